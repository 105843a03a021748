"""Documents with a stamp of secrecy: found at the head, refused unless asked for."""

import pytest

from dashboard.formats.review_yaml import review_yaml
from dashboard.texts import texts
from graph.errors import SecretDocument
from loaders.document.secrecy import secrecy
from loaders.ingest import Wanted, read, read_all
from loaders.readers import read_source

PLAN = """UBND TỈNH YÊN BÁI{column}
Số: 7/KH-UBND
{stamp}
KẾ HOẠCH
Bảo vệ bí mật nhà nước năm 2026
1. Rà soát tài liệu mật
Cơ quan chủ trì: Công an tỉnh.
{below}
"""


@pytest.fixture
def plan(tmp_path):
    def written(stamp="", column="", below=""):
        path = tmp_path / "ke-hoach.txt"
        path.write_text(PLAN.format(stamp=stamp, column=column, below=below), encoding="utf-8")
        return path

    return written


@pytest.mark.parametrize(
    ("stamp", "degree"),
    [
        ("MẬT", "MẬT"),
        ("TỐI MẬT", "TỐI MẬT"),
        ("TUYỆT MẬT", "TUYỆT MẬT"),
        ("**MẬT**", "MẬT"),
        ("Độ mật: TỐI MẬT", "TỐI MẬT"),
        ("M Ậ T", "MẬT"),
        ("[MẬT]", "MẬT"),
        ("Số 1\tMẬT", "MẬT"),
    ],
)
def test_a_stamp_is_found_on_its_line_or_in_its_column(plan, stamp, degree):
    assert secrecy(read_source(plan(stamp))) == degree


@pytest.mark.parametrize("stamp", ["", "Mật", "tài liệu MẬT của tỉnh", "BẢO MẬT", "MẬT ĐỘ DÂN SỐ"])
def test_words_on_secrecy_are_no_stamp(plan, stamp):
    assert secrecy(read_source(plan(stamp))) is None


def test_the_highest_degree_counts(plan):
    assert secrecy(read_source(plan("MẬT", column="    TỐI MẬT"))) == "TỐI MẬT"


def test_a_word_far_below_the_head_is_no_stamp(plan):
    assert secrecy(read_source(plan(below="việc khác\n" * 90 + "MẬT\n"))) is None


def test_it_is_refused_in_one_line_and_read_where_asked_for(plan):
    path = plan("MẬT")
    refused = read(path)
    assert isinstance(refused.error, SecretDocument)
    assert str(refused.error) == (
        f"{path}: it is stamped MẬT, so it was not read; read it only on a machine that may hold it, with --secret"
    )
    asked = read(path, Wanted(secret=True))
    assert asked.record is not None
    assert asked.record.notes == ["văn bản đóng dấu MẬT"]


@pytest.mark.parametrize("beside", [True, False])
def test_a_reviewed_record_beside_it_or_a_text_that_is_kept_does_not_get_round_the_stamp(plan, tmp_path, beside):
    path = plan("MẬT")
    asked = read(path, Wanted(secret=True))
    name = "ke-hoach.review.yaml"
    (tmp_path / name).write_text(review_yaml(asked.record, texts("vi"), source=asked.source, missed=[], name=name))
    kept = {asked.source.sha256: asked.source.text}
    if not beside:
        path.unlink()

    (refused,) = read_all([tmp_path], Wanted(texts=kept.get))
    (shown,) = read_all([tmp_path], Wanted(secret=True, texts=kept.get))

    assert isinstance(refused.error, SecretDocument)
    assert (refused.record, refused.source) == (None, None)
    assert shown.source.text == asked.source.text
