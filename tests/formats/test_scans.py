"""Scans and pictures: words, tables and their places; pages kept; hostile pictures; what is said without OCR."""

from __future__ import annotations

import json
import os
import shutil
import signal
import struct
import subprocess
import sys
import time
import zlib
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pdfplumber
import pypdfium2
import pytest
from golden_pairs import sample
from looks import paragraphs, read_bytes, tables
from PIL import Image, ImageChops, ImageDraw
from rapidfuzz.distance import Levenshtein
from reportlab.platypus import PageBreak, Paragraph
from scoring import KINDS, score
from transform_base import Pair
from written_formats import parts_of
from written_pdf import build, style, write_pdf
from written_scans import as_pdf, pictures, worn

from graph.errors import InputError, InputTooLarge, SecretDocument, UnreadableDocument
from loaders.extract import extract
from loaders.ingest import Wanted, ingest, read
from loaders.readers import pdf, read_source
from loaders.scans import Scanning, pages
from loaders.scans.kept import KeptPages, kept_of, trim
from loaders.text.source import SourceText

TABLED = "bentre-ocop"
TASK = "1. Sở Y tế chủ trì, phối hợp với Sở Nội vụ lập sổ theo dõi người đọc sách của tỉnh trong cả năm 2024."


@pytest.fixture(scope="session")
def tesseract() -> str:
    """The program, with its Vietnamese data."""
    program = shutil.which("tesseract")
    found = (
        program and "vie" in subprocess.run([program, "--list-langs"], capture_output=True, text=True).stdout.split()
    )
    if not found and not os.environ.get("PHOIHOP_REQUIRE_TESSERACT"):
        pytest.skip(
            "no tesseract: apt install tesseract-ocr tesseract-ocr-vie; PHOIHOP_REQUIRE_TESSERACT=1 requires it"
        )
    assert program and found, (
        "PHOIHOP_REQUIRE_TESSERACT is set, and tesseract with its Vietnamese data is not installed"
    )
    return program


class Scan:
    """A sample as text PDF and as worn scan of it, read once, and where its pages are kept."""

    def __init__(self, home: Path) -> None:
        self.kept = home / "kept"
        self.told: list[tuple[int, int]] = []
        self.typeset = write_pdf(parts_of(sample(TABLED).text), home / "plan.pdf")
        sheets = [worn(page, turn=0.6 * (-1) ** n, seed=n) for n, page in enumerate(pictures(self.typeset))]
        self.path = as_pdf(sheets, home / "scan.pdf")
        self.text = read_source(self.typeset)
        self.source = read_source(self.path, self.scanning)

    @property
    def scanning(self) -> Scanning:
        return Scanning(self.kept, lambda _where, read, of: self.told.append((read, of)))


@pytest.fixture(scope="session")
def scan(tesseract: str, tmp_path_factory: pytest.TempPathFactory) -> Scan:
    return Scan(tmp_path_factory.mktemp("scan"))


