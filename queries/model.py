"""What a question of the library is: its words, parameters, columns, and how its findings are told apart."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from graph.answer import GraphEdge, GraphNode, GraphPath
from graph.vocabulary import Severity

LANGUAGES = ("vi", "en")
"""Every word that a person reads stands in these languages."""


class QueryKind(StrEnum):
    """What a question is for.

    `audit` must come back empty where all is well, `view` feeds a screen, `question` is asked by people by its name.
    """

    AUDIT = "audit"
    VIEW = "view"
    QUESTION = "question"


class Confidence(StrEnum):
    """How far a finding can be trusted: medium and low rest on judgement or on knowledge outside the text."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class ValueType(StrEnum):
    """The type of a column or parameter. `evidence` is a list of maps, see `EVIDENCE_FIELDS`.

    `name` is a name in any spelling, which is asked for by its fold; `province` is found in the registry; `date` is ISO
    of any precision. `node`, `edge` and `path` are those of `graph.answer`.
    """

    STRING = "string"
    INTEGER = "integer"
    FLOAT = "float"
    BOOLEAN = "boolean"
    STRINGS = "strings"
    SEVERITY = "severity"
    EVIDENCE = "evidence"
    MAP = "map"
    MAPS = "maps"
    NAME = "name"
    PROVINCE = "province"
    DATE = "date"
    NODE = "node"
    EDGE = "edge"
    PATH = "path"

    def accepts(self, value: object) -> bool:
        """Whether `value` may stand in such a column; None always may."""
        if value is None:
            return True
        if self is ValueType.STRINGS:
            return isinstance(value, list) and all(isinstance(item, str) for item in value)
        if self in (ValueType.EVIDENCE, ValueType.MAPS):
            return isinstance(value, list) and all(isinstance(item, dict) for item in value)
        if self is ValueType.SEVERITY:
            return value in list(Severity)
        if self in (ValueType.INTEGER, ValueType.FLOAT):
            wanted = (int,) if self is ValueType.INTEGER else (int, float)
            return isinstance(value, wanted) and not isinstance(value, bool)
        return isinstance(value, _PYTHON.get(self, str))


_PYTHON: dict[ValueType, type] = {
    ValueType.BOOLEAN: bool,
    ValueType.MAP: dict,
    ValueType.NODE: GraphNode,
    ValueType.EDGE: GraphEdge,
    ValueType.PATH: GraphPath,
}
"""Of the other types values are texts."""

EVIDENCE_FIELDS = ("document", "file", "locator", "quote", "start", "end")
"""What each map in an evidence column holds: the document's id and file, the place, the words, and their offsets."""

AUDIT_COLUMNS = {
    "province": ValueType.STRING,
    "node": ValueType.STRING,
    "nodes": ValueType.STRINGS,
    "evidence": ValueType.EVIDENCE,
}
"""The columns that every audit returns besides its own."""


class Definition(BaseModel):
    """Base of the parts of a question: immutable, no unknown fields."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Parameter(Definition):
    """A value that the caller may give; `required` where there is no sensible default.

    `doc` says what it means: by language where people give it, else in English alone.
    """

    type: ValueType
    doc: str | dict[str, str]
    default: str | int | float | bool | None = None
    required: bool = False

    def explained(self, language: str = "en") -> str:
        """What it means, in a language."""
        return self.doc if isinstance(self.doc, str) else self.doc[language]


class Gap(Definition):
    """What an audit cannot judge: a query for the number of such tasks by province, and the reason in words."""

    query: str
    message: dict[str, str]


class Query(Definition):
    """One question: Cypher, and all that a screen or a report needs to show its answer.

    `count` gives the denominator: rows (province, examined). `node` is the column with the node to open, `identity` the
    columns that tell one finding from another between runs, `unknown` what the question cannot judge. `wordings` are
    messages that take the place of `message` where the column `wording` names them. `sorted_by` are the columns by
    which rows are put in order for reading, names in the Vietnamese order; without them rows stay as they come.
    """

    id: str
    kind: QueryKind
    title: dict[str, str]
    why: dict[str, str]
    severity: Severity = Severity.INFO
    confidence: Confidence = Confidence.HIGH
    parameters: dict[str, Parameter] = Field(default_factory=dict)
    columns: dict[str, ValueType]
    identity: tuple[str, ...] = ()
    sorted_by: tuple[str, ...] = ()
    node: str | None = None
    count: str | None = None
    message: dict[str, str] = Field(default_factory=dict)
    wordings: dict[str, dict[str, str]] = Field(default_factory=dict)
    unknown: Gap | None = None
    text: str

    @property
    def theme(self) -> str:
        """The folder that the question lives in: the first word of its id."""
        return self.id.partition(".")[0]

    @property
    def cyphers(self) -> dict[str, str]:
        """Every piece of Cypher in this question by its role: text, count, unknown."""
        parts = {"text": self.text, "count": self.count, "unknown": self.unknown.query if self.unknown else None}
        return {role: cypher for role, cypher in parts.items() if cypher is not None}


Role = Literal["text", "count", "unknown"]
"""The pieces of Cypher that a question may hold."""
