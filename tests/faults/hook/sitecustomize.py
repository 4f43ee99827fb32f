"""What befalls a process from within: at its k-th database or file operation it gets a signal, or waits at a gate.

Python imports this module on its own where its folder is on PYTHONPATH; without FAULT_UNDER it does nothing. Counted
is every operation that changes a file under that folder, and every statement of a database, once before and once after.

    FAULT_UNDER   the folder
    FAULT_AT      the operation at which the process gets FAULT_SIGNAL (9)
    FAULT_LATE    or: the signal comes before the COMMIT that makes a batch durable
    FAULT_COUNT   a file that gets the number of operations when the process ends
    FAULT_TELL    a descriptor to which a byte is written at FAULT_GATE_AT (the first operation)
    FAULT_GATE    a descriptor from which a byte is read then: until it comes, the process waits
    FAULT_GATE_AT a text; the gate stands before the first statement that begins with it
    FAULT_LIMIT   the largest file that may be written, in bytes
"""

import os
import signal
import sys
from pathlib import Path
from typing import Any

UNDER = os.environ.get("FAULT_UNDER", "")
OPENED_TO_WRITE = os.O_WRONLY | os.O_RDWR | os.O_CREAT
CHANGES = ("os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.link", "os.truncate")


class Fate:
    """What is to come, and how far it is."""

    def __init__(self) -> None:
        self.done = 0
        self.at = int(os.environ.get("FAULT_AT", "0"))
        self.signal = int(os.environ.get("FAULT_SIGNAL", str(int(signal.SIGKILL))))
        self.late = "FAULT_LATE" in os.environ
        self.entered = False
        self.gate = os.environ.get("FAULT_GATE_AT", "")
        self.open = False

    def step(self, statement: str = "") -> None:
        """Count an operation."""
        self.done += 1
        if not self.open and statement.startswith(self.gate):
            self.open = True
            if "FAULT_TELL" in os.environ:
                os.write(int(os.environ["FAULT_TELL"]), b".")
            if "FAULT_GATE" in os.environ:
                os.read(int(os.environ["FAULT_GATE"]), 1)
        self.entered = self.entered or statement.startswith("INSERT INTO batch")
        if self.done == self.at or (self.late and self.entered and statement == "COMMIT"):
            os.kill(os.getpid(), self.signal)

    def heard(self, event: str, arguments: tuple[Any, ...]) -> None:
        """Count what the interpreter says that it is about to do."""
        changes = event in CHANGES or (event == "open" and (arguments[2] or 0) & OPENED_TO_WRITE)
        named = changes and isinstance(arguments[0], str | bytes | os.PathLike)
        if named and os.fsdecode(arguments[0]).startswith(UNDER):
            self.step()


def begin() -> None:
    """Watch the files, the disk's own word, the database, and the end."""
    import sqlite3

    fate = Fate()
    connect, sync, leave = sqlite3.connect, os.fsync, os._exit

    class Watched(sqlite3.Connection):
        def execute(self, *arguments: Any) -> sqlite3.Cursor:
            fate.step(str(arguments[0]))
            done = super().execute(*arguments)
            fate.step()
            return done

        def executemany(self, *arguments: Any) -> sqlite3.Cursor:
            fate.step()
            done = super().executemany(*arguments)
            fate.step()
            return done

        def backup(self, *arguments: Any, **more: Any) -> None:
            fate.step()
            super().backup(*arguments, **more)
            fate.step()

    def watched_sync(handle: int) -> None:
        fate.step()
        sync(handle)
        fate.step()

    def watched_exit(status: int) -> None:
        if "FAULT_COUNT" in os.environ:
            Path(os.environ["FAULT_COUNT"]).write_text(str(fate.done), "ascii")
        leave(status)

    sqlite3.connect = lambda *arguments, **more: connect(*arguments, factory=Watched, **more)  # type: ignore[assignment]
    os.fsync = watched_sync  # type: ignore[assignment]
    os._exit = watched_exit  # type: ignore[assignment]
    sys.addaudithook(fate.heard)
    if "FAULT_LIMIT" in os.environ:
        import resource

        most = int(os.environ["FAULT_LIMIT"])
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, resource.getrlimit(resource.RLIMIT_FSIZE)[1]))


if UNDER:
    begin()
