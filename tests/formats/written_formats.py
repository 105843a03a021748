"""One document, as a list of paragraphs and tables, written in each format as an office would."""

from __future__ import annotations

import html
from dataclasses import dataclass
from pathlib import Path

from loaders.tasks.flattened import rebuild
from loaders.text.blocks import Block, blocks

FONTS = (
    "/usr/share/fonts/truetype/noto/NotoSerif-Regular.ttf",
    "/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf",
    "/usr/share/fonts/truetype/liberation/LiberationSerif-Regular.ttf",
    "/usr/share/fonts/truetype/dejavu/DejaVuSerif.ttf",
)


@dataclass(frozen=True)
class Rows:
    """A table: rows of texts."""

    rows: list[list[str]]


Part = str | Rows


def parts_of(text: str) -> list[Part]:
    """The paragraphs and tables of a plain text."""
    out: list[Part] = []
    for block in blocks(text, rebuild):
        if isinstance(block, Block):
            out.append(block.text.text)
        else:
            out.append(Rows([[cell.text for cell in row] for row in block.rows]))
    return out


def as_text(parts: list[Part]) -> str:
    """Plain text, a blank line between paragraphs, a tab between cells."""
    shown = (part if isinstance(part, str) else "\n".join("\t".join(row) for row in part.rows) for part in parts)
    return "\n\n".join(shown) + "\n"


def as_html(parts: list[Part]) -> str:
    """A web page."""
    shown = []
    for part in parts:
        if isinstance(part, str):
            shown.append(f"<p>{html.escape(part)}</p>")
            continue
        rows = ("".join(f"<td>{html.escape(cell)}</td>" for cell in row) for row in part.rows)
        shown.append("<table><tbody>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</tbody></table>")
    body = "\n".join(shown)
    return (
        f'<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>x</title></head><body>{body}</body></html>'
    )


def write_html(parts: list[Part], path: Path) -> Path:
    """The same in a file."""
    path.write_text(as_html(parts), encoding="utf-8")
    return path
