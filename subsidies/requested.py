"""What a month's lists ask money for: each by item, beside the year's budget and what was paid of it before.

A list that was issued is read from the ledger; where none is, the one that would be. The catch: a list asks for its own
money alone, so what was paid before it counts to the batch before it, and a supplement does not ask again for what the
first list had.
"""

import json
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from typing import NamedTuple

import pandas as pd

from subsidies import history, month, months, payment, reconcile, workspace
from subsidies.approval import SHOWN
from subsidies.budget import Budget
from subsidies.errors import Refusal
from subsidies.history import History
from subsidies.ledger.book import Book
from subsidies.ledger.chain import Batch
from subsidies.month import Ask, Outcome
from subsidies.policy import Project
from subsidies.workspace import Workspace


class ItemSum(NamedTuple):
    """What a list pays of an item: how many people, and fen."""

    name: str
    persons: int
    regular: int
    arrears: int
    recovery: int

    @property
    def net(self) -> int:
        """What is paid out."""
        return self.regular + self.arrears + self.recovery


@dataclass(frozen=True, slots=True)
class Requested:
    """A list, and what it asks for."""

    project: Project
    month: int
    batch: Batch | None
    """``None`` where it is not issued yet."""
    as_of: int
    """The day as of which it was made (an ordinal)."""
    items: tuple[ItemSum, ...]
    totals: payment.Totals
    digest: str
    """As far as papers show it."""
    levels: int
    """How many people must approve it."""
    approvals: tuple[Batch, ...]
    before: int
    """What was paid in the year before it (fen)."""

    @property
    def budget(self) -> Budget | None:
        """The year's budget, if there is one."""
        return self.project.budget(months.year(self.month))

    @property
    def left(self) -> int | None:
        """What is left of the budget after it (fen); ``None`` without one."""
        return None if self.budget is None else reconcile.amount(self.budget) - self.before - self.totals.net


def requested(place: Workspace, ask: Ask) -> list[Requested]:
    """Return the lists of a pay month, in the order of the projects; for a project without one, the list it would have.

    Raises ``Refusal``: papers-nothing where no project has anything to pay, and as ``month.compute`` does.
    """
    assert ask.month is not None, "a month is named"
    read = workspace.inputs(place, ask.only)
    workspace.refuse(workspace.errors(read))
    with closing(place.book()) as book:
        pasts = {one.id: _until(book, one.id, ask.as_of) for one in read}
        projects = [one.project for one in read if one.project]
        found = {one.id: list(_issued(book, pasts[one.id], one, ask.month)) for one in projects}
    without = tuple(one.id for one in projects if not found[one.id] and one.since <= ask.month)
    if without:
        for outcome in month.compute(place, Ask(ask.as_of, ask.month, without, say=ask.say)).outcomes:
            if len(outcome.list.lines):
                found[outcome.inputs.id] = [_drafted(outcome, pasts[outcome.inputs.id], (ask.month, ask.as_of))]
    every = [one for lists in found.values() for one in lists]
    if not every:
        raise Refusal("papers-nothing", month=months.format(ask.month))
    return every


def _until(book: Book, project: str, as_of: int) -> History:
    """Return the history of a project without the batches of days after one."""
    day = months.format_day(as_of)
    return history.of(book, project, max((one.number for one in book.batches() if one.as_of <= day), default=0))


def _issued(book: Book, past: History, project: Project, pay_month: int) -> Iterator[Requested]:
    """Give the lists of a pay month that stand and pay anybody."""
    for batch in past.standing(months.format(pay_month)):
        lines = book.lines(batch.number)
        if len(lines):
            approvals = _approvals(book, past, batch)
            yield Requested(
                project=project,
                month=pay_month,
                batch=batch,
                as_of=months.parse_day(batch.as_of),
                items=tuple(_items(lines, project)),
                totals=payment.totals(lines),
                digest=batch.lines_digest[:SHOWN],
                levels=max(project.levels, len(approvals)),
                approvals=approvals,
                before=history.paid_in(past, months.year(pay_month), batch.number),
            )


def _drafted(outcome: Outcome, past: History, when: tuple[int, int]) -> Requested:
    """Return the list that would be issued."""
    pay_month, as_of = when
    stand = outcome.stand
    batches = {one.number: one for one in past.batches}
    return Requested(
        project=outcome.project,
        month=pay_month,
        batch=None,
        as_of=as_of,
        items=tuple(_items(outcome.list.lines, outcome.project)),
        totals=outcome.totals,
        digest=stand.seen.lines[:SHOWN] if stand else "",
        levels=outcome.project.levels,
        approvals=tuple(batches[one.number] for one in stand.given if one.number in batches) if stand else (),
        before=history.paid_in(past, months.year(pay_month)),
    )


def _approvals(book: Book, past: History, batch: Batch) -> tuple[Batch, ...]:
    """Return the approvals that a list rests on. Raises ``Refusal`` (ledger-corrupt)."""
    try:
        numbers = json.loads(batch.detail).get("approvals", [])
        return tuple(one for one in past.batches if one.number in numbers)
    except (ValueError, AttributeError, TypeError):
        raise Refusal("ledger-corrupt", path=book.path) from None


def _items(lines: pd.DataFrame, project: Project) -> Iterator[ItemSum]:
    """Give what lines pay of each item, in the project's order; of what it has no more, under its id, last."""
    names = {item.id: item.name for item in project.items}
    there: Sequence[str] = list(dict.fromkeys(lines["item"]))
    for item in [*(one for one in names if one in there), *(one for one in there if one not in names)]:
        sums = payment.totals(lines[lines["item"] == item])
        yield ItemSum(names.get(item, item), sums.persons, sums.regular, sums.arrears, sums.recovery)
