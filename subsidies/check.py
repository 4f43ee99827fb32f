"""What is wrong with rosters and changes beyond single cells: people, and facts that do not fit together.

Every check takes tables and gives findings, all of them at once. The catch: a check says what is uncertain, not who
is to blame; whatever leaves identity or amount open is an error, everything else a question.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd

from subsidies import adjustment, digits, identity, months, roster, rows, tables, words
from subsidies.errors import Finding, Secret
from subsidies.policy import Project

Array = np.ndarray[Any, Any]

FIRST_BIRTH = months.first_day(months.of(1900))
OPPOSITES = (
    (words.SUSPEND, (words.RESUME, words.RESUME_WITHOUT), "effective"),
    (words.FORFEIT, (words.RESTART,), "effective"),
    (words.DEATH, (words.DEATH_REVOKED,), "reported_on"),
)
"""Changes, those that undo them, and in which order they count."""


def people(table: pd.DataFrame, changes: pd.DataFrame, since: int) -> list[Finding]:
    """Return what is wrong with the people of one project.

    table    ROSTER   of all the project's files
    changes  CHANGES  all of them
    since    the first month that the project ever owes
    """
    return [
        *_numbers(table, "id_number"),
        *_births(table, since),
        *_cards(table, "account", table["account"].to_numpy()),
        *_twice(table, changes),
        *_order(table),
    ]


def _numbers(table: pd.DataFrame, column: str) -> list[Finding]:
    return rows.at(table, np.flatnonzero(~digits.right_checks(table[column].to_numpy())), "id-check-digit", column)


def _births(table: pd.DataFrame, since: int) -> Iterator[Finding]:
    """Find the people who cannot have been born when their files say, or else their id numbers."""
    ids, on_record, start = (table[key].to_numpy() for key in ("id_number", "birth_date", "start_month"))
    recorded = on_record != months.NONE
    born = np.where(recorded, on_record, digits.birth_days(ids))
    first = np.where(start == months.NONE, since, start)
    wrong = (ids != "") & ((born < FIRST_BIRTH) | (digits.months_of(born) > first))
    yield from rows.at(table, np.flatnonzero(wrong & recorded), "id-birth-date", "birth_date")
    yield from rows.at(table, np.flatnonzero(wrong & ~recorded), "id-birth-date", "id_number")


def _cards(table: pd.DataFrame, column: str, accounts: Array) -> list[Finding]:
    return rows.at(table, np.flatnonzero(digits.wrong_cards(accounts)), "account-check-digit", column)


def _twice(table: pd.DataFrame, changes: pd.DataFrame) -> list[Finding]:
    """Find the people who stand in the rosters of a project more than once, under one id or under linked ones."""
    key = roster.linked(table["id_number"].to_numpy(), roster.links(changes))
    first = tables.firsts(key)
    again = np.flatnonzero((first != np.arange(len(key))) & (key != ""))
    same = _same_rows(table, again, first[again])
    return [
        finding
        for name, each in (("person-twice", again[~same]), ("row-twice", again[same]))
        for finding in rows.at(table, each, name, "id_number", other=rows.named(table, first[each]))
    ]


def raised(table: pd.DataFrame, project: Project) -> list[Finding]:
    """Return the people of whom the adjustments of a project ask what nobody knows: an age, a class of area."""
    found: list[Finding] = []
    if project.counts_ages:
        unknown = (table["birth_date"].to_numpy() == months.NONE) & (table["id_number"].to_numpy() != "")
        unknown &= digits.birth_days(table["id_number"].to_numpy()) == months.NONE
        found += rows.at(table, np.flatnonzero(unknown), "birth-date-missing", "birth_date")
    known = {area for item in project.items for one in item.adjustments for area, _ in one.areas}
    if known:
        areas = table["area_class"].tolist()
        odd = [place for place, area in enumerate(areas) if area and adjustment.area(area) not in known]
        told = {"text": [areas[place] for place in odd], "known": ", ".join(sorted(known))}
        found += rows.at(table, odd, "area-unknown", "area_class", **told)
    return found


def _same_rows(table: pd.DataFrame, some: Array, others: Array) -> Array:
    """Return which rows of a table say the same as others of another file, in every column."""
    files, columns = table["file"].to_numpy(), [table[key].to_numpy() for key in table.columns.drop(["file", "row"])]
    same = files[some] != files[others]
    for values in columns:
        same &= values[some] == values[others]
    return np.asarray(same)


def _order(table: pd.DataFrame) -> Iterator[Finding]:
    column = {key: table[key].to_numpy() for key in ("start_month", "end_month", "suspended_from", "resumed_from")}
    has = {key: values != months.NONE for key, values in column.items()}
    early = has["start_month"] & has["end_month"] & (column["end_month"] < column["start_month"])
    yield from rows.at(table, np.flatnonzero(early), "end-before-start", "end_month")
    both = has["resumed_from"] & has["suspended_from"]
    backwards = both & (column["resumed_from"] < column["suspended_from"])
    yield from rows.at(table, np.flatnonzero(backwards), "resumed-before-suspended", "resumed_from")
    alone = has["resumed_from"] & ~has["suspended_from"]
    yield from rows.at(table, np.flatnonzero(alone), "resumed-without-suspended", "resumed_from")


def ahead(table: pd.DataFrame, changes: pd.DataFrame, since: int, as_of: int) -> list[Finding]:
    """Return the births and deaths that were still to come when they were reported, or are on a day (an ordinal).

    Rows that are not known yet on the day are left alone, and births that ``people`` finds implausible anyway.
    """
    known = table["reported_on"].to_numpy() <= as_of
    born, start = table["birth_date"].to_numpy(), table["start_month"].to_numpy()
    plausible = digits.months_of(born) <= np.where(start < 0, since, start)
    reported = changes["reported_on"].to_numpy()
    limit = np.where(reported == months.NONE, as_of, reported)
    deaths = (changes["change"].to_numpy() == words.DEATH) & (reported <= as_of)
    limits = np.full(len(table), as_of)
    return [
        *_ahead(table, "birth_date", known & plausible, limits),
        *_ahead(table, "death_date", known, limits),
        *_ahead(changes, "effective", deaths, limit),
    ]


def _ahead(table: pd.DataFrame, column: str, asked: Array, limit: Array) -> list[Finding]:
    """Return the days of a column that are after a limit, where they are asked about."""
    days = table[column].to_numpy()
    places = np.flatnonzero(asked & (days > limit))
    told = {name: [months.format_day(int(day)) for day in of[places]] for name, of in (("day", days), ("limit", limit))}
    return rows.at(table, places, "day-ahead", column, **told)


def changed(table: pd.DataFrame, people: pd.DataFrame, paid: Collection[str] | None, project: Project) -> list[Finding]:
    """Return what is wrong with the changes of one project.

    table    CHANGES  all of them
    people   ROSTER   of all the project's files
    paid     the ids that the ledger has paid in this project, at least those that no roster names; ``None`` where
             not everybody is here: none is unknown then
    """
    link = roster.links(table)
    known = {link.get(one, one) for one in (*people["id_number"], *(table["id_number"] if paid is None else paid))}
    ids = roster.linked(table["id_number"].to_numpy(), link)
    unknown = [place for place, one in enumerate(ids) if one and one not in known]
    kinds = table["change"].to_numpy()
    identities = table[kinds == words.IDENTITY]
    accounts = table[kinds == words.ACCOUNT_CHANGE]
    return [
        *rows.at(table, unknown, "change-person-unknown", "id_number", near=_near(table, unknown, known)),
        *_numbers(identities, "value"),
        *_cards(accounts, "value", _accounts(accounts)),
        *_names(table, people, link),
        *_flags(table, people, project),
        *_repeated(table),
        *_circles(table),
        *rows.at(table, sorted(_idle(table, people, ids, project)), "change-without-effect", "change"),
        *rows.at(table, _unchecked(table), "checked-by-oneself", "checked_by"),
        *_after_death(table, people, ids, link),
    ]


def _near(table: pd.DataFrame, unknown: Sequence[int], known: Collection[str]) -> list[tuple[Secret, ...]]:
    """Return the known ids that each unknown one may have been meant for."""
    ids = table["id_number"].to_numpy()
    return [tuple(map(Secret, identity.near(ids[place], known))) for place in unknown]


def _accounts(table: pd.DataFrame) -> Array:
    """Return the accounts that account changes name (object)."""
    return np.array([roster.account_parts(text)[1] for text in table["value"]], dtype=object)


def _names(table: pd.DataFrame, people: pd.DataFrame, link: Mapping[str, str]) -> list[Finding]:
    """Find the changes whose name is not the one that the roster has under that id."""
    named = dict(zip(roster.linked(people["id_number"].to_numpy(), link), people["name"], strict=True))
    differ = []
    for place, (one, name) in enumerate(zip(table["id_number"], table["name"], strict=True)):
        on_record = named.get(link.get(one, one), "")
        if name and on_record and name != on_record and identity.fold_name(name) != identity.fold_name(on_record):
            differ.append(place)
    return rows.at(table, differ, "change-name-differs", "name")


def _flags(table: pd.DataFrame, people: pd.DataFrame, project: Project) -> list[Finding]:
    """Find the changes of a flag that no item of the project asks for and no column holds."""
    known = list(dict.fromkeys(filter(None, (*project.flags, *map(words.flag_of, people.columns)))))
    flags = [words.flag_of(kind) for kind in table["change"]]
    unknown = [place for place, name in enumerate(flags) if name and name not in known]
    texts = [flags[place] for place in unknown]
    return rows.at(table, unknown, "change-flag-unknown", "change", text=texts, known=", ".join(known))


def _repeated(table: pd.DataFrame) -> list[Finding]:
    columns = ["reported_on", "id_number", "change", "effective", "value"]
    return rows.at(table, np.flatnonzero(table.duplicated(columns).to_numpy()), "change-twice", "change")


def _circles(table: pd.DataFrame) -> list[Finding]:
    """Identity corrections that lead back to where they began."""
    places = np.flatnonzero(table["change"].to_numpy() == words.IDENTITY)
    ids, values = table["id_number"].to_numpy()[places], table["value"].to_numpy()[places]
    goes = {one: other for one, other in zip(ids, values, strict=True) if one != other}
    circles = np.array([_returns(one, goes) for one in ids], bool)
    return rows.at(table, places[circles], "identity-circle", "value")


def _returns(start: str, goes: Mapping[str, str]) -> bool:
    seen, here = set(), goes.get(start)
    while here is not None and here not in seen:
        if here == start:
            return True
        seen.add(here)
        here = goes.get(here)
    return False


def _unchecked(table: pd.DataFrame) -> list[int]:
    """Return the places of the changes that one person entered and checked."""
    pairs = zip(table["entered_by"], table["checked_by"], strict=True)
    return [
        place
        for place, (one, other) in enumerate(pairs)
        if one and identity.fold_name(one) == identity.fold_name(other)
    ]


def _after_death(table: pd.DataFrame, people: pd.DataFrame, ids: Array, link: Mapping[str, str]) -> list[Finding]:
    """Find what suspends or ends somebody after a death that was known when it was entered.

    The roster's own death has no date of report; it counts as known on its own day.
    """
    own = zip(roster.linked(people["id_number"].to_numpy(), link), people["death_date"].tolist(), strict=True)
    known = {one: [(day, -1, day)] for one, day in own if day != months.NONE}
    entries = list(zip(ids, *(table[key].tolist() for key in ("change", "reported_on", "effective")), strict=True))
    for place, (one, kind, reported, day) in enumerate(entries):
        if kind in (words.DEATH, words.DEATH_REVOKED):
            known.setdefault(one, []).append((reported, place, day if kind == words.DEATH else months.NONE))
    found = []
    for place, (one, kind, reported, month) in enumerate(entries):
        told = max((death for death in known.get(one, ()) if death[0] <= reported), default=None)
        if kind in (words.SUSPEND, words.END) and told and months.NONE < months.of_day(told[2]) < month:
            found.append((place, months.format_day(told[2])))
    places, days = [place for place, _ in found], [day for _, day in found]
    return rows.at(table, places, "change-after-death", "effective", death=days)


def _idle(table: pd.DataFrame, people: pd.DataFrame, ids: Array, project: Project) -> Iterator[int]:
    """Give the places of the changes that find nothing to change; those of unknown people are left alone.

    ids   the ids under which the people of the changes go
    """
    kinds, own_id, value = (table[key].tolist() for key in ("change", "id_number", "value"))
    for place, kind in enumerate(kinds):
        flag = words.flag_of(kind)
        nobody_asks = (kind == words.WAGE and not project.pays_wages) or (
            flag in words.ROSTER and flag not in project.flags
        )
        if nobody_asks or (kind == words.IDENTITY and own_id[place] == value[place]):
            yield place
    own = _own_events(people, roster.linked(people["id_number"].to_numpy(), roster.links(table)), set(ids))
    for opening, closing, order in OPPOSITES:
        events = {one: list(mine[opening]) for one, mine in own.items()}
        for place, (one, kind, when) in enumerate(zip(ids, kinds, table[order].tolist(), strict=True)):
            if one in events and kind in (opening, *closing):
                events[one].append((when, place, kind == opening))
        for mine in events.values():
            yield from _without_effect(sorted(mine), opening)


Event = tuple[int, int, bool]
"""When something counts, its place among the changes (negative: the roster's own), whether it opens or closes."""


def _own_events(people: pd.DataFrame, ids: Array, wanted: Collection[str]) -> dict[str, dict[str, list[Event]]]:
    """Return what the roster's own columns say of some people that a change could repeat or undo."""
    own: dict[str, dict[str, list[Event]]] = {}
    columns = (people[key].tolist() for key in ("suspended_from", "resumed_from", "death_date"))
    for one, suspended, resumed, death in zip(ids, *columns, strict=True):
        if one in wanted:
            holds = [(suspended, -2, True), (resumed, -1, False)]
            own[one] = {
                words.SUSPEND: [event for event in holds if event[0] != months.NONE],
                words.FORFEIT: [],
                words.DEATH: [] if death == months.NONE else [(months.NONE, -1, True)],
            }
    return own


def _without_effect(events: Sequence[Event], opening: str) -> Iterator[int]:
    """Give the places of what opens the open, or closes the closed; a second death counts, for it has its own day."""
    is_open = False
    for _, place, opens in events:
        if opens == is_open and place >= 0 and not (opens and opening == words.DEATH):
            yield place
        is_open = opens


def across(rosters: Mapping[str, pd.DataFrame]) -> list[Finding]:
    """Return the people who stand in the rosters of more than one project."""
    ids = [table["id_number"].to_numpy() for table in rosters.values()]
    project = np.repeat(np.arange(len(ids)), [len(one) for one in ids])
    everybody = np.concatenate([*ids, np.empty(0, object)])
    first = tables.firsts(everybody)
    again = (project[first] != project) & (everybody != "")
    found, begins = [], 0
    for name, table in rosters.items():
        mine = np.flatnonzero(again[begins : begins + len(table)])
        others = [list(rosters)[one] for one in project[first[begins + mine]]]
        doubled = rows.at(table, mine, "person-in-two-projects", "id_number", other=others)
        found += [replace(finding, project=name) for finding in doubled]
        begins += len(table)
    return found
