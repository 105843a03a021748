"""The sentence around evidence, and the page around that."""

from dashboard.app.network.reading import PAGE, page, sentence

TEXT = (
    "I. MỞ ĐẦU\n\n"
    "1. Sở Du lịch chủ trì lập tuyến thuyền. Sở Tài chính\nphối hợp; lo kinh phí.\n"
    "2. Sở Y tế trực bến.\n"
    "- Ban An Ninh giữ trật tự\n"
)


def spans(*words):
    return [(TEXT.index(word), TEXT.index(word) + len(word)) for word in words]


def joined(pieces):
    return "".join(piece.text for piece in pieces)


def lit(pieces):
    return [piece.text for piece in pieces if piece.lit]


def test_the_sentence_is_found_and_its_words_lit():
    found = sentence(TEXT, spans("Sở Y tế"))
    assert joined(found) == "2. Sở Y tế trực bến." or joined(found) == "Sở Y tế trực bến."
    assert lit(found) == ["Sở Y tế"]


def test_a_sentence_may_run_over_a_line_end():
    assert joined(sentence(TEXT, spans("Sở Tài chính"))) == "Sở Tài chính\nphối hợp;"


def test_several_marks_share_one_piece_of_text():
    found = sentence(TEXT, spans("Sở Du lịch", "Sở Tài chính"))
    assert lit(found) == ["Sở Du lịch", "Sở Tài chính"]
    assert joined(found).startswith(("Sở Du lịch", "1. Sở Du lịch"))


def test_a_list_item_ends_with_its_line():
    assert joined(sentence(TEXT, spans("Ban An Ninh"))) == "- Ban An Ninh giữ trật tự"


def test_the_page_keeps_the_text_as_it_is():
    found = page(TEXT, spans("Sở Y tế"))
    assert joined(found) == TEXT
    assert lit(found) == ["Sở Y tế"]


def test_a_page_of_a_long_text_is_cut_at_line_ends():
    text = "".join(f"dòng {i} của văn bản dài\n" for i in range(1000))
    start = text.index("dòng 500 ")
    found = joined(page(text, [(start, start + 8)]))
    assert found.startswith("dòng ") and found.endswith("dài")
    assert PAGE < len(found) < 2 * PAGE + 100


def test_offsets_outside_the_text_give_nothing():
    for bad in ([(0, len(TEXT) + 1)], [(5, 5)], [(-1, 3)], []):
        assert sentence(TEXT, bad) == [] and page(TEXT, bad) == []


def test_marks_that_overlap_lose_no_text():
    found = page(TEXT, [(2, 9), (4, 6), (8, 12)])
    assert joined(found) == TEXT
