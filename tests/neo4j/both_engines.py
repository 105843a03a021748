"""Every test of `tests/engines` and `tests/library` runs on both engines, or says why not."""

from pathlib import Path

FOLDERS = (Path(__file__).parents[1] / "engines", Path(__file__).parents[1] / "library")
ENGINES = {"embedded", "neo4j"}
MARK = "one_engine"


def one_sided(items):
    """What is wrong with these tests, a line each: one engine alone and no reason."""
    found = {}
    for item in items:
        if any(folder in item.path.parents for folder in FOLDERS):
            name = f"{item.path.name}::{getattr(item, 'originalname', item.name)}"
            found.setdefault(name, []).append(item)
    return [f"{name}: {wrong}" for name, group in found.items() if (wrong := _wrong(group))]


def _wrong(group):
    reasons = [mark.args for item in group for mark in item.iter_markers(MARK)]
    if reasons:
        return "" if all(args and str(args[0]).strip() for args in reasons) else "one_engine without a reason"
    used = {engine for item in group for engine in _engines(item)}
    missing = sorted(ENGINES - used)
    return f"does not run on {' or '.join(missing)}; use the fixture store, or mark it one_engine(reason)" * bool(
        missing
    )


def _engines(item):
    """The engines that a test asks for: by a fixture that takes them in turn, or by fixtures of one of them."""
    definitions = item._fixtureinfo.name2fixturedefs.values()
    params = [param for group in definitions for each in group for param in each.params or ()]
    in_turn = {str(getattr(param, "values", [param])[0]) for param in params} & ENGINES
    return in_turn | {
        engine for engine in ENGINES if {f"{engine}_store", f"{engine}_settings"} & set(item.fixturenames)
    }
