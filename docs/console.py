"""The examples of a page, run as its reader would: from top to bottom, in a new empty folder.

- In a ``console`` block, lines that begin with ``$`` are commands; below each stands what it shows, standard output and
  standard error together. A line that is only ``…`` stands for lines left out.
- A block that names a file (``toml living.toml`` behind the backquotes) is saved under that name.
- ``<!-- $ command -->`` is run too, and not shown. ``<!-- $ the year -->`` puts the sample with all lists of 2024 into
  ``demo``, as ``rosters/demo.py`` does.
- Below ``## 中文`` all is Chinese, below ``## English`` English, each from a new folder; on a page without these the
  page's name decides (``.zh.md``).

The catch: what varies from run to run is kept still. The clock stands at ``NOW``, the user is ``wangfang``, the
terminal has ``WIDTH`` columns and no colours, input ends at once. So a digest on a page is the same in every run, and
differs from a reader's, whose clock goes.
"""

import hashlib
import io
import os
import re
import shlex
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, chdir, redirect_stderr, redirect_stdout
from datetime import date, datetime, timedelta, timezone, tzinfo
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple, Self
from unittest import mock

from subsidies.__main__ import main

NOW: Final = (2024, 12, 20, 16, 30)
"""Beijing time."""
CLOCKS: Final = ("subsidies.month", "subsidies.correct", "subsidies.approving", "subsidies.exporting")
"""The modules that look at the clock."""
PATIENCE: Final = "subsidies.cli.attendant.PATIENCE"
"""After how many seconds the progress of work is shown: never on a page, however busy the machine."""
CALENDAR: Final = "subsidies.cli.place"
"""The module that looks at the day."""
WIDTH: Final = 132
STILL: Final = {"LOGNAME": "wangfang", "COLUMNS": str(WIDTH), "TERM": "dumb"}
LANGUAGES: Final = {"## 中文": "zh", "## English": "en"}
GAP: Final = "…"
HIDDEN: Final = re.compile(r"<!-- \$ (.+) -->")
FENCE: Final = re.compile(r"```(\w+)(?: (\S+))?")


class Step(NamedTuple):
    """A command or a file of a page; ``lines`` are what it shows, ``None`` for a hidden one, or what is in the file."""

    row: int
    """The line of the page, from 1."""
    language: str
    text: str
    """The command; empty for a file."""
    file: str
    lines: list[str] | None


class Shown(NamedTuple):
    """What a step really shows."""

    step: Step
    lines: list[str]
    status: int
    """The command's exit status."""


def steps(page: str, language: str) -> Iterator[Step]:
    """Give the steps of a page, in order; ``language`` is that of a page without headings for it."""
    rows = page.splitlines()
    row = 0
    while row < len(rows):
        language = LANGUAGES.get(rows[row], language)
        hidden, fence = HIDDEN.fullmatch(rows[row]), FENCE.fullmatch(rows[row])
        if hidden:
            yield Step(row + 1, language, hidden[1], "", None)
        elif fence:
            end = rows.index("```", row + 1)
            body = rows[row + 1 : end]
            if fence[1] == "console":
                yield from _commands(row + 2, language, body)
            elif fence[2]:
                yield Step(row + 1, language, "", fence[2], body)
            row = end
        row += 1


def _commands(first: int, language: str, body: list[str]) -> Iterator[Step]:
    """Give the commands of a block that begins at a line of the page."""
    starts = [row for row, line in enumerate(body) if line.startswith("$ ")]
    for start, stop in zip(starts, [*starts[1:], len(body)], strict=True):
        yield Step(first + start, language, body[start][2:], "", body[start + 1 : stop])


def play(page: str, language: str) -> Iterator[Shown]:
    """Run a page's steps and give what each command shows."""
    spoken, status = "", 0
    with ExitStack() as folders:
        for step in steps(page, language):
            if step.language != spoken:
                spoken = step.language
                folders.enter_context(chdir(folders.enter_context(tempfile.TemporaryDirectory())))
            if step.file:
                Path(step.file).write_text("\n".join(step.lines or ()) + "\n", "utf-8")
            else:
                status, lines = run(step.text, step.language, status)
                yield Shown(step, lines, status)


