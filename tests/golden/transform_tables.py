"""Exchange of tables: order of columns, headings, form, and tables for labelled items and back."""

from __future__ import annotations

import copy
import re
from collections.abc import Callable, Sequence

from transform_base import Pair, marked_tasks, rewrite

HEADINGS = (
    ("TT", "Nội dung công việc", "Đơn vị chủ trì", "Đơn vị phối hợp", "Thời hạn"),
    ("STT", "Nội dung nhiệm vụ", "Cơ quan thực hiện", "Cơ quan phối hợp", "Tiến độ thực hiện"),
    ("TT", "NHIỆM VỤ", "CƠ QUAN CHỦ TRÌ", "CƠ QUAN PHỐI HỢP", "THỜI GIAN HOÀN THÀNH"),
    ("Số TT", "Nội dung", "Chủ trì", "Phối hợp", "Thời gian thực hiện"),
)
_OUTPUTS = ("Báo cáo kết quả", "Quyết định của UBND tỉnh", "Kế hoạch được ban hành", "Hội nghị được tổ chức")
_HEADING_ROW = re.compile(r"[^\t]+\t[^\t]+\t[^\t]*chủ trì\t[^\t]*phối hợp\t[^\t]*(?i:thời)")
Cells = list[str]


def _rows(text: str, width: int = 5) -> tuple[list[str], list[int]]:
    lines = text.split("\n")
    rows = [i for i, line in enumerate(lines) if line.count("\t") == width - 1 and line.split("\t")[0].strip()]
    return lines, rows if rows and _HEADING_ROW.match(lines[rows[0]]) else []


def _per_row(pair: Pair, change: Callable[[int, Cells], str]) -> Pair:
    def whole(text: str) -> str:
        lines, rows = _rows(text)
        for number, index in enumerate(rows):
            lines[index] = change(number, lines[index].split("\t"))
        return "\n".join(lines)

    return rewrite(pair, whole)


def columns(pair: Pair, order: Sequence[int]) -> Pair:
    """The columns in another order."""
    return _per_row(pair, lambda _, cells: "\t".join(cells[i] for i in order))


def headings(pair: Pair, choice: int) -> Pair:
    """Other words over the columns."""
    return _per_row(pair, lambda n, cells: "\t".join(HEADINGS[choice] if n == 0 else cells))


def with_output_column(pair: Pair, heading: str = "Sản phẩm") -> Pair:
    """A further column with a result for each row; the annotation gains them."""
    outputs: dict[int, str] = {}

    def change(number: int, cells: Cells) -> str:
        output = _OUTPUTS[number % len(_OUTPUTS)]
        outputs.update(dict.fromkeys(marked_tasks(cells[1]), output))
        return "\t".join([*cells[:4], output if number else heading, cells[4]])

    changed = _per_row(pair, change)
    gold = copy.deepcopy(changed.gold)
    for index, output in outputs.items():
        gold["tasks"][index]["output"] = output
    return Pair(changed.name, changed.text, gold)


def without_partner_mark(pair: Pair) -> Pair:
    """Commas for the semicolons between bodies in cells."""
    return _per_row(
        pair, lambda _, cells: "\t".join([*cells[:2], cells[2].replace(";", ","), cells[3].replace(";", ","), cells[4]])
    )


def bulleted_cells(pair: Pair) -> Pair:
    """Bodies in cells each after a hyphen, as where line breaks in a cell were lost."""

    def cell(text: str) -> str:
        return "- " + "; - ".join(part.strip() for part in text.split(";"))

    return _per_row(pair, lambda n, c: "\t".join([*c[:2], cell(c[2]), cell(c[3]), c[4]] if n else c))


def piped(pair: Pair, broken: bool = False) -> Pair:
    """The table between pipes; with `broken`, bodies in a cell divided by line break tags."""

    def whole(text: str) -> str:
        lines, rows = _rows(text)
        out = [
            line for i, line in enumerate(lines) if i in rows or line.strip() or not rows or not rows[0] < i < rows[-1]
        ]
        return "\n".join(
            _pipe(line, broken) if line.count("\t") == 4 and line.split("\t")[0].strip() else line for line in out
        )

    def _pipe(line: str, broken: bool) -> str:
        row = "| " + " | ".join(cell.strip() for cell in line.split("\t")) + " |"
        if not marked_tasks(line):
            return row + "\n|" + " --- |" * 5
        return row.replace("; ", ";<br>") if broken else row

    return rewrite(pair, whole)


