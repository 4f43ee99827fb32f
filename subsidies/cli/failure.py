"""Whatever ended a command, as a refusal: what the user did, what the system said, or a fault of the program.

The catch: an exception's own text may hold a person's data, so of an unexpected one only kind and place are told.

>>> refusal(FileNotFoundError(2, "No such file", "a.csv"), lambda key, **_: key).values
{'path': 'a.csv', 'reason': 'system.missing'}
"""

import errno
import os
import traceback
from pathlib import Path
from typing import Final

from subsidies.errors import Refusal
from subsidies.language import Say

PACKAGE: Final = Path(__file__).parent.parent
REASONS: Final = {
    errno.EEXIST: "exists",
    errno.ENOENT: "missing",
    errno.EACCES: "denied",
    errno.EPERM: "denied",
    errno.ENOSPC: "full",
    errno.EDQUOT: "full",
    errno.EFBIG: "full",
    errno.ENOTDIR: "not-a-folder",
    errno.EISDIR: "folder",
    errno.EROFS: "read-only",
    errno.ENAMETOOLONG: "name",
    errno.EILSEQ: "name",
    errno.EINVAL: "name",
}
"""What a system says, and our word for it."""


def refusal(error: BaseException, say: Say) -> Refusal:
    """Return the refusal that tells of an exception."""
    match error:
        case Refusal():
            return error
        case KeyboardInterrupt() | EOFError():
            return Refusal("interrupted")
        case MemoryError():
            return Refusal("out-of-memory")
        case OSError(errno=int(code)):
            reason = say(f"system.{REASONS.get(code, 'other')}", code=errno.errorcode.get(code, str(code)))
            return Refusal("file-refused", path=os.fsdecode(error.filename or "-"), reason=reason)
        case _:
            return Refusal("internal-error", kind=type(error).__name__, where=_place(error))


def is_expected(error: BaseException) -> bool:
    """Return whether an exception is no fault of the program."""
    return isinstance(error, Refusal | KeyboardInterrupt | EOFError | MemoryError)


def _place(error: BaseException) -> str:
    """Return the file and line of ours in which an exception arose, and where outside, if it was there."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if PACKAGE in Path(frame.filename).parents]
    return " < ".join(dict.fromkeys(_line(frame) for frame in (*frames[-1:], *ours[-1:]))) or "?"


def _line(frame: traceback.FrameSummary) -> str:
    path = Path(frame.filename)
    return f"{path.relative_to(PACKAGE.parent) if PACKAGE in path.parents else path.name}:{frame.lineno}"
