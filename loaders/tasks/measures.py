"""Measures that name no body: which items of a section of tasks state work to be done, and which state aims or facts.

"Rà soát, bổ sung quy hoạch …" is work. "Đến năm 2030, 100% xã …" and "Tỷ lệ … đạt 90%" are targets,
"Thang điểm là 100" is a fact.
"""

from __future__ import annotations

import re
from functools import cache

from graph.registry.fold import same
from loaders.lexicon import words
from loaders.text.passage import Passage

_PREFIX = re.compile(r"[^.;:()]{2,90}(?:\([^()]{1,40}\)[^.;:()]{0,30})?:\s+")
"""A theme or a time before the work: "Về đào tạo: Mở lớp …", "Giai đoạn 1 (quý I): Khảo sát …"."""
_ADVERBIAL = re.compile(
    r"(?:định kỳ|hằng năm|hàng năm|hằng quý|hàng quý|hằng tháng|hàng tháng|trên cơ sở|căn cứ|trong|từ|trước"
    r"|sau khi|khi|khi có"
    r"|đến (?:năm|hết|cuối)|đối với|qua|thông qua|cùng với|để|nhằm|vào|quý|năm|tháng|giai đoạn|bên cạnh đó"
    r"|đồng thời|ngoài ra"
    r"|trước mắt|trước hết|theo)(?![^\W_])[^.;:]{0,240}?,\s+"
)
_TARGET = re.compile(
    r"(?:(?:đến|hết|từ|trong|vào|phấn đấu|hằng|hàng|mỗi|cuối|trước) ?(?:đến |hết |cuối )?(?:năm|quý"
    r"|giai đoạn)?[^.;:,]{0,40}[,:]?\s*)?"
    r"(?:phấn đấu\s+)?(?:có\s+)?(?:(?:trên|dưới|khoảng|ít nhất|tối thiểu|đạt|tăng|giảm|tối đa|hơn|từ)\s+)*"
    r"(?:\d[\d.,]*\s?%|tỷ lệ|tỉ lệ|(?!\d{1,2}/(?:19|20)\d\d)\d+/\d+|số (?:lượng|vụ|người|hộ|xã|lượt))"
)
_SHARE = re.compile(
    r"(?:mỗi|từng|tất cả(?: các)?|các|toàn tỉnh|cả tỉnh) [^.;:,]{0,60}?\b(?:có|đạt|còn)\s+"
    r"(?:(?:ít nhất|tối thiểu|trên|từ|khoảng)\s+\d|\d[\d.,]*\s?%)"
)
"""What every unit of a class is to have: "Mỗi xã có ít nhất 02 câu lạc bộ"."""
_AIM = re.compile(r"(?:các |những )?(?:mục tiêu|mục đích|yêu cầu|chỉ tiêu|quan điểm|nguyên tắc|kết quả)\b[^.;:]{0,40}:")
_REACHED = re.compile(
    r"^(?:phấn đấu|đến (?:hết |cuối )?năm \d{4})\b[^.;]{0,200}?\b(?:đạt|tăng|giảm|còn|chiếm|là)\s[^.;]{0,60}?\d"
)
_PASSIVE = re.compile(
    r"[^.;]{0,160}?\bđược (?:thể hiện|xác định|quy định|xếp|chia|nêu|cấu trúc|hiểu|tính|phân|ghi|trích|lấy"
    r"|bố trí từ|bảo đảm"
    r"|đảm bảo|cập nhật tại)\b"
)
"""A subject that something is done to: a statement of fact, as in "Điểm được thể hiện tại Bảng 1"."""


@cache
def _verb() -> re.Pattern[str]:
    every = sorted((same(word) for word in words("measure_verbs")), key=len, reverse=True)
    return re.compile(rf"(?:và |cần |phải )?(?:{'|'.join(map(re.escape, every))})(?![^\W_])")


def begins_with_verb(text: str) -> bool:
    """Whether folded words begin as a measure does, with a verb or its adverb."""
    return _verb().match(text) is not None


def is_target(passage: Passage) -> bool:
    """Whether an item states an aim: a share, a number or a state to be reached by a time."""
    text = passage.same
    return bool(_TARGET.match(text) or _SHARE.match(text) or _AIM.match(text) or _REACHED.match(text))


_SUBJECT = re.compile(
    r"(?:các|những|mọi|mỗi|từng|toàn|tất cả|cơ quan|đơn vị|tổ chức|doanh nghiệp|người đứng đầu|thủ trưởng"
    r"|cán bộ)(?![^\W_])"
)
_COUNT = re.compile(r"\d")


def states_work(passage: Passage) -> bool:
    """Whether an item that names no body states work to be done."""
    text = passage.same
    if is_target(passage) or text.endswith(":"):
        return False
    prefix, adverbial = _PREFIX.match(text), _ADVERBIAL.match(text)
    if prefix and _COUNT.match(text, prefix.end()):
        return False
    for start in (0, prefix.end() if prefix else 0, adverbial.end() if adverbial else 0):
        if begins_with_verb(text[start:]):
            return not _PASSIVE.match(text, start)
    return bool(_SUBJECT.match(text)) and _acts(text)


def _acts(text: str) -> bool:
    """Whether a subject that no rule knows does something: "Các lực lượng xung kích cần …"."""
    clause = re.split(r"[.;:]\s", text, maxsplit=1)[0]
    return not _PASSIVE.match(clause) and bool(re.search(rf"\s{_verb().pattern}", clause))
