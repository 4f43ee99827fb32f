"""What a year will cost as far as it is known: the year's lists, before they are made.

Nothing is reported any more after the day of the estimate, and all that was owed for earlier years is paid; then the
lists of the year pay exactly this. Beside it stands what it comes to if people may die meanwhile. The catch: what is
owed is not yet what is paid, since a suspension holds it until payment goes on; what is still held at the end of the
year costs another year.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any, Final, NamedTuple

import numpy as np

from subsidies import attrition, engine, entitlement, months, spread
from subsidies.engine import Known
from subsidies.facts import Facts, Spans
from subsidies.money import half_up
from subsidies.mortality import Outlook
from subsidies.policy import ONE_OFF, WAGE, Item, in_force
from subsidies.spread import Part, Spread

Array = np.ndarray[Any, Any]

YEAR: Final = 12
"""Months."""
KNOWN, EXPECTED, ASSUMED = "known", "expected", "assumed"
"""How sure a line is: computed from what is known; likely by a table of mortality; said by somebody."""


class Line(NamedTuple):
    """A line of an estimate."""

    key: str
    """What it is: ``item`` (the known cost of one), ``provision``, and in scenarios ``adjustment``, ``joiners``,
    ``amount``, ``attrition``, ``reserve``, ``margin``."""
    item: str
    """The id of the item, or nothing."""
    sure: str
    """One of ``KNOWN``, ``EXPECTED``, ``ASSUMED``."""
    total: int
    """Fen; what deaths take away is negative."""
    months: tuple[int, ...]
    """Fen by pay month, twelve. They may come to less than the total: the rest has no month."""


class Case(NamedTuple):
    """An estimate under some assumptions."""

    name: str
    """The scenario's; nothing for the estimate as it stands."""
    lines: tuple[Line, ...]
    spread: Spread | None = None
    """How what is known, with the raises assumed, may fall short if people die; ``None`` where nobody looks."""

    @property
    def total(self) -> int:
        """Fen."""
        return sum(line.total for line in self.lines)


class Costs(NamedTuple):
    """What an item costs in a year, each an int64 for each of its twelve months."""

    persons: Array
    """To whom something is owed for the month."""
    owed: Array
    """Fen, by service month."""
    paid: Array
    """Fen, by pay month."""
    rate: Array | None
    """Fen: the rate in force; ``None`` where everybody's is their own."""

    @property
    def total(self) -> int:
        """Fen, of the whole year."""
        return int(self.paid.sum())

    @property
    def held(self) -> int:
        """Fen that are owed for the year and still held at its end."""
        return int(self.owed.sum()) - self.total

    @property
    def person_months(self) -> int:
        """How many months of somebody something is owed for."""
        return int(self.persons.sum())

    @property
    def rates(self) -> Counter[int]:
        """How many months of somebody cost how much (fen); nothing where everybody's rate is their own."""
        found = Counter[int]()
        for fen, count in zip(() if self.rate is None else self.rate.tolist(), self.persons.tolist(), strict=False):
            if count:
                found[fen] += count
        return found


class Year(NamedTuple):
    """What a project costs in a year as far as it is known."""

    items: dict[str, Costs]
    """In the project's order."""
    people: Array
    """To whom anything monthly is owed, each month (int64, twelve)."""
    joined: Array
    """Who is owed something each month for the first month of the year that is not its first (int64, twelve)."""
    left: Array
    """Who is owed nothing from this month on, and was for the month before (int64, twelve)."""
    likely: Spread | None = None
    """What the lists come to if people may die, by pay month; ``None`` where nobody looks."""

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


