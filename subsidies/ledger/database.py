"""The ledger's database file: connecting, making its tables, and refusing by name where it fails.

The catch: whoever is second to make the tables finds them made; and what the database itself says is never shown.
"""

import json
import sqlite3
import warnings
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, Final

import numpy as np

from subsidies.errors import Refusal
from subsidies.ledger import schema

Array = np.ndarray[Any, Any]

WAIT = 5.0
"""Seconds to wait for somebody else who is entering."""


def opened(path: Path, create: bool) -> sqlite3.Connection | None:
    """Return the database in a file; where it is empty, make its tables, or return ``None``.

    Whether it is empty is known once the database has undone what an interruption left half done, not by its size.
    """
    db = connect(str(path))
    try:
        if not create and db.execute("PRAGMA page_count").fetchone()[0] == 0:
            db.close()
            return None
        return _checked(made(db) if create else db, path)
    except BaseException:
        db.close()
        raise


def connect(name: str) -> sqlite3.Connection:
    """Return a connection that enters durably and leaves transactions to its user."""
    db = sqlite3.connect(name, timeout=WAIT, isolation_level=None)
    db.execute("PRAGMA synchronous = EXTRA")
    db.execute("PRAGMA foreign_keys = ON")
    return db


def made(db: sqlite3.Connection) -> sqlite3.Connection:
    """Make the tables where the database is new; whoever is second finds them made."""
    db.execute("BEGIN IMMEDIATE")
    if db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] == 0:
        db.execute(f"PRAGMA application_id = {schema.APPLICATION}")
        for statement in schema.statements():
            db.execute(statement)
    db.execute("COMMIT")
    return db


def _checked(db: sqlite3.Connection, path: Path) -> sqlite3.Connection:
    if db.execute("PRAGMA application_id").fetchone()[0] != schema.APPLICATION:
        raise Refusal("ledger-not-ours", path=str(path))
    if db.execute("PRAGMA user_version").fetchone()[0] > schema.VERSION:
        raise Refusal("ledger-newer", path=str(path))
    return db


def copied(db: sqlite3.Connection, name: str, path: Path) -> None:
    """Copy a database, whose own name is for refusals, into an empty file.

    The copy keeps no journal, for one that is not finished is thrown away; it is taken in one step, so it is whole.
    """

    def look(status: int, _left: int, _total: int) -> None:
        if status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):  # even after waiting
            raise Refusal("ledger-locked", path=name)

    with refusing(name, full=str(path)), closing(sqlite3.connect(path, isolation_level=None)) as copy:
        copy.execute("PRAGMA journal_mode = OFF")
        copy.execute("PRAGMA synchronous = OFF")
        db.backup(copy, progress=look)


KINDS: Final[Mapping[str, set[type]]] = {"i": {int}, "o": {int, type(None)}, "s": {str}}


def columns(rows: Sequence[Sequence[Any]], kinds: str, path: str) -> list[Sequence[Any]]:
    """Return rows as columns, one a letter: whole numbers, numbers or nothing (``o``), texts.

    Raises ``Refusal`` (ledger-corrupt) where there is anything else: the rows of a damaged page may hold any value.
    """
    turned: list[Sequence[Any]] = list(zip(*rows, strict=True)) or [()] * len(kinds)
    if not all(set(map(type, column)) <= KINDS[kind] for column, kind in zip(turned, kinds, strict=True)):
        raise Refusal("ledger-corrupt", path=path)
    return turned


def loaded(packed: str, path: str) -> list[str]:
    """Return the texts of a JSON array. Raises ``Refusal`` (ledger-corrupt) where it holds anything else, or none."""
    try:
        texts = json.loads(packed)
    except (ValueError, TypeError):
        texts = []
    if not texts or set(map(type, texts)) != {str}:
        raise Refusal("ledger-corrupt", path=path)
    return list(texts)


def numbers(packed: str | None, count: int, path: str) -> Array:
    """Return the integers of a text with commas between. Raises ``Refusal`` (ledger-corrupt) unless it has so many."""
    with warnings.catch_warnings(action="error"):
        try:
            found = np.fromstring(packed or "0", np.int64, sep=",")[: None if packed else 0]
        except (DeprecationWarning, ValueError, TypeError):
            found = np.array([], np.int64)
    if len(found) != count:
        raise Refusal("ledger-corrupt", path=path)
    return found


def is_spelled(db: sqlite3.Connection) -> bool:
    """Return whether a ledger's words are those by whose numbers lines are kept."""
    return db.execute("SELECT number, word FROM word ORDER BY number").fetchall() == [*enumerate(schema.WORDS)]


def among(places: Array, texts: Array, path: str) -> Array:
    """Return places in an array of texts, whose first is nobody's. Raises ``Refusal`` (ledger-corrupt) for others."""
    if len(places) and not 0 < places.min() <= places.max() < len(texts):
        raise Refusal("ledger-corrupt", path=path)
    return places


REFUSALS: Final = {
    sqlite3.SQLITE_ERROR: "ledger-corrupt",
    sqlite3.SQLITE_NOTADB: "ledger-not-database",
    sqlite3.SQLITE_CORRUPT: "ledger-corrupt",
    sqlite3.SQLITE_BUSY: "ledger-locked",
    sqlite3.SQLITE_LOCKED: "ledger-locked",
    sqlite3.SQLITE_FULL: "disk-full",
    sqlite3.SQLITE_READONLY: "ledger-not-writable",
    sqlite3.SQLITE_CANTOPEN: "ledger-not-writable",
    sqlite3.SQLITE_IOERR: "ledger-not-writable",
    sqlite3.SQLITE_PERM: "ledger-not-writable",
}
"""By the primary code; ``WRITING`` goes before it."""
WRITING: Final = {sqlite3.SQLITE_IOERR_WRITE: "disk-full"}
"""A quota, or a limit on the size of files, is a write that fails, not a full disk."""


@contextmanager
def refusing(path: str, full: str = "") -> Iterator[None]:
    """Turn the database's own failures into refusals with a name and a remedy.

    full   another path, if it is that one's disk which may be full
    """
    try:
        yield
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", None)
        name = "ledger-corrupt" if code is None else WRITING.get(code) or REFUSALS.get(code & 0xFF)
        if name is None:
            raise
        raise Refusal(name, path=full if full and name == "disk-full" else path) from error
    except OSError as error:
        raise Refusal("ledger-not-writable", path=path) from error
