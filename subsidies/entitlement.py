"""What is owed: facts × policy → dues, for each person, item and service month, in whole fen.

A due is a pure function of what is known; what was paid is never looked at. Dues of an item are a grid, a row a service
month and a column a person: integers all the way, a few passes over memory however many people there are. The catch:
title (is anything owed?) and amount (how much?) are computed apart, so that a raise entered ahead pays no dead.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any, Final, NamedTuple

import numpy as np

from subsidies import months, raises
from subsidies.adjustment import Adjustment
from subsidies.facts import Events, Facts, Spans
from subsidies.policy import FLAT, ONE_OFF, Item, Project, in_force
from subsidies.raises import Later

Array = np.ndarray[Any, Any]

UNCHANGED: Final = Events(*np.zeros((3, 0), np.int64))
"""No changes of anybody."""


class Grid(NamedTuple):
    """Fen of one item: ``fen[i, p]`` is that of service month ``months[i]`` and of the person in row p (int64)."""

    months: Array
    fen: Array


def dues(facts: Facts, project: Project, service_months: range) -> dict[str, Grid]:
    """Return what is owed, a grid an item, in the project's order.

    facts           the people as known on a day
    project         the policy as known on that day (``policy.known``)
    service_months  the months looked at; a one-off's grid has only those months in which it falls
    """
    owed = title(facts, project, service_months)
    return {item.id: _item(facts, item, owed, service_months) for item in project.items}


def title(facts: Facts, project: Project, service_months: range) -> Array:
    """Return, for each service month and person, whether there is a title to anything (bool, months × people).

    From the start, never before ``since``, to the last month owed, which is the earlier of the end and the month of
    death (the month before it where the month of death is not paid); not from a forfeit to its restart; not in a
    suspension without back-pay.
    """
    last = np.minimum(facts.end, facts.death if project.death_month_paid else facts.death - 1)
    month = np.arange(service_months.start, service_months.stop, dtype=np.int32)[:, None]
    owed = (month >= np.maximum(facts.start, project.since)) & (month <= last)
    for spans in (facts.forfeits, facts.unpaid):
        _clear(owed, spans, service_months)
    return owed


def _clear(owed: Array, spans: Spans, service_months: range) -> None:
    """Take the title away in the months of the spans."""
    if not len(spans.person):
        return
    people, column = np.unique(spans.person, return_inverse=True)
    edges = np.zeros((len(service_months) + 1, len(people)), np.int32)
    np.add.at(edges, (_row(spans.first, service_months), column), 1)
    np.add.at(edges, (_row(spans.until, service_months), column), -1)
    owed[:, people] &= np.cumsum(edges[:-1], axis=0) <= 0


def _row(month: Array, service_months: range) -> Array:
    """Return the row of each month, the first for earlier ones, one past the last for later ones."""
    return np.asarray(np.clip(month - service_months.start, 0, len(service_months)))


def _item(facts: Facts, item: Item, owed: Array, service_months: range) -> Grid:
    every = np.arange(service_months.start, service_months.stop, dtype=np.int32)
    if item.kind == FLAT:
        return Grid(every, owed * in_force(item.rates, service_months)[:, None])
    if item.kind == ONE_OFF:
        rows = np.flatnonzero(every % 12 == item.month - 1)
        rate = in_force(item.rates, service_months)[rows]
        return Grid(every[rows], (owed[rows] & flagged(facts, item.flag, every[rows])) * rate[:, None])
    return Grid(every, wages(facts, item.adjustments, service_months) * owed)


def flagged(facts: Facts, flag: str, rows: Array) -> Array:
    """Return, for each of the months and each person, whether the flag is yes; everyone where none is named (bool)."""
    if not flag:
        return np.ones((len(rows), len(facts)), bool)
    own = facts.flag.get(flag, np.zeros(len(facts), bool))
    return _followed(own, facts.flags.get(flag, UNCHANGED), rows)


def wages(facts: Facts, adjustments: Sequence[Adjustment], service_months: range) -> Array:
    """Return the wage in force in each month for each person, whether or not it is owed (int64 fen, months × people).

    Set wages are the roster's, at ``wage_from``, and the changes, in order of their months, the roster's first among
    equals; before the first of them the roster's counts. Each adjustment adds to them from its month on, unless the
    wage that was set last contains it.
    """
    rows = np.arange(service_months.start, service_months.stop, dtype=np.int32)
    return _in_force(facts, raised(facts, adjustments), rows)


class Raise(NamedTuple):
    """What an adjustment adds to each person's wage."""

    adjustment: Adjustment
    before: Array
    """The wage on which it is computed: that in force in the month before (fen, a person each)."""
    fen: Array
    later: tuple[Later, ...]


