"""What approvals and answers of banks show of a project's lists: who let them pass, and what became of their payments.

The catch: the program refuses a list without its approvals, so what is found of them was entered by other means.
"""

import json
from collections.abc import Iterator
from typing import Final

import numpy as np

from subsidies import accounts, approval, money, months, ordering, repaid, returned, roster, tables
from subsidies.approval import Approval
from subsidies.audit.case import Case, at
from subsidies.bank.answers import FAILED
from subsidies.errors import Finding, Refusal, Value
from subsidies.history import History
from subsidies.ledger.book import Book
from subsidies.ledger.chain import Batch

LATE: Final = 31
"""Days after a file was sent in which every payment should have an answer."""


# --- approvals ----------------------------------------------------------------------------------------------------


def of_list(book: Book, past: History, batch: Batch, levels: int) -> Iterator[Finding]:
    """Give what is wrong with the approvals of a list.

    levels   how many people had to approve it by its own inputs
    """
    given = [*_given(book, past, batch)]
    same = [one for one in given if one.seen.lines == batch.lines_digest]
    own = [batch.entered_by, *(one.prepared_by for one in given if one.prepared_by)]
    people = {approval.folded(one.by): one.by for one in same}
    if len(people) < levels:
        values: dict[str, Value] = {"batch": batch.number, "given": len(people), "levels": levels}
        yield Finding("list-not-approved", project=past.project, amount=batch.fen, values=values)
    for name in (one for one in people.values() if approval.is_among(one, own)):
        who: dict[str, Value] = {"batch": batch.number, "who": name}
        yield Finding("approver-not-other", project=past.project, amount=batch.fen, values=who)


def _given(book: Book, past: History, batch: Batch) -> Iterator[Approval]:
    """Give the approvals that a list says it rests on. Raises ``Refusal`` (ledger-corrupt)."""
    try:
        named = json.loads(batch.detail).get("approvals", [])
    except (ValueError, AttributeError):
        raise Refusal("ledger-corrupt", path=book.path) from None
    for one in past.batches:
        if one.number in named and one.number < batch.number and one.kind == "approval" and one.about is None:
            yield approval.read(one, book.path)


# --- answers ------------------------------------------------------------------------------------------------------


def answers(book: Book, past: History, case: Case, as_of: int) -> Iterator[Finding]:
    """Give the lists with payments of which the bank has said nothing, and who was paid again where it had failed."""
    failed: dict[str, tuple[int, str]] = {}
    sent = {one.about: one for one in past.batches if one.kind == "export"}
    for batch in past.lists:
        if batch.number in past.reversed:
            continue
        export, mine = sent.get(batch.number), [*returned.about(past, batch.number)]
        if export and as_of - months.parse_day(export.as_of) > LATE:
            yield from _silent(book, past, batch, mine)
        if failed or mine:
            yield from _again(book, past, case, (batch, export or batch), failed)


def _silent(book: Book, past: History, batch: Batch, mine: list[Batch]) -> Iterator[Finding]:
    orders = returned.nets(book.lines(batch.number)).fen
    silent = orders[returned.arrived(book, mine, orders) == returned.SILENT]
    if len(silent):
        fen = int(silent.sum())
        values: dict[str, Value] = {"batch": batch.number, "count": len(silent), "amount": money.show(fen)}
        yield Finding("orders-unanswered", project=past.project, amount=fen, values=values)


def _again(
    book: Book, past: History, case: Case, sent: tuple[Batch, Batch], failed: dict[str, tuple[int, str]]
) -> Iterator[Finding]:
    """Give whom a list pays to the account to which another had failed, and note whose payments of it failed.

    sent     the list, and what was sent of it last
    failed   by the id under which a person goes: the list, and the account
    """
    batch, last = sent
    orders = ordering.orders_again(book, past, last)
    keys = roster.linked(orders["id_number"].to_numpy(), case.link)
    held = accounts.plain(orders["account"].to_numpy())
    rows = tables.places(case.facts.key, keys).tolist()
    for place in np.flatnonzero([key in failed for key in keys]).tolist():
        before, account = failed.pop(keys[place])
        if account == held[place] and rows[place] >= 0:
            fen = int(orders["fen"].iloc[place])
            yield at(case, rows[place], "failed-account-kept", fen, batch=batch.number, before=before)
    for number, fate in returned.fates(book, past, batch.number).items():
        if fate.result == FAILED and fate.reason not in repaid.NOT_OF_ACCOUNT:
            failed[keys[number - 1]] = batch.number, held[number - 1]
