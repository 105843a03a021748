import pytest

from graph.registry.provinces import MERGER_DATE, find_province, provinces


def on(day):
    return [p for p in provinces() if (p.valid_from or "") <= day < (p.valid_to or "9999")]


def test_sixty_three_units_became_thirty_four():
    assert [len(on(day)) for day in ("2020-01-01", "2025-06-30", MERGER_DATE)] == [63, 63, 34]


def test_every_unit_that_ended_has_an_heir_of_the_next_day():
    ended = [p for p in provinces() if p.valid_to]
    heirs = [find_province(p.successor or "", p.valid_to) for p in ended]
    assert ended
    assert [heir.valid_from if heir else None for heir in heirs] == [p.valid_to for p in ended]


@pytest.mark.parametrize(
    ("name", "date", "found"),
    [
        ("Kon Tum", "2020", "tỉnh Kon Tum"),
        ("tỉnh Yên Bái", "2019-05", "tỉnh Yên Bái"),
        ("TP. Hồ Chí Minh", "2024-01-01", "thành phố Hồ Chí Minh"),
        ("Thành phố Huế", None, "thành phố Huế"),
        ("HOÀ BÌNH", None, "tỉnh Hòa Bình"),
        ("Thừa Thiên Huế", "2023-06-20", "tỉnh Thừa Thiên Huế"),
        ("Huế", "2025-01-01", "thành phố Huế"),
        ("Atlantis", None, None),
    ],
)
def test_units_are_found_by_name(name, date, found):
    unit = find_province(name, date)
    assert (unit.full_name if unit else None) == found


@pytest.mark.parametrize(
    ("date", "start"),
    [(None, None), ("2025", None), ("2025-06-30", None), ("2025-07", MERGER_DATE), ("2026", MERGER_DATE)],
)
def test_one_name_is_another_unit_after_the_merger(date, start):
    unit = find_province("Gia Lai", date)
    assert unit is not None and unit.valid_from == start
