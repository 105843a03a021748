"""Whether a Neo4j is one to use: new enough, not filled by others, and writable where something is to be written.

Nothing here writes. The embedded engine is ours alone and needs none of it.
"""

from __future__ import annotations

import re

from graph.errors import QueryError, StoreUnfit
from graph.store.client import Client, Row
from graph.store.schema import LABELS, STATE
from graph.store.translation import read_only

OLDEST = 5
_NAMED = re.compile(r"Neo4j/v?(?P<version>(?P<major>\d+)[\w.+-]*)(?P<other> compatible)?")


def check_fit(client: Client) -> None:
    """Raise `StoreUnfit` for a server that is too old, or a database that holds what others keep there."""
    server = _NAMED.match(client.server())
    if server and not server["other"] and int(server["major"]) < OLDEST:
        raise StoreUnfit(
            f"{client.address} is Neo4j {server['version']}, which is too old; "
            "use Neo4j 5 or newer, or unset PHOIHOP_NEO4J_URI"
        )
    strangers = _strangers(client)
    if strangers:
        raise StoreUnfit(
            f"{client.address}: the database holds data of others ({strangers}) and was left as it is; "
            "give phoihop one of its own with PHOIHOP_NEO4J_DATABASE or PHOIHOP_NEO4J_URI"
        )


def check_writable(client: Client) -> None:
    """Raise `StoreRefused` where the server says that the database only reads."""
    server = _NAMED.match(client.server())
    if not server or server["other"]:
        return
    try:
        rows = client.read(_ACCESS, {"name": client.database})
    except QueryError:
        return  # an account that may not ask finds out by writing
    if rows and all(row["access"] == "read-only" for row in rows):
        raise read_only(client.address)


_ACCESS = "SHOW DATABASES YIELD name, access WHERE name = toLower($name) RETURN name, access"
_COUNTS = " UNION ALL ".join(
    ["MATCH (n) WITH count(n) AS number RETURN '' AS label, number"]
    + [f"MATCH (n:{label}) WITH count(n) AS number RETURN '{label}' AS label, number" for label in LABELS]
)
"""How many nodes there are, and how many of each of our labels: counts that a server has at hand."""

_STRANGER = (
    f"MATCH (n) WHERE NOT (n:{'|'.join(LABELS)}) RETURN labels(n) AS labels LIMIT 1"  # which one does not matter
)


def _strangers(client: Client) -> str:
    """What the database holds that is not ours, in a few words; empty where all is ours."""
    counts = {str(row["label"]): int(str(row["number"])) for row in client.read(_COUNTS, {})}
    if counts[""] and not counts[STATE]:
        held = sorted(label for label in LABELS if counts[label])
        return f"{held[0]} nodes that phoihop did not make" if held else _words(client.read(_STRANGER, {}))
    if counts[""] == sum(counts[label] for label in LABELS):
        return ""
    found = client.read(_STRANGER, {})  # counted while somebody writes, the numbers may differ for nothing
    return _words(found)


def _words(found: list[Row]) -> str:
    """A stranger's labels in words; empty where there is none."""
    if not found:
        return ""
    labels = found[0]["labels"]
    names = sorted(str(label) for label in labels) if isinstance(labels, list) else []
    return f"nodes labelled {', '.join(names)[:80]}" if names else "nodes without a label"
