"""What the samples of a comparison say, in words: how they were drawn, and which differences hold in them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from dashboard.formats import figures
from dashboard.texts import Texts
from graph.analysis.catalogue import measures
from queries.compare.stability import Stabilities


def drawn(sure: Stabilities, words: Texts) -> list[str]:
    """How the samples were drawn, and how many differences keep their sign in them."""
    share = figures.percent(sure.share, words)
    return [
        words("compare.measures.samples", n=sure.repetitions, share=share, seed=sure.seed),
        words("compare.measures.differences", n=len(sure.differences), m=sure.compared, k=sure.aside),
    ]


def held(sure: Stabilities, words: Texts) -> Iterator[str]:
    """The differences that keep their sign, one line per measure: who is above whom."""
    found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for each in sure.differences:
        found[each.measure][each.larger].append(each.smaller)
    for measure, above in found.items():
        orders = (
            words("compare.measures.order", larger=larger, smaller=", ".join(smaller))
            for larger, smaller in above.items()
        )
        yield f"{measures()[measure].name[words.language.value]}: {'; '.join(orders)}"
