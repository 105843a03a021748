"""The transformations themselves: a record made from the annotation stays right under each of them."""

from __future__ import annotations

from pathlib import Path

import pytest
from golden_pairs import SAMPLES, sample
from transform_base import MARK, Pair, starts
from transforms import TRANSFORMATIONS, transformed


@pytest.mark.parametrize("name", SAMPLES)
def test_annotated_tasks_are_found_after_each_transformation(name: str) -> None:
    pair = sample(name)
    count = 0
    for changed in transformed(pair):
        count += 1
        places = starts(changed)
        assert len(set(places)) == len(pair.gold["tasks"]), changed.name
        assert not any("\ue000" <= c <= "\uf8ff" for c in changed.text), changed.name
    assert count > 20


@pytest.mark.parametrize("name", sorted(TRANSFORMATIONS))
def test_each_transformation_applies_somewhere(name: str) -> None:
    change = TRANSFORMATIONS[name]
    assert any(change(sample(other)).text != sample(other).text for other in SAMPLES)


def test_names_change_in_text_and_annotation_alike() -> None:
    pair = Pair("made up", "1. Sở Y tế tỉnh Hà Nam lập sổ theo dõi bệnh nhân.", _gold("Sở Y tế", "Hà Nam"))
    changed = TRANSFORMATIONS["departments"](TRANSFORMATIONS["province_0"](pair))
    assert changed.text == "1. Sở Xây dựng tỉnh Nghệ An lập sổ theo dõi bệnh nhân."
    assert changed.gold["tasks"][0]["lead"] == ["Sở Xây dựng"]
    assert changed.gold["document"]["province"] == "Nghệ An"


def test_an_annotation_that_the_text_does_not_hold_is_refused() -> None:
    with pytest.raises(ValueError, match="not in the text"):
        starts(Pair("made up", "Một câu khác.", _gold("Sở Y tế", "Hà Nam")))


def _gold(lead: str, province: str) -> dict[str, object]:
    task = {"ref": "1", "at": f"{lead} tỉnh {province} lập sổ", "lead": [lead], "partner": []}
    return {"document": {"province": province}, "tasks": [task]}


def test_samples_have_annotations() -> None:
    assert len(SAMPLES) >= 8
    assert MARK
    assert all(Path(__file__).parent.joinpath("samples", f"{name}.yaml").exists() for name in SAMPLES)
