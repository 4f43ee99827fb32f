"""What is owed and not paid, or paid and not owed: dues less ledger lines.

One subtraction finds late joiners, raises decided late, deaths reported late, resumptions, returned transfers and
months never issued. The catch: a one-off is compared by calendar year, so that a month corrected from October to
November pays nobody twice.
"""

from collections.abc import Mapping
from typing import Any, NamedTuple

import numpy as np

from subsidies.entitlement import Grid
from subsidies.policy import ONE_OFF, Project

Array = np.ndarray[Any, Any]


class Paid(NamedTuple):
    """What the ledger paid: ``person`` (row), ``item`` (place), ``month`` (service month), ``fen`` (any sign)."""

    person: Array
    item: Array
    month: Array
    fen: Array


def gaps(dues: Mapping[str, Grid], paid: Paid, project: Project) -> dict[str, Grid]:
    """Return dues less what was paid, a grid an item: positive is owed, negative is a claim.

    Lines of service months outside a grid do not count; those of a one-off count where their year has a row.
    """
    return {
        item.id: _less(dues[item.id], _of(paid, place), item.kind == ONE_OFF)
        for place, item in enumerate(project.items)
    }


def _of(paid: Paid, place: int) -> Paid:
    mine = paid.item == place
    return Paid(*(column[mine] for column in paid))


def _less(due: Grid, paid: Paid, by_year: bool) -> Grid:
    rows, wanted = (due.months // 12, paid.month // 12) if by_year else (due.months, paid.month)
    if not len(rows):
        return due
    row = np.minimum(np.searchsorted(rows, wanted), len(rows) - 1)
    counts = rows[row] == wanted
    fen = due.fen.copy()
    np.subtract.at(fen, (row[counts], paid.person[counts]), paid.fen[counts])
    return Grid(due.months, fen)
