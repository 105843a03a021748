"""Each two provinces: which ties both have, which only one, and how alike the two networks are."""

from __future__ import annotations

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from dashboard.app.compare.numbers import Kind, Number, opener
from dashboard.app.compare.tables import wide
from dashboard.app.components.evidence import meta
from dashboard.app.components.words import cut, name
from dashboard.formats.comparison import jaccard, qap
from dashboard.texts import Texts
from queries.compare.comparison import Comparison
from queries.compare.ties import Tie, Ties, TwoProvinces


def pairs(found: Comparison, t: Texts) -> Component:
    """Every two of the provinces with their indices; the ties themselves below where there are but two provinces."""
    title = t("compare.pairs.title")
    hint = html.P(t("compare.pairs.hint"), className="ph-note")
    inside = two_provinces(found.pairs[0], found, t) if len(found.pairs) == 1 else [_table(found, t, title)]
    return html.Section([html.H2(title), hint, *inside], className="ph-box ph-block")


def two_provinces(two: TwoProvinces, found: Comparison, t: Texts) -> list[Component]:
    """The indices of two provinces with what they mean, and their ties by where they are."""
    facts: list[tuple[str, str | Component]] = [
        (t("compare.pairs.common"), t.number(len(two.common))),
        (t("compare.pairs.jaccard"), f"{jaccard(two, t)} – {t('compare.pairs.jaccard_why')}"),
        (t("compare.pairs.hamming"), f"{_hamming(two, t)} – {t('compare.pairs.hamming_why')}"),
        (t("compare.pairs.qap"), f"{qap(two, t)} – {t('compare.pairs.qap_why')}"),
    ]
    kinds = [
        (t("compare.pairs.both"), two.both),
        (t("compare.pairs.only", province=two.one), two.only_one),
        (t("compare.pairs.only", province=two.other), two.only_other),
        (t("compare.pairs.missing", province=two.one), two.missing_one),
        (t("compare.pairs.missing", province=two.other), two.missing_other),
    ]
    lists = html.Div([_ties(title, ties, two, found, t) for title, ties in kinds], className="ph-lists")
    return [meta(facts), lists, html.P(t("compare.pairs.missing_hint"), className="ph-note")]


def _table(found: Comparison, t: Texts, title: str) -> Component:
    keys = [t(f"compare.pairs.{key}") for key in ("two", "common", "both")]
    keys += [t("compare.pairs.only", province=place) for place in ("A", "B")]
    keys += [t(f"compare.pairs.{key}") for key in ("jaccard", "hamming", "qap")]
    head = html.Thead(html.Tr([html.Th(key, scope="col") for key in keys]))
    rows = html.Tbody([_row(two, t) for two in found.pairs])
    return wide(html.Table([head, rows], className="ph-sides ph-tight"), title)


def _row(two: TwoProvinces, t: Texts) -> Component:
    names = t("compare.pairs.names", one=cut(two.one, 60), other=cut(two.other, 60))
    counts = (len(each) for each in (two.common, two.both, two.only_one, two.only_other))
    cells = [*map(t.number, counts), jaccard(two, t), _hamming(two, t), qap(two, t)]
    first = html.Th(opener(Number(Kind.TWO, (two.one, two.other)), names), scope="row")
    return html.Tr([first, *(html.Td(cell) for cell in cells)])


def _hamming(two: TwoProvinces, t: Texts) -> str:
    return t("compare.measures.of", n=two.hamming, m=two.cells)


def _ties(title: str, ties: Sequence[Tie], two: TwoProvinces, found: Comparison, t: Texts) -> Component:
    sides: dict[str, Ties] = {side.name: side.ties for side in found.sides}
    items = [_tie(tie, two, sides, found, t) for tie in ties] or [html.Li(t("compare.pairs.none"), className="ph-soft")]
    head = html.H3([cut(title, 200), html.Span(t.number(len(ties)), className="ph-count")])
    return html.Section([head, html.Ul(items, className="ph-points")])


def _tie(tie: Tie, two: TwoProvinces, sides: dict[str, Ties], found: Comparison, t: Texts) -> Component:
    lead, partner = (found.role_names[role] for role in tie)
    words = t("compare.panel.tie", lead=lead, partner=partner)
    buttons: list[Component | str] = []
    both = all(tie in sides[province] for province in (two.one, two.other))
    for province in (two.one, two.other):
        tasks = sides[province].get(tie, ())
        if tasks:
            shown = t("compare.pairs.tasks", n=len(tasks))
            said = f"{t('compare.panel.in', name=words, province=province)}: {shown}"
            label = t("compare.panel.in", name=shown, province=cut(province, 60)) if both else shown
            buttons += [" · " if buttons else " ", opener(Number(Kind.TIE, (*tie, province)), label, said)]
    return html.Li([name(words, 300), *buttons])
