"""The guard's verdict on every payload, on every question of our own, and on what people mistype."""

import time

import cypher_payloads as payloads
import pytest

from graph.errors import DefinitionError, QueryRefused
from graph.ontology import EdgeType, Label
from queries.ask import ask
from queries.catalogue import catalogue
from queries.guard import ReadOnlyCypher, guard
from queries.guard.gate import LONGEST
from queries.model import QueryKind

OURS = [(query.id, role, text) for query in catalogue().values() for role, text in query.cyphers.items()]


def refusal(text):
    with pytest.raises(QueryRefused) as caught:
        guard(text)
    return caught.value


def test_payloads_speak_of_our_graph():
    assert {payloads.DOC, payloads.TASK, payloads.AGENCY} <= set(Label)
    assert {payloads.LEADS, payloads.PARTNERS, payloads.REPORTS_TO, payloads.IMPLEMENTS} <= set(EdgeType)
    assert len({each.name for each in payloads.ALL}) == len(payloads.ALL)


@pytest.mark.parametrize("payload", payloads.HONEST, ids=lambda each: each.name)
def test_an_honest_question_is_accepted(payload):
    accepted = guard(payload.text)

    assert set(accepted.parameters) == {name for name, _ in payload.params}


@pytest.mark.parametrize("payload", [*payloads.REFUSED, *payloads.COST], ids=lambda each: each.name)
def test_everything_else_is_refused_with_its_place(payload):
    error = refusal(payload.text)

    assert str(error).startswith(f"line {error.line}, column {error.column}: ")
    assert "; " in str(error)
    assert "\n" not in str(error)


OF_ONE_DOCUMENT = {
    "actor.lead_and_overseer-text", "body.reporting.none-text", "recipients.tasked_absent-text"
}  # fmt: skip
"""Audits that hold two lists of one document against each other: the guard knows no documents, so it refuses them."""


def test_what_a_person_asks_by_name_is_no_exception():
    assert {catalogue()[name.rpartition("-")[0]].kind for name in OF_ONE_DOCUMENT} == {QueryKind.AUDIT}


@pytest.mark.parametrize(("query", "role", "text"), OURS, ids=[f"{query}-{role}" for query, role, _ in OURS])
def test_every_question_of_our_own_passes(query, role, text):
    if f"{query}-{role}" not in OF_ONE_DOCUMENT:
        guard(text)


def test_only_the_guard_makes_what_is_asked():
    class NoStore:
        def ask(self, *_):
            raise AssertionError("asked")

    with pytest.raises(DefinitionError, match="made by"):
        ReadOnlyCypher("MATCH (n) DETACH DELETE n", (), ())
    with pytest.raises(QueryRefused, match="has not seen"):
        ask(NoStore(), "MATCH (n) DETACH DELETE n")
    accepted = guard("RETURN 1 AS one")
    with pytest.raises(AttributeError):
        accepted.text = "MATCH (n) DETACH DELETE n"


PLACES = [
    ("MATCH (n)\n  SET n.x = 1", 2, 3, "SET is not allowed"),
    ("MATCH (n) /* two\nlines */ REMOVE n.x", 2, 10, "REMOVE is not allowed"),
    ("MATCH (a:Agency RETURN a", 1, 17, "RETURN is not expected here; write ) or"),
    ("MATCH (a) RETRN a", 1, 11, "did you mean RETURN?"),
    ("match (a) where a.name contans 'x' return a", 1, 24, "did you mean CONTAINS"),
    ("MATCH (a) WHERE a.name = 'x'", 1, 26, "ends without RETURN"),
    ("RETURN (1", 1, 9, "not finished; write )"),
    ("RETURN 1)", 1, 9, ") closes nothing"),
    ("RETURN 'abc", 1, 8, "' is not closed"),
    ("RETURN 1 /* abc", 1, 10, "a comment that is not closed"),
    ("RETURN 1; RETURN 2", 1, 11, "a second question"),
    ("MATCH (n) RETURN toLowr(n.x)", 1, 18, "did you mean toLower"),
    ("MATCH (n) RETURN id(n)", 1, 18, "use the property id"),
    ("CALL db.labels()", 1, 6, "a procedure is not allowed"),
    ("RETURN 1 AS create", 1, 13, "put it into backticks"),
    ("", 1, 1, "the question is empty"),
    ("// nothing", 1, 1, "the question is empty"),
]


