"""Ctrl-C: it stops the program until something is entered in the ledger, and from then on it is too late.

What was entered is told and its papers take their places, whoever presses what. The catch: a program that was told to
ignore Ctrl-C goes on ignoring it; only ``watched`` touches the signal, and it puts back what was there.

>>> with watched() as interruption:
...     with too_late():
...         pass
...     interruption.late
True
"""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from types import FrameType


class Interruption:
    """What Ctrl-C does: raise ``KeyboardInterrupt``, until it is too late."""

    def __init__(self) -> None:
        self.late = False
        """Whether something was entered, or is being entered."""

    def __call__(self, number: int, frame: FrameType | None) -> None:
        """Stop the program, if it can still be stopped."""
        if not self.late:
            signal.default_int_handler(number, frame)


WATCHED: ContextVar[Interruption | None] = ContextVar("WATCHED", default=None)


@contextmanager
def watched() -> Iterator[Interruption]:
    """Within, ``too_late`` counts, and the interruption says whether it has come to that."""
    interruption, before = Interruption(), signal.getsignal(signal.SIGINT)
    ours = before is signal.default_int_handler and threading.current_thread() is threading.main_thread()
    token = WATCHED.set(interruption)
    if ours:
        signal.signal(signal.SIGINT, interruption)
    try:
        yield interruption
    finally:
        WATCHED.reset(token)
        if ours:
            signal.signal(signal.SIGINT, before)


@contextmanager
def too_late() -> Iterator[None]:
    """From here on nothing is interrupted, not even after the block, unless the block fails."""
    interruption = WATCHED.get() or Interruption()
    interruption.late = True
    try:
        yield
    except BaseException:
        interruption.late = False
        raise
