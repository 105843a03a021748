"""What is said of a body's work, in the words that screen, table and calendar share."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict

from dashboard.formats.names import document_name
from dashboard.formats.plain import one_line
from dashboard.texts import Language, Texts
from graph.build.facts import facts
from graph.registry.provinces import find_province
from graph.vocabulary import Basis
from queries.body.dates import Group, Precision, Timing
from queries.body.model import Body, Dossier, Duty, Entry, Fellow, Matter, Overview, Paper, Part, Report


def called(body: Body, words: Texts) -> str:
    """The body with its province: "Sở Ngoại vụ tỉnh Đồng Nai"."""
    if not body.province or body.province in body.name:
        return one_line(body.name)
    return one_line(f"{body.name.removesuffix(' tỉnh').removesuffix(' thành phố')} {place(body.province, words)}")


def place(province: str | None, words: Texts) -> str:
    """The province with its kind ("tỉnh Đồng Nai", in English its name alone); the centre where there is none."""
    unit = find_province(province) if province else None
    if unit and words.language is Language.VI:
        return unit.full_name
    return one_line(province) if province else words("body.central")


def title(dossier: Dossier, words: Texts) -> str:
    """The heading of the page and of every table."""
    return words("body.title", name=called(dossier.body, words))


def summary(dossier: Dossier, words: Texts) -> str:
    """How much the body leads and takes part in, of how many tasks."""
    counts = {"leads": len(dossier.leads), "partners": len(dossier.partners), "total": dossier.total}
    named = words("body.summary", place=place(dossier.scope, words), **counts) if dossier.scope else ""
    return f"{named or words('body.summary_all', **counts)}; {_through_counts(dossier, words)}."


def _through_counts(dossier: Dossier, words: Texts) -> str:
    """How many tasks reach the body without its name: those of classes, and those of vague circles where there are."""
    vague = sum(duty.vague for duty in dossier.through_class)
    told = words("body.summary_through", n=len(dossier.through_class) - vague)
    return f"{told}, {words('body.summary_vague', n=vague)}" if vague else told


def state(dossier: Dossier, words: Texts) -> str:
    """What has to be said before all else: nothing at all, or nothing by name; "" otherwise."""
    if dossier.empty:
        return words("body.nothing")
    return "" if dossier.leads or dossier.partners or dossier.body.named else words("body.not_named")


def background(dossier: Dossier, words: Texts) -> str:
    """How old the documents are that give the work, and whether the province was merged since; "" for neither."""
    giving = {duty.document for duty in dossier.duties}
    dates = [paper.date for key, paper in dossier.papers.items() if key in giving and paper.date[:4].isdigit()]
    old = sorted({day[:4] for day in dates if int(day[:4]) < dossier.today.year - 1})
    issued = words("body.issued", years=", ".join(old)) if old else ""
    told = "; ".join(part for part in (issued, _merged(dossier, min(dates, default=""), words)) if part)
    return f"{told[:1].upper()}{told[1:]}." if told else ""


def _merged(dossier: Dossier, since: str, words: Texts) -> str:
    """That the province of the oldest document ended before today, by which act; "" where it did not."""
    unit = find_province(dossier.scope, since) if dossier.scope and since else None
    if unit is None or not unit.valid_to or not unit.successor or unit.valid_to > dossier.today.isoformat():
        return ""
    source = facts().act_on_units(unit.valid_to, unit.valid_from)
    key = "merged" if source == facts().sources.units else "renamed"
    name, day, now = place(dossier.scope, words), words.date(unit.valid_to), unit.successor
    return words(f"body.{key}", place=name, date=day, successor=now, source=source)


def day(timing: Timing, words: Texts) -> str:
    """The day of a timing as it can be known: "18/11/2027", "trước 18/11/2027", "hết quý III/2020"; "" for none."""
    if timing.day is None:
        return ""
    on, iso = timing.day, timing.day.isoformat()
    number = (on.month + 2) // 3
    values = {
        Precision.DAY: {"day": words.date(iso)},
        Precision.MONTH: {"month": words.date(iso[:7])},
        Precision.QUARTER: {"quarter": f"{_ROMAN[number] if words.language is Language.VI else number}/{on.year}"},
        Precision.YEAR: {"year": str(on.year)},
    }
    key = "before" if timing.before else "until"
    return words(f"body.{key}.{timing.precision}", **values[timing.precision])


_ROMAN = ("", "I", "II", "III", "IV")


def when(timing: Timing, words: Texts) -> str:
    """Day and how it recurs ("18/11/2027, hằng năm"); without a day the words of the document, or the group."""
    told = day(timing, words)
    if told:
        again = words(f"body.kind.{timing.kind}") if timing.recurs and timing.kind else ""
        guess = words("body.guessed") if timing.guessed else ""
        return ", ".join(part for part in (told, again, guess) if part)
    return one_line(timing.words) or words(f"body.group.{Group.NONE}")


def paper_name(paper: Paper | None, words: Texts) -> str:
    """Number and sign of a document, or its kind and date."""
    return document_name(asdict(paper), words) if paper else ""


def source(told: str, words: Texts) -> str:
    """Where a fact comes from that no document says."""
    return words("body.registry") if told == facts().sources.registry else one_line(told)


def names(fellows: Iterable[Fellow], *, definite: bool = True) -> str:
    """The bodies among them, or the classes and vague circles, joined by "; "."""
    return "; ".join(one_line(one.name) for one in fellows if one.definite is definite)


def partners(duty: Duty, own: str) -> str:
    """All bodies that take part, the body itself first where it does."""
    first = [own] if duty.part is Part.PARTNER and not duty.through else []
    return "; ".join(part for part in (*first, names(duty.partners)) if part)


def partner_classes(duty: Duty) -> str:
    """All classes and vague circles that take part, the one that takes the body in first."""
    first = [one_line(duty.through)] if duty.part is Part.PARTNER and duty.through else []
    return "; ".join(part for part in (*first, names(duty.partners, definite=False)) if part)


def part_of(duty: Duty, words: Texts) -> str:
    """Lead or partner, whether only as one of a class, and whether the task says so or only gives the work."""
    part = words(f"body.part.through_{duty.part}" if duty.through else f"body.part.{duty.part}")
    return f"{part}{assigned(duty.part, duty.basis, words)}"


def basis(duty: Duty, words: Texts) -> str:
    """How the task says that the body leads; "" where others do."""
    return words(f"basis.{duty.basis}") if duty.part is Part.LEAD and duty.basis else ""


def assigned(part: Part | Matter, basis: str, words: Texts) -> str:
    """What follows "Chủ trì" where the document gives the work without that word; "" otherwise."""
    return f", {words('body.assigned')}" if part == Part.LEAD and basis == Basis.ASSIGNED else ""


def matter(entry: Entry, words: Texts) -> str:
    """What a date is about; "Chủ trì, được giao" where the document does not say who leads."""
    return f"{words(f'body.matter.{entry.matter}')}{assigned(entry.matter, entry.basis, words)}"


def through(name: str, words: Texts) -> str:
    """Through which class; "" where the body is named."""
    return words("body.through", name=one_line(name)) if name else ""


def what(entry: Entry, words: Texts) -> str:
    """What is due: the task with its place, or the report with its receiver or senders."""
    if entry.matter in (Matter.LEAD, Matter.PARTNER):
        return one_line(f"{entry.ref}. {entry.title}" if entry.ref else entry.title)
    key = "from" if entry.matter is Matter.RECEIVE else "collects" if entry.collects else "to"
    return words(f"body.report.{key}", others=listed(entry.others))


def listed(many: Iterable[str]) -> str:
    """Names on one line, joined by "; "."""
    return "; ".join(one_line(each) for each in many)


def report_title(report: Report, words: Texts) -> str:
    """Who reports to whom, via whom."""
    others, onward = listed(report.others), listed(report.onward)
    if report.line != "duty":
        line = report.line if report.line in ("administrative", "professional") else "superior"
        return words(f"body.report.{line}", others=others)
    if report.incoming:
        key = "pass_on" if onward else "from"
    else:
        key = "collects" if report.collects else "via" if onward else "to"
    return words(f"body.report.{key}", others=others, onward=onward)


def report_period(report: Report, words: Texts) -> str:
    """How often and by when: what the plan says, and what it leaves open; "" for a standing line."""
    if report.line != "duty":
        return ""
    period = one_line(report.period)
    if not report.regular and not period:
        return words("body.report.channel")
    if not period and not report.due:
        return words("body.report.no_period")
    due = _due(report.due)
    if not due:
        return words("body.report.no_day", period=period) if period else ""
    key = "collects_due" if report.collects else "with_due"
    return words(f"body.report.{key}", period=period or words("body.report.no_period"), due=due)


def _due(due: str) -> str:
    """A stored day of the year ("11-15") as it is spoken: "15/11"."""
    month, dash, on = due.partition("-")
    return f"{int(on)}/{int(month)}" if dash and len(month) == 2 and on.isdigit() else one_line(due)


def leaders(duty: Duty, own: str) -> str:
    """All who lead, the body itself first where it does."""
    first = [own] if duty.part is Part.LEAD and not duty.through else []
    first += [one_line(duty.through)] if duty.part is Part.LEAD and duty.through else []
    return "; ".join([*first, *(one_line(one.name) for one in duty.co_leads)])


def side_title(overview: Overview, words: Texts) -> str:
    """The heading of one role in all provinces."""
    return words("body.side.title", name=one_line(overview.name))


def papers_of(dossiers: Iterable[Dossier]) -> Mapping[str, Paper]:
    """All documents that the dossiers rest on."""
    return {key: paper for dossier in dossiers for key, paper in dossier.papers.items()}
