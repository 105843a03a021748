"""The reading report of one document, from its record and its text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby

from graph.records import PlanRecord
from loaders.document.zones import Zone, Zoned
from loaders.evidence import QUOTE_WORDS
from loaders.outlined import Outlined, outlined
from loaders.text.blocks import Block
from loaders.text.source import SourceText
from loaders.text.table import Table
from loaders.understanding.facts import certainty, spoken_for, unknown_bodies
from loaders.understanding.missed import Taken, missed
from loaders.understanding.models import LIKELY, Figures, LeftOut, Malformed, Ocr, ReadingReport
from loaders.understanding.places import Places

_DATE_LIKE = re.compile(
    r"(?<![\w/.-])(?P<d>\d{1,2}) ?[/.-] ?(?P<m>\d{1,2}) ?[/.-] ?(?P<y>(?:19|20)\d\d)(?![\w/])"
    r"|(?P<d2>\d{1,2}) +(?P<mid>tháng|năm) +(?P<m2>\d{1,2}),? +năm +(?P<y2>(?:19|20)\d\d)"
)
"""Three numbers that are written as a date is, whether or not there is such a day."""
_LETTERHEAD = re.compile(
    r"cộng h(?:òa|oà) xã hội|đảng cộng sản|độc lập\s*-|số\s*:|(?:ủy|uỷ) ban nhân dân|ubnd|bộ |sở |ban |hội |văn phòng"
    r"|chính phủ|thủ tướng|quốc hội|tỉnh ủy|thành ủy|ban chấp hành|[^,;:]{2,30}, ngày|\*+|-+$|căn cứ|kính gửi|v/v"
    r"|về việc"
)
_SHORTEST = 3


def understand(record: PlanRecord, source: SourceText, laid: Outlined | None = None) -> ReadingReport:
    """What the reading of `source` that gave `record` understood, and what it did not; `laid` out before or now."""
    laid = laid or outlined(source)
    zoned = laid.zoned
    places = Places(source)
    taken = Taken(spoken_for(record))
    tables = [z.block for z in zoned if isinstance(z.block, Table)]
    found = list(missed(laid.trees, laid.context, taken, places))
    unknown = unknown_bodies(record)
    dates = list(_malformed(source, places))
    outside = list(_left_out(zoned, places))
    figures = Figures(
        pages=len(source.pages),
        tables=len(tables),
        task_tables=sum(_gave_task(table, record) for table in tables),
        items=_items(zoned),
        tasks=len(record.tasks),
        without_lead=sum(not task.leads for task in record.tasks),
        certainty=certainty(record),
        missed=len(found),
        unknown_bodies=len(unknown),
        malformed_dates=len(dates),
        left_out=sum(part.characters for part in outside),
    )
    return ReadingReport(
        file=source.file, figures=figures, missed=found, unknown_bodies=unknown, malformed_dates=dates,
        left_out=outside, ocr=_ocr(source), notes=list(record.notes),
    )  # fmt: skip


def _ocr(source: SourceText) -> Ocr | None:
    """What was recognised in pictures; a word is doubtful as a fact is."""
    seen = [word.seen for word in source.recognised]
    if not seen:
        return None
    doubtful = sum(one.confidence < LIKELY for one in seen)
    return Ocr(pages=len({one.page for one in seen}), words=len(seen), doubtful_words=doubtful)


def _items(zoned: Sequence[Zoned]) -> int:
    """Paragraphs and table rows of the bodies."""
    parts = [z.block for z in zoned if z.zone is Zone.BODY]
    return sum(len(part.rows) if isinstance(part, Table) else 1 for part in parts)


def _gave_task(table: Table, record: PlanRecord) -> bool:
    cells = [cell.span() for row in table.rows for cell in row if cell.text]
    if not cells:
        return False
    start, end = min(a for a, _ in cells), max(b for _, b in cells)
    return any(start <= task.evidence.start < end for task in record.tasks)


def _malformed(source: SourceText, places: Places) -> Iterator[Malformed]:
    """Dates of no calendar: an impossible day or month, "năm" where "tháng" belongs."""
    for hit in _DATE_LIKE.finditer(source.text):
        if hit["mid"] == "năm" or not _possible(hit):
            yield Malformed(**places.at(*hit.span()), quote=" ".join(hit[0].split()))


def _possible(hit: re.Match[str]) -> bool:
    try:
        date(int(hit["y"] or hit["y2"]), int(hit["m"] or hit["m2"]), int(hit["d"] or hit["d2"]))
    except ValueError:
        return False
    return True


def _left_out(zoned: Sequence[Zoned], places: Places) -> Iterator[LeftOut]:
    """Text of a web page around the document: before its letterhead, and behind its signature."""
    blocks = [z for z in zoned if isinstance(z.block, Block) and z.block.text.text]
    yield from _stretch(_before(blocks), "before", places)
    for zone, run in groupby(blocks, lambda z: z.zone):
        if zone is Zone.SIGNATURE:
            signed = list(run)
            yield from _stretch(_behind_signature(signed), "after", places)


def _before(blocks: Sequence[Zoned]) -> list[Zoned]:
    """What stands before the first line of a letterhead, where there is one."""
    head = [z for z in blocks if z.zone is Zone.HEAD]
    for number, z in enumerate(head):
        if isinstance(z.block, Block) and _LETTERHEAD.match(z.block.text.same):
            return head[:number]
    return []


_SIGNING = 8
"""Lines of a signature: authority, office, seal, name."""


def _behind_signature(signed: Sequence[Zoned]) -> list[Zoned]:
    """What stands behind the lines of a signature: the first line that is too long for one, and all after it."""
    for number, z in enumerate(signed):
        if isinstance(z.block, Block) and (number >= _SIGNING or len(z.block.text) > 90):
            return list(signed[number:])
    return []


def _stretch(part: Sequence[Zoned], where: str, places: Places) -> Iterator[LeftOut]:
    spans = [z.block.text.span() for z in part if isinstance(z.block, Block)]
    if not spans:
        return
    start, end = spans[0][0], max(b for _, b in spans)
    characters = sum(b - a for a, b in spans)
    if characters < _SHORTEST:
        return
    words = " ".join(z.block.text.text for z in part if isinstance(z.block, Block)).split()
    yield LeftOut(
        **places.at(start, max(end, start + 1)), where=where, characters=characters, quote=" ".join(words[:QUOTE_WORDS])
    )
