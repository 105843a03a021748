"""Facts of a small province, solvable by hand."""

from graph.analysis.facts import Assignment, Body, Duty, facts

SECTORS = {"p": "party", "f": "front", "x": None}


def body(name, kind="body"):
    """`p…` is of the Party, `f…` of the Front, `x…` of no known sector, all others of the State."""
    return Body(name, f"Cơ quan {name}", kind, SECTORS.get(name[0], "state"), "province", f"type:{name}")


def plan(tasks, *, duties=(), classes=(), recipients=(), province="Thái Bình", documents=None):
    """`tasks`: ref to (leads, partners), each a text of names; `duties`: (sender, receiver)."""
    made = [
        Assignment(f"{ref}-{lead}-{name}", name, ref, lead)
        for ref, (leads, partners) in tasks.items()
        for names, lead in ((leads, True), (partners, False))
        for name in names.split()
    ]
    reports = [Duty(f"{one}-{other}", one, other) for one, other in duties]
    names = {each.body for each in made} | {end for duty in duties for end in duty} | set(recipients)
    bodies = [body(name, "collective" if name in classes else "body") for name in names]
    return facts(province, documents or {"doc": "2020"}, tasks, bodies, made, reports)


def star():
    """a leads four tasks with b, c, d and the Party's p, one with a class; e leads alone; one task is nobody's."""
    return plan(
        {
            "1": ("a", "b c"),
            "2": ("a", "b p"),
            "3": ("a", "d all"),
            "4": ("a e", "p"),
            "5": ("e", ""),
            "6": ("all", ""),
        },
        classes={"all"},
        duties=[("b", "a"), ("c", "a"), ("a", "u")],
        recipients={"r"},
    )