@pytest.mark.parametrize(("text", "line", "column", "says"), PLACES)
def test_a_mistake_is_told_with_its_place_and_what_to_do(text, line, column, says):
    error = refusal(text)

    assert (error.line, error.column) == (line, column)
    assert says in str(error)


@pytest.mark.parametrize(
    "text",
    [
        "MATCH (a)<-[:LEADS]-(b)-->(c)--(d) RETURN *",
        "MATCH p = (a)-[:LEADS|:PARTNERS*..3]-(b) RETURN p",
        "MATCH (a:Agency {id: $a}), (b:Agency {id: $b}), p = allShortestPaths((a)-[*..6]-(b)) RETURN p",
        "MATCH (a:(Agency|Task)&!Topic WHERE a.name IS NOT NULL) RETURN a",
        "MATCH (a)-[r WHERE r.basis = 'explicit']->(t) RETURN r",
        "MATCH (a)-[:REPORTS_TO]->{1,3}(b) RETURN b",
        "MATCH (t:Task) RETURN t.title, count(*) AS n ORDER BY n DESC, t.title ASC SKIP 3 LIMIT 10",
        "RETURN CASE 1 WHEN 1 THEN 2 ELSE 3 END AS x, CASE WHEN true THEN 1 END AS y",
        "WITH [1, 2, 3] AS l RETURN l[0], l[1..], l[..2], [x IN l WHERE x > 1 | x * 2] AS d, size(l) AS n",
        "MATCH (a) WHERE a.x = -1 AND NOT a:Task AND (a)-->(:Task) AND a.y IN [1, 2] RETURN DISTINCT a",
        "MATCH (a) WHERE 1 < a.x <= 5 XOR a.name STARTS WITH 'S' OR a.name ENDS WITH 'ụ' RETURN a {.name, b: 1, .*}",
        "MATCH (d:Document) WHERE d.symbol =~ '.*/KH-UBND' RETURN d.symbol",
        "MATCH (t:Task) WHERE all(x IN t.depends_on WHERE x <> '') RETURN reduce(s = 0, x IN [1, 2] | s + x) AS s",
        "MATCH (a:Agency) CALL (a) { MATCH (a)-->(t:Task) RETURN count(t) AS n } RETURN a.name, n",
        "MATCH (a:Agency) CALL { WITH a MATCH (a)-->(t:Task) RETURN count(t) AS n } RETURN a.name, n",
        "MATCH (t:Task) WITH count(t) AS n MATCH (a:Agency) RETURN n, count(a) AS m",
        "MATCH (a) RETURN a.end AS end, a.`order` AS `một cột`, a.start AS start, a.name AS match",
        "MATCH (a:Agency) WHERE EXISTS { MATCH (a)-[:LEADS]->(t) WHERE t.due IS NULL } RETURN a",
        "MATCH (a:Agency) RETURN COLLECT { MATCH (a)-->(t) RETURN t.id ORDER BY t.id } AS ids",
        "RETURN date('2020-01-01') AS d, duration.between(date('2020-01-01'), date('2020-02-01')) AS u, 1.5e3 AS f",
        "UNWIND $ids AS wanted MATCH (t:Task {id: wanted}) RETURN t",
        "MATCH (d:Document) MATCH (t:Task {document: d.id}) RETURN d.id, count(t) AS n",
        "RETURN replace('Uỷ ban', 'ỷ', 'ủ') AS x",
    ],
)
def test_what_people_ask_is_accepted(text):
    guard(text)


