"""Names that no registry knows, recognised by their head noun and their capitals; kept as written."""

from __future__ import annotations

import re
from functools import lru_cache

from graph.registry.bodies import bodies
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
    "ban cán sự đảng", "đảng đoàn", "thành đoàn", "huyện đoàn", "vnpt", "viettel", "cơ quan", "đoàn luật sư", "đơn vị", "tổng cục",
)  # fmt: skip
_HEAD = re.compile("(?:" + "|".join(sorted(map(same, HEADS), key=len, reverse=True)) + r")(?![^\W_])")
_VERBS = (
    "tham mưu", "tổ chức", "xây dựng", "triển khai", "thực hiện", "chỉ đạo", "phối hợp", "chủ trì", "chủ động", "tăng cường", "đẩy mạnh", "rà soát",
    "theo dõi", "đôn đốc", "tổng hợp", "báo cáo", "đề xuất", "trình", "ban hành", "bố trí", "thẩm định", "phân bổ", "cân đối", "tuyên truyền", "phổ biến",
    "vận động", "phát huy", "tiếp tục", "tích cực", "đảm bảo", "bảo đảm", "tạo điều kiện", "lồng ghép", "cung cấp", "đăng tải", "tiếp nhận", "sử dụng",
    "có trách nhiệm", "chịu trách nhiệm", "căn cứ", "theo", "trong", "để", "nhằm", "là", "được", "lãnh đạo", "cử", "gửi", "lập", "kiểm tra", "giám sát",
    "thường xuyên", "kịp thời", "đưa tin", "mở", "duy trì", "nâng cao", "thông báo", "tham gia", "nghiên cứu", "đăng ký", "khẩn trương", "yêu cầu", "đề nghị",
    "giao", "trên địa bàn", "hoàn thành", "nêu trên", "này", "khi", "từ", "đến", "do", "có", "cần", "phải", "quán triệt", "hướng dẫn", "quan tâm", "vào", "chuyển",
)  # fmt: skip
_STOP = re.compile("(?:" + "|".join(sorted(map(same, _VERBS), key=len, reverse=True)) + r")(?![^\W_])")
_ANCHORS = frozenset(same("tỉnh huyện quận xã").split())
_STEP = re.compile(r"( ?- ?| )([^\W_]+(?:&[^\W_]+)*)")
_LONGEST = 14
_HARD = re.compile(r"[;:()\"“”]|,(?! [a-zđ][^,;]* (?:cấp )?tỉnh\b)|\.(?=\s|$)| - (?![A-ZĐ])|\s/\s| và (?=(?:các|những)\b)")


def find_name(passage: Passage, at: int) -> int | None:
    """The end of an unknown body's name that starts at `at` in running text, or None.

    It starts with a capitalised head noun and reaches, over at most fourteen words without mark or verb, to its last
    anchor: a capitalised word, "tỉnh", "thành phố" and the like. "và" ends it before the head of another body.
    """
    head = _HEAD.match(passage.same, at)
    if not head or not passage.text[at].isupper() or (at and passage.text[at - 1].isalnum()):
        return None
    if passage.text[at : head.end() + 12].isupper():
        return None
    anchor, end = None, head.end()
    for _ in range(_LONGEST):
        step = _STEP.match(passage.text, end)
        if not step or _ends_before(passage, step.start(2)):
            break
        end = step.end()
        if _is_anchor(passage, step.start(2), end):
            anchor = end
    return _whole_word(passage, anchor) if anchor else None


def _whole_word(passage: Passage, anchor: int) -> int:
    """The end of the compound whose first syllable is the anchor ("Du lịch"): known, or right before the name's end."""
    step = _STEP.match(passage.text, anchor)
    if not step or step[1] != " " or _ends_before(passage, step.start(2)):
        return anchor
    first = passage.same[:anchor].rsplit(" ", 1)[-1]
    following = _STEP.match(passage.text, step.end())
    last = following is None or _ends_before(passage, following.start(2))
    return step.end() if last or (first, same(step[2])) in _compounds() else anchor


@lru_cache(maxsize=1)
def _compounds() -> frozenset[tuple[str, str]]:
    """Two-syllable words that names of bodies hold, from the registry: ("du", "lịch"), ("đầu", "tư")."""
    pairs: set[tuple[str, str]] = set()
    for entry in bodies().values():
        for name in (entry.name, *entry.aliases):
            words = re.findall(r"[^\W_]+", name)
            pairs |= {(same(a), same(b)) for a, b in zip(words, words[1:], strict=False) if a[0].isupper() and b[0].islower()}
    return frozenset(pairs)


def _ends_before(passage: Passage, at: int) -> bool:
    """Whether the word at `at` cannot belong to the name: a verb, a link to another body, or another body's head."""
    if _STOP.match(passage.same, at) and not passage.text[at].isupper():
        return True
    link = _LINK.match(passage.same, at)
    return bool(link) and bool(_HEAD.match(passage.same, link.end())) and (link["all"] is not None or passage.text[link.end()].isupper())


_LINK = re.compile(r"(?:và|với|cùng) (?P<all>các )?")


def _is_anchor(passage: Passage, start: int, end: int) -> bool:
    word = passage.same[start:end]
    return passage.text[start].isupper() or passage.text[start].isdigit() or word in _ANCHORS or (word == "phố" and passage.same[:start].endswith("thành "))


def find_segment(passage: Passage, at: int, end: int) -> int:
    """The end of the list element at `at` in a delimited place (cell, label, recipient): up to the next separator."""
    hit = _HARD.search(passage.text, at, end)
    return hit.start() if hit else end
