"""A record as YAML for correction by hand: comments that explain, quotes beside the facts, marks that tell changes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import yaml

from dashboard.formats.plain import one_line
from dashboard.formats.reading_report import missed_line, place_words
from dashboard.texts import Language, Texts, texts
from graph.records import PlanRecord, Task
from loaders.review.doubt import Doubt, doubt
from loaders.review.marks import document_mark, facts, mark
from loaders.text.source import SourceText
from loaders.understanding import Missed
from loaders.understanding.models import Place
from loaders.understanding.places import Places

WIDTH = 110


class _Flow(dict[str, Any]):
    """A mapping that is written on one line."""


class _Dumper(yaml.SafeDumper):
    """YAML whose texts of several lines are quoted with escapes, so that every text stays on lines of its own."""


def _mapping(dumper: _Dumper, data: _Flow) -> yaml.Node:
    return dumper.represent_mapping("tag:yaml.org,2002:map", data, flow_style=True)


def _string(dumper: _Dumper, text: str) -> yaml.Node:
    style = None if text.isprintable() else '"'
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(_Flow, _mapping)
_Dumper.add_representer(str, _string)


def review_yaml(
    record: PlanRecord, words: Texts, *, source: SourceText | None, missed: Sequence[Missed], name: str
) -> str:
    """The record for correction by hand; `name` is the file that it is to be saved as."""
    data = _marked(record)
    tasks = data.pop("tasks", [])
    out = [_comment(_head(record, name))]
    out.append(_dump({"review": _review(record, tasks)}))
    out.append(_dump({"document": data.pop("document")}))
    out.append(_comment([words("review.yaml.tasks", n=len(tasks))]) + ("tasks:\n" if tasks else "tasks: []\n"))
    places = Places(source) if source is not None else None
    for plain, task in zip(tasks, record.tasks, strict=True):
        out.append(_comment(_about(task, words, places)) + _dump([_whole(plain)]))
    if data:
        out.append(
            _dump({key: value for key, value in data.items() if key != "review"}) if set(data) - {"review"} else ""
        )
    if missed:
        lines = [words("review.yaml.missed", n=len(missed)), *(f"  {missed_line(each, words)}" for each in missed)]
        out.append(_comment(lines))
    return "\n".join(part.rstrip("\n") for part in out if part) + "\n"


def _marked(record: PlanRecord) -> dict[str, Any]:
    """The record as plain data, its evidence on single lines, each with the mark of its fact."""
    data = record.to_data()
    for place, fact in facts(record):
        holder: Any = data
        for part in place:
            holder = holder[part]
        holder["evidence"] = _Flow(holder.get("evidence") or {}, mark=mark(fact))
    document = data["document"]
    if "header" in document:
        document["header"] = {key: _Flow(value) for key, value in document["header"].items()}
    for reference in document.get("references", ()):
        if "mentions" in reference:
            reference["mentions"] = [_Flow(each) for each in reference["mentions"]]
    return data


def _review(record: PlanRecord, tasks: list[dict[str, Any]]) -> dict[str, Any]:
    said = record.review
    done = {"by": said.by, "at": said.at} if said is not None else {"by": None, "at": None}
    earlier = {k: v for k in ("corrected", "dropped") if (v := getattr(said, k, None))}
    known = _Flow((task["evidence"]["mark"], task["ref"]) for task in tasks)
    return done | earlier | {"document": document_mark(record.document), "tasks": known}


def _whole(task: dict[str, Any]) -> dict[str, Any]:
    """The task with the fields that are empty too, so that a person sees where to write."""
    order = ("ref", "title", "text", "parent", "leads", "partners", "deadline", "deliverable", "evidence")
    empty: dict[str, Any] = {"leads": [], "partners": [], "deadline": None, "deliverable": None}
    whole = empty | task
    return {key: whole[key] for key in order if key in whole} | {k: v for k, v in whole.items() if k not in order}


def _head(record: PlanRecord, name: str) -> Iterator[str]:
    """What to do, in Vietnamese and English: whoever corrects the file may read either."""
    file = one_line(record.source.file, 80) if record.source else name
    for number, each in enumerate(Language):
        if number:
            yield ""
        yield from texts(each)("review.yaml.head", file=file, name=name).rstrip("\n").split("\n")


def _about(task: Task, words: Texts, places: Places | None) -> Iterator[str]:
    """Where the task stands, its first words, and what is doubtful about it."""
    evidence = task.evidence
    place = evidence.locator
    if places is not None and evidence.end <= len(places.source.text):
        place = place_words(Place(**places.at(evidence.start, evidence.end)), words)
    yield ""
    yield words("review.yaml.task", place=one_line(place), quote=one_line(evidence.quote, 120))
    flags = list(flag_words(doubt(task), words))
    if flags:
        yield words("review.yaml.flags", flags="; ".join(flags))


def flag_words(found: Doubt, words: Texts) -> Iterator[str]:
    """What is doubtful about a task, in words."""
    if found.no_lead:
        yield words("review.flag.no_lead")
    if found.unknown_bodies:
        yield words("review.flag.unknown_body", names=", ".join(one_line(name, 40) for name in found.unknown_bodies))
    if found.unclear_deadline:
        yield words("review.flag.unclear_deadline")
    if found.confidence < 1:
        yield words("review.flag.low", value=words.decimal(found.confidence))


def _comment(lines: Iterable[str]) -> str:
    """Comment lines; an indent is kept, everything else is made safe to print. An empty line stays empty."""
    return "".join(f"{'# ' + _indent(line) + one_line(line) if line else ''}\n" for line in lines)


def _indent(line: str) -> str:
    return " " * (len(line) - len(line.lstrip(" ")))


def _dump(data: object) -> str:
    return yaml.dump(data, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=WIDTH)
