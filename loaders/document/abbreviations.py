"""Abbreviations as Nơi nhận writes them, opened in place: every letter of the full words keeps the place of the short.

What a short form stands for is certain only among recipients: "TT" before a committee is Thường trực, before another
name Trung tâm; "CT" is Chủ tịch there and nowhere else.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from loaders.text.passage import Passage

_COMMITTEE = (
    r"(?:TU|Tỉnh|Thành [uủ]|HĐND|Hội đồng|HU|Huyện|Quận|Thị|UBND|Ủy ban|Uỷ ban|UBMTTQ|UBMT|MTTQ|Đảng ủy|Đảng uỷ|ĐU"
    r"|Ban Bí thư|BCĐ|các huyện)"
)
_LOWER_TIER = r"(?:các |cấp )?(?:huyện|quận|thị xã|xã|phường|đặc khu|thị trấn)(?![^\W_])"
"""Under a province a command is a Ban Chỉ huy, in the province itself a Bộ Chỉ huy."""
_FORMS: tuple[tuple[str, str], ...] = (
    (rf"T[./]?T[rR]?[./ ]{{0,2}}(?={_COMMITTEE})", "Thường trực "),
    (r"(?<=Cổng )TT[. ]{0,2}(?=[Đđ]iện tử)", "Thông tin "),
    (r"TT[. ]{1,2}(?=[A-ZĐ][^\W_])", "Trung tâm "),
    (r"UBMT TQ(?: ?VN)?", "Ủy ban Mặt trận Tổ quốc Việt Nam"),
    (r"(?<=thuộc )CP", "Chính phủ"),
    (rf"VP\.? ?UB(?:ND)?(?= {_LOWER_TIER})", "Văn phòng UBND"),
    (r"LĐ(?= VP)", "Lãnh đạo"),
    (r"VP\.? ?UB(?:ND)?[ .]?(?:TP|Tp|[Tt]hành phố)", "Văn phòng UBND Thành phố"),
    (r"VP\.? ?UB(?:ND)?(?: tỉnh)?|VPUBT", "Văn phòng UBND tỉnh"),
    (r"(?:TT|LĐ)\.? ?UB(?:ND)?(?: tỉnh)?(?= ?:)", "Lãnh đạo UBND tỉnh"),
    (r"LĐVP", "Lãnh đạo Văn phòng"),
    (r"VPCP", "Văn phòng Chính phủ"),
    (r"VPTW", "Văn phòng Trung ương Đảng"),
    (r"VPTU", "Văn phòng Tỉnh ủy"),
    (r"VPQH", "Văn phòng Quốc hội"),
    (r"VPCTN", "Văn phòng Chủ tịch nước"),
    (r"BTCN", "Bộ trưởng, Chủ nhiệm"),
    (r"PCN", "Phó Chủ nhiệm"),
    (r"TTg(?: Chính phủ| ?CP)?", "Thủ tướng Chính phủ"),
    (r"TTCP", "Thanh tra Chính phủ"),
    (r"PTTg(?: Chính phủ| ?CP)?", "Phó Thủ tướng Chính phủ"),
    (r"TGĐ", "Tổng Giám đốc"),
    (r"(?:PCVP|PVP|Phó CVP|Phó VP|Phó Văn phòng)(?:[. ]{1,2}(?=UBND|HĐND|Tỉnh|TU))?", "Phó Chánh Văn phòng "),
    (r"(?:CVP|Chánh VP)(?:[. ]{1,2}(?=UBND|HĐND|Tỉnh|TU))?", "Chánh Văn phòng "),
    (r"C(?=, ?(?:các )?(?:PCVP|PVP))", "Chánh Văn phòng "),
    (r"PCT(?:[. ]{1,2}(?=UBND|HĐND))?", "Phó Chủ tịch "),
    (r"CT(?=[ ,./]+(?:và )?(?:[Cc]ác )?(?:PCT|Phó|UBND|HĐND))(?:[. ]{1,2}(?=UBND|HĐND))?", "Chủ tịch "),
    (r"PGĐ", "Phó Giám đốc"),
    (r"GĐ", "Giám đốc"),
    (r"TW|TƯ|T\.Ư", "Trung ương"),
    (r"BTV", "Ban Thường vụ"),
    (rf"BCH ?QS(?= {_LOWER_TIER})", "Ban Chỉ huy Quân sự"),
    (rf"BCH(?= Quân sự {_LOWER_TIER})", "Ban Chỉ huy"),
    (rf"CHQS(?= {_LOWER_TIER})", "Chỉ huy Quân sự"),
    (r"BCHQS", "Bộ Chỉ huy Quân sự"),
    (r"BCH(?= (?:QS|Quân|BĐBP|Bộ đội))", "Bộ Chỉ huy"),
    (r"BCH(?= (?:PCTT|PTDS|Phòng|phòng|PCCC))", "Ban Chỉ huy"),
    (r"PTDS", "Phòng thủ dân sự"),
    (r"BCĐ", "Ban Chỉ đạo"),
    (r"C\.?[Tt]y", "Công ty"),
    (r"TCT(?=[ .])", "Tổng công ty"),
    (r"DN", "doanh nghiệp"),
    (r"TTĐT", "Thông tin điện tử"),
    (r"TTXVN", "Thông tấn xã Việt Nam"),
    (r"KBNN", "Kho bạc Nhà nước"),
    (r"VB ?QPPL", "văn bản quy phạm pháp luật"),
    (r"ĐBQH ?(?:[-–&,]|và) ?HĐND", "ĐBQH và HĐND"),
    (r"P\.? ?(?=[A-ZĐ]{2,6}(?:[;,.]|$))", "Phòng "),
    (r"VP(?:\. ?(?=[A-ZĐ])|(?= [A-ZĐ])|(?= ?:)|(?=[;,. ]*$))", "Văn phòng "),
)
_ENDED = r"(?:(?<=[ ./])|(?![^\W_]))"
_ALL = re.compile("|".join(rf"(?P<f{i}>(?<![\w&/-])(?:{form}){_ENDED})" for i, (form, _) in enumerate(_FORMS)))
"""In order: of two forms that begin at one place the earlier is taken."""


def opened(passage: Passage, *, local: bool = False) -> Passage:
    """The passage with its abbreviations written out; spans of the result are those of the words as they stand.

    `local`: a district or commune writes, whose own office is not the province's.
    """
    text: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    at = 0
    for hit in _ALL.finditer(passage.text):
        text.append(passage.text[at : hit.start()])
        starts += passage.starts[at : hit.start()]
        ends += passage.ends[at : hit.start()]
        full = _FORMS[int((hit.lastgroup or "f0")[1:])][1]
        full = full.removesuffix(" tỉnh") if local and not hit[0].endswith(" tỉnh") else full
        full = full.strip() if passage.text[hit.end() : hit.end() + 1] in ("", " ", ",", ";", ":", ")", ".") else full
        first, last = passage.span(*hit.span())
        text.append(full)
        starts += [first] * len(full)
        ends += [last] * len(full)
        at = hit.end()
    text.append(passage.text[at:])
    return Passage("".join(text), (*starts, *passage.starts[at:]), (*ends, *passage.ends[at:]))


def place_of(passage: Passage, opened_passage: Passage, start: int, end: int) -> tuple[int, int]:
    """The range of `passage` whose words stand behind opened_passage[start:end]."""
    first, last = opened_passage.span(start, end)
    return bisect_left(passage.starts, first), bisect_left(passage.starts, last)
