"""What documents are called on screen and paper."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from dashboard.formats.plain import one_line
from dashboard.texts import Texts


def document_name(document: Mapping[str, object], words: Texts) -> str:
    """Number and sign; without one, kind and date ("kế hoạch không số, 2/2020")."""
    if document.get("symbol"):
        return one_line(str(document["symbol"]))
    name = words("cli.document.unnumbered", kind=document.get("kind") or "")
    date = words.date(str(document["date"])) if document.get("date") else ""
    return one_line(f"{name}, {date}" if date else name)


def document_names(documents: Iterable[Mapping[str, object]], words: Texts) -> dict[str, str]:
    """Document id to name."""
    return {str(document["id"]): document_name(document, words) for document in documents}
