"""How what is owed for a year differs from what is owed for the year before, and why: person by person, month by month.

Each cell, a person's month, has one cause: who is owed in one of the years alone is a matter of people; a month owed
in one of the years alone, of months; a month owed in both, of rates, wages or adjustments. What is paid once a year
stands by itself. So the causes of an item add up to its difference. The catch: both years are as known today; what
lists really paid is not looked at.
"""

from collections.abc import Sequence
from typing import Any, Final, NamedTuple

import numpy as np

from subsidies import engine, entitlement, months
from subsidies.adjustment import Adjustment
from subsidies.engine import Known
from subsidies.entitlement import Grid
from subsidies.facts import Facts
from subsidies.policy import FLAT, ONE_OFF, Item

Array = np.ndarray[Any, Any]

PEOPLE, MONTHS, RATE, WAGE, ADJUSTMENT, ONCE = "people", "months", "rate", "wage", "adjustment", "one-off"
CAUSES: Final = (PEOPLE, MONTHS, RATE, WAGE, ADJUSTMENT, ONCE)
YEAR: Final = 12
"""Months."""


class Shifts(NamedTuple):
    """What is owed for a year less what is owed for the year before, by cause."""

    items: dict[str, dict[str, int]]
    """Fen by item, in the project's order, and cause; causes that change nothing are not there."""
    before: dict[str, int]
    """Fen owed for the year before, by item."""
    persons: dict[str, int]
    """How many people each cause touches."""
    joined: int
    """Who is owed something monthly in the year and was not in the year before."""
    left: int
    """Who was in the year before, and is not in the year."""


class Titles(NamedTuple):
    """Who is owed anything when: bool."""

    both: Array
    """Who is in both years; a person each."""
    joined: Array
    left: Array
    common: Array
    """Which months are owed in both years; months of the year × people."""


def shifts(known: Known, year: int) -> Shifts:
    """Return how a year differs from the one before, worked off in buckets of people."""
    items = {item.id: dict.fromkeys(CAUSES, 0) for item in known.project.items}
    before, persons = dict.fromkeys(items, 0), dict.fromkeys(CAUSES, 0)
    joined = left = 0
    span = range(months.of(year - 1), months.of(year) + YEAR)
    for run in engine.buckets(len(known.facts), len(span)):
        facts = known.facts.run(*run)
        titles = _titles(entitlement.title(facts, known.project, span))
        joined, left = joined + int(titles.joined.sum()), left + int(titles.left.sum())
        touched = np.zeros((len(CAUSES), len(facts)), bool)
        grids = entitlement.dues(facts, known.project, span)
        for item in known.project.items:
            grid = _whole(grids[item.id], span)
            before[item.id] += int(grid.fen[:YEAR].sum())
            for cause, part in _parts(item, facts, grid, titles).items():
                items[item.id][cause] += int(part.sum())
                touched[CAUSES.index(cause)] |= part.any(axis=0)
        for cause, who in zip(CAUSES, touched, strict=True):
            persons[cause] += int(who.sum())
    found = {one: {cause: fen for cause, fen in causes.items() if fen} for one, causes in items.items()}
    return Shifts(found, before, persons, joined, left)


def _titles(owed: Array) -> Titles:
    then, now = owed[:YEAR], owed[YEAR:]
    was, will = np.any(then, axis=0), np.any(now, axis=0)
    return Titles(was & will, will & ~was, was & ~will, then & now)


def _whole(grid: Grid, span: range) -> Grid:
    """Return a grid with a row for each month of both years."""
    if len(grid.months) == len(span):
        return grid
    fen = np.zeros((len(span), grid.fen.shape[1]), np.int64)
    fen[grid.months - span.start] = grid.fen
    return Grid(np.arange(span.start, span.stop, dtype=np.int32), fen)


def _parts(item: Item, facts: Facts, grid: Grid, titles: Titles) -> dict[str, Array]:
    """Return an item's difference by cause: fen, months of the year × people; the grid is of both years."""
    rows, fen = grid
    apart = fen[YEAR:] - fen[:YEAR]
    if item.kind == ONE_OFF:
        return {ONCE: apart}
    same = np.where(titles.common, apart, 0)
    parts = {PEOPLE: np.where(titles.both, 0, apart), MONTHS: np.where(titles.both & ~titles.common, apart, 0)}
    if item.kind == FLAT:
        return parts | {RATE: same}
    raised = np.where(titles.common, _raised(item.adjustments, facts, rows), 0)
    return parts | {ADJUSTMENT: raised, WAGE: same - raised}


def _raised(adjustments: Sequence[Adjustment], facts: Facts, rows: Array) -> Array:
    """Return what adjustments have added since the same month of the year before: fen, months of the year × people.

    One that the set wages of both months contain adds nothing. One that only the later of them contains was not
    undone: it still counts as added, and what the new wage brings beyond it is a matter of the wage.

    rows   the months of both years
    """
    found = np.zeros((YEAR, len(facts)), np.int64)
    for one in entitlement.raised(facts, adjustments):
        first = one.adjustment.effective
        if first <= rows[0] and not one.later:
            continue  # it was there before both years
        contained = entitlement.contained(one.adjustment, facts, rows)
        is_new = ~(contained[:YEAR] & contained[YEAR:])
        found += is_new * _since(rows, np.array([first])) * one.fen
        for step in one.later:
            found += is_new * _since(rows, np.maximum(step.month, first)) * step.amount
    return found


def _since(rows: Array, first: Array) -> Array:
    """Return whether a month has begun in the year, by each of its months, and had not a year before (bool)."""
    begun = rows[:, None] >= first
    return np.asarray(begun[YEAR:] & ~begun[:YEAR])
