"""Where each project stands: what was issued, whose claims are open, what comes next.

The catch: open is what today's facts ask of the months issued, so it moves when facts arrive, not only when lists do.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from subsidies import approval, engine, history, listing, months, reconcile, workspace
from subsidies.approval import Stand
from subsidies.claims import OpenClaim, open_claims
from subsidies.history import History
from subsidies.ledger.book import Book
from subsidies.ledger.chain import Batch
from subsidies.listing import Situation
from subsidies.read.projects import Inputs
from subsidies.workspace import Workspace

DUE, AHEAD, DRAFTED, APPROVING, APPROVED = "due", "ahead", "drafted", "approving", "approved"
ISSUED, CLOSED = "issued", "closed"


class Stage(NamedTuple):
    """Where the list of a pay month stands; how far its approvals are, if anybody has approved one."""

    month: int
    state: str
    stand: Stand | None = None


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
    """The last list's month, the months that wait to be issued again, those with approvals, and the one due next."""


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
        stages=_stages(book, (read, past), where, undone),
    )


def _stages(
    book: Book, project: tuple[Inputs, History], where: tuple[int, Path], undone: Sequence[int]
) -> tuple[Stage, ...]:
    """Return where a project's lists stand, in the order of their months."""
    read, past = project
    assert read.project is not None
    levels, due = read.project.levels, past.next_due(read.project.since)
    approved = [one for one in approval.months_pending(past.batches, book.path) if levels and one not in past.closed]
    open_months = {month: _open(month, read.id, where) for month in sorted({*undone, due})}
    for month in approved:
        folder = where[1] / months.format(month) / "draft"
        if stage := _approved(book, (read, past), (month, where[0]), folder):
            open_months[month] = stage
    last = max(past.issued, default=months.NONE)
    if last != months.NONE and last not in open_months:
        open_months[last] = Stage(last, CLOSED if last in past.closed else ISSUED)
    return tuple(open_months[month] for month in sorted(open_months))


def _open(month: int, project: str, where: tuple[int, Path]) -> Stage:
    """Return where a list stands that nobody has approved."""
    as_of, output = where
    if (output / months.format(month) / "draft" / f"{project}.lines.csv").is_file():
        return Stage(month, DRAFTED)
    return Stage(month, DUE if month <= months.of_day(as_of) else AHEAD)


def _approved(book: Book, project: tuple[Inputs, History], when: tuple[int, int], folder: Path) -> Stage | None:
    """Return where a list stands that somebody has approved: that of all, or where nobody has, that of what failed.

    Nothing where it cannot be made, or none is left.

    when    the pay month, and the as-of day
    folder  that of the month's drafts
    """
    (read, past), (month, as_of), found = project, when, list[Stage]()
    for reissue in (False, True) if month in past.issued else (False,):
        before = listing.situation(book, read, past, as_of, reissue=reissue)
        if not listing.faults(before, month):
            lists = listing.payment_list(before, month)
            if len(lists.lines) or month not in past.issued:
                stand = approval.stand(before, lists, month, (book.path, folder))
                found.append(Stage(month, APPROVING if stand.missing else APPROVED, stand))
    return next((one for one in found if one.stand and one.stand.given), found[0] if found else None)


def _paid(past: History) -> int:
    """Return what was paid (fen)."""
    waived = history.without_money(past.batches)
    return sum(batch.fen for batch in past.batches if batch.number not in waived)
