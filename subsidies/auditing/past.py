"""A project's lists one after the other, each as known on its own day: computed again, and what they knew and paid to.

The catch: a list of another version of the rules may rightly be another, as ``ledger verify`` says.
"""

from collections.abc import Iterator
from typing import Any, Final, NamedTuple

import numpy as np
import pandas as pd

from subsidies import (
    RULES_VERSION,
    accounts,
    difference,
    entitlement,
    history,
    listing,
    months,
    replay,
    roster,
    tables,
    words,
    workspace,
)
from subsidies.accounts import Held
from subsidies.audit import lists, payees
from subsidies.audit.case import Case
from subsidies.audit.lists import Entered
from subsidies.audit.payees import Accounts
from subsidies.auditing import banked
from subsidies.difference import Paid
from subsidies.engine import Known, PaymentList
from subsidies.errors import Finding
from subsidies.history import History
from subsidies.ledger.book import Book, render
from subsidies.ledger.chain import Batch, of_bytes, of_inputs
from subsidies.listing import Situation
from subsidies.read.projects import Inputs

Array = np.ndarray[Any, Any]


class Claims(NamedTuple):
    """Of whom something is claimed now (keys), and by key the pay month of the list since which that has been known."""

    keys: Array
    since: dict[str, int]


NOBODY: Final = Claims(np.empty(0, object), {})
"""Nobody owes anything."""


