"""Whose account is paid: another person's, one entered just before a list, one that is there for a list and gone again.

The catch: people do change their banks and have their children fetch the money; only the account that comes for a list
or two and goes again is what a fraud looks like.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

import numpy as np

from subsidies import months, names
from subsidies.audit.case import Case, at
from subsidies.errors import Finding

Array = np.ndarray[Any, Any]

SHORTLY: Final = 5
"""Days before a list in which a new account is a question."""
SOON: Final = 3
"""Lists after which the old account is back soon."""


class Accounts(NamedTuple):
    """The account of each person (row) at a list, as a number; 0 where there is none."""

    month: int
    day: int
    account: Array


def others(case: Case, payees: Sequence[str]) -> Iterator[Finding]:
    """Find the people with a title whose payee is not they.

    payees   one for each person
    """
    last = case.issued[-1] if case.issued else months.NONE
    folded, own = names.fold(np.array(payees, object)), names.fold(case.facts.name)
    there = (case.facts.end > last) & (case.facts.death > last)
    for row in np.flatnonzero(there & (folded != own) & (own != "")).tolist():
        yield at(case, row, "payee-other", payee=payees[row])


def shortly(case: Case, before: Accounts, now: Accounts, told: Mapping[int, int]) -> Iterator[Finding]:
    """Find the accounts that were changed within days before a list that paid them.

    told   the day on which a person's (row) change of account was reported
    """
    new = (before.account != now.account) & (before.account != 0) & (now.account != 0)
    for row in np.flatnonzero(new).tolist():
        day = told.get(row, months.NONE)
        fen = _paid(case, row, now.month, now.month)
        if fen > 0 and now.day - SHORTLY < day <= now.day:
            values = {"month": months.format(now.month), "day": months.format_day(day)}
            yield at(case, row, "account-before-list", fen, **values)


def back_again(case: Case, held: Sequence[Accounts]) -> Iterator[Finding]:
    """Find the accounts that are, at the last of some lists, what they were before one to three others.

    held   the lists in order; the last may be one to come
    """
    now = held[-1].account
    for steps in range(2, min(len(held), SOON + 2)):
        between, old = held[-steps:-1], held[-1 - steps].account
        there = (now != 0) & (now == old)
        for one in between:
            there = there & (one.account != now) & (one.account != 0)
        for row in np.flatnonzero(there).tolist():
            fen = _paid(case, row, between[0].month, between[-1].month)
            if fen > 0:
                told = months.span(between[0].month, between[-1].month)
                yield at(case, row, "account-there-and-back", fen, months=told)


def _paid(case: Case, row: int, first: int, last: int) -> int:
    """Return what the lists of some pay months paid a person (fen)."""
    low, high = np.searchsorted(case.paid.person, (row, row + 1))
    mine = case.paid.of(np.arange(low, high))
    return int(mine.fen[(mine.pay_month >= first) & (mine.pay_month <= last) & mine.listed].sum())
