"""What a section is for: aims, tasks, organisation; and the paragraphs that are no tasks."""

from __future__ import annotations

import itertools
import re
from enum import StrEnum

from graph.registry.fold import CAPITALS
from loaders.tasks.measures import begins_with_verb
from loaders.text.lines import Mark
from loaders.text.outline import Node
from loaders.text.passage import Passage


class Section(StrEnum):
    """The use of a section, from its heading."""

    AIMS = "aims"
    FUNDS = "funds"
    TASKS = "tasks"
    ORGANISATION = "organisation"
    OTHER = "other"


_PLAIN = r"(?:(?:một số|các|những|về|hệ thống|danh mục) )?"
_AIMS = re.compile(
    r"mục đích|mục tiêu|quan điểm|nguyên tắc|phạm vi|đối tượng|thực trạng|tình hình"
    r"|yêu cầu(?=[ ]*(?:$|[,:;(/&–-])"
    r"| (?:và|chung|cụ thể|đặt ra|đối với|trong|của|cơ bản|chủ yếu|về|nhiệm vụ)(?![^\W_]))"
    r"|căn cứ(?=[ ]*(?:$|[:/])| (?:pháp lý|ban hành|xây dựng|lập|thực tiễn|chính trị|khoa học|và)(?![^\W_]))"
    r"|sự cần thiết|kết quả đạt được|tồn tại|bối cảnh"
    r"|hạn chế(?=,| và| tồn|:|$)|đánh giá (?:chung|tình hình|thực trạng|kết quả)|chỉ tiêu|giải thích từ ngữ"
    r"|hiệu lực|khái quát|đặc điểm|dự báo (?:tình hình|bối cảnh|xu hướng|nhu cầu)|thuận lợi|khó khăn"
    r"|tầm nhìn(?! (?:đến|tới|năm|20))"
    r"|tiêu chuẩn|tiêu chí"
    r"|(?:hình thức|số lượng|cơ cấu)(?:[ ,]+(?:và )?(?:hình thức|số lượng|cơ cấu|đề nghị))* khen thưởng"
)
_FUNDS = re.compile(r"kinh phí|nguồn lực|nguồn vốn|nguồn tài chính|cơ chế tài chính|dự toán")
_TASKS = re.compile(
    r"nhiệm vụ|giải pháp|nội dung|công việc|hoạt động|biện pháp|công tác|chương trình|lĩnh vực|phương án"
    r"|kế hoạch (?:thực hiện|triển khai|cụ thể)|lộ trình|tiến độ"
)
_ORGANISATION = re.compile(
    r"tổ chức (?:triển khai )?thực hiện|phân công|trách nhiệm|tổ chức triển khai|điều khoản thi hành|chế độ báo cáo"
    r"|kiểm tra, giám sát"
)
_CARRIED_OUT = re.compile(
    r"tổ chức (?:(?:triển khai|thực hiện) )+"
    r"(?!kế hoạch|quyết định|chỉ thị|nghị quyết|chương trình|đề án|và|các)[^\W\d_]"
)
"""A task among tasks: "Tổ chức triển khai Chiến lược …" is no heading about the plan itself."""
_HEADED = re.compile(rf"{_PLAIN}(?:{_ORGANISATION.pattern})")
_CLOSING = re.compile(
    r"(?:thừa lệnh|bãi bỏ|trong quá trình (?:tổ chức |triển khai |thực hiện)|quá trình (?:tổ chức |triển khai "
    r"|thực hiện)|trên đây là|nếu (?:có|phát sinh) (?:khó khăn|vướng mắc)"
    r"|(?:kế hoạch|quyết định|chỉ thị|quy chế|chương trình|thông báo) này (?:thay thế|có hiệu lực"
    r"|được phổ biến)|[^.;:]{0,80} (?:xin )?(?:trân trọng )?thông báo (?:để|đến|tới)[^.;]{0,120}"
    r"(?:biết|thực hiện)[ ./]*$"
    r"|nhận được|căn cứ (?:nội dung )?kế hoạch này, )"
)
_NOTICE = re.compile(r"[^.;:]{0,90}(?:thông báo|truyền đạt)[^.;:]{0,120}(?:được |để )?biết(?:,| và) ")
"""With these words an office passes a notice on: "Văn phòng UBND tỉnh thông báo để các cơ quan biết, thực hiện"."""
_PASSES_ON = re.compile(r"[^.;:]{0,90}trân trọng (?:thông báo|đề nghị|cảm ơn|cám ơn)(?![^\W_])")
_FUNDING = re.compile(r"(?:nguồn )?(?:kinh phí|ngân sách)\b|(?:về )?(?:nguồn )?kinh phí(?: thực hiện)?\s*:")
_IN_FORCE = re.compile(
    r"chịu trách nhiệm (?:tổ chức )?(?:thi hành|thực hiện) (?:quyết định|chỉ thị|nghị quyết) này"
    r"|có hiệu lực (?:thi hành )?(?:kể )?từ|^(?:nay )?(?:phê duyệt|ban hành) kèm theo|chịu trách nhiệm thi hành"
    r"|quyết định (?:này )?thi hành"
)
_REPORTING = re.compile(
    r"[\s,]*(?:kịp thời |có trách nhiệm |định kỳ |tổng hợp,? )*(?:gửi|báo cáo|phản ánh|kiến nghị)(?![^\W_])"
)
_HEADING_LENGTH = 300


