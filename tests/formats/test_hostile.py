"""Files that somebody broke, on purpose or not: one clear line, in bounded time and memory, and nothing fetched."""

from __future__ import annotations

import io
import struct
import tempfile
import time
import tracemalloc
import zipfile
from functools import cache
from pathlib import Path

import pytest
from golden_pairs import SAMPLES, sample
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from looks import read_bytes
from written_formats import as_html, parts_of
from written_pdf import write_pdf
from written_word import write_listed_word

from graph.errors import InputError, InputTooLarge, UnreadableDocument
from loaders.extract import extract
from loaders.readers.pdf_worker import answer

CONTENT = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def one_line(error: pytest.ExceptionInfo[InputError]) -> str:
    assert "\n" not in str(error.value)
    assert error.value.fix
    return str(error.value)


def word(document: bytes, **parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", CONTENT)
        archive.writestr("word/document.xml", document)
        for name, data in parts.items():
            archive.writestr(f"word/{name}.xml", data)
    return out.getvalue()


def body(inner: str) -> bytes:
    return f'<w:document xmlns:w="{SPACE}"><w:body>{inner}</w:body></w:document>'.encode()


def lying(data: bytes) -> bytes:
    """The archive with the size of each part said to be small."""
    out, at = bytearray(data), 0
    while (at := out.find(b"PK\x01\x02", at)) >= 0:
        out[at + 24 : at + 28] = struct.pack("<I", 100)
        at += 4
    return bytes(out)


def test_a_zip_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    bomb = word(b"<a>" + b" " * 90_000_000 + b"</a>")
    tracemalloc.start()
    with pytest.raises(InputTooLarge) as error:
        read_bytes(bomb, tmp_path / "plan.docx")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert len(bomb) < 200_000
    assert peak < 20_000_000
    assert "unpacks to more than" in one_line(error)


def test_an_archive_of_a_million_parts_is_not_even_listed(tmp_path: Path) -> None:
    entry = b"PK\x01\x02" + b"\x00" * 42
    end = b"PK\x05\x06" + struct.pack("<4H2IH", 0, 0, 65_535, 65_535, 46 * 1_000_000, 4, 0)
    begun = time.process_time()
    with pytest.raises(InputError) as error:
        read_bytes(b"PK\x03\x04" + entry * 1_000_000 + end, tmp_path / "plan.docx")

    one_line(error)
    assert time.process_time() - begun < 3


def test_an_archive_that_lies_about_its_sizes_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError) as error:
        read_bytes(lying(word(b"<a>" + b" " * 70_000_000 + b"</a>")), tmp_path / "plan.docx")

    one_line(error)


