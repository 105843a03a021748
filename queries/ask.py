"""Ask a question that a person typed or named: only what the guard made, with all its parameters, within limits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Protocol

from graph.answer import Answer, Limits
from graph.errors import QueryRefused
from queries.guard import ReadOnlyCypher, guard
from queries.model import Query
from queries.runner import bind, suggest

LARGEST_PARAMETERS = 64 * 1024
"""Characters of all parameters together."""


ROWS = "rows"
"""The parameter of questions that look up more about each row: so many rows are looked at, and no more."""


class Asked(Protocol):
    """Whatever answers questions: `graph.store.Store`, or a stand-in of the same form."""

    def ask(self, cypher: str, parameters: Mapping[str, object] | None = None, limits: Limits | None = None) -> Answer:
        """The answer to a question within `limits`."""
        ...


def ask(
    store: Asked, question: ReadOnlyCypher, parameters: Mapping[str, object] | None = None, limits: Limits | None = None
) -> Answer:
    """The answer to `question`. Raises `QueryRefused` for parameters that do not fit, or whatever the store raises."""
    given = dict(parameters or {})
    if not isinstance(question, ReadOnlyCypher):
        raise QueryRefused("a text that the guard has not seen; pass it through queries.guard.guard")
    check_parameters(question, given)
    answer = store.ask(question.text, given, limits)
    return (
        answer if answer.columns else replace(answer, columns=question.columns)
    )  # some engines name none without rows


def ask_named(store: Asked, query: Query, parameters: Mapping[str, object], limits: Limits | None = None) -> Answer:
    """The answer to a question of the library. Raises `QueryRefused` for what does not fit its parameters."""
    wanted = limits or Limits()
    return ask(store, guard(query.text), bind(query, with_rows(query, parameters, wanted.rows)), wanted)


def with_rows(query: Query, given: Mapping[str, object], rows: int) -> dict[str, object]:
    """The parameters with `rows`, where the question takes it: one more than is shown tells that there are more."""
    return {ROWS: rows + 1, **given} if ROWS in query.parameters else dict(given)


def check_parameters(question: ReadOnlyCypher, given: Mapping[str, object]) -> None:
    """Raise `QueryRefused` where parameters are missing, unknown or too large."""
    for name in question.parameters:
        if name not in given:
            raise QueryRefused(f"the question needs parameter {name}; give it with --param {name}=…")
    for name in given:
        if name not in question.parameters:
            known = ", ".join(question.parameters) or "none"
            raise QueryRefused(
                f"the question has no parameter {name}{suggest(name, question.parameters)}; it takes {known}"
            )
    if len(repr(dict(given))) > LARGEST_PARAMETERS:
        raise QueryRefused(f"the parameters are longer than {LARGEST_PARAMETERS} characters; shorten them")
