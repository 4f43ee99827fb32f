"""What a project attained in a year, fact by fact, each with the numbers that it was reckoned from.

The catch: people, months and rates go by the service month, whenever it was paid; money goes by the day on which it
moved. What nobody entered is unknown (``number`` is ``None``), and never taken for what it should be.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import accumulate
from typing import Any, Final, NamedTuple

import numpy as np

from subsidies import money, months, reconcile, target
from subsidies.budget import Budget
from subsidies.errors import Value
from subsidies.history import History
from subsidies.ledger.chain import Batch
from subsidies.policy import ONE_OFF, Item
from subsidies.spent import Lines

Array = np.ndarray[Any, Any]

YEAR: Final = 12
NO_LIST, NO_FUNDS, NO_BUDGET, NO_MONTHS = "no-list", "no-funds", "no-budget", "no-months"
"""Why a fact is unknown."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact, and how it was reckoned."""

    key: str
    """One of ``target.ACTUAL``."""
    number: Fraction | None
    """In the unit of its goal: people, months, yuan, 万元, per cent."""
    text: str = ""
    """The number as it is printed."""
    values: Mapping[str, Value] = field(default_factory=dict)
    """What the sentence ``attained.KEY`` says."""
    why: str = ""
    """Why it is unknown."""
    told: str = ""
    """Which other sentence tells how it was reckoned."""

    @property
    def sentence(self) -> str:
        """The name of the sentence about it, below ``attained``."""
        return self.why or self.told or self.key


class Paid(NamedTuple):
    """Of an item in a year: to how many people each month was paid, and how many months of somebody at which amount."""

    persons: Mapping[int, int]
    amounts: Counter[int]

    @property
    def person_months(self) -> int:
        """How many months of somebody something was paid for."""
        return sum(self.persons.values())

    @property
    def fen(self) -> int:
        """What was paid for them."""
        return sum(fen * count for fen, count in self.amounts.items())


