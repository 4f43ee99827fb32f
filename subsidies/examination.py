"""Everything that is wrong: the inputs by themselves, between each other, and against what the ledger has paid.

The catch: a ledger that cannot be read is one fault more, and no reason to leave the others unsaid.
"""

from collections.abc import Callable, Sequence
from typing import Final

import numpy as np

from subsidies import accounts, everyone, history, listing, months, people, roster, tables, workspace
from subsidies.accounts import Held
from subsidies.errors import Finding, Refusal
from subsidies.everyone import Group
from subsidies.history import History
from subsidies.ledger.book import Book, empty_book
from subsidies.listing import Situation
from subsidies.people import View
from subsidies.read.projects import Inputs
from subsidies.words import RULES
from subsidies.workspace import Workspace

NAME_BYTES: Final = 60
"""Bytes of a payee's name in the files of the banks that say so."""


def examine(place: Workspace, as_of: int, only: Sequence[str] = ()) -> list[Finding]:
    """Return all findings of a workspace, or of some of its projects.

    as_of   an ordinal: the next list is looked at as it would be made on that day

    Raises ``Refusal``: project-unknown, and those of a ledger that is there and cannot be opened now.
    """
    try:
        return _examined(place, as_of, only, place.book)
    except Refusal as refusal:
        if not refusal.name.startswith("ledger-") or refusal.name not in RULES:
            raise
        fault = Finding(refusal.name, place.relative(place.ledger), values=refusal.values)
        return [fault, *_examined(place, as_of, only, empty_book)]


def _examined(place: Workspace, as_of: int, only: Sequence[str], opened: Callable[[], Book]) -> list[Finding]:
    read = workspace.inputs(place, only, opened())
    found = [finding for one in read for finding in (*one.findings, *workspace.on_day(one, as_of))]
    book = opened()
    try:
        pasts = [history.of(book, one.id) for one in read]
        found += _asked(read, pasts, as_of)
        for one, past in zip(read, pasts, strict=True):
            if one.project is not None and not workspace.errors([one]):
                before = listing.situation(book, one, past, as_of)
                month = past.next_due(one.project.since)
                found += [*listing.faults(before, month), *listing.disputed(before, month)]
                found += workspace.named(one, _since_last(before, month, as_of))
    finally:
        book.close()
    return found


def _asked(read: Sequence[Inputs], pasts: Sequence[History], as_of: int) -> list[Finding]:
    """Return what there is to ask about the people and accounts of all projects together."""
    there = [(one, past) for one, past in zip(read, pasts, strict=True) if one.outline is not None]
    groups = [
        Group(one.roster, one.changes, outline, past.next_due(outline.since or months.of_day(as_of) + 1))
        for one, past in there
        if (outline := one.outline) is not None
    ]
    all = everyone.everyone(groups, as_of)
    found = [*people.questions(all, NAME_BYTES), *accounts.questions(all)]
    of = {one.id: one for one, _ in there}
    return [each for finding in found for each in workspace.named(of[finding.project or ""], [finding])]


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
