"""What the app's server refuses, and what each answer carries."""

import json
import logging
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import pytest

from dashboard.app import create_app
from dashboard.app.components.words import cut, visible
from dashboard.app.data import Data
from dashboard.app.pages import PAGES, checked
from dashboard.app.security import MAX_BODY
from graph.errors import DefinitionError, StoreUnavailable
from queries.catalogue import audits


class Silent:
    """A store that cannot be read."""

    sources = None

    def revision(self):
        raise StoreUnavailable("bolt://127.0.0.1:9 /home/someone/secret")

    def read(self, cypher, parameters=None):
        raise StoreUnavailable("bolt://127.0.0.1:9 /home/someone/secret")


@pytest.fixture
def app():
    return create_app(Silent())


@pytest.fixture
def client(app):
    return app.server.test_client()


def call(client, body=None, host="127.0.0.1:8050", **headers):
    return client.post("/_dash-update-component", json=body or {}, headers={"Host": host, **headers})


SHOW = {
    "output": "shell.children",
    "outputs": {"id": "shell", "property": "children"},
    "inputs": [{"id": "url", "property": "pathname", "value": "/"}, {"id": "url", "property": "search", "value": ""}],
    "changedPropIds": ["url.pathname"],
}


def test_pages_share_no_id_and_no_path():
    class Twin:
        id, path, title = "other", PAGES[0].path, "nav.gaps"

    with pytest.raises(DefinitionError, match="path '/' stands twice"):
        checked([*PAGES, Twin()])
    Twin.id, Twin.path = PAGES[0].id, "/twin"
    with pytest.raises(DefinitionError, match="id 'network' stands twice"):
        create_app(Silent(), pages=[*PAGES, Twin()])


def test_every_answer_carries_a_policy_without_inline_scripts_or_eval(client):
    answer = client.get("/", headers={"Host": "localhost:8050"})
    policy = answer.headers["Content-Security-Policy"]
    scripts = next(part for part in policy.split("; ") if part.startswith("script-src"))
    assert "unsafe" not in scripts and "'self'" in scripts
    assert "default-src 'self'" in policy and "frame-ancestors 'none'" in policy
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_the_page_names_no_address_of_another_machine(client):
    assert "//" not in client.get("/", headers={"Host": "localhost"}).text


def test_a_callback_from_the_page_itself_is_answered(client):
    answer = call(client, SHOW, Origin="http://127.0.0.1:8050")
    assert answer.status_code == 200
    assert "Cơ sở dữ liệu không trả lời" in answer.get_json()["response"]["shell"]["children"].__str__()


def test_the_words_of_an_error_stay_in_the_log(client, caplog):
    with caplog.at_level(logging.WARNING):
        answer = call(client, SHOW)
    assert "secret" not in answer.text and "bolt" not in answer.text
    assert "StoreUnavailable" in caplog.text


@pytest.mark.parametrize("origin", ["http://evil.example", "http://127.0.0.1:9999", "null"])
def test_a_foreign_origin_is_refused(client, origin):
    assert call(client, SHOW, Origin=origin).status_code == 403


def test_a_foreign_site_is_refused(client):
    assert call(client, SHOW, **{"Sec-Fetch-Site": "cross-site"}).status_code == 403


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8050", "127.0.0.1.evil.example"])
def test_a_foreign_host_name_is_refused(client, host):
    assert client.get("/", headers={"Host": host}).status_code == 403
    assert call(client, SHOW, host=host).status_code == 403


def test_other_hosts_can_be_allowed():
    open_to_all = create_app(Silent(), hosts=None).server.test_client()
    assert open_to_all.get("/", headers={"Host": "office.example"}).status_code == 200


