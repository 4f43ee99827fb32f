"""What the rules look at: a project as known now, and the lines that the ledger has of it, as arrays.

The catch: lists that were taken back, and what took them back, are left out; nobody was paid by them.

>>> pairs(np.array([0, 0, 2]), np.array([2, 0]))[0].tolist()
[2, 0, 1]
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from subsidies import money, months
from subsidies.errors import Finding, Value
from subsidies.facts import Facts
from subsidies.policy import Project

Array = np.ndarray[Any, Any]


class Payments(NamedTuple):
    """Ledger lines, sorted by ``person``: row of the facts, place of the item, service month, fen (any sign).

    ``pay_month`` and ``day`` (an ordinal) are those of the line's batch; ``listed``: whether that is a list.
    """

    person: Array
    item: Array
    month: Array
    fen: Array
    pay_month: Array
    day: Array
    listed: Array

    def of(self, some: Array) -> "Payments":
        """Return some of the lines: their places, or which (bool)."""
        return Payments(*(column[some] for column in self))


class Case(NamedTuple):
    """A project as known now, and what the ledger has of it."""

    project: Project
    people: pd.DataFrame
    """ROSTER rows, one for each row of the facts."""
    changes: pd.DataFrame
    """CHANGES, those known now."""
    facts: Facts
    link: dict[str, str]
    paid: Payments
    issued: tuple[int, ...]
    """The pay months of which a list stands, in order."""
    last_day: int
    """The as-of day of the last list; ``months.NONE`` where there is none."""


def pairs(person: Array, wanted: Array) -> tuple[Array, Array]:
    """Return, for some rows of people, the places of all their lines, and for each which of ``wanted`` it belongs to.

    person   the row of each line, sorted
    """
    low, high = np.searchsorted(person, wanted), np.searchsorted(person, wanted, "right")
    size = high - low
    owner = np.repeat(np.arange(len(wanted)), size)
    begins = np.cumsum(size) - size
    return np.arange(len(owner)) - begins[owner] + low[owner], owner


def at(case: Case, row: int, name: str, fen: int | None = None, **values: Value) -> Finding:
    """Return a finding about a person, where the roster has them; ``amount`` is told as people read it, too."""
    file, line = str(case.people["file"].to_numpy()[row]), int(case.people["row"].to_numpy()[row])
    told: dict[str, Value] = values if fen is None else {**values, "amount": money.show(fen)}
    one = str(case.facts.id_number[row])
    return Finding(name, file or None, line if file else None, None, case.project.id, one, fen, told)


def spans(person: Array, month: Array, fen: Array) -> list[tuple[int, str, int]]:
    """Return, for each person among some lines, first and last month as people write them, and the sum (fen)."""
    found = []
    people, of = np.unique(person, return_inverse=True)
    first, last = np.full(len(people), months.NEVER, np.int64), np.zeros(len(people), np.int64)
    total = np.zeros(len(people), np.int64)
    np.minimum.at(first, of, month)
    np.maximum.at(last, of, month)
    np.add.at(total, of, fen)
    for row, begins, ends, sum_ in zip(*(one.tolist() for one in (people, first, last, total)), strict=True):
        found.append((row, months.span(begins, ends), sum_))
    return found


def items(case: Case, kinds: Sequence[str]) -> Array:
    """Return the places of the items of some kinds."""
    return np.array([place for place, item in enumerate(case.project.items) if item.kind in kinds], np.int64)