def costs(known: Known, year: int, outlook: Outlook | None = None) -> Year:
    """Return what a project costs in a year, and with an outlook also what it is likely to.

    People are looked at in buckets, by as many threads as there are cores; the sums do not depend on it.
    """
    span = year_of(year)
    runs = engine.buckets(len(known.facts), YEAR * (2 if outlook else 1))
    with ThreadPoolExecutor(engine.WORKERS) as threads:
        parts = list(threads.map(lambda run: _sums(known.facts.run(*run), known, span, outlook), runs))
    sums = np.sum([part.items for part in parts], axis=0)
    moves = np.sum([part.moves for part in parts], axis=0)
    items = {
        item.id: Costs(persons, owed, paid, _rate(item, span))
        for item, (persons, owed, paid) in zip(known.project.items, sums, strict=True)
    }
    people, joined, left = moves
    likely = spread.spread(spread.whole(part.likely for part in parts if part.likely)) if outlook else None
    return Year(items, people, joined, left, likely)


def _rate(item: Item, span: range) -> Array | None:
    return None if item.kind == WAGE else in_force(item.rates, span)


class _Sums(NamedTuple):
    """Of some people."""

    items: Array
    """Persons, owed and paid of each item and month."""
    moves: Array
    """People, joined and left of each month."""
    likely: Part | None


def _sums(facts: Facts, known: Known, span: range, outlook: Outlook | None) -> _Sums:
    grids = entitlement.dues(facts, known.project, span)
    held = Held.of(facts.holds, span)
    items = np.zeros((len(grids), 3, YEAR), np.int64)
    for sums, grid in zip(items, grids.values(), strict=True):
        rows = grid.months - span.start
        sums[0, rows] = [np.count_nonzero(row) for row in grid.fen != 0]
        sums[1, rows] = grid.fen.sum(axis=1)
        sums[2] = held.paid(whole(rows, grid.fen)) if len(held.person) else sums[1]
    monthly = [grids[item.id].fen for item in known.project.items if item.kind != ONE_OFF]
    likely = None
    if outlook:
        due = held.within(attrition.together(grids, span))
        owed = attrition.owed(facts, known.project, span, outlook)
        likely = spread.part(due, owed)
        if len(held.person):
            likely = replace(likely, months=tuple(held.paid(due * owed).tolist()))
    return _Sums(items, _moves(monthly), likely)


def _moves(monthly: Sequence[Array]) -> Array:
    """Return how many people there are, how many join and how many leave, each month (int64, 3 × 12)."""
    found = np.zeros((3, YEAR), np.int64)
    if not monthly:
        return found
    owed = np.logical_or.reduce([fen != 0 for fen in monthly])
    found[0] = [np.count_nonzero(row) for row in owed]
    found[1, 1:] = _first_seen(owed)[1:]
    found[2, 1:] = _first_seen(owed[::-1])[:0:-1]
    return found


def _first_seen(owed: Array) -> list[int]:
    """Return how many people something is owed in each row and in none before it."""
    seen, found = np.zeros(owed.shape[1], bool), []
    for row in owed:
        found.append(int(np.count_nonzero(row & ~seen)))
        seen |= row
    return found


def whole(rows: Array, fen: Array) -> Array:
    """Return a grid with a row for each month of the year, from one that has only some of them."""
    if len(rows) == YEAR:
        return fen
    found = np.zeros((YEAR, fen.shape[1]), np.int64)
    found[rows] = fen
    return found


def rounded(likely: Spread) -> tuple[int, ...]:
    """Return what is expected by pay month, in whole fen that add up to what is expected of the year."""
    so_far = [half_up(Fraction(fen)) for fen in np.cumsum(likely.months).tolist()]
    return tuple(np.diff([0, *so_far[:-1], half_up(Fraction(likely.expected))]).tolist())


def bands(known: Known, year: int, outlook: Outlook) -> tuple[Spread, ...]:
    """Return what the lists up to each pay month of a year together come to if people may die, twelve."""
    span = year_of(year)
    parts: list[list[Part]] = [[] for _ in span]
    for run in engine.buckets(len(known.facts), YEAR * YEAR):
        facts = known.facts.run(*run)
        due = attrition.together(entitlement.dues(facts, known.project, span), span)
        owed = attrition.owed(facts, known.project, span, outlook)
        held = Held.of(facts.holds, span)
        for month, some in enumerate(parts):
            some.append(spread.part(held.up_to(due, month), owed))
    return tuple(spread.spread(spread.whole(some)) for some in parts)