DEAR = [
    ("MATCH (a:Agency), (t:Task) RETURN a, t", "joined with nothing"),
    ("MATCH (a:Agency) MATCH (t:Task) RETURN a, t", "joined with nothing"),
    ("MATCH (a:Agency) WITH 1 AS x MATCH (t:Task) RETURN t", "joined with nothing"),
    ("MATCH (a:Agency) WITH a.name AS n MATCH (t:Task) WHERE t.title = n RETURN t", "joined with nothing"),
    ("MATCH (a:Agency) WHERE EXISTS { MATCH (t:Task) WHERE t.title CONTAINS a.name } RETURN a", "joined with nothing"),
    ("MATCH (a:Agency) RETURN COUNT { (:Task)--(:Document) } AS n", "joined with nothing"),
    ("MATCH (a:Agency) RETURN [(t:Task)-->(b) | t.id] AS l", "joined with nothing"),
    ("MATCH (a:Agency) CALL { MATCH (t:Task) RETURN count(t) AS n } RETURN n", "joined with nothing"),
    ("CALL { MATCH (t:Task) RETURN t } MATCH (a:Agency) RETURN a", "joined with nothing"),
    ("MATCH (a) WITH collect(a) AS l UNWIND l AS x UNWIND l AS y RETURN x, y", "second list"),
    ("MATCH (a)-[*2..]->(b) RETURN b", "without a longest length"),
    ("MATCH (a)((x)-->(y))+(b) RETURN b", "without a longest length"),
    ("MATCH (a)-[*..5]-(b)-[*..5]-(c) RETURN c", "up to 10 steps"),
    ("UNWIND range(1, 10001) AS x RETURN x", "a range of"),
    ("UNWIND range(1, $n) AS x RETURN x", "unknown size"),
    ("UNWIND range(1, 2000) AS x UNWIND range(1, 2000) AS y RETURN x", "rows together"),
    ("RETURN reduce(s = '', i IN range(1, 5000) | s + 'x') AS s", "reduce() over"),
    ("WITH [1] AS l WITH l AS a, l AS b WITH a + b AS l RETURN l", "put together with itself"),
    ("WITH [1] AS l WITH [l, l] AS l RETURN l", "put together with itself"),
    ("WITH [1] AS l WITH {a: l} AS m WITH m.a + m.a AS l RETURN l", "put together with itself"),
    ("WITH [1] AS l RETURN [x IN l | l] AS m", "put together with itself"),
    ("WITH 'x' AS s RETURN replace(s, 'x', s) AS s", "computed"),
    ("RETURN replace('x', 'x', 'xx') AS s", "longer text"),
    ("MATCH (n) WHERE n.name =~ $p RETURN n", "computed"),
    ("MATCH (n) WHERE n.name =~ '(a+)+b' RETURN n", "repeats a group"),
    ("MATCH (n) WHERE n.name =~ '.*.*.*.*b' RETURN n", "too many repetitions"),
    ("RETURN 1 AS x" + " UNION RETURN 1 AS x" * 9, "more than 8 UNION"),
    ("RETURN " + "[" * 60 + "]" * 60, "nested more than"),
    ("RETURN " + "-" * 60 + "1", "nested more than"),
    ("RETURN [a IN [1] | [b IN [1] | [c IN [1] | [d IN [1] | 1]]]] AS x", "inside each other"),
]


@pytest.mark.parametrize(("text", "says"), DEAR)
def test_what_costs_too_much_is_refused(text, says):
    assert says in str(refusal(text))


