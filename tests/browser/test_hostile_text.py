"""What a document says is text, wherever it is shown."""

from playwright.sync_api import expect
from served_plans import HOSTILE

CY = "document.querySelector('#graph')._cyreg.cy"


def test_hostile_names_are_shown_as_text_and_run_nothing(page):
    page.goto("/?province=Cao Bằng")
    page.wait_for_function("() => document.querySelector('#graph')?._cyreg?.cy?.nodes().length > 0")
    for identifier in page.evaluate(f"{CY}.elements().map(e => e.id())"):
        page.evaluate("(id) => void " + CY + ".getElementById(id).emit('tap')", identifier)
        page.wait_for_function("(id) => new URLSearchParams(location.search).get('node') === id", arg=identifier)
    page.get_by_label("Tìm cơ quan, nhiệm vụ").first.fill("img")
    expect(page.get_by_role("option", name=HOSTILE).first).to_be_visible()
    page.get_by_role("option", name=HOSTILE, exact=True).click()
    expect(page.locator("#panel h2")).to_have_text(HOSTILE)
    assert page.evaluate("window.hacked") is None
    assert page.locator("img[src=x]").count() == 0


def test_invisible_direction_marks_are_made_visible(page):
    page.goto("/?province=Cao Bằng")
    expect(page.locator("#table")).to_contain_text("⟨U+202E⟩")


def test_hostile_findings_are_shown_as_text(page):
    page.goto("/gaps?province=Cao Bằng")
    expect(page.locator("#findings .ag-row").first).to_be_visible()
    expect(page.locator("#findings")).to_contain_text("<")
    assert page.evaluate("window.hacked") is None
    assert page.locator("img[src=x]").count() == 0


def test_a_forged_address_opens_the_first_province(page):
    page.goto("/?province=<script>window.hacked=1</script>&node=%22%5D&no_roles=%00&mode=x")
    expect(page.locator("#summary")).to_contain_text("An Giang")
    assert page.evaluate("window.hacked") is None
