"""Classes of bodies: "các sở, ban, ngành", "UBND cấp huyện", "các cơ quan, đơn vị liên quan".

A run of generic nouns is one class; a new "các" starts another. What qualifies the class ("cấp tỉnh", "trên địa bàn",
"chính trị - xã hội") belongs to its name; a clause that restricts it ("có quan hệ với …") does not. A class that is
said to be "liên quan" is vague.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from graph.registry.fold import same
from loaders.bodies.names import goes_on
from loaders.bodies.organs import ALL, ORGAN_CLASS, ORGAN_OF_UNIT, ORGANS, PARTY_ORGAN, SCHOOLS
from loaders.lexicon import words
from loaders.text.passage import Passage

_NOUNS = words("class_nouns")
_NEVER_ALONE = frozenset(words("never_a_class_alone"))
_UPPER = "(?:huyện|thị|thành|quận)(?: ủy)?"
_COMMITTEES = rf"(?:{_UPPER}, ?){{0,3}}(?:huyện|thị|thành|quận)(?:, ?| và )(?:huyện|thị|thành|quận) ủy"
"""Committees that share their last word: "các huyện, thị, thành ủy"."""
_N = (
    "(?!(?:"
    + "|".join(re.escape(same(w)) for w in words("no_heads"))
    + rf")(?![^\W_]))(?:{_COMMITTEES}|thị(?=, ?thành phố)|"
    + "|".join(re.escape(same(n)) for n in sorted(_NOUNS, key=len, reverse=True))
    + r")(?![^\W_])"
)
_BESIDE = (
    "(?:"
    + "|".join(
        (
            "cơ quan",
            "đơn vị",
            "đoàn thể",
            "ngành",
            "ban ngành",
            "ban",
            r"(?<!ban )tổ chức(?= (?:chính trị|xã hội|đoàn thể|nhân dân|quần chúng|hội|có liên quan|liên quan|phi"
            "|quốc tế)|,)",
            "địa phương",
            r"hội(?! \w*(?:nghị|thảo|thi|chợ))",
        )
    )
    + r")(?![^\W_])"
)
"""Nouns that may follow another without a mark ("sở ban ngành", "tổ chức đoàn thể")."""
_PRESS = "(?:thông tấn,? báo chí|báo chí|truyền thông)"
_AND_PRESS = rf"(?:, | và )(?:{_PRESS}|thông tấn|phát thanh|truyền hình|xuất bản(?=[,;:.)]|$))"
_QUALIFIER = (
    r"ct ?- ?xh|chính trị(?: ?- ?|, | và | )xã hội(?: ?- ?nghề nghiệp|, nghề nghiệp)?|xã hội(?: ?- ?nghề nghiệp)?"
    r"|nghề nghiệp|nhân dân|quần chúng"
    r"|(?:thuộc |của )?(?:các )?bộ, ngành(?: trung ương| tw)?(?= |[,;.:)]|$)|lưu trú(?: du lịch)?"
    r"|(?:thuộc và trực thuộc|thuộc, trực thuộc|trực thuộc|thuộc)(?: phạm vi)? (?:(?:ủy ban nhân dân|ubnd) )?"
    r"(?:tỉnh ủy|thành ủy|tỉnh|thành phố|huyện|quận|thị xã|xã|phường|đặc khu|sở|bộ|chính phủ|trung ương)(?: quản lý)?"
    r"|thành viên|trực thuộc|cơ sở(?= |[,;.:)]|$)(?! (?:dữ liệu|vật chất|hạ tầng|pháp lý))"
    r"|của (?:tỉnh|thành phố|trung ương|địa phương)|trung ương(?:(?:,| và) địa phương)?(?:(?:,| và) quân đội)?"
    r"|(?:ở |tại )?địa phương"
    r"|(?:thuộc )?cấp (?:tỉnh|thành phố|huyện|xã|cơ sở|trên|dưới|trung ương)(?:(?:,| và) cấp (?:huyện|xã|cơ sở))*"
    r"|(?:các|cùng) cấp"
    r"|(?:trong|ngoài)(?: toàn)? tỉnh(?!ủy)|trong(?: toàn)? thành phố|trên (?:địa bàn )(?:toàn )?(?:tỉnh"
    r"|thành phố|huyện)?|trên địa bàn"
    r"|(?:ở |tại )?các (?:huyện|xã|phường|thị trấn|đặc khu)(?:, (?:huyện|xã|phường|thị trấn|đặc khu))*(?= |[,;:.)]|$)"
    rf"|{_PRESS}(?:{_AND_PRESS})*|nhà nước|thông tin đại chúng|vũ trang|hữu nghị|đặc thù"
    r"|đảng(?! (?:ủy|bộ|đoàn|viên)(?![^\W_]))|nước ngoài|phi chính phủ"
    r"|(?:(?<=ban )|(?<=biểu ))(?:của )?(?:hđnd|hội đồng nhân dân)(?: (?:tỉnh|thành phố|huyện|xã|phường|các cấp))?"
    r"|quản lý nhà nước|có thẩm quyền|cấp trên|chuyên môn|hành chính|sự nghiệp|công lập|khác|tỉnh ủy"
    r"|thành ủy|tỉnh(?! ủy)"
    r"|(?:huyện|xã|phường|quận)(?! hội)(?=[,;:.)]|$| [a-zđà-ỹ])"
    r"|(?:thành phố|tp)(?=[,;:. ]|$)|biên giới|ven biển|miền núi|vùng cao|đồng bằng|viễn thông|du lịch"
    r"|trung học phổ thông|trung học cơ sở|phổ thông(?: dân tộc nội trú)?|tiểu học|mầm non|trực thuộc tw"
    r"|đại diện(?: ngoại giao)?"
    r"(?: (?:của )?việt nam| nước ngoài)?(?: ở nước ngoài| tại việt nam)?"
    r"|trong (?:vùng|khu vực|cả nước)|lân cận|giáp ranh"
    r"|đóng (?:chân )?(?:trên|tại) địa bàn(?: tỉnh| thành phố| huyện| xã)?"
    r"|lữ hành|tôn giáo|nghề|ngành nghề|ngành dọc|tham mưu,? giúp việc(?: (?:của )?(?:tỉnh ủy|thành ủy))?"
    r"|đăng ký (?:đầu tư|kinh doanh)|(?:nghiên cứu|khoa học) và (?:phát triển|công nghệ)|khoa học|tín dụng|hành nghề"
    r"|quản lý (?:chuyên )?ngành(?:, lĩnh vực)?(?= |[,;:.]|$)|ở trung ương"
    r"|quản lý trực tiếp(?: (?:các )?cơ sở (?:giáo dục(?: đại học)?|đào tạo))?"
    r"|dân cư|song phương|chuyên khoa|đa khoa|(?:của )?ban chỉ đạo|của quốc hội"
    r"|chủ rừng|quốc tế|tiến hành tố tụng|tố tụng|bảo vệ pháp luật|ngoại giao|dân cử|tư pháp"
)
_VAGUE = (
    r"(?:có )?(?:liên quan|hữu quan)(?: khác)?|(?:có )?chức năng(?: (?:có )?liên quan)?|(?:có )?trách nhiệm liên quan"
)
_VERBS = "|".join(re.escape(same(v)) for v in words("verbs") if v != "trình")
_CONCERNING = re.compile(
    rf" (?:đến|tới) (?!(?:việc|các|nhiệm vụ|nội dung)(?![^\W_]))[^,;:.()]{{2,60}}?"
    rf"(?=[,;:.()]|$| (?:{_VERBS})(?![^\W_]))"
)
"""What a class has to do with, which makes it none that is left open: "có liên quan đến thuốc nổ".

