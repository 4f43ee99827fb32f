"""What the ledger has paid, as arrays of integers: the lines of a project, batch after batch.

Rows are only ever added, so what was paid before some batch is the beginning of what is paid by now (``until``). The
catch: a row at a time would take ten times as long, so the database packs many into one text.
"""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from subsidies import months
from subsidies.errors import Refusal
from subsidies.ledger.book import Book
from subsidies.ledger.chain import Batch
from subsidies.ledger.database import among, numbers
from subsidies.words import REGULAR

Array = np.ndarray[Any, Any]

RUN: Final = 1_000_000
"""Lines read at a time."""
ITEM_BIT, PERSON_BIT = 17, 32
"""Where the item and the person begin in the integer that a line is read as; the service month comes before."""


@dataclass(frozen=True, slots=True)
class PaidRows:
    """Ledger lines as integers: people and items are places in ``ids`` and ``items``; ``month``, ``fen`` (any sign)."""

    person: Array
    item_place: Array
    month: Array
    fen: Array
    ids: Array
    items: Array
    ends: Mapping[int, int]
    """How many lines there are up to each batch."""

    @property
    def id_number(self) -> Array:
        """The id number of each line."""
        return np.asarray(self.ids[self.person])

    @property
    def item(self) -> Array:
        """The item of each line."""
        return np.asarray(self.items[self.item_place])

    @property
    def people(self) -> set[str]:
        """Everybody who has lines, by id number."""
        return set(self.ids[_used(self.person, len(self.ids))])

    @property
    def items_paid(self) -> set[str]:
        """Every item that has lines."""
        return set(self.items[_used(self.item_place, len(self.items))])

    def without(self, batches: Collection[int]) -> "PaidRows":
        """Return the lines of all other batches."""
        sizes = np.diff([0, *self.ends.values()])
        kept = [number not in batches for number in self.ends]
        lines = np.repeat(kept, sizes)
        columns = self.person[lines], self.item_place[lines], self.month[lines], self.fen[lines]
        ends = np.cumsum(sizes[kept]).tolist()
        numbers = (number for number in self.ends if number not in batches)
        return PaidRows(*columns, self.ids, self.items, dict(zip(numbers, ends, strict=True)))

    def until(self, batch: int) -> "PaidRows":
        """Return the lines up to a batch."""
        ends = {number: end for number, end in self.ends.items() if number <= batch}
        stop = max(ends.values(), default=0)
        lines = self.person[:stop], self.item_place[:stop], self.month[:stop], self.fen[:stop]
        return PaidRows(*lines, self.ids, self.items, ends)


def _used(places: Array, count: int) -> Array:
    used = np.zeros(count, bool)
    used[places] = True
    return used


def rows(book: Book, batches: Iterable[Batch], only: str = "") -> PaidRows:
    """Return the lines of some batches, in their order.

    only   a kind of line; none: all of them

    Raises ``Refusal`` (ledger-corrupt) where a batch has not as many lines as were entered, or one is not of numbers.
    """
    ids, items = (np.array(book.texts(*column), object) for column in (("person", "id_number"), ("item", "id")))
    ends, parts, stop = dict[int, int](), [tuple(np.array([], kind) for kind in KINDS)], 0
    for batch in batches:
        for key, fen in _packed(book, batch, only):
            person, item = key >> PERSON_BIT, (key >> ITEM_BIT) & ((1 << PERSON_BIT - ITEM_BIT) - 1)
            among(person, ids, book.path)
            among(item, items, book.path)
            columns = (person, item, key & ((1 << ITEM_BIT) - 1), fen)
            parts.append(tuple(column.astype(kind) for column, kind in zip(columns, KINDS, strict=True)))
            stop += len(fen)
        ends[batch.number] = stop
    people, kinds, service, amounts = (np.concatenate(column) for column in zip(*parts, strict=True))
    return PaidRows(people, kinds, service, amounts, ids, items, ends)


KINDS: Final = (np.int32, np.int32, np.int32, np.int64)
"""Types of person, item, month and fen."""


