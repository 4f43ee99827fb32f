"""The estimate of a year under assumptions: raises that nobody has decided, people who join, deaths, a margin.

What is known stays as it is; each assumption adds a line. The catch: an assumed raise is computed as a decided one is,
person by person, by giving the project's policy one more adjustment; what is paid of it, and when, is the difference.
"""

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any, NamedTuple

import numpy as np

from subsidies import attrition, budget, engine, entitlement, estimate, months, policy, spread
from subsidies.adjustment import Adjustment, rounded
from subsidies.engine import Known
from subsidies.entitlement import Grid
from subsidies.estimate import ASSUMED, EXPECTED, KNOWN, YEAR, Case, Held, Line, Year
from subsidies.facts import Facts
from subsidies.money import half_up
from subsidies.mortality import Outlook
from subsidies.policy import FLAT, WAGE, Item, Project, Rate
from subsidies.scenario import Assumed, Scenario
from subsidies.spread import Part, Spread

Array = np.ndarray[Any, Any]

NO_MONTH = (0,) * YEAR


def as_it_stands(project: Project, known: Year, provisions: Sequence[budget.Line]) -> Case:
    """Return the estimate without assumptions: what is known of each item, and what the budget sets aside."""
    aside = [Line("provision", one.item, ASSUMED, one.amount or 0, NO_MONTH) for one in provisions]
    return Case("", (*_known(project, known), *aside), known.likely)


def supposed(known: Known, year: Year, scenario: Scenario, as_of: int, outlook: Outlook | None) -> Case:
    """Return the estimate of a scenario.

    known    the project as known on the day of the estimate
    year     what it costs as far as is known
    as_of    that day (an ordinal): nobody joins before the month after it
    outlook  how people may die; ``None``: nobody looks
    """
    steps = list(_steps(known.project, scenario))
    likely = year.likely
    raised: list[Line] = []
    if steps or scenario.multiplier is not None:
        outlook = _outlook(outlook, scenario)
        raised, likely = _raised(known, scenario.year, steps, outlook)
    lines = [*_known(known.project, year), *raised]
    lines += _joiners(known.project, year, scenario, months.of_day(as_of - 1))
    if scenario.amount:
        lines.append(Line("amount", "", ASSUMED, scenario.amount, NO_MONTH))
    if likely:
        lines += _deaths(lines, likely, scenario.certainty)
    margin = half_up(sum(line.total for line in lines) * scenario.margin)
    if margin:
        lines.append(Line("margin", "", ASSUMED, margin, NO_MONTH))
    return Case(scenario.name, tuple(lines), likely)


def _known(project: Project, year: Year) -> Iterator[Line]:
    for item in project.items:
        costs = year.items[item.id]
        yield Line("item", item.id, KNOWN, costs.total, tuple(costs.paid.tolist()))


def _outlook(outlook: Outlook | None, scenario: Scenario) -> Outlook | None:
    """Return how people may die in a scenario; ``None`` where nobody does."""
    if outlook is None or scenario.multiplier is None:
        return outlook
    return replace(outlook, multiplier=float(scenario.multiplier)) if scenario.multiplier else None


def _joiners(project: Project, year: Year, scenario: Scenario, last: int) -> Iterator[Line]:
    """Return what people who join cost: each month as much as those who are there do on average, an item each.

    last   the month after which they join
    """
    january = months.of(scenario.year)
    count = scenario.joiners * np.maximum(np.arange(YEAR) + january - max(last, january - 1), 0)
    for item in project.items if scenario.joiners else ():
        owed = year.items[item.id].owed.tolist()
        each = [
            half_up(Fraction(fen * more, people)) if people else 0
            for fen, more, people in zip(owed, count.tolist(), year.people.tolist(), strict=True)
        ]
        yield Line("joiners", item.id, ASSUMED, sum(each), tuple(each))


def _deaths(lines: Sequence[Line], likely: Spread, certainty: Fraction | None) -> Iterator[Line]:
    """Return what deaths take away, by pay month, and what is put back so that the money suffices with a certainty."""
    paid = np.sum([line.months for line in lines if line.key in ("item", "adjustment")], axis=0).tolist()
    taken = tuple(there - fen for there, fen in zip(estimate.rounded(likely), paid, strict=True))
    yield Line("attrition", "", EXPECTED, sum(taken), taken)
    if certainty is not None:
        put_back = likely.reserve(float(certainty)) - half_up(Fraction(likely.expected))
        yield Line("reserve", "", EXPECTED, put_back, NO_MONTH)


