"""What the pages ask the store for: one method per need, plain rows in return."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from dashboard.app.compare.kept import Comparisons
from dashboard.app.kept import Kept
from dashboard.app.network.facts import Agency, Assignment, Document, Facts, Reporting, Task
from dashboard.app.view import CENTRAL
from graph.registry.bodies import Entry
from graph.registry.collation import sort_key
from queries.audits import run_audits
from queries.body.dossier import dossier, find, with_gaps
from queries.body.model import Body, Dossier, Overview
from queries.body.names import Choice, names_in, of_id
from queries.body.overview import overview
from queries.catalogue import catalogue
from queries.compare.comparison import Comparison, RoleSet
from queries.compare.stability import Stabilities
from queries.findings import AuditReport, Finding
from queries.model import Query, QueryKind
from queries.runner import run

_SHA256 = re.compile(r"[0-9a-f]{64}")
MANY = 10_000
"""With more tasks than this, findings are shown for one province at a time unless all are asked for."""

AT_ONCE = 200
"""Of as many findings of each rule more is told than their number, where all provinces are asked for at once."""

Rows = Sequence[Mapping[str, object]]


class SourceTexts(Protocol):
    """The texts of documents by sha256, as far as they are at hand."""

    def get(self, sha256: str, /) -> str | None:
        """The text, or None where it is not on this machine."""
        ...

    def picture(self, sha256: str, page: int, /) -> bytes | None:
        """The picture of a scanned page, or None where it is not on this machine."""
        ...

    def has_picture(self, sha256: str, page: int, /) -> bool:
        """Whether it is."""
        ...


class Readable(Protocol):
    """The part of a store that the pages use."""

    def read(self, cypher: str, parameters: Mapping[str, object] | None = None) -> list[dict[str, object]]:
        """The rows of a read-only query."""
        ...

    def revision(self) -> int:
        """A number that grows with everything that is written, whoever writes it."""
        ...

    @property
    def sources(self) -> SourceTexts:
        """The texts of the documents."""
        ...


@dataclass(frozen=True)
class Loaded:
    """How much is loaded: what the strip at the top says."""

    documents: int = 0
    cited: int = 0
    tasks: int = 0
    agencies: int = 0
    edges: int = 0


class Data:
    """The questions of the pages to one store. What takes long is kept until the store is written again."""

    def __init__(self, store: Readable) -> None:
        self._store = store
        self._compared = Comparisons(store)
        self._kept = Kept(store.revision)

    def _ask(self, question: str, **parameters: object) -> Rows:
        return run(self._store, question, **parameters)

    def provinces(self) -> list[str]:
        """The provinces with tasks, in Vietnamese order; `CENTRAL` last where a central document holds tasks."""
        rows = self._kept.get("provinces", lambda: self._ask("view.provinces"))
        return sorted((str(row["province"]) for row in rows), key=lambda name: (name == CENTRAL, sort_key(name)))

    def loaded(self, province: str | None = None) -> Loaded:
        """What is loaded, of `province` or altogether."""
        rows = self._kept.get(("loaded", province), lambda: self._ask("view.loaded", province=province))
        return Loaded(**{name: int(str(value)) for name, value in rows[0].items()})

    def facts(self, province: str) -> Facts:
        """All that the network of `province` shows."""
        tasks = [Task.of(row) for row in self._ask("view.network_tasks", province=province)]
        return Facts(
            province,
            [Agency.of(row) for row in self._ask("view.network_agencies", province=province)],
            sorted(tasks, key=lambda task: (task.evidence.document, task.rank, sort_key(task.ref))),
            [Assignment.of(row) for row in self._ask("view.network_assignments", province=province)],
            [Reporting.of(row) for row in self._ask("view.network_reportings", province=province)],
        )

    def comparison(self, provinces: Sequence[str], role_set: RoleSet) -> Comparison:
        """These provinces side by side."""
        return self._compared.comparison(tuple(provinces), role_set)

    def stabilities(self, provinces: Sequence[str], *, draw: bool = True) -> Stabilities | None:
        """How sure the measures of these provinces are; None where that is not known yet and is not to be drawn."""
        return self._compared.stabilities(tuple(provinces), draw=draw)

    def assignments(self, tasks: Sequence[str]) -> list[tuple[str, Assignment]]:
        """Name of the body and assignment, with evidence, of all who lead these tasks or are partners in them."""
        rows = self._ask("compare.evidence", tasks=list(tasks)) if tasks else []
        return [(str(row["name"]), Assignment.of(row)) for row in rows]

    def documents(self) -> dict[str, Document]:
        """All documents, read and cited, by id."""
        return {str(row["id"]): Document.of(row) for row in self._ask("view.documents")}

    def documents_of(self, ids: Iterable[str]) -> dict[str, Document]:
        """The documents with these ids, those that there are."""
        wanted = sorted(set(ids))
        rows = self._ask("view.documents_of", ids=wanted) if wanted else []
        return {str(row["id"]): Document.of(row) for row in rows}

    def names(self, ids: Sequence[str]) -> dict[str, str]:
        """What the nodes with these ids are called: tasks with their place, bodies, documents."""
        rows = self._ask("view.names", ids=list(ids)) if ids else []
        return {str(row["id"]): " ".join(str(part) for part in (row["ref"], row["name"]) if part) for row in rows}

    def bodies(self, province: str | None) -> Rows:
        """The bodies of `province` (None for all) by name; classes are left out."""
        rows = names_in(self._store, province)
        return sorted(rows, key=lambda row: sort_key(str(row["name"])))

    def meant(self, name: str, province: str | None) -> tuple[Choice, str | None]:
        """Which body or role `name` means, and the province asked in. Raises `QueryRefused` where it means none."""
        return find(self._store, name, province)

    def work(self, body: Body, scope: str | None, *, gaps: bool = False) -> Dossier:
        """The work of a body as of today."""
        found = dossier(self._store, body, today=date.today(), scope=scope)
        return with_gaps(found, self._report_on(body.province)) if gaps else found

    def named(self, overview: Overview, *, gaps: bool = False) -> list[Dossier]:
        """The work of a role in every province that names it."""
        ids = [share.body for share in overview.shares if share.body]
        return [self.work(of_id(self._store, identity), None, gaps=gaps) for identity in ids]

    def side_by_side(self, role: Entry) -> Overview:
        """One role in all provinces. Raises `QueryRefused` for a class of bodies."""
        return overview(self._store, role)

    def source(self, document: Document | None) -> str | None:
        """The text of `document` where it is on this machine."""
        known = document is not None and _SHA256.fullmatch(document.sha256)
        return self._store.sources.get(document.sha256) if document and known else None

    def has_picture(self, document: Document, page: int) -> bool:
        """Whether the picture of a scanned page of `document` is on this machine."""
        return bool(_SHA256.fullmatch(document.sha256)) and self._store.sources.has_picture(document.sha256, page)

    def picture(self, sha256: str, page: int) -> bytes | None:
        """The picture of a scanned page of the file of this hash, where it is on this machine."""
        return self._store.sources.picture(sha256, page) if _SHA256.fullmatch(sha256) else None

    def audits(self) -> dict[str, Query]:
        """The rules by id."""
        return {key: query for key, query in catalogue().items() if query.kind is QueryKind.AUDIT}

    def findings_of(self, node: str, province: str | None = None) -> list[Finding]:
        """The findings that name the node with this id; those of `province` alone where so much is loaded."""
        report = self._report_on(province)
        return [finding for finding in report.findings if node == finding.node or node in finding.nodes]

    def _report_on(self, province: str | None) -> AuditReport:
        """All findings of a province where so much is loaded, else of all; none of them is only counted."""
        if self.many and province != CENTRAL and province in self.provinces():
            return self.report(province)
        return self.report(whole=True)

    @property
    def many(self) -> bool:
        """Whether so much is loaded that one province is enough to look at."""
        return self.loaded().tasks > MANY

    def report(self, province: str | None = None, *, whole: bool = False) -> AuditReport:
        """The findings of one province or of all, asked by one request for all who wait for it.

        Of all at most `AT_ONCE` of each rule where `many`, unless they are wanted `whole`.
        """
        limit = AT_ONCE if province is None and self.many and not whole else None
        key = ("report", province, limit)
        return self._kept.get(key, lambda: run_audits(self._store, province=province, limit=limit))
