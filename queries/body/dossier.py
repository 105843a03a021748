"""Put together what the store says of one body: its tasks, reports, dates, orders and gaps."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from graph.build.names import local_council
from queries.audits import find_province_name
from queries.body import duties, reports
from queries.body.duties import Classes
from queries.body.entries import entries
from queries.body.model import Body, Dossier, Duty, Gap, Order, Paper, Part, Receipt, Touch
from queries.body.names import Choice, choose, split_province
from queries.body.rows import Desk, Row, Rows, documents_of, evidence, text
from queries.findings import AuditReport, Finding
from queries.runner import Reader, run


def find(read: Reader, name: str, province: str | None = None) -> tuple[Choice, str | None]:
    """What `name` means, and the loaded province that it is asked in (None for all).

    `province` may be in any spelling; one behind the name counts where it is not given. Raises `QueryRefused` where the
    name means nothing or too much, or where nothing of the province is loaded.
    """
    asked = find_province_name(read, province) if province else None
    choice = choose(read, name, asked)
    found = choice.body
    if found is None:
        return choice, None
    inner = found.province or (split_province(name)[1] if not name.startswith(found.id) else None)
    return choice, asked or (find_province_name(read, inner) if inner and not found.named else inner)


def dossier(read: Reader, who: Body, *, today: date, scope: str | None = None) -> Dossier:
    """All that the store says of `who`, without its gaps. `scope`: only this province, for a body of the centre."""
    where = who.province or scope
    known = [who.id]
    classes, central = _classes(read, who), _central_classes(read, who)
    tasks, own_fellows = _tasks(read, known, where)
    of_classes, class_fellows = _tasks(read, [*classes], where)
    from_centre, central_fellows = _tasks(read, [*central], None)
    every = {**classes, **central}
    out = run(read, "body.reports", bodies=known)
    incoming = run(read, "body.reported", body=who.id)
    by_class = run(read, "body.reports", bodies=[*classes]) if classes else []
    mail = run(read, "body.received", bodies=[*known, *classes])
    papers = _papers(read, documents_of(tasks, of_classes, from_centre, out, incoming, by_class, mail))
    desk = Desk(papers, today)
    mine = duties.own(tasks, own_fellows, desk)
    taken = {duty.task for duty in mine}
    theirs = duties.through([*of_classes, *from_centre], [*class_fellows, *central_fellows], every, taken, desk)
    lines = (*reports.sent(out, desk), *reports.received(incoming, desk))
    named = {str(row["duty"]) for row in out if row["duty"]}
    class_lines = reports.through(by_class, who.id, classes, named, desk)
    return Dossier(
        body=who, scope=where, today=today, total=_total(read, where),
        leads=tuple(one for one in mine if one.part is Part.LEAD),
        partners=tuple(one for one in mine if one.part is Part.PARTNER),
        through_class=tuple(theirs), reports=lines, class_reports=tuple(class_lines),
        received=_receipts(mail, every), orders=_orders(mine, papers),
        entries=entries([*mine, *theirs], [*lines, *class_lines]), papers=papers,
    )  # fmt: skip


def with_gaps(found: Dossier, report: AuditReport) -> Dossier:
    """`found` with the findings that name the body or a task that names it."""
    parts = {duty.task: duty.part for duty in (*found.leads, *found.partners)}
    touched = ((one, _touch(one, found.body.id, parts)) for one in report.findings)
    gaps = [Gap(one, touch) for one, touch in touched if touch is not None]
    order = list(Touch)
    return replace(found, gaps=tuple(sorted(gaps, key=lambda gap: order.index(gap.touch))))


def _touch(finding: Finding, who: str, parts: Mapping[str, Part]) -> Touch | None:
    if finding.node in parts:
        return Touch(parts[finding.node])
    return Touch.BODY if who == finding.node or who in finding.nodes else None


def _classes(read: Reader, who: Body) -> Classes:
    """The classes of the province's documents that take the body in."""
    if who.province is None:
        return {}
    rows = run(
        read, "body.classes", province=who.province, fold=who.fold, sector=_plain(who.sector), level=_plain(who.level),
        role=_role(who),
    )  # fmt: skip
    return {str(row["id"]): row for row in rows}


def _plain(value: str | None) -> str | None:
    return None if value is None else str(value)


def _role(who: Body) -> str | None:
    """The entry that classes name: the body's own, or that of the councils that a named one belongs to."""
    council = local_council(who.name)
    return who.role or (council.id if council else None)


def _central_classes(read: Reader, who: Body) -> Classes:
    """What documents of the centre call the body in every province."""
    role = _role(who)
    if who.province is None or role is None:
        return {}
    return {str(row["id"]): row for row in run(read, "body.central_classes", role=role)}


def _tasks(read: Reader, bodies: list[str], province: str | None) -> tuple[Rows, Rows]:
    """The tasks of these bodies, and all who work on them."""
    if not bodies:
        return [], []
    asked = {"bodies": bodies, "province": province}
    return run(read, "body.duties", **asked), run(read, "body.fellows", **asked)


def _total(read: Reader, province: str | None) -> int:
    rows = run(read, "body.total_in", province=province) if province else run(read, "body.total")
    return int(str(rows[0]["tasks"]))


def _papers(read: Reader, documents: list[str]) -> dict[str, Paper]:
    """The documents by id."""
    found: dict[str, Paper] = {}
    for row in run(read, "body.documents", documents=documents) if documents else []:
        paper = found.get(str(row["id"])) or _paper(row)
        found[paper.id] = replace(
            paper, issuers=_with(paper.issuers, row["issuer"]), replaced_by=_with(paper.replaced_by, row["replaced_by"])
        )
    return found


def _paper(row: Row) -> Paper:
    return Paper(
        text(row, "id"), text(row, "symbol"), text(row, "kind"), text(row, "title"), text(row, "date"),
        text(row, "province"), text(row, "status"), text(row, "sha256"), text(row, "file"),
    )  # fmt: skip


def _with(known: tuple[str, ...], value: object) -> tuple[str, ...]:
    return known if value is None or str(value) in known else (*known, str(value))


def _receipts(rows: Rows, classes: Classes) -> tuple[Receipt, ...]:
    """Each document once: sent by name, else through the first class that takes the body in."""
    found: dict[str, Receipt] = {}
    for row in sorted(rows, key=lambda row: row["agency"] in classes):
        if classes.get(row["agency"], {}).get("kind") != "vague":
            through = text(classes.get(row["agency"], {}), "name")
            receipt = Receipt(row["document"], text(row, "purpose"), evidence(row), through)
            found.setdefault(receipt.document, receipt)
    return tuple(found.values())


def _orders(mine: Iterable[Duty], papers: Mapping[str, Paper]) -> tuple[Order, ...]:
    """Who issued the documents that give tasks by name; a document without a known issuer has ""."""
    given: dict[str, dict[str, int]] = {}
    for duty in mine:
        paper = papers.get(duty.document)
        for issuer in (paper.issuers if paper else ()) or ("",):
            counts = given.setdefault(issuer, {})
            counts[duty.document] = counts.get(duty.document, 0) + 1
    return tuple(Order(issuer, tuple(counts), sum(counts.values())) for issuer, counts in given.items())
