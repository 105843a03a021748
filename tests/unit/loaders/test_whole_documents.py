"""Whole documents of other kinds: a municipality's, a district's, and one in Markdown without a head."""

from written_plans import read, roles

MUNICIPALITY = """ỦY BAN NHÂN DÂN
THÀNH PHỐ CẦN THƠ
-------
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------
Số: 77/KH-UBND
Cần Thơ, ngày 9 tháng 8 năm 2024

KẾ HOẠCH
Thực hiện Chỉ thị số 15/CT-TTg của Thủ tướng Chính phủ về mạng lưới bến thuyền

I. MỤC ĐÍCH, YÊU CẦU
1. Mục đích: Bến thuyền an toàn.
II. NHIỆM VỤ
1. Công an thành phố chủ trì, phối hợp với Bộ Chỉ huy Quân sự thành phố, UBND các quận, huyện kiểm tra bến thuyền.
2. Sở Giao thông vận tải
a) Tham mưu UBND thành phố quy hoạch bến.
b) Phối hợp Ban Tuyên giáo Thành ủy, Báo Cần Thơ tuyên truyền.
III. TỔ CHỨC THỰC HIỆN
Các sở, ban, ngành thành phố; UBND các quận, huyện báo cáo UBND thành phố (qua Sở Giao thông vận tải) trước ngày 20/12
hằng năm./.

Nơi nhận:
- TT Thành ủy; TT HĐND TP;
- CT, các PCT UBND TP;
- VP UBND TP (2B, 3D);
- Lưu: VT, LHT.
"""
DISTRICT = """ỦY BAN NHÂN DÂN
HUYỆN BẮC HÀ

Số: 9/KH-UBND
Bắc Hà, ngày 12 tháng 9 năm 2022

KẾ HOẠCH
Mở phòng đọc năm 2023

I. NHIỆM VỤ
1. Phòng Văn hóa và Thông tin chủ trì, phối hợp với Phòng Tài chính - Kế hoạch, UBND các xã, thị trấn mở phòng đọc.
2. Phòng Giáo dục và Đào tạo
- Vận động học sinh đọc sách.
3. UBND các xã, thị trấn báo cáo UBND huyện (qua Phòng Văn hóa và Thông tin) trước ngày 30/11.
"""
MARKDOWN = """# KẾ HOẠCH
## Mở phòng đọc trên địa bàn tỉnh Tiền Giang năm 2024

## I. Mục đích, yêu cầu
- Phòng đọc mở cửa thường xuyên.

## II. Nội dung thực hiện
### 1. Mua sách
- **Cơ quan chủ trì:** Sở Nội vụ
- **Cơ quan phối hợp:** Sở Tài chính
- **Thời gian:** Quý I/2024

## III. Tổ chức thực hiện
1. **Sở Nội vụ**
   - Hướng dẫn các huyện.
2. **Sở Tài chính:** Bố trí kinh phí.
3. **Đề nghị** Tỉnh đoàn vận động tặng sách.
"""


def assigned(record):
    return [(task.ref, *roles(task)) for task in record.tasks]


def test_a_municipality_speaks_of_its_own_bodies():
    record = read(MUNICIPALITY)
    document = record.document

    assert (document.issuer, document.province) == ("Ủy ban nhân dân thành phố Cần Thơ", "Cần Thơ")
    assert [(r.symbol, r.relation) for r in document.references] == [("15/CT-TTg", "implements")]
    assert assigned(record) == [
        ("II.1", ["Công an thành phố"], ["Bộ Chỉ huy Quân sự thành phố", "UBND các quận, huyện"]),
        ("II.2.a", ["Sở Giao thông vận tải"], []),
        ("II.2.b", ["Sở Giao thông vận tải"], ["Ban Tuyên giáo Thành ủy", "Báo Cần Thơ"]),
    ]
    assert [r.name for r in document.recipients] == [
        "Thường trực Thành ủy",
        "Thường trực Hội đồng nhân dân thành phố",
        "Chủ tịch Ủy ban nhân dân thành phố",
        "Phó Chủ tịch Ủy ban nhân dân thành phố",
        "Văn phòng Ủy ban nhân dân thành phố",
    ]


def test_a_municipality_reports_through_its_department():
    (duty,) = read(MUNICIPALITY).document.reports

    assert duty.from_ == ["Các sở, ban, ngành thành phố", "UBND các quận, huyện"]
    assert (duty.to, duty.via) == ("Ủy ban nhân dân thành phố", "Sở Giao thông vận tải")
    assert (duty.period, duty.due) == ("hằng năm", "20/12")


def test_a_district_names_its_offices_as_written():
    record = read(DISTRICT)

    assert record.document.symbol == "9/KH-UBND"
    assert assigned(record)[:2] == [
        ("I.1", ["Phòng Văn hóa và Thông tin"], ["Phòng Tài chính - Kế hoạch", "UBND các xã, thị trấn"]),
        ("I.2.1", ["Phòng Giáo dục và Đào tạo"], []),
    ]
    assert [(r.to, r.via) for r in record.document.reports] == [("UBND huyện", "Phòng Văn hóa và Thông tin")]


def test_markdown_without_a_head_is_read():
    record = read(MARKDOWN)

    assert (record.document.kind, record.document.province) == ("kế hoạch", "Tiền Giang")
    assert assigned(record) == [
        ("II.1", ["Sở Nội vụ"], ["Sở Tài chính"]),
        ("III.1.1", ["Sở Nội vụ"], []),
        ("III.2", ["Sở Tài chính"], []),
        ("III.3", ["Tỉnh đoàn"], []),
    ]
