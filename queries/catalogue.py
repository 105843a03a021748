"""The library of questions: one file `library/<theme>/<rest>.cypher` for the question `<theme>.<rest>`.

A file opens with a comment that holds its header as YAML (the fields of `queries.model.Query`), then comes the Cypher::

    /*
    id: task.lead_missing
    kind: audit
    title: {vi: Nhiệm vụ không có cơ quan chủ trì, en: Task without a lead}
    …
    */
    MATCH (d:Document {status: 'loaded'})-[:CONTAINS]->(t:Task) …

Conditions that several questions share are `queries.fragments`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from types import MappingProxyType

import yaml
from pydantic import ValidationError

from graph.errors import DefinitionError
from queries.checks import check
from queries.fragments import FOLDER, expand
from queries.model import Query, QueryKind

SUFFIX = ".cypher"
_FILE = re.compile(r"\A/\*\n(?P<header>.*?)\n\*/\n(?P<text>.+)\Z", re.DOTALL)


@lru_cache(maxsize=1)
def catalogue() -> Mapping[str, Query]:
    """Every question by id, in the order of ids. Raises `DefinitionError` if one of them is inconsistent."""
    return build_catalogue(library_files(files("queries").joinpath("library")))


def audits() -> list[Query]:
    """The questions that report gaps, in the order of ids."""
    return [query for query in catalogue().values() if query.kind is QueryKind.AUDIT]


def questions() -> list[Query]:
    """The questions that people ask by their names, in the order of ids."""
    return [query for query in catalogue().values() if query.kind is QueryKind.QUESTION]


def library_files(folder: Traversable) -> Iterator[tuple[str, str]]:
    """(id that the path stands for, content) of each question file under `folder`."""
    for theme in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if theme.is_dir() and theme.name != FOLDER:
            for entry in sorted(theme.iterdir(), key=lambda entry: entry.name):
                if entry.name.endswith(SUFFIX):
                    yield f"{theme.name}.{entry.name.removesuffix(SUFFIX)}", entry.read_text(encoding="utf-8")


def build_catalogue(sources: Iterable[tuple[str, str]]) -> Mapping[str, Query]:
    """Questions by id from (id of the path, content). Raises `DefinitionError` naming the query and the fix."""
    table: dict[str, Query] = {}
    for path_id, content in sources:
        query = parse_query(content, path_id)
        if query.id in table:
            raise DefinitionError(f"query {query.id}: its id stands twice; rename one of the files")
        table[query.id] = query
    return MappingProxyType(dict(sorted(table.items())))


def parse_query(content: str, path_id: str) -> Query:
    """The question in `content`, checked. `path_id` is the id that its path stands for."""
    match = _FILE.match(expand(content, path_id))
    if match is None:
        raise DefinitionError(f"query {path_id}: no header; open the file with /* and YAML, close it with */")
    try:
        header = yaml.safe_load(match["header"])
        query = Query.model_validate({**header, "text": match["text"].strip()})
    except (yaml.YAMLError, ValidationError, TypeError) as error:
        raise DefinitionError(f"query {path_id}: its header is wrong: {_first(error)}; correct the header") from None
    if query.id != path_id:
        raise DefinitionError(f"query {query.id}: lies where {path_id} belongs; make id and path equal")
    check(query)
    return query


def _first(error: Exception) -> str:
    if isinstance(error, ValidationError):
        first = error.errors()[0]
        return f"{'.'.join(str(part) for part in first['loc'])}: {first['msg']}"
    return " ".join(str(error).split())
