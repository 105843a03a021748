"""A comparison of provinces as text for a terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence

from dashboard.formats import figures, stability
from dashboard.formats.names import document_name
from dashboard.formats.plain import one_line
from dashboard.formats.text_tables import side_by_side, table
from dashboard.texts import Texts
from graph.analysis.catalogue import measures
from graph.analysis.measure import Measure, Network, Value
from queries.compare.comparison import Cell, Comparison, Side
from queries.compare.roles import Mapped, Presence
from queries.compare.stability import Stabilities
from queries.compare.ties import Tie, TwoProvinces

LISTED = 12
"""How many ties of a kind are named."""


def as_text(found: Comparison, sure: Stabilities | None, words: Texts, *, width: int) -> str:
    """What the comparison rests on, the roles, the measures, the ties of each two provinces."""
    names = ", ".join(one_line(name) for name in found.names)
    parts = [
        words("compare.cli.summary", n=len(found.sides), names=names),
        words("compare.formal"),
        _basis(found, words, width),
        "\n".join(_matched(found, words)),
        _roles(found, words, width),
        words("compare.table.hint"),
        *(_measures(found, sure, network, words, width) for network in Network),
        words("compare.cli.rank"),
        _samples(sure, words),
        _pairs(found, words, width),
        *(_ties(two, found, words) for two in found.pairs if len(found.sides) == 2),
    ]
    return "\n\n".join(part.rstrip() for part in parts if part) + "\n"


def matched(mapped: Mapped, words: Texts) -> str:
    """How a role of before a change was read."""
    key = "divided" if mapped.divided else "mapped"
    since = words.date(mapped.since) if mapped.since else "?"
    return words(f"compare.basis.{key}", old=mapped.old, new=", ".join(mapped.new), since=since)


def cell(found: Cell, words: Texts) -> str:
    """Tasks led and partnered with their shares, or the word for a role that is absent or only named."""
    if found.presence is Presence.ABSENT:
        return words("compare.table.absent")
    if found.presence is Presence.NAMED:
        return words("compare.table.named")
    told = [
        words("compare.table.cell", n=len(tasks), share=figures.percent(share, words)) if tasks else "0"
        for tasks, share in ((found.led, found.lead_share), (found.partnered, found.partner_share))
    ]
    return " · ".join(told)


def qap(two: TwoProvinces, words: Texts) -> str:
    """Correlation, p and how it was counted, or the word for undefined."""
    found = two.qap
    if found.r is None or found.p is None:
        return words("compare.measures.undefined")
    how = "all_permutations" if found.seed is None else "drawn_permutations"
    counted = {"n": found.permutations} | ({} if found.seed is None else {"seed": found.seed})
    told = f"{figures.decimal(found.r, 2, words)}, p = {figures.decimal(found.p, 4, words)}"
    return f"{told} ({words(f'compare.pairs.{how}', **counted)})"


def jaccard(two: TwoProvinces, words: Texts) -> str:
    """The index, or the word for undefined."""
    if two.jaccard is None:
        return words("compare.measures.undefined")
    return figures.decimal(two.jaccard, 2, words)


def documents(side: Side, words: Texts) -> list[str]:
    """The loaded documents with their date."""
    return [
        f"{document_name({'symbol': d.symbol, 'kind': d.kind}, words)}, "
        f"{words.date(d.date) or words('compare.basis.undated')}"
        for d in side.documents
    ]


def _basis(found: Comparison, words: Texts, width: int) -> str:
    keys = ("province", "documents", "tasks", "bodies", "classes", "dropped")
    rows = []
    for side in found.sides:
        left = side.left_out
        share = figures.percent(left.classes / left.all if left.all else None, words)
        rows.append(
            (
                one_line(side.name),
                _few(documents(side, words), words),
                words.number(len(side.tasks)),
                words.number(side.roster),
                words("compare.basis.of", n=left.classes, m=left.all, share=share),
                _few([one_line(body.name) for body in side.dropped], words),
            )
        )
    return table(words("compare.basis.title"), [words(f"compare.basis.{key}") for key in keys], rows, width)


def _few(names: list[str], words: Texts, limit: int = 3) -> str:
    shown = "; ".join(names[:limit])
    return f"{shown}; … ({len(names)})" if len(names) > limit else shown or words("compare.basis.none")


def _matched(found: Comparison, words: Texts) -> Iterator[str]:
    yield words("compare.basis.common", n=found.common)
    yield from (one_line(matched(each, words)) for each in found.mapped)
    if not found.mapped:
        yield words("compare.basis.not_mapped")


def _roles(found: Comparison, words: Texts, width: int) -> str:
    rows = [
        (one_line(found.role_names[role]), *(cell(found.cells[role, name], words) for name in found.names))
        for role in found.roles
    ]
    head = (words("compare.table.role"), *map(one_line, found.names))
    return side_by_side(words("compare.table.title"), head, rows, width)


def _measures(found: Comparison, sure: Stabilities | None, network: Network, words: Texts, width: int) -> str:
    shown = [each for key, each in measures().items() if each.network is network and key in found.sides[0].values]
    if not shown:
        return ""
    rows = []
    for one in shown:
        ranks = figures.ranks({side.name: side.values[one.id] for side in found.sides})
        cells = (_measured(one, side, ranks.get(side.name), sure, words) for side in found.sides)
        rows.append((one.name[words.language.value], *cells))
    rows.append(("", *(figures.size(side.values[shown[0].id], words) for side in found.sides)))
    head = (words("compare.measures.measure"), *map(one_line, found.names))
    told = side_by_side(words(f"compare.measures.taken_on.{network}"), head, rows, width)
    return "\n".join((told, "", *_key(shown, words, width)))


def _key(shown: Sequence[Measure], words: Texts, width: int) -> Iterator[str]:
    """What each measure is and by which convention."""
    lang = words.language.value
    yield words("compare.measures.key")
    for one in shown:
        told = f"{one.name[lang]}: {one.definition[lang]} {one.convention[lang]}"
        yield textwrap.fill(told, width, initial_indent="  ", subsequent_indent="    ")


def _measured(one: Measure, side: Side, rank: tuple[int, int] | None, sure: Stabilities | None, words: Texts) -> str:
    found = side.values[one.id]
    lines = [figures.value(one, found, words)]
    if found.value is None and found.reason:
        return f"{lines[0]}: {words(f'compare.why.{found.reason}')}"
    lines += [figures.parts(found, words)] if found.of else []
    if rank:
        lines[0] += f" #{rank[0]}"
    lines += figures.beside(found, words)
    stable = sure.by.get((one.id, side.name)) if sure else None
    if sure and stable and stable.interval:
        lines.append(figures.interval(one, stable.interval.low, stable.interval.high, sure.share, words))
    lines += _who(found, side, words)
    if stable and stable.top:
        share = figures.percent(stable.top.alone / stable.top.all, words)
        lines.append(words("compare.measures.top", share=share))
    lines += [words("compare.measures.few")] if found.few else []
    return "\n".join(lines)


def _who(found: Value, side: Side, words: Texts) -> list[str]:
    """The body that a ranking puts first; how many where they are tied."""
    if not found.ranking or not found.bodies:
        return []
    if len(found.bodies) > 1:
        return [words("compare.measures.tied", n=len(found.bodies))]
    return [one_line(side.bodies[found.bodies[0]].name)]


def _samples(sure: Stabilities | None, words: Texts) -> str:
    if sure is None:
        return ""
    held = [f"  {one_line(line)}" for line in stability.held(sure, words)]
    return "\n".join([*stability.drawn(sure, words), *([words("compare.measures.held") + ":"] if held else []), *held])


def _pairs(found: Comparison, words: Texts, width: int) -> str:
    head = [words(f"compare.pairs.{key}") for key in ("two", "common", "both")]
    head += [words("compare.pairs.only", province=letter) for letter in ("A", "B")]
    head += [words(f"compare.pairs.{key}") for key in ("jaccard", "hamming", "qap")]
    rows = [
        (
            f"A {one_line(two.one)}\nB {one_line(two.other)}",
            *(words.number(len(each)) for each in (two.common, two.both, two.only_one, two.only_other)),
            jaccard(two, words),
            words("compare.measures.of", n=two.hamming, m=two.cells),
            qap(two, words),
        )
        for two in found.pairs
    ]
    return table(words("compare.pairs.title"), head, rows, width)


def _ties(two: TwoProvinces, found: Comparison, words: Texts) -> str:
    first, second = one_line(two.one), one_line(two.other)
    kinds = (
        (words("compare.pairs.both"), two.both),
        (words("compare.pairs.only", province=first), two.only_one),
        (words("compare.pairs.only", province=second), two.only_other),
        (words("compare.pairs.missing", province=first), two.missing_one),
        (words("compare.pairs.missing", province=second), two.missing_other),
    )
    return "\n".join(line for title, ties in kinds for line in _tie_lines(title, ties, found, words))


def _tie_lines(title: str, ties: tuple[Tie, ...], found: Comparison, words: Texts) -> Iterator[str]:
    yield f"{title}: {words.number(len(ties))}"
    for lead, partner in ties[:LISTED]:
        told = words("compare.panel.tie", lead=found.role_names[lead], partner=found.role_names[partner])
        yield f"  {one_line(told)}"
    if len(ties) > LISTED:
        yield f"  … {words.number(len(ties) - LISTED)}"