FORGED = {
    "an output of no callback": {**SHOW, "output": "shell.title"},
    "an output of nothing": {"output": "nothing.here", "outputs": {"id": "x", "property": "y"}, "inputs": []},
    "a callback of the browser": {
        "output": "shell.data-shown",
        "outputs": {"id": "shell", "property": "data-shown"},
        "inputs": [{"id": "shell", "property": "children", "value": None}],
    },
    "a list as output": {**SHOW, "output": ["shell.children"]},
    "an object as output": {**SHOW, "output": {"a": 1}},
    "a list as body": ["shell.children"],
    "no inputs": {**SHOW, "inputs": []},
    "inputs that are a word": {**SHOW, "inputs": "x"},
    "inputs that are no objects": {**SHOW, "inputs": [1, 2]},
    "inputs without an id": {**SHOW, "inputs": [{}, {}]},
    "inputs of another callback": {**SHOW, "inputs": [{"id": "selected", "property": "data", "value": ""}]},
    "state where there is none": {**SHOW, "state": [{"id": "view", "property": "data", "value": {}}]},
    "outputs that are a number": {**SHOW, "outputs": 5},
    "outputs that name another place": {**SHOW, "outputs": {"id": "alert", "property": "children"}},
    "no outputs": {key: value for key, value in SHOW.items() if key != "outputs"},
    "changes that are no words": {**SHOW, "changedPropIds": [{"a": 1}]},
}


@pytest.mark.parametrize("forged", sorted(FORGED))
def test_a_forged_callback_is_refused_in_one_line(client, caplog, forged):
    answer = call(client, FORGED[forged])

    assert answer.status_code == 400
    assert "Traceback" not in answer.text + caplog.text
    assert len(caplog.text.splitlines()) == 1


def test_a_body_nested_without_end_is_refused_in_one_line(client, caplog):
    answer = client.post(
        "/_dash-update-component",
        data="[" * 200_000,
        content_type="application/json",
        headers={"Host": "localhost"},
    )

    assert answer.status_code == 400
    assert len(caplog.text.splitlines()) == 1


def test_a_failure_of_ours_is_one_line_of_the_log(client, caplog, monkeypatch):
    def broken(*_):
        raise RuntimeError("secret")

    monkeypatch.setattr("dashboard.app.screen", broken)
    with caplog.at_level(logging.INFO):
        answer = call(client, SHOW)

    assert "secret" not in answer.text
    assert [record.getMessage() for record in caplog.records] == ["RuntimeError in shell.children"]


@pytest.mark.parametrize("value", [None, 5, ["x"], {"a": 1}, "x" * 10_000])
def test_wrong_types_in_a_callback_leave_no_trace(client, value):
    inputs = [{"id": "url", "property": name, "value": value} for name in ("pathname", "search")]
    answer = call(client, {**SHOW, "inputs": inputs})
    assert "Traceback" not in answer.text and "secret" not in answer.text


def test_too_large_a_body_is_refused(client):
    answer = client.post(
        "/_dash-update-component",
        data=json.dumps({"output": "x" * (MAX_BODY + 10)}),
        content_type="application/json",
        headers={"Host": "localhost"},
    )
    assert answer.status_code in (400, 413)


def test_invisible_characters_are_made_visible_and_long_names_cut():
    assert visible("a\u202eb\u200bc") == "a⟨U+202E⟩b⟨U+200B⟩c"
    assert len(cut("x" * 10_000, 50)) == 50


class Counting:
    """A store that is slow, holds nothing, and counts how often a question is asked."""

    sources = None

    def __init__(self):
        self.asked = Counter()

    def read(self, cypher, parameters=None):
        self.asked[cypher] += 1
        time.sleep(0.005)
        return [{"documents": 0, "cited": 0, "tasks": 0, "agencies": 0, "edges": 0}] if "AS cited" in cypher else []

    def revision(self):
        return 0


def test_requests_at_the_same_time_share_one_audit():
    store = Counting()
    data = Data(store)
    with ThreadPoolExecutor(8) as pool:
        reports = list(pool.map(lambda _: data.report(), range(8)))

    assert len({id(report) for report in reports}) == 1
    assert store.asked[audits()[0].text] == 1
