"""A year's budget against the estimate of its 1 January: how far apart they are, and what of the budget says so.

An item's lines say how many people, at what rate, for how long; the estimate says the same of those who were known.
What a budget has beyond its items is its own matter: money set aside, revisions, the rounding of a printed figure. The
catch: a monthly figure in 万元 is a range, so that an estimate that lies in it is not apart from it but by rounding.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Any, Final, NamedTuple

import numpy as np

from subsidies import against, estimate, money, months, policy, printed, shifts
from subsidies.budget import Budget, Line
from subsidies.estimate import KNOWN, Costs, Year
from subsidies.policy import FLAT, ONE_OFF, Item, Project
from subsidies.span import point

Array = np.ndarray[Any, Any]

YEAR: Final = estimate.YEAR
NAMED: Final = {
    shifts.PEOPLE: "head-count",
    shifts.MONTHS: "planned-months",
    shifts.RATE: "planned-rate",
    shifts.WAGE: "planned-wage",
    against.MONTHLY: "planned-monthly",
}
"""What the causes by which an item differs from its lines are called here."""


class Part(NamedTuple):
    """What the estimate is above the budget, for one reason."""

    cause: str
    item: str
    """The id of the item, or nothing."""
    fen: int
    what: str = ""
    """The line of the budget, where it is one."""


class Allotted(NamedTuple):
    """What a budget plans for each month of its year, in fen."""

    items: Mapping[str, tuple[int, ...]]
    """By item, twelve each; items that have no line have nothing."""
    undated: int
    """What has no month: set aside, revised, rounded."""


def parts(project: Project, estimated: Year, budget: Budget) -> list[Part]:
    """Return what the estimate of 1 January is above the budget with its revisions; the parts add up to it.

    project     as it was known then
    estimated   the year's costs as known then
    """
    lines = _by_item(budget, project)
    found, loose = list[Part](), list[str]()
    for item in project.items:
        own, owed = lines[item.id], int(estimated.items[item.id].owed.sum())
        if not own or _may_be(own, owed):
            loose.append(item.id)
        else:
            found += _item(project, item, own, estimated.items[item.id], budget.year)
    found += [Part("set-aside", one.item, -(one.amount or 0), one.name) for one in budget.aside]
    found += [
        Part(one.sure, one.item, -(one.amount or 0), one.name) for one in budget.lines if one.sure not in ("", KNOWN)
    ]
    kept = [one for one in budget.lines if one.item not in loose or one.amount is not None]
    found += _rest(budget, kept, sum(int(estimated.items[item].owed.sum()) for item in loose))
    found += [Part("revision", "", -one.amount, one.basis) for one in budget.revisions]
    gone = [one for item, ones in lines.items() if item not in estimated.items for one in ones]
    found += [Part("planned-amount", one.item, -_amount([one]), one.name) for one in gone]
    return [one for one in found if one.fen]


def by_month(project: Project, estimated: Year, budget: Budget) -> Allotted:
    """Return what the lines of a budget plan for each month.

    So many months from the first that the item is computed for; a one-off's month; an amount as the estimate has it.
    """
    lines, items = _by_item(budget, project), {}
    for item in project.items:
        each = np.zeros(YEAR, np.int64)
        for line in lines[item.id]:
            each += _spread(project, item, line, estimated.items[item.id], budget.year)
        items[item.id] = tuple(each.tolist())
    return Allotted(items, whole(budget) - sum(map(sum, items.values())))


def whole(budget: Budget) -> int:
    """Return a budget with its revisions (fen), a printed one as it reads."""
    return printed.total(budget)[0] + sum(one.amount for one in budget.revisions)


def _by_item(budget: Budget, project: Project) -> dict[str, list[Line]]:
    """Return the lines that plan for an item, by item: all but money set aside and what is expected or assumed."""
    found: dict[str, list[Line]] = {item.id: [] for item in project.items}
    for one in budget.lines:
        if one.amount is None or one.sure == KNOWN:
            found.setdefault(one.item, []).append(one)
    return found


def _amount(lines: Sequence[Line]) -> int:
    return printed.planned(lines)[0]


def _item(project: Project, item: Item, lines: Sequence[Line], costs: Costs, year: int) -> Iterator[Part]:
    """Give what an item's estimate is above its lines."""
    apart = int(costs.owed.sum()) - _amount(lines)
    if any(one.amount is not None for one in lines):
        yield Part("planned-amount", item.id, apart)
    else:
        once = item.kind == ONE_OFF
        count = min(1, months_of(project, item, year)) if once else months_of(project, item, year)
        flat = replace(item, kind=FLAT) if once else item
        for cause in against.by_lines(flat, lines, costs, count):
            yield Part(NAMED[cause.key], item.id, cause.fen)


def _may_be(lines: Sequence[Line], fen: int) -> bool:
    """Whether an amount is one that monthly figures may stand for: by their arithmetic, or as the line is printed."""
    if not any(one.monthly for one in lines) or any(one.amount is not None for one in lines):
        return False
    if point(fen).meets(printed.planned(lines)[1]):
        return True
    figures = lines[0].printed if len(lines) == 1 else ()
    return any(fen in money.printed_wan(one.value) for one in figures)


def months_of(project: Project, item: Item, year: int) -> int:
    """Return for how many months of a year an item is computed: of a rate, for how many there is one."""
    span = estimate.year_of(year)
    begun = np.array(span) >= project.since
    if item.kind == policy.WAGE:
        return int(begun.sum())
    rated = begun & (policy.in_force(item.rates, span) > 0)
    return int(rated.sum() if item.kind == FLAT else rated[item.month - 1])


def _rest(budget: Budget, lines: Sequence[Line], instead: int) -> Iterator[Part]:
    """Give what lies between the lines and the total: rounding where it may be, else what no line is for.

    lines     those that say what they are for
    instead   what is estimated for items without such lines, or with monthly figures that may stand for it (fen)
    """
    (value, span), (base, total) = printed.planned(lines), printed.total(budget)
    is_rounding = span.plus(point(instead)).meets(total)
    yield Part("rounding" if is_rounding else "unlined", "", value + instead - base)


def _spread(project: Project, item: Item, line: Line, costs: Costs, year: int) -> Array:
    """Return what a line plans for each month (fen, twelve); less than the line where some of it has no month."""
    found, fen = np.zeros(YEAR, np.int64), _amount([line])
    if line.amount is not None:
        share = [Fraction(fen * int(part), costs.total) if costs.total else Fraction() for part in costs.paid.cumsum()]
        return np.diff([0, *map(money.half_up, share)])
    count = line.months or YEAR
    first = item.month - 1 if item.kind == ONE_OFF else max(project.since - months.of(year), 0)
    found[first : first + count] = fen // count
    return found
