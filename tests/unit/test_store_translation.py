"""What a server says, told in one line."""

import pytest
from neo4j.exceptions import Neo4jError

from graph.errors import StoreBusy
from graph.store.translation import knows_no_bookmark, translate


def of_server(code):
    """The driver's error for this code."""
    return Neo4jError._hydrate_neo4j(code=code, message="m")


@pytest.mark.parametrize("kind", ["InvalidBookmark", "InvalidBookmarkMixture"])
def test_a_bookmark_of_another_database_is_not_known(kind):
    assert knows_no_bookmark(of_server(f"Neo.ClientError.Transaction.{kind}"))


def test_a_follower_that_lags_behind_knows_the_bookmark_and_is_busy():
    late = of_server("Neo.TransientError.Transaction.BookmarkTimeout")

    assert not knows_no_bookmark(late)
    assert isinstance(translate(late, where="neo4j://x", reading=True), StoreBusy)