def rows_turned(pair: Pair) -> Pair:
    """The rows in the opposite order, numbered anew."""

    def whole(text: str) -> str:
        lines, rows = _rows(text)
        turned = [lines[i].split("\t", 1)[1] for i in reversed(rows[1:])]
        for number, (index, rest) in enumerate(zip(rows[1:], turned, strict=True), 1):
            lines[index] = f"{number}\t{rest}"
        return "\n".join(lines)

    return rewrite(pair, whole)


def with_group_rows(pair: Pair) -> Pair:
    """A row that only names a theme before every fourth row."""
    names = iter("ABCDEFGH")

    def change(number: int, cells: Cells) -> str:
        row = "\t".join(cells)
        return row if number % 4 != 1 else f"{next(names)}\tCÔNG TÁC TUYÊN TRUYỀN, QUẢN LÝ\t\t\t\n{row}"

    return _per_row(pair, change)


def roman_group_rows(pair: Pair) -> Pair:
    """A theme with a Roman number and no other cells before every fourth row."""
    names = iter(("I", "II", "III", "IV", "V", "VI"))

    def change(number: int, cells: Cells) -> str:
        row = "\t".join(cells)
        return row if number % 4 != 1 else f"{next(names)}\tNhóm nhiệm vụ về thể chế\n{row}"

    return _per_row(pair, change)


def rows_to_items(pair: Pair) -> Pair:
    """Each row as a numbered item with labels."""

    def change(number: int, c: Cells) -> str:
        if not number:
            return ""
        return (
            f"{c[0]}. {c[1]}.\n- Cơ quan chủ trì: {c[2].rstrip('.')}.\n- Cơ quan phối hợp: {c[3].rstrip('.')}.\n"
            f"- Thời gian thực hiện: {c[4].strip()}."
        )

    return _per_row(pair, change)


def rows_to_brackets(pair: Pair) -> Pair:
    """Each row as a numbered item with its bodies and its time in brackets at the end."""

    def change(number: int, c: Cells) -> str:
        if not number:
            return ""
        return f"{c[0]}. {c[1]} ({_commas(c[2])} chủ trì; {_commas(c[3])} phối hợp; thời gian: {c[4].strip()})."

    return _per_row(pair, change)


def _commas(cell: str) -> str:
    return cell.rstrip(".").replace(";", ",")


_ITEM = re.compile(
    r"(?m)^(?P<number>\d+)\. (?P<task>[^\n\t]+"
    r"(?:\n(?![-·]\s*(?:Cơ quan|Thời|Kết)|\d+\. |[IVX]+\. )[^\n\t]*)*?)"
    r"\s*\n\s*[-·]\s*Cơ quan chủ trì[^:\n]*: *(?P<lead>[^\n]+)"
    r"\s*\n\s*[-·]\s*Cơ quan phối hợp[^:\n]*: *(?P<partner>[^\n]+)\s*\n\s*[-·]\s*Thời gian[^:\n]*: *(?P<time>[^\n]+)"
    r"(?:\s*\n\s*[-·]\s*Kết quả[^:\n]*: *(?P<output>[^\n]+))?"
)


def items_to_rows(pair: Pair) -> Pair:
    """Numbered items with labels as rows of a table; where the text has no such items, it stays."""

    def change(text: str) -> str:
        found = list(_ITEM.finditer(text))
        if len(found) < 3:
            return text
        rows = ["STT\tNhiệm vụ\tCơ quan chủ trì\tCơ quan phối hợp\tThời gian\tSản phẩm"]
        for item in found:
            task = re.sub(r"\s*\n\s*(?:[-·]\s*)?", " ", item["task"])
            cells = [item["number"], task, item["lead"], item["partner"], item["time"], item["output"] or ""]
            rows.append("\t".join(cell.strip() for cell in cells))
        return text[: found[0].start()] + "\n".join(rows) + text[found[-1].end() :]

    return rewrite(pair, change)


def cells_on_lines(pair: Pair) -> Pair:
    """Each cell on a line of its own, as where a table was copied from a page."""
    return _per_row(pair, lambda _, cells: "\n".join(cell.strip() for cell in cells))
