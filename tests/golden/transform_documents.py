"""Exchange of numbers and dates, of the head, of recipients and of the signature."""

from __future__ import annotations

import re

from transform_base import Pair, pattern, rewrite

_DATE_RX = re.compile(r"(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?![\d/])")
_LONG_RX = re.compile(r"(?<!\d)(\d{1,2})\s+(?:tháng|năm)\s+(\d{1,2})\s+năm\s+(\d{4})")


def _two(number: int, below: int) -> str:
    return f"{number:02d}" if number < below else str(number)


def _moved(day: int, month: int, year: int) -> tuple[int, int, int]:
    return (day * 5) % 28 + 1, month % 12 + 1, year + 1


def other_dates(pair: Pair) -> Pair:
    """Every whole date moved, in every spelling, and the annotation with them."""

    def short(match: re.Match[str]) -> str:
        day, month, year = _moved(int(match[1]), int(match[3]), int(match[4]))
        return f"{_two(day, 10)}{match[2]}{_two(month, 3)}{match[2]}{year}"

    def long(match: re.Match[str]) -> str:
        day, month, year = _moved(int(match[1]), int(match[2]), int(match[3]))
        return f"{_two(day, 10)} tháng {_two(month, 3)} năm {year}"

    def iso(text: str) -> str:
        match = re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", text)
        if not match:
            return text
        day, month, year = _moved(int(match[3]), int(match[2]), int(match[1]))
        return f"{year}-{month:02d}-{day:02d}"

    def written(text: str) -> str:
        return _LONG_RX.sub(long, _DATE_RX.sub(short, text))

    return rewrite(pair, written, lambda text: written(iso(text)))


def long_dates(pair: Pair) -> Pair:
    """Dates written "28 tháng 8 năm 2019"."""
    rx = re.compile(r"(?<=ngày )(\d{1,2})[/-](\d{1,2})[/-](\d{4})(?!\d)")

    def change(text: str) -> str:
        return rx.sub(lambda m: f"{m[1]} tháng {m[2]} năm {m[3]}", text)

    return rewrite(pair, change, change)


def short_dates(pair: Pair, mark: str = "/") -> Pair:
    """Dates written "28/8/2019" (or with another mark), but for the place and date of the head."""
    rx = re.compile(r"(?<!, ngày )(?<!\d)(\d{1,2}) (?:tháng|năm) +(\d{1,2}) +năm (\d{4})")
    slashed = re.compile(r"(?<=ngày )(\d{1,2})[/-](\d{1,2})[/-](\d{4})(?!\d)")

    def change(text: str) -> str:
        for form in (rx, slashed):
            text = form.sub(lambda m: f"{m[1]}{mark}{m[2]}{mark}{m[3]}", text)
        return text

    return rewrite(pair, change, change)


def other_numbers(pair: Pair) -> Pair:
    """Every document named by a number gets another number, and the annotation with it."""
    symbols = [r["symbol"] for r in pair.gold["document"].get("references", []) if r.get("symbol")]
    symbols += [pair.gold["document"]["symbol"]] if pair.gold["document"].get("symbol") else []
    numbers = {m[1] for m in (re.match(r"(\d+)", s) for s in symbols) if m}
    new = {n: _other_number(n) for n in numbers}
    rx = re.compile(
        r"(?<![\d/])("
        + "|".join(sorted(numbers, key=len, reverse=True))
        + r")(?=\s*[-/]\s*(?:\d{4}/)?[A-ZĐ]|(?<=số \d\d)(?!\d))"
    )
    return rewrite(pair, lambda text: rx.sub(lambda m: new[m[1]], text), lambda s: rx.sub(lambda m: new[m[1]], s))


def _other_number(number: str) -> str:
    value = int(number) * 3 + 5
    return f"{value % 97 + 1:02d}" if len(number) < 3 else str(value)


