"""A full disk, a quota, a folder that may only be read: a clear refusal, and everything as before."""

import contextlib
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.faults import scene
from tests.faults.scene import COMMANDS, TORTURE, Scene, points
from tests.shell import Result

pytestmark = pytest.mark.skipif(not hasattr(os, "geteuid"), reason="POSIX")


def refused(one: Scene, office: Path, result: Result) -> str:
    """Check that a command was refused and has left everything as it was, and return the refusal's name."""
    name = scene.error(result)
    assert not scene.is_whole(one, office)
    assert scene.papers(office) == one.before.papers
    return name


# --- a limit on the size of files ---------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["issue", "first", "reverse", "close", "refund"])
@pytest.mark.parametrize("share", [0.0, 0.1, 0.5, 0.9, 0.99] if TORTURE else [0.0, 0.5, 0.99])
def test_a_file_that_may_not_grow(
    name: str, share: float, scenes: Callable[[str], Scene], count: Callable[[str], None], tmp_path: Path
) -> None:
    """The limit is a share of the ledger as the command would leave it; 1 MiB is too much for so small an office."""
    count("full disk")
    one = scenes(name)
    office = one.copy(tmp_path)
    largest = (one.template.parent / "undisturbed" / "ledger.db").stat().st_size
    result = scene.run(office, *one.command, FAULT_LIMIT=str(int(largest * share)))
    if result.status == 0:  # the ledger had room for it
        assert scene.is_whole(one, office)
    else:
        assert refused(one, office, result) == "disk-full"
    scene.finish(one, office, result.status == 0)


# --- a small disk -------------------------------------------------------------------------------------------------


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 1 MiB."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = shutil.which("mount")
    if mount is None or os.geteuid() != 0:
        pytest.skip("only root may mount a disk")
    done = subprocess.run([mount, "-t", "tmpfs", "-o", "size=1m", "none", folder], capture_output=True, check=False)
    if done.returncode:
        pytest.skip("mounting is not permitted here")
    try:
        yield folder
    finally:
        subprocess.run([str(shutil.which("umount")), folder], check=True)


def fill(disk: Path, left: int) -> Path:
    """Fill a disk but for so many bytes, with one file."""
    filler = disk / "filler"
    free = os.statvfs(disk).f_bavail * os.statvfs(disk).f_frsize
    filler.write_bytes(bytes(max(0, free - left)))
    return filler


@pytest.mark.parametrize("name", ["issue", "first"])
@pytest.mark.parametrize("left", [0, 8, 16, 24, 32, 64])
def test_a_disk_that_fills_up_during_an_issue(
    name: str, left: int, scenes: Callable[[str], Scene], count: Callable[[str], None], disk: Path
) -> None:
    count("full disk")
    one = scenes(name)
    office = one.copy(disk)
    filler = fill(disk, left * 1024)
    result = scene.run(office, *one.command)
    assert refused(one, office, result) == "disk-full"
    filler.unlink()
    scene.finish(one, office, False)


@pytest.mark.parametrize(("name", "place", "parts"), points({"issue": 6, "first": 2, "reverse": 2, "close": 2}, 10))
def test_a_disk_that_is_full_from_some_operation_on(
    name: str,
    place: int,
    parts: int,
    scenes: Callable[[str], Scene],
    writes: Callable[[str], int],
    count: Callable[[str], None],
    library: str,
    tmp_path: Path,
) -> None:
    one = scenes(name)
    office = one.copy(tmp_path)
    at = 1 + (2 * place + 1) * writes(name) // (2 * parts)
    result = scene.run(office, *one.command, LD_PRELOAD=library, DISK_AT=str(at), DISK_HOW="full")
    count("full disk")
    entered = scene.is_whole(one, office)
    if entered:
        assert result.status in (0, 1), result
    else:
        # that its journal cannot be made is all that the database says
        assert refused(one, office, result) in ("disk-full", "ledger-not-writable")
    scene.finish(one, office, entered)


