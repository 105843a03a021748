"""A corrected file back to a record: what a person changed is found by its marks and says so, the rest stays.

What is new or was read elsewhere must be quoted from the document's text; words that are not in it are an error. Every
error tells its line.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, cast

from graph.errors import InputError, InvalidRecord
from graph.records import Lines, PlanRecord, faults_of
from graph.records.parse import MANUAL, printable
from graph.vocabulary import Review
from loaders.document.secrecy import opened
from loaders.readers import read_source
from loaders.review.marks import LISTS, PARTS, ROLES, Place, document_mark, facts, mark, same_content, same_place
from loaders.review.words import RULE, Words, known_body
from loaders.scans import PLAIN, Scanning
from loaders.tasks.drafts import short_title
from loaders.text.source import SourceText

REVIEW = "review"
"""The part of a file that makes it one for correction; a record without it is read as it stands."""
_SHOWN = 20
_NO_TEXT = "the document's text is needed to find the words"
_GIVE_TEXT = "put {file} beside this file, or load it first"
_COPIED = "take the mark out of the copy, and quote its own words: {{quote: …}}"
_QUOTE = "copy some words of the document into evidence: {{quote: …}}"

Texts = Callable[[str], str | None]
"""The text that is kept of a file, by its sha256."""


@dataclass
class _Fault:
    place: Place
    what: str
    fix: str = MANUAL


@dataclass
class _File:
    """A corrected file while it is read."""

    path: Path
    data: dict[str, Any]
    lines: Lines
    words: Words | None
    marks: dict[Place, str] = field(default_factory=dict)
    changed: set[Place] = field(default_factory=set)
    faults: list[_Fault] = field(default_factory=list)

    def wrong(self, place: Place, what: str, fix: str = MANUAL) -> None:
        """Note what is wrong at a place."""
        self.faults.append(_Fault(place, what, fix))

    def refuse(self) -> None:
        """Raise all that is wrong as one error, in the order of lines."""
        if not self.faults:
            return
        placed = sorted(((self.lines.of(f.place) or 1, f) for f in self.faults), key=lambda pair: pair[0])
        errors = [InvalidRecord(f.what, where=f"{self.path}:{line}", fix=f.fix) for line, f in placed]
        if len(errors) > _SHOWN:
            more = f"{len(errors) - _SHOWN} more errors"
            errors = [*errors[:_SHOWN], InvalidRecord(more, where=str(self.path), fix="correct these first")]
        errors[0].further = tuple(errors[1:])
        raise errors[0]


def is_corrected(data: object) -> bool:
    """Whether the plain data of a file are those of one for correction: its facts carry marks, or it names them."""
    if not isinstance(data, dict):
        return False
    said = data.get(REVIEW)
    return (isinstance(said, dict) and "tasks" in said) or any(
        isinstance(evidence := fact.get("evidence"), dict) and "mark" in evidence for _, fact in raw_facts(data)
    )


def read_corrected(
    path: Path,
    data: dict[str, Any],
    lines: Lines,
    *,
    reviewer: str | None = None,
    source: SourceText | None = None,
    texts: Texts | None = None,
    scanning: Scanning = PLAIN,
    secret: bool = False,
) -> tuple[PlanRecord, SourceText | None]:
    """The record of a corrected file, and the text of its document where that is at hand.

    The text is `source`, or that of the file beside it, or what `texts` keeps. Raises `InvalidRecord` for the first
    line that is wrong, with the others as `further`, and `SecretDocument` where the text is stamped and not `secret`.
    """
    found = source
    if source is None and (read := _text(path, data, texts, scanning)) is not None:
        found = opened(read, path, secret=secret)
    _check_same_document(path, data, lines, found)
    file = _File(path, data, lines, None if found is None else Words(found, *_known(data)))
    said = data.pop(REVIEW, None)
    if not isinstance(said, dict) or not isinstance(said.get("tasks"), dict):
        file.wrong((REVIEW,), "the part review with its tasks is missing", "leave it as it was written")
        file.refuse()
        raise AssertionError
    _take_marks(file)
    _place_all(file)
    file.refuse()
    record = _checked(file)
    return _signed(file, record, said, reviewer), found


def _known(data: dict[str, Any]) -> tuple[str | None, str | None]:
    document = data.get("document")
    own = document if isinstance(document, dict) else {}
    province, date = own.get("province"), own.get("date")
    return province if isinstance(province, str) else None, date if isinstance(date, str) else None


def _text(path: Path, data: dict[str, Any], texts: Texts | None, scanning: Scanning) -> SourceText | None:
    """The text of the document: of its file beside the corrected one where that is unchanged, or as it was kept."""
    source = data.get("source")
    if not isinstance(source, dict) or not all(isinstance(source.get(k), str) for k in ("file", "sha256", "format")):
        return None
    name = Path(source["file"]).name
    beside = path.parent / name
    with suppress(InputError, OSError, ValueError):  # what cannot be read is not the text
        read = read_source(beside, scanning) if name and beside.is_file() else None
        if read is not None and read.sha256 == source["sha256"]:
            return read
    kept = texts(source["sha256"]) if texts is not None else None
    return None if kept is None else SourceText(name, source["sha256"], source["format"], kept)


def _check_same_document(path: Path, data: dict[str, Any], lines: Lines, source: SourceText | None) -> None:
    given = data.get("source")
    sha256 = given.get("sha256") if isinstance(given, dict) else None
    if source is not None and sha256 is not None and sha256 != source.sha256:
        line = lines.of(("source", "sha256")) or 1
        raise InvalidRecord(
            "it was read from another file, or from another state of it",
            where=f"{path}:{line}", fix=f"write it anew: phoihop review --yaml {printable(source.file)}",
        )  # fmt: skip


def raw_facts(data: dict[str, Any]) -> Iterator[tuple[Place, dict[str, Any]]]:
    """The facts of unchecked data, with their places; what has no form of a fact is left out."""
    document = data.get("document")
    for name in LISTS:
        for number, fact in _items(document, name):
            yield ("document", name, number), fact
    for number, task in _items(data, "tasks"):
        yield ("tasks", number), task
        for name in ROLES:
            for at, body in _items(task, name):
                yield ("tasks", number, name, at), body
        for name in PARTS:
            if isinstance(part := task.get(name), dict):
                yield ("tasks", number, name), part


def _items(holder: object, name: str) -> Iterator[tuple[int, dict[str, Any]]]:
    found = holder.get(name) if isinstance(holder, dict) else None
    for number, item in enumerate(found if isinstance(found, list) else ()):
        if isinstance(item, dict):
            yield number, item


def _is_task(place: Place) -> bool:
    return len(place) == 2 and place[0] == "tasks"


def _take_marks(file: _File) -> None:
    """Take the marks out of the data, so that it is a record."""
    seen: dict[tuple[Place, str], dict[str, Any]] = {}
    for place, fact in raw_facts(file.data):
        evidence = fact.get("evidence")
        if not isinstance(evidence, dict):
            continue
        given = evidence.pop("mark", None)
        if isinstance(given, str):
            file.marks[place] = given
            first = seen.setdefault((place[:-1], given), fact)
            if first is not fact and (_is_task(place) or first != fact):  # equal bodies may stand twice
                file.wrong((*place, "evidence", "mark"), "another one has the same mark", _COPIED.format())
        elif given is not None:
            file.wrong((*place, "evidence"), "a mark must be text", "leave the marks as they are")
        if not evidence:
            del fact["evidence"]


def _place_all(file: _File) -> None:
    """Find the place of every fact that a person added: its words in the document."""
    for place, fact in raw_facts(file.data):
        _fill(place, fact)
        if place not in file.marks:
            _place(file, place, fact, _own_words(fact))


def _fill(place: Place, fact: dict[str, Any]) -> None:
    """What a person may leave out: the title of a task whose words are there, and the words of a body that is named."""
    text, name = fact.get("text"), fact.get("name")
    if _is_task(place) and "title" not in fact and isinstance(text, str) and text.strip():
        fact["title"] = short_title(text)
    elif place[-2] in (*ROLES, "recipients", "executors") and "written" not in fact and isinstance(name, str):
        fact["written"] = name


def _own_words(fact: dict[str, Any]) -> list[str]:
    """The words of a fact that may stand in the text, best first."""
    evidence = fact.get("evidence")
    quoted = evidence.get("quote") if isinstance(evidence, dict) else None
    if quoted is not None:
        return [quoted] if isinstance(quoted, str) else []
    return [value for key in ("written", "text", "name") if isinstance(value := fact.get(key), str) and value.strip()]


def _place(file: _File, place: Place, fact: dict[str, Any], words: list[str]) -> None:
    """Give a fact the evidence of its words. Notes a fault where they are not in the text."""
    if not words:
        file.wrong(place, "it says nothing about where it stands in the document", _QUOTE.format())
        return
    if file.words is None:
        source = file.data.get("source")
        name = source.get("file") if isinstance(source, dict) else None
        file.wrong(place, _NO_TEXT, _GIVE_TEXT.format(file=printable(str(name or "the document"))))
        return
    span = _found(file.words, fact, words, *_near(file, place, fact))
    if span is None:
        file.wrong((*place, "evidence"), f"“{printable(words[0])}” is not in the document", _QUOTE.format())
        return
    given = fact.get("evidence")
    locator = given.get("locator") if isinstance(given, dict) else None
    found = file.words.evidence(*span, locator=locator if isinstance(locator, str) else "")
    fact["evidence"] = found.model_dump(mode="json", exclude_defaults=True)


def _found(
    words: Words, fact: dict[str, Any], sought: list[str], near: int, inside: tuple[int, int] | None
) -> tuple[int, int] | None:
    """Where one of these wordings stands. A quote may stand anywhere; of a part of a task without one, the words of
    the task are the evidence where they do not hold its own: a person says that it belongs there."""
    quoted = isinstance(given := fact.get("evidence"), dict) and "quote" in given
    for each in sought:
        span = words.find(each, near, inside) if inside is not None else words.find(each, near)
        if span is not None:
            return span
    if inside is not None and not quoted:
        return inside if inside[1] <= len(words.source.text) else None
    return words.find(sought[0], near)


def _near(file: _File, place: Place, fact: dict[str, Any]) -> tuple[int, tuple[int, int] | None]:
    """Where to look first: at the place given, else in the words of the fact's task."""
    own = _span(fact)
    if own is not None:
        return own[0], None
    if place[0] != "tasks" or _is_task(place):
        return 0, None
    task = file.data["tasks"][place[1]]
    inside = _span(task)
    return (inside[0], inside) if inside is not None else (0, None)


