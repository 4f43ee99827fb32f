"""What is paid, held, taken back, left as a claim: gaps × holds × recovery policy → lines.

A gap is not yet a payment. The catch: a claim is set against the person's own arrears of the same item before any rule
of recovery is asked, since that is a correction and no recovery of money; and nobody's net is ever below zero.
"""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any, NamedTuple

import numpy as np

from subsidies.entitlement import Grid
from subsidies.policy import Recovery

Array = np.ndarray[Any, Any]

REGULAR, ARREARS, RECOVERY = 0, 1, 2
"""Codes of the kinds of lines, in ``words`` by the same names."""


class Lines(NamedTuple):
    """Lines of a list in its order: ``person`` (row), ``item`` (place in the project), ``month``, ``kind``, ``fen``."""

    person: Array
    item: Array
    month: Array
    kind: Array
    fen: Array


class Terms(NamedTuple):
    """How claims are taken back: the project's rule, and what each person has agreed to pay a month.

    ``agreed`` is fen, one a person: no more than this is taken in this list, whatever the rule; -1 where nothing is
    agreed and the rule holds.
    """

    recovery: Recovery
    agreed: Array


class Settled(NamedTuple):
    """The lines of a list; the claims left open after it (fen, positive); and who is held though something is owed."""

    lines: Lines
    open_claims: int
    held: Array


def settle(gaps: Mapping[str, Grid], holds: Array, terms: Terms, month: int) -> Settled:
    """Return the list of a pay month.

    gaps   a grid an item, of service months up to ``month``
    holds  for each person, whether the pay month lies in a suspension (bool): no lines at all
    terms  how claims are taken back
    """
    grids = list(gaps.values())
    payments = _sorted(_payments(grids, holds, month))
    owing = np.flatnonzero(_any(grids, lambda fen: fen < 0, len(holds)) & ~holds)
    mine = terms._replace(agreed=terms.agreed[owing])
    recoveries = _recoveries([Grid(grid.months, grid.fen[:, owing]) for grid in grids], mine, month)
    recoveries = recoveries._replace(person=owing[recoveries.person])
    claims = -sum(int(grid.fen[grid.fen < 0].sum()) for grid in grids)
    held = holds & _any(grids, lambda fen: fen > 0, len(holds))
    return Settled(_after(payments, recoveries), claims + int(recoveries.fen.sum()), held)


def _any(grids: list[Grid], chosen: Any, people: int) -> Array:
    found = np.zeros(people, bool)
    for grid in grids:
        found |= chosen(grid.fen).any(axis=0)
    return found


def _payments(grids: list[Grid], holds: Array, month: int) -> Lines:
    """Return a line for each positive gap of those who are not held, item by item."""
    parts = []
    for place, grid in enumerate(grids):
        row, person = np.nonzero((grid.fen > 0) & ~holds)
        service = grid.months[row]
        kind = np.where(service == month, REGULAR, ARREARS)
        parts.append(Lines(person, np.full(len(row), place), service, kind, grid.fen[row, person]))
    return Lines(*(np.concatenate(column) for column in zip(*parts, strict=True)))


def _sorted(lines: Lines) -> Lines:
    """Return lines by person, then item, then service month."""
    order = np.lexsort((lines.month, lines.item, lines.person))
    return Lines(*(column[order] for column in lines))


def _after(payments: Lines, recoveries: Lines) -> Lines:
    """Return all lines by person, recoveries after the others, each in the order in which they came."""
    both = Lines(*(np.concatenate(pair) for pair in zip(payments, recoveries, strict=True)))
    order = np.lexsort((both.kind == RECOVERY, both.person))
    return Lines(*(column[order] for column in both))


def _recoveries(grids: list[Grid], terms: Terms, month: int) -> Lines:
    """Return what is taken back from people who have claims, in the order in which it is taken.

    First from the arrears of the same item; then, where the project offsets or the person has agreed, from all that is
    left to pay, up to the limit or what is agreed. Oldest service month first, within a month in item order; one line
    an item and service month.
    """
    claim, corrected = [], []
    left = np.zeros(grids[0].fen.shape[1], np.int64)
    for grid in grids:
        owed = np.maximum(-grid.fen, 0)
        taken = _take(owed, np.maximum(grid.fen[grid.months < month], 0).sum(axis=0))
        left = left + np.maximum(grid.fen, 0).sum(axis=0) - taken.sum(axis=0)
        claim.append(owed)
        corrected.append(taken)
    service = np.concatenate([grid.months for grid in grids])
    item = np.concatenate([np.full(len(grid.months), place) for place, grid in enumerate(grids)])
    order = np.lexsort((item, service))
    first = np.concatenate(corrected)[order]
    second = _take(np.concatenate(claim)[order] - first, _allowance(left, terms))
    return _recovery_lines(first, second, service[order], item[order])


def _take(owed: Array, allowance: Array) -> Array:
    """Return how much of each claim is taken, row after row, until a person's allowance is used up."""
    before = np.cumsum(owed, axis=0) - owed
    return np.asarray(np.clip(allowance - before, 0, owed))


def _allowance(left: Array, terms: Terms) -> Array:
    """Return how much may be taken from each person beyond corrections: the limit, rounded down to a fen."""
    limit = terms.recovery.limit if terms.recovery.mode == "offset" else Fraction(0)
    whole, rest = np.divmod(left, limit.denominator)
    by_rule = whole * limit.numerator + rest * limit.numerator // limit.denominator
    return np.where(terms.agreed >= 0, np.minimum(terms.agreed, left), by_rule)


def _recovery_lines(first: Array, second: Array, service: Array, item: Array) -> Lines:
    taken = first + second
    row, person = np.nonzero(taken > 0)
    order = np.lexsort((row, first[row, person] == 0, person))
    row, person = row[order], person[order]
    return Lines(person, item[row], service[row], np.full(len(row), RECOVERY), -taken[row, person])
