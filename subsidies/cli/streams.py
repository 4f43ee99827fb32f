"""Standard output and error: text that always arrives, whatever the console can show and whoever has stopped reading.

The catch: where the reader is gone (``subsidies ledger log | head``), the work goes on without it; an issue must not
stop half way because nobody looks.

>>> import io
>>> stream = io.StringIO()
>>> put(stream, "甲"), stream.getvalue()
(None, '甲')
"""

import io
import os
import sys
from pathlib import Path
from typing import TextIO


def prepare() -> None:
    """Make both streams writable for every character: what the console does not know is written as an escape."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:  # closed, or a program without a console
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115
        elif isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def put(stream: TextIO, text: str) -> None:
    """Write a text; a reader that is gone is no fault. Raises ``OSError`` where a file cannot be written."""
    try:
        stream.write(text)
    except BrokenPipeError:
        _abandon(stream)


def finish() -> None:
    """Write out what waits. Raises ``OSError`` where standard output cannot be written; the rest of it is given up."""
    for stream in (sys.stderr, sys.stdout):
        try:
            stream.flush()
        except BrokenPipeError:
            _abandon(stream)
        except OSError:
            _abandon(stream)
            raise


def _abandon(stream: TextIO) -> None:
    """Let everything that is still written to a stream go nowhere, what waits in it too."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)
