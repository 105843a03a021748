"""Agencies: one node for one body of a province; classes of bodies and vague circles stay inside their document.

A node's properties follow from its identity alone, so it is the same node whichever document names it first.
"""

from __future__ import annotations

from dataclasses import dataclass

from graph.build.context import Context, node
from graph.build.contribution import Node
from graph.build.names import (
    find_body,
    is_central,
    is_central_entry,
    is_class_name,
    is_vague_name,
    local_council,
    long_form,
    plain_superiors,
    split_province,
)
from graph.ids import agency_id
from graph.ontology import Label
from graph.registry.bodies import Entry, body
from graph.registry.fold import name_key, search_key
from graph.registry.provinces import find_province
from graph.vocabulary import AgencyKind, Level


@dataclass(frozen=True)
class Mention:
    """A name in a text, with what the reader knew about it."""

    name: str
    body: str | None = None
    collective: bool = False
    vague: bool = False


def agency(mention: Mention, about: Context) -> Node:
    """The agency that a mention in a document means: registered body, class, known superior, or unknown body."""
    entry = body(mention.body) or find_body(mention.name, about.date)
    kind = _class_kind(mention, entry)
    if kind:
        return _class_node(mention, entry, kind, about)
    province = _province(mention.name, about)
    if entry:
        return (
            _spread(entry, about) if province is None and not is_central_entry(entry) else registered(entry, province)
        )
    return plain(mention.name, province)


def _class_kind(mention: Mention, entry: Entry | None) -> AgencyKind | None:
    if mention.vague:
        return AgencyKind.VAGUE
    unsure = entry.is_class if entry else is_class_name(mention.name)
    if not (mention.collective or unsure):
        return None
    undefined = is_vague_name(mention.name) and not mention.collective
    return AgencyKind.VAGUE if undefined else AgencyKind.COLLECTIVE


def _province(name: str, about: Context) -> str | None:
    _, named, with_kind = split_province(name)
    return named if named and with_kind else about.province


def registered(entry: Entry, province: str | None) -> Node:
    """The node of a registered body; `province` is dropped for a body of the centre."""
    home = None if is_central_entry(entry) else province
    return _agency(
        agency_id(body=entry.id, name=entry.name, province=home),
        {
            "name": entry.name_in(find_province(home) if home else None),
            "kind": entry.agency_kind.value, "sector": entry.sector, "level": entry.level,
            "province": home, "body": entry.id, "valid_from": entry.valid_from, "valid_to": entry.valid_to,
        },
    )  # fmt: skip


def plain(name: str, province: str | None) -> Node:
    """The node of a body outside the registry: a superior that it names, a body of the centre, or of `province`."""
    known = plain_superiors().get(name_key(name))
    if known:
        name, sector = known
        identity = agency_id(body=None, name=long_form(name), province=None)
        return _agency(identity, {"name": name, "kind": AgencyKind.BODY, "sector": sector, "level": Level.CENTRAL})
    name = name[:1].upper() + name[1:]
    home = None if is_central(name) else province
    identity = agency_id(body=None, name=long_form(name), province=home)
    council = local_council(name) if home else None
    if council:
        return _council(identity, name, home, council)
    level = Level.PROVINCE if home else Level.CENTRAL
    return _agency(identity, {"name": name, "kind": AgencyKind.UNKNOWN, "level": level, "province": home})


def _council(identity: str, name: str, home: str | None, of_class: Entry) -> Node:
    """A council below the province, named with its place: it has the sector, level and end of its class."""
    return _agency(
        identity,
        {
            "name": name, "kind": AgencyKind.BODY, "sector": of_class.sector, "level": of_class.level,
            "province": home, "valid_to": of_class.valid_to,
        },
    )  # fmt: skip


def _class_node(mention: Mention, entry: Entry | None, kind: AgencyKind, about: Context) -> Node:
    """A class that can be listed is one node however it is worded; any other class is one node for each wording."""
    listed = entry if entry and entry.kind == "collective" and kind is AgencyKind.COLLECTIVE else None
    name = listed.name if listed else mention.name
    home = None if entry and is_central_entry(entry) else about.province
    identity = agency_id(body=listed.id if listed else None, name=name, province=home, document=about.document)
    properties: dict[str, object] = {"name": name, "kind": kind, "province": home}
    if entry and entry.is_class:
        properties |= {"body": entry.id, "sector": entry.sector, "level": entry.level}
    return _agency(identity, properties)


def _spread(entry: Entry, about: Context) -> Node:
    """A provincial body in a document of the centre means that body in every province: a class."""
    identity = agency_id(body=entry.id, name=entry.name, province=None, document=about.document)
    return _agency(
        identity,
        {
            "name": entry.name,
            "kind": AgencyKind.COLLECTIVE,
            "sector": entry.sector,
            "level": entry.level,
            "body": entry.id,
        },
    )


def _agency(identity: str, properties: dict[str, object]) -> Node:
    return node(Label.AGENCY, identity, properties | {"fold": search_key(str(properties["name"]))})


def full_name(entry: Entry, province: str | None, date: str | None = None) -> str:
    """The name of a registered body with its province: "Ủy ban nhân dân thành phố Đà Nẵng"."""
    if province is None or is_central_entry(entry):
        return entry.name
    unit = find_province(province, date)
    kind = unit.kind if unit else "tỉnh"
    if entry.name == "Tỉnh ủy":
        return f"{'Thành ủy' if kind == 'thành phố' else 'Tỉnh ủy'} {province}"
    return f"{entry.name.removesuffix(' tỉnh')} {kind} {province}"
