"""``make faults``: every fault the store must outlast, on the embedded engine; a table, exit code 1 on any loss.

Takes about ten minutes on a quiet machine. ``--only kills`` and ``--only scenarios`` run one half.
"""

import argparse
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

import pytest

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[2])]
import kills  # noqa: E402 - found through the line above
import kit  # noqa: E402
import scenarios  # noqa: E402

LINE = "{:<34} {:>4}  {}"


def main():
    """Run what was asked for, print the tables. Returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--only", choices=("kills", "scenarios"))
    parser.add_argument("--scenario", action="append", default=[], help="only scenarios whose name holds this word")
    given = parser.parse_args()
    only = "scenarios" if given.scenario else given.only
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="phoihop-faults-") as name:
        home = Path(name)
        plans = kit.Plans.written_to(home / "plans")
        clean = kit.clean_run(plans, home)
        broken = 0
        if only != "scenarios":
            broken += run_kills(plans, clean, home)
        if only != "kills":
            broken += run_scenarios(plans, clean, home, given.scenario)
    print(f"{time.monotonic() - began:.0f} s, violations: {broken}")
    return 1 if broken else 0


def run_kills(plans, clean, home):
    """The kills, told one by one on stderr and summed up on stdout. Returns how many violations there were."""
    outcomes = []
    for outcome in spread_out(plans, clean, home):
        outcomes.append(outcome)
        kill = outcome.kill
        sys.stderr.write(
            f"{len(outcomes)} {kill.whom} {kill.point}: {outcome.acknowledged} acknowledged, "
            f"{outcome.place} there; {', '.join(outcome.broken) or 'fine'}\n"
        )
    print(LINE.format("kill -9", "runs", f"outcome (of {len(clean.lines)} documents)"))
    for (whom, kind), group in groups(outcomes).items():
        print(LINE.format(f"{whom}, at a {kind}" if kind != "ms" else f"{whom}, at a moment", len(group), told(group)))
    print(LINE.format("all", len(outcomes), f"violations: {sum(bool(each.broken) for each in outcomes)}"))
    return sum(bool(each.broken) for each in outcomes)


def spread_out(plans, clean, home):
    """All kills, those of a first load last."""
    yield from kills.kill_all(kills.spread(clean), plans, clean, home)
    for whom, point in (("loader", "statement:9"), ("engine", "statement:20"), ("both", "statement:31")):
        yield kills.kill_while_alone(kills.Kill(whom, point), plans, clean, home)


def groups(outcomes):
    """By who was killed, and at what kind of point."""
    found = {}
    for each in outcomes:
        found.setdefault((each.kill.whom, each.kill.kind), []).append(each)
    return found


def told(group):
    """Where the stores stood, and how the loaders ended."""
    places = Counter(each.place for each in group)
    stood = ", ".join(f"{n}×{place}" for place, n in sorted(places.items(), key=str))
    more = sum((each.place or 0) > each.acknowledged for each in group)
    carried = sum(each.survived for each in group)
    wrong = [f"{each.kill.point}: {'; '.join(each.broken)}" for each in group if each.broken]
    parts = [
        f"documents there: {stood}",
        f"{more} with more than acknowledged",
        f"{carried} loads carried on to the end",
    ]
    return "; ".join([*parts, *(wrong or ["none lost, none half, loaded again: equal"])])


def run_scenarios(plans, clean, home, words):
    """Every other fault, or those whose names hold one of `words`. Returns how many went wrong."""
    print(LINE.format("other faults", "", "outcome"))
    wrong = 0
    for scenario in scenarios.ALL:
        if words and not any(word in scenario.__name__ for word in words):
            continue
        began = time.monotonic()
        place = home / scenario.__name__
        place.mkdir()
        try:
            outcome = scenario(scenarios.Stage(plans, clean, place))
        except pytest.skip.Exception as reason:
            outcome = f"SKIPPED: {reason}"
        except Exception as error:
            outcome, wrong = f"WRONG: {type(error).__name__}: {str(error)[:300]}", wrong + 1
        name = scenario.__doc__.splitlines()[0].rstrip(".")
        print(LINE.format(name[:34], f"{time.monotonic() - began:.0f}s", outcome), flush=True)
    return wrong


if __name__ == "__main__":
    sys.exit(main())
