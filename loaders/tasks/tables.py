"""Task tables: columns by their headers in any order and wording, one task a row.

Group rows carry no task. A row without number and task carries on the row above it. A table that goes on behind a page
break without its header takes the header of the table before it.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass

from graph.records import Task
from loaders.bodies.lists import parse_list
from loaders.context import Context
from loaders.tasks.assignment import Holder
from loaders.tasks.deadlines import deadline, find_deadline
from loaders.tasks.drafts import draft
from loaders.tasks.labels import Slot, header_slot
from loaders.tasks.masks import masked
from loaders.tasks.slots import Slots, shared_out
from loaders.text.passage import EMPTY, Passage
from loaders.text.table import Row, Table

_NUMBER = re.compile(r"\s*(?:\d{1,3}(?:\.\d{1,2})*|[a-zđ])\s*[.)]?\s*$")
_GROUP_NUMBER = re.compile(r"\s*(?:[IVX]+|[A-ZĐ])\s*[.)]?\s*$")
_ROMAN_NUMBER = re.compile(r"\s*[IVX]+\s*[.)]?\s*")
_ROLES = (Slot.LEAD, Slot.PARTNER, Slot.BOTH)
_FILLED = (Slot.LEAD, Slot.PARTNER, Slot.BOTH, Slot.DEADLINE, Slot.DELIVERABLE)


@dataclass(frozen=True)
class Columns:
    """Which column holds what; `task` is the column of the task's words."""

    slots: tuple[Slot | None, ...]
    task: int

    @property
    def number(self) -> int | None:
        """The column of running numbers, if there is one."""
        return self.slots.index(Slot.NUMBER) if Slot.NUMBER in self.slots else None


def columns_of(row: Row) -> Columns | None:
    """The columns that a header row names; None where the row is no header of a task table."""
    slots = [header_slot(cell) if cell.text else None for cell in row]
    if not ({Slot.LEAD, Slot.BOTH} & set(slots) or (Slot.TASK in slots and {Slot.PARTNER, Slot.DEADLINE} & set(slots))):
        return None
    if sum(s is not None for s in slots) < min(3, len(row)):
        return None
    for slot in (Slot.TASK, Slot.NUMBER, Slot.LEAD):
        places = [i for i, s in enumerate(slots) if s is slot]
        for extra in places[1:]:
            slots[extra] = None
    if Slot.TASK in slots:
        return Columns(tuple(slots), slots.index(Slot.TASK))
    free = [i for i, s in enumerate(slots) if s is None]
    return Columns(tuple(slots), free[0]) if free else None


def _last_header(table: Table, at: int, columns: Columns) -> tuple[int, Columns]:
    """Where the rows begin, and the columns: a second header row below merged heads of the first names them finer."""
    below = columns_of(table.rows[at + 1]) if at + 1 < len(table.rows) else None
    merged = any(row == at + 1 for row, _ in table.repeated)
    return (at + 2, below) if below is not None and merged else (at + 1, columns)


_DITTO = re.compile(r"[-–\s]*(?:nt|như trên|\"|″|〃|”)[-–\s.]*", re.IGNORECASE)


def _without_ditto(rows: tuple[Row, ...]) -> list[Row]:
    """The rows with "-nt-" and "như trên" replaced by the last cell above that holds something."""
    out: list[Row] = []
    last: dict[int, Passage] = {}
    for row in rows:
        out.append(tuple(last.get(i, EMPTY) if _DITTO.fullmatch(cell.text) else cell for i, cell in enumerate(row)))
        last.update({i: cell for i, cell in enumerate(out[-1]) if cell.text})
    return out


def _whole(group: list[Row]) -> list[Row]:
    """The rows of a task with cells that a page break cut put together: a part that goes on in lower case."""
    out = [group[0]]
    for row in group[1:]:
        last = out[-1] if len(out[-1]) == len(row) else None
        goes_on = [last is not None and bool(last[i].text) and _goes_on(cell) for i, cell in enumerate(row)]
        if last is None or not any(goes_on):
            out.append(row)
            continue
        out[-1] = tuple(old.joined(new) if new.text else old for old, new in zip(last, row, strict=True))
    return out


def _goes_on(cell: Passage) -> bool:
    return cell.text[:1].islower()


def _numbers_columns(row: Row) -> bool:
    """A row that only counts the columns: (1), (2), (3) … or A, B, 1, 2."""
    filled = [cell.text.strip(" ()[]") for cell in row if cell.text]
    return len(filled) > 2 and all(re.fullmatch(r"[A-ZĐ]|\d{1,2}", text) for text in filled)


