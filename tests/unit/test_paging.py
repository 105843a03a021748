"""An audit that marks where its findings stand ends there for a page and for a count."""

import pytest

from queries.catalogue import audits
from queries.counting import counting
from queries.paging import findings, page

MARKED = "MATCH (t)\nWITH t, t.id AS node\n// page by node\nMATCH (t)<-[l]-(a)\nRETURN node\nORDER BY node"


def test_page_ends_before_the_evidence_is_read():
    paged = page(MARKED)
    assert paged.index("ORDER BY node LIMIT $row_limit") < paged.index("MATCH (t)<-[l]-(a)")
    assert paged.count("$row_limit") == 1


def test_page_without_a_mark_cuts_off_the_rows():
    assert page("RETURN 1 AS n\nORDER BY n") == "RETURN 1 AS n\nORDER BY n\nLIMIT $row_limit"


def test_findings_are_what_stands_before_the_mark():
    assert findings(MARKED) == "MATCH (t)\nWITH t, t.id AS node\n"
    assert findings("RETURN 1 AS n") is None


@pytest.mark.parametrize("query", [query for query in audits() if findings(query.text)], ids=lambda query: query.id)
def test_page_follows_the_order_of_all_rows(query):
    order = query.text.rpartition("ORDER BY ")[2].replace("t.order", "rank")
    assert f"// page by {order}" in query.text
    assert "evidence" not in counting(query)