P = "WITH '" + "a" * 2500 + "' AS p "
L = "WITH range(1, 10000) AS l "
MADE = [
    # an accumulator that a step takes more than once
    "RETURN size(reduce(acc = 'x', k IN range(1, 40) | reduce(t = '', m IN [1, 2] | t + acc))) AS n",
    "RETURN size(reduce(acc = [1], k IN range(1, 40) | reduce(t = [], m IN [1, 2] | t + acc))) AS n",
    "WITH [1, 2] AS two RETURN reduce(acc = 'x', k IN range(1, 40) | reduce(t = acc, m IN two | t + acc)) AS n",
    "RETURN reduce(acc = {a: 'x'}, k IN range(1, 40) | {a: acc.a + acc.a}) AS n",
    "RETURN reduce(acc = {a: 'x'}, k IN range(1, 40) | acc {a: acc.a, b: acc.a}) AS n",
    "RETURN reduce(acc = [1], k IN range(1, 40) | acc + [x IN range(0, size(acc) - 1) | x]) AS n",
    "RETURN reduce(acc = [1], k IN range(1, 40) | acc + range(0, size(acc) - 1)) AS n",
    "RETURN reduce(acc = [[1]], k IN range(1, 40) | [x IN acc | x + acc[0]]) AS n",
    "RETURN reduce(acc = ['x'], k IN range(1, 40) | CASE WHEN k > 0 THEN [x IN [1, 2] | acc] ELSE acc END) AS n",
    "RETURN reduce(acc = [1], k IN range(1, 40) | COLLECT { UNWIND acc AS x UNWIND [1, 2] AS y RETURN x }) AS n",
    "CALL { RETURN reduce(a = 'x', k IN range(1, 40) | reduce(t = '', m IN [1, 2] | t + a)) AS n } RETURN n",
    "WITH {a: 'x'} AS m " + ("WITH {a: " + " + ".join(["m.a"] * 50) + "} AS m ") * 7 + "RETURN m",
    "RETURN reduce(a = 'x', k IN range(1, 40) | head(COLLECT { RETURN reduce(t = '', y IN [1, 2] | t + a) })) AS n",
    "RETURN reduce(a = 'x', k IN range(1, 40) | reduce(b = a, j IN [1, 2] | reduce(c = b, i IN [1, 2] | c + b))) AS n",
    # loops inside each other
    P + "RETURN reduce(a = 0, i IN range(0, size(p) - 1) | a + reduce(b = 0, j IN range(0, size(p) - 1) | b + "
    "reduce(c = 0, k IN range(0, size(p) - 1) | c + 1))) AS n",
    P + "WITH p AS q RETURN [i IN range(0, size(q) - 1) | [j IN range(0, size(q) - 1) | 1]] AS n",
    P + "WITH {a: p} AS m RETURN [i IN range(0, size(m.a) - 1) | [j IN range(0, size(toUpper(m.a)) - 1) | 1]] AS n",
    P + "WITH CASE WHEN true THEN p ELSE '' END AS q UNWIND split(q, 'a') AS x UNWIND split(q, 'a') AS y RETURN x",
    P + "RETURN [i IN split(p, '') WHERE any(j IN split(p, '') WHERE i = j) | 1] AS n",
    "MATCH (d:Document) RETURN [i IN range(0, size(d.text) - 1) | [j IN range(0, size(d.text) - 1) | 1]] AS n",
    "MATCH (d) RETURN [(d)-->(e) | [i IN range(0, size(e.text) - 1) | 1]] AS n",
    "RETURN [i IN range(0, size($p) - 1) | [j IN range(0, size($p) - 1) | 1]] AS n",
    "WITH [1] AS l RETURN range(-1000000000, size(l) - 1) AS n, [x IN range(-1000000000, size(l) - 1) | x] AS m",
    "WITH [1] AS l UNWIND range(0, size(l) - -1000000000) AS n RETURN n",
    "WITH [1] AS l UNWIND range(5, size(l) - 1000000000, -1) AS n RETURN n",
    # lists that are unrolled one after another
    L + "UNWIND l AS a UNWIND l AS b UNWIND l AS c RETURN count(*) AS n",
    P + "UNWIND split(p, 'a') AS a UNWIND split(p, 'a') AS b UNWIND split(p, 'a') AS c RETURN count(*) AS n",
    L + "WITH l AS m UNWIND m AS a UNWIND m AS b RETURN count(*) AS n",
    L + "UNWIND [l, l] AS m UNWIND m AS a UNWIND m AS b RETURN count(*) AS n",
    L + "CALL { WITH l UNWIND l AS a RETURN a } UNWIND l AS b RETURN count(*) AS n",
    L + "UNWIND l AS a CALL (l) { UNWIND l AS b RETURN count(b) AS c } RETURN count(*) AS n",
    "WITH {a: range(1, 10000)} AS m UNWIND m.a AS a UNWIND m['a'] AS b RETURN count(*) AS n",
    "WITH CASE WHEN true THEN range(1, 10000) END AS l UNWIND l AS a UNWIND coalesce(l, []) AS b RETURN count(*) AS n",
    "UNWIND range(1, 10000) AS a WITH collect(a) AS l RETURN [x IN l | [y IN l | 1]] AS n",
    "UNWIND range(1, 10000) AS a WITH 1 AS k, collect(a) AS l LIMIT 1 RETURN [x IN l | [y IN l | [z IN l | 1]]] AS n",
    "CALL { RETURN range(1, 10000) AS l UNION RETURN [1] AS l } UNWIND l AS a UNWIND l AS b RETURN count(*) AS n",
    "WITH {a: range(1, 10000)} AS m WITH m {.a} AS q UNWIND q.a AS x UNWIND q.a AS y RETURN count(*) AS n",
    L + "RETURN COUNT { UNWIND l AS a UNWIND l AS b RETURN a } AS n",
    "MATCH (t:Task) " + "UNWIND [x IN range(1, 1000) | x] AS a UNWIND [x IN range(1, 2000) | x] AS b RETURN t",
    "WITH $list AS l UNWIND l AS a UNWIND l AS b UNWIND l AS c RETURN count(*) AS n",
    "UNWIND $list AS a UNWIND $list AS b RETURN count(*) AS n",
    "WITH $list AS l UNWIND l AS a RETURN [x IN l | 1] AS n",
]


@pytest.mark.parametrize("text", MADE)
def test_what_a_question_makes_of_nothing_is_bounded(text):
    error = refusal(text)

    assert str(error).startswith(f"line {error.line}, column {error.column}: ")
    assert any(says in str(error) for says in ("with itself", "rows together", "second list", "joined with nothing"))


