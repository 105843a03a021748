"""Documents of our own writing, and short ways to read them."""

import hashlib

from loaders.bodies.lists import parse_list
from loaders.context import Context
from loaders.extract import extract
from loaders.text.passage import passage
from loaders.text.source import SourceText

HEAD = """ỦY BAN NHÂN DÂN
TỈNH LÀO CAI

Số: 118/KH-UBND

Lào Cai, ngày 06 tháng 3 năm 2023

KẾ HOẠCH
{title}
{front}
"""
TITLE = "Phát triển thư viện xã giai đoạn 2023 - 2026"


def plan(body, *, title=TITLE, front="", tail=""):
    """A plan of the People's Committee of Lào Cai around `body`."""
    return HEAD.format(title=title, front=front) + "\n" + body.strip("\n") + "\n\n" + tail


def read(text):
    """The record of a text."""
    return extract(SourceText("plan.txt", hashlib.sha256(text.encode("utf-8")).hexdigest(), "txt", text))


def tasks_of(body, **parts):
    """The tasks of a plan with this body."""
    return read(plan(body, **parts)).tasks


def document_of(body="1. Sở Nội vụ rà soát nhân sự thư viện.", **parts):
    """The document of a plan with this body."""
    return read(plan(body, **parts)).document


def roles(task):
    """Who leads and who partners, by name."""
    return [b.name for b in task.leads], [b.name for b in task.partners]


def whole(text):
    """The passage of a whole text."""
    return passage(text, 0, len(text))


def context(province="Lào Cai"):
    """A context of a province's document."""
    return Context(province, "2023-03-06")


def listed(text, province="Lào Cai", **options):
    """The list of bodies at the start of a text."""
    return parse_list(context(province).finder(whole(text)), 0, **options).mentions


def names(text, province="Lào Cai", **options):
    """The names of the bodies at the start of a text."""
    return [m.name for m in listed(text, province, **options)]


def spans_in(data):
    """Every evidence span of a record's data."""
    if isinstance(data, dict):
        if "start" in data and "end" in data:
            yield data["start"], data["end"]
        data = list(data.values())
    if isinstance(data, list):
        for item in data:
            yield from spans_in(item)
