"""Passwords on the workbooks that are written, for files that leave the office or lie where others can read them.

The password is asked for at the terminal, twice, never taken as an argument or from a file. The catch: a file that
nobody can open again is lost, so what was encrypted is decrypted and compared before anything is written; and what is
written never was on the disk without its password.

>>> OPEN.locked(b"as it is"), bool(OPEN)
(b'as it is', False)
"""

import importlib.util
import io
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from subsidies import terminal
from subsidies.errors import Refusal

TRIES: Final = 3
LONGEST: Final = 255
"""Characters of the longest password that a spreadsheet takes ([MS-OFFCRYPTO] 2.3.4.11)."""


@dataclass(frozen=True, slots=True)
class Lock:
    """The password of all workbooks that a command writes; without one they are written as they are."""

    password: str = field(default="", repr=False)

    def __bool__(self) -> bool:
        """Return whether there is a password."""
        return bool(self.password)

    def locked(self, content: bytes) -> bytes:
        """Return a workbook with the password around it. Raises ``Refusal`` (encrypt-failed) if it would not open."""
        if not self.password:
            return content
        try:
            made = _encrypted(content, self.password)
            opened = decrypted(made, self.password, is_sealed=True)
        except MemoryError:
            raise
        except Exception as error:  # whatever the library says, nothing is written
            raise Refusal("encrypt-failed") from error
        if opened != content:
            raise Refusal("encrypt-failed")
        return made

    def is_of(self, path: Path, content: bytes) -> bool:
        """Return whether a file has this content, as it is or with this password. Raises ``OSError``."""
        if not path.is_file():
            return False
        there = path.read_bytes()
        if there == content or not self.password:
            return there == content
        try:
            return decrypted(there, self.password) == content
        except Exception:  # noqa: BLE001 a file that is no workbook with a password, whatever it is
            return False


OPEN: Final = Lock()
"""No password."""


def wanted(is_asked: bool) -> Lock:
    """Return the lock of what a command writes; where one is asked for, with the password that somebody types.

    Raises ``Refusal``: encrypt-not-installed, encrypt-nobody off a terminal, encrypt-password where it was not typed
    the same twice, three times over.
    """
    if not is_asked:
        return OPEN
    if importlib.util.find_spec("msoffcrypto") is None:
        raise Refusal("encrypt-not-installed")
    for attempt in range(TRIES):
        said = terminal.new_password(again=attempt > 0)
        if said is None:
            raise Refusal("encrypt-nobody")
        if said[0] == said[1] and _is_possible(said[0]):
            return Lock(said[0])
    raise Refusal("encrypt-password", longest=LONGEST)


def _is_possible(password: str) -> bool:
    return 0 < len(password) <= LONGEST and password.isprintable()


def _encrypted(content: bytes, password: str) -> bytes:
    from msoffcrypto.format.ooxml import OOXMLFile

    made = io.BytesIO()
    OOXMLFile(io.BytesIO(content)).encrypt(password, made)
    return made.getvalue()


def decrypted(content: bytes, password: str, *, is_sealed: bool = False) -> bytes | None:
    """Return a workbook's plain bytes, ``None`` where the password is wrong. Raises whatever the library raises.

    is_sealed   whether its own sum over what is encrypted has to be right too; spreadsheets look at it
    """
    import msoffcrypto

    plain = io.BytesIO()
    try:
        file = msoffcrypto.OfficeFile(io.BytesIO(content))
        file.load_key(password=password, verify_password=True)
        file.decrypt(plain, verify_integrity=is_sealed)
    except msoffcrypto.exceptions.InvalidKeyError:
        return None
    return plain.getvalue()
