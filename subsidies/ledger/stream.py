"""The whole ledger as rows that people read: batches, lines, inputs; some rows at a time, however large it is.

Up to a batch nothing ever changes again, so a reader who names the last one needs to hold nobody up. The catch: an
amount is written from whole fen; the view ``payment`` divides by 100 and is exact up to 90 trillion yuan.
"""

from collections.abc import Iterator
from typing import Any, Final

from subsidies import money, months
from subsidies.errors import Refusal
from subsidies.ledger.book import Book
from subsidies.ledger.chain import Batch
from subsidies.ledger.database import columns

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
    while rows := _run(book, of.number, given):
        for id_number, name, item, month, kind, fen, reason in rows:
            yield (*head, id_number, name, item, months.format(month), kind, money.format(fen), reason)
        given += len(rows)
    if given != of.line_count:
        raise Refusal("ledger-corrupt", path=book.path)


def _run(book: Book, number: int, after: int) -> list[tuple[Any, ...]]:
    """Return the lines of a batch after a place, some of them: places run from 1, without gaps."""
    rows = book.ask(
        """SELECT id_number, name, item.id, service_month, kind.word, line.fen, reason.word
           FROM line JOIN person ON person.number = person JOIN item ON item.number = item
           JOIN word AS kind ON kind.number = kind JOIN word AS reason ON reason.number = reason
           WHERE line.batch = ?1 AND place > ?2 AND place <= ?2 + ?3 ORDER BY place""",
        number,
        after,
        RUN,
    )
    return list(zip(*columns(rows, "sssisis", book.path), strict=True))
