"""Everything that is wrong: the inputs by themselves, between each other, and against what the ledger has paid.

The catch: a ledger that cannot be read is one fault more, and no reason to leave the others unsaid.
"""

from collections.abc import Callable, Sequence

from subsidies import history, listing, workspace
from subsidies.errors import Finding, Refusal
from subsidies.ledger.book import Book, empty_book
from subsidies.words import RULES
from subsidies.workspace import Workspace


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
        for one in read:
            if one.project is not None and not workspace.errors([one]):
                past = history.of(book, one.id)
                month = past.next_due(one.project.since)
                before = listing.situation(book, one, past, as_of)
                found += [*listing.faults(before, month), *listing.disputed(before, month)]
    finally:
        book.close()
    return found
