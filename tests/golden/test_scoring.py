"""The score itself: full for what is right, lower for each kind of error."""

from __future__ import annotations

from typing import Any

import pytest
from scoring import KINDS, same, score
from transform_base import Pair

TEXT = "1. Rà soát các điểm ngập lụt. Chủ trì: Sở Xây dựng; phối hợp: Công an tỉnh."
GOLD: dict[str, Any] = {
    "document": {
        "province": "Hậu Giang",
        "kind": "kế hoạch",
        "recipients": ["Sở Xây dựng"],
        "references": [{"symbol": "12/CT-TTg", "date": "2020-01-02", "relation": "implements"}],
        "reports": [{"to": "UBND tỉnh", "via": "Sở Xây dựng"}],
    },
    "tasks": [
        {"ref": "1", "at": "Rà soát các điểm", "lead": ["Sở Xây dựng"], "partner": ["Công an tỉnh"], "time": None}
    ],
}
PAIR = Pair("made up", TEXT, GOLD)


def record() -> dict[str, Any]:
    return {
        "document": {
            "province": "Hậu Giang",
            "kind": "kế hoạch",
            "recipients": [{"name": "Sở Xây dựng"}],
            "references": [{"symbol": "12/CT-TTg", "date": "2020-01-02", "relation": "implements"}],
            "reports": [{"to": "Ủy ban nhân dân tỉnh", "via": "Sở Xây dựng"}],
        },
        "tasks": [
            {
                "ref": "1",
                "title": "Rà soát",
                "leads": [{"name": "Sở Xây dựng"}],
                "partners": [{"name": "Công an tỉnh Hậu Giang", "vague": False}],
                "deadline": None,
                "deliverable": None,
                "evidence": {"start": 3, "end": 28},
            }
        ],
    }


def lowered(found: dict[str, Any]) -> set[str]:
    return {kind for kind, tally in score(PAIR, found).items() if tally.f1 < 1}


def test_a_right_record_scores_full() -> None:
    result = score(PAIR, record())
    assert set(result) == set(KINDS)
    assert lowered(record()) == set()


def test_each_error_lowers_its_kind_alone() -> None:
    swapped = record()
    task = swapped["tasks"][0]
    task["leads"], task["partners"] = [{"name": "Công an tỉnh"}], [{"name": "Sở Xây dựng", "vague": False}]
    assert lowered(swapped) == {"leads", "partners"}
    elsewhere = record()
    elsewhere["tasks"][0]["evidence"] = {"start": 40, "end": 60}
    assert lowered(elsewhere) == {"tasks"}
    invented = record()
    invented["tasks"][0]["deadline"] = {"text": "Quý I"}
    assert lowered(invented) == {"deadlines"}
    direct = record()
    direct["document"]["reports"][0]["via"] = None
    assert lowered(direct) == {"reports"}
    weaker = record()
    weaker["document"]["references"][0]["relation"] = "cites"
    assert lowered(weaker) == {"references"}


@pytest.mark.parametrize(
    ("one", "other", "equal"),
    [
        ("UBND tỉnh", "Ủy ban nhân dân tỉnh Hậu Giang", True),
        ("Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh", "Mặt trận Tổ quốc tỉnh", True),
        ("Chủ tịch UBND tỉnh", "Phó Chủ tịch UBND tỉnh", False),
        ("Sở Nội vụ", "Sở Ngoại vụ", False),
    ],
)
def test_names(one: str, other: str, equal: bool) -> None:
    assert same(one, other, "Hậu Giang") is equal
