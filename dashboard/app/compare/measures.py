"""The table of measures: each with its definition one click away, each value with n, m, denominator and interval."""

from __future__ import annotations

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from dashboard.app.compare.numbers import Kind, Number, opener
from dashboard.app.compare.tables import header, wide
from dashboard.app.components.evidence import meta
from dashboard.app.components.words import cut, name, unbroken, visible
from dashboard.formats import figures, stability
from dashboard.texts import Texts
from graph.analysis.catalogue import measures
from graph.analysis.measure import Measure, Value
from queries.compare.comparison import Comparison, Side
from queries.compare.stability import Difference, Stabilities, Stability


def figures_of(found: Comparison, t: Texts) -> Component:
    """The measures by provinces. What the samples say is filled in later by the browser: see `ranges`."""
    rows = [_row(measures()[key], found, t) for key in found.sides[0].values]
    title = t("compare.measures.title")
    return wide(
        html.Table([header(t("compare.measures.measure"), found.names), html.Tbody(rows)], className="ph-sides"), title
    )


def ranges(found: Comparison, sure: Stabilities, t: Texts) -> dict[str, str]:
    """The id of each value with its interval, and how often its first body stays first."""
    told = {}
    for side in found.sides:
        for key in side.values:
            stable = sure.by.get((key, side.name))
            lines = [*_range(measures()[key], stable, sure.share, t), *_kept(stable, t)]
            told[Number(Kind.VALUE, (key, side.name)).id] = unbroken("\n".join(lines))
    return told


def samples(sure: Stabilities, t: Texts) -> list[Component]:
    """How the intervals were drawn, how many differences hold in them, and which."""
    held = [html.Li(visible(line)) for line in stability.held(sure, t)]
    title = html.Summary(t("compare.measures.held"))
    return [
        html.P(" ".join(stability.drawn(sure, t))),
        *([html.Details([title, html.Ul(held, className="ph-points")])] if held else []),
    ]


def _row(one: Measure, found: Comparison, t: Texts) -> Component:
    ranks = figures.ranks({side.name: side.values[one.id] for side in found.sides})
    cells = [_cell(one, side, ranks.get(side.name), t) for side in found.sides]
    title = one.name[t.language.value]
    about = opener(Number(Kind.ABOUT, (one.id,)), title, f"{title}: {t('compare.measures.more')}")
    return html.Tr([html.Th(about, scope="row"), *cells])


def about(one: Measure, sure: Stabilities | None, t: Texts) -> list[Component]:
    """Definition, network, convention, denominator, caution, reference, and the clear differences."""
    lang = t.language.value
    facts: list[tuple[str, str | Component]] = [
        (t("compare.measures.definition"), one.definition[lang]),
        (t("compare.measures.network"), t(f"compare.measures.taken_on.{one.network}")),
        (t("compare.measures.convention"), one.convention[lang]),
        (t("compare.measures.denominator"), one.denominator[lang]),
        (t("compare.measures.caution"), one.caution[lang]),
        (t("compare.measures.reference"), one.reference),
    ]
    if sure is not None and one.sampled:
        facts.append((t("compare.measures.clear"), _clear([x for x in sure.differences if x.measure == one.id], t)))
    return [meta(facts)]


def _clear(found: Sequence[Difference], t: Texts) -> str | Component:
    if not found:
        return t("compare.measures.no_difference")
    told = [
        t("compare.measures.difference", larger=x.larger, smaller=x.smaller, share=figures.percent(x.share, t))
        for x in found
    ]
    return html.Ul([html.Li(name(each, 300)) for each in told], className="ph-points")


def _cell(one: Measure, side: Side, rank: tuple[int, int] | None, t: Texts) -> Component:
    """Few components for many words: the value as a button, all that stands beside it as lines of one text."""
    found = side.values[one.id]
    shown, size = figures.value(one, found, t), figures.size(found, t)
    if found.value is None:
        why = t(f"compare.why.{found.reason}")
        return html.Td("\n".join((shown, why, size)), className="ph-lines ph-undefined")
    said = f"{t('compare.panel.in', name=one.name[t.language.value], province=side.name)}: {shown}"
    number = Number(Kind.VALUE, (one.id, side.name))
    place = " " + t("compare.measures.rank", rank=rank[0], all=rank[1]) if rank else ""
    lines = [place, figures.parts(found, t), size, *figures.beside(found, t), *_first(found, side, t)]
    text = html.Span(unbroken("\n".join(line for line in lines if line)), className="ph-lines ph-soft")
    sampled = html.Span(className="ph-lines ph-soft ph-range")
    setattr(sampled, "data-range", number.id)
    few = [html.Span(t("compare.measures.few"), className="ph-few", title=t("compare.measures.few_why"))]
    return html.Td([opener(number, unbroken(shown), said), text, sampled, *(few if found.few else [])])


def _range(one: Measure, sure: Stability | None, share: float, t: Texts) -> list[str]:
    if sure is None or sure.interval is None:
        return []
    return [figures.interval(one, sure.interval.low, sure.interval.high, share, t)]


def _kept(sure: Stability | None, t: Texts) -> list[str]:
    if sure is None or sure.top is None:
        return []
    return [t("compare.measures.top", share=figures.percent(sure.top.alone / sure.top.all, t))]


def _first(found: Value, side: Side, t: Texts) -> list[str]:
    """Who is first where bodies are ranked."""
    if not found.ranking or not found.bodies:
        return []
    if len(found.bodies) > 1:
        return [t("compare.measures.tied", n=len(found.bodies))]
    return [cut(side.bodies[found.bodies[0]].name, 80)]
