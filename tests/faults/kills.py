"""kill -9 of the loader, of the engine, and of both, at points spread over a load."""

import random
from dataclasses import dataclass

from kit import fingerprint, load_all, load_command, run, settings

from graph.store import open_store

SEED = 20260104
WHOM = ("loader", "engine", "both")


@dataclass(frozen=True)
class Kill:
    """Who is killed, and when."""

    whom: str
    point: str

    @property
    def kind(self):
        """The kind of the point."""
        return self.point.partition(":")[0]


@dataclass(frozen=True)
class Outcome:
    """What was found after one kill. `place`: after how many documents the store stood; `broken`: what was violated."""

    kill: Kill
    place: int | None
    acknowledged: int
    survived: bool
    broken: tuple[str, ...]


def spread(clean, *, statements=8, commits=2, answers=2, moments=5):
    """Kills of each of the three, spread evenly over statements and commits, and by chance (fixed seed) over time."""
    chance = random.Random(SEED)
    kills = []
    for shift, whom in enumerate(WHOM):
        kills += [Kill(whom, f"statement:{k}") for k in _even(statements, clean.statements, shift)]
        kills += [Kill(whom, f"commit:{k}") for k in _even(commits, clean.commits, shift)]
        kills += [Kill(whom, f"answer:{k}") for k in _even(answers, clean.commits, shift)]
        kills += [Kill(whom, f"ms:{chance.randrange(clean.milliseconds)}") for _ in range(moments)]
    return kills


def _even(count, total, shift):
    """`count` numbers between 1 and `total`, evenly, each shift others."""
    step = total / count
    return sorted({min(total, max(1, round(step * (n + 0.5) + shift * step / 3 - step / 3))) for n in range(count)})


def kill_all(kills, plans, clean, home):
    """The outcome of each kill, one after the other: all of one kind in one store, which is emptied between them.

    The store is held open all the time, as an app holds it, and looked at through what was opened before the kill.
    """
    for whom in WHOM:
        with open_store(settings(home / whom)) as store:
            for kill in [each for each in kills if each.whom == whom]:
                store.clear()
                yield _kill_once(kill, plans, clean, home / whom, store)


def kill_while_alone(kill, plans, clean, home):
    """As one of `kill_all`, in a directory that nobody else uses: the first load, which also makes the schema."""
    data = home / f"alone-{kill.whom}-{kill.point.replace(':', '-')}"
    said = run(load_command(plans, kill.point, kill.whom), data)
    with open_store(settings(data)) as store:
        return _judge(kill, said, plans, clean, store)


def _kill_once(kill, plans, clean, data, store):
    return _judge(kill, run(load_command(plans, kill.point, kill.whom), data), plans, clean, store)


def _judge(kill, said, plans, clean, store):
    broken = []
    place = clean.place(fingerprint(store))
    if place is None:
        broken.append("neither before nor after a document")
    elif place < len(said.out):
        broken.append(f"{len(said.out)} acknowledged, {place} there")
    broken += [f"does not fit together: {problem}" for problem in store.check()[:1]]
    if said.out != clean.lines[: len(said.out)]:
        broken.append("said something else than a clean load")
    survived = said.code == 0
    if survived and len(said.out) != len(clean.lines):
        broken.append("ended well without telling all")
    if kill.whom == "engine" and not survived:
        broken.append(f"not carried on: exit {said.code} {said.trouble[:1] or said.err[-300:]}")
    load_all(store, plans)
    if fingerprint(store) != clean.last:
        broken.append("loading again gives another graph")
    broken += [f"does not fit together when loaded again: {problem}" for problem in store.check()[:1]]
    return Outcome(kill, place, len(said.out), survived, tuple(broken))
