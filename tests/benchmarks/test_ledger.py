"""The ledger, beside plain tools over the same rows in the same run.

A month of a million lines is entered durably, whole (people numbered, the digest made), beside a bare ``executemany``
of the same rows into a table with the same columns and key; what was paid over twelve million lines is read beside a
bare SQL sum over the same file; a list of a million people with 24 months behind them is computed beside reading their
roster, that sum, and the entitlement; and twelve months are verified in the memory of three.
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

from subsidies import engine, entitlement, month, months, tables, workspace
from subsidies.ledger import paid
from subsidies.ledger.book import Book, Entry, open_book
from subsidies.read import projects
from tests.shell import python

LINES = int(os.environ.get("SUBSIDIES_LINES", "1000000"))
MONTHS = 12
BARE = """CREATE TABLE line (batch INTEGER, place INTEGER, id_number TEXT, name TEXT, item TEXT, service_month TEXT,
          kind TEXT, fen INTEGER, reason TEXT, PRIMARY KEY (batch, place))"""


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
    table = lines(24288)
    texts = zip(table["id_number"], table["name"], strict=True)
    rows = [(1, place, *who, "living", "2024-01", "regular", 12000, "") for place, who in enumerate(texts, 1)]
    db = sqlite3.connect(path, isolation_level=None)
    db.execute("PRAGMA synchronous = EXTRA")
    db.execute(BARE)

    def insert() -> None:
        db.execute("BEGIN IMMEDIATE")
        db.executemany("INSERT INTO line VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
        db.execute("COMMIT")

    took = timed(insert)
    db.close()
    return took


def entered(book: Book, number: int) -> float:
    """Enter a month and return how long it took."""
    service = months.of(2024, number + 1)
    entry = Entry("payroll", "p", service, 738_000, "me", datetime.now().astimezone(), lines(service))

    def enter() -> None:
        with book.entering():
            book.enter(entry)

    return timed(enter)


@pytest.mark.bench
def test_a_month_is_entered_in_at_most_one_and_a_half_times_a_bare_executemany(tmp_path: Path) -> None:
    book = open_book(tmp_path / "ours.db", create=True)
    first = entered(book, 0)
    pairs = [(entered(book, number), bare_insert(tmp_path / f"bare-{number}.db")) for number in range(1, 6)]
    ours, bare = (statistics.median(one) for one in zip(*pairs, strict=True))
    sizes = [(tmp_path / name).stat().st_size / 1e6 for name in ("ours.db", "bare-1.db")]
    print(
        f"\n{LINES:,} lines entered: {ours:.2f} s, bare {bare:.2f} s, {ours / bare:.2f} x; "
        f"the first month, with everybody new, {first:.2f} s; "
        f"a file of {sizes[0] / 6:.0f} MB a month, bare {sizes[1]:.0f} MB"
    )
    assert ours <= 1.5 * bare


@pytest.mark.bench
def test_what_was_paid_is_read_in_at_most_one_and_a_half_times_a_bare_sql_sum(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    book = open_book(path, create=True)
    for number in range(MONTHS):
        entered(book, number)
    ours = timed(lambda: paid.rows(book, book.batches("p")))
    db = sqlite3.connect(path)
    bare, by_person, one = (
        timed(lambda sql=sql: db.execute(sql).fetchall())  # type: ignore[misc]
        for sql in (
            "SELECT person, item, service_month, sum(fen) FROM line GROUP BY 1, 2, 3",
            "SELECT person, sum(fen) FROM line GROUP BY 1",
            "SELECT sum(fen) FROM line",
        )
    )
    integers = paid.rows(book, book.batches("p"))
    coded = timed(lambda: np.bincount(integers.person, integers.fen.astype(float)))
    print(
        f"\n{LINES * MONTHS:,} lines, {path.stat().st_size / 1e6:.0f} MB; paid: {ours:.2f} s; "
        f"bare SQL sum by person, item and month {bare:.2f} s ({ours / bare:.2f} x), by person {by_person:.2f} s "
        f"({ours / by_person:.2f} x), of all {one:.2f} s; over the integer columns once read, by person, {coded:.2f} s"
    )
    assert ours <= 1.5 * bare


# --- a list of a million people ---------------------------------------------------------------------------------

PROJECT = """id = "p"
name = "p"
basis = ["x"]
since = "2022-01"
roster = ["roster.csv"]
[[item]]
id = "living"
name = "生活补贴"
kind = "flat"
[[item.rate]]
from = "2022-01"
amount = "120.00"
basis = "x"
"""
CHECKS = "10X98765432"
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def id_number(count: int) -> str:
    """Return the made-up id number of a person."""
    rest, day = divmod(count, 28)
    rest, born = divmod(rest, 12)
    serial, year = divmod(rest, 30)
    body = f"652300{1930 + year}{born + 1:02d}{day + 1:02d}{serial:03d}"
    places = zip(map(int, body), WEIGHTS, strict=True)
    return body + CHECKS[sum(digit * weight for digit, weight in places) % 11]


def office(folder: Path, people: int, lists: int) -> Path:
    """Make a workspace of so many people, with a list of each of so many months in its ledger."""
    folder.mkdir()
    (folder / "subsidies.toml").write_text('title = "t"\nprojects = ["p.toml"]\nledger = "ledger.db"\noutput = "out"\n')
    (folder / "p.toml").write_text(PROJECT, "utf-8")
    rows = (f"{id_number(one)},王{one},某某厂,2022-01,某某银行,6217{one:015d}\n" for one in range(people))
    with (folder / "roster.csv").open("w", encoding="utf-8") as file:
        file.write("公民身份号码,姓名,原单位,享受开始年月,开户银行,银行账号\n")
        file.writelines(rows)
    place = workspace.read(folder)
    first = months.of(2022)
    ask = month.Ask(months.first_day(first), first)
    outcome = month.compute(place, ask).outcomes[0]
    book = place.book(create=True)
    for service in range(first, first + lists):
        table = outcome.list.lines.assign(service_month=np.int32(service))
        entered_at, as_of = datetime.now().astimezone(), months.first_day(service)
        contents = outcome.inputs.contents
        entry = Entry("payroll", "p", service, as_of, "me", entered_at, table, contents)
        with book.entering():
            book.enter(entry)
    book.close()
    return folder


@pytest.mark.bench
def test_a_list_takes_at_most_twice_its_roster_the_sums_and_the_entitlement(tmp_path: Path) -> None:
    folder = office(tmp_path / "office", LINES, 24)
    next_month = months.of(2024)
    ask = month.Ask(months.first_day(next_month), next_month)
    lists = []
    ours = timed(lambda: lists.append(month.compute(workspace.read(folder), ask)))
    known = lists[0].outcomes[0].known
    assert len(lists[0].outcomes[0].list.lines) == LINES
    db = sqlite3.connect(folder / "ledger.db")
    span = range(months.of(2022), next_month + 1)

    def kernel() -> None:
        for run in engine.buckets(len(known.facts), len(span)):
            entitlement.dues(known.facts.run(*run), known.project, span)

    parts = [
        timed(lambda: projects.read("p.toml", folder)),
        timed(lambda: db.execute("SELECT person, item, service_month, sum(fen) FROM line GROUP BY 1, 2, 3").fetchall()),
        timed(kernel),
    ]
    print(
        f"\na list of {LINES:,} people, 24 months paid: {ours:.1f} s; reading the roster {parts[0]:.1f} s, "
        f"SQL sums {parts[1]:.1f} s, entitlement {parts[2]:.2f} s; {ours / sum(parts):.2f} x"
    )
    assert ours <= 2 * sum(parts)


PEAK = """
import sys
from contextlib import closing
from pathlib import Path
from subsidies import replay, workspace
from subsidies.ledger import verify
with closing(workspace.read(Path(sys.argv[1])).book()) as book:
    assert verify.verify(book) == []
    assert [*replay.replay(book)] == []
print(Path("/proc/self/status").read_text().split("VmHWM:")[1].split()[0])
"""


@pytest.mark.bench
def test_twelve_months_are_verified_in_little_more_memory_than_three(tmp_path: Path) -> None:
    peaks, took = [], 0.0
    for lists in (3, 12):
        folder = office(tmp_path / str(lists), LINES, lists)
        begun = time.perf_counter()
        done = python("-c", PEAK, str(folder))
        took = time.perf_counter() - begun
        assert done.returncode == 0, done.stderr
        peaks.append(int(done.stdout) / 1e6)
    print(
        f"\n{LINES * 12:,} lines verified and computed again in {took:.0f} s, peak {peaks[1]:.2f} GB; "
        f"a quarter of them, {peaks[0]:.2f} GB"
    )
    assert peaks[1] <= 1.5 * peaks[0]
