"""The labels under which plans put leads, partners, deadlines and results, in their many wordings.

The same grammar reads labels in running lines ("Cơ quan chủ trì: …") and headers of table columns.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from loaders.text.blocks import Block
from loaders.text.lines import Mark
from loaders.text.passage import Passage


class Slot(StrEnum):
    """What a label or a column holds."""

    LEAD = "lead"
    PARTNER = "partner"
    BOTH = "both"
    DEADLINE = "deadline"
    DELIVERABLE = "deliverable"
    TASK = "task"
    NUMBER = "number"
    OTHER = "other"


_SUBJECT = (
    r"(?:các |những )?(?:cơ quan|đơn vị|tổ chức|sở|ban|ngành|địa phương|cấp|bộ|bộ phận|cá nhân|phòng|lãnh đạo"
    r"|chủ thể|nơi|thành phần|người|cq|đv)"
)
_UNIT = r"(?:các |những )?(?:cơ quan|đơn vị|tổ chức|địa phương|cấp|bộ phận|cá nhân|lãnh đạo|chủ thể|nơi|người|cq|đv)"
"""Who does the work, in general words: "Sở Xây dựng" is a body, "Đơn vị xây dựng" a label."""
_SUBJECTS = rf"{_SUBJECT}(?:(?:,| và|/| -|,? hoặc)? ?{_SUBJECT}){{0,8}}"
_WORK = (
    r"(?:tổ chức thực hiện|triển khai thực hiện|thực hiện|tham mưu|triển khai|chính|đầu mối|chủ trì|tổng hợp|xây dựng"
    r"|theo dõi|soạn thảo|giải quyết|nhiệm vụ|chịu trách nhiệm|thẩm tra|thẩm định|hướng dẫn|xử lý|trình|báo cáo"
    r"|vận hành|quản lý|điều phối|tiến hành|tổ chức|giám sát|kiểm tra|đôn đốc|chỉ đạo|rà soát|nghiên cứu)"
)
"""What a body does to a task, behind "chủ trì" and "phối hợp" in a label."""
_STEP = r"(?: ?[,/-] ?| )(?:và )?"
"""What stands between two words of a label; each of them is read in one way only, however long the row."""
_GIVEN = r"(?:(?:được |có )?(?:giao|phân công|trách nhiệm) )?"
_LEADING = (
    r"(?:chủ trì|(?:làm )?đầu mối|chịu trách nhiệm(?: chính)?|phụ trách|thường trực|chủ quản|nòng cốt)"
    rf"(?:{_STEP}{_WORK}){{0,8}}+"
)
_WITH = rf"phối hợp(?: (?:với|cùng|{_WORK})){{0,8}}+"
_GRAMMAR: tuple[tuple[Slot, str], ...] = (
    (Slot.OTHER, r"(?:lãnh đạo|đồng chí)(?: [^\W\d_]+){0,3}? (?:phụ trách|chỉ đạo|theo dõi)(?: chung)?"),
    (Slot.BOTH, rf"(?:{_SUBJECTS} )?{_GIVEN}{_LEADING}(?: ?[,/;-] ?| và | ){_WITH}"),
    (Slot.BOTH, rf"(?:{_SUBJECTS} )?{_GIVEN}(?:thực hiện)(?: ?[,/;-] ?| và ){_WITH}"),
    (Slot.LEAD, rf"(?:{_SUBJECTS} )?{_GIVEN}{_LEADING}"),
    (Slot.LEAD,(
        rf"{_SUBJECTS} {_GIVEN}(?:tổ chức |triển khai )?(?:thực hiện|tham mưu|triển khai|giải quyết"
        rf"|soạn thảo)(?: chính)?"
        rf"|(?:{_SUBJECTS}(?:,| và|/) ?)?{_UNIT} {_GIVEN}(?:xây dựng|thẩm định|thẩm tra|vận hành)(?: chính)?"
        rf"|{_UNIT} (?:được|có) (?:giao|phân công|trách nhiệm)(?: nhiệm vụ)?|{_UNIT} tổ chức"
    )),
    (Slot.LEAD,(
        r"(?:phân công|trách nhiệm)(?: nhiệm vụ)? (?:thực hiện|chủ trì)|phân công(?: nhiệm vụ)?"
        r"|đầu mối(?: thực hiện)?"
    )),
    (Slot.LEAD, r"giao(?: nhiệm vụ)?(?: cho)?"),
    (Slot.PARTNER,(
        rf"(?:{_SUBJECTS} )?{_GIVEN}(?:cùng )?(?:tham gia )?{_WITH}|(?:{_SUBJECTS} )(?:cùng )?(?:tham gia|hỗ trợ"
        rf"|(?:có )?liên quan)"
    )),
    (
        Slot.DEADLINE,
        r"(?:dự kiến )?(?:thời gian|thời hạn|tiến độ|lộ trình|thời điểm|kỳ hạn|mốc thời gian|mốc|hạn|hạn chót|ngày)"
        rf"(?:{_STEP}(?:thực hiện|hoàn thành|triển khai|dự kiến|bắt đầu|kết thúc|cụ thể|báo cáo|trình"
        r"|tiến độ|thời gian|thời hạn|ban hành|tổ chức|tiến hành|giải quyết|xong|gửi|áp dụng|địa điểm)){0,8}+"
        r"|(?:dự kiến )?hoàn thành(?: trước)?|tần suất(?: thực hiện)?|(?:giai đoạn|năm) (?:thực hiện|hoàn thành)",
    ),
    (
        Slot.DELIVERABLE,
        r"(?:dự kiến |yêu cầu |tên |loại |hình thức |văn bản ?/ ?)?(?:kết quả|sản phẩm|đầu ra)"
        rf"(?:{_STEP}(?:kết quả|sản phẩm|đầu ra|đạt được|cần đạt|thực hiện|dự kiến|mong đợi|cụ thể|giao nộp"
        r"|hoàn thành|nhiệm vụ|chủ yếu|cuối cùng|chính|phải đạt|công việc|hoạt động|ban hành|triển khai)){0,8}+",
    ),
    (
        Slot.TASK,
        r"(?:tên |các |danh mục )?(?:nhiệm vụ|nội dung|công việc|hoạt động|giải pháp|việc)"
        rf"(?:{_STEP}(?:nhiệm vụ|nội dung|công việc|giải pháp"
        r"|hoạt động|thực hiện|triển khai|cụ thể|trọng tâm|chủ yếu|chính|cần thực hiện|kế hoạch|phối hợp)){0,8}+",
    ),
    (Slot.NUMBER, r"s ?tt|tt|số tt|số thứ tự|thứ tự"),
    (
        Slot.OTHER,
        r"(?:nguồn |dự toán |tổng )?kinh phí(?: thực hiện)?(?: dự kiến)?|mục tiêu|mục đích|yêu cầu"
        r"|địa điểm|đối tượng(?: thực hiện)?|ghi chú|hình thức"
        r"|cách thức|phương thức|phương pháp|nguồn lực|chỉ tiêu|quy mô|thành phần|phạm vi|số lượng"
        r"|căn cứ(?: pháp lý)?|cấp trình|cấp có thẩm quyền(?: ban hành)?"
        r"|cơ quan ban hành|cấp ban hành|hình thức văn bản|đơn vị tính|biện pháp",
    ),
)  # fmt: skip
_SLOTS = tuple((slot, re.compile(pattern)) for slot, pattern in _GRAMMAR)
_NUMBERS = next(pattern for slot, pattern in _SLOTS if slot is Slot.NUMBER)
_START = re.compile(
    r"(?:^|(?<=[.;(])\s*|(?<=, )|(?<= - )|(?<=\+ )|(?<=; )|(?<=\) )"
    r"|(?<= )(?=(?:cơ quan |đơn vị )?(?:chủ trì|phối hợp)(?: thực hiện)?\s*:))(?=[^\W\d_])"
)
_COLON = re.compile(r"\s*(?:\([^()]{0,40}\)\s*)?[:：]\s*")
_HEADER_TAIL = re.compile(r"\s*(?:\(.*\))?\s*[.:*]*\s*$")


_RELATED = re.compile(r"[^.;:()]{0,60}liên quan\s*:")
"""The end of a list of bodies before a colon: "… phối hợp với Sở A và các cơ quan liên quan:"."""


@dataclass(frozen=True)
class Label:
    """A label at passage[start:content) and its content passage[content:end)."""

    slot: Slot
    passage: Passage
    start: int
    content: int
    end: int

    @property
    def text(self) -> str:
        """The content's words, closing marks dropped."""
        return self.passage.text[self.content : self.end].strip().rstrip(".;").strip()


