"""Documents that share bodies and citations, each in several readings."""

import small_records as small

from graph.build import build
from graph.records import PlanRecord
from graph.store import new_reading


def record(symbol="12/KH-UBND", *tasks, **more):
    """A plan that cites a directive, as all of them do."""
    given = tasks or (small.task("I.1"), small.task("I.2", ["Sở Ngoại vụ"], ["Sở Y tế", "Các sở, ngành"]))
    cited = small.cites("Chỉ thị số 1", "1/CT-TTg", "2020-01-02", relation="implements")
    return small.plan(*given, symbol=symbol, references=[cited], reports=[small.report(["Sở Y tế"])], **more)


def changed(source, **evidence):
    """The same record, read with other evidence throughout: `confidence`, `review`."""

    def walk(data):
        if isinstance(data, dict):
            return {k: walk(v) for k, v in data.items()} | (evidence if "quote" in data and "start" in data else {})
        return [walk(each) for each in data] if isinstance(data, list) else data

    return PlanRecord.model_validate(walk(source.to_data()))


def from_file(source, file, sha256, read_at=None):
    """The same record, read from another file."""
    where = source.source.model_copy(update={"file": file, "sha256": sha256, "read_at": read_at})
    return source.model_copy(update={"source": where})


def reading(source, **more):
    """The reading of a record."""
    return new_reading(build(source), source, **more)


def load(store, *records, **more):
    """Load records one by one; what became of each."""
    return [store.load_readings([reading(each)], **more)[0].outcome.value for each in records]


def clean(store, *records):
    """The graph after loading just these records."""
    store.clear()
    load(store, *records)
    return store.dump()


def states(store, document):
    """State and confidence of the document's readings, the latest loaded first."""
    return [(each.state.value, each.rank.confidence) for each in store.readings(document)]
