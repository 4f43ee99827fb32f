"""Many id numbers and accounts at once: what ``identity`` says of one, for whole columns.

Columns are worked off in runs whose digits stay in a processor's cache, so the memory does not grow with the number of
people. The catch: an empty text is nothing to be wrong about, and no date, sex or card is read from it.

>>> right_checks(np.array(["652300194501010010", "652300194501010011", ""], object)).tolist()
[True, False, True]
"""

from collections.abc import Callable
from typing import Any, Final

import numpy as np

from subsidies import identity, months

Array = np.ndarray[Any, Any]

RUN: Final = 1 << 16
EPOCH: Final = 719_163
"""The ordinal of 1 January 1970, from which numpy counts days."""
ID, CARD = 18, 20
"""Characters of an id number, and one more than a card ever has."""
ZERO: Final = ord("0")
CHECKS: Final = np.frombuffer(identity.CHECKS.encode(), np.uint8)


def right_checks(ids: Array) -> Array:
    """Return whether each id number ends in its own check character."""
    return _by_run(_right_checks, ids, bool)


def birth_days(ids: Array) -> Array:
    """Return the day of birth that each id number carries (int64 ordinals), ``months.NONE`` where it names none."""
    return _by_run(_birth_days, ids, np.int64)


def of_men(ids: Array) -> Array:
    """Return whether each id number is a man's: its 17th digit is odd."""
    odd = _by_run(lambda run: (_bytes(run)[16] - ZERO) % 2 == 1, ids, bool)
    return np.asarray(odd & (ids != ""))


def wrong_cards(accounts: Array) -> Array:
    """Return whether each account is a card that fails the Luhn check."""
    return _by_run(_wrong_cards, accounts, bool)


def months_of(days: Array) -> Array:
    """Return the months in which days lie (int64); ``months.NONE`` for ``months.NONE``."""
    found = (days - EPOCH).astype("datetime64[D]").astype("datetime64[M]").astype(np.int64) + months.of(1970)
    return np.asarray(np.where(days == months.NONE, months.NONE, found))


def _by_run(work: Callable[[Array], Array], texts: Array, kind: Any) -> Array:
    found = np.empty(len(texts), kind)
    for first in range(0, len(texts), RUN):
        found[first : first + RUN] = work(texts[first : first + RUN])
    return found


def _bytes(ids: Array) -> Array:
    """Return the characters of id numbers, a row each of the 18 places (uint8); zeros for an empty one."""
    return np.ascontiguousarray(ids.astype(f"S{ID}").view(np.uint8).reshape(len(ids), ID).T)


def _right_checks(ids: Array) -> Array:
    characters = _bytes(ids)
    total = np.zeros(len(ids), np.int32)
    for row, weight in zip(characters, identity.WEIGHTS, strict=False):
        total += (row - np.uint8(ZERO)).astype(np.int32) * weight
    return np.asarray((CHECKS[total % 11] == characters[17]) | (characters[0] == 0))


def _birth_days(ids: Array) -> Array:
    digits = (_bytes(ids) - np.uint8(ZERO)).astype(np.int64)
    year = digits[6] * 1000 + digits[7] * 100 + digits[8] * 10 + digits[9]
    month, day = digits[10] * 10 + digits[11], digits[12] * 10 + digits[13]
    possible = (ids != "") & (year >= 1) & (month >= 1) & (month <= 12) & (day >= 1)
    first = np.where(possible, months.of(year, month) - months.of(1970), 0).astype("datetime64[M]")
    begins, next_begins = (one.astype("datetime64[D]").astype(np.int64) for one in (first, first + 1))
    possible &= day <= next_begins - begins
    return np.asarray(np.where(possible, begins + EPOCH + day - 1, months.NONE))


def _wrong_cards(accounts: Array) -> Array:
    characters = accounts.astype(f"U{CARD}").view(np.uint32).reshape(len(accounts), CARD)
    begins = (characters[:, 0] == ord("6")) & (characters[:, 1] == ord("2"))
    wrong = np.zeros(len(accounts), bool)
    for length in range(16, CARD):
        mine = np.flatnonzero(begins & (characters[:, length - 1] != 0) & (characters[:, length] == 0))
        wrong[mine] = _wrong_sums(characters[mine, :length] - np.uint32(ZERO))
    return wrong


def _wrong_sums(digits: Array) -> Array:
    """Return whether rows of one length are digits that fail the Luhn check; what is below a digit is a huge one."""
    small = digits.astype(np.uint8)
    doubled = small[:, -2::-2]
    total = small[:, ::-2].sum(axis=1) + (2 * doubled - 9 * (doubled > 4).astype(np.uint8)).sum(axis=1)
    return np.asarray((digits < 10).all(axis=1) & (total % 10 != 0))
