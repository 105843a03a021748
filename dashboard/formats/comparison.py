"""A comparison of provinces as text for a terminal."""

from __future__ import annotations

import io
from collections.abc import Iterator

from rich import box
from rich.console import Console
from rich.table import Table

from dashboard.formats import figures
from dashboard.formats.names import document_name
from dashboard.formats.plain import one_line
from dashboard.texts import Texts
from graph.analysis.catalogue import measures
from graph.analysis.measure import Network, Value
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
    table = _table(words("compare.basis.title"))
    for key in ("province", "documents", "tasks", "bodies", "classes", "dropped"):
        table.add_column(words(f"compare.basis.{key}"), overflow="fold")
    for side in found.sides:
        left = side.left_out
        share = figures.percent(left.classes / left.all if left.all else None, words)
        table.add_row(
            one_line(side.name),
            _few(documents(side, words), words),
            words.number(len(side.tasks)),
            words.number(side.roster),
            words("compare.basis.of", n=left.classes, m=left.all, share=share),
            _few([one_line(body.name) for body in side.dropped], words),
        )
    return _printed(table, width)


def _few(names: list[str], words: Texts, limit: int = 3) -> str:
    shown = "; ".join(names[:limit])
    return f"{shown}; … ({len(names)})" if len(names) > limit else shown or words("compare.basis.none")


def _matched(found: Comparison, words: Texts) -> Iterator[str]:
    yield words("compare.basis.common", n=found.common)
    yield from (one_line(matched(each, words)) for each in found.mapped)
    if not found.mapped:
        yield words("compare.basis.not_mapped")


def _roles(found: Comparison, words: Texts, width: int) -> str:
    table = _table(words("compare.table.title"))
    table.add_column(words("compare.table.role"), overflow="fold", min_width=18)
    for name in found.names:
        table.add_column(one_line(name), justify="right", overflow="fold")
    for role in found.roles:
        table.add_row(one_line(found.role_names[role]), *(cell(found.cells[role, name], words) for name in found.names))
    return _printed(table, width)


def _measures(found: Comparison, sure: Stabilities | None, network: Network, words: Texts, width: int) -> str:
    known = {key: each for key, each in measures().items() if each.network is network}
    shown = [key for key in known if key in found.sides[0].values]
    if not shown:
        return ""
    table = _table(words(f"compare.measures.taken_on.{network}"))
    table.add_column(words("compare.measures.measure"), overflow="fold", min_width=18)
    for name in found.names:
        table.add_column(one_line(name), justify="right", overflow="fold")
    for key in shown:
        values = {side.name: side.values[key] for side in found.sides}
        ranks = figures.ranks(values)
        title = known[key].name[words.language.value]
        cells = (_measured(key, side, ranks.get(side.name), sure, words) for side in found.sides)
        table.add_row(title, *cells)
    table.add_section()
    table.add_row("", *(figures.size(side.values[shown[0]], words) for side in found.sides))
    return _printed(table, width)


def _measured(key: str, side: Side, rank: tuple[int, int] | None, sure: Stabilities | None, words: Texts) -> str:
    found = side.values[key]
    lines = [figures.value(measures()[key], found, words)]
    if found.value is None and found.reason:
        return f"{lines[0]}: {words(f'compare.why.{found.reason}')}"
    lines += [figures.parts(found, words)] if found.of else []
    if rank:
        lines[0] += f" #{rank[0]}"
    stable = sure.by.get((key, side.name)) if sure else None
    if stable and stable.interval:
        low, high = (
            figures.figure(x, measures()[key].unit, words) for x in (stable.interval.low, stable.interval.high)
        )
        lines.append(f"[{words('compare.measures.interval', low=low, high=high)}]")
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
    share = figures.percent(sure.share, words)
    lines = [words("compare.measures.samples", n=sure.repetitions, share=share, seed=sure.seed)]
    lines.append(words("compare.measures.differences", n=len(sure.differences), m=sure.compared))
    return "\n".join(lines)


def _pairs(found: Comparison, words: Texts, width: int) -> str:
    table = _table(words("compare.pairs.title"))
    keys = ("two", "common", "both")
    for key in keys:
        table.add_column(words(f"compare.pairs.{key}"), overflow="fold")
    for header in ("A", "B"):
        table.add_column(words("compare.pairs.only", province=header), overflow="fold")
    for key in ("jaccard", "hamming", "qap"):
        table.add_column(words(f"compare.pairs.{key}"), overflow="fold")
    for two in found.pairs:
        counts = (len(each) for each in (two.common, two.both, two.only_one, two.only_other))
        table.add_row(
            f"A {one_line(two.one)}\nB {one_line(two.other)}",
            *map(words.number, counts),
            jaccard(two, words),
            words("compare.measures.of", n=two.hamming, m=two.cells),
            qap(two, words),
        )
    return _printed(table, width)


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


def _table(title: str) -> Table:
    return Table(title=title, box=box.SIMPLE_HEAD, title_justify="left", show_edge=False, pad_edge=False)


def _printed(table: Table, width: int) -> str:
    out = io.StringIO()
    Console(file=out, width=width, markup=False, highlight=False, emoji=False).print(table)
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines())
