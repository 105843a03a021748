"""Judgements: what people decide about findings and other subjects. Added one by one, never changed, never taken away.

The latest decision about a subject counts. They stand beside the graph of documents, so that loading, replacing and
withdrawing leave them as they are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from functools import partial
from typing import cast

from graph.errors import Misuse
from graph.ontology import Label
from graph.store.client import Transaction
from graph.store.connection import Database
from graph.store.packing import canonical, digest
from graph.store.readings import in_utc, without_surrogates
from graph.store.turns import Writing, new_ticket
from graph.vocabulary import Verdict

LONGEST = {"subject": 600, "note": 4000, "author": 200}
"""The most characters of each word of a judgement."""


@dataclass(frozen=True)
class Judgement:
    """One decision: about which subject, what, why, by whom, and when (UTC, ISO 8601)."""

    subject: str
    verdict: Verdict
    author: str
    note: str
    at: str

    @property
    def id(self) -> str:
        """The same for the same words, so that an archive that is read twice adds nothing."""
        return "judgement:" + digest(canonical(asdict(self)))[:24]


def judgement(subject: str, verdict: Verdict, *, author: str, note: str = "", at: str | None = None) -> Judgement:
    """A judgement of now, or of the time `at`. Raises `Misuse` where nobody signs it, or a word is too long."""
    author, note = without_surrogates(author), without_surrogates(note)
    if not author.strip():
        raise Misuse("a judgement needs its author", fix="name who decides: --author NAME")
    for name, text in (("subject", subject), ("note", note), ("author", author)):
        if len(text) > LONGEST[name]:
            raise Misuse(f"the {name} of a judgement has at most {LONGEST[name]} characters", fix="shorten it")
    moment = in_utc(at, timespec="microseconds") if at else datetime.now(UTC).isoformat(timespec="microseconds")
    return Judgement(subject, verdict, " ".join(author.split()), note.strip(), moment)


def add(client: Database, judgements: Sequence[Judgement]) -> int:
    """Add judgements; those that are there already stay as they are. How many were new."""
    return client.write(partial(_add, judgements={each.id: each for each in judgements}, ticket=new_ticket()))


def _add(tx: Transaction, judgements: Mapping[str, Judgement], ticket: str) -> int:
    writing = Writing(tx, ticket)
    if writing.before is not None:
        return cast(int, writing.before)
    text = f"UNWIND $ids AS id MATCH (j:{Label.JUDGEMENT} {{id: id}}) RETURN j.id AS id"
    known = {str(row["id"]) for row in tx.rows(text, ids=list(judgements))}
    rows = [{"id": i, **_properties(each)} for i, each in judgements.items() if i not in known]
    tx.rows(f"UNWIND $rows AS row CREATE (j:{Label.JUDGEMENT}) SET j = row", rows=rows)
    writing.done(len(rows))
    return len(rows)


def _properties(each: Judgement) -> dict[str, str]:
    return {key: str(value) for key, value in asdict(each).items()}


def stored(read: Callable[[str, Mapping[str, object]], Iterable[Mapping[str, object]]]) -> list[Judgement]:
    """All judgements, the oldest first."""
    text = (
        f"MATCH (j:{Label.JUDGEMENT}) RETURN j.subject AS subject, j.verdict AS verdict, j.author AS author, "
        "j.note AS note, j.at AS at"
    )
    return in_time(judgement_from(row) for row in read(text, {}))


def judgement_from(row: Mapping[str, object]) -> Judgement:
    """A judgement from a row or plain data with its five words. Raises `ValueError` for an unknown verdict."""
    words = {name: str(row[name]) for name in ("subject", "author", "note", "at")}
    return Judgement(verdict=Verdict(str(row["verdict"])), **words)


def in_time(judgements: Iterable[Judgement]) -> list[Judgement]:
    """The oldest first; of the same moment by id, so that every machine sees the same order."""
    return sorted(judgements, key=lambda each: (each.at, each.id))


def in_force(judgements: Iterable[Judgement]) -> dict[str, Judgement]:
    """The latest decision about each subject; notes decide nothing."""
    return {each.subject: each for each in in_time(judgements) if each.verdict is not Verdict.NOTE}
