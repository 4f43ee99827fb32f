"""One flipped byte of a ledger: ``ledger verify`` notices every one that changes a value, without a traceback.

And nothing is entered in a ledger in which ``verify`` has found something: not even what would be right. Who only looks
is shown what can be shown.
"""

import json
import random
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tests.bureau import id_number
from tests.faults import scene
from tests.faults.scene import CLOSE, ISSUE, REFUND, REVERSE, TORTURE, Scene
from tests.shell import call

FLIPS = 500 if TORTURE else 60
FEW = 20
TABLES = ("line", "input", "content", "batch", "person", "item", "word")
REFUSED = {
    "ledger-corrupt",
    "ledger-not-database",
    "ledger-not-ours",
    "ledger-newer",
    "ledger-not-writable",
}
DAY = ("--as-of", "2024-05-20")
ENTERING = (("issue", "2024-05", "--as-of", "2024-05-20", "--yes", "--by", "甲办"), REFUND, CLOSE, REVERSE)
READING = (
    *(["status", *DAY], ["status", "--repair", *DAY], ["draft", "2024-05", *DAY], ["check", *DAY], ["ledger", "log"]),
    *(["explain", "丁", *DAY], ["reconcile", "2024", *DAY], ["ledger", "show", "6"], ["ledger", "show", "9"]),
)
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


def places(path: Path) -> list[list[int]]:
    """Return, for each table, the bytes of its pages that hold something, from what the database says of itself."""
    with closing(sqlite3.connect(path)) as db:
        size, count = (db.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_size", "page_count"))
        try:
            rows = db.execute("SELECT name, pageno FROM dbstat").fetchall()
        except sqlite3.OperationalError:  # a database that does not tell
            rows = [(TABLES[0], page) for page in range(2, count + 1)]
    content = path.read_bytes()
    spans = [[range((page - 1) * size, page * size) for name, page in rows if name == table] for table in TABLES]
    return [[place for span in of for place in span if content[place]] for of in spans if of]


@pytest.fixture(scope="module")
def office(scenes: Callable[[str], Scene], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An office whose ledger has batches of every kind that there is a command for."""
    office = Path(shutil.copytree(scenes("issue").template, tmp_path_factory.mktemp("flips") / "office"))
    for command in (REFUND, CLOSE, REVERSE, ISSUE):
        scene.told(office, *command)
    more = (id_number("丁"), "10.00", "--document", "核销单", "--as-of", "2024-04-20", "--by", "甲办")
    scene.told(office, "ledger", "waive", *more)
    scene.told(office, "ledger", "instalments", *more[:2], "2024-05", *more[2:])
    return office


@pytest.mark.parametrize("part", range(FLIPS // FEW))
def test_a_flipped_byte_that_changes_a_value_is_noticed_and_nothing_is_entered(
    part: int, office: Path, count: Callable[[str], None], tmp_path: Path
) -> None:
    mine = Path(shutil.copytree(office, tmp_path / "office"))
    ledger = mine / "ledger.db"
    whole, before, chosen = ledger.read_bytes(), values(ledger), places(ledger)
    dice, changed = random.Random(part), 0
    for _ in range(FEW):
        place = dice.choice(dice.choice(chosen))
        flipped = bytearray(whole)
        flipped[place] ^= dice.choice((1 << dice.randrange(8), dice.randrange(1, 256)))
        ledger.write_bytes(flipped)
        count("flip")
        is_other = values(ledger) != before
        changed += is_other
        noticed = verified(mine)
        assert noticed or not is_other, f"byte {place}: nothing was noticed"
        if noticed:
            result = call("-C", str(mine), *dice.choice(ENTERING), "--json", "--lang", "en")
            assert scene.error(result) in REFUSED, f"byte {place}"
            assert ledger.read_bytes() == bytes(flipped)
        result = call("-C", str(mine), *dice.choice(READING), "--json", "--lang", "en")
        assert "internal-error" not in result.out, f"byte {place}: {result}"
        for left in mine.glob("ledger.db-*"):
            left.unlink()
    assert changed > FEW // 2


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
