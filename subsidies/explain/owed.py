"""What is owed to a person and why, as spans of months: amounts with their source, months without, and holds.

The catch: why a month is not owed is found by asking ``entitlement.title`` again with one cause left in the facts and
all others taken out; a month may have several causes.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from subsidies import entitlement, months, words
from subsidies.entitlement import Grid
from subsidies.explain.alone import OWN, Alone, Place, runs
from subsidies.explain.raised import Added, added
from subsidies.facts import Facts, Spans
from subsidies.policy import ONE_OFF, WAGE, Item, in_force

NOBODY: Final = Spans(*np.zeros((3, 0), np.int32))
FAR: Final = months.NEVER - 12
"""A month so late that whatever still holds then holds for good."""

CAUSES: Final[Mapping[str, str]] = {
    "before-start": "start",
    "end": "end",
    "death": "death",
    "forfeit": "forfeits",
    "suspended": "unpaid",
}
"""Why there is no title in a month, and the fact behind it."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where an amount comes from: a ``rate``, the roster's own wage (``own-wage``), or a ``wage`` change."""

    what: str
    start: int
    """The month from which it is in force; ``months.NONE`` where the roster does not say."""
    fen: int
    place: Place
    document: str = ""
    reported_on: int = months.NONE
    issued: int = months.NONE
    checked: int = months.NONE
    added: tuple[Added, ...] = ()
    """What adjustments add to a wage."""


@dataclass(frozen=True, slots=True)
class Owed:
    """Months, first to last, in each of which an item is owed with one amount (fen)."""

    item: str
    name: str
    first: int
    last: int
    fen: int
    source: Source

    @property
    def total(self) -> int:
        """The amount of all the months (fen)."""
        return self.fen * (self.last - self.first + 1)


@dataclass(frozen=True, slots=True)
class Cause:
    """Why nothing is owed (of ``CAUSES``, or before-since, unknown, no-rate, flag, zero), when, where it stands."""

    what: str
    when: str
    place: Place


@dataclass(frozen=True, slots=True)
class NotOwed:
    """Months in which nothing is owed of an item, or of none of them (``item`` is empty)."""

    item: str
    name: str
    first: int
    last: int
    """``months.NEVER`` where it is for good, as far as is known."""
    causes: tuple[Cause, ...]


@dataclass(frozen=True, slots=True)
class Hold:
    """Months whose lists pay nothing, until a resumption; ``last`` is ``months.NEVER`` while there is none."""

    first: int
    last: int
    place: Place
    ended: Place | None


def owed(one: Alone, grids: Mapping[str, Grid]) -> tuple[Owed, ...]:
    """Return what is owed, by item, in months that follow each other with one amount and one source."""
    found: list[Owed] = []
    for item in one.project.items:
        grid = grids[item.id]
        cells = [(int(m), (int(fen), source(one, item, int(m)))) for m, fen in _cells(grid) if fen]
        found += [Owed(item.id, item.name, first, last, *value) for first, last, value in runs(cells)]
    return tuple(found)


def _cells(grid: Grid) -> list[tuple[int, int]]:
    return list(zip(grid.months.tolist(), grid.fen[:, 0].tolist(), strict=True))


def source(one: Alone, item: Item, month: int) -> Source:
    """Return where the amount of an item in a month comes from, whether or not it is owed."""
    span = range(month, month + 1)
    if item.kind != WAGE:
        numbered = [replace(rate, amount=number) for number, rate in enumerate(item.rates, 1)]
        number = int(in_force(numbered, span)[0])
        rate = item.rates[number - 1]
        place = Place(one.before.inputs.file, 0)
        return Source("rate", rate.start, rate.amount, place, rate.basis, issued=rate.issued, checked=rate.checked)
    return replace(_set_wage(one, int(entitlement.wages(one.labels, (), span)[0, 0])), added=added(one, item, month))


def _set_wage(one: Alone, change: int) -> Source:
    """Return the wage that was set by a change (its place), or by the roster."""
    if change == OWN:
        own = one.known.people.iloc[0]
        return Source("own-wage", int(own["wage_from"]), int(own["monthly_wage"]), one.own)
    row = one.changes.iloc[change]
    told = (str(row["document"]), int(row["reported_on"]))
    return Source("wage", int(row["effective"]), int(row["fen"]), one.place(change), *told)


