"""The page "Kiểm tra": every finding with its evidence, and how many were examined."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import dash_mantine_components as dmc
from dash import Dash, Input, Output, State, dcc, html
from dash.development.base_component import Component
from dash.exceptions import PreventUpdate

from dashboard.app.components.browser import aria, client
from dashboard.app.components.grid import column, grid
from dashboard.app.components.words import cut
from dashboard.app.data import Data
from dashboard.app.pages.gaps_state import Gap, Tally, chosen, gaps, tallies
from dashboard.app.services import Context
from dashboard.app.view import CENTRAL, View
from dashboard.formats.findings import decision_line
from dashboard.texts import Texts
from graph.vocabulary import Severity
from queries.findings import Finding

Option = dict[str, str]

LISTED = 1000
"""So many findings are listed at once; the filters lead to the others."""


class GapsPage:
    """All findings, by rule and province."""

    id = "gaps"
    path = "/gaps"
    title = "nav.gaps"

    def render(self, context: Context) -> Component:
        """Filters, the rules with their denominators, and the findings."""
        context = context.at(settled(context))
        rules = context.data.audits()
        report = context.data.report(province_of(context) if context.data.many else None)
        everything = gaps(report, rules, context)
        listed, counted = chosen(everything, context.view), tallies(report, rules, context.view)
        every_rule = tallies(report, rules, View(lang=context.view.lang))
        whole = not any(result.more for result in report.results)
        here = next((tally for tally in counted if tally.rule.id == context.view.rule), None)
        return html.Div(
            [
                _head(every_rule, report.dismissed, context),
                html.Div(
                    [_rules(counted, context), _findings(listed, every_rule, here, whole, context)],
                    className="ph-gaps",
                ),
                dcc.Store(id="gaps-view", data=context.view.model_dump(mode="json")),
            ]
        )

    def register(self, app: Dash, data: Data) -> None:
        """Add the callbacks of this page: filters open another address, a row opens the network."""
        _filters(app)
        client(
            app,
            "openRow",
            Output("url", "pathname"),
            Output("url", "search", allow_duplicate=True),
            Input("findings", "cellClicked"),
            first=False,
        )


page = GapsPage()


def settled(context: Context) -> View:
    """The view with a rule that there is and, where much is loaded, with a province unless all are asked for."""
    view = context.view
    if view.rule not in context.data.audits():
        view = view.but(rule=None)
    if view.province is None and not view.everything and context.data.many:
        view = view.but(province=context.data.provinces()[0])
    return view


def province_of(context: Context) -> str | None:
    """The province whose findings are enough for the view; None where it takes all."""
    wanted = context.view.province
    return wanted if wanted != CENTRAL and wanted in context.data.provinces() else None


def _filters(app: Dash) -> None:
    @app.callback(
        Output("url", "search", allow_duplicate=True),
        Input("gaps-province", "value"),
        Input("gaps-severity", "value"),
        State("gaps-view", "data"),
        prevent_initial_call=True,
    )
    def filtered(province: str | None, severity: str | None, stored: object) -> str:
        """The address of the same page under other filters."""
        view = View.of(stored) if isinstance(stored, dict) else View()
        asked = view.but(province=province or None, severity=severity or None)
        if asked.province != view.province:
            asked = asked.but(everything=asked.province is None)
        if asked == view:
            raise PreventUpdate
        return asked.query() or "?"


def _head(every_rule: Sequence[Tally], gone: Sequence[Finding], context: Context) -> Component:
    t, view = context.t, context.view
    names = [{"value": "", "label": t("province.all")}]
    names += [{"value": x, "label": t("province.central") if x == CENTRAL else x} for x in context.data.provinces()]
    levels = [{"value": "", "label": t("province.all")}]
    levels += [{"value": str(level), "label": t(f"severity.{level}")} for level in Severity]
    found = sum(1 for one in every_rule if one.found)
    return html.Div(
        [
            html.H1(t("gaps.title")),
            html.P([t("gaps.intro"), *([" ", t("gaps.many")] if context.data.many else [])], className="ph-note"),
            html.P(t("gaps.total", n=sum(one.found for one in every_rule), rules=found, all_rules=len(every_rule))),
            html.Div([_province(names, view, t), _severity(levels, view, t)], className="ph-toolbar"),
            *_dismissed(gone, context),
        ],
        className="ph-gaps-head",
    )


def _dismissed(gone: Sequence[Finding], context: Context) -> list[Component]:
    """How many findings of the chosen province were dismissed, as a link that shows or hides them, if there are any."""
    t, view = context.t, context.view
    count = sum(view.province in (None, finding.province or CENTRAL) for finding in gone)
    if not count:
        return []
    words = t("judgements.hide") if view.dismissed else t("judgements.show", n=count)
    return [html.P(dcc.Link(words, href=_to(view.but(dismissed=not view.dismissed)), id="gaps-dismissed"))]


def _province(names: Sequence[Option], view: View, t: Texts) -> Component:
    chosen_one: Component = dmc.Select(
        id="gaps-province",
        label=t("gaps.province"),
        data=names,
        value=view.province or "",
        searchable=True,
        allowDeselect=False,
        filter={"function": "phoihopFind"},
        nothingFoundMessage=t("province.none"),
        w=230,
    )
    return chosen_one


def _severity(levels: Sequence[Option], view: View, t: Texts) -> Component:
    switch = dmc.SegmentedControl(id="gaps-severity", data=levels, value=str(view.severity or ""))
    label = html.Span(t("gaps.severity"), className="ph-label", id="severity-label")
    return html.Div([label, aria(switch, labelledby="severity-label")])


def _rules(every_rule: Iterable[Tally], context: Context) -> Component:
    t, view = context.t, context.view
    items = [_rule(tally, view.rule == tally.rule.id, context) for tally in every_rule]
    all_rules = dcc.Link(
        t("province.all"), href=_to(view.but(rule=None)), className="ph-rule" + ("" if view.rule else " ph-rule-here")
    )
    head = html.H2(t("gaps.by_rule"))
    return aria(html.Nav([head, all_rules, *items], className="ph-rules ph-box"), label=t("gaps.by_rule"))


def _rule(tally: Tally, here: bool, context: Context) -> Component:
    t, view = context.t, context.view
    share = min(100, round(100 * tally.found / tally.examined)) if tally.examined else 0
    line = html.Span(
        [
            html.Span(tally.rule.title[str(view.lang)]),
            html.Span(t("gaps.n_of_m", n=tally.found, m=tally.examined), className="ph-count"),
        ],
        className="ph-rule-line",
    )
    unknown = [html.Span(t("gaps.unknown", n=tally.unknown), className="ph-unknown")] if tally.unknown else []
    if tally.dismissed:
        unknown.append(html.Span(t("judgements.dismissed", n=tally.dismissed), className="ph-unknown"))
    bar = html.Span(html.Span(style={"width": f"{share}%"}), className="ph-bar")
    return dcc.Link(
        [line, bar, *unknown],
        href=_to(view.but(rule=None if here else tally.rule.id)),
        className="ph-rule ph-rule-here" if here else "ph-rule",
    )


def _to(view: View) -> str:
    return page.path + view.query()


def _findings(
    listed: Sequence[Gap], every_rule: Iterable[Tally], rule: Tally | None, whole: bool, context: Context
) -> Component:
    """The findings that pass the filters; `whole` says that all of them were fetched."""
    t = context.t
    why = [_why(rule, t)] if rule else []
    if not listed:
        return html.Section([*why, html.P(t("gaps.none"))], className="ph-findings ph-box")
    some = listed[:LISTED]
    words = [t("gaps.shown", n=len(some), m=sum(one.found for one in every_rule)), ". ", t("gaps.open_hint")]
    words += [" ", t("gaps.capped")] if len(some) < len(listed) or not whole else []
    shown = html.P(words, className="ph-note")
    height = "max(420px, calc(100vh - 300px))"
    judged = any(gap.finding.decision for gap in some)
    table = grid("findings", _columns(t, judged), [_row(gap, t) for gap in some], label=t("gaps.grid"), height=height)
    return html.Section([*why, shown, table], className="ph-findings ph-box")


def _why(tally: Tally, t: Texts) -> Component:
    """The rule in words: why it matters, how much it looked at, and what it could not judge."""
    lang = str(t.language)
    judged = [html.P(f"{t('gaps.unknown', n=tally.unknown)}: {tally.reason[lang]}")] if tally.unknown else []
    found = f"{t('gaps.message')}: {t('gaps.n_of_m', n=tally.found, m=tally.examined)}"
    count = html.P(found, className="ph-count")
    return html.Div([html.B(t("gaps.why")), html.P(tally.rule.why[lang]), count, *judged], className="ph-why")


def _columns(t: Texts, judged: bool) -> list[dict[str, object]]:
    """`judged`: whether a person decided about any of the findings."""
    decision = [column("decision", t("judgements.column"), flex=3, minWidth=150, **WHOLE)] if judged else []
    return [
        column("severity", t("gaps.severity"), flex=0, width=104, **WHOLE),
        column("province", t("gaps.province"), flex=0, width=116, **WHOLE),
        column("rule", t("gaps.rule"), flex=3, minWidth=150, **WHOLE),
        column("subject", t("gaps.subject"), flex=4, minWidth=170, **WHOLE),
        column("quote", t("gaps.quote"), flex=4, minWidth=170, **WHOLE),
        column("locator", t("gaps.locator"), flex=0, width=112, **WHOLE),
        column("document", t("gaps.document"), flex=0, width=128, **WHOLE),
        *decision,
    ]


WHOLE = {"wrapText": True, "autoHeight": True}


def _row(gap: Gap, t: Texts) -> dict[str, object]:
    first = gap.finding.evidence[0] if gap.finding.evidence else None
    return {
        "id": gap.finding.identity,
        "severity": t(f"severity.{gap.finding.severity}"),
        "province": gap.province,
        "rule": gap.rule.title[str(t.language)],
        "subject": cut(gap.subject, 180),
        "quote": cut(first.quote if first else "", 240),
        "locator": cut(first.locator if first else "", 120),
        "document": cut(gap.document, 120),
        "decision": cut(decision_line(gap.finding.decision, t), 300) if gap.finding.decision else "",
        "link": gap.link,
    }