def people(known: Known, year: int) -> Iterator[tuple[range, dict[str, Array]]]:
    """Give what the lists of a year pay each person, an item each (int64 fen, pay months × people), run after run.

    The range is that of the people's rows.
    """
    span = year_of(year)
    for first, stop in engine.buckets(len(known.facts), YEAR):
        facts = known.facts.run(first, stop)
        held = Held.of(facts.holds, span)
        grids = entitlement.dues(facts, known.project, span)
        yield (
            range(first, stop),
            {item: held.each(whole(grid.months - span.start, grid.fen)) for item, grid in grids.items()},
        )


# --- what is held -------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Held:
    """Whom a suspension keeps from being paid in some month of the year.

    Grids that it is asked about have a row a service month and a column a person; the last twelve rows are the year's.
    """

    person: Array
    """Their rows among the people."""
    last: Array
    """By pay month, the last month of the year up to it whose list pays them; -1: none yet (int64, 12 × persons)."""

    @classmethod
    def of(cls, holds: Spans, span: range) -> "Held":
        """Return who is held in some month of a year."""
        within = (holds.first < span.stop) & (holds.until > span.start)
        person, column = np.unique(holds.person[within], return_inverse=True)
        held = np.zeros((YEAR, len(person)), bool)
        first, until = (np.clip(month[within] - span.start, 0, YEAR) for month in (holds.first, holds.until))
        for place, begins, ends in zip(column.tolist(), first.tolist(), until.tolist(), strict=True):
            held[begins:ends, place] = True
        last = np.where(held, -1, np.arange(YEAR)[:, None])
        return cls(person, np.maximum.accumulate(last, axis=0))

    def paid(self, fen: Array, begin: int = 0) -> Array:
        """Return what the year's lists pay of a grid, by pay month (twelve).

        begin   the first month of the year whose list pays any of it; that list pays all that was owed before
        """
        free = _settled(np.cumsum(fen.sum(axis=1))[-YEAR:], begin)
        if not len(self.person):
            return free
        some = fen[:, self.person]
        so_far = np.vstack([np.zeros_like(some[:1]), np.cumsum(some, axis=0)])
        ahead = len(fen) - YEAR
        paid = np.take_along_axis(so_far, np.where(self.last < 0, 0, self.last + ahead + 1), axis=0)
        unheld = _settled(so_far[-YEAR:].sum(axis=1), begin)
        return np.asarray(free - unheld + _settled(paid.sum(axis=1), begin))

    def each(self, fen: Array) -> Array:
        """Return what the year's lists pay each person of a grid of the year, by pay month."""
        if not len(self.person):
            return fen
        found = fen.copy()
        so_far = np.vstack([np.zeros_like(fen[:1, self.person]), np.cumsum(fen[:, self.person], axis=0)])
        found[:, self.person] = np.diff(np.take_along_axis(so_far, self.last + 1, axis=0), axis=0, prepend=0)
        return found

    def up_to(self, fen: Array, month: int) -> Array:
        """Return a grid of the year with what its lists pay up to one month, that by its place; all else is 0."""
        found = fen.copy()
        found[month + 1 :] = 0
        found[:, self.person] *= np.arange(YEAR)[:, None] <= self.last[month]
        return found

    def within(self, fen: Array, begin: int = 0) -> Array:
        """Return a grid without what the year's lists do not pay of it; the same one, if they pay everything."""
        if begin >= YEAR:
            return np.zeros_like(fen)
        kept = self.last[-1] + (len(fen) - YEAR) * (self.last[-1] >= 0)
        if not (kept < len(fen) - 1).any():
            return fen
        found = fen.copy()
        found[:, self.person] *= np.arange(len(fen))[:, None] <= kept
        return found


def _settled(so_far: Array, begin: int) -> Array:
    """Return what each pay month pays, of what has come together by each; nothing before one month."""
    so_far[: max(begin, 0)] = 0
    return np.diff(so_far, prepend=0)
