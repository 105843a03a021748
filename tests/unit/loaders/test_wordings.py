"""Who leads and who partners, over the wordings of offices from ministries to communes."""

import re
from pathlib import Path

import pytest
import yaml
from written_plans import tasks_of

from graph.registry.fold import fold

CASES = yaml.safe_load((Path(__file__).parent / "wordings.yaml").read_text(encoding="utf-8"))
OPENED = {
    "ubnd": "uy ban nhan dan",
    "mttq": "mat tran to quoc",
    "ptth": "phat thanh va truyen hinh",
    "vhtt&dl": "van hoa, the thao va du lich",
}


def key(name):
    """A name for comparing: folded, the province's tier left out, abbreviations opened."""
    words = " ".join(OPENED.get(word, word) for word in fold(name).split())
    return re.sub(r" (tinh|viet nam)$", "", words)


def listed(names):
    return {key(name.strip()) for name in names.split(";") if name.strip()}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:50])
def test_a_sentence_tells_who_leads_and_who_partners(case):
    task, *_ = tasks_of(f"I. NHIỆM VỤ\n1. {case['text']}\n2. Lập danh sách việc phải làm ở xã")

    assert {key(body.name) for body in task.leads} == listed(case["leads"])
    assert {key(body.name) for body in task.partners} == listed(case.get("partners", ""))
