"""Evidence: the sentence lit in its surroundings, the document, the place, and how it was read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from dash import html
from dash.development.base_component import Component

from dashboard.app.components.browser import aria
from dashboard.app.components.words import cut, lit, long_text, name, visible
from dashboard.app.network.facts import Document, Evidence
from dashboard.app.network.reading import Piece, Span, page, sentence
from dashboard.app.scans import address
from dashboard.texts import Texts

NEAR = 900
"""Evidence that lies closer together than this, in characters, is shown as one."""


@dataclass(frozen=True)
class Library:
    """The documents by id, and a way to their texts and to the pictures of their scanned pages."""

    documents: dict[str, Document]
    text_of: Callable[[Document | None], str | None]
    has_picture: Callable[[Document, int], bool]


@dataclass(frozen=True)
class Proof:
    """One fact and its evidence: `term` says what is shown ("Chủ trì"), `value` who or what, `notes` how."""

    term: str
    value: str
    evidence: Evidence
    notes: tuple[str, ...] = ()


def evidence_cards(proofs: Sequence[Proof], library: Library, t: Texts, *, open_page: bool) -> list[Component]:
    """Cards for `proofs`, those that stand together in the text on one card; the first shows its page if asked to."""
    groups = list(_together(proofs))
    return [_card(group, library, t, open_page and i == 0) for i, group in enumerate(groups)]


def quotes(proofs: Sequence[Proof], library: Library, t: Texts) -> list[Component]:
    """The same in few elements, for pages of many rows: each sentence lit, its document, its place, what was read."""
    parts: list[Component] = []
    for group in _together(proofs):
        first, spans = group[0].evidence, _spans(group)
        document = library.documents.get(first.document)
        quote = (sentence(library.text_of(document) or "", spans) if spans else []) or _quotes(group)
        places = "; ".join(dict.fromkeys(_place(proof.evidence, t) for proof in group))
        symbol = (document.symbol or t("panel.no_number")) if document else ""
        source = t("panel.source", source=cut(first.source)) if first.source else ""
        facts = "; ".join(
            f"{proof.term}: {' · '.join([cut(proof.value), *filter(None, proof.notes)])}" for proof in group
        )
        told = [part for part in (", ".join(filter(None, (symbol, places))), source, facts) if part]
        parts += [html.Blockquote(lit(quote), className="ph-quote", lang="vi", dir="auto")] if quote else []
        parts.append(html.P([visible(" — ".join(told)), *_way_to_scan(group, library, t)], className="ph-note"))
    return parts


def _together(proofs: Sequence[Proof]) -> Iterable[list[Proof]]:
    ordered = sorted(proofs, key=lambda p: (p.evidence.start is None, p.evidence.document, p.evidence.start or 0))
    group: list[Proof] = []
    for proof in ordered:
        if group and not _near(group[0].evidence, proof.evidence):
            yield group
            group = []
        group.append(proof)
    if group:
        yield group


def _near(first: Evidence, second: Evidence) -> bool:
    if first.start is None or second.start is None or first.document != second.document:
        return False
    return second.start - first.start < NEAR


def _card(group: Sequence[Proof], library: Library, t: Texts, open_page: bool) -> Component:
    first = group[0].evidence
    if first.start is None:
        return _background(group, t)
    document = library.documents.get(first.document)
    text = library.text_of(document) or ""
    spans = _spans(group)
    quote = sentence(text, spans) or _quotes(group)
    parts = [
        html.Blockquote(lit(quote), className="ph-quote", lang="vi", dir="auto"),
        *_scan(group, library, t),
        document_line(document, t),
        meta([(proof.term, _value(proof)) for proof in group]),
        meta(_reading(group, t)),
        _page(page(text, spans), t, open_page),
    ]
    return html.Div(parts, className="ph-evidence")


def _scan(group: Sequence[Proof], library: Library, t: Texts) -> list[Component]:
    """The place in the picture of a scanned page, under the words that were recognised there."""
    number, source = _pictured(group, library)
    if not number:
        return []
    if not source:
        return [html.P(t("scans.no_picture", n=number), className="ph-note")]
    shown = html.Img(src=source, alt=t("scans.alt", n=number), className="ph-scan")
    large = html.A(shown, href=source, target="_blank")
    return [html.Figure([large, html.Figcaption(t("scans.check", n=number), className="ph-note")], className="ph-seen")]


def _way_to_scan(group: Sequence[Proof], library: Library, t: Texts) -> list[Component | str]:
    number, source = _pictured(group, library)
    if not number:
        return []
    shown = t("scans.open", n=number)
    return [" — ", html.A(shown, href=source, target="_blank") if source else t("scans.no_picture", n=number)]


def _pictured(group: Sequence[Proof], library: Library) -> tuple[int, str]:
    """On which page of a scan the group stands, and where its place there is shown; 0 where it is no scan."""
    places = [(p.evidence.page, p.evidence.box) for p in group if p.evidence.page and p.evidence.box]
    document = library.documents.get(group[0].evidence.document)
    if not places or document is None:
        return 0, ""
    number = places[0][0] or 0
    if not library.has_picture(document, number):
        return number, ""
    return number, address(document.sha256, number, _around([box for page_, box in places if page_ == number]))


def _around(boxes: Sequence[str]) -> str:
    """The box around boxes."""
    sides = list(zip(*(map(int, box.split(",")) for box in boxes), strict=True))
    return ",".join(map(str, (min(sides[0]), min(sides[1]), max(sides[2]), max(sides[3]))))


def _spans(group: Sequence[Proof]) -> list[Span]:
    found = {(p.evidence.start, p.evidence.end) for p in group}
    return [(start, end) for start, end in found if start is not None and end is not None]


def _quotes(group: Sequence[Proof]) -> list[Piece]:
    """Without the text: the words that each fact was read from, one after the other."""
    quotes = list(dict.fromkeys(proof.evidence.quote for proof in group if proof.evidence.quote))
    pieces = [piece for quote in quotes for piece in (Piece(" … "), Piece(quote, lit=True))]
    return pieces[1:]


def _background(group: Sequence[Proof], t: Texts) -> Component:
    source = group[0].evidence.source
    words = [html.P(t("panel.no_evidence"), className="ph-note")]
    words += [html.P(t("panel.source", source=cut(source)), className="ph-note")] if source else []
    return html.Div([*words, meta([(proof.term, _value(proof)) for proof in group])], className="ph-evidence")


def _value(proof: Proof) -> Component:
    notes = " · ".join(note for note in proof.notes if note)
    return html.Span([name(proof.value), html.Span(f" ({notes})", className="ph-soft") if notes else ""])


def _reading(group: Sequence[Proof], t: Texts) -> list[tuple[str, str | Component]]:
    places = dict.fromkeys(_place(proof.evidence, t) for proof in group)
    rules = dict.fromkeys(proof.evidence.rule for proof in group if proof.evidence.rule)
    sure = [proof.evidence.confidence for proof in group if proof.evidence.confidence is not None]
    return [
        (t("panel.locator"), "; ".join(place for place in places if place)),
        (t("panel.rule"), ", ".join(rules)),
        (t("panel.confidence"), f"{round(min(sure) * 100)} %" if sure else ""),
    ]


def _place(evidence: Evidence, t: Texts) -> str:
    return ", ".join(p for p in (evidence.locator, t("panel.page", n=evidence.page) if evidence.page else "") if p)


def _page(pieces: Sequence[Piece], t: Texts, open_page: bool) -> Component:
    if not pieces:
        return html.P(t("panel.context_missing"), className="ph-note")
    body = html.Div(lit(pieces), className="ph-page", lang="vi", dir="auto", tabIndex="0", role="region")
    aria(body, label=t("panel.context"))
    return html.Details([html.Summary(t("panel.context")), body], open=open_page, className="ph-context")


def document_line(document: Document | None, t: Texts) -> Component:
    """Number, date and title of a document."""
    if document is None:
        return html.Div()
    head = [
        html.B(name(document.symbol or t("panel.no_number"))),
        html.Span(t.date(document.date) or t("panel.undated"), className="ph-soft"),
    ]
    title = long_text(document.title or document.kind, t, 160)
    return html.Div([html.Div(head, className="ph-document-head"), title], className="ph-document")


def meta(facts: Iterable[tuple[str, str | Component]]) -> Component:
    """Facts as a list of terms; those without a value are left out."""
    rows: list[Component] = []
    for term, value in facts:
        if value:
            shown = html.Bdi(visible(value), lang="vi") if isinstance(value, str) else value
            rows.append(html.Div([html.Dt(term), html.Dd(shown)]))
    return html.Dl(rows, className="ph-meta") if rows else html.Div()
