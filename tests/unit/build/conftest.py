from collections.abc import Callable
from typing import Any

import pytest

from graph.records import PlanRecord, parse_record

Make = Callable[..., PlanRecord]


def place(start: int = 0, locator: str = "I.1") -> dict[str, Any]:
    return {"start": start, "end": start + 5, "locator": locator, "quote": "lời văn", "rule": "test"}


def role(name: str, **more: Any) -> dict[str, Any]:
    return {"name": name, "written": name, "evidence": place()} | more


@pytest.fixture
def make_record() -> Make:
    """Builds a record: plain names become bodies in a role, references and reports get evidence."""

    def make(*, tasks: list[dict[str, Any]] | None = None, **document: Any) -> PlanRecord:
        head: dict[str, Any] = {
            "symbol": "12/KH-UBND", "kind": "kế hoạch", "title": "Về trồng cây", "date": "2021-03-02",
            "issuer": "Ủy ban nhân dân tỉnh Lào Cai", "province": "Lào Cai",
            "header": {"issuer": place(1, "đầu trang")},
        }  # fmt: skip
        head |= document
        for name in ("references", "reports", "links", "issues", "recipients"):
            head[name] = [
                {"evidence": place(10 + n, f"{name} {n}")} | item for n, item in enumerate(head.get(name, []))
            ]
        head["references"] = [{"written": r.get("symbol") or r.get("title") or "?"} | r for r in head["references"]]
        head["recipients"] = [{"written": r["name"]} | r for r in head["recipients"]]
        return parse_record({"document": head, "tasks": [_task(t) for t in tasks or []]}, where="test")

    return make


def _task(task: dict[str, Any]) -> dict[str, Any]:
    people = {
        name: [role(p) if isinstance(p, str) else role(**p) for p in task.get(name, [])]
        for name in ("leads", "partners")
    }
    return {"title": "Trồng cây", "evidence": place(20, task["ref"])} | task | people
