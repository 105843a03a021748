"""Plans of 63 provinces as records, as many as wanted, always the same for one seed.

Each of the five bundled plans is a mould: its form (number, date, recipients, reports, references, oddities) stays, and
so do, task by task, the numbers of leads and partners, classes and vague circles among them, deadline and deliverable.
A plan takes its tasks from its mould with replacement. What varies: province, subject, numbers, dates, titles, texts,
and which departments act: `EXCHANGED` of those named give way to another of the registry. In each series all provinces
carry out the same act of the centre, so they are peers as real ones are.
"""

from __future__ import annotations

import datetime
import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import count
from random import Random

from citations import References, opening
from typeset import Page
from words import task_text, task_title, topic

from graph.build.agencies import full_name
from graph.build.dates import valid_on
from graph.ids import slug
from graph.records import (
    Body,
    Deadline,
    Deliverable,
    Document,
    Evidence,
    Issue,
    Lead,
    PlanRecord,
    Recipient,
    Report,
    Source,
    Task,
)
from graph.registry.bodies import Entry, bodies, body
from graph.registry.provinces import Province, provinces
from loaders.bundled import bundled_records

EXCHANGED = 0.25
"""The share of named departments that another department of the registry takes the place of."""

YEAR = 2020
"""The year that dates without a year of their own in a mould count from."""

_HEADER = ("issuer", "symbol", "place", "date", "kind", "title", "province")


def corpus(tasks: int, seed: int = 1) -> Iterator[PlanRecord]:
    """Plans with `tasks` tasks altogether, series by series; the last one is cut to fit."""
    left = tasks
    for record, _ in documents(seed):
        kept = record.tasks[:left]
        yield record if len(kept) == len(record.tasks) else record.model_copy(update={"tasks": kept})
        left -= len(kept)
        if not left:
            return


def documents(seed: int = 1) -> Iterator[tuple[PlanRecord, str]]:
    """Plans without end, each with the text that its places point into."""
    for series in count():
        for place, home in enumerate(homes()):
            yield _Plan(series, place, home, seed).written()


@lru_cache(maxsize=1)
def homes() -> tuple[Province, ...]:
    """The 63 provinces before the mergers of 2025."""
    return tuple(unit for unit in provinces() if unit.valid_from is None)


@lru_cache(maxsize=1)
def moulds() -> tuple[PlanRecord, ...]:
    """The five bundled plans."""
    return tuple(bundled_records())


@lru_cache(maxsize=8)
def _departments(year: int) -> tuple[Entry, ...]:
    day = f"{year}-01-01"
    known = (e for e in bodies().values() if e.kind == "body" and e.name.startswith("Sở "))
    return tuple(e for e in known if valid_on(day, e.valid_from, e.valid_to))


