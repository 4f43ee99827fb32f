"""Opening the ledger, entering batches, reading them back.

A batch is there whole or not at all: lines, inputs and batch are one transaction, and several projects' batches are one
too. The catch: who enters must hold the book from before he looks at what was paid until he has entered (``entering``),
or two people pay the same month.
"""

import sqlite3
import zlib
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from subsidies import RULES_VERSION, money, months, tables
from subsidies.errors import Refusal
from subsidies.interrupt import too_late
from subsidies.ledger import lines, schema
from subsidies.ledger.chain import Batch, InputRef, of_batch, of_bytes
from subsidies.ledger.database import columns, connect, copied, is_spelled, loaded, made, opened, refusing

MULTIPLE = 4000
"""Rows a statement, as many as its places allow: triggers cost little then, and the digest is made meanwhile."""

RUN = 1_000_000
"""Texts read at a time."""

WAITING = "SELECT 1 FROM {} WHERE batch >= ? LIMIT 1"
"""Whether a table has rows of a batch that is still to be entered."""

COLUMNS = tuple(name for name in Batch.__dataclass_fields__ if name != "inputs")
"""The columns of ``batch``, which are the fields of a ``Batch``."""


class Input(NamedTuple):
    """A file behind a batch: its role, its name as the project file gives it, its bytes."""

    role: str
    name: str
    content: bytes

    @property
    def digest(self) -> str:
        """The SHA-256 of the bytes."""
        return of_bytes(self.content)


@dataclass(frozen=True, slots=True)
class Entry:
    """What is to be entered: a batch without its number and digests. ``lines`` is a LINES table."""

    kind: str
    project: str
    pay_month: int
    as_of: int
    entered_by: str
    entered_at: datetime
    lines: pd.DataFrame
    inputs: Sequence[Input] = ()
    why: str = ""
    about: int | None = None
    detail: str = "{}"


