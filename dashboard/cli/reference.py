"""The reference pages that are generated: docs/cli.md from `--help`, the others from what is declared.

`python -m dashboard.cli.reference docs` writes them; a test says when they lag.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import typer

from dashboard.texts import texts
from queries.model import Parameter

WIDTH = 80


def pages() -> dict[str, str]:
    """File name to text of every generated page."""
    return {
        "cli.md": cli_page(), "audits.md": audits_page(), "measures.md": measures_page(), "queries.md": queries_page(),
    }  # fmt: skip


def cli_page() -> str:
    """Every command with its help, as Markdown."""
    from dashboard.cli.program import app

    parts = ["# The command line", "Generated from `--help` by `make docs`."]
    for name, text in _helps("phoihop", typer.main.get_command(app), None):
        parts += [f"## {name}", f"```console\n$ {name} --help\n{text}\n```"]
    return "\n\n".join(parts) + "\n"


def audits_page() -> str:
    """Every audit with severity, titles and reason, as Markdown."""
    from queries.catalogue import audits

    vietnamese, english = texts("vi"), texts("en")
    parts = ["# The audits", "Generated from `queries/library` by `make docs`. Run one: `phoihop audit --rule ID`."]
    for query in audits():
        severity = f"{english(f'cli.severity.{query.severity}')} · {vietnamese(f'cli.severity.{query.severity}')}"
        parts += [f"## {query.id}", f"{severity}", _bilingual(query.title), _bilingual(query.why)]
    return "\n\n".join(parts) + "\n"


def measures_page() -> str:
    """Every measure with definition, convention, denominator, caution and reference, as Markdown."""
    from graph.analysis.catalogue import measures

    english, vietnamese = texts("en"), texts("vi")
    parts = ["# The measures", "Generated from `graph/analysis/measures.yaml` by `make docs`."]
    for one in measures().values():
        network = f"compare.measures.taken_on.{one.network}"
        parts += [f"## {one.id}", f"**{one.name['en']}** · *{one.name['vi']}*", _bilingual(one.definition)]
        parts.append(f"Taken on: {_bilingual({'en': english(network), 'vi': vietnamese(network)})}")
        parts += [f"Convention: {_bilingual(one.convention)}", f"Denominator: {_bilingual(one.denominator)}"]
        parts += [f"Caution: {_bilingual(one.caution)}", f"Reference: {one.reference}"]
    return "\n\n".join(parts) + "\n"


def queries_page() -> str:
    """Every question that is asked by its name, its parameters and columns, and what any question may hold."""
    from queries.catalogue import questions
    from queries.guard.functions import FUNCTIONS

    parts = [
        "# The questions",
        "Generated from `queries/library` by `make docs`. Ask one: `phoihop query --name ID --param NAME=VALUE`.",
    ]
    for query in questions():
        parts += [f"## {query.id}", _bilingual(query.title), _bilingual(query.why)]
        parts += ["\n".join(_parameter(name, each) for name, each in query.parameters.items())] * bool(query.parameters)
        parts += ["Columns: " + ", ".join(f"`{column}`" for column in query.columns)]
    parts += [
        "## Questions of your own",
        "`phoihop query` takes the part of Cypher that only reads: MATCH, OPTIONAL MATCH, WHERE, WITH, UNWIND, "
        "CALL { … }, RETURN, ORDER BY, SKIP, LIMIT, UNION. One question at a time; paths of at most 8 steps; patterns "
        f"that hang together. Functions: {', '.join(sorted(FUNCTIONS.values(), key=str.lower))}.",
    ]
    return "\n\n".join(parts) + "\n"


def _parameter(name: str, parameter: Parameter) -> str:
    needed = "needed" if parameter.required else "may be left out"
    if parameter.default is not None:
        needed = f"{parameter.default} if left out"
    return f"- `{name}` ({parameter.type}, {needed}): {parameter.explained('en')} · *{parameter.explained('vi')}*"


def _bilingual(words: Mapping[str, str]) -> str:
    return f"{words['en'].strip()}  \n*{words['vi'].strip()}*"


def _helps(name: str, command: Any, parent: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401 - typer hides the classes
    width = {"terminal_width": WIDTH, "max_content_width": WIDTH}
    context = command.make_context(name, [], parent=parent, resilient_parsing=True, **width)
    yield context.command_path, command.get_help(context).rstrip()
    for inner, subcommand in getattr(command, "commands", {}).items():
        yield from _helps(inner, subcommand, context)


def write(folder: Path) -> None:
    """Write all generated pages into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in pages().items():
        (folder / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]))
