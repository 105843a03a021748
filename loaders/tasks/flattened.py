"""Tables that a web page was copied from cell by cell: every cell a line of its own, built up to rows again.

The column heads stand on consecutive lines, "STT" first, or begin as a row and go on as lines; a row begins with its
bare running number or letter. An empty cell has left no line, and a long one several, so a row's lines are put to the
columns where they fit best, in order.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from graph.vocabulary import DeadlineKind
from loaders.bodies.lexicon import Lexicon
from loaders.bodies.mentions import Finder
from loaders.bodies.tokens import tokenize
from loaders.tasks.deadlines import kind_of
from loaders.tasks.labels import Slot, header_slot, heads_numbers
from loaders.text.lines import Line, Mark
from loaders.text.passage import EMPTY, Passage, join

_FEWEST_COLUMNS = 3
_LONGEST_HEAD = 70
_LONGEST_DEADLINE = 90
_MOST_CELLS = 40
_GROUP = re.compile(r"[IVX]+[.)]?|[A-Z][.)]")
_LETTER = re.compile(r"[a-zđ]\)")
_ROLES = (Slot.LEAD, Slot.PARTNER, Slot.BOTH)


def rebuild(found: list[Line]) -> list[Line]:
    """The lines with every flattened table as rows of cells; all other lines as they are."""
    out: list[Line] = []
    at = 0
    while at < len(found):
        heads, behind = _head(found, at)
        rows, after = _rows(found, behind, [slot for slot, _ in heads]) if heads else ([], at)
        if rows:
            out += [_row(found[at:behind], [cell for _, cell in heads]), *rows]
            at = after
        else:
            out.append(found[at])
            at += 1
    return out


def _head(found: list[Line], at: int) -> tuple[list[tuple[Slot, Passage]], int]:
    """The columns that the lines from `at` on name one by one, and where their rows begin; none where they are no head.

    The first of them may stand together in one row of cells.
    """
    heads: list[tuple[Slot, Passage]] = []
    if not heads_numbers((found[at].cells or (found[at].text,))[0]):
        return heads, at
    end = at
    for line in found[at : at + 12]:
        cells = line.cells if line.cells and end == at else ()
        named = [(header_slot(cell), cell) for cell in cells or (line.text,)]
        if line.bare_number or (line.cells and not cells) or len(line.text) > _LONGEST_HEAD * max(1, len(cells)):
            break
        if any(slot is None for slot, _ in named) or (not heads and named[0][0] is not Slot.NUMBER):
            break
        heads += [(slot, cell) for slot, cell in named if slot is not None]
        end += 1
    slots = {slot for slot, _ in heads}
    complete = len(heads) >= _FEWEST_COLUMNS and Slot.TASK in slots and bool(slots & set(_ROLES))
    return (heads, end) if complete else ([], at)


def _rows(found: list[Line], at: int, slots: list[Slot]) -> tuple[list[Line], int]:
    rows: list[Line] = []
    number = 1
    while at < len(found):
        line = found[at]
        group = _GROUP.fullmatch(line.text.text) is not None and at + 1 < len(found)
        lettered = bool(rows) and _LETTER.fullmatch(line.text.text) is not None
        if not group and not lettered and not (line.bare_number and line.text.text.strip(" .)") == str(number)):
            break
        after = _end_of_row(found, at + 1, 1 if group else None, number + (0 if lettered else 1))
        cells = [part.text for part in found[at + 1 : after]]
        if group or len(cells) > _MOST_CELLS:
            rows.append(_row([line], [line.text, *cells[:1], *[EMPTY] * (len(slots) - 2)]))
        else:
            rows.append(_row([line], [line.text, *_aligned(cells, slots[1:])]))
        number += 0 if group or lettered else 1
        at = after
    return rows, at


def _end_of_row(found: list[Line], at: int, most: int | None, following: int) -> int:
    """Where the row's lines end: at the next number, group or outline item, or after `most` lines."""
    end = at
    while end < len(found) and (most is None or end - at < most):
        line = found[end]
        if line.heading or (line.bare_number and line.text.text.strip(" .)") == str(following)):
            break
        if (
            _GROUP.fullmatch(line.text.text)
            or _LETTER.fullmatch(line.text.text)
            or (line.marker is not None and line.marker.kind <= Mark.ARABIC)
        ):
            break
        end += 1
    return end


def _row(lines: list[Line], cells: list[Passage]) -> Line:
    return replace(
        lines[0], cells=tuple(cells), marker=None, bare_number=False, text=join([c for c in cells if c.text])
    )


def _aligned(cells: list[Passage], slots: list[Slot]) -> list[Passage]:
    """The cells put to the columns in order, each column taking none, one or several of them; the best fit wins."""
    wide = len(slots)

    @cache
    def best(cell: int, column: int, filled: bool) -> tuple[float, tuple[int, ...]]:
        if cell == len(cells):
            return -_EMPTY * (wide - column - (1 if filled else 0)), ()
        if column == wide:
            return float("-inf"), ()
        here, rest = best(cell + 1, column, True)
        take = here + _fit(slots[column], cells[cell]) - (_SEVERAL if filled else 0.0)
        skip, other = best(cell, column + 1, False)
        skip -= 0.0 if filled else _EMPTY
        return (take, (column, *rest)) if take >= skip else (skip, other)

    places = best(0, 0, False)[1]
    return [join([c for c, place in zip(cells, places, strict=True) if place == column]) for column in range(wide)]


_EMPTY, _SEVERAL = 0.2, 0.6


def _fit(slot: Slot, cell: Passage) -> float:
    """How well a line fits a column: bodies to roles, times to deadlines, other words to tasks and results."""
    body = Finder(cell, tokenize(cell), Lexicon(None)).at(0) is not None
    time = len(cell) <= _LONGEST_DEADLINE and kind_of(cell.text) is not DeadlineKind.UNCLEAR and not body
    if slot in _ROLES:
        return 2.0 if body else -2.0
    if slot is Slot.DEADLINE:
        return 2.0 if time else -2.0
    return -1.0 if body or time else 1.0