def _span(fact: dict[str, Any]) -> tuple[int, int] | None:
    evidence = fact.get("evidence")
    try:
        return (int(evidence["start"]), int(evidence["end"])) if isinstance(evidence, dict) else None
    except (KeyError, ValueError, TypeError):
        return None


def _checked(file: _File) -> PlanRecord:
    """The record, what a person changed in it marked as corrected."""
    record = _valid(file)
    changed: set[Place] = set()
    for place, fact in facts(record):
        given, now = file.marks.get(place), mark(fact)
        if given == now:
            continue
        changed.add(place)
        raw = _at(file.data, place)
        moved = given is not None and not same_place(given, now) and "evidence" in raw
        if moved:
            raw.get("evidence", {}).pop("rule", None)
            _place(file, place, raw, _own_words(raw))
        elif given is not None and not same_content(given, now) and place[-2] in ROLES:
            _follow(file, place, raw)
        if place[-2] in ROLES or "recipients" in place or "executors" in place:
            _name(file, raw)
    file.refuse()
    for place in changed:
        evidence = _at(file.data, place).get("evidence")
        if isinstance(evidence, dict):
            evidence["review"] = Review.CORRECTED.value
            evidence.pop("needs_review", None)
            if not (_is_task(place) and place in file.marks):  # its words stay where they were read
                evidence.update(rule=RULE, confidence=1.0)
    file.changed = changed
    for _, raw in raw_facts(file.data):
        if isinstance(evidence := raw.get("evidence"), dict) and evidence.get("review", "open") != Review.OPEN:
            evidence.pop("needs_review", None)  # a person decided about it
    record = _valid(file)
    _check_reach(file, record)
    return record