def _slot_at(passage: Passage, at: int) -> tuple[Slot, int] | None:
    """The slot whose label starts at `at`, and where its content begins: behind a colon."""
    for slot, pattern in _SLOTS:
        hit = pattern.match(passage.same, at)
        colon = _COLON.match(passage.same, hit.end()) if hit else None
        if colon:
            return slot, colon.end()
    return None


def find_labels(passage: Passage) -> list[Label]:
    """The labels of a line, in order, each content reaching to the next label."""
    found: list[tuple[Slot, int, int]] = []
    last = max(map(passage.same.rfind, ":："))
    for start in _START.finditer(passage.same, 0, last + 1):
        at = start.end()
        if found and at < found[-1][2]:
            continue
        here = _slot_at(passage, at)
        if at > 0 and _RELATED.match(passage.same, at):
            continue
        if here and here[0] not in (Slot.TASK, Slot.NUMBER):
            found.append((here[0], at, here[1]))
    stops = [*(s for _, s, _ in found[1:]), len(passage)][: len(found)]
    bracket = passage.text.find("(")
    return [
        Label(slot, passage, s, c, _inside(passage, s, e) if 0 <= bracket < s else e)
        for (slot, s, c), e in zip(found, stops, strict=True)
    ]


CARRYING = (Slot.LEAD, Slot.PARTNER, Slot.BOTH, Slot.DEADLINE, Slot.DELIVERABLE)
"""The slots that make an item a task."""


