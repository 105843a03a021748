"""Records from YAML and JSON files: what stands there, as it stands there, or an error with its place.

Numbers and dates stay text until a model asks for a number, so that `date: 2020-05-27` and `ref: 1.10` are read as
written.
"""

from __future__ import annotations

import json
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from graph.errors import InputTooLarge, InvalidRecord, UnreadableDocument
from graph.records.models import PlanRecord
from graph.records.parse import MANUAL, parse_record, printable
from graph.records.yaml_form import MAX_DEPTH, AsWritten, Refused, check_form

MAX_BYTES = 20_000_000
"""Larger files are refused: a plan's record is under a megabyte."""


def read_record(path: Path) -> PlanRecord:
    """A record from a YAML or JSON file.

    Raises `UnreadableDocument` (not there, not text), `InputTooLarge`, or `InvalidRecord` with line and column or with
    the wrong fields.
    """
    data, _ = read_plain(path)
    return parse_record(data, where=str(path))


@dataclass
class Lines:
    """On which lines of a YAML file its fields stand."""

    text: str
    _known: dict[tuple[str | int, ...], int] = field(default_factory=dict)

    def of(self, place: tuple[str | int, ...]) -> int | None:
        """The line, from 1, of the field at `place`, or of what holds it; None where the file is no YAML."""
        if not self._known and self.text:
            self._known = dict(_numbered(yaml.compose(self.text, Loader=AsWritten), ()))
        return next((self._known[place[:n]] for n in range(len(place), -1, -1) if place[:n] in self._known), None)


def _numbered(node: yaml.Node | None, place: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], int]]:
    if node is None:
        return
    yield place, node.start_mark.line + 1
    if isinstance(node, yaml.SequenceNode):
        for number, item in enumerate(node.value):
            yield from _numbered(item, (*place, number))
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from _numbered(value, (*place, str(key.value)))
            yield (*place, str(key.value)), key.start_mark.line + 1


def read_plain(path: Path) -> tuple[object, Lines]:
    """What stands in a YAML or JSON file as plain data, unchecked but for its form, and where its lines are.

    Raises what `read_record` does but for wrong fields.
    """
    where = str(path)
    text = _text(path, where)
    if path.suffix.lower() == ".json":
        return _from_json(text, where), Lines("")
    return _from_yaml(text, where), Lines(text)


def _text(path: Path, where: str) -> str:
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            raise UnreadableDocument("not a file", where=where, fix="name a record")
        if not found.st_size:
            raise UnreadableDocument("the file is empty", where=where, fix="save the record in it")
        if found.st_size > MAX_BYTES:
            raise InputTooLarge(
                f"{found.st_size:,} bytes, at most {MAX_BYTES:,} are read", where=where, fix="split the file"
            )
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise UnreadableDocument(error.strerror or "cannot be read", where=where, fix="check the path") from None
    except UnicodeDecodeError as error:
        raise InvalidRecord(f"not UTF-8 text (byte {error.start})", where=where, fix="save it as UTF-8 text") from None


def _from_json(text: str, where: str) -> object:
    try:
        data = json.loads(text, object_pairs_hook=_once, parse_int=str, parse_float=str, parse_constant=str)
    except json.JSONDecodeError as error:
        raise _broken("JSON", error.msg[:1].lower() + error.msg[1:], error.lineno, error.colno, where) from None
    except Refused as error:
        raise InvalidRecord(str(error), where=where, fix=MANUAL) from None
    except RecursionError:
        raise _too_deep(where) from None
    if _is_too_deep(data):
        raise _too_deep(where)
    _check_characters(data, where)
    return data


def _check_characters(data: object, where: str) -> None:
    r"""Raise `InvalidRecord` for half a character: JSON can write one (\ud800), and nothing can keep it."""
    try:
        json.dumps(data, ensure_ascii=False).encode()
    except UnicodeEncodeError as error:
        half = f"\\u{ord(error.object[error.start]):04x}"
        raise InvalidRecord(f"not JSON: {half} is half a character", where=where, fix=MANUAL) from None


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """The pairs of a JSON object. Raises `Refused` where a key stands twice: the last would win in silence."""
    found: dict[str, object] = {}
    for key, value in pairs:
        if key in found:
            raise Refused(f"key {printable(key)} stands twice")
        found[key] = value
    return found


def _is_too_deep(data: object) -> bool:
    level = [data]
    for _ in range(MAX_DEPTH + 1):
        holders = [value for value in level if isinstance(value, dict | list)]
        if not holders:
            return False
        level = [inner for value in holders for inner in (value.values() if isinstance(value, dict) else value)]
    return True


def _from_yaml(text: str, where: str) -> object:
    try:
        check_form(text)
        return yaml.load(text, Loader=AsWritten)  # noqa: S506 - a safe loader
    except Refused as error:
        raise InvalidRecord(str(error), where=where, fix=MANUAL) from None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        raise _broken("YAML", error.problem or "cannot be read", line, column, where) from None
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        raise InvalidRecord(f"not YAML: {error.reason}, line {line}", where=where, fix=MANUAL) from None


def _broken(form: str, problem: str, line: int, column: int, where: str) -> InvalidRecord:
    return InvalidRecord(f"not {form}: {problem}, line {line}, column {column}", where=where, fix=MANUAL)


def _too_deep(where: str) -> InvalidRecord:
    return InvalidRecord(f"nested more than {MAX_DEPTH} deep", where=where, fix=MANUAL)
