"""The files of the lists beside the ledger: what is missing or differs is named, and written again as it was."""

import hashlib
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from subsidies.write.whole import waiting
from tests.bureau import Bureau, change, living, tamper, two
from tests.shell import call

LINES, PAPER = "out/2024-02/living-2.lines.csv", "out/2024-02/living-2.xlsx"


@pytest.fixture
def bureau(tmp_path: Path) -> Bureau:
    """A bureau with three lists; in the third there are arrears, and its files have changed since."""
    bureau = living(tmp_path, "甲", "乙", "丙")
    bureau.issue("2024-01")
    bureau.issue("2024-02")
    bureau.projects["living"].changes = [change("2024-03-05", "乙", "end", "2024-02")]
    bureau.issue("2024-03")
    bureau.projects["living"].roster[0]["name"] = "甲一"
    bureau.write()
    return bureau


def told(bureau: Bureau, *arguments: str) -> dict[str, Any]:
    """Return what ``status`` answers."""
    result = call("-C", str(bureau.folder), "status", *arguments, "--as-of", "2024-03-20", "--json")
    assert result.status == 0, result
    return dict(json.loads(result.out))


def named(bureau: Bureau, *arguments: str) -> list[tuple[str, str]]:
    """Return which files are named, and as what."""
    return [(one["file"], one["name"]) for one in told(bureau, *arguments)["findings"]]


def out(bureau: Bureau) -> dict[str, tuple[str, int]]:
    """Return digest and time of change of everything in the output folder."""
    return {
        path.relative_to(bureau.folder).as_posix(): (
            hashlib.sha256(path.read_bytes()).hexdigest(),
            path.stat().st_mtime_ns,
        )
        for path in (bureau.folder / "out").rglob("*")
        if path.is_file()
    }


def digests(bureau: Bureau) -> dict[str, str]:
    """Return the digests of everything in the output folder."""
    return {path: digest for path, (digest, _) in out(bureau).items()}


def test_where_all_is_right_nothing_is_named_and_nothing_is_written(bureau: Bureau) -> None:
    before = out(bureau)
    assert len(before) == 6
    assert named(bureau) == []
    repaired = told(bureau, "--repair")
    assert (repaired["findings"], repaired["written"], repaired["removed"]) == ([], [], [])
    assert out(bureau) == before


def other(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(content[:-9] + bytes([content[-9] ^ 1]) + content[-8:])


def half(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def empty(path: Path) -> None:
    path.write_bytes(b"")


def longer(path: Path) -> None:
    path.write_bytes(path.read_bytes() + b"\n")


def of_another_batch(path: Path) -> None:
    shutil.copy(str(path).replace("2024-02/living-2", "2024-01/living-1"), path)


WRONG: list[tuple[Callable[[Path], None], str]] = [
    (Path.unlink, "paper-missing"),
    *((do, "paper-differs") for do in (other, half, empty, longer, of_another_batch)),
]


@pytest.mark.parametrize(("do", "name"), WRONG, ids=[do.__name__ for do, _ in WRONG])
@pytest.mark.parametrize("file", [LINES, PAPER])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_file_that_is_not_right_is_named_until_it_is_written_as_it_was(
    bureau: Bureau, file: str, do: Callable[[Path], None], name: str, language: str
) -> None:
    """Whatever language it was in, and whatever language somebody repairs it in."""
    before = digests(bureau)
    do(bureau.folder / file)
    assert named(bureau) == [(file, name)]
    assert named(bureau) == [(file, name)]
    repaired = told(bureau, "--repair", "--lang", language)
    assert (repaired["findings"], repaired["written"]) == ([], [file])
    assert digests(bureau) == before
    assert named(bureau) == []


def test_what_is_right_is_not_touched_by_a_repair(bureau: Bureau) -> None:
    before = out(bureau)
    (bureau.folder / PAPER).unlink()
    told(bureau, "--repair")
    after = out(bureau)
    assert {path for path in before if before[path] != after[path]} == {PAPER}


def test_the_whole_output_folder_is_written_again_from_the_ledger(bureau: Bureau) -> None:
    before = digests(bureau)
    shutil.rmtree(bureau.folder / "out")
    assert named(bureau) == [(path, "paper-missing") for path in sorted(before)]
    told(bureau, "--repair")
    assert digests(bureau) == before


def test_a_folder_in_the_place_of_a_file_is_named_and_refused(bureau: Bureau) -> None:
    (bureau.folder / PAPER).unlink()
    (bureau.folder / PAPER).mkdir()
    assert named(bureau) == [(PAPER, "paper-differs")]
    result = call("-C", str(bureau.folder), "status", "--repair", "--json")
    assert (result.status, json.loads(result.out)["error"]["name"]) == (2, "output-is-folder")


def test_a_list_of_another_ledger_is_named_and_left(bureau: Bureau) -> None:
    stray = bureau.folder / "out" / "2024-03" / "living-9.xlsx"
    stray.write_bytes(b"?")
    assert told(bureau, "--repair")["written"] == []
    assert named(bureau) == [("out/2024-03/living-9.xlsx", "paper-stray")]
    assert stray.read_bytes() == b"?"


def test_other_files_and_drafts_are_nobodys_business(bureau: Bureau) -> None:
    for name in ("out/notes.txt", "out/2024-03/notes.xlsx", "out/2024-03/.hidden", "out/archive/living-9.xlsx"):
        (bureau.folder / name).parent.mkdir(exist_ok=True)
        (bureau.folder / name).write_bytes(b"?")
    bureau.draft("2024-04")
    before = out(bureau)
    assert named(bureau) == []
    told(bureau, "--repair")
    assert out(bureau) == before


def test_what_an_interruption_left_is_removed_unless_somebody_is_at_work(bureau: Bureau) -> None:
    left = bureau.folder / "out" / "2024-03" / ".abc.part"
    left.write_bytes(b"half a lis")
    with waiting(bureau.folder / "out" / "2024-04" / "living-4.xlsx") as file:
        assert named(bureau) == [("out/2024-03/.abc.part", "paper-leftover")]
        assert told(bureau, "--repair")["removed"] == ["out/2024-03/.abc.part"]
        assert file.temporary.exists()
    assert not left.exists()
    assert named(bureau) == []


def test_only_the_projects_asked_for_are_looked_at(tmp_path: Path) -> None:
    bureau = two(tmp_path)
    bureau.issue("2024-01")
    for path in (tmp_path / "out" / "2024-01").iterdir():
        path.unlink()
    mine = ["out/2024-01/first-1.lines.csv", "out/2024-01/first-1.xlsx"]
    assert [file for file, _ in named(bureau, "--project", "first")] == mine
    assert told(bureau, "--repair", "--project", "first")["written"] == mine
    assert [file for file, _ in named(bureau)] == [path.replace("first-1", "second-2") for path in mine]


def test_from_a_ledger_that_does_not_hold_nothing_is_written(bureau: Bureau) -> None:
    for file in (LINES, PAPER):
        (bureau.folder / file).unlink()
    tamper(bureau.folder / "ledger.db", "UPDATE line SET fen = fen + 1 WHERE batch = 2 AND place = 1")
    before = digests(bureau)
    result = call("-C", str(bureau.folder), "status", "--repair", "--as-of", "2024-03-20", "--json")
    assert (result.status, json.loads(result.out)["error"]["name"]) == (2, "ledger-corrupt")
    assert digests(bureau) == before
