"""Somebody at the terminal: in this process with what they say, or before a terminal of their own."""

import os
import pty
import select
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from tests.shell import ROOT


class Clerk:
    """Somebody who says some passwords, one after another, and hears of the work."""

    def __init__(self, *said: str | None) -> None:
        self.said, self.asked, self.heard = list(said), list[tuple[str, bool]](), list[float]()

    def password(self, file: str, again: bool) -> str | None:
        self.asked.append((file, again))
        return self.said.pop(0)

    def new_password(self, again: bool) -> tuple[str, str] | None:
        first = self.password("", again)
        return None if first is None else (first, self.said.pop(0) or "")

    def progress(self, what: str, part: float, file: str) -> None:
        self.heard.append(part)


@contextmanager
def at_terminal(*arguments: str, **environment: str) -> Iterator[int]:
    """Run the program at a terminal; give the terminal's other end."""
    child, screen = pty.fork()
    if not child:
        plain = {"PYTHONPATH": str(ROOT), "TERM": "xterm", "COLUMNS": "100", "LC_ALL": "en_US.UTF-8"}
        os.execve(
            sys.executable, [sys.executable, "-m", "subsidies", *arguments], {**os.environ, **plain, **environment}
        )
    try:
        yield screen
    finally:
        os.close(screen)
        os.waitpid(child, 0)


def shown(screen: int, until: str, seconds: float = 60) -> str:
    """Return what a terminal shows, until some words or the end."""
    found, end = b"", time.monotonic() + seconds
    while until.encode() not in found and time.monotonic() < end:
        if select.select([screen], [], [], 0.2)[0]:
            try:
                piece = os.read(screen, 1 << 16)
            except OSError:
                break
            if not piece:
                break
            found += piece
    return found.decode("utf-8", "replace")
