"""What was paid although the office knew that there was no title: after a death, an end, in a forfeit, a suspension.

The catch: a death that is reported late was paid in good faith, and is a claim and a question; it is an irregularity
where the list was made after the day of the report. A fact without a day tells nothing about that, so here it counts
for nothing: ``lists`` looks at what the files of each list said.
"""

from collections.abc import Iterator
from typing import Any, Final, NamedTuple

import numpy as np

from subsidies import digits, months, roster, words
from subsidies.audit.case import Case, Payments, at, pairs, spans
from subsidies.errors import Finding

Array = np.ndarray[Any, Any]


MONTHS: Final = 10**6
"""More than there are months, counted from the year 0."""


class Bars(NamedTuple):
    """Months of some people (rows) for which nothing is paid, and the day (an ordinal) since which that was known."""

    person: Array
    first: Array
    until: Array
    known: Array


def paid_known(case: Case) -> Iterator[Finding]:
    """Find what was paid for months without a title, or to people who were held, by lists of a day that knew it."""
    for name, every, by_pay_month in bars(case):
        place, of = pairs(case.paid.person, every.person)
        mine = case.paid.of(place)
        month = mine.pay_month if by_pay_month else mine.month
        inside = (every.first[of] <= month) & (month < every.until[of])
        known = inside & (mine.fen > 0) & (mine.day >= every.known[of]) & mine.listed
        about = known if by_pay_month else inside
        for row, service, fen in _not_returned(of[about], mine.of(about), known[about]):
            yield at(case, int(every.person[row]), name, fen, months=service)


def _not_returned(of: Array, lines: Payments, known: Array) -> list[tuple[int, str, int]]:
    """Return by bar the months and the sum of what was paid knowingly and has not come back (fen).

    What came back of a month counts first for what was paid for it in good faith.
    """
    cells, cell = np.unique(of.astype(np.int64) * MONTHS + lines.month, return_inverse=True)
    net, knew = np.zeros(len(cells), np.int64), np.zeros(len(cells), np.int64)
    np.add.at(net, cell, lines.fen)
    np.add.at(knew, cell[known], lines.fen[known])
    left = np.minimum(net, knew)
    some = left > 0
    return spans(cells[some] // MONTHS, cells[some] % MONTHS, left[some])


def bars(case: Case) -> Iterator[tuple[str, Bars, bool]]:
    """Give the bars by the name of their rule, and whether they are of pay months."""
    facts = case.facts
    last = facts.death if case.project.death_month_paid else facts.death - 1
    dead, ended = (np.flatnonzero(one != months.NEVER) for one in (facts.death, facts.end))
    never = np.full(len(facts), months.NEVER)
    told = _told(case, words.DEATH, dead, facts.death[dead])
    yield "paid-after-death", Bars(dead, last[dead] + 1, never[dead], told), False
    told = _told(case, words.END, ended, facts.end[ended] + 1)
    yield "paid-after-end", Bars(ended, facts.end[ended] + 1, never[ended], told), False
    told = _told(case, words.FORFEIT, facts.forfeits.person, facts.forfeits.first)
    yield "paid-in-forfeit", Bars(*facts.forfeits, told), False
    told = _told(case, words.RESUME_WITHOUT, facts.unpaid.person, facts.unpaid.until)
    yield "paid-while-suspended", Bars(*facts.unpaid, told), False
    told = _told(case, words.SUSPEND, facts.holds.person, facts.holds.first)
    yield "paid-while-suspended", Bars(*facts.holds, told), True


def _told(case: Case, kind: str, person: Array, month: Array) -> Array:
    """Return the day on which each fact was reported, the last where it was twice; never where nobody says."""
    changes = case.changes[case.changes["change"].to_numpy() == kind]
    keys = roster.linked(changes["id_number"].to_numpy(), case.link)
    days: dict[tuple[str, int], int] = {}
    for key, effective, day in zip(keys, changes["effective"].tolist(), changes["reported_on"].tolist(), strict=True):
        when = months.of_day(effective) if kind == words.DEATH else effective
        days[key, when] = max(days.get((key, when), months.NONE), day)
    found = [days.get(pair, months.NONE) for pair in zip(case.facts.key[person], month.tolist(), strict=True)]
    return np.array([LATER if day == months.NONE else day for day in found], np.int64)


LATER: Final = 10**7
"""A day after all others."""


def late_deaths(case: Case) -> Iterator[Finding]:
    """Find the dead who were paid for months after their death, and who have not paid it back."""
    facts, paid = case.facts, case.paid
    last = facts.death if case.project.death_month_paid else facts.death - 1
    after = paid.month > last[paid.person]
    for row, service, fen in spans(paid.person[after], paid.month[after], paid.fen[after]):
        if fen > 0:
            yield at(case, row, "paid-before-report", fen, months=service, month=months.format(int(facts.death[row])))


def uncertified(case: Case) -> Iterator[Finding]:
    """Find the people whom lists paid although their certification had lapsed before the pay month."""
    until, paid = case.people["certified_until"].to_numpy(), case.paid
    lapsed = np.where(until == months.NONE, months.NEVER, digits.months_of(until))
    mine = paid.of(paid.listed & (paid.pay_month > lapsed[paid.person]))
    for row, pay, fen in spans(mine.person, mine.pay_month, mine.fen):
        if fen > 0:
            yield at(case, row, "paid-uncertified", fen, months=pay, day=months.format_day(int(until[row])))
