from hypothesis import given
from hypothesis import strategies as st

from graph import ids

WORDS = st.text(alphabet="aăâbcdđeêghiklmnoôơpqrstuưvxy ỳỷýàảôổ", min_size=1, max_size=30)
SYMBOL = st.from_regex(r"[1-9][0-9]{0,3}/(KH|QĐ)-UBND", fullmatch=True)


def test_ids_read_like_what_they_name():
    document = ids.document_id(issuer="ubnd Lào Cai", kind="kế hoạch", symbol="12/KH-UBND", date="2021-03-02")
    made = (
        document,
        ids.task_id(document, "II.4"),
        ids.task_id(document, "II.4", 2),
        ids.agency_id(body="s_yt", name="Sở Y tế", province="Lào Cai"),
        ids.agency_id(body="byt", name="Bộ Y tế", province=None),
        ids.province_id("Lào Cai", "2025-07-01"),
    )
    assert made == (
        "doc:ubnd-lao-cai:ke-hoach:12-kh-ubnd:2021-03-02",
        "doc:ubnd-lao-cai:ke-hoach:12-kh-ubnd:2021-03-02#II.4",
        "doc:ubnd-lao-cai:ke-hoach:12-kh-ubnd:2021-03-02#II.4~2",
        "agency:lao-cai:s_yt",
        "agency:central:byt",
        "province:lao-cai:2025",
    )


@given(issuer=WORDS, symbol=SYMBOL, date=st.sampled_from(["2020-01-02", "2020-01", None]), cited=st.lists(SYMBOL))
def test_a_numbered_document_is_what_its_number_says(issuer, symbol, date, cited):
    bare = ids.document_id(issuer=issuer, kind="kế hoạch", symbol=symbol, date=date)
    assert bare == ids.document_id(issuer=issuer, kind="kế hoạch", symbol=symbol, date=date, implements=cited)


@given(cited=st.lists(SYMBOL, min_size=1, unique=True), seed=st.randoms())
def test_the_order_of_what_an_unnumbered_document_implements_does_not_matter(cited, seed):
    shuffled = seed.sample(cited, len(cited))
    made = (
        ids.document_id(issuer="x", kind="kế hoạch", symbol=None, date=None, implements=given_)
        for given_ in (cited, shuffled)
    )
    assert len(set(made)) == 1


def test_years_and_issuers_keep_equal_numbers_apart():
    made = {
        ids.document_id(issuer=issuer, kind="kế hoạch", symbol="1/KH-UBND", date=date)
        for issuer in ("ubnd Lào Cai", "ubnd Yên Bái")
        for date in ("2020-01-05", "2021-01-05")
    }
    assert len(made) == 4


def test_names_that_differ_in_one_mark_are_two_bodies():
    names = ("Hội Làng", "Hội Lạng", "hội  làng")
    made = [ids.agency_id(body=None, name=name, province="Lào Cai") for name in names]
    assert (made[0] == made[2], made[0] == made[1]) == (True, False)


def test_a_class_is_another_one_in_every_document():
    assert len({ids.agency_id(body="g", name="g", province=None, document=d) for d in (None, "a", "b")}) == 3


@given(parts=st.lists(st.text(max_size=8), min_size=5, max_size=5), place=st.integers(0, 4))
def test_every_part_of_an_edge_counts(parts, place):
    changed = [p + "·" if i == place else p for i, p in enumerate(parts)]
    assert ids.edge_id(*parts) == ids.edge_id(*parts) != ids.edge_id(*changed)


@given(WORDS)
def test_a_slug_is_plain_and_stays(text):
    made = ids.slug(text)
    assert made == ids.slug(made) and set(made) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
