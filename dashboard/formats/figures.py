"""Numbers as a person reads them: shares in percent, decimals with the mark of the language, the size beside."""

from __future__ import annotations

import math
from collections.abc import Mapping

from dashboard.texts import Language, Texts
from graph.analysis.core import CLEAR
from graph.analysis.measure import Measure, Unit, Value


def decimal(number: float, digits: int, words: Texts) -> str:
    """`number` rounded half up, with so many digits after the mark of the language."""
    scale = 10**digits
    half_up = math.floor(abs(number) * scale + 0.5 + 1e-9) / scale
    text = ("−" if number < 0 and half_up else "") + f"{half_up:.{digits}f}"
    return text.replace(".", ",") if words.language is Language.VI else text


def percent(share: float | None, words: Texts) -> str:
    """A share in percent, with a digit after the mark below ten; empty for None."""
    if share is None:
        return ""
    return f"{decimal(share * 100, 0 if share == 0 or share >= 0.0995 else 1, words)} %"


def figure(number: float, unit: Unit, words: Texts) -> str:
    """A value of a measure of this unit."""
    if unit is Unit.SHARE:
        return percent(number, words)
    return words.number(round(number)) if unit is Unit.COUNT else decimal(number, 2, words)


def value(measure: Measure, found: Value, words: Texts) -> str:
    """A value, or the word for undefined."""
    if found.value is None:
        return words("compare.measures.undefined")
    return figure(found.value, measure.unit, words)


def size(found: Value, words: Texts) -> str:
    """n and m."""
    return words("compare.measures.size", n=found.n, m=found.m)


def parts(found: Value, words: Texts) -> str:
    """Numerator and denominator, empty where there are none."""
    return words("compare.measures.of", n=found.of[0], m=found.of[1]) if found.of else ""


def interval(measure: Measure, low: float, high: float, share: float, words: Texts) -> str:
    """Where the samples lie that lack `share` of the assignments; the value as read may lie outside."""
    ends = {"low": figure(low, measure.unit, words), "high": figure(high, measure.unit, words)}
    return words("compare.measures.interval", share=percent(share, words), **ends)


def beside(found: Value, words: Texts) -> list[str]:
    """What must never be left out beside a value: expected value and p, the number of equally good cores."""
    has, lines = found.notes, []
    if "expected" in has:
        lines.append(f"{words('compare.note.expected')}: {_note('expected', has['expected'], words)}")
    if "p" in has:
        drawn = words("compare.pairs.drawn_permutations", n=int(has["permutations"]), seed=int(has["seed"]))
        lines.append(f"p: {_note('p', has['p'], words)} ({drawn})")
    if "optima" in has:
        lines.append(f"{words('compare.note.optima')}: {_note('optima', has['optima'], words)}")
        lines += [words("compare.note.no_core")] if (found.value or 0) < CLEAR else []
    return lines


def notes(found: Value, words: Texts) -> list[str]:
    """The further numbers of a value, each with its name."""
    return [
        f"{words(f'compare.note.{key}')}: {_note(key, each, words)}"
        for key, each in found.notes.items()
        if _told(key, each)
    ]


def _told(key: str, number: float) -> bool:
    return key != "exact" or number == 1


def _note(key: str, number: float, words: Texts) -> str:
    if key == "exact":
        return "✓"
    return decimal(number, 3 if key == "p" else 2, words) if number != int(number) else words.number(int(number))


def ranks(values: Mapping[str, Value]) -> dict[str, tuple[int, int]]:
    """Place and number of places, the largest value first; equal ones share a place, those of few data have none."""
    known = {name: round(each.value, 9) for name, each in values.items() if each.value is not None and not each.few}
    return {name: (1 + sum(other > mine for other in known.values()), len(known)) for name, mine in known.items()}
