"""What was known of the people of a project on a day: roster rows and changes become facts.

The catch: of several facts that say different things one counts, and which one does not depend on the month of a list;
facts are facts whatever is paid.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Final, NamedTuple

import numpy as np
import pandas as pd

from subsidies import adjustment, digits, months, tables, words
from subsidies.facts import Events, Facts, Spans
from subsidies.policy import Project

Array = np.ndarray[Any, Any]


SUSPENSIONS: Final = (words.SUSPEND, words.RESUME, words.RESUME_WITHOUT)
FORFEITS: Final = (words.FORFEIT, words.RESTART)


def links(changes: pd.DataFrame) -> dict[str, str]:
    """Return, for each id that an identity row names, the one id under which the person goes: the smallest linked.

    An identity row links its two ids whatever the day on which it was reported.
    """
    root: dict[str, str] = {}

    def find(one: str) -> str:
        while root.setdefault(one, one) != one:
            one = root[one]
        return one

    rows = np.flatnonzero(changes["change"].to_numpy() == words.IDENTITY)
    olds, news = (changes[key].to_numpy()[rows] for key in ("id_number", "value"))
    for old, new in zip(olds, news, strict=True):
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
    log = _log(changes, np.flatnonzero(told), owner, len(roster))
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
        forfeits=_spans(log.events(*FORFEITS), (words.FORFEIT,)),
        wage=roster["monthly_wage"].to_numpy(),
        wage_from=np.where(_empty(roster, "wage_from"), project.since - 1, roster["wage_from"].to_numpy()),
        wages=log.values(words.WAGE, "fen"),
        reported=log.values(words.WAGE, "reported_on"),
        on_record=roster["birth_date"].to_numpy(),
        by_number=digits.birth_days(roster["id_number"].to_numpy()),
        men=digits.of_men(roster["id_number"].to_numpy()),
        retired=np.where(_empty(roster, "retired_month"), roster["start_month"], roster["retired_month"]),
        service=roster["service_years"].to_numpy(),
        area=_areas(roster["area_class"].to_numpy()),
        flag={name: _own_flag(roster, name) for name in flags},
        flags={name: log.values(words.flag_change(name), "fen") for name in flags},
        accounts=log.values(words.ACCOUNT_CHANGE, "value"),
        identities=log.corrections(),
    )


LOGGED = ("reported_on", "id_number", "change", "effective", "value", "fen")


class _Log(NamedTuple):
    """The changes known, and the person (row) of each."""

    changes: Mapping[str, Array]
    """The columns that count, and ``place``, the place among all changes."""
    person: Array
    people: int

    def pick(self, *kinds: str) -> Array:
        """Return the places of some kinds of changes, in file order."""
        return np.flatnonzero(np.logical_or.reduce([self.changes["change"] == kind for kind in kinds]))

    def events(self, *kinds: str) -> Events:
        """Return the changes of some kinds with the kind as value, by person, then month, then file order."""
        return self.values(kinds, "change")

    def values(self, kinds: str | tuple[str, ...], column: str) -> Events:
        """Return the changes of some kinds with a column as value, by person, then month, then file order."""
        places = self.pick(*([kinds] if isinstance(kinds, str) else kinds))
        month = self.changes["effective"][places]
        order = np.lexsort((month, self.person[places]))
        return Events(self.person[places][order], month[order], self.changes[column][places][order])

    def corrections(self) -> Events:
        """Return the identity rows with (old, new) as value, by person, then month, then file order."""
        old, new = self.values(words.IDENTITY, "id_number"), self.values(words.IDENTITY, "value")
        pairs = np.empty(len(old.value), dtype=object)
        pairs[:] = list(zip(old.value, new.value, strict=True))
        return Events(old.person, old.month, pairs)


def _log(changes: pd.DataFrame, places: Array, person: Array, people: int) -> _Log:
    """Return some of the changes (their places), of the persons (one a change) who are so many."""
    columns = {name: changes[name].to_numpy()[places] for name in LOGGED}
    return _Log({**columns, "place": places}, person[places], people)


def _empty(roster: pd.DataFrame, column: str) -> Array:
    return np.asarray(roster[column].to_numpy() == months.NONE)


def _flags(roster: pd.DataFrame, changes: pd.DataFrame) -> tuple[str, ...]:
    """Every yes/no that a column of the roster or a change speaks of."""
    named = [words.flag_of(name) for name in (*roster.columns, *changes["change"].unique())]
    return tuple(dict.fromkeys(name for name in named if name))


def _areas(texts: Array) -> Array:
    """Return the classes of hardship areas, folded; they are few."""
    of, distinct = pd.factorize(texts)
    folded = np.array([adjustment.area(text) for text in distinct], object)
    return folded[of] if len(folded) else texts


def _own_flag(roster: pd.DataFrame, name: str) -> Array:
    column = words.flag_column(name)
    return np.asarray(roster[column].to_numpy() == 1) if column in roster.columns else np.zeros(len(roster), bool)


def _as_reported(log: _Log, places: Array) -> Array:
    """Return places by person, then as they were reported, file order among equals."""
    return np.asarray(places[np.lexsort((places, log.changes["reported_on"][places], log.person[places]))])


def _reported_last(log: _Log, places: Array) -> tuple[Array, Array]:
    """Return the people and places of the change reported last for each person, file order among equals."""
    order = _as_reported(log, places)
    person = log.person[order]
    last = np.append(person[1:] != person[:-1], True)[: len(person)]
    return person[last], order[last]


def _ends(roster: pd.DataFrame, log: _Log) -> Array:
    """Return the last month owed by the end reported last; the roster's own counts as the first reported."""
    end = np.where(_empty(roster, "end_month"), months.NEVER, roster["end_month"].to_numpy()).astype(np.int32)
    person, place = _reported_last(log, log.pick(words.END))
    end[person] = log.changes["effective"][place] - 1
    return end


