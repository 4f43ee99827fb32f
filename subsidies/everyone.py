"""All people of all projects side by side: who is whom, who is still paid, which account is theirs.

The catch: these are tables with faults and all, so that everything can be asked at once; who has no readable id number
is nobody in particular (an empty key), and is left aside by whoever compares.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pandas as pd

from subsidies import months, names, roster, rows, tables, words
from subsidies.errors import Finding
from subsidies.facts import Facts
from subsidies.policy import Project

Array = np.ndarray[Any, Any]

COLUMNS = (
    "file",
    "row",
    "id_number",
    "name",
    "birth_date",
    "retired_month",
    "start_month",
    "bank",
    "account",
    "payee",
    "certified_until",
    "reported_on",
)


@dataclass(frozen=True, slots=True)
class Group:
    """A project as read: its ROSTER and CHANGES tables, what its file says, and the pay month of its next list."""

    roster: pd.DataFrame
    changes: pd.DataFrame
    project: Project
    month: int


@dataclass(frozen=True, slots=True)
class Everyone:
    """The people of some projects, a row each, in the order of projects and rosters."""

    groups: tuple[Group, ...]
    people: pd.DataFrame
    """Some columns of ROSTER."""
    group: Array
    """The place of each person's group."""
    key: Array
    """The id under which all linked ids of a person go, whatever the project; empty where it cannot be read."""
    first: Array
    """The first row of the same person (places): of those whose key is empty, of anybody like that."""
    folded: Array
    """Names as they are compared."""
    month: Array
    """The pay month of each person's next list."""
    gone: Array
    """Whether nothing is owed from that month on: an end, or a death."""
    payable: Array
    """Whether that list pays the person: begun, not gone, not suspended, not forfeited."""
    where: pd.DataFrame
    """Where each person's account stands: ``file``, ``row``, ``id_number``, and whether that is a change."""
    held: pd.DataFrame
    """The account in that month: ``bank``, ``account``, ``payee``."""

    def __len__(self) -> int:
        return len(self.key)

    @property
    def known(self) -> Array:
        """Whether it can be read who each one is."""
        return np.asarray(self.key != "")

    @property
    def begins(self) -> Array:
        """The first month owed to each: their start, or else the project's since."""
        start = self.people["start_month"].to_numpy()
        return np.asarray(np.where(start == months.NONE, self.each(one.since for one in self.projects), start))

    @property
    def projects(self) -> list[Project]:
        """The projects, in order."""
        return [one.project for one in self.groups]

    def each(self, values: Iterable[int]) -> Array:
        """Return, for each person, the value of the project among one a project (int64)."""
        return np.array(list(values), np.int64)[self.group]

    def at(self, places: Array | Sequence[int], name: str, column: str, **values: Any) -> list[Finding]:
        """Return a finding for each of some people, with the project's id."""
        return self.of(rows.at(self.people, places, name, column, **values), places)

    def at_account(self, places: Array | Sequence[int], name: str, column: str, **values: Any) -> list[Finding]:
        """Return a finding for each of some people where their account stands: a column of the roster, or a change."""
        changed = self.where["changed"].to_numpy()[np.asarray(places, np.int64)].tolist()
        found = rows.at(self.where, places, name, column, **values)
        return self.of([replace(f, column="value") if c else f for f, c in zip(found, changed, strict=True)], places)

    def of(self, found: list[Finding], places: Array | Sequence[int]) -> list[Finding]:
        """Return findings about some people with the project's id."""
        ids = [self.groups[one].project.id for one in self.group[np.asarray(places, np.int64)].tolist()]
        return [replace(one, project=id or None) for one, id in zip(found, ids, strict=True)]

    def named(self, places: Array) -> list[str]:
        """Return where some people stand: file and number of the row."""
        return rows.named(self.people, places)


def everyone(groups: Sequence[Group], as_of: int) -> Everyone:
    """Return the people of some projects as known on a day (an ordinal)."""
    people = pd.concat(
        [tables.empty(tables.ROSTER)[list(COLUMNS)], *(one.roster[list(COLUMNS)] for one in groups)], ignore_index=True
    )
    changes = [one.changes[one.changes["id_number"].to_numpy() != ""] for one in groups]
    facts = [roster.known(one.roster, told, one.project, as_of) for one, told in zip(groups, changes, strict=True)]
    sizes = [len(one.roster) for one in groups]
    owed = [_owed(one, mine, as_of) for one, mine in zip(groups, facts, strict=True)]
    key = roster.linked(people["id_number"].to_numpy(), roster.links(tables.stack(tables.CHANGES, changes)))
    where, held = _accounts(people, list(zip(groups, changes, strict=True)), as_of)
    return Everyone(
        groups=tuple(groups),
        people=people,
        group=np.repeat(np.arange(len(groups)), sizes),
        key=key,
        first=tables.firsts(key),
        folded=names.fold(people["name"].to_numpy()),
        month=np.repeat(np.array([one.month for one in groups], np.int64), sizes),
        gone=np.concatenate([np.empty(0, bool), *(gone for gone, _ in owed)]),
        payable=np.concatenate([np.empty(0, bool), *(payable for _, payable in owed)]),
        where=where,
        held=held,
    )


def _owed(group: Group, facts: Facts, as_of: int) -> tuple[Array, Array]:
    """Return who is gone by the month of the next list, and whom it pays."""
    month, people = group.month, len(facts)
    last = np.minimum(facts.end, facts.death - (not group.project.death_month_paid))
    gone = last < month
    begun = np.where(facts.start == months.NONE, group.project.since, facts.start) <= month
    payable = begun & ~gone & (group.roster["reported_on"].to_numpy() <= as_of)
    for spans in (facts.holds, facts.unpaid, facts.forfeits):
        payable &= ~roster.within(spans, month, people)
    return gone, payable


def _accounts(
    people: pd.DataFrame, groups: Sequence[tuple[Group, pd.DataFrame]], as_of: int
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return where everybody's account of the next list stands, and the accounts.

    groups   each with its changes of people who are known
    """
    held = {key: people[key].to_numpy(copy=True) for key in ("bank", "account", "payee")}
    where = {key: people[key].to_numpy(copy=True) for key in ("file", "row", "id_number")}
    where["changed"] = np.zeros(len(people), bool)
    begins = 0
    for group, changes in groups:
        link = roster.links(changes)
        told = changes[in_force(changes, group.month, as_of)].sort_values("effective", kind="stable")
        keys = roster.linked(group.roster["id_number"].to_numpy(), link)
        owner = tables.places(keys, roster.linked(told["id_number"].to_numpy(), link))
        columns = (told[key].tolist() for key in ("file", "row", "value"))
        for place, file, row, value in zip((owner + begins).tolist(), *columns, strict=True):
            if place >= begins:
                bank, held["account"][place], payee = roster.account_parts(value)
                if bank is not None:
                    held["bank"][place], held["payee"][place] = bank, payee
                where["file"][place], where["row"][place], where["changed"][place] = file, row, True
        begins += len(group.roster)
    return _frame(where), _frame(held)


def _frame(columns: Mapping[str, Array]) -> pd.DataFrame:
    return pd.DataFrame({key: pd.Series(values, dtype=values.dtype) for key, values in columns.items()})


def in_force(changes: pd.DataFrame, month: int, as_of: int) -> Array:
    """Return which changes are changes of an account in force in a month, as known on a day."""
    kind, effective, told = (changes[key].to_numpy() for key in ("change", "effective", "reported_on"))
    return np.asarray((kind == words.ACCOUNT_CHANGE) & (effective <= month) & (told <= as_of))
