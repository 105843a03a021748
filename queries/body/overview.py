"""One role side by side in all provinces: what is named there, and where it is not named at all."""

from __future__ import annotations

from graph.errors import QueryRefused
from graph.ids import agency_type_id
from graph.registry.bodies import Entry
from graph.registry.collation import sort_key
from queries.body.model import Overview, Share
from queries.runner import Reader, run


def overview(read: Reader, role: Entry) -> Overview:
    """The body of this role in every province with loaded documents, in Vietnamese order.

    Raises `QueryRefused` for a class of bodies, which has no body of its own anywhere.
    """
    if role.is_class:
        raise QueryRefused(f"{role.name} is a class of bodies; give --province to see what reaches its members there")
    loaded = {str(row["province"]): 0 for row in run(read, "view.audited_provinces")}
    totals = loaded | {str(row["province"]): int(str(row["tasks"])) for row in run(read, "view.provinces")}
    found = {str(row["province"]): row for row in run(read, "body.shares", role=agency_type_id(role.id))}
    shares = []
    for province in sorted(loaded, key=sort_key):
        row = found.get(province, {})
        counts = {name: int(str(row.get(name) or 0)) for name in ("led", "dated", "alone", "partnered")}
        shares.append(Share(province, totals[province], str(row["body"]) if row else None, **counts))
    return Overview(role.id, role.name, tuple(shares))
