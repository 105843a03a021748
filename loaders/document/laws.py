"""Names of laws: where a text names one, where the name ends, and the title as laws are spelled."""

from __future__ import annotations

import re
from functools import lru_cache

from graph.registry.fold import name_key, same
from loaders.lexicon import words
from loaders.text.passage import Passage

LAW = re.compile(r"(?<![^\W_])(?:bộ luật|(?<!pháp )(?<!k[ỷỉ] )(?<!quy )luật|pháp lệnh|hiến pháp)(?= [^\W\d_])")
"""What a law's name begins with; "pháp luật", "kỷ luật" and "quy luật" name none."""
_END = re.compile(
    r",? (?:số|ngày|năm|được quốc hội|đã được|do quốc hội|có hiệu lực|và các|và (?:luật|nghị|bộ luật)"
    r"|và các văn bản|quy định|về việc|trên địa bàn|cho|đến|trong|tại|của|đối với|theo|đã|được|để|nhằm|vào"
    r"|là|hiện hành|có|khi|đang|sẽ|này|các|bảo đảm|đảm bảo|thuộc|hướng dẫn|thi hành|ban hành|như|phù hợp"
    r"|nêu|với)(?![^\W_])"
    r"|[;.:()“”\"]|,? (?=luật |bộ luật |pháp lệnh )|,? (?=(?:19|20)\d\d(?!\d))|$"
)
AMENDING = re.compile(r" (?:sửa đổi|bổ sung)")
_AMENDING_END = re.compile(r"(?P<dated>,? (?:số:? ?|ngày |năm )\d)|;|\.\s|$")
"""The title of an amending law holds commas and the names of the laws that it amends."""
_LONGEST_TITLE = 1_500
"""Characters of an amending law's title, at most."""
_AMENDED = re.compile(r" (?:sửa đổi|bổ sung)[^;.:()\d]{0,60}?(?= (?:bộ luật|luật|pháp lệnh) )")
_NEXT_AMENDED = re.compile(r"(?:,|,? và)(?: của)?(?= (?:bộ luật|luật|pháp lệnh) )")
_COMMON = re.compile(r" (?:sư|dân sự|hình sự|hành chính)(?![^\W_])")
"""What may follow "Luật" at a sentence's start and name no law in particular."""
_KIND = re.compile(r"BỘ LUẬT|LUẬT|PHÁP LỆNH|HIẾN PHÁP", re.IGNORECASE)


@lru_cache(maxsize=1)
def _known() -> re.Pattern[str]:
    """The names of known laws, the longest first; a comma inside may be left out."""
    forms = sorted(map(same, words("laws")), key=len, reverse=True)
    return re.compile(" (?:" + "|".join(re.escape(f).replace(",", ",?") for f in forms) + r")(?![^\W_])")


def is_named(passage: Passage, hit: re.Match[str]) -> bool:
    """Whether `hit` of `LAW` begins a name: it is capitalised as its first word is; "Luật sửa đổi, …" is one too."""
    if not passage.text[hit.start()].isupper():
        return False
    if AMENDING.match(passage.same, hit.end()):
        return True
    if _known().match(passage.same, hit.end()):
        common = hit[0] == "luật" and _COMMON.match(passage.same, hit.end())
        return passage.text[hit.end() + 1].isupper() or not common
    return passage.text[hit.end() + 1].isupper() and not _END.match(passage.same, hit.end())


def name_end(passage: Passage, at: int) -> int:
    """Where the name of a law ends whose first word ("Luật") ends at `at`."""
    if AMENDING.match(passage.same, at):
        return _amending_end(passage, at)
    if known := _known().match(passage.same, at):
        return known.end()
    stop = _END.search(passage.same, at + 1)
    return stop.start() if stop else len(passage)


def _amending_end(passage: Passage, at: int) -> int:
    """Behind the last of the laws that it amends, where these are known by name; else before its date or number."""
    stop = _AMENDING_END.search(passage.same, at, at + _LONGEST_TITLE)
    first = _AMENDED.match(passage.same, at)
    end, known = (first.end(), True) if first else (at, False)
    following: re.Match[str] | None = first
    while following:
        name = LAW.match(passage.same, following.end() + 1)
        if name is None or AMENDING.match(passage.same, name.end()):
            break
        known = known and _known().match(passage.same, name.end()) is not None
        end = name_end(passage, name.end())
        following = _NEXT_AMENDED.match(passage.same, end)
    if first and (known or not (stop and stop["dated"])):
        return end
    return stop.start() if stop else len(passage)


@lru_cache(maxsize=4096)
def spelled(title: str) -> str:
    """A law's title: capitals as laws are spelled ("Luật Việc làm"), a short form of a known name written out."""
    kind = _KIND.match(title)
    name = title[kind.end() if kind else 0 :].strip()
    word = kind[0] if kind else ""
    if not title.isupper():
        full = _in_full(name)
        return f"{word} {full}".strip() if full else title
    return f"{word.capitalize()} {_lowered(name)}".strip()


def _lowered(name: str) -> str:
    """A name in capitals as laws are spelled, those that it amends too."""
    key = name_key(name).split()
    known = next((law for law, full in _names() if full == key), None) or _in_full(name)
    if known:
        return known
    if not AMENDING.match(f" {same(name)}"):
        return name.capitalize()
    amended = re.split(r"(?=(?:BỘ LUẬT|(?<!BỘ )LUẬT|PHÁP LỆNH) )", name)
    tails = (re.match(r"(.*?)(,? VÀ|,)?$", part.rstrip()) for part in amended[1:])
    laws = [spelled(tail[1]) + (tail[2] or "").rstrip().lower() for tail in tails if tail]
    return " ".join([amended[0].strip().lower(), *laws])


def _in_full(name: str) -> str | None:
    """The one known name that this is short for, letters standing for words: "Bảo vệ BMNN"."""
    if not re.search(r"(?<![^\W_])[^\W\d_]{2,}(?![^\W_])", name) or not any(w.isupper() for w in name.split()):
        return None
    short = name_key(name).split()
    if len(short) > _LONGEST or any(short == full for _, full in _names()):
        return None
    found = {" ".join(full): law for law, full in _names() if _stands_for(short, full)}
    return next(iter(found.values())) if len(found) == 1 else None


_LONGEST = 40
"""Words of a short form, at most."""


@lru_cache(maxsize=1)
def _names() -> tuple[tuple[str, list[str]], ...]:
    """The names of known laws with their words."""
    return tuple((law, name_key(law).split()) for law in words("laws"))


def _stands_for(short: list[str], full: list[str]) -> bool:
    """Whether each word is the full one, or the first letters of several; "và" may have no letter."""
    if not short or not full:
        return not short and not full
    if short[0] == full[0] and _stands_for(short[1:], full[1:]):
        return True
    letters, at = short[0], 0
    while letters and at < len(full):
        if full[at][0] == letters[0]:
            letters = letters[1:]
        elif full[at] != "và":
            return False
        at += 1
    return len(short[0]) > 1 and not letters and _stands_for(short[1:], full[at:])
