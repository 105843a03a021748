"""Texts of administrative words in no sensible order, for properties that hold for any text."""

import unicodedata

from hypothesis import strategies as st

_WORDS = (
    "Sở", "Bộ", "Ban", "các", "Y tế", "Sở Y tế", "Sở Tài chính", "UBND tỉnh", "UBND các huyện", "tỉnh Lào Cai",
    "Cà Mau", "chủ trì",
    "phối hợp với", "cơ quan", "đơn vị", "liên quan", "và", ",", ";", ":", ".", "-", "(", ")", "“", "”",
    "số 12/KH-UBND", "ngày 01/02/2024", "ngày 31 tháng 02 năm 2024", "Luật Du lịch", "năm 2017", "báo cáo", "gửi", "về",
    "qua", "trước ngày 15/11", "hàng năm", "quý IV", "Đề nghị", "giao", "do", "thực hiện", "có trách nhiệm", "như sau:",
    "Các Sở:", "các hội:", "Chủ tịch, các PCT UBND tỉnh", "CVP", "TN&MT", "Giám đốc", "Thủ trưởng", "Chánh Văn phòng",
    "sau khi có hướng dẫn của", "để tổng hợp, trình", "kèm theo", "thay thế", "Quyết định này", "có hiệu lực", "./.",
    "…",    "**", "__", "<br>", "`", "\\-", "\u00a0", "\u200b", "\ufeff", "\u0301", "İ", "ﬁ", "x", "0", "99", "🙂",
)  # fmt: skip
_STARTS = (
    "", "", "", "- ", "+ ", "a) ", "đ) ", "1. ", "2. ", "1.1. ", "I. ", "II. ", "Điều 1. ", "Phần I ", "## ", "> ",
    "Nơi nhận: ", "KẾ HOẠCH", "QUYẾT ĐỊNH", "CHỈ THỊ", "TỈNH LÀO CAI", "Số: 12/KH-UBND", "Số:   /KH-UBND",
    "Lào Cai, ngày     tháng 02 năm 2024", "Căn cứ ", "Thực hiện ", "I. MỤC ĐÍCH", "II. NHIỆM VỤ", "III. TỔ CHỨC",
    "ỦY BAN NHÂN DÂN",
    "Cơ quan chủ trì: ", "- Đơn vị phối hợp: ", "Thời gian thực hiện: ", "Kết quả: ", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH",
    "STT\tNhiệm vụ\tCơ quan chủ trì\tCơ quan phối hợp", "1\tMở lớp\tSở Y tế\t", "\t\tSở Y tế\t", "---|---|---",
    "| STT | Nội dung | Đơn vị chủ trì | Thời gian |", "| 1 | Mở lớp | Sở Y tế | Quý I |", "- Lưu: VT.", "Kính gửi: ",
)  # fmt: skip
_ENDS = ("\n", "\n", "\n\n", "\r\n", " \n", "\x0c\n", "\u2028")

phrases = st.lists(st.sampled_from(_WORDS), max_size=12).map(" ".join)
_lines = st.tuples(st.sampled_from(_STARTS), phrases, st.sampled_from(_ENDS)).map("".join)
forms = st.sampled_from(("NFC", "NFD"))
soups = st.tuples(forms, st.lists(_lines, max_size=16).map("".join)).map(lambda p: unicodedata.normalize(*p))

_LETTERS = st.sampled_from([*"aăâbcdđeêghioôơuưxy", *"AĂÂĐÊÔƠƯ", *"ấệốữặảỹỵạẽ", *"0159.,;:-–()/"])
_MARKS = st.sampled_from(
    [" ", "\u00a0", "\u200b", "\u00ad", "\r\n", "\n", "\t", "**", "*", "_", "__", "`", "<br>", "<br />", "\\-", "\\|"]
)
_pieces = st.tuples(forms, _LETTERS).map(lambda p: unicodedata.normalize(*p))
messy_texts = st.lists(_pieces | _pieces | _MARKS, max_size=40).map("".join)
