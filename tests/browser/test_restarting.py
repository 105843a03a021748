"""While the store's engine is being started again, the app says so, and comes back by itself."""

import os
import signal

import pytest
from playwright.sync_api import expect

from graph.store.engine_files import EngineFiles

SLOW = 90_000
"""An engine starts within seconds; a busy machine takes longer (milliseconds)."""

TITLE = "Kho dữ liệu đang khởi động lại…"


@pytest.fixture
def hurried(served_store):
    """The served store, whose questions do not wait for its engine."""
    served_store.hurry(0.1)
    yield served_store
    served_store._connection.patience = None
    assert served_store.counts()["Document"] > 0


@pytest.fixture
def kill(served_settings):
    def now():
        os.kill(EngineFiles(served_settings.data_dir / "engine").read_card().pid, signal.SIGKILL)

    return now


def test_a_page_opened_meanwhile_says_so_and_opens_by_itself(page, hurried, kill):
    kill()
    page.goto("/")
    expect(page.get_by_role("heading", name=TITLE)).to_be_visible(timeout=SLOW)
    expect(page.locator("#graph")).to_be_visible(timeout=SLOW)
    expect(page.get_by_role("heading", name=TITLE)).to_have_count(0)


def test_a_click_meanwhile_says_so_above_the_page_and_works_afterwards(page, hurried, kill):
    page.goto("/?province=Lạng Sơn")
    expect(page.locator("#graph")).to_be_visible(timeout=SLOW)
    kill()
    box = page.get_by_role("checkbox", name="Đảng")
    box.uncheck()
    notice = page.locator("#alert").get_by_role("heading", name=TITLE)
    expect(notice).to_be_visible(timeout=SLOW)
    expect(page.locator("#graph")).to_be_visible()
    expect(notice).to_have_count(0, timeout=SLOW)
    before = page.locator("#summary").inner_text()
    box.check()
    box.uncheck()
    expect(page.locator("#summary")).not_to_have_text(before, timeout=SLOW)
