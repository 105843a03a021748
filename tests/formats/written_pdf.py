"""The same documents as PDF files, by reportlab: justified paragraphs with indents, ruled tables over page breaks."""

from __future__ import annotations

from functools import cache
from html import escape
from pathlib import Path

import pytest
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle
from written_formats import FONTS, Part, Rows


@cache
def font() -> str:
    """A font with Vietnamese letters."""
    found = next((path for path in FONTS if Path(path).exists()), None)
    if found is None:
        pytest.skip("no font with Vietnamese letters: apt install fonts-noto-core")
    pdfmetrics.registerFont(TTFont("Text", found))
    return "Text"


def style(size: float = 13, **changes) -> ParagraphStyle:
    """A style of the office: justified, first line indented."""
    base = {"fontName": font(), "fontSize": size, "leading": size * 1.35, "alignment": TA_JUSTIFY, "spaceAfter": 5}
    return ParagraphStyle("text", **(base | {"firstLineIndent": 36} | changes))


CENTRED = {"alignment": TA_CENTER, "firstLineIndent": 0}


def number_pages(canvas, document) -> None:
    """The page number at the head of each page but the first, as the rules of form want it."""
    canvas.setFont(font(), 12)
    if document.page > 1:
        canvas.drawCentredString(A4[0] / 2, A4[1] - 40, str(document.page))


def table(
    part: Rows, width: float = 460.0, *, size: float = 11, widths: list[float] | None = None, broken=False
) -> Table:
    """A ruled table; its head stands again on each page, or, if `broken`, its rows break over pages."""
    columns = max(len(row) for row in part.rows)
    cell = style(size, firstLineIndent=0, spaceAfter=0, alignment=0)
    cells = [[Paragraph(escape(text).replace("\n", "<br/>"), cell) for text in row] for row in part.rows]
    found = Table(
        cells, colWidths=widths or fitting(part, width, columns), repeatRows=0 if broken else 1, splitInRow=int(broken)
    )
    found.setStyle(TableStyle([("GRID", (0, 0), (-1, -1), 0.6, "black"), ("VALIGN", (0, 0), (-1, -1), "TOP")]))
    return found


def fitting(part: Rows, width: float, columns: int) -> list[float]:
    """Widths by what the columns hold."""
    need = [max(len(row[c]) if c < len(row) else 0 for row in part.rows) ** 0.5 + 3 for c in range(columns)]
    return [width * one / sum(need) for one in need]


def build(story: list, path: Path, **more) -> Path:
    """A file of these parts."""
    document = SimpleDocTemplate(
        str(path), pagesize=A4, leftMargin=85, rightMargin=50, topMargin=60, bottomMargin=56, invariant=1
    )
    document.build(story, onFirstPage=number_pages, onLaterPages=number_pages, **more)
    return path


def write_pdf(parts: list[Part], path: Path) -> Path:
    """A PDF of these parts."""
    story: list = []
    for part in parts:
        if isinstance(part, Rows):
            story += [table(part), Spacer(1, 10)]
        else:
            looks = CENTRED if part.isupper() else {}
            story.append(Paragraph(escape(part), style(**looks)))
    return build(story, path)