@dataclass
class _Plan:
    """One plan in the making."""

    series: int
    place: int
    home: Province
    seed: int
    page: Page = field(default_factory=Page)

    def __post_init__(self) -> None:
        self.rng = Random(f"{self.seed}:{self.series}:{self.home.code}:{self.home.name}")
        self.mould = moulds()[(self.series + self.place) % len(moulds())]
        self.day = opening(self.series) + datetime.timedelta(days=self.rng.randrange(60))
        self.topic = topic(Random(f"{self.seed}:{self.series}"))
        self.symbol = self._symbol()
        old = self.mould.document.date
        self.date = self.day.isoformat()[: len(old)] if old else None
        self.years = self.day.year - (int(old[:4]) if old else YEAR)

    def written(self) -> tuple[PlanRecord, str]:
        old = self.mould.document
        header = self._header()
        references = References(self.seed, self.series, self.home, self.day, self.symbol, self.local)
        cited = references.written(old, self.page)
        self.page.say("\n")
        tasks = list(self._tasks(self._drawn()))
        document = Document(
            symbol=self.symbol, kind=old.kind, title=self._title(), issuer=self._issuer(), province=self.home.name,
            place=self.home.name if old.place else None, date=self.date,
            signer=old.signer.model_copy(update={"name": None}) if old.signer else None,
            references=cited, links=references.links(old, self.page), header=header, issues=self._issues(),
            reports=[self._report(report) for report in old.reports],
            recipients=[self._recipient(each) for each in old.recipients],
            executors=[self._recipient(each) for each in old.executors],
        )  # fmt: skip
        digest = hashlib.sha256(self.page.text.encode()).hexdigest()
        name = f"{slug(self.home.name)}-{self.series + 1:03}.txt"
        return PlanRecord(document=document, tasks=tasks, source=Source(file=name, sha256=digest, format="txt")), (
            self.page.text
        )

    def local(self, text: str) -> str:
        """Words of the mould as this province would write them."""
        text = text.replace(self.mould.document.province or "", self.home.name)
        if self.home.kind == "tỉnh":
            return text
        text = text.replace("Tỉnh ủy", "Thành ủy").replace("Tỉnh đoàn", "Thành đoàn")
        return re.sub(r"(?<=\s)tỉnh\b", "thành phố", text)

    def _symbol(self) -> str | None:
        """A number of its own in the province, in the form of the mould's."""
        old = self.mould.document.symbol
        number = 11 + 13 * self.series + self.place % 13
        return re.sub(r"^\d+", str(number), old) if old else None

    def _title(self) -> str:
        return f"Thực hiện nhiệm vụ {self.topic} trên địa bàn {self.home.full_name}"

    def _issuer(self) -> str:
        return full_name(bodies()["ubnd"], self.home.name, self.day.isoformat())

    def _header(self) -> dict[str, Evidence]:
        old = self.mould.document
        day = self.day
        said = {
            "issuer": self._issuer(), "symbol": f"{self.symbol or '/KH-UBND'}", "place": self.home.name,
            "date": f"ngày {day.day:02} tháng {day.month} năm {day.year}", "kind": old.kind.upper(),
            "title": self._title(), "province": self._issuer(),
        }  # fmt: skip
        header: dict[str, Evidence] = {}
        for name in _HEADER:
            if name in old.header:
                header[name] = self._put(said[name], old.header[name])
                self.page.say("\n")
        return header

    def _issues(self) -> list[Issue]:
        return [issue.model_copy(update={"evidence": self._line(issue.note, issue.evidence)}) for issue in
                self.mould.document.issues]  # fmt: skip

    def _drawn(self) -> list[Task]:
        """Tasks of the mould, some twice, some not at all, in their order; about as many as it has."""
        tasks = self.mould.tasks
        number = len(tasks) + self.rng.randint(-(len(tasks) // 4), len(tasks) // 4)
        return [tasks[i] for i in sorted(self.rng.choices(range(len(tasks)), k=number))]

    def _tasks(self, drawn: list[Task]) -> Iterator[Task]:
        """The tasks under new numbers; a part of a task becomes a part of the whole one before it."""
        numbers: Counter[str] = Counter()
        whole = ""
        for task in drawn:
            above = whole if task.parent and whole else task.ref.split(".")[0]
            numbers[above] += 1
            ref = f"{above}.{numbers[above]}"
            yield self._task(task, ref, whole if task.parent and whole else None)
            whole = whole if task.parent else ref

    def _task(self, old: Task, ref: str, parent: str | None) -> Task:
        title = task_title(self.rng)
        text = task_text(self.rng, title, old.evidence.end - old.evidence.start)
        where = f"mục {ref}"
        self.page.say(f"{ref}. ")
        evidence = self._put(text, old.evidence, where)
        taken: set[str] = set()
        leads = self._roles("Chủ trì", old.leads, where, taken)
        partners = self._roles("Phối hợp", old.partners, where, taken)
        deadline = self._deadline(old.deadline, where)
        deliverable = self._deliverable(old.deliverable, title, where)
        self.page.say("\n")
        return Task(
            ref=ref, text=text, title=title, leads=[each for each in leads if isinstance(each, Lead)],
            partners=partners, deadline=deadline, deliverable=deliverable, parent=parent, evidence=evidence,
        )  # fmt: skip

    def _roles(self, label: str, old: Sequence[Body], where: str, taken: set[str]) -> list[Body]:
        self.page.say(f"\n{label}: " if old else "")
        return [self._role(each, where, taken) for each in old]

    def _role(self, old: Body, where: str, taken: set[str]) -> Body:
        """A body in the role of the mould's; a department may give way to another that has no role here yet."""
        name, entry = self.local_name(old.name), body(old.body)
        written, key = self.local(old.written), old.body
        if entry and entry.name.startswith("Sở ") and self.rng.random() < EXCHANGED:
            free = [e for e in _departments(self.day.year) if e.id not in taken]
            other = self.rng.choice(free)
            name, written, key = other.name, other.name, other.id
        taken.add(key or name)
        return old.model_copy(
            update={"name": name, "written": written, "body": key, "evidence": self._line(written, old.evidence, where)}
        )

    def local_name(self, name: str) -> str:
        """The canonical name: without the words of cities, with this province's name in the press's."""
        return name.replace(self.mould.document.province or "", self.home.name)

    def _deadline(self, old: Deadline | None, where: str) -> Deadline | None:
        if old is None:
            return None
        self.page.say("\nThời hạn: ")
        text, due = self._later(old.text), self._later(old.due) if old.due else None
        evidence = self._line(text, old.evidence, where) if old.evidence else None
        return old.model_copy(update={"text": text, "due": due, "evidence": evidence})

    def _deliverable(self, old: Deliverable | None, title: str, where: str) -> Deliverable | None:
        if old is None or old.evidence is None:
            return old
        self.page.say("\nKết quả: ")
        words = f"{title} được hoàn thành"
        return old.model_copy(update={"text": words, "evidence": self._line(words, old.evidence, where)})

    def _later(self, text: str) -> str:
        return re.sub(r"\b20\d\d\b", lambda year: str(int(year[0]) + self.years), text)

    def _recipient(self, old: Recipient) -> Recipient:
        written = self.local(old.written)
        return old.model_copy(
            update={
                "name": self.local_name(old.name), "written": written, "evidence": self._line(written, old.evidence),
            }
        )  # fmt: skip

    def _report(self, old: Report) -> Report:
        words = ", ".join(old.from_) + f" báo cáo {old.to}"
        return old.model_copy(update={"evidence": self._line(self.local(words), old.evidence)})

    def _line(self, words: str, old: Evidence, where: str = "") -> Evidence:
        evidence = self._put(words, old, where)
        self.page.say("; ")
        return evidence

    def _put(self, words: str, old: Evidence, where: str = "") -> Evidence:
        return self.page.put(words, where or old.locator, old.rule, old.confidence)
