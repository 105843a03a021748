"""`phoihop withdraw`: take a document out of the store."""

from __future__ import annotations

from typing import Annotated

import typer

from dashboard.cli.console import say
from dashboard.cli.opening import opened
from dashboard.cli.options import LangOption, words_for

NAME = "withdraw"
SUMMARY = "Take a document out of the store."
EXAMPLE = "Example: phoihop withdraw doc:ubnd-tinh-an-binh:ke-hoach:12-kh-ubnd:2024-03-01"


def run(
    document: Annotated[str, typer.Argument(metavar="DOCUMENT-ID", help="Id as `phoihop store info` lists it.")],
    lang: LangOption = None,
) -> None:
    """Remove what only this document supports; what others say too stays."""
    from dashboard.settings import read_settings

    words = words_for(lang)
    with opened(read_settings(), words) as store:
        result = store.withdraw(document)
    say(words("cli.document.withdrawn", document=document, nodes=result.nodes_deleted, edges=result.edges_deleted))
