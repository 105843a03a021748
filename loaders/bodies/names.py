"""Names that no registry knows, recognised by their head noun and their capitals; kept as written."""

from __future__ import annotations

import re

from graph.registry.fold import same
from loaders.text.passage import Passage

HEADS = (
    "sở", "bộ", "ban", "cục", "chi cục", "tổng cục", "vụ", "viện", "trường", "trung tâm", "hội", "liên hiệp", "liên đoàn", "hiệp hội",
    "quỹ", "công ty", "tổng công ty", "tập đoàn", "ngân hàng", "bảo hiểm xã hội", "kho bạc", "đài", "báo", "đảng ủy", "huyện ủy",
    "thị ủy", "thành ủy", "quận ủy", "phòng", "văn phòng", "ủy ban", "hội đồng", "tòa án", "viện kiểm sát", "bệnh viện", "đại học",
    "học viện", "phân hiệu", "thanh tra", "bộ chỉ huy", "bộ tư lệnh", "tỉnh đoàn", "đoàn", "tổ", "nhà xuất bản", "thông tấn xã",
    "kiểm toán", "bưu điện", "mặt trận", "câu lạc bộ", "cổng", "lữ đoàn", "quân khu", "liên minh", "tổng hội", "ubnd", "hđnd",
    "công an", "cao đẳng", "nhà hát", "bảo tàng", "thư viện", "tạp chí", "ủy ban nhân dân", "chính phủ", "quốc hội", "điện lực",
    "vườn quốc gia", "hợp tác xã", "trạm", "ban quản lý", "ban chỉ đạo", "ban chỉ huy", "hạt kiểm lâm", "cảng vụ", "hải quan",
    "thành đoàn", "huyện đoàn", "vnpt", "viettel", "cơ quan", "đoàn luật sư", "đơn vị", "tổng cục",
)  # fmt: skip
_HEAD = re.compile("(?:" + "|".join(sorted(map(same, HEADS), key=len, reverse=True)) + r")(?![^\W_])")
_LOWER_PARTS = frozenset(
    same(
        "cao đẳng đại học trung cấp nghề dịch vụ việc làm quản lý dự án đầu tư khu kinh tế công nghiệp nước sạch vệ sinh môi trường"
        " nông thôn phát triển quỹ đất thông tin xúc tiến cộng đồng sư phạm y tế chính trị hành chính văn hóa thể thao du lịch khuyến nông"
        " kiểm soát bệnh tật bảo trợ xã hội hợp tác điện tử thi đua khen thưởng phòng chống hữu nghị doanh nhân trẻ hỗ trợ tỉnh nhân dân"
        " thành phố huyện xã phường thị trấn quận đặc khu nhà nước trung ương khoa học công nghệ nghiên cứu đào tạo bồi dưỡng kỹ thuật"
        " phục vụ hành chính công giáo dục thường xuyên dạy nghề thanh niên phụ nữ nông dân liên lạc"
    ).split()
)
_LINKS = frozenset(same("và của các với về ở tại cho trong đối").split())
_STEP = re.compile(r"( ?- ?| )([^\W_]+(?:&[^\W_]+)*)|(, )(?=[A-ZĐÀ-Ỹ])")
_HARD = re.compile(r"[;:()\"“”]|,|\.(?=\s|$)| - |\s/\s| và (?=(?:các|những)\b)")


def find_name(passage: Passage, at: int) -> int | None:
    """The end of an unknown body's name that starts at `at` in running text, or None.

    It starts with a capitalised head noun; capitalised words belong to it, link words only before a capital that
    starts no body of its own, and a few lower-case words that names of institutions are made of.
    """
    head = _HEAD.match(passage.same, at)
    if not head or not passage.text[at].isupper() or (at and passage.text[at - 1].isalnum()):
        return None
    end, proper = head.end(), passage.text[at : head.end()].isupper()
    while step := _STEP.match(passage.text, end):
        word = step[2]
        if word is None:
            break
        low = same(word)
        if word[0].isupper() or word.isdigit():
            if _HEAD.match(passage.same, step.start(2)) and same(word) not in _LOWER_PARTS and low in {"sở", "ubnd"}:
                break
            end, proper = step.end(), True
        elif low in _LOWER_PARTS or (low in _LINKS and _capital_after(passage, step.end(), low)):
            end = step.end()
        else:
            break
    return end if proper and end > head.end() else None


def _capital_after(passage: Passage, at: int, link: str) -> bool:
    text = passage.text
    if at + 1 >= len(text) or text[at] != " " or not text[at + 1].isupper():
        return False
    return not (link == "và" and _HEAD.match(passage.same, at + 1))


def find_segment(passage: Passage, at: int, end: int) -> int:
    """The end of the list element at `at` in a delimited place (cell, label, recipient): up to the next separator."""
    hit = _HARD.search(passage.text, at, end)
    return hit.start() if hit else end
