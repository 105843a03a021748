"""The grammar of document numbers (số, ký hiệu): Nghị định 30/2020/NĐ-CP for the State, Party guides for the Party.

========== ===================== =============================================
class      grammar               examples
========== ===================== =============================================
qppl       N/YYYY/TYPE-ORG       30/2020/NĐ-CP, 202/2025/QH15
state      N/TYPE-ORG            1228/QĐ-UBND
official   N/ORG-UNIT            465/SNgV-HTQT (công văn, no type), behind its kind or "số" also N/ORG
party      N-TYPE/ORG            04-CT/TW, 8485-CV/TU
swapped    N/TYPE-ORG            04/CT-TW: a Party number with State separators
hyphens    N-TYPE-ORG            4043-QĐ-TU: a Party number with hyphens only
blank      /TYPE-ORG             "Số:     /KH-UBND": not filled in
========== ===================== =============================================

Text must be NFC. Dates such as 09/02/2017 and 18/11 never match.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class NumberClass(StrEnum):
    """The form in which a number is written."""

    QPPL = "qppl"
    STATE = "state"
    OFFICIAL = "official"
    PARTY = "party"
    SWAPPED = "swapped"
    HYPHENS = "hyphens"
    BLANK = "blank"


KIND_OF_TYPE = {
    "NQ": "nghị quyết", "QĐ": "quyết định", "QĐi": "quy định", "CT": "chỉ thị", "QC": "quy chế", "QyĐ": "quy định",
    "TC": "thông cáo", "TB": "thông báo", "HD": "hướng dẫn", "CTr": "chương trình", "KH": "kế hoạch", "PA": "phương án",
    "ĐA": "đề án", "DA": "dự án", "BC": "báo cáo", "BB": "biên bản", "TTr": "tờ trình", "HĐ": "hợp đồng",
    "CĐ": "công điện", "BGN": "bản ghi nhớ", "BTT": "bản thỏa thuận", "GUQ": "giấy ủy quyền", "GM": "giấy mời",
    "GGT": "giấy giới thiệu", "GNP": "giấy nghỉ phép", "PG": "phiếu gửi", "PC": "phiếu chuyển", "PB": "phiếu báo",
    "SY": "sao y", "TrS": "trích sao", "SL": "sao lục", "L": "luật", "PL": "pháp lệnh", "LCT": "lệnh",
    "NĐ": "nghị định",
    "TT": "thông tư", "TTLT": "thông tư liên tịch", "NQLT": "nghị quyết liên tịch", "CV": "công văn", "KL": "kết luận",
    "CTHĐ": "chương trình hành động", "CTrHĐ": "chương trình hành động", "ĐE": "đề án",
    "QCPH": "quy chế phối hợp", "QCLN": "quy chế", "CTPH": "chương trình phối hợp", "CTrPH": "chương trình phối hợp",
    "KHPH": "kế hoạch phối hợp", "KHLN": "kế hoạch liên ngành", "KHLT": "kế hoạch liên tịch",
    "HDLN": "hướng dẫn liên ngành", "HDLT": "hướng dẫn liên tịch", "TTLN": "thông tư liên ngành",
    "VBHN": "văn bản hợp nhất", "TBKL": "thông báo kết luận",
}  # fmt: skip
PARTY_ORGANS = frozenset(
    {"TW", "TU", "HU", "ĐU", "VPTW", "BĐNTW", "BTGTW", "BDVTW", "BTCTW", "UBKTTW", "BTGTU", "BDVTU", "UBKTTU", "BCSĐ"}
)

_TYPE = "|".join(sorted(KIND_OF_TYPE, key=len, reverse=True))
_ORGAN = r"[A-ZĐƯÂÊÔƠĂ][A-Za-zĐđƯưÂâÊêÔôƠơĂă]*(?:&[A-ZĐ][A-Za-zĐđ]*)?\d{0,4}"
"""An organ; one that carries out a numbered act or matter has its number: BCĐ389, BCĐQG1237, TCT06."""
_HYPHEN = r"\s?[-–‑]\s?"
_LOST = rf"(?:{_HYPHEN}|(?=(?:CP|TTg|TU|TW|VPCP|UBND|HĐND|B[A-ZĐ]{{2,7}})(?![A-Za-zĐđ])))"
"""The hyphen, or its place where a copy lost it before a usual organ: 30c/NQCP."""
_PARTY = "|".join(sorted(PARTY_ORGANS, key=len, reverse=True))
_NUMBER = re.compile(
    rf"""(?:(?<![\w/])|(?<=[a-zà-ỹđ])(?=\d{{1,5}}/\d{{4}}/))(?P<num>\d{{1,5}}(?:[a-z]|\.\d{{1,2}}(?=/20\d\d/))?)(?:
      (?P<qppl>\s?/(?P<year>(?:19|20)\d\d)/(?P<t1>QH\d+|UBTVQH\d+|{_TYPE})(?:(?:{_LOST}|/(?=[A-ZĐ]{{2}}))(?P<o1>{_ORGAN}(?:-{_ORGAN})*))?)
     |(?P<state>\s?/\s?(?P<t2>{_TYPE}){_LOST}(?P<o2>{_ORGAN}(?:{_HYPHEN}{_ORGAN})*))
     |(?P<party>{_HYPHEN}(?P<t3>{_TYPE})/(?P<o3>{_ORGAN}(?:{_HYPHEN}{_ORGAN})*))
     |(?P<hyph>{_HYPHEN}(?P<t4>{_TYPE}){_HYPHEN}(?P<o4>{_PARTY})\b)
     |(?P<off>\s?/(?P<o5>{_ORGAN}){_HYPHEN}(?P<u5>{_ORGAN}(?:[-–‑](?:{_ORGAN}|[a-z]{{1,3}}(?!\w)))*))
     |/(?P<o6>[A-ZĐ]{{2,12}}\d{{0,4}})
    )(?:(?!\w)|(?=ngày))""",
    re.VERBOSE,
)
_INTRODUCED = re.compile(r"(?:số|công văn|văn bản|tờ trình|công điện|báo cáo|thông báo|thư|cv) ?:? ?$", re.IGNORECASE)
"""What must stand before a number without type and unit ("công văn số 4503/TCT")."""
_BLANK = re.compile(rf"Số\s*:?[\s.…_]*(?:/(?P<t>{_TYPE}){_HYPHEN}|[-–](?P<tp>{_TYPE})/)(?P<o>{_ORGAN})(?!\w)")


@dataclass(frozen=True)
class Number:
    """A document number: place in the text, parts, and normal form."""

    start: int
    end: int
    written: str
    form: NumberClass
    number: str | None
    year: int | None
    type: str | None
    organ: str
    unit: str | None = None

    @property
    def symbol(self) -> str | None:
        """The normal form to store and compare; None for a blank number."""
        if self.form is NumberClass.BLANK:
            return None
        if self.form is NumberClass.QPPL:
            return f"{self.number}/{self.year}/{self.type}" + (f"-{self.organ}" if self.organ else "")
        if self.form in (NumberClass.PARTY, NumberClass.SWAPPED, NumberClass.HYPHENS):
            return f"{self.number}-{self.type}/{self.organ}"
        if self.form is NumberClass.OFFICIAL:
            return f"{self.number}/{self.organ}" + (f"-{self.unit}" if self.unit else "")
        return f"{self.number}/{self.type}-{self.organ}"

    @property
    def kind(self) -> str | None:
        """The document's kind in Vietnamese, from the type in the number; "công văn" where there is none."""
        if self.form is NumberClass.OFFICIAL:
            return "công văn"
        if self.type and re.match(r"QH\d|UBTVQH\d", self.type):
            return "luật" if self.type.startswith("QH") else "nghị quyết"
        return KIND_OF_TYPE.get(self.type or "")


