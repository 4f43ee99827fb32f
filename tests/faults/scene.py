"""A small office to which something happens: its commands as real processes, and what must hold afterwards.

Two projects of six people, with arrears, a claim, a reversal and a closing in the ledger. The catch: what a process
leaves is looked at with the program's own commands first, for they undo what an interruption left half done.
"""

import hashlib
import json
import os
import shutil
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests import shell
from tests.bureau import HEATING, LIVING, Bureau, Project, change, id_number, person
from tests.law import EXAMPLES
from tests.shell import Result, call

HERE = Path(__file__).parent
TORTURE = EXAMPLES >= 3000
"""``make torture`` asks for ten times as much."""
NAMES = "甲乙丙丁戊己"

ISSUE = ("issue", "2024-04", "--as-of", "2024-04-20", "--yes", "--by", "甲办")
REVERSE = ("ledger", "reverse", "6", "--as-of", "2024-04-20", "--by", "甲办", "--why", "错发")
REFUND = ("ledger", "refund", id_number("丁"), "100.00", "--as-of", "2024-04-20", "--by", "甲办")
WAIVE = (
    *("ledger", "waive", id_number("丁"), "100.00", "--document", "核销单", "--as-of", "2024-04-20"),
    *("--by", "甲办"),
)
CLOSE = ("close", "2024-03", "--as-of", "2024-04-20", "--by", "甲办")
APPROVE = ("approve", "2024-04", "--as-of", "2024-04-20", "--by", "乙批")
RETURN = (
    *("bank", "return", "--failed", "second-7-1", "--reason", "closed", "--as-of", "2024-04-20"),
    *("--by", "甲办", "--yes"),
)
STATUS = ("status", "--as-of", "2024-04-20")
FIRST = ("issue", "2024-01", "--as-of", "2024-01-20", "--yes", "--by", "甲办")
REPAIR = (*STATUS, "--repair")
COMMANDS = {"issue": ISSUE, "reverse": REVERSE, "refund": REFUND, "waive": WAIVE, "close": CLOSE, "return": RETURN}
"""Each enters something in a ledger that is there."""
ALL = {**COMMANDS, "first": FIRST, "repair": REPAIR, "approve": APPROVE}
"""And those of which another office is the scene: one without a ledger, one without its lists, one with approvals."""
AGAIN = {
    "reverse": "batch-reversed",
    "refund": "claim-too-small",
    "waive": "claim-too-small",
    "close": "month-closed-already",
    "approve": "approved-already",
}
"""What is said to who enters the same once more; an issue has nothing to enter then."""

ENDS = {"return": 1}
"""The exit status of what finds something: a payment failed."""

State = list[tuple[Any, ...]]


def points(often: dict[str, int], torture: int = 1) -> list[Any]:
    """Return (command, place, of how many): each command as often as it says, and so many times as often in torture."""
    counts = {name: times * (torture if TORTURE else 1) for name, times in often.items()}
    return [
        pytest.param(name, place, count, id=f"{name}-{place + 1}-of-{count}")
        for name, count in counts.items()
        for place in range(count)
    ]