def agree(expected: list[str], lines: list[str]) -> bool:
    """Return whether a command shows what a page says that it does."""
    pattern = "".join(r"(?:.*\n)*" if line == GAP else re.escape(line) + "\n" for line in expected)
    return re.fullmatch(pattern, "".join(line + "\n" for line in lines)) is not None


# --- commands -------------------------------------------------------------------------------------------------------


def run(command: str, language: str, last: int = 0) -> tuple[int, list[str]]:
    """Run a command in the current folder; return its exit status and the lines that it shows.

    last   the exit status of the command before, for ``echo $?``
    """
    lines = list[str]()
    match shlex.split(command):
        case ["subsidies", *arguments]:
            return call(arguments, language)
        case ["python", *arguments]:
            done = subprocess.run([sys.executable, *arguments], capture_output=True, encoding="utf-8", check=False)  # noqa: S603
            return done.returncode, (done.stdout + done.stderr).splitlines()
        case ["the", "year"]:
            shutil.copytree(year(), "demo")
        case ["cd", folder]:
            os.chdir(folder)
        case ["rm", file]:
            Path(file).unlink()
        case ["cat", file]:
            lines = Path(file).read_text("utf-8-sig").splitlines()
        case ["echo", "$?"]:
            lines = [str(last)]
        case ["sha256sum", file]:
            lines = [f"{hashlib.sha256(Path(file).read_bytes()).hexdigest()}  {file}"]
        case ["sqlite3", file, question]:
            lines = ask(file, question)
        case _:
            raise ValueError(f"no example can run {command}")
    return 0, lines


def call(arguments: list[str], language: str) -> tuple[int, list[str]]:
    """Run the program; return its exit status and what it writes to both streams."""
    terminal = _Terminal(io.BytesIO(), encoding="utf-8", newline="\n", write_through=True)
    still = {key: value for key, value in os.environ.items() if not key.startswith(("SUBSIDIES_", "NO_COLOR"))}
    with (
        ExitStack() as clocks,
        mock.patch.dict(os.environ, {**still, **STILL, "SUBSIDIES_LANG": language}, clear=True),
        mock.patch.object(sys, "stdin", io.StringIO()),
        redirect_stdout(terminal),
        redirect_stderr(terminal),
    ):
        for module in CLOCKS:
            clocks.enter_context(mock.patch(f"{module}.datetime", _Clock))
        clocks.enter_context(mock.patch(f"{CALENDAR}.date", _Day))
        clocks.enter_context(mock.patch(PATIENCE, 3600))
        status = main(arguments)
    buffer = terminal.buffer
    assert isinstance(buffer, io.BytesIO)
    shown = buffer.getvalue().decode()
    if "[internal-error]" in shown:
        raise AssertionError(shown)
    return status, shown.splitlines()


def ask(file: str, question: str) -> list[str]:
    """Return the answer of a database as the program sqlite3 shows it: values with a bar between them."""
    database = sqlite3.connect(f"file:{file}?mode=ro", uri=True)
    try:
        return ["|".join("" if value is None else str(value) for value in row) for row in database.execute(question)]
    finally:
        database.close()


@cache
def year() -> Path:
    """Return a workspace with the sample and all lists of 2024, made once."""
    folder = Path(tempfile.mkdtemp(prefix="subsidies-year-")) / "demo"
    months = [f"2024-{number:02d}" for number in range(1, 13)]
    commands = [["init", str(folder), "--sample"]]
    for month in months:
        day = ["--as-of", f"{month}-20"]
        commands += [["-C", str(folder), "approve", month, *day, "--by", "李强"]]
        commands += [["-C", str(folder), "approve", month, *day, "--by", "陈静", "--project", "bankrupt-living"]]
        commands += [["-C", str(folder), "issue", month, *day]]
    for command in commands:
        status, lines = call(command, "zh")
        if status:
            raise AssertionError("\n".join(lines))
    return folder


class _Terminal(io.TextIOWrapper):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


class _Day(date):
    """A calendar of one day."""

    @classmethod
    def today(cls) -> Self:
        return cls(*NOW[:3])


class _Clock(datetime):
    """A clock that stands."""

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> Self:
        return cls(*NOW, tzinfo=tz or timezone(timedelta(hours=8)))

    def astimezone(self, tz: tzinfo | None = None) -> Self:  # noqa: ARG002
        return self
