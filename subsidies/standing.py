"""Where each project stands: what was issued, whose claims are open, what comes next.

The catch: open is what today's facts ask of the months issued, so it moves when facts arrive, not only when lists do.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from subsidies import engine, history, months, reconcile, stages, workspace
from subsidies.claims import OpenClaim, open_claims
from subsidies.history import History
from subsidies.ledger.book import Book
from subsidies.ledger.chain import Batch
from subsidies.listing import Situation
from subsidies.read.projects import Inputs
from subsidies.stages import Stage
from subsidies.workspace import Workspace


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
    overdue: tuple[int, ...]
    """The months before that of the day of which no list was issued, from the one due next."""
    undone: tuple[int, ...]
    """The months that are open and whose lists were all taken back: nothing of them counts as paid."""
    claims: tuple[OpenClaim, ...]
    stages: tuple[Stage, ...]
    """The last list's month, those that a bank has not paid yet, those to be issued again, those approved, and the one
    due next."""


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
        return [_standing(book, one, history.of(book, one.id, through), (as_of, place.output)) for one in read]
    finally:
        book.close()


def _standing(book: Book, read: Inputs, past: History, where: tuple[int, Path]) -> Standing:
    assert read.project is not None
    as_of = where[0]
    people = history.people(book, read, past, as_of)
    known = people.known
    month = max(past.issued, default=months.NONE)
    paid = history.by_row(past.paid, known)
    settled = engine.settle(known, paid, month) if past.last else None
    sums = [reconcile.open_gaps(gaps) for gaps in engine.gaps(known, paid, month)] if past.last else []
    claims: tuple[OpenClaim, ...] = ()
    undone = tuple(one for one in sorted(past.issued - past.closed) if not past.standing(months.format(one)))
    if any(claimed for _, claimed in sums):
        last = history.last_known(book, past, read)  # what it knew is read for the reasons of claims alone
        claims = tuple(open_claims(Situation(read, past, people, last, book.lines), month))
    return Standing(
        project=read.id,
        lists=len(past.lists),
        last=past.last,
        last_issued=month,
        paid=_paid(past),
        open_arrears=sum(owed for owed, _ in sums),
        open_claims=sum(claim.fen for claim in claims),
        held=int(settled.held.sum()) if settled else 0,
        next_due=past.next_due(read.project.since),
        overdue=tuple(range(past.next_due(read.project.since), months.of_day(as_of))),
        undone=undone,
        claims=claims,
        stages=stages.stages(book, (read, past), where, undone),
    )


def _paid(past: History) -> int:
    """Return what was paid (fen)."""
    waived = history.without_money(past.batches)
    return sum(batch.fen for batch in past.batches if batch.number not in waived)
