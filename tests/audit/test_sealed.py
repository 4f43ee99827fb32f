"""``audit --sealed``: a whole copy gives nothing; with one thing changed, that is told; no byte of it is touched."""

import json
import os
import shutil
import sqlite3
import zlib
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest

from subsidies import terminal
from subsidies.auditing import sealed
from tests.bureau import Bureau, Project, change, person, tamper
from tests.rosters import files
from tests.shell import Result, call

ROSTER, LINES = "living.csv", "out/2024-02/living-2.lines.csv"
PAPERS = "out/2024-01/living-1.xlsx"
POSIX = pytest.mark.skipif(not hasattr(os, "geteuid"), reason="links and rights of POSIX")
LAST = [f"DELETE FROM {table} WHERE batch = 3" for table in ("line", "input")] + ["DELETE FROM batch WHERE number = 3"]

Told = set[tuple[str, str | None]]


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a workspace with three lists, the second of an edited roster, the third of a change."""
    bureau = Bureau(
        tmp_path_factory.mktemp("there") / "office",
        {"living": Project([person(name, start_month="2024-01") for name in "甲乙"])},
    )
    bureau.issue("2024-01")
    bureau.projects["living"].roster.append(person("丙", start_month="2024-02"))
    bureau.issue("2024-02")
    bureau.projects["living"].changes.append(change("2024-03-02", "乙", "death", "2024-02-20"))
    bureau.issue("2024-03")
    return bureau.folder


@pytest.fixture
def copy(office: Path, tmp_path: Path) -> Path:
    """Return a copy of it, with no workspace around."""
    return Path(shutil.copytree(office, tmp_path / "copy"))


def state(folder: Path) -> dict[str, tuple[int, bytes]]:
    """Return all that there is in a folder, with when it was written last; a link is where it leads."""

    def there(path: Path) -> Iterator[tuple[str, tuple[int, bytes]]]:
        for one in sorted(path.iterdir()):
            is_own = one.is_dir() and not one.is_symlink()
            content = b"" if is_own or not one.is_file() else one.read_bytes()
            yield str(one), (one.lstat().st_mtime_ns, content)
            yield from there(one) if is_own else ()

    return dict(there(folder)) | {"": (folder.stat().st_mtime_ns, b"")}


def look(copy: Path, *words: str) -> Result:
    """Look at a copy, and see that nothing was touched."""
    before = state(copy)
    result = call("audit", "--sealed", str(copy), "--lang", "en", *words)
    assert state(copy) == before
    return result


def told(copy: Path, *words: str) -> Told:
    """Return what is found, with the files that it is about; the exit status is that of findings."""
    result = look(copy, "--json", *words)
    found = json.loads(result.out)["findings"]
    assert result.status == (1 if found else 0)
    assert all(str(copy) not in one["message"] and "/tmp" not in one["message"] for one in found)
    return {(one["name"], one["file"]) for one in found}


def edit(path: Path, old: str, new: str) -> None:
    """Change a text in a file."""
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def head(copy: Path) -> str:
    """Return the head of a copy's chain."""
    return str(json.loads(look(copy, "--json").out)["head"])


def test_a_whole_copy_gives_nothing_and_says_what_was_looked_at(copy: Path) -> None:
    result = look(copy)
    assert result.status == 0
    shown = (
        "Nothing was found.",
        "3 lists, 3 of them computed again",
        "3 files behind the last lists, 3 of them the same",
    )
    assert all(one in result.out for one in (*shown, "2 earlier versions are in the ledger alone", "3 batches"))
    assert "Without --head" in result.err
    assert "Without --head" not in look(copy, "--head", head(copy)[:16]).err


def test_an_object_names_every_file_that_was_entered_with_both_digests(copy: Path) -> None:
    edit(copy / ROSTER, "2024-01", "2023-11")
    found = json.loads(look(copy, "--json").out)
    kept = {one["file"]: (one["batch"], one["state"], one["entered"] == one["found"]) for one in found["files"]}
    assert kept == {
        "living.toml": (3, "same", True),
        "living.csv": (3, "differs", False),
        "living-changes.csv": (3, "same", True),
    }
    (one,) = found["findings"]
    digests = next(each for each in found["files"] if each["file"] == ROSTER)
    assert digests["entered"][:12] in one["message"]
    assert digests["found"][:12] in one["message"]
    assert (found["batches"], found["lists"], found["computed"], found["earlier"]) == (3, 3, 3, 2)


