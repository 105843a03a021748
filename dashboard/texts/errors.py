"""Errors in the language of the person.

Errors are raised in English, where no language is known. The English wording in ``en/errors.yaml`` knows a message,
clause by clause, and the wording of the other language under the same key takes its place.
"""

from __future__ import annotations

import re
import string
from functools import lru_cache

from dashboard.texts import Language, Texts, texts
from graph.errors import InputError, PhoihopError

PART = "errors."
_PLACE = re.compile(r"line (?P<line>\d+), column (?P<column>\d+): ")
_GROUPED = re.compile(r"\d{1,3}(,\d{3})+")
_BETWEEN = re.compile(r"(; |, (?=field ))")


def said(error: PhoihopError, words: Texts) -> str:
    """`error` on one line in the language of `words`; a clause without a translation stays in English."""
    if words.language is Language.EN:
        return str(error)
    if not isinstance(error, InputError):
        return translated(str(error), words)
    place = f"{error.where}: " if error.where else ""
    return place + translated("; ".join(part for part in (error.what, error.fix) if part), words)


def translated(message: str, words: Texts) -> str:
    """An English message in the language of `words`: as a whole where that is known, else clause by clause."""
    placed = _PLACE.match(message)
    if placed:
        problem = translated(message[placed.end() :], words)
        return words("errors.place", line=placed["line"], column=placed["column"], problem=problem)
    whole = _known(message, words)
    if whole is not None:
        return whole
    parts = _BETWEEN.split(message)
    clauses = [_known(part, words) or part for part in parts[::2]]
    return "".join(word for pair in zip(clauses, [*parts[1::2], ""], strict=True) for word in pair)


def _known(clause: str, words: Texts) -> str | None:
    for key, form in _forms():
        found = form.fullmatch(clause)
        if found:
            return words(key, **{name: _value(value, words) for name, value in found.groupdict().items()})
    return None


def _value(value: str, words: Texts) -> str:
    """A value of a message; a grouped number is grouped as the language does."""
    if _GROUPED.fullmatch(value):
        return words.number(int(value.replace(",", "")))
    return _known(value, words) or value


@lru_cache(maxsize=1)
def _forms() -> list[tuple[str, re.Pattern[str]]]:
    """Key and form of every English wording, those with the most words of their own first."""
    english = texts(Language.EN)
    templates = {key: english.template(key) for key in english.keys() if key.startswith(PART)}  # noqa: SIM118
    ordered = sorted(templates, key=lambda key: (-len("".join(pieces(templates[key]))), key))
    return [(key, _form(templates[key])) for key in ordered]


def pieces(template: str) -> list[str]:
    """The words between the values of a template."""
    return [words for words, _, _, _ in string.Formatter().parse(template)]


def _form(template: str) -> re.Pattern[str]:
    parts = string.Formatter().parse(template)
    return re.compile(
        "".join(re.escape(words) + (f"(?P<{name}>(?:(?!; ).)+?)" if name else "") for words, name, _, _ in parts),
        re.DOTALL,
    )
