"""`phoihop audit`: every gap in the store, with its evidence."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from dashboard.cli.console import say
from dashboard.cli.options import LangOption, words_for
from graph.registry.collation import sort_key

if TYPE_CHECKING:
    from queries.audits import AuditReport

    from dashboard.texts import Texts

NAME = "audit"
SUMMARY = "Every gap, with its evidence."
EXAMPLE = "Example: phoihop audit --province 'Gia Lai' --rule task.partners.0 --format csv"


class FindingFormat(StrEnum):
    """The forms that findings are printed in."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"


def run(
    rule: Annotated[list[str] | None, typer.Option(help="Only this check; may be given several times.")] = None,
    province: Annotated[str | None, typer.Option(help="Only this province, by name.")] = None,
    form: Annotated[FindingFormat, typer.Option("--format", help="table, json or csv.")] = FindingFormat.TABLE,
    lang: LangOption = None,
) -> None:
    """Print every finding by province with "n of m" and its evidence; exit code 1 where there are findings."""
    from queries.audits import run_audits

    from dashboard.settings import read_settings
    from graph.store import open_store

    words = words_for(lang)
    rules = [_audit_id(name) for name in rule or []]
    with open_store(read_settings()) as store:
        place = _province(store.documents(), province)
        report = run_audits(store, rules=rules or None, province=place)
    say(_render(report, form, words).rstrip("\n"))
    raise typer.Exit(1 if any(result.findings for result in report.results) else 0)


def _render(report: AuditReport, form: FindingFormat, words: Texts) -> str:
    from dashboard.formats import findings

    if form is FindingFormat.JSON:
        return findings.as_json(report)
    return findings.as_csv(report, words) if form is FindingFormat.CSV else findings.as_text(report, words)


def _audit_id(name: str) -> str:
    """`name` where an audit has it; else misuse, with the nearest name."""
    from queries.catalogue import catalogue

    known = [query.id for query in catalogue().values() if query.kind == "audit"]
    if name in known:
        return name
    near = difflib.get_close_matches(name, known, n=1) or sorted(known)[:1]
    raise typer.BadParameter(f"no check is called {name!r}; try {near[0]!r} (all: docs/audits.md)")


def _province(documents: Sequence[Mapping[str, object]], name: str | None) -> str | None:
    """The loaded province that `name` means, whatever its case and marks. Raises `InputError` where none is."""
    from graph.errors import InputError
    from graph.ids import slug

    loaded = {slug(str(row["province"])): str(row["province"]) for row in documents if row.get("province")}
    if not documents:
        raise InputError("nothing is loaded", where="audit", fix="load plans first: phoihop load FILE, or phoihop demo")
    if name is None:
        return None
    wanted = re.sub("^(tinh|thanh-pho|tp)-", "", slug(name))
    if wanted not in loaded:
        fix = f"loaded are: {', '.join(sorted(loaded.values(), key=sort_key))}" if loaded else "load its plans first"
        raise InputError("no plan of this province is loaded", where=name, fix=fix)
    return loaded[wanted]
