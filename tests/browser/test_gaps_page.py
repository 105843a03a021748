"""The gaps page in a real browser."""

from playwright.sync_api import expect

ROWS = "#findings .ag-center-cols-container .ag-row"


def test_findings_carry_their_denominators(page):
    page.goto("/gaps")
    expect(page.locator(ROWS).first).to_be_visible()
    rule = page.get_by_role("link", name="không có cơ quan chủ trì").first
    expect(rule).to_contain_text("1 trên 7")


def test_a_row_opens_the_task_in_the_network(page):
    page.goto("/gaps?province=Lạng Sơn&rule=task.lead_missing")
    expect(page.locator(ROWS)).to_have_count(1)
    expect(page.locator(".ph-why")).to_be_visible()
    page.locator(f"{ROWS} .ag-cell").nth(3).click()
    expect(page.locator("#panel h2")).to_have_text("Soạn sổ tay lễ tân")
    expect(page.locator("#panel")).to_contain_text("Chưa có cơ quan chủ trì")
    expect(page.locator("#panel-gaps")).to_contain_text("không có cơ quan chủ trì")
    assert "province=L%E1%BA%A1ng+S%C6%A1n" in page.url and "node=" in page.url


def test_enter_opens_the_row_too(page):
    page.goto("/gaps?province=Lạng Sơn&rule=task.lead_missing")
    cell = page.locator(f"{ROWS} .ag-cell").nth(3)
    expect(cell).to_be_visible()
    page.evaluate("dash_ag_grid.getApi('findings').setFocusedCell(0, 'subject')")
    page.keyboard.press("Enter")
    expect(page.locator("#panel h2")).to_have_text("Soạn sổ tay lễ tân")


def test_filters_stand_in_the_address(page):
    page.goto("/gaps")
    page.get_by_label("Tỉnh").first.click()
    page.get_by_role("option", name="An Giang").click()
    page.wait_for_function("() => location.search.includes('province=An+Giang')")
    provinces = page.locator(f"{ROWS} [col-id=province]")
    expect(provinces.filter(has_not_text="An Giang")).to_have_count(0)
    expect(provinces.first).to_have_text("An Giang")


def test_a_link_to_something_withdrawn_says_so(page):
    page.goto("/?province=Lạng Sơn&node=doc:nowhere")
    expect(page.locator("#panel h2")).to_have_text("Không có mục này trong dữ liệu đang nạp")


def test_an_unknown_rule_in_a_link_shows_all_findings(page):
    page.goto("/gaps?rule=no.such_rule")
    expect(page.locator(ROWS).first).to_be_visible()
