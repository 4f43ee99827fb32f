"""Months without a list, and the number of people paid against those of the budget and of the targets.

The catch: people are counted by service month, so that arrears for six months are not six people.
"""

from collections.abc import Iterator
from itertools import groupby
from typing import Any

import numpy as np

from subsidies import months, target
from subsidies.audit.case import Case
from subsidies.errors import Finding, Value
from subsidies.policy import ONE_OFF
from subsidies.target import PERSONS

Array = np.ndarray[Any, Any]


def unissued(case: Case, entered: frozenset[int], until: int, file: str) -> Iterator[Finding]:
    """Find the months before ``until`` of which no list stands; ``entered``: pay months of openings."""
    missing = [m for m in range(case.project.since, until) if m not in entered and m not in case.issued]
    for _, run in groupby(enumerate(missing), lambda one: one[1] - one[0]):
        span = [month for _, month in run]
        values: dict[str, Value] = {"months": months.span(span[0], span[-1]), "count": len(span)}
        yield Finding("month-without-list", file, project=case.project.id, values=values)


def headcount(case: Case, year: int, file: str) -> Iterator[Finding]:
    """Find the items that were paid to more people in a month than the year's budget has."""
    budget = case.project.budget(year)
    for place, item in enumerate(case.project.items):
        persons = [line.persons for line in (budget.lines if budget else ()) if line.item == item.id]
        planned = sum(one for one in persons if one is not None)
        month, count = _most(case, place, year)
        if persons and None not in persons and count > planned:
            told = str(year) if item.kind == ONE_OFF else months.format(month)
            values: dict[str, Value] = {"item": item.name, "month": told, "count": count, "planned": planned}
            yield Finding("headcount-over-budget", file, project=case.project.id, values=values)


def targets(case: Case, year: int, file: str) -> Iterator[Finding]:
    """Find the published targets of people that were not reached, on average by month."""
    monthly = [item.id for item in case.project.items if item.kind != ONE_OFF]
    of = {item.id: place for place, item in enumerate(case.project.items)}
    for one in target.in_force(case.project.targets, year):
        if one.of != PERSONS or not one.published:
            continue
        counts = _counts(case, of[one.item or next(iter(monthly or of))], year)
        average = sum(counts.values()) // len(counts) if counts else 0
        if counts and average < target.number(one.published):
            values: dict[str, Value] = {"target": one.name, "year": year, "count": average, "planned": one.published}
            yield Finding("headcount-under-target", file, project=case.project.id, values=values)


def _most(case: Case, place: int, year: int) -> tuple[int, int]:
    """Return the service month of a year in which most people were paid an item, and how many."""
    counts = _counts(case, place, year)
    return max(counts.items(), key=lambda one: one[1], default=(months.NONE, 0))


def _counts(case: Case, place: int, year: int) -> dict[int, int]:
    """Return how many people were paid an item for each service month of a year; a one-off's stand under one month."""
    mine = case.paid.of((case.paid.item == place) & (case.paid.month // 12 == year))
    is_once = case.project.items[place].kind == ONE_OFF
    cell = mine.person.astype(np.int64) * 12 + (0 if is_once else mine.month % 12)
    cells, of = np.unique(cell, return_inverse=True)
    fen = np.zeros(len(cells), np.int64)
    np.add.at(fen, of, mine.fen)
    month, count = np.unique(cells[fen > 0] % 12, return_counts=True)
    return {months.of(year) + int(m): int(n) for m, n in zip(month, count, strict=True)}
