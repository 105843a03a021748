"""Subjects that no lexicon knows, told by the role that follows them: "Cục Khám, chữa bệnh chủ trì", "Tổ thư ký …"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from graph.registry.fold import same
from loaders.bodies.mentions import BodyList, Mention, opened
from loaders.tasks.measures import begins_with_verb
from loaders.text.passage import Passage

_SUBJECT = re.compile(
    r"(?:giao (?:cho )?|đề nghị |yêu cầu )?"
    r"(?P<name>[^\W\d_][^.;:()|\t\"“”]{2,90}?)\s+"
    r"(?=(?:(?:là|làm) (?:cơ quan |đơn vị )?(?:đầu mối|chủ trì|thường trực)|(?:cơ quan |đơn vị )?chủ trì"
    r"|(?:có|chịu) trách nhiệm(?! (?:của|về|liên quan)(?![^\W_]))"
    r"|có (?:các )?nhiệm vụ)(?![^\W_]))"
)
_NO_BODY = re.compile(
    r"(?:là|làm|được|giao|phân công|cùng|phối hợp|tham gia|bám sát|theo đó|(?:các |những )?(?:cơ quan|đơn vị|tổ chức"
    r"|cá nhân)$|việc|công tác|nhiệm vụ|nội dung|hoạt động|kế hoạch|chương trình|dự án|đề án|quá trình|trên|trong|theo"
    r"|căn cứ|khi|nếu|để|nhằm|do|từ|với|về|đối với|ngoài|đồng thời|đồng chí|ông|bà|không|ai|người|một|hai|phân định|mỗi"
    r"|định kỳ|sau|trước|hằng|hàng|đến|tại|ở|kết quả|văn bản|hội nghị|cuộc|phiên|lễ|buổi)(?![^\W_])"
)
_CLAUSE = re.compile(
    r" (?:được|do|để|nhằm|nếu|khi|theo|trong|trên|sẽ|đã|đang|mà|là|có|cần|phải|bị|giao|phân công)(?![^\W_])"
)
_LONGEST = 12
_PARTY = re.compile(
    r"(?:các )?(?:ban thường vụ|đảng đoàn|ban cán sự đảng|đảng ủy|đảng bộ|cấp ủy|quân ủy"
    r"|(?:tỉnh|thành|huyện|quận|thị) ủy)(?![^\W_])"
)
_GUIDES = re.compile(r"lãnh đạo (?=\S)")


def guides(passage: Passage, names: Iterable[str]) -> bool:
    """Whether "Lãnh đạo" opens an item as what a Party body of these names does, and not as the heads of a body."""
    holders = [same(name) for name in names]
    return bool(holders) and all(map(_PARTY.match, holders)) and _GUIDES.match(passage.same) is not None


def before_role(passage: Passage, start: int, stop: int) -> BodyList | None:
    """The body that begins at `start` and is given a role by the words behind it; none where these tell no body.

    It begins with a capital, holds no clause, and has at most twelve words. It stays as written.
    """
    hit = _SUBJECT.match(passage.same, start, stop)
    if hit is None:
        return None
    at, end = hit.span("name")
    name = passage.text[at:end]
    words = passage.same[at:end]
    if not (passage.text[start].isupper() and name[:1].isupper()) or len(name.split()) > _LONGEST:
        return None
    if _NO_BODY.match(words) or begins_with_verb(words) or _CLAUSE.search(words) or words.endswith((",", "-")):
        return None
    return BodyList((Mention(opened(name), None, at, end, known=False),), end)
