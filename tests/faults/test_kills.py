"""Three kills of the many that `make faults` tries: of the loader, of the engine, of both, each in a load."""

import pytest
from kills import Kill, kill_all


@pytest.mark.parametrize(
    "kills",
    [[Kill("loader", "statement:21")], [Kill("engine", "commit:2")], [Kill("both", "answer:2")]],
    ids=["loader", "engine", "both"],
)
def test_nothing_acknowledged_is_lost_and_nothing_half_is_seen(kills, plans, clean, tmp_path):
    assert clean.statements > 21 and clean.commits > 2

    outcomes = list(kill_all(kills, plans, clean, tmp_path))

    assert [each.broken for each in outcomes] == [()]
    assert outcomes[0].survived == (kills[0].whom == "engine")
