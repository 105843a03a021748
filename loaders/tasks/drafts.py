"""Turning what was found for a task into the record's task."""

from __future__ import annotations

import re
from collections.abc import Iterable

from graph.records import Deadline, Deliverable, Task
from loaders.evidence import evidence
from loaders.tasks.assignment import Holder
from loaders.text.lines import Mark
from loaders.text.outline import Node
from loaders.text.passage import Passage

TITLE_WORDS = 18


_PRELUDE = re.compile(
    r"^(?:(?:Theo|theo|Căn cứ|căn cứ|Trong phạm vi|trong phạm vi) (?:chức năng|nhiệm vụ|thẩm quyền)[^,;.:]{0,60}?"
    r"(?:, (?:nhiệm vụ|quyền hạn)[^,;.:]{0,40}?)?(?:, | (?=xây dựng|tổ chức|triển khai|thực hiện))"
    r"|(?:Chủ trì|chủ trì),? (?=[a-zđ])(?!trì))"
)
"""What leads up to the work without being it."""


def short_title(text: str) -> str:
    """The task's first clause, at most eighteen words, for lists and pictures."""
    clean = _PRELUDE.sub("", re.sub(r"^[\s,:;.\-–]+", "", text)) or text
    clause = re.split(r"[;.:](?:\s|$)", clean, maxsplit=1)[0] or clean
    words = clause.split()
    cut = " ".join(words[:TITLE_WORDS]).rstrip(" ,")
    title = cut + (" …" if len(words) > TITLE_WORDS else "")
    return title[:1].upper() + title[1:]


def unique(holders: Iterable[Holder], taken: Iterable[Holder] = ()) -> list[Holder]:
    """The holders without repetition, and without those already taken."""
    seen = {h.key for h in taken}
    out: list[Holder] = []
    for holder in holders:
        if holder.key not in seen:
            seen.add(holder.key)
            out.append(holder)
    return out


WHOLE = "đ1"
"""The place of a task that is a whole document without items: its first paragraph."""


def draft(
    *,
    ref: str,
    text: Passage,
    leads: Iterable[Holder],
    partners: Iterable[Holder],
    locator: str,
    rule: str,
    deadline: Deadline | None = None,
    deliverable: Deliverable | None = None,
    parent: str | None = None,
    predicate: int = 0,
) -> Task:
    """A task of the record."""
    leading = unique(leads)
    predicate_text = text.text[predicate:].strip() or text.text
    return Task(
        ref=ref or WHOLE,
        text=text.text,
        title=short_title(predicate_text if len(predicate_text) > 12 else text.text),
        leads=[h.lead() for h in leading],
        partners=[h.partner() for h in unique(partners, leading)],
        deadline=deadline,
        deliverable=deliverable,
        parent=parent,
        evidence=evidence(text, 0, len(text), locator=locator, rule=rule),
    )


def locator(node: Node) -> str:
    """Where an item stands, for people: "II.2, gạch đầu dòng 3"."""
    numbered = next((n for n in (node, *node.ancestors()) if n.numbered), None)
    place = f"mục {numbered.ref}" if numbered is not None and numbered.ref else ""
    if node is numbered:
        return place
    kind = "gạch đầu dòng" if node.mark is Mark.BULLET else "đoạn"
    number = (node.ref or WHOLE).rsplit(".", 1)[-1].lstrip("đ")
    return f"{place}, {kind} {number}" if place else f"{kind} {number}"
