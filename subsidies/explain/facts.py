"""What is on file of a person: the roster's row and every change, with what became of each.

The catch: a fact that counts no more, or is not known yet, is told too, or nobody finds the paper that they remember.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import pandas as pd

from subsidies import money, months, roster, words
from subsidies.explain.alone import Alone, Place, text
from subsidies.policy import Project

COUNTS, REPLACED, IDLE, LATER, GONE = "counts", "replaced", "without-effect", "not-yet-known", "gone"
"""What became of a row: it counts; another took its place; it changes nothing; it was not known on the day; today's
rosters have it no more, and the last one that had it counts."""

CELLS: Final = ("employer", "start_month", "end_month", "death_date")
SUSPENDED: Final = ("suspended_from", "resumed_from", "suspension_backpay")
WAGES: Final = ("monthly_wage", "wage_from")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of the roster: its column, its text, and the change that took its place, if one did."""

    key: str
    text: str
    by: Place | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A roster row, and what became of it; only cells on which money hangs, and none that are empty."""

    place: Place
    id_number: str
    name: str
    reported_on: int
    cells: tuple[Cell, ...]
    state: str


@dataclass(frozen=True, slots=True)
class Change:
    """A change, and what became of it."""

    place: Place
    id_number: str
    reported_on: int
    change: str
    effective: int
    """A day for a death and its revocation, else a month."""
    value: str
    document: str
    state: str
    by: Place | None = None

    @property
    def when(self) -> str:
        """From when it holds, as text."""
        day = self.change in (words.DEATH, words.DEATH_REVOKED)
        return months.format_day(self.effective) if day else months.format(self.effective)


def columns(project: Project) -> tuple[str, ...]:
    """Return the roster's columns on which a project's money hangs."""
    flags = tuple(words.flag_column(name) for name in project.flags)
    return (*CELLS, *SUSPENDED, *flags, *(WAGES if project.pays_wages else ()))


def rows(one: Alone) -> tuple[Row, ...]:
    """Return the roster row of a person, today's or the last one that named them, and one that was not known yet."""
    own, later = _records(one.known.people)[0], one.roster["reported_on"].to_numpy() > one.as_of
    today = {(row["file"], row["row"]) for row in _records(one.roster[~later])}
    state = COUNTS if (own["file"], own["row"]) in today else GONE
    replaced = {str(column): one.place(int(one.told[by])) for column, by in _replaced(one).items()}
    mine = (_row(own, one.project, state, replaced),) if own["file"] else ()
    return (*mine, *unknown(one.roster[later], one.project))


def unknown(table: pd.DataFrame, project: Project) -> tuple[Row, ...]:
    """Return roster rows of people who were not known yet."""
    return tuple(_row(row, project, LATER, {}) for row in _records(table))


def _records(table: pd.DataFrame) -> list[dict[str, object]]:
    return [{str(key): value for key, value in row.items()} for row in table.to_dict("records")]


def _row(row: Mapping[str, object], project: Project, state: str, replaced: Mapping[str, Place]) -> Row:
    cells = [Cell(key, text(key, row[key]), replaced.get(key)) for key in columns(project) if key in row]
    return Row(
        place=Place(str(row["file"]), int(str(row["row"]))),
        id_number=str(row["id_number"]),
        name=str(row["name"]),
        reported_on=int(str(row["reported_on"])),
        cells=tuple(cell for cell in cells if cell.text),
        state=state,
    )


def _replaced(one: Alone) -> dict[int | str, int]:
    """Return what counts no more, by places among the changes known."""
    return roster.replaced(one.changes.iloc[one.told].reset_index(drop=True))


def changes(one: Alone) -> tuple[Change, ...]:
    """Return every change of a person, as they were reported, file order among equals."""
    known = one.changes.iloc[one.told].reset_index(drop=True)
    places = one.told.tolist()
    replaced = {places[fact]: places[by] for fact, by in _replaced(one).items() if isinstance(fact, int)}
    idle = {places[fact] for fact in roster.idle(one.known.people, known)}
    found = []
    for place, row in enumerate(_records(one.changes)):
        state = IDLE if place in idle else REPLACED if place in replaced else COUNTS
        state = state if place in places else LATER
        found.append(_change(row, state, one.place(replaced[place]) if state == REPLACED else None))
    return tuple(sorted(found, key=lambda change: change.reported_on))


def later(table: pd.DataFrame) -> tuple[Change, ...]:
    """Return changes that were not known yet."""
    return tuple(_change(row, LATER, None) for row in _records(table))


def _value(change: str, row: Mapping[str, object]) -> str:
    """Return the value of a change as JSON has it: yuan, yes or no, an id number, an account; nothing of others."""
    if change == words.WAGE:
        return money.format(int(str(row["fen"])))
    if words.flag_of(change):
        return "yes" if row["fen"] else "no"
    return str(row["value"]) if change in (words.IDENTITY, words.ACCOUNT_CHANGE) else ""


def _change(row: Mapping[str, object], state: str, by: Place | None) -> Change:
    return Change(
        place=Place(str(row["file"]), int(str(row["row"]))),
        id_number=str(row["id_number"]),
        reported_on=int(str(row["reported_on"])),
        change=str(row["change"]),
        effective=int(str(row["effective"])),
        value=_value(str(row["change"]), row),
        document=str(row["document"]),
        state=state,
        by=by,
    )
