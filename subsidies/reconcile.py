"""Whether budget, entitlement and payments of a year agree, and how far apart they are.

Sums in, a position out; nothing here reads anything. The catch: a budget that is known only as printed is a range of
amounts, and no over-run is reported within it.

>>> position(Sums("living", 44_583_800, 43_584_600, 43_608_600), Budget(2024, "44.58")).verdict
'under-budget'
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from subsidies import money
from subsidies.budget import Budget
from subsidies.entitlement import Grid
from subsidies.errors import Finding
from subsidies.money import Interval

AGREES, UNDER, OVER = "agrees", "under-budget", "over-budget"


@dataclass(frozen=True, slots=True)
class Sums:
    """A project's sums of a year, in fen."""

    project: str
    estimate: int
    """The year's entitlement as known on its 1 January."""
    entitled: int
    """The year's entitlement as known now."""
    paid: int
    """All lines but waivers whose pay month is in the year."""
    open_arrears: int = 0
    open_claims: int = 0
    """Gaps of the year's service months up to the last month issued, both positive."""
    refunds: int = 0
    """Of ``paid``, what came back for service months of earlier years (negative or 0)."""
    provisions: int = 0
    """Lines of the budget that are an amount alone: money set aside for what nobody was entitled to yet."""
    besides: int = 0
    """Lines of a budget adopted from an estimate that were not known, but expected or assumed."""
    settled: int | None = None
    """Of the year's lists, what the bank has confirmed; ``None`` where it has not answered."""


@dataclass(frozen=True, slots=True)
class Position:
    """Where a project stands in a year; without a budget, what needs one is ``None``."""

    sums: Sums
    published: str | None
    budget: int | None
    """Fen: approved, else as published, with the revisions."""
    execution_rate: str | None
    """Settled, or paid where nothing is settled, ÷ budget; four decimals."""
    variance: int | None
    """Paid − budget."""
    explained: tuple[tuple[str, int], ...]
    """The parts of the variance by cause; they add up to it."""
    verdict: str | None

    @property
    def steps(self) -> tuple[tuple[str, int], ...]:
        """The three differences that the variance is the sum of; none without a budget. Causes are parts of one."""
        if self.budget is None:
            return ()
        sums = self.sums
        return (
            ("budget", sums.estimate - self.budget),
            ("facts", sums.entitled - sums.estimate),
            ("payment", sums.paid - sums.entitled),
        )


def position(sums: Sums, budget: Budget | None, explained: tuple[tuple[str, int], ...] = ()) -> Position:
    """Return where a project stands against its budget of the year.

    explained   the causes of the variance
    """
    if budget is None:
        return Position(sums, None, None, None, None, (), None)
    possible = bounds(budget)
    middle = amount(budget)
    return Position(
        sums=sums,
        published=budget.published,
        budget=middle,
        execution_rate=money.decimals(Fraction(sums.paid, middle), 4) if middle else None,
        variance=sums.paid - middle,
        explained=explained,
        verdict=OVER if sums.paid > possible.high else UNDER if sums.paid < possible.low else AGREES,
    )


def with_settled(where: Position, settled: int) -> Position:
    """Return a position with what the bank has confirmed (fen), of which the execution rate then is."""
    rate = money.decimals(Fraction(settled, where.budget), 4) if where.budget else where.execution_rate
    return replace(where, sums=replace(where.sums, settled=settled), execution_rate=rate)


def amount(budget: Budget) -> int:
    """Return what a budget is (fen): as approved, else as published, with the revisions."""
    revised = sum(revision.amount for revision in budget.revisions)
    return revised + (budget.approved if budget.approved is not None else int(money.parse_wan(budget.published)))


def bounds(budget: Budget) -> Interval:
    """Return the amounts that the budget may be, revisions included: one where it is approved exactly."""
    revised = sum(revision.amount for revision in budget.revisions)
    if budget.approved is not None:
        return Interval(budget.approved + revised, budget.approved + revised)
    printed = money.printed_wan(budget.published)
    return Interval(printed.low + revised, printed.high + revised)


def besides(budget: Budget) -> int:
    """Return what a budget has that its estimate expected or assumed (fen); what deaths save is taken off."""
    return sum(line.amount or 0 for line in budget.lines if line.sure in ("expected", "assumed"))


def open_gaps(gaps: Mapping[str, Grid], year: int | None = None) -> tuple[int, int]:
    """Return what is owed and what is claimed (both positive fen), for one year's service months where it is named."""
    arrears = claims = 0
    for grid in gaps.values():
        fen = grid.fen if year is None else grid.fen[grid.months // 12 == year]
        arrears += int(fen[fen > 0].sum())
        claims -= int(fen[fen < 0].sum())
    return arrears, claims


def findings(where: Position, year: int, file: str) -> list[Finding]:
    """Return what a position alone shows: an over-run, and what is still open."""
    sums = where.sums
    found = []
    if where.verdict == OVER and where.budget is not None:
        over = sums.paid - where.budget
        values = {"paid": money.show(sums.paid), "budget": money.show(where.budget), "over": money.show(over)}
        found.append(("over-budget", over, values))
    found += [
        (name, amount, {"amount": money.show(amount)})
        for name, amount in (("open-arrears", sums.open_arrears), ("open-claims", sums.open_claims))
        if amount
    ]
    return [
        Finding(name, file, project=sums.project, amount=amount, values={"year": year, **values})
        for name, amount, values in found
    ]
