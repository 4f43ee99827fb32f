"""A year's budget, estimated: what each project costs as far as is known, what may come, what earlier years left open.

The catch: months before the year that have no list yet are still this year's matter; only what the lists issued so far
have left open is carried over.
"""

from dataclasses import dataclass

from subsidies import before, cases, deaths, engine, estimate, history, months, workspace
from subsidies.against import Beyond
from subsidies.before import Before
from subsidies.deaths import Deaths
from subsidies.engine import Known
from subsidies.errors import Refusal
from subsidies.estimate import Case, Year
from subsidies.history import History
from subsidies.ledger.book import Book
from subsidies.mortality import Outlook, Table
from subsidies.policy import Project
from subsidies.read.projects import Inputs
from subsidies.scenario import Scenario
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
    cases: tuple[Case, ...]
    """The estimate as it stands, then the scenarios."""
    deaths: Deaths | None
    """``None`` where no table of mortality is named."""
    before: Before
    """The estimate as it stands against the year before."""
    known: Known
    """What it was computed from."""
    outlook: Outlook | None

    @property
    def total(self) -> int:
        """What is known, and what is assumed."""
        return self.cases[0].total


def estimated(
    place: Workspace, year: int, as_of: int, only: tuple[str, ...] = (), more: Scenario | None = None
) -> list[Budgeted]:
    """Return the estimates of a year as known on a day (an ordinal).

    more   a scenario beside those of the project files

    Raises ``Refusal`` as ``month.compute`` does, for a table of mortality that cannot be read, and for a certainty
    where none is named.
    """
    read = workspace.inputs(place, only)
    workspace.refuse(workspace.errors(read))
    deadly = deaths.named(place)
    book = place.book()
    try:
        return [_estimated(book, one, (year, as_of), (deadly, place.mortality_weight), more) for one in read]
    finally:
        book.close()


def _estimated(
    book: Book, one: Inputs, when: tuple[int, int], deadly: tuple[Table | None, int], more: Scenario | None
) -> Budgeted:
    assert one.project is not None, "only inputs without errors are computed with"
    year, as_of = when
    past = history.of(book, one.id)
    known = history.people(book, one, past, as_of).known
    budget = one.project.budget(year)
    arrears, claims = _carried(known, past, year)
    is_ahead = as_of <= months.first_day(months.of(year))
    provisions = budget.aside if budget and is_ahead else ()
    outlook, thought = deaths.outlook(known, as_of, *deadly)
    costs = estimate.costs(known, year, outlook)
    scenarios = [each for each in (*one.project.scenarios, *([more] if more else [])) if each.year == year]
    _refuse_certainty(one, scenarios, outlook)
    standing = cases.as_it_stands(known.project, costs, provisions)
    beyond = [Beyond(line.key, line.sure, line.total) for line in standing.lines if line.sure != estimate.KNOWN]
    return Budgeted(
        project=one.project,
        year=costs,
        arrears=arrears,
        claims=claims,
        provisions=sum(line.amount or 0 for line in provisions),
        published=budget.published if budget else None,
        cases=(
            standing,
            *(cases.supposed(known, costs, each, as_of, outlook) for each in scenarios),
        ),
        deaths=thought,
        before=before.compared(known, past, year, costs, beyond),
        known=known,
        outlook=outlook,
    )


def _refuse_certainty(one: Inputs, scenarios: list[Scenario], outlook: Outlook | None) -> None:
    """Raise ``Refusal`` for a scenario that asks for a certainty where nobody knows how people die."""
    for each in scenarios:
        if outlook is None and (each.certainty is not None or each.multiplier is not None):
            raise Refusal("mortality-not-named", project=one.id, scenario=each.name)


def _carried(known: engine.Known, past: History, year: int) -> tuple[int, int]:
    """Return the open arrears and claims (fen, both positive) of months before a year that have a list."""
    last = min(max(past.issued, default=0), months.of(year) - 1)
    return history.left_open(known, past, last) if last >= known.project.since else (0, 0)
