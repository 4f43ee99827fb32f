"""The laws of the house, each on random offices: whole histories, through files, ledger and papers.

Every example runs a history of up to 40 people and 24 months on disk.
"""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from subsidies import engine, estimate, history, months, roster
from subsidies.difference import Paid
from subsidies.engine import Known
from subsidies.month import Outcome
from subsidies.settlement import Settled
from tests import reference
from tests.law import LAW, PARTS, desk
from tests.office import Office, lines
from tests.offices import Step, histories


def paid_to(office: Office, outcome: Outcome) -> Paid:
    """Return all that the ledger has paid, by the rows of a list's people."""
    book = office.book()
    try:
        return history.by_row(history.of(book, outcome.inputs.id).paid, outcome.known)
    finally:
        book.close()


def open_fen(known: Known, paid: Paid, month: int) -> tuple[int, int]:
    """Return what is owed and what is claimed after a list (fen, both positive)."""
    owed = claimed = 0
    for gaps in engine.gaps(known, paid, month):
        for grid in gaps.values():
            owed += int(grid.fen[grid.fen > 0].sum())
            claimed -= int(grid.fen[grid.fen < 0].sum())
    return owed, claimed


@pytest.mark.parametrize("part", PARTS)
@LAW
@given(histories(), st.lists(st.integers(0, 3), min_size=60, max_size=60))
def test_every_list_is_the_naive_one_and_conserves_and_is_empty_when_issued_again_and_any_split_gives_it(
    part: int, steps: list[Step], shares: list[int]
) -> None:
    with desk() as folder:
        office = Office(folder)
        ledger: list[reference.Line] = []
        for step in steps:
            expected = reference.draft(step.project, step.roster, step.changes, ledger, step.month, step.as_of)
            if step is steps[-1]:
                splits(office, step, shares)
            outcome = office.issue(step).outcomes[0]
            assert lines(outcome) == expected.lines
            assert (outcome.list.open_claims, outcome.list.held) == (expected.open_claims, expected.held)
            ledger += expected.lines
            conserves(office, outcome, months.parse(step.month))
            head = office.book().head()
            again = office.issue(step).outcomes[0]
            assert (lines(again), again.batch, office.book().head()) == ([], None, head)
        converges(office, steps[-1])


def conserves(office: Office, outcome: Outcome, month: int) -> None:
    """Check that what was owed less what was paid is what is open, and that nobody's net is below zero."""
    before = history.by_row(outcome.history.paid, outcome.known)
    owed, claimed = open_fen(outcome.known, before, month)
    still_owed, still_claimed = open_fen(outcome.known, paid_to(office, outcome), month)
    assert owed - claimed - outcome.totals.net == still_owed - still_claimed
    assert still_claimed == outcome.list.open_claims
    assert (outcome.list.lines.groupby("id_number")["fen"].sum() >= 0).all()


def splits(office: Office, step: Step, shares: list[int]) -> None:
    """Check that the people worked off in any four parts get the lines that they get together."""
    outcome, month = office.draft(step), months.parse(step.month)
    paid = paid_to(office, outcome)
    whole = engine.settle(outcome.known, paid, month)
    share = np.array((shares * (1 + len(outcome.known.facts) // 60))[: len(outcome.known.facts)])
    parts = [part_of(outcome.known, paid, month, np.flatnonzero(share == which)) for which in range(4)]
    assert sum(part.open_claims for part in parts) == whole.open_claims
    together = [line for part in parts for line in zip(*part.lines, strict=True)]
    assert sorted(together, key=lambda line: line[0]) == list(zip(*whole.lines, strict=True))


def converges(office: Office, last: Step) -> None:
    """Check that once all is known and issued, only claims and what is held are left."""
    outcome = office.issue(Step(last.month, "2029-12-31", last.project, last.roster, last.changes)).outcomes[0]
    paid, month = paid_to(office, outcome), months.parse(last.month)
    holds = roster.within(outcome.known.facts.holds, month, len(outcome.known.facts))
    assert not len(engine.settle(outcome.known, paid, month).lines.fen)
    for gaps in engine.gaps(outcome.known, paid, month):
        for grid in gaps.values():
            assert not (grid.fen[:, ~holds] > 0).any()


def part_of(known: Known, paid: Paid, month: int, rows: np.ndarray[tuple[int], np.dtype[np.int64]]) -> Settled:
    """Return the list of some people alone, with their rows in the whole."""
    place = np.full(len(known.facts), -1)
    place[rows] = np.arange(len(rows))
    mine = place[paid.person] >= 0
    alone = Paid(place[paid.person[mine]], *(column[mine] for column in paid[1:]))
    people = known.people.iloc[rows].reset_index(drop=True)
    part = engine.settle(Known(people, known.changes, known.facts.take(rows), known.project, known.link), alone, month)
    return part._replace(lines=part.lines._replace(person=rows[part.lines.person]))


# --- the estimate ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("part", PARTS)
@settings(LAW, max_examples=LAW.max_examples // 3 + 1)  # each issues a whole year
@given(histories(max_people=12, max_months=12), st.integers(0, 1))
def test_the_known_part_of_an_estimate_is_what_the_lists_of_the_year_pay(
    part: int, steps: list[Step], later: int
) -> None:
    since = reference.month_number(steps[-1].project["since"])
    year = since // 12 + later
    step = replace(steps[-1], as_of="2029-12-31")
    with desk() as folder:
        office = Office(folder)
        if later:
            office.issue(replace(step, month=f"{year - 1}-12"))  # whatever the year before owes
        begun = office.draft(replace(step, month=f"{year}-12"))
        carried = released(begun.known, paid_to(office, begun), year)
        span = range(max(since, year * 12), year * 12 + 12)
        lists = [office.issue(replace(step, month=reference.month_text(month))).outcomes[0] for month in span]
        costs = estimate.costs(begun.known, year)
        assert costs.total + carried == sum(one.totals.net for one in lists)
        by_month = [sum(int(one.paid[month % 12]) for one in costs.items.values()) for month in span]
        assert carried or by_month == [one.totals.net for one in lists]
        for one in lists:
            assert not one.list.open_claims


def released(known: Known, paid: Paid, year: int) -> int:
    """Return what is owed for earlier years and held, to those who are paid again in a year (fen)."""
    people, owed = len(known.facts), 0
    held = [roster.within(known.facts.holds, month, people) for month in range(year * 12, year * 12 + 12)]
    for gaps in engine.gaps(known, paid, year * 12 - 1):
        for grid in gaps.values():
            owed += int(grid.fen[:, ~np.all(held, axis=0)].sum())
    return owed
