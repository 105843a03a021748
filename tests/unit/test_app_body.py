"""The page of a body's work without a browser: what an address means, and its files."""

import io

import openpyxl
import pytest
from icalendar import Calendar

from dashboard.app import create_app
from dashboard.app.data import Data
from dashboard.app.pages.body_state import ask, bodies_to_choose
from dashboard.app.services import Context
from dashboard.app.view import View
from graph.build import build
from graph.errors import StoreUnavailable
from graph.records import parse_record

FORMULA = "=1+1"


def place(quote):
    return {"start": 0, "end": len(quote), "locator": "II.1", "quote": quote}


def body(name):
    return {"name": name, "written": name, "evidence": place(name)}


def plan(province, *names):
    tasks = [
        {"ref": str(i), "title": FORMULA, "leads": [body(name)], "evidence": place("x"),
         "deadline": {"text": "18/11 hằng năm", "kind": "yearly", "due": "11-18", "evidence": place("18/11")}}
        for i, name in enumerate(names)
    ]  # fmt: skip
    document = {
        "kind": "kế hoạch", "symbol": "12/KH-UBND", "date": "2024-03-01", "province": province,
        "issuer": f"Ủy ban nhân dân tỉnh {province}",
    }  # fmt: skip
    return build(parse_record({"document": document, "tasks": tasks}, where="test"))


@pytest.fixture(scope="module")
def loaded(running_embedded_store):
    running_embedded_store.clear()
    running_embedded_store.load(plan("Cà Mau", "Sở Ngoại vụ", "Trung tâm Thí điểm", "Bộ Ngoại giao"))
    running_embedded_store.load(plan("Gia Lai", "Sở Nội vụ"))
    return running_embedded_store


def asked(store, **view):
    return ask(Context(View(**view), Data(store)))


@pytest.mark.parametrize(
    ("view", "body_id", "settled"),
    [
        ({"body": "SNgV", "province": "Cà Mau"}, "agency:ca-mau:s_ngv", ("Cà Mau", "type:s_ngv")),
        ({"body": "type:s_ngv", "province": "Cà Mau"}, "agency:ca-mau:s_ngv", ("Cà Mau", "type:s_ngv")),
        ({"body": "agency:ca-mau:s_ngv"}, "agency:ca-mau:s_ngv", ("Cà Mau", "type:s_ngv")),
        ({"body": "so ngoai vu ca mau"}, "agency:ca-mau:s_ngv", ("Cà Mau", "type:s_ngv")),
        ({"body": "BNG"}, "agency:central:bng", (None, "type:bng")),
        ({"body": "type:s_ngv", "province": "Huế"}, None, (None, "type:s_ngv")),
    ],
)
def test_an_address_means_a_body(loaded, view, body_id, settled):
    found = asked(loaded, **view)

    assert (found.body.id if found.body else None) == body_id
    assert (found.view.province, found.view.body) == settled
    assert settled[1] in [choice["value"] for choice in found.choices]


def test_a_role_without_a_province_is_all_provinces(loaded):
    found = asked(loaded, body="type:s_ngv")

    assert found.role.id == "s_ngv" and found.body is None and not found.trouble


@pytest.mark.parametrize(
    "name", ["agency:nowhere:x", "Sở Ngaoi", "BCT", "type:nothing", "ubnd_huyen", "UBND cấp huyện"]
)
def test_what_means_no_one_body_is_said(loaded, name):
    assert asked(loaded, body=name).trouble


def test_the_choices_name_each_body_once(loaded):
    everywhere = bodies_to_choose(Context(View(), Data(loaded)), None)
    here = bodies_to_choose(Context(View(), Data(loaded)), "Cà Mau")

    values = [choice["value"] for choice in everywhere]
    assert len(values) == len(set(values)) and "type:ubnd" in values
    assert "Trung tâm Thí điểm" in [choice["label"] for choice in here]


@pytest.fixture
def client(loaded):
    return create_app(loaded).server.test_client()


def fetch(client, address, host="127.0.0.1:8050", **headers):
    return client.get(address, headers={"Host": host, **headers})


def test_files_are_attachments_and_carry_the_policy(client):
    sheet = fetch(client, "/co-quan/file.xlsx?body=SNgV&province=C%C3%A0+Mau")
    dates = fetch(client, "/co-quan/file.ics?body=SNgV&lang=en")

    assert sheet.headers["Content-Disposition"] == 'attachment; filename="viec-cua-so-ngoai-vu-tinh-ca-mau.xlsx"'
    assert "Content-Security-Policy" in sheet.headers and sheet.headers["X-Content-Type-Options"] == "nosniff"
    book = openpyxl.load_workbook(io.BytesIO(sheet.data))
    assert book["Chủ trì"]["C5"].value == "'" + FORMULA
    assert dates.mimetype == "text/calendar"
    assert [str(e["summary"]) for e in Calendar.from_ical(dates.data).walk("VEVENT")] == [
        "[Sở Ngoại vụ Cà Mau] Leads: 0. =1+1"
    ]


@pytest.mark.parametrize(
    "address",
    [
        "/co-quan/file.exe?body=SNgV",
        "/co-quan/file.csv",
        "/co-quan/file.csv?body=agency:x",
        "/co-quan/file.ics?body=BCT",
    ],
)
def test_no_file_without_a_body(client, address):
    answer = fetch(client, address)

    assert answer.status_code == 404
    assert len(answer.text.splitlines()) == 1


def test_a_foreign_host_gets_no_file(client):
    assert fetch(client, "/co-quan/file.csv?body=SNgV", host="evil.example").status_code == 403


def test_trouble_with_the_store_is_one_line_without_details():
    class Silent:
        sources = None

        def read(self, cypher, parameters=None):
            raise StoreUnavailable("bolt://127.0.0.1:9 /home/someone/secret")

        def revision(self):
            return self.read("")

    answer = fetch(create_app(Silent()).server.test_client(), "/co-quan/file.csv?body=SNgV")

    assert answer.status_code == 503
    assert "secret" not in answer.text and "bolt" not in answer.text