def paid(lines: Lines, place: int, item: Item, year: int) -> Paid:
    """Return what was paid of an item for a year; a one-off's money stands under one month.

    place    of the item among those by which the lines name them
    """
    mine = lines.where((lines.item == place) & (lines.service // YEAR == year) & ~lines.waived)
    month = np.full_like(mine.service, item.month - 1) if item.kind == ONE_OFF else mine.service % YEAR
    cells, of = np.unique(mine.person.astype(np.int64) * YEAR + month, return_inverse=True)
    fen = np.zeros(len(cells), np.int64)
    np.add.at(fen, of, mine.fen)
    which, counts = np.unique(cells[fen > 0] % YEAR, return_counts=True)
    persons = {months.of(year) + int(month): int(count) for month, count in zip(which, counts, strict=True)}
    amounts, times = np.unique(fen[fen > 0], return_counts=True)
    return Paid(persons, Counter(dict(zip(amounts.tolist(), times.tolist(), strict=True))))


# --- people, months, the rate, the amount -------------------------------------------------------------------------


def persons(found: Paid) -> Fact:
    """Return people on average by month in which anybody was paid, without decimals, as goals have them."""
    if not found.persons:
        return Fact(target.PERSONS, None, why=NO_LIST)
    count, of = found.person_months, len(found.persons)
    values: dict[str, Value] = {"count": count, "months": of, "average": money.decimals(Fraction(count, of), 2)}
    return Fact(target.PERSONS, Fraction(count // of), str(count // of), values)


def paid_months(found: Paid) -> Fact:
    """Return for how many months anybody was paid."""
    if not found.persons:
        return Fact(target.MONTHS, None, why=NO_LIST)
    values: dict[str, Value] = {
        "months": months.span(min(found.persons), max(found.persons)),
        "count": len(found.persons),
    }
    return Fact(target.MONTHS, Fraction(len(found.persons)), str(len(found.persons)), values)


def rate(found: Paid) -> Fact:
    """Return what was paid a person a month, in yuan, half up to the fen."""
    if not found.persons:
        return Fact(target.RATE, None, why=NO_LIST)
    fen = money.half_up(Fraction(found.fen, found.person_months))
    rates = "; ".join(f"{money.show(fen)} × {count:,}" for fen, count in found.amounts.most_common())
    told = "" if len(found.amounts) <= RATES else "rates"
    values: dict[str, Value] = {
        "amount": money.show(found.fen),
        "count": found.person_months,
        "rates": str(len(found.amounts)) if told else rates,
    }
    return Fact(target.RATE, Fraction(fen, money.YUAN), money.format(fen).removesuffix(".00"), values, told=told)


RATES: Final = 3
"""As many amounts a month are told one by one; of more, which are people's own, only their number."""


OF_ITEM: Final[Mapping[str, Callable[[Paid], Fact]]] = {
    target.PERSONS: persons,
    target.MONTHS: paid_months,
    target.RATE: rate,
}
"""The facts of an item."""


def total(fen: int) -> Fact:
    """Return what was paid in the year, in 万元 as printed."""
    return Fact(target.TOTAL, Fraction(money.wan(fen)), money.wan(fen), {"amount": money.show(fen)})


# --- money --------------------------------------------------------------------------------------------------------


def share(fen: int, budget: Budget | None) -> Fraction | None:
    """Return an amount ÷ budget; a budget known only as printed may be any amount that prints so."""
    if budget is None:
        return None
    possible = reconcile.bounds(budget)
    middle = (possible.low + possible.high + 1) // 2
    if possible.low <= fen <= possible.high:
        return Fraction(1)
    return Fraction(fen, middle) if middle > 0 else None


def control(fen: int, budget: Budget | None) -> Fact:
    """Return what was paid ÷ budget."""
    return _of_budget(target.CONTROL, fen, budget)


def funds(received: int | None, budget: Budget | None) -> Fact:
    """Return what came in ÷ budget; ``None``: no file says what came in."""
    return Fact(target.FUNDS, None, why=NO_FUNDS) if received is None else _of_budget(target.FUNDS, received, budget)


def _of_budget(key: str, fen: int, budget: Budget | None) -> Fact:
    found = share(fen, budget)
    if found is None or budget is None:
        return Fact(key, None, why=NO_BUDGET)
    possible = reconcile.bounds(budget)
    middle = (possible.low + possible.high + 1) // 2
    return _percent(key, found, {"amount": money.show(fen), "budget": money.show(middle)})


def _percent(key: str, found: Fraction, values: Mapping[str, Value]) -> Fact:
    return Fact(key, found * 100, money.decimals(found * 100, 2), values)


def use(paid_by_month: Sequence[int], received: Sequence[int] | None) -> Fact:
    """Return how much of what had come in was paid by the end of each month, on average of the months.

    Both are fen by month, of as many months as are over; months before anything came in do not count.
    """
    if received is None:
        return Fact(target.USE, None, why=NO_FUNDS)
    used = {
        place: max(Fraction(0), min(Fraction(out, came), Fraction(1)))
        for place, (out, came) in enumerate(zip(accumulate(paid_by_month), accumulate(received), strict=True))
        if came > 0
    }
    if not used:
        return Fact(target.USE, None, why=NO_MONTHS)
    least = min(used, key=lambda place: used[place])
    values: dict[str, Value] = {"count": len(used), "month": least + 1, "least": money.decimals(used[least] * 100, 2)}
    return _percent(target.USE, sum(used.values(), Fraction(0)) / len(used), values)


# --- on time ------------------------------------------------------------------------------------------------------


class Issued(NamedTuple):
    """When the first list of a pay month that still stands was made, and when it was entered; ordinals of days."""

    as_of: int
    entered: int


def lists(past: History) -> dict[int, Issued]:
    """Return, for each pay month with a list that stands, the days of its first one."""
    taken, found = past.reversed, dict[int, Issued]()
    for batch in past.lists:
        if batch.number not in taken:
            found.setdefault(months.parse(batch.pay_month), _issued(batch))
    return found


def _issued(batch: Batch) -> Issued:
    return Issued(months.parse_day(batch.as_of), months.parse_day(batch.entered_at[:10]))


def last_day(month: int, issue_by: int | None) -> int:
    """Return the last day (an ordinal) on which the list of a pay month is on time."""
    end = months.first_day(month + 1) - 1
    return end if issue_by is None else min(months.first_day(month) + issue_by - 1, end)


def on_time(issued: Mapping[int, Issued], expected: Iterable[int], issue_by: int | None) -> tuple[Fact, list[int]]:
    """Return the share of months whose list was made in time, by its own day, and the other months.

    expected    the pay months that should have one by now
    """
    wanted = sorted(expected)
    late = [month for month in wanted if month not in issued or issued[month].as_of > last_day(month, issue_by)]
    if not wanted:
        return Fact(target.ON_TIME, None, why=NO_MONTHS), late
    values: dict[str, Value] = {"count": len(wanted) - len(late), "months": len(wanted)}
    return _percent(target.ON_TIME, Fraction(len(wanted) - len(late), len(wanted)), values), late


def entered_later(issued: Mapping[int, Issued], expected: Iterable[int], issue_by: int | None) -> list[int]:
    """Return the months whose list is in time by its own day, and was entered later than that."""
    return [
        month
        for month in sorted(expected)
        if month in issued and issued[month].as_of <= last_day(month, issue_by) < issued[month].entered
    ]