SPOILT: dict[str, tuple[Callable[[Path], Any], Told]] = {
    "a cell of the roster": (lambda at: edit(at / ROSTER, "2024-01", "2024-02"), {(sealed.DIFFERS, ROSTER)}),
    "a rate": (lambda at: edit(at / "living.toml", "120.00", "121.00"), {(sealed.DIFFERS, "living.toml")}),
    "an amount on a list": (lambda at: edit(at / LINES, "120.00", "1200.00"), {("paper-differs", LINES)}),
    "a list to print": (lambda at: (at / PAPERS).write_bytes(b"x"), {("paper-differs", PAPERS)}),
    "no roster": (lambda at: (at / ROSTER).unlink(), {(sealed.MISSING, ROSTER)}),
    "no list": (lambda at: (at / LINES).unlink(), {("paper-missing", LINES)}),
    "a folder for a roster": (lambda at: _folder(at / ROSTER), {(sealed.MISSING, ROSTER)}),
    "a list of no batch": (
        lambda at: shutil.copy(at / LINES, at / "out/2024-03/living-9.lines.csv"),
        {("paper-stray", "out/2024-03/living-9.lines.csv")},
    ),
    "no ledger": (lambda at: (at / "ledger.db").unlink(), {(sealed.NO_LEDGER, "ledger.db")}),
    "a ledger that is no database": (
        lambda at: (at / "ledger.db").write_bytes(b"x" * 5000),
        {("ledger-not-database", "ledger.db")},
    ),
    "a line": (
        lambda at: tamper(at / "ledger.db", "UPDATE line SET fen = 13000 WHERE batch = 2 AND place = 1"),
        {("ledger-lines-digest", None), ("ledger-schema", None)},
    ),
    "an earlier roster in the ledger": (
        lambda at: tamper(at / "ledger.db", _repacked("batch = 1 AND role = 'roster'")),
        {("ledger-input-digest", None), ("ledger-schema", None)},
    ),
}


def _folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def _repacked(which: str) -> str:
    other = zlib.compress("姓名\n".encode()).hex()
    return f"UPDATE content SET packed = x'{other}' WHERE digest = (SELECT digest FROM input WHERE {which})"


@pytest.mark.parametrize("kind", SPOILT)
def test_one_thing_changed_is_told_and_nothing_else(copy: Path, kind: str) -> None:
    spoil, wanted = SPOILT[kind]
    spoil(copy)
    assert told(copy) == wanted


