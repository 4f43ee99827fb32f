"""What is owed and was never paid, what was paid late or in round sums, and claims that nobody follows up.

The catch: most arrears have a good reason, so those that are only long, early or round are questions; that somebody is
owed for issued months and has never had a fen, or that a claim lies for months, is more than that.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final, NamedTuple

import numpy as np

from subsidies import months, roster, words
from subsidies.audit.case import Case, at
from subsidies.entitlement import Grid
from subsidies.errors import Finding, Value

Array = np.ndarray[Any, Any]

LONG: Final = 12
"""Months after which arrears are a question."""
IDLE: Final = 3
"""Months after which a claim that nothing has come of is not followed up."""
ACCEPTED: Final = ("roster-edit", "unexplained")
"""Reasons of what was issued only because somebody accepted it."""
ROUND: Final = 100_000
"""Fen: arrears of a multiple of it are round."""


class Late(NamedTuple):
    """Lines of a list that are not regular: one person's (row) of one kind and reason; service months and fen."""

    person: int
    of: tuple[int, int, str]
    """The list: its number, its pay month, and why it was accepted."""
    what: tuple[str, str]
    """Kind and reason."""
    first: int
    last: int
    fen: int
    wages: int
    """Fen of it that are wages."""


def never_paid(case: Case, first: int, gaps: Mapping[str, Grid]) -> Iterator[Finding]:
    """Find those of a bucket, from row ``first`` on, who were known at the last list, are owed, and never had a fen.

    gaps   of the service months up to the last month issued
    """
    if not case.issued:
        return
    people = next(iter(gaps.values())).fen.shape[1]
    rows = slice(first, first + people)
    owed = sum((np.maximum(grid.fen, 0).sum(axis=0) for grid in gaps.values()), np.zeros(people, np.int64))
    had = np.zeros(len(case.facts), bool)
    had[case.paid.person[case.paid.fen > 0]] = True
    held = roster.within(case.facts.holds, case.issued[-1], len(case.facts))
    known = case.people["reported_on"].to_numpy()[rows] <= case.last_day
    for row in np.flatnonzero((owed > 0) & ~had[rows] & ~held[rows] & known).tolist():
        owing = [grid.months[grid.fen[:, row] > 0] for grid in gaps.values()]
        service = np.concatenate(owing)
        told = months.span(int(service.min()), int(service.max()))
        yield at(case, first + row, "owed-never-paid", int(owed[row]), months=told)


def late(case: Case, lines: Iterable[Late]) -> Iterator[Finding]:
    """Find arrears that reach back too far, the starts of joiners far in the past, and edits that were accepted."""
    for one in lines:
        (batch, pay_month, why), (kind, reason) = one.of, one.what
        values: dict[str, Value] = {"batch": batch, "months": months.span(one.first, one.last)}
        if reason in ACCEPTED:
            yield at(case, one.person, "edit-accepted", one.fen, **values, why=why)
        elif kind == words.ARREARS and one.first < pay_month - LONG:
            name = "start-long-past" if reason == "late-start" else "arrears-long"
            yield at(case, one.person, name, one.fen, **values)


def round_sums(case: Case, lines: Iterable[Late]) -> Iterator[Finding]:
    """Find arrears of wages that are a round sum: what months add up to hardly ever is."""
    for one in lines:
        if one.what[0] == words.ARREARS and one.wages and one.wages % ROUND == 0:
            yield at(case, one.person, "arrears-round", one.wages, batch=one.of[0])


class Claimed(NamedTuple):
    """An open claim: whose (row), fen, and whether it is being paid back by agreement.

    ``since`` is the pay month in which a list first knew it, or in which money came back last.
    """

    person: int
    fen: int
    since: int
    agreed: bool


def idle(case: Case, claims: Iterable[Claimed]) -> Iterator[Finding]:
    """Find the claims that lists have known for months, and of which nothing has come: no money, no agreement."""
    for one in claims:
        if not one.agreed and case.issued and case.issued[-1] - one.since >= IDLE:
            yield at(case, one.person, "claim-idle", one.fen, month=months.format(one.since))
