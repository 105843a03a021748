"""`phoihop judge`: decide about a finding; what was decided is added and never changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from dashboard.cli.console import say, working
from dashboard.cli.opening import opened
from dashboard.cli.options import LangOption, words_for
from graph.vocabulary import Verdict

if TYPE_CHECKING:
    from graph.store import Store
    from graph.store.judgements import Judgement

NAME = "judge"
SUMMARY = "Dismiss or confirm a finding."
EXAMPLE = "\b\nExample: phoihop judge 3f2a91c0 dismissed --author 'Phòng Pháp chế' --note 'Kế hoạch khung'"

SHORTEST = 4


def run(
    finding: Annotated[
        str | None, typer.Argument(metavar="FINDING", help="The finding as `phoihop audit` names it, or how it begins.")
    ] = None,
    verdict: Annotated[
        Verdict | None,
        typer.Argument(
            metavar="VERDICT", help="dismissed, confirmed, corrected, reopened or note; its history if left out."
        ),
    ] = None,
    note: Annotated[str, typer.Option(metavar="TEXT", help="Why.")] = "",
    author: Annotated[
        str | None, typer.Option(metavar="NAME", help="Who decides. [default: the name of the account]")
    ] = None,
    lang: LangOption = None,
) -> None:
    """Decide about a finding; without VERDICT show what was decided, without FINDING all that was decided.

    The latest decision counts, a note decides nothing. Decisions survive loading, replacing and withdrawing documents,
    and move with archives.
    """
    from dashboard.formats.findings import decision_line
    from dashboard.formats.plain import one_line
    from dashboard.settings import read_settings
    from graph.store.judgements import judgement
    from queries.decisions import FINDING, Decision

    words = words_for(lang)
    with opened(read_settings(), words) as store:
        known = store.judgements()
        subject = None
        if finding is not None:
            with working(words("cli.auditing")):
                subject = FINDING + _the_finding(finding, store, known)
        if subject is not None and verdict is not None:
            store.judge(judgement(subject, verdict, author=author or _account(), note=note))
            known = store.judgements()
    for each in known:
        if subject in (None, each.subject):
            decision = Decision(each.verdict, each.author, each.note, each.at)
            say(f"[{one_line(each.subject.removeprefix(FINDING)[:8])}] {decision_line(decision, words)}")
    if not any(subject in (None, each.subject) for each in known):
        say(words("judgements.none"))


def _the_finding(wanted: str, store: Store, known: list[Judgement]) -> str:
    """The identity that begins so, of a finding of today or of one that was judged. Raises `InputError`."""
    from graph.errors import InputError
    from queries.audits import run_audits
    from queries.decisions import FINDING

    begins = wanted.strip().strip("[]").lower()
    report = run_audits(store)
    every = {each.identity for each in report.findings + report.dismissed}
    every |= {each.subject.removeprefix(FINDING) for each in known if each.subject.startswith(FINDING)}
    found = sorted(identity for identity in every if identity.startswith(begins))
    if len(begins) >= SHORTEST and len(found) == 1:
        return found[0]
    if len(begins) >= SHORTEST and found:
        raise InputError("several findings begin so", where=wanted, fix=f"give more of one: {', '.join(found)}")
    raise InputError("no such finding", where=wanted, fix="phoihop audit shows the name of each in brackets")


def _account() -> str:
    """The name of the account that runs this program. Raises `Misuse` where it has none."""
    import getpass

    from graph.errors import Misuse

    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        raise Misuse("a judgement needs its author", fix="name who decides: --author NAME") from None
