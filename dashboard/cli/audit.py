"""`phoihop audit`: every gap in the store, with its evidence."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from dashboard.cli.console import say, working
from dashboard.cli.opening import opened
from dashboard.cli.options import LangOption, misused, words_for

if TYPE_CHECKING:
    from dashboard.texts import Texts
    from queries.findings import AuditReport
    from queries.model import Query

    Documents = list[dict[str, object]]

NAME = "audit"
SUMMARY = "Every gap, with its evidence."
EXAMPLE = "\b\nExample: phoihop audit --province 'Gia Lai' --rule task.partners.none --format csv"


class FindingFormat(StrEnum):
    """The forms that findings are printed in."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"


def run(
    rule: Annotated[
        list[str] | None,
        typer.Option(
            metavar="RULE",
            help="Only this check, or all of a theme (the part before the first dot, as in task.lead_missing); "
            "may be given several times. --list names them.",
        ),
    ] = None,
    province: Annotated[
        str | None, typer.Option(metavar="NAME", help="Only this province, with or without diacritics.")
    ] = None,
    form: Annotated[
        FindingFormat, typer.Option("--format", metavar="FORMAT", help="table, json or csv.")
    ] = FindingFormat.TABLE,
    everything: Annotated[
        bool, typer.Option("--all", help="Show dismissed findings too, with who dismissed them, when and why.")
    ] = False,
    listed: Annotated[bool, typer.Option("--list", help="List the checks and stop.")] = False,
    lang: LangOption = None,
) -> None:
    """Print every finding by province with "n of m" and its evidence; exit code 1 where there are findings.

    Findings that were dismissed (phoihop judge) are counted aside.
    """
    words = words_for(lang)
    rules = _chosen(rule or None)
    if listed:
        _print_rules(rules, words)
        return
    report, documents = _audited([query.id for query in rules], province, words)
    say(_render(report, documents, form, words, everything).rstrip("\n"))
    raise typer.Exit(1 if report.findings else 0)


def _chosen(names: list[str] | None) -> list[Query]:
    """The audits called so. Raises `Misuse` for an unknown name."""
    from queries.audits import choose

    with misused():
        return choose(names)


def _audited(rules: list[str], province: str | None, words: Texts) -> tuple[AuditReport, Documents]:
    """The report, and the documents of the store. Raises `InputError` where it is empty: no basis for "no gaps"."""
    from dashboard.settings import read_settings
    from graph.errors import InputError
    from queries.audits import find_province_name, run_audits

    with opened(read_settings(), words) as store:
        documents = store.documents()
        if not documents:
            raise InputError(
                "the store is empty", fix="load plans first: phoihop load FILE, or phoihop demo --no-serve"
            )
        with misused():
            name = find_province_name(store, province) if province is not None else None
        with working(words("cli.auditing")):
            return run_audits(store, rules=rules, province=name), documents


def _print_rules(rules: list[Query], words: Texts) -> None:
    for query in rules:
        severity = words(f"cli.severity.{query.severity}")
        say(f"{query.id}\t{severity}\t{query.title[words.language.value]}")


def _render(report: AuditReport, documents: Documents, form: FindingFormat, words: Texts, everything: bool) -> str:
    from dashboard.formats import findings
    from dashboard.formats.names import document_names

    if form is FindingFormat.JSON:
        return findings.as_json(report, dismissed=everything)
    if form is FindingFormat.CSV:
        return findings.as_csv(report, words, dismissed=everything)
    return findings.as_text(report, document_names(documents, words), words, dismissed=everything)
