"""The goals of a project's performance targets in a year: those typed, and those that the estimate gives.

The catch: people are counted on average by month (按月平均), as forms of this kind do. Those of New Year, or of the
fullest month, are a goal that is missed as soon as one of them dies; and on average, people × rate × months is the
arithmetic of the estimate.
"""

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Final, NamedTuple

from subsidies import money, target
from subsidies.estimate import Costs, Year
from subsidies.policy import ONE_OFF, Project
from subsidies.target import Target


class Goal(NamedTuple):
    """A target with its goal."""

    target: Target
    text: str
    """The number as it is printed, or the words of a grade."""
    number: Fraction | None
    """``None`` for a grade."""
    item: str = ""
    """The item that it is computed of; empty: none, or all."""


class Estimated(NamedTuple):
    """What goals are computed from: a project's costs of a year as known, and its estimate in 万元 as printed."""

    project: Project
    costs: Year
    total: money.Figure


def of(found: Estimated, year: int) -> list[Goal]:
    """Return the goals of a year, in the order of the file; none where the project has no targets yet."""
    return [_goal(found, one) for one in target.in_force(found.project.targets, year)]


def _goal(found: Estimated, one: Target) -> Goal:
    if one.score == target.GRADE:
        return Goal(one, one.goal, None)
    if one.of not in COUNTED:
        text = found.total.text if one.of else one.goal
        return Goal(one, text, Fraction(text))
    item = one.item or monthly(found.project)
    text = COUNTED[one.of](found.costs.items[item])
    return Goal(one, text, Fraction(text), item)


def monthly(project: Project) -> str:
    """Return the first item that is paid every month; the first of all, where there is none."""
    return next((item.id for item in project.items if item.kind != ONE_OFF), project.items[0].id)


def persons(costs: Costs) -> str:
    """Return people on average by month in which something is owed, without decimals."""
    return str(int(costs.persons.sum()) // max(int((costs.persons > 0).sum()), 1))


def months(costs: Costs) -> str:
    """Return in how many months something is owed."""
    return str(int((costs.persons > 0).sum()))


def rate(costs: Costs) -> str:
    """Return what is owed a person a month, in yuan, half up to the fen, without decimals where there are none."""
    fen = money.half_up(Fraction(int(costs.owed.sum()), max(int(costs.persons.sum()), 1)))
    return money.format(fen).removesuffix(".00")


COUNTED: Final[Mapping[str, Callable[[Costs], str]]] = {
    target.PERSONS: persons,
    target.MONTHS: months,
    target.RATE: rate,
}
