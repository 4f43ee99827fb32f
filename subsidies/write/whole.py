"""Write a file whole or not at all, readable by its owner only.

The content goes to a temporary file beside the target, which then takes the target's name in one step: a reader, a
crash or a full disk never sees half a list. The catch: what may fail is the writing, so only an ``OSError`` of these
paths becomes a ``Refusal``; one about another file, raised inside ``whole``, stays what it is.

>>> import tempfile
>>> path = Path(tempfile.mkdtemp()) / "2024-10" / "list.csv"
>>> write_whole(path, b"1")
>>> path.read_bytes(), [file.name for file in path.parent.iterdir()]
(b'1', ['list.csv'])
"""

import errno
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from subsidies.errors import Refusal

FOLDER_MODE: Final = 0o700
REFUSALS: Final = {
    errno.ENOSPC: "disk-full",
    errno.EDQUOT: "disk-full",
    errno.EFBIG: "disk-full",
    errno.ENOTDIR: "output-not-folder",
    errno.EEXIST: "output-not-folder",
    errno.EISDIR: "output-is-folder",
}
"""The refusal for what a system says; every other fault of writing is ``output-not-writable``."""


def write_whole(path: Path, content: bytes) -> None:
    """Put bytes at a path, over whatever file was there. Raises ``Refusal`` as ``whole`` does."""
    with whole(path) as temporary:
        temporary.write_bytes(content)


@contextmanager
def whole(path: Path) -> Iterator[Path]:
    """Give a temporary path in the target's folder; once the block has ended well, it is the target.

    Folders that are missing are made for their owner only; after a failure nothing is left of either.
    Raises ``Refusal`` (disk-full, output-not-folder, output-is-folder, output-not-writable).
    """
    made: list[Path] = []
    temporary: Path | None = None
    try:
        _make(path.parent, made)
        if path.is_dir():  # told before anything else of the same list has taken its place
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
        temporary = _temporary(path.parent)
        yield temporary
        _sync(temporary)
        temporary.replace(path)
    except BaseException as error:
        _remove(temporary, made)
        if isinstance(error, OSError) and _concerns(error, temporary, path):
            raise _refusal(error, path) from error
        raise


def _make(folder: Path, made: list[Path]) -> None:
    """Make a folder and its missing parents; each one made is added to ``made``, the outermost first."""
    missing = [place for place in (folder, *folder.parents) if not place.exists()]
    for place in reversed(missing):
        try:
            place.mkdir(FOLDER_MODE)
        except FileExistsError:  # another program was faster
            if not place.is_dir():
                raise
        else:
            made.append(place)
    if not folder.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(folder))


def _temporary(folder: Path) -> Path:
    """Return a new empty file of mode 0600; the name is short, for names have a longest length."""
    handle, name = tempfile.mkstemp(prefix=".", suffix=".part", dir=folder)
    os.close(handle)
    return Path(name)


def _sync(path: Path) -> None:
    """Wait until the content is on the disk: else a power cut could leave the name without it."""
    with path.open("r+b") as file:
        os.fsync(file.fileno())


def _remove(temporary: Path | None, made: list[Path]) -> None:
    """Take back what was begun; a folder that somebody has used meanwhile stays."""
    with suppress(OSError):
        if temporary is not None:
            temporary.unlink()
        for folder in reversed(made):
            folder.rmdir()


def _concerns(error: OSError, temporary: Path | None, path: Path) -> bool:
    """Is an error about this writing? Errors of an open file name none; before the block, everything is ours."""
    return temporary is None or error.filename is None or str(error.filename) in (str(temporary), str(path))


def _refusal(error: OSError, path: Path) -> Refusal:
    """Return the refusal for an error; it names the file that stands in the way of a folder, else the target."""
    name = REFUSALS.get(error.errno or 0, "output-not-writable")
    if name == "output-not-folder":
        return Refusal(name, path=str(next((place for place in path.parents if _blocks(place)), path.parent)))
    return Refusal(name, path=str(path))


def _blocks(place: Path) -> bool:
    """Return whether something stands here that is not a folder; a link to nowhere is such a thing."""
    return os.path.lexists(place) and not place.is_dir()
