"""Nơi nhận: each body with its abbreviations opened, and for what it receives the document."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.records import Recipient
from graph.registry.fold import CAPITALS
from loaders.bodies.lists import parse_list
from loaders.context import Context
from loaders.document.abbreviations import opened, place_of
from loaders.document.recipient_lists import read_list as _mentions
from loaders.document.zones import Zone, Zoned
from loaders.evidence import evidence
from loaders.text.blocks import Block
from loaders.text.lines import Mark
from loaders.text.outline import Node
from loaders.text.passage import Passage

_LABEL = re.compile(r"n[ơo][ií] nh[ậâa]n\s*[:.]?\s*")
_SKIP = re.compile(
    r"(?:như (?:điều|trên|mục|phần|kính gửi|thành phần)|kính gửi|(?:điều|mục|phần) (?:[ivxl]+|\d{1,2})\b)"
)
_FILED = re.compile(r"(?<![^\W_])l[ưu]+\s*[:;,]?\s*(?:vt|vp|hc|tm|hs|văn thư)(?![^\W_])|^l[ưu]u(?![^\W_])")
"""The last recipient by law, the file itself: what stands behind it on its line is the signature."""
_BRACKET = re.compile(r"[(\[](?P<said>[^()\[\]]{1,60})[)\]]")
_PURPOSE = re.compile(
    r"(?:để |nhằm )?(?:b/c|báo cáo|p/h|phối hợp|t/h|thực hiện|tổ chức|theo dõi|biết|chỉ đạo|kiểm tra|đăng|thi hành"
    r"|triển khai|tuyên truyền|giám sát|xin ý kiến|c/đ|đ/b|để\b)"
)
_PURPOSES = {
    "b/c": "báo cáo",
    "để b/c": "báo cáo",
    "để báo cáo": "báo cáo",
    "để p/h": "phối hợp",
    "p/h": "phối hợp",
    "t/h": "thực hiện",
    "để t/h": "thực hiện",
}
_DASH = re.compile(r"[-–+•*·] ?(?=\S)")
_ELEMENT = re.compile(r"(?:^|;|[,.:)]\s*[-–+•](?=\s))")


def _elements(passage: Passage) -> Iterator[Passage]:
    """The recipients of one line; several may stand in a line, separated by semicolons or dashes."""
    cuts = [m.end() for m in _ELEMENT.finditer(passage.text)]
    stops = [m.start() for m in list(_ELEMENT.finditer(passage.text))[1:]] + [len(passage)]
    for start, stop in zip(cuts, stops, strict=True):
        part = passage.cut(start, stop)
        dash = _DASH.match(part.text)
        if len(part):
            yield part.cut(dash.end()) if dash else part


def _lines(zoned: list[Zoned]) -> Iterator[Passage]:
    """The lines below a label up to the one of the file itself; what stands behind that is the signature."""
    filed = bulleted = False
    for place in zoned:
        if place.zone is not Zone.RECIPIENTS or not isinstance(place.block, Block):
            continue
        label = _LABEL.match(place.block.text.same)
        body = place.block.text.cut(label.end()) if label else place.block.body
        if label and body.text[:1] in "-–+•*":
            body = body.cut(1)
        if len(body) and (label or not filed) and not (bulleted and _is_signer(place.block)):
            yield body
        bulleted = bulleted or (place.block.marker is not None and place.block.marker.kind is Mark.BULLET)
        filed = _FILED.search(body.same) is not None or (filed and not label)


_PERSON = re.compile(rf"[{CAPITALS}][^\W\d_]*(?: [{CAPITALS}][^\W\d_]*){{1,4}}")


def _is_signer(block: Block) -> bool:
    """Whether a line between marked recipients is the name of who signed beside them."""
    return block.marker is None and _PERSON.fullmatch(block.text.text) is not None and not block.text.text.isupper()


_ANSWERABLE = re.compile(r"chịu trách nhiệm (?:tổ chức )?(?:thi hành|thực hiện)|(?:có|chịu) trách nhiệm thi hành")
_BY_ARTICLE = re.compile(r"như điều\b")


def read_executors(zoned: list[Zoned], trees: list[Node], context: Context) -> list[Recipient]:
    """The bodies that an article makes answerable ("Điều 3. …"), where the recipients refer to it."""
    if not any(_BY_ARTICLE.match(element.same) for line in _lines(zoned) for element in _elements(line)):
        return []
    articles = [n for tree in trees for n in tree.walk() if n.mark is Mark.ARTICLE and _ANSWERABLE.search(n.body.same)]
    return [r for node in articles for r in _executors(node.body, f"Điều {node.ref.lstrip('Đ')}", context)]


def _recipients(element: Passage, context: Context) -> Iterator[Recipient]:
    """The recipients of one element, read with its abbreviations opened."""
    purpose = _purpose(element.text)
    line = opened(element.cut(0, purpose[1]) if purpose else element, local=context.local)
    for mention in _mentions(line, context):
        start, end = place_of(element, line, mention.start, mention.end)
        yield Recipient(
            name=mention.titled,
            body=mention.body,
            written=element.text[start:end],
            purpose=purpose[0] if purpose else None,
            collective=mention.collective,
            vague=mention.vague,
            evidence=evidence(element, start, end, locator="Nơi nhận", rule="recipients"),
        )


def _purpose(text: str) -> tuple[str, int] | None:
    """For what the element receives the document, and where the bracket that says so begins."""
    for hit in _BRACKET.finditer(text):
        said = hit["said"].rsplit(" - ", 1)[-1].strip().lower()
        if _PURPOSE.match(said):
            return _PURPOSES.get(said, said), hit.start()
    return None


def _executors(body: Passage, article: str, context: Context) -> Iterator[Recipient]:
    for mention in parse_list(context.finder(body), 0).mentions:
        yield Recipient(
            name=mention.titled,
            body=mention.body,
            written=body.text[mention.start : mention.end],
            purpose=None,
            collective=mention.collective,
            vague=mention.vague,
            evidence=evidence(body, mention.start, mention.end, locator=article, rule="recipients"),
        )


def read_recipients(zoned: list[Zoned], context: Context) -> list[Recipient]:
    """The recipients in order; "Như Điều 3", "Như trên" and "Lưu: …" are left out."""
    found: list[Recipient] = []
    for line in _lines(zoned):
        for element in _elements(line):
            if _FILED.match(element.same):
                break
            if not _SKIP.match(element.same):
                found.extend(_recipients(element, context))
    return found
