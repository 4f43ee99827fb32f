"""Where the list of a pay month stands on its way: drafted, approved, issued, sent, answered, settled, closed.

Before its issue a list is known by its draft and approvals, after it by what the ledger has of exports and answers.
The catch: a month has one stage and may have several lists; it is that of the list that is least far.

>>> least([SETTLED, SENT, ANSWERED])
'sent'
"""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from subsidies import approval, listing, months, returned
from subsidies.approval import Stand
from subsidies.history import History
from subsidies.ledger.book import Book
from subsidies.ledger.chain import Batch
from subsidies.read.projects import Inputs
from subsidies.returned import Count

DUE, AHEAD, DRAFTED, APPROVING, APPROVED = "due", "ahead", "drafted", "approving", "approved"
ISSUED, SENT, ANSWERED, SETTLED, CLOSED = "issued", "sent", "answered", "settled", "closed"
ISSUED_ON: Final = (ISSUED, SENT, ANSWERED, SETTLED)
"""Of a list that was issued, in order."""


class Stage(NamedTuple):
    """Where the list of a pay month stands."""

    month: int
    state: str
    stand: Stand | None = None
    """How far its approvals are, if anybody has approved one."""
    payments: Count | None = None
    """What became of its payments, where they were sent."""
    by_bank: bool = False
    """Whether it goes to a bank by files, so that one that was not sent has to be."""


def stages(
    book: Book, project: tuple[Inputs, History], where: tuple[int, Path], undone: Sequence[int]
) -> tuple[Stage, ...]:
    """Return where a project's lists stand, in the order of their months.

    where    the as-of day, and the output folder
    undone   months whose lists were all taken back

    Raises ``Refusal`` (ledger-corrupt).
    """
    read, past = project
    assert read.project is not None, "only inputs without errors are computed with"
    levels, due = read.project.levels, past.next_due(read.project.since)
    approved = [one for one in approval.months_pending(past.batches, book.path) if levels and one not in past.closed]
    found = {stage.month: stage for stage in _issued(book, read, past, undone)}
    found |= {month: _open(month, read.id, where) for month in {*undone, due}}
    for month in approved:
        folder = where[1] / months.format(month) / "draft"
        if stage := _approved(book, project, (month, where[0]), folder):
            found[month] = stage
    return tuple(found[month] for month in sorted(found))


def least(states: Iterable[str]) -> str:
    """Return the state of the list that is least far."""
    return min(states, key=ISSUED_ON.index, default=ISSUED)


# --- before the issue ---------------------------------------------------------------------------------------------


def _open(month: int, project: str, where: tuple[int, Path]) -> Stage:
    """Return where a list stands that nobody has approved."""
    as_of, output = where
    if (output / months.format(month) / "draft" / f"{project}.xlsx").is_file():
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


# --- after it -----------------------------------------------------------------------------------------------------


def _issued(book: Book, read: Inputs, past: History, undone: Sequence[int]) -> list[Stage]:
    """Return where the lists of the last month stand, and those of earlier ones that a bank has not paid yet."""
    last = max(past.issued, default=months.NONE)
    by_bank = bool(read.project and read.project.bank.layout) or any(one.kind == "export" for one in past.batches)
    found = []
    for month in sorted(past.issued.difference(undone) if by_bank else {last} & past.issued):
        stage = Stage(month, CLOSED) if month in past.closed else _standing(book, past, month, by_bank)
        if month == last or stage.state not in (SETTLED, CLOSED):
            found.append(stage)
    return found


def _standing(book: Book, past: History, month: int, by_bank: bool) -> Stage:
    """Return where the lists of an open month stand that pay anybody."""
    standing = past.standing(months.format(month))
    lists = [one for one in standing if one.fen > 0 or len(returned.nets(book.lines(one.number)).fen)]
    counts = [returned.count(book, past, one.number) for one in lists]
    states = [_state(past, one, count) for one, count in zip(lists, counts, strict=True)]
    known = [one for one in counts if one]
    total = Count(*map(sum, zip(*known, strict=True))) if known else None
    return Stage(month, least(states), payments=total, by_bank=by_bank and bool(lists))


def _state(past: History, about: Batch, count: Count | None) -> str:
    """Return how far a list is; what failed is settled once a later list has paid what there was to pay."""
    if count is None:
        return ISSUED
    if not count.paid and not count.failed:
        return SENT
    last = max((one.number for one in returned.about(past, about.number)), default=0)
    is_again = any(one.number > last and one.number not in past.reversed for one in past.lists)
    return ANSWERED if count.silent or (count.failed and not is_again) else SETTLED
