"""A short plan of our own writing, which the tests of reviewing share."""

PLAN = """ỦY BAN NHÂN DÂN
TỈNH CÀ MAU
Số: 12/KH-UBND

KẾ HOẠCH
Phát triển văn hóa đọc

I. NHIỆM VỤ
1. Sở Văn hóa, Thể thao và Du lịch chủ trì, phối hợp với Sở Tài chính mở phòng đọc trong tháng 4/2024.
2. Trung tâm Sao Khuê chủ trì, phối hợp với Sở Y tế tổ chức ngày hội đọc sách.
3. Sở Y tế chủ trì lập tủ sách y học; Sở Tài chính bố trí kinh phí.
4. Sở Nội vụ có trách nhiệm khen thưởng người đọc nhiều sách.

Nơi nhận:
- Sở Nội vụ;
- Lưu: VT.
"""


def span_of(words, text=PLAN):
    start = text.index(words)
    return start, start + len(words)
