"""Slips of recognition put right: in set phrases, names of bodies and provinces, and marks at the beginning of lines.

Marks above and below letters are what is mistaken most. Only what can be nothing else is put right: a place that is a
known phrase but for the marks of one word (of two words in a name of four or more). What was read is kept beside each
word that was changed, and the picture beside the text; a word on its own is never touched. Digits that were guessed,
as those written by hand are, become an ellipsis: a number that is missing is asked for, a wrong one is believed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import files

import yaml

from graph.registry.bodies import bodies
from graph.registry.fold import fold, same
from graph.registry.provinces import provinces
from loaders.readers.pdf_lines import Line, Word
from loaders.readers.pdf_page import Page, PageTable

_CORE = re.compile(r"[^\W_](?:.*[^\W_])?")
_BULLETS = frozenset("¬ˆ~_=—¯°«»·*")
_DIGIT_INSIDE = (
    (re.compile(r"(?<=[^\W\d_A-ZĐ])1(?=[^\W\d_A-ZĐ])"), "i"),
    (re.compile(r"(?<=[^\W\d_A-ZĐ])0(?=[^\W\d_A-ZĐ])"), "o"),
)
_NUMBER = re.compile(r"[\dIVX.,;/-]*\d[\d.,;/-]*")
_ITEM = re.compile(r"\d{1,2}[.)]?|\d{1,2}(?:\.\d{1,2})+\.?")
_GUESS = 0.5
"""Digits that are less certain than this were guessed; printed ones mostly have nine tenths."""
BLANK = "…"
_ROUNDS = 2
"""A phrase that is right may make the one around it known."""
_ROMAN = re.compile(r"(?=[^.]*[IVXH])([IVXHLTl1|]{1,6})[.,:]?")
_NUMERALS = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV")
_STROKES = str.maketrans("LTl1|", "IIIII")
_LONGEST = 9
_SHORTEST_NAME = 3
_LONG = 4


def put_right(lines: Sequence[Sequence[Word]]) -> list[Word]:
    """The words of a page's lines, in order, with slips put right; each changed one says what was read."""
    words = [_read_well(word, opens=n == 0) for line in lines for n, word in enumerate(_opened(line))]
    for _ in range(_ROUNDS):
        cores = [_core(word.text) for word in words]
        _phrases_right(words, cores, _settled(words, cores))
    return words


def corrections(words: Iterable[Word]) -> list[tuple[str, str]]:
    """What was read and what was made of it, for each word that was changed."""
    return [(word.seen.read, word.text) for word in words if word.seen and word.seen.read is not None]


def _runs(words: list[Word], cores: list[str]) -> Iterator[tuple[int, _Phrase, list[int]]]:
    """Where a known phrase may stand: its place, itself, and which of its words differ; longest first at each place."""
    folded = [fold(core) for core in cores]
    for at in range(len(words)):
        for length in range(min(_LONGEST, len(words) - at), 1, -1):
            known = _phrases().get(tuple(folded[at : at + length]))
            if known is not None and _unbroken(words[at : at + length], cores[at : at + length], known):
                yield at, known, [n for n in range(length) if same(cores[at + n]) != known.words[n]]


def _settled(words: list[Word], cores: list[str]) -> set[int]:
    """The words that are part of a phrase that is right."""
    return {at + n for at, known, wrong in _runs(words, cores) if not wrong for n in range(len(known.words))}


def _phrases_right(words: list[Word], cores: list[str], settled: set[int]) -> None:
    for at, known, wrong in list(_runs(words, cores)):
        if 0 < len(wrong) <= (2 if len(known.words) >= _LONG else 1) and not settled & {at + n for n in wrong}:
            for n in wrong:
                word = words[at + n]
                words[at + n] = _changed(
                    word, word.text.replace(cores[at + n], _in_case(known.words[n], cores[at + n]), 1)
                )
            settled |= {at + n for n in range(len(known.words))}


def _unbroken(words: list[Word], cores: list[str], phrase: _Phrase) -> bool:
    """Whether no mark stands between the words but those of the phrase itself."""
    for n, (word, core) in enumerate(zip(words, cores, strict=True)):
        before, _, behind = word.text.partition(core) if core else ("", "", "")
        last = n == len(words) - 1
        if (n > 0 and before) or (not last and behind and behind not in phrase.behind[n]):
            return False
        if last and phrase.behind[n] == {":"} and not behind.startswith(":"):
            return False
    return True


@dataclass(frozen=True)
class _Phrase:
    """The words of a phrase in small letters, and the marks that may stand behind each."""

    words: tuple[str, ...]
    behind: tuple[set[str], ...]


