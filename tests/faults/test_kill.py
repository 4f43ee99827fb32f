"""A process that is killed leaves a batch whole or not at all, and whoever comes next finishes the month.

``kill -9`` at every kind of moment: before and after a statement or a change of a file, before an operation of the
database on the disk or half way through a write, with the loss of what is not on the disk yet, and after some time,
whatever the process is doing then. In torture it is at each of these operations.
"""

import os
import random
import shutil
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.faults import scene
from tests.faults.scene import TORTURE, Scene, moments, points

KILLED = -signal.SIGKILL
OPERATIONS = {"issue": 8, "first": 3, "reverse": 4, "close": 4, "refund": 2, "waive": 1, "approve": 2, "return": 3}
WRITES = {"issue": 6, "first": 3, "reverse": 3, "close": 3, "refund": 1, "waive": 1, "approve": 1, "return": 2}
TIMES = {"issue": 3, "first": 1, "reverse": 1, "close": 1}
"""How often each command is killed in ``make test``."""
WAYS = ("kill", "torn", "power")
"""Before a write, in the middle of it, and so that all is lost that was not synced, as when the power fails."""


def afterwards(one: Scene, office: Path, count: Callable[[str], None]) -> None:
    """Check what a killed process left, and go on."""
    count("kill")
    entered = scene.is_whole(one, office)
    scene.finish(one, office, entered)
    shutil.rmtree(office)


@pytest.mark.parametrize(("name", "place", "parts"), points(OPERATIONS))
def test_a_process_killed_at_an_operation(
    name: str,
    place: int,
    parts: int,
    scenes: Callable[[str], Scene],
    operations: Callable[[str], int],
    count: Callable[[str], None],
    tmp_path: Path,
) -> None:
    one = scenes(name)
    for at in moments(place, parts, operations(name)):
        office = one.copy(tmp_path)
        assert scene.run(office, *one.command, FAULT_AT=str(at)).status == KILLED
        afterwards(one, office, count)


@pytest.mark.parametrize(("name", "place", "parts"), points(WRITES))
def test_a_process_killed_while_it_writes_to_the_disk(
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
    for at in moments(place, parts, writes(name)):
        for how in WAYS if TORTURE else (WAYS[place % len(WAYS)],):
            office = one.copy(tmp_path)
            result = scene.run(office, *one.command, LD_PRELOAD=library, DISK_AT=str(at), DISK_HOW=how)
            assert result.status == KILLED
            afterwards(one, office, count)


@pytest.mark.parametrize(("name", "place", "parts"), points(TIMES, 20))
def test_a_process_killed_after_some_time(
    name: str, place: int, parts: int, scenes: Callable[[str], Scene], count: Callable[[str], None], tmp_path: Path
) -> None:
    one = scenes(name)
    status, seconds = timed(one, one.copy(tmp_path), None)
    assert status == 0
    while status != KILLED:  # it was faster this time
        shutil.rmtree(tmp_path / "office")
        seconds *= 0.9
        status, _ = timed(one, one.copy(tmp_path), seconds * (place + random.random()) / parts)
    afterwards(one, tmp_path / "office", count)


def timed(one: Scene, office: Path, after: float | None) -> tuple[int, float]:
    """Run a command; kill it some seconds after its first statement; return status and seconds from there."""
    hears, tells = os.pipe()
    process = scene.started(office, *one.command, fds=(tells,), FAULT_TELL=str(tells))
    os.close(tells)
    os.read(hears, 1)
    begun = time.monotonic()
    if after is not None:
        time.sleep(after)
        process.kill()
    ended = scene.ended(process)
    os.close(hears)
    return ended.status, time.monotonic() - begun


@pytest.mark.parametrize(("name", "place", "parts"), points({"repair": 3}))
def test_a_repair_that_is_killed_is_finished_by_the_next(
    name: str,
    place: int,
    parts: int,
    scenes: Callable[[str], Scene],
    operations: Callable[[str], int],
    count: Callable[[str], None],
    tmp_path: Path,
) -> None:
    one = scenes(name)
    for at in moments(place, parts, operations(name)):
        office = one.copy(tmp_path)
        assert scene.run(office, *one.command, FAULT_AT=str(at)).status == KILLED
        count("kill of a repair")
        found = {path: digest for path, digest in scene.papers(office).items() if not path.endswith(".part")}
        assert found.items() <= one.after.papers.items(), "half a paper"
        wrong = scene.not_right(one, office)
        assert {finding["file"]: finding["name"] for finding in scene.told(office, *scene.STATUS)["findings"]} == wrong
        scene.told(office, *scene.REPAIR)
        assert scene.seen(office) == one.after
        assert scene.is_private(office)
        shutil.rmtree(office)
