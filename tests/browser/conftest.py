"""The app, served over plans of our own writing, and a real Chromium to look at it."""

import contextlib
import os
import sys
import threading
from pathlib import Path

import pytest
from waitress.server import create_server

from dashboard.app import create_app
from graph.build import build
from graph.store import StoreSettings, open_store

sys.path.insert(0, str(Path(__file__).parent))
import served_plans

CHROMIUM = os.environ.get("PHOIHOP_TEST_CHROMIUM", "/usr/bin/chromium")
ARGUMENTS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-sync",
]


def pytest_collection_modifyitems(items):
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@contextlib.contextmanager
def serving(store):
    """The app over `store` on a free loopback port; its address."""
    server = create_server(
        create_app(store).server, host="127.0.0.1", port=0, threads=4, clear_untrusted_proxy_headers=True
    )
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.effective_port}"
    finally:
        server.close()
        thread.join(timeout=5)


@pytest.fixture(scope="session")
def served_settings(tmp_path_factory):
    return StoreSettings(data_dir=tmp_path_factory.mktemp("served"), heap="256m", query_timeout=20)


@pytest.fixture(scope="session")
def served_store(served_settings):
    with open_store(served_settings) as store:
        for plan in (served_plans.lang_son(), served_plans.an_giang(), served_plans.cao_bang()):
            store.load(build(plan.record()))
            if plan.keep_source:
                store.sources.put(plan.sha256, "ke-hoach.txt", plan.text)
        yield store


@pytest.fixture(scope="session")
def app_address(served_store):
    with serving(served_store) as address:
        yield address


@pytest.fixture(scope="session")
def chromium():
    if not Path(CHROMIUM).exists() and not os.environ.get("PHOIHOP_REQUIRE_BROWSER"):
        pytest.skip(f"no Chromium at {CHROMIUM}; PHOIHOP_REQUIRE_BROWSER=1 makes this a failure")
    from playwright.sync_api import expect, sync_playwright

    expect.set_options(timeout=15_000)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def page(chromium, app_address):
    """A page at the app's address that must stay without errors and without requests to anywhere else."""
    context = chromium.new_context(
        viewport={"width": 1440, "height": 900}, base_url=app_address, reduced_motion="reduce"
    )
    opened = context.new_page()
    opened.set_default_timeout(15_000)
    troubles = []
    opened.on("console", lambda m: troubles.append(m.text) if m.type == "error" else None)
    opened.on("pageerror", lambda e: troubles.append(str(e)))
    opened.on("response", lambda r: troubles.append(f"{r.status} {r.url}") if r.status >= 400 else None)
    opened.on(
        "request", lambda r: None if r.url.startswith((app_address, "data:", "blob:")) else troubles.append(r.url)
    )
    yield opened
    context.close()
    assert troubles == []
