"""Words for generated plans: titles, and task texts of a given length. Plain officialese of no real document."""

from random import Random

VERBS = (
    "Rà soát", "Xây dựng", "Tổ chức", "Hướng dẫn", "Cập nhật", "Kiểm tra", "Tuyên truyền", "Tập huấn", "Thống kê",
    "Đánh giá", "Ban hành", "Theo dõi", "Bố trí", "Công khai", "Nâng cấp", "Số hóa", "Lồng ghép", "Nhân rộng",
)  # fmt: skip
OBJECTS = (
    "danh mục thủ tục", "quy chế phối hợp", "cơ sở dữ liệu", "kế hoạch năm", "mạng lưới cộng tác viên", "tài liệu mẫu",
    "chỉ tiêu thi đua", "đội ngũ cán bộ", "hồ sơ lưu trữ", "kinh phí sự nghiệp", "điểm tiếp nhận", "chuyên mục báo chí",
    "mô hình thí điểm", "lịch trực ban", "đường dây nóng", "biểu mẫu báo cáo", "hội nghị chuyên đề", "sổ tay nghiệp vụ",
)  # fmt: skip
FIELDS = (
    "cải cách hành chính", "chuyển đổi số", "an toàn giao thông", "phòng chống thiên tai", "giảm nghèo", "y tế cơ sở",
    "giáo dục mầm non", "bảo vệ môi trường", "du lịch cộng đồng", "an toàn thực phẩm", "việc làm thanh niên", "dân số",
    "quản lý đất đai", "trồng rừng", "nước sạch nông thôn", "văn hóa cơ sở", "thể thao học đường", "khuyến nông",
    "hỗ trợ doanh nghiệp", "phòng cháy chữa cháy", "hội nhập quốc tế", "thông tin đối ngoại", "trợ giúp pháp lý",
)  # fmt: skip
CLAUSES = (
    "bảo đảm tiến độ và chất lượng", "phù hợp với điều kiện của từng địa bàn", "gắn với nhiệm vụ chuyên môn hằng năm",
    "kịp thời tháo gỡ khó khăn ở cơ sở", "lồng ghép với các chương trình đang thực hiện", "tiết kiệm và hiệu quả",
    "ưu tiên vùng sâu, vùng xa và hải đảo", "chú trọng kiểm tra, giám sát thường xuyên", "tránh chồng chéo về nội dung",
    "phân công rõ người, rõ việc", "cung cấp số liệu đầy đủ và chính xác", "phát huy vai trò của cộng đồng dân cư",
)  # fmt: skip


def topic(rng: Random) -> str:
    """The subject of a plan."""
    return f"{rng.choice(FIELDS)} và {rng.choice(FIELDS)}"


def task_title(rng: Random) -> str:
    """A short title of a task."""
    return f"{rng.choice(VERBS)} {rng.choice(OBJECTS)} về {rng.choice(FIELDS)}"


def task_text(rng: Random, title: str, length: int) -> str:
    """The words of a task: its title, then clauses up to about `length` characters."""
    parts = [title]
    while sum(map(len, parts)) + 2 * len(parts) < length - 20:
        parts.append(rng.choice(CLAUSES))
    return ", ".join(parts) + "."
