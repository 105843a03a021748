"""`phoihop serve`: the app over what is loaded."""

from __future__ import annotations

from typing import Annotated

import typer

from dashboard.cli.opening import opened
from dashboard.cli.options import LangOption

NAME = "serve"
SUMMARY = "Serve the app."
EXAMPLE = "\b\nExample: phoihop serve --port 8051"

HostOption = Annotated[
    str | None,
    typer.Option("--host", metavar="ADDRESS", help="Address to listen on. [default: setting host; 127.0.0.1]"),
]
PortOption = Annotated[
    int | None, typer.Option("--port", metavar="PORT", help="Port to listen on. [default: setting port; 8050]")
]


def run(host: HostOption = None, port: PortOption = None, lang: LangOption = None) -> None:
    """Serve the app until Ctrl-C; the address is printed last."""
    from dashboard.cli.serving import reserve, serve, stopped_by_signals
    from dashboard.settings import read_settings
    from dashboard.texts import texts

    settings = read_settings(host=host, port=port, lang=lang)
    words = texts(settings.lang)
    with reserve(settings.host, settings.port) as held, stopped_by_signals(words), opened(settings, words) as store:
        serve(store, held, words)