def raised(facts: Facts, adjustments: Sequence[Adjustment]) -> list[Raise]:
    """Return the raises of people, in the order of their months; those of one month rest on the same wage."""
    found: list[Raise] = []
    ordered = sorted(adjustments, key=lambda one: one.effective)
    for month, together in groupby(ordered, key=lambda one: one.effective):
        (before,) = _in_force(facts, found, np.array([month - 1], np.int32))
        found += [_raise(one, facts, before) for one in together]
    return found


def _raise(adjustment: Adjustment, facts: Facts, before: Array) -> Raise:
    fen = raises.increase(raises.parts(adjustment, facts, before), adjustment)
    return Raise(adjustment, before, fen, tuple(raises.later(adjustment, facts)))


def _in_force(facts: Facts, found: Sequence[Raise], rows: Array) -> Array:
    """Return the wage in force in each of the months, with the raises found."""
    sets = _with_own(facts, facts.wages, facts.wage)
    wage = _followed(facts.wage, sets, rows)
    for one in found:
        first = one.adjustment.effective
        begun = np.searchsorted(rows, first)
        due = ~contained(one.adjustment, facts, rows[begun:])
        wage[begun:] += due * one.fen
        for step in one.later:
            wage[begun:] += (due & (rows[begun:, None] >= step.month)) * step.amount
    return wage


def contained(adjustment: Adjustment, facts: Facts, rows: Array) -> Array:
    """Return whether the wage set last contains an adjustment, for each month and person (bool).

    The roster's contains those in force by ``wage_from``; a change contains those in force by its own month that had
    been issued when it was reported, all of them where nobody says when.
    """
    own = adjustment.effective <= facts.wage_from
    changes, reported = facts.wages, facts.reported.value
    told = (reported == months.NONE) | (adjustment.issued <= reported)
    by_change = Events(changes.person, changes.month, (adjustment.effective <= changes.month) & told)
    return _followed(own, _with_own(facts, by_change, own), rows)


def _with_own(facts: Facts, changes: Events, own: Array) -> Events:
    """Return what the set wages bring: the changes, and the roster's own where a change of an earlier month is first.

    changes   a value for each wage change
    own       the value of each person's own wage
    """
    early = changes.month < facts.wage_from[changes.person]
    if not early.any():
        return changes
    people = np.unique(changes.person[early])
    mine = Events(people, facts.wage_from[people], own[people])
    both = Events(*(np.concatenate(pair) for pair in zip(mine, changes, strict=True)))
    order = np.lexsort((both.month, both.person))
    return Events(*(column[order] for column in both))


def _followed(own: Array, events: Events, rows: Array) -> Array:
    """Return a value for each month and person: their own, and from each event's month on the event's.

    own     a person's value before the first event
    events  by person, then in the order in which they apply
    rows    the months, ascending
    """
    value = np.repeat(own[None, :], len(rows), axis=0)
    for person, month, new in _rounds(events):
        begun = rows[:, None] >= month
        if len(person) == len(own):
            np.copyto(value, new.astype(value.dtype), where=begun)
        else:
            value[:, person] = np.where(begun, new, value[:, person])
    return value


def _rounds(events: Events) -> Iterator[Events]:
    """Return everybody's first event, then everybody's second, and so on: within a round each person is there once."""
    starts = np.flatnonzero(np.append(True, events.person[1:] != events.person[:-1])[: len(events.person)])
    counts = np.diff(np.append(starts, len(events.person)))
    for which in range(int(counts.max(initial=0))):
        place = starts[counts > which] + which
        yield Events(*(column[place] for column in events))


def total(grids: Mapping[str, Grid]) -> int:
    """Return the sum of all grids in fen."""
    return sum(int(grid.fen.sum()) for grid in grids.values())
