"""Mortality: a table of yearly probabilities of death, and from it, month by month, who is likely to be still owed.

Within a year of age the force of mortality is constant, and it changes on the birthday: with the yearly probability q
it is −ln(1 − q) a year, and over a part of the year it acts for that part. A multiplier multiplies the force, so no
probability ever passes 1. The catch: the month of death is paid or not, so what counts is whether somebody sees the
first day of a month, or its last.

>>> table = Table(60, (0.1, 0.2, 1.0), (0.05, 0.1, 1.0))
>>> [round(1 - math.exp(-force), 6) for force in forces(table)[MEN].tolist()]
[0.1, 0.2, 0.999]
"""

import math
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

import numpy as np

from subsidies import digits, months
from subsidies.facts import Facts
from subsidies.words import Field

Array = np.ndarray[Any, Any]

FIELDS: Final = {
    field.key: field
    for field in (
        Field("age", "年龄", aliases=("周岁",)),
        Field("men", "男", aliases=("男性",)),
        Field("women", "女", aliases=("女性",)),
        Field("note", "备注"),
    )
}
"""The columns of the file. Cells are read as texts: a probability is written in decimals."""
OLDEST: Final = 150
"""No age in a table is above it."""
MEN, WOMEN = 0, 1
"""The rows of ``forces``."""
CERTAIN: Final = 0.999
"""What a probability of 1 is taken for: it has no force that a computer can hold."""


@dataclass(frozen=True, slots=True)
class Table:
    """Yearly probabilities of death: that somebody of an age does not see the next birthday. Ages are consecutive."""

    first: int
    """The age of the first row. Who is younger is taken to be of this age."""
    men: tuple[float, ...]
    women: tuple[float, ...]
    """Of one length. The last is 1; whoever is older is taken to be of the last age."""


@dataclass(frozen=True, slots=True)
class Outlook:
    """From when on, and how, people may die."""

    table: Table
    as_of: int
    """The day (an ordinal) on which they were known to be alive."""
    multiplier: float = 1.0
    """Of the table's force."""


class Unsure(NamedTuple):
    """How many of the living are not in the table as they are."""

    younger: int
    """Than its first age: they count as that old, which is more than they are likely to die."""
    older: int
    """Than its last age: they count as that old."""
    unknown: int
    """Nobody knows when they were born: they count as living for ever, so that the money suffices."""


def forces(table: Table) -> Array:
    """Return the force of mortality a year by sex and age (float64, 2 × ages)."""
    yearly = np.array([table.men, table.women], np.float64)
    return np.asarray(-np.log1p(-np.minimum(yearly, CERTAIN)))


def still_owed(facts: Facts, outlook: Outlook, service_months: range, *, death_month_paid: bool) -> Array:
    """Return the probability that each month is still owed to each person (float64, months × people).

    death_month_paid   whether who dies in a month is owed that month

    It is 1 in months that had begun on the day, and up to the month of death of those who are known to have died; it is
    0 after the last month owed, by an end or a death. It never rises from month to month. Starts, forfeits and
    suspensions are no matter of mortality: the dues have them.
    """
    rows = np.arange(service_months.start, service_months.stop)
    share = at_risk(facts) * -outlook.multiplier
    owed = _forces_until(facts, outlook.table, time(outlook.as_of), rows + (not death_month_paid), share)
    np.exp(owed, out=owed)
    last = np.minimum(facts.end, facts.death if death_month_paid else facts.death - 1)
    if (last < service_months.stop - 1).any():
        owed *= rows[:, None] <= last
    return owed


def at_risk(facts: Facts) -> Array:
    """Return who may still die as far as is known: who is not dead, and is of an age that somebody knows (bool)."""
    return np.asarray((facts.death == months.NEVER) & (facts.born != months.NONE))


def monthly_forces(facts: Facts, table: Table, past: range) -> Array:
    """Return the force that acted on each person in each month, dead or alive (float64, months × people).

    0 for those of whom nobody knows when they were born.
    """
    edges = np.arange(past.start, past.stop + 1)
    share = (facts.born != months.NONE) * 1.0
    return np.diff(_forces_until(facts, table, float(past.start), edges, share), axis=0)


def unsure(facts: Facts, outlook: Outlook) -> Unsure:
    """Return how many of the living are younger or older than the table, or of no known age."""
    living = facts.death == months.NEVER
    known = living & (facts.born != months.NONE)
    age = np.floor((time(outlook.as_of) - births(facts.born)) / 12)[known]
    last = outlook.table.first + len(outlook.table.men) - 1
    return Unsure(int((age < outlook.table.first).sum()), int((age > last).sum()), int((living & ~known).sum()))


def time(day: int) -> float:
    """Return when a day (an ordinal) begins, in months: 24288.5 is in the middle of January 2024."""
    month = months.of_day(day)
    first, following = months.first_day(month), months.first_day(month + 1)
    return month + (day - first) / (following - first)


def births(born: Array) -> Array:
    """Return when days of birth (ordinals) begin, in months as ``time`` has them (float64)."""
    month = digits.months_of(born)
    begins = (month - months.of(1970)).astype("datetime64[M]")
    first, following = (one.astype("datetime64[D]").astype(np.int64) for one in (begins, begins + 1))
    return np.asarray(month + (born - digits.EPOCH - first) / (following - first))


def _forces_until(facts: Facts, table: Table, begin: float, ends: Array, share: Array) -> Array:
    """Return the force that has acted on people since a time, up to other times (float64, ends × people).

    ends    in months, ascending; 0 for those before the beginning
    share   by which each person's force is multiplied
    """
    elapsed = np.maximum(ends - begin, 0.0)[:, None]
    age = (begin - births(facts.born)) / 12
    years = np.floor(age)
    birthday = 12 * (years + 1 - age)
    force = forces(table) / 12
    sex = np.where(digits.of_men(facts.id_number), MEN, WOMEN)
    place = years.astype(np.int64) - table.first

    def acting(later: int) -> Array:
        return np.asarray(force[sex, np.clip(place + later, 0, force.shape[1] - 1)] * share)

    total = np.minimum(elapsed, birthday)
    total *= acting(0)
    for later in range(math.ceil(elapsed.max(initial=0.0) / 12)):
        lived = elapsed - (birthday + 12 * later)
        np.clip(lived, 0.0, 12.0, out=lived)
        lived *= acting(later + 1)
        total += lived
    return np.asarray(total)
