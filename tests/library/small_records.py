"""Plan records of our own invention, in as few words as a question needs."""

from itertools import count

from graph.records import parse_record

ISSUER = "Ủy ban nhân dân tỉnh Thái Bình"
FILE = "ke-hoach.txt"


def evidence(quote, place=count(100, 100)):  # noqa: B008 - one running place for all words of all records
    """A place of its own for these words."""
    start = next(place)
    return {"start": start, "end": start + max(len(quote), 1), "quote": quote, "locator": "I", "rule": "test"}


def body(name, **more):
    """A body in a role; "các …" and "… cấp huyện" are classes, "… liên quan" a vague circle."""
    vague = "liên quan" in name
    collective = not vague and (name.lower().startswith("các ") or "cấp huyện" in name)
    return {"name": name, "written": name, "vague": vague, "collective": collective, "evidence": evidence(name)} | more


def lead(name, **more):
    """A body named as "chủ trì"."""
    return body(name, **more)


def bodies(names):
    """Names, or bodies made already, as bodies."""
    return [body(name) if isinstance(name, str) else name for name in names]


def task(ref, leads=("Sở Y tế",), partners=("Sở Tài chính",), *, deadline=None, due=None, kind="once", **more):
    """A task; `deadline` are its words, `due` and `kind` what they mean."""
    record = {"ref": ref, "title": f"Việc {ref}", "evidence": evidence(f"Việc {ref}")}
    awaits = more.pop("awaits", [])
    if deadline:
        words = evidence(deadline)
        record["deadline"] = {"text": deadline, "kind": kind, "due": due, "depends_on": awaits, "evidence": words}
    if "deliverable" in more:
        record["deliverable"] = {"text": more.pop("deliverable")}
    return record | {"leads": bodies(leads), "partners": bodies(partners)} | more


def cites(written, symbol=None, date=None, *, relation="cites", **more):
    """A reference to another document."""
    return {
        "written": written,
        "symbol": symbol,
        "date": date,
        "relation": relation,
        "evidence": evidence(written),
    } | more


def recipient(name, purpose=None):
    """A line of "Nơi nhận"."""
    one = body(name)
    return {"name": name, "written": name, "purpose": purpose, "evidence": one["evidence"]} | {
        flag: one[flag] for flag in ("collective", "vague")
    }


def report(reporters, to="UBND tỉnh", *, quote="báo cáo", rule="report", **more):
    """A reporting duty."""
    return {"from": list(reporters), "to": to, "evidence": evidence(quote) | {"rule": rule}} | more


def issue(rule, quote):
    """Something odd that the reader noted."""
    return {"rule": rule, "note": rule, "evidence": evidence(quote)}


def plan(*tasks, recipients=("Sở Y tế", "Sở Tài chính"), symbol="12/KH-UBND", date="2021-03-04", **more):
    """A plan of one province with a whole header; any field of the document can be given."""
    document = {
        "symbol": symbol, "date": date, "kind": "kế hoạch", "title": "Kế hoạch mẫu", "issuer": ISSUER,
        "province": "Thái Bình", "signer": {"name": "Nguyễn Văn A", "title": "Chủ tịch", "form": "TM"},
        "header": {"issuer": evidence(ISSUER), "symbol": evidence("Số")},
        "recipients": [recipient(r) if isinstance(r, str) else r for r in recipients],
    } | more  # fmt: skip
    source = {"file": FILE, "sha256": "0" * 64, "format": "txt"}
    return parse_record({"document": document, "tasks": list(tasks), "source": source}, where="test")
