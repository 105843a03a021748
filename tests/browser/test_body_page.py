"""The page of a body's work in a real browser."""

import io

import openpyxl
from icalendar import Calendar
from playwright.sync_api import expect

OURS = "/co-quan?province=Lạng Sơn&body=so ngoai vu"


def test_a_body_in_any_spelling_shows_its_work(page):
    page.goto(OURS)
    expect(page.locator("h1")).to_have_text("Việc của Sở Ngoại vụ tỉnh Lạng Sơn")
    expect(page.locator(".ph-work-summary")).to_contain_text("Chủ trì 2 và phối hợp 1 trên 4 nhiệm vụ")
    expect(page.locator("#work-leads .ph-work-task")).to_have_count(2)
    expect(page.locator("#work-leads")).to_contain_text("Ban Dân vận Tỉnh ủy")
    expect(page.locator("#work-partners")).to_contain_text("Chưa có cơ quan chủ trì")
    expect(page.locator("#work-reports")).to_contain_text("Báo cáo Ủy ban nhân dân tỉnh")


def test_evidence_is_one_click_away_and_stands_in_its_text(page):
    page.goto(OURS)
    row = page.locator("#work-leads .ph-work-row").first
    row.locator("> summary").click()
    expect(row.locator(".ph-quote mark").first).to_be_visible()
    expect(row.locator(".ph-work-inside")).to_contain_text("77/KH-UBND")


def test_a_row_opens_by_keyboard(page):
    page.goto(OURS)
    row = page.locator("#work-time .ph-work-row").first
    row.locator("> summary").focus()
    page.keyboard.press("Enter")
    expect(row.locator(".ph-quote").first).to_be_visible()


def test_gaps_come_after_the_page(page):
    page.goto(OURS)
    expect(page.locator("#work-gaps")).to_contain_text("Soạn sổ tay lễ tân", timeout=20_000)


def test_a_link_to_a_task_opens_it(page):
    page.goto(OURS)
    row = page.locator("#work-leads .ph-work-row").nth(1)
    row.locator("> summary").click()
    row.get_by_role("link", name="Liên kết đến mục này").click()
    page.wait_for_function("() => location.search.includes('node=')")
    page.reload()
    expect(page.locator("#work-leads .ph-work-row").nth(1)).to_have_attribute("open", "")


def test_from_the_network_to_the_work_and_back(page):
    page.goto("/?province=Lạng Sơn&mode=bodies&node=agency:lang-son:s_ngv")
    page.get_by_role("link", name="Việc của cơ quan này").click()
    expect(page.locator("h1")).to_have_text("Việc của Sở Ngoại vụ tỉnh Lạng Sơn")
    page.locator("header.ph-work-part").get_by_role("link", name="Xem trong mạng phối hợp").click()
    expect(page.locator("#panel h2")).to_have_text("Sở Ngoại vụ")


def test_another_body_and_another_province_are_other_addresses(page):
    page.goto(OURS)
    page.get_by_label("Cơ quan").first.click()
    page.get_by_role("option", name="Sở Tài chính").click()
    expect(page.locator("h1")).to_have_text("Việc của Sở Tài chính tỉnh Lạng Sơn")
    page.get_by_label("Tỉnh, thành phố").first.click()
    page.get_by_role("option", name="Tất cả").click()
    expect(page.locator("h1")).to_have_text("Sở Tài chính ở các tỉnh đã nạp văn bản")
    row = page.locator(".ph-work-table tbody tr", has_text="An Giang")
    expect(row).to_contain_text("không được nêu")
    page.get_by_role("link", name="tỉnh Lạng Sơn").click()
    expect(page.locator("h1")).to_have_text("Việc của Sở Tài chính tỉnh Lạng Sơn")


def test_the_files_hold_the_same_work(page, app_address):
    page.goto(OURS)
    found = {}
    for name in ("Bảng Excel", "Lịch (iCalendar)", "CSV"):
        with page.expect_download() as waiting:
            page.get_by_role("link", name=name).click()
        name, path = waiting.value.suggested_filename, waiting.value.path()
        found[name.rpartition(".")[2]] = (name, path.read_bytes())
    assert found["xlsx"][0] == "viec-cua-so-ngoai-vu-tinh-lang-son.xlsx"
    book = openpyxl.load_workbook(io.BytesIO(found["xlsx"][1]))
    assert book["Chủ trì"]["C5"].value == "Lập danh mục hội đàm cửa khẩu"
    assert "Cần kiểm tra" in book.sheetnames
    assert Calendar.from_ical(found["ics"][1])["x-wr-calname"] == "Việc của Sở Ngoại vụ tỉnh Lạng Sơn"
    assert found["csv"][1].decode("utf-8").startswith("\ufeff")


def test_nothing_chosen_offers_the_bodies(page):
    page.goto("/co-quan?province=Lạng Sơn")
    page.get_by_role("link", name="Sở Nội vụ").click()
    expect(page.locator("h1")).to_have_text("Việc của Sở Nội vụ tỉnh Lạng Sơn")


def test_an_unknown_body_says_so(page):
    page.goto("/co-quan?body=agency:nowhere:x")
    expect(page.locator("h1")).to_have_text("Không có cơ quan này trong dữ liệu đang nạp")


def test_english_keeps_the_view(page):
    page.goto(OURS)
    page.locator("#language").click()
    expect(page.locator("h1")).to_have_text("The work of Sở Ngoại vụ Lạng Sơn")


def test_hostile_names_stay_text(page):
    page.goto("/co-quan?province=Cao Bằng")
    links = page.locator(".ph-work-all a")
    expect(links.first).to_be_visible()
    for address in links.evaluate_all("all => all.map(link => link.href)"):
        page.goto(address)
        expect(page.locator("#work-leads")).to_be_visible()
        assert page.evaluate("window.hacked") is None


def test_a_printed_page_holds_no_menus(page):
    page.goto(OURS)
    expect(page.locator("#work-leads")).to_be_visible()
    page.emulate_media(media="print")
    expect(page.locator(".ph-header")).to_be_hidden()
    expect(page.locator("#body-province")).to_be_hidden()
    expect(page.locator("#work-leads")).to_be_visible()
