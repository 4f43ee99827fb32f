"""The month's list of one project: entitlement, difference, settlement and reasons, bucket by bucket.

Every step takes some of the people and gives lines for them alone, so buckets may be worked off one after the other,
by threads, or on a cluster; who loops over them changes nothing. The catch: a bucket holds as many people as keep its
grids in a processor's cache, not as many as there are.
"""

import os
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from subsidies import difference, entitlement, months, policy, reason, roster, settlement, tables
from subsidies.difference import Paid
from subsidies.facts import Facts
from subsidies.payment import table
from subsidies.policy import Project
from subsidies.reason import Cells, Past, View
from subsidies.settlement import Lines, Settled, Terms

Array = np.ndarray[Any, Any]

CELLS = 400_000
"""Months × people of one bucket: 3 MB an item."""
WORKERS = os.cpu_count() or 1
"""Buckets worked off at a time; arithmetic on arrays leaves the interpreter free for one thread a core."""


@dataclass(frozen=True, slots=True)
class Known:
    """One project as known on a day: its people (ROSTER rows and facts), its changes, its policy, the ids linked."""

    people: pd.DataFrame
    changes: pd.DataFrame
    """Those known on the day."""
    facts: Facts
    project: Project
    link: dict[str, str]
    agreed: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    """Instalments: from which pay month on, and how much a month (fen), by the id under which a person goes."""
    only: frozenset[tuple[str, str, int]] | None = None
    """What alone is paid: (id under which the person goes, item, service month); ``None``: everything."""


@dataclass(frozen=True, slots=True)
class Last:
    """The last list of a project: what was known then, its pay month, what the ledger had paid once it was entered."""

    known: Known
    month: int
    paid: Paid
    """By row of ``known.facts``."""
    issued: frozenset[int]
    """The pay months of which a list was ever issued."""
    undone: Mapping[str, frozenset[tuple[str, str, int]]] = field(default_factory=dict)
    """What has been taken back since, by reason (``returned``, ``reversed``): (id number, item, service month)."""


@dataclass(frozen=True, slots=True)
class PaymentList:
    """The list of a pay month: its LINES table, the claims left open (fen, positive), and who is held (rows)."""

    lines: pd.DataFrame
    open_claims: int
    held: int
    settled: Settled


def know(inputs: tuple[pd.DataFrame, pd.DataFrame, Project], as_of: int) -> Known:
    """Return a project as known on a day, from its ROSTER table, its CHANGES table and its project file."""
    table, changes, project = inputs
    people = roster.known_rows(table, as_of)
    return Known(
        people=people,
        changes=changes[changes["reported_on"].to_numpy() <= as_of],
        facts=roster.known(people, changes, project, as_of),
        project=policy.known(project, as_of),
        link=roster.links(changes),
    )


