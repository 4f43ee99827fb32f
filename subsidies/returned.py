"""The orders of lists and what banks have answered of them, as the ledger has it; the lines that take back what failed.

The catch: an order is a person's net, and a ledger has lines; of one that was paid in part the last lines are taken
back first, for the oldest debt is paid first.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any, Final, NamedTuple

import numpy as np
import pandas as pd

from subsidies.bank.answers import FAILED, PAID, PART
from subsidies.errors import Refusal
from subsidies.history import History
from subsidies.ledger.book import Book
from subsidies.ledger.chain import Batch

KIND: Final = "bank-return"
FOLDER: Final = "bank"
"""Where files for the bank lie, below the folder of the pay month."""
SILENT: Final = -1
"""Of an order nothing was said."""
Array = np.ndarray[Any, Any]


class Fate(NamedTuple):
    """What became of an order."""

    result: str
    """paid, failed or part."""
    fen: int
    """What arrived."""
    reason: str = ""
    told: str = ""


def about(past: History, number: int) -> Iterator[Batch]:
    """Give the returns of a list that stand, in order."""
    taken = past.reversed
    yield from (one for one in past.batches if one.kind == KIND and one.about == number and one.number not in taken)


def fates(book: Book, past: History, number: int) -> dict[int, Fate]:
    """Return what became of the orders of a list, by their sequence.

    Raises ``Refusal`` (ledger-corrupt) where a return's detail makes no sense.
    """
    found: dict[int, Fate] = {}
    for batch in about(past, number):
        paid, other = _told(book, batch)
        found |= {place: Fate(PAID, -1) for run in paid for place in run} | other
    return found


class Count(NamedTuple):
    """How many payments of lists there are, and what became of them."""

    ordered: int
    paid: int
    failed: int
    """Also those that were paid in part."""

    @property
    def silent(self) -> int:
        """Those of which the bank has said nothing."""
        return self.ordered - self.paid - self.failed


def count(book: Book, past: History, number: int) -> Count | None:
    """Return what became of the payments of a list; ``None`` where no files were made of it and nothing was answered.

    Raises ``Refusal`` (ledger-corrupt).
    """
    answers = [_told(book, batch) for batch in about(past, number)]
    files = export(past, number)
    if files is None and not answers:
        return None
    ordered = sum(one["orders"] for one in sealed(book, files)) if files else len(nets(book.lines(number)).fen)
    results = [fate.result for _, other in answers for fate in other.values()]
    paid = sum(len(run) for runs_, _ in answers for run in runs_) + results.count(PAID)
    return Count(ordered, paid, len(results) - results.count(PAID))


def export(past: History, number: int) -> Batch | None:
    """Return the last export of a list, if there is one."""
    return next((one for one in reversed(past.batches) if one.kind == "export" and one.about == number), None)


def digests(past: History, number: int) -> set[str]:
    """Return the SHA-256 of the files that answered a list."""
    return {one.digest for batch in about(past, number) for one in batch.inputs}


def _told(book: Book, batch: Batch) -> tuple[list[range], dict[int, Fate]]:
    """Return which orders were paid, in runs, and what became of the others."""
    try:
        said = json.loads(batch.detail)["orders"]
        other = {
            int(number): Fate(result, int(fen), str(reason), str(told))
            for number, result, fen, reason, told in said["other"]
        }
        return [*_runs(said["paid"])], other
    except (ValueError, KeyError, TypeError):
        raise Refusal("ledger-corrupt", path=book.path) from None


def _runs(text: str) -> Iterator[range]:
    """Give the runs of a text such as ``1-3,7``."""
    for run in filter(None, text.split(",")):
        first, _, last = run.partition("-")
        yield range(int(first), int(last or first) + 1)


def runs(numbers: Iterable[int]) -> str:
    """Return numbers as a text, those without a gap as one.

    >>> runs([1, 2, 3, 7]), list(_runs("1-3,7"))
    ('1-3,7', [range(1, 4), range(7, 8)])
    """
    spans = []
    for _, run in groupby(enumerate(sorted(numbers)), lambda one: one[1] - one[0]):
        mine = [number for _, number in run]
        spans.append(f"{mine[0]}-{mine[-1]}" if len(mine) > 1 else f"{mine[0]}")
    return ",".join(spans)


# --- a list's orders ----------------------------------------------------------------------------------------------


class Nets(NamedTuple):
    """The orders of a list: everybody with a positive net, in the order of the list."""

    ids: Array
    """Id numbers, one for each order."""
    fen: Array
    first: Array
    """The place of the first line of each."""
    order: Array
    """For each line of the list the place of its order; -1 where the lines of a person cancel out."""


def nets(lines: pd.DataFrame) -> Nets:
    """Return the orders of a list; ``lines`` are its LINES."""
    codes, people = pd.factorize(lines["id_number"].to_numpy())
    net = np.zeros(len(people), np.int64)
    np.add.at(net, codes, lines["fen"].to_numpy())
    first = np.unique(codes, return_index=True)[1]
    paid = np.flatnonzero(net > 0)
    order = np.full(len(people), -1, np.int64)
    order[paid] = np.arange(len(paid))
    return Nets(people[paid], net[paid], first[paid], order[codes])


def arrived(book: Book, answers: Iterable[Batch], fen: Array) -> Array:
    """Return what arrived of each order of a list by some of its returns (fen); ``SILENT`` where nothing was said.

    fen   what was ordered

    Raises ``Refusal`` (ledger-corrupt) where a return speaks of orders that are not there.
    """
    found = np.full(len(fen), SILENT, np.int64)
    for batch in answers:
        paid, other = _told(book, batch)
        if any(not 0 < place <= len(fen) for place in (*(run[edge] for run in paid for edge in (0, -1)), *other)):
            raise Refusal("ledger-corrupt", path=book.path)
        for run in paid:
            found[run.start - 1 : run.stop - 1] = fen[run.start - 1 : run.stop - 1]
        for place, fate in other.items():
            found[place - 1] = fate.fen
    return found


def sealed(book: Book, batch: Batch) -> list[dict[str, Any]]:
    """Return name, digest, orders and fen of the files of an export; ``locked`` is the digest of one with a password.

    Raises ``Refusal`` (ledger-corrupt).
    """
    try:
        found = json.loads(batch.detail)["files"]
        keys = ("name", "digest", "orders", "fen")
        return [{key: one[key] for key in keys} | {"locked": one.get("locked")} for one in found]
    except (ValueError, KeyError, TypeError):
        raise Refusal("ledger-corrupt", path=book.path) from None


# --- what is taken back -------------------------------------------------------------------------------------------


def taken_back(lines: pd.DataFrame, orders: pd.DataFrame, outcomes: pd.DataFrame) -> pd.DataFrame:
    """Return the lines (LINES) that take back what did not arrive, in the order of the list.

    lines   LINES of the list

    Of an order that failed every line, recoveries too: they were set against money that never came. Of one that was
    paid in part what is lacking, the last lines first, for the oldest debt is paid first.
    """
    ids, fen = lines["id_number"].to_numpy(), lines["fen"].to_numpy()
    back = np.zeros(len(lines), np.int64)
    rows: dict[str, list[int]] = {}
    for row, one in enumerate(ids.tolist()):
        rows.setdefault(one, []).append(row)
    for order, result, paid in zip(*(outcomes[name].tolist() for name in ("order", "result", "paid")), strict=True):
        mine = rows[orders["id_number"].iloc[order]]
        if result == FAILED:
            back[mine] = fen[mine]
        elif result == PART:
            _last_first(back, mine, fen, int(orders["fen"].iloc[order]) - paid)
    kept = np.flatnonzero(back)
    return lines.iloc[kept].assign(fen=-back[kept], reason="returned").reset_index(drop=True)


def _last_first(back: Array, rows: Sequence[int], fen: Array, lacking: int) -> None:
    """Take an amount from the positive ones of some lines, the last first."""
    for row in reversed(rows):
        part = min(max(int(fen[row]), 0), lacking)
        back[row], lacking = part, lacking - part
    assert not lacking, "what is lacking is less than the lines"
