"""Organs that every unit of a tier, every body of a kind or every school has: what classes of them begin with."""

from __future__ import annotations

import re

from loaders.bodies.names import SHORT_TIER

ALL = r"(?:tất cả |toàn thể |toàn bộ )?(?:các|những|từng|mọi|mỗi)"
"""What makes all of a kind of them."""
_ADMIN = (
    r"(?:huyện|quận|thị xã|thành phố|tp\.?|tx\.?|xã|phường|thị trấn|đặc khu|tỉnh)(?![^\W_])(?! (?:đoàn|ủy)(?![^\W_]))"
)
_TIERS = rf"{_ADMIN}(?:(?:, ?| và | ?- ?|/)(?:các )?(?:{_ADMIN}|{SHORT_TIER}))*(?: trực thuộc trung ương| thuộc tỉnh)?"
ORGANS = (
    r"ủy ban nhân dân|ubnd|hội đồng nhân dân|hđnd|đảng ủy|cấp ủy|huyện ủy|ủy ban mặt trận tổ quốc(?: việt nam)?"
    r"|mặt trận tổ quốc(?: việt nam)?|mặt trận|ubmttqvn|ubmttq(?: ?vn| việt nam)?|mttq(?: việt nam)?|công an"
    r"|tòa án nhân dân|viện kiểm sát nhân dân|thanh tra|quản lý thị trường|ban chỉ huy quân sự"
    r"|ban chỉ huy phòng thủ dân sự|hội nông dân|hội (?:liên hiệp )?phụ nữ|hội cựu chiến binh|hội chữ thập đỏ"
    r"|hội người cao tuổi|liên đoàn lao động"
    r"|đoàn thanh niên(?: cộng sản hồ chí minh)?|đoàn tncs hồ chí minh|hạt kiểm lâm|trạm y tế|trung tâm y tế"
    r"|trung tâm phục vụ hành chính công|phòng|hội|ban chỉ đạo"
)
"""Their names, as the alternatives of a pattern."""
ORGAN = rf"(?:{ORGANS})(?![^\W_])"
"""Organs that every unit of a tier has; their class is the organ with the tier ("Công an các xã, phường")."""
ORGAN_CLASS = re.compile(
    rf"(?:{ALL} )?{ORGAN} (?:(?:các |ở )?địa phương|(?:tại |ở )?(?:các|cấp) (?:{_TIERS}|cấp"
    rf"|cơ sở)(?:(?:,| và) (?:cấp )(?:huyện|xã|cơ sở))*"
    rf"|(?:\d{{1,3}} )?{_ADMIN}(?:(?:, ?| và |/)(?:{_ADMIN}|{SHORT_TIER}))+)"
)
"""The class of an organ: "UBND các xã", "Công an 12 xã, phường"."""
ORGAN_OF_UNIT = re.compile(rf"{ORGAN} (?:xã|phường|đặc khu|thị trấn)(?! (?:đội|đoàn|hội)(?![^\W_]))(?![^\W_])")
"""An organ of a commune that is not named: "Công an phường", "Trạm Y tế xã"."""
_LEVEL = (
    r"(?:mầm non|mẫu giáo|tiểu học|trung học cơ sở|trung học phổ thông|thcs|thpt|th|liên cấp"
    r"|(?:phổ thông|pt) ?(?:dân tộc|dt) ?(?:nội trú|bán trú|nt|bt)|ptdtnt|ptdtbt)(?![^\W_])"
)
SCHOOLS = re.compile(rf"{ALL} trường:? {_LEVEL}(?:(?:, ?(?:và )?| và |/| ?- ?)(?:trường )?{_LEVEL})*")
"""Schools by their levels: "các trường Mầm non, Tiểu học, THCS"."""
_OF_PARTY = r"(?:đảng ủy|đảng đoàn|ban cán sự đảng|đảng bộ|chi bộ|ban chấp hành|ban thường vụ)"
PARTY_ORGAN = re.compile(rf"(?:{ALL} )?{_OF_PARTY} (?=các (?!{_OF_PARTY}))")
"""A Party organ that each body of a class has: "đảng ủy các bộ", "Đảng đoàn các tổ chức chính trị - xã hội tỉnh"."""
