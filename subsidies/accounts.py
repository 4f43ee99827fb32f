"""Questions about accounts: one for several people, none, another than last month, a bank's number that cannot be.

The catch: married couples share an account, so two people are a note; three or more, and a change that nobody has
entered, are what a fraud looks like.

>>> plain(np.array(["6217 0000-1234", "６２１７"], object)).tolist()
['621700001234', '6217']
"""

import re
from collections.abc import Iterator
from typing import Any, Final, NamedTuple

import numpy as np
import pandas as pd

from subsidies import identity, names, roster, rows, tables
from subsidies.errors import Finding, Secret, Value
from subsidies.everyone import Everyone, in_force

Array = np.ndarray[Any, Any]

COUPLE: Final = 2
BANK_NUMBER: Final = re.compile(r"(?<!\d)\d{12}(?!\d)", re.ASCII)
"""A bank's number in the payment system, wherever it stands beside the bank's name."""
NOTHING: Final = "—"

Account = tuple[str, str, str]
"""Bank, account, payee, who may be the person."""


def plain(accounts: Array) -> Array:
    """Return accounts as they are compared: without blanks and hyphens, in half width."""
    return names.fold(accounts, without="-")


def questions(all: Everyone) -> list[Finding]:
    """Return what there is to ask about the accounts of those who are still owed anything."""
    return [*_shared(all), *_missing(all), *_banks(all)]


def _shared(all: Everyone) -> Iterator[Finding]:
    """Find the people whose account is another's, each but the first of them."""
    accounts = plain(all.held["account"].to_numpy())
    mine = np.flatnonzero((accounts != "") & all.known & ~all.gone)
    account, person = tables.firsts(accounts[mine]), all.first[mine]
    each = np.flatnonzero(tables.first_of(account * len(all) + person) == np.arange(len(mine)))
    count = np.bincount(account[each], minlength=len(mine))[account]
    again = each[(count[each] > 1) & (person[each] != person[account[each]])]
    for name, some in (("account-shared", count[again] <= COUPLE), ("account-shared-by-many", count[again] > COUPLE)):
        places = again[some]
        values = {"other": all.named(mine[account[places]]), "count": count[places].tolist()}
        yield from all.at_account(mine[places], name, "account", **values)


def _missing(all: Everyone) -> list[Finding]:
    """Find the people without an account in a file in which others have one."""
    has = all.held["account"].to_numpy() != ""
    file, files = pd.factorize(all.people["file"].to_numpy())
    somebody = np.zeros(len(files), bool)
    somebody[file[has]] = True
    return all.at(np.flatnonzero(~has & somebody[file] & all.known & ~all.gone), "account-missing", "account")


def _banks(all: Everyone) -> list[Finding]:
    """Find the bank numbers whose check digit is wrong."""
    codes, banks = pd.factorize(all.held["bank"].to_numpy())
    wrong = np.array([_has_wrong_number(bank) for bank in banks], bool)
    places = np.flatnonzero(wrong[codes])
    return all.at_account(places, "bank-number-check-digit", "bank")


def _has_wrong_number(bank: str) -> bool:
    return not all(map(identity.has_right_bank_check, BANK_NUMBER.findall(bank)))


# --- with last month ------------------------------------------------------------------------------------------------


class Held(NamedTuple):
    """The accounts of a project at a list."""

    people: pd.DataFrame
    """ROSTER rows."""
    key: Array
    """The ids under which they go."""
    accounts: list[Account]
    changes: pd.DataFrame
    """Those known then."""
    month: int


def moved(as_of: int, now: Held, then: Held) -> Iterator[Finding]:
    """Give the people whose account, bank or payee is another than at the last list, by what is known on a day."""
    before = tables.places(then.key, now.key)
    entered, known = _entered(now, as_of), _entered(then, as_of)
    for place, old in enumerate(before.tolist()):
        one = now.key[place]
        if old < 0 or not one or then.accounts[old] == now.accounts[place] or _alike((now, place), (then, old)):
            continue
        bank, account, payee = (part or NOTHING for part in then.accounts[old])
        values: dict[str, Value] = {"bank": bank, "account": Secret(account), "payee": payee}
        change = entered.get(one)
        if change is not None and _said(now.changes, change) != _said(then.changes, known.get(one)):
            yield from rows.at(now.changes, [change], "account-changed", "value", **values)
        else:
            yield from rows.at(now.people, [place], "account-edited", "account", **values)


def _alike(*some: tuple[Held, int]) -> bool:
    """Return whether accounts are the same as they are compared; the person is no other payee, whatever the name."""
    found = set()
    for held, place in some:
        bank, account, payee = map(identity.fold_name, held.accounts[place])
        own = identity.fold_name(str(held.people["name"].to_numpy()[place]))
        found.add((bank, account.replace("-", ""), payee if payee != own else ""))
    return len(found) == 1


def _entered(held: Held, as_of: int) -> dict[str, int]:
    """Return the place of the account change that counts, by the id under which a person goes."""
    link = roster.links(held.changes)
    places = np.flatnonzero(in_force(held.changes, held.month, as_of))
    places = places[np.argsort(held.changes["effective"].to_numpy()[places], kind="stable")]
    ids = roster.linked(held.changes["id_number"].to_numpy()[places], link)
    return dict(zip(ids, places.tolist(), strict=True))


def _said(changes: pd.DataFrame, place: int | None) -> tuple[Any, ...]:
    return () if place is None else tuple(changes[["effective", "value"]].iloc[place])
