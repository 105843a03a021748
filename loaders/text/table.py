"""A table of a document as rows of cells."""

from __future__ import annotations

from dataclasses import dataclass

from loaders.text.passage import EMPTY, Passage

Row = tuple[Passage, ...]


@dataclass(frozen=True)
class Table:
    """Rows of cells, in order; the first row is the header where the table has one.

    `repeated`: the places (row, column) of cells that a merged cell above them covers; they hold its words again.
    """

    rows: tuple[Row, ...]
    repeated: frozenset[tuple[int, int]] = frozenset()

    def once(self, columns: set[int]) -> tuple[Row, ...]:
        """The rows with a merged cell of one of these columns in its first row alone."""
        return tuple(
            tuple(EMPTY if (n, c) in self.repeated and c in columns else cell for c, cell in enumerate(row))
            for n, row in enumerate(self.rows)
        )
