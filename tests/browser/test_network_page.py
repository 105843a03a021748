"""The network page in a real browser."""

import pytest
from playwright.sync_api import expect

CY = "document.querySelector('#graph')._cyreg.cy"
READY = "() => document.querySelector('#graph')?._cyreg?.cy?.nodes().length > 0 && !!document.querySelector('#panel')"


@pytest.fixture
def network(page):
    """Opens an address of the network page and waits for the picture."""

    def opened(query=""):
        page.goto("/" + query)
        page.wait_for_function(READY)
        expect(page.locator("#table .ag-header-cell").first).to_be_visible()
        page.wait_for_function("() => location.search.includes('mode=')")
        return page

    return opened


def positions(page):
    return page.evaluate(f"Object.fromEntries({CY}.nodes().map(n => [n.id(), n.position()]))")


def visible_labels(page):
    return page.evaluate(f"{CY}.nodes(':visible').map(n => n.data('label').replaceAll('\\n', ' ')).sort()")


def tap(page, selector):
    page.evaluate(f"void {CY}.$('{selector}')[0].emit('tap')")


def choose(page, label, option):
    page.get_by_label(label).first.click()
    page.get_by_role("option", name=option).click()


def test_the_first_province_is_shown_with_its_denominators(network):
    page = network()
    expect(page.locator("#summary")).to_contain_text(
        "An Giang: hiện 2 trên 2 cơ quan, 1 trên 1 quan hệ; đọc từ 1 nhiệm vụ. "
        "Trong số đang hiện có 1 nhóm cơ quan nêu chung."
    )
    assert page.evaluate("document.documentElement.lang") == "vi"


def test_a_province_can_be_chosen_and_stands_in_the_address(network):
    page = network()
    choose(page, "Tỉnh, thành phố", "Lạng Sơn")
    expect(page.locator("#summary")).to_contain_text("Lạng Sơn")
    page.wait_for_function("() => new URLSearchParams(location.search).get('province') === 'Lạng Sơn'")
    page.wait_for_function(f"() => {CY}.nodes('[label = \"Sở Tài chính\"]').nonempty()")


def test_a_filter_hides_and_keeps_positions(network):
    page = network("?province=Lạng Sơn")
    before = positions(page)
    assert "Ban Dân vận Tỉnh ủy" in visible_labels(page)
    page.get_by_role("checkbox", name="Đảng").uncheck()
    page.wait_for_function(f"() => !{CY}.nodes('[label = \"Ban Dân vận Tỉnh ủy\"]').visible()")
    assert "Sở Nội vụ" in visible_labels(page)
    assert positions(page) == before
    expect(page.locator("#summary")).to_contain_text("1 mục đang ẩn do bộ lọc.")
    page.wait_for_function("() => location.search.includes('no_sectors=party')")


def test_clearing_the_filters_shows_all_again(network):
    page = network("?province=Lạng Sơn&no_sectors=party,state")
    expect(page.locator("#summary")).to_contain_text("ẩn do bộ lọc")
    page.get_by_role("button", name="Bỏ lọc").click()
    expect(page.locator("#summary")).not_to_contain_text("ẩn do bộ lọc")
    expect(page.get_by_role("checkbox", name="Nhà nước")).to_be_checked()


def test_search_needs_no_diacritics(network):
    page = network("?province=Lạng Sơn")
    page.get_by_label("Tìm cơ quan, nhiệm vụ").first.fill("so ngoai vu")
    page.get_by_role("option", name="Sở Ngoại vụ").click()
    expect(page.locator("#panel h2")).to_have_text("Sở Ngoại vụ")
    expect(page.locator("#panel")).to_contain_text("2 trên 4 nhiệm vụ")
    border = page.evaluate(f"{CY}.nodes().filter(n => n.data('label') == 'Sở Ngoại vụ')[0].style('border-width')")
    assert border == "4px"