def is_heading(node: Node) -> bool:
    """A short line over other items, in capitals, or set as a heading: not a sentence with a full stop."""
    text = node.body.text
    if node.block is None or not text or len(text) > _HEADING_LENGTH or re.search(r"[.;]$", text):
        return False
    return text.isupper() or node.block.heading or bool(node.children)


def section_of(node: Node, above: Section) -> Section:
    """The section that the node's heading opens, or the one it stands in."""
    if not is_heading(node):
        return above
    text = node.body.same
    if _HEADED.match(text):
        return above if above is Section.TASKS and _CARRIED_OUT.match(text) else Section.ORGANISATION
    capitals = node.body.text.isupper()
    if begins_with_verb(text) and (not _AIMS.match(text) or (above is Section.TASKS and not _NOUN.match(text))):
        return above
    named = _named(text, anywhere=capitals)
    if not named or ({Section.AIMS, Section.TASKS} == set(named) and _BOTH.search(text)):
        return above
    if named[0] is Section.TASKS:
        return Section.TASKS if above is Section.OTHER or (capitals and above is not Section.ORGANISATION) else above
    return named[0]


_BOTH = re.compile(
    rf"(?:{_AIMS.pattern})[^.;:]*(?:,|và|-|&|/)\s*{_PLAIN}(?:{_TASKS.pattern})"
    rf"|(?:{_TASKS.pattern})[^.;:]*(?:,|và|-|&|/)\s*{_PLAIN}(?:{_AIMS.pattern})"
)
"""Aims and tasks side by side in one heading: the headings below tell them apart."""
_KINDS = (
    (Section.ORGANISATION, _ORGANISATION),
    (Section.AIMS, _AIMS),
    (Section.FUNDS, _FUNDS),
    (Section.TASKS, _TASKS),
)


_NOUN = re.compile(rf"{_PLAIN}(?:mục|yêu|quan|nguyên|căn|chỉ)")
"""Aims whose first word is no verb, or one by its continuation only ("Yêu cầu:", "Căn cứ pháp lý")."""
_OPENS = re.compile(rf"(?:phần [^:.]{{1,20}}[:.] )?{_PLAIN}(?:{_AIMS.pattern})")


def _named(text: str, *, anywhere: bool) -> list[Section]:
    """The uses that a heading names, in the order of its words; aims count `anywhere` or where they open it.

    "Chính sách cho đối tượng bảo trợ xã hội" is no aim.
    """
    hits = [(hit.start(), section) for section, pattern in _KINDS if (hit := pattern.search(text))]
    if not anywhere and not _OPENS.match(text):
        hits = [hit for hit in hits if hit[1] is not Section.AIMS]
    return [section for _, section in sorted(hits, key=lambda hit: hit[0])]


def is_closing(node: Node) -> bool:
    """General closing words, and statements about the act itself."""
    if not node.numbered and (_NOTICE.match(node.body.same) or _PASSES_ON.match(node.body.same)):
        return True
    return bool(_CLOSING.match(node.body.same)) or (len(node.body) < 700 and bool(_IN_FORCE.search(node.body.same)))


_ENACTS = re.compile(
    r"(?<![^\W_])(?:ban hành|xây dựng|triển khai|lập|phê duyệt|thông báo|đề ra|quyết định)(?![^\W_])[^.;:]{0,80}?"
    r"(?:kế hoạch|chương trình|chỉ thị|phương án|đề án|quy chế|quy định|kết luận|nghị quyết)(?![^\W_])[^:]*:$"
)


def is_enacting(node: Node) -> bool:
    """The sentence with which an issuer enacts the document: "UBND tỉnh ban hành Kế hoạch … như sau:"."""
    return not node.numbered and node.mark is Mark.NONE and bool(_ENACTS.search(node.body.same))


