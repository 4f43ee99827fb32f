"""What a year will have cost in the end: what its lists have paid, and what those still to come would pay.

Nothing is reported any more after the day of the forecast; where the settings name a table of mortality, it is also
said what deaths are likely to save. The catch: a forecast is no limit, so an over-run is told as soon as it is likely,
with the month in which the money ends.

>>> Forecast((5, 10, 15), None, Interval(11, 12)).ends
2
"""

from dataclasses import dataclass
from fractions import Fraction
from itertools import accumulate
from typing import Final

from subsidies import before, estimate, months
from subsidies.engine import Known
from subsidies.estimate import Year
from subsidies.history import History
from subsidies.money import Interval, half_up

LOW, HIGH = 0.1, 0.9
"""The certainties between which the year's cost is likely to lie."""
YEAR: Final = estimate.YEAR


@dataclass(frozen=True, slots=True)
class Likely:
    """What a year is likely to cost if people may die, in fen."""

    expected: int
    low: Interval
    """Between what the amount lies that suffices with the probability ``LOW``."""
    high: Interval
    """The same of ``HIGH``."""
    months: tuple[int, ...]
    """Expected up to each month of the year, twelve."""


@dataclass(frozen=True, slots=True)
class Forecast:
    """A year's cost, in fen."""

    months: tuple[int, ...]
    """Paid, or known to be paid, up to each month of the year: twelve."""
    likely: Likely | None
    possible: Interval | None = None
    """The amounts that the budget may be; ``None`` without one."""

    @property
    def total(self) -> int:
        """The whole year, as far as is known."""
        return self.months[-1]

    @property
    def expected(self) -> int:
        """The whole year: what is expected if people may die, else what is known."""
        return self.likely.expected if self.likely else self.total

    @property
    def over(self) -> int:
        """By how much the budget will be exceeded, at the highest that it may be; 0: it will not."""
        return max(self.expected - self.possible.high, 0) if self.possible else 0

    @property
    def ends(self) -> int | None:
        """The place in the year of the month whose list the money does not suffice for; ``None``: it suffices."""
        so_far = self.likely.months if self.likely else self.months
        if not self.possible or not self.over:
            return None
        return next((place for place, fen in enumerate(so_far) if fen > self.possible.high), len(so_far) - 1)


def forecast(
    known: Known, past: History, year: int, paid: tuple[int, ...], costs: Year, possible: Interval | None = None
) -> Forecast:
    """Return what a year will have cost.

    known      the project as known on the day of the forecast
    paid       what was paid in each month of the year
    costs      what the year costs as known on that day, with an outlook where deaths are looked at
    possible   the amounts that the budget may be
    """
    last = _last(past)
    so_far = list(accumulate(paid))
    ahead = [month for month in estimate.year_of(year) if month > last]
    if ahead:
        earlier = before.in_one_list(known, past, ahead[0] - 1) if last < ahead[0] - 1 else 0
        whole = so_far[-1]
        for month in ahead:
            so_far[month - months.of(year)] = whole + before.in_one_list(known, past, month) - earlier
    return Forecast(tuple(so_far), _likely(so_far, costs) if ahead else None, possible)


def _last(past: History) -> int:
    """Return the last month of which a list stands; 0: none."""
    taken = past.reversed
    return max((months.parse(one.pay_month) for one in past.lists if one.number not in taken), default=0)


def _likely(so_far: list[int], costs: Year) -> Likely | None:
    """Return what is likely: what is known less what deaths are likely to save."""
    likely = costs.likely
    if likely is None:
        return None
    more = so_far[-1] - costs.total
    saved = accumulate(
        sum(int(one.paid[month]) for one in costs.items.values()) - fen
        for month, fen in enumerate(estimate.rounded(likely))
    )
    low, high = (likely.quantile(certainty) for certainty in (LOW, HIGH))
    return Likely(
        half_up(Fraction(likely.expected)) + more,
        Interval(low.low + more, low.high + more),
        Interval(high.low + more, high.high + more),
        tuple(fen - less for fen, less in zip(so_far, saved, strict=True)),
    )
