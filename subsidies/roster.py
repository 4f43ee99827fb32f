"""What was known of the people of a project on a day: roster rows and changes become facts.

Two timelines are kept apart: whether there is a title in a month (start, end, death, forfeits, suspensions) and how
much it is worth (wages, flags). The catch: nothing here looks at the month of a list; facts are facts whatever is paid.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from subsidies import months, tables, words
from subsidies.policy import Project

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
    flag: Mapping[str, Array]
    """The roster's own yes (true) or no, by column."""
    flags: Mapping[str, Events]
    accounts: Events
    """The roster's own are in the roster; these are the changes, as texts."""
    identities: Events
    """Corrections, each a pair of the old and the new id number."""

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


def _run(value: Any, first: int, stop: int) -> Any:
    if isinstance(value, Spans | Events):
        low, high = np.searchsorted(value.person, (first, stop))
        return type(value)(value.person[low:high] - first, value[1][low:high], value[2][low:high])
    if isinstance(value, Mapping):
        return {name: _run(entry, first, stop) for name, entry in value.items()}
    return value[first:stop]


def _take(value: Any, rows: Array, place: Array) -> Any:
    if isinstance(value, Spans | Events):
        kept = place[value.person] >= 0
        return type(value)(place[value.person[kept]], value[1][kept], value[2][kept])
    if isinstance(value, Mapping):
        return {name: _take(entry, rows, place) for name, entry in value.items()}
    return value[rows]


def links(changes: pd.DataFrame) -> dict[str, str]:
    """Return, for each id that an identity row names, the one id under which the person goes: the smallest linked.

    An identity row links its two ids whatever the day on which it was reported.
    """
    root: dict[str, str] = {}

    def find(one: str) -> str:
        while root.setdefault(one, one) != one:
            one = root[one]
        return one

    rows = changes[changes["change"].to_numpy() == words.IDENTITY]
    for old, new in zip(rows["id_number"], rows["value"], strict=True):
        low, high = sorted((find(old), find(new)))
        root[high] = low
    return {one: find(one) for one in root}


def linked(ids: Array, link: Mapping[str, str]) -> Array:
    """Return the ids under which people go, for ids as written (texts in, texts out)."""
    return np.array([link.get(one, one) for one in ids], dtype=object) if link else ids


def known_rows(roster: pd.DataFrame, as_of: int) -> pd.DataFrame:
    """Return the rows of the people whom the office knew on a day."""
    return roster[roster["reported_on"].to_numpy() <= as_of].reset_index(drop=True)


def known(roster: pd.DataFrame, changes: pd.DataFrame, project: Project, as_of: int) -> Facts:
    """Return the facts as known on a day.

    roster   ROSTER    a row a person, already cut to the people known (``known_rows``)
    changes  CHANGES   all of them; those reported later than ``as_of`` (an ordinal) are left out here
    """
    link = links(changes)
    key = linked(roster["id_number"].to_numpy(), link)
    owner = tables.places(key, linked(changes["id_number"].to_numpy(), link))
    told = (changes["reported_on"].to_numpy() <= as_of) & (owner >= 0)
    log = _Log(changes[told].reset_index(drop=True), owner[told], len(roster))
    holds, unpaid = _suspensions(roster, log)
    flags = _flags(roster, changes)
    return Facts(
        key=key,
        id_number=roster["id_number"].to_numpy(),
        name=roster["name"].to_numpy(),
        start=roster["start_month"].to_numpy(),
        end=_ends(roster, log),
        death=_deaths(roster, log),
        holds=holds,
        unpaid=unpaid,
        forfeits=_spans(log.events(words.FORFEIT, words.RESTART), (words.FORFEIT,)),
        wage=roster["monthly_wage"].to_numpy(),
        wage_from=np.where(_empty(roster, "wage_from"), project.since - 1, roster["wage_from"].to_numpy()),
        wages=log.values(words.WAGE, "fen"),
        flag={name: _own_flag(roster, name) for name in flags},
        flags={name: log.values(words.flag_change(name), "fen") for name in flags},
        accounts=log.values(words.ACCOUNT_CHANGE, "value"),
        identities=log.corrections(),
    )


