"""Whatever is loaded, replaced and withdrawn: the graph is that of a clean load of what is in use."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from readings import changed, clean, from_file, load, reading, record
from small_records import task

from graph.errors import InputError

BASES = (
    record("1/KH-UBND"),
    record("2/KH-UBND", task("I.1", ["Sở Nội vụ"], ["Bộ Ngoại giao"]), task("I.1", ["Sở Y tế"], ["Sở Nội vụ"])),
    record("1/CT-TTg", issuer="Thủ tướng Chính phủ", province=None, kind="chỉ thị", date="2020-01-02"),
)


def versions(base):
    """A record, the same from a scan, and one that a person shortened."""
    shorter = base.model_copy(update={"tasks": [*base.tasks[:1]], "notes": ["sửa"]})
    return base, changed(from_file(base, "scan.pdf", "1" * 64), confidence=0.5), shorter


READINGS = [versions(base) for base in BASES]
STEPS = st.lists(st.tuples(st.integers(0, 2), st.sampled_from([0, 1, 2, None])), min_size=3, max_size=7)


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_any_sequence_ends_in_the_graph_of_what_is_in_use(store, steps):
    store.clear()
    current = {}
    for document, version in steps:
        if version is None:
            try:
                store.withdraw(reading(BASES[document]).reading.document)
            except InputError:
                assert document not in current
            current.pop(document, None)
        else:
            wanted = READINGS[document][version]
            before = current.get(document)
            outcome = load(store, wanted)[0]
            worse = before is not None and reading(wanted).reading.rank < reading(before).reading.rank
            assert (outcome == "refused") == worse
            current[document] = before if worse else wanted
    assert store.check() == []
    ended = store.dump()

    assert ended == clean(store, *current.values())
