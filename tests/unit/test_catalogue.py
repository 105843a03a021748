"""The library of questions: every one keeps the contract, and a wrong one cannot be made."""

from string import Formatter

import pytest
import yaml

from graph.errors import DefinitionError
from queries.catalogue import audits, build_catalogue, catalogue, parse_query
from queries.model import AUDIT_COLUMNS, EVIDENCE_FIELDS, LANGUAGES, QueryKind

HEADER = {
    "id": "task.sample",
    "kind": "audit",
    "title": {"vi": "Mẫu", "en": "Sample"},
    "why": {"vi": "Vì", "en": "Because"},
    "parameters": {"province": {"type": "string", "doc": "one province"}},
    "columns": {str(name): kind.value for name, kind in AUDIT_COLUMNS.items()} | {"ref": "string"},
    "identity": ["node"],
    "node": "node",
    "message": {"vi": "Việc {ref}", "en": "Task {ref}"},
    "count": "MATCH (t:Task) WHERE t.province = $province\n"
    "RETURN t.province AS province, count(t) AS examined ORDER BY province",
}
TEXT = """MATCH (d:Document)-[c:CONTAINS]->(t:Task {province: $province})
WHERE NOT EXISTS { (t)<-[:LEADS]-(:Agency) }
RETURN d.province AS province, t.id AS node, [t.id] AS nodes, t.ref AS ref,
  [{document: d.id, file: d.file, locator: c.locator, quote: c.quote, start: c.start, end: c.end}] AS evidence
ORDER BY node"""


def source(text=TEXT, **header):
    """A question file; a header field given as None is left out."""
    fields = {name: value for name, value in (HEADER | header).items() if value is not None}
    return f"/*\n{yaml.safe_dump(fields, allow_unicode=True)}*/\n{text}\n"


def made(text=TEXT, **header):
    return parse_query(source(text, **header), "task.sample")


@pytest.mark.parametrize("query", catalogue().values(), ids=lambda query: query.id)
def test_every_question_keeps_the_contract(query):
    """Words in both languages, identity and messages from its columns, a place for each finding."""
    texts = [query.title, query.why, *([query.message] if query.kind is QueryKind.AUDIT else [])]
    assert all(text[lang].strip() for text in texts for lang in LANGUAGES)
    assert query.id.startswith(query.theme + ".")
    assert set(query.identity) <= set(query.columns)
    named = {name for text in query.message.values() for _, name, _, _ in Formatter().parse(text) if name}
    assert named <= set(query.columns)
    if query.kind is QueryKind.AUDIT:
        assert query.count and query.node in query.columns and query.identity and query.message
        for lang in LANGUAGES:
            assert query.message[lang] != query.title[lang]
        assert all(f"{name}:" in query.text for name in EVIDENCE_FIELDS)
        assert "$province" in query.text and "$province" in query.count


def test_the_twelve_gaps_are_asked_for():
    wanted = {
        "task.lead_missing", "task.partners.none", "task.partners.only_generic", "task.leads.gt1",
        "task.deadline.missing",
        "task.deadline.depends_on", "task.deliverable.missing", "recipients.tasked_absent", "body.reporting.none",
        "cite.date_conflict", "attach.self_reference", "header.number.empty", "cite.number.party_grammar",
    }  # fmt: skip
    assert wanted <= {query.id for query in audits()}


def test_titles_tell_the_questions_apart():
    for lang in LANGUAGES:
        titles = [query.title[lang] for query in catalogue().values()]
        assert len(titles) == len(set(titles))


def test_a_sound_question_is_taken():
    query = made()
    assert (query.id, query.theme, query.kind) == ("task.sample", "task", QueryKind.AUDIT)
    assert list(query.cyphers) == ["text", "count"]


def swap(old, new):
    """The sound question with these words changed, wherever they stand."""
    assert old in TEXT
    return {"text": TEXT.replace(old, new)}