def moments(place: int, count: int, total: int) -> Sequence[int]:
    """Return at which operations, of so many, something happens: one in each of ``count`` parts; in torture at each."""
    if TORTURE:
        return range(1 + place, total + 1, count)
    return [1 + (2 * place + 1) * total // (2 * count)]


class Seen(NamedTuple):
    """What the ledger and the output folder hold, but for times and digests."""

    batches: State
    papers: dict[str, str]


@dataclass(frozen=True)
class Scene:
    """A command in an office: the office before it, and what it leaves when nothing happens."""

    name: str
    template: Path
    before: Seen
    after: Seen

    @property
    def command(self) -> Sequence[str]:
        """The arguments of the command."""
        return ALL[self.name]

    def copy(self, folder: Path) -> Path:
        """Return an office of one's own, as it is before the command."""
        return Path(shutil.copytree(self.template, folder / "office"))


def make(name: str, folder: Path) -> Scene:
    """Return the scene of a command, made in a folder."""
    template = folder / "template"
    first = Project([person(one, heating="yes") for one in NAMES[:3]], keys={"item": [LIVING, HEATING]})
    second = Project([person(one) for one in NAMES[3:]])
    bureau = Bureau(template, {"first": first, "second": second})
    bureau.write()
    if name != "first":
        live(bureau)
    if name == "approve":
        first.keys["approval"] = {"levels": 2}
        bureau.write()
    if name == "repair":
        shutil.rmtree(template / "out")
    undisturbed = Path(shutil.copytree(template, folder / "undisturbed"))
    done = run(undisturbed, *ALL[name])
    assert done.status == ENDS.get(name, 0), done
    return Scene(name, template, seen(template), seen(undisturbed))


def live(bureau: Bureau) -> None:
    """Let three months go by: a late registration, a death reported late, a reversal, a closing."""
    first, second = bureau.projects["first"], bureau.projects["second"]
    bureau.issue("2024-01")
    first.roster.append(person("庚", start_month="2024-01", reported_on="2024-02-10"))
    bureau.issue("2024-02")
    told(bureau.folder, "ledger", "reverse", "3", "--as-of", "2024-02-21", "--by", "甲办")
    second.changes.append(change("2024-03-10", "丁", "death", "2024-01-31"))
    bureau.issue("2024-03")
    told(bureau.folder, "close", "2024-02", "--as-of", "2024-03-25", "--by", "甲办")
    first.changes.append(change("2024-04-10", "乙", "end", "2024-03"))
    second.roster.append(person("辛", start_month="2024-02", reported_on="2024-04-11"))
    bureau.write()


# --- running ------------------------------------------------------------------------------------------------------


def started(
    office: Path, *arguments: str, fds: Sequence[int] = (), ahead: Sequence[str] = (), **fault: str
) -> "subprocess.Popen[str]":
    """Start a command as a process to which a fault happens (see ``hook/sitecustomize.py``, ``disk.c``).

    ahead   what stands ahead of it on the command line of the process
    """
    paths = os.pathsep.join((str(HERE / "hook"), str(shell.ROOT)))
    plain = {key: value for key, value in os.environ.items() if not key.startswith(("FAULT_", "DISK_", "SUBSIDIES_"))}
    settings = {"PYTHONPATH": paths, "PYTHONDONTWRITEBYTECODE": "1"}
    settings |= {"FAULT_UNDER": str(office), "DISK_UNDER": str(office)}
    return subprocess.Popen(
        [*ahead, sys.executable, "-m", "subsidies", "-C", str(office), *arguments, "--json", "--lang", "en"],
        env={**plain, **settings, **fault},
        pass_fds=fds,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )


def ended(process: "subprocess.Popen[str]") -> Result:
    """Wait for a process and return what it said."""
    out, err = process.communicate()
    return Result(process.returncode, out, err)


def run(office: Path, *arguments: str, **fault: str) -> Result:
    """Run a command as a process to which a fault happens."""
    return ended(started(office, *arguments, fds=(), ahead=(), **fault))


def together(office: Path, commands: Sequence[Sequence[str]], gate: str = "") -> list[Result]:
    """Run commands that wait for each other at a gate; some are let through a little later than others."""
    hears, tells = os.pipe()
    waits, opens = os.pipe()
    more = {"FAULT_TELL": str(tells), "FAULT_GATE": str(waits), "FAULT_GATE_AT": gate}
    processes = [started(office, *command, fds=(tells, waits), **more) for command in commands]
    for end in (tells, waits):
        os.close(end)
    for _ in commands:
        assert os.read(hears, 1) == b"."
    os.write(opens, b"." * len(commands))
    results = [ended(process) for process in processes]
    for end in (hears, opens):
        os.close(end)
    return results


def operations(scene: Scene, folder: Path, counter: str, **fault: str) -> int:
    """Return how many operations the command of a scene has, by a counter of the hook or of the library."""
    count = folder / "count"
    run(scene.copy(folder), *scene.command, **{counter: str(count)}, **fault)
    return int(count.read_text("ascii"))


def told(office: Path, *arguments: str) -> dict[str, Any]:
    """Run a command in this process, and return what it answers; it must have done what it was asked."""
    result = call("-C", str(office), *arguments, "--json", "--lang", "en")
    assert result.status == 0, result
    return dict(json.loads(result.out))


def error(result: Result) -> str:
    """Return the name of the refusal with which a command has ended, and nothing else."""
    assert "Traceback" not in result.err, result.err
    assert result.status == 2, result
    return str(json.loads(result.out)["error"]["name"])


# --- looking ------------------------------------------------------------------------------------------------------


def seen(office: Path) -> Seen:
    """Return what an office has."""
    return Seen(batches(office), papers(office))


def batches(office: Path) -> State:
    """Return the batches of a ledger with their lines, without times, digests and the numbers of people."""
    path = office / "ledger.db"
    if not path.exists() or not path.stat().st_size:
        return []
    with closing(sqlite3.connect(path)) as db:
        entered = db.execute("SELECT number, kind, project, pay_month, as_of, about, fen FROM batch ORDER BY number")
        lines = "SELECT id_number, name, item, service_month, kind, amount, reason FROM payment WHERE batch = ?"
        return [(*batch, tuple(db.execute(lines, [batch[0]]))) for batch in entered.fetchall()]


def papers(office: Path) -> dict[str, str]:
    """Return the SHA-256 of every file in the output folder, by its path."""
    return {
        path.relative_to(office).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted((office / "out").rglob("*"))
        if path.is_file()
    }


def is_private(office: Path) -> bool:
    """Return whether nobody but the owner can read the ledger, its journal and what lies in the output folder."""
    written = [*office.glob("ledger.db*"), *(office / "out").rglob("*")]
    return not any(stat.S_IMODE(path.stat().st_mode) & 0o077 for path in written)


# --- what must hold -----------------------------------------------------------------------------------------------


def is_whole(scene: Scene, office: Path) -> bool:
    """Look at an office after a fault, and return whether the command was entered: whole, or not at all."""
    assert is_private(office)
    assert told(office, "ledger", "verify")["findings"] == []
    found = seen(office)
    assert found.batches in (scene.before.batches, scene.after.batches)
    entered = found.batches != scene.before.batches
    expected = scene.after if entered else scene.before
    complete = {path: digest for path, digest in found.papers.items() if not path.endswith(".part")}
    assert complete.items() <= expected.papers.items(), "a paper without its batch, or half a paper"
    assert scene.before.papers.items() <= complete.items()
    return entered


def finish(scene: Scene, office: Path, entered: bool) -> None:
    """Do after a fault what a person would: enter it again, put the papers right; all is as if nothing had happened.

    Until the papers are right, each that is not is named.
    """
    result = call("-C", str(office), *scene.command, "--json", "--lang", "en")
    if entered and scene.name in AGAIN:
        assert error(result) == AGAIN[scene.name]
    else:
        assert result.status == ENDS.get(scene.name, 0), result
    assert batches(office) == scene.after.batches
    wrong = not_right(scene, office)
    assert {one["file"]: one["name"] for one in told(office, *STATUS)["findings"]} == wrong
    repaired = told(office, *REPAIR)
    assert repaired["findings"] == []
    assert {*repaired["written"], *repaired["removed"]} == set(wrong)
    assert papers(office) == scene.after.papers
    assert told(office, "ledger", "verify")["findings"] == []
    assert is_private(office)


def not_right(scene: Scene, office: Path) -> dict[str, str]:
    """Return the files that the command should have left and has not, and those that it should not have left."""
    found = papers(office)
    missing = {path: "paper-missing" for path in scene.after.papers if path not in found}
    return missing | {path: "paper-leftover" for path in found if path not in scene.after.papers}
