"""A clock that jumps: what is being entered is entered as of its day, and on a wrong day nothing is."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Self

import pytest

from tests.faults import scene
from tests.faults.scene import COMMANDS, Scene
from tests.shell import Result, call

YEARS = 365 * 86400
BY_DAY = {
    name: [word for word in command if word not in ("--as-of", "2024-04-20")] for name, command in COMMANDS.items()
}
"""The commands as of today, whatever the clock takes for it."""


def run(office: Path, library: str, *arguments: str, shift: int, at: int = 0) -> Result:
    """Run a command whose clock is wrong by some seconds, from some operation on."""
    return scene.run(office, *arguments, LD_PRELOAD=library, CLOCK_SHIFT=str(shift), CLOCK_AT=str(at))


@pytest.mark.parametrize("years", [-40, 70])
@pytest.mark.parametrize("name", ["issue", "reverse", "refund", "close"])
def test_a_clock_that_jumps_meanwhile_changes_nothing_but_the_time_of_entry(
    name: str,
    years: int,
    scenes: Callable[[str], Scene],
    count: Callable[[str], None],
    library: str,
    tmp_path: Path,
) -> None:
    one = scenes(name)
    office = one.copy(tmp_path)
    result = run(office, library, *one.command, shift=years * YEARS, at=1)
    assert result.status == 0, result
    count("jump of the clock")
    first, *_, last = (batch["entered_at"] for batch in scene.told(office, "ledger", "log")["batches"])
    assert abs(int(last[:4]) - int(first[:4]) - years) <= 1
    assert scene.is_whole(one, office)
    scene.finish(one, office, True)


@pytest.mark.parametrize("years", [-40, 70])
@pytest.mark.parametrize("name", ["issue", "reverse", "refund", "close"])
def test_nothing_is_entered_on_a_day_that_cannot_be(
    name: str, years: int, scenes: Callable[[str], Scene], count: Callable[[str], None], library: str, tmp_path: Path
) -> None:
    one = scenes(name)
    office = one.copy(tmp_path)
    assert scene.error(run(office, library, *BY_DAY[name], shift=years * YEARS)) == "clock-doubtful"
    count("jump of the clock")
    assert scene.seen(office) == one.before
    scene.finish(one, office, False)


def test_what_was_entered_by_a_wrong_clock_does_not_stop_who_names_the_day(
    scenes: Callable[[str], Scene], library: str, tmp_path: Path
) -> None:
    """The clock is 70 years ahead for an entry, then right again: it is before the last entry, and a day is named."""
    one = scenes("issue")
    office = one.copy(tmp_path)
    close = COMMANDS["close"]
    assert run(office, library, *close, shift=70 * YEARS).status == 0
    assert scene.error(call("-C", str(office), "issue", "--yes", "--json")) == "clock-doubtful"
    issued = scene.told(office, *one.command)
    assert [project["batch"] for project in issued["projects"]] == [12, 13]
    assert scene.told(office, "ledger", "verify")["findings"] == []


@pytest.fixture
def today(monkeypatch: pytest.MonkeyPatch) -> Callable[[timedelta], None]:
    """Let today be some time from now."""

    def let(ahead: timedelta) -> None:
        class Calendar(date):
            @classmethod
            def today(cls) -> Self:
                return cls.fromordinal((date.today() + ahead).toordinal())

        monkeypatch.setattr("subsidies.cli.place.date", Calendar)

    return let


@pytest.mark.parametrize(
    ("days", "refused"), [(-2, True), (-1, False), (0, False), (1, False), (31, False), (400, False), (401, True)]
)
def test_the_clock_may_be_a_day_before_the_last_entry_and_a_good_year_after_it(
    days: int, refused: bool, scenes: Callable[[str], Scene], today: Callable[[timedelta], None], tmp_path: Path
) -> None:
    office = scenes("close").copy(tmp_path)
    today(timedelta(days=days))
    result = call("-C", str(office), *BY_DAY["close"], "--json")
    if refused:
        assert scene.error(result) == "clock-doubtful"
    else:
        assert result.status == 0, result


@pytest.mark.parametrize("command", [["status"], ["check"], ["draft", "2024-04"], ["ledger", "verify"]])
def test_who_only_looks_may_do_so_on_any_day(
    command: list[str], scenes: Callable[[str], Scene], today: Callable[[timedelta], None], tmp_path: Path
) -> None:
    office = scenes("issue").copy(tmp_path)
    today(timedelta(days=20_000))
    assert call("-C", str(office), *command, "--json").status in (0, 1)
