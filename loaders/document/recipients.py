"""Nơi nhận: each body with its abbreviations opened, and for what it receives the document."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.records import Recipient
from loaders.bodies.lists import parse_list
from loaders.context import Context
from loaders.document.zones import Zone, Zoned
from loaders.evidence import evidence
from loaders.text.blocks import Block
from loaders.text.lines import Mark
from loaders.text.outline import Node
from loaders.text.passage import Passage, passage

_LABEL = re.compile(r"n[ơo][ií] nh[ậâa]n\s*[:.]?\s*")
_SKIP = re.compile(r"(?:như (?:điều|trên|mục|phần|kính gửi)|l[ưu]+\s*[:;]?\s*(?:vt|vp|hc|tm)\b|l[ưu]u\b|kính gửi)")
_PURPOSE = re.compile(r"\((?P<p>[^()]{1,40})\)|\[(?P<q>[^\[\]]{1,40})\]")
_PURPOSES = {
    "b/c": "báo cáo",
    "để b/c": "báo cáo",
    "để báo cáo": "báo cáo",
    "để p/h": "phối hợp",
    "p/h": "phối hợp",
    "t/h": "thực hiện",
    "để t/h": "thực hiện",
}
_ELEMENT = re.compile(r"(?:^|;|[,.:)]\s*[-–+•](?=\s))")


def _elements(passage: Passage) -> Iterator[Passage]:
    """The recipients of one line; several may stand in a line, separated by semicolons or dashes."""
    cuts = [m.end() for m in _ELEMENT.finditer(passage.text)]
    stops = [m.start() for m in list(_ELEMENT.finditer(passage.text))[1:]] + [len(passage)]
    for start, stop in zip(cuts, stops, strict=True):
        part = passage.cut(start, stop)
        if len(part):
            yield part


def _lines(zoned: list[Zoned]) -> Iterator[Passage]:
    for place in zoned:
        if place.zone is not Zone.RECIPIENTS or not isinstance(place.block, Block):
            continue
        label = _LABEL.match(place.block.text.same)
        body = place.block.text.cut(label.end()) if label else place.block.body
        if label and body.text[:1] in "-–+•*":
            body = body.cut(1)
        if len(body):
            yield body


_ANSWERABLE = re.compile(r"chịu trách nhiệm (?:tổ chức )?(?:thi hành|thực hiện)|(?:có|chịu) trách nhiệm thi hành")
_BY_ARTICLE = re.compile(r"như điều\b")


def read_executors(zoned: list[Zoned], trees: list[Node], context: Context) -> list[Recipient]:
    """The bodies that an article makes answerable ("Điều 3. …"), where the recipients refer to it."""
    if not any(_BY_ARTICLE.match(element.same) for line in _lines(zoned) for element in _elements(line)):
        return []
    articles = [n for tree in trees for n in tree.walk() if n.mark is Mark.ARTICLE and _ANSWERABLE.search(n.body.same)]
    return [
        r
        for node in articles
        for r in _listed(node.body, 0, None, context, f"Điều {node.ref.lstrip('Đ')}", None, delimited=False)
    ]


def _recipients(element: Passage, context: Context) -> Iterator[Recipient]:
    purpose = _PURPOSE.search(element.text)
    said = (purpose["p"] or purpose["q"]).strip().lower() if purpose else None
    stop = purpose.start() if purpose else len(element)
    post = _SHARED_POST.match(element.same)
    if post:
        for recipient in _listed(
            element, post.end(), stop, context, "Nơi nhận", _PURPOSES.get(said, said) if said else None
        ):
            yield _under_post(element.text[: post.end("post")], recipient, context)
        return
    yield from _listed(element, 0, stop, context, "Nơi nhận", _PURPOSES.get(said, said) if said else None)


_SHARED_POST = re.compile(r"(?:các )?(?P<post>thường trực|ban thường vụ|văn phòng|lãnh đạo)\s*:\s*")


def _under_post(post: str, recipient: Recipient, context: Context) -> Recipient:
    """ "Thường trực: Tỉnh ủy, HĐND tỉnh": the standing committee of each body that is listed."""
    full = f"{post[post.lower().find('c ') + 2 :] if post.lower().startswith('các ') else post} {recipient.name}"
    line = passage(full, 0, len(full))
    known = context.finder(line).at(0)
    if known is not None and known.end == len(line):
        return recipient.model_copy(update={"name": known.titled, "body": known.body})
    return recipient.model_copy(update={"name": full})


def _listed(
    passage: Passage,
    start: int,
    end: int | None,
    context: Context,
    locator: str,
    purpose: str | None,
    *,
    delimited: bool = True,
) -> Iterator[Recipient]:
    found = parse_list(context.finder(passage), start, end, delimited=delimited)
    for mention in found.mentions:
        if re.match(r"(?:vt|vp)\b", mention.name.lower()):
            continue
        yield Recipient(
            name=mention.titled,
            body=mention.body,
            written=passage.text[mention.start : mention.end],
            purpose=purpose,
            collective=mention.collective,
            vague=mention.vague,
            evidence=evidence(passage, mention.start, mention.end, locator=locator, rule="recipients"),
        )


def read_recipients(zoned: list[Zoned], context: Context) -> list[Recipient]:
    """The recipients in order; "Như Điều 3", "Như trên" and "Lưu: …" are left out."""
    found: list[Recipient] = []
    for line in _lines(zoned):
        for element in _elements(line):
            if not _SKIP.match(element.same):
                found.extend(_recipients(element, context))
    return found
