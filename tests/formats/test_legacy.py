"""Encodings from before Unicode: recognised by the whole document, converted, and noted in the record."""

import json

import pytest
from golden_pairs import SAMPLES, sample
from looks import read_bytes
from viparse.normalize.encodings import get_charmap

from loaders.extract import extract

NOTES = {"tcvn3": "đọc từ bảng mã TCVN3", "vni": "đọc từ bảng mã VNI"}


def typed(text, encoding):
    """The text as somebody typed it with such a font: TCVN3 has small accented letters alone."""
    inverse = {}
    for legacy, letter in get_charmap(encoding).pairs:
        inverse.setdefault(letter, legacy)
    out = []
    for letter in text:
        small = inverse.get(letter.lower()) if encoding == "tcvn3" and letter not in inverse else None
        out.append(small or inverse.get(letter, letter))
    return "".join(out)


def said(record):
    """The tasks with their leads; TCVN3 has no accented capitals."""
    return [((t.text or "").casefold(), [b.name.casefold() for b in t.leads]) for t in record.tasks]


@pytest.mark.parametrize("encoding", NOTES)
@pytest.mark.parametrize("name", SAMPLES)
def test_a_plan_in_a_legacy_encoding_is_read_as_in_unicode(tmp_path, name, encoding):
    text = sample(name).text
    plain = extract(read_bytes(text.encode(), tmp_path / "plain.txt"))
    source = read_bytes(typed(text, encoding).encode("latin-1", "replace"), tmp_path / "legacy.txt")
    record = extract(source)

    assert source.notes == (NOTES[encoding],)
    assert record.notes == [NOTES[encoding]]
    assert said(record) == said(plain)
    assert record.document.symbol == plain.document.symbol
    assert record.document.issuer == plain.document.issuer


@pytest.mark.parametrize("encoding", NOTES)
def test_the_same_letters_saved_as_unicode_or_in_a_page_are_converted_too(tmp_path, encoding):
    text = sample(SAMPLES[1]).text
    letters = typed(text, encoding)
    page = "<!DOCTYPE html><html><meta charset=utf-8><body>" + "".join(f"<p>{p}</p>" for p in letters.split("\n"))

    for data, name in ((letters.encode(), "plan.txt"), (page.encode(), "plan.html")):
        source = read_bytes(data, tmp_path / name)
        assert source.notes == (NOTES[encoding],)
        assert "Tổ quốc Việt Nam" in source.text


@pytest.mark.parametrize(
    "text",
    [
        "Die Behörde prüft die Anträge für Straßen und Brücken. " * 20,
        "El niño comió piñas en la montaña según la tradición. " * 20,
        "Kế hoạch của Sở Y tế về khám bệnh. " * 20,
    ],
)
def test_other_languages_and_unicode_stay_as_they_are(tmp_path, text):
    source = read_bytes(text.encode(), tmp_path / "plan.txt")

    assert (source.text, source.notes) == (text, ())


def test_the_note_survives_in_the_record_as_json(tmp_path):
    data = typed(sample(SAMPLES[0]).text, "vni").encode("latin-1", "replace")

    assert NOTES["vni"] in json.loads(extract(read_bytes(data, tmp_path / "plan.txt")).to_json())["notes"]
