"""A year of a project by item and month: budget, plan of use, entitlement, payments, what is open, how many people.

Every row has twelve months, in fen; what pictures and tables of a year are drawn from. The catch: there are two months
to every payment. ``budget``, ``plan``, ``paid`` and ``persons`` are by pay month; ``entitled``, ``paid_for``,
``arrears`` and ``claims`` by service month.

>>> Progress(3, 300, 299).status
'behind'
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple

from subsidies import allotted, estimate, months
from subsidies.budget import Budget
from subsidies.estimate import Year
from subsidies.spent import Spent
from subsidies.variance import Times

YEAR: Final = estimate.YEAR
NOTHING: Final = (0,) * YEAR
ON, AHEAD, BEHIND = "on-plan", "ahead", "behind"
ROWS: Final = ("budget", "plan", "entitled", "paid", "paid_for", "arrears", "claims", "persons")


class Row(NamedTuple):
    """An item, or a whole project, by month: twelve each, in fen, ``persons`` people."""

    budget: tuple[int, ...]
    plan: tuple[int, ...]
    """What the year's lists would have paid by the estimate of 1 January."""
    entitled: tuple[int, ...]
    """As known now."""
    paid: tuple[int, ...]
    """By the pay month, for whatever month."""
    paid_for: tuple[int, ...]
    """By the service month, whenever it was paid."""
    arrears: tuple[int, ...]
    claims: tuple[int, ...]
    """Open, of months up to the last one issued; both positive."""
    persons: tuple[int, ...]
    """Who was paid something in the pay month."""


@dataclass(frozen=True, slots=True)
class Progress:
    """What was paid up to the last month issued, against the plan of use."""

    month: int
    plan: int
    paid: int
    """Both in fen, from January on."""

    @property
    def status(self) -> str:
        """``on-plan``, ``ahead`` or ``behind``."""
        return ON if self.paid == self.plan else AHEAD if self.paid > self.plan else BEHIND


@dataclass(frozen=True, slots=True)
class Monthly:
    """A year of a project by item and month."""

    first: int
    """Its January."""
    items: Mapping[str, Row]
    """In the project's order."""
    names: Mapping[str, str]
    whole: Row
    """All items together; people are counted once."""
    has_budget: bool
    undated: int
    """Of the budget, what has no month: set aside, revised, rounded (fen)."""
    undated_plan: int
    """Set aside (fen)."""
    progress: Progress | None
    """``None`` where no list of the year was issued."""
    service_years: Mapping[int, int]
    """What was paid in the year, by the year that it is for (fen)."""
    pay_years: Mapping[int, int]
    """What was paid for the year, by the year in which it was (fen)."""


def monthly(times: Times, costs: Year, paid: Spent, year: int, budget: Budget | None) -> Monthly:
    """Return a year of a project by item and month.

    costs   what the year costs as known now
    """
    planned = allotted.by_month(times.then.project, times.estimated, budget) if budget else None
    items = {
        item: Row(
            planned.items.get(item, NOTHING) if planned else NOTHING,
            _months(times.estimated, item, "paid"),
            _months(costs, item, "owed"),
            *(getattr(paid, name)[item] for name in ROWS[3:]),
        )
        for item in times.items
    }
    sums = [tuple(map(sum, zip(*column, strict=True))) or NOTHING for column in zip(*items.values(), strict=True)]
    whole = Row(*(sums or [NOTHING] * len(ROWS)))._replace(persons=paid.people)
    return Monthly(
        months.of(year),
        items,
        {item.id: item.name for project in (times.then.project, times.now.project) for item in project.items},
        whole,
        budget is not None,
        planned.undated if planned else 0,
        budget.provisions if budget else 0,
        _progress(whole, paid.last, year),
        paid.service_years,
        paid.pay_years,
    )


def _months(year: Year, item: str, column: str) -> tuple[int, ...]:
    return tuple(getattr(year.items[item], column).tolist()) if item in year.items else NOTHING


def _progress(whole: Row, last: int, year: int) -> Progress | None:
    """Return how far the year is, up to the last month issued or its December."""
    count = min(last - months.of(year) + 1, YEAR)
    if count <= 0:
        return None
    return Progress(months.of(year) + count - 1, sum(whole.plan[:count]), sum(whole.paid[:count]))