def _deaths(roster: pd.DataFrame, log: _Log) -> Array:
    """Return the month of death by the death reported last; a revocation removes those reported before it."""
    day = roster["death_date"].to_numpy().copy()
    person, place = _reported_last(log, log.pick(words.DEATH, words.DEATH_REVOKED))
    revoked = log.changes["change"][place] == words.DEATH_REVOKED
    day[person] = np.where(revoked, months.NONE, log.changes["effective"][place])
    death = np.full(len(day), months.NEVER, np.int32)
    for row in np.flatnonzero(day != months.NONE):
        death[row] = months.of_day(int(day[row]))
    return death


def _suspensions(roster: pd.DataFrame, log: _Log) -> tuple[Spans, Spans]:
    """Return the suspensions that hold payment, and those that ended without back-pay."""
    ordered = _after_own(_own_suspensions(roster), log.events(*SUSPENSIONS))
    spans, ended_by = _spans_and_ends(ordered, (words.SUSPEND,))
    without = ended_by == words.RESUME_WITHOUT
    return _only(spans, ~without), _only(spans, without)


def _after_own(own: Events, later: Events) -> Events:
    """Return the events of roster and changes by person, then month; the roster's own first among equals."""
    events = Events(*(np.concatenate(pair) for pair in zip(own, later, strict=True)))
    order = np.lexsort((events.month, events.person))  # stable
    return Events(*(column[order] for column in events))


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
    kept = _turning(events, opening)
    person, month, kind = (column[kept] for column in events)
    opens = np.isin(kind, opening)
    start = np.flatnonzero(opens)
    closed = (start + 1 < len(person)) & (np.append(person, -1)[start + 1] == person[start])
    until = np.where(closed, np.append(month, 0)[start + 1], months.NEVER)
    ended_by = np.where(closed, np.append(kind, "")[start + 1], "")
    return Spans(person[start], month[start], until.astype(np.int32)), ended_by


def _turning(events: Events, opening: Sequence[str]) -> Array:
    """Return the places of the events that open a span or close one."""
    opens = np.isin(events.value, opening)
    first_of_person = np.append(True, events.person[1:] != events.person[:-1])[: len(opens)]
    was_open = np.append(False, opens[:-1])[: len(opens)] & ~first_of_person
    return np.flatnonzero(opens != was_open)


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


def account_parts(text: str) -> tuple[str | None, str, str]:
    """Return bank, account and payee of an account change; the bank is ``None`` where only the account is written.

    >>> account_parts("信用社|6217|张三"), account_parts("6217")
    (('信用社', '6217', '张三'), (None, '6217', ''))
    """
    parts = [part.strip() for part in text.replace("｜", "|").split("|")]
    return (parts[0], parts[1], "".join(parts[2:3])) if len(parts) > 1 else (None, parts[0], "")


def accounts_in(facts: Facts, people: pd.DataFrame, month: int) -> list[tuple[str, str, str]]:
    """Return each person's (bank, account, payee) in a month; the payee is the person's own name where none is named.

    people   ROSTER    the rows of the facts
    """
    columns = [people[key].tolist() for key in ("bank", "account", "payee")]
    accounts = list(zip(*columns, strict=True))
    in_force = facts.accounts.month <= month
    for person, text in zip(facts.accounts.person[in_force].tolist(), facts.accounts.value[in_force], strict=True):
        bank, account, payee = account_parts(text)
        before = accounts[person]
        accounts[person] = (before[0], account, before[2]) if bank is None else (bank, account, payee)
    return [(bank, account, payee or name) for (bank, account, payee), name in zip(accounts, facts.name, strict=True)]


# --- what counts, of one person -----------------------------------------------------------------------------------


def replaced(changes: pd.DataFrame) -> dict[int | str, int]:
    """Return which facts of one person count no more, each with the change (its place) that took its place.

    changes   CHANGES   of one person, all known; a fact is a place among them, or a column of the roster

    A death, or its revocation, gives way to the one reported next, an end to the next end; of two wages, accounts or
    values of one flag in one month the one further down counts.
    """
    log = _log(changes, np.arange(len(changes)), np.zeros(len(changes), np.int64), 1)
    found: dict[int | str, int] = {}
    for column, kinds in (("death_date", (words.DEATH, words.DEATH_REVOKED)), ("end_month", (words.END,))):
        order: list[int] = _as_reported(log, log.pick(*kinds)).tolist()
        found.update(zip([column, *order], order, strict=False))
    for kind in changes["change"].unique():
        if kind in (words.WAGE, words.ACCOUNT_CHANGE) or words.flag_of(kind):
            _, month, place = log.values(kind, "place")
            found.update((int(place[i]), int(place[i + 1])) for i in np.flatnonzero(month[1:] == month[:-1]))
    return found


def idle(roster: pd.DataFrame, changes: pd.DataFrame) -> set[int]:
    """Return the places of one person's suspensions, resumptions, forfeits and restarts that change nothing.

    Such are a suspension within a suspension, and a resumption of what was not suspended.
    """
    log = _log(changes, np.arange(len(changes)), np.zeros(len(changes), np.int64), 1)
    own = _own_suspensions(roster)
    none = Events(*(column[:0] for column in own))
    found: set[int] = set()
    for before, kinds in ((own, SUSPENSIONS), (none, FORFEITS)):
        events = _after_own(before, log.events(*kinds))
        unnamed = before._replace(value=np.full(len(before.value), -1))
        place = _after_own(unnamed, log.values(kinds, "place")).value
        found |= {int(one) for one in np.delete(place, _turning(events, kinds[:1]))} - {-1}
    return found
