"""Work shared out to processes: in order, whole although one dies, and ended at once."""

import os
import subprocess
import time
from pathlib import Path

import pytest

from loaders.crew import in_order

pytestmark = pytest.mark.skipif(not hasattr(os, "setpgrp"), reason="groups of processes are of POSIX")
# Work is `eval` of a text here: a function that a new process finds without this file.


def lost(item: str) -> str:
    return f"lost {item}"


def test_results_come_in_the_order_of_the_items() -> None:
    slow_first = ["__import__('time').sleep(0.3) or 0", *map(str, range(1, 150))]

    assert list(in_order(eval, slow_first, 3, lost)) == list(range(150))


def test_a_process_that_dies_costs_its_item_alone() -> None:
    dies = "__import__('os').kill(__import__('os').getpid(), 9)"
    items = ["1", dies, "2", "__import__('os')._exit(0)", "3", "4"]

    assert list(in_order(eval, items, 2, lost)) == [1, lost(dies), 2, lost("__import__('os')._exit(0)"), 3, 4]


def test_what_the_work_raises_is_raised_where_its_result_is_asked_for() -> None:
    results = in_order(eval, ["1", "1 / 0", "2"], 2, lost)

    assert next(results) == 1
    with pytest.raises(ZeroDivisionError):
        next(results)


def test_what_a_quick_one_raises_waits_for_its_turn() -> None:
    results = in_order(eval, ["__import__('time').sleep(1.5) or 1", "1 / 0"], 2, lost)

    assert next(results) == 1
    with pytest.raises(ZeroDivisionError):
        next(results)


def test_who_stops_asking_ends_the_processes_and_what_they_started(tmp_path: Path) -> None:
    told = tmp_path / "told"
    starts = f"__import__('subprocess').run(['sh', '-c', 'echo $$ > {told}; exec sleep 600'])"
    results = in_order(eval, ["1", starts, starts], 2, lost)
    assert next(results) == 1
    deadline = time.monotonic() + 20
    while not (told.exists() and told.read_text().strip()):
        assert time.monotonic() < deadline
        time.sleep(0.02)
    begun = time.monotonic()
    results.close()  # type: ignore[attr-defined]

    assert time.monotonic() - begun < 5
    assert not runs(int(told.read_text()))


def runs(pid: int) -> bool:
    """Whether a process of that number is alive; one that ended and was not asked how is not."""
    state = subprocess.run(["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True, check=False).stdout
    return bool(state.strip()) and not state.startswith("Z")
