"""`phoihop query`: any question in Cypher, or one of the library by its name; read only."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dashboard.cli.console import say, width, working
from dashboard.cli.opening import opened
from dashboard.cli.options import LangOption, misused, words_for

if TYPE_CHECKING:
    from dashboard.texts import Texts
    from graph.answer import Answer
    from queries.guard import ReadOnlyCypher
    from queries.model import Query

NAME = "query"
SUMMARY = "Ask in Cypher, or by the name of a question."
EXAMPLE = "\b\nExample: phoihop query --name ask.led_by --param body='Sở Ngoại vụ'"
ROWS = 1000
MOST_ROWS = 1_000_000
LARGEST_ANSWER = 400_000_000


class AnswerFormat(StrEnum):
    """The forms that answers are given in."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    GRAPHML = "graphml"


def run(
    text: Annotated[
        str | None, typer.Argument(metavar="CYPHER", help="A question in Cypher; - reads it from the standard input.")
    ] = None,
    name: Annotated[
        str | None, typer.Option("--name", metavar="ID", help="A question of the library; --list names them.")
    ] = None,
    file: Annotated[Path | None, typer.Option("--file", metavar="FILE", help="Read the question from a file.")] = None,
    param: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME=VALUE",
            help="A parameter ($NAME in the text), as text; NAME:=VALUE for a number, list or other JSON. "
            "May be given several times.",
        ),
    ] = None,
    limit: Annotated[
        int, typer.Option(min=1, max=MOST_ROWS, metavar="N", help="At most so many rows.", show_default=True)
    ] = ROWS,
    timeout: Annotated[
        float | None,
        typer.Option(
            min=0.1,
            metavar="SECONDS",
            help="Time limit. [default: setting query_timeout; the embedded engine keeps to that one]",
        ),
    ] = None,
    form: Annotated[
        AnswerFormat | None,
        typer.Option(
            "--format",
            metavar="FORMAT",
            help="table, json, csv, or graphml (nodes, edges and paths, for Gephi). "
            "[default: as the name of --out ends, else table]",
        ),
    ] = None,
    out: Annotated[Path | None, typer.Option("--out", metavar="FILE", help="Write the answer to a file.")] = None,
    listed: Annotated[bool, typer.Option("--list", help="List the questions of the library and stop.")] = False,
    lang: LangOption = None,
) -> None:
    """Print the answer to a question. Questions only read; one that could change or overload the store is refused."""
    words = words_for(lang)
    if listed:
        _print_questions(words)
        return
    chosen = form or _form_of(out)
    question, query = _question(text, name, file)
    with misused():
        parameters = _parameters(question, query, param or [], limit)
    answer = _answer(question, parameters, limit, timeout, words)
    _give(answer, query, chosen, out, words)


def _question(text: str | None, name: str | None, file: Path | None) -> tuple[ReadOnlyCypher, Query | None]:
    """What is asked. Raises `Misuse` unless it is given in exactly one way, known, and only reads."""
    from graph.errors import Misuse
    from queries.guard import guard
    from queries.runner import find

    if sum(given is not None for given in (text, name, file)) != 1:
        raise Misuse(
            "no question, or more than one", fix="give Cypher, --name ID or --file FILE; --list names questions"
        )
    with misused():
        if name is not None:
            query = find(name)
            return guard(query.text), query
        return guard(_read(text, file)), None


def _read(text: str | None, file: Path | None) -> str:
    """The text that was given, from the standard input or from a file."""
    import sys

    from graph.errors import InputError

    if file is None and text != "-":
        return text or ""
    try:
        return file.read_text(encoding="utf-8") if file else sys.stdin.buffer.read().decode("utf-8")
    except UnicodeDecodeError:
        raise InputError("not UTF-8 text", where=str(file or "-"), fix="save it as UTF-8 text") from None
    except OSError as error:
        raise InputError(error.strerror or "cannot be read", where=str(file), fix="check the path") from None


def _parameters(question: ReadOnlyCypher, query: Query | None, given: list[str], rows: int) -> dict[str, object]:
    from queries.ask import check_parameters, with_rows
    from queries.given import read_given
    from queries.runner import bind

    values = read_given(given, query)
    bound = bind(query, with_rows(query, values, rows)) if query else values
    check_parameters(question, bound)
    return bound


def _answer(
    question: ReadOnlyCypher, parameters: dict[str, object], rows: int, seconds: float | None, words: Texts
) -> Answer:
    from dashboard.settings import read_settings
    from graph.answer import Limits
    from queries.ask import ask

    whole = Limits().whole if rows <= ROWS else LARGEST_ANSWER
    with opened(read_settings(), words) as store, working(words("query.asking")):
        return ask(store, question, parameters, Limits(rows=rows, seconds=seconds, whole=whole))


def _give(answer: Answer, query: Query | None, form: AnswerFormat, out: Path | None, words: Texts) -> None:
    """The answer in its form, to the file or the standard output, and what is to be known about it."""
    from dashboard.cli.console import note
    from dashboard.formats import answers

    told = answers.rendered(answer, query, form.value, words, width=width())
    if out is None:
        say(told.text.rstrip("\n"))
    else:
        _write(told.text, out)
    for line in [*told.notes, *([words("query.written", file=str(out))] if out else [])]:
        note(line)


def _write(text: str, out: Path) -> None:
    from graph.errors import InputError

    try:
        with out.open("w", encoding="utf-8", newline="") as target:
            target.write(text)
    except OSError as error:
        raise InputError(error.strerror or "cannot be written", where=str(out), fix="choose another --out") from None


def _form_of(out: Path | None) -> AnswerFormat:
    suffix = out.suffix.lower().removeprefix(".") if out else ""
    return AnswerFormat(suffix) if suffix in list(AnswerFormat) else AnswerFormat.TABLE


def _print_questions(words: Texts) -> None:
    from queries.ask import ROWS
    from queries.catalogue import questions

    for query in questions():
        given = " ".join(
            f"{name}=…" if parameter.required else f"[{name}=…]"
            for name, parameter in query.parameters.items()
            if name != ROWS
        )
        say("\t".join(part for part in (query.id, query.title[words.language.value], given) if part))