class Past:
    """The lists of a project that stand, and what is to be asked of them."""

    def __init__(self, book: Book, past: History, now: tuple[Known, Case], claims: Claims) -> None:
        """Take the ledger and the project as known now; since when ``claims`` have been known is noted in them."""
        self._book, self._past, self._claims = book, past, claims
        self._known, self._case = now
        self._window: list[Accounts] = []
        self._held: Held | None = None

    def findings(self) -> Iterator[Finding]:
        """Give what is found list by list, and last by the accounts of the list to come."""
        read: Inputs | None = None
        for batch in self._past.lists:
            if batch.number in self._past.reversed:
                continue
            read = history.inputs(self._book, batch, read)
            if read.project is None:
                yield from replay.differs(self._book, batch, read, self._past)
                continue
            yield from banked.of_list(self._book, self._past, batch, read.project.levels)
            before = listing.situation_then(self._book, batch, read, self._past)
            yield from self._differing(batch, before)
            yield from self._accounts(batch, read, before.known)
            yield from self._exports(batch)
            self._note(batch, before.known)
        month = self._past.next_due(self._known.project.since)
        yield from self._back_again(self._seen(self._known, month, months.NEVER))

    # --- lines -------------------------------------------------------------------------------------------------------

    def _differing(self, batch: Batch, before: Situation) -> Iterator[Finding]:
        """Give what is not in a list as its inputs give it."""
        computed = listing.payment_list(before, months.parse(batch.pay_month))
        if of_bytes(render(batch.project, computed.lines)) == batch.lines_digest:
            return
        found = [*lists.differing(entered(self._book, batch, before, computed))] if batch.rules == RULES_VERSION else []
        yield from found or replay.differs(self._book, batch, before.inputs, self._past)

    # --- claims ------------------------------------------------------------------------------------------------------

    def _note(self, batch: Batch, known: Known) -> None:
        """Note who of those of whom something is claimed now was known to owe it after a list, and who was not."""
        month = months.parse(batch.pay_month)
        row = tables.places(roster.linked(known.facts.key, self._known.link), self._claims.keys)
        rows = row[row >= 0]
        if not len(rows):
            return
        paid = history.by_row(self._past.paid.until(batch.number), known)
        place = np.full(len(known.facts), -1, np.int64)
        place[rows] = np.arange(len(rows))
        mine = place[paid.person] >= 0
        theirs = Paid(place[paid.person[mine]], *(column[mine] for column in paid[1:]))
        span = range(known.project.since, month + 1)
        dues = entitlement.dues(known.facts.take(rows), known.project, span)
        gaps = difference.gaps(dues, theirs, known.project)
        owes = np.any([(grid.fen < 0).any(axis=0) for grid in gaps.values()], axis=0)
        for key, is_owing in zip(self._claims.keys[row >= 0], owes.tolist(), strict=True):
            if not is_owing:
                self._claims.since.pop(key, None)
            else:
                self._claims.since.setdefault(key, month)

    # --- accounts ----------------------------------------------------------------------------------------------------

    def _accounts(self, batch: Batch, read: Inputs, known: Known) -> Iterator[Finding]:
        """Give what is found of the accounts of a list, beside those of the lists before it."""
        month, day = months.parse(batch.pay_month), months.parse_day(batch.as_of)
        seen = self._seen(known, month, day)
        if self._window and self._window[-1].month == month:
            return
        if self._window:
            yield from payees.shortly(self._case, self._window[-1], seen, self._told(known, month))
            yield from workspace.named(read, [*self._edited(known, seen, day)])
        yield from self._back_again(seen)
        self._held = self._holding(known, month)

    def _exports(self, batch: Batch) -> Iterator[Finding]:
        """Give what is found of the accounts to which a list was sent, where they were not known to the list."""
        mine = [one for one in self._past.batches if one.kind == "export" and one.about == batch.number]
        for export in mine:
            read = history.inputs(self._book, export)
            if of_inputs(export.inputs) == of_inputs(batch.inputs) or read.project is None:
                continue
            month, day = months.parse(batch.pay_month), months.parse_day(export.as_of)
            known = history.people(self._book, read, history.until(self._book, self._past, export.number), day).known
            force = max(month, months.of_day(day))
            seen = self._seen(known, force, day)._replace(month=month)
            if not np.array_equal(seen.account, self._window[-1].account):
                yield from payees.shortly(self._case, self._window[-1], seen, self._told(known, force))
                yield from self._back_again(seen)

    def _back_again(self, seen: Accounts) -> Iterator[Finding]:
        self._window = [*self._window[-payees.SOON - 1 :], seen]
        yield from payees.back_again(self._case, self._window)

    def _seen(self, known: Known, month: int, day: int) -> Accounts:
        """Return the accounts of a list by the rows of today."""
        held = roster.accounts_in(known.facts, known.people, month)
        text = accounts.plain(np.array([account for _, account, _ in held], object))
        number = np.where(text == "", np.uint64(0), pd.util.hash_array(text, categorize=False))
        place = tables.places(roster.linked(known.facts.key, self._known.link), self._known.facts.key)
        return Accounts(month, day, np.where(place >= 0, np.append(number, np.uint64(0))[place], np.uint64(0)))

    def _told(self, known: Known, month: int) -> dict[int, int]:
        """Return the day on which each person's (row of today) last change of account in force was reported."""
        changes = known.changes[known.changes["change"].to_numpy() == words.ACCOUNT_CHANGE]
        changes = changes[changes["effective"].to_numpy() <= month]
        ids = roster.linked(changes["id_number"].to_numpy(), self._known.link)
        rows = tables.places(self._known.facts.key, ids).tolist()
        days: dict[int, int] = {}
        for row, day in zip(rows, changes["reported_on"].tolist(), strict=True):
            days[row] = max(days.get(row, months.NONE), day)
        return days

    def _edited(self, known: Known, seen: Accounts, day: int) -> Iterator[Finding]:
        """Give the accounts that were edited in a roster between two lists."""
        held = self._holding(known, seen.month)
        if self._held is not None:
            found = accounts.moved(day, held, self._held)
            yield from (one for one in found if one.name == "account-edited")

    def _holding(self, known: Known, month: int) -> Held:
        held = roster.accounts_in(known.facts, known.people, month)
        return Held(known.people, known.facts.key, held, known.changes, month)


def entered(book: Book, batch: Batch, before: Situation, computed: PaymentList) -> Entered:
    """Return a list as it was entered beside what its inputs give.

    before, computed   the situation in which it was made, and what that gives
    """
    known, table, omitted = before.known, book.lines(batch.number), before.people.omitted
    place = {item.id: number for number, item in enumerate(known.project.items)}
    ids = table["id_number"].to_numpy()
    lines = computed.settled.lines
    return Entered(
        number=batch.number,
        month=months.parse(batch.pay_month),
        project=known.project,
        facts=known.facts,
        named=omitted.start or len(known.facts),
        lines=Paid(
            tables.places(known.facts.key, roster.linked(ids, known.link)),
            np.array([place.get(one, -1) for one in table["item"]], np.int64),
            table["service_month"].to_numpy(),
            table["fen"].to_numpy(),
        ),
        computed=Paid(lines.person, lines.item, lines.month, lines.fen),
        paid=history.by_row(before.past.paid, known),
        ids=ids,
    )
