"""The program as its users run it: in this process, where that is enough, or as a process of its own."""

import os
import re
import subprocess
import sys
from collections.abc import Callable, Sequence
from contextlib import redirect_stderr, redirect_stdout
from io import BytesIO, StringIO, TextIOWrapper
from pathlib import Path
from types import SimpleNamespace
from typing import Any, Final, NamedTuple
from unittest.mock import patch

from subsidies.__main__ import main
from subsidies.cli.request import Command, Option, Request

ROOT = Path(__file__).parent.parent
PAINT: Final = re.compile(r"\x1b\[[0-9;]*m")


class Screen(TextIOWrapper):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


class Keyboard(StringIO):
    """An input at which somebody sits."""

    def isatty(self) -> bool:
        return True


class Result(NamedTuple):
    """What a run left behind."""

    status: int
    out: str
    err: str


def call(*arguments: str, encoding: str = "utf-8") -> Result:
    """Run the program in this process, with streams of an encoding."""
    out, err = (TextIOWrapper(BytesIO(), encoding=encoding, newline="") for _ in range(2))
    with redirect_stdout(out), redirect_stderr(err):
        status = main(arguments)
    return Result(status, *(_written(stream).decode(encoding) for stream in (out, err)))


def approved(folder: Path, month: str, day: str) -> None:
    """Let a month's lists of the sample be approved, by as many people as its projects ask."""
    words = ("-C", str(folder), "approve", month, "--as-of", day)
    assert call(*words, "--by", "李强").status == 0
    assert call(*words, "--by", "陈静", "--project", "bankrupt-living").status == 0


def sit(*arguments: str, typed: str = "") -> Result:
    """Run the program in this process before a terminal at which somebody types this."""
    out, err = (Screen(BytesIO(), encoding="utf-8", newline="") for _ in range(2))
    with redirect_stdout(out), redirect_stderr(err), patch.object(sys, "stdin", Keyboard(typed)):
        status = main(arguments)
    return Result(status, *(PAINT.sub("", _written(stream).decode()) for stream in (out, err)))


def _written(stream: TextIOWrapper) -> bytes:
    stream.flush()
    buffer = stream.buffer
    assert isinstance(buffer, BytesIO)
    return buffer.getvalue()


def spawn(*arguments: str, **environment: str) -> "subprocess.CompletedProcess[bytes]":
    """Run the program as a process of its own, with these variables set besides."""
    return python("-m", "subsidies", *arguments, **environment)


def python(*arguments: str, **environment: str) -> "subprocess.CompletedProcess[bytes]":
    """Run Python with this repository on its path."""
    variables = {**os.environ, "PYTHONPATH": str(ROOT), **environment}
    return subprocess.run([sys.executable, *arguments], env=variables, capture_output=True, check=False)


def command(run: Callable[[Request], int], options: Sequence[Option] = ()) -> Any:
    """Return a command module ``try`` that does this."""
    return SimpleNamespace(COMMAND=Command("try", (), options), run=run)


def unfolded(text: str) -> str:
    """Return what is shown without blanks and the ends of lines."""
    return "".join(text.split())
