from graph.build import Contribution, build
from graph.ontology import EdgeType, Label

BACKGROUND = {EdgeType.INSTANCE_OF, EdgeType.MEMBER_OF, EdgeType.SUCCEEDED_BY, EdgeType.LOCATED_IN}


def triples(contribution: Contribution, *, background: bool = False, only: set[str] | None = None):
    """(start, TYPE, end) by names that a reader knows; duties carry their step."""
    label = {
        n.id: n.properties.get("ref") or n.properties.get("name") or n.properties.get("symbol") or n.properties["title"]
        for n in contribution.nodes
    }
    found = []
    for e in contribution.edges:
        behind = "source" in e.properties
        if behind == background and (only is None or e.type in only):
            kind = f"{e.type}/{e.properties['step']}" if "step" in e.properties else str(e.type)
            found.append((label[e.start], kind, label[e.end]))
    return sorted(found)


def test_a_small_plan_gives_exactly_these_edges(make_record):
    record = make_record(
        references=[
            {"symbol": "04-CT/TW", "date": "2011-07-06", "relation": "implements"},
            {"symbol": "9/NQ-HĐND", "date": "2020-12-01", "relation": "based_on"},
        ],
        links=[{"source": "9/NQ-HĐND", "target": "04-CT/TW", "relation": "implements"}],
        recipients=[{"name": "Công an tỉnh"}],
        reports=[{"from": ["Sở Y tế"], "to": "UBND tỉnh", "via": "Sở Nội vụ", "period": "hằng năm"}],
        tasks=[
            {"ref": "1", "leads": ["Sở Y tế"], "partners": ["Công an tỉnh", "Bộ Y tế"]},
            {"ref": "1.a", "parent": "1", "leads": ["Sở Nội vụ"]},
        ],
    )
    assert triples(build(record)) == sorted(
        [
            ("Ủy ban nhân dân tỉnh", "ISSUED", "12/KH-UBND"),
            ("12/KH-UBND", "IMPLEMENTS", "04-CT/TW"),
            ("12/KH-UBND", "BASED_ON", "9/NQ-HĐND"),
            ("9/NQ-HĐND", "IMPLEMENTS", "04-CT/TW"),
            ("12/KH-UBND", "CONTAINS", "1"),
            ("12/KH-UBND", "CONTAINS", "1.a"),
            ("1.a", "SUBTASK_OF", "1"),
            ("Sở Y tế", "LEADS", "1"),
            ("Công an tỉnh", "PARTNERS", "1"),
            ("Bộ Y tế", "PARTNERS", "1"),
            ("Sở Nội vụ", "LEADS", "1.a"),
            ("12/KH-UBND", "SENT_TO", "Công an tỉnh"),
            ("Sở Y tế", "REPORTS_TO/1", "Sở Nội vụ"),
            ("Sở Nội vụ", "REPORTS_TO/2", "Ủy ban nhân dân tỉnh"),
        ]
    )


def test_every_edge_read_from_the_text_carries_its_words(make_record):
    record = make_record(
        tasks=[{"ref": "2", "leads": [{"name": "Sở Y tế", "basis": "assigned", "modality": "request"}]}]
    )
    edge = next(e for e in build(record).edges if e.type is EdgeType.LEADS)
    assert edge.properties == {
        "id": edge.properties["id"], "basis": "assigned", "modality": "request", "written": "Sở Y tế",
        "document": build(record).document, "locator": "I.1", "quote": "lời văn", "start": 0, "end": 5,
        "rule": "test", "confidence": 1.0, "review": "open",
    }  # fmt: skip


def test_two_mentions_of_one_body_in_one_role_are_one_edge(make_record):
    twice = make_record(tasks=[{"ref": "1", "leads": ["Sở Y tế", "Sở Y tế tỉnh Lào Cai"], "partners": ["Sở Y tế"]}])
    assert triples(build(twice), only={"LEADS", "PARTNERS"}) == [
        ("Sở Y tế", "LEADS", "1"),
        ("Sở Y tế", "PARTNERS", "1"),
    ]


