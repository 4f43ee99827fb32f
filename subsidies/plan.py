"""The plan of use (用款计划): a project's money of a year by month and quarter, for the finance bureau.

The catch: some money has no month yet, such as an amount set aside in the budget; it stands apart, so that the plan
adds up to the estimate.

>>> class Wages:
...     total, months = 1500, (100,) * 12
>>> plan = of([Wages()])
>>> plan.total, plan.quarters, plan.undated
(1500, (300, 300, 300, 300), 300)
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, NamedTuple, Protocol

from subsidies import money
from subsidies.money import Figure

QUARTER: Final = 3
"""Months."""


class Line(Protocol):
    """A line of an estimate, in fen."""

    @property
    def total(self) -> int:
        """Of the year."""

    @property
    def months(self) -> tuple[int, ...]:
        """By pay month, twelve; together they may be less than the total, or more where they are negative."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What a project spends in a year, in fen."""

    months: tuple[int, ...]
    """By pay month, twelve."""
    undated: int
    """What has no month yet."""

    @property
    def quarters(self) -> tuple[int, ...]:
        """Four sums of three months."""
        return tuple(sum(self.months[first : first + QUARTER]) for first in range(0, len(self.months), QUARTER))

    @property
    def total(self) -> int:
        """The whole year."""
        return sum(self.months) + self.undated


class Figures(NamedTuple):
    """A plan in 万元, as it is printed."""

    total: Figure
    quarters: tuple[Figure, ...]
    months: tuple[Figure, ...]
    undated: Figure

    def of_quarter(self, place: int) -> tuple[Figure, ...]:
        """Return the months of a quarter, 0 to 3."""
        return self.months[place * QUARTER : (place + 1) * QUARTER]


def of(lines: Iterable[Line]) -> Plan:
    """Return the plan that the lines of an estimate make."""
    lines = list(lines)
    by_month = tuple(sum(line.months[month] for line in lines) for month in range(12))
    return Plan(by_month, sum(line.total for line in lines) - sum(by_month))


def figures(plan: Plan, total: Figure, *, balance: bool) -> Figures:
    """Return the plan in 万元: each figure rounded by itself; or balanced, months to quarters and these to the total.

    total    the figure of the plan's total, as it is printed elsewhere
    """
    *quarters, undated = money.figures((*plan.quarters, plan.undated), total, balance=balance)
    months = [
        figure
        for place, quarter in enumerate(quarters)
        for figure in money.figures(plan.months[place * QUARTER : (place + 1) * QUARTER], quarter, balance=balance)
    ]
    return Figures(total, tuple(quarters), tuple(months), undated)