def _packed(book: Book, batch: Batch, only: str) -> Iterator[tuple[Array, Array]]:
    """Give the lines of a batch, run by run: who, what and when as one integer, and the fen."""
    found = 0
    for start in range(0, batch.line_count, RUN):
        ((count, key, fen),) = book.ask(
            f"""SELECT count(*), group_concat((person << {PERSON_BIT}) | (item << {ITEM_BIT}) | service_month),
                       group_concat(fen) FROM line
                WHERE batch = ?1 AND place > ?2 AND place <= ?2 + {RUN}
                  AND (?3 = '' OR kind = (SELECT number FROM word WHERE word = ?3))""",
            batch.number,
            start,
            only,
        )
        found += count
        yield numbers(key, count, book.path), numbers(fen, count, book.path)
    if found != batch.line_count and not only:
        raise Refusal("ledger-corrupt", path=book.path)


def regular_of(book: Book, batches: Sequence[Batch], pay_month: int, *, arrived: bool = False) -> PaidRows:
    """Return the regular lines of a pay month's lists and those that take them back, of some batches of a project.

    What a bank did not pay and a later list of the month has paid again is there once.

    arrived   whether what a bank did not pay counts only if it was paid again
    """
    name = months.format(pay_month)
    lists = {batch.number for batch in batches if batch.kind == "payroll" and batch.pay_month == name}
    undone = {batch.about for batch in batches if batch.kind == "reversal"}
    found = rows(book, [one for one in batches if one.number in lists or _is_about(one, "reversal", lists)], REGULAR)
    back = [one for one in batches if _is_about(one, "bank-return", lists) and one.number not in undone]
    if arrived and back:
        mine = [one for one in batches if one.number in lists or _is_about(one, "reversal", lists) or one in back]
        return rows(book, mine, REGULAR)
    if not back or max(lists) < back[0].number:
        return found
    return _once(found, rows(book, back, REGULAR), back[0].number)


def _is_about(batch: Batch, kind: str, lists: set[int]) -> bool:
    return batch.kind == kind and batch.about in lists


def _once(found: PaidRows, back: PaidRows, first: int) -> PaidRows:
    """Return lines without what came back and was paid again after the first return."""
    later = found.ends[max(number for number in found.ends if number < first)]
    again, cells = _sums(found, later), _sums(back, 0)
    double = [(cell, min(-fen, again[cell])) for cell, fen in cells.items() if again.get(cell, 0) > 0]
    more = zip(*((*cell, -fen) for cell, fen in double), strict=True) if double else ((),) * len(KINDS)
    columns = [np.array(list(column), kind) for column, kind in zip(more, KINDS, strict=True)]
    lines = (found.person, found.item_place, found.month, found.fen)
    person, item, month, fen = (np.concatenate(pair) for pair in zip(lines, columns, strict=True))
    return PaidRows(person, item, month, fen, found.ids, found.items, {**found.ends, max(found.ends): len(fen)})


def _sums(lines: PaidRows, start: int) -> dict[tuple[int, int, int], int]:
    """Return the fen of each person, item and service month from a line on."""
    sums: dict[tuple[int, int, int], int] = {}
    columns = (lines.person, lines.item_place, lines.month, lines.fen)
    for *cell, fen in zip(*(column[start:].tolist() for column in columns), strict=True):
        key = (cell[0], cell[1], cell[2])
        sums[key] = sums.get(key, 0) + fen
    return sums


def among_paid(book: Book, project: str, ids: Iterable[str]) -> set[str]:
    """Return those of some id numbers that the ledger has lines of in a project."""
    wanted = sorted(set(ids))
    if not wanted:
        return set()
    rows = book.ask(
        """SELECT DISTINCT id_number FROM line JOIN person ON person.number = person JOIN item ON item.number = item
           WHERE item.project = ?1 AND person IN (
               SELECT number FROM person WHERE id_number IN (SELECT value FROM json_each(?2)))""",
        project,
        json.dumps(wanted),
    )
    return {str(one) for (one,) in rows}
