"""What a year will cost as far as it is known: the year's lists, before they are made.

Nothing is reported any more after the day of the estimate, and all that was owed for earlier years is paid; then the
lists of the year pay exactly this. The catch: what is owed is not yet what is paid, since a suspension holds it until
payment goes on; what is still held at the end of the year costs another year.
"""

from collections import Counter
from collections.abc import Iterator
from typing import Any, NamedTuple

import numpy as np

from subsidies import engine, entitlement, months
from subsidies.engine import Known
from subsidies.facts import Spans
from subsidies.policy import ONE_OFF

Array = np.ndarray[Any, Any]

YEAR = 12
"""Months."""


class Costs(NamedTuple):
    """What an item costs in a year, each an int64 for each of its twelve months."""

    persons: Array
    """To whom something is owed for the month."""
    owed: Array
    """Fen, by service month."""
    paid: Array
    """Fen, by pay month."""

    rates: Counter[int]
    """How many months of somebody's cost how much (fen)."""

    @property
    def total(self) -> int:
        """Fen, of the whole year."""
        return int(self.paid.sum())

    @property
    def held(self) -> int:
        """Fen that are owed for the year and still held at its end."""
        return int(self.owed.sum()) - self.total


class Part(NamedTuple):
    """A run of people and what the year's lists pay each of them, by item: fen, pay months × people."""

    owed: dict[str, Array]
    """By service month."""
    paid: dict[str, Array]
    """By pay month."""


class Year(NamedTuple):
    """What a project costs in a year as far as it is known."""

    items: dict[str, Costs]
    """In the project's order."""
    joined: Array
    """Who is owed something each month for the first month of the year that is not its first (int64, twelve)."""
    left: Array
    """Who is owed nothing from this month on, and was for the month before (int64, twelve)."""

    @property
    def total(self) -> int:
        """Fen."""
        return sum(one.total for one in self.items.values())

    @property
    def held(self) -> int:
        """Fen that are owed and still held at the year's end."""
        return sum(one.held for one in self.items.values())


def year_of(year: int) -> range:
    """Return the months of a year."""
    return range(months.of(year), months.of(year) + YEAR)


def costs(known: Known, year: int) -> Year:
    """Return what a project costs in a year."""
    items = {item.id: _nothing() for item in known.project.items}
    monthly = [item.id for item in known.project.items if item.kind != ONE_OFF]
    joined, left = np.zeros((2, YEAR), np.int64)
    for part in parts(known, year):
        for item, sums in items.items():
            _add(sums, part.owed[item], part.paid[item])
        owed = np.any([part.owed[item] != 0 for item in monthly], axis=0) if monthly else np.zeros((YEAR, 0), bool)
        some = owed[:, owed.any(axis=0)]
        joined += np.bincount(some.argmax(axis=0), minlength=YEAR)
        left += np.bincount(YEAR - some[::-1].argmax(axis=0), minlength=YEAR + 1)[:YEAR]
    joined[0] = 0
    return Year(items, joined, left)


def _nothing() -> Costs:
    none = np.zeros((3, YEAR), np.int64)
    return Costs(none[0], none[1], none[2], Counter())


def _add(sums: Costs, owed: Array, paid: Array) -> None:
    """Add the dues and the payments of some people."""
    sums.persons[:] += (owed != 0).sum(axis=1)
    sums.owed[:] += owed.sum(axis=1)
    sums.paid[:] += paid.sum(axis=1)
    values, counts = np.unique(owed[owed != 0], return_counts=True)
    sums.rates.update(dict(zip(values.tolist(), counts.tolist(), strict=True)))


def parts(known: Known, year: int) -> Iterator[Part]:
    """Return what the lists of a year pay each person, one bucket of people after the other."""
    span = year_of(year)
    for first, stop in engine.buckets(len(known.facts), YEAR):
        facts = known.facts.run(first, stop)
        grids = entitlement.dues(facts, known.project, span)
        owed = {item: whole(grid.months - span.start, grid.fen) for item, grid in grids.items()}
        last = _last_payment(facts.holds, len(facts), span)
        yield Part(owed, {item: _paid(fen, last) for item, fen in owed.items()})


def whole(rows: Array, fen: Array) -> Array:
    """Return a grid with a row for each month of the year, from one that has only some of them."""
    if len(rows) == YEAR:
        return fen
    found = np.zeros((YEAR, fen.shape[1]), np.int64)
    found[rows] = fen
    return found


def _last_payment(holds: Spans, people: int, span: range) -> Array:
    """Return, for each month and person, the last month up to it whose list pays them; -1 where there was none."""
    last = np.repeat(np.arange(YEAR)[:, None], people, axis=1)
    if not len(holds.person):
        return last
    held = np.zeros((YEAR, people), bool)
    for person, first, until in zip(*(column.tolist() for column in holds), strict=True):
        held[max(first - span.start, 0) : max(until - span.start, 0), person] = True
    last[held] = -1
    return np.maximum.accumulate(last, axis=0)


def _paid(owed: Array, last: Array) -> Array:
    """Return what each pay month pays of what is owed: everything so far, in the months that pay at all."""
    so_far = np.vstack([np.zeros((1, owed.shape[1]), np.int64), np.cumsum(owed, axis=0)])
    paid = np.take_along_axis(so_far, last + 1, axis=0)
    return np.diff(paid, axis=0, prepend=0)
