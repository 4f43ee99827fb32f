"""Who sits at the terminal sees a bar from one second on, and it goes when the work is done."""

import io
import time
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from subsidies import terminal
from subsidies.cli import attendant
from subsidies.cli.attendant import Attendant
from subsidies.cli.request import Request
from subsidies.language import speaker
from subsidies.read import projects
from tests.shell import call, sit


class Screen(io.StringIO):
    """A terminal that keeps what it was sent."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def screen(monkeypatch: pytest.MonkeyPatch) -> Screen:
    """Standard error is a terminal, and a second is short."""
    made = Screen()
    monkeypatch.setattr(attendant, "sys", SimpleNamespace(stderr=made, stdin=made))  # pytest puts its own back
    monkeypatch.setattr(attendant, "PATIENCE", 0.05)
    monkeypatch.setenv("TERM", "xterm")
    return made


def wait(clerk: Attendant) -> None:
    """Wait until the bar is there."""
    end = time.monotonic() + 10
    while clerk.bar is None and time.monotonic() < end:
        time.sleep(0.01)
    assert clerk.bar is not None


def test_a_bar_comes_when_it_takes_long_and_goes_at_the_end(screen: Screen) -> None:
    clerk = Attendant(speaker("en"), quiet=False)
    clerk.progress("reading", 0, "roster.xlsx")
    assert clerk.bar is None
    wait(clerk)
    clerk.progress("reading", 0.6, "roster.xlsx")
    assert clerk.bar is not None
    assert clerk.bar.tasks[0].completed == 60
    clerk.progress("reading", 1, "roster.xlsx")
    assert clerk.bar is None
    assert "reading roster.xlsx" in screen.getvalue()


def test_what_is_quick_shows_no_bar(screen: Screen, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(attendant, "PATIENCE", 30)
    clerk = Attendant(speaker("en"), quiet=False)
    for part in (0, 0.5, 1):
        clerk.progress("reading", part, "roster.xlsx")
    assert (clerk.bar, clerk.timer, screen.getvalue()) == (None, None, "")


@pytest.mark.parametrize("quiet", [True, False])
def test_nobody_is_shown_a_bar_who_does_not_want_one_or_has_no_terminal(
    quiet: bool, screen: Screen, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not quiet:
        monkeypatch.setattr(screen, "isatty", lambda: False)
    with attendant.attended(Request(speaker("en"), quiet=quiet)):
        terminal.progress("reading", 0, file="roster.xlsx")
        time.sleep(0.2)
    assert screen.getvalue() == ""


def test_the_bar_goes_when_the_work_ends_otherwise(screen: Screen) -> None:
    seen: list[Attendant] = []
    with pytest.raises(ValueError, match="x"), attendant.attended(Request(speaker("zh"))):
        terminal.progress("reading", 0, file="名册.xlsx")
        clerk = terminal.AT.get()
        assert isinstance(clerk, Attendant)
        seen.append(clerk)
        wait(clerk)
        raise ValueError("x")
    assert seen[0].bar is None
    assert "读取 名册.xlsx" in screen.getvalue()


class AtOnce:
    """A clock for which every second has passed."""

    def __init__(self, _: float, work: Callable[[], None]) -> None:
        self.start = work

    def cancel(self) -> None:
        """Do nothing: it has rung already."""


def test_a_command_at_a_terminal_shows_what_it_is_at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(attendant, "Timer", AtOnce)
    monkeypatch.setenv("TERM", "xterm")
    place = str(tmp_path / "demo")
    assert call("init", "--sample", place).status == 0
    draft = ("-C", place, "--lang", "en", "draft", "2024-01", "--as-of", "2024-01-20")
    work = [f"{what} 8794-wages" for what in ("reading", "checking", "computing", "writing")]
    projects._reading.cache_clear()  # another test may have read the same files
    shown = sit(*draft).err
    assert [one for one in work if one not in shown] == []
    for silent in (call(*draft).err, sit(*draft, "--quiet").err):
        assert [one for one in work if one in silent] == []


def test_nobody_sits_there_by_default() -> None:
    assert isinstance(terminal.AT.get(), terminal.Nobody)
    assert terminal.password("a", again=False) is None
    terminal.progress("reading", 0.5)
