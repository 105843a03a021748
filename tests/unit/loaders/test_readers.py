"""Files in, their text out; what is no text is refused in one clear line."""

import hashlib

import pytest

from graph.errors import InputTooLarge, UnreadableDocument, UnsupportedFormat
from loaders import readers
from loaders.readers import can_read, read_source

TEXT = "Kế hoạch: Sở Y tế khám bệnh.\r\n"


def one_line(error):
    message = str(error.value)
    assert "\n" not in message
    return message


@pytest.mark.parametrize("name", ["plan.txt", "plan.md", "PLAN.TXT", "kế hoạch.markdown"])
def test_a_text_file_is_handed_on_as_it_is(tmp_path, name):
    path = tmp_path / name
    path.write_bytes(TEXT.encode("utf-8"))
    source = read_source(path)

    assert (source.text, source.file) == (TEXT, name)
    assert source.sha256 == hashlib.sha256(TEXT.encode("utf-8")).hexdigest()
    assert source.format == ("txt" if name.lower().endswith("txt") else "md")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_the_encodings_of_unicode_are_read(tmp_path, encoding):
    path = tmp_path / "plan.txt"
    path.write_bytes(TEXT.encode(encoding))

    assert read_source(path).text.lstrip("\ufeff") == TEXT


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "the file is empty"),
        (b" \r\n\t\n", "the file is empty"),
        (b"\xef\xbb\xbf", "the file is empty"),
        (b"\xff\xfe", "the file is empty"),
        (bytes(range(32)) * 40, "binary data"),
        ("Kế hoạch".encode("cp1258", errors="replace") + b"\xea\xe3", "not UTF-8 text"),
        ("đường".encode()[:-1] + b"\xff", "not UTF-8 text"),
    ],
)
def test_what_is_no_text_is_refused_with_the_reason_and_the_file(tmp_path, data, why):
    path = tmp_path / "plan.txt"
    path.write_bytes(data)
    with pytest.raises(UnreadableDocument) as error:
        read_source(path)

    assert why in one_line(error)
    assert str(path) in str(error.value)
    assert error.value.fix


def test_a_missing_file_is_told_so(tmp_path):
    with pytest.raises(UnreadableDocument) as error:
        read_source(tmp_path / "no.txt")

    assert "no such file" in one_line(error)


def test_an_unknown_kind_of_file_names_the_known_ones(tmp_path):
    path = tmp_path / "photo.xyz"
    path.write_bytes(b"x")
    with pytest.raises(UnsupportedFormat) as error:
        read_source(path)

    assert ".md" in one_line(error)
    assert not can_read(path)


def test_a_folder_is_no_document(tmp_path):
    folder = tmp_path / "plan.txt"
    folder.mkdir()
    with pytest.raises(UnreadableDocument) as error:
        read_source(folder)

    one_line(error)


def test_a_file_over_the_limit_is_not_read(tmp_path, monkeypatch):
    monkeypatch.setattr(readers, "MAX_BYTES", 10)
    path = tmp_path / "plan.txt"
    path.write_bytes(b"x" * 11)
    with pytest.raises(InputTooLarge) as error:
        read_source(path)

    assert "11 bytes, at most 10" in one_line(error)
