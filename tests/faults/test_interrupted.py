"""Ctrl-C leaves nothing, or everything: until a batch is being entered it stops the command; then it is too late."""

import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.faults import scene
from tests.faults.scene import Scene, points


@pytest.mark.parametrize(
    ("name", "place", "parts"), points({"issue": 6, "first": 2, "reverse": 2, "close": 1, "refund": 1}, 10)
)
def test_an_interrupted_command_has_done_nothing_or_all(
    name: str,
    place: int,
    parts: int,
    scenes: Callable[[str], Scene],
    operations: Callable[[str], int],
    count: Callable[[str], None],
    tmp_path: Path,
) -> None:
    one = scenes(name)
    office = one.copy(tmp_path)
    at = 1 + (2 * place + 1) * operations(name) // (2 * parts)
    result = scene.run(office, *one.command, FAULT_AT=str(at), FAULT_SIGNAL=str(int(signal.SIGINT)))
    count("Ctrl-C")
    entered = scene.is_whole(one, office)
    assert result.status == (0 if entered else 2), result
    if not entered:
        assert scene.error(result) == "interrupted"
    assert scene.papers(office) == (one.after if entered else one.before).papers
    scene.finish(one, office, entered)


@pytest.mark.parametrize("name", ["issue", "reverse"])
def test_an_interruption_during_the_last_step_is_too_late(
    name: str, scenes: Callable[[str], Scene], tmp_path: Path
) -> None:
    one = scenes(name)
    office = one.copy(tmp_path)
    result = scene.run(office, *one.command, FAULT_LATE="yes", FAULT_SIGNAL=str(int(signal.SIGINT)))
    assert result.status == 0
    assert scene.seen(office) == one.after


def test_a_command_that_is_told_to_ignore_it_goes_on(scenes: Callable[[str], Scene], tmp_path: Path) -> None:
    """As ``nohup``, and every shell that starts a command in the background, tells it."""
    one = scenes("issue")
    office = one.copy(tmp_path)
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        result = scene.run(office, *one.command, FAULT_AT="5", FAULT_SIGNAL=str(int(signal.SIGINT)))
    finally:
        signal.signal(signal.SIGINT, before)
    assert result.status == 0
    assert scene.seen(office) == one.after
