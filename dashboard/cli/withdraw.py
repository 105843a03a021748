"""`phoihop withdraw`: take a document out of the store."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from dashboard.cli.console import say
from dashboard.cli.opening import opened
from dashboard.cli.options import LangOption, words_for

if TYPE_CHECKING:
    from graph.store import Store

NAME = "withdraw"
SUMMARY = "Take a document out of the store."
EXAMPLE = "\b\nExample: phoihop withdraw 12/KH-UBND"

LISTED = 5
"""So many loaded documents are named where the wanted one is not among them."""

Document = dict[str, object]


def run(
    document: Annotated[
        str,
        typer.Argument(
            metavar="DOCUMENT",
            help="Number (12/KH-UBND) or file name where only one loaded document has it, "
            "or the id as `phoihop store info` lists it.",
        ),
    ],
    forget: Annotated[
        bool,
        typer.Option(
            "--forget",
            help="Forget its readings, records and text as well; a document withdrawn before may be named by id.",
        ),
    ] = False,
    lang: LangOption = None,
) -> None:
    """Remove what only this document supports; what others say too stays.

    Its readings stay listed as withdrawn, with their records, unless --forget; judgements stay in any case.
    """
    from dashboard.settings import read_settings

    words = words_for(lang)
    with opened(read_settings(), words) as store:
        chosen = document
        if not (forget and _is_only_listed(store, document)):
            chosen = the_one(document, store.documents())
            result = store.withdraw(chosen)
            values = {"nodes": result.nodes_deleted, "edges": result.edges_deleted}
            say(words("cli.document.withdrawn", document=chosen, **values))
        if forget:
            say(words("versions.forgotten", document=chosen, n=store.forget(chosen)))


def _is_only_listed(store: Store, document: str) -> bool:
    """Whether this is the id of a document that is not loaded and has readings."""
    readings = store.readings(document)
    return bool(readings) and all(each.state != "current" for each in readings)


def the_one(wanted: str, documents: Sequence[Document]) -> str:
    """The id of the loaded document called `wanted`: its id, number or file. Raises `InputError` with candidates."""
    from graph.errors import InputError

    names = {str(each["id"]): _names(each) for each in documents}
    found = [wanted] if wanted in names else [key for key, called in names.items() if _folded(wanted) in called]
    if len(found) == 1:
        return found[0]
    if found:
        raise InputError(
            "several loaded documents are called so", where=wanted, fix=f"give the id of one: {', '.join(found)}"
        )
    if not names:
        raise InputError("no such document is loaded", where=wanted, fix="the store is empty")
    listed = ", ".join(_nearest(wanted, names))
    if len(names) > LISTED:
        listed = f"{listed} and {len(names) - LISTED} more"
    raise InputError(
        "no such document is loaded",
        where=wanted,
        fix=f"give the id, number or file name of a loaded one: {listed}",
    )


def _nearest(wanted: str, names: Mapping[str, set[str]]) -> list[str]:
    """The ids of the loaded documents that are called most alike, at most `LISTED`."""
    from difflib import SequenceMatcher

    def alike(key: str) -> float:
        return max(SequenceMatcher(None, _folded(wanted), each).ratio() for each in {_folded(key), *names[key]})

    return sorted(names, key=lambda key: (-alike(key), key))[:LISTED]


def _names(document: Document) -> set[str]:
    return {_folded(str(document[name])) for name in ("symbol", "file") if document.get(name)}


def _folded(name: str) -> str:
    from graph.registry.fold import search_key

    return search_key(name)
