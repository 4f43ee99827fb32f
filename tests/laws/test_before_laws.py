"""An estimate against the year before, on random offices: causes add up, and the sentence never contradicts them."""

import re
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from subsidies import because, budgeting, months, workspace
from subsidies.against import Against
from subsidies.before import Before
from subsidies.budgeting import Budgeted
from subsidies.language import speaker
from tests import reference
from tests.law import LAW, PARTS, desk
from tests.office import Office
from tests.offices import Step, histories, write

SIDES = re.compile(r"主要原因是(?P<reasons>.*?)(?:，部分被(?P<offsets>.*?)抵销)?。")
SIGNS = {True: ("增加", "减少"), False: ("减少", "增加")}


def plan(rng: Random, project: dict[str, Any], year: int) -> dict[str, Any]:
    """Return a budget of a year: printed or approved, with lines of every form for some of the items, and revisions."""
    budget: dict[str, Any] = {"year": year, "published": rng.choice(("0.00", "3.1", "12.34", "250.00"))}
    if rng.random() < 0.4:
        budget["approved"] = f"{rng.choice((0, rng.randrange(10**7))) / 100:.2f}"
    lines = [_line(rng, item["id"]) for item in project["item"] for _ in range(rng.choice((0, 1, 1, 2)))]
    if lines and rng.random() < 0.7:
        budget["line"] = lines
    if rng.random() < 0.3:
        budget["revision"] = [{"date": f"{year}-07-01", "amount": f"{rng.randint(-(10**6), 10**6) / 100:.2f}"}]
    return budget


def _line(rng: Random, item: str) -> dict[str, Any]:
    form = rng.choice(
        (
            {"persons": rng.randint(0, 40), "rate": f"{rng.randrange(60000) / 100:.2f}", "months": rng.randint(1, 12)},
            {"monthly": f"{rng.randrange(1000) / 100:.2f}", "months": rng.randint(1, 12)},
            {"amount": f"{rng.randrange(10**6) / 100:.2f}"},
        )
    )
    return {"name": item, "item": item, **form}


def estimated(folder: Path, step: Step, year: int) -> Budgeted:
    """Return the estimate of a year, from the files of a step."""
    write(step, folder)
    (found,) = budgeting.estimated(workspace.read(folder), year, months.parse_day(step.as_of))
    return found


def adds_up(found: Budgeted, before: Before) -> None:
    """Check that the causes of each comparison are the difference to the fen, and none of them is nothing."""
    for one in before.all:
        assert one.now == found.total
        assert sum(cause.fen for cause in one.causes) == one.now - one.before
        assert all(cause.fen for cause in one.causes)


def contradicts_nothing(one: Against) -> None:
    """Check that reasons have the sign of the change, offsets the other; and no percentage stands against zero."""
    told = because.told(one, speaker("zh"))
    if one.before <= 0 or one.is_rounding or not one.change:
        assert "%" not in told
    sides = SIDES.search(told)
    assert bool(sides) == (bool(one.change) and not one.is_rounding and "不能分列" not in told)
    if sides:
        own, other = SIGNS[one.change > 0]
        assert f"比上年{because.called(one, speaker('zh'))}{own}" in told
        assert f"（{own}" in sides["reasons"]
        assert f"（{other}" not in sides["reasons"]
        assert f"（{own}" not in (sides["offsets"] or "")
    assert "%" not in because.told(one, speaker("en")) or one.before > 0


@pytest.mark.parametrize("part", PARTS)
@settings(LAW, max_examples=LAW.max_examples // 2 + 1)
@given(histories(max_people=20), st.integers(1, 2), st.integers(0, 2**32 - 1))
def test_the_causes_add_up_and_the_sentence_says_nothing_else(
    part: int, steps: list[Step], later: int, seed: int
) -> None:
    year = reference.month_number(steps[0].project["since"]) // 12 + later
    rng = Random(seed)
    with desk() as folder:
        office = Office(folder)
        for step in steps:
            office.issue(step)
        last = replace(steps[-1], as_of=max(steps[-1].as_of, f"{year - 1}-10-15"))
        last.project["budget"] = [plan(rng, last.project, each) for each in (year - 1, year)]
        found = estimated(folder, last, year)
        adds_up(found, found.before)
        for one in found.before.all:
            contradicts_nothing(one)
        costs(office, last, found.before, year - 1)


def costs(office: Office, step: Step, before: Before, year: int) -> None:
    """Check what the year before cost: its lists by the ledger, and what its December would still pay."""
    book = office.book()
    try:
        batches = book.batches("living")
    finally:
        book.close()
    lists = [one for one in batches if one.pay_month.startswith(str(year))]
    assert (before.outcome is not None) == bool(lists)
    if before.outcome is None:
        return
    issued = max(months.parse(one.pay_month) for one in batches)
    to_come = 0
    if issued < months.of(year, 12):
        to_come = office.draft(replace(step, month=f"{year}-12")).totals.net
    assert before.outcome.expected == to_come
    assert before.outcome.before == sum(one.fen for one in lists) + to_come
    owed = reference.estimate(step.project, step.roster, step.changes, f"{year}-01", f"{year}-12", step.as_of)
    timing = sum(one.fen for one in before.outcome.causes if one.key == "timing")
    assert owed == before.outcome.before + timing
