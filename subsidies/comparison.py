"""Two rosters side by side: who joined, who left, what changed, and who may be one person under two numbers.

People are the same by the ids under which they go, so an identity correction on file makes one person of two numbers.
The catch: without one, a corrected number looks like somebody who left and somebody else who joined; such pairs are
found here and told as a question.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from subsidies import digits, months, names, roster, tables, words

Array = np.ndarray[Any, Any]

NUMBER, CHECK, BIRTH = "number", "check", "birth"
"""Why two may be one: one name and numbers a slip apart; numbers that differ in the check character; one name and one
birth date."""


class Changed(NamedTuple):
    """Somebody in both rosters: the rows, and the columns that are not the same."""

    old: int
    new: int
    columns: tuple[str, ...]


class Pair(NamedTuple):
    """Somebody who left and somebody who joined (rows), and why they may be one person."""

    old: int
    new: int
    why: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two ROSTER tables, the ids under which their people go, and how they differ, all by rows."""

    old: pd.DataFrame
    new: pd.DataFrame
    old_key: Array
    new_key: Array
    joined: tuple[int, ...]
    left: tuple[int, ...]
    changed: tuple[Changed, ...]
    pairs: tuple[Pair, ...]
    """Who is here is neither among those who joined nor among those who left."""

    @property
    def same(self) -> int:
        """How many people are in both rosters with nothing changed."""
        return len(self.new) - len(self.joined) - len(self.pairs) - len(self.changed)

    @property
    def differs(self) -> bool:
        """Whether there is any difference."""
        return bool(self.joined or self.left or self.changed or self.pairs)


def compare(old: pd.DataFrame, new: pd.DataFrame, link: Mapping[str, str]) -> Comparison:
    """Return how two ROSTER tables differ, in which nobody stands twice and every id can be read.

    link   the id under which each linked id goes
    """
    keys = [roster.linked(table["id_number"].to_numpy(), link) for table in (old, new)]
    before, after = tables.places(keys[0], keys[1]), tables.places(keys[1], keys[0])
    joined, left = np.flatnonzero(before < 0), np.flatnonzero(after < 0)
    pairs = _pairs(old, new, left, joined)
    paired = {one.old for one in pairs}, {one.new for one in pairs}
    return Comparison(
        old=old,
        new=new,
        old_key=keys[0],
        new_key=keys[1],
        joined=tuple(row for row in joined.tolist() if row not in paired[1]),
        left=tuple(row for row in left.tolist() if row not in paired[0]),
        changed=tuple(_changed(old, new, before)),
        pairs=tuple(pairs),
    )


def at(table: pd.DataFrame, row: int, column: str) -> Any:
    """Return the value in a row and a column of a table."""
    return table[column].to_numpy()[row]


def holds(column: str) -> str:
    """Return what a column of a roster holds; a flag of a project's own is a yes/no."""
    return words.ROSTER[column].holds if column in words.ROSTER else words.BOOLEAN


def _changed(old: pd.DataFrame, new: pd.DataFrame, before: Array) -> list[Changed]:
    """Return who is not the same; ``before`` has each new row's old one."""
    columns = [name for name in dict.fromkeys((*old.columns, *new.columns)) if name not in tables.PLACE]
    now = np.flatnonzero(before >= 0)
    then = before[now]
    differ = np.array([_cells(old, name)[then] != _cells(new, name)[now] for name in columns], bool)
    some = np.flatnonzero(differ.any(axis=0)).tolist() if len(now) else []
    return [
        Changed(int(then[at]), int(now[at]), tuple(columns[place] for place in np.flatnonzero(differ[:, at])))
        for at in some
    ]


def _cells(table: pd.DataFrame, column: str) -> Array:
    """Return a column; empty where a table does not have that flag."""
    return table[column].to_numpy() if column in table.columns else np.full(len(table), months.NONE, np.int8)


# --- one person under two numbers --------------------------------------------------------------------------------


def _pairs(old: pd.DataFrame, new: pd.DataFrame, left: Array, joined: Array) -> list[Pair]:
    """Return who left and joined and may be one person, each in one pair at most, in the order of the new roster."""
    both = [table.iloc[rows] for table, rows in ((old, left), (new, joined))]
    ids, written = (np.concatenate([one[key].to_numpy() for one in both]) for key in ("id_number", "name"))
    folded = names.fold(written)
    slips = digits.slips(ids, folded)
    near = [(one, other - len(left)) for one, other in slips.tolist() if one < len(left) <= other]
    found: dict[int, Pair] = {}
    taken: set[int] = set()
    for one, other in (*near, *_same_birth(both, folded)):
        if one not in taken and other not in found:
            taken.add(one)
            numbers = str(ids[one]), str(ids[len(left) + other])
            found[other] = Pair(int(left[one]), int(joined[other]), _why(*numbers, (one, other) in near))
    return [found[other] for other in sorted(found)]


def _why(one: str, other: str, is_near: bool) -> str:
    if not is_near:
        return BIRTH
    return CHECK if one[:-1] == other[:-1] else NUMBER


def _same_birth(both: list[pd.DataFrame], folded: Array) -> list[tuple[int, int]]:
    """Return who left and who joined, by place, of one name and one birth date that nobody else of them has."""
    days = [day for table in both for day in _birth_days(table)]
    named = list(zip(folded.tolist(), days, strict=True))
    gone, come = named[: len(both[0])], named[len(both[0]) :]
    alone = Counter(gone), Counter(come)
    places = {one: place for place, one in enumerate(gone)}
    return [
        (places[one], place)
        for place, one in enumerate(come)
        if one[0] and one[1] != months.NONE and alone[0][one] == alone[1][one] == 1
    ]


def _birth_days(table: pd.DataFrame) -> list[int]:
    """Return the day of birth of each: on record, else that of the id number."""
    recorded = table["birth_date"].to_numpy()
    found: list[int] = np.where(
        recorded == months.NONE, digits.birth_days(table["id_number"].to_numpy()), recorded
    ).tolist()
    return found
