"""Plans as an office types them, as long as wanted and always the same for one seed, in each format that is read."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random

import openpyxl
from words import task_text, task_title, topic

sys.path.append(str(Path(__file__).parents[1] / "formats"))

from written_formats import Part, Rows, as_text, write_html
from written_pdf import write_pdf
from written_word import write_listed_word

BODIES = (
    "Sở Ngoại vụ", "Sở Tài chính", "Sở Nội vụ", "Sở Y tế", "Sở Giáo dục và Đào tạo", "Sở Xây dựng", "Công an tỉnh",
    "Sở Văn hóa, Thể thao và Du lịch", "Hội Nông dân tỉnh", "Văn phòng UBND tỉnh", "Ủy ban nhân dân cấp huyện",
)  # fmt: skip
_TIMES = ("Quý II/2021", "Hằng năm", "Trước ngày 15/11/2021", "Thường xuyên", "Tháng 9/2021")


def plan(characters: int, seed: int = 1) -> list[Part]:
    """The paragraphs and tables of one plan of at least so many characters."""
    rng = Random(seed)
    parts: list[Part] = list(_head(rng, seed))
    length = sum(map(_length, parts))
    for number, part in enumerate(_tasks(rng), 1):
        parts.append(part)
        length += _length(part)
        if length > characters and number > 1:
            break
    return [*parts, *_end(rng)]


def _length(part: Part) -> int:
    return len(part) if isinstance(part, str) else sum(len(cell) for row in part.rows for cell in row)


def _head(rng: Random, seed: int) -> Iterator[str]:
    yield "ỦY BAN NHÂN DÂN"
    yield "TỈNH NAM ĐỊNH"
    yield f"Số: {seed}/KH-UBND"
    yield f"Nam Định, ngày {seed % 28 + 1:02} tháng 3 năm 2021"
    yield "KẾ HOẠCH"
    yield f"Về {topic(rng)} năm 2021"
    yield (
        f"Thực hiện Quyết định số {rng.randrange(100, 2000)}/QĐ-TTg ngày 28/8/2019 của Thủ tướng Chính phủ và Chỉ thị "
        "số 04-CT/TW ngày 06/7/2011 của Ban Bí thư, Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:"
    )
    yield "I. MỤC ĐÍCH, YÊU CẦU"
    yield from (f"{n}. {task_text(rng, task_title(rng), 200)}" for n in (1, 2, 3))
    yield "II. NHIỆM VỤ"


def _tasks(rng: Random) -> Iterator[Part]:
    """Chapters without end, in three layouts in turn: labels below items, a table, bodies with their bullets."""
    while True:
        for n in range(1, 7):
            yield f"{n}. {task_text(rng, task_title(rng), 220)}"
            yield f"- Cơ quan chủ trì: {rng.choice(BODIES)}."
            yield f"- Cơ quan phối hợp: {'; '.join(rng.sample(BODIES, 3))}."
            yield f"- Thời gian thực hiện: {rng.choice(_TIMES)}."
        yield Rows([["STT", "Nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian"], *_rows(rng, 8)])
        for n, body in enumerate(rng.sample(BODIES, 4), 1):
            yield f"{n}. {body}"
            yield f"- Chủ trì, phối hợp với {rng.choice(BODIES)} {task_text(rng, task_title(rng).lower(), 180)}"
            yield f"- {task_text(rng, task_title(rng), 150)}"
            yield "- Tổng hợp, báo cáo Ủy ban nhân dân tỉnh (qua Sở Ngoại vụ) trước ngày 15/11 hằng năm."


def _rows(rng: Random, rows: int) -> list[list[str]]:
    return [
        [str(n), task_title(rng), rng.choice(BODIES), ", ".join(rng.sample(BODIES, 2)), rng.choice(_TIMES)]
        for n in range(1, rows + 1)
    ]


def _end(rng: Random) -> Iterator[str]:
    yield "Nơi nhận:"
    yield from (f"- {body};" for body in rng.sample(BODIES, 5))
    yield "- Lưu: VT, TH."


def write(parts: list[Part], form: str, path: Path) -> Path:
    """The plan as a file of this format."""
    if form == "html":
        return write_html(parts, path)
    if form == "docx":
        return write_listed_word(parts, path)
    if form == "pdf":
        return write_pdf(parts, path)
    if form == "doc":
        return _old_word(parts, path)
    path.write_text(as_text(parts), encoding="utf-8")
    return path


def write_sheet(rows: int, path: Path, seed: int = 1) -> Path:
    """A task list of so many rows as a workbook."""
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet()
    for row in [["STT", "Nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian"], *_rows(Random(seed), rows)]:
        sheet.append(row)
    book.save(path)
    return path


def _old_word(parts: list[Part], path: Path) -> Path:
    new = write_listed_word(parts, path.with_suffix(".docx"))
    command = ["soffice", "--headless", "--convert-to", "doc:MS Word 97", "--outdir", str(path.parent), str(new)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    new.unlink()
    return path
