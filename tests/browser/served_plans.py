"""Plans of our own writing, with their texts, for the app to show. Offsets are looked up in the text."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

from graph.records import PlanRecord, parse_record

HOSTILE = '<img src=x onerror="window.hacked=1">'
REVERSED = "Sở \u202etxet\u202c Xây dựng"


@dataclass
class Plan:
    """A plan being written: each word that becomes a fact is put into the text first."""

    province: str
    symbol: str
    date: str
    title: str
    keep_source: bool = True
    text: str = ""
    tasks: list[dict] = field(default_factory=list)
    reports: list[dict] = field(default_factory=list)

    def __post_init__(self):
        self.text = f"ỦY BAN NHÂN DÂN TỈNH {self.province.upper()}\nSố: {self.symbol}\n\nKẾ HOẠCH\n{self.title}\n\n"

    def say(self, words, **more):
        """Append `words`; the evidence of all of them."""
        start = len(self.text)
        self.text += words
        return {
            "start": start,
            "end": len(self.text),
            "locator": more.get("locator", ""),
            "quote": words,
            "rule": "test",
        }

    def task(self, ref, title, leads=(), partners=(), deadline=None, bodies=None):
        self.say(f"{ref}. ")
        whole = self.say(title, locator=ref)
        self.say(".\nCơ quan chủ trì: ")
        found = {"leads": self._names(leads, ref, bodies or {}, basis="explicit")}
        self.say(".\nCơ quan phối hợp: ")
        found["partners"] = self._names(partners, ref, bodies or {})
        self.say(".\n")
        due = None
        if deadline:
            self.say("Thời gian thực hiện: ")
            due = {"text": deadline, "kind": "yearly", "evidence": self.say(deadline, locator=ref)}
            self.say(".\n")
        self.tasks.append({"ref": ref, "title": title, "text": title, "deadline": due, "evidence": whole, **found})

    def _names(self, names, ref, bodies, **more):
        found = []
        for i, name in enumerate(names):
            if i:
                self.say("; ")
            vague = "liên quan" in name
            found.append(
                {
                    "name": name,
                    "written": name,
                    "body": bodies.get(name),
                    "vague": vague,
                    "evidence": self.say(name, locator=ref),
                }
                | more
            )
        return found

    def report(self, sender, receiver, period):
        self.say(f"{sender} báo cáo ")
        evidence = self.say(f"{receiver} {period}", locator="III")
        self.say(".\n")
        self.reports.append({"from": [sender], "to": receiver, "period": period, "evidence": evidence})

    @property
    def sha256(self):
        return hashlib.sha256(self.text.encode()).hexdigest()

    def record(self) -> PlanRecord:
        document = {
            "symbol": self.symbol,
            "kind": "kế hoạch",
            "title": self.title,
            "province": self.province,
            "date": self.date,
            "issuer": f"Ủy ban nhân dân tỉnh {self.province}",
            "reports": self.reports,
        }
        source = {"file": "ke-hoach.txt", "sha256": self.sha256, "format": "txt"}
        return parse_record({"document": document, "tasks": self.tasks, "source": source}, where="test")


def lang_son() -> Plan:
    bodies = {"Sở Ngoại vụ": "s_ngv", "Sở Nội vụ": "s_nv", "Ban Dân vận Tỉnh ủy": "bdv_tu", "Sở Tài chính": "s_tc"}
    plan = Plan("Lạng Sơn", "77/KH-UBND", "2021-03-09", "Công tác đối ngoại biên giới năm 2021")
    plan.task(
        "1", "Lập danh mục hội đàm cửa khẩu", ["Sở Ngoại vụ"], ["Sở Nội vụ", "Ban Dân vận Tỉnh ủy"], "Quý I", bodies
    )
    plan.task("2", "Mở lớp tiếng Trung cho cán bộ xã", ["Sở Ngoại vụ"], ["Sở Nội vụ"], None, bodies)
    plan.task("3", "Bố trí kinh phí hội chợ", ["Sở Tài chính"], [], None, bodies)
    plan.task("4", "Soạn sổ tay lễ tân", [], ["Sở Ngoại vụ"], None, bodies)
    plan.report("Sở Ngoại vụ", "Ủy ban nhân dân tỉnh", "trước ngày 05 tháng 12")
    return plan


def an_giang() -> Plan:
    plan = Plan("An Giang", "12/KH-UBND", "2022-01-15", "Giao lưu với các tỉnh bạn", keep_source=False)
    plan.task("I.1", "Tổ chức ngày hội đua ghe", ["Sở Du lịch"], ["các cơ quan, đơn vị liên quan"], "Tháng 10")
    return plan


def cao_bang() -> Plan:
    """Everything in it tries to be more than text."""
    plan = Plan("Cao Bằng", "13/KH-UBND", "2020-02-02", f"Thử {HOSTILE} <script>window.hacked=1</script>")
    plan.task("1", f"Việc {HOSTILE} {{{{7*7}}}}", [HOSTILE, REVERSED], ["javascript:alert(1)", "X" * 10_000], HOSTILE)
    plan.task("2", "</script><svg onload=window.hacked=1>", ["<b>Sở Đậm</b>"], [HOSTILE])
    return plan