@dataclass
class TableReader:
    """Reads task tables of one document, remembering the last header."""

    context: Context
    last: Columns | None = None

    def read(self, table: Table, ref: str) -> list[Task]:
        """The tasks of a table; none for a table of figures."""
        if not table.rows:
            return []
        found = next(((i, c) for i, row in enumerate(table.rows[:4]) if (c := columns_of(row))), None)
        if found:
            start, self.last = _last_header(table, *found)
        elif self.last and len(self.last.slots) == len(table.rows[0]):
            start = 0
        else:
            return []
        own = {self.last.task} if self.last.number is None else {self.last.task, self.last.number}
        return self._rows(table.once(own)[start:], self.last, ref)

    def _rows(self, rows: tuple[Row, ...], columns: Columns, ref: str) -> list[Task]:
        groups: list[list[Row]] = []
        over: list[tuple[Holder, ...]] = []
        head: tuple[Holder, ...] = ()
        counted = any(self._cell(row, columns.number).text[:1].isdigit() for row in rows)
        above = ""
        under: list[str] = []
        plain = _without_ditto(rows)
        for row, following in itertools.zip_longest(plain, plain[1:], fillvalue=()):
            if columns_of(row) or _numbers_columns(row):
                continue
            if groups and (self._is_continuation(row, columns) or (counted and self._is_broken(row, columns))):
                groups[-1].append(row)
            elif not self._is_group(row, columns, counted=counted) and not self._heads(row, following, columns):
                groups.append([row])
                over.append(head)
                under.append(above)
            else:
                number = self._cell(row, columns.number).text.strip(" .)")
                above = number if number.isdigit() else ""
                head = self._bodies(self._cell(row, columns.task))
        found = (self._task(group, columns, ref, n, over[n - 1], under[n - 1]) for n, group in enumerate(groups, 1))
        return [task for task in found if task]

    def _heads(self, row: Row, following: Row, columns: Columns) -> bool:
        """Whether a numbered row without any slot stands over rows numbered below it: "1" over "a)" or "1.1"."""
        if any(self._cell(row, i).text for i, s in enumerate(columns.slots) if s in _FILLED):
            return False
        number, below = (self._cell(r, columns.number).text.strip(" .)") for r in (row, following))
        return number.isdigit() and (below in ("a", "-") or below.startswith((f"{number}.", f"{number}-")))

    def _bodies(self, cell: Passage) -> tuple[Holder, ...]:
        """The bodies of a heading row that names bodies alone: the rows below are theirs where they name no lead."""
        found = parse_list(self.context.finder(cell), 0)
        whole = bool(found.mentions) and not cell.text[found.end :].strip(" .:;")
        return tuple(Holder(m, cell, False, "bảng") for m in found.mentions) if whole else ()

    def _cell(self, row: Row, index: int | None) -> Passage:
        return row[index] if index is not None and index < len(row) else EMPTY

    def _is_continuation(self, row: Row, columns: Columns) -> bool:
        return not self._cell(row, columns.number).text and not self._cell(row, columns.task).text

    def _is_broken(self, row: Row, columns: Columns) -> bool:
        """The rest of a row that a page break cut, in a table with numbers: a cell goes on in mid-sentence."""
        starts = [cell.text[0] for cell in row if cell.text]
        return not self._cell(row, columns.number).text and any(c.islower() for c in starts)

    def _is_group(self, row: Row, columns: Columns, *, counted: bool) -> bool:
        """A heading row: nothing in any slot, and a Roman number, capitals, or no number of its own.

        `counted`: other rows have Arabic numbers, so that a Roman one without bodies heads them.
        """
        roles = any(self._cell(row, i).text for i, s in enumerate(columns.slots) if s in _ROLES)
        if counted and not roles and _ROMAN_NUMBER.fullmatch(self._cell(row, columns.number).text):
            return True
        if any(self._cell(row, i).text for i, s in enumerate(columns.slots) if s in _FILLED):
            return False
        number, task = self._cell(row, columns.number).text, self._cell(row, columns.task).text
        return not _NUMBER.fullmatch(number) or bool(_GROUP_NUMBER.fullmatch(number)) or task.isupper() or not task

    def _task(
        self, group: list[Row], columns: Columns, ref: str, place: int, head: tuple[Holder, ...], above: str
    ) -> Task | None:
        group = _whole(group)
        text = self._cell(group[0], columns.task)
        if not text.text:
            return None
        written = self._cell(group[0], columns.number).text.strip(" .)")
        number = f"{above}.{written}" if above and written.isalpha() else written or str(place)
        locator = f"bảng, dòng {number}" + (f" (mục {ref})" if ref else "")
        slots = Slots()
        for row in group:
            for index, slot in enumerate(columns.slots):
                cell = self._cell(row, index)
                if slot in _FILLED and slot is not None:
                    slots.fill(slot, cell, 0, len(cell), self.context, locator)
        leads, partners = shared_out(slots, text, self.context, locator)
        due = slots.deadline
        if due is None and Slot.DEADLINE not in slots.named:
            span = find_deadline(text, 0, len(text), masked(text))
            due = deadline(text, span, self.context, locator, "text.deadline") if span else None
        return draft(
            ref=f"{ref}.{number}" if ref else number,
            text=text,
            leads=leads or head,
            partners=partners,
            locator=locator,
            rule="table.row",
            deadline=due,
            deliverable=slots.deliverable,
        )
