"""Everything that is wrong: the inputs by themselves, between each other, and against what the ledger has paid.

The catch: a ledger that cannot be read is one fault more, and no reason to leave the others unsaid.
"""

from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

import numpy as np

from subsidies import (
    accounts,
    codes,
    everyone,
    history,
    listing,
    months,
    people,
    repaid,
    roster,
    selection,
    tables,
    terminal,
    workspace,
)
from subsidies.accounts import Held
from subsidies.clearance import Cleared
from subsidies.codes import RULES
from subsidies.errors import Finding, Refusal
from subsidies.everyone import Group
from subsidies.history import History
from subsidies.ledger.book import Book, empty_book
from subsidies.listing import Situation
from subsidies.people import View
from subsidies.read import clearances, funds, mortality
from subsidies.read.projects import Inputs
from subsidies.workspace import Workspace


class Examined(NamedTuple):
    """Everything that was found, what of it somebody had looked into, and what was read."""

    findings: list[Finding]
    cleared: list[Cleared]
    read: list[Inputs]


def examine(place: Workspace, as_of: int, only: Sequence[str] = ()) -> Examined:
    """Return all findings of a workspace, or of some of its projects, with the severities of the office.

    as_of   an ordinal: the next list is looked at as it would be made on that day

    Raises ``Refusal``: project-unknown, and those of a ledger that is there and cannot be opened now.
    """
    read, found, _ = collected(place, as_of, only)
    return settled(place, (read, found), as_of, only)


class Collected(NamedTuple):
    """The inputs as read, everything that was found, and whether the ledger could be read."""

    read: list[Inputs]
    findings: list[Finding]
    has_ledger: bool


def collected(place: Workspace, as_of: int, only: Sequence[str] = ()) -> Collected:
    """Return all findings as they come, with nothing weighed or cleared. Raises ``Refusal`` as ``examine`` does."""
    try:
        read, found = _examined(place, as_of, only, place.book)
        has_ledger = True
    except Refusal as refusal:
        if not refusal.name.startswith("ledger-") or refusal.name not in RULES:
            raise
        read, found = _examined(place, as_of, only, empty_book)
        found = [Finding(refusal.name, place.relative(place.ledger), values=refusal.values), *found]
        has_ledger = False
    found += [*mortality.named(place.mortality, place.root)[1], *workspace.laid_out(place, read)]
    found += [finding for one in read for finding in funds.of(one, place.root).findings]
    return Collected(read, found, has_ledger)


def settled(
    place: Workspace,
    found_in: tuple[list[Inputs], list[Finding]],
    as_of: int,
    only: Sequence[str],
    *,
    audited: bool = False,
) -> Examined:
    """Return findings with the severities of the office, by whether somebody had looked into them.

    audited   whether the findings are those of ``audit``, too: else clearances of its codes are not asked for
    """
    read, found = found_in
    table, faults = clearances.read_all(place.clearances, place.root)
    if not audited:
        table = table[np.array([not _is_of_audit(code) for code in table["code"]], bool)]
    found, cleared, own = workspace.cleared(place.check.weighed(found), read, table, as_of)
    own = [one for one in own if not only or one.project in only]  # the others may be of what was not looked at
    return Examined([*found, *faults, *place.check.weighed(own)], cleared, read)


def _is_of_audit(code: str) -> bool:
    """Return whether a clearance, by code or by name, is of a rule of ``audit`` alone."""
    return codes.RULES[selection.adjustable(code)].code[0] in AUDITED


AUDITED: Final = ("A", "W", "B", "L")
"""The families of codes that ``audit`` finds and ``check`` does not."""


def _examined(
    place: Workspace, as_of: int, only: Sequence[str], opened: Callable[[], Book]
) -> tuple[list[Inputs], list[Finding]]:
    read = workspace.inputs(place, only, opened())
    found = [finding for one in read for finding in (*one.findings, *workspace.on_day(one, as_of))]
    book = opened()
    try:
        pasts = [history.of(book, one.id) for one in read]
        pairs = list(zip(read, pasts, strict=True))
        terminal.progress("checking", 0, file=place.root.name)
        found += _asked(place, pairs, as_of)
        for one, past in terminal.each("checking", pairs, lambda pair: pair[0].id):
            if one.project is not None and not workspace.errors([one]):
                before = listing.situation(book, one, past, as_of)
                month = past.next_due(one.project.since)
                found += [*listing.faults(before, month), *listing.disputed(before, month)]
                found += _repaid(book, before, (month, as_of))
                found += workspace.named(one, _since_last(before, month, as_of))
    finally:
        book.close()
    return read, found


def _asked(place: Workspace, read: Sequence[tuple[Inputs, History]], as_of: int) -> list[Finding]:
    """Return what there is to ask about the people and accounts of all projects together."""
    there = [(one, past) for one, past in read if one.outline is not None]
    groups = [
        Group(one.roster, one.changes, outline, past.next_due(outline.since or months.of_day(as_of) + 1))
        for one, past in there
        if (outline := one.outline) is not None
    ]
    all = everyone.everyone(groups, as_of)
    found = [*people.questions(all, place.name_bytes), *accounts.questions(all)]
    of = {one.id: one for one, _ in there}
    return [each for finding in found for each in workspace.named(of[finding.project or ""], [finding])]


def _repaid(book: Book, before: Situation, when: tuple[int, int]) -> list[Finding]:
    """Return what is to be said of the accounts to which the next list pays again what had failed, if anything did."""
    if before.last is None or not before.last.undone["returned"] or listing.faults(before, when[0]):
        return []
    return repaid.findings(book, before, listing.payment_list(before, when[0]), when)


def _since_last(before: Situation, month: int, as_of: int) -> list[Finding]:
    """Return what is another way than at a project's last list, in the names, ids and accounts of its people."""
    if before.last is None:
        return []
    known, last = before.known, before.last.known
    named = len(roster.known_rows(before.inputs.roster, as_of))
    now, then = View(known.people[:named], known.facts.key[:named]), View(last.people, last.facts.key)
    gone = np.flatnonzero(tables.places(now.key, then.key) < 0)
    held = [
        Held(view.people, view.key, roster.accounts_in(one.facts, one.people, when)[: len(view.key)], one.changes, when)
        for view, one, when in ((now, known, month), (then, last, before.last.month))
    ]
    return [*people.renamed(now, then), *people.corrected(now, then, gone), *accounts.moved(as_of, *held)]
