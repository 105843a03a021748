"""A plain score of a plan record against an annotation: for each kind of fact, how much of it is found and right.

Tasks are matched by where their evidence stands in the text, bodies by the words of their names.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from transform_base import Pair, starts

from graph.registry.fold import words

_LONG = {
    "ubnd": "ủy ban nhân dân",
    "hđnd": "hội đồng nhân dân",
    "ubmttq": "mặt trận tổ quốc",
    "mttq": "mặt trận tổ quốc",
    "bđbp": "bộ đội biên phòng",
    "ttr": "thường trực",
    "tp": "thành phố",
}
_IDLE = {"và", "các", "tỉnh", "việt", "nam"}
Names = list[str]


@dataclass
class Tally:
    """Right, needless and missed facts of one kind, and what was wrong."""

    right: int = 0
    needless: int = 0
    missed: int = 0
    notes: list[str] = field(default_factory=list)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall; 1 where there was nothing to find and nothing found."""
        total = 2 * self.right + self.needless + self.missed
        return 2 * self.right / total if total else 1.0

    def add(self, where: str, wanted: Names, found: Names, free: Names, province: str | None) -> None:
        """Counts the names found against those wanted ("A | B" accepts either); those in `free` count neither way."""
        left = list(wanted)
        extra = []
        for name in found:
            hit = next((w for w in left if any(same(a, name, province) for a in w.split(" | "))), None)
            if hit is not None:
                left.remove(hit)
                self.right += 1
            elif not any(same(name, f, province) for f in free):
                extra.append(name)
        self.needless += len(extra)
        self.missed += len(left)
        if extra or left:
            self.notes.append(f"{where}: needless {extra}, missed {left}")

    def check(self, where: str, wanted: str | None, found: str | None) -> None:
        """Counts one text against the one wanted."""
        if _alike(wanted, found):
            self.right += 1
        else:
            self.needless += found is not None
            self.missed += wanted is not None
            self.notes.append(f"{where}: wanted {wanted!r}, found {found!r}")


KINDS = (
    "tasks",
    "leads",
    "partners",
    "vague",
    "deadlines",
    "deliverables",
    "references",
    "recipients",
    "reports",
    "head",
)
Score = dict[str, Tally]


def key(name: str, province: str | None) -> frozenset[str]:
    """The words of a name that tell it from others within one province."""
    text = " ".join(_LONG.get(word, word) for word in words(name))
    for idle in ("ủy ban mặt trận", "cấp tỉnh", " ".join(words(province or ""))):
        text = text.replace(idle, "mặt trận" if "mặt trận" in idle else "") if idle else text
    return frozenset(text.split()) - _IDLE


def same(one: str, other: str, province: str | None) -> bool:
    """Whether two names mean one body."""
    a, b = key(one, province), key(other, province)
    return a == b or (bool(a & b) and len(a & b) / len(a | b) >= 0.8 and ("phó" in a) == ("phó" in b))


def _alike(one: str | None, other: str | None) -> bool:
    a, b = words(one or ""), words(other or "")
    if not a or not b:
        return not a and not b
    return 2 * len(set(a) & set(b)) / (len(set(a)) + len(set(b))) >= 0.6 or " ".join(a) in " ".join(b)


def score(pair: Pair, record: dict[str, Any]) -> Score:
    """The score of a record in its JSON form."""
    result = {kind: Tally() for kind in KINDS}
    _tasks(pair, record, result)
    _document(pair.gold["document"], record["document"], result)
    return result


def _tasks(pair: Pair, record: dict[str, Any], result: Score) -> None:
    province = pair.gold["document"].get("province")
    for gold, task in _matched(pair, record["tasks"]):
        if gold is None:
            result["tasks"].needless += 1
            result["tasks"].notes.append(f"needless task {task['ref']}: {task['title'][:50]}")
        elif gold.get("optional"):
            continue
        elif task is None:
            result["tasks"].missed += 1
            result["tasks"].notes.append(f"missed task {gold['ref']}: {gold['at'][:50]}")
        else:
            result["tasks"].right += 1
            _bodies(gold, task, province, result)


def _bodies(gold: dict[str, Any], task: dict[str, Any], province: str | None, result: Score) -> None:
    ref = gold["ref"]
    result["leads"].add(ref, gold["lead"], [b["name"] for b in task["leads"]], [], province)
    partners = [b["name"] for b in task["partners"] if not b["vague"]]
    result["partners"].add(ref, gold["partner"], partners, gold.get("optional_partner", []), province)
    vague = any(b["vague"] for b in task["partners"])
    result["vague"].check(ref, "vague" if gold.get("vague") else None, "vague" if vague else None)
    if "time" in gold:
        result["deadlines"].check(ref, gold["time"], (task["deadline"] or {}).get("text"))
    if "output" in gold:
        result["deliverables"].check(ref, gold["output"], (task["deliverable"] or {}).get("text"))


def _matched(pair: Pair, tasks: list[dict[str, Any]]) -> list[tuple[dict[str, Any] | None, dict[str, Any]]]:
    gold = sorted(zip(starts(pair), pair.gold["tasks"], strict=True), key=lambda item: item[0])
    left = list(tasks)
    found: list[Any] = []
    for start, annotation in gold:
        reach = start + len(annotation["at"])
        hits = [t for t in left if t["evidence"]["start"] < reach and t["evidence"]["end"] > start]
        best = min(hits, key=lambda t: abs(t["evidence"]["start"] - start), default=None)
        if best is not None:
            left.remove(best)
        found.append((annotation, best))
    return found + [(None, task) for task in left]


def _document(gold: dict[str, Any], document: dict[str, Any], result: Score) -> None:
    province = gold.get("province")
    wanted = [_reference(r) for r in gold.get("references", [])]
    result["references"].add("references", wanted, [_reference(r) for r in document["references"]], [], None)
    names = [r["name"] for r in document["recipients"]]
    result["recipients"].add("recipients", gold.get("recipients", []), names, [], province)
    reports = [_report(r) for r in gold.get("reports", [])]
    free = [_report(r | {"to": to}) for r in gold.get("reports", []) for to in r.get("to_also", [])]
    result["reports"].add("reports", reports, [_report(r) for r in document["reports"]], free, province)
    for name in ("symbol", "kind", "issuer", "province", "date"):
        want, got = gold.get(name), document.get(name)
        result["head"].check(name, str(want) if want else None, str(got) if got else None)


def _reference(reference: dict[str, Any]) -> str:
    symbol = re.sub(r"\W", "", reference.get("symbol") or "") or reference.get("title") or ""
    weak = {"cites", "based_on"}
    relation = "names" if reference["relation"] in weak else reference["relation"]
    return f"{symbol} {reference.get('date') or ''} {relation}".replace("-", "")


def _report(report: dict[str, Any]) -> str:
    return f"{report['to']} {'qua ' + report['via'] if report.get('via') else 'trực tiếp'}"