def _valid(file: _File) -> PlanRecord:
    found = faults_of(file.data)
    if isinstance(found, PlanRecord):
        return found
    for place, what in found:
        file.wrong(place, what)
    file.refuse()
    raise AssertionError


def _follow(file: _File, place: Place, body: dict[str, Any]) -> None:
    """Where a person wrote another body, its evidence moves to its words, if these stand in the task's."""
    if file.words is None:
        return
    task = _span(_at(file.data, place[:2]))
    written = body.get("written")
    span = file.words.find(written, task[0], task) if task and isinstance(written, str) else None
    name = body.get("name")
    if span is None and task and isinstance(name, str) and (span := file.words.find(name, task[0], task)):
        body["written"] = name
    if span is not None and span != _span(body):
        locator = body["evidence"].get("locator", "")
        body["evidence"] = file.words.evidence(*span, locator=locator).model_dump(mode="json", exclude_defaults=True)


def _name(file: _File, body: dict[str, Any]) -> None:
    """The registry's id and name of a body that a person named."""
    name = body.get("name")
    found = known_body(name, *_known(file.data)) if isinstance(name, str) else None
    if found is None:
        body.pop("body", None)
        return
    body.update(name=found.name, body=found.body)
    body.setdefault("collective", found.collective)
    body.setdefault("vague", found.vague)


