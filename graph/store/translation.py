"""From the driver's exceptions to the one error tree: what happened, where, what to do, in one line."""

from __future__ import annotations

import ssl
from collections.abc import Iterator
from urllib.parse import urlsplit

from neo4j import exceptions as driver

from graph.errors import (
    ConstraintViolated,
    PhoihopError,
    QueryRefused,
    QueryTimedOut,
    StoreBusy,
    StoreError,
    StoreRefused,
    StoreUnavailable,
    StoreUnfit,
)

FAILURES = (driver.Neo4jError, driver.DriverError, OSError)
"""What the driver may raise while it works."""

UNFIT = (ValueError, TypeError, OverflowError)
"""What the driver raises for an address or a parameter that it cannot use."""

_LONGEST = 300
_START = "start it, or correct or unset PHOIHOP_NEO4J_URI"
_CORRECT = "correct PHOIHOP_NEO4J_URI, with neo4j+s:// where it is encrypted"
_NO_LEADER = "try again later, or write neo4j:// in its address"
_SEE_LOG = "see the database's log"
_SCHEMES = {f"{kind}{encryption}" for kind in ("bolt", "neo4j") for encryption in ("", "+s", "+ssc")}
_TOO_LONG = "the query took longer than allowed and was ended; ask for less, or raise PHOIHOP_QUERY_TIMEOUT"
_TIMED_OUT = ("TransactionTimedOut", "TransactionTerminated", "TransactionTimedOutClientConfiguration")
_FAILED_ON_IT = ("UnknownError", "ExecutionFailed")
"""What a server says where it was not the server's state but the query that it could not cope with."""

_READ_ONLY = ("ForbiddenOnReadOnlyDatabase", "WriteOnReadOnlyAccessDatabase", "ReadOnlyDatabase")
_ACCOUNT = "Neo.ClientError.Security."
_CONCEALED = "The request failed. Check the server log"


def address(uri: str) -> str:
    """The address of a database without user and password."""
    scheme, _, rest = uri.partition("://")
    return f"{scheme}://{rest.rpartition('@')[2]}"


def check_address(uri: str) -> str:
    """`uri`, if it can be an address of a database; else raises `StoreUnavailable`."""
    try:
        parts = urlsplit(uri)
        fit = parts.scheme in _SCHEMES and parts.hostname and (parts.port or 1) and not parts.path.strip("/")
    except ValueError:
        fit = False
    if fit and "@" in parts.netloc:
        raise StoreUnavailable(
            "the address of the database holds a user or a password; give PHOIHOP_NEO4J_URI without them, "
            "and set PHOIHOP_NEO4J_USER and PHOIHOP_NEO4J_PASSWORD"
        )
    if not fit:
        raise no_address(address(uri) if "://" in uri else uri)
    return uri


def translate(error: Exception, *, where: str, reading: bool, silent: str = "") -> PhoihopError:
    """What to raise instead of `error` at the address `where`.

    `reading` tells whether a question was asked; `silent` is what to say where nobody answers.
    """
    if isinstance(error, driver.Neo4jError):
        return _of_server(error, where, reading)
    if isinstance(error, driver.AuthConfigurationError):
        return StoreRefused(f"the account for {where} cannot be used: {_line(error)}; correct PHOIHOP_NEO4J_USER")
    if isinstance(error, driver.UnsupportedServerProduct):
        return StoreUnfit(f"{where} is no Neo4j 5 or newer, or takes encrypted connections alone; {_CORRECT}")
    if isinstance(error, driver.ConfigurationError):
        return no_address(where)
    return StoreUnavailable(silent or _unreached(error, where))


def read_only(where: str) -> StoreRefused:
    """The database takes no writes."""
    return StoreRefused(
        f"{where}: the database is read-only, nothing was written; "
        "set server.databases.read_only otherwise, or write to another"
    )


def knows_no_bookmark(error: driver.Neo4jError) -> bool:
    """Whether the database does not know what was last written to it: it is another one, or restored from a copy."""
    return (error.code or "").rpartition(".")[2] in ("InvalidBookmark", "InvalidBookmarkMixture")


def mute(where: str, seconds: float) -> StoreUnavailable:
    """The database takes connections and says nothing."""
    return StoreUnavailable(
        f"the database at {where} no longer answers: it has said nothing for {seconds:g} s; "
        "see whether it still works, then try again"
    )