class Book:
    """An open ledger. Reading methods may be used at any time, ``enter`` only inside ``entering``."""

    def __init__(self, connection: sqlite3.Connection, path: str) -> None:
        self._db = connection
        self._path = path

    @property
    def path(self) -> str:
        """The path of its file, as refusals have it."""
        return self._path

    def is_sound(self) -> bool:
        """Return whether the database finds nothing wrong with itself: pages, indexes, types."""
        return self._all("PRAGMA integrity_check(1)") == [("ok",)]

    def close(self) -> None:
        """Close the database."""
        self._db.close()

    def _all(self, sql: str, *values: str | int | None) -> list[Any]:
        """Return the rows of a question."""
        with refusing(self._path):
            return self._db.execute(sql, values).fetchall()

    def ask(self, sql: str, *values: str | int | None) -> list[Any]:
        """Return the rows of a question of this folder's other rooms."""
        return self._all(sql, *values)

    def copy_to(self, path: Path) -> None:
        """Copy the whole ledger as it stands into an empty file, while others may read and enter.

        Raises ``Refusal``: ledger-locked, and disk-full about the path.
        """
        copied(self._db, self._path, path)

    def head(self) -> str:
        """Return the digest of the last batch, empty where there is none."""
        rows = self._all("SELECT digest FROM batch ORDER BY number DESC LIMIT 1")
        return str(rows[0][0]) if rows else ""

    def batches(self, project: str | None = None) -> list[Batch]:
        """Return the batches, in order; those of one project where it is named."""
        inputs: dict[int, list[InputRef]] = {}
        rows = self._all("SELECT batch, role, name, digest FROM input ORDER BY batch, place")
        for number, *fields in zip(*columns(rows, "isss", self._path), strict=True):
            inputs.setdefault(number, []).append(InputRef(*fields))
        rows = self._all(
            f"SELECT {', '.join(COLUMNS)} FROM batch WHERE ?1 IS NULL OR project = ?1 ORDER BY number", project
        )
        read = columns(rows, "issssssssosiisss", self._path)
        if not set(read[1]) <= set(schema.KINDS):
            raise Refusal("ledger-corrupt", path=self._path)
        return [replace(Batch(*row), inputs=tuple(inputs.get(row[0], ()))) for row in rows]

    def content(self, digest: str) -> bytes:
        """Return the bytes of an input. Raises ``Refusal`` (ledger-corrupt) where the ledger has not these bytes."""
        rows = self._all("SELECT packed FROM content WHERE digest = ?", digest)
        try:
            content = zlib.decompress(rows[0][0])
        except (IndexError, zlib.error, TypeError):
            raise Refusal("ledger-corrupt", path=self._path) from None
        if of_bytes(content) != digest:
            raise Refusal("ledger-corrupt", path=self._path)
        return content

    def lines(self, batch: int) -> pd.DataFrame:
        """Return the lines of a batch in their order, a LINES table."""
        _, *read = self.run(batch)
        read.insert(0, [batch] * len(read[0]))
        return tables.make(tables.LINES, dict(zip(tables.LINES.columns, read, strict=True)))

    def run(self, batch: int, after: int = 0, most: int = -1) -> list[Sequence[Any]]:
        """Return the lines of a batch after a place, so many at most: columns of places, then those of LINES."""
        rows = self._all(
            """SELECT place, id_number, name, item.id, service_month, kind.word, line.fen, reason.word
               FROM line JOIN person ON person.number = person JOIN item ON item.number = item
               JOIN word AS kind ON kind.number = kind JOIN word AS reason ON reason.number = reason
               WHERE line.batch = ? AND place > ? ORDER BY place LIMIT ?""",
            batch,
            after,
            most,
        )
        return columns(rows, "isssisis", self._path)

    def texts(self, table: str, column: str) -> list[str]:
        """Return the texts of a column under their numbers, which run from 1; the first is nobody's."""
        first, last, count = self._all(f"SELECT min(number), max(number), count(*) FROM {table}")[0]
        if count and (first, last) != (1, count):
            raise Refusal("ledger-corrupt", path=self._path)
        texts = [""]
        while len(texts) <= count:  # as one JSON text: a row at a time would take three times as long
            rows = f"SELECT {column} AS text FROM {table} WHERE number >= ? ORDER BY number LIMIT {RUN}"
            packed = self._all(f"SELECT json_group_array(text) FROM ({rows})", len(texts))
            texts += loaded(packed[0][0], self._path)
        return texts

    def undone(self, project: str, kind: str, after: int, through: int | None) -> list[tuple[str, str, int]]:
        """Return what batches of a kind (bank-return, reversal) took back, after one batch and up to another.

        Each is (id number, item, service month).
        """
        return self._all(
            """SELECT DISTINCT id_number, item.id, service_month FROM line
               JOIN batch ON batch.number = batch JOIN person ON person.number = person JOIN item ON item.number = item
               WHERE batch.project = ?1 AND batch.kind = ?2
                 AND batch.number > ?3 AND (?4 IS NULL OR batch.number <= ?4)""",
            project,
            kind,
            after,
            through,
        )

    def orphans(self) -> int:
        """Return how many lines and inputs belong to no batch: none, unless somebody wrote past this program."""
        rows = self._all(
            """SELECT (SELECT count(*) FROM line WHERE batch NOT IN (SELECT number FROM batch))
                    + (SELECT count(*) FROM input WHERE batch NOT IN (SELECT number FROM batch))"""
        )
        return int(rows[0][0])

    @contextmanager
    def entering(self) -> Iterator[None]:
        """Hold the book alone; what is entered within is there whole or, if anything fails, not at all.

        Raises ``Refusal`` (ledger-locked) where somebody else is entering and does not finish in time.
        """
        with refusing(self._path):
            self._db.execute("BEGIN IMMEDIATE")
        try:
            yield
            with refusing(self._path), too_late():
                self._db.execute("COMMIT")
        except BaseException:
            with suppress(sqlite3.Error):  # where even that fails, closing the database does it
                if self._db.in_transaction:  # a full disk has rolled back by itself
                    self._db.execute("ROLLBACK")
            raise

    def enter(self, entry: Entry) -> Batch:
        """Enter a batch and return it. Only inside ``entering``; nothing is durable before that ends.

        Raises ``Refusal`` (ledger-corrupt) where rows wait already for a batch that is not there, and would be sealed
        into this one, or where the words that lines are kept by are others: somebody wrote past this program.
        """
        with refusing(self._path):
            last = self._db.execute("SELECT number, digest FROM batch ORDER BY number DESC LIMIT 1").fetchone()
            number, previous = (last[0] + 1, last[1]) if last else (1, "")
            waiting = (self._db.execute(WAITING.format(table), [number]) for table in ("line", "input"))
            if any(rows.fetchone() for rows in waiting) or not is_spelled(self._db):
                raise Refusal("ledger-corrupt", path=self._path)
            with ThreadPoolExecutor(1) as beside:
                digest = beside.submit(lambda: of_bytes(render(entry.project, entry.lines)))
                self._keep_inputs(number, entry.inputs)
                self._keep_lines(number, entry)
                batch = _sealed(entry, number, previous, digest.result())
            marks = ", ".join("?" * len(COLUMNS))
            insert = f"INSERT INTO batch ({', '.join(COLUMNS)}) VALUES ({marks})"
            self._db.execute(insert, [getattr(batch, name) for name in COLUMNS])
        return batch

    def _keep_inputs(self, number: int, inputs: Sequence[Input]) -> None:
        for place, one in enumerate(inputs, 1):
            digest = one.digest
            if not self._db.execute("SELECT 1 FROM content WHERE digest = ?", [digest]).fetchone():
                self._db.execute("INSERT INTO content VALUES (?, ?)", [digest, zlib.compress(one.content)])
            self._db.execute("INSERT INTO input VALUES (?, ?, ?, ?, ?)", [number, place, one.role, one.name, digest])

    def _keep_lines(self, number: int, entry: Entry) -> None:
        column = {name: entry.lines[name].tolist() for name in entry.lines.columns}
        people = self._people(column["id_number"], column["name"])
        known = self._numbers(
            "item", ("project", "id"), [(entry.project, item) for item in dict.fromkeys(column["item"])]
        )
        items = {item: place for (project, item), place in known.items() if project == entry.project}
        code = {word: place for place, word in enumerate(schema.WORDS)}
        self._insert_lines(
            (
                [number] * len(people),
                range(1, len(people) + 1),
                people,
                list(map(items.__getitem__, column["item"])),
                column["service_month"],
                list(map(code.__getitem__, column["kind"])),
                column["fen"],
                list(map(code.__getitem__, column["reason"])),
            )
        )

    def _people(self, ids: list[str], names: list[str]) -> list[int]:
        """Return the number of each person; where all are known under their first names, without looking at pairs."""
        known, named = (np.array(self.texts("person", one), object) for one in ("id_number", "name"))
        numbers = tables.places(known, np.array(ids, object))
        if (numbers > 0).all() and named[numbers].tolist() == names:
            return list(numbers.tolist())
        pairs = list(zip(ids, names, strict=True))
        return list(map(self._numbers("person", ("id_number", "name"), pairs).__getitem__, pairs))

    def _insert_lines(self, columns: Sequence[Sequence[int]]) -> None:
        """Insert lines, given as the columns of their table."""
        width = len(columns)
        for start in range(0, len(columns[0]), MULTIPLE):
            size = len(columns[0][start : start + MULTIPLE])
            values: list[int] = [0] * (size * width)
            for place, column in enumerate(columns):
                values[place::width] = column[start : start + size]
            row = f"({', '.join('?' * width)})"
            self._db.execute(f"INSERT INTO line VALUES {', '.join([row] * size)}", values)

    def _numbers(self, table: str, key: tuple[str, str], wanted: list[tuple[str, str]]) -> dict[tuple[str, str], int]:
        """Return the numbers of people or items, new ones entered in the order in which they come."""
        select = f"SELECT {key[0]}, {key[1]}, number FROM {table}"
        known = {(one, other): number for one, other, number in self._db.execute(select)}
        new = [pair for pair in dict.fromkeys(wanted) if pair not in known]
        first = len(known) + 1
        self._db.executemany(
            f"INSERT INTO {table} ({key[0]}, {key[1]}, number) VALUES (?, ?, ?)",
            [(*pair, number) for number, pair in enumerate(new, first)],
        )
        return known | {pair: number for number, pair in enumerate(new, first)}


