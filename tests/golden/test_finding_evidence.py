"""What a finding shows as evidence stands in the document, where it says."""

import re

import pytest

from loaders.ingest import ingest, read_all
from queries.audits import run_audits

pytestmark = pytest.mark.documents


def bare(text):
    return re.sub(r"\W+", " ", text).strip().casefold()


def test_every_finding_shows_words_that_stand_where_it_says(embedded_store, documents_dir):
    outcomes = list(read_all([documents_dir / "seeds"]))
    texts = {result.document: outcome.source.text for outcome, result in ingest(embedded_store, outcomes)}
    shown = [(f.rule, place) for f in run_audits(embedded_store).findings for place in f.evidence]
    assert len(shown) > 200
    for rule, place in shown:
        words, quote = bare(texts[place.document][place.start : place.end]), bare(place.quote)
        assert quote and (words in quote or quote in words), f"{rule}: {place} shows {words!r}"