def test_a_ref_that_repeats_gives_two_tasks(make_record):
    record = make_record(tasks=[{"ref": "1"}, {"ref": "1"}, {"ref": "2", "parent": "1"}])
    contribution = build(record)
    tasks = [n.id.rpartition("#")[2] for n in contribution.nodes if n.label is Label.TASK]
    part = next(e for e in contribution.edges if e.type is EdgeType.SUBTASK_OF)
    assert (tasks, part.end.rpartition("#")[2]) == (["1", "1~2", "2"], "1")


def test_a_parent_that_is_no_task_is_kept_on_the_task(make_record):
    contribution = build(make_record(tasks=[{"ref": "1", "parent": "II"}]))
    task = next(n for n in contribution.nodes if n.label is Label.TASK)
    assert task.properties["parent"] == "II"
    assert not any(e.type is EdgeType.SUBTASK_OF for e in contribution.edges)


def duties(contribution: Contribution):
    return triples(contribution, only={"REPORTS_TO"})


def test_a_duty_without_a_channel_is_one_step(make_record):
    record = make_record(reports=[{"from": ["Sở Y tế", "Công an tỉnh"], "to": "UBND tỉnh"}])
    assert duties(build(record)) == [
        ("Công an tỉnh", "REPORTS_TO/1", "Ủy ban nhân dân tỉnh"),
        ("Sở Y tế", "REPORTS_TO/1", "Ủy ban nhân dân tỉnh"),
    ]


def test_a_duty_without_a_reporter_starts_at_an_unnamed_one(make_record):
    record = make_record(reports=[{"to": "UBND tỉnh", "via": "Sở Y tế"}])
    assert duties(build(record)) == [
        ("Sở Y tế", "REPORTS_TO/2", "Ủy ban nhân dân tỉnh"),
        ("Đơn vị không nêu tên", "REPORTS_TO/1", "Sở Y tế"),
    ]


def test_the_channel_does_not_report_to_itself(make_record):
    record = make_record(reports=[{"from": ["Sở Y tế", "Công an tỉnh"], "to": "UBND tỉnh", "via": "Sở Y tế"}])
    assert duties(build(record)) == [
        ("Công an tỉnh", "REPORTS_TO/1", "Sở Y tế"),
        ("Sở Y tế", "REPORTS_TO/2", "Ủy ban nhân dân tỉnh"),
    ]


def test_the_steps_of_one_duty_share_its_name_and_two_duties_do_not(make_record):
    report = {"from": ["Công an tỉnh"], "to": "UBND tỉnh", "via": "Sở Y tế", "period": "hằng quý", "due": "ngày 20"}
    edges = [e for e in build(make_record(reports=[report, report | {"via": None}])).edges if "duty" in e.properties]
    names = [e.properties["duty"] for e in edges]
    assert names[0] == names[1] != names[2]
    assert {(e.properties["period"], e.properties["due"]) for e in edges} == {("hằng quý", "ngày 20")}


def test_a_document_is_named_once_with_its_strongest_relation(make_record):
    record = make_record(
        references=[
            {"symbol": "8/QĐ-TTg", "relation": "cites"},
            {
                "symbol": "8/QĐ-TTg",
                "date": "2020-01-07",
                "relation": "based_on",
                "title": "về rừng",
                "issuer": "Chính phủ",
            },
        ]
    )
    edges = [e for e in build(record).edges if e.end.startswith("doc:") and e.type is not EdgeType.ISSUED]
    assert [(e.type, e.end, e.properties["title"], e.properties["issuer"]) for e in edges] == [
        ("BASED_ON", "doc:ttg:quyet-dinh:8-qd-ttg:2020-01-07", "về rừng", "Chính phủ")
    ]


def test_an_annex_bound_to_the_number_of_its_own_decision_points_at_it(make_record):
    bound = {"symbol": "12/KH-UBND", "date": "2021-03-02", "relation": "attached_to"}
    wrong = bound | {"date": "2021-03-01"}
    ends = [
        {e.end == c.document for e in c.edges if e.type is EdgeType.ATTACHED_TO}
        for c in (build(make_record(references=[r])) for r in (bound, wrong))
    ]
    assert ends == [{True}, {False}]
