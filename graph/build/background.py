"""What no plan says but every reader knows: national roles, places, superiors, successors; each with its source."""

from __future__ import annotations

from dataclasses import dataclass

from graph.build.agencies import plain, registered
from graph.build.context import Collector, Context, node
from graph.build.contribution import Node
from graph.build.dates import overlap, valid_on
from graph.build.facts import MEMBER, facts
from graph.build.names import local_council
from graph.ids import agency_type_id, province_id
from graph.ontology import EdgeType, Label
from graph.registry.bodies import Entry, body
from graph.registry.fold import search_key
from graph.registry.provinces import Province, find_province
from graph.vocabulary import AgencyKind, Level, ReportingLine, Sector


def add_background(about: Context, into: Collector) -> None:
    """The background of every registered body that the document names, superiors up to the top included."""
    waiting = [n for n in into.nodes.values() if n.label is Label.AGENCY]
    done: set[str] = set()
    while waiting:
        who = waiting.pop(0)
        entry = _registered_entry(who)
        if entry is None or who.id in done:
            continue
        done.add(who.id)
        if entry.level is Level.PROVINCE:
            _add_role(who, entry, into)
            _add_place(who, about.date, into)
        waiting += _add_superiors(who, entry, about.date, into)


def _registered_entry(who: Node) -> Entry | None:
    """The registry's entry of a body or office, the class of a named local council; None for classes themselves."""
    if who.properties["kind"] not in (AgencyKind.BODY, AgencyKind.OFFICE):
        return None
    known = body(str(who.properties.get("body", "")))
    return known or local_council(str(who.properties["name"]))


def _add_role(who: Node, entry: Entry, into: Collector) -> None:
    role = into.add(_role(entry))
    into.join(
        EdgeType.INSTANCE_OF, who, role,
        {
            "source": facts().sources.registry, "valid_from": entry.valid_from, "valid_to": entry.valid_to,
            "verified": True,
        },
    )  # fmt: skip
    _add_successors(entry, role, into, set())


def _role(entry: Entry) -> Node:
    return node(
        Label.AGENCY_TYPE, agency_type_id(entry.id),
        {
            "name": entry.name, "fold": search_key(entry.name), "kind": entry.agency_kind, "sector": entry.sector,
            "level": entry.level, "valid_from": entry.valid_from, "valid_to": entry.valid_to,
        },
    )  # fmt: skip


def _add_successors(entry: Entry, role: Node, into: Collector, done: set[str]) -> None:
    done.add(entry.id)
    for successor in filter(None, map(body, entry.successors)):
        known = facts().succession(entry.id, successor.id)
        heir = into.add(_role(successor))
        into.join(
            EdgeType.SUCCEEDED_BY, role, heir,
            {
                "on": entry.valid_to, "scope": known.scope, "valid_from": entry.valid_to,
                "source": known.source or facts().departments_source, "verified": known.verified,
            },
        )  # fmt: skip
        if successor.id not in done:
            _add_successors(successor, heir, into, done)


def _add_place(who: Node, date: str | None, into: Collector) -> None:
    name = who.properties.get("province")
    unit = find_province(str(name), date) if name else None
    if unit is None:
        return
    place = into.add(_place(unit))
    source = facts().act_on_units(unit.valid_to, unit.valid_from)
    into.join(
        EdgeType.LOCATED_IN, who, place,
        {"source": source, "valid_from": unit.valid_from, "valid_to": unit.valid_to, "verified": True},
    )  # fmt: skip
    if unit.successor:
        heir = find_province(unit.successor, unit.valid_to)
        if heir:
            into.join(
                EdgeType.SUCCEEDED_BY, place, into.add(_place(heir)),
                {"on": unit.valid_to, "valid_from": unit.valid_to, "source": source, "verified": True},
            )  # fmt: skip


def _place(unit: Province) -> Node:
    return node(
        Label.PROVINCE, province_id(unit.name, unit.valid_from),
        {
            "name": unit.name, "fold": search_key(unit.name), "kind": unit.kind, "code": unit.code,
            "valid_from": unit.valid_from, "valid_to": unit.valid_to,
        },
    )  # fmt: skip


@dataclass(frozen=True)
class _Tie:
    """One tie to a superior; `line` is None for membership."""

    superior: Node
    line: ReportingLine | None
    period: tuple[str | None, str | None]
    verified: bool


def _add_superiors(who: Node, entry: Entry, date: str | None, into: Collector) -> list[Node]:
    """The ties of a body that hold on `date`, and the superiors they lead to."""
    reached = []
    for tie in _ties(entry, who.properties.get("province")):
        if not valid_on(date, *tie.period):
            continue
        superior = into.add(tie.superior)
        start, end = tie.period
        properties: dict[str, object] = {
            "line": tie.line, "source": facts().sources.registry, "valid_from": start, "valid_to": end,
            "verified": tie.verified,
        }  # fmt: skip
        kind = EdgeType.REPORTS_TO if tie.line else EdgeType.MEMBER_OF
        into.join(kind, who, superior, properties, locator=tie.line or MEMBER)
        reached.append(superior)
    return reached


def _ties(entry: Entry, province: object) -> list[_Tie]:
    home = str(province) if province else None
    ties = []
    if entry.reports_to and entry.reports_to != entry.vertical:
        ties.append(_tie(entry, entry.reports_to, home, vertical=False))
    if entry.vertical:
        ties.append(_tie(entry, entry.vertical, home, vertical=True))
    for change in facts().subordinated:
        superior = body(change.superior)
        if entry.id in change.bodies and superior:
            ties.append(
                _Tie(
                    registered(superior, home),
                    ReportingLine.ADMINISTRATIVE,
                    (change.on, entry.valid_to),
                    verified=False,
                )
            )
    return ties


def _tie(entry: Entry, name: str, home: str | None, *, vertical: bool) -> _Tie:
    superior, sector = body(name), entry.sector or Sector.STATE
    to = registered(superior, home) if superior else plain(facts().full_names.get(name, name), None)
    line = facts().line(sector, (superior.sector if superior else None) or sector)
    if vertical and line is not ReportingLine.COMMAND:
        line = ReportingLine.PROFESSIONAL
    period = overlap(*((e.valid_from, e.valid_to) for e in (entry, superior) if e))
    return _Tie(to, line, period, verified=(entry.id, name) not in facts().unverified_lines)