def head_lines(text: str, province_name: str) -> tuple[dict[str, str], str] | None:
    """The parts of the head (issuer, number, place) and the text after it, or None where it has no whole head."""
    title = re.search(r"^[#* ]*(KẾ HOẠCH|QUYẾT ĐỊNH|CHỈ THỊ|KẾT LUẬN|THÔNG BÁO|CHƯƠNG TRÌNH)\b", text, re.MULTILINE)
    head = text[: title.start()] if title else ""
    number = re.search(r"^[ \t*]*(Số:?[^\n\t|]*[-/][A-ZĐ][^\n\t|]*)", head, re.MULTILINE)
    place = re.search(r"([A-ZĐ][\w -]+, *ngày[^\n\t|*]*năm *\d{4})", head)
    province = re.search(r"(?:TỈNH|THÀNH PHỐ) " + pattern(province_name.upper()), head)
    if not (title and number and place and province and re.search("[UỦ]. BAN NHÂN DÂN", head)):
        return None
    parts = {"province": province[0], "number": number[1].strip(), "place": place[1].strip()}
    return parts, text[title.start() :]


_HEADS = {
    "left_first": "ỦY BAN NHÂN DÂN\n{province}\n-------\n\n{number}\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
    "Độc lập - Tự do - Hạnh phúc\n---------------\n\n{place}\n\n",
    "interleaved": "ỦY BAN NHÂN DÂN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n{province}\tĐộc lập - Tự do - Hạnh phúc\n"
    "-------\t---------------\n{number}\t{place}\n\n",
    "piped": "| **ỦY BAN NHÂN DÂN {province}** ------- | **CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM "
    "Độc lập - Tự do - Hạnh phúc** --------------- |\n| --- | --- |\n| {number} | *{place}* |\n\n",
    "right_first": "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n{place}\n\n"
    "ỦY BAN NHÂN DÂN\n{province}\n{number}\n\n",
}


def head(pair: Pair, form: str) -> Pair:
    """The head written in another order of its parts."""
    name = pair.gold["document"]["province"]
    whole = head_lines(pair.text, name or "")
    if whole is None or name is None:
        return pair
    return rewrite(pair, lambda text: _HEADS[form].format(**whole[0]) + (head_lines(text, name) or ({}, text))[1])


def recipients_turned(pair: Pair) -> Pair:
    """The recipients in the opposite order, the file's line still last."""
    rx = re.compile(r"(N[ơo]i nhận:?[*]*\s*\n+)((?:\s*-[^\n]*\n+)+?)(\s*- *Lưu)")

    def turned(match: re.Match[str]) -> str:
        lines = [line.strip() for line in match[2].splitlines() if line.strip()]
        return match[1] + "\n".join(reversed(lines)) + "\n" + match[3].lstrip("\n")

    return rewrite(pair, lambda text: rx.sub(turned, text))


def unsigned(pair: Pair) -> Pair:
    """The signature cut off."""
    rx = re.compile(
        r"^[ \t*]*(?:TM|KT|T/M)\. ?[^\n]*\n(?:[ \t]*\n|[ \t*]*[A-ZĐÀ-Ỹ][^\n:]{2,40}(?:\n|$)){0,8}", re.MULTILINE
    )

    def change(text: str) -> str:
        return rx.sub(lambda m: m[0] if re.search("KẾ HOẠCH|[\ue000-\uf8ff]", m[0]) else "\n", text)

    return rewrite(pair, change)


def headless(pair: Pair) -> Pair:
    """The head cut off, where the text below still names the province; number and date are then unknown."""
    province = pair.gold["document"]["province"]
    whole = head_lines(pair.text, province or "")
    symbol = pair.gold["document"].get("symbol")
    if (
        whole is None
        or province is None
        or not re.search(f"(?:tỉnh|thành phố) {province}", whole[1])
        or (symbol and symbol in whole[1])
    ):
        return pair
    new = rewrite(pair, lambda text: (head_lines(text, province) or ({}, text))[1])
    new.gold["document"] |= {"symbol": None, "date": None}
    return new


def blank_number(pair: Pair) -> Pair:
    """A draft: the head's number and day left open; the annotation keeps month and year."""
    symbol, date = pair.gold["document"].get("symbol"), pair.gold["document"].get("date")
    whole = head_lines(pair.text, pair.gold["document"]["province"] or "")
    if whole is None or not symbol or not date or symbol in whole[1]:
        return pair
    open_number = re.sub(r"\d+(?=[-/])", "       ", whole[0]["number"], count=1)
    open_day = re.sub(r"(?<=ngày )\d+", "    ", whole[0]["place"])

    def change(text: str) -> str:
        return text.replace(whole[0]["number"], open_number, 1).replace(whole[0]["place"], open_day, 1)

    new = rewrite(pair, change)
    new.gold["document"] |= {"symbol": None, "date": date[:7]}
    return new
