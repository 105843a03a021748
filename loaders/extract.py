"""From a document's text to its plan record."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from graph.errors import NothingFound
from graph.records import Document, PlanRecord, Source
from loaders.bodies.lists import parse_list
from loaders.context import Context
from loaders.document.header import Header
from loaders.document.recipients import read_executors, read_recipients
from loaders.document.references import read_references
from loaders.document.reports import read_reports
from loaders.document.zones import Zone, Zoned
from loaders.outlined import Outlined, outlined
from loaders.pages import with_pages
from loaders.tasks.assignment import Holder
from loaders.tasks.drafts import locator
from loaders.tasks.scope import Scope
from loaders.tasks.tables import TableReader
from loaders.tasks.walk import Walk
from loaders.text.blocks import Block, footnote_blocks
from loaders.text.outline import Node
from loaders.text.source import SourceText


def extract(source: SourceText, laid: Outlined | None = None) -> PlanRecord:
    """The record of a document, `laid` out before where that was done already.

    Raises `NothingFound` where it holds no task.
    """
    laid = laid or outlined(source)
    header, context, parts, trees = laid.header, laid.context, laid.parts, laid.trees
    notes = [Zoned(block, Zone.NOTE, 1) for block in footnote_blocks(source)]
    walk = Walk(context, TableReader(context))
    tasks = [t for part, tree in zip(parts, trees, strict=True) for t in walk.below(tree, _scope(part, context))]
    if not tasks:
        raise NothingFound(
            "no task found in it", where=source.file, fix="check that it is a plan and its text is complete"
        )
    locators = {id(n.block.text): locator(n) for tree in trees for n in tree.walk() if n.block}
    record = PlanRecord(
        document=_document(header, [*laid.zoned, *notes], context, walk, trees, locators),
        tasks=tasks,
        source=Source(
            file=source.file,
            sha256=source.sha256,
            format=source.format,
            read_at=datetime.now(UTC).isoformat(timespec="seconds"),
        ),
        notes=list(source.notes),
    )
    return with_pages(record, source) if source.pages else record


_ASKED = re.compile(r"(?<!ý kiến )(?<![^\W_])(?:yêu cầu|giao|đề nghị) (?!của )")


def _scope(part: list[Zoned], context: Context) -> Scope:
    """What an opening hands to the whole body: "Chủ tịch UBND tỉnh yêu cầu A, B thực hiện các nội dung sau:"."""
    for place in part:
        block = place.block
        if place.zone is not Zone.OPENING or not isinstance(block, Block) or not block.text.text.endswith(":"):
            continue
        asked = list(_ASKED.finditer(block.text.same))
        at = asked[-1].start() if asked else 0
        found = parse_list(context.finder(block.text), at) if asked else None
        if found and found.mentions and found.mentions[0].start - at < 30:
            return Scope(holders=tuple(Holder(m, block.text, False, "đoạn mở đầu") for m in found.mentions))
    return Scope()


def _document(
    header: Header, zoned: list[Zoned], context: Context, walk: Walk, trees: list[Node], locators: dict[int, str]
) -> Document:
    references = read_references(zoned, header, locators)
    return Document(
        symbol=header.symbol,
        kind=header.kind,
        title=header.title,
        issuer=header.issuer,
        province=header.province,
        place=header.place,
        date=header.date,
        signer=header.signer,
        references=references.references,
        links=references.links,
        recipients=read_recipients(zoned, context),
        executors=read_executors(zoned, trees, context),
        reports=read_reports(trees, walk, context),
        issues=[*header.issues, *references.issues],
        header=header.found,
    )
