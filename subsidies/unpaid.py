"""What banks did not pay of a month's lists: whose it was, the account that it went to, and the one known now.

The catch: the account that failed is that of the file that was sent, not today's, so that it can be seen whether the
next list would fail again.
"""

from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from typing import NamedTuple

from subsidies import history, months, ordering, returned, workspace
from subsidies.bank.answers import PAID
from subsidies.history import History
from subsidies.ledger.book import Book
from subsidies.ledger.chain import Batch
from subsidies.policy import Project
from subsidies.read.projects import Inputs
from subsidies.workspace import Workspace


class Order(NamedTuple):
    """A payment that did not arrive, or not all of it; fen."""

    reference: str
    name: str
    id_number: str
    sent: tuple[str, str, str]
    """Bank, account and payee to which it was sent."""
    now: tuple[str, str, str]
    """The same as known now."""
    ordered: int
    arrived: int
    reason: str
    """Of ``layout.REASONS``; empty where none was given."""
    told: str
    """The bank's own words."""

    @property
    def lacking(self) -> int:
        """What did not arrive."""
        return self.ordered - self.arrived


@dataclass(frozen=True, slots=True)
class Unpaid:
    """A list, and what was not paid of it."""

    project: Project
    batch: Batch
    answered: int
    """The last answer."""
    orders: tuple[Order, ...]


def unpaid(place: Workspace, month: int, as_of: int, only: Sequence[str] = ()) -> list[Unpaid]:
    """Return the lists of a pay month of which a bank did not pay all, as known on a day (an ordinal).

    Raises ``Refusal``: inputs-faulty, ledger-corrupt.
    """
    read = workspace.inputs(place, only)
    workspace.refuse(workspace.errors(read))
    with closing(place.book()) as book:
        return [found for one in read for found in _lists(book, one, month, as_of)]


def _lists(book: Book, read: Inputs, month: int, as_of: int) -> Iterator[Unpaid]:
    day, project = months.format_day(as_of), read.project
    assert project is not None, "only inputs without errors are computed with"
    past = history.of(book, read.id, max((one.number for one in book.batches() if one.as_of <= day), default=0))
    for batch in past.standing(months.format(month)):
        orders = tuple(_orders(book, (read, past), batch, as_of))
        if orders:
            last = max(one.number for one in returned.about(past, batch.number))
            yield Unpaid(project, batch, last, orders)


def _orders(book: Book, project: tuple[Inputs, History], batch: Batch, as_of: int) -> Iterator[Order]:
    """Give the orders of a list that were not paid in full, in its order."""
    read, past = project
    failed = {place: one for place, one in returned.fates(book, past, batch.number).items() if one.result != PAID}
    if not failed:
        return
    exports = [one for one in past.batches if one.kind == "export" and one.about == batch.number]
    sent = ordering.orders_again(book, past, exports[-1] if exports else batch)
    now = ordering.ordered(book.lines(batch.number), batch, history.people(book, read, past, as_of).known, as_of)
    columns = ["reference", "name", "id_number", "fen", "bank", "account", "payee"]
    for place, fate in sorted(failed.items()):
        reference, name, id_number, fen, *account = (sent[column].iloc[place - 1] for column in columns)
        bank, number, payee = (str(now[column].iloc[place - 1]) for column in columns[4:])
        was = (str(account[0]), str(account[1]), str(account[2]))
        yield Order(
            str(reference),
            str(name),
            str(id_number),
            was,
            (bank, number, payee),
            int(fen),
            fate.fen,
            fate.reason,
            fate.told,
        )
