"""Pictures of pages: .png, .jpg, .tif with one page or many, .webp, .bmp."""

from __future__ import annotations

from collections import Counter

from loaders.readers.drafts import Draft
from loaders.readers.pdf_flow import drafts_of
from loaders.scans import Scanning
from loaders.scans.pages import Scan, Scanned
from loaders.scans.slips import BLANK

_MOST_TOLD = 12


def read(data: bytes, where: str, scanning: Scanning) -> tuple[list[Draft], tuple[str, ...]]:
    """The paragraphs and tables that are recognised in a picture file, and notes on how.

    Raises `UnreadableDocument` or `InputTooLarge`.
    """
    scan = Scan(data, "picture", where, scanning)
    scan.check()
    scanned = scan.read(range(1, scan.count() + 1))
    return drafts_of(scanned.pages), notes_on(scanned)


def notes_on(scanned: Scanned) -> tuple[str, ...]:
    """What a reader of the record must know about pages that were recognised."""
    notes = []
    if scanned.pages:
        read = _ranges([page.number for page in scanned.pages])
        notes.append(f"trang {read} đọc bằng nhận dạng chữ (OCR) từ ảnh quét, cần rà soát")
    blanks = [read for read, made in scanned.slips if made == BLANK]
    if blanks:
        notes.append(
            f"{len(blanks)} số viết tay hoặc mờ không đọc chắc, để dấu {BLANK}: {', '.join(blanks[:_MOST_TOLD])}"
        )
    slips = Counter(f"{read} → {made}" for read, made in scanned.slips if made != BLANK)
    if slips:
        told = "; ".join(f"{slip} ({n})" if n > 1 else slip for slip, n in slips.most_common(_MOST_TOLD))
        notes.append(f"sửa {slips.total()} chữ nhận dạng sai trong cụm từ cố định và tên cơ quan: {told}")
    if scanned.dropped:
        notes.append(f"bỏ {scanned.dropped} dòng trên ảnh quét không thành chữ (con dấu, chữ ký, vết bẩn)")
    if scanned.failed:
        notes.append(f"trang {_ranges(scanned.failed)} là ảnh quét không đọc được")
    return tuple(notes)


def _ranges(numbers: list[int]) -> str:
    """Numbers of pages as people write them: "1-4, 7"."""
    parts: list[list[int]] = []
    for number in sorted(numbers):
        if parts and parts[-1][1] == number - 1:
            parts[-1][1] = number
        else:
            parts.append([number, number])
    return ", ".join(str(first) if first == last else f"{first}-{last}" for first, last in parts[:20])
