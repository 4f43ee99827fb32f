"""A year's reconciliation: reads the workspace and the ledger, and puts each project's sums against its budget.

The catch: the estimate is made from what the ledger kept with the year's first list, so that a roster edited since does
not change what was known on the 1 January.
"""

from dataclasses import dataclass

from subsidies import engine, entitlement, history, months, printed, reconcile, workspace
from subsidies.engine import Known
from subsidies.errors import Finding
from subsidies.history import History
from subsidies.ledger.book import Book
from subsidies.printed import Judgement
from subsidies.read.projects import Inputs
from subsidies.reconcile import Position, Sums
from subsidies.workspace import FILE, Workspace


@dataclass(frozen=True, slots=True)
class Reconciled:
    """A year's positions, the judgements of every printed figure by project, and all that was found."""

    year: int
    positions: tuple[Position, ...]
    judgements: tuple[tuple[str, Judgement], ...]
    findings: tuple[Finding, ...]


def reconciled(place: Workspace, year: int, as_of: int, only: tuple[str, ...] = ()) -> Reconciled:
    """Return the reconciliation of a year as known on a day. Raises ``Refusal`` as ``month.compute`` does."""
    read = workspace.inputs(place, only)
    workspace.refuse(workspace.errors(read))
    book = place.book()
    try:
        positions = tuple(_position(book, one, year, as_of) for one in read)
    finally:
        book.close()
    judgements = [(one.id, judgement) for one in read for judgement in _judgements(one, year)]
    sums = _sums(place, read, year)
    found = [finding for one, where in zip(read, positions, strict=True) for finding in _found(one, where, year)]
    found += printed.findings(sums, year, FILE, None)
    return Reconciled(year, positions, (*judgements, *(("", one) for one in sums)), tuple(found))


def about_budgets(place: Workspace, book: Book, read: list[Inputs], year: int, as_of: int) -> list[Finding]:
    """Return what is found of a year's budgets and printed figures alone; ``read``: projects without errors."""
    found = [one for each in read for one in _found(each, _position(book, each, year, as_of), year)]
    return [*found, *printed.findings(_sums(place, read, year), year, FILE, None)]


def _position(book: Book, one: Inputs, year: int, as_of: int) -> Position:
    assert one.project is not None
    budget = one.project.budget(year)
    past = history.of(book, one.id)
    known = history.people(book, one, past, as_of).known
    arrears, claims = _open(known, past, year)
    sums = Sums(
        project=one.id,
        estimate=_entitled(_on_new_year(book, one, past, year), year),
        entitled=_entitled(known, year),
        paid=history.paid_in(past, year),
        open_arrears=arrears,
        open_claims=claims,
        refunds=_refunds(book, one.id, year),
        provisions=budget.provisions if budget else 0,
        besides=reconcile.besides(budget) if budget else 0,
    )
    return reconcile.position(sums, budget)


def _refunds(book: Book, project: str, year: int) -> int:
    """Return what came back in a year of money paid for earlier ones (fen), less what then proved not to have."""
    batches = book.batches(project)
    refunds = {batch.number for batch in batches if batch.kind == "refund"}
    tables = [
        book.lines(one.number) for one in batches if history.is_of(one, year) and {one.number, one.about} & refunds
    ]
    return sum(int(lines["fen"][lines["service_month"] < months.of(year)].sum()) for lines in tables)


def _on_new_year(book: Book, one: Inputs, past: History, year: int) -> Known:
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


def _found(one: Inputs, where: Position, year: int) -> list[Finding]:
    budget = one.project.budget(year) if one.project else None
    found = reconcile.findings(where, year, one.file)
    if budget is None:
        return found
    return [
        *found,
        *printed.findings(printed.judge(budget), year, one.file, one.id),
        *printed.findings(printed.differing(budget), year, one.file, one.id),
    ]
