"""A process that is killed leaves a batch whole or not at all, and whoever comes next finishes the month.

``kill -9`` at every kind of moment: before and after a statement or a change of a file, before an operation of the
database on the disk or half way through a write, and after some time, whatever the process is doing then.
"""

import os
import random
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.faults import scene
from tests.faults.scene import Scene, points

KILLED = -signal.SIGKILL


def afterwards(one: Scene, office: Path) -> None:
    """Check what a killed process left, and go on."""
    entered = scene.is_whole(one, office)
    scene.finish(one, office, entered)


@pytest.mark.parametrize(
    ("name", "place", "count"), points({"issue": 5, "first": 3, "reverse": 2, "close": 2, "refund": 2}, 15)
)
def test_a_process_killed_at_an_operation(
    name: str,
    place: int,
    count: int,
    scenes: Callable[[str], Scene],
    operations: Callable[[str], int],
    tmp_path: Path,
) -> None:
    one = scenes(name)
    office = one.copy(tmp_path)
    at = 1 + (2 * place + 1) * operations(name) // (2 * count)
    result = scene.run(office, *one.command, FAULT_AT=str(at))
    assert result.status == KILLED
    afterwards(one, office)


@pytest.mark.parametrize(
    ("name", "place", "count"), points({"issue": 4, "first": 2, "reverse": 2, "close": 1, "refund": 1}, 20)
)
def test_a_process_killed_while_it_writes_to_the_disk(
    name: str,
    place: int,
    count: int,
    scenes: Callable[[str], Scene],
    writes: Callable[[str], int],
    library: str,
    tmp_path: Path,
) -> None:
    one = scenes(name)
    office = one.copy(tmp_path)
    at = 1 + (2 * place + 1) * writes(name) // (2 * count)
    how = ("kill", "torn")[place % 2]
    result = scene.run(office, *one.command, LD_PRELOAD=library, DISK_AT=str(at), DISK_HOW=how)
    assert result.status == KILLED
    afterwards(one, office)


@pytest.mark.parametrize(("name", "place", "count"), points({"issue": 3, "first": 1, "reverse": 1, "close": 1}, 20))
def test_a_process_killed_after_some_time(
    name: str, place: int, count: int, scenes: Callable[[str], Scene], tmp_path: Path
) -> None:
    one = scenes(name)
    (tmp_path / "timed").mkdir()
    whole = timed(one, one.copy(tmp_path / "timed"), None)
    office = one.copy(tmp_path)
    timed(one, office, whole * (place + random.random()) / count)
    afterwards(one, office)


def timed(one: Scene, office: Path, after: float | None) -> float:
    """Run a command; kill it some seconds after its first statement; return how many seconds it took from there."""
    hears, tells = os.pipe()
    process = scene.started(office, *one.command, fds=(tells,), FAULT_TELL=str(tells))
    os.close(tells)
    os.read(hears, 1)
    begun = time.monotonic()
    if after is not None:
        time.sleep(after)
        process.kill()
    scene.ended(process)
    os.close(hears)
    return time.monotonic() - begun