WRONG = {
    "a promised column is missing": (swap(", t.ref AS ref", ""), "lacks the promised column ref"),
    "a column is not promised": (swap("AS ref", "AS ref, t.title AS title"), "title, which is not promised"),
    "a column has no name": (swap("t.ref AS ref", "t.ref"), "has no name"),
    "a label nobody writes": (swap("(:Agency)", "(:Office)"), "label Office"),
    "a second label nobody writes": (swap("(d:Document)", "(d:Document:Letters)"), "label Letters"),
    "a label test nobody meets": (swap("WHERE", "WHERE d:Note AND"), "label Note"),
    "a type nobody writes": (swap(":LEADS", ":LEADS|HEADS"), "relationship type HEADS"),
    "a property nobody writes": (swap("t.ref", "t.reference"), "Task carries no property reference"),
    "a property of another kind": (swap("c.quote", "c.period"), "CONTAINS carries no property period"),
    "a key nobody writes": (swap("{province:", "{region:"), "Task carries no property region"),
    "a parameter not declared": (swap("$province", "$where"), "$where is not declared"),
    "a parameter not used": (
        {"parameters": HEADER["parameters"] | {"year": {"type": "integer", "doc": "a year"}}},
        "year is never used",
    ),
    "a language is missing": ({"title": {"vi": "Mẫu"}}, "title lacks language en"),
    "an empty word": ({"why": {"vi": " ", "en": "Because"}}, "why lacks language vi"),
    "no message": ({"message": None}, "message lacks language vi"),
    "a message names no column": ({"message": {"vi": "{tên}", "en": "{ref}"}}, "tên is no column"),
    "an identity that is no column": ({"identity": ["task"]}, "task is no column"),
    "no count": ({"count": None}, "an audit has count"),
    "a count without province": (
        {"count": "MATCH (t:Task) WHERE t.province = $province RETURN count(t) AS examined ORDER BY examined"},
        "count: RETURN lacks the promised column province",
    ),
    "no evidence": (
        {"columns": {k: v for k, v in HEADER["columns"].items() if k != "evidence"}},
        "promises column evidence",
    ),
    "no order": (swap("ORDER BY node", ""), "no fixed order"),
    "a write": (swap("RETURN", "SET t.ref = '' RETURN"), "line 3, column 1: SET is not read-only"),
    "a write in small letters": (swap("RETURN", "detach delete t RETURN"), "DETACH is not read-only"),
    "a procedure": ({"text": "CALL db.labels() YIELD label\n" + TEXT}, "line 1, column 1: CALL is not allowed"),
    "a file": ({"text": "LOAD CSV FROM 'x' AS row\n" + TEXT}, "LOAD is not read-only"),
    "the engine's id": (swap("t.id AS node", "elementId(t) AS node"), "elementId() differs"),
    "existence of a property": (swap("WHERE", "WHERE exists(t.text) AND"), "exists() differs"),
    "size of a pattern": (swap("WHERE", "WHERE size((t)--()) > 1 AND"), "use COUNT { … }"),
    "the first label": (swap("WHERE", "WHERE labels(t)[0] = 'Task' AND"), "labels come in no fixed order"),
    "the head of the labels": (swap("WHERE", "WHERE head(labels(t)) = 'Task' AND"), "labels come in no fixed order"),
    "names of properties": (swap("t.ref AS ref", "keys(t)[0] AS ref"), "keys() differs"),
    "the shortest k paths": (
        {"text": "MATCH p = SHORTEST 2 (t:Task)-[:SUBTASK_OF]-+(:Task)\n" + TEXT},
        "SHORTEST is not allowed; use shortestPath",
    ),
    "any shortest path": (
        {"text": "MATCH p = ANY SHORTEST (t:Task)-[:SUBTASK_OF]-+(:Task)\n" + TEXT},
        "SHORTEST is not allowed",
    ),
    "batches of its own": (
        {"text": "UNWIND [1] AS x CALL { WITH x MATCH (t:Task) RETURN t } IN TRANSACTIONS\n" + TEXT},
        "CALL is not allowed",
    ),
    "a list of what is there": ({"text": "SHOW INDEXES YIELD name\n" + TEXT}, "SHOW is not allowed"),
    "a graph library": (swap("t.id AS node", "gds.util.asNode(1) AS node"), "gds is an extension"),
    "the old id": (swap("t.id AS node", "id(t) AS node"), "id() differs"),
    "an unordered list": (swap("[t.id] AS nodes", "collect(t.id) AS nodes"), "collect() of rows"),
    "a pattern in a list": (
        swap("[t.id] AS nodes", "[(t)<-[:LEADS]-(a:Agency) | a.id] AS nodes"),
        "a pattern in a list",
    ),
    "a test that may be null": (swap("WHERE", "WHERE any(x IN t.depends_on WHERE x = d.id) AND"), "any() differs"),
    "two loose patterns": (
        swap("WHERE NOT", "MATCH (e:Document {id: c.document}) WHERE NOT"),
        "line 2, column 1: MATCH does not hang on the MATCH before it",
    ),
    "an extension": (swap("t.id AS node", "apoc.text.clean(t.id) AS node"), "apoc is an extension"),
    "an unknown field": ({"colour": "red"}, "header is wrong: colour"),
    "an unknown severity": ({"severity": "fatal"}, "header is wrong: severity"),
    "another id": ({"id": "task.other"}, "make id and path equal"),
}


