"""Copies of the ledger: a backup is the ledger, an export is all that is in it, and neither goes over anything."""

import csv
import hashlib
import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.bureau import Bureau, change, living
from tests.shell import Result, call


@pytest.fixture
def bureau(tmp_path: Path) -> Bureau:
    """A bureau with two lists, a reversal and a closing."""
    bureau = living(tmp_path / "office", "甲", '乙"一', "丙")
    bureau.issue("2024-01")
    bureau.projects["living"].changes = [change("2024-02-05", "丙", "end", "2024-01")]
    bureau.issue("2024-02")
    for command in (["ledger", "reverse", "2", "--why", "a, b"], ["close", "2024-01"]):
        told(bureau, *command, "--as-of", "2024-02-21", "--by", "甲办")
    return bureau


def run(bureau: Bureau, *arguments: str) -> Result:
    return call("-C", str(bureau.folder), *arguments, "--json")


def told(bureau: Bureau, *arguments: str) -> dict[str, Any]:
    """Return what a command answers."""
    result = run(bureau, *arguments)
    assert result.status == 0, result
    return dict(json.loads(result.out))


def refusal(bureau: Bureau, *arguments: str) -> str:
    """Return the name with which a command is refused."""
    result = run(bureau, *arguments)
    assert result.status == 2, result
    return str(json.loads(result.out)["error"]["name"])


def dump(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as db:
        return [*db.iterdump()]


def rows(path: Path) -> list[dict[str, str]]:
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [*csv.DictReader(file)]


def test_a_backup_is_the_ledger(bureau: Bureau, tmp_path: Path) -> None:
    copy, ledger = tmp_path / "copies" / "one.db", bureau.folder / "ledger.db"
    before = ledger.read_bytes()
    answer = told(bureau, "ledger", "backup", str(copy))
    assert dump(copy) == dump(ledger)
    log = told(bureau, "ledger", "log")["batches"]
    assert answer == {"file": str(copy), "batches": 4, "head": log[-1]["digest"]}
    assert ledger.read_bytes() == before
    assert [path.name for path in copy.parent.iterdir()] == ["one.db"]
    ledger.write_bytes(copy.read_bytes())
    assert told(bureau, "ledger", "verify")["findings"] == []
    assert told(bureau, "ledger", "log")["batches"] == log
    assert told(bureau, "issue", "2024-02", "--as-of", "2024-02-22", "--yes")["projects"][0]["batch"] == 5


@pytest.mark.parametrize("mode", ["BEGIN", "BEGIN IMMEDIATE"])
def test_a_backup_is_made_while_somebody_reads_or_begins_to_enter(bureau: Bureau, tmp_path: Path, mode: str) -> None:
    with closing(sqlite3.connect(bureau.folder / "ledger.db", isolation_level=None)) as other:
        other.execute(mode)
        other.execute("SELECT * FROM line").fetchone()
        told(bureau, "ledger", "backup", str(tmp_path / "copy.db"))
        told(bureau, "ledger", "export", str(tmp_path / "audit"))
        other.execute("ROLLBACK")
    assert dump(tmp_path / "copy.db") == dump(bureau.folder / "ledger.db")


@pytest.mark.parametrize("there", ["file", "folder", "link"])
def test_a_backup_goes_over_nothing(bureau: Bureau, tmp_path: Path, there: str) -> None:
    target = tmp_path / "copy.db"
    if there == "file":
        target.write_bytes(b"mine")
    elif there == "folder":
        target.mkdir()
    else:
        target.symlink_to("nowhere")
    assert refusal(bureau, "ledger", "backup", str(target)) == "file-exists"
    assert there != "file" or target.read_bytes() == b"mine"
    assert refusal(bureau, "ledger", "backup", str(bureau.folder / "ledger.db")) == "file-exists"


def test_a_file_that_comes_there_meanwhile_is_not_gone_over(
    bureau: Bureau, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from subsidies.write.whole import Waiting

    sync = Waiting.sync

    def late(file: Waiting) -> None:
        sync(file)
        file.target.write_bytes(b"mine")

    monkeypatch.setattr(Waiting, "sync", late)
    assert refusal(bureau, "ledger", "backup", str(tmp_path / "copy.db")) == "file-exists"
    assert (tmp_path / "copy.db").read_bytes() == b"mine"
    assert not [*tmp_path.glob("*.part")]


def test_there_is_nothing_to_copy_before_the_first_entry(tmp_path: Path) -> None:
    bureau = living(tmp_path / "office", "甲")
    bureau.write()
    for command in ("backup", "export"):
        assert refusal(bureau, "ledger", command, str(tmp_path / command)) == "ledger-empty"
    assert [path.name for path in tmp_path.iterdir()] == ["office"]


def test_an_export_is_all_that_is_in_the_ledger(bureau: Bureau, tmp_path: Path) -> None:
    folder = tmp_path / "audit" / "2024"
    answer = told(bureau, "ledger", "export", str(folder))
    assert sorted(path.name for path in folder.iterdir()) == ["batches.csv", "inputs", "inputs.csv", "lines.csv"]
    with closing(sqlite3.connect(bureau.folder / "ledger.db")) as db:
        db.row_factory = sqlite3.Row
        payments = [dict(row) for row in db.execute("SELECT * FROM payment")]
        inputs = [dict(row) for row in db.execute("SELECT batch, role, name, digest FROM input ORDER BY batch, place")]
        batches = [dict(row) for row in db.execute("SELECT * FROM batch ORDER BY number")]
    assert rows(folder / "lines.csv") == [{key: str(value) for key, value in row.items()} for row in payments]
    amount = {row["number"]: f"{row.pop('fen') / 100:.2f}" for row in batches}
    texts = [{key: "" if value is None else str(value) for key, value in row.items()} for row in batches]
    exported = rows(folder / "batches.csv")
    assert [row.pop("amount") for row in exported] == [amount[row["number"]] for row in batches]
    assert exported == texts
    kept = rows(folder / "inputs.csv")
    files = [row.pop("file") for row in kept]
    assert kept == [{key: str(value) for key, value in row.items()} for row in inputs]
    assert [hashlib.sha256((folder / file).read_bytes()).hexdigest() for file in files] == [
        row["digest"] for row in kept
    ]
    assert {f"inputs/{path.name}" for path in (folder / "inputs").iterdir()} == set(files)
    sums = {"batches": len(batches), "lines": len(payments), "inputs": len(set(files))}
    assert answer == {"folder": str(folder), **sums, "head": batches[-1]["digest"]}


def test_an_export_takes_an_empty_folder_and_no_other(bureau: Bureau, tmp_path: Path) -> None:
    for name in ("empty", "full"):
        (tmp_path / name).mkdir()
    (tmp_path / "full" / "notes.txt").write_bytes(b"mine")
    (tmp_path / "file").write_bytes(b"mine")
    told(bureau, "ledger", "export", str(tmp_path / "empty"))
    assert refusal(bureau, "ledger", "export", str(tmp_path / "empty")) == "folder-not-empty"
    assert refusal(bureau, "ledger", "export", str(tmp_path / "full")) == "folder-not-empty"
    assert refusal(bureau, "ledger", "export", str(tmp_path / "file")) == "output-not-folder"
    assert [path.name for path in (tmp_path / "full").iterdir()] == ["notes.txt"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["empty", "file", "full", "office"]
