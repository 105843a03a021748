"""Records that strain an engine: odd names, equal sort keys, nothing where something is expected."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "library"))
from small_records import body, cites, plan, recipient, report, task

QUOTED = "Sở \"O'Brien\" \\ \\n `x` ${y} {z} // /* '; DROP"
EMOJI = "Ban 🏛️ Điều phối 👩🏽‍⚖️"
WIDE = "Ｂan điều phối"
RIGHT_TO_LEFT = "هيئة \u202eتنسيق\u202c Sở"
DECOMPOSED = "Sở Y te\u0302\u0301"
LONG = "Văn phòng " + "rất dài " * 400
ODD = (QUOTED, EMOJI, WIDE, RIGHT_TO_LEFT, DECOMPOSED, LONG)
"""Names; the emoji and the wide letter stand in another order by code points than by UTF-16."""

PROVINCE = "Đắk 'Nông' \\ 🏔"


def bare():
    """A document that says nothing of itself, and one task without anything."""
    return [plan(task("1", leads=(), partners=()), recipients=(), symbol=None, date=None, **_NOTHING)]


def hostile():
    """Odd names in every role, nulls beside values, ties in every sort key."""
    return [_odd_names(), _nulls(), *_ties(), _rare_gaps(), *bare()]


_NOTHING = {"title": "", "issuer": None, "province": None, "signer": None, "header": {}}


def _odd_names():
    tasks = [
        task(f"{n}", (name,), tuple(other for other in ODD if other != name), deadline=name, due="2021", title=name)
        for n, name in enumerate(ODD, start=1)
    ]
    more = {
        "title": QUOTED + EMOJI + RIGHT_TO_LEFT,
        "province": PROVINCE,
        "issuer": f"Ủy ban nhân dân tỉnh {PROVINCE}",
        "references": [cites(f"Chỉ thị {name[:60]}", f"{n}/CT-{name[:20]}") for n, name in enumerate(ODD)],
        "reports": [report(ODD, EMOJI, period=QUOTED, due=RIGHT_TO_LEFT), report([WIDE], WIDE)],
    }
    return plan(*tasks, recipients=[recipient(name, purpose=QUOTED) for name in ODD], symbol=f"7/KH-{EMOJI}", **more)


def _nulls():
    """No province, no date, no symbol; tasks that await one another, a task without anything beside full ones."""
    tasks = [
        task("1", leads=(), partners=()),
        task("2", deadline="sau khi xong", kind="conditional", awaits=["1", "không có"]),
        task("2", leads=(body("Sở Y tế", basis="assigned"),), partners=(), deliverable="Báo cáo"),
        task("3", leads=("Các sở, ban, ngành",), partners=("các cơ quan liên quan",), deadline="kịp thời", parent="2"),
    ]
    references = [cites("văn bản trước"), cites("Luật", date="2021", relation="based_on")]
    return plan(*tasks, symbol=None, date=None, **_NOTHING, references=references)


def _rare_gaps():
    """What the rules seldom find: vague words, a lead read from a partner, dates and periods that contradict."""
    tasks = [
        task("1", ("Hội Mẫu",), (), text="Khẩn trương, sớm triển khai việc này.", deadline="khi có hướng dẫn"),
        task("2", (body("Sở Y tế", basis="assigned"),), ("Sở Tài chính",), text="Phối hợp với Sở Tài chính làm."),
        task("3", (), (), deadline="khi được giao", kind="conditional"),
    ]
    references = [cites("văn bản trên"), *(cites("QĐ", "9/QĐ-UBND", date) for date in ("2020-01-02", "2020-02-03"))]
    reports = [report(["Sở Y tế"], "UBND tỉnh", period=period) for period in ("hàng tháng", "Hằng quý")]
    return plan(*tasks, recipients=(), symbol="8/KH-UBND", references=references, reports=reports, province="Hà Nam")


def _ties():
    """Two documents that are alike in all but their date: every other sort key is a tie."""
    for date in ("2021-03-04", "2021-03-05"):
        same = [task("1", ("Sở Y tế",), ("Sở Tài chính",)) for _ in range(3)]
        yield plan(*same, recipients=("Sở Y tế", "Sở Y tế"), date=date, province="Hà Nam")
