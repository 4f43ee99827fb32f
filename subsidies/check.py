"""What is wrong with rosters and changes beyond single cells: people, and facts that do not fit together.

Every check takes tables and gives findings, all of them at once. The catch: a check says what is uncertain, not who
is to blame; whatever leaves identity or amount open is an error, everything else a question.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd

from subsidies import identity, months, roster, words
from subsidies.errors import Finding, Secret
from subsidies.policy import Project

Array = np.ndarray[Any, Any]


def _at(table: pd.DataFrame, places: Array, name: str, column: str, **values: Any) -> list[Finding]:
    """Return a finding for each place of a table; ``values`` are texts, or arrays of one text a place."""
    heading = {**words.ROSTER, **words.CHANGES}[column].zh
    found = []
    for count, (file, row, one) in enumerate(
        zip(*(table[key].to_numpy()[places] for key in ("file", "row", "id_number")), strict=True)
    ):
        mine = {key: value if isinstance(value, str | Secret) else value[count] for key, value in values.items()}
        found.append(Finding(name, file, int(row), heading, id_number=one, values=mine))
    return found


def people(table: pd.DataFrame, changes: pd.DataFrame) -> list[Finding]:
    """Return what is wrong with the people of one project (a ROSTER table of all its files)."""
    return [*_numbers(table), *_accounts(table), *_twice(table, changes), *_order(table)]


def _numbers(table: pd.DataFrame) -> Iterator[Finding]:
    ids = table["id_number"].to_numpy()
    wrong = [place for place, one in enumerate(ids) if one and not identity.has_right_check(one)]
    yield from _at(table, np.array(wrong, np.int64), "id-check-digit", "id_number")
    born = np.array([identity.birth_day(one) if one else 0 for one in ids], np.int64)
    yield from _at(table, np.flatnonzero(born == months.NONE), "id-birth-date", "id_number")


def _accounts(table: pd.DataFrame) -> Iterator[Finding]:
    accounts = table["account"].to_numpy()
    cards = [place for place, one in enumerate(accounts) if identity.is_card(one) and not identity.has_right_luhn(one)]
    yield from _at(table, np.array(cards, np.int64), "account-check-digit", "account")


def _twice(table: pd.DataFrame, changes: pd.DataFrame) -> list[Finding]:
    """People who stand in the rosters of a project more than once, under one id or under linked ones."""
    key = roster.linked(table["id_number"].to_numpy(), roster.links(changes))
    files, numbers = table["file"].to_numpy(), table["row"].to_numpy()
    first: dict[str, int] = {}
    again, others = [], []
    for place, one in enumerate(key):
        if one and first.setdefault(one, place) != place:
            again.append(place)
            others.append(f"{files[first[one]]}:{numbers[first[one]]}")
    return _at(table, np.array(again, np.int64), "person-twice", "id_number", other=others)


def _order(table: pd.DataFrame) -> Iterator[Finding]:
    column = {key: table[key].to_numpy() for key in ("start_month", "end_month", "suspended_from", "resumed_from")}
    has = {key: values != months.NONE for key, values in column.items()}
    early = has["start_month"] & has["end_month"] & (column["end_month"] < column["start_month"])
    yield from _at(table, np.flatnonzero(early), "end-before-start", "end_month")
    both = has["resumed_from"] & has["suspended_from"]
    backwards = both & (column["resumed_from"] < column["suspended_from"])
    yield from _at(table, np.flatnonzero(backwards), "resumed-before-suspended", "resumed_from")
    alone = has["resumed_from"] & ~has["suspended_from"]
    yield from _at(table, np.flatnonzero(alone), "resumed-without-suspended", "resumed_from")


def changed(table: pd.DataFrame, people: pd.DataFrame, ledger_ids: Collection[str], project: Project) -> list[Finding]:
    """Return what is wrong with the changes of one project.

    table       CHANGES  all of them
    people      ROSTER   of all the project's files
    ledger_ids  every id that the ledger has paid in this project
    """
    link = roster.links(table)
    known = {link.get(one, one) for one in (*people["id_number"], *ledger_ids)}
    ids = roster.linked(table["id_number"].to_numpy(), link)
    unknown = np.array([bool(one) and one not in known for one in ids], dtype=bool)
    return [
        *_at(table, np.flatnonzero(unknown), "change-person-unknown", "id_number"),
        *_names(table, people, link),
        *_at(table, np.flatnonzero(table["reported_on"].to_numpy() == months.NONE), "change-not-dated", "reported_on"),
        *_flags(table, people, project),
        *_repeated(table),
        *_circles(table),
    ]


def _names(table: pd.DataFrame, people: pd.DataFrame, link: Mapping[str, str]) -> list[Finding]:
    """Find the changes whose name is not the one that the roster has under that id."""
    named = dict(zip(roster.linked(people["id_number"].to_numpy(), link), people["name"], strict=True))
    differ = []
    for place, (one, name) in enumerate(zip(table["id_number"], table["name"], strict=True)):
        on_record = named.get(link.get(one, one), "")
        if name and on_record and name != on_record and identity.fold_name(name) != identity.fold_name(on_record):
            differ.append(place)
    return _at(table, np.array(differ, np.int64), "change-name-differs", "name")


def _flags(table: pd.DataFrame, people: pd.DataFrame, project: Project) -> list[Finding]:
    """Find the changes of a flag that no item of the project asks for and no column holds."""
    known = {words.flag_change(name) for name in project.flags}
    known |= {words.flag_change(words.flag_of(name)) for name in people.columns if words.flag_of(name)}
    change = table["change"].to_numpy()
    unknown = [place for place, kind in enumerate(change) if words.flag_of(kind) and kind not in known]
    places = np.array(unknown, np.int64)
    return _at(table, places, "change-flag-unknown", "change", text=[words.flag_of(kind) for kind in change[places]])


def _repeated(table: pd.DataFrame) -> list[Finding]:
    columns = ["reported_on", "id_number", "change", "effective", "value"]
    return _at(table, np.flatnonzero(table.duplicated(columns).to_numpy()), "change-twice", "change")


def _circles(table: pd.DataFrame) -> list[Finding]:
    """Identity corrections that lead back to where they began."""
    rows = np.flatnonzero(table["change"].to_numpy() == words.IDENTITY)
    ids, values = table["id_number"].to_numpy()[rows], table["value"].to_numpy()[rows]
    goes = dict(zip(ids, values, strict=True))
    return _at(table, rows[[_returns(one, goes) for one in ids]], "identity-circle", "value") if len(rows) else []


def _returns(start: str, goes: Mapping[str, str]) -> bool:
    seen, here = set(), goes.get(start)
    while here is not None and here not in seen:
        if here == start:
            return True
        seen.add(here)
        here = goes.get(here)
    return False


def across(rosters: Mapping[str, pd.DataFrame]) -> list[Finding]:
    """Return the people who stand in the rosters of more than one project."""
    first: dict[str, str] = {}
    found = []
    for project, table in rosters.items():
        ids = table["id_number"].to_numpy()
        again = [place for place, one in enumerate(ids) if one and first.setdefault(one, project) != project]
        others = [first[ids[place]] for place in again]
        doubled = _at(table, np.array(again, np.int64), "person-in-two-projects", "id_number", other=others)
        found += [replace(finding, project=project) for finding in doubled]
    return found
