"""Files broken from inside: whatever comes, a record or one clear line, in bounded time."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest
from broken_files import check, cut, flipped, good, in_time, packed, parts_in, rebuilt
from golden_pairs import SAMPLES, sample
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from looks import read_bytes

from graph.errors import InputError, InputTooLarge
from loaders.readers.pdf_worker import answer

pytestmark = pytest.mark.skipif(not hasattr(signal, "SIGALRM"), reason="needs an alarm of POSIX")
QUICK = settings(
    max_examples=35, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
CUTS = 24


@pytest.mark.parametrize("form", ["docx", "xlsx", "html"])
def test_a_file_cut_short_anywhere_is_read_or_refused(tmp_path: Path, form: str) -> None:
    data = good(form)
    for n in range(CUTS):
        check(data[: len(data) * n // CUTS], tmp_path / f"plan.{form}")


def test_a_pdf_cut_short_anywhere_is_read_or_named_broken() -> None:
    data = good("pdf")
    for n in range(1, 9):
        with in_time():
            found = answer(data[: len(data) * n // 9])
        assert found.get("pages") or found["error"]


@pytest.mark.parametrize("form", ["docx", "xlsx"])
@QUICK
@given(data=st.data())
def test_parts_of_an_office_file_that_were_broken_and_packed_again(
    tmp_path: Path, form: str, data: st.DataObject
) -> None:
    parts = parts_in(good(form))
    names = sorted(name for name in parts if name.endswith((".xml", ".rels")))
    for _ in range(data.draw(st.integers(1, 2))):
        name = data.draw(st.sampled_from(names))
        way = data.draw(st.sampled_from((flipped, cut, rebuilt, rebuilt, rebuilt)))
        if way is not rebuilt or parts[name] == parts_in(good(form))[name]:
            parts[name] = way(data.draw, parts[name])
    if data.draw(st.booleans()):
        parts.pop(data.draw(st.sampled_from(names)))
    check(packed(parts), tmp_path / f"plan.{form}")


@QUICK
@given(data=st.data())
def test_texts_in_which_encodings_are_mixed(tmp_path: Path, data: st.DataObject) -> None:
    text = sample(data.draw(st.sampled_from(SAMPLES))).text
    at = data.draw(st.integers(0, len(text)))
    first, second = (data.draw(st.sampled_from(("utf-8", "utf-16", "utf-16-be", "cp1258", "latin-1"))) for _ in "ab")
    between = data.draw(st.sampled_from((b"", b"\xed\xa0\x80", b"\xff\xfe", b"\x00", b"\xc3")))
    mixed = text[:at].encode(first, "replace") + between + text[at:].encode(second, "replace")

    check(mixed, tmp_path / data.draw(st.sampled_from(("plan.txt", "plan.md", "plan.csv", "plan.html"))))


def test_control_characters_and_lone_surrogates_of_every_format(tmp_path: Path) -> None:
    odd = "\x00\x07\x1b[31m\x7f\x85\u2028\u202e\ufeff\ufffe"
    text = odd.join(sample(SAMPLES[0]).text.splitlines(keepends=True))
    for name in ("plan.txt", "plan.md", "plan.csv"):
        check(text.encode(), tmp_path / name)
    check(f"<p>{text}</p><p>&#xD800;&#0;&#x110000; Sở Y tế chủ trì</p>".encode(), tmp_path / "plan.html")


HUGE = 1_000_000_000
PAGES = {
    "blocks in blocks": "<div>" * 100_000 + "Sở Y tế",
    "lists in lists": "<ul><li>" * 50_000 + "Sở Y tế",
    "never closed": "<p><b><i>" * 30_000 + "Sở",
    "attributes": "<p " + " ".join(f"a{n}=1" for n in range(200_000)) + ">Sở Y tế</p>",
    "attributes without blanks": "<p a" + "".join(f"/a{n}" for n in range(200_000)) + ">Sở Y tế</p>",
    "one wide cell": f'<table><tr><td colspan="{HUGE}" rowspan="{HUGE}">Sở</td><td>x</td></tr></table>',
    "many wide cells": "<table>" + '<tr><td colspan="1000" rowspan="65534">Sở</td></tr>' * 1_000 + "</table>",
    "breaks": "<p>Sở Y tế" + "<br>" * 60_000,
    "comments": "<!--" * 100_000,
}


@pytest.mark.parametrize("name", PAGES)
def test_web_pages_that_no_office_made(tmp_path: Path, name: str) -> None:
    check(f"<html><body>{PAGES[name]}".encode(), tmp_path / "plan.html")


def test_a_tag_with_more_attributes_than_any_real_one_is_told(tmp_path: Path) -> None:
    named = " ".join(f"data-{n}='a b c > d'" for n in range(300))
    with pytest.raises(InputTooLarge, match="more than 200 attributes"):
        read_bytes(f"<html><body><p {named}>Sở Y tế</p></body></html>".encode(), tmp_path / "plan.html")
    words = "Sở Y tế " * 400
    assert "Sở" in read_bytes(f"<p title='{words}'>{words} a < b</p>".encode(), tmp_path / "plan.html").text


@pytest.mark.parametrize(
    "inner",
    [
        '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
        '<row r="99999999999"><c r="ZZZZZZZ99999999999"><v>1</v></c></row>',
        '<row r="1"><c r="A1" t="s"><v>99999999</v></c></row>',
        '<row r="9"><c r="A9"><v>1</v></c></row><row r="1"><c r="A1"><v>1</v></c></row>' * 500,
        '<row r="1">' + "<c><v>1</v></c>" * 40_000 + "</row>",
    ],
    ids=["far", "beyond", "no such text", "backwards", "wide"],
)
def test_sheets_that_no_office_made(tmp_path: Path, inner: str) -> None:
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    parts = parts_in(good("xlsx"))
    sheet = f'<worksheet xmlns="{space}"><dimension ref="A1:XFD1048576"/><sheetData>{inner}</sheetData></worksheet>'
    check(packed(parts | {"xl/worksheets/sheet1.xml": sheet.encode()}), tmp_path / "plan.xlsx")


@pytest.mark.parametrize("line", ["a\n", "|\n", "a\tb\tc\n", "\u2028", "KẾ HOẠCH\n"])
def test_a_text_of_more_lines_than_any_plan_has_is_refused_at_once(tmp_path: Path, line: str) -> None:
    with in_time(), pytest.raises(InputTooLarge, match="100,000 lines"):
        read_bytes(line.encode() * 150_000, tmp_path / "plan.txt")


LINES = (
    " ", "-", "- ", "| ", "-- |", "\u00a0", "\t", ".", "_", "*", "(", "((a)", "1.", "1/2", "e\u0302\u0301", "<br>", ">",
    "tỉnh ", "Căn cứ Luật ", "ngày 01/01/2020, ", "số 12/QĐ-UBND, ", "Số: .... / ", "phối hợp với ", "giao Sở Y tế; ",
    "Cơ quan chủ trì: ", "báo cáo UBND tỉnh qua ", "các sở, ", "(sau đây gọi tắt là ", "ỦY BAN NHÂN DÂN ", "nt, ",
)  # fmt: skip


@pytest.mark.parametrize("again", LINES)
def test_one_thing_again_and_again_in_one_line(tmp_path: Path, again: str) -> None:
    long = again * (60_000 // len(again))
    check(f"KẾ HOẠCH\n{long}x\n1. Sở Y tế {long} chủ trì.\n{long}\n".encode(), tmp_path / "plan.txt")


def test_a_workbook_that_names_one_sheet_thousands_of_times_is_refused(tmp_path: Path) -> None:
    parts = parts_in(good("xlsx"))
    space = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    more = "".join(f'<sheet name="s{n}" sheetId="{n}" r:id="rId1" xmlns:r="{space}"/>' for n in range(2, 5_000))
    book = parts["xl/workbook.xml"].replace(b"</sheets>", more.encode() + b"</sheets>")
    with in_time(), pytest.raises(InputTooLarge, match="sheets"):
        read_bytes(packed(parts | {"xl/workbook.xml": book}), tmp_path / "plan.xlsx")


def test_archives_in_archives_are_not_opened(tmp_path: Path) -> None:
    data = b"x" * 1_000
    for _ in range(20):
        data = packed({"inner.zip": data})
    for name in ("plan.zip", "plan.docx", "plan.xlsx", "plan.txt"):
        with pytest.raises(InputError):
            read_bytes(data, tmp_path / name)
    word = parts_in(good("docx"))
    check(packed(word | {"word/document.xml": good("docx")}), tmp_path / "plan.docx")


def pdf(*objects: str, ends: bool = True) -> bytes:
    """A PDF of these objects, the first its catalogue."""
    written = "".join(f"{n} 0 obj{one}endobj\n" for n, one in enumerate(objects, 1))
    return f"%PDF-1.4\n{written}trailer<</Root 1 0 R>>\n{'%%EOF' if ends else ''}".encode()


def page(content: str, *more: str, resources: str = "") -> bytes:
    """A PDF of one page."""
    stream = f"<</Length {len(content)}>>stream\n{content}\nendstream"
    leaf = f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<<{resources}>>>>"
    tree = "<</Type/Pages/Kids[3 0 R]/Count 1>>"
    return pdf("<</Type/Catalog/Pages 2 0 R>>", tree, leaf, stream, *more)


LOOP = (
    "<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 5 0 R>>>>/Length 12>>"
    "stream\n/X Do /X Do \nendstream"
)
PDFS = {
    "a count of pages that lies": pdf(
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[3 0 R]/Count {HUGE}>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]>>",
    ),
    "one page 50,000 times": pdf(
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[" + "3 0 R " * 50_000 + "]/Count 50000>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]>>",
    ),
    "a drawing that draws itself": page("/X Do " * 100, LOOP, resources="/XObject<</X 5 0 R>>"),
    "states in states": page("q " * 200_000),
    "no end": pdf("<</Type/Catalog/Pages 1 0 R>>", ends=False),
}


@pytest.mark.parametrize("name", PDFS)
def test_pdf_files_that_no_office_made(name: str) -> None:
    with in_time():
        found = answer(PDFS[name])
    assert found.get("error") or not found.get("drafts")
