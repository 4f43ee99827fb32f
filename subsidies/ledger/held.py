"""What batches hold by the rows of the ledger: how many lines, their sum, the digest of the file that they make.

It is what ``stream.held`` tells, in a quarter of the time: each text is looked up once, and the database packs the
columns. The catch: rows that make no sense are refused; what is wrong with them shows when they are read one by one.
"""

import hashlib
from collections.abc import Callable, Iterable
from itertools import chain
from typing import Any, Final, NamedTuple

import numpy as np

from subsidies import money, months
from subsidies.errors import Refusal
from subsidies.ledger import lines
from subsidies.ledger.book import Book
from subsidies.ledger.chain import Batch
from subsidies.ledger.database import numbers

Array = np.ndarray[Any, Any]

RUN: Final = 250_000
"""Lines read at a time."""
COLUMNS: Final = ("person", "item", "service_month", "kind", "fen", "reason")
MONTHS: Final = 12 * 10_000
"""Months of years of four digits."""


class Held(NamedTuple):
    """How many lines, their sum (fen), the SHA-256 of their file."""

    rows: int
    fen: int
    digest: str


def reader(book: Book) -> Callable[[Batch], Held]:
    """Return what tells of a batch what it holds; it raises ``Refusal`` (ledger-corrupt) for rows without sense.

    Raises ``Refusal`` (ledger-corrupt) where people, items or words are not numbered in order.
    """
    names = zip(book.texts("person", "id_number"), book.texts("person", "name"), strict=True)
    people = [f",{lines.field(one)},{lines.field(name)}," for one, name in names]
    items = [lines.field(item) for item in book.texts("item", "id")]
    found = book.ask("SELECT number, word FROM word ORDER BY number")
    words = [str(word) for _, word in found]
    if [*enumerate(words)] != found:
        raise Refusal("ledger-corrupt", path=book.path)

    def held(batch: Batch) -> Held:
        project, digest = lines.field(batch.project), hashlib.sha256(lines.HEAD)
        count = total = 0
        for person, item, month, kind, fen, reason in _runs(book, batch.number):
            _within(book, (person, 1, len(people)), (item, 1, len(items)), (month, 0, MONTHS))
            _within(book, (kind, 0, len(words)), (reason, 0, len(words)))
            keys, key = np.unique((item * MONTHS + month) * len(words) + kind, return_inverse=True)
            amounts, amount = np.unique(fen, return_inverse=True)
            cells = [(*divmod(one // len(words), MONTHS), one % len(words)) for one in keys.tolist()]
            columns = (
                ([project], np.zeros_like(person)),
                (people, person),
                ([f"{items[what]},{months.format(when)},{words[how]}," for what, when, how in cells], key),
                ([money.format(one) for one in amounts.tolist()], amount),
                ([f",{word}\n" for word in words], reason),
            )
            digest.update(_joined(columns).encode())
            count, total = count + len(fen), total + int(fen.sum())
        return Held(count, total, digest.hexdigest())

    return held


def _runs(book: Book, batch: int) -> Iterable[list[Array]]:
    """Give the columns of a batch's lines, some lines at a time, in their order."""
    packed = ", ".join(f"group_concat({column})" for column in COLUMNS)
    run = f"SELECT * FROM line WHERE batch = ? AND place > ? ORDER BY place LIMIT {RUN}"
    last = -1
    while True:
        ((count, place, *texts),) = book.ask(f"SELECT count(*), max(place), {packed} FROM ({run})", batch, last)
        if not count:
            return
        if place <= last:  # a damaged page can hold the same rows without end
            raise Refusal("ledger-corrupt", path=book.path)
        last = place
        yield [numbers(text, count, book.path) for text in texts]


def _within(book: Book, *columns: tuple[Array, int, int]) -> None:
    """Refuse (ledger-corrupt) what is less than the first number, or not less than the second."""
    if any(column.min() < first or column.max() >= end for column, first, end in columns):
        raise Refusal("ledger-corrupt", path=book.path)


def _joined(columns: Iterable[tuple[list[str], Array]]) -> str:
    """Return the rows as one text, from the texts of each column and their places in it."""
    parts = (map(texts.__getitem__, places.tolist()) for texts, places in columns)
    return "".join(chain.from_iterable(zip(*parts, strict=True)))