def no_address(where: str) -> StoreUnavailable:
    """The address is written wrongly."""
    return StoreUnavailable(f"{where!r} is no address of a database; write PHOIHOP_NEO4J_URI as neo4j://host:7687")


def unfit_parameter(error: Exception) -> QueryRefused:
    """A parameter is of a type that the database does not know."""
    return QueryRefused(f"a parameter cannot be sent to the database: {_line(error)}")


def _unreached(error: Exception, where: str) -> str:
    """Why nobody could be talked to, as far as the causes tell."""
    causes = list(_causes(error))
    told = " ".join(str(each) for each in causes)
    if any(isinstance(each, ssl.SSLCertVerificationError) for each in causes):
        return f"the certificate of {where} is not trusted; correct it, or write +ssc in PHOIHOP_NEO4J_URI to trust it"
    if any(isinstance(each, ssl.SSLError) for each in causes):
        return f"{where} takes no encrypted connection; write PHOIHOP_NEO4J_URI without +s"
    if "looks like HTTP" in told:
        return f"{where} speaks HTTP, not Bolt; give its Bolt port in PHOIHOP_NEO4J_URI, mostly 7687"
    if "incomplete handshake" in told:
        return f"{where} is no Neo4j 5 or newer, or takes encrypted connections alone; {_CORRECT}"
    return f"no database answers at {where}; {_START}"


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    """The error and what it came from, groups taken apart."""
    while error is not None:
        yield error
        for each in getattr(error, "exceptions", ()):
            yield from _causes(each)
        error = error.__cause__


def _of_server(error: driver.Neo4jError, where: str, reading: bool) -> PhoihopError:
    code = error.code or ""
    kind = code.rpartition(".")[2]
    if kind in _TIMED_OUT:
        return QueryTimedOut(_TOO_LONG)
    if kind == "AccessMode" or (reading and kind == "Forbidden"):
        return QueryRefused("not allowed here: this access can only read")
    if code.startswith(_ACCOUNT):
        return _of_account(kind, where)
    if isinstance(error, driver.ConstraintError):
        return ConstraintViolated(f"{where}: this id is there already{_detail(error)}; load the document again")
    if kind in _READ_ONLY:
        return read_only(where)
    if kind == "NotALeader":
        return StoreBusy(
            f"{where} knows no server that takes writes; try again later, or write neo4j:// in its address"
        )
    if kind in ("DatabaseNotFound", "DatabaseUnavailable"):
        return StoreUnavailable(f"{where} has no such database at work; correct PHOIHOP_NEO4J_DATABASE")
    if isinstance(error, driver.TransientError):
        return StoreBusy(f"{where} stayed busy{_detail(error)}; try again")
    if reading and isinstance(error, driver.ClientError):
        return QueryRefused(f"{_WORDS.get(kind, 'the query cannot be run')}{_detail(error)}")
    if reading and kind in _FAILED_ON_IT:
        return QueryRefused(
            f"the database fails on this query{_detail(error)}; ask otherwise, or see the database's log"
        )
    return StoreError(f"{where} failed ({kind or 'unknown error'}){_detail(error)}; {_SEE_LOG}")


_WORDS = {
    "SyntaxError": "the query is not valid Cypher",
    "ParameterMissing": "the query lacks a parameter",
    "TypeError": "the query compares or computes with values of the wrong type",
    "ArithmeticError": "the query divides by zero or overflows",
}


def _of_account(kind: str, where: str) -> StoreRefused:
    if kind == "Forbidden":
        return StoreRefused(f"{where}: the account may not do this; use one that may write")
    if kind == "AuthenticationRateLimit":
        return StoreRefused(f"{where}: too many wrong passwords; wait a moment, then correct PHOIHOP_NEO4J_PASSWORD")
    return StoreRefused(f"{where}: wrong user or password; correct PHOIHOP_NEO4J_USER and PHOIHOP_NEO4J_PASSWORD")


def _detail(error: driver.Neo4jError) -> str:
    text = (error.message or "").strip()
    return "" if not text or text.startswith(_CONCEALED) else f": {_line(text)}"


def _line(error: object) -> str:
    lines = str(error).strip().splitlines() or [""]
    return lines[0][:_LONGEST]
