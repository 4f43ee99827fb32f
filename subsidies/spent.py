"""What was paid in a year against what is owed for it: both months of each line, what is open, what is not issued yet.

A year of payments and a year of entitlement are not the same money: what January pays for December belongs to one
year's budget and to the other year's entitlement. The catch: waivers settle what was paid too much without money, so
they count for what is open and not for what was paid.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

import numpy as np

from subsidies import engine, entitlement, estimate, history, months, roster, shares, tables
from subsidies.engine import Known
from subsidies.entitlement import Grid
from subsidies.history import History
from subsidies.ledger.chain import Batch
from subsidies.policy import ONE_OFF, Item
from subsidies.shares import NOBODY, Shares

Array = np.ndarray[Any, Any]

YEAR: Final = estimate.YEAR
PAID: Final = ("payroll", "opening")
"""Kinds of batches that pay; what is negative in them is taken back."""


class Lines(NamedTuple):
    """Ledger lines with both their months, columns of one length."""

    person: Array
    """The row of the facts."""
    item: Array
    """The place of the item; ``NOBODY`` where the project has it no more."""
    service: Array
    """The month that it is for."""
    pay: Array
    """The month that it is paid in."""
    fen: Array
    waived: Array
    """Whether no money moved (bool)."""
    back: Array
    """Whether it takes money back, or what was taken back: recoveries, refunds, returns, reversals (bool)."""

    def where(self, kept: Array) -> "Lines":
        """Return some of the lines."""
        return Lines(*(column[kept] for column in self))


@dataclass(frozen=True, slots=True)
class Spent:
    """A year's money of a project by item and month, in fen."""

    last: int
    """The last month of which a list was issued; 0: none."""
    paid: Mapping[str, tuple[int, ...]]
    """Paid in each month of the year, for whatever month."""
    paid_for: Mapping[str, tuple[int, ...]]
    """Paid for each month of the year, whenever."""
    arrears: Mapping[str, tuple[int, ...]]
    claims: Mapping[str, tuple[int, ...]]
    """What is open of each month of the year up to the last month issued, both positive."""
    persons: Mapping[str, tuple[int, ...]]
    """How many people were paid something in each month of the year."""
    people: tuple[int, ...]
    """The same of all items together."""
    service_years: Mapping[int, int]
    """What was paid in the year, by the year that it is for."""
    pay_years: Mapping[int, int]
    """What was paid for the year, by the year in which it was."""
    shares: Shares
    """Why what was paid in the year is not what is owed for it."""