@pytest.mark.parametrize(
    "declared",
    [
        '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY x "&b;&b;&b;&b;">]>',
        '<!DOCTYPE a SYSTEM "http://127.0.0.1:9/x.dtd">',
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_and_dtds_are_refused(tmp_path: Path, declared: str, encoding: str) -> None:
    inner = f"<w:p><w:r><w:t>{'&x;' if 'ENTITY' in declared else 'x'}</w:t></w:r></w:p>"
    text = f'<?xml version="1.0" encoding="{encoding}"?>' + declared + body(inner).decode()
    with pytest.raises(UnreadableDocument) as error:
        read_bytes(word(text.encode(encoding)), tmp_path / "plan.docx")

    assert "DTD" in one_line(error)


def test_a_page_with_entities_reads_no_file(tmp_path: Path) -> None:
    page = '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]><html><body><p>Sở Y tế &x;</p></body></html>'

    assert "root:" not in read_bytes(page.encode(), tmp_path / "plan.html").text


@pytest.mark.parametrize(
    ("inner", "readable"),
    [
        ("<w:p>" + "<w:ins>" * 100 + "<w:r><w:t>Sở</w:t></w:r>" + "</w:ins>" * 100 + "</w:p>", True),
        ("<w:tbl><w:tr><w:tc>" * 80 + "<w:p><w:r><w:t>Sở</w:t></w:r></w:p>" + "</w:tc></w:tr></w:tbl>" * 80, True),
        ("<w:tbl>" * 9_000 + "</w:tbl>" * 9_000, False),
        ("<w:p><w:r><w:t>" + "Sở " * 300_000 + "</w:t></w:r></w:p>", True),
        ("<w:p><w:r><w:t>" + "x" * 11_000_000 + "</w:t></w:r></w:p>", False),
        ("<w:tbl>" + "<w:tr><w:tc><w:p/></w:tc><w:tc><w:p/></w:tc></w:tr>" * 76_000 + "</w:tbl>", False),
        ("", False),
        ('<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="999999999"/></w:tcPr><w:p><w:r><w:t>Sở</w:t></w:r></w:p></w:tc>'
         "<w:tc><w:p/></w:tc></w:tr></w:tbl>", True),
    ],
    ids=["nested", "tables in tables", "deep", "long", "10 MB line", "huge table", "empty", "wide"],
)  # fmt: skip
def test_odd_documents_are_read_or_refused(tmp_path: Path, inner: str, readable: bool) -> None:
    data = word(body(inner))
    if readable:
        assert "Sở" in read_bytes(data, tmp_path / "plan.docx").text
    else:
        with pytest.raises(InputError) as error:
            read_bytes(data, tmp_path / "plan.docx")
        one_line(error)


def test_styles_and_lists_that_refer_to_themselves_end(tmp_path: Path) -> None:
    styles = (
        f'<w:styles xmlns:w="{SPACE}"><w:style w:styleId="a"><w:basedOn w:val="b"/></w:style>'
        '<w:style w:styleId="b"><w:basedOn w:val="a"/></w:style></w:styles>'
    )
    lists = (
        f'<w:numbering xmlns:w="{SPACE}"><w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="a"/></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )
    inner = (
        '<w:p><w:pPr><w:pStyle w:val="a"/><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>Sở</w:t></w:r></w:p>'
    )
    data = word(body(inner), styles=styles.encode(), numbering=lists.encode())

    assert "Sở" in read_bytes(data, tmp_path / "plan.docx").text


def test_a_password_and_other_containers_are_named(tmp_path: Path) -> None:
    old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600
    for data, said in (
        (old + "EncryptedPackage".encode("utf-16-le"), "password"),
        (old + "Workbook".encode("utf-16-le"), "old Office file"),
        (b"GIF89a" + b"\x00" * 50, "a picture of another kind"),
    ):
        with pytest.raises(InputError) as error:
            read_bytes(data, tmp_path / "plan.docx")
        assert said in one_line(error)


@cache
def whole(form: str) -> bytes:
    """A good document in a format."""
    parts = parts_of(sample(SAMPLES[1]).text)
    if form == "html":
        return as_html(parts).encode()
    path = Path(tempfile.mkdtemp()) / f"plan.{form}"
    return (write_pdf if form == "pdf" else write_listed_word)(parts, path).read_bytes()


FORMS = ("html", "docx")


@pytest.mark.parametrize("form", FORMS)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_file_that_was_cut_or_changed_is_read_or_refused_in_one_line(
    tmp_path: Path, form: str, data: st.DataObject
) -> None:
    good = whole(form)
    cut = data.draw(st.integers(0, len(good)))
    broken = bytearray(good[:cut])
    for _ in range(data.draw(st.integers(0, 6))):
        if broken:
            broken[data.draw(st.integers(0, len(broken) - 1))] = data.draw(st.integers(0, 255))
    check(bytes(broken), tmp_path / f"plan.{form}")


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_word_file_whose_xml_was_changed_is_read_or_refused_in_one_line(tmp_path: Path, data: st.DataObject) -> None:
    with zipfile.ZipFile(io.BytesIO(whole("docx"))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = data.draw(st.sampled_from(["word/document.xml", "word/numbering.xml", "word/styles.xml", "_rels/.rels"]))
    words = [b"w:val", b'"1"', b"<w:p>", b"</w:p>", b"w:numId", b"w:tc", b"w:ilvl", b"decimal", b"%1", b"w:r"]
    old, new = (
        data.draw(st.sampled_from(words)),
        data.draw(st.sampled_from([*words, b"", b'"-7"', b'"99999999999"', b'"x"'])),
    )
    parts[name] = parts[name].replace(old, new, data.draw(st.integers(1, 5)))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for key, content in parts.items():
            archive.writestr(key, content)
    check(out.getvalue(), tmp_path / "plan.docx")


@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_a_pdf_that_was_cut_or_changed_is_read_or_named_broken(data: st.DataObject) -> None:
    good = whole("pdf")
    broken = bytearray(good[: data.draw(st.sampled_from([len(good), data.draw(st.integers(9, len(good)))]))])
    for _ in range(data.draw(st.integers(0, 8))):
        broken[data.draw(st.integers(5, len(broken) - 1))] = data.draw(st.integers(0, 255))
    found = answer(bytes(broken))

    assert found.get("drafts") or found.get("pictures") or found["error"] in {"broken", "password", "pages", "memory"}


def test_a_pdf_whose_pages_refer_to_themselves_is_named_broken() -> None:
    loop = (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[2 0 R 2 0 R]/Count 99999999>>"
        b"endobj\ntrailer<</Root 1 0 R>>"
    )

    assert answer(loop) == {"error": "broken"}


@pytest.mark.parametrize(
    "line", ["Sở Y tế ", "a\t", "| ", "(", "1. "], ids=["words", "tabs", "pipes", "brackets", "numbers"]
)
@pytest.mark.parametrize("name", ["plan.txt", "plan.md", "plan.html", "plan.csv"])
def test_a_line_of_ten_megabytes_is_refused_at_once(tmp_path: Path, name: str, line: str) -> None:
    start = "<html><body><p>" if name.endswith("html") else ""
    begun = time.process_time()
    with pytest.raises(InputError) as error:
        read_bytes((start + line * (10_000_000 // len(line.encode()))).encode(), tmp_path / name)

    one_line(error)
    assert time.process_time() - begun < 20


def check(data: bytes, path: Path) -> None:
    """Either a record comes of it, or one line that says what to do."""
    try:
        extract(read_bytes(data, path))
    except InputError as error:
        assert "\n" not in str(error)
        assert error.fix


@pytest.mark.parametrize("suffix", [".docx", ".pdf", ".jpg"])
def test_bytes_that_are_nothing_are_not_told_to_take_the_ending_they_have(tmp_path, suffix):
    with pytest.raises(UnreadableDocument, match=f"the content is no {suffix} file"):
        read_bytes(bytes(range(256)) * 40, tmp_path / f"plan{suffix}")
