"""Lists from elsewhere (the dead, prisoners, beneficiaries of another scheme) against people, and what they were paid.

Certain is an id number that is the same, with no other name; probable an id number with another name, or, where the
list has no number, name and day of birth; possible the same name and day of birth under another number, which may be
a slip or another person. The catch: a name alone says nothing, and a homonym born on another day is somebody else.
"""

from collections.abc import Iterator
from typing import Any, Final, NamedTuple

import numpy as np
import pandas as pd

from subsidies import identity, months, names, tables

Array = np.ndarray[Any, Any]

CERTAIN, PROBABLE, POSSIBLE = "certain", "probable", "possible"
GRADES: Final = (CERTAIN, PROBABLE, POSSIBLE)
CELLS: Final = 1 << 24
"""People × months that are added up at a time."""
RUN: Final = 1 << 20
"""Lines that are looked at at a time."""


class Listed(NamedTuple):
    """The rows of a list: id number (18, or empty), name, day of birth and day of the event (ordinals), rows of a file.

    ``month`` is the first month not owed where the list says months, ``months.NONE`` where it says a day.
    """

    id_number: Array
    name: Array
    birth: Array
    day: Array
    month: Array
    row: Array


class Persons(NamedTuple):
    """Whom a project knows: the keys under which they go, their names, and their days of birth (ordinals)."""

    key: Array
    name: Array
    birth: Array


class Matches(NamedTuple):
    """Persons (rows) and rows of the list that belong together, and how sure that is (a place in ``GRADES``).

    A person is there once, by the surest row, and among equals by the earliest day.
    """

    person: Array
    listed: Array
    grade: Array


class Paid(NamedTuple):
    """What matches (places) were paid for months not owed: the months, and their fen; sorted, none is 0."""

    match: Array
    month: Array
    fen: Array


def birth_days(ids: Array) -> Array:
    """Return the days of birth (ordinals) that id numbers carry; ``months.NONE`` where they carry none."""
    digits = np.array([one[6:14] for one in ids.tolist()], object)
    codes, distinct = pd.factorize(digits)
    days = np.array([identity.birth_day(" " * 6 + one) for one in distinct], np.int64)
    return days[codes] if len(days) else np.empty(0, np.int64)


def matches(listed: Listed, people: Persons) -> Matches:
    """Return which people are on a list.

    listed   its id numbers as they go now, corrected ones under their keys
    """
    ids = _joined(people.key, listed.id_number)
    same = names.fold(people.name[ids.left]) == names.fold(listed.name[ids.right])
    known = (listed.name[ids.right] != "") & (people.name[ids.left] != "")
    first = Matches(ids.left, ids.right, np.where(same | ~known, 0, 1).astype(np.int8))
    rest = np.ones(len(listed.row), bool)
    rest[ids.right] = False
    return _best([first, _named(listed, people, np.flatnonzero(rest))], listed)


class Pairs(NamedTuple):
    """Places of two tables that belong together."""

    left: Array
    right: Array


def _joined(left: Array, right: Array) -> Pairs:
    """Return all pairs of places with the same key; a key of the left is there once, an empty one nowhere."""
    there = np.flatnonzero(right != "")
    place = tables.places(left, right[there])
    return Pairs(place[place >= 0], there[place >= 0])


