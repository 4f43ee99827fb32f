"""A ledger that is locked, damaged, gone or no ledger at all: nothing is entered, and everything stays as it was."""

import hashlib
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from tests.faults import scene
from tests.faults.scene import COMMANDS, Scene
from tests.shell import Result, call


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits long for a lock here."""
    monkeypatch.setattr("subsidies.ledger.database.WAIT", 0.05)


def files(office: Path) -> dict[str, str]:
    """Return the SHA-256 of everything in an office, by its path."""
    return {
        path.relative_to(office).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(office.rglob("*"))
        if path.is_file()
    }


def entered(one: Scene, office: Path) -> Result:
    """Run the command of a scene in this process."""
    return call("-C", str(office), *one.command, "--json", "--lang", "en")


def refusal(one: Scene, office: Path) -> str:
    """Run the command of a scene, which must be refused and change no file, and return the refusal's name."""
    before = files(office)
    name = scene.error(entered(one, office))
    assert files(office) == before
    return name


# --- locked -------------------------------------------------------------------------------------------------------


@contextmanager
def locked(office: Path, how: str) -> Iterator[None]:
    """Hold the ledger as another program does that is writing (IMMEDIATE), or just finishing it (EXCLUSIVE)."""
    with closing(sqlite3.connect(office / "ledger.db", isolation_level=None)) as db:
        db.execute(f"BEGIN {how}")
        yield
        db.execute("ROLLBACK")


@pytest.mark.parametrize("how", ["IMMEDIATE", "EXCLUSIVE"])
@pytest.mark.parametrize("name", COMMANDS)
def test_a_ledger_that_somebody_holds(name: str, how: str, scenes: Callable[[str], Scene], tmp_path: Path) -> None:
    one = scenes(name)
    office = one.copy(tmp_path)
    with locked(office, how):
        assert refusal(one, office) == "ledger-locked"
    assert not scene.is_whole(one, office)
    scene.finish(one, office, False)


def test_a_ledger_that_somebody_reads_is_written_once_he_has_done(
    scenes: Callable[[str], Scene], tmp_path: Path
) -> None:
    one = scenes("issue")
    office = one.copy(tmp_path)
    with closing(sqlite3.connect(office / "ledger.db", isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT * FROM batch").fetchone()
        assert refusal(one, office) == "ledger-locked"
        assert scene.told(office, *scene.STATUS)["findings"] == []
        reader.execute("ROLLBACK")
    scene.finish(one, office, False)


def test_who_comes_while_somebody_enters_waits_for_his_turn(
    scenes: Callable[[str], Scene], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("subsidies.ledger.database.WAIT", 30)
    one = scenes("issue")
    office = one.copy(tmp_path)
    with locked(office, "EXCLUSIVE"):
        results: list[Result] = []
        waits = threading.Thread(target=lambda: results.append(scene.run(office, *one.command)))
        waits.start()
        waits.join(1)
        assert waits.is_alive()
    waits.join()
    assert [result.status for result in results] == [0]
    assert scene.seen(office) == one.after


# --- damaged ------------------------------------------------------------------------------------------------------


def sql(statement: str) -> Callable[[Path], None]:
    """Return what changes rows behind the program's back."""

    def tamper(path: Path) -> None:
        with closing(sqlite3.connect(path)) as db:
            for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
                db.execute(f"DROP TRIGGER {name}")
            db.execute(statement)
            db.commit()

    return tamper


def cut(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2])


def scribbled(path: Path) -> None:
    content = path.read_bytes()
    half = len(content) // 2
    path.write_bytes(content[:half] + b"\xff" * 4096 + content[half + 4096 :])


def without_head(path: Path) -> None:
    path.write_bytes(bytes(100) + path.read_bytes()[100:])


def text(path: Path) -> None:
    path.write_text("公民身份号码,姓名\n" * 100, "utf-8")


def another(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as db:
        db.execute("CREATE TABLE batch (number)")


def folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


DAMAGE: dict[str, tuple[Callable[[Path], None], str]] = {
    "cut short": (cut, "ledger-corrupt"),
    "scribbled over": (scribbled, "ledger-corrupt"),
    "without its head": (without_head, "ledger-not-database"),
    "a text": (text, "ledger-not-database"),
    "another program's": (another, "ledger-not-ours"),
    "a folder": (folder, "ledger-not-writable"),
    "a newer version's": (sql("PRAGMA user_version = 99"), "ledger-newer"),
    "another amount": (sql("UPDATE line SET fen = fen + 100 WHERE batch = 6 AND place = 1"), "ledger-corrupt"),
    "another person": (sql("UPDATE line SET person = 1"), "ledger-corrupt"),
    "a list less": (sql("DELETE FROM batch WHERE number = 6"), "ledger-corrupt"),
    "a line less": (sql("DELETE FROM line WHERE batch = 1 AND place = 1"), "ledger-corrupt"),
    "another roster": (sql("UPDATE content SET packed = x'00'"), "ledger-corrupt"),
    "another day": (sql("UPDATE batch SET as_of = '2024-01-01' WHERE number = 7"), "ledger-corrupt"),
    "a closing less": (sql("UPDATE batch SET pay_month = '2023-12' WHERE kind = 'closing'"), "ledger-corrupt"),
}


@pytest.mark.parametrize("damage", DAMAGE)
@pytest.mark.parametrize("name", COMMANDS)
def test_nothing_is_entered_in_a_damaged_ledger(
    name: str, damage: str, scenes: Callable[[str], Scene], tmp_path: Path
) -> None:
    one = scenes(name)
    office = one.copy(tmp_path)
    do, expected = DAMAGE[damage]
    do(office / "ledger.db")
    assert refusal(one, office) == expected


@pytest.mark.parametrize("command", [["ledger", "backup", "copy.db"], ["ledger", "export", "copy"]])
@pytest.mark.parametrize("damage", DAMAGE)
def test_a_damaged_ledger_is_not_copied(
    damage: str, command: list[str], scenes: Callable[[str], Scene], tmp_path: Path
) -> None:
    office = scenes("issue").copy(tmp_path)
    do, expected = DAMAGE[damage]
    do(office / "ledger.db")
    before = files(office)
    result = call("-C", str(office), *command[:2], str(office / command[2]), "--json", "--lang", "en")
    assert scene.error(result) == expected
    assert files(office) == before


@pytest.mark.parametrize("how", [Path.unlink, lambda path: path.write_bytes(b"")], ids=["gone", "emptied"])
@pytest.mark.parametrize("name", COMMANDS)
def test_a_ledger_that_is_gone_is_not_begun_again(
    name: str, how: Callable[[Path], object], scenes: Callable[[str], Scene], tmp_path: Path
) -> None:
    one = scenes(name)
    office = one.copy(tmp_path)
    how(office / "ledger.db")
    expected = {"issue": "month-out-of-order", "reverse": "batch-unknown", "close": "month-not-issued"}
    expected |= {"return": "reference-unknown"}
    assert refusal(one, office) == expected.get(name, "claim-missing")


def test_lists_of_a_ledger_that_is_gone_are_never_written_over(scenes: Callable[[str], Scene], tmp_path: Path) -> None:
    one = scenes("issue")
    office = one.copy(tmp_path)
    (office / "ledger.db").unlink()
    before = files(office)
    result = call("-C", str(office), "issue", "2024-01", "--as-of", "2024-04-20", "--yes", "--by", "甲办", "--json")
    assert scene.error(result) == "output-exists"
    assert files(office) == before
