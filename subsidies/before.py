"""The year before an estimate: its budget from the project file, what it cost from the ledger, each compared.

The catch: an estimate is made in autumn, when lists of the year before are still to come; what one list of its December
would pay, as far as is known, belongs to what that year costs.
"""

from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from subsidies import against, engine, history, months
from subsidies.against import Against, Beyond, Estimated
from subsidies.engine import Known
from subsidies.estimate import Year
from subsidies.history import History
from subsidies.shifts import shifts


class Before(NamedTuple):
    """An estimate against the year before; ``None`` for what there is not."""

    year: int
    """The year before."""
    budget: Against | None
    outcome: Against | None

    @property
    def all(self) -> tuple[Against, ...]:
        """What there is, the budget first."""
        return tuple(one for one in (self.budget, self.outcome) if one is not None)


def compared(known: Known, past: History, year: int, estimated: Year, beyond: Iterable[Beyond] = ()) -> Before:
    """Return the estimate of a year against the year before.

    known       the project as known on the day of the estimate, with everybody whom the ledger has paid
    past        all its batches
    estimated   the known part of the estimate
    beyond      its lines beyond that: expected and assumed
    """
    plan, has_lists = known.project.budget(year - 1), _has_lists(past, year - 1)
    if plan is None and not has_lists:
        return Before(year - 1, None, None)
    now = Estimated(estimated, tuple(beyond), shifts(known, year))
    return Before(
        year=year - 1,
        budget=against.budget(now, known.project, plan) if plan else None,
        outcome=_outcome(now, known, past, year - 1) if has_lists else None,
    )


def _outcome(now: Estimated, known: Known, past: History, year: int) -> Against:
    """Return an estimate against what a year cost, and from which month on that year is computed."""
    found = against.outcome(now, year, history.paid_in(past, year), _to_come(known, past, year))
    return replace(found, begins=max(known.project.since, months.of(year)))


def _has_lists(past: History, year: int) -> bool:
    """Whether something that still stands was paid in a year: a list, or what was paid before the ledger began."""
    kinds, taken = ("payroll", "opening"), past.reversed
    return any(one.kind in kinds and one.number not in taken and history.is_of(one, year) for one in past.batches)


def _to_come(known: Known, past: History, year: int) -> int:
    """Return what the lists of a year that are still to come will pay, as one list of its December would (fen)."""
    taken = past.reversed
    issued = [months.parse(one.pay_month) for one in past.lists if one.number not in taken]
    december = months.of(year, 12)
    return 0 if max(issued, default=0) >= december else in_one_list(known, past, december)


def in_one_list(known: Known, past: History, month: int) -> int:
    """Return what one list of a month would pay now, with all that is owed before it (fen)."""
    if month < known.project.since:
        return 0
    return int(engine.settle(known, history.by_row(past.paid, known), month).lines.fen.sum())
