"""One person of one project: their situation cut out of everybody's, and their rows in the files.

The catch: rules are never written down again to say which row an amount comes from. They are run once more on facts
whose values are the places of the rows (``labels``), and give places where they gave amounts.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, NamedTuple, TypeVar

import numpy as np
import pandas as pd

from subsidies import money, months, roster, tables, words
from subsidies.engine import Known
from subsidies.facts import Facts
from subsidies.history import People
from subsidies.listing import Situation
from subsidies.policy import Project

Array = np.ndarray[Any, Any]
OWN = -1
"""Where a change has its place: the roster's own cell."""
Value = TypeVar("Value")


class Place(NamedTuple):
    """A file as the project names it, with its sheet, and the row that a spreadsheet shows."""

    file: str
    row: int


@dataclass(frozen=True, slots=True)
class Alone:
    """A situation with one person in it."""

    before: Situation
    as_of: int
    roster: pd.DataFrame
    """Every roster row of theirs today, also one that was not known yet on the day."""
    changes: pd.DataFrame
    """Every change of theirs, also those not known yet, in file order."""
    labels: Facts
    """The facts with places of changes for the values of wages and flags, ``OWN`` for the roster's own."""

    @property
    def known(self) -> Known:
        """The project as known on the day, with this person alone."""
        return self.before.known

    @property
    def facts(self) -> Facts:
        """The facts, of one row."""
        return self.known.facts

    @property
    def project(self) -> Project:
        """The policy as known on the day."""
        return self.known.project

    @property
    def key(self) -> str:
        """The id under which the person goes."""
        return str(self.facts.key[0])

    @property
    def told(self) -> Array:
        """The places of the changes that were known on the day."""
        return np.flatnonzero(self.changes["reported_on"].to_numpy() <= self.as_of)

    @property
    def own(self) -> Place:
        """Where their roster row stands; without a file where no roster names them."""
        return Place(str(self.known.people["file"].iloc[0]), int(self.known.people["row"].iloc[0]))

    def place(self, change: int) -> Place:
        """Return where a change stands, by its place among theirs; their roster row for ``OWN``."""
        if change == OWN:
            return self.own
        return Place(str(self.changes["file"].iloc[change]), int(self.changes["row"].iloc[change]))

    def last(self, *kinds: str, month: int | None = None) -> int:
        """Return the place of the last known change of some kinds, of an effective month where one is named, or OWN."""
        rows = self.changes.iloc[self.told]
        mine = np.isin(rows["change"].to_numpy(), kinds)
        if month is not None:
            mine &= rows["effective"].to_numpy() == month
        return int(self.told[mine][-1]) if mine.any() else OWN

    def reported_last(self, *kinds: str) -> int:
        """Return the place of the known change of some kinds that was reported last, or OWN where there is none."""
        replaced = roster.replaced(self.changes.iloc[self.told].reset_index(drop=True))
        mine = np.flatnonzero(np.isin(self.changes["change"].to_numpy()[self.told], kinds))
        return next((int(self.told[one]) for one in mine.tolist() if one not in replaced), OWN)


def cut(before: Situation, key: str, as_of: int) -> Alone | None:
    """Return a situation with one person in it, or ``None`` where nobody knew of them on the day."""
    known, link = before.known, before.known.link
    row = int(tables.places(known.facts.key, np.array([key], dtype=object))[0])
    if row < 0:
        return None
    mine = replace(
        known,
        people=known.people.iloc[[row]].reset_index(drop=True),
        facts=known.facts.take(np.array([row])),
    )
    rows, changes = (of_key(table, link, key) for table in (before.inputs.roster, before.inputs.changes))
    labels = _labels(roster.known(mine.people, changes.assign(fen=np.arange(len(changes))), mine.project, as_of))
    return Alone(replace(before, people=People(mine, range(0))), as_of, rows, changes, labels)


def _labels(facts: Facts) -> Facts:
    own = np.full(1, OWN)
    return replace(facts, wage=own, flag=dict.fromkeys(facts.flag, own))


def of_key(table: pd.DataFrame, link: dict[str, str], key: str) -> pd.DataFrame:
    """Return the rows of a table that are about the person who goes under an id."""
    mine = roster.linked(table["id_number"].to_numpy(), link) == key
    return pd.DataFrame(table[mine]).reset_index(drop=True)


def runs(cells: Iterable[tuple[int, Value]]) -> list[tuple[int, int, Value]]:
    """Return first month, last month and value of each run of months that follow each other with one value.

    >>> runs([(1, "a"), (2, "a"), (3, "b"), (5, "b")])
    [(1, 2, 'a'), (3, 3, 'b'), (5, 5, 'b')]
    """
    found: list[tuple[int, int, Value]] = []
    for month, value in cells:
        if found and found[-1][1] == month - 1 and found[-1][2] == value:
            found[-1] = (found[-1][0], month, value)
        else:
            found.append((month, month, value))
    return found


def text(key: str, value: object) -> str:
    """Return a roster's cell as JSON has it: months, days, yuan, yes and no; nothing where it is empty."""
    field = words.ROSTER.get(key)
    holds = field.holds if field else words.BOOLEAN
    if holds in (words.TEXT, words.ID, words.ACCOUNT):
        return str(value)
    number = int(str(value))
    if holds == words.MONEY:
        return money.format(number) if number else ""
    if number == months.NONE:
        return ""
    if holds == words.BOOLEAN:
        return "yes" if number else "no"
    return months.format(number) if holds == words.MONTH else months.format_day(number)