A matter as wide as the plan itself ("liên quan tới việc thực hiện …") names none, and leaves the class open."""
_DOING = (
    r"(?:(?:cung cấp|cung ứng)(?: dịch vụ)?|kinh doanh|sản xuất|chế biến|khai thác"
    r"|chăn nuôi|giết mổ|buôn bán|nuôi trồng|vận tải|(?:xuất |nhập )+khẩu|tiêu thụ"
    r"|đầu tư|quản lý vận hành|hoạt động trong)(?![^\W_])"
)
_FUNCTION = re.compile(
    rf" {_DOING}(?:(?:, | và ){_DOING})*(?: [^\W\d_]+){{0,8}}?"
    rf"(?=[,;:.)]|$| (?:và|với) (?:các|những) | (?:{_VERBS})(?![^\W_]))"
)
"""What enterprises and the like are told by: "cung cấp dịch vụ viễn thông", up to a verb or a mark."""
_SERVING = re.compile(
    r" (?:(?:cung cấp|cung ứng|chi trả) dịch vụ|dịch vụ)(?: chi trả)?(?: [^\W\d_]+){0,5}?"
    rf"(?=[,;:.)]|$| (?:{_VERBS})(?![^\W_]))"
)
"""What organisations are told by that serve others: "các tổ chức cung cấp dịch vụ chi trả"."""
_FIELD = "(?:" + "|".join(re.escape(same(f)) for f in sorted(words("fields"), key=len, reverse=True)) + r")(?![^\W_])"
_FIELDS = re.compile(rf" {_FIELD}(?:(?:, | và | - |/){_FIELD})*")
_FORCE = re.compile(
    r" (?:công an|quân đội|quân sự|biên phòng|bộ đội(?: biên phòng)?|hải quan|kiểm lâm|quản lý thị trường"
    r"|cảnh sát(?: biển| giao thông)?"
    r"|kiểm ngư|dân quân(?: tự vệ)?|thanh tra|xung kích|an ninh cơ sở|thanh niên(?: xung phong| tình nguyện)?"
    r"|y tế|tuần tra)"
    r"(?: nhân dân)?(?![^\W_])"
)
"""What a force is told by; of other nouns these would be the verbs behind them."""
_ACTORS = frozenset(
    (
        "doanh nghiệp",
        "nhà đầu tư",
        "chủ đầu tư",
        "nhà thầu",
        "nhà cung cấp",
        "hợp tác xã",
        "hộ gia đình",
        "hộ kinh doanh",
    )
)
"""Those that stand each for themselves where no "các" holds them together."""
_MANY = 3
_WORKERS = frozenset(("doanh nghiệp", "cơ sở", "chủ cơ sở", "hợp tác xã", "công ty", "nhà máy"))
_EACH_ITS_OWN = frozenset(("ban cán sự đảng", "đảng đoàn"))
"""Party organs that each stand for themselves where no "các" holds them together."""
_RUN = re.compile(rf"(?P<all>{ALL} )?(?P<nouns>{_N}(?:(?:, ?(?:và )?| và | ?- ?| ?/ ?){_N}| {_BESIDE})*)")
_QUALIFIED = re.compile(rf"(?:,? ?(?:{_QUALIFIER}))(?![^\W_])")
_VAGUE_RX = re.compile(rf",? ?(?:{_VAGUE})(?![^\W_])")


FIRST_WORDS = frozenset(re.findall(r"(?:^|\|)([^\W_]+)", ORGANS)) | {same(noun).split()[0] for noun in _NOUNS} | {
    "tất", "toàn", "các", "những", "từng", "mọi", "mỗi"
}  # fmt: skip
"""The words with which a class can begin."""


@dataclass(frozen=True)
class ClassHit:
    """A class found at [start, end): vague or not, and the single noun it was made of (for "Các Sở: A; B")."""

    start: int
    end: int
    vague: bool
    noun: str | None
    body: str | None


def _body_of(text: str, *, vague: bool) -> str | None:
    """The registry id of the class, where it has one; whose the class is does not make it that."""
    text = _BELONGS.split(text)[0]
    if re.search(r"ủy ban nhân dân|ubnd", text):
        if re.search(r"huyện|quận|thị xã", text):
            return "ubnd_huyen"
        return "ubnd_xa" if re.search(r"xã|phường|cơ sở", text) else None
    if vague:
        return "g_lq"
    if re.search(r"\bsở\b", text):
        return "g_so"
    if re.search(r"đoàn thể|tổ chức chính trị", text):
        return "g_dt"
    return "g_bo" if re.search(r"(?<!chi )(?<!đảng )(?<!cán )\bbộ\b", text) else None


_BELONGS = re.compile(r",? (?:trực )?thuộc\b")


def _qualifiers(passage: Passage, at: int, noun: str = "") -> tuple[int, bool, bool]:
    """Where the qualifiers behind `at` end, whether one of them makes the class vague, whether there is any."""
    text = passage.same
    vague = any_found = False
    while True:
        hit = _VAGUE_RX.match(text, at)
        if hit:
            concerning = _CONCERNING.match(text, hit.end())
            at, vague, any_found = (concerning or hit).end(), vague or concerning is None, True
            continue
        hit = _QUALIFIED.match(text, at)
        if hit and _OWNED.search(hit[0]) and passage.text[hit.end() + 1 : hit.end() + 2].isupper():
            return at, vague, any_found
        if not hit or hit[0].startswith(",") or (noun in _NAMED and _is_proper(passage, hit)):
            return at, vague, any_found
        at, any_found = hit.end(), True


_STATIONS = frozenset(("đồn biên phòng", "trạm biên phòng", "tổ công nghệ số cộng đồng"))
"""Units that are told by their kind alone ("Đồn Biên phòng"), where no name follows."""
_OWNED = re.compile(r"thuộc (?:sở|bộ|(?:(?:ubnd|ủy ban nhân dân) )?(?:quận|thị xã|xã|phường|đặc khu))$")
"""A class of a body whose name goes on: "các đơn vị thuộc Bộ Quốc phòng"."""
_NAMED = frozenset(
    (
        "sở",
        "bộ",
        "ban",
        "cục",
        "tổng cục",
        "chi cục",
        "vụ",
        "viện",
        "hội",
        "phòng",
        "trường",
        "trung tâm",
        "ngân hàng",
        "báo",
        "đài",
        "hiệp hội",
        "bệnh viện",
        "liên đoàn",
        "câu lạc bộ",
    )
)
"""Nouns that a proper name follows: "Sở Du lịch" is no class of departments."""
_TIERS_CAPITAL = frozenset(("trung", "tỉnh", "thành", "tp", "đảng", "nhà", "cấp", "hđnd"))


def _is_proper(passage: Passage, hit: re.Match[str]) -> bool:
    """Whether the qualifier is written as a name is, and is none of the tiers that offices write with a capital."""
    start = hit.start() + len(hit[0]) - len(hit[0].lstrip(" "))
    return passage.text[start].isupper() and passage.same[start:].split(" ", 1)[0] not in _TIERS_CAPITAL


def find_class(passage: Passage, at: int) -> ClassHit | None:
    """The class of bodies that starts at `at`, or None."""
    if _inside_word(passage.same, at):
        return None
    return _of_organs(passage, at) or _of_nouns(passage, at)


def _of_organs(passage: Passage, at: int) -> ClassHit | None:
    """The class of an organ that every unit of a tier has, of schools by level, of a Party organ in each of a class."""
    text = passage.same
    if organ := ORGAN_CLASS.match(text, at):
        end, vague, _ = _qualifiers(passage, organ.end())
        return ClassHit(at, end, vague, None, _body_of(text[at:end], vague=False))
    unit = ORGAN_OF_UNIT.match(text, at)
    behind = passage.text[unit.end() + 1 : unit.end() + 2] if unit else ""
    if unit and not behind.isupper() and not behind.isdigit():
        return ClassHit(at, unit.end(), False, None, _body_of(text[at : unit.end()], vague=False))
    schools = SCHOOLS.match(text, at)
    if schools and not passage.text[schools.end() + 1 : schools.end() + 2].isupper():
        end, vague, _ = _qualifiers(passage, schools.end())
        return ClassHit(at, end, vague, None, None)
    party = PARTY_ORGAN.match(text, at)
    owners = find_class(passage, party.end()) if party else None
    return ClassHit(at, owners.end, owners.vague, None, None) if owners else None


def _of_nouns(passage: Passage, at: int) -> ClassHit | None:
    """The class that a run of generic nouns makes with what tells it."""
    text = passage.same
    run = _RUN.match(text, at)
    if not run:
        return None
    nouns = re.findall(_N, run["nouns"])
    apart = _apart(run, text)
    if apart is not None:
        return ClassHit(at, apart, False, None, _body_of(text[at:apart], vague=False))
    stop = _before_other(run, _before_name(run, passage))
    nouns = nouns[: len(re.findall(_N, text[run.start("nouns") : stop]))]
    end, vague, qualified = _told(passage, run, nouns, stop)
    if not _is_class(run, stop, nouns, vague=vague, qualified=qualified, passage=passage):
        return None
    listed = run["all"] and (not qualified or _COLON.match(text, end)) and (len(nouns) == 1 or _COLON.match(text, end))
    noun = nouns[0] if listed else None
    return ClassHit(at, end, vague, noun, _body_of(text[at:end], vague=vague))


def _told(passage: Passage, run: re.Match[str], nouns: list[str], stop: int) -> tuple[int, bool, bool]:
    """Where what tells a class ends, whether it leaves the class open, whether there is any."""
    text = passage.same
    end, vague, qualified = _qualifiers(passage, stop, nouns[-1] if nouns else "")
    if nouns and nouns[-1] == "lực lượng" and (force := _FORCE.match(text, stop)):
        end, vague, _ = _qualifiers(passage, force.end())
        qualified = True
    if nouns and run["all"] and (field := _told_by_field(passage, end)) > end:
        end, vague, _ = _qualifiers(passage, field)
        qualified = True
    serves = _SERVING if nouns and run["all"] and nouns[-1] in ("tổ chức", "đơn vị") else None
    doing = _FUNCTION if nouns and nouns[-1] in _WORKERS else serves
    if doing and (function := doing.match(text, end)):
        end, vague, _ = _qualifiers(passage, function.end())
        qualified = True
    return end, vague, qualified


def _told_by_field(passage: Passage, at: int) -> int:
    """Where the fields end that tell a class ("các đơn vị điện lực", "các trung tâm y tế"); `at` where none does."""
    hit = _FIELDS.match(passage.same, at)
    return hit.end() if hit and passage.text[at + 1].islower() else at


_COLON = re.compile(r" ?:")


def _before_name(run: re.Match[str], passage: Passage) -> int:
    """Where the run ends before a noun that is the head of a proper name ("chính quyền, Mặt trận Tổ quốc")."""
    at = run.start("nouns")
    few = len(re.findall(_N, run["nouns"])) < _MANY
    if few and not run["all"] and (actor := re.match(_N, run["nouns"])) and actor[0] in _ACTORS:
        return at + actor.end()
    for step in re.finditer(_N, run["nouns"]):
        start, end = at + step.start(), at + step.end()
        capital = passage.text[start].isupper() and re.match(r" [^\W\d_]", passage.text[end : end + 2])
        if step.start() and not run["all"] and run["nouns"][: step.start()].startswith("chính quyền địa phương"):
            return at + _trimmed(run["nouns"][: step.start()])
        if step.start() and not run["all"] and passage.text[start].isupper() and passage.text[at].islower():
            return at + _trimmed(run["nouns"][: step.start()])
        if step.start() and capital and passage.text[end + 1].isupper() and not _QUALIFIED.match(passage.same, end):
            return at + _trimmed(run["nouns"][: step.start()])
    return run.end()


_AUTHORITY = re.compile(r"(?<![^\W_])(?:sở|ngành|ủy ban)(?![^\W_])")
_OTHER_KIND = frozenset(("nhà đầu tư", "chủ đầu tư", "nhà thầu", "chủ dự án"))


def _before_other(run: re.Match[str], stop: int) -> int:
    """Where the run ends before a noun of another kind: investors beside authorities, "… và chính quyền địa phương"."""
    at, nouns = run.start("nouns"), run["nouns"]
    comma, first_apart = nouns.find(","), nouns.partition(",")[0] in (_EACH_ITS_OWN | _STATIONS)
    for step in re.finditer(_N, nouns):
        if at + step.start() >= stop or not step.start():
            continue
        listed = first_apart and 0 <= comma < step.start()
        before = nouns[: step.start()]
        apart = step[0] == "chính quyền" and before.endswith(" và ") and "cấp ủy" not in before and "đảng" not in before
        own = not run["all"] and (step[0] in _EACH_ITS_OWN or listed)
        if (step[0] in _OTHER_KIND and _AUTHORITY.search(before)) or apart or own:
            return at + _trimmed(before)
    return stop


def _trimmed(nouns: str) -> int:
    """The length of a run's beginning without the link that stands at its end."""
    return len(nouns.rstrip(" ,-/").removesuffix(" và").rstrip(" ,"))


