"""Reviewed records beside their documents."""

import os

from loaders.review.beside import file_sha256, superseded


def test_a_pipe_in_the_folder_is_passed_over_and_hangs_nobody(tmp_path):
    document, reviewed, pipe = (tmp_path / name for name in ("plan.txt", "plan.review.yaml", "plan.docx"))
    document.write_bytes(b"words")
    os.mkfifo(pipe)
    reviewed.write_text(f"source:\n  sha256: {file_sha256(document)}\n", "utf-8")
    odd = tmp_path / "other.review.yaml"
    os.mkfifo(odd)
    (tmp_path / "other.txt").write_bytes(b"words")

    found = superseded([document, reviewed, pipe, odd, tmp_path / "other.txt"])

    assert found == {document}
