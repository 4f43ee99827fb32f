"""What was known of people on a day, as columns: a row a person, and sparse facts that name people by their row.

The catch: two timelines are kept apart, whether there is a title in a month and how much it is worth; and nothing here
looks at the month of a list.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any, NamedTuple

import numpy as np

from subsidies import months

Array = np.ndarray[Any, Any]


class Spans(NamedTuple):
    """Months of some people, by row: ``person`` (row), ``first``, ``until`` (not included; ``months.NEVER``: open)."""

    person: Array
    first: Array
    until: Array


class Events(NamedTuple):
    """Values that hold from a month on: ``person`` (row), ``month``, ``value``; by row, then as they apply."""

    person: Array
    month: Array
    value: Array


@dataclass(frozen=True, slots=True)
class Facts:
    """The people of one project as known on a day, a row each, in roster order.

    ``start`` is a month, or ``NONE``; ``end`` and ``death`` the last month owed and the month of death, ``NEVER`` where
    there is none. Sparse facts name people by their row.
    """

    key: Array
    """The id under which all linked ids of a person go."""
    id_number: Array
    name: Array
    start: Array
    end: Array
    death: Array
    holds: Spans
    """Suspensions that hold payment: open ones, and those that ended with back-pay."""
    unpaid: Spans
    """Suspensions that ended without back-pay: these months are not owed."""
    forfeits: Spans
    wage: Array
    """Fen: the roster's own."""
    wage_from: Array
    wages: Events
    """The wage changes."""
    reported: Events
    """The same, with the day as value on which each was reported."""
    on_record: Array
    """The day of birth on record; ``NONE`` where there is none."""
    by_number: Array
    """The day of birth that the id number names; ``NONE`` where it names none."""
    men: Array
    """Whom the id number names a man (bool)."""
    retired: Array
    """The month of retirement, else the first month owed; ``NONE`` where nobody knows."""
    service: Array
    """Months of contributions; ``NONE`` where nobody knows."""
    area: Array
    """The class of the hardship area, folded."""
    flag: Mapping[str, Array]
    """The roster's own yes (true) or no, by column."""
    flags: Mapping[str, Events]
    accounts: Events
    """The roster's own are in the roster; these are the changes, as texts."""
    identities: Events
    """Corrections, each a pair of the old and the new id number."""

    @property
    def born(self) -> Array:
        """The day of birth: that on record, else that of the id number; ``NONE`` where neither names one."""
        return np.where(self.on_record == months.NONE, self.by_number, self.on_record)

    def __len__(self) -> int:
        return len(self.key)

    def take(self, rows: Array) -> "Facts":
        """Return the facts of some people, each once, in that order; a row of -1 stands for nobody in particular."""
        place = np.full(len(self), -1, np.int64)
        place[rows[rows >= 0]] = np.flatnonzero(rows >= 0)
        return replace(self, **{field.name: _take(getattr(self, field.name), rows, place) for field in fields(self)})

    def run(self, first: int, stop: int) -> "Facts":
        """Return the facts of a run of rows, as views of these."""
        if (first, stop) == (0, len(self)):
            return self
        return replace(self, **{field.name: _run(getattr(self, field.name), first, stop) for field in fields(self)})


def alike(one: Facts, other: Facts, names: Iterable[str]) -> bool:
    """Return whether two facts say the same of each person, in these fields."""
    return all(_alike(getattr(one, name), getattr(other, name)) for name in names)


def _alike(one: Any, other: Any) -> bool:
    if isinstance(one, Spans | Events):
        return all(np.array_equal(*pair) for pair in zip(one, other, strict=True))
    if isinstance(one, Mapping):
        return one.keys() == other.keys() and all(_alike(one[name], other[name]) for name in one)
    return np.array_equal(one, other)


def _run(value: Any, first: int, stop: int) -> Any:
    if isinstance(value, Spans | Events):
        low, high = np.searchsorted(value.person, (first, stop))
        return type(value)(value.person[low:high] - first, value[1][low:high], value[2][low:high])
    if isinstance(value, Mapping):
        return {name: _run(entry, first, stop) for name, entry in value.items()}
    return value[first:stop]


def _take(value: Any, rows: Array, place: Array) -> Any:
    if isinstance(value, Spans | Events):
        kept = np.flatnonzero(place[value.person] >= 0)
        kept = kept[np.argsort(place[value.person[kept]], kind="stable")]
        return type(value)(place[value.person[kept]], value[1][kept], value[2][kept])
    if isinstance(value, Mapping):
        return {name: _take(entry, rows, place) for name, entry in value.items()}
    return value[rows] if len(value) else np.zeros(len(rows), value.dtype)
