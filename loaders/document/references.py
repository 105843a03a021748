"""The documents that a document names: by number, or laws by name; each once, with its strongest relation."""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from graph.records import Evidence, Issue, Link, Reference, Remention
from graph.registry.fold import name_key, same
from graph.vocabulary import Relation
from loaders.document.citations import KIND_BEFORE, Mention, laws, numbered, shortened
from loaders.document.header import Header
from loaders.document.zones import Zone, Zoned, is_kind_line
from loaders.evidence import evidence
from loaders.text.blocks import Block
from loaders.text.passage import Passage, join

_CARRIES_OUT = re.compile(
    r"(?:về |để |nhằm |việc |và )*(?:triển khai|thực hiện|triển khai thực hiện|thi hành|cụ thể hóa"
    r"|hướng dẫn)[^;.]{0,25}$"
)


@dataclass(frozen=True)
class References:
    """The documents named, the relations between them that the text states, and odd date phrases."""

    references: list[Reference]
    links: list[Link]
    issues: list[Issue]


def _compatible(a: str | None, b: str | None) -> bool:
    return a is None or b is None or a == b or a.startswith(b) or b.startswith(a)


@dataclass
class _Group:
    """The mentions of one document, with the dates and the law's titles that they say."""

    key: str
    mentions: list[Mention] = field(default_factory=list)
    dates: set[str] = field(default_factory=set)
    titles: set[str] = field(default_factory=set)

    def take(self, mention: Mention) -> None:
        """Adds a mention."""
        self.mentions.append(mention)
        self.dates |= {mention.date} if mention.date else set()
        self.titles |= {name_key(mention.title)} if mention.title else set()

    def fits(self, mention: Mention) -> bool:
        """Whether a mention names this document: by its number, or a law by the title that it has beside its number."""
        named = self.key == _key(mention) or (mention.symbol is None and name_key(mention.title or "") in self.titles)
        return named and all(_compatible(date, mention.date) for date in self.dates)


def _key(mention: Mention) -> str:
    return mention.symbol or name_key(mention.title or "")


def _group(mentions: list[Mention]) -> list[list[Mention]]:
    """Mentions of one document together: same number or title, dates that do not contradict."""
    groups: list[_Group] = []
    named: dict[str, set[int]] = defaultdict(set)
    """By number and by title the places of groups that bear it."""
    for mention in sorted((m for m in mentions if not m.short), key=lambda m: (m.symbol is None, m.date is None)):
        place = next((i for i in sorted(named[_key(mention)]) if groups[i].fits(mention)), len(groups))
        if place == len(groups):
            groups.append(_Group(_key(mention)))
        groups[place].take(mention)
        named[_key(mention)].add(place)
        named[name_key(mention.title or "")].add(place)
    by_number: dict[tuple[str | None, str], list[_Group]] = {}
    for group in groups:
        by_number.setdefault(_short_name(group.mentions[0]), []).append(group)
    for mention in (m for m in mentions if m.short):
        meant = by_number.get((mention.kind, mention.short), [])
        if len(meant) == 1:
            meant[0].take(mention)
    return [group.mentions for group in groups]


def _short_name(mention: Mention) -> tuple[str | None, str]:
    """What a short re-mention says: "Chỉ thị số 04" names the one directive with that number in the document."""
    number = re.match(r"(\d+)[-/]", mention.symbol or "")
    return mention.kind, (number[1].lstrip("0") or "0") if number else ""


def _evidence(mention: Mention, locators: dict[int, str]) -> Evidence:
    place = locators.get(id(mention.passage), _ZONE_NAME.get(mention.zone, ""))
    return evidence(mention.passage, mention.start, mention.end, locator=place, rule=f"reference.{mention.relation}")


_ZONE_NAME = {
    Zone.HEAD: "phần đầu",
    Zone.TITLE: "trích yếu",
    Zone.BASIS: "căn cứ",
    Zone.OPENING: "đoạn mở đầu",
    Zone.BODY: "nội dung",
    Zone.NOTE: "chú thích",
}


def _reference(group: list[Mention], locators: dict[int, str]) -> Reference:
    ordered = sorted(group, key=lambda m: (-m.relation.strength, m.passage.starts[m.start]))
    first = ordered[0]
    dates = [m.date for m in ordered if m.date]
    return Reference(
        symbol=next((m.symbol for m in ordered if m.symbol), None),
        kind=next((m.kind for m in ordered if m.kind), None),
        date=max(dates, key=len) if dates else None,
        title=next((m.title for m in ordered if m.title), None),
        issuer=next((m.issuer for m in ordered if m.issuer), None),
        relation=first.relation,
        written=first.passage.text[first.start : first.end],
        evidence=_evidence(first, locators),
        mentions=[
            _remention(m, locators) for m in sorted(group, key=lambda m: m.passage.starts[m.start]) if m is not first
        ],
    )


def _remention(mention: Mention, locators: dict[int, str]) -> Remention:
    written = mention.passage.text[mention.start : mention.end]
    return Remention(**_evidence(mention, locators).model_dump(), written=written)


