"""Where each project stands: what was issued, whose claims are open, what comes next.

The catch: open is what today's facts ask of the months issued, so it moves when facts arrive, not only when lists do.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from subsidies import engine, history, months, reconcile, roster, workspace
from subsidies.difference import Paid
from subsidies.engine import Known
from subsidies.history import History
from subsidies.ledger.book import Book
from subsidies.ledger.chain import Batch
from subsidies.read.projects import Inputs
from subsidies.workspace import Workspace


@dataclass(frozen=True, slots=True)
class OpenClaim:
    """What a person was paid too much of an item and has not paid back: service months and fen (positive)."""

    project: str
    id_number: str
    name: str
    item: str
    first: int
    last: int
    fen: int


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a project stands: its lists so far, what is open of the months issued (fen, positive), what comes next."""

    project: str
    lists: int
    last: Batch | None
    last_issued: int
    """The latest pay month; ``months.NONE`` before the first list."""
    paid: int
    open_arrears: int
    open_claims: int
    held: int
    next_due: int
    claims: tuple[OpenClaim, ...]


def standing(place: Workspace, as_of: int, only: Sequence[str] = ()) -> list[Standing]:
    """Return where each project stood on a day (an ordinal); batches of later as-of days are left out.

    Raises ``Refusal`` as ``month.compute`` does.
    """
    read = workspace.inputs(place, only)
    workspace.refuse(workspace.errors(read))
    book = place.book()
    try:
        day = months.format_day(as_of)
        through = max((batch.number for batch in book.batches() if batch.as_of <= day), default=0)
        return [_standing(book, one, history.of(book, one.id, through), as_of) for one in read]
    finally:
        book.close()


def _standing(book: Book, read: Inputs, past: History, as_of: int) -> Standing:
    assert read.project is not None
    known = history.people(book, read, past, as_of).known
    month = max(past.issued, default=months.NONE)
    paid = history.by_row(past.paid, known)
    settled = engine.settle(known, paid, month) if past.last else None
    owed = sum(reconcile.open_gaps(gaps)[0] for gaps in engine.gaps(known, paid, month)) if past.last else 0
    claims = tuple(_claims(known, paid, month)) if past.last else ()
    return Standing(
        project=read.id,
        lists=len(past.lists),
        last=past.last,
        last_issued=month,
        paid=sum(batch.fen for batch in past.batches if batch.kind != "waiver"),
        open_arrears=owed,
        open_claims=sum(claim.fen for claim in claims),
        held=int(settled.held.sum()) if settled else 0,
        next_due=past.next_due(read.project.since),
        claims=claims,
    )


def _claims(known: Known, paid: Paid, month: int) -> Iterator[OpenClaim]:
    """Return the open claims of the service months up to a month, in the order of the roster."""
    found: dict[tuple[int, str], list[tuple[int, int]]] = {}
    first = 0
    for gaps in engine.gaps(known, paid, month):
        people = 0
        for item, grid in gaps.items():
            people = grid.fen.shape[1]
            for row, person in zip(*np.nonzero(grid.fen < 0), strict=True):
                cell = int(grid.months[row]), -int(grid.fen[row, person])
                found.setdefault((first + int(person), item), []).append(cell)
        first += people
    ids = roster.ids_in(known.facts, month)
    for (row, item), cells in sorted(found.items(), key=lambda one: one[0][0]):
        spans = [cell[0] for cell in cells]
        fen = sum(cell[1] for cell in cells)
        yield OpenClaim(known.project.id, ids[row], known.facts.name[row], item, min(spans), max(spans), fen)
