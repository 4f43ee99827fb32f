"""The whole ledger as rows that people read: batches, lines, inputs; some rows at a time, however large it is.

Up to a batch nothing ever changes again, so a reader who names the last one needs to hold nobody up. The catch: an
amount is written from whole fen; the view ``payment`` divides by 100 and is exact up to 90 trillion yuan.
"""

from collections.abc import Iterator, Sequence
from hashlib import sha256
from typing import Any, Final

from subsidies import money, tables
from subsidies.errors import Refusal
from subsidies.ledger.book import Book, rows
from subsidies.ledger.chain import Batch
from subsidies.ledger.lines import HEAD, block

RUN: Final = 10_000
"""Lines read at a time."""

BATCHES: Final = (
    *("number", "kind", "project", "pay_month", "as_of", "entered_at", "entered_by", "rules", "why", "about", "detail"),
    *("line_count", "amount", "lines_digest", "previous", "digest"),
)
LINES: Final = (
    *("batch", "batch_kind", "project", "pay_month", "id_number", "name", "item", "service_month", "kind", "amount"),
    "reason",
)
"""The columns of the view ``payment``."""

FEN: Final = list(tables.LINES.columns).index("fen") - 1
"""Where the amount stands among the columns of LINES but the first."""


def batch(one: Batch) -> tuple[str, ...]:
    """Return a batch as texts, in the order of ``BATCHES``."""
    named = {"amount": money.format(one.fen), "about": "" if one.about is None else one.about}
    return tuple(str(named[name] if name in named else getattr(one, name)) for name in BATCHES)


def lines(book: Book, of: Batch) -> Iterator[tuple[str, ...]]:
    """Give the lines of a batch as texts, in their order and that of ``LINES``.

    Raises ``Refusal`` (ledger-corrupt) where they are not as many as were entered.
    """
    head = (str(of.number), of.kind, of.project, of.pay_month)
    given = 0
    for columns in runs(book, of.number):
        yield from ((*head, *row) for _, *row in rows(of.project, columns))
        given += len(columns[0])
    if given != of.line_count:
        raise Refusal("ledger-corrupt", path=book.path)


def runs(book: Book, batch: int) -> Iterator[list[Sequence[Any]]]:
    """Give the lines of a batch some at a time, as the columns of LINES but the first.

    Raises ``Refusal`` (ledger-corrupt) where they do not go on: a damaged page can hold the same rows without end.
    """
    after = 0
    while (read := book.run(batch, after, RUN))[0]:
        places, *columns = read
        if places[-1] <= after:
            raise Refusal("ledger-corrupt", path=book.path)
        yield columns
        after = places[-1]


def held(book: Book, batch: Batch) -> tuple[int, int, str]:
    """Return how many lines the ledger holds of a batch, their sum (fen), and their digest."""
    count, fen, digest = 0, 0, sha256(HEAD)
    for columns in runs(book, batch.number):
        digest.update(block([*rows(batch.project, columns)]))
        count, fen = count + len(columns[0]), fen + sum(columns[FEN])
    return count, fen, digest.hexdigest()
