"""A year's reconciliation: reads the workspace and the ledger, and puts each project's sums against its budget.

The catch: the estimate is made from what the ledger kept with the year's first list, so that a roster edited since does
not change what was known on the 1 January.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from subsidies import (
    clashes,
    deaths,
    engine,
    entitlement,
    estimate,
    forecast,
    history,
    joint,
    money,
    monthly,
    months,
    printed,
    reconcile,
    settled,
    spent,
    variance,
    workspace,
)
from subsidies.engine import Known
from subsidies.errors import Finding, Value
from subsidies.forecast import Forecast
from subsidies.history import History
from subsidies.joint import Together
from subsidies.ledger.book import Book
from subsidies.monthly import Monthly
from subsidies.mortality import Table
from subsidies.printed import Judgement
from subsidies.read.projects import Inputs
from subsidies.reconcile import Position, Sums
from subsidies.settled import Settled
from subsidies.variance import Times, Variance
from subsidies.workspace import FILE, Workspace


@dataclass(frozen=True, slots=True)
class Account:
    """A project's year: where it stands, month by month, why it is not its budget, what it will have cost."""

    position: Position
    monthly: Monthly
    variance: Variance | None
    """``None`` without a budget."""
    forecast: Forecast
    settled: Settled | None
    """``None`` where no bank has answered."""


@dataclass(frozen=True, slots=True)
class Reconciled:
    """A year's accounts, the judgements of every printed figure by project, and all that was found."""

    year: int
    accounts: tuple[Account, ...]
    judgements: tuple[tuple[str, Judgement], ...]
    together: Together
    """What all printed figures say at once."""
    findings: tuple[Finding, ...]

    @property
    def positions(self) -> tuple[Position, ...]:
        """Where each project stands."""
        return tuple(one.position for one in self.accounts)


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of a year: as known on which day (an ordinal); whether the people behind causes are wanted."""

    year: int
    as_of: int
    split: bool = False


def reconciled(place: Workspace, asked: Asked, only: tuple[str, ...] = ()) -> Reconciled:
    """Return the reconciliation of a year as known on a day. Raises ``Refusal`` as ``month.compute`` does."""
    year = asked.year
    read = workspace.inputs(place, only)
    workspace.refuse(workspace.errors(read))
    deadly = deaths.named(place)
    book = place.book()
    try:
        accounts = tuple(_account(book, one, asked, (deadly, place.mortality_weight)) for one in read)
    finally:
        book.close()
    judgements = [(one.id, judgement) for one in read for judgement in _judgements(one, year)]
    sums = [("", one) for one in _sums(place, read, year)]
    together = _together(place, read, year)
    ahead = [finding for one, account in zip(read, accounts, strict=True) for finding in _over(one, account, year)]
    found = _findings(place, read, [one.position for one in accounts], together)
    return Reconciled(year, accounts, (*judgements, *sums), together, (*ahead, *found))


def about_budgets(place: Workspace, book: Book, read: list[Inputs], year: int, as_of: int) -> tuple[Finding, ...]:
    """Return what is found of a year's budgets and printed figures alone; ``read``: projects without errors."""
    positions = []
    for one in read:
        past = history.of(book, one.id)
        known = history.people(book, one, past, as_of).known
        positions.append(position(book, one, past, (known, on_new_year(book, one, past, year)), year))
    return _findings(place, read, positions, _together(place, read, year))


def _together(place: Workspace, read: list[Inputs], year: int) -> Together:
    return joint.together({one.id: one.project.budgets for one in read if one.project}, place.printed, year)


def _findings(
    place: Workspace, read: list[Inputs], positions: Sequence[Position], together: Together
) -> tuple[Finding, ...]:
    sums = _explained(_sums(place, read, together.year), "", together)
    return (
        *(finding for one, where in zip(read, positions, strict=True) for finding in _found(one, where, together)),
        *printed.findings(sums, together.year, FILE, None),
        *clashes.findings(together, {one.id: one.file for one in read}, FILE),
    )


def _account(book: Book, one: Inputs, asked: Asked, deadly: tuple[Table | None, int]) -> Account:
    assert one.project is not None
    year, budget = asked.year, one.project.budget(asked.year)
    past = history.of(book, one.id)
    known = history.people(book, one, past, asked.as_of).known
    then = on_new_year(book, one, past, year)
    times = Times(known, then, estimate.costs(then, year))
    paid = spent.spent(known, past, year, times.items)
    outlook, _ = deaths.outlook(known, asked.as_of, *deadly)
    costs = estimate.costs(known, year, outlook)
    by_month = monthly.monthly(times, costs, paid, year, budget)
    why = variance.variance(times, year, budget, paid.shares, split=asked.split) if budget else None
    possible = reconcile.bounds(budget) if budget else None
    banked = settled.settled(book, past, year, times.items)
    stands = position(book, one, past, (known, then), year, why)
    return Account(
        reconcile.with_settled(stands, banked.fen) if banked else stands,
        by_month,
        why,
        forecast.forecast(known, past, year, by_month.whole.paid, costs, possible),
        banked,
    )