def not_owed(one: Alone, span: range, *, for_good: bool = True) -> tuple[NotOwed, ...]:
    """Return the months of a span in which nothing is owed, first of all items together, then of one alone.

    for_good   months that reach to the end of the span may have no end
    """
    cells = [(month, causes) for month in span if (causes := _untitled(one, month))]
    found = [NotOwed("", "", *run) for run in runs(cells)]
    if for_good and found and found[-1].last == span.stop - 1 and _untitled(one, FAR) == found[-1].causes:
        found[-1] = replace(found[-1], last=months.NEVER)
    untitled = {month for month, _ in cells}
    grids = entitlement.dues(one.facts, one.project, span)
    for item in one.project.items:
        unpaid = [m for m, fen in _cells(grids[item.id]) if not fen and m not in untitled]
        found += [NotOwed(item.id, item.name, *run) for run in runs((m, (_amountless(one, item, m),)) for m in unpaid)]
    return tuple(found)


def why_not(one: Alone, item: Item, month: int) -> tuple[Cause, ...]:
    """Return why nothing is owed of an item in a month (of a one-off: its month); nothing where something is."""
    untitled = _untitled(one, month)
    grids = entitlement.dues(one.facts, one.project, range(month, month + 1))
    if untitled or grids[item.id].fen.any():
        return untitled
    return (_amountless(one, item, month),)


def _untitled(one: Alone, month: int) -> tuple[Cause, ...]:
    """Return why there is no title to anything in a month; nothing where there is one."""
    bare = replace(
        one.facts,
        start=np.full(1, months.NONE),
        end=np.full(1, months.NEVER),
        death=np.full(1, months.NEVER),
        forfeits=NOBODY,
        unpaid=NOBODY,
    )
    if not _titled(one, bare, month):
        return (Cause("before-since", months.format(one.project.since), Place(one.before.inputs.file, 0)),)
    found = [
        what
        for what, fact in CAUSES.items()
        if not _titled(one, replace(bare, **{fact: getattr(one.facts, fact)}), month)
    ]
    return tuple(_cause(one, what, month) for what in found)


def _titled(one: Alone, facts: Facts, month: int) -> bool:
    return bool(entitlement.title(facts, one.project, range(month, month + 1))[0, 0])


def _cause(one: Alone, what: str, month: int) -> Cause:
    """Return a cause with its date and its row."""
    facts, own = one.facts, one.known.people.iloc[0]
    if what == "before-start":
        start = int(facts.start[0])
        return Cause("unknown", "", one.own) if start >= FAR else Cause(what, months.format(start), one.own)
    if what == "death":
        change = one.reported_last(words.DEATH, words.DEATH_REVOKED)
        day = int(own["death_date"]) if change == OWN else int(one.changes["effective"].iloc[change])
        return Cause(what, months.format_day(day), one.place(change))
    if what == "end":
        return Cause(what, months.format(int(facts.end[0])), one.place(one.reported_last(words.END)))
    spans, kind = (facts.forfeits, words.FORFEIT) if what == "forfeit" else (facts.unpaid, words.SUSPEND)
    first = int(max(one for one in spans.first.tolist() if one <= month))
    return Cause(what, months.format(first), one.place(one.last(kind, month=first)))


def _amountless(one: Alone, item: Item, month: int) -> Cause:
    """Return why an item is worth nothing in a month with a title."""
    every = np.array([month])
    if item.kind == ONE_OFF and not entitlement.flagged(one.facts, item.flag, every)[0, 0]:
        known = item.flag in one.labels.flag
        change = int(entitlement.flagged(one.labels, item.flag, every)[0, 0]) if known else OWN
        return Cause("flag", item.flag, one.place(change))
    if item.kind != WAGE and not any(rate.start <= month for rate in item.rates):
        first = min((rate.start for rate in item.rates), default=months.NONE)
        return Cause("no-rate", months.format(first), Place(one.before.inputs.file, 0))
    return Cause("zero", "", source(one, item, month).place)


def holds(one: Alone, span: range) -> tuple[Hold, ...]:
    """Return the suspensions that hold payment in months of a span, or for good."""
    found = []
    for first, until in zip(one.facts.holds.first.tolist(), one.facts.holds.until.tolist(), strict=True):
        if first < span.stop and until > span.start:
            ended = None if until == months.NEVER else one.place(one.last(words.RESUME, month=until))
            last = months.NEVER if until == months.NEVER else until - 1
            found.append(Hold(first, last, one.place(one.last(words.SUSPEND, month=first)), ended))
    return tuple(found)
