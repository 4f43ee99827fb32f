"""The report of a year: what ``reconcile`` and ``audit`` say, in one page for whoever is handed it.

The catch: it is written for others to read, so numbers are masked in it whatever was asked for the screen.
"""

from collections.abc import Iterable, Iterator
from contextlib import closing
from itertools import groupby
from typing import TYPE_CHECKING

import subsidies
from subsidies import codes, sentence
from subsidies.cli import place
from subsidies.cli.request import Request
from subsidies.errors import Finding, Refusal
from subsidies.write import report
from subsidies.write.findings import weight
from subsidies.write.report.content import (
    Cause,
    Clash,
    Code,
    Figure,
    Found,
    Likely,
    Month,
    Position,
    Printed,
    Progress,
    Project,
    Report,
    Row,
)
from subsidies.write.whole import write_whole

if TYPE_CHECKING:
    from subsidies.cli.found import Shown
    from subsidies.examination import Examined
    from subsidies.forecast import Forecast
    from subsidies.monthly import Monthly
    from subsidies.printed import Judgement
    from subsidies.workspace import Workspace
    from subsidies.year import Account, Reconciled

CLASHES = ("figures-contradict", "figures-without-amounts")
"""Findings of ``reconcile`` that name figures which cannot all be true."""


def answer(request: Request, where: "Workspace", examined: "Examined", shown: "Shown") -> list[str]:
    """Write the report where it is asked for, and say where it is; return its name, or nothing.

    Raises ``Refusal`` as ``whole.whole`` does.
    """
    if request.report is None:
        return []
    path = where.output / f"report-{request.report}.html"
    page = report.page(content(request, where, examined, shown, request.report), request.say, request.language)
    write_whole(path, page.encode())
    request.out(request.say("report.written", path=where.relative(path)))
    return [where.relative(path)]


def content(request: Request, where: "Workspace", examined: "Examined", shown: "Shown", year: int) -> Report:
    """Return all that the report of a year says."""
    names = {one.id: one.project.name for one in examined.read if one.project}
    batches, head = _chain(where)
    known = Report(
        office=where.title,
        year=year,
        as_of=place.day(request),
        version=subsidies.__version__,
        batches=batches,
        head=head,
        is_altered=any(_alters(one) for one in examined.findings),
        found=_found(request, shown),
    )
    return _with_figures(request, where, known, names)


def _chain(where: "Workspace") -> tuple[int | None, str]:
    """Return how many batches the ledger has, and the digest of the last; ``None`` where it cannot be read."""
    try:
        with closing(where.book()) as book:
            return len(book.batches()), book.head()
    except Refusal:
        return None, ""


def _alters(one: Finding) -> bool:
    return codes.RULES[one.name].code[0] == "L" and codes.severity(one) == codes.ERROR


def _with_figures(request: Request, where: "Workspace", known: Report, names: dict[str, str]) -> Report:
    """Return the report with the year's figures, or with why they cannot be computed."""
    from dataclasses import replace

    from subsidies import year

    try:
        done = year.reconciled(where, year.Asked(known.year, known.as_of), request.project)
    except Refusal as refusal:
        return replace(known, refused=(sentence.told(refusal, request.say), sentence.hint(refusal, request.say)))
    projects = tuple(_project(request, one, names) for one in done.accounts)
    return replace(known, projects=projects, printed=_printed(request, done, names))


# --- projects -----------------------------------------------------------------------------------------------------


def _project(request: Request, one: "Account", names: dict[str, str]) -> Project:
    by_month, key = one.monthly, one.position.sums.project
    twelve = range(len(by_month.whole.paid))
    causes = one.variance.causes if one.variance else ()
    return Project(
        id=key,
        name=names[key],
        position=_position(one),
        months=tuple((by_month.first + at, _month(by_month, at)) for at in twelve),
        items=tuple((by_month.names[item], _item(by_month, item)) for item in by_month.items),
        undated=(by_month.undated, by_month.undated_plan),
        service_years=tuple(by_month.service_years.items()),
        pay_years=tuple(by_month.pay_years.items()),
        progress=_progress(by_month),
        causes=tuple(Cause(request.say(f"why.{cause.cause}"), cause.fen, cause.persons) for cause in causes),
    )


