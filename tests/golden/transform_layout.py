"""Exchange of layout alone: line ends, wraps, blanks, code points, marks, surroundings. The annotation stays."""

from __future__ import annotations

import re
import textwrap
import unicodedata

from transform_base import MARK, Pair, rewrite

LABEL = (
    r"(?:Cơ quan|Đơn vị|Thời gian|Thời hạn|Kết quả|Sản phẩm|Chủ trì|Phối hợp|Tiến độ|Hoàn thành|Cấp trình)"
    r"[^:\n;,.]{0,30}:"
)


def wrapped(pair: Pair, width: int = 80) -> Pair:
    """Long lines broken; a new line never starts with what looks like a bullet or a number."""

    def line(text: str) -> str:
        if len(text) <= width or "\t" in text or text.lstrip().startswith("|"):
            return text
        tied = re.sub(r"(?<=\S) (?=[-–+*·•] |\d+[.)] |[a-zđ]\) |[IVX]+\. )", "\x00", text)
        tied = re.sub(rf"(?<=[-–+*·•.)]) (?={MARK})|(?<=[-–]) ", "\x00", tied)
        return "\n".join(textwrap.wrap(tied, width, break_long_words=False, break_on_hyphens=False)).replace(
            "\x00", " "
        )

    return rewrite(pair, lambda text: "\n".join(line(part) for part in text.split("\n")))


def unwrapped(pair: Pair) -> Pair:
    """Broken lines joined."""
    rx = re.compile(r"(?<=[^\n]{62})(?<![.:;*|]) *\n(?=[a-zđà-ỹ][^\n)]*[ ])")
    return rewrite(pair, lambda text: rx.sub(" ", text))


def crlf(pair: Pair) -> Pair:
    """Line ends of another system."""
    return rewrite(pair, lambda text: text.replace("\r\n", "\n").replace("\n", "\r\n"))


def odd_blanks(pair: Pair) -> Pair:
    """No-break blanks after numbers and bullets, double blanks in sentences."""

    def change(text: str) -> str:
        text = re.sub(r"(?m)^(\s*(?:[-+·•]|\d+\.)) ", "\\1\u00a0", text)
        text = re.sub(r"(?<=\w) (?=phối hợp với|các cơ quan|và Truyền)", "  ", text)
        return re.sub(r"(?<=Sở) (?=\w)", "\u00a0", text)

    return rewrite(pair, change)


def new_tones(pair: Pair) -> Pair:
    """Tone marks on the second vowel (uỷ, hoà)."""
    old = ("òa", "óa", "ỏa", "õa", "ọa", "òe", "óe", "ỏe", "õe", "ọe", "ùy", "úy", "ủy", "ũy", "ụy")
    new = ("oà", "oá", "oả", "oã", "oạ", "oè", "oé", "oẻ", "oẽ", "oẹ", "uỳ", "uý", "uỷ", "uỹ", "uỵ")
    table = dict(zip(old, new, strict=True))
    table |= {a.capitalize(): b.capitalize() for a, b in table.items()} | {
        a.upper(): b.upper() for a, b in table.items()
    }
    rx = re.compile("(?<![qQ])(" + "|".join(table) + r")(?!\w)")
    return rewrite(pair, lambda text: rx.sub(lambda m: table[m[1]], text))


def decomposed(pair: Pair) -> Pair:
    """Accents as combining characters."""
    return rewrite(pair, lambda text: unicodedata.normalize("NFD", text))


def bold(pair: Pair) -> Pair:
    """Marks of bold print around labels and headings."""

    def change(text: str) -> str:
        text = text.replace("**", "")
        text = re.sub(rf"(?m)^(\s*[-+·•*]?[ \t]*)({LABEL})", r"\1**\2**", text)
        text = re.sub(r"(?m)^([IVX]+\. [^\n]+?) *$", r"**\1**", text)
        return re.sub(rf"(?m)^(\d+\.) (?={MARK})", r"**\1** ", text)

    return rewrite(pair, change)


def italic_labels(pair: Pair) -> Pair:
    """Labels in italic print, one underscore or asterisk at each side."""
    rx = re.compile(rf"(?m)^(\s*[-+·•]?[ \t]*)({LABEL})")
    return rewrite(pair, lambda text: rx.sub(r"\1*\2*", text))


def in_a_page(pair: Pair) -> Pair:
    """Lines of a website before and after."""
    before = (
        "Trang chủ > Văn bản pháp luật > Bộ máy hành chính\nĐăng nhập | Đăng ký\n"
        "Tóm tắt | Nội dung | Lược đồ | Tải về\n\n"
    )
    after = (
        "\n\nLưu trữ\nGhi chú\nÝ kiến\nFacebook\nEmail\nIn\n"
        "Bài liên quan:\nHỏi đáp pháp luật\nBản quyền thuộc về nhà xuất bản\n"
    )
    return rewrite(pair, lambda text: before + text + after)


def compact(pair: Pair) -> Pair:
    """No empty lines."""
    return rewrite(pair, lambda text: re.sub(r"\n[ \t]*(?=\n)", "", text))


def spaced(pair: Pair) -> Pair:
    """An empty line after each line that ends a sentence or a part of one, outside tables."""
    rx = re.compile(r"(?m)^([^\t|\n]*[.;:/]) *\n(?=[^\n|])")
    return rewrite(pair, lambda text: rx.sub(r"\1\n\n", text))


def with_page_numbers(pair: Pair) -> Pair:
    """Page numbers alone in a line, between the paragraphs."""
    count = iter(range(2, 999))

    def change(text: str) -> str:
        parts = re.split(r"(\n\s*\n)", text)
        for index in range(15, len(parts), 16):
            if "\t" not in parts[index - 1] and "|" not in parts[index - 1]:
                parts[index] = parts[index] + f"{next(count)}\n\n" if parts[index].strip() == "" else parts[index]
        return "".join(parts)

    return rewrite(pair, change)


def crawled(pair: Pair, bare_numbers: bool = False) -> Pair:
    """As pages come out of a crawler: bold headings broken after their first word, empty lines between paragraphs.

    With `bare_numbers` the break comes right after the number. A text whose lines are broken already stays.
    """
    if unwrapped(pair).text != pair.text:
        return pair
    heading = re.compile(rf"^[#* ]*((?:\d+|[IVX]+)\.) ({MARK}?)(\S+) ([^\n]{{1,110}}?)[* ]*$")

    def line(text: str) -> str:
        if "\t" in text or text.lstrip().startswith("|"):
            return text
        match = heading.match(text)
        if match:
            after = "\n" if bare_numbers else " "
            before = " " if bare_numbers else "\n"
            return f"\n**{match[1]}{after}{match[2]}{match[3]}{before}{match[4].rstrip('*')}**\n"
        return f"\n{text}\n" if text.strip() else text

    changed = rewrite(pair, lambda text: "\n".join(line(part) for part in text.split("\n")))
    return wrapped(changed, 62)
