"""Pictures of scanned pages in the app: the strip around the words, who gets it, and what the evidence shows."""

import io

import pytest
from PIL import Image, ImageDraw

from dashboard.app import create_app
from dashboard.app.components.evidence import Library, Proof, evidence_cards, quotes
from dashboard.app.network.facts import Document, Evidence
from dashboard.app.scans import address, strip
from dashboard.texts import texts
from graph.store import SourceTexts
from loaders.scans import KEPT_DPI

SHA256 = "ab" * 32
PAPER = Document("d", symbol="12/KH-UBND", sha256=SHA256)


def page(width=595, height=842, mode="L"):
    """A page of this size in points, with a black line at 300 points from its upper edge."""
    scale = KEPT_DPI / 72
    image = Image.new(mode, (round(width * scale), round(height * scale)), "white")
    ImageDraw.Draw(image).rectangle([round(v * scale) for v in (100, 300, 200, 310)], fill="black")
    out = io.BytesIO()
    image.save(out, "WEBP")
    return out.getvalue()


def opened(data):
    return Image.open(io.BytesIO(data)).convert("RGB")


def test_a_strip_shows_the_marked_words_in_their_surroundings():
    image = opened(strip(page(), "90,290,210,320"))
    scale = KEPT_DPI / 72

    assert image.width == pytest.approx(270 * scale, abs=3)
    assert image.height == pytest.approx((30 + 2 * 22) * scale, abs=3)
    shades = [image.getpixel((x, image.height // 2)) for x in range(image.width)]
    assert min(sum(shade) for shade in shades) < 60
    assert any(red > 230 and blue < 120 for red, _, blue in shades)
    assert sum(image.getpixel((image.width // 2, 2))) > 740


@pytest.mark.parametrize("box", ["-50,-50,20,10", "500,830,900,2000", "0,0,595,842"])
def test_a_box_at_the_edge_is_cut_there(box):
    assert opened(strip(page(), box)).width > 50


@pytest.mark.parametrize(
    ("data", "box"),
    [(b"RIFF", "1,1,2,2"), (page(), "700,900,800,950"), (page(), "50,50,40,40"), (page(6000, 6000), "1,1,2,2")],
)
def test_what_cannot_be_shown_is_none(data, box):
    assert strip(data, box) is None


class Store:
    def __init__(self, home):
        self.sources = SourceTexts(home)

    def revision(self):
        return 0

    def read(self, cypher, parameters=None):
        return []


@pytest.fixture
def client(tmp_path):
    store = Store(tmp_path / "sources")
    store.sources.put_picture(SHA256, 2, page())
    (tmp_path / "secret.webp").write_bytes(page())
    return create_app(store).server.test_client()


def test_the_app_serves_strips_of_pages_that_it_keeps(client):
    answer = client.get(address(SHA256, 2, "90,290,210,320"), headers={"Host": "127.0.0.1:8050"})

    assert (answer.status_code, answer.mimetype) == (200, "image/webp")
    assert "private" in answer.headers["Cache-Control"]
    assert answer.headers["Cross-Origin-Resource-Policy"] == "same-origin"


@pytest.mark.parametrize(
    "path",
    [
        address(SHA256, 3, "1,1,2,2"), address("cd" * 32, 2, "1,1,2,2"), address("..%2F..%2Fsecret", 2, "1,1,2,2"),
        address("AB" * 32, 2, "1,1,2,2"), address(SHA256, 2, "1,1,2"), address(SHA256, 2, "9999999,1,2,2"),
        address(SHA256, 2, "x"), f"/scan/{SHA256}/-1/1,1,2,2", f"/scan/{SHA256}/2", "/scan/../../secret/2/1,1,2,2",
    ],
)  # fmt: skip
def test_other_addresses_show_no_picture(client, path):
    answer = client.get(path, headers={"Host": "127.0.0.1:8050"})

    assert answer.mimetype != "image/webp"


def test_another_host_gets_nothing(client):
    assert client.get(address(SHA256, 2, "90,290,210,320"), headers={"Host": "evil.example"}).status_code == 403


def library(*, at_hand):
    return Library({"d": PAPER}, lambda _document: None, lambda _document, _page: at_hand)


def proof(start, box, number=2):
    return Proof("Chủ trì", "Sở Y tế", Evidence("d", quote="Sở Y tế", start=start, end=start + 7, page=number, box=box))


def shown(component):
    return str(component.to_plotly_json())


def test_evidence_of_a_scan_stands_beside_its_picture():
    t = texts("vi")
    proofs = [proof(5, "100,200,180,214"), proof(40, "90,220,300,234")]
    [card] = evidence_cards(proofs, library(at_hand=True), t, open_page=False)
    told = " ".join(map(shown, quotes(proofs, library(at_hand=True), t)))

    assert address(SHA256, 2, "90,200,300,234") in shown(card)
    assert "cần đối chiếu với ảnh" in shown(card)
    assert address(SHA256, 2, "90,200,300,234") in told


def test_without_the_picture_that_is_said_and_text_has_none():
    t = texts("vi")
    [absent] = evidence_cards([proof(5, "100,200,180,214")], library(at_hand=False), t, open_page=False)
    [text] = evidence_cards([proof(5, "")], library(at_hand=True), t, open_page=False)

    assert "ảnh không có trên máy này" in shown(absent)
    assert "/scan/" not in shown(absent)
    assert "scan" not in shown(text)