# --- raises that nobody has decided -------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Step:
    """An assumed raise, on top of those before it."""

    project: Project
    """The policy with it, and with those before it."""
    first: int
    """The first month whose raise the year pays."""
    begin: int
    """The first month of the year, by its place in it, whose list pays it."""


def _steps(project: Project, scenario: Scenario) -> Iterator[Step]:
    january = months.of(scenario.year)
    for one in scenario.adjustments:
        project = assumed(project, one)
        begin = max(one.paid_from - january, 0)
        yield Step(project, min(one.adjustment.effective, january) if begin else january, begin)


def assumed(project: Project, one: Assumed) -> Project:
    """Return a project with an assumed raise of its items.

    A wage is raised as by any adjustment. A rate becomes another from the month on: that in force in the month before,
    with the fixed amount and the percentage.
    """
    return replace(project, items=tuple(_item(item, one, project) for item in project.items))


def _item(item: Item, one: Assumed, project: Project) -> Item:
    kind = WAGE if project.pays_wages else FLAT
    if item.id != one.item if one.item else item.kind != kind:
        return item
    if item.kind == WAGE:
        return replace(item, adjustments=(*item.adjustments, one.adjustment))
    month = one.adjustment.effective
    (before,) = policy.in_force(item.rates, range(month - 1, month))
    others = (rate for rate in item.rates if rate.start != month)
    return replace(item, rates=(*others, Rate(month, int(before) + _more(int(before), one.adjustment))))


def _more(rate: int, adjustment: Adjustment) -> int:
    """Return what an adjustment adds to a rate (fen)."""
    percent = adjustment.percent
    share = rounded(np.array([rate * percent.numerator]), adjustment.percent_rounding, percent.denominator)
    return int(rounded(share + adjustment.fixed, adjustment.rounding)[0])


class _Sums(NamedTuple):
    """Of some people."""

    raised: Array
    """Fen, by step, item and pay month."""
    likely: Part | None


def _raised(
    known: Known, year: int, steps: Sequence[Step], outlook: Outlook | None
) -> tuple[list[Line], Spread | None]:
    """Return the lines of assumed raises, and what the lists come to with them if people may die."""
    whole = range(min((step.first for step in steps), default=months.of(year)), months.of(year, 12) + 1)
    runs = engine.buckets(len(known.facts), len(whole) * (2 + len(steps)))
    with ThreadPoolExecutor(engine.WORKERS) as threads:
        parts = list(threads.map(lambda run: _sums(known.facts.run(*run), known, whole, steps, outlook), runs))
    sums = np.sum([part.raised for part in parts], axis=0)
    lines = [
        Line("adjustment", item.id, ASSUMED, int(paid.sum()), tuple(paid.tolist()))
        for item, paid in zip(known.project.items, sums.sum(axis=0), strict=True)
        if paid.any()
    ]
    likely = spread.spread(spread.whole(part.likely for part in parts if part.likely)) if outlook else None
    return lines, likely


def _sums(facts: Facts, known: Known, whole: range, steps: Sequence[Step], outlook: Outlook | None) -> _Sums:
    held = Held.of(facts.holds, range(whole.stop - YEAR, whole.stop))
    before = entitlement.dues(facts, known.project, whole)
    due = attrition.together(before, whole)
    due[:-YEAR] = 0
    owed = attrition.owed(facts, known.project, whole, outlook) if outlook else np.zeros((0, 0))
    dues = [(held.within(due), 0)]
    raised = np.zeros((len(steps), len(before), YEAR), np.int64)
    for place, step in enumerate(steps):
        after = entitlement.dues(facts, step.project, whole)
        grids = {item: _difference(grid, before[item], step.first) for item, grid in after.items()}
        for row, (item, grid) in zip(raised[place], grids.items(), strict=True):
            row[:] = held.paid(attrition.together({item: grid}, whole), step.begin)
        dues.append((held.within(attrition.together(grids, whole), step.begin), step.begin))
        before = after
    likely = spread.part(sum((fen for fen, _ in dues), np.zeros_like(due)), owed) if outlook else None
    if likely:
        paid = sum((held.paid(fen * owed, begin) for fen, begin in dues), np.zeros(YEAR))
        likely = replace(likely, months=tuple(paid.tolist()))
    return _Sums(raised, likely)


def _difference(after: Grid, before: Grid, first: int) -> Grid:
    """Return by how much one grid is above another, from a month on."""
    fen = after.fen - before.fen
    fen[after.months < first] = 0
    return Grid(after.months, fen)
