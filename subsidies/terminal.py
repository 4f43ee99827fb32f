"""Who sits at the terminal: the rooms below may ask them for a password, and tell them how far the work is.

By default nobody sits there: no password is known, and what is told is heard by nobody. Only the command line puts
somebody there (``attended``). The catch: a reader never asks by itself, so a program that reads files never waits.

>>> password("roster.xlsx", again=False) is None
True
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Protocol, TypeVar

T = TypeVar("T")


class Person(Protocol):
    """Somebody who can be asked and told."""

    def password(self, file: str, again: bool) -> str | None:
        """Return the password of a file; ``None``: they do not say."""

    def new_password(self, again: bool) -> tuple[str, str] | None:
        """Return a new password as it was typed, twice; ``None``: they do not say."""

    def progress(self, what: str, part: float, file: str) -> None:
        """Take note of how far the work is."""


class Nobody:
    """Nobody there."""

    def password(self, file: str, again: bool) -> str | None:
        """Return nothing."""

    def new_password(self, again: bool) -> tuple[str, str] | None:
        """Return nothing."""

    def progress(self, what: str, part: float, file: str) -> None:
        """Hear nothing."""


AT: ContextVar[Person] = ContextVar("AT", default=Nobody())  # noqa: B039


@contextmanager
def attended(person: Person) -> Iterator[None]:
    """Within, somebody sits there."""
    token = AT.set(person)
    try:
        yield
    finally:
        AT.reset(token)


def password(file: str, *, again: bool) -> str | None:
    """Return the password of a file, ``None`` where nobody says it.

    again   whether the one said before was wrong
    """
    return AT.get().password(file, again)


def new_password(*, again: bool) -> tuple[str, str] | None:
    """Return a new password as it was typed, twice; ``None`` where nobody says it.

    again   whether what was typed before was not the same twice, or no password
    """
    return AT.get().new_password(again)


def progress(what: str, part: float, *, file: str = "") -> None:
    """Tell how far a piece of work is.

    what   the message ``progress.WHAT``
    part   from 0, where it begins, to 1, where it is done
    file   what is worked on; nothing: what was said at the beginning
    """
    AT.get().progress(what, part, file)


def each(what: str, things: Sequence[T], name: Callable[[T], str]) -> Iterator[T]:
    """Give things one after the other, and tell how far the work on them is; ``name`` says what each is called."""
    for count, thing in enumerate(things):
        progress(what, count / len(things), file=name(thing))
        yield thing
    progress(what, 1)
