"""Past lists computed again: as they were known then, from what the ledger keeps, and as they are known now.

A list is a function of its inputs, its day and the ledger before it; all three are kept. The catch: the ledger is cut
before the list that is looked at, and the inputs are the bytes of then, so nothing of today can slip in.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd

from subsidies import RULES_VERSION, engine, history, listing, months, roster
from subsidies.engine import PaymentList
from subsidies.errors import Finding, Value
from subsidies.history import History
from subsidies.ledger import lines
from subsidies.ledger.book import Book, render
from subsidies.ledger.chain import Batch, of_bytes
from subsidies.listing import Situation
from subsidies.read.projects import Inputs
from subsidies.reason import Cells


def replay(book: Book, before: int | None = None) -> Iterator[Finding]:
    """Return each list of the ledger that is another when it is computed again, in order, one after the other.

    before   the first batch that is not what was entered: neither it nor a list after it can be computed again
    """
    read: dict[str, Inputs] = {}
    pasts: dict[str, History] = {}
    for batch in book.batches():
        if batch.kind != "payroll" or (before is not None and batch.number >= before):
            continue
        name = batch.project
        read[name] = history.inputs(book, batch, read.get(name))
        pasts[name] = pasts.get(name) or history.of(book, name, before and before - 1)
        yield from differs(book, batch, read[name], pasts[name])


def differs(book: Book, batch: Batch, read: Inputs, past: History) -> Iterator[Finding]:
    """Give what is to be said of a list that is another when it is computed again; nothing where it is the same."""
    content = b"" if read.project is None else render(batch.project, again(book, batch, read, past).lines)
    if of_bytes(content) == batch.lines_digest:
        return
    entered = render(batch.project, book.lines(batch.number))
    if batch.rules != RULES_VERSION and of_bytes(entered) == batch.lines_digest:
        values: dict[str, Value] = {"batch": batch.number, "then": batch.rules, "now": RULES_VERSION}
        yield Finding("ledger-rules", project=batch.project, values=values)
        return
    first = _first(lines.parse(content) if content else [], lines.parse(entered))
    yield Finding("ledger-replay", project=batch.project, values={"batch": batch.number, "first": first})


def _first(computed: list[tuple[str, ...]], entered: list[tuple[str, ...]]) -> str:
    """Return the first row that is not the same, without the person: place, item, month, kind and amount of both."""
    for place in range(max(len(computed), len(entered))):
        was = entered[place] if place < len(entered) else None
        now = computed[place] if place < len(computed) else None
        if was != now:
            return f"{place + 1}: {' '.join(was[3:]) if was else '—'} ≠ {' '.join(now[3:]) if now else '—'}"
    return "—"


def again(book: Book, batch: Batch, read: Inputs, past: History) -> PaymentList:
    """Return a list computed again from its inputs, as of its day, after the batches before it.

    past   the project's history up to this batch or a later one
    """
    return listing.payment_list(listing.situation_then(book, batch, read, past), _month(batch))


def _month(batch: Batch) -> int:
    return months.parse(batch.pay_month)


@dataclass(frozen=True, slots=True)
class Change:
    """One person, item and service month of a past list, as entered and as it would be now (fen), and why."""

    id_number: str
    name: str
    item: str
    month: int
    then: int
    now: int
    reason: str


def now_and_then(book: Book, batch: Batch, read: Inputs, as_of: int) -> list[Change]:
    """Return what would be another in a past list, if what is known now had been known then; the same is left out.

    read   today's inputs, as known on ``as_of`` (an ordinal)
    """
    past = history.of(book, batch.project, batch.number)
    before = listing.situation_then(book, batch, read, past, as_of)
    found = listing.payment_list(before, _month(batch))
    link = before.known.link
    was, is_now = _sums(book.lines(batch.number), link), _sums(found.lines, link)
    differing = [key for key in {**was, **is_now} if was.get(key, 0) != is_now.get(key, 0)]
    reasons = _reasons(book, past, (before, read), differing)
    row = {key: place for place, key in enumerate(before.known.facts.key)}
    facts = before.known.facts
    return [
        Change(facts.id_number[row[one]], facts.name[row[one]], item, month, was.get(key, 0), is_now.get(key, 0), why)
        for key, why in zip(differing, reasons, strict=True)
        for one, item, month in [key]
        if one in row
    ]


def _sums(table: pd.DataFrame, link: dict[str, str]) -> dict[tuple[str, str, int], int]:
    sums: dict[tuple[str, str, int], int] = {}
    columns = (table[name].tolist() for name in ("item", "service_month", "fen"))
    for one, item, month, fen in zip(roster.linked(table["id_number"].to_numpy(), link), *columns, strict=True):
        sums[one, item, month] = sums.get((one, item, month), 0) + fen
    return sums


def _reasons(book: Book, past: History, now: tuple[Situation, Inputs], cells: list[tuple[str, str, int]]) -> list[str]:
    """Return why each cell is another now than when the last batch of a history was entered, a list."""
    before, read = now
    last = history.last_known(book, past, read)
    row = {key: place for place, key in enumerate(before.known.facts.key)}
    item = {one.id: place for place, one in enumerate(before.known.project.items)}
    known = [cell for cell in cells if cell[0] in row and cell[1] in item]
    asked = Cells(
        np.array([row[one] for one, _, _ in known], np.int64),
        np.array([item[name] for _, name, _ in known], np.int64),
        np.array([month for _, _, month in known], np.int64),
        np.ones(len(known), bool),
    )
    why = dict(zip(known, engine.explain(before.known, asked, _month(past.batches[-1]), last), strict=True))
    return [str(why.get(cell, "unexplained")) for cell in cells]
