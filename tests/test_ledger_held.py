"""What a batch holds is what its file says, however many lines it has and whatever stands in them."""

from contextlib import closing
from functools import partial
from pathlib import Path

import pytest

from subsidies.errors import Refusal
from subsidies.ledger import held, stream
from subsidies.ledger.book import open_book, render
from subsidies.ledger.chain import of_bytes
from subsidies.ledger.held import Held, reader
from tests.bureau import entry, tamper

NAMES = ("甲", "a,b", 'say "x"', "two\nlines", "\r", "", "𠮷", "= 1", " 乙 ")
AMOUNTS = (12000, -50, 0, 1, -1, 99, 2**62, -(2**62))


def enter(path: Path, count: int) -> None:
    """Enter a list of so many lines, and a closing without any."""
    lines = [
        (NAMES[number % len(NAMES)], f"{2024 + number % 3}-{1 + number % 12:02d}", AMOUNTS[number % len(AMOUNTS)])
        for number in range(count)
    ]
    with closing(open_book(path, create=True)) as book, book.entering():
        book.enter(entry("2024-01", *lines))
        book.enter(entry("2024-01", kind="closing"))


@pytest.mark.parametrize("count", [0, 1, 2, 3, 100])
@pytest.mark.parametrize("run", [2, 250_000])
def test_it_is_what_was_entered(tmp_path: Path, count: int, run: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(held, "RUN", run)
    enter(tmp_path / "ledger.db", count)
    with closing(open_book(tmp_path / "ledger.db")) as book:
        tells = reader(book)
        for batch in book.batches():
            lines = book.lines(batch.number)
            told = Held(len(lines), int(lines["fen"].sum()), of_bytes(render(batch.project, lines)))
            assert tells(batch) == told == Held(batch.line_count, batch.fen, batch.lines_digest)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE line SET person = 99 WHERE place = 2",
        "UPDATE line SET person = 0 WHERE place = 2",
        "UPDATE line SET item = 2 WHERE place = 2",
        "UPDATE line SET kind = 99 WHERE place = 2",
        "UPDATE line SET reason = -1 WHERE place = 2",
        "UPDATE line SET service_month = -1 WHERE place = 2",
        "UPDATE line SET service_month = 120000 WHERE place = 2",
        "UPDATE line SET service_month = service_month + 131072 WHERE place = 2",
    ],
)
def test_rows_that_make_no_sense_are_refused(tmp_path: Path, statement: str) -> None:
    enter(tmp_path / "ledger.db", 5)
    tamper(tmp_path / "ledger.db", statement)
    with closing(open_book(tmp_path / "ledger.db")) as book, pytest.raises(Refusal) as caught:
        reader(book)(book.batches()[0])
    assert caught.value.name == "ledger-corrupt"


@pytest.mark.parametrize("table", ["person", "item", "word"])
def test_texts_that_are_not_numbered_in_order_are_refused(tmp_path: Path, table: str) -> None:
    enter(tmp_path / "ledger.db", 5)
    tamper(tmp_path / "ledger.db", f"UPDATE {table} SET number = 99 WHERE number = 1")
    with closing(open_book(tmp_path / "ledger.db")) as book, pytest.raises(Refusal) as caught:
        reader(book)
    assert caught.value.name == "ledger-corrupt"


def test_a_damaged_page_that_gives_the_same_rows_again_and_again_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As one flipped byte did: the row after place 1 was the row at place 1."""
    enter(tmp_path / "ledger.db", 5)
    with closing(open_book(tmp_path / "ledger.db")) as book:
        first, run, ask = book.batches()[0], book.run, book.ask
        tells = reader(book)
        monkeypatch.setattr(book, "run", lambda batch, after, most: run(batch, 0, most))
        monkeypatch.setattr(book, "ask", lambda sql, batch, after: ask(sql, batch, 0))
        for tell in (tells, partial(stream.held, book)):
            with pytest.raises(Refusal) as caught:
                tell(first)
            assert caught.value.name == "ledger-corrupt"
