"""What the page of a body's work is asked for: its choices, what an address means, and its files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.app.services import Context
from dashboard.app.view import CENTRAL, View
from dashboard.formats import body_files
from dashboard.formats import body_words as said
from dashboard.formats.plain import one_line
from graph.errors import QueryRefused
from graph.ids import slug
from graph.registry.bodies import Entry, bodies
from queries.body.model import Body
from queries.body.names import ROLE

Option = dict[str, str]
KINDS = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "ics": "text/calendar",
    "csv": "text/csv",
}
"""The media types of the files."""


@dataclass(frozen=True)
class Asked:
    """What an address means: one body, one role in all provinces, nothing yet, or something unknown (`trouble`)."""

    view: View
    choices: list[Option]
    body: Body | None = None
    role: Entry | None = None
    scope: str | None = None
    trouble: bool = False


def ask(context: Context) -> Asked:
    """What the view asks for, with the province and body that the choices show."""
    view = context.view
    known = [option["value"] for option in provinces_to_choose(context)]
    if view.province not in known:
        view = view.but(province=None)
    if view.body is None:
        return Asked(view, bodies_to_choose(context, view.province))
    try:
        choice, scope = context.data.meant(view.body, view.province)
    except QueryRefused:
        return Asked(view, bodies_to_choose(context, view.province), trouble=True)
    if choice.role is not None and choice.role.is_class:
        return Asked(view.but(body=ROLE + choice.role.id), bodies_to_choose(context, None), trouble=True)
    if choice.role is not None:
        value = ROLE + choice.role.id
        return Asked(view.but(body=value), _with(context, None, value, choice.role.name), role=choice.role)
    body = choice.body
    assert body is not None
    province = body.province or view.province
    value = ROLE + body.role if body.role else body.id
    settled = view.but(province=province, body=value)
    return Asked(settled, _with(context, province, value, body.name), body=body, scope=scope)


def _with(context: Context, province: str | None, value: str, name: str) -> list[Option]:
    """The choices, the chosen one among them."""
    options = bodies_to_choose(context, province)
    missing = all(option["value"] != value for option in options)
    return [{"value": value, "label": one_line(name, 120)}, *options] if missing else options


def provinces_to_choose(context: Context) -> list[Option]:
    """All provinces, and each loaded one."""
    names = [name for name in context.data.provinces() if name != CENTRAL]
    return [{"value": "", "label": context.t("province.all")}, *({"value": name, "label": name} for name in names)]


def bodies_to_choose(context: Context, province: str | None) -> list[Option]:
    """The bodies of a province; for all provinces the roles and the bodies of the centre, each once."""
    found: dict[str, Option] = {}
    for row in context.data.bodies(province):
        if province is None and not row["role"]:
            continue
        value = _value(row)
        found.setdefault(value, {"value": value, "label": one_line(_label(row, province), 120)})
    return list(found.values())


def _value(row: Mapping[str, object]) -> str:
    return f"{ROLE}{row['role']}" if row["role"] else str(row["id"])


def _label(row: Mapping[str, object], province: str | None) -> str:
    """In a province the name used there, for all of them the registry's."""
    entry = bodies().get(str(row["role"])) if province is None else None
    return entry.name if entry else str(row["name"])


def download(form: str, context: Context) -> tuple[str, bytes, str]:
    """File name, content and media type. Raises `QueryRefused` where the view names no body."""
    asked, t = ask(context), context.t
    if asked.body is None and asked.role is None:
        raise QueryRefused("no such body")
    overview = context.data.side_by_side(asked.role) if asked.role else None
    if asked.body is not None:
        several = [context.data.work(asked.body, asked.scope, gaps=form == "xlsx")]
        called = said.called(asked.body, t)
    else:
        assert overview is not None
        several, called = context.data.named(overview, gaps=form == "xlsx"), overview.name
    name = f"{t('body.calendar.file')}-{slug(called)}.{form}"
    if form == "xlsx":
        return name, body_files.as_xlsx(several, t, overview), KINDS[form]
    if form == "ics":
        return name, body_files.as_ics(several, t, overview), KINDS[form]
    return name, body_files.as_csv(several, t).encode(), KINDS[form]
