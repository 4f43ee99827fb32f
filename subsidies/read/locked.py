"""Workbooks with a password: opened before anything else looks at them, so that all that follows has the plain bytes.

The password is asked for at the terminal (``terminal.password``), never taken as an argument or from a file. The catch:
the ledger keeps what was read, which is the workbook without its password; else last month's list could not be computed
again once the password has changed.

>>> opened("roster.csv", b"a,b")
b'a,b'
"""

import importlib.util
from typing import Final

from subsidies import lock, terminal
from subsidies.errors import Refusal
from subsidies.read import guard, kind

TRIES: Final = 3


def opened(label: str, content: bytes) -> bytes:
    """Return a file's bytes without a password.

    Raises ``Refusal``: file-encrypted where nobody says it or nothing here can open the file, file-password-wrong,
    file-unreadable.
    """
    if not kind.is_encrypted(content):
        return content
    if importlib.util.find_spec("msoffcrypto") is None:
        raise Refusal("file-encrypted")
    for attempt in range(TRIES):
        password = terminal.password(label, again=attempt > 0)
        if password is None:
            raise Refusal("file-encrypted")
        with guard.foreign():
            plain = lock.decrypted(content, password)
        if plain is not None:
            return plain
    raise Refusal("file-password-wrong")
