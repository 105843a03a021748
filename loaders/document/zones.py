"""Zones of a document: what stands before the title, title, legal basis, body, recipients, signature.

Each zone is found by its own form, never by line number. A decision that carries a plan has two titles; both bodies
belong to the one document.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from loaders.lexicon import words
from loaders.text.blocks import Block
from loaders.text.lines import Mark
from loaders.text.table import Table


class Zone(StrEnum):
    """Where in the document a block stands."""

    HEAD = "head"
    TITLE = "title"
    BASIS = "basis"
    OPENING = "opening"
    BODY = "body"
    RECIPIENTS = "recipients"
    SIGNATURE = "signature"
    NOTE = "note"


KINDS = words("document_kinds")
_KIND = re.compile(r"(?:" + "|".join(sorted(KINDS, key=len, reverse=True)) + r")(?: liên tịch| hành động)?\s*:?\s*$")
_BASIS = re.compile(r"(?:căn cứ|theo đề nghị|xét đề nghị|xét tờ trình|theo tờ trình)\b")
_OPENING = re.compile(
    r"(?:thực hiện|triển khai|thi hành|để thực hiện|để triển khai|nhằm thực hiện|nhằm triển khai"
    r"|tiếp tục thực hiện|quán triệt|để (?:tiếp tục|kịp thời)"
    r"|trong thời gian qua|những năm qua|thời gian qua|kính gửi|phát huy|trên cơ sở)\b"
)
_CARRIES_OUT = re.compile(
    r"(?:để |nhằm |tiếp tục )?(?:tổ chức |triển khai )?(?:thực hiện|triển khai|thi hành|quán triệt) "
    r"(?:các )?(?:" + "|".join(sorted(KINDS, key=len, reverse=True)) + r"|văn bản|luật)\b[^.]{0,40}\d"
)
"""A bullet above the outline that names what is carried out, as "Căn cứ" does in others."""
_RECIPIENTS = re.compile(r"n[ơo][ií] nh[ậâa]n\s*[:.]?")
_HEAD_BLOCKS = 25
_APPENDIX = re.compile(
    r"(?:phụ lục|đề cương|biểu số|danh mục (?:các )?(?:nhiệm vụ|công việc|hoạt động)|bảng phân công)\b"
)
_FILED = re.compile(r"l[ưu]+\s*[:;]?\s*(?:vt|vp|hc|văn thư)|l[ưu]u\b")
"""The last line of the recipients; what follows is the signature, or the web page around the document."""
_SIGNATURE = re.compile(
    r"(?:tm|kt|tl|tuq|t/m|k/t|t/l|q)\s?\.?\s+(?:ủy ban|ubnd|hđnd|hội đồng|ban |tỉnh|thành|chủ tịch|giám đốc"
    r"|bộ trưởng|thủ trưởng|chính phủ|bộ chính trị|thủ tướng|trưởng ban|chánh văn phòng)"
    r"|(?:phó )?chủ tịch$|(?:phó )?bí thư$|(?:phó )?giám đốc$|(?:phó )?thủ tướng$|(?:thứ|bộ) trưởng$|\(?đã ký\)?$"
)


@dataclass(frozen=True)
class Zoned:
    """A block or table with its zone; `part` counts titles: 1 for the document, 2 for a plan that it carries."""

    block: Block | Table
    zone: Zone
    part: int


def is_kind_line(block: Block) -> str | None:
    """The kind that a title line names ("KẾ HOẠCH"), or None: the kind alone, in capitals or set as heading."""
    text = block.text.text
    if block.marker is not None or not (text.isupper() or block.heading) or not _KIND.match(block.text.same):
        return None
    return block.text.same.rstrip(" :")


class _Splitter:
    """Walks the blocks once and tells each its zone."""

    def __init__(self) -> None:
        self.zone, self.part, self.title_lines = Zone.HEAD, 0, 0
        self.closed = self.opened = self.addressed = self.ended = self.telegram = False

    def place(self, block: Block | Table) -> Zone:
        if isinstance(block, Table):
            if self.zone is Zone.RECIPIENTS and any(_FILED.search(cell.same) for row in block.rows for cell in row):
                self.closed = True
            if self.telegram and self.addressed and not _is_task_table(block):
                return self.zone
            if self.zone in (Zone.TITLE, Zone.BASIS, Zone.OPENING) or (
                self.zone is Zone.SIGNATURE and _is_task_table(block)
            ):
                self.zone = Zone.BODY
            return self.zone
        self.zone = self._next(block)
        self.ended = self.zone is Zone.BODY and block.text.text.endswith("./.")
        return self.zone

    def _next(self, block: Block) -> Zone:
        text = block.text.same
        if is_kind_line(block):
            return self._title(text)
        if _RECIPIENTS.match(text) and len(text) < 1500 and self.zone is not Zone.HEAD:
            self.closed, self.opened = False, True
            return Zone.RECIPIENTS
        closed = self.zone in (Zone.RECIPIENTS, Zone.SIGNATURE) or self.ended
        if closed and _APPENDIX.match(text) and block.marker is None:
            self.part += 1
            return Zone.BODY
        if self.zone in (Zone.HEAD, Zone.SIGNATURE):
            return self._outside(block)
        if self.zone is Zone.RECIPIENTS:
            return self._recipients(block)
        if (
            self.zone is Zone.BODY
            and block.marker is None
            and (self.ended or _SIGNATURE.match(text))
            and len(text) < 90
        ):
            return Zone.SIGNATURE
        if self.zone in (Zone.TITLE, Zone.BASIS, Zone.OPENING):
            return self._front(block)
        return Zone.BODY

    def _title(self, text: str) -> Zone:
        kind = text.rstrip(" :")
        if self.zone in (Zone.BASIS, Zone.TITLE) and kind in ("quyết định", "quyết nghị", "nghị quyết") and self.part:
            return Zone.BASIS
        self.part += 1
        self.title_lines = 0
        return Zone.TITLE

    def _outside(self, block: Block) -> Zone:
        """Before a title, or behind a signature: an attached text goes on with a heading or an outline marker."""
        text = block.text.same
        if self.opened and not self.closed and block.marker is not None and block.marker.kind is Mark.BULLET:
            return self._recipients(block)
        if self.zone is Zone.HEAD and (_BASIS.match(text) or (_OPENING.match(text) and len(text) > 60)):
            self.part = max(self.part, 1)
            return Zone.BASIS if _BASIS.match(text) else Zone.OPENING
        if self.zone is Zone.HEAD and self.addressed and _is_paragraph(block):
            self.part = max(self.part, 1)
            return Zone.BODY if _ORDERS.search(text) else Zone.OPENING
        self.addressed = self.addressed or _ADDRESS.match(text) is not None
        if block.marker and block.marker.kind <= 4 and len(text) > 8 and not re.match(r"\d", block.body.text):
            self.part = self.part + 1 if self.zone is Zone.SIGNATURE else max(self.part, 1)
            return Zone.BODY
        return self.zone

    def _recipients(self, block: Block) -> Zone:
        if _SIGNATURE.match(block.text.same) or self.closed:
            return Zone.SIGNATURE
        self.closed = bool(_FILED.match(block.body.same))
        if block.marker and block.marker.kind <= 3:
            return Zone.BODY
        return Zone.RECIPIENTS

    def _front(self, block: Block) -> Zone:
        text = block.text.same
        if self.zone is not Zone.OPENING and _is_basis_bullet(block):
            return Zone.BASIS
        if self._in_telegram(block):
            return Zone.OPENING
        if block.marker is not None or (block.heading and self.zone is Zone.OPENING):
            return Zone.BODY
        if _BASIS.match(text):
            return Zone.BASIS
        if self.zone is Zone.TITLE:
            self.title_lines += 1
            if text.startswith("(") or block.text.text.isupper():
                return Zone.TITLE
            again = self.title_lines > 1 and _OPENING.match(text) and len(text) > 120
            return Zone.OPENING if _ends_sentence(block) or again else Zone.TITLE
        if self.zone is Zone.BASIS and re.match(r"(?:quyết định|quyết nghị)\s*:?$", text):
            return Zone.BASIS
        if self.zone is Zone.OPENING and _ended(block):
            return Zone.OPENING
        return Zone.OPENING if self.zone is Zone.BASIS or _OPENING.match(text) else Zone.BODY

    def _in_telegram(self, block: Block) -> bool:
        """Whether a block is what opens a telegram: whom it goes to, then paragraphs up to the one that orders."""
        if _TELEGRAM.match(block.text.text):
            self.telegram = self.addressed = True
            return True
        bullet = block.marker is not None and block.marker.kind is Mark.BULLET
        self.addressed = self.addressed and bullet
        if not self.telegram or bullet or block.marker is not None or block.heading:
            return self.telegram and self.addressed
        self.telegram = not block.text.text.endswith(":")
        return not self.telegram or not _ORDERS.search(block.text.same)


_ADDRESS = re.compile(r"kính gửi")
_TELEGRAM = re.compile(
    r"^(?:THỦ TƯỚNG|CHỦ TỊCH|BỘ TRƯỞNG|BỘ|ỦY BAN|UỶ BAN|BAN|UBND|GIÁM ĐỐC)[^a-z:]{0,90} [đĐ]iện ?:\s*$"
)
"""The line of a telegram above those that it is sent to; what stands between them and the outline opens it."""
_ORDERS = re.compile(
    r"(?:chủ tịch|phó chủ tịch|ubnd|ủy ban nhân dân|bộ trưởng|thủ tướng(?: chính phủ)?|giám đốc|ban thường vụ|tỉnh ủy)"
    r"[^;.:]{0,60} (?:giao|yêu cầu|đề nghị|chỉ đạo)(?![^\W_])|^(?:giao|đề nghị|yêu cầu) "
)
_PARAGRAPH = 90


def _is_paragraph(block: Block) -> bool:
    """Whether a block behind the addressees of a letter is its first paragraph."""
    return block.marker is None and len(block.text) > _PARAGRAPH and not block.text.text.isupper()


def _is_basis_bullet(block: Block) -> bool:
    if block.marker is None or block.marker.kind is not Mark.BULLET:
        return False
    return bool(_BASIS.match(block.body.same) or _CARRIES_OUT.match(block.body.same))


def _ends_sentence(block: Block) -> bool:
    return bool(re.search(r"[.:;]\s*$", block.text.text)) and len(block.text) > 40


def _ended(block: Block) -> bool:
    return bool(re.search(r"như sau\s*[:.]?\s*$|sau đây\s*[:.]?\s*$", block.text.same))


def _open_head(blocks: list[Block | Table]) -> list[Block | Table]:
    """The two-column header of many files is a table: its cells as lines, left column first."""
    out: list[Block | Table] = []
    for i, block in enumerate(blocks):
        if isinstance(block, Block):
            if is_kind_line(block):
                return out + blocks[i:]
            out.append(block)
        elif i < _HEAD_BLOCKS and not _is_task_table(block):
            width = max(len(row) for row in block.rows)
            cells = [row[c] for c in range(width) for row in block.rows if c < len(row) and row[c].text]
            out += [Block(cell, None, cell, False, True) for cell in cells]
        else:
            return out + blocks[i:]
    return out


def _is_task_table(table: Table) -> bool:
    return len(table.rows) > 5 or any("chủ trì" in cell.same for row in table.rows[:2] for cell in row)


def zones(blocks: list[Block | Table]) -> list[Zoned]:
    """Every block with its zone. A document without any title line is all body behind its head."""
    blocks = _open_head(blocks)
    if not any(isinstance(b, Block) and is_kind_line(b) for b in blocks):
        return _untitled(blocks)
    splitter = _Splitter()
    return [Zoned(b, splitter.place(b), max(splitter.part, 1)) for b in blocks]


def _untitled(blocks: list[Block | Table]) -> list[Zoned]:
    """A letter or a fragment: the head ends at the first basis, opening, marker or table."""
    splitter = _Splitter()
    out: list[Zoned] = []
    for block in blocks:
        if isinstance(block, Table) and splitter.zone is Zone.HEAD:
            splitter.zone = Zone.BODY
        out.append(Zoned(block, splitter.place(block), max(splitter.part, 1)))
    return out
