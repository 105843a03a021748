"""Good files of each format, ways to break them from inside, and the check that what comes of them is clear."""

from __future__ import annotations

import contextlib
import io
import signal
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import openpyxl
from golden_pairs import SAMPLES, sample
from hypothesis import strategies as st
from looks import read_bytes
from lxml import etree
from written_formats import as_html, parts_of
from written_pdf import write_pdf
from written_word import write_listed_word

from graph.errors import InputError
from loaders.extract import extract
from loaders.understanding import understand

LIMIT = 20
"""Seconds that any of these files may take on a busy machine; on a quiet one they take a fraction of one."""
VALUES = ("", "0", "-1", "9999999999", "1e309", "x", "NaN", "A1:XFD1048576", "ZZZZZZ9", "%1%2%9", "../../x", "ß")
"""What attributes of office files are not made for."""


@cache
def good(form: str) -> bytes:
    """A good file of a format."""
    parts = parts_of(sample(SAMPLES[1]).text)
    if form == "html":
        return as_html(parts).encode()
    path = Path(tempfile.mkdtemp()) / f"plan.{form}"
    if form == "xlsx":
        book = openpyxl.Workbook()
        for row in (["STT", "Nhiệm vụ", "Cơ quan chủ trì"], [1, "Lập sổ theo dõi", "Sở Y tế"], [2, "In sách", None]):
            book.active.append(row)
        book.active.merge_cells("A5:C6")
        book.save(path)
        return path.read_bytes()
    return (write_pdf if form == "pdf" else write_listed_word)(parts, path).read_bytes()


def packed(parts: dict[str, bytes]) -> bytes:
    """A zip archive of these parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def parts_in(data: bytes) -> dict[str, bytes]:
    """The parts of a zip archive."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@contextlib.contextmanager
def in_time(seconds: int = LIMIT) -> Iterator[None]:
    """Ends what is inside when the time is over, and fails."""

    def late(*_: object) -> None:
        raise AssertionError(f"it takes longer than {seconds} seconds")

    before = signal.signal(signal.SIGALRM, late)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def check(data: bytes, path: Path) -> None:
    """Either a record with its report comes of it, or one line that says what to do; in time."""
    with in_time():
        try:
            source = read_bytes(data, path)
            record = extract(source)
        except InputError as error:
            assert "\n" not in str(error)
            assert error.fix
            return
        understand(record, source)
        assert record.to_json()


def flipped(draw: Callable[..., int], data: bytes) -> bytes:
    """The bytes with some of them changed."""
    out = bytearray(data)
    for _ in range(draw(st.integers(1, 6)) if out else 0):
        out[draw(st.integers(0, len(out) - 1))] = draw(st.integers(0, 255))
    return bytes(out)


def cut(draw: Callable[..., int], data: bytes) -> bytes:
    """The first of the bytes."""
    return data[: draw(st.integers(0, len(data)))]


def rebuilt(draw: Callable[..., int], data: bytes) -> bytes:
    """The XML with elements dropped, doubled, renamed, or with values that they are not made for."""
    root = etree.fromstring(data)
    for _ in range(draw(st.integers(1, 5))):
        elements = [one for one in root.iter() if isinstance(one.tag, str) and one is not root]
        if not elements:
            break
        one = elements[draw(st.integers(0, len(elements) - 1))]
        other = elements[draw(st.integers(0, len(elements) - 1))]
        way = draw(st.integers(0, 4))
        if way == 0:
            one.getparent().remove(one)
        elif way == 1:
            one.addnext(etree.fromstring(etree.tostring(one)))
        elif way == 2:
            one.tag = other.tag
        elif way == 3 and one.attrib:
            names = sorted(one.attrib)
            one.set(names[draw(st.integers(0, len(names) - 1))], VALUES[draw(st.integers(0, len(VALUES) - 1))])
        else:
            one.text = ("Sở Y tế chủ trì, " * 20, "((((" * 50, "1.1.1.1.", "")[draw(st.integers(0, 3))]
    return etree.tostring(root)
