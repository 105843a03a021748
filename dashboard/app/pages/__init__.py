"""The pages in the order of the menu. Each module exports one object `page`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from dashboard.app.pages import body, compare, gaps, network
from dashboard.app.services import Page
from graph.errors import DefinitionError

PAGES: tuple[Page, ...] = (network.page, body.page, gaps.page, compare.page)


def checked(pages: Iterable[Page]) -> Sequence[Page]:
    """`pages` as they are. Raises `DefinitionError` where two share an id or a path, or a path is no path."""
    found = list(pages)
    for field in ("id", "path"):
        twice = [value for value, n in Counter(getattr(page, field) for page in found).items() if n > 1]
        if twice:
            raise DefinitionError(f"pages: {field} {twice[0]!r} stands twice; give each page its own")
    for page in found:
        if not page.path.startswith("/"):
            raise DefinitionError(f"page {page.id}: path {page.path!r} must start with /")
    return found