@lru_cache(maxsize=1)
def _phrases() -> dict[tuple[str, ...], _Phrase]:
    """The known phrases by their letters without marks; letters that stand for two of them are left out."""
    names = [name for entry in bodies().values() for name in (entry.name, *entry.aliases)]
    known = [parts for name in names if len(parts := same(name).split()) >= _SHORTEST_NAME]
    known += [same(f"{kind} {unit.name}").split() for unit in provinces() for kind in ("tỉnh", "thành phố")]
    text = files("loaders.lexicon").joinpath("slips.yaml").read_text(encoding="utf-8")
    known += [same(phrase).split() for phrase in yaml.safe_load(text)["set_phrases"]]
    found: dict[tuple[str, ...], _Phrase | None] = {}
    for parts in known:
        words = tuple(map(_core, parts))
        phrase = _Phrase(
            words, tuple({part.partition(core)[2]} if core else {""} for part, core in zip(parts, words, strict=True))
        )
        before = found.setdefault(tuple(map(fold, words)), phrase)
        if before is not None and before.words != words:
            found[tuple(map(fold, words))] = None
        elif before is not None:
            for some, more in zip(before.behind, phrase.behind, strict=True):
                some |= more
    return {key: phrase for key, phrase in found.items() if phrase is not None and len(key) <= _LONGEST}


def _core(text: str) -> str:
    """A word without the marks around it."""
    found = _CORE.search(text)
    return found[0] if found else ""


def _in_case(right: str, read: str) -> str:
    """The right letters, large where those that were read are."""
    return "".join(r.upper() if o.isupper() else r for r, o in zip(right, read, strict=True))


def _read_well(word: Word, *, opens: bool) -> Word:
    """The word with its letters as letters, and blank where it is a number that was guessed; numbers of items stay."""
    guess = word.seen is not None and word.seen.confidence < _GUESS and _NUMBER.fullmatch(word.text) is not None
    return _changed(word, BLANK if guess and not (opens and _ITEM.fullmatch(word.text)) else _letters(word.text))


def _letters(text: str) -> str:
    """A digit amid small letters is the letter that looks like it."""
    for form, letter in _DIGIT_INSIDE:
        text = form.sub(letter, text)
    return text


def _opened(line: Sequence[Word]) -> list[Word]:
    """A line whose mark at its beginning is the dash that it must have been."""
    if len(line) < 2:
        return list(line)
    first, rest = line[0], list(line[1:])
    if set(first.text) <= _BULLETS:
        return [_changed(first, "-"), *rest]
    return [first, *rest]


def renumbered(pages: Iterable[Page]) -> list[tuple[str, str]]:
    """Puts right the numbers of parts and of rows by their order, and gives what was read and made of each.

    "III." is often read as "II." or "IH."; of strokes alone only the order tells how many there were. A part that could
    be the next one is; "I." begins the order anew.
    """
    made: list[tuple[str, str]] = []
    last = 0
    for page in pages:
        for table in (item for item in page.items if isinstance(item, PageTable)):
            made += _counted(table)
        for line in page.lines:
            found = _ROMAN.fullmatch(line.words[0].text) if line.words[0].seen and _heads(line) else None
            if found is None:
                continue
            value = _value(found[1])
            if last and value not in (1, last + 1) and _could_be(found[1], _NUMERALS[last + 1]):
                value = last + 1
            bare = found[0] == found[1] and line.words[1].text.isupper()
            if value and (bare or value != _value(found[1])):
                made.append((line.words[0].text, f"{_NUMERALS[value]}."))
                line.words[0] = _changed(line.words[0], made[-1][1])
                line.__dict__.pop("text", None)
            last = min(value or last, len(_NUMERALS) - 2)
    return made


def _counted(table: PageTable) -> list[tuple[str, str]]:
    """Puts right what stands between two numbers of the first column that are as far apart as their rows."""
    cells = sorted((cell for cell in table.cells if cell.column == 0 and cell.words), key=lambda cell: cell.row)
    counts = [int(core) if (core := _core(cell.text)).isdecimal() and len(core) < _LONG else None for cell in cells]
    made: list[tuple[str, str]] = []
    for first, count in enumerate(counts):
        last = next((at for at in range(first + 1, len(cells)) if _is_ahead(count, counts[at], at - first)), first)
        for at in range(first + 1, last):
            right = str((count or 0) + at - first)
            if counts[at] != int(right) and len(cells[at].text) < _SHORTEST_NAME:
                made.append((cells[at].text, right))
                cells[at].words = [_changed(cells[at].words[0], right)]
                cells[at].text, counts[at] = right, int(right)
    return made


def _is_ahead(count: int | None, other: int | None, rows: int) -> bool:
    return count is not None and other is not None and other - count == rows <= _LONGEST


def _heads(line: Line) -> bool:
    """Whether what follows the first word may be the heading of a part."""
    return len(line.words) > 1 and line.words[1].text[:1].isupper() and not line.beside


def _value(read: str) -> int:
    return _NUMERALS.index(read) if read in _NUMERALS else 0


def _could_be(read: str, right: str) -> bool:
    """Whether strokes were miscounted: "H" is two of them, and "L" or "1" one."""
    strokes = read.replace("H", "II").translate(_STROKES)
    return abs(len(strokes) - len(right)) <= 1 and strokes.strip("I") == right.strip("I")


def _changed(word: Word, text: str) -> Word:
    if text == word.text or word.seen is None:
        return word
    read = word.seen.read or word.text
    return replace(word, text=text, seen=replace(word.seen, read=read))