_ORGAN_CASE = {"TTG": "TTg", "SNGV": "SNgV"}
"""Organs that are not all capitals, for numbers in a title that is."""


def _tight(text: str | None) -> str:
    return "-".join(_ORGAN_CASE.get(part, part) for part in re.sub(_HYPHEN, "-", text or "").split("-"))


def _number(match: re.Match[str]) -> Number:
    span, written, num = match.span(), match[0], match["num"]
    if match["qppl"]:
        return Number(*span, written, NumberClass.QPPL, num, int(match["year"]), match["t1"], _tight(match["o1"]))
    if match["party"]:
        return Number(*span, written, NumberClass.PARTY, num, None, match["t3"], _tight(match["o3"]))
    if match["hyph"]:
        return Number(*span, written, NumberClass.HYPHENS, num, None, match["t4"], match["o4"])
    if match["state"]:
        organ = _tight(match["o2"])
        form = NumberClass.SWAPPED if organ in PARTY_ORGANS else NumberClass.STATE
        return Number(*span, written, form, num, None, match["t2"], organ)
    if match["o6"]:
        return Number(*span, written, NumberClass.OFFICIAL, num, None, None, match["o6"])
    return Number(*span, written, NumberClass.OFFICIAL, num, None, None, match["o5"], match["u5"])


def _is_introduced(text: str, at: int) -> bool:
    return _INTRODUCED.search(text, max(0, at - 12), at) is not None


def find_numbers(text: str) -> Iterator[Number]:
    """Every document number in `text`, in order of place."""
    found = [_number(m) for m in _NUMBER.finditer(text) if not m["o6"] or _is_introduced(text, m.start())]
    blank = NumberClass.BLANK
    found += [Number(*m.span(), m[0], blank, None, None, m["t"] or m["tp"], m["o"]) for m in _BLANK.finditer(text)]
    return iter(sorted(found, key=lambda n: n.start))


def parse_symbol(symbol: str) -> Number | None:
    """The number that `symbol` is as a whole, or None."""
    return next((n for n in find_numbers(symbol) if (n.start, n.end) == (0, len(symbol))), None)