def is_report(text: Passage, predicate: int) -> bool:
    """Whether the predicate only reports: such a closing paragraph is a duty to report and no task."""
    return bool(_REPORTING.match(text.same, predicate))


_PERSON = re.compile(
    r"(?:Các )?(?:[ÔÖ]ng ?/ ?[Bb]à ?[….]|(?:Ông|Bà|Đ/c|Đồng chí|đồng chí)(?: \((?:ông|bà)\))?\s*:?\s+"
    rf"(?!(?:Thủ|Giám|Chủ|Bí|Trưởng|Phó|Chánh|Lãnh|Ủy|Bộ|Tổng|Cục|Vụ) )[{CAPITALS}][^\W\d_]* [{CAPITALS}])"
)
_TITLED = re.compile(
    r"[^.;:]{3,160}, (?:(?:là|làm|giữ chức) )?(?:phó )?(?:trưởng (?:ban|đoàn|tiểu ban|tổ)|chủ tịch hội đồng|ủy viên"
    r"|thành viên|thư ký|tổ trưởng|tổ phó|đội trưởng)[^.;:]{0,70}[.;]?$"
)
_ACTING = re.compile(
    r"(?<![^\W_])(?:chỉ đạo|chủ trì|giúp|chịu trách nhiệm|có trách nhiệm|phối hợp|tham mưu|theo dõi|tổ chức thực hiện)"
    r"(?![^\W_])"
)


def is_member(node: Node) -> bool:
    """A person named to a committee: "Ông A - Phó Giám đốc Sở B, Thư ký Hội đồng;"."""
    text = node.body.same
    named = _PERSON.match(node.body.text) or _TITLED.match(text)
    return len(text) < _HEADING_LENGTH and named is not None and not _ACTING.search(text)


_FORM = re.compile(r"(?:phụ lục [^:.]{0,12}[:.]? ?)?\[?(?:mẫu(?! số liệu)|đề cương|biểu mẫu|phiếu)(?![^\W_])")
_APPENDIX = re.compile(r"phụ lục(?![^\W_])")


def is_form(node: Node) -> bool:
    """The title of a form or an outline to be filled in: "ĐỀ CƯƠNG BÁO CÁO"; nothing below it is a task."""
    return node.block is not None and node.body.text.isupper() and _FORM.match(node.body.same) is not None


_PROCEDURE = re.compile(
    r"(?:trình tự|cách thức) thực hiện|thành phần(?:, số lượng)? hồ sơ|số lượng hồ sơ|thời hạn giải quyết"
    r"|đối tượng thực hiện(?: tthc| thủ tục)?|cơ quan (?:có thẩm quyền |trực tiếp )?(?:thực hiện|giải quyết|quyết định)"
    r"(?: giải quyết)? (?:tthc|thủ tục)|kết quả (?:thực hiện|giải quyết) (?:tthc|thủ tục)|(?:phí, )?lệ phí"
    r"|tên (?:mẫu đơn|mẫu|biểu mẫu)|yêu cầu, điều kiện thực hiện|căn cứ pháp lý của (?:tthc|thủ tục)"
)
_PARTS_OF_PROCEDURE = 3


def is_procedure(node: Node) -> bool:
    """A procedure described part by part, in the form that decrees give it: its steps are given to nobody.

    The parts are those of Thông tư 02/2017/TT-VPCP: order, ways, papers, time, who decides, result, fees, forms.
    """
    parts = (child for child in node.children if child.block is not None and _PROCEDURE.match(child.body.same))
    return sum(1 for _ in itertools.islice(parts, _PARTS_OF_PROCEDURE)) == _PARTS_OF_PROCEDURE


_EXAMPLE = re.compile(r"(?:ví dụ|vd)(?: \d{1,2})?\s*:")
_ATTACHED = re.compile(r"\((?:ban hành )?kèm theo [^()]*\)\W*$")


def is_aside(node: Node) -> bool:
    """An example of a rule, or brackets that only say what is attached."""
    attached = not node.children and _ATTACHED.match(node.body.same) is not None
    return node.block is not None and (attached or _EXAMPLE.match(node.body.same) is not None)


def is_appendix(node: Node) -> bool:
    """The title of another appendix."""
    return node.block is not None and _APPENDIX.match(node.body.same) is not None and not is_form(node)


def is_funding(node: Node) -> bool:
    """A statement about money alone."""
    return bool(_FUNDING.match(node.body.same))