def _named(listed: Listed, people: Persons, rows: Array) -> Matches:
    """Return the matches by name and day of birth of some rows of a list: probable of those without a number."""
    bare = listed.id_number[rows] == ""
    birth = listed.birth[rows].astype(np.int64)
    unknown = (birth == months.NONE) & ~bare
    birth[unknown] = birth_days(listed.id_number[rows[unknown]])
    kept = (birth != months.NONE) & (listed.name[rows] != "")
    rows, bare, birth = rows[kept], bare[kept], birth[kept]
    if not len(rows):
        return Matches(*(np.empty(0, kind) for kind in (np.int64, np.int64, np.int8)))
    mine = np.flatnonzero(np.isin(people.birth, birth) & (people.name != ""))
    theirs = pd.DataFrame({"name": names.fold(listed.name[rows]), "birth": birth, "row": rows, "bare": bare})
    ours = pd.DataFrame(
        {"name": names.fold(people.name[mine]), "birth": people.birth[mine].astype(np.int64), "person": mine}
    )
    found = ours.merge(theirs, on=["name", "birth"])
    several = found.groupby("row")["person"].transform("nunique").to_numpy() > 1
    grade = np.where(found["bare"].to_numpy(bool) & ~several, 1, 2).astype(np.int8)
    return Matches(found["person"].to_numpy(), found["row"].to_numpy(), grade)


def _best(parts: list[Matches], listed: Listed) -> Matches:
    """Return each person once: the surest, and then the earliest, in the order of the people."""
    person, row, grade = (np.concatenate(column) for column in zip(*parts, strict=True))
    order = np.lexsort((row, _from(listed)[row], grade, person))
    person, row, grade = person[order], row[order], grade[order]
    first = np.append(True, person[1:] != person[:-1])[: len(person)]
    return Matches(person[first], row[first], grade[first])


def _from(listed: Listed) -> Array:
    """Return the day from which each row counts."""
    begins = {month: months.first_day(month) for month in np.unique(listed.month[listed.month >= 0]).tolist()}
    by_month = [begins.get(month, months.NONE) for month in listed.month.tolist()] if begins else listed.day
    return np.where(listed.day >= 0, listed.day, np.array(by_month, np.int64))


def first_months(listed: Listed, rows: Array, *, is_paid_in_month: bool) -> Array:
    """Return the first month not owed of some rows of a list.

    is_paid_in_month   whether the month of a day is still owed, as that of a death may be
    """
    distinct, codes = np.unique(listed.day[rows], return_inverse=True)
    by_day = np.array([months.of_day(day) + is_paid_in_month if day >= 0 else 0 for day in distinct.tolist()], np.int64)
    by_day = by_day[codes] if len(rows) else np.empty(0, np.int64)
    return np.where(listed.day[rows] >= 0, by_day, listed.month[rows])


def paid_since(lines: tuple[Array, Array, Array], person: Array, first: Array) -> Iterator[Paid]:
    """Give what some people were paid for months from a first one on, a bucket of people at a time.

    lines    the person (a row), service month and fen of each ledger line
    person   the people, each once; first   the month of each

    What came back of a month is taken off it; months of which nothing is left are left out.
    """
    whose, month, fen = lines
    if not len(person) or not len(whose):
        return
    low, high = int(first.min()), int(month.max()) + 1
    if high <= low:
        return
    span = high - low
    size = max(CELLS // span, 1)
    most = int(max(whose.max(), person.max())) + 1
    for begin in range(0, len(person), size):
        mine = slice(begin, begin + size)
        yield _bucket((whose, month, fen), (person[mine], first[mine], begin), (low, span, most))


def _bucket(lines: tuple[Array, Array, Array], people: tuple[Array, Array, int], bounds: tuple[int, int, int]) -> Paid:
    """Return what the people of a bucket were paid, their place among all counted from ``people[2]``."""
    person, first, begin = people
    low, span, most = bounds
    place, since = np.full(most, -1, np.int32), np.full(most, months.NEVER, np.int64)
    place[person], since[person] = np.arange(len(person)), first
    grid = np.zeros(len(person) * span, np.int64)
    for start in range(0, len(lines[0]), RUN):
        whose, month, fen = (column[start : start + RUN] for column in lines)
        kept = np.flatnonzero(month >= since[whose])
        cell = place[whose[kept]].astype(np.int64) * span + (month[kept] - low)
        np.add.at(grid, cell, fen[kept])
    cells = np.flatnonzero(grid > 0)
    return Paid(cells // span + begin, cells % span + low, grid[cells])
