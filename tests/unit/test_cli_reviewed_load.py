"""Corrected YAML in the store: who reviewed it and when stays, and reading the document again does not undo it."""

import pytest


@pytest.fixture
def joined(embedded_store, embedded_settings, monkeypatch, tmp_path):
    monkeypatch.setenv("PHOIHOP_DATA_DIR", str(embedded_settings.data_dir))
    monkeypatch.setenv("PHOIHOP_LANG", "en")
    monkeypatch.setenv("TZ", "UTC")
    monkeypatch.chdir(tmp_path)
    return embedded_store


@pytest.fixture
def plan(tmp_path, plan_text):
    path = tmp_path / "plan.txt"
    path.write_text(plan_text, encoding="utf-8")
    return path


@pytest.fixture
def corrected(phoihop, plan, tmp_path):
    path = tmp_path / "plan.review.yaml"
    assert phoihop("review", plan, "--yaml", "--out", path).code == 0
    text = path.read_text("utf-8").replace("at: null", "at: 2024-05-06T07:08:09Z", 1)
    head, tasks = text.replace("by: null", "by: Lê Thị Hoa").split("\ntasks:\n")
    path.write_text(f"{head}\ntasks:\n" + tasks.replace("title: ", "title: Sửa ", 1), "utf-8")
    return path


def test_reviewer_and_time_are_kept_and_shown(phoihop, joined, corrected):
    assert phoihop("load", corrected).code == 0

    (current,) = joined.readings()
    assert (current.reviewer, current.reviewed_at, current.rank.reviewed) == (
        "Lê Thị Hoa", "2024-05-06T07:08:09+00:00", True,
    )  # fmt: skip
    assert "reviewed by Lê Thị Hoa at 2024-05-06" in phoihop("store", "history").out
    rows = joined.read("MATCH ()-[r:LEADS]->(t:Task) WHERE t.title STARTS WITH 'Sửa' RETURN count(r) AS n")
    assert rows[0]["n"] > 0
    assert joined.sources.get(current.sha256) is not None


def test_loading_it_again_changes_nothing(phoihop, joined, corrected):
    phoihop("load", corrected)
    once = joined.readings()

    ran = phoihop("load", corrected)

    assert ran.code == 0
    assert joined.readings() == once


def test_reading_the_document_again_does_not_undo_the_review(phoihop, joined, plan, corrected):
    phoihop("load", corrected)
    graph = joined.dump()

    ran = phoihop("load", plan)

    assert ran.code == 1
    assert "reviewed by a person" in ran.err
    assert joined.dump() == graph


def test_a_later_review_takes_the_place_of_an_earlier_one_and_not_the_reverse(phoihop, joined, corrected, tmp_path):
    later = tmp_path / "later.yaml"
    text = corrected.read_text("utf-8")
    later.write_text(text.replace("2024-05-06", "2025-01-01").replace("Lê Thị Hoa", "Trần Văn Nam"), "utf-8")
    phoihop("load", corrected)

    assert phoihop("load", later).code == 0
    assert [r.reviewer for r in joined.readings() if r.state == "current"] == ["Trần Văn Nam"]
    assert phoihop("load", corrected).code == 1


def test_every_wrong_line_is_told_and_nothing_is_loaded(phoihop, joined, corrected):
    text = corrected.read_text("utf-8")
    corrected.write_text(text.replace("kind: yearly", "kind: often").replace("  text: ", "  texts: ", 1), "utf-8")

    ran = phoihop("load", corrected)

    told = [line for line in ran.err.splitlines() if line.startswith(f"phoihop: {corrected}:")]
    assert ran.code == 1
    assert len(told) >= 1
    assert joined.readings() == []


def test_words_are_found_in_the_text_that_the_store_keeps(phoihop, joined, plan, corrected, plan_text):
    phoihop("load", plan)
    plan.unlink()
    words = " ".join(plan_text.split("\n1. ")[1].split()[:4])
    text = corrected.read_text("utf-8")
    added = f"- ref: X.1\n  title: Việc thêm\n  evidence: {{quote: '{words}'}}\nsource:\n"
    corrected.write_text(text.replace("source:\n", added, 1), "utf-8")

    ran = phoihop("load", corrected)

    assert ran.code == 0, ran.err
    assert joined.read("MATCH (t:Task {ref: 'X.1'}) RETURN count(t) AS n")[0]["n"] == 1


def test_an_archive_keeps_reviewer_and_time(phoihop, joined, corrected, tmp_path):
    phoihop("load", corrected)
    (before,) = joined.readings()
    archive = tmp_path / "store.zip"
    assert phoihop("store", "export", archive).code == 0
    phoihop("withdraw", before.document, "--forget")

    assert phoihop("store", "import", archive).code == 0

    (after,) = joined.readings()
    assert (after.reviewer, after.reviewed_at, after.digest) == (before.reviewer, before.reviewed_at, before.digest)


def test_in_a_folder_a_reviewed_record_stands_for_its_document(phoihop, joined, plan, corrected, tmp_path):
    ran = phoihop("load", tmp_path)

    assert ran.code == 0, ran.err
    assert "reviewed by Lê Thị Hoa: 1 corrected, 0 dropped" in ran.out
    assert [reading.reviewer for reading in joined.readings()] == ["Lê Thị Hoa"]

    plan.write_text(plan.read_text("utf-8") + "\nThêm.\n", "utf-8")
    assert phoihop("load", tmp_path).code == 1  # another state of the document: told, and the review stays
    assert [reading.reviewer for reading in joined.readings()] == ["Lê Thị Hoa"]


def test_extracting_again_does_not_replace_a_reviewed_file(phoihop, plan, corrected, tmp_path):
    out = tmp_path / "out"
    out.mkdir()
    reviewed = out / "plan.yaml"
    reviewed.write_text(corrected.read_text("utf-8"), "utf-8")

    ran = phoihop("extract", plan, "--format", "yaml", "--out", out, "--lang", "en")

    assert ran.code == 1
    assert "a reviewed record stands there" in ran.err
    assert reviewed.read_text("utf-8") == corrected.read_text("utf-8")


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_extracting_again_does_not_replace_a_reviewed_file_with_a_slip_in_its_yaml(
    phoihop, plan, corrected, tmp_path, lang
):
    out = tmp_path / "out"
    out.mkdir()
    reviewed, slip = out / "plan.yaml", corrected.read_text("utf-8").replace("title: ", "title: a: ", 1)
    reviewed.write_text(slip, "utf-8")

    ran = phoihop("extract", plan, "--format", "yaml", "--out", out, "--quiet", "--lang", lang)

    assert ran.code == 1
    assert reviewed.read_text("utf-8") == slip
    assert {"vi": "hãy sửa tệp đó", "en": "correct it, or choose another --out"}[lang] in ran.err
    assert len(ran.err.splitlines()) == 1