class _Log(NamedTuple):
    """The changes known, and the person (row) of each."""

    changes: pd.DataFrame
    person: Array
    people: int

    def pick(self, *kinds: str) -> Array:
        """Return the places of some kinds of changes, in file order."""
        return np.flatnonzero(np.isin(self.changes["change"].to_numpy(), kinds))

    def events(self, *kinds: str) -> Events:
        """Return the changes of some kinds with the kind as value, by person, then month, then file order."""
        return self.values(kinds, "change")

    def values(self, kinds: str | tuple[str, ...], column: str) -> Events:
        """Return the changes of some kinds with a column as value, by person, then month, then file order."""
        places = self.pick(*([kinds] if isinstance(kinds, str) else kinds))
        month = self.changes["effective"].to_numpy()[places]
        order = np.lexsort((month, self.person[places]))
        return Events(self.person[places][order], month[order], self.changes[column].to_numpy()[places][order])

    def corrections(self) -> Events:
        """Return the identity rows with (old, new) as value, by person, then month, then file order."""
        old, new = self.values(words.IDENTITY, "id_number"), self.values(words.IDENTITY, "value")
        pairs = np.empty(len(old.value), dtype=object)
        pairs[:] = list(zip(old.value, new.value, strict=True))
        return Events(old.person, old.month, pairs)


def _empty(roster: pd.DataFrame, column: str) -> Array:
    return np.asarray(roster[column].to_numpy() == months.NONE)


def _flags(roster: pd.DataFrame, changes: pd.DataFrame) -> tuple[str, ...]:
    """Every yes/no that a column of the roster or a change speaks of."""
    named = [words.flag_of(name) for name in (*roster.columns, *changes["change"].unique())]
    return tuple(dict.fromkeys(name for name in named if name))


def _own_flag(roster: pd.DataFrame, name: str) -> Array:
    column = words.flag_column(name)
    return np.asarray(roster[column].to_numpy() == 1) if column in roster.columns else np.zeros(len(roster), bool)


def _reported_last(log: _Log, places: Array) -> tuple[Array, Array]:
    """Return the people and places of the change reported last for each person, file order among equals."""
    order = places[np.lexsort((places, log.changes["reported_on"].to_numpy()[places], log.person[places]))]
    person = log.person[order]
    last = np.append(person[1:] != person[:-1], True)[: len(person)]
    return person[last], order[last]


def _ends(roster: pd.DataFrame, log: _Log) -> Array:
    """Return the last month owed by the end reported last; the roster's own counts as the first reported."""
    end = np.where(_empty(roster, "end_month"), months.NEVER, roster["end_month"].to_numpy()).astype(np.int32)
    person, place = _reported_last(log, log.pick(words.END))
    end[person] = log.changes["effective"].to_numpy()[place] - 1
    return end


def _deaths(roster: pd.DataFrame, log: _Log) -> Array:
    """Return the month of death by the death reported last; a revocation removes those reported before it."""
    day = roster["death_date"].to_numpy().copy()
    person, place = _reported_last(log, log.pick(words.DEATH, words.DEATH_REVOKED))
    revoked = log.changes["change"].to_numpy()[place] == words.DEATH_REVOKED
    day[person] = np.where(revoked, months.NONE, log.changes["effective"].to_numpy()[place])
    death = np.full(len(day), months.NEVER, np.int32)
    for row in np.flatnonzero(day != months.NONE):
        death[row] = months.of_day(int(day[row]))
    return death


