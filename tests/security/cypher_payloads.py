"""Cypher that the console must run, refuse or stop.

Each payload names the group it belongs to, and the group says what must happen:

=============  ==========================================================================
group          expected
=============  ==========================================================================
``honest``     accepted by the guard, and runs on every backend
``policy``     harmless here, refused all the same: procedures, SHOW, EXPLAIN, APOC functions
``write``      refused; the graph has the same nodes, edges, labels and properties as before
``schema``     refused; the indexes and constraints are the same as before
``admin``      refused; users, databases and running transactions are the same as before
``procedure``  refused; no canary file was read, no canary server was hit
``import``     refused; no canary file was read, no canary server was hit
``disguised``  refused; one of the above in another spelling
``cost``       refused by the cost rules, or ended by the time limit; nothing keeps running
=============  ==========================================================================

Labels and relationship types come from the constants below; a test compares them with the
ontology, so a renamed label cannot quietly turn an honest query into an empty one. The markers
``CANARY_FILE`` and ``CANARY_URL`` are replaced by ``armed()``.

The ``doubling-*`` texts exhaust the engine's heap before its time limit is looked at: send them
past the guard to a throwaway engine only.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

DOC: Final = "Document"
TASK: Final = "Task"
AGENCY: Final = "Agency"
LEADS: Final = "LEADS"
PARTNERS: Final = "PARTNERS"
REPORTS_TO: Final = "REPORTS_TO"
IMPLEMENTS: Final = "IMPLEMENTS"

CANARY_FILE: Final = "CANARY_FILE"
CANARY_URL: Final = "CANARY_URL"

Group = Literal["honest", "policy", "write", "schema", "admin", "procedure", "import", "disguised", "cost"]


@dataclass(frozen=True, slots=True)
class Payload:
    """One statement as a person might type it into the console."""

    name: str
    group: Group
    text: str
    params: tuple[tuple[str, object], ...] = ()


def armed(payload: Payload, file_url: str, http_url: str) -> str:
    """The statement with the canary markers replaced by real addresses."""
    return payload.text.replace(CANARY_FILE, file_url).replace(CANARY_URL, http_url)


HONEST: Final = (
    Payload(
        "task-without-partner",
        "honest",
        f"MATCH (t:{TASK}) WHERE NOT (:{AGENCY})-[:{PARTNERS}]->(t) RETURN t.id LIMIT 25",
    ),
    Payload(
        "agency-without-superior",
        "honest",
        f"MATCH (b:{AGENCY}) WHERE NOT EXISTS {{ (b)-[:{REPORTS_TO}]->() }} RETURN b.name AS cơ_quan",
    ),
    Payload(
        "path-between-agencies",
        "honest",
        f"MATCH p = shortestPath((a:{AGENCY} {{id: $a}})-[*..6]-(b:{AGENCY} {{id: $b}})) RETURN p",
        (("a", "a1"), ("b", "a2")),
    ),
    Payload(
        "busiest-leads",
        "honest",
        f"MATCH (b:{AGENCY})-[:{LEADS}]->(t:{TASK}) WITH b, count(t) AS n ORDER BY n DESC RETURN b.name, n LIMIT 10",
    ),
    Payload(
        "keywords-in-strings",
        "honest",
        "MATCH (n) WHERE n.name CONTAINS 'CREATE' OR n.name = 'DELETE; DROP' RETURN n // MERGE here",
    ),
    Payload(
        "keywords-in-block-comment",
        "honest",
        f"/* DROP; DELETE */ MATCH (t:{TASK}) RETURN count(t) AS n",
    ),
    Payload(
        "keyword-as-alias-and-key",
        "honest",
        f"MATCH (t:{TASK}) RETURN t.`set` AS created, t.`load` AS `delete` LIMIT 1",
    ),
    Payload("bounded-reporting-cycle", "honest", f"MATCH (b)-[:{REPORTS_TO}*1..5]->(b) RETURN b.id"),
    Payload("subquery-count", "honest", f"CALL {{ MATCH (t:{TASK}) RETURN count(t) AS n }} RETURN n"),
    Payload(
        "count-subquery",
        "honest",
        f"MATCH (t:{TASK}) RETURN t.id, COUNT {{ (:{AGENCY})-[:{PARTNERS}]->(t) }} AS partners",
    ),
    Payload("accented-key", "honest", f"MATCH (d:{DOC}) RETURN d.`số hiệu`"),
    Payload(
        "union",
        "honest",
        f"MATCH (n:{AGENCY}) RETURN n.id AS id UNION MATCH (n:{TASK}) RETURN n.id AS id",
    ),
    Payload("string-only", "honest", "WITH 'MERGE' AS s RETURN toLower(s) AS s"),
    Payload(
        "vietnamese-fold",
        "honest",
        f"MATCH (b:{AGENCY}) WHERE toLower(b.name) CONTAINS 'đối ngoại' RETURN b.name",
    ),
    Payload(
        "map-projection",
        "honest",
        f"MATCH (d:{DOC}) RETURN d {{ .*, bases: [(d)-[:{IMPLEMENTS}]->(k:{DOC}) | k.symbol] }}",
    ),
    Payload(
        "quantified-path",
        "honest",
        f"MATCH (a:{AGENCY})((x)-[:{REPORTS_TO}]->(y)){{1,4}}(z:{AGENCY}) RETURN z.id",
    ),
    Payload("small-unwind", "honest", "UNWIND range(1, 12) AS month RETURN month"),
    Payload("trailing-semicolon", "honest", "RETURN 1 AS one;"),
)

POLICY: Final = (
    Payload("apoc-function", "policy", f"MATCH (t:{TASK}) RETURN apoc.text.join(collect(t.id), ',')"),
    Payload("show-indexes", "policy", "SHOW INDEXES"),
    Payload("explain", "policy", "EXPLAIN MATCH (n) RETURN n"),
    Payload("profile", "policy", "PROFILE MATCH (n) RETURN n"),
    Payload("catalogue-call", "policy", "CALL db.labels()"),
)

WRITE: Final = (
    Payload("create", "write", f"CREATE (n:{AGENCY} {{id: 'x'}}) RETURN n"),
    Payload("merge", "write", f"MERGE (n:{AGENCY} {{id: 'x'}})"),
    Payload("set", "write", "MATCH (n) SET n.x = 1 RETURN n"),
    Payload("set-plus", "write", "MATCH (n) SET n += {x: 1}"),
    Payload("set-label", "write", "MATCH (n) SET n:Admin"),
    Payload("remove", "write", "MATCH (n) REMOVE n.name"),
    Payload("delete-edges", "write", f"MATCH ()-[r:{LEADS}]->() DELETE r"),
    Payload("detach-delete", "write", "MATCH (n) DETACH DELETE n"),
    Payload("foreach", "write", "FOREACH (i IN [1] | CREATE (:X))"),
    Payload("call-create", "write", "CALL { CREATE (x:Y) RETURN x } RETURN x"),
    Payload("nested-call-create", "write", "CALL { CALL { CREATE (x:Y) RETURN x } RETURN x } RETURN x"),
    Payload("write-in-union", "write", "RETURN 1 AS n UNION CREATE (x:Y) RETURN 1 AS n"),
    Payload(
        "call-in-transactions",
        "write",
        "MATCH (n) CALL (n) { SET n.y = 1 } IN TRANSACTIONS OF 10 ROWS",
    ),
    Payload("insert", "write", "INSERT (:X)"),
)

SCHEMA: Final = (
    Payload("create-index", "schema", "CREATE INDEX i FOR (n:X) ON (n.a)"),
    Payload("create-constraint", "schema", "CREATE CONSTRAINT c FOR (n:X) REQUIRE n.a IS UNIQUE"),
    Payload("drop-constraint", "schema", "DROP CONSTRAINT agency_id"),
)

ADMIN: Final = (
    Payload("drop-database", "admin", "DROP DATABASE neo4j"),
    Payload("create-database", "admin", "CREATE DATABASE x"),
    Payload("use-system", "admin", "USE system MATCH (n) RETURN n"),
    Payload("create-user", "admin", "CREATE USER x SET PASSWORD 'y-1234567'"),
    Payload("alter-password", "admin", "ALTER CURRENT USER SET PASSWORD FROM 'a' TO 'b'"),
    Payload("grant", "admin", "GRANT ROLE admin TO x"),
    Payload("terminate", "admin", "TERMINATE TRANSACTION 'neo4j-transaction-1'"),
    Payload("show-transactions", "admin", "SHOW TRANSACTIONS"),
    Payload("show-users", "admin", "SHOW USERS"),
    Payload("enable-server", "admin", "ENABLE SERVER 'x'"),
)

PROCEDURE: Final = (
    Payload("list-users", "procedure", "call dbms.security.listUsers()"),
    Payload("list-config", "procedure", "CALL dbms.listConfig()"),
    Payload("apoc-load-json", "procedure", f"CALL apoc.load.json('{CANARY_URL}')"),
    Payload(
        "apoc-cypher-run",
        "procedure",
        "CALL apoc.cypher.run('CREATE (n) RETURN n', {}) YIELD value RETURN value",
    ),
    Payload(
        "apoc-create-after-match",
        "procedure",
        "MATCH (n) WITH n LIMIT 1 CALL apoc.create.node(['X'], {}) YIELD node RETURN node",
    ),
    Payload(
        "apoc-write-function",
        "procedure",
        "RETURN apoc.cypher.runFirstColumnSingle('CREATE (n) RETURN n', {})",
    ),
    Payload("vector-property", "procedure", "CALL db.create.setNodeVectorProperty(null, 'a', [])"),
    Payload("implicit-call", "procedure", "CALL db.labels"),
)

IMPORT: Final = (
    Payload("load-csv-file", "import", f"LOAD CSV FROM '{CANARY_FILE}' AS l RETURN l"),
    Payload("load-csv-headers", "import", f"LOAD CSV WITH HEADERS FROM '{CANARY_FILE}' AS l RETURN l"),
    Payload("load-csv-http", "import", f"LOAD CSV FROM '{CANARY_URL}' AS l RETURN l"),
    Payload("load-csv-computed", "import", f"WITH '{CANARY_URL}' AS u LOAD CSV FROM u AS l RETURN l"),
    Payload(
        "load-csv-after-match",
        "import",
        f"MATCH (n) WITH n LIMIT 1 LOAD CSV FROM '{CANARY_FILE}' AS l RETURN l",
    ),
    Payload("load-csv-metadata", "import", "LOAD CSV FROM 'http://169.254.169.254/' AS l RETURN l"),
    Payload("load-from", "import", f"LOAD FROM '{CANARY_FILE}' RETURN *"),
    Payload("copy-to", "import", f"COPY (MATCH (n) RETURN n) TO '{CANARY_FILE}'"),
    Payload("export-database", "import", f"EXPORT DATABASE '{CANARY_FILE}'"),
)

DISGUISED: Final = (
    Payload("two-statements", "disguised", "MATCH (n) RETURN n; MATCH (m) DETACH DELETE m"),
    Payload("second-after-comment", "disguised", "RETURN 1 AS n; // done\nCREATE (:X)"),
    Payload("fullwidth", "disguised", "ＣＲＥＡＴＥ (n:X) RETURN n"),
    Payload("unicode-escape", "disguised", "\\u0043REATE (n:X)"),
    Payload("mixed-case", "disguised", "mAtCh (n) DeTaCh dElEtE n"),
    Payload("comment-between-words", "disguised", "MATCH (n) /* x */ SET /* y */ n.z = 1"),
    Payload("comment-inside-word", "disguised", "CR/**/EATE (n)"),
    Payload(
        "comment-after-call",
        "disguised",
        f"CALL/**/apoc.load.json('{CANARY_FILE}') YIELD value RETURN value",
    ),
    Payload(
        "backticked-procedure",
        "disguised",
        f"CALL `apoc`.`load`.`json`('{CANARY_FILE}') YIELD value RETURN value",
    ),
    Payload("newline-and-tab", "disguised", "MATCH (n)\n\tSET\n\tn.z = 1"),
    Payload("unclosed-comment", "disguised", "MATCH (n) RETURN n /* ; CREATE (:X)"),
    Payload("url-in-string-then-write", "disguised", "WITH 'http://a' AS u CREATE (:X {u: u})"),
    Payload("escaped-quote-then-write", "disguised", "WITH 'a\\'' AS s CREATE (:X {s: s})"),
    Payload("quote-in-other-quote", "disguised", "WITH \"a'\" AS s CREATE (:X {s: s}) //'"),
    Payload("quote-in-backticks", "disguised", "WITH 1 AS `a'` CREATE (:X) //'"),
    Payload("profile-create", "disguised", "PROFILE CREATE (n)"),
    Payload("dynamic-label", "disguised", 'MATCH (n) SET n:$("Admin")'),
    Payload("version-prefix", "disguised", "CYPHER 5 CREATE (n:X)"),
    Payload("bidi-override", "disguised", "MATCH (n) RETURN n \u202e;)X:( ETAERC"),
    Payload("zero-width", "disguised", "MATCH (n) S\u200bET n.z = 1"),
    Payload("non-breaking-space", "disguised", "MATCH (n)\u00a0SET\u00a0n.z = 1"),
    Payload("null-byte", "disguised", "MATCH (n) RETURN n\x00; CREATE (:X)"),
)

COST: Final = (
    Payload("cartesian", "cost", "MATCH (a), (b), (c), (d) RETURN count(*)"),
    Payload("cartesian-in-steps", "cost", "MATCH (a) MATCH (b) MATCH (c) MATCH (d) RETURN count(*)"),
    Payload("huge-range", "cost", "UNWIND range(1, 1000000000) AS x RETURN x"),
    Payload(
        "nested-range",
        "cost",
        "UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b WITH a, b WHERE a * b = -1 RETURN count(*)",
    ),
    Payload("unbounded-path", "cost", "MATCH p = (a)-[*]-(b) RETURN p"),
    Payload("long-path", "cost", "MATCH p = (a)-[*1..30]-(b) RETURN count(p)"),
    Payload("growing-string", "cost", "RETURN reduce(s = '', i IN range(1, 100000000) | s + 'x')"),
    Payload("doubling-list", "cost", "RETURN reduce(l = [1], i IN range(1, 60) | l + l)"),
    Payload(
        "doubling-with",
        "cost",
        "WITH range(1, 1000) AS l " + "WITH l + l AS l " * 30 + "RETURN size(l) AS n",
    ),
    Payload(
        "doubling-string",
        "cost",
        "WITH 'x' AS s " + "WITH s + s AS s " * 40 + "RETURN size(s) AS n",
    ),
    Payload("deep-parentheses", "cost", "MATCH (n) RETURN " + "(" * 3000 + "1" + ")" * 3000),
    Payload("deep-not", "cost", "RETURN " + "NOT " * 5000 + "true"),
    Payload("long-conjunction", "cost", "RETURN " + " AND ".join(["true"] * 3000)),
    Payload("regex-backtracking", "cost", "RETURN '" + "a" * 60 + "' =~ '(.*a){18}b'"),
)

REFUSED: Final = (*POLICY, *WRITE, *SCHEMA, *ADMIN, *PROCEDURE, *IMPORT, *DISGUISED)
ALL: Final = (*HONEST, *REFUSED, *COST)
