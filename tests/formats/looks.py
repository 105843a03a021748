"""A `SourceText` as plain lists, for tests to compare with."""

from __future__ import annotations

from pathlib import Path

from loaders.readers import read_source
from loaders.text.source import Grid, Paragraph, SourceText


def read_bytes(data: bytes, path: Path) -> SourceText:
    """The source of a file with these bytes."""
    path.write_bytes(data)
    return read_source(path)


def paragraphs(source: SourceText) -> list[str]:
    """The paragraphs outside tables."""
    return [source.text[p.start : p.end] for p in source.layout or () if isinstance(p, Paragraph)]


def tables(source: SourceText) -> list[list[tuple[int, int, int, int, str]]]:
    """Each table as (row, column, rows, columns, text) of its cells."""
    return [
        [(c.row, c.column, c.rows, c.columns, source.text[c.start : c.end]) for c in grid.cells]
        for grid in source.layout or ()
        if isinstance(grid, Grid)
    ]


def rows(source: SourceText) -> list[list[str]]:
    """The cells of the first table, row by row, merged ones once."""
    cells = tables(source)[0]
    return [[text for r, *_, text in cells if r == row] for row in sorted({r for r, *_ in cells})]
