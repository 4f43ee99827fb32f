"""The accounts to which a list pays again what had failed: the one that failed, or one that was changed lately.

The catch: a payment that fails, and an account that is changed before it is paid again, is how money is led astray; so
the change of an account needs somebody else, and the same account once more is likely to fail once more.
"""

from collections.abc import Iterator
from typing import Final, NamedTuple

from subsidies import months, ordering, returned, roster, words
from subsidies.bank.answers import PAID
from subsidies.engine import PaymentList
from subsidies.errors import Finding, Value
from subsidies.history import History
from subsidies.ledger.book import Book
from subsidies.listing import Situation

SAME, RECENT = "account-failed-before", "account-changed-lately"
NOT_OF_ACCOUNT: Final = ("no-funds", "reference", "amount-differs", "repeated", "bank")
"""Why a transfer fails that need not fail again where the account is the same."""
TAIL: Final = 4
"""Digits of an account that are shown."""


class Failure(NamedTuple):
    """A payment that did not arrive: of which list, to which bank, account and payee, and why."""

    batch: int
    account: tuple[str, str, str]
    reason: str


def findings(book: Book, before: Situation, found: PaymentList, when: tuple[int, int]) -> list[Finding]:
    """Return whom a list pays again to the account that failed, or to one that was changed lately.

    when   the pay month, and the as-of day
    """
    paid = _paid_again(before, found)
    if not paid:
        return []
    known, (month, as_of) = before.known, when
    failures = dict(_failures(book, before.past, (set(paid), known.link)))
    held = roster.accounts_in(known.facts, known.people, max(month, months.of_day(as_of)))
    row = {key: place for place, key in enumerate(known.facts.key)}
    ids = roster.ids_in(known.facts, month)
    return [
        _finding(name, before, str(ids[row[key]]), (failures[key], held[row[key]], fen))
        for key, fen in paid.items()
        if key in failures and key in row
        if (name := _name(before, key, (failures[key], held[row[key]]), as_of))
    ]


def _paid_again(before: Situation, found: PaymentList) -> dict[str, int]:
    """Return what is paid again of what failed since the last list, by the id under which a person goes (fen)."""
    link = before.known.link
    cells = before.last.undone["returned"] if before.last else frozenset()
    failed = {(link.get(one, one), item, month) for one, item, month in cells}
    paid: dict[str, int] = {}
    columns = (found.lines[name].tolist() for name in ("id_number", "item", "service_month", "fen"))
    for one, item, month, fen in zip(*columns, strict=True) if failed else ():
        if fen > 0 and (link.get(one, one), item, month) in failed:
            paid[link.get(one, one)] = paid.get(link.get(one, one), 0) + fen
    return paid


def _failures(book: Book, past: History, who: tuple[set[str], dict[str, str]]) -> Iterator[tuple[str, Failure]]:
    """Give the last failure of each of some people, by the ids under which they go."""
    wanted, link = who
    for batch in reversed(past.lists):
        fates = {} if not wanted else returned.fates(book, past, batch.number)
        failed = {place: fate for place, fate in fates.items() if fate.result != PAID}
        if failed:
            exports = [one for one in past.batches if one.kind == "export" and one.about == batch.number]
            sent = ordering.orders_again(book, past, exports[-1] if exports else batch)
            for place, fate in failed.items():
                one, *account = (sent[name].iloc[place - 1] for name in ("id_number", "bank", "account", "payee"))
                key = link.get(one, one)
                if key in wanted:
                    wanted = wanted - {key}
                    bank, number, payee = map(str, account)
                    yield key, Failure(batch.number, (bank, number, payee), fate.reason)


def _name(before: Situation, key: str, one: tuple[Failure, tuple[str, str, str]], as_of: int) -> str:
    """Return what is to be said of an account, or nothing."""
    failure, now = one
    if now == failure.account:
        return "" if failure.reason in NOT_OF_ACCOUNT else SAME
    project = before.inputs.project
    days = project.bank.watch_days if project else 0
    changed = _changed(before, key)
    return RECENT if changed is None or as_of - changed <= days else ""


def _changed(before: Situation, key: str) -> int | None:
    """Return the day on which the last change of a person's account was reported; ``None`` where none was."""
    changes = before.known.changes
    mine = roster.linked(changes["id_number"].to_numpy(), before.known.link) == key
    days = changes["reported_on"][mine & (changes["change"].to_numpy() == words.ACCOUNT_CHANGE)]
    return int(days.max()) if len(days) else None


def _finding(name: str, before: Situation, id_number: str, one: tuple[Failure, tuple[str, str, str], int]) -> Finding:
    failure, now, fen = one
    values: dict[str, Value] = {"batch": failure.batch}
    if name == RECENT:
        values |= {"was": failure.account[1][-TAIL:] or "—", "now": now[1][-TAIL:] or "—"}
    return Finding(name, project=before.inputs.id, id_number=id_number, amount=fen, values=values)


def to_accept(found: list[Finding], levels: int) -> list[Finding]:
    """Return what somebody has to accept before the list is issued: changed accounts that no approval covers."""
    return [] if levels else [one for one in found if one.name == RECENT]