_OWN_QUALIFIER = re.compile(r" (?:chính trị|xã hội|quần chúng|nhân dân|hữu nghị)(?![^\W_])")
_LAST_OF_RUN = re.compile(
    r"(?:, ?(?:và )?| và )(?:tổ chức|đoàn thể|hội|hội đoàn thể)(?: (?:đoàn thể|hội|quần chúng))?$"
)


_OF_MEMBERS = re.compile(r"(?:(?:hội )?đoàn thể|hội)(?:, (?:hội )?đoàn thể|, hội)*")
"""Nouns of one kind with "tổ chức xã hội", which tells them all."""


def _apart(run: re.Match[str], text: str) -> int | None:
    """Where the run ends when its last nouns have their own qualifier ("đơn vị, tổ chức chính trị - xã hội")."""
    last = _LAST_OF_RUN.search(run["nouns"]) if _OWN_QUALIFIER.match(text, run.end()) else None
    if last and _OF_MEMBERS.fullmatch(run["nouns"][: last.start()]):
        return None
    return run.start("nouns") + last.start() if last and last.start() else None


def _inside_word(text: str, at: int) -> bool:
    return at > 0 and (text[at - 1].isalnum())


def _is_class(
    run: re.Match[str], end: int, nouns: list[str], *, vague: bool, qualified: bool, passage: Passage
) -> bool:
    """A class needs "các", or several nouns, or a qualifier; a lone noun before a capital is a name's head."""
    if run["all"]:
        return not _is_name(end, nouns, passage, qualified=qualified or vague)
    if len(nouns) >= 2:
        return not _is_name(end, nouns, passage, qualified=qualified or vague)
    capital = passage.text[run.start()].isupper()
    if nouns[0].startswith("hệ thống ") or (nouns[0] in _OTHER_KIND and capital):
        return True
    if (nouns[0] in _EACH_ITS_OWN or (nouns[0] in _STATIONS and capital)) and not goes_on(passage, end):
        return True
    return (vague or qualified) and nouns[0] not in _NEVER_ALONE


def _is_name(end: int, nouns: list[str], passage: Passage, *, qualified: bool) -> bool:
    """Whether the run goes straight on into a proper name ("Các Sở Tài chính, Y tế", "trường Cao đẳng Nghề")."""
    text = passage.text
    follows = end + 1 < len(text) and text[end] == " " and text[end + 1].isupper()
    return follows and not qualified and len(nouns) == 1
