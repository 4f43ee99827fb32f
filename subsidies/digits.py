"""Many id numbers and accounts at once: what ``identity`` says of one, for whole columns.

Columns are worked off in runs whose digits stay in a processor's cache, so the memory does not grow with the number of
people. The catch: an empty text is nothing to be wrong about, and no date, sex or card is read from it.

>>> right_checks(np.array(["652300194501010010", "652300194501010011", ""], object)).tolist()
[True, False, True]
"""

import itertools
from collections.abc import Callable
from typing import Any, Final

import numpy as np
import pandas as pd

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
    return _by_run(_of_men, ids, bool)


def _of_men(ids: Array) -> Array:
    characters = "".join(ids.tolist()).encode()
    if len(characters) == ID * len(ids):
        return np.asarray(np.frombuffer(characters, np.uint8)[16::ID] % 2 == 1)
    return np.asarray(_bytes(ids)[16] % 2 == 1)


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


# --- slips ----------------------------------------------------------------------------------------------------------

BODY: Final = 17
"""Digits of an id number before its check character."""
PARTS: Final = ((0, 8), (8, 9), (9, 10), (10, 12), (12, 13), (13, 14), (14, 17))
WITHOUT: Final = ((), (0, 1), (2, 3, 4), (5, 6), (1, 2), (4, 5))
"""Parts left aside, one after the other: a slip of one digit, or of two neighbours, lies wholly in one of these."""
MIX: Final = np.random.default_rng(11643).integers(1, 1 << 63, (BODY, 10), np.uint64)
PAIR: Final = np.random.default_rng(7064).integers(1, 1 << 63, (BODY, 10, 10), np.uint64)


def slips(ids: Array, names: Array) -> Array:
    """Return the pairs of people who may be one person, by their places (int64, a row each, the earlier place first).

    ids     id numbers, none of them twice; empty ones are left aside
    names   names as they are compared; empty ones are left aside

    They have one name, and their numbers differ in one digit or in the order of two neighbours, whatever the check
    character; or they have the same number but for that character, whatever their names.
    """
    there = np.flatnonzero((ids != "") & (names != ""))
    hashes = np.asarray(pd.util.hash_array(names[there], categorize=False))
    near = _near(ids[there], hashes)
    maybe, name = there[near], hashes[near]
    body = _bytes(ids[maybe])[:BODY] - np.uint8(ZERO)
    each = np.stack([MIX[place][row] for place, row in enumerate(body)])
    whole = each.sum(axis=0) + name
    found = [_equal(whole - name), *(_equal(whole - one) for one in each)]
    for place, (one, other) in enumerate(itertools.pairwise(body)):
        pair = PAIR[place][np.minimum(one, other), np.maximum(one, other)]
        found.append(_equal(whole - each[place] - each[place + 1] + pair))
    pairs = maybe[np.unique(np.concatenate(found), axis=0)]
    right = [_is_slip(ids[one], ids[other], names[one] == names[other]) for one, other in pairs]
    return np.asarray(pairs[np.array(right, bool)])


def _near(ids: Array, name: Array) -> Array:
    """Return the places of those who have a part of their number and their name in common with somebody."""
    body = _bytes(ids)[:BODY] - np.uint8(ZERO)
    parts = [sum(MIX[place][body[place]] for place in range(*part)) for part in PARTS]
    near = np.zeros(len(ids), bool)
    whole = sum(parts, np.zeros(len(ids), np.uint64))
    for without in WITHOUT:
        numbers = whole - sum(parts[part] for part in without) + name if without else whole
        near |= pd.Series(numbers).duplicated(keep=False).to_numpy()
    return np.flatnonzero(near)


def _equal(numbers: Array) -> Array:
    """Return the places of the first of equal numbers with each of the others, in pairs."""
    order = np.argsort(numbers)
    begins = np.append(True, numbers[order][1:] != numbers[order][:-1])[: len(order)]
    if begins.all():
        return np.empty((0, 2), np.int64)
    first = np.minimum.reduceat(order, np.flatnonzero(begins))[np.cumsum(begins) - 1]
    return np.asarray(np.stack([first, order], axis=1)[first != order])


def _is_slip(one: str, other: str, same_name: bool) -> bool:
    """Return whether two numbers really are as near as their sums say; sums of different numbers may be equal."""
    places = [place for place in range(BODY) if one[place] != other[place]]
    if len(places) == 2:
        a, b = places
        return same_name and b == a + 1 and one[a] == other[b] and one[b] == other[a]
    return not places or (same_name and len(places) == 1)
