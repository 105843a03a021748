"""Tables in text files (.csv, .tsv): the separator is the one that parts the rows most evenly."""

from __future__ import annotations

import csv
import io

from graph.errors import InputTooLarge, UnreadableDocument
from loaders.readers.drafts import MAX_CELLS, MAX_CHARACTERS, Draft, too_long
from loaders.readers.sheets import Filled, drafts_of
from loaders.readers.text import decode

_SEPARATORS = ";,\t|"
_LOOKED_AT = 60


def read(data: bytes, where: str) -> tuple[list[Draft], tuple[str, ...]]:
    """The paragraphs and tables of the rows, and notes on the encoding.

    Raises `UnreadableDocument` or `InputTooLarge`.
    """
    decoded = decode(data, where=where)
    text = decoded.text.lstrip("\ufeff")
    if len(text) > MAX_CHARACTERS:
        raise too_long(where)
    sheet: dict[int, dict[int, Filled]] = {}
    count = 0
    try:
        for number, row in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text))):
            filled = {column: Filled(cell.strip()) for column, cell in enumerate(row) if cell.strip()}
            count += len(filled)
            if count > MAX_CELLS:
                raise InputTooLarge(f"more than {MAX_CELLS:,} paragraphs and cells", where=where, fix="split the file")
            if filled:
                sheet[number] = filled
    except csv.Error:
        raise UnreadableDocument(
            "its rows cannot be told apart", where=where, fix="save it again as CSV, or as .xlsx"
        ) from None
    return list(drafts_of(sheet)), decoded.notes


def _separator(text: str) -> str:
    """The mark that the most rows hold equally often."""

    def evenness(mark: str) -> tuple[int, int]:
        reader = csv.reader(io.StringIO(text[:200_000], newline=""), delimiter=mark)
        widths = []
        try:
            for row, _ in zip(reader, range(_LOOKED_AT), strict=False):
                widths.append(len(row))
        except csv.Error:
            return (0, 0)
        usual = max(set(widths), key=lambda width: (widths.count(width), width), default=1)
        return (widths.count(usual), usual) if usual > 1 else (0, 0)

    return max(_SEPARATORS, key=evenness)
