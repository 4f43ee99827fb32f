"""Why what was paid in a year is not its budget, on random offices: causes add up, and the people behind each, too."""

from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from subsidies import correct, months, shares, workspace, year
from subsidies.correct import By, Claim
from subsidies.errors import Refusal
from subsidies.ledger.chain import Batch
from subsidies.year import Account, Asked
from tests import reference
from tests.law import LAW, PARTS, desk
from tests.laws.test_before_laws import plan
from tests.office import Office
from tests.offices import Step, histories, write


def account(folder: Path, step: Step, of: int) -> Account:
    """Return the account of a year, from the files of a step, with the people behind its causes."""
    write(step, folder)
    asked = Asked(of, months.parse_day(step.as_of), split=True)
    (found,) = year.reconciled(workspace.read(folder), asked).accounts
    return found


def corrected(rng: Random, office: Office, step: Step) -> None:
    """Take something back or give something up, sometimes: a list, a claim, money that came back."""
    write(step, office.folder)
    place, by = workspace.read(office.folder), By("tester", months.parse_day(step.as_of), "样例")
    kind = rng.choice(("", "reverse", "refund", "waive"))
    person = rng.choice(step.roster)["id_number"] if step.roster else ""
    try:
        if kind == "reverse":
            correct.reverse(place, rng.choice([batch.number for batch in _batches(office)]), by)
        elif kind and person:
            {"refund": correct.refund, "waive": correct.waive}[kind](
                place, Claim(person, rng.randint(1, 5000), document="样例"), by
            )
    except (Refusal, IndexError):
        return  # nothing to take back, no claim as large as that


def _batches(office: Office) -> list[Batch]:
    book = office.book()
    try:
        return book.batches("living")
    finally:
        book.close()


def adds_up(one: Account) -> None:
    """Check that causes add up to the variance and to its three parts, and people to each cause, to the fen."""
    why, position = one.variance, one.position
    assert why is not None
    assert why.fen == position.variance == position.sums.paid - (position.budget or 0)
    assert sum(cause.fen for cause in why.causes) == why.fen
    for part, fen in position.steps:
        assert sum(cause.fen for cause in why.of_part(part)) == fen
    for cause in why.causes:
        assert cause.fen == sum(person.fen for person in cause.people) != 0
        assert cause.persons == len({each.id_number for each in cause.people} - {None})


def months_add_up(one: Account) -> None:
    """Check that the months of all items are the year's sums, by either month."""
    rows, sums = one.monthly.whole, one.position.sums
    assert sum(rows.paid) == sums.paid == sum(one.monthly.service_years.values())
    assert (sum(rows.entitled), sum(rows.arrears)) == (sums.entitled, sums.open_arrears)
    assert sum(rows.claims) == sums.open_claims
    assert sum(rows.paid_for) == sum(one.monthly.pay_years.values())
    assert sum(rows.budget) + one.monthly.undated == one.position.budget
    assert one.forecast.months[-1] == one.forecast.total


@pytest.mark.parametrize("part", PARTS[:2])
@settings(LAW, max_examples=LAW.max_examples // 2 + 1)
@given(histories(max_people=12, max_months=14), st.integers(0, 2**32 - 1))
def test_causes_add_up_to_the_variance_and_people_to_each_cause(part: int, steps: list[Step], seed: int) -> None:
    first = reference.month_number(steps[0].project["since"]) // 12
    rng = Random(seed)
    with desk() as folder:
        office = Office(folder)
        for step in steps:
            for each in range(first, first + 3):
                step.project.setdefault("budget", []).append(plan(Random(seed + each), step.project, each))
            office.issue(step)
            corrected(rng, office, step)
        for of in range(first, first + 3):
            found = account(folder, replace(steps[-1]), of)
            adds_up(found)
            months_add_up(found)
            assert {cause.cause for cause in (found.variance.causes if found.variance else ())} <= set(shares.CAUSES)