def _suspensions(roster: pd.DataFrame, log: _Log) -> tuple[Spans, Spans]:
    """Return the suspensions that hold payment, and those that ended without back-pay."""
    own = _own_suspensions(roster)
    later = log.events(words.SUSPEND, words.RESUME, words.RESUME_WITHOUT)
    events = Events(*(np.concatenate(pair) for pair in zip(own, later, strict=True)))
    order = np.lexsort((events.month, events.person))  # stable: the roster's own before the changes of the same month
    ordered = Events(*(column[order] for column in events))
    spans, ended_by = _spans_and_ends(ordered, (words.SUSPEND,))
    without = ended_by == words.RESUME_WITHOUT
    return _only(spans, ~without), _only(spans, without)


def _own_suspensions(roster: pd.DataFrame) -> Events:
    from_, until = roster["suspended_from"].to_numpy(), roster["resumed_from"].to_numpy()
    suspended, resumed = np.flatnonzero(from_ != months.NONE), np.flatnonzero(until != months.NONE)
    without = roster["suspension_backpay"].to_numpy()[resumed] == 0
    ends = np.where(without, words.RESUME_WITHOUT, words.RESUME).astype(object)
    return Events(
        np.concatenate([suspended, resumed]),
        np.concatenate([from_[suspended], until[resumed]]),
        np.concatenate([np.full(len(suspended), words.SUSPEND, dtype=object), ends]),
    )


def _only(spans: Spans, chosen: Array) -> Spans:
    return Spans(*(column[chosen] for column in spans))


def _spans(events: Events, opening: Sequence[str]) -> Spans:
    return _spans_and_ends(events, opening)[0]


def _spans_and_ends(events: Events, opening: Sequence[str]) -> tuple[Spans, Array]:
    """Return the spans from an opening event to the next closing one of the same person, and what closed each.

    An opening inside a span, and a closing outside one, change nothing.
    """
    person, month, kind = events
    opens = np.isin(kind, opening)
    first_of_person = np.append(True, person[1:] != person[:-1])[: len(person)]
    was_open = np.append(False, opens[:-1])[: len(person)] & ~first_of_person
    kept = np.flatnonzero(opens != was_open)
    person, month, kind, opens = person[kept], month[kept], kind[kept], opens[kept]
    start = np.flatnonzero(opens)
    closed = (start + 1 < len(person)) & (np.append(person, -1)[start + 1] == person[start])
    until = np.where(closed, np.append(month, 0)[start + 1], months.NEVER)
    ended_by = np.where(closed, np.append(kind, "")[start + 1], "")
    return Spans(person[start], month[start], until.astype(np.int32)), ended_by


def within(spans: Spans, month: int, people: int) -> Array:
    """Return, for each person, whether a month lies in one of their spans (bool)."""
    inside = np.zeros(people, bool)
    inside[spans.person[(spans.first <= month) & (month < spans.until)]] = True
    return inside


def ids_in(facts: Facts, month: int) -> Array:
    """Return each person's id number in a month: the roster's, followed through the corrections in force by then."""
    ids = facts.id_number.copy()
    in_force = facts.identities.month <= month
    corrected = dict(facts.identities.value[in_force])
    for person in np.unique(facts.identities.person[in_force]):
        seen = set()
        while ids[person] in corrected and ids[person] not in seen:
            seen.add(ids[person])
            ids[person] = corrected[ids[person]]
    return ids


def accounts_in(facts: Facts, people: pd.DataFrame, month: int) -> list[tuple[str, str, str]]:
    """Return each person's (bank, account, payee) in a month; the payee is the person's own name where none is named.

    people   ROSTER    the rows of the facts
    """
    columns = [people[key].tolist() for key in ("bank", "account", "payee")]
    accounts = list(zip(*columns, strict=True))
    in_force = facts.accounts.month <= month
    for person, text in zip(facts.accounts.person[in_force].tolist(), facts.accounts.value[in_force], strict=True):
        parts = [part.strip() for part in text.replace("｜", "|").split("|")]
        bank, account, payee = [*parts, "", "", ""][:3] if len(parts) > 1 else (accounts[person][0], parts[0], "")
        accounts[person] = (bank, account, payee)
    return [(bank, account, payee or name) for (bank, account, payee), name in zip(accounts, facts.name, strict=True)]
