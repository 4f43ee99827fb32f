"""The ledger, beside plain tools over the same rows in the same run.

A month of a million lines is entered durably beside a bare ``executemany`` into a bare table of the same shape; what
was paid over twelve million lines is read beside a bare SQL sum over the same file.
"""

import os
import sqlite3
import statistics
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from subsidies import months, tables
from subsidies.ledger.book import Entry, open_book

LINES = int(os.environ.get("SUBSIDIES_LINES", "1000000"))
MONTHS = 12
BARE = "CREATE TABLE line (" + ", ".join(f"c{n} INTEGER" for n in range(8)) + ", PRIMARY KEY (c0, c1)) WITHOUT ROWID"


def lines(month: int) -> pd.DataFrame:
    """Return a month's lines: the same people every month."""
    count = np.arange(LINES)
    columns = {
        "batch": np.zeros(LINES),
        "id_number": np.char.add("652300", np.char.zfill(count.astype(str), 12)).astype(object),
        "name": np.char.add("人", count.astype(str)).astype(object),
        "item": np.full(LINES, "living", dtype=object),
        "service_month": np.full(LINES, month),
        "kind": np.full(LINES, "regular", dtype=object),
        "fen": np.full(LINES, 12000),
        "reason": np.full(LINES, "", dtype=object),
    }
    return tables.make(tables.LINES, columns)


def timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def bare_insert(path: Path) -> float:
    """Enter the same rows into a bare table, one transaction, as durably."""
    rows = [(1, place + 1, place + 1, 1, 24288, 1, 12000, 0) for place in range(LINES)]
    db = sqlite3.connect(path, isolation_level=None)
    db.execute("PRAGMA synchronous = EXTRA")
    db.execute(BARE)

    def insert() -> None:
        db.execute("BEGIN IMMEDIATE")
        db.executemany("INSERT INTO line VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)
        db.execute("COMMIT")

    took = timed(insert)
    db.close()
    return took


@pytest.mark.bench
def test_rows_are_inserted_in_at_most_one_and_a_half_times_a_bare_executemany(tmp_path: Path) -> None:
    rows = [(1, place + 1, place + 1, 1, 24288, 1, 12000, 0) for place in range(LINES)]
    bare, ours = [], []
    for run in range(3):
        bare.append(bare_insert(tmp_path / f"bare-{run}.db"))
        book = open_book(tmp_path / f"ours-{run}.db", create=True)

        def insert(book: object = book) -> None:
            with book.entering():  # type: ignore[attr-defined]
                book._insert_lines(rows)  # type: ignore[attr-defined]

        ours.append(timed(insert))
        book.close()
    ratio = statistics.median(ours) / statistics.median(bare)
    print(f"\n{LINES:,} rows: {statistics.median(ours):.2f} s, bare {statistics.median(bare):.2f} s, {ratio:.2f} x")
    assert ratio <= 1.5


@pytest.mark.bench
def test_what_was_paid_is_read_in_at_most_one_and_a_half_times_a_bare_sql_sum(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    book = open_book(path, create=True)
    whole = []
    for number in range(MONTHS):
        month = months.of(2024, number + 1)
        entry = Entry("payroll", "p", month, 738_000, "me", datetime.now().astimezone(), lines(month))

        def enter(entry: Entry = entry) -> None:
            with book.entering():
                book.enter(entry)

        whole.append(timed(enter))
    ours = timed(lambda: book.paid("p"))
    db = sqlite3.connect(path)
    bare = timed(
        lambda: db.execute("SELECT person, item, service_month, sum(fen) FROM line GROUP BY 1, 2, 3").fetchall()
    )
    scalar = timed(lambda: db.execute("SELECT sum(fen) FROM line").fetchall())
    integers = book.paid("p")
    coded = timed(lambda: np.bincount(integers.person, integers.fen.astype(float)))
    size = path.stat().st_size / 1e6
    print(
        f"\n{LINES * MONTHS:,} lines, {size:.0f} MB; a month entered with digests in {statistics.median(whole):.1f} s; "
        f"paid: {ours:.2f} s; bare SQL sum by person, item and month {bare:.2f} s ({ours / bare:.2f} x), "
        f"one sum of all {scalar:.2f} s; the same sums over integer columns {coded:.2f} s"
    )
    assert ours <= 1.5 * bare
