import unicodedata

import pytest

from graph.build import build
from graph.build.names import find_body, is_central, is_class_name, split_province
from graph.ontology import Label


def agencies(contribution):
    return {n.properties["name"]: n for n in contribution.nodes if n.label is Label.AGENCY}


def lead(make_record, name, **more):
    document = {k: more.pop(k) for k in ("province", "date", "issuer", "symbol") if k in more}
    record = make_record(
        tasks=[{"ref": "1", "leads": [{"name": name, "evidence": {"start": 0, "end": 5}} | more]}], **document
    )
    contribution = build(record)
    edge = next(e for e in contribution.edges if e.type == "LEADS")
    return next(n for n in contribution.nodes if n.id == edge.start)


@pytest.mark.parametrize(
    ("name", "flags", "identity", "kind"),
    [
        ("Sở Y tế", {}, "agency:lao-cai:s_yt", "body"),
        ("Sở Y tế tỉnh Lào Cai", {}, "agency:lao-cai:s_yt", "body"),
        ("Sở Y tế tỉnh Yên Bái", {}, "agency:yen-bai:s_yt", "body"),
        ("Báo Lào Cai", {}, "agency:lao-cai:bao", "body"),
        ("Chánh Văn phòng UBND tỉnh", {}, "agency:lao-cai:vp_ubnd", "body"),
        ("Chủ tịch UBND tỉnh", {}, "agency:lao-cai:ct_ubnd", "office"),
        ("Bộ Y tế", {}, "agency:central:byt", "body"),
    ],
)
def test_a_named_body_is_one_node_of_its_province(make_record, name, flags, identity, kind):
    found = lead(make_record, name, **flags)
    assert (found.id, found.properties["kind"]) == (identity, kind)


@pytest.mark.parametrize(
    ("name", "flags", "kind"),
    [
        ("UBND cấp huyện", {"collective": True}, "collective"),
        ("các cơ quan, đơn vị liên quan", {"vague": True}, "vague"),
        ("các trạm khí tượng", {}, "collective"),
        ("các sở, ban, ngành", {}, "collective"),
        ("các sở, ngành liên quan", {"body": "g_so", "vague": True}, "vague"),
    ],
)
def test_classes_never_leave_their_document(make_record, name, flags, kind):
    here, there = (lead(make_record, name, date=d, **flags) for d in ("2021-01-01", "2022-01-01"))
    assert here.properties["kind"] == there.properties["kind"] == kind
    assert here.id != there.id


def test_a_class_that_can_be_listed_is_one_however_it_is_worded(make_record):
    names = ["UBND cấp huyện", "UBND các huyện, thị xã, thành phố"]
    record = make_record(tasks=[{"ref": "1", "leads": [{"name": n, "collective": True} for n in names]}])
    assert sum("ubnd_huyen" in n.id for n in build(record).nodes) == 1


def test_an_unknown_body_is_kept_as_unknown(make_record):
    found = lead(make_record, "Trường Cao đẳng nghề Lào Cai")
    assert (found.properties["kind"], found.properties["province"]) == ("unknown", "Lào Cai")


def test_a_superior_that_never_acts_is_one_body_of_the_centre(make_record):
    record = make_record(tasks=[{"ref": "1", "leads": ["Thanh tra Chính phủ", "Thanh tra tỉnh"]}])
    found = agencies(build(record))["Thanh tra Chính phủ"]
    superiors = {e.end for e in build(record).edges if e.properties.get("line") == "professional"}
    assert found.properties.items() >= {"kind": "body", "level": "central", "sector": "state"}.items()
    assert found.id in superiors


def test_a_provincial_body_in_a_central_document_is_a_class(make_record):
    found = lead(make_record, "Ủy ban nhân dân tỉnh", province=None, issuer="Thủ tướng Chính phủ", symbol="8/QĐ-TTg")
    assert (found.properties["kind"], found.id) == (
        "collective",
        "agency:central:ubnd@doc:ttg:quyet-dinh:8-qd-ttg:2021-03-02",
    )


def test_the_node_does_not_depend_on_who_names_it(make_record):
    one = lead(make_record, "Sở TT&TT", body="s_tttt", date="2019-01-01")
    other = lead(make_record, "Sở Thông tin và Truyền thông", date="2025-06-01")
    assert one == other


def test_a_report_names_the_same_node_as_the_lead(make_record):
    record = make_record(
        tasks=[{"ref": "1", "leads": ["Trường Cao đẳng nghề Lào Cai"]}],
        reports=[{"from": ["trường Cao đẳng nghề Lào Cai"], "to": "UBND tỉnh"}],
    )
    edges = {e.type: e.start for e in build(record).edges if "locator" in e.properties and e.start_label == "Agency"}
    assert edges["LEADS"] == edges["REPORTS_TO"]


def test_decomposed_text_gives_the_same_nodes(make_record):
    plain = lead(make_record, "Sở Y tế")
    assert lead(make_record, unicodedata.normalize("NFD", "Sở Y tế")) == plain


@pytest.mark.parametrize(
    ("name", "entry"),
    [
        ("UBND thành phố Đà Nẵng", "ubnd"), ("Thành ủy Đà Nẵng", "tu"), ("Ban Tuyên giáo Thành ủy", "btg_tu"),
        ("Phó Chủ tịch UBND tỉnh", "pct_ubnd"), ("UB MTTQ VN tỉnh", "mttq"), ("Hội Nông dân", "hnd"),
        ("Uỷ ban nhân dân tỉnh Yên Bái", "ubnd"), ("Đại học Đà Nẵng", None), ("Sở Nông nghiệp", None), ("CT", None),
    ],
)  # fmt: skip
def test_names_are_found_by_equality_alone(name, entry):
    found = find_body(name)
    assert (found.id if found else None) == entry


def test_the_province_at_the_end_needs_its_own_capitals():
    names = ["Ủy ban Hòa bình", "Công an tỉnh Hoà Bình", "Báo Lào Cai", "Sở Y tế"]
    assert [split_province(n)[1] for n in names] == [None, "Hòa Bình", "Lào Cai", None]


def test_words_tell_centre_and_class_outside_the_registry():
    names = [
        "Bộ Trồng cây",
        "Bộ Chỉ huy Trồng cây",
        "Cục Rừng Trung ương",
        "các trạm",
        "cơ quan quản lý",
        "Cơ quan Báo Rừng",
    ]
    assert [(is_central(n), is_class_name(n)) for n in names] == [
        (True, False), (False, False), (True, False), (False, True), (False, True), (False, False),
    ]  # fmt: skip


def test_a_council_of_every_place_is_a_class():
    names = ["UBND các tỉnh, thành phố trực thuộc Trung ương", "Giám đốc các sở", "Liên hiệp các hội trồng cây"]
    assert [is_class_name(n) for n in names] == [True, True, False]
