"""Why a past month's gap is there: what is known now against what was known at the last list.

A cause fits where it alone makes the difference: with only this fact taken from now, what was known then gives another
due; or with only this fact taken from then, what is known now does. The catch: the order decides. The first cause that
fits is the reason, and what fits nothing is ``unexplained``, never silently something else.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, Final, NamedTuple

import numpy as np

from subsidies import months, words
from subsidies.entitlement import Grid, dues
from subsidies.facts import Facts, alike
from subsidies.policy import Project

Array = np.ndarray[Any, Any]


class Cells(NamedTuple):
    """Gaps to be explained: ``person`` (row), ``item`` (place in the project now), ``month``, ``owed`` (or claimed)."""

    person: Array
    item: Array
    month: Array
    owed: Array


@dataclass(frozen=True, slots=True)
class View:
    """What was known of some people at one time: the facts, the policy, and whom a suspension held (bool)."""

    facts: Facts
    project: Project
    holds: Array


@dataclass(frozen=True, slots=True)
class Past:
    """What was known at the last list, of the same people in the same rows, and what the ledger says of it.

    Rows of people who were not ``present`` then carry any facts; they are not looked at.
    """

    view: View
    present: Array
    relinked: Array
    """Whether an identity row has joined the person's ids since (bool)."""
    gaps: Mapping[str, Grid]
    """The gaps that the last list left, with what was paid by then."""


FACTS: Final[Mapping[str, tuple[str, ...]]] = {
    "resumed": ("unpaid",),
    "death": ("death",),
    "end": ("end",),
    "forfeit": ("forfeits",),
    "wage": ("wages", "reported"),
    "flag": ("flags",),
    "identity": ("by_number",),
    "roster-edit": ("wage", "wage_from", "flag", "start", "on_record", "retired", "service", "area"),
}
"""The facts behind a reason."""


def reasons(cells: Cells, now: View, past: Past | None, issued: frozenset[int]) -> Array:
    """Return the reason of each cell, in its order (texts of ``words.REASONS``).

    past    what was known at the last list; ``None`` where there was none
    issued  the pay months of which a list was ever issued
    """
    never = cells.owed & ~np.isin(cells.month, list(issued))
    if past is None:
        return np.where(never, "not-issued", "unexplained").astype(object)
    fits = _fits(cells, now, past)
    conditions = {"not-issued": never, "late-start": cells.owed & ~past.present[cells.person], **fits}
    order = [reason for reason in words.REASONS if reason in conditions]
    chosen = np.select([conditions[reason] for reason in order], np.arange(1, len(order) + 1), 0)
    return np.array(["unexplained", *order], dtype=object)[chosen]


def _fits(cells: Cells, now: View, past: Past) -> dict[str, Array]:
    """Return, for each reason that compares two times, where it fits."""
    then = past.view
    due_now, due_then = _due(cells, now, now.project), _due(cells, then, now.project)

    def differs(mixed: Callable[[View, View], View]) -> Array:
        """Return where one difference alone changes what is owed, from either side."""
        mixed_then, mixed_now = mixed(then, now), mixed(now, then)
        return np.asarray(
            (_due(cells, mixed_then, now.project) != due_then) | (_due(cells, mixed_now, now.project) != due_now)
        )

    changed = due_now != due_then
    nowhere = np.zeros(len(changed), bool)
    fits = dict.fromkeys((*FACTS, *POLICY), nowhere)
    if changed.any():
        for name, names in FACTS.items():
            if not alike(now.facts, then.facts, names):  # else it changes nothing
                fits[name] = changed & differs(partial(_with, names=names))
        for name, part in POLICY.items():
            if now.project.items != then.project.items:
                fits[name] = changed & differs(part)
    dead = now.facts.death[cells.person] != months.NEVER
    fits["resumed"] = fits["resumed"] | cells.owed & then.holds[cells.person] & ~now.holds[cells.person]
    fits["death"], fits["death-revoked"] = fits["death"] & dead, fits["death"] & ~dead
    fits["identity"] = fits["identity"] | ~changed & past.relinked[cells.person]
    gap = _at(cells, past.gaps, now.project)
    fits["carried"] = ~changed & (np.sign(gap) == np.where(cells.owed, 1, -1))
    return fits


def swapped(view: View, other: View, name: str) -> View:
    """Return a view with the facts behind a reason (of ``FACTS``) as another has them."""
    return _with(view, other, FACTS[name])


def _with(view: View, other: View, names: Sequence[str]) -> View:
    """Return a view with some facts of another."""
    return replace(view, facts=replace(view.facts, **{name: getattr(other.facts, name) for name in names}))


def _with_adjustments(view: View, other: View) -> View:
    """Return a view with the adjustments of another, of the items that both have."""
    theirs = {item.id: item.adjustments for item in other.project.items}
    items = tuple(replace(item, adjustments=theirs.get(item.id, item.adjustments)) for item in view.project.items)
    return replace(view, project=replace(view.project, items=items))


def _with_items(view: View, other: View) -> View:
    """Return a view with the items and rates of another, and nothing else of its policy."""
    return replace(view, project=replace(view.project, items=other.project.items))


POLICY: Final = {"raise": _with_adjustments, "rate": _with_items}
"""The policy behind a reason; no other setting of a project explains anything."""


def _due(cells: Cells, view: View, named_by: Project) -> Array:
    """Return what is owed in each cell by a view (fen)."""
    if not len(cells.month):
        return np.zeros(0, np.int64)
    span = range(int(cells.month.min()), int(cells.month.max()) + 1)
    return _at(cells, dues(view.facts, view.project, span), named_by)


def _at(cells: Cells, grids: Mapping[str, Grid], named_by: Project) -> Array:
    """Return the value of each cell in a grid an item; 0 where there is no such month or item."""
    value = np.zeros(len(cells.month), np.int64)
    for place, item in enumerate(named_by.items):
        grid = grids.get(item.id)
        mine = np.flatnonzero(cells.item == place)
        if grid is None or not len(grid.months) or not len(mine):
            continue
        row = np.minimum(np.searchsorted(grid.months, cells.month[mine]), len(grid.months) - 1)
        there = grid.months[row] == cells.month[mine]
        value[mine[there]] = grid.fen[row[there], cells.person[mine[there]]]
    return value