def test_a_line_shows_its_sentences_lit_in_the_page(network):
    page = network("?province=Lạng Sơn")
    tap(page, 'edge[label = "2"]')
    panel = page.locator("#panel")
    expect(panel).to_contain_text("2 nhiệm vụ chung")
    expect(panel.locator("details.ph-fold").first).to_have_attribute("open", "")
    expect(panel.locator(".ph-quote mark").first).to_have_text("Sở Ngoại vụ")
    expect(panel).to_contain_text("77/KH-UBND")
    expect(panel).to_contain_text("09/3/2021")
    expect(panel.locator(".ph-page").first).to_be_visible()
    expect(panel.locator(".ph-page").first).to_contain_text("KẾ HOẠCH")
    panel.get_by_text("Đọc trong văn bản").first.click()
    expect(panel.locator(".ph-page").first).to_be_hidden()


def test_a_text_that_is_not_at_hand_is_said_to_be_missing(network):
    page = network("?province=An Giang")
    tap(page, "edge")
    expect(page.locator("#panel .ph-quote mark").first).to_have_text("Sở Du lịch")
    expect(page.locator("#panel")).to_contain_text("Không có nguyên văn văn bản này trên máy")


def test_a_body_lists_its_tasks_deadlines_and_reports(network):
    page = network("?province=Lạng Sơn")
    tap(page, 'node[label = "Sở Ngoại vụ"]')
    panel = page.locator("#panel")
    expect(panel).to_contain_text("Lập danh mục hội đàm cửa khẩu")
    expect(panel).to_contain_text("Quý I")
    expect(panel).to_contain_text("không nêu thời hạn")
    expect(panel).to_contain_text("Báo cáo lên")
    panel.get_by_role("button", name="Soạn sổ tay lễ tân").click()
    expect(panel).to_contain_text("Chưa có cơ quan chủ trì")


def test_the_table_holds_the_same_relations_and_works_by_keyboard(network):
    page = network("?province=Lạng Sơn")
    shown = page.evaluate(f"{CY}.edges(':visible').length")
    rows = page.locator("#table .ag-center-cols-container .ag-row")
    expect(rows).to_have_count(shown)
    rows.first.locator(".ag-cell").first.click()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Space")
    second = rows.nth(1).get_attribute("row-id")
    page.wait_for_function(f"() => new URLSearchParams(location.search).get('node') === '{second}'")


def test_a_link_reopens_the_view(network):
    page = network("?province=Lạng Sơn&mode=tasks&no_roles=partner")
    expect(page.get_by_role("checkbox", name="Phối hợp")).not_to_be_checked()
    expect(page.locator("#summary")).to_contain_text("nhiệm vụ")
    tap(page, 'node[label = "Sở Tài chính"]')
    page.wait_for_function("() => location.search.includes('node=')")
    address = page.url
    page.goto("about:blank")
    page.goto(address)
    expect(page.locator("#panel h2")).to_have_text("Sở Tài chính")
    expect(page.get_by_role("checkbox", name="Phối hợp")).not_to_be_checked()


def test_pointing_at_a_body_dims_the_rest(network):
    page = network("?province=Lạng Sơn")
    opacity = f"{CY}.nodes('[label = \"Sở Tài chính\"]')[0].style('opacity')"
    page.evaluate(f"void {CY}.nodes('[label = \"Sở Nội vụ\"]')[0].emit('mouseover')")
    page.wait_for_function(f"() => Number({opacity}) < 0.5")
    page.evaluate(f"void {CY}.nodes('[label = \"Sở Nội vụ\"]')[0].emit('mouseout')")
    page.wait_for_function(f"() => Number({opacity}) === 1")


def test_the_language_switch_keeps_the_view(network):
    page = network("?province=Lạng Sơn")
    tap(page, 'node[label = "Sở Nội vụ"]')
    page.get_by_role("checkbox", name="Đảng").uncheck()
    page.wait_for_function("() => document.querySelector('#language').search.includes('no_sectors=party')")
    page.get_by_role("link", name="English").click()
    expect(page.get_by_role("link", name="Network")).to_be_visible()
    expect(page.locator("#panel h2")).to_have_text("Sở Nội vụ")
    expect(page.locator("#summary")).to_contain_text("of")
    expect(page.get_by_role("checkbox", name="Party")).not_to_be_checked()
    assert page.evaluate("document.documentElement.lang") == "en"
