import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.build import build, document_of
from graph.ontology import DocumentLabel, Label
from graph.records import PlanRecord

TTG = "doc:ttg:quyet-dinh:8-qd-ttg:2020-01-07"


def cited(contribution):
    return [n.id for n in contribution.nodes if n.label is Label.DOCUMENT and n.properties["status"] == "cited"]


@pytest.mark.parametrize("issuer", [None, "Thủ tướng Chính phủ", "Thủ tướng", "Chính phủ"])
@pytest.mark.parametrize("province", ["Lào Cai", "Huế", None])
def test_one_decision_is_one_document_whoever_cites_it(make_record, issuer, province):
    reference = {"symbol": "8/QĐ-TTg", "date": "2020-01-07", "relation": "cites", "issuer": issuer}
    assert cited(build(make_record(province=province, references=[reference]))) == [TTG]


@pytest.mark.parametrize("issuer", [None, "Ban Bí thư", "Ban Bí thư Trung ương Đảng", "Bộ Chính trị", "Trung ương"])
def test_the_three_issuers_that_share_a_suffix_are_one_key(make_record, issuer):
    reference = {"symbol": "04-CT/TW", "date": "2011-07-06", "relation": "cites", "issuer": issuer}
    assert cited(build(make_record(references=[reference]))) == ["doc:trung-uong-dang:chi-thi:04-ct-tw:2011-07-06"]


@pytest.mark.parametrize("written", ["04-CT/TW", "04- CT/TW", "04/CT-TW"])
def test_spellings_of_one_number_are_one_document(make_record, written):
    reference = {"symbol": written, "date": "2011-07-06", "relation": "cites"}
    assert cited(build(make_record(references=[reference]))) == ["doc:trung-uong-dang:chi-thi:04-ct-tw:2011-07-06"]


@pytest.mark.parametrize("issuer", [None, "UBND tỉnh", "Ủy ban nhân dân tỉnh Lào Cai"])
def test_a_plan_cited_in_its_province_is_the_plan_loaded_itself(make_record, issuer):
    loaded = build(make_record(symbol="30/KH-UBND", date="2019-05-06"))
    reference = {"symbol": "30/KH-UBND", "date": "2019-05-06", "relation": "replaces", "issuer": issuer}
    assert cited(build(make_record(references=[reference]))) == [loaded.document]


@pytest.mark.parametrize(
    ("reference", "issuer"),
    [
        ({"symbol": "30/KH-UBND", "issuer": "UBND tỉnh Yên Bái"}, "ubnd-yen-bai"),
        ({"symbol": "30/KH-UBND", "issuer": "UBND huyện Bắc Hà"}, "ubnd-huyen-bac-ha-lao-cai"),
        ({"symbol": "30/KH-UBND", "issuer": "UBND thành phố Lai Thử"}, "ubnd-thanh-pho-lai-thu-lao-cai"),
        ({"symbol": "11-CT/TU"}, "tu-lao-cai"),
        ({"symbol": "465/SNgV-HTQT"}, "s-ngv-lao-cai"),
        ({"symbol": "7/SLĐTBXH-VP", "issuer": "Sở Lao động - Thương binh và Xã hội"}, "s-ldtbxh-lao-cai"),
        ({"symbol": "402/BC-SXYZ"}, "sxyz-lao-cai"),
        ({"symbol": "3542/BYT-ATTP"}, "byt"),
        ({"symbol": "02/2009/TTLT-BNG-BNV"}, "bng-bnv"),
        ({"symbol": "77/2015/QH13"}, "quoc-hoi"),
        ({"symbol": "5/QĐ-XYZ", "issuer": "Ban Chỉ đạo trồng rừng"}, "xyz"),
        ({"title": "Luật Lâm nghiệp"}, "quoc-hoi"),
        ({"title": "Chương trình trồng cây", "issuer": "Bộ Y tế"}, "byt"),
        ({"title": "Chương trình trồng cây"}, "unknown"),
    ],
)
def test_the_issuer_comes_from_the_suffix_and_the_province(make_record, reference, issuer):
    found = cited(build(make_record(references=[{"relation": "cites"} | reference])))
    assert [identity.split(":")[1] for identity in found] == [issuer]


def test_an_undated_citation_is_the_dated_one_of_the_same_record(make_record):
    undated, dated = (
        {"symbol": "8/QĐ-TTg", "relation": "cites"},
        {"symbol": "8/QĐ-TTg", "relation": "cites", "date": "2020-01-07"},
    )
    year = dated | {"date": "2020"}
    assert cited(build(make_record(references=[undated, year, dated]))) == [TTG]