@pytest.mark.parametrize("largest", [0, 300, 5000])
def test_a_repair_for_which_there_is_no_room(
    largest: int, scenes: Callable[[str], Scene], count: Callable[[str], None], tmp_path: Path
) -> None:
    one = scenes("repair")
    office = one.copy(tmp_path)
    assert scene.error(scene.run(office, *one.command, FAULT_LIMIT=str(largest))) == "disk-full"
    count("full disk")
    assert scene.papers(office).items() < one.after.papers.items()
    scene.told(office, *scene.REPAIR)
    assert scene.seen(office) == one.after


# --- folders that may only be read --------------------------------------------------------------------------------


@contextlib.contextmanager
def mode(path: Path, wanted: int) -> Iterator[None]:
    """Let a path have other permissions for a while."""
    before = path.stat().st_mode
    path.chmod(wanted)
    try:
        yield
    finally:
        path.chmod(before)


@pytest.fixture
def run() -> Callable[..., Result]:
    """Run a command as somebody whom permissions stop: root without what makes him root."""
    ahead: list[str] = []
    if os.geteuid() == 0:
        tool = shutil.which("setpriv")
        if tool is None:
            pytest.skip("permissions stop nobody here")
        lost = "-dac_override,-dac_read_search"
        ahead = [tool, "--bounding-set", lost, "--inh-caps", lost, "--"]
    return lambda office, *arguments: scene.ended(scene.started(office, *arguments, ahead=ahead))


@pytest.mark.parametrize("name", ["issue", "reverse", "refund", "close", "first"])
def test_a_folder_that_may_only_be_read(
    name: str, scenes: Callable[[str], Scene], run: Callable[..., Result], tmp_path: Path
) -> None:
    one = scenes(name)
    office = one.copy(tmp_path)
    with mode(office, 0o500):
        result = run(office, *one.command)
    expected = {"first": "output-not-writable"}.get(name, "ledger-not-writable")
    assert refused(one, office, result) == expected
    scene.finish(one, office, False)


@pytest.mark.parametrize(("name", "expected"), [("issue", "output-not-writable"), ("close", "ledger-not-writable")])
def test_a_disk_that_may_only_be_read(name: str, expected: str, scenes: Callable[[str], Scene], disk: Path) -> None:
    one = scenes(name)
    office = one.copy(disk)
    remount(disk, "ro")
    try:
        assert refused(one, office, scene.run(office, *one.command)) == expected
        assert scene.told(office, *scene.STATUS)["findings"] == []
    finally:
        remount(disk, "rw")
    scene.finish(one, office, False)


def remount(disk: Path, mode: str) -> None:
    subprocess.run([str(shutil.which("mount")), "-o", f"remount,{mode}", disk], check=True)


def test_an_output_folder_that_may_only_be_read(
    scenes: Callable[[str], Scene], run: Callable[..., Result], tmp_path: Path
) -> None:
    one = scenes("issue")
    office = one.copy(tmp_path)
    with mode(office / "out", 0o500):
        assert refused(one, office, run(office, *one.command)) == "output-not-writable"
    assert run(office, *one.command).status == 0


def test_a_ledger_that_may_only_be_read(
    scenes: Callable[[str], Scene], run: Callable[..., Result], tmp_path: Path
) -> None:
    one = scenes("issue")
    office = one.copy(tmp_path)
    with mode(office / "ledger.db", 0o400):
        assert refused(one, office, run(office, *one.command)) == "ledger-not-writable"
        for command in (["status", "--as-of", "2024-04-20"], ["ledger", "verify"], ["ledger", "log"]):
            assert run(office, *command).status == 0


def test_a_ledger_that_may_not_be_read(
    scenes: Callable[[str], Scene], run: Callable[..., Result], tmp_path: Path
) -> None:
    office = scenes("issue").copy(tmp_path)
    with mode(office / "ledger.db", 0):
        for command in (COMMANDS["issue"], COMMANDS["close"], ["status"], ["ledger", "verify"]):
            assert scene.error(run(office, *command)) == "ledger-not-writable"