@pytest.mark.parametrize(
    "text",
    [
        "RETURN reduce(acc = '', k IN range(1, 40) | acc + reduce(t = '', m IN [1, 2] | t + 'x')) AS n",
        "MATCH (t:Task) WITH collect(t) AS l RETURN reduce(acc = [], x IN l | acc + [x.id]) AS ids",
        "MATCH p = (a)-[*1..3]->(b) RETURN reduce(s = 0, x IN nodes(p) | s + x.weight + 1) AS n",
        "WITH [3, 1, 3] AS l RETURN reduce(u = [], x IN l | CASE WHEN any(y IN u WHERE y = x) THEN u ELSE u + x END)",
        "WITH [3, 1, 3] AS l RETURN reduce(u = [], x IN l | CASE WHEN x IN u THEN u ELSE u + [x] END) AS n",
        "MATCH (d:Document) RETURN [i IN range(0, size(d.issues) - 1) | {rule: d.issues[i], n: i}] AS n",
        "WITH 'sở,ban' AS p UNWIND split(p, ',') AS a UNWIND split(p, ',') AS b UNWIND split(p, ',') AS c RETURN c",
        "WITH range(1, 12) AS months UNWIND months AS a UNWIND months AS b UNWIND months AS c RETURN count(*) AS n",
        "UNWIND range(1, 12) AS m MATCH (t:Task {month: m}) WITH m, collect(t) AS l RETURN m, [x IN l | x.id] AS ids",
        "UNWIND $ids AS w MATCH (t:Task {id: w}) WITH collect(t) AS l RETURN [x IN l | x.id] AS ids",
        "UNWIND $ids AS w MATCH (t:Task {id: w})-->(b) WITH t, collect(b.name) AS names RETURN [n IN names | n] AS n",
        "MATCH p = (a)-[*1..3]->(b) RETURN [x IN nodes(p) WHERE any(y IN labels(x) WHERE y = 'Task') | x.name] AS n",
        "MATCH (t:Task) WHERE all(x IN t.a WHERE any(y IN t.b WHERE x = y)) RETURN t",
        "MATCH (d:Document) UNWIND d.a AS x UNWIND d.b AS y RETURN x, y",
        "UNWIND range(1, 1000) AS a UNWIND [a, 7] AS b RETURN count(b) AS n",
        "WITH range(1, 10000) AS l RETURN [x IN l | x] AS a, [x IN l | x + 1] AS b",
        "CALL { UNWIND range(1, 10000) AS a RETURN count(a) AS n } UNWIND range(1, 10000) AS b RETURN n, b",
        "RETURN " + "CASE WHEN true THEN " * 40 + "1" + " END" * 40 + " AS n",
        "RETURN " + "range(0, size(" * 20 + "[1]" + ") - 1)" * 20 + " AS n",
    ],
)
def test_what_a_question_makes_in_measure_is_accepted(text):
    start = time.perf_counter()
    guard(text)

    assert time.perf_counter() - start < 5


LETTERS = [
    "MATCH (n) RETURN n\u00a0",
    "ſET x",
    "MATCH (n) ſET n.x = 1 RETURN n",
    "RETURN 1 AS x // a\rCREATE (:X)",
    "RETURN '\\u0027 AS x CREATE (:X) //'",
    "RETURN '\\\\u0027 AS x'",
    "RETURN 1 AS `a``b`",
    "RETURN 1 AS `a\u200bb`",
    "RETURN 1 AS ``",
    "RETURN '\x00' AS x",
    "RETURN 1 /* \u202e */ AS x",
    "RETURN １ AS x",
    "RETURN 1 AS x\u2028CREATE (:X)",
    "RETURN 'a' 'b' AS x",
    "RETURN $`x` AS x",
]


@pytest.mark.parametrize("text", LETTERS)
def test_letters_that_could_be_read_in_two_ways_are_refused(text):
    refusal(text)


def test_what_is_sent_has_one_reading():
    accepted = guard("\ufeffRETURN 'U\u031b' AS x, // DELETE\r\n 1 AS y")

    assert accepted.text == "RETURN 'Ư' AS x,          \n 1 AS y"


def test_size_and_time_of_the_guard_are_bounded():
    longest = "RETURN [" + "1," * 4000
    longest += "1]"
    assert len(longest) <= LONGEST
    start = time.perf_counter()
    guard(longest)
    assert time.perf_counter() - start < 5
    assert "longer than" in str(refusal("RETURN '" + "ộ" * LONGEST + "'"))