def buckets(people: int, span: int) -> list[tuple[int, int]]:
    """Return the first row of each bucket and the one after its last, for so many people and service months."""
    size = max(CELLS // max(span, 1), 1)
    return [(first, min(first + size, people)) for first in range(0, max(people, 1), size)]


def payment_list(known: Known, paid: Paid, month: int, last: Last | None = None) -> PaymentList:
    """Return the list of a pay month.

    known  the project as known on the as-of day
    paid   all that the ledger has paid, by row of ``known.facts``
    last   the last list, by which the reasons of lines for other months are found; ``None`` where there was none
    """
    settled = settle(known, paid, month)
    reasons = np.full(len(settled.lines.fen), "", dtype=object)
    other = np.flatnonzero(settled.lines.kind != settlement.REGULAR)
    if len(other):
        lines = Lines(*(column[other] for column in settled.lines))
        reasons[other] = explain(known, Cells(lines.person, lines.item, lines.month, lines.fen > 0), month, last)
    lines_table = table(settled.lines, reasons, known.facts, known.project, month)
    return PaymentList(lines_table, settled.open_claims, int(settled.held.sum()), settled)


def settle(known: Known, paid: Paid, month: int) -> Settled:
    """Return the lines, claims and holds of a pay month, worked off in buckets and put together in roster order."""
    span = range(known.project.since, month + 1)
    by_person = _by_person(paid)
    runs = buckets(len(known.facts), len(span))
    if len(runs) == 1:
        return _settle(known, by_person, runs[0], span)
    with ThreadPoolExecutor(WORKERS) as threads:
        parts = list(threads.map(lambda run: _settle(known, by_person, run, span), runs))
    return Settled(
        Lines(*(np.concatenate(column) for column in zip(*(part.lines for part in parts), strict=True))),
        sum(part.open_claims for part in parts),
        np.concatenate([part.held for part in parts]),
    )


def gaps(known: Known, paid: Paid, month: int) -> Iterator[dict[str, entitlement.Grid]]:
    """Return the gaps of service months up to a month, one bucket after the other; ``paid`` by row of the facts."""
    span = range(known.project.since, month + 1)
    by_person = _by_person(paid)
    for run in buckets(len(known.facts), len(span)):
        yield _gaps(known.facts.run(*run), known.project, _run(by_person, *run), span)


def gaps_of(known: Known, paid: Paid, month: int, row: int) -> dict[str, entitlement.Grid]:
    """Return the gaps of one person up to a month, grids of one column."""
    mine = paid.person == row
    alone = Paid(np.zeros(int(mine.sum()), np.int64), *(column[mine] for column in paid[1:]))
    return _gaps(known.facts.run(row, row + 1), known.project, alone, range(known.project.since, month + 1))


def _by_person(paid: Paid) -> Paid:
    order = np.argsort(paid.person, kind="stable")
    return Paid(*(column[order] for column in paid))


def _run(paid: Paid, first: int, stop: int) -> Paid:
    """Return what was paid to a run of rows, counted from its first; ``paid`` is sorted by row."""
    low, high = np.searchsorted(paid.person, (first, stop))
    mine = Paid(*(column[low:high] for column in paid))
    return mine._replace(person=mine.person - first)


def _settle(known: Known, paid: Paid, run: tuple[int, int], span: range) -> Settled:
    """Return the list of a run of rows; ``paid`` is sorted by row."""
    facts = known.facts.run(*run)
    gaps = _gaps(facts, known.project, _run(paid, *run), span)
    holds = roster.within(facts.holds, span.stop - 1, len(facts))
    terms = Terms(known.project.recovery, _agreed(known.agreed, facts, span.stop - 1))
    mine = gaps if known.only is None else alone(gaps, facts, known.only)
    settled = settlement.settle(mine, holds, terms, span.stop - 1)
    settled = settled._replace(open_claims=settled.open_claims + _claimed(gaps) - _claimed(mine))
    return settled._replace(lines=settled.lines._replace(person=settled.lines.person + run[0]))


def alone(
    gaps: Mapping[str, entitlement.Grid], facts: Facts, only: frozenset[tuple[str, str, int]]
) -> dict[str, entitlement.Grid]:
    """Return the gaps of some cells, the others as if there were none; ``only`` as ``Known`` has it."""
    row = {key: place for place, key in enumerate(facts.key)}
    kept = {item: np.zeros(grid.fen.shape, bool) for item, grid in gaps.items()}
    for one, item, month in only:
        if one in row and item in kept:
            kept[item][gaps[item].months == month, row[one]] = True
    return {item: grid._replace(fen=np.where(kept[item], grid.fen, 0)) for item, grid in gaps.items()}


def _claimed(gaps: Mapping[str, entitlement.Grid]) -> int:
    return -sum(int(grid.fen[grid.fen < 0].sum()) for grid in gaps.values())


def _agreed(agreed: Mapping[str, tuple[int, int]], facts: Facts, month: int) -> Array:
    """Return what may be taken from each person in a month by agreement (fen), -1 where nothing is agreed."""
    most = np.full(len(facts), -1, np.int64)
    if agreed:
        for row, one in enumerate(facts.key):
            begins, fen = agreed.get(one, (months.NEVER, 0))
            if begins <= month:
                most[row] = fen
    return most


def _gaps(facts: Facts, project: Project, paid: Paid, span: range) -> dict[str, entitlement.Grid]:
    return difference.gaps(entitlement.dues(facts, project, span), paid, project)


def explain(known: Known, cells: Cells, month: int, last: Last | None) -> Array:
    """Return the reasons of gaps (``Cells`` by row of ``known.facts``), from what the last list knew of them."""
    reasons = np.full(len(cells.person), "", dtype=object)
    before = _before(known, cells.person, last) if last else None
    order = np.argsort(cells.person, kind="stable")
    people = cells.person[order]
    for run in buckets(len(known.facts), month + 1 - known.project.since):
        low, high = np.searchsorted(people, run)
        mine = order[low:high]
        if len(mine):
            reasons[mine] = _explain(known, Cells(*(column[mine] for column in cells)), month, before)
    return reasons


def _explain(known: Known, cells: Cells, month: int, before: "Before | None") -> Array:
    """Return the reasons of the gaps of some people."""
    people, row = np.unique(cells.person, return_inverse=True)
    facts = known.facts.take(people)
    now = View(facts, known.project, roster.within(facts.holds, month, len(people)))
    mine = cells._replace(person=row)
    if before is None:
        return reason.reasons(mine, now, None, frozenset())
    reasons = reason.reasons(mine, now, _past(facts, people, known, before), before.last.issued)
    return _undone(reasons, mine, now, known.link, before.last.undone)


def _undone(
    reasons: Array, cells: Cells, now: View, link: dict[str, str], undone: Mapping[str, frozenset[tuple[str, str, int]]]
) -> Array:
    """Return the reasons with those of cells that were taken back since the last list; they come before all others."""
    items = [item.id for item in now.project.items]
    for name in ("reversed", "returned"):
        taken = {(link.get(one, one), item, month) for one, item, month in undone.get(name, ())}
        if taken:
            keys = zip(now.facts.key[cells.person], cells.item.tolist(), cells.month.tolist(), strict=True)
            reasons[[(one, items[item], month) in taken for one, item, month in keys]] = name
    return reasons


class Disputed(NamedTuple):
    """What an issued month is worth now and was not at the last list, with nothing but an edited cell behind it.

    ``person`` (row), ``item`` (place), ``month``, ``fen`` (now less then), ``reason``; arrays of one length.
    """

    person: Array
    item: Array
    month: Array
    fen: Array
    reason: Array


def disputed(known: Known, last: Last, month: int) -> Disputed:
    """Return the dues of issued months that changed since the last list for no reason, or for an edited cell alone."""
    span = range(known.project.since, max((*last.issued, month)) + 1)
    place = _then(known, last)
    parts = [_changed(known, last, (place, run), span) for run in buckets(len(known.facts), len(span))]
    cells = Cells(*(np.concatenate(column) for column in zip(*(part[0] for part in parts), strict=True)))
    fen = np.concatenate([part[1] for part in parts])
    reasons = explain(known, cells, month, last)
    kept = np.isin(reasons, ("roster-edit", "unexplained"))
    return Disputed(cells.person[kept], cells.item[kept], cells.month[kept], fen[kept], reasons[kept])


def _then(known: Known, last: Last) -> Array:
    """Return the row that each person had at the last list, -1 where there was none."""
    return tables.places(roster.linked(last.known.facts.key, known.link), known.facts.key)


def _changed(known: Known, last: Last, which: tuple[Array, tuple[int, int]], span: range) -> tuple[Cells, Array]:
    """Return the cells of issued months whose due is another than at the last list, and by how much.

    which   each person's row at the last list, and the run of rows that is looked at
    """
    everybody, run = which
    facts, place = known.facts.run(*run), everybody[slice(*run)]
    now = entitlement.dues(facts, known.project, span)
    then = entitlement.dues(last.known.facts.take(place), last.known.project, span)
    issued = list(last.issued)
    cells, fen = [], []
    for number, item in enumerate(known.project.items):
        grid = now[item.id]
        before = then.get(item.id)
        same = before is not None and np.array_equal(before.months, grid.months)
        more = grid.fen - before.fen if before is not None and same else grid.fen
        row, person = np.nonzero((more != 0) & (place >= 0) & np.isin(grid.months, issued)[:, None])
        change = more[row, person]
        cells.append(Cells(person + run[0], np.full(len(row), number), grid.months[row], change > 0))
        fen.append(change)
    return Cells(*(np.concatenate(column) for column in zip(*cells, strict=True))), np.concatenate(fen)


class Before(NamedTuple):
    """The last list; each person's row then (-1: none); and what had been paid to those asked for, by row of now."""

    last: Last
    place: Array
    paid: Paid
    """Sorted by row."""


def _before(known: Known, rows: Array, last: Last) -> Before:
    """Return what the last list knew of some people (rows of the facts)."""
    asked = np.zeros(len(known.facts) + 1, bool)
    asked[rows] = True
    row = tables.places(known.facts.key, roster.linked(last.known.facts.key, known.link))
    return Before(last, _then(known, last), _by_person(_aligned(last.paid, np.where(asked[row], row, -1))))


def _past(facts: Facts, people: Array, known: Known, before: Before) -> Past:
    """Return what the last list knew of some people, in their rows; ``people`` are their rows among all."""
    last, place = before.last, before.place[people]
    present = place >= 0
    aligned = last.known.facts.take(place)
    paid = _run(before.paid, int(people[0]), int(people[-1]) + 1)
    paid = paid._replace(person=np.searchsorted(people, paid.person + people[0]))
    span = range(last.known.project.since, last.month + 1)
    gaps = _gaps(aligned, last.known.project, paid, span)
    now_linked, then_linked = _groups(known.link), _groups(last.known.link)
    relinked = np.array([now_linked.get(one) != then_linked.get(one) for one in facts.key], dtype=bool)
    holds = roster.within(aligned.holds, last.month, len(facts)) & present
    return Past(View(aligned, last.known.project, holds), present, relinked, gaps)


def _groups(link: dict[str, str]) -> dict[str, frozenset[str]]:
    """Return, for each id that is linked, all ids linked with it."""
    groups: dict[str, set[str]] = {}
    for one, root in link.items():
        groups.setdefault(root, set()).add(one)
    return {one: frozenset(groups[root]) for one, root in link.items()}


def _aligned(paid: Paid, row: Array) -> Paid:
    """Return what was paid to people in other rows: ``row`` names, for each old row, the new one (-1: none).

    Two who turned out to be one person have one new row.
    """
    kept = row[paid.person] >= 0
    return Paid(row[paid.person[kept]], *(column[kept] for column in paid[1:]))