def test_dates_that_contradict_stay_two_documents(make_record):
    references = [{"symbol": "8/QĐ-TTg", "relation": "cites", "date": d} for d in ("2020-01-07", "2020-01-08", None)]
    stem = TTG.removesuffix("2020-01-07")
    assert cited(build(make_record(references=references))) == [TTG, stem + "2020-01-08", stem + "undated"]


def test_a_document_without_a_number_is_known_by_what_it_implements_and_not_by_its_title(make_record):
    reference = {"symbol": "8/QĐ-TTg", "date": "2020-01-07", "relation": "implements"}
    ids = {document_of(make_record(symbol=None, title=t, references=[reference])) for t in ("Một", "Hai")}
    assert ids == {"doc:ubnd-lao-cai:ke-hoach:no-number:8-qd-ttg:2021-03-02"}


def test_drafts_of_two_provinces_without_any_header_are_two(make_record):
    blank = {"symbol": None, "date": None, "issuer": None}
    ids = {document_of(make_record(province=p, **blank)) for p in ("Lào Cai", "Yên Bái")}
    assert len(ids) == 2


def test_the_loaded_document_carries_what_it_says_about_itself(make_record):
    issue = {"rule": "header.date.partial", "note": "không có ngày"}
    record = make_record(
        date="2021-03", issues=[issue], recipients=[{"name": "Sở Y tế"}], signer={"name": "A", "form": "TM"}
    )
    node = build(record).nodes[0]
    picked = "status date date_precision year province issuer signer_form has_recipients has_deliverables"
    assert node.second is DocumentLabel.PLAN
    assert [node.properties[name] for name in (*picked.split(), "issue_rules", "issue_starts")] == [
        "loaded", "2021-03", "month", 2021, "Lào Cai", "Ủy ban nhân dân tỉnh Lào Cai", "TM", True, False,
        ["header.date.partial"], [10],
    ]  # fmt: skip


def test_a_cited_document_says_nothing_that_only_one_citation_says(make_record):
    one = {"symbol": "8/QĐ-TTg", "date": "2020-01-07", "relation": "cites", "title": "về rừng", "issuer": "Chính phủ"}
    other = {"symbol": "8/QĐ-TTg", "date": "2020-01-07", "relation": "implements", "kind": "văn bản"}
    nodes = [build(make_record(references=[r], province=p)).nodes[2] for r, p in ((one, "Huế"), (other, "Lào Cai"))]
    assert nodes[0] == nodes[1]


@given(title=st.text(max_size=30), text=st.text(max_size=30))
def test_a_record_without_its_words_gives_the_same_ids(title, text):
    full, bare = (_record(t, x) for t, x in ((title, text), ("Việc khác", None)))
    assert [n.id for n in build(full).nodes] == [n.id for n in build(bare).nodes]
    assert [e.properties["id"] for e in build(full).edges] == [e.properties["id"] for e in build(bare).edges]


def _record(title: str, text: str | None) -> PlanRecord:
    evidence = {"start": 3, "end": 9, "locator": "I.1"}
    lead = {"name": "Sở Y tế", "written": "Sở Y tế", "evidence": evidence}
    task = {"ref": "1", "title": title, "text": text, "leads": [lead], "evidence": evidence}
    document = {"symbol": "1/KH-UBND", "kind": "kế hoạch", "title": title, "province": "Lào Cai", "date": "2021-01-05"}
    return PlanRecord.model_validate({"document": document, "tasks": [task]})


def test_building_twice_gives_the_same(make_record):
    record = make_record(tasks=[{"ref": "1", "leads": ["Sở Y tế", "các sở, ban, ngành"]}])
    assert build(record) == build(record)


def test_a_date_that_only_another_citation_says_is_not_on_the_edge(make_record):
    dated = {"symbol": "8/QĐ-TTg", "relation": "cites", "date": "2020-01-07"}
    first = build(make_record(references=[dated | {"date": None}, dated]))
    edge = next(e for e in first.edges if e.type == "CITES")
    assert (edge.end, "date" in edge.properties) == (TTG, False)


def test_the_same_issuer_has_one_key_however_written(make_record):
    nodes = [
        build(make_record(issuer=i)).nodes[0].properties for i in ("UBND tỉnh", "Ủy ban nhân dân tỉnh Lào Cai", None)
    ]
    assert {n["issuer_key"] for n in nodes} == {"ubnd Lào Cai"}
