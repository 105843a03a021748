"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dashboard.texts import Language, Texts, texts

LangOption = Annotated[
    Language | None,
    typer.Option("--lang", help="Language of what is printed. [default: setting lang (PHOIHOP_LANG), else vi]"),
]

PathsArgument = Annotated[
    list[Path],
    typer.Argument(
        metavar="FILE|DIR", help="Documents, plan records (.json, .yaml), or folders of them.", show_default=False
    ),
]


def words_for(given: Language | None) -> Texts:
    """The words of the language that was given as an option, else of the setting."""
    from dashboard.settings import read_settings

    return texts(given or read_settings().lang)
