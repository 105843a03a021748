"""What the app says when there is nothing to show, or nobody to ask."""

from conftest import serving
from playwright.sync_api import expect

from graph.errors import StoreRefused, StoreUnavailable


class Silent:
    """A store that raises `error` whatever it is asked."""

    def __init__(self, error):
        self.error, self.sources = error, {}

    def read(self, cypher, parameters=None):
        raise self.error

    def revision(self):
        raise self.error


class Empty:
    """A store in which nothing is loaded."""

    sources = None

    def read(self, cypher, parameters=None):
        return [{"documents": 0, "cited": 0, "tasks": 0, "agencies": 0, "edges": 0}]

    def revision(self):
        return 0


def open_over(chromium, store):
    with serving(store) as address:
        page = chromium.new_page()
        page.goto(address)
        expect(page.locator("h1")).to_be_visible()
        words = page.locator("main").inner_text()
        page.close()
        return words


def test_an_empty_store_says_how_to_load(chromium):
    assert "phoihop load" in open_over(chromium, Empty())


def test_a_dead_engine_is_named_without_its_address(chromium):
    words = open_over(chromium, Silent(StoreUnavailable("bolt://127.0.0.1:1234 /secret/path")))
    assert "Cơ sở dữ liệu không trả lời" in words
    assert "secret" not in words and "1234" not in words


def test_a_refused_account_is_named(chromium):
    assert "từ chối tài khoản" in open_over(chromium, Silent(StoreRefused("user neo4j")))
