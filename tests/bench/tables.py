"""Tables in Markdown, figures with their units."""

from collections.abc import Sequence


def table(head: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """A table; texts to the left, all else to the right."""
    marks = ["---" if rows and isinstance(rows[0][i], str) else "---:" for i in range(len(head))]
    lines = [head, marks, *([str(cell) for cell in row] for row in rows)]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


class Figure(float):
    """A number with its unit, shown with as many digits as matter."""

    unit = ""

    def __str__(self) -> str:
        digits = 0 if self >= 100 else 1 if self >= 10 else 2
        return f"{float(self):,.{digits}f}{self.unit}"


class Seconds(Figure):
    """A time in seconds."""

    unit = " s"


class Megabytes(Figure):
    """An amount of memory, given in bytes."""

    unit = " MB"

    def __str__(self) -> str:
        return f"{self / 1e6:,.0f}{self.unit}"
