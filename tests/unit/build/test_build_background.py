from graph.build import build
from graph.ontology import EdgeType


def behind(contribution, *types):
    label = {n.id: n.properties.get("name") or n.id for n in contribution.nodes}
    return {
        (label[e.start], e.properties.get("line", str(e.type)), label[e.end])
        for e in contribution.edges
        if "source" in e.properties and (not types or e.type in types)
    }


def led_by(make_record, *names, **document):
    return build(make_record(tasks=[{"ref": "1", "leads": list(names)}], issuer="UBND tỉnh Lào Cai", **document))


def lines(contribution):
    return behind(contribution, EdgeType.REPORTS_TO, EdgeType.MEMBER_OF)


def test_a_department_stands_under_its_province_and_its_ministry(make_record):
    assert lines(led_by(make_record, "Sở Y tế")) == {
        ("Sở Y tế", "administrative", "Ủy ban nhân dân tỉnh"),
        ("Sở Y tế", "professional", "Bộ Y tế"),
        ("Ủy ban nhân dân tỉnh", "administrative", "Chính phủ"),
        ("Bộ Y tế", "administrative", "Chính phủ"),
    }


def test_command_party_and_membership_are_other_lines(make_record):
    found = lines(
        led_by(make_record, "Công an tỉnh", "Ban Tổ chức Tỉnh ủy", "Hội Nông dân tỉnh", "Tòa án nhân dân tỉnh")
    )
    assert {
        ("Công an tỉnh", "command", "Bộ Công an"),
        ("Ban Tổ chức Tỉnh ủy", "party", "Tỉnh ủy"),
        ("Ban Tổ chức Tỉnh ủy", "professional", "Ban Tổ chức Trung ương"),
        ("Tỉnh ủy", "party", "Ban Bí thư Trung ương Đảng"),
        ("Hội Nông dân tỉnh", "MEMBER_OF", "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh"),
        ("Tòa án nhân dân tỉnh", "professional", "Tòa án nhân dân tối cao"),
    } <= found


def test_lines_hold_on_the_day_of_the_document(make_record):
    before, after = (
        led_by(make_record, "Hội Nông dân tỉnh", "Sở Kế hoạch và Đầu tư", date=d) for d in ("2025-01", "2025-08")
    )
    under_front = ("Hội Nông dân tỉnh", "administrative", "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh")
    under_province = ("Sở Kế hoạch và Đầu tư", "administrative", "Ủy ban nhân dân tỉnh")
    facts = [(under_front in lines(c), under_province in lines(c)) for c in (before, after)]
    assert facts == [(False, True), (True, False)]


def test_roles_hand_over_with_what_is_known_about_it(make_record):
    edges = [
        e
        for e in led_by(make_record, "Sở Kế hoạch và Đầu tư", "Ban Dân vận Tỉnh ủy").edges
        if e.type is EdgeType.SUCCEEDED_BY
    ]
    assert {(e.start, e.end, e.properties["on"], e.properties["verified"]) for e in edges} == {
        ("type:s_khdt", "type:s_tc", "2025-03-01", False),
        ("type:bdv_tu", "type:btgdv_tu", "2025-02", True),
        ("province:lao-cai", "province:lao-cai:2025", "2025-07-01", True),
    }


def test_one_name_before_and_after_the_merger_is_two_places(make_record):
    ids = [
        {e.end for e in led_by(make_record, "Sở Y tế", date=d).edges if e.type is EdgeType.LOCATED_IN}
        for d in ("2025-06-30", "2025-07-01", None)
    ]
    assert ids == [{"province:lao-cai"}, {"province:lao-cai:2025"}, {"province:lao-cai"}]


def test_classes_and_unknown_bodies_get_no_background(make_record):
    contribution = led_by(make_record, "các sở, ban, ngành", "Trường Cao đẳng nghề Lào Cai")
    assert {start for start, _, _ in behind(contribution)} == {"Ủy ban nhân dân tỉnh", "Lào Cai"}


def test_a_council_named_with_its_place_stands_under_the_province(make_record):
    contribution = led_by(make_record, "UBND huyện Bắc Hà", "Ủy ban nhân dân huyện Bắc Hà", "UBND xã Thử")
    assert lines(contribution) == {
        ("UBND huyện Bắc Hà", "administrative", "Ủy ban nhân dân tỉnh"),
        ("UBND xã Thử", "administrative", "Ủy ban nhân dân tỉnh"),
        ("Ủy ban nhân dân tỉnh", "administrative", "Chính phủ"),
    }


def test_a_province_that_became_a_city_is_read_under_its_name_of_the_day(make_record):
    home = {"province": "Thừa Thiên Huế", "date": "2023-06-20"}
    contribution = build(make_record(issuer="Ủy ban nhân dân tỉnh Thừa Thiên Huế", **home))
    places = {(e.end, e.properties["source"]) for e in contribution.edges if e.type is EdgeType.LOCATED_IN}
    assert contribution.document.split(":")[1] == "ubnd-thua-thien-hue"
    assert places == {("province:thua-thien-hue", "Nghị quyết 175/2024/QH15")}
