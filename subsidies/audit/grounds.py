"""What stands behind changes: a document, a basis for a wage, the policy of a raise, a reason for leaving.

The catch: a change without a document may still be right; but money moved by it, and nobody can show why.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Final

import numpy as np

from subsidies import entitlement, money, months, roster, rows, tables, words
from subsidies.adjustment import Adjustment
from subsidies.audit.case import Case
from subsidies.errors import Finding
from subsidies.facts import Events, Facts

Array = np.ndarray[Any, Any]


def without_document(case: Case) -> list[Finding]:
    """Find the changes without a document, but for those of wages."""
    changes = case.changes
    bare = (changes["document"].to_numpy() == "") & (changes["change"].to_numpy() != words.WAGE)
    return rows.at(changes, np.flatnonzero(bare), "change-without-document", "document")


MOVING: Final = (words.ACCOUNT_CHANGE, words.SUSPEND, words.RESUME, words.RESUME_WITHOUT, words.END, words.WAGE)
"""Changes that need two people."""


def unchecked(case: Case) -> list[Finding]:
    """Find the changes that move money and that somebody has entered and nobody checked."""
    kind, entered, checked = (case.changes[key].to_numpy() for key in ("change", "entered_by", "checked_by"))
    places = np.flatnonzero(np.isin(kind, MOVING) & (entered != "") & (checked == ""))
    return rows.at(case.changes, places, "change-unchecked", "checked_by")


def wages_without_basis(case: Case) -> Iterator[Finding]:
    """Find the wage changes without a document; the amount is what each adds to the wage a month (fen)."""
    kind, document = case.changes["change"].to_numpy(), case.changes["document"].to_numpy()
    places = np.flatnonzero((kind == words.WAGE) & (document == ""))
    for place, before, now in _wages(case, places):
        yield _told(case, place, "wage-without-basis", "document", (before, now))


def raises_off_policy(case: Case) -> Iterator[Finding]:
    """Find the wages set for the month of an adjustment, and containing it, that are not what it gives."""
    changes = case.changes
    kind, effective, told = (changes[key].to_numpy() for key in ("change", "effective", "reported_on"))
    for item in case.project.items:
        for month in sorted({one.effective for one in item.adjustments}):
            issued = max(one.issued for one in item.adjustments if one.effective == month)
            contains = (told == months.NONE) | (issued <= told)
            places = np.flatnonzero((kind == words.WAGE) & (effective == month) & contains)
            owner = _owner(case, places)
            places, owner = places[owner >= 0], owner[owner >= 0]
            facts = case.facts.take(np.unique(owner))
            (gives,) = entitlement.wages(_before(facts, month), item.adjustments, range(month, month + 1))
            (counts,) = entitlement.wages(facts, item.adjustments, range(month, month + 1))
            of = np.searchsorted(np.unique(owner), owner)
            for place, right, now in zip(places.tolist(), gives[of].tolist(), counts[of].tolist(), strict=True):
                if now != right and changes["fen"].to_numpy()[place] == now:
                    yield _told(case, place, "raise-off-policy", "value", (right, now))


def _before(facts: Facts, month: int) -> Facts:
    """Return facts without the wages that were set for a month."""
    kept = facts.wages.month != month
    wages, reported = (Events(*(column[kept] for column in events)) for events in (facts.wages, facts.reported))
    return replace(facts, wages=wages, reported=reported)


def _owner(case: Case, places: Array) -> Array:
    """Return the row of the person of each of some changes; -1 where there is none."""
    ids = roster.linked(case.changes["id_number"].to_numpy()[places], case.link)
    return tables.places(case.facts.key, ids)


def _wages(case: Case, places: Array) -> Iterator[tuple[int, int, int]]:
    """Give some wage changes (places) with the wage in force in the month before and in their own (fen)."""
    owner, month = _owner(case, places), case.changes["effective"].to_numpy()[places]
    known: tuple[Adjustment, ...] = tuple(one for item in case.project.items for one in item.adjustments)
    for when in np.unique(month[owner >= 0]).tolist():
        mine = np.flatnonzero((owner >= 0) & (month == when))
        people, of = np.unique(owner[mine], return_inverse=True)
        wages = entitlement.wages(case.facts.take(people), known, range(when - 1, when + 1))
        for place, row in zip(places[mine].tolist(), of.tolist(), strict=True):
            yield place, int(wages[0, row]), int(wages[1, row])


def _told(case: Case, place: int, name: str, column: str, wages: tuple[int, int]) -> Finding:
    before, now = wages
    values = {"before": money.show(before), "now": money.show(now), "amount": money.show(now - before)}
    (found,) = rows.at(case.changes, [place], name, column, **values)
    return replace(found, amount=now - before)


def leavers(case: Case) -> list[Finding]:
    """Find the people who were ended in the roster alone, and nothing says why: no change, no note."""
    table = case.people
    end, note = table["end_month"].to_numpy(), table["note"].to_numpy()
    ended = case.changes[case.changes["change"].to_numpy() == words.END]
    told = set(roster.linked(ended["id_number"].to_numpy(), case.link))
    last = case.issued[-1] if case.issued else months.NONE
    silent = np.array([one not in told for one in case.facts.key], bool)
    places = np.flatnonzero((end != months.NONE) & (end < last) & (note == "") & silent)
    return rows.at(table, places, "left-without-reason", "end_month", month=[months.format(end[p]) for p in places])
