"""Which document is meant, and what is said where none is."""

import pytest

from dashboard.cli.withdraw import LISTED, the_one
from dashboard.texts import texts
from dashboard.texts.errors import said
from graph.errors import InputError


def test_of_many_documents_only_the_nearest_are_named():
    documents = [{"id": f"doc:{n}", "symbol": f"{n}/KH-UBND"} for n in range(100, 140)]

    with pytest.raises(InputError) as told:
        the_one("1177/KH-UBND", documents)

    assert str(told.value).count("doc:") == LISTED
    assert "doc:117" in str(told.value)
    assert said(told.value, texts("vi")).endswith("và 35 văn bản khác")
