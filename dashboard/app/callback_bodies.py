"""Whether the body of a callback request is one that the app's own page would send."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

Declared = Mapping[str, object]


def fits(body: object, callbacks: Mapping[str, Declared]) -> bool:
    """True where `body` asks for one of `callbacks` with exactly its outputs, inputs and state.

    Callbacks that run in the browser are none of the server's. Ids are plain words: a wildcard would be refused.
    """
    name = body.get("output") if isinstance(body, dict) else None
    callback = callbacks.get(name) if isinstance(name, str) else None
    if not isinstance(body, dict) or callback is None or "callback" not in callback:
        return False
    return (
        _properties(body.get("inputs")) == _properties(callback["inputs"])
        and _properties(body.get("state", [])) == _properties(callback["state"])
        and _outputs(body.get("outputs")) == _declared_outputs(str(name))
        and _are_words(body.get("changedPropIds", []))
    )


def _properties(listed: object) -> list[tuple[str, str]] | None:
    """(id, property) of each, or None where they are no list of such."""
    if not isinstance(listed, Sequence) or isinstance(listed, str):
        return None
    pairs = [_pair(one) for one in listed]
    return None if None in pairs else [pair for pair in pairs if pair]


def _pair(one: object) -> tuple[str, str] | None:
    found = (one.get("id"), one.get("property")) if isinstance(one, Mapping) else (None, None)
    return (found[0], found[1]) if isinstance(found[0], str) and isinstance(found[1], str) else None


def _outputs(given: object) -> list[tuple[str, str]] | None:
    pairs = _properties(given if isinstance(given, list) else [given])
    return pairs and [(name, property.partition("@")[0]) for name, property in pairs]


def _declared_outputs(name: str) -> list[tuple[str, str]]:
    """Of the name "a.b", "..a.b...c.d..", or "a.b@digest" where several callbacks share an output."""
    parts = name[2:-2].split("...") if name.startswith("..") else [name]
    pairs = (part.partition("@")[0].rpartition(".") for part in parts)
    return [(item, property) for item, _, property in pairs]


def _are_words(listed: object) -> bool:
    return isinstance(listed, list) and all(isinstance(one, str) and "." in one for one in listed)
