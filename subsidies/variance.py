"""Why what was paid in a year is not its budget: causes that add up, each with the people behind it.

Paid − budget is estimate − budget (``allotted``), entitled − estimate (``drift``) and paid − entitled (``spent``), each
taken apart by itself. The catch: the estimate is that of 1 January by what was known then, so a death that was known by
then is no cause, and one that is reported late is one all the same.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from subsidies import allotted, drift, shares
from subsidies.allotted import Part
from subsidies.budget import Budget
from subsidies.drift import Drift
from subsidies.engine import Known
from subsidies.estimate import Year
from subsidies.shares import NOBODY, Shares


class Person(NamedTuple):
    """What a person, or a line of the budget, has to do with a cause."""

    id_number: str | None
    """As on the roster; ``None``: nobody is behind it."""
    name: str | None
    """The person's; or the budget line's, where it is one."""
    item: str | None
    fen: int


@dataclass(frozen=True, slots=True)
class Cause:
    """A cause of the variance."""

    cause: str
    """One of ``shares.CAUSES``."""
    fen: int
    """What it adds; not 0."""
    persons: int
    """How many people are behind it."""
    people: tuple[Person, ...] = ()
    """They add up to it, the largest first; empty where nobody asked for them."""

    @property
    def part(self) -> str:
        """The difference that it is a part of: ``budget``, ``facts``, ``payment``."""
        return shares.CAUSES[self.cause]


@dataclass(frozen=True, slots=True)
class Variance:
    """Paid − budget, in fen."""

    fen: int
    causes: tuple[Cause, ...]
    """In the order of ``shares.CAUSES``; they add up."""

    def of_part(self, part: str) -> tuple[Cause, ...]:
        """Return the causes of one of the three differences."""
        return tuple(one for one in self.causes if one.part == part)


@dataclass(frozen=True, slots=True)
class Times:
    """A project as known now and on the year's 1 January."""

    now: Known
    then: Known
    estimated: Year
    """What the year costs as known then."""

    @property
    def items(self) -> tuple[str, ...]:
        """The ids of the items of both, by whose places shares name them."""
        return drift.items_of(self.now.project, self.then.project)


def variance(times: Times, year: int, budget: Budget, paid: Shares, *, split: bool = False) -> Variance:
    """Return what was paid in a year less its budget, by cause.

    paid    why what was paid is not what is owed (``spent``)
    split   whether the people behind each cause are wanted
    """
    moved = drift.drift(times.now, times.then, year, times.items)
    planned = allotted.parts(times.then.project, times.estimated, budget)
    found = shares.stacked([moved.shares, paid])
    sums = found.sums()
    for one in planned:
        sums[one.cause] = sums.get(one.cause, 0) + one.fen
    causes = [
        _cause(cause, sums[cause], found, _people(times, moved, found, planned, cause) if split else ())
        for cause in shares.CAUSES
        if sums.get(cause)
    ]
    return Variance(sum(one.fen for one in causes), tuple(causes))


def _cause(cause: str, fen: int, found: Shares, people: tuple[Person, ...]) -> Cause:
    mine = found.person[(found.cause == shares.PLACE[cause]) & (found.person != NOBODY)]
    return Cause(cause, fen, len(np.unique(mine)), people)


def _people(times: Times, moved: Drift, found: Shares, planned: Sequence[Part], cause: str) -> tuple[Person, ...]:
    """Return who is behind a cause, and with how much, the largest first."""
    mine = found.cause == shares.PLACE[cause]
    now, then, items = times.now.facts, times.then.facts, times.items
    people = [
        Person(None, one.what or None, one.item or None, one.fen) for one in planned if one.cause == cause and one.fen
    ]
    for item, row, fen in zip(*(column[mine].tolist() for column in found[1:]), strict=True):
        named = items[item] if item != NOBODY else None
        if row == NOBODY:
            people.append(Person(None, None, named, fen))
            continue
        facts, place = (now, row) if row < len(now) else (then, int(moved.gone[row - len(now)]))
        people.append(Person(str(facts.id_number[place]), str(facts.name[place]), named, fen))
    return tuple(sorted(people, key=lambda one: -abs(one.fen)))
