"""A year of the sample by a bank that fails at random: each owed month arrives once, and the three books agree."""

import io
import json
import random
import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.law import EXAMPLES
from tests.shell import Result, approved, call

MONTHS = [f"2024-{number:02d}" for number in range(1, 13)]
Cell = tuple[str, str, str]


def run(folder: Path, *words: str, by: str = "王芳") -> Any:
    """Run a command that enters something, and return its answer."""
    done: Result = call("-C", str(folder), *words, "--by", by, "--yes", "--json", "--show-ids")
    assert (done.status in (0, 1), done.err) == (True, done.err), done.err
    return json.loads(done.out)


def paid(folder: Path) -> Counter[Cell]:
    """Return what the ledger has of each person, item and service month (fen); none that is zero."""
    with closing(sqlite3.connect(folder / "ledger.db")) as ledger:
        found = Counter[Cell]()
        for one, item, month, amount in ledger.execute("SELECT id_number, item, service_month, amount FROM payment"):
            found[one, item, month] += fen(amount)
        return Counter({cell: sum_ for cell, sum_ in found.items() if sum_})


class Bank:
    """Somebody who pays what the files say, but for some of it, and keeps a book of what arrived."""

    def __init__(self, seed: int, of: int) -> None:
        self.dice, self.of = random.Random(seed), of
        self.arrived = Counter[str]()
        """By account, in fen."""
        self.failed = 0

    def answer(self, path: Path, answers: Path, *, fails: bool = True) -> Path:
        """Return the answer to a file: the same sheet with what became of each payment beside it."""
        book = openpyxl.load_workbook(io.BytesIO(path.read_bytes()))
        sheet = book.worksheets[0]
        sheet.cell(1, 4, "处理结果")
        sheet.cell(1, 5, "失败原因")
        for row in range(2, sheet.max_row + 1):
            is_lost = fails and self.dice.randrange(self.of) == 0
            self.failed += is_lost
            sheet.cell(row, 4, "失败" if is_lost else "成功")
            sheet.cell(row, 5, "账户已销户" if is_lost else "")
            if not is_lost:
                self.arrived[str(sheet.cell(row, 1).value)] += round(float(str(sheet.cell(row, 3).value)) * 100)
        there = answers / f"back-{path.name}"
        book.save(there)
        return there


def sent(folder: Path, month: str, day: str, bank: Bank, *, fails: bool = True) -> int:
    """Send what was not sent of a month and enter what the bank says; return how many payments failed."""
    before, told = bank.failed, run(folder, "bank", "export", month, "--as-of", day)
    for file in (file for one in told["exports"] for file in one["files"]):
        back = bank.answer(folder / file["path"], folder, fails=fails)
        run(folder, "bank", "return", str(back), "--as-of", day)
    return bank.failed - before


def months_of(folder: Path, bank: Bank) -> Iterator[str]:
    """Live through the year; what failed is paid again at once, or by the next list, as it happens."""
    for month in MONTHS:
        approved(folder, month, f"{month}-20")
        run(folder, "issue", month, "--as-of", f"{month}-20", "--accept", "已核对")
        if sent(folder, month, f"{month}-22", bank) and bank.dice.random() < 0.5:
            again = (month, "--reissue", "--as-of", f"{month}-24")
            for one in ("李强", "陈静"):
                call("-C", str(folder), "approve", *again, "--by", one)
            run(folder, "issue", *again, "--accept", "已核对")
            sent(folder, month, f"{month}-25", bank)
        yield month


@pytest.mark.parametrize("seed", range(max(EXAMPLES // 300, 1)))
def test_everybody_is_paid_each_owed_month_once(issued_sample: Path, tmp_path: Path, seed: int) -> None:
    folder, bank = tmp_path / "office", Bank(seed, 30)
    assert call("init", "--sample", str(folder)).status == 0
    assert list(months_of(folder, bank)) == MONTHS
    assert bank.failed > 50

    year = run_reconcile(folder)
    for project in year:
        books = project["books"]
        apart = sum(fen(one["amount"]) for one in books["differences"])
        assert fen(project["paid"]) - fen(project["settled"]) == apart
        assert books["unanswered"] == []
        assert sum(fen(one["settled"]) for one in books["lists"]) == fen(project["settled"])
        for one in books["lists"]:
            assert one["exported"] == one["ordered"]
    assert sum(bank.arrived.values()) == sum(fen(one["settled"]) for one in year)

    for place in (folder, issued_sample):
        approved(place, "2025-01", "2025-01-20")
        run(place, "issue", "2025-01", "--as-of", "2025-01-20", "--accept", "已核对")
    sent(folder, "2025-01", "2025-01-22", bank, fails=False)
    mine, without = paid(folder), paid(issued_sample)
    assert sum(bank.arrived.values()) == mine.total()
    claimed = {one["id_number"] for project in status(issued_sample) for one in project["claims"]}
    assert {cell: fen for cell, fen in mine.items() if cell[0] not in claimed} == {
        cell: fen for cell, fen in without.items() if cell[0] not in claimed
    }
    for cell in {*mine, *without}:
        assert mine[cell] <= without[cell], "what was owed no more when it came back is not paid again"
    assert all(project["open_arrears"] == "0.00" for project in status(folder))


def run_reconcile(folder: Path) -> Any:
    done = call("-C", str(folder), "reconcile", "2024", "--as-of", "2024-12-31", "--json")
    return json.loads(done.out)["projects"]


def status(folder: Path) -> Any:
    done = call("-C", str(folder), "status", "--as-of", "2025-01-25", "--json", "--show-ids")
    return json.loads(done.out)["projects"]


def fen(amount: str) -> int:
    return round(float(amount) * 100)


@pytest.fixture
def issued_sample(tmp_path: Path) -> Path:
    """Give the sample whose payments all arrived."""
    folder = tmp_path / "without"
    assert call("init", "--sample", str(folder)).status == 0
    for month in MONTHS:
        approved(folder, month, f"{month}-20")
        run(folder, "issue", month, "--as-of", f"{month}-20", "--accept", "已核对")
    return folder