def _position(one: "Account") -> Position:
    at, ahead = one.position, one.forecast
    return Position(
        published=at.published,
        budget=at.budget,
        estimate=at.sums.estimate,
        entitled=at.sums.entitled,
        paid=at.sums.paid,
        settled=at.sums.settled,
        open_arrears=at.sums.open_arrears,
        open_claims=at.sums.open_claims,
        execution_rate=at.execution_rate,
        variance=at.variance,
        parts=at.steps,
        verdict=at.verdict,
        forecast=ahead.total,
        likely=_likely(ahead),
        over=ahead.over,
        ends=None if ahead.ends is None else one.monthly.first + ahead.ends,
    )


def _likely(ahead: "Forecast") -> Likely | None:
    found = ahead.likely
    return Likely(found.expected, found.low.high, found.high.high) if found else None


def _month(by_month: "Monthly", at: int) -> Month:
    row = by_month.whole
    budget = row.budget[at] if by_month.has_budget else None
    return Month(budget, row.plan[at], row.entitled[at], row.paid[at], row.arrears[at], row.claims[at], row.persons[at])


def _item(by_month: "Monthly", item: str) -> Month:
    """Return the whole year of an item."""
    row = by_month.items[item]
    budget = sum(row.budget) if by_month.has_budget else None
    plan, entitled, paid, arrears, claims = map(sum, (row.plan, row.entitled, row.paid, row.arrears, row.claims))
    return Month(budget, plan, entitled, paid, arrears, claims, None)


def _progress(by_month: "Monthly") -> Progress | None:
    one = by_month.progress
    return Progress(one.month, one.plan, one.paid, one.status) if one else None


# --- printed figures ----------------------------------------------------------------------------------------------


def _printed(request: Request, done: "Reconciled", names: dict[str, str]) -> Printed:
    """Return the figures that are not what their arithmetic gives, each once with all its places."""
    figures: dict[Figure, list[str]] = {}
    for project, one in done.judgements:
        figure = _figure(names.get(project, ""), one)
        if one.verdict != "agrees":
            figures.setdefault(figure, []).append(one.at)
    every = [figure._replace(places=tuple(dict.fromkeys(places))) for figure, places in figures.items()]
    say = request.say
    clashes = (Clash(sentence.told(one, say), sentence.hint(one, say)) for one in done.findings if one.name in CLASHES)
    untrue = tuple(one for one in every if one.beyond)
    return Printed(len(done.judgements), untrue, tuple(one for one in every if not one.beyond), tuple(clashes))


def _figure(project: str, one: "Judgement") -> Figure:
    return Figure(project, one.subject, one.figure, one.against, one.apart, one.beyond, ())


# --- findings -----------------------------------------------------------------------------------------------------


def _found(request: Request, shown: "Shown") -> Found:
    return Found(tuple(_codes(request, shown.open)), len(shown.cleared), len(shown.left_out))


def _codes(request: Request, found: Iterable[Finding]) -> Iterator[Code]:
    """Give the findings of each code, the most serious first, as many of each as the limit lets through."""
    ordered = sorted(found, key=lambda one: (weight(one), one.file or "", one.row or 0))
    for _, of_code in groupby(ordered, weight):
        every = list(of_code)
        rows = every[: request.limit or len(every)]
        first = every[0]
        code, severity = codes.RULES[first.name].code, codes.severity(first)
        yield Code(code, first.name, severity, len(every), tuple(_row(request, one) for one in rows))


def _row(request: Request, one: Finding) -> Row:
    return Row(
        one.project or "",
        sentence.masked(one.file or ""),
        one.row,
        sentence.masked(one.column or ""),
        sentence.shown(one.id_number) if one.id_number else "",
        one.amount,
        sentence.told(one, request.say),
        sentence.hint(one, request.say),
    )