def _sealed(entry: Entry, number: int, previous: str, lines_digest: str) -> Batch:
    """Return the batch that an entry becomes under a number, after the batch with the digest ``previous``."""
    draft = Batch(
        number=number,
        kind=entry.kind,
        project=entry.project,
        pay_month=months.format(entry.pay_month),
        as_of=months.format_day(entry.as_of),
        entered_at=entry.entered_at.isoformat(timespec="seconds"),
        entered_by=entry.entered_by,
        rules=RULES_VERSION,
        why=entry.why,
        about=entry.about,
        detail=entry.detail,
        line_count=len(entry.lines),
        fen=int(entry.lines["fen"].sum()),
        lines_digest=lines_digest,
        previous=previous,
        digest="",
        inputs=tuple(InputRef(one.role, one.name, one.digest) for one in entry.inputs),
    )
    return replace(draft, digest=of_batch(draft))


def render(project: str, table: pd.DataFrame) -> bytes:
    """Return a LINES table as the bytes of its CSV file, whose SHA-256 is the digest of the lines."""
    return lines.render(rows(project, [table[name].tolist() for name in tables.LINES.columns if name != "batch"]))


def rows(project: str, columns: Sequence[Sequence[Any]]) -> Iterator[tuple[str, ...]]:
    """Give lines as the rows of their CSV file, from the columns of LINES but the first."""
    ids, names, items, service, kinds, fen, reasons = columns
    month = {one: months.format(one) for one in set(service)}
    amount = {one: money.format(one) for one in set(fen)}
    shown = map(month.__getitem__, service), kinds, map(amount.__getitem__, fen), reasons
    return zip([project] * len(ids), ids, names, items, *shown, strict=True)


def open_book(path: Path, *, create: bool = False) -> Book:
    """Open a ledger. One that does not exist reads as empty, and is made only where ``create`` is true.

    Raises ``Refusal``: ledger-not-database, ledger-not-ours, ledger-newer, ledger-locked, ledger-not-writable.
    """
    with refusing(str(path)):
        if create:
            path.touch(mode=0o600)
        db = opened(path, create) if path.exists() else None
        return Book(made(connect(":memory:")) if db is None else db, str(path))


def empty_book() -> Book:
    """Return a ledger with nothing in it, which is nowhere."""
    return Book(made(connect(":memory:")), "")