def _check_reach(file: _File, record: PlanRecord) -> None:
    """No evidence may lie behind the end of the text."""
    if file.words is None:
        return
    size = len(file.words.source.text)
    for place, fact in facts(record):
        evidence = getattr(fact, "evidence", None)
        if evidence is not None and evidence.end > size:
            file.wrong((*place, "evidence"), f"end {evidence.end} lies behind the text, which has {size} characters")
    file.refuse()


def _at(data: Any, place: Place) -> dict[str, Any]:  # noqa: ANN401 - plain data
    for part in place:
        data = data[part]
    return cast("dict[str, Any]", data)


def _signed(file: _File, record: PlanRecord, said: dict[str, Any], reviewer: str | None) -> PlanRecord:
    """The record with who reviewed it, when, and what was changed; as it is where nobody did anything."""
    known = {str(key): str(ref) for key, ref in said["tasks"].items()}
    dropped = [ref for key, ref in known.items() if key not in file.marks.values()]
    places = sorted({p[:2] for p in file.changed if p[0] == "tasks"}, key=str)
    corrected = [record.tasks[int(p[1])].ref for p in places]
    if said.get("document") not in (None, document_mark(record.document)):
        corrected.insert(0, "document")
    earlier = {key: [str(v) for v in said[key]] for key in ("corrected", "dropped") if isinstance(said.get(key), list)}
    corrected = list(dict.fromkeys([*earlier.get("corrected", []), *corrected]))
    dropped = list(dict.fromkeys([*earlier.get("dropped", []), *dropped]))
    by = reviewer or said.get("by")
    if not isinstance(said.get("by"), str | None):
        file.wrong((REVIEW, "by"), "must be text", "write the name of who reviewed")
        file.refuse()
    proofs = [getattr(fact, "evidence", None) for _, fact in facts(record)]
    decided = any(proof is not None and proof.review is not Review.OPEN for proof in proofs)
    if not by:
        if corrected or dropped or decided:
            file.wrong(
                (REVIEW, "by"), "it does not say who reviewed it", "write the name there, or give --reviewer NAME"
            )
            file.refuse()
        return record
    at = said.get("at") or datetime.fromtimestamp(file.path.stat().st_mtime, UTC).isoformat(timespec="seconds")
    review = {"by": " ".join(by.split()), "at": at, "corrected": corrected, "dropped": dropped}
    file.data[REVIEW] = review
    return _valid(file)