def few_lines(path: Path, *lines: str, dpi: int = 200) -> Image.Image:
    """The upper part of a page with these lines."""
    [page] = pictures(build([Paragraph(line, style()) for line in lines], path), dpi)
    return page.crop((0, 0, page.width, page.height // 4))


def test_a_worn_scan_says_what_its_text_says(scan: Scan) -> None:
    assert scan.source.format == "pdf"
    assert Levenshtein.distance(scan.text.text, scan.source.text) < 0.01 * len(scan.text.text)
    cells = list(zip(tables(scan.text)[-1], tables(scan.source)[-1], strict=True))
    assert sum(a == b for a, b in cells) >= 0.9 * len(cells) > 20

    record = json.loads(extract(scan.source).to_json())
    found_facts = score(Pair(TABLED, scan.source.text, sample(TABLED).gold), record)
    assert {kind: found_facts[kind].notes for kind in KINDS if found_facts[kind].f1 < 0.95} == {}


def test_every_fact_of_a_scan_has_its_page_and_box_and_waits_for_review(scan: Scan) -> None:
    record = extract(scan.source)
    found = [body.evidence for task in record.tasks for body in (*task.leads, *task.partners)]
    found += [task.evidence for task in record.tasks]

    assert found
    assert all(one.needs_review and one.page and one.box and 0.3 < one.confidence <= 0.9 for one in found)
    with pdfplumber.open(scan.typeset) as document:
        for task in record.tasks:
            for lead in task.leads:
                evidence = lead.evidence
                words = document.pages[evidence.page - 1].extract_words()
                assert any(_inside(word, evidence.box) for word in words if word["text"] == lead.written.split()[0])


def _inside(word: dict[str, float], box: tuple[int, int, int, int]) -> bool:
    """Whether the middle of a word of the text PDF lies in the box of the scan, which is turned by .6 degrees."""
    middle, centre = (word["x0"] + word["x1"]) / 2, (word["top"] + word["bottom"]) / 2
    return box[0] - 4 < middle < box[2] + 4 and box[1] - 4 < centre < box[3] + 4


def test_notes_say_what_was_recognised(scan: Scan) -> None:
    record = extract(scan.source)

    assert record.notes[0] == "trang 1-2 đọc bằng nhận dạng chữ (OCR) từ ảnh quét, cần rà soát"


def test_pages_are_told_as_they_are_read_and_kept_for_the_next_time(
    scan: Scan, monkeypatch: pytest.MonkeyPatch
) -> None:
    scan.told.clear()
    monkeypatch.setattr(pages._Job, "answer", lambda _self: pytest.fail("a page was read again"))

    assert read_source(scan.path, scan.scanning) == scan.source
    assert scan.told == [(2, 2)]


def test_a_reading_that_was_stopped_goes_on_where_it_stopped(tesseract: str, tmp_path: Path) -> None:
    sheets = [few_lines(tmp_path / "a.pdf", f"{n}. Sở Y tế mở lớp học.").convert("L") for n in (1, 2)]
    path = tmp_path / "plan.tif"
    sheets[0].save(path, save_all=True, append_images=sheets[1:], dpi=(200, 200))

    def stop(_where: str, read: int, _of: int) -> None:
        if read == 1:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        read_source(path, Scanning(tmp_path / "kept", stop, at_once=1))
    told: list[int] = []
    again = read_source(path, Scanning(tmp_path / "kept", lambda _where, read, _of: told.append(read)))

    assert told == [1, 2]
    assert paragraphs(again) == ["1. Sở Y tế mở lớp học.", "2. Sở Y tế mở lớp học."]


@pytest.mark.parametrize("spoil", ["cut", "changed", "link", "foreign", "folder"])
def test_a_kept_page_that_is_not_as_it_was_written_counts_for_nothing(scan: Scan, tmp_path: Path, spoil: str) -> None:
    page = next(scan.kept.rglob("00001.page"))
    kept = KeptPages(tmp_path)
    copy = Path(shutil.copy(page, tmp_path / page.name))
    assert kept.get(1) is not None
    assert kept.picture(1) is not None
    if spoil == "cut":
        copy.write_bytes(copy.read_bytes()[:-5])
    elif spoil == "changed":
        copy.write_bytes(copy.read_bytes().replace(b"0.9", b"0.1", 1))
    elif spoil == "foreign":
        if os.getuid() != 0:
            pytest.skip("only root can give files away")
        os.chown(copy, 12345, 12345)
    else:
        copy.unlink()
        copy.symlink_to(page) if spoil == "link" else copy.mkdir()

    assert kept.get(1) is None
    assert kept.picture(1) is None


def test_kept_pages_are_private_and_bounded(scan: Scan, tmp_path: Path) -> None:
    page = next(scan.kept.rglob("*.page"))
    assert (page.stat().st_mode & 0o777, page.parent.stat().st_mode & 0o777) == (0o600, 0o700)
    for n in range(4):
        KeptPages(tmp_path / str(n)).put(1, {"lines": [], "picture": "x" * 1000})
        os.utime(tmp_path / str(n), (n, n))
    trim(tmp_path, but=tmp_path / "0", most=2500)

    assert sorted(one.name for one in tmp_path.iterdir()) == ["0", "3"]


@pytest.mark.parametrize("form", ["jpg", "tif", "webp", "bmp"])
def test_pictures_are_read_by_what_they_are(tesseract: str, tmp_path: Path, form: str) -> None:
    page = few_lines(tmp_path / "a.pdf", "KẾ HOẠCH", TASK)
    path = tmp_path / f"plan.{form}"
    if form == "tif":
        page.convert("L").save(path, save_all=True, append_images=[page.convert("L")], dpi=(200, 200))
    else:
        page.save(path, dpi=(200, 200))
    source = read_source(path.rename(tmp_path / "plan.docx"))

    assert source.format == "picture"
    assert paragraphs(source) == ["KẾ HOẠCH", TASK] * (2 if form == "tif" else 1)
    assert len(source.pages) == (2 if form == "tif" else 1)


def test_a_picture_that_lies_on_its_side_is_turned(tesseract: str, tmp_path: Path) -> None:
    page = few_lines(tmp_path / "a.pdf", *[TASK] * 2)
    page.transpose(Image.Transpose.ROTATE_90).save(tmp_path / "plan.png", dpi=(200, 200))
    source = read_source(tmp_path / "plan.png")
    first = source.recognised[0].seen.box
    last = max(source.recognised[:20], key=lambda word: -word.seen.box[1]).seen.box

    assert paragraphs(source) == [TASK] * 2
    assert first[1] > last[1] + 300
    assert abs(first[0] - last[0]) < 15


def test_pages_of_text_and_scanned_ones_stand_in_their_order(tesseract: str, tmp_path: Path) -> None:
    texts = [f"{n}. Sở Y tế chủ trì, phối hợp với Sở Nội vụ {what}." for n, what in enumerate(
        ("lập sổ theo dõi người đọc", "mở phòng đọc lưu động ở các xã xa", "tổ chức tuần lễ sách tháng 4 năm 2024"), 1
    )]  # fmt: skip
    story = [part for text in texts for part in (Paragraph(text, style()), PageBreak())]
    whole = build(story, tmp_path / "plan.pdf")
    scanned = as_pdf([pictures(whole)[1]], tmp_path / "scan.pdf")
    mixed = pypdfium2.PdfDocument.new()
    for path, page in ((whole, 0), (scanned, 0), (whole, 2)):
        mixed.import_pages(pypdfium2.PdfDocument(path), [page])
    mixed.save(tmp_path / "mixed.pdf")
    source = read_source(tmp_path / "mixed.pdf")

    assert paragraphs(source) == texts
    assert {word.seen.page for word in source.recognised} == {2}
    assert source.notes == ("trang 2 đọc bằng nhận dạng chữ (OCR) từ ảnh quét, cần rà soát",)
    assert not source.seen(0, 20)


def test_a_red_seal_over_words_leaves_them_and_a_stamp_of_secrecy_is_seen(tesseract: str, tmp_path: Path) -> None:
    page = few_lines(tmp_path / "a.pdf", "KẾ HOẠCH", TASK)
    seal = Image.new("RGB", page.size, "white")
    ImageDraw.Draw(seal).ellipse((300, 150, 700, 400), outline=(220, 40, 40), width=8)
    ImageChops.multiply(page, seal).save(tmp_path / "sealed.png", dpi=(200, 200))
    stamp = few_lines(tmp_path / "b.pdf", "MẬT").crop((200, 140, 600, 260)).convert("L")
    red = Image.merge("RGB", [stamp.point(lambda v: 200 + v * 55 // 255), stamp, stamp])
    page.paste(red, (900, 20))
    page.save(tmp_path / "secret.png", dpi=(200, 200))
    refused = read(tmp_path / "secret.png", Wanted(scanning=Scanning(tmp_path / "kept")))

    assert paragraphs(read_source(tmp_path / "sealed.png")) == ["KẾ HOẠCH", TASK]
    assert isinstance(refused.error, SecretDocument)
    assert list((tmp_path / "kept").rglob("*.page")) == []


def test_a_store_keeps_the_pictures_of_scanned_pages(scan: Scan) -> None:
    class Keeping:
        def __init__(self) -> None:
            self.sources, self.texts, self.pictures = self, {}, {}

        def put(self, sha256: str, file: str, text: str) -> None:
            self.texts[sha256] = text

        def put_picture(self, sha256: str, page: int, picture: bytes) -> None:
            self.pictures[sha256, page] = picture

        def load_readings(self, *_args: object, **_more: object) -> list[object]:
            raise InterruptedError

    store = Keeping()
    with pytest.raises(InterruptedError):
        list(ingest(store, [read(scan.path, Wanted(scanning=scan.scanning))]))

    assert sorted(page for _, page in store.pictures) == [1, 2]
    assert all(picture[:4] == b"RIFF" for picture in store.pictures.values())


def png(width: int, height: int) -> bytes:
    """A picture of one shade that claims this size."""

    def part(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = zlib.compress(b"\x00" * 40_000_000, 9)
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + part(b"IHDR", head) + part(b"IDAT", rows) + part(b"IEND", b"")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (lambda: png(50_000, 50_000), "50,000 × 50,000 pixels"),
        (lambda: png(9_000, 9_000)[:3000], "the picture is broken"),
        (lambda: b"\xff\xd8\xff\xe0" + b"\x00" * 500, "the picture is broken"),
        (lambda: b"II*\x00\x08\x00\x00\x00\x00\x00\x08\x00\x00\x00", "the picture is broken"),
        (lambda: b"BM" + bytes(12) + b"\x28" + bytes(60), "the picture is broken"),
        (lambda: png(4, 4), "the file holds no text"),
    ],
    ids=["vast", "cut", "empty jpeg", "endless tif", "empty bmp", "tiny"],
)
def test_a_hostile_picture_ends_in_one_line(
    tesseract: str, tmp_path: Path, data: Callable[[], bytes], said: str
) -> None:
    begun = time.monotonic()
    with pytest.raises(InputError) as error:
        read_bytes(data(), tmp_path / "plan.png")

    assert said in str(error.value)
    assert "\n" not in str(error.value)
    assert error.value.fix
    assert time.monotonic() - begun < 30


def test_so_many_scanned_pages_are_refused_at_once(tesseract: str, tmp_path: Path) -> None:
    spot = Image.new("1", (8, 8), 1)
    spot.save(tmp_path / "plan.tif", save_all=True, append_images=[spot] * (pages.MAX_SCANNED + 1))
    with pytest.raises(InputTooLarge, match="more than 500 scanned pages"):
        read_source(tmp_path / "plan.tif")


def fake(folder: Path, script: str) -> Path:
    """A program of this name that the search finds first."""
    folder.mkdir(exist_ok=True)
    program = folder / "tesseract"
    languages = '--list-langs) echo "List (1):"; echo vie;; --version) echo "tesseract 5";; '
    program.write_text(f'#!/bin/sh\ncase "$1" in {languages}*) {script};; esac\n', encoding="utf-8")
    program.chmod(0o755)
    return folder


def test_a_page_that_takes_too_long_is_ended_with_all_it_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake(tmp_path / "bin", f"sleep 60 & echo $! > {tmp_path}/child; wait")
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}:/bin:/usr/bin")
    monkeypatch.setattr(pages, "SECONDS", -5)
    monkeypatch.setattr(pages.Scan, "count", lambda _self: 1)
    few_lines(tmp_path / "a.pdf", TASK).save(tmp_path / "plan.png")
    with pytest.raises(InputTooLarge, match="a page takes longer than"):
        read_source(tmp_path / "plan.png")

    assert _gone(int((tmp_path / "child").read_text()))


def test_a_reader_that_is_killed_leaves_nothing_behind(tmp_path: Path) -> None:
    fake(tmp_path / "bin", f"echo $$ >> {tmp_path}/children; exec sleep 60")
    few_lines(tmp_path / "a.pdf", TASK).save(tmp_path / "plan.png")
    code = (
        "import sys; from pathlib import Path; from loaders.readers import read_source; read_source(Path(sys.argv[1]))"
    )
    reader = subprocess.Popen(
        [sys.executable, "-c", code, str(tmp_path / "plan.png")],
        env={**os.environ, "PATH": f"{tmp_path / 'bin'}:/bin:/usr/bin", "TMPDIR": str(tmp_path)},
    )
    until = time.monotonic() + 20
    while not (tmp_path / "children").exists() and time.monotonic() < until:
        time.sleep(0.05)
    reader.send_signal(signal.SIGKILL)
    reader.wait()

    assert _gone(int((tmp_path / "children").read_text().split()[0]))
    assert not list(tmp_path.glob("phoihop-*"))


def _gone(process: int) -> bool:
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


def test_without_tesseract_the_packages_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = few_lines(tmp_path / "a.pdf", TASK)
    page.save(tmp_path / "plan.png")
    monkeypatch.setenv("PATH", str(tmp_path))
    for path in (tmp_path / "plan.png", as_pdf([page], tmp_path / "scan.pdf")):
        with pytest.raises(UnreadableDocument) as error:
            read_source(path)
        assert "tesseract is needed to read scans" in str(error.value)
        assert "install tesseract-ocr and tesseract-ocr-vie" in str(error.value)


def test_without_its_vietnamese_data_that_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    few_lines(tmp_path / "a.pdf", TASK).save(tmp_path / "plan.png")
    program = fake(tmp_path / "bin", "true") / "tesseract"
    program.write_text(program.read_text().replace("echo vie", "echo eng"), encoding="utf-8")
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}:/bin:/usr/bin")
    with pytest.raises(UnreadableDocument, match="without its Vietnamese data"):
        read_source(tmp_path / "plan.png")


def test_without_tesseract_the_pages_of_text_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = few_lines(tmp_path / "a.pdf", TASK)
    answer = {"pages": [], "pictures": [2]}
    from loaders.readers.pdf_lines import Line, Word
    from loaders.readers.pdf_page import Page
    from loaders.readers.pdf_worker import page_as_list

    answer["pages"] = [page_as_list(Page(1, 600, 800, [Line([Word("Sở", 100, 120, 200, 214)])]))]
    monkeypatch.setattr(pdf, "_asked", lambda _data, _where: answer)
    monkeypatch.setenv("PATH", str(tmp_path))
    drafts, notes = pdf.read(b"", str(page))

    assert [draft.text for draft in drafts] == ["Sở"]
    assert notes == ("trang 2 là ảnh quét, chưa đọc được",)


def test_the_place_of_kept_pages_follows_from_the_file_and_the_engine(scan: Scan) -> None:
    kept = kept_of(scan.scanning, scan.source.sha256)

    assert kept == scan.source.pictures
    assert isinstance(scan.source, SourceText)
    assert kept is not None
    assert kept_of(Scanning(), scan.source.sha256) is None
