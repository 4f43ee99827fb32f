"""Why what is owed for a year is not what was owed for it as known on another day: person by person, cause by cause.

The facts behind each reason (``reason.FACTS``, ``reason.POLICY``) become those of now one after the other, and each
step's difference is its cause's; so the causes add up to the difference whatever comes together. The catch: the order
decides what is whose. Whether anything is owed goes before how much, so that nobody who died is raised: a raise belongs
to those who live to get it.
"""

from collections.abc import Iterator, Sequence
from typing import Any, Final, NamedTuple

import numpy as np

from subsidies import engine, entitlement, estimate, months, reason, roster, shares, tables
from subsidies.engine import Known
from subsidies.facts import Facts
from subsidies.policy import Project
from subsidies.reason import View
from subsidies.shares import Shares

Array = np.ndarray[Any, Any]

STEPS: Final = {
    "death": "death",
    "end": "end",
    "forfeit": "forfeit",
    "suspension": "resumed",
    "raise": "raise",
    "rate": "rate",
    "wage": "wage",
    "flag": "flag",
    "identity": "identity",
    "roster-edit": "roster-edit",
}
"""Causes in the order in which they are looked at, each with the reason whose facts it changes."""
SETTINGS: Final = "settings"
"""What is left: other settings of the project, such as its first month."""


class Drift(NamedTuple):
    """What has changed."""

    shares: Shares
    """Rows are those of now's facts; those after them are ``gone``, in their order."""
    gone: Array
    """Rows of then's facts: whom neither the roster nor the ledger knows any more."""


class Pair(NamedTuple):
    """The same people at two times, in the same rows."""

    then: View
    now: View
    present: Array
    """Who was known then (bool)."""


def drift(now: Known, then: Known, year: int, items: Sequence[str]) -> Drift:
    """Return why a year's entitlement is another now than it was then; rows are those of now's facts.

    items   the ids of the items of both times; shares name them by their places
    """
    key = roster.linked(then.facts.key, now.link)
    place = tables.places(key, now.facts.key)
    span = estimate.year_of(year)
    parts = [
        part
        for run in engine.buckets(len(now.facts), len(span) * max(len(items), 1))
        for part in _changed(_pair(now, then, place, run), (span, items), run[0])
    ]
    left = np.ones(len(key), bool)
    left[place[place >= 0]] = False
    more, gone = _left(now, then, np.flatnonzero(left), (span, items))
    return Drift(shares.stacked([*parts, *more]), gone)


def items_of(*projects: Project) -> tuple[str, ...]:
    """Return the ids of the items of some projects, each once."""
    return tuple(dict.fromkeys(item.id for project in projects for item in project.items))


def _pair(now: Known, then: Known, place: Array, run: tuple[int, int]) -> Pair:
    rows = place[slice(*run)]
    return Pair(
        _view(then.facts.take(rows), then.project), _view(now.facts.run(*run), now.project), np.asarray(rows >= 0)
    )


def _view(facts: Facts, project: Project) -> View:
    """Return what was known of some people; whom a suspension holds does not touch what is owed."""
    return View(facts, project, np.zeros(len(facts), bool))


def _changed(pair: Pair, what: tuple[range, Sequence[str]], first: int) -> Iterator[Shares]:
    """Give the shares of a run of people whose first has this row."""
    was, is_now = _owed(pair.then, *what), _owed(pair.now, *what)
    for item, fen in enumerate(is_now.sum(axis=1)):
        yield shares.of("joiner", item, np.where(pair.present, 0, fen), first)
    rows = np.flatnonzero(pair.present & (was != is_now).any(axis=(0, 1)))
    if len(rows):
        then, now = (_view(one.facts.take(rows), one.project) for one in (pair.then, pair.now))
        yield from _stepwise(then, now, what, rows + first)


def _stepwise(then: View, now: View, what: tuple[range, Sequence[str]], rows: Array) -> Iterator[Shares]:
    """Give the shares of some people, one cause after the other becoming what it is now."""
    before = _owed(then, *what).sum(axis=1)
    dead = now.facts.death != months.NEVER
    for cause, view in _steps(then, now):
        after = _owed(view, *what).sum(axis=1)
        for item, fen in enumerate(after - before):
            if cause == "death":
                yield shares.some("death-revoked", item, rows, np.where(dead, 0, fen))
            yield shares.some(cause, item, rows, np.where(dead, fen, 0) if cause == "death" else fen)
        before = after


def _steps(then: View, now: View) -> Iterator[tuple[str, View]]:
    """Give what was known then with the facts of each cause as they are now, and of all causes before it."""
    view = then
    for cause, name in STEPS.items():
        view = reason.POLICY[name](view, now) if name in reason.POLICY else reason.swapped(view, now, name)
        yield cause, view
    yield SETTINGS, now


def _owed(view: View, span: range, items: Sequence[str]) -> Array:
    """Return what is owed by a view (int64 fen, items × months × people)."""
    grids = entitlement.dues(view.facts, view.project, span)
    nothing = np.zeros((len(span), len(view.facts)), np.int64)
    return np.array(
        [
            estimate.whole(grids[item].months - span.start, grids[item].fen) if item in grids else nothing
            for item in items
        ],
        np.int64,
    ).reshape(len(items), *nothing.shape)


def _left(now: Known, then: Known, rows: Array, what: tuple[range, Sequence[str]]) -> tuple[list[Shares], Array]:
    """Return the shares of those of then's people who have no row of their own now, and who of them is gone.

    Who turned out to be one person with somebody else is not gone: what was owed under the other id is theirs.
    """
    keys = roster.linked(then.facts.key[rows], now.link)
    row = tables.places(now.facts.key, keys)
    gone = rows[row < 0]
    row[row < 0] = len(now.facts) + np.arange(len(gone))
    is_gone = row >= len(now.facts)
    parts = []
    for item, fen in enumerate(_owed(_view(then.facts.take(rows), then.project), *what).sum(axis=1)):
        parts.append(shares.some("roster-edit", item, row, np.where(is_gone, -fen, 0)))
        parts.append(shares.some("identity", item, row, np.where(is_gone, 0, -fen)))
    return parts, gone
