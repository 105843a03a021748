"""The `phoihop` program: its commands, and what becomes of errors.

Exit codes: 0 fine, 1 findings or failures, 2 misuse; 128 and the number of the signal that ended it.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

import typer

from dashboard.cli import audit, body, compare, demo, extract, judge, load, query, review, serve, store, withdraw
from dashboard.cli.console import speak_utf8, warn
from dashboard.cli.ending import ended_in_order
from dashboard.cli.options import words_of
from dashboard.texts.errors import said
from graph.errors import InputError, Misuse, PhoihopError

app = typer.Typer(
    name="phoihop",
    help="Read government plans; show who leads, who partners, who reports, and where coordination is missing.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Exit codes: 0 fine, 1 findings or failures, 2 misuse. Settings: options, PHOIHOP_*, phoihop.toml.",
)

for _module in (extract, review, load, withdraw, audit, judge, body, compare, query, serve, demo):
    app.command(_module.NAME, short_help=_module.SUMMARY, epilog=_module.EXAMPLE)(_module.run)
app.add_typer(store.app, name="store")


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and exit. A `PhoihopError` becomes one line on stderr and exit code 1, `Misuse` 2."""
    speak_utf8()
    given = sys.argv[1:] if arguments is None else list(arguments)
    try:
        with ended_in_order():
            app(given, prog_name="phoihop")
    except PhoihopError as error:
        words = words_of(given)
        for each in (error, *(error.further if isinstance(error, InputError) else ())):
            warn(said(each, words))
        sys.exit(2 if isinstance(error, Misuse) else 1)
