"""Options that several commands share."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from dashboard.texts import Language, Texts, language, texts
from graph.errors import Misuse, QueryRefused

LangOption = Annotated[
    Language | None,
    typer.Option(
        "--lang", metavar="vi|en", help="Language of what is printed. [default: setting lang (PHOIHOP_LANG), else vi]"
    ),
]

PathsArgument = Annotated[
    list[Path],
    typer.Argument(
        metavar="FILE|DIR",
        help="Documents (Word, PDF, scans, web pages, text, Excel, CSV), records (.json, .yaml), or folders of them.",
        show_default=False,
    ),
]

JobsOption = Annotated[
    int | None,
    typer.Option(
        "--jobs",
        metavar="N",
        min=1,
        help="How many processes read at once; else as many as cores.",
        show_default=False,
    ),
]

SecretOption = Annotated[
    bool,
    typer.Option("--secret", help="Also read documents stamped MẬT or higher; else they are refused."),
]


def words_for(given: Language | None) -> Texts:
    """The words of the language that was given as an option, else of the setting."""
    from dashboard.settings import read_settings

    return texts(given or read_settings().lang)


@contextmanager
def misused() -> Iterator[None]:
    """A name or a question that cannot be used is misuse of the command, not a failure of the store."""
    try:
        yield
    except QueryRefused as error:
        raise Misuse(str(error)) from None


def words_of(arguments: Sequence[str]) -> Texts:
    """The words for an error of these arguments: the language that they ask for, else that of what is set.

    What is set may itself be wrong; then the environment is asked alone, and Vietnamese is spoken without an answer.
    """
    from dashboard.settings import read_settings

    line = " ".join(arguments)
    asked = re.findall(r"--lang[ =](\w+)", line)
    try:
        return texts(language(asked[-1] if asked else read_settings().lang))
    except Misuse:
        return texts(language(os.environ.get("PHOIHOP_LANG")))
