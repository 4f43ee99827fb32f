"""A year's budget, estimated: what each project costs as far as it is known, and what is left of the years before.

The catch: months before the year that have no list yet are still this year's matter; only what the lists issued so far
have left open is carried over.
"""

from dataclasses import dataclass

from subsidies import engine, estimate, history, months, workspace
from subsidies.estimate import Year
from subsidies.history import History
from subsidies.ledger.book import Book
from subsidies.policy import Project
from subsidies.read.projects import Inputs
from subsidies.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Budgeted:
    """A project's budget of a year as estimated, in fen."""

    project: Project
    year: Year
    arrears: int
    """What earlier years still owe, by the lists issued."""
    claims: int
    """What was paid too much for earlier years and has not come back."""
    provisions: int
    """Assumed: lines of the year's budget in the project file that are an amount alone, as long as the year is ahead.

    What they were set aside for becomes known in the course of the year, and then it is counted as known.
    """
    published: str | None
    """The year's budget as printed, where the project file has one."""

    @property
    def total(self) -> int:
        """What is known, and what is assumed."""
        return self.year.total + self.provisions


def estimated(place: Workspace, year: int, as_of: int, only: tuple[str, ...] = ()) -> list[Budgeted]:
    """Return the estimates of a year as known on a day (an ordinal). Raises ``Refusal`` as ``month.compute`` does."""
    read = workspace.inputs(place, only)
    workspace.refuse(workspace.errors(read))
    book = place.book()
    try:
        return [_estimated(book, one, year, as_of) for one in read]
    finally:
        book.close()


def _estimated(book: Book, one: Inputs, year: int, as_of: int) -> Budgeted:
    assert one.project is not None, "only inputs without errors are computed with"
    past = history.of(book, one.id)
    known = history.people(book, one, past, as_of).known
    budget = one.project.budget(year)
    arrears, claims = _carried(known, past, year)
    is_ahead = as_of <= months.first_day(months.of(year))
    return Budgeted(
        project=one.project,
        year=estimate.costs(known, year),
        arrears=arrears,
        claims=claims,
        provisions=budget.provisions if budget and is_ahead else 0,
        published=budget.published if budget else None,
    )


def _carried(known: engine.Known, past: History, year: int) -> tuple[int, int]:
    """Return the open arrears and claims (fen, both positive) of months before a year that have a list."""
    last = min(max(past.issued, default=0), months.of(year) - 1)
    return history.left_open(known, past, last) if last >= known.project.since else (0, 0)
