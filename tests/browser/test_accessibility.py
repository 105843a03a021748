"""Each page passes axe, and can be used at phone width."""

import pytest
from axe_playwright_python.sync_playwright import Axe

NUMBER = "/so-sanh?lang=en&role_set=common&node=cell~type:s_ngv~Lạng Sơn&provinces=Lạng Sơn|An Giang"
PAGES = [
    "/?province=Lạng Sơn",
    "/co-quan?province=Lạng Sơn&body=SNgV",
    "/co-quan?body=SNgV",
    "/?province=Lạng Sơn&mode=tasks&lang=en",
    "/gaps",
    "/so-sanh",
    NUMBER,
    "/nowhere",
]


@pytest.mark.parametrize("address", PAGES)
def test_axe_finds_nothing(page, address):
    page.goto(address)
    page.wait_for_selector("h1", state="attached")
    page.wait_for_timeout(800)
    results = Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]})
    found = [(v["id"], [node["html"][:160] for node in v["nodes"]][:3]) for v in results.response["violations"]]
    assert found == []


@pytest.mark.parametrize("address", PAGES)
def test_a_narrow_screen_needs_no_sideways_scrolling(page, address):
    page.set_viewport_size({"width": 400, "height": 800})
    page.goto(address)
    page.wait_for_selector("h1", state="attached")
    page.wait_for_timeout(500)
    assert page.evaluate("document.documentElement.scrollWidth") <= 400
