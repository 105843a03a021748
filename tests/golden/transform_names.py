"""Exchange of who is named: province, municipality, departments, long and short forms."""

from __future__ import annotations

import re
from collections.abc import Callable

from transform_base import Pair, exchange, rewrite

CITIES = ("Hà Nội", "Hải Phòng", "Đà Nẵng", "Cần Thơ")
PROVINCES = ("Nghệ An", "Thừa Thiên Huế", "Lâm Đồng", "Hà Tĩnh", "Bắc Ninh", "Quảng Trị", "Yên Bái", "Bình Phước")
_SHORT = {"Đồng Nai": "ĐN", "Nghệ An": "NA", "Lâm Đồng": "LĐ", "Hà Tĩnh": "HT", "Quảng Trị": "QT", "Bắc Ninh": "BN"}

SWAPS = (
    ("Sở Ngoại vụ", "Sở Công Thương"),
    ("Sở Nội vụ", "Sở Du lịch"),
    ("Liên hiệp các tổ chức hữu nghị tỉnh", "Hội Nông dân tỉnh"),
    ("Ban Dân vận Tỉnh ủy", "Ban Nội chính Tỉnh ủy"),
    ("Sở Y tế", "Sở Xây dựng"),
    ("Sở Tài chính", "Sở Tư pháp"),
    ("Sở Kế hoạch và Đầu tư", "Sở Tài nguyên và Môi trường"),
    ("Sở Thông tin và Truyền thông", "Sở Nông nghiệp và Phát triển nông thôn"),
    ("Công an tỉnh", "Thanh tra tỉnh"),
)

_BARE = {"NN&PTNT": "TT&TT", "TN&MT": "KH&ĐT", "XD": "YT", "TC": "TP"}


def to_province(pair: Pair, target: str) -> Pair:
    """The same plan made in another province; a ministry's has none."""
    old = pair.gold["document"]["province"]
    if old is None:
        return pair
    if old in CITIES:
        target = CITIES[PROVINCES.index(target) % len(CITIES)]
    forms = {old: target, old.upper(): target.upper()}
    if old in _SHORT:
        forms |= {f"Báo {_SHORT[old]}": f"Báo {target}"}
    if "hòa" in old.lower():
        forms |= {old.replace("òa", "oà"): target}
    change = exchange(forms)
    return rewrite(pair, change, change)


def to_municipality(pair: Pair, target: str = "Cần Thơ") -> Pair:
    """The same plan made in a city under the central government."""
    old = pair.gold["document"]["province"]
    if old is None or old in CITIES:
        return pair
    lower = exchange(
        {
            f"tỉnh {old}": f"thành phố {target}",
            f"TỈNH {old.upper()}": f"THÀNH PHỐ {target.upper()}",
            old: target,
            old.upper(): target.upper(),
            "Báo ĐN": f"Báo {target}",
            "Tỉnh ủy": "Thành ủy",
            "Tỉnh uỷ": "Thành uỷ",
            "tỉnh ủy": "thành ủy",
            "TỈNH ỦY": "THÀNH ỦY",
            "Tỉnh đoàn": "Thành đoàn",
            "Tỉnh Đoàn": "Thành Đoàn",
            "các huyện ủy, thành ủy": "các quận ủy, huyện ủy",
            "Các huyện ủy, thành ủy": "Các quận ủy, huyện ủy",
            "các huyện, thành phố, thị xã": "các quận, huyện",
            "các huyện, TX, TP": "các quận, huyện",
            "các huyện, thị xã, thành phố": "các quận, huyện",
            "các huyện, thành phố": "các quận, huyện",
            "các huyện, tx, tp": "các quận, huyện",
        }
    )
    own = re.compile(r"(?<!các )(?<!ngoài )(?<!Các )\btỉnh\b(?!\s+(?:Ratanakiri|giáp|lộ|Nam|Đông|biên|bạn|khác|,))")

    def change(text: str) -> str:
        return own.sub("thành phố", lower(text))

    return rewrite(pair, change, change)


def swap_departments(pair: Pair) -> Pair:
    """Departments exchanged in pairs everywhere, elided lists ("Các Sở: A; B") too."""
    both = dict(SWAPS) | {b: a for a, b in SWAPS}
    upper = {a.upper(): b.upper() for a, b in both.items()}
    full = exchange(both | upper | {"Sở Nông nghiệp và PTNT": "Sở TT&TT"})
    whole = "Văn hóa, Thể thao và Du lịch"
    bare = exchange(
        _BARE | {whole: whole} | {a[3:]: b[3:] for a, b in both.items() if a.startswith("Sở ") and b.startswith("Sở ")}
    )
    listed = re.compile(r"(?<=[Cc]ác Sở: )[^\n.:]*")

    def change(text: str) -> str:
        return listed.sub(lambda match: bare(match[0]), full(text))

    return rewrite(pair, change, full)


def long_forms(pair: Pair) -> Pair:
    """Abbreviations written out."""
    forms = {"UBND": "Ủy ban nhân dân", "HĐND": "Hội đồng nhân dân", "MTTQ": "Mặt trận Tổ quốc"}
    rx = re.compile(r"(?<![-/\w])(" + "|".join(forms) + r")(?!\w)")

    def change(text: str) -> str:
        return rx.sub(lambda m: forms[m[1]], text)

    return _with_words(rewrite(pair, change), change)


def _with_words(pair: Pair, change: Callable[[str], str]) -> Pair:
    """The pair with `change` applied to the annotated words of results and deadlines, which are kept as written."""
    for task in pair.gold["tasks"]:
        task.update({key: change(task[key]) for key in ("output", "time") if task.get(key)})
    return pair


def short_forms(pair: Pair) -> Pair:
    """Names abbreviated, except in the issuer's line."""
    change = exchange(
        {
            "Ủy ban nhân dân": "UBND",
            "Hội đồng nhân dân": "HĐND",
            "Ủy ban Mặt trận Tổ quốc Việt Nam": "UBMTTQ Việt Nam",
            "Thường trực Tỉnh ủy": "TT Tỉnh ủy",
            "Đài Phát thanh và Truyền hình": "Đài PT-TH",
            "Sở Kế hoạch và Đầu tư": "Sở KH&ĐT",
            "Sở Thông tin và Truyền thông": "Sở TT&TT",
            "Sở Giáo dục và Đào tạo": "Sở GD&ĐT",
            "Sở Khoa học và Công nghệ": "Sở KH&CN",
        }
    )
    return _with_words(rewrite(pair, change), change)


def with_province_after_bodies(pair: Pair) -> Pair:
    """Bodies of the province named with it: "Sở Nội vụ tỉnh X" and "UBND tỉnh X"; the annotation stays."""
    province = pair.gold["document"]["province"]
    if province is None:
        return pair
    rx = re.compile(
        r"\b(UBND tỉnh|Ủy ban nhân dân tỉnh|Liên hiệp các tổ chức hữu nghị tỉnh|Công an tỉnh)\b(?! " + province + ")"
    )
    return rewrite(pair, lambda text: rx.sub(lambda m: f"{m[1]} {province}", text))
