"""The orders of a list: whom it pays how much, to which account, and by which reference.

The catch: amounts are those of the ledger, and accounts those in force on the day of the file; both are made again from
what the ledger keeps.
"""

from typing import Any

import numpy as np
import pandas as pd

from subsidies import accounts, history, months, returned, roster, tables
from subsidies.bank import orders
from subsidies.engine import Known
from subsidies.errors import Refusal
from subsidies.history import History
from subsidies.ledger.book import Book
from subsidies.ledger.chain import Batch


def ordered(lines: pd.DataFrame, batch: Batch, known: Known, as_of: int) -> pd.DataFrame:
    """Return the orders (ORDERS) of a list: a row for each person with something to get, in the order of the list.

    lines   LINES

    The reference names project, batch and order: ``living-3-17``.
    """
    nets = returned.nets(lines)
    month, project = months.parse(batch.pay_month), known.project
    rows = tables.places(known.facts.key, roster.linked(nets.ids, known.link))
    assert (rows >= 0).all(), "whom the ledger has paid is known"
    held = roster.accounts_in(known.facts, known.people, max(month, months.of_day(as_of)))
    mine = [held[row] for row in rows.tolist()]
    numbers = np.arange(1, len(nets.ids) + 1)
    remark = project.bank.remark if project.bank else ""
    columns: dict[str, Any] = {
        "sequence": numbers,
        "reference": [f"{project.id}-{batch.number}-{number}" for number in numbers.tolist()],
        "id_number": nets.ids,
        "name": lines["name"].to_numpy()[nets.first],
        "payee": [payee for _, _, payee in mine],
        "account": [account for _, account, _ in mine],
        "bank": [name for name, _, _ in mine],
        "bank_code": [_code(name) for name, _, _ in mine],
        "fen": nets.fen,
    }
    same = {"remark": remark, "project": project.id, "project_name": project.name, "month": month}
    return tables.make(orders.ORDERS, columns | {key: [value] * len(nets.ids) for key, value in same.items()})


def _code(bank: str) -> str:
    """Return the bank's number where it stands in its name; nothing where there is none, or more than one."""
    found = accounts.BANK_NUMBER.findall(bank)
    return found[0] if len(found) == 1 else ""


def orders_again(book: Book, past: History, batch: Batch) -> pd.DataFrame:
    """Return the orders (ORDERS) of an export as they were sent; of a list, as they would have been on its own day.

    Raises ``Refusal`` (ledger-corrupt) where the ledger does not have what it was made from.
    """
    number = batch.number if batch.kind == "payroll" else batch.about
    about = next((one for one in past.lists if one.number == number), None)
    read = history.inputs(book, batch)
    if about is None or read.project is None:
        raise Refusal("ledger-corrupt", path=book.path)
    as_of = months.parse_day(batch.as_of)
    known = history.people(book, read, history.until(book, past, batch.number), as_of).known
    return ordered(book.lines(about.number), about, known, as_of)
