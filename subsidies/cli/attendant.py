"""The person at the terminal, as the program meets them: it asks for passwords, and shows a bar for what takes long.

The bar comes on standard error after a second and goes when the work is done. The catch: whoever reads a file may be
busy for seconds without a word, so a timer brings the bar, and rich's own thread keeps it moving.
"""

import getpass
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import RLock, Timer
from typing import TYPE_CHECKING, Any, Final

from subsidies import lock, sentence, terminal
from subsidies.cli.request import Request
from subsidies.language import Say

if TYPE_CHECKING:
    from rich.progress import Progress

PATIENCE: Final = 1.0
"""Seconds without a bar."""


@contextmanager
def attended(request: Request) -> Iterator[None]:
    """Within, whoever sits at the terminal is asked and told; nobody is where it is none."""
    say = sentence.masking(request.say, request.show_ids)
    attendant = Attendant(say, quiet=request.quiet or not sys.stderr.isatty())
    with terminal.attended(attendant):
        try:
            yield
        finally:
            attendant.done()


class Attendant:
    """What is asked and shown at the terminal."""

    def __init__(self, say: Say, quiet: bool) -> None:
        self.say, self.quiet = say, quiet
        self.said: dict[str, str] = {}
        self.lock = RLock()
        self.timer: Timer | None = None
        self.bar: Progress | None = None
        self.text, self.part = "", 0

    def password(self, file: str, again: bool) -> str | None:
        """Return a password; one that was said is remembered as long as the command runs."""
        if file in self.said and not again:
            return self.said[file]
        if not self._is_there():
            return None
        if again:
            sys.stderr.write(self.say("password.again") + "\n")
        self.said[file] = getpass.getpass(self.say("password.ask", file=file), stream=sys.stderr)
        return self.said[file]

    def new_password(self, again: bool) -> tuple[str, str] | None:
        """Return a password for the files that are written, as it was typed, twice."""
        if not self._is_there():
            return None
        if again:
            sys.stderr.write(self.say("password.differ", longest=lock.LONGEST) + "\n")
        typed = [getpass.getpass(self.say(f"password.{key}"), stream=sys.stderr) for key in ("new", "repeat")]
        return typed[0], typed[1]

    def _is_there(self) -> bool:
        """Return whether anybody can be asked, the bar out of the way."""
        self.done()
        return bool(sys.stdin and sys.stdin.isatty() and sys.stderr.isatty())

    def progress(self, what: str, part: float, file: str) -> None:
        """Move the bar; the first word of a piece of work starts the clock, the last takes the bar away."""
        if self.quiet or not (file or self.timer):
            return
        with self.lock:
            self.text = self.say(f"progress.{what}", file=file) if file else self.text
            self.part = round(part * 100)
            if part >= 1:
                self.done()
            elif self.bar is not None:
                self.bar.update(self.bar.task_ids[0], description=self.text, completed=self.part)
            elif self.timer is None:
                self.timer = Timer(PATIENCE, self._show)
                self.timer.daemon = True
                self.timer.start()

    def done(self) -> None:
        """Take the bar away."""
        with self.lock:
            if self.timer is not None:
                self.timer.cancel()
            if self.bar is not None:
                self.bar.stop()
            self.timer = self.bar = None

    def _show(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

        with self.lock:
            if self.timer is None:
                return
            columns: tuple[Any, ...] = (SpinnerColumn(), TextColumn("{task.description}", markup=False))
            console = Console(file=sys.stderr)
            self.bar = Progress(*columns, BarColumn(), TimeElapsedColumn(), console=console, transient=True)
            self.bar.add_task(self.text, total=100, completed=self.part)
            self.bar.start()
