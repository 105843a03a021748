"""A document laid out for reading: its blocks with their zones, its header, and the outline of each of its bodies."""

from __future__ import annotations

from dataclasses import dataclass

from loaders.context import Context
from loaders.document.header import Header, read_header
from loaders.document.letterhead import is_local
from loaders.document.zones import Zone, Zoned, zones
from loaders.tasks.flattened import rebuild
from loaders.tasks.headings import names_bodies
from loaders.tasks.labels import is_label_line
from loaders.text.blocks import Block, source_blocks
from loaders.text.outline import Node, outline
from loaders.text.source import SourceText


@dataclass(frozen=True)
class Outlined:
    """The blocks in order, in `parts` those of each title; `trees`: the outline of each part's body."""

    zoned: list[Zoned]
    header: Header
    context: Context
    parts: list[list[Zoned]]
    trees: list[Node]


def outlined(source: SourceText) -> Outlined:
    """The document laid out."""
    zoned = zones(source_blocks(source, rebuild))
    header = read_header(zoned)
    words = [z.block.text for z in zoned if isinstance(z.block, Block)]
    context = Context(header.province, header.date, local=is_local(header.issuer)).reading(words)
    parts = _parts(zoned)
    bodies = [[z.block for z in part if z.zone is Zone.BODY] for part in parts]
    trees = [outline(body, is_label_line, lambda block: names_bodies(block, context)) for body in bodies]
    return Outlined(zoned, header, context, parts, trees)


def _parts(zoned: list[Zoned]) -> list[list[Zoned]]:
    """What stands in each part of the document, part 1 first."""
    parts: list[list[Zoned]] = [[] for _ in range(max((z.part for z in zoned), default=1))]
    for place in zoned:
        parts[place.part - 1].append(place)
    return parts