def test_a_ledger_that_is_cut_short_is_damaged(copy: Path) -> None:
    whole = (copy / "ledger.db").read_bytes()
    (copy / "ledger.db").write_bytes(whole[: len(whole) // 2])
    assert ("ledger-corrupt", "ledger.db") in told(copy)


def test_only_the_head_on_paper_shows_that_the_last_batch_was_taken_out_whole(copy: Path) -> None:
    """By who puts the triggers back and takes its papers and files away, too."""
    paper = head(copy)
    whole = [sql for (sql,) in _ask(copy, "SELECT sql FROM sqlite_master WHERE type = 'trigger'")]
    tamper(copy / "ledger.db", *LAST)
    stray = {("paper-stray", f"out/2024-03/living-3.{end}") for end in ("lines.csv", "xlsx")}
    later = {(sealed.DIFFERS, "living-changes.csv")}
    assert told(copy) == stray | later | {("ledger-schema", None)}
    tamper(copy / "ledger.db", *whole)
    shutil.rmtree(copy / "out/2024-03")
    changes = copy / "living-changes.csv"
    changes.write_bytes(changes.read_bytes().splitlines(keepends=True)[0])
    assert told(copy) == set()
    assert told(copy, "--head", paper) == {("ledger-head", None)}


def _ask(copy: Path, question: str) -> list[Any]:
    with closing(sqlite3.connect(f"file:{copy / 'ledger.db'}?mode=ro", uri=True)) as db:
        return db.execute(question).fetchall()


@POSIX
@pytest.mark.parametrize("name", [ROSTER, LINES, "ledger.db"])
def test_a_link_that_leads_out_is_told_and_not_followed(copy: Path, name: str) -> None:
    path = copy / name
    shutil.move(path, copy.parent / "beside")
    path.symlink_to(copy.parent / "beside")
    more = {(sealed.NO_LEDGER, name)} if name == "ledger.db" else set()
    assert told(copy) == {(sealed.OUTSIDE, name)} | more
    path.unlink()
    path.symlink_to(path)
    assert (sealed.OUTSIDE, name) in told(copy)


@POSIX
def test_a_copy_whose_settings_lie_elsewhere_is_none(copy: Path) -> None:
    shutil.move(copy / "subsidies.toml", copy.parent / "subsidies.toml")
    (copy / "subsidies.toml").symlink_to(copy.parent / "subsidies.toml")
    assert look(copy).status == 2
    assert look(copy / "out").status == 2


@pytest.mark.parametrize("key", ["output", "ledger"])
def test_a_path_that_leads_out_is_told(copy: Path, key: str) -> None:
    edit(copy / "subsidies.toml", "title", f'{key} = "../elsewhere"\ntitle')
    more = {(sealed.NO_LEDGER, "../elsewhere")} if key == "ledger" else set()
    assert told(copy) == {(sealed.OUTSIDE, "../elsewhere")} | more


@POSIX
def test_a_copy_that_nobody_may_write_is_looked_at_all_the_same(copy: Path) -> None:
    folders = [copy, *(one for one in copy.rglob("*") if one.is_dir())]
    for one in copy.rglob("*"):
        one.chmod(0o555 if one.is_dir() else 0o444)
    copy.chmod(0o555)
    try:
        assert told(copy) == set()
    finally:
        for one in folders:
            one.chmod(0o755)


def test_what_an_interruption_left_half_done_is_undone_elsewhere(copy: Path) -> None:
    """Pages of a transaction that is not committed stand in the file already, with the journal that undoes them."""
    half = copy.parent / "half"
    with closing(sqlite3.connect(copy / "ledger.db", isolation_level=None)) as db:
        db.execute("PRAGMA cache_size = 1")
        db.execute("BEGIN")
        for number in range(20):
            db.execute("INSERT INTO content VALUES (?, ?)", [str(number), bytes(50_000)])
        shutil.copytree(copy, half)
    assert (half / "ledger.db-journal").stat().st_size > 0
    assert (half / "ledger.db").read_bytes() != (copy / "ledger.db").read_bytes()
    assert told(half) == set()


def test_the_folder_cannot_say_what_is_left_out(copy: Path) -> None:
    edit(copy / "subsidies.toml", "title", 'check = { ignore = ["W", "S"] }\ntitle')
    (copy / LINES).unlink()
    assert told(copy) == {("paper-missing", LINES)}
    assert told(copy, "--ignore", "W101") == set()


def test_one_project_of_several(tmp_path: Path) -> None:
    bureau = Bureau(tmp_path / "copy", {name: Project([person("甲")]) for name in ("first", "second")})
    bureau.issue("2024-01")
    for name in ("first", "second"):
        (bureau.folder / f"{name}.csv").unlink()
    assert told(bureau.folder, "--project", "second") == {(sealed.MISSING, "second.csv")}
    assert look(bureau.folder, "--project", "third").status == 2


def test_a_project_file_in_a_folder_finds_its_roster_there(copy: Path, tmp_path: Path) -> None:
    folder = tmp_path / "deep"
    (folder / "living").mkdir(parents=True)
    for name in ("living.toml", "living.csv", "living-changes.csv"):
        shutil.copy(copy / name, folder / "living" / name)
    (folder / "subsidies.toml").write_text('title = "样例"\nprojects = ["living/living.toml"]\n', "utf-8")
    assert call("-C", str(folder), "issue", "2024-01", "--yes", "--by", "甲办", "--as-of", "2024-01-20").status == 0
    assert told(folder) == set()
    (folder / "living" / "living.csv").write_text("x")
    assert told(folder) == {(sealed.DIFFERS, "living/living.csv")}


def test_a_roster_with_a_password_is_compared_without_it(tmp_path: Path) -> None:
    sheet = files.xlsx([["公民身份号码", "姓名", "享受开始年月"], [files.A, "张三", "2024-01"]])
    bureau = Bureau(tmp_path / "copy", {"living": Project([], keys={"roster": ["living.xlsx"]})})
    bureau.write()
    (bureau.folder / "living.xlsx").write_bytes(sheet)
    bureau.issue("2024-01")
    (bureau.folder / "living.xlsx").write_bytes(files.encrypted(sheet, "hemitiao"))
    assert told(bureau.folder) == {(sealed.LOCKED, "living.xlsx")}
    with patch.object(terminal, "password", lambda file, again: "hemitiao"):
        assert told(bureau.folder) == set()
    with patch.object(terminal, "password", lambda file, again: "hemitiao-2023"):
        assert told(bureau.folder) == {(sealed.LOCKED, "living.xlsx")}


@pytest.mark.parametrize("words", [("--against", "a.csv"), ("--report", "2024"), ("--papers",), ("--cleared",)])
def test_options_of_a_workspace_do_not_go_with_a_copy(copy: Path, words: tuple[str, ...]) -> None:
    result = look(copy, *words)
    assert result.status == 2
    assert f"The option {words[0]} does not go with --sealed." in result.err


def test_a_head_goes_with_a_copy(copy: Path) -> None:
    assert call("-C", str(copy), "audit", "--head", "feedfacefeed").status == 2
