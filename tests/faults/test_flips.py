"""One flipped byte of a ledger: ``ledger verify`` notices every one that changes a value, without a traceback."""

import json
import random
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tests.faults.scene import TORTURE, Scene
from tests.shell import call

FLIPS = 500 if TORTURE else 60
TABLES = ("line", "input", "content", "batch", "person", "item", "word")
REFUSED = {
    "ledger-corrupt",
    "ledger-not-database",
    "ledger-not-ours",
    "ledger-newer",
    "ledger-not-writable",
}
Rows = dict[str, list[tuple[object, ...]] | None]


def values(path: Path) -> Rows:
    """Return everything that a ledger says, table by table; ``None`` for a table that cannot be read."""
    found: Rows = {}
    for table in TABLES:
        try:
            with closing(sqlite3.connect(path)) as db:
                db.text_factory = bytes
                found[table] = sorted(db.execute(f"SELECT * FROM {table}"), key=repr)
        except (sqlite3.Error, MemoryError):
            found[table] = None
    return found


def pages(path: Path) -> list[int]:
    """Return the pages of the tables, each table's as often as every other's, from what the database says of itself."""
    with closing(sqlite3.connect(path)) as db:
        try:
            rows = db.execute("SELECT name, pageno FROM dbstat").fetchall()
        except sqlite3.OperationalError:  # a database without that table of tables
            return [*range(1, db.execute("PRAGMA page_count").fetchone()[0] + 1)]
    by_table = [[page for name, page in rows if name == table] for table in TABLES]
    most = max(map(len, by_table))
    return [page for of in by_table for page in (of * most)[:most]]


@pytest.fixture(scope="module")
def scene_of_all(scenes: Callable[[str], Scene]) -> Scene:
    """The scene whose ledger has batches of every kind that there is a command for."""
    return scenes("close")


@pytest.mark.parametrize("part", range(FLIPS // 20))
def test_a_flipped_byte_that_changes_a_value_is_noticed(part: int, scene_of_all: Scene, tmp_path: Path) -> None:
    office = tmp_path / "office"
    shutil.copytree(scene_of_all.template.parent / "undisturbed", office)
    ledger = office / "ledger.db"
    whole, before = ledger.read_bytes(), values(ledger)
    chosen = pages(ledger)
    size = int.from_bytes(whole[16:18], "big")
    dice = random.Random(part)
    for _ in range(20):
        place = (dice.choice(chosen) - 1) * size + dice.randrange(size)
        flipped = bytearray(whole)
        flipped[place] ^= 1 << dice.randrange(8) if dice.random() < 0.5 else dice.randrange(1, 256)
        ledger.write_bytes(flipped)
        after = values(ledger)
        names = verified(office)
        assert names or after == before, f"byte {place}: nothing was noticed"
        for left in office.glob("ledger.db-*"):
            left.unlink()


def verified(office: Path) -> set[str]:
    """Return the names of what ``ledger verify`` says."""
    result = call("-C", str(office), "ledger", "verify", "--json", "--lang", "en")
    assert "Traceback" not in result.err
    told = json.loads(result.out)
    if result.status == 2:
        assert told["error"]["name"] in REFUSED, told["error"]
        return {told["error"]["name"]}
    assert (result.status == 1) == bool(told["findings"])
    return {one["name"] for one in told["findings"]}
