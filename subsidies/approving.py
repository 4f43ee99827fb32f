"""Approving a month's lists: what an issue would enter is computed, shown, and approved by its digest.

The catch: who prepared a list cannot approve it, nor can anybody twice; and between looking and approving nobody may
have entered anything, or it would be another list.
"""

from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from subsidies import approval, month, months, tables, workspace
from subsidies.approval import Stand
from subsidies.errors import Refusal
from subsidies.ledger.book import Book, Entry
from subsidies.ledger.chain import Batch
from subsidies.month import Ask, Month, Outcome
from subsidies.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Given:
    """A list that is approved, or would be: how far its approvals were before, and the batch once entered."""

    outcome: Outcome
    stand: Stand
    batch: Batch | None = None

    @property
    def by(self) -> tuple[str, ...]:
        """Who has approved it by now."""
        return (*self.stand.by, *([self.batch.entered_by] if self.batch else []))

    @property
    def missing(self) -> int:
        """How many people must still approve it."""
        return max(self.stand.levels - len(self.by), 0)


@dataclass(frozen=True, slots=True)
class Approved:
    """What was approved, and the lists that were computed for it."""

    lists: Month
    given: tuple[Given, ...]


def approve(place: Workspace, ask: Ask, digest: str, confirm: Callable[[Approved], bool], why: str = "") -> Approved:
    """Compute a month's lists as an issue would, and approve those that need it.

    digest    how the digest of the lines begins that somebody has seen; nothing: whatever it is
    confirm   asks the user; where it says no, nothing is entered

    Raises ``Refusal`` as ``month.compute`` does, and ledger-corrupt, month-closed, month-ahead, as-of-earlier,
    approval-not-asked, nothing-to-approve, list-differs, approver-prepared, approved-already, not-confirmed,
    ledger-moved.
    """
    workspace.require_ledger(place)
    lists = month.compute(place, ask)
    found = Approved(lists, _wanted(lists))
    for one in found.given:
        _allowed(one, lists.month, ask, digest)
    if ask.dry_run:
        return found
    if not confirm(found):
        raise Refusal("not-confirmed")
    with closing(place.book(create=True)) as book, book.entering():
        if book.head() != lists.head:
            raise Refusal("ledger-moved")
        return replace(found, given=tuple(_entered(book, one, (lists.month, ask), why) for one in found.given))


def _wanted(lists: Month) -> tuple[Given, ...]:
    """Return the lists that need approvals and have something in them."""
    name = months.format(lists.month)
    asking = [outcome for outcome in lists.outcomes if outcome.project.levels]
    if not asking:
        raise Refusal("approval-not-asked", month=name)
    found = tuple(Given(outcome, outcome.stand) for outcome in asking if outcome.stand)
    if not found:
        raise Refusal("nothing-to-approve", month=name)
    return found


def _allowed(one: Given, pay_month: int, ask: Ask, digest: str) -> None:
    """Refuse an approval that cannot be given."""
    month.open_to_lists(one.outcome, pay_month, ask)
    stand = one.stand
    values: dict[str, Any] = {"project": one.outcome.inputs.id, "month": months.format(pay_month), "who": ask.by}
    if not stand.seen.lines.startswith(digest):
        raise Refusal("list-differs", **values, digest=stand.seen.lines[: approval.SHOWN])
    if approval.is_among(ask.by, stand.preparers):
        raise Refusal("approver-prepared", **values)
    if approval.is_among(ask.by, stand.by):
        raise Refusal("approved-already", **values)


def _entered(book: Book, one: Given, when: tuple[int, Ask], why: str) -> Given:
    """Enter one approval, with the inputs of the list that was seen."""
    pay_month, ask = when
    entry = Entry(
        kind="approval",
        project=one.outcome.inputs.id,
        pay_month=pay_month,
        as_of=ask.as_of,
        entered_by=ask.by,
        entered_at=datetime.now().astimezone(),
        lines=tables.empty(tables.LINES),
        inputs=one.outcome.inputs.contents,
        why=why,
        detail=approval.detail(one.stand.seen, next(iter(one.stand.preparers), "")),
    )
    return replace(one, batch=book.enter(entry))
