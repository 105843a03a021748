"""Exchange of labels, bullets, numbers and order of items."""

from __future__ import annotations

import re
from itertools import count

from transform_base import MARK, Pair, marked_tasks, rewrite
from transform_layout import LABEL

_LABEL_LINE = re.compile(rf"^\s*[-+·•*]?[ \t]*\**{LABEL}")
_ROLES = {
    "lead": re.compile(
        r"(?m)^(\s*[-+·•*]?[ \t]*\**)(?:Cơ quan|Đơn vị) chủ trì[^:\n]*:|^(\s*[-+·•*]?[ \t]*\**)Chủ trì:"
    ),
    "partner": re.compile(
        r"(?m)^(\s*[-+·•*]?[ \t]*\**)(?:Cơ quan|Đơn vị) phối hợp[^:\n]*:|^(\s*[-+·•*]?[ \t]*\**)Phối hợp:"
    ),
    "time": re.compile(r"(?m)^(\s*[-+·•*]?[ \t]*\**)(?:Thời gian|Thời hạn|Tiến độ)[^:\n]{0,22}:"),
    "output": re.compile(r"(?m)^(\s*[-+·•*]?[ \t]*\**)(?:Kết quả|Sản phẩm)[^:\n]{0,22}:"),
}
LABELS = (
    {"lead": "Đơn vị chủ trì:", "partner": "Đơn vị phối hợp:", "time": "Thời gian hoàn thành:", "output": "Sản phẩm:"},
    {
        "lead": "Cơ quan chủ trì thực hiện:",
        "partner": "Cơ quan phối hợp thực hiện:",
        "time": "Thời hạn:",
        "output": "Kết quả thực hiện:",
    },
    {"lead": "Chủ trì:", "partner": "Phối hợp:", "time": "Tiến độ thực hiện:", "output": "Sản phẩm đầu ra:"},
    {
        "lead": "Cơ quan thực hiện:",
        "partner": "Cơ quan, đơn vị phối hợp:",
        "time": "Thời hạn hoàn thành:",
        "output": "Kết quả, sản phẩm:",
    },
)


def labels(pair: Pair, choice: int) -> Pair:
    """The labels of items in other words."""

    def change(text: str) -> str:
        for role, rx in _ROLES.items():
            text = rx.sub(lambda m, new=LABELS[choice][role]: (m[1] or m[m.lastindex or 1] or "") + new, text)
        return text

    return rewrite(pair, change)


def labels_turned(pair: Pair) -> Pair:
    """The labels of each item in the opposite order."""

    def change(text: str) -> str:
        out: list[str] = []
        run: list[str] = []
        for line in text.split("\n"):
            if _LABEL_LINE.match(line):
                run.append(line)
                continue
            if not line.strip() and run:
                continue
            out += [*reversed(run), line]
            run = []
        return "\n".join([*out, *reversed(run)])

    return rewrite(pair, change)


def labels_on_one_line(pair: Pair) -> Pair:
    """The labels of each item run together in one paragraph, with semicolons."""
    rx = re.compile(r"\.? *\n\s*[-+·•*][ \t]*(?=(?:Cơ quan phối hợp|Thời gian|Kết quả)[^:\n]{0,30}:)")
    return rewrite(pair, lambda text: rx.sub("; ", text))


def _outside_recipients(text: str, change: re.Pattern[str], new: str) -> str:
    parts = re.split(r"(N[ơo]i nhận:?[\s\S]*?Lưu[^\n]*)", text)
    return "".join(part if index % 2 else change.sub(new, part) for index, part in enumerate(parts))


def bullets(pair: Pair, mark: str) -> Pair:
    """Another bullet everywhere but in the recipients."""
    rx = re.compile(r"(?m)^([ \t]*)[-·•+][ \t]+(?=\S)")
    return rewrite(pair, lambda text: _outside_recipients(text, rx, rf"\g<1>{mark} "))


def lettered(pair: Pair) -> Pair:
    """The bullets that are tasks become a), b), c) under each heading."""
    rx = re.compile(rf"(?m)^[ \t]*[-·•+][ \t]+(?={MARK})")

    def change(text: str) -> str:
        out, letters = [], iter("abcdeghiklmnopqrstuvxy")
        for line in text.split("\n"):
            if re.match(r"[#* ]*(\d+|[IVX]+)\.", line):
                letters = iter("abcdeghiklmnopqrstuvxy")
            out.append(rx.sub(lambda _, it=letters: f"{next(it)}) ", line))
        return "\n".join(out)

    return rewrite(pair, change)


