"""Amounts by cause and person: what a difference is made of, one step deeper.

Shares are columns of integers, few a person, so that a million people cost no more than they have to. The catch: what
has nobody behind it, such as a line of a budget, stands beside the people as row ``NOBODY``.

>>> both = stacked([of("death", 0, np.array([0, -12000])), of("death", 0, np.array([0, -2000]))])
>>> both.person.tolist(), both.fen.tolist()
([1], [-14000])
"""

from collections.abc import Iterable
from typing import Any, Final, NamedTuple

import numpy as np

Array = np.ndarray[Any, Any]

NOBODY: Final = -1
"""The row of what has nobody behind it; the place of what is of no item."""

BUDGET, FACTS, PAYMENT = "budget", "facts", "payment"
"""Estimate − budget, entitled − estimate, paid − entitled."""
CAUSES: Final = {
    "head-count": BUDGET,
    "planned-months": BUDGET,
    "planned-rate": BUDGET,
    "planned-wage": BUDGET,
    "planned-monthly": BUDGET,
    "planned-amount": BUDGET,
    "set-aside": BUDGET,
    "expected": BUDGET,
    "assumed": BUDGET,
    "unlined": BUDGET,
    "revision": BUDGET,
    "rounding": BUDGET,
    "death": FACTS,
    "death-revoked": FACTS,
    "end": FACTS,
    "forfeit": FACTS,
    "suspension": FACTS,
    "joiner": FACTS,
    "raise": FACTS,
    "rate": FACTS,
    "wage": FACTS,
    "flag": FACTS,
    "identity": FACTS,
    "roster-edit": FACTS,
    "settings": FACTS,
    "other-years": PAYMENT,
    "returned-other-years": PAYMENT,
    "paid-other-years": PAYMENT,
    "recovered-other-years": PAYMENT,
    "waived": PAYMENT,
    "not-issued": PAYMENT,
    "held": PAYMENT,
    "arrears": PAYMENT,
    "claims": PAYMENT,
    "outside": PAYMENT,
}
"""Every cause in the order in which it is shown, and the difference that it is a part of."""
PLACE: Final = {cause: place for place, cause in enumerate(CAUSES)}
NAMES: Final = tuple(CAUSES)


class Shares(NamedTuple):
    """Columns of one length: ``cause`` (place in ``CAUSES``), ``item`` (place), ``person`` (row), ``fen``."""

    cause: Array
    item: Array
    person: Array
    fen: Array

    def sums(self) -> dict[str, int]:
        """Return the fen of each cause, in the order of ``CAUSES``; without those that come to nothing."""
        found = np.zeros(len(NAMES), np.int64)
        np.add.at(found, self.cause, self.fen)
        return {NAMES[place]: int(found[place]) for place in np.flatnonzero(found)}


NOTHING: Final = Shares(*(np.zeros(0, np.int64) for _ in range(4)))


def of(cause: str, item: int, fen: Array, first: int = 0) -> Shares:
    """Return the shares of people in a run of rows.

    fen     a person each
    first   the row of the first of them
    """
    return some(cause, item, np.arange(first, first + len(fen)), fen)


def some(cause: str, item: int, rows: Array, fen: Array) -> Shares:
    """Return the shares of people in some rows, without those of nothing."""
    kept = np.flatnonzero(fen)
    causes, items = (np.full(len(kept), place, np.int64) for place in (PLACE[cause], item))
    return Shares(causes, items, np.asarray(rows)[kept].astype(np.int64), np.asarray(fen)[kept].astype(np.int64))


def stacked(parts: Iterable[Shares]) -> Shares:
    """Return shares as one, each cause, item and person once, by cause, then item, then person; without zeros."""
    every = list(parts)
    columns = [np.concatenate(column) for column in zip(NOTHING, *every, strict=True)]
    cause, item, person, fen = columns
    order = np.lexsort((person, item, cause))
    keys = np.vstack([cause, item, person])[:, order]
    begins = np.flatnonzero(np.append(True, (keys[:, 1:] != keys[:, :-1]).any(axis=0))[: keys.shape[1]])
    sums = np.add.reduceat(fen[order], begins) if len(begins) else fen
    kept = np.flatnonzero(sums)
    causes, items, people = keys[:, begins[kept]]
    return Shares(causes, items, people, sums[kept])