def is_label_line(block: Block) -> bool:
    """Whether the line is a label of the item before it: its first words are a label, and it is no heading itself."""
    here = _slot_at(block.body, 0)
    if here is None or here[0] in (Slot.TASK, Slot.NUMBER) or block.heading or block.body.text[: here[1]].isupper():
        return False
    if block.marker is None or block.marker.kind is Mark.BULLET:
        return True
    return block.marker.kind >= Mark.ARABIC and here[0] in CARRYING and here[1] < len(block.body)


def _inside(passage: Passage, start: int, end: int) -> int:
    """The end of content behind a bracket, before the one that closes it ("… (Cơ quan chủ trì: Sở A)")."""
    text = passage.text[start:end]
    closing = text.rfind(")")
    opened = text.count(")") > text.count("(")
    return start + closing if opened and not text[closing + 1 :].strip(" .;") else end


def starts_with_role(passage: Passage, at: int) -> bool:
    """Whether the content at `at` names its own role first: "Chủ trì: Sở A"."""
    here = _slot_at(passage, at)
    return here is not None and here[0] in (Slot.LEAD, Slot.PARTNER)


_ALONE = re.compile(r"\s*(?:\([^()]{0,60}\))?\s*[.:]?\s*$")
_BODY = re.compile(r"(?:sở|ban|bộ(?! phận)|ngành|phòng)(?![^\W_])|.*liên quan$")


def slot_heading(passage: Passage) -> tuple[Slot, int] | None:
    """The slot of an item that is a label ("2. Cơ quan chủ trì", "a) Thời gian: Quý I"), and where its content begins.

    "Các bộ, ngành liên quan" alone is no label but its content, and "Sở Xây dựng" is a body.
    """
    for slot, pattern in _SLOTS:
        hit = pattern.match(passage.same)
        if hit and _ALONE.fullmatch(passage.same, hit.end()) and not _BODY.match(hit[0]):
            return slot, len(passage)
    return _slot_at(passage, 0)


def heads_numbers(cell: Passage) -> bool:
    """Whether a cell is the header of the column of running numbers."""
    hit = _NUMBERS.match(cell.same)
    return hit is not None and _HEADER_TAIL.fullmatch(cell.same, hit.end()) is not None


def header_slot(cell: Passage) -> Slot | None:
    """The slot of a table column with this header, or None for a header that means nothing to us."""
    for slot, pattern in _SLOTS:
        hit = pattern.match(cell.same)
        if hit and _HEADER_TAIL.fullmatch(cell.same, hit.end()):
            return slot
    return _by_keyword(cell.same)


def _by_keyword(text: str) -> Slot | None:
    """Headers in longer words: the strongest keyword decides."""
    if len(text) > 90 or text.startswith(("thuộc ", "nhóm ")):
        return None
    leads, partners = "chủ trì" in text or "đầu mối" in text, "phối hợp" in text
    if leads or partners:
        return Slot.BOTH if leads and partners else Slot.LEAD if leads else Slot.PARTNER
    for words, slot in (
        (("thời gian", "thời hạn", "tiến độ", "hoàn thành"), Slot.DEADLINE),
        (("sản phẩm", "kết quả", "đầu ra"), Slot.DELIVERABLE),
        (("cơ quan", "đơn vị", "trách nhiệm", "phân công"), Slot.LEAD),
        (("nhiệm vụ", "nội dung", "công việc", "giải pháp", "hoạt động"), Slot.TASK),
        (("ghi chú", "kinh phí"), Slot.OTHER),
        (("tên đề án", "đề án", "tên văn bản", "chương trình, dự án"), Slot.TASK),
    ):
        if any(w in text for w in words):
            return slot
    return None