def decimal_numbers(pair: Pair) -> Pair:
    """Roman sections and their items as 1., 1.1., 1.2., 2., 2.1. ..."""

    def change(text: str) -> str:
        section, out = 0, []
        for line in text.split("\n"):
            if re.match(r"[#* ]*[IVX]+\. ?\**\w", line):
                section += 1
                line = re.sub(r"[IVX]+\.", f"{section}.", line, count=1)
            elif section:
                line = re.sub(r"^([#* ]*)(\d+)\.(?=[ *])", rf"\g<1>{section}.\2.", line)
            out.append(line)
        return "\n".join(out)

    return rewrite(pair, change)


def bracket_numbers(pair: Pair) -> Pair:
    """Items numbered 1) 2) 3)."""
    rx = re.compile(r"(?m)^([#* ]*\d{1,2})\.(?=[ *])")
    return rewrite(pair, lambda text: rx.sub(r"\1)", text))


def items_turned(pair: Pair) -> Pair:
    """The numbered items that hold tasks moved around in their section (the last stays), and numbered anew."""
    return rewrite(pair, _turn_items)


def _turn_items(text: str) -> str:
    sections = re.split(r"(?m)^(?=[#* ]*[IVX]+\. )", text)
    return "".join(_turned(part) if index else part for index, part in enumerate(sections))


def _turned(section: str) -> str:
    first, *blocks = re.split(r"(?m)^(?=[#* ]*\d{1,2}\.[ *])", section)
    if len(blocks) < 3 or not marked_tasks(section) or "\t" in section:
        return section
    *moving, last = blocks
    if not moving[0].endswith("\n") or not all(block.endswith("\n") for block in moving):
        return section
    numbers = count(1)
    order = [*reversed(moving), last]
    return first + "".join(re.sub(r"\d{1,2}\.", lambda _: f"{next(numbers)}.", block, count=1) for block in order)


def bullets_turned(pair: Pair) -> Pair:
    """Runs of bullets that are all tasks in the opposite order."""
    rx = re.compile(rf"(?m)(?:^[ \t]*[-·•+][ \t]+{MARK}[^\n]*\n(?:[ \t]*\n)*){{2,}}")

    def turned(match: re.Match[str]) -> str:
        lines = [line for line in match[0].split("\n") if line.strip()]
        return "\n".join(reversed(lines)) + "\n"

    return rewrite(pair, lambda text: rx.sub(turned, text))


def openings(pair: Pair, form: str) -> Pair:
    """ "Sở X chủ trì, phối hợp với" in another wording."""
    rx = re.compile(r"\b(Sở [^,;.\n:]{3,40}?) chủ trì,? phối hợp (?:với )?")
    forms = {
        "given": "Giao \\1 chủ trì, phối hợp với ",
        "plain": "\\1 chủ trì phối hợp với ",
        "comma": "\\1 chủ trì, phối hợp cùng ",
        "duty": "\\1 có trách nhiệm chủ trì, phối hợp với ",
        "agency": "\\1 là cơ quan chủ trì, phối hợp với ",
    }
    return rewrite(pair, lambda text: rx.sub(forms[form], text))


def heads(pair: Pair, ending: str) -> Pair:
    """Headings that are a body's name alone with another ending."""
    rx = re.compile(
        r"(?m)^(?P<mark>[#* ]*)(?P<number>\d+\. )"
        r"(?P<name>(?:Các )?(?:Sở|Ủy ban|Liên hiệp|Công an|Hội|Ban|UBND|Đề nghị)[^.;:\n*]{3,90}?)"
        r"(?: có trách nhiệm)?:?(?P<end>[* ]*)$"
    )
    return rewrite(pair, lambda text: rx.sub(rf"\g<mark>\g<number>\g<name>{ending}\g<end>", text))


def labels_marked(pair: Pair, mark: str) -> Pair:
    """The labels of items behind another mark, or behind none."""
    rx = re.compile(rf"(?m)^\s*?[-+·•*][ \t]*(?={LABEL})")
    return rewrite(pair, lambda text: rx.sub(mark, text))


def labels_lettered(pair: Pair) -> Pair:
    """The labels of each item as a), b), c), where nothing else is lettered so."""
    if re.search(r"(?m)^\s*[a-d]\) ", pair.text):
        return pair
    rx = re.compile(rf"^\s*[-+·•*][ \t]*(?={LABEL})")

    def change(text: str) -> str:
        out, letters = [], iter("abcdegh")
        for line in text.split("\n"):
            if not rx.match(line):
                letters = iter("abcdegh") if line.strip() else letters
                out.append(line)
            else:
                out.append(rx.sub(f"{next(letters)}) ", line))
        return "\n".join(out)

    return rewrite(pair, change)