def spent(known: Known, past: History, year: int, items: Sequence[str]) -> Spent:
    """Return what was paid in a year and for it, and why that is not what is owed for it.

    items   the ids of the items by whose places shares name them; the project's are among them
    """
    lines = of(known, past, items)
    last = max(past.issued, default=0)
    moved = lines.where(~lines.waived)
    own, due = moved.where(moved.pay // YEAR == year), moved.where(moved.service // YEAR == year)
    arrears, claims = (np.zeros((len(items), YEAR), np.int64) for _ in range(2))
    parts = list(_otherwise(lines, year, len(items)))
    for first, gaps in _gaps(known, past, last, year):
        parts += _open(known, (first, last), gaps, items)
        for item, grid in gaps.items():
            row = grid.months - months.of(year)
            arrears[items.index(item), row] += np.maximum(grid.fen, 0).sum(axis=1)
            claims[items.index(item), row] -= np.minimum(grid.fen, 0).sum(axis=1)
    parts += _to_come(known, last, year, items)
    parts += _outside(known, lines.where(lines.service // YEAR == year), (last, year), items)
    return Spent(
        last,
        _by_month(own.item, own.pay, own.fen, items),
        _by_month(due.item, due.service, due.fen, items),
        _named(arrears, items),
        _named(claims, items),
        {item: _people(own.where(own.item == place)) for place, item in enumerate(items)},
        _people(own),
        _by_year(own.service, own.fen),
        _by_year(due.pay, due.fen),
        shares.stacked(parts),
    )


def of(known: Known, past: History, items: Sequence[str]) -> Lines:
    """Return all lines of a project's ledger, with both their months."""
    rows, batches = past.paid, {batch.number: batch for batch in past.batches}
    in_order = [batches[number] for number in rows.ends]
    sizes = np.diff([0, *rows.ends.values()])
    waivers = history.without_money(past.batches)

    def each(values: list[Any], kind: type) -> Array:
        return np.repeat(np.array(values, kind), sizes)

    pays = each([batch.kind in PAID for batch in in_order], bool)
    kinds = tables.places(np.array(items, object), rows.items)
    person = tables.places(known.facts.key, roster.linked(rows.ids, known.link))
    return Lines(
        person[rows.person],
        kinds[rows.item_place],
        rows.month,
        each([months.parse(batch.pay_month) for batch in in_order], int),
        rows.fen,
        each([batch.number in waivers for batch in in_order], bool),
        ~pays | (rows.fen < 0),
    )


def lists_of(past: History, year: int) -> tuple[Batch, ...]:
    """Return the lists of a year."""
    return tuple(batch for batch in past.lists if history.is_of(batch, year))


# --- sums ---------------------------------------------------------------------------------------------------------


def _by_month(item: Array, month: Array, fen: Array, items: Sequence[str]) -> dict[str, tuple[int, ...]]:
    found = np.zeros((len(items) + 1, YEAR), np.int64)
    np.add.at(found, (item, month % YEAR), fen)  # what is of no item any more is at place -1, the last
    return _named(found[:-1], items)


def _named(rows: Array, items: Sequence[str]) -> dict[str, tuple[int, ...]]:
    return {item: tuple(row.tolist()) for item, row in zip(items, rows, strict=True)}


def _by_year(month: Array, fen: Array) -> dict[int, int]:
    years, place = np.unique(month // YEAR, return_inverse=True)
    sums = np.zeros(len(years), np.int64)
    np.add.at(sums, place, fen)
    return {int(year): int(fen) for year, fen in zip(years, sums, strict=True) if fen}


def _people(lines: Lines) -> tuple[int, ...]:
    """Return how many people were paid more than nothing in each pay month."""
    keys, place = np.unique(lines.person.astype(np.int64) * YEAR + lines.pay % YEAR, return_inverse=True)
    sums = np.zeros(len(keys), np.int64)
    np.add.at(sums, place, lines.fen)
    return tuple(np.bincount(keys[sums > 0] % YEAR, minlength=YEAR).tolist())


# --- why ----------------------------------------------------------------------------------------------------------


def _otherwise(lines: Lines, year: int, items: int) -> Iterator[Shares]:
    """Give the shares of money of one year that was for another, and of waivers."""
    here, mine = lines.pay // YEAR == year, lines.service // YEAR == year
    money, back = ~lines.waived, lines.back
    kinds = {
        "other-years": (here & ~mine & money & ~back, 1),
        "returned-other-years": (here & ~mine & money & back, 1),
        "paid-other-years": (~here & mine & money & ~back, -1),
        "recovered-other-years": (~here & mine & money & back, -1),
        "waived": (mine & ~money, -1),
    }
    for cause, (kept, sign) in kinds.items():
        yield from _each(cause, lines.where(kept), sign, items)


def _each(cause: str, lines: Lines, sign: int, items: int) -> Iterator[Shares]:
    for item in (*range(items), NOBODY):
        mine = lines.item == item
        yield shares.some(cause, item, lines.person[mine], sign * lines.fen[mine])


def _gaps(known: Known, past: History, last: int, year: int) -> Iterator[tuple[int, dict[str, Grid]]]:
    """Give what is open of a year's months up to the last month issued, run after run, with the first row of each."""
    if last < max(months.of(year), known.project.since):
        return
    runs = engine.buckets(len(known.facts), last + 1 - known.project.since)
    for (first, _), gaps in zip(runs, engine.gaps(known, history.by_row(past.paid, known), last), strict=True):
        yield (
            first,
            {
                item: Grid(grid.months[mine], grid.fen[mine])
                for item, grid in gaps.items()
                for mine in [grid.months // YEAR == year]
            },
        )


def _open(known: Known, where: tuple[int, int], gaps: Mapping[str, Grid], items: Sequence[str]) -> Iterator[Shares]:
    """Give the shares of what is open of some people: held by a suspension in the last month, or not."""
    first, last = where
    for item, grid in gaps.items():
        place, owed = items.index(item), np.maximum(grid.fen, 0).sum(axis=0)
        facts = known.facts.run(first, first + len(owed))
        held = roster.within(facts.holds, last, len(facts))
        yield shares.of("held", place, np.where(held, -owed, 0), first)
        yield shares.of("arrears", place, np.where(held, 0, -owed), first)
        yield shares.of("claims", place, -np.minimum(grid.fen, 0).sum(axis=0), first)


def _to_come(known: Known, last: int, year: int, items: Sequence[str]) -> Iterator[Shares]:
    """Give the shares of the months of the year after the last month issued."""
    span = range(max(last + 1, months.of(year)), months.of(year) + YEAR)
    for run in engine.buckets(len(known.facts), YEAR) if span else ():
        grids = entitlement.dues(known.facts.run(*run), known.project, span)
        for item, grid in grids.items():
            yield shares.of("not-issued", items.index(item), -grid.fen.sum(axis=0), run[0])


def _outside(known: Known, lines: Lines, when: tuple[int, int], items: Sequence[str]) -> Iterator[Shares]:
    """Give the shares of lines for months of the year for which nothing is computed: paid, and owed by nobody's rule.

    Such are months before the project's first or after the last month issued, and items that the project has no more.
    """
    last, year = when
    months_of_year = range(max(months.of(year), known.project.since), min(last, months.of(year, YEAR)) + 1)
    inside = np.zeros(len(lines.fen), bool)
    for item in known.project.items:
        mine = lines.item == items.index(item.id)
        inside |= mine & _is_computed(item, lines.service, months_of_year)
    yield from _each("outside", lines.where(~inside), 1, len(items))


def _is_computed(item: Item, service: Array, span: range) -> Array:
    """Return whether what is owed is computed for lines of these months (bool); of a one-off, for its year's month."""
    if item.kind == ONE_OFF:
        return np.full(len(service), any(month % YEAR == item.month - 1 for month in span))
    return np.asarray((service >= span.start) & (service < span.stop))