def position(
    book: Book, one: Inputs, past: History, times: tuple[Known, Known], year: int, why: Variance | None = None
) -> Position:
    """Return where a project stands; ``times``: as known now, and on the year's 1 January."""
    assert one.project is not None
    budget = one.project.budget(year)
    known, then = times
    arrears, claims = _open(known, past, year)
    sums = Sums(
        project=one.id,
        estimate=_entitled(then, year),
        entitled=_entitled(known, year),
        paid=history.paid_in(past, year),
        open_arrears=arrears,
        open_claims=claims,
        refunds=_refunds(book, one.id, year),
        provisions=budget.provisions if budget else 0,
        besides=reconcile.besides(budget) if budget else 0,
    )
    return reconcile.position(sums, budget, tuple((cause.cause, cause.fen) for cause in why.causes) if why else ())


def _refunds(book: Book, project: str, year: int) -> int:
    """Return what came back in a year of money paid for earlier ones (fen), less what then proved not to have."""
    batches = book.batches(project)
    refunds = {batch.number for batch in batches if batch.kind == "refund"}
    tables = [
        book.lines(one.number) for one in batches if history.is_of(one, year) and {one.number, one.about} & refunds
    ]
    return sum(int(lines["fen"][lines["service_month"] < months.of(year)].sum()) for lines in tables)


def on_new_year(book: Book, one: Inputs, past: History, year: int) -> Known:
    """Return the project as known on 1 January, from the inputs of the year's first list where there is one."""
    first = next((batch for batch in past.lists if history.is_of(batch, year)), None)
    read = history.inputs(book, first, one) if first else one
    assert read.project is not None
    return engine.know((read.roster, read.changes, read.project), months.first_day(months.of(year)))


def _entitled(known: Known, year: int) -> int:
    span = range(max(months.of(year), known.project.since), months.of(year, 12) + 1)
    return sum(
        entitlement.total(entitlement.dues(known.facts.run(*run), known.project, span))
        for run in engine.buckets(len(known.facts), len(span))
    )


def _open(known: Known, past: History, year: int) -> tuple[int, int]:
    """Return open arrears and claims of the year's service months up to the last month issued."""
    last = max(past.issued, default=0)
    return history.left_open(known, past, last, year) if last >= months.of(year) else (0, 0)


def _judgements(one: Inputs, year: int) -> list[Judgement]:
    budget = one.project.budget(year) if one.project else None
    return printed.judge(budget) if budget else []


def _sums(place: Workspace, read: list[Inputs], year: int) -> list[Judgement]:
    """Return the judgements of figures printed for several projects together, where all of them are here."""
    published = {
        one.id: budget.published for one in read if one.project and (budget := one.project.budget(year)) is not None
    }
    return [
        printed.judge_sum(total.printed, [published[name] for name in total.sum_of])
        for total in place.printed
        if total.year == year and published.keys() >= set(total.sum_of)
    ]


def _explained(judgements: list[Judgement], project: str, together: Together) -> list[Judgement]:
    """Return the judgements without the tails that are none: rounding explains them alone, and not with all others."""
    return [
        one
        for one in judgements
        if one.verdict != printed.ROUNDING_TAIL or not together.doubts(project, one.subject, one.figure)
    ]


def _found(one: Inputs, where: Position, together: Together) -> list[Finding]:
    year = together.year
    budget = one.project.budget(year) if one.project else None
    found = reconcile.findings(where, year, one.file)
    if budget is None:
        return found
    return [
        *found,
        *printed.findings(_explained(printed.judge(budget), one.id, together), year, one.file, one.id),
        *printed.findings(printed.differing(budget), year, one.file, one.id),
    ]


def _over(one: Inputs, account: Account, year: int) -> Iterator[Finding]:
    """Give the warning that the budget will be exceeded, as long as it is not."""
    ahead = account.forecast
    if ahead.ends is None or account.position.verdict == reconcile.OVER or ahead.possible is None:
        return
    values: dict[str, Value] = {
        "year": year,
        "forecast": money.show(ahead.expected),
        "budget": money.show(ahead.possible.high),
        "over": money.show(ahead.over),
        "month": months.format(months.of(year) + ahead.ends),
    }
    yield Finding("over-budget-ahead", one.file, project=one.id, amount=ahead.over, values=values)
