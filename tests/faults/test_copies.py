"""Copies of the ledger are whole or not there: while others enter, when they are killed, on a full disk."""

import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from tests.faults import scene
from tests.faults.scene import CLOSE, ISSUE, REVERSE, TORTURE, Scene, moments, points
from tests.faults.test_kill import KILLED

COPY = {"backup": ("ledger", "backup"), "export": ("ledger", "export")}
TARGET = "copy"


def command(kind: str, office: Path, target: str = TARGET) -> Sequence[str]:
    """Return the command that copies the ledger of an office into it."""
    return (*COPY[kind], str(office / target))


def files(folder: Path) -> dict[str, bytes]:
    """Return the content of every file in a folder, by its path."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def restored(office: Path, copy: Path, folder: Path) -> Path:
    """Return an office whose ledger is a backup."""
    other = Path(shutil.copytree(office, folder, ignore=shutil.ignore_patterns("ledger.db*", f"{TARGET}*", ".*")))
    shutil.copy(copy, other / "ledger.db")
    return other


@pytest.fixture(scope="module")
def calm(scenes: Callable[[str], Scene], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An office that has exported its ledger while nothing happened; it has the batches that every office here has."""
    office = scenes("issue").copy(tmp_path_factory.mktemp("calm"))
    scene.told(office, *command("export", office))
    return office


def is_copied(kind: str, office: Path, calm: Path, folder: Path) -> bool:
    """Return whether the copy is there; check that it is whole then, and that the ledger is as it was."""
    assert scene.told(office, "ledger", "verify")["findings"] == []
    assert scene.batches(office) == scene.batches(calm)
    assert not any(path.stat().st_mode & 0o077 for path in office.glob(".*"))
    target = office / TARGET
    if not target.exists():
        return False
    if kind == "export":
        assert files(target) == files(calm / TARGET)
    else:
        other = restored(office, target, folder / "restored")
        assert scene.told(other, "ledger", "verify")["findings"] == []
        assert scene.batches(other) == scene.batches(calm)
        shutil.rmtree(other)
    assert not any(path.stat().st_mode & 0o077 for path in (target, *target.rglob("*")))
    return True


@pytest.fixture(scope="session")
def steps(scenes: Callable[[str], Scene], tmp_path_factory: pytest.TempPathFactory) -> Callable[..., int]:
    """Return how many operations a copy has, by its kind, the counter, and what else is in the environment."""
    known: dict[tuple[str, str], int] = {}

    def counted(kind: str, counter: str, **more: str) -> int:
        if (kind, counter) not in known:
            office, file = scenes("issue").copy(tmp_path_factory.mktemp(kind)), tmp_path_factory.mktemp("n") / "n"
            assert scene.run(office, *command(kind, office), **{counter: str(file)}, **more).status == 0
            known[kind, counter] = int(file.read_text("ascii"))
        return known[kind, counter]

    return counted


@pytest.mark.parametrize(("kind", "place", "parts"), points({"backup": 2, "export": 2}))
def test_a_copy_that_is_killed_is_whole_or_not_there(
    kind: str,
    place: int,
    parts: int,
    scenes: Callable[[str], Scene],
    calm: Path,
    steps: Callable[..., int],
    count: Callable[[str], None],
    library: str,
    tmp_path: Path,
) -> None:
    ways = [({"FAULT_AT": str(at)}) for at in moments(place, parts, steps(kind, "FAULT_COUNT"))]
    disk = moments(place, parts, steps(kind, "DISK_COUNT", LD_PRELOAD=library))
    ways += [{"DISK_AT": str(at), "DISK_HOW": "torn", "LD_PRELOAD": library} for at in disk]
    for fault in ways:
        office = scenes("issue").copy(tmp_path)
        assert scene.run(office, *command(kind, office), **fault).status == KILLED
        count("kill of a copy")
        if not is_copied(kind, office, calm, tmp_path):
            scene.told(office, *command(kind, office))
            assert is_copied(kind, office, calm, tmp_path)
        shutil.rmtree(office)


@pytest.mark.parametrize(("kind", "place", "parts"), points({"backup": 2, "export": 3}, 10))
def test_a_copy_for_which_the_disk_has_no_room_leaves_nothing(
    kind: str,
    place: int,
    parts: int,
    scenes: Callable[[str], Scene],
    calm: Path,
    steps: Callable[..., int],
    count: Callable[[str], None],
    library: str,
    tmp_path: Path,
) -> None:
    office = scenes("issue").copy(tmp_path)
    at = 1 + place * steps(kind, "DISK_COUNT", LD_PRELOAD=library) // parts
    before = files(office)
    result = scene.run(office, *command(kind, office), LD_PRELOAD=library, DISK_AT=str(at), DISK_HOW="full")
    count("full disk")
    if result.status == 0:
        assert is_copied(kind, office, calm, tmp_path)
    else:
        assert scene.error(result) == "disk-full"
        assert files(office) == before


@pytest.mark.parametrize("turn", range(20 if TORTURE else 1))
def test_copies_while_others_enter_are_the_ledger_of_some_moment(
    turn: int, scenes: Callable[[str], Scene], tmp_path: Path
) -> None:
    """Nobody who enters is held up by them either."""
    office = scenes("issue").copy(tmp_path)
    entering, backups = (REVERSE, CLOSE, ISSUE), [f"{TARGET}-{number}" for number in range(4)]
    copying = [command(("backup", "export")[number % 2], office, name) for number, name in enumerate(backups)]
    results = scene.together(office, [*entering, *copying])
    told = {scene.error(result) for result in results if result.status}
    assert told <= {"ledger-moved", "ledger-locked"}, results
    assert [result.status for result in results[:2]] == [0, 0]
    whole = scene.batches(office)
    for name in backups[::2]:
        if (office / name).exists():
            other = restored(office, office / name, tmp_path / name)
            assert scene.told(other, "ledger", "verify")["findings"] == []
            assert scene.batches(other) == whole[: len(scene.batches(other))]
    for name in backups[1::2]:
        if (office / name).exists():
            rows = (office / name / "batches.csv").read_text("utf-8-sig").splitlines()
            assert len(rows) - 1 in range(9, len(whole) + 1)
    assert any((office / name).exists() for name in backups)