@pytest.mark.parametrize(("changed", "says"), WRONG.values(), ids=WRONG)
def test_a_wrong_question_cannot_be_made(changed, says):
    with pytest.raises(DefinitionError) as error:
        made(**changed)
    assert says in str(error.value)
    assert str(error.value).startswith("query task.")
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    "text",
    [
        TEXT.replace("WHERE", "WHERE t.text <> 'CREATE (n:Nobody) SET x' AND"),
        "// DELETE nothing: (n:Nobody)\n" + TEXT,
        TEXT.replace("t.ref AS ref", "t.`ref` AS ref"),
        TEXT.replace("[c:CONTAINS]", "[c:`CONTAINS`]"),
        TEXT.replace("WHERE NOT", "MATCH (t)<-[:PARTNERS]-(a:Agency) WHERE a.name STARTS WITH 'x' AND NOT"),
        TEXT.replace("WHERE NOT", "WITH d, c, t MATCH (e:Document {id: c.document}) WHERE NOT"),
    ],
    ids=["in a string", "in a comment", "a property in backticks", "a type in backticks", "joined", "after WITH"],
)
def test_what_looks_wrong_and_is_not(text):
    assert made(text).text.startswith(text[:5])


def test_backticks_hide_nothing():
    with pytest.raises(DefinitionError, match="label Nobody"):
        made(TEXT.replace("(:Agency)", "(:`Nobody`)"))


def test_wordings_are_chosen_by_a_column_and_have_both_languages():
    wordings = {"other": {"vi": "Khác {ref}", "en": "Other {ref}"}}
    with pytest.raises(DefinitionError, match="column wording"):
        made(wordings=wordings)
    columns = HEADER["columns"] | {"wording": "string"}
    text = TEXT.replace("AS ref,", "AS ref, 'other' AS wording,")
    assert made(text, columns=columns, wordings=wordings).wordings == wordings
    with pytest.raises(DefinitionError, match="wording other lacks language en"):
        made(text, columns=columns, wordings={"other": {"vi": "Khác"}})
    with pytest.raises(DefinitionError, match="tên is no column"):
        made(text, columns=columns, wordings={"other": {"vi": "{tên}", "en": "x"}})


def test_a_file_without_header_is_refused():
    with pytest.raises(DefinitionError, match=r"query task\.sample: no header"):
        parse_query(TEXT, "task.sample")


def test_an_id_may_stand_once():
    with pytest.raises(DefinitionError, match="its id stands twice"):
        build_catalogue([("task.sample", source()), ("task.sample", source())])
