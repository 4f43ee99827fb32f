"""Copies of the ledger: a backup that is a ledger, and an export that auditors open with any program.

Both are there whole or not at all, for their owner only, and go over nothing. The catch: others may enter meanwhile, so
a copy is compared with the chain of batches and not with what the ledger has become. A spreadsheet computes what begins
with = + - @, also in a .csv; so an apostrophe stands before such texts, as in a converted roster.
"""

import csv
import os
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final

from subsidies.errors import Refusal
from subsidies.ledger import stream, verify
from subsidies.ledger.book import Book, open_book
from subsidies.ledger.chain import Batch
from subsidies.read import cells
from subsidies.workspace import Workspace
from subsidies.write import canonical
from subsidies.write.whole import waiting, whole_folder

INPUTS: Final = ("batch", "role", "name", "digest", "file")
AMOUNT: Final = "amount"
"""The column of numbers, which may be below zero; all others are texts."""
MARKED: Final = (*canonical.FORMULA, *cells.APOSTROPHES)
"""What a text begins with that may need an apostrophe ahead."""
UNFIT: Final = re.compile(r'[<>:"/\\|?*\x00-\x1f]')
"""What some system does not take in the name of a file."""
LONGEST: Final = 120
"""Bytes of an input's own name in that of its copy; names have 255."""


@dataclass(frozen=True, slots=True)
class Copied:
    """What was copied."""

    batches: int
    head: str
    lines: int
    inputs: int
    """Different files behind the batches."""


def backup(place: Workspace, path: Path) -> Copied:
    """Copy the ledger to a new file.

    Raises ``Refusal``: file-exists, ledger-empty, ledger-locked, ledger-corrupt, backup-differs, and as ``whole.whole``
    does.
    """
    if os.path.lexists(path):
        raise Refusal("file-exists", path=str(path))
    with closing(place.book()) as book, waiting(path) as file:
        before = _batches(book, place)
        book.copy_to(file.temporary)
        with closing(open_book(file.temporary)) as copy:
            verify.require(copy, book.path)
            batches = copy.batches()
        if not _follows(batches, before) or not _follows(book.batches(), batches):
            raise Refusal("backup-differs", path=str(path))
        file.sync()
        file.take(over=False)
    return _copied(batches)


def _follows(later: Sequence[Batch], earlier: Sequence[Batch]) -> bool:
    """Return whether a chain begins with another one."""
    return [one.digest for one in later[: len(earlier)]] == [one.digest for one in earlier]


def _batches(book: Book, place: Workspace) -> list[Batch]:
    """Return the batches. Raises ``Refusal`` (ledger-empty) where there are none."""
    batches = book.batches()
    if not batches:
        raise Refusal("ledger-empty", path=str(place.ledger))
    return batches


def _copied(batches: Sequence[Batch]) -> Copied:
    inputs = {one.digest for batch in batches for one in batch.inputs}
    return Copied(len(batches), batches[-1].digest, sum(one.line_count for one in batches), len(inputs))


def export(place: Workspace, folder: Path) -> Copied:
    """Write the ledger to a folder: tables as CSV, and the bytes of all inputs.

    Raises ``Refusal``: folder-not-empty, ledger-empty, ledger-corrupt, and as ``whole.whole`` does.
    """
    with closing(place.book()) as book, whole_folder(folder) as temporary:
        verify.require(book)
        batches = _batches(book, place)
        files = _inputs(book, batches, temporary / "inputs")
        _write(temporary / "batches.csv", stream.BATCHES, map(stream.batch, batches))
        _write(temporary / "lines.csv", stream.LINES, (line for one in batches for line in stream.lines(book, one)))
        rows = (
            (str(batch.number), one.role, one.name, one.digest, f"inputs/{files[one.digest]}")
            for batch in batches
            for one in batch.inputs
        )
        _write(temporary / "inputs.csv", INPUTS, rows)
    return _copied(batches)


def _inputs(book: Book, batches: Iterable[Batch], folder: Path) -> dict[str, str]:
    """Write each input once, and return the names of the files by digest."""
    folder.mkdir(mode=0o700)
    names: dict[str, str] = {}
    for one in (reference for batch in batches for reference in batch.inputs):
        if one.digest not in names:
            names[one.digest] = f"{one.digest}-{_name(one.name)}"
            with open(folder / names[one.digest], "xb", opener=_owners) as file:
                file.write(book.content(one.digest))
    return names


def _name(label: str) -> str:
    r"""Return the name of an input's file: without its folder and sheet, as every system takes it.

    >>> _name("名册/2024?.xlsx#名册")
    '2024_.xlsx'
    """
    name = UNFIT.sub("_", re.split(r"[/\\]", label.partition("#")[0])[-1])
    return name.encode()[-LONGEST:].decode(errors="ignore")


def _write(path: Path, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Write a table: UTF-8 with a byte order mark, rows that end in LF, quotes only where they must be."""
    with open(path, "x", encoding="utf-8-sig", newline="", opener=_owners) as file:
        _rows(file, columns, rows)


def _rows(file: IO[str], columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(_texts(columns, rows))


def _texts(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[Sequence[str]]:
    """Give rows with an apostrophe before each text that a spreadsheet would compute, or that begins with one."""
    places = [place for place, name in enumerate(columns) if name != AMOUNT]
    for row in rows:
        if any(row[place].startswith(MARKED) for place in places):
            yield [cell if name == AMOUNT else _text(cell) for name, cell in zip(columns, row, strict=True)]
        else:
            yield row


def _text(cell: str) -> str:
    r"""Return a text as it stands in a table; our reader takes the apostrophe off again.

    >>> _text("=1+1"), _text("'a"), _text("张三")
    ("'=1+1", "''a", '张三')
    """
    return canonical.defused(cells.kept(cell))


def _owners(path: str, flags: int) -> int:
    """Open a new file for its owner only."""
    return os.open(path, flags, 0o600)