def _links(passage: Passage, mentions: list[Mention], locators: dict[int, str]) -> Iterator[Link]:
    """ "X triển khai Y": two numbers with nothing but X's date, issuer and such a verb between them."""
    numbered = [m for m in mentions if m.symbol and m.passage is passage]
    for first, second in itertools.pairwise(numbered):
        between = re.sub(KIND_BEFORE, "", passage.same[first.end : second.start])
        if (
            first.symbol
            and second.symbol
            and first.symbol != second.symbol
            and len(between) < 120
            and _CARRIES_OUT.search(between)
        ):
            if re.search(r"[;.]\s|\bvà (?:kế hoạch|chỉ thị|quyết định)", between):
                continue
            proof = evidence(
                passage,
                first.start,
                second.end,
                locator=locators.get(id(passage), _ZONE_NAME.get(first.zone, "")),
                rule="reference.link",
            )
            yield Link(source=first.symbol, target=second.symbol, relation=Relation.IMPLEMENTS, evidence=proof)


def _passages(zoned: list[Zoned]) -> Iterator[tuple[Zoned, Passage]]:
    """The paragraphs and cells; the lines of one title in capitals, which break inside names, as one."""
    for (in_title, _), run in itertools.groupby(zoned, lambda place: (_in_title(place), place.part)):
        places = list(run)
        if in_title and len(places) <= _MOST_LINES:
            yield places[0], join([place.block.text for place in places if isinstance(place.block, Block)])
            continue
        for place in places:
            if isinstance(place.block, Block):
                yield place, place.block.text
            else:
                yield from ((place, cell) for row in place.block.rows for cell in row)


_MOST_LINES = 60
"""Lines of a title, at most."""
_ATTACHED = re.compile(r"\W*(?:ban hành )?kèm theo ")


def _in_title(place: Zoned) -> bool:
    block = place.block
    if place.zone is not Zone.TITLE or not isinstance(block, Block) or is_kind_line(block):
        return False
    return block.text.text.isupper() and not _ATTACHED.match(block.text.same)


def read_references(zoned: list[Zoned], header: Header, locators: dict[int, str]) -> References:
    """Every document named; the document's own number, as its `header` has it, only where a binding line lists it."""
    own, own_at = (header.symbol, header.date), header.number_at
    mentions: list[Mention] = []
    links: list[Link] = []
    for place, passage in _passages(zoned):
        here = [*numbered(place, passage), *laws(place, passage), *shortened(place, passage)]
        here = [m for m in here if not _is_own(m, own, own_at)]
        mentions += here
        links += _links(passage, here, locators)
    mentions = _carried_out(mentions, header.title)
    references = [_reference(g, locators) for g in _group(mentions)]
    references.sort(key=lambda r: min(e.start for e in (r.evidence, *r.mentions)))
    return References(references, _unique(links), [_malformed(m, locators) for m in mentions if m.malformed])


_SUBJECT = re.compile(r"(?:thực hiện|triển khai|thi hành) (?!thực hiện|triển khai|thi hành)(?P<what>.+)$")
_SUBJECT_END = re.compile(r" (?:trên địa bàn|tại tỉnh|của tỉnh|tại thành phố|của thành phố) ")
_APPROVES = re.compile(r"[^;:]{0,90}?(?<![^\W_])(?:phê duyệt|ban hành|về việc|về) (?:phê duyệt |ban hành )?")
_FEWEST = 5
"""Words of a subject that is no other act's by chance."""


def _carried_out(mentions: list[Mention], title: str) -> list[Mention]:
    """The mentions, the act of the basis that approves what the title carries out as one that the title names itself.

    "Kế hoạch thực hiện Chương trình X" and "Căn cứ Quyết định số N phê duyệt Chương trình X" speak of one act.
    """
    named = _SUBJECT.search(same(title))
    subject = name_key(_SUBJECT_END.split(f"{named['what']} ", maxsplit=1)[0]) if named else ""
    if len(subject.split()) < _FEWEST:
        return mentions
    return [replace(m, relation=Relation.IMPLEMENTS) if _approves(m, subject) else m for m in mentions]


def _approves(mention: Mention, subject: str) -> bool:
    if mention.relation is not Relation.BASED_ON or mention.symbol is None:
        return False
    verb = _APPROVES.match(mention.passage.same, mention.end)
    said = mention.passage.text[verb.end() : verb.end() + 2 * len(subject)] if verb else ""
    return f"{name_key(said)} ".startswith(f"{subject} ")


def _is_own(mention: Mention, own: tuple[str | None, str | None], own_at: tuple[int, int] | None) -> bool:
    if own_at and mention.passage.starts[mention.start] == own_at[0]:
        return True
    if mention.relation is Relation.ATTACHED_TO:
        return False
    return mention.symbol is not None and mention.symbol == own[0] and _compatible(mention.date, own[1])


def _unique(links: list[Link]) -> list[Link]:
    return list({(link.source, link.target): link for link in reversed(links)}.values())[::-1]


def _malformed(mention: Mention, locators: dict[int, str]) -> Issue:
    hit = mention.malformed
    assert hit is not None
    proof = evidence(
        mention.passage,
        hit.start,
        hit.end,
        locator=locators.get(id(mention.passage), _ZONE_NAME.get(mention.zone, "")),
        rule="date.malformed",
    )
    return Issue(rule="date.malformed", note=mention.passage.text[hit.start : hit.end], evidence=proof)
