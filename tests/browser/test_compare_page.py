"""The comparison page in a real browser."""

from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import expect

TWO = "/so-sanh?provinces=lang son|An Giang"
PANEL = "#compare-panel"


def cell(page, role, place):
    """The cell of a role in the province at this place."""
    row = page.locator(".ph-roles tbody tr").filter(has=page.get_by_role("rowheader", name=role, exact=True))
    return row.locator("td").nth(place)


def test_an_absent_role_is_told_apart_from_zero(page):
    page.goto(TWO)
    expect(cell(page, "Sở Ngoại vụ", 0)).to_contain_text("chủ trì 2 (50 %)")
    expect(cell(page, "Sở Ngoại vụ", 1)).to_contain_text("không có")
    expect(cell(page, "Sở Ngoại vụ", 1)).to_contain_text("Không phải số 0")
    expect(page.get_by_role("note")).to_contain_text("thực tế phối hợp có thể khác")


def test_a_number_leads_to_its_tasks_their_words_and_an_address(page):
    page.goto(TWO)
    cell(page, "Sở Ngoại vụ", 0).get_by_role("button").click()
    expect(page.locator(f"{PANEL} h2")).to_have_text("Sở Ngoại vụ")
    expect(page.locator(PANEL)).to_contain_text("Chủ trì: 2 trên 4 nhiệm vụ")
    expect(page.locator(f"{PANEL} .ph-fold[open] mark").first).to_have_text("Sở Ngoại vụ")
    page.wait_for_function("() => location.search.includes('node=')")

    page.goto(page.url)
    expect(page.locator(f"{PANEL} h2")).to_have_text("Sở Ngoại vụ")


def test_a_measure_opens_its_definition_and_cautions(page):
    page.goto(TWO)
    page.get_by_role("button", name="Mật độ: Định nghĩa").click()
    expect(page.locator(f"{PANEL} h2")).to_have_text("Mật độ")
    for words in ("Có hướng: m/(n(n−1))", "Mẫu số", "Thận trọng", "Wasserman"):
        expect(page.locator(PANEL)).to_contain_text(words)


def test_a_value_shows_its_size_its_interval_and_the_tasks_behind_it(page):
    page.goto(TWO)
    row = page.locator("#compare-figures tr").filter(has_text="Nhiệm vụ không có cơ quan phối hợp được nêu tên")
    expect(row.locator("td").first).to_contain_text("1 trên 4")
    expect(row.locator("td").first).to_contain_text("n = 4, m = 7")
    expect(row.locator("td").first).to_contain_text(" – ")
    row.locator("td").first.get_by_role("button").click()
    expect(page.locator(PANEL)).to_contain_text("Bố trí kinh phí hội chợ")


def test_a_tie_of_one_province_is_listed_with_its_tasks(page):
    page.goto(TWO)
    missing = page.locator("section").filter(
        has=page.get_by_role("heading", name="Ở Lạng Sơn, nơi kia không có vai trò")
    )
    tie = missing.last.locator("li").filter(has_text="Sở Ngoại vụ → Sở Nội vụ")
    tie.get_by_role("button", name="2 nhiệm vụ").click()
    expect(page.locator(f"{PANEL} .ph-fold")).to_have_count(2)


def test_the_plot_shows_one_dot_for_each_province(page):
    page.goto(TWO)
    expect(page.locator("#compare-plot .point")).to_have_count(2)
    page.get_by_label("Số đo trên biểu đồ").first.fill("so co quan phoi hop")
    page.get_by_role("option", name="Số cơ quan phối hợp trên một nhiệm vụ").click()
    page.wait_for_function("() => location.search.includes('measure=partner.per_task')")
    expect(page.locator("#compare-plot")).to_contain_text("1,00")


def test_other_provinces_are_another_address(page):
    page.goto(TWO)
    page.get_by_label("Các tỉnh, thành phố được so sánh").first.fill("cao bang")
    page.get_by_role("option", name="Cao Bằng").click()
    expect(page.locator(".ph-roles thead th")).to_have_count(4)
    page.wait_for_function("() => location.search.includes('Cao+')")
    assert parse_qs(urlsplit(page.url).query)["provinces"] == ["Lạng Sơn|An Giang|Cao Bằng"]
    page.get_by_role("button", name="Lạng Sơn – Cao Bằng").click()
    expect(page.locator(f"{PANEL} h2")).to_have_text("Lạng Sơn – Cao Bằng")


def test_one_province_alone_and_unknown_ones_are_told(page):
    page.goto("/so-sanh?provinces=Lạng Sơn|Atlantis")
    expect(page.locator("#main")).to_contain_text("Không có kế hoạch đã nạp của: Atlantis")
    expect(page.locator("#main")).to_contain_text("Chọn từ hai tỉnh trở lên")


def test_a_number_that_is_not_there_any_more_is_told(page):
    page.goto(f"{TWO}&node=cell~type:none~Lạng Sơn")
    expect(page.locator(PANEL)).to_contain_text("Không có mục này")


def test_hostile_names_stay_text(page):
    page.goto("/so-sanh?provinces=Lạng Sơn|Cao Bằng")
    expect(page.locator("#main")).to_contain_text("<img src=x onerror")
    assert page.evaluate("window.hacked") is None
