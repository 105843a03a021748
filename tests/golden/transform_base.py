"""Pairs of a document's text and its gold annotation, and the two ways to change both together.

A private mark is set before the first word of every task while a text is rewritten, so that the annotation finds its
tasks again wherever they went; a rewriting function must carry these marks along with the words that follow them.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

MARK = "[\ue000-\uf8ff]"
_MARK_RX = re.compile(MARK)
_STOP_RX = re.compile(r"\t|\||\n\s*\n|\n\s*(?:[-–·•+*]|\d+[.)]|[a-zđ]\)|[IVX]+\.)\s|(?<=\w)[:;.,]|\*\*|[\"“”()]")
_AT_LENGTH = 90

Rewrite = Callable[[str], str]


@dataclass(frozen=True)
class Pair:
    """A text and its annotation (in the form of the gold files), under a name."""

    name: str
    text: str
    gold: dict[str, Any]

    def renamed(self, suffix: str) -> Pair:
        """The same pair under `name.suffix`."""
        return Pair(f"{self.name}.{suffix}", self.text, self.gold)


def load_pair(text_path: Path, gold_path: Path, name: str | None = None) -> Pair:
    """The pair in these two files; dates of the annotation become strings."""
    gold = _plain(yaml.safe_load(gold_path.read_text(encoding="utf-8")))
    return Pair(name or text_path.stem, text_path.read_bytes().decode("utf-8"), gold)


def pattern(words: str) -> str:
    """A regular expression for `words` with any blanks between them."""
    return r"\s+".join(re.escape(word) for word in words.split())


def starts(pair: Pair) -> list[int]:
    """Where each annotated task starts. Raises ValueError for an annotation that the text does not hold."""
    found = []
    for task in pair.gold["tasks"]:
        hits = list(re.finditer(pattern(task["at"]), pair.text))
        if len(hits) < task.get("nth", 1):
            raise ValueError(f"{pair.name} {task['ref']}: not in the text: {task['at']}")
        found.append(hits[task.get("nth", 1) - 1].start())
    return found


def rewrite(pair: Pair, change: Rewrite, names: Rewrite | None = None) -> Pair:
    """`change` applied to the marked text and `names` (if given) to every string of the annotation."""
    marked = _marked(pair)
    gold = map_strings(copy.deepcopy(pair.gold), names) if names else copy.deepcopy(pair.gold)
    return _unmarked(pair.name, change(marked), gold)


def map_strings(value: Any, names: Rewrite) -> Any:
    """`value` with `names` applied to each string in it, but not to where tasks stand and what relates documents."""
    if isinstance(value, dict):
        return {k: v if k in ("at", "ref", "relation") else map_strings(v, names) for k, v in value.items()}
    if isinstance(value, list):
        return [map_strings(item, names) for item in value]
    return names(value) if isinstance(value, str) else value


def exchange(mapping: dict[str, str]) -> Rewrite:
    """A rewriting that puts each key's words in place of the other's, all at once, the longest first."""
    keys = sorted(mapping, key=len, reverse=True)
    rx = re.compile("|".join(f"(?<!\\w)({pattern(key)})(?!\\w)" for key in keys))

    def change(text: str) -> str:
        return rx.sub(lambda match: mapping[keys[(match.lastindex or 1) - 1]], text)

    return change


def marked_tasks(line: str) -> list[int]:
    """The tasks (their places in the annotation) whose marks stand in `line`."""
    return [ord(mark) - 0xE000 for mark in _MARK_RX.findall(line)]


def _marked(pair: Pair) -> str:
    text = pair.text
    for index, start in sorted(enumerate(starts(pair)), key=lambda x: -x[1]):
        text = text[:start] + chr(0xE000 + index) + text[start:]
    return text


def _unmarked(name: str, marked: str, gold: dict[str, Any]) -> Pair:
    text = _MARK_RX.sub("", marked)
    for before, match in enumerate(_MARK_RX.finditer(marked)):
        task = gold["tasks"][ord(match[0]) - 0xE000]
        start = match.start() - before
        task["at"] = _opening(text[start:])
        hits = [hit.start() for hit in re.finditer(pattern(task["at"]), text)]
        task["nth"] = hits.index(start) + 1
    pair = Pair(name, text, gold)
    starts(pair)
    return pair


def _opening(text: str) -> str:
    stop = _STOP_RX.search(text, 12)
    end = min(len(text), _AT_LENGTH, stop.start() if stop and stop.start() >= 25 else _AT_LENGTH)
    words = text[:end].split()
    return " ".join(words[:-1] if end == _AT_LENGTH and len(words) > 1 else words)


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return value if value is None or isinstance(value, (bool, int, str)) else str(value)
