"""Mortality: a table of yearly probabilities of death, and from it, month by month, who is likely to be still owed.

Within a year of age the force of mortality is constant, and it changes on the birthday: with the yearly probability q
it is −ln(1 − q) a year, and over a part of the year it acts for that part. A multiplier multiplies the force, so no
probability ever passes 1. The catch: the month of death is paid or not, so what counts is whether somebody sees the
first day of a month, or its last.

>>> table = Table(60, (0.1, 0.2, 1.0), (0.05, 0.1, 1.0))
>>> [round(float(1 - np.exp(-force)), 6) for force in forces(table)[MEN]]
[0.1, 0.2, 0.999]
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Any, Final, NamedTuple

import numpy as np

from subsidies import digits, months
from subsidies.facts import Facts
from subsidies.words import Field

Array = np.ndarray[Any, Any]
Form = Callable[[Array], Array]

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
USUAL: Final = range(months.of(1880), months.of(2101))
FIRST: Final = months.first_day(USUAL.start)
"""Months in which people are born; when a day of theirs begins is worked out once."""


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
    later = 0 if death_month_paid else 1
    edges = range(service_months.start + later, service_months.stop + later)
    lives = _lives(facts, outlook.table, at_risk(facts) * -outlook.multiplier)
    owed, before = np.empty((len(edges), len(facts))), np.ones(len(facts))
    for row, chance in zip(owed, _steps(lives, time(outlook.as_of), edges, np.exp), strict=True):
        before = np.multiply(before, chance, out=row)
    last = np.minimum(facts.end, facts.death - later)
    ended = np.flatnonzero(last < service_months.stop - 1)
    owed[:, ended] *= np.arange(service_months.start, service_months.stop)[:, None] <= last[ended]
    return owed


def at_risk(facts: Facts) -> Array:
    """Return who may still die as far as is known: who is not dead, and is of an age that somebody knows (bool)."""
    return np.asarray((facts.death == months.NEVER) & (facts.born != months.NONE))


def monthly_forces(facts: Facts, table: Table, past: range) -> Array:
    """Return the force that acted on each person in each month, dead or alive (float64, months × people).

    0 for those of whom nobody knows when they were born.
    """
    lives = _lives(facts, table, (facts.born != months.NONE) * 1.0)
    edges = range(past.start + 1, past.stop + 1)
    found = [force.copy() for force in _steps(lives, float(past.start), edges, lambda force: force)]
    return np.array(found).reshape(len(edges), len(facts))


def unsure(facts: Facts, outlook: Outlook) -> Unsure:
    """Return how many of the living are younger or older than the table, or of no known age."""
    living = facts.death == months.NEVER
    known = living & (facts.born != months.NONE)
    age = np.floor((time(outlook.as_of) - births(facts.born)) / 12)[known]
    last = outlook.table.first + len(outlook.table.men) - 1
    return Unsure(int((age < outlook.table.first).sum()), int((age > last).sum()), int((living & ~known).sum()))


# --- time ---------------------------------------------------------------------------------------------------------


def time(day: int) -> float:
    """Return when a day (an ordinal) begins, in months: 24288.5 is in the middle of January 2024."""
    month = months.of_day(day)
    first, following = months.first_day(month), months.first_day(month + 1)
    return month + (day - first) / (following - first)


def births(born: Array) -> Array:
    """Return when days of birth (ordinals) begin, in months as ``time`` has them (float64)."""
    usual = _calendar()
    place = born - FIRST
    if place.min(initial=0) >= 0 and place.max(initial=0) < len(usual):
        return np.asarray(usual[place])
    return _births(born)


@lru_cache(1)
def _calendar() -> Array:
    """Return when each day of the usual years begins."""
    return _births(np.arange(FIRST, months.first_day(USUAL.stop), dtype=np.int64))


def _births(born: Array) -> Array:
    month = digits.months_of(born)
    begins = (month - months.of(1970)).astype("datetime64[M]")
    first, following = (one.astype("datetime64[D]").astype(np.int64) for one in (begins, begins + 1))
    return np.asarray(month + (born - digits.EPOCH - first) / (following - first))


# --- forces -------------------------------------------------------------------------------------------------------


class _Lives(NamedTuple):
    """People, a row each, and the forces of their table a month."""

    born: Array
    """In months, as ``time`` has them."""
    place: Array
    """Where the forces of their sex begin among all, less the first age."""
    share: Array
    """By which their force is multiplied."""
    forces: Array
    """By age, those of men and then those of women."""
    ages: tuple[int, int]
    """The first and the last."""

    def ageing(self, when: float) -> tuple[Array, Array, Array]:
        """Return how many months each has to the next birthday (above 0, up to 12), the force until then, and after."""
        age = (when - self.born) / 12
        years = np.floor(age)
        birthday = 12 * (years + 1 - age)
        now, then = (self._force((years + later).astype(np.int64)) for later in (0, 1))
        return birthday, now, then

    def _force(self, age: Array) -> Array:
        place: Array = np.clip(age, *self.ages)
        place += self.place
        return np.asarray(self.forces[place] * self.share)


def _lives(facts: Facts, table: Table, share: Array) -> _Lives:
    ages = table.first, table.first + len(table.men) - 1
    place = np.where(facts.men, 0, len(table.men)) - table.first
    return _Lives(births(facts.born), place, share, forces(table).ravel() / 12, ages)


def _steps(lives: _Lives, begin: float, edges: range, form: Form) -> Iterator[Array]:
    """Give, for each edge, what ``form`` makes of the force since the edge before; of none where that is not begun.

    An array that was given is changed when the next is asked for.
    """
    for first in edges:
        if first > begin:
            yield form(_between(lives, begin, first))
            for start in range(first, edges.stop - 1, 12):
                yield from _months(lives, range(start, min(start + 12, edges.stop - 1)), form)
            return
        yield form(np.zeros(len(lives.born)))


def _between(lives: _Lives, begin: float, end: float) -> Array:
    """Return the force that acts on each person from a time to another, however far they are apart."""
    total = np.zeros(len(lives.born))
    while begin < end:
        span = min(end - begin, 12.0)
        birthday, now, then = lives.ageing(begin)
        total += now * np.minimum(birthday, span) + then * np.maximum(span - birthday, 0.0)
        begin += span
    return total


def _months(lives: _Lives, span: range, form: Form) -> Iterator[Array]:
    """Give the same for each of at most twelve months, in which everybody has at most one birthday."""
    birthday, now, then = lives.ageing(span.start)
    whole = np.ceil(birthday) - 1
    order = np.argsort(whole.astype(np.int8), kind="stable")
    edges = np.searchsorted(whole[order], np.arange(len(span) + 1)).tolist()
    acting, after = form(now), form(then)[order]
    mixed = form(then + (now - then) * (birthday - whole))[order]
    for first, stop in pairwise(edges):
        those = order[first:stop]
        acting[those] = mixed[first:stop]
        yield acting
        acting[those] = after[first:stop]
