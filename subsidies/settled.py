"""What the bank has confirmed of a year's lists, beside what was ordered and what was sent: three books that agree.

Business is what the lists pay, finance what was exported, the bank what arrived. The catch: what failed is taken back
by the return on its own day, which may be in another year than the list, so each difference has a cause.

>>> settled_months({"living": (36_000, None), "heating": (57_800, None)})
(93800, None)
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

import numpy as np
import pandas as pd

from subsidies import estimate, history, months, returned
from subsidies.errors import Refusal
from subsidies.history import History
from subsidies.ledger.book import Book
from subsidies.ledger.chain import Batch

Array = np.ndarray[Any, Any]

YEAR: Final = estimate.YEAR
UNANSWERED: Final = "unanswered"
CAUSES: Final = (UNANSWERED, "returned-other-years", "refunds", "opening", "reversed")
"""Why what was paid in a year is not what arrived by its lists, in the order in which they are told."""
GROUPS: Final = {"refund": "refunds", "opening": "opening", "payroll": "reversed", "bank-return": "reversed"}
"""The cause of what other batches moved, by their kind, or by that of the batch that they take back."""


class Account(NamedTuple):
    """A list in the three books (fen)."""

    batch: Batch
    ordered: int
    """Business: what it pays."""
    sent: int | None
    """Finance: the total of the files exported last; ``None`` where none were."""
    arrived: int | None
    """The bank; ``None`` where nothing was answered."""
    lacking: int
    """Answered, and not arrived."""
    silent: int
    """Not answered."""


class Unanswered(NamedTuple):
    """An order without an answer, of a list of which others were answered."""

    reference: str
    id_number: str
    name: str
    fen: int


@dataclass(frozen=True, slots=True)
class Settled:
    """What arrived by a year's lists, and why that is not what was paid in the year (fen)."""

    lists: tuple[Account, ...]
    unanswered: tuple[Unanswered, ...]
    items: Mapping[str, tuple[int | None, ...]]
    """By item and pay month; ``None`` where no list of the month was answered."""
    differences: Mapping[str, int]
    """What was paid less what arrived, by cause; none that is zero."""

    @property
    def fen(self) -> int:
        """What arrived."""
        return sum(one.arrived or 0 for one in self.lists)

    @property
    def months(self) -> tuple[int | None, ...]:
        """What arrived by the lists of each month, all items together."""
        return settled_months(self.items)


def settled_months(items: Mapping[str, Sequence[int | None]]) -> tuple[int | None, ...]:
    """Return what arrived by the lists of each month, all items together; a month is known of all or none."""
    return tuple(
        None if None in month else sum(map(int, filter(None, month))) for month in zip(*items.values(), strict=True)
    )


def settled(book: Book, past: History, year: int, items: Sequence[str]) -> Settled | None:
    """Return what arrived by a year's lists; ``None`` where nothing of them was answered.

    items   the ids of the items that are told apart; what is of no item any more is in none

    Raises ``Refusal`` (ledger-corrupt) where what was entered of files and answers makes no sense.
    """
    lists = [one for one in past.lists if history.is_of(one, year) and one.number not in past.reversed]
    asked = {one.number: [*returned.about(past, one.number)] for one in lists}
    if not any(asked.values()):
        return None
    accounts, silent, sums = list[Account](), list[Unanswered](), dict[str, list[int | None]]()
    sums = {item: [None] * YEAR for item in items}
    for one in lists:
        sent = _sent(book, past, one.number)
        if not asked[one.number]:
            accounts.append(Account(one, one.fen, sent, None, 0, one.fen))
            continue
        lines = book.lines(one.number)
        nets = returned.nets(lines)
        arrived = returned.arrived(book, asked[one.number], nets.fen)
        account = _account(one, sent, nets.fen, arrived)
        accounts.append(account)
        silent += _silent(past.project, one, (lines, nets), arrived)
        _add(sums, months.parse(one.pay_month) % YEAR, _lines(book, asked[one.number], (lines, nets), arrived))
    return Settled(
        tuple(accounts),
        tuple(silent),
        {item: tuple(row) for item, row in sums.items()},
        _differences(past, year, accounts),
    )


def _sent(book: Book, past: History, number: int) -> int | None:
    files = returned.export(past, number)
    return sum(int(one["fen"]) for one in returned.sealed(book, files)) if files else None


def _account(batch: Batch, sent: int | None, orders: Array, arrived: Array) -> Account:
    told = arrived != returned.SILENT
    fen = int(arrived[told].sum())
    return Account(batch, batch.fen, sent, fen, int(orders[told].sum()) - fen, int(orders[~told].sum()))


def _silent(
    project: str, batch: Batch, list_: tuple[pd.DataFrame, returned.Nets], arrived: Array
) -> Iterator[Unanswered]:
    lines, nets = list_
    names = dict(zip(lines["id_number"], lines["name"], strict=True))
    for place in np.flatnonzero(arrived == returned.SILENT).tolist():
        one = str(nets.ids[place])
        yield Unanswered(f"{project}-{batch.number}-{place + 1}", one, names[one], int(nets.fen[place]))


def _lines(
    book: Book, answers: Sequence[Batch], list_: tuple[pd.DataFrame, returned.Nets], arrived: Array
) -> Iterator[tuple[Array, Array]]:
    """Give item and fen of the lines that arrived: those that were answered, less what the answers took back."""
    lines, nets = list_
    known = np.append(arrived != returned.SILENT, True)[
        nets.order
    ]  # lines that cancel out have no order, and are as good as paid
    yield lines["item"].to_numpy()[known], lines["fen"].to_numpy()[known]
    for one in answers:
        back = book.lines(one.number)
        yield back["item"].to_numpy(), back["fen"].to_numpy()


def _add(sums: Mapping[str, list[int | None]], month: int, lines: Iterator[tuple[Array, Array]]) -> None:
    for row in sums.values():
        row[month] = row[month] or 0
    for item, fen in lines:
        for name, row in sums.items():
            row[month] = (row[month] or 0) + int(fen[item == name].sum())


def _differences(past: History, year: int, accounts: Sequence[Account]) -> dict[str, int]:
    """Return what was paid in a year less what arrived by its lists, by cause."""
    kinds = {one.number: one.kind for one in past.batches}
    gone, waived = past.reversed, history.without_money(past.batches)
    found = dict.fromkeys(CAUSES, 0)
    found[UNANSWERED] = sum(one.silent for one in accounts)
    found["returned-other-years"] = sum(one.lacking for one in accounts)
    for batch in past.batches:
        if not history.is_of(batch, year) or batch.number in waived:
            continue
        if batch.kind == "payroll" and batch.number not in gone:
            continue
        about = batch.kind if batch.kind != "reversal" or batch.about is None else kinds[batch.about]
        stands = batch.kind == "bank-return" and batch.number not in gone
        cause = "returned-other-years" if stands else GROUPS.get(about, "")
        if batch.fen and not cause:
            raise Refusal("ledger-corrupt", path=past.project)
        if cause:
            found[cause] += batch.fen
    return {cause: fen for cause, fen in found.items() if fen}


__all__ = ["UNANSWERED", "Account", "Settled", "Unanswered", "settled"]
