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
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Final, NamedTuple

try:
    import fcntl
except ImportError:  # Windows removes no file that is open
    fcntl = None  # type: ignore[assignment]

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


PREFIX, SUFFIX = ".", ".part"
"""Of temporary names."""


class Waiting(NamedTuple):
    """A file under a temporary name beside its target, which it becomes by ``take``."""

    target: Path
    temporary: Path
    lock: int | None
    """Open as long as it waits: what nobody has locked was left behind by a program that is no more."""

    def write(self, content: bytes) -> None:
        """Put bytes into it, and wait until they are on the disk. Raises ``Refusal`` as ``whole`` does."""
        with _refusing(self.target, self.temporary), self.temporary.open("r+b") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())

    def sync(self) -> None:
        """Wait until its content is on the disk. Raises ``Refusal`` as ``whole`` does."""
        with _refusing(self.target, self.temporary):
            _sync(self.temporary)

    def take(self, *, over: bool = True) -> None:
        """Give it its own name, over whatever file was there, or, if it must not go over one, over none.

        Raises ``Refusal`` as ``whole`` does, and file-exists.
        """
        with _refusing(self.target, self.temporary):
            if over:
                self.temporary.replace(self.target)
            else:
                _name_anew(self.temporary, self.target)
        _sync_folder(self.target.parent)


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
    with waiting(path) as file:
        with _refusing(path, file.temporary):
            yield file.temporary
        file.sync()
        file.take()


@contextmanager
def whole_folder(path: Path) -> Iterator[Path]:
    """Give a temporary folder beside the target; once the block has ended well, it is the target, as it stands.

    The target must be empty, or not be there. Raises ``Refusal`` as ``whole`` does, and folder-not-empty.
    """
    made: list[Path] = []
    temporary: Path | None = None
    try:
        with _refusing(path):
            _make(path.parent, made)
            _refuse_full(path)
            temporary = Path(tempfile.mkdtemp(prefix=PREFIX, suffix=SUFFIX, dir=path.parent))
        with _refusing(path, temporary):
            yield temporary
            for file in [one for one in temporary.rglob("*") if one.is_file()]:
                _sync(file)
            _refuse_full(path)
            if path.exists():
                path.rmdir()
            temporary.rename(path)
        _sync_folder(path.parent)
    finally:
        if temporary is not None:
            shutil.rmtree(temporary, ignore_errors=True)
        _remove(None, made)


def _refuse_full(folder: Path) -> None:
    """Refuse (folder-not-empty, output-not-folder) what is no empty folder."""
    if os.path.lexists(folder) and next(folder.iterdir(), None) is not None:
        raise Refusal("folder-not-empty", path=str(folder))


@contextmanager
def waiting(path: Path) -> Iterator[Waiting]:
    """Give a file that waits to be one of this name; what has not been taken when the block ends is removed.

    Raises ``Refusal`` as ``whole`` does.
    """
    made: list[Path] = []
    file: Waiting | None = None
    try:
        file = _opened(path, made)
        yield file
    finally:
        _remove(file, made)


def written(files: ExitStack, path: Path, content: bytes) -> Waiting:
    """Return a file with its content that waits until ``files`` ends. Raises ``Refusal`` as ``whole`` does."""
    file = files.enter_context(waiting(path))
    file.write(content)
    return file


def _opened(path: Path, made: list[Path]) -> Waiting:
    """Return a new empty file of mode 0600; the name is short, for names have a longest length."""
    with _refusing(path):
        _make(path.parent, made)
        if path.is_dir():  # told before anything else of the same list has taken its place
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
        handle, name = tempfile.mkstemp(prefix=PREFIX, suffix=SUFFIX, dir=path.parent)
    if fcntl is None:
        os.close(handle)
        return Waiting(path, Path(name), None)
    with suppress(OSError):  # not every network drive can
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    return Waiting(path, Path(name), handle)


def is_left_behind(path: Path) -> bool:
    """Return whether a file has a temporary name, and nobody who is still at work."""
    if not (path.name.startswith(PREFIX) and path.name.endswith(SUFFIX)):
        return False
    if fcntl is None:
        return True
    try:
        with path.open("rb") as file:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


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


def _sync(path: Path) -> None:
    """Wait until the content is on the disk: else a power cut could leave the name without it."""
    with path.open("r+b") as file:
        os.fsync(file.fileno())


def _name_anew(temporary: Path, target: Path) -> None:
    """Give a file a name that none has. Raises ``Refusal`` (file-exists)."""
    try:
        os.link(temporary, target)
        temporary.unlink()
    except FileExistsError:
        raise Refusal("file-exists", path=str(target)) from None
    except OSError:  # not every disk knows links
        if os.path.lexists(target):
            raise Refusal("file-exists", path=str(target)) from None
        temporary.replace(target)


def _sync_folder(folder: Path) -> None:
    """Wait until a new name is on the disk too, where the system can do that."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _remove(file: Waiting | None, made: list[Path]) -> None:
    """Take back what was begun and not taken; a folder that somebody has used meanwhile stays."""
    if file is not None:
        with suppress(OSError):
            file.temporary.unlink()
        if file.lock is not None:
            os.close(file.lock)
    with suppress(OSError):
        for folder in reversed(made):
            folder.rmdir()


@contextmanager
def _refusing(path: Path, temporary: Path | None = None) -> Iterator[None]:
    """Turn an error about the writing of a path into a refusal; before there is a temporary one, any error is that.

    Errors of an open file name none.
    """
    try:
        yield
    except OSError as error:
        if temporary is None or error.filename is None or _concerns(Path(os.fsdecode(error.filename)), path, temporary):
            raise _refusal(error, path) from error
        raise


def _concerns(file: Path, path: Path, temporary: Path) -> bool:
    return file in (path, temporary) or temporary in file.parents


def _refusal(error: OSError, path: Path) -> Refusal:
    """Return the refusal for an error; it names the file that stands in the way of a folder, else the target."""
    name = REFUSALS.get(error.errno or 0, "output-not-writable")
    if name == "output-not-folder":
        return Refusal(name, path=str(next((place for place in path.parents if _blocks(place)), path.parent)))
    return Refusal(name, path=str(path))


def _blocks(place: Path) -> bool:
    """Return whether something stands here that is not a folder; a link to nowhere is such a thing."""
    return os.path.lexists(place) and not place.is_dir()
