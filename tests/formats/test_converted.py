"""Old Word, rich text and OpenDocument files through LibreOffice, and what is said where that is not there."""

import os
import shutil
import subprocess
import time
from contextlib import suppress
from pathlib import Path

import pytest
from golden_pairs import SAMPLES, sample
from looks import paragraphs, read_bytes, tables
from written_formats import parts_of
from written_word import write_word

from graph.errors import InputTooLarge, UnreadableDocument
from loaders.readers import converted, read_source

OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600 + "WordDocument".encode("utf-16-le")
RTF = rb"{\rtf1\ansi\deff0{\fonttbl{\f0 Times New Roman;}}\uc1 S\u7903? Y t\u7871?\par K\u7871? ho\u7841?ch\par}"


@pytest.fixture
def office():
    """LibreOffice with its Writer."""
    program = shutil.which("soffice")
    found = program is not None and any(Path(program).resolve().parent.glob("libswlo.*"))
    if not found and not os.environ.get("PHOIHOP_REQUIRE_LIBREOFFICE"):
        pytest.skip("no LibreOffice Writer: apt install libreoffice-writer; PHOIHOP_REQUIRE_LIBREOFFICE=1 requires it")
    assert found, "PHOIHOP_REQUIRE_LIBREOFFICE is set, and LibreOffice Writer is not installed"
    return program


def test_an_old_word_file_says_what_the_new_one_says(office, tmp_path):
    new = write_word(parts_of(sample(SAMPLES[0]).text), tmp_path / "plan.docx")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", "doc:MS Word 97", "--outdir", str(tmp_path), str(new)]
    subprocess.run(command, check=True, capture_output=True, timeout=100)
    old, modern = read_source(tmp_path / "plan.doc"), read_source(new)

    assert old.format == "doc"
    assert paragraphs(old) == paragraphs(modern)
    assert tables(old) == tables(modern)
    assert tables(old)


def test_rich_text_is_read(office, tmp_path):
    source = read_bytes(RTF, tmp_path / "plan.doc")

    assert (source.format, paragraphs(source)) == ("rtf", ["Sở Y tế", "Kế hoạch"])


def test_a_broken_file_is_told(office, tmp_path):
    with pytest.raises(UnreadableDocument) as error:
        read_bytes(OLD, tmp_path / "plan.doc")

    assert "LibreOffice cannot read it" in str(error.value)


def test_without_libreoffice_the_package_is_named(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(UnreadableDocument) as error:
        read_bytes(RTF, tmp_path / "plan.rtf")

    assert "install libreoffice-writer" in str(error.value)


def test_without_its_writer_the_package_is_named(tmp_path, monkeypatch):
    program = tmp_path / "program" / "soffice"
    program.parent.mkdir()
    program.write_text("#!/bin/sh\nexit 0\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}:/bin:/usr/bin")
    with pytest.raises(UnreadableDocument) as error:
        read_bytes(OLD, tmp_path / "plan.doc")

    assert "without its Writer" in str(error.value)


def test_a_conversion_that_hangs_is_ended_with_all_it_started(tmp_path, monkeypatch):
    program = tmp_path / "soffice"
    program.write_text(f"#!/bin/sh\nsleep 60 &\necho $! > {tmp_path}/child\nwait\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin:/usr/bin")
    monkeypatch.setattr(converted, "SECONDS", 1)
    with pytest.raises(InputTooLarge) as error:
        read_bytes(OLD, tmp_path / "plan.doc")
    child = int((tmp_path / "child").read_text())

    assert "longer than 1 seconds" in str(error.value)
    assert _gone(child)


def _gone(process):
    """Whether a process that was told to end has done so within ten seconds."""
    state = Path(f"/proc/{process}/stat")
    until = time.monotonic() + 10
    while time.monotonic() < until:
        with suppress(FileNotFoundError, ProcessLookupError):
            if state.read_text().split()[2] != "Z":
                time.sleep(0.05)
                continue
        return True
    return False
