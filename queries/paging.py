"""Where an audit can end early: behind the clause that has its findings, before their evidence is read.

Such an audit holds one line between a WITH, which gives one row for each finding with `province` and the columns of
its identity, and the clause that reads the rest::

    WITH d, a, d.province AS province, d.id AS document, a.id AS node
    // page by province, document, node
    MATCH …

The engine reads a comment; `page` makes it a page, so that the evidence of all other findings is never read.
"""

from __future__ import annotations

import re

_MARK = re.compile(r"^// page by (?P<order>.+)$", re.MULTILINE)


def page(text: str) -> str:
    """`text` that gives its first `$row_limit` rows alone."""
    paged, found = _MARK.subn(r"ORDER BY \g<order> LIMIT $row_limit", text, count=1)
    return paged if found else f"{text}\nLIMIT $row_limit"


def findings(text: str) -> str | None:
    """`text` up to the clause that has its findings; None where no line marks it."""
    match = _MARK.search(text)
    return text[: match.start()] if match else None
