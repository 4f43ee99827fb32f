"""What banks have answered of the orders of lists, as the ledger has it, and the lines that take back what failed.

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
Array = np.ndarray[Any, Any]


class Fate(NamedTuple):
    """What became of an order."""

    result: str
    """paid, failed or part."""
    fen: int
    """What arrived."""
    reason: str = ""
    told: str = ""


def fates(book: Book, past: History) -> dict[int, dict[int, Fate]]:
    """Return, for each list, what became of its orders by their sequence.

    Raises ``Refusal`` (ledger-corrupt) where a return's detail makes no sense.
    """
    found: dict[int, dict[int, Fate]] = {}
    for batch in past.batches:
        if batch.kind == KIND and batch.about is not None:
            found.setdefault(batch.about, {}).update(_told(book, batch))
    return found


def digests(past: History, number: int) -> set[str]:
    """Return the SHA-256 of the files that answered a list."""
    mine = [batch for batch in past.batches if batch.kind == KIND and batch.about == number]
    return {one.digest for batch in mine for one in batch.inputs}


def _told(book: Book, batch: Batch) -> dict[int, Fate]:
    try:
        said = json.loads(batch.detail)["orders"]
        paid = {number: Fate(PAID, -1) for number in _numbers(said["paid"])}
        other = {
            int(number): Fate(result, int(fen), str(reason), str(told))
            for number, result, fen, reason, told in said["other"]
        }
    except (ValueError, KeyError, TypeError):
        raise Refusal("ledger-corrupt", path=book.path) from None
    return paid | other


def _numbers(runs: str) -> Iterator[int]:
    """Give the numbers of a text such as ``1-3,7``."""
    for run in filter(None, runs.split(",")):
        first, _, last = run.partition("-")
        yield from range(int(first), int(last or first) + 1)


def runs(numbers: Iterable[int]) -> str:
    """Return numbers as a text, those without a gap as one.

    >>> runs([1, 2, 3, 7]), list(_numbers("1-3,7"))
    ('1-3,7', [1, 2, 3, 7])
    """
    spans = []
    for _, run in groupby(enumerate(sorted(numbers)), lambda one: one[1] - one[0]):
        mine = [number for _, number in run]
        spans.append(f"{mine[0]}-{mine[-1]}" if len(mine) > 1 else f"{mine[0]}")
    return ",".join(spans)


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
