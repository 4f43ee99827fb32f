"""The budget that adopts an estimate: its form line by line, its total, and that nothing printed in it is wrong."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from subsidies import adopted, money, months, printed
from subsidies import cases as of_cases
from subsidies.adopted import is_there
from subsidies.budget import Budget, Fact, Line, Printed, Revision
from subsidies.estimate import YEAR, Costs, Year
from subsidies.estimate import Line as Sum
from subsidies.policy import Item, Project
from tests.law import EXAMPLES, LAW

PROJECT = Project(
    "a", "a", months.parse("2024-01"), (Item("living", "生活补贴", "flat"), Item("wage", "退休工资", "wage"))
)


def costs(persons: Sequence[int], rates: dict[int, int], paid: int = 0) -> Costs:
    """Return what an item costs: people by month, their months by rate, and fen paid, all in the first month."""
    total = paid or sum(rate * count for rate, count in rates.items())
    by_month = np.array([total] + [0] * (YEAR - 1), np.int64)
    ordered = np.repeat([*rates, 0], [*rates.values(), 1])
    rate = ordered[np.minimum(np.cumsum([0, *persons[:-1]]), len(ordered) - 1)]
    found = Costs(np.array(persons, np.int64), by_month, by_month.copy(), rate)
    assert {fen: count for fen, count in found.rates.items() if fen} == rates
    return found


def line_of(key: str, item: str, sure: str, fen: int) -> Sum:
    return Sum(key, item, sure, fen, of_cases.NO_MONTH)


def year(**items: Costs) -> Year:
    """Return the costs of a year."""
    return Year(items, *np.zeros((3, YEAR), np.int64))


def lines(known: Year, *more: Sum) -> tuple[Line, ...]:
    """Return the lines of the budget that adopts what is known, and more."""
    return budget(known, *more).lines


def budget(known: Year, *more: Sum) -> Budget:
    """Return the budget that adopts what is known, and more."""
    project = replace(PROJECT, items=tuple(item for item in PROJECT.items if item.id in known.items))
    case = [*of_cases.as_it_stands(project, known, ()).lines, *more]
    return adopted.budget(PROJECT, 2025, known, case, lambda one: f"<{one.key}>")


# --- the form of a line -----------------------------------------------------------------------------------------------


def test_the_same_people_at_one_rate_are_people_by_rate_by_months() -> None:
    found = lines(year(living=costs([249] * 12, {12_000: 249 * 12})))
    assert found == (Line("生活补贴", "living", persons=249, rate=12_000, months=12),)


def test_a_part_of_the_year_counts_its_months() -> None:
    assert lines(year(living=costs([0] * 9 + [151, 0, 0], {57_800: 151}))) == (
        Line("生活补贴", "living", persons=151, rate=57_800, months=1),
    )
    found = lines(year(living=costs([0] * 6 + [3] * 6, {12_000: 18})))
    assert found == (Line("生活补贴", "living", persons=3, rate=12_000, months=6),)


@pytest.mark.parametrize(
    "one",
    [
        costs([249] * 11 + [250], {12_000: 249 * 11 + 250}),
        costs([2] * 12, {12_000: 12, 13_000: 12}),
        costs([2] * 12, {12_000: 24}, paid=276_000),
    ],
    ids=["another person", "another rate", "something is held"],
)
def test_anything_else_is_its_exact_amount_and_says_that_it_is_known(one: Costs) -> None:
    assert lines(year(living=one)) == (Line("生活补贴", "living", amount=one.total, sure="known"),)


def test_what_is_expected_or_assumed_is_an_amount_with_its_name() -> None:
    known = year(living=costs([249] * 12, {12_000: 249 * 12}))
    found = lines(known, line_of("attrition", "living", "expected", -123_456), line_of("reserve", "", "assumed", 1))
    assert found[1:] == (
        Line("<attrition>", "living", amount=-123_456, sure="expected"),
        Line("<reserve>", "", amount=1, sure="assumed"),
    )


def test_lines_without_money_are_left_out() -> None:
    found = budget(year(living=costs([0] * 12, {})), line_of("joiners", "", "assumed", 0))
    assert found == Budget(2025, "0.00")


def test_published_is_half_up_from_the_exact_total() -> None:
    half = budget(year(living=costs([1], {})), line_of("amount", "", "assumed", 44_585_000))
    assert half.published == "44.59"
    assert budget(year(), line_of("amount", "", "assumed", 44_584_999)).published == "44.58"
    assert budget(year(), line_of("attrition", "", "expected", -44_585_000)).published == "-44.59"


def test_what_the_budget_sets_aside_is_a_line_each() -> None:
    aside = (Line("调资补发", "wage", amount=7_000_000), Line("x", "wage", amount=5, sure="assumed"))
    known = Year({}, *np.zeros((3, YEAR), np.int64))
    case = of_cases.as_it_stands(replace(PROJECT, items=()), known, Budget(2025, "7.00", lines=aside).aside)
    assert case.lines == (line_of("provision", "wage", "assumed", 7_000_000),)


# --- whether it is there ----------------------------------------------------------------------------------------------

KNOWN = budget(year(living=costs([2] * 12, {12_000: 24}), wage=costs([1] * 12, {1: 7, 2: 5})))


def test_what_was_printed_and_revised_since_does_not_make_it_another() -> None:
    (first, second) = KNOWN.lines
    seen = Printed("0.29", "表7")
    later = Budget(
        2025,
        KNOWN.published,
        approved=28_817,
        printed=(seen,),
        lines=(Line("生活补贴", "living", 2, 12_000, 12, printed=(seen,)), second),
        facts=(Fact("x", (seen,)),),
        revisions=(Revision(1, 1),),
    )
    assert is_there(KNOWN, KNOWN)
    assert is_there(later, KNOWN)
    assert first == Line("生活补贴", "living", 2, 12_000, 12)


@pytest.mark.parametrize("other", [{"year": 2026}, {"published": "0.30"}, {"lines": KNOWN.lines[:1]}])
def test_another_total_or_other_lines_make_it_another(other: dict[str, Any]) -> None:
    assert not is_there(replace(KNOWN, **other), KNOWN)


# --- any estimate -----------------------------------------------------------------------------------------------------

FEN = st.integers(-(10**12), 10**12)
ITEMS = st.tuples(st.lists(st.integers(0, 3), min_size=12, max_size=12), st.integers(1, 10**8), st.integers(0, 10**6))
KEYS = st.sampled_from(["attrition", "reserve", "joiners", "margin", "amount", "adjustment"])


@settings(LAW, max_examples=EXAMPLES)
@given(ITEMS, ITEMS, st.lists(st.tuples(KEYS, st.sampled_from(["living", ""]), FEN), max_size=4))
def test_nothing_printed_in_it_is_wrong_and_its_lines_are_the_total(
    living: tuple[list[int], int, int], wage: tuple[list[int], int, int], more: list[tuple[str, str, int]]
) -> None:
    known = year(
        **{
            name: costs(
                persons, {rate: sum(persons)} if sum(persons) else {}, sum(persons) and sum(persons) * rate + held
            )
            for name, (persons, rate, held) in (("living", living), ("wage", wage))
        }
    )
    besides = [line_of(key, item, "expected", fen) for key, item, fen in more]
    found = budget(known, *besides)
    assert {one.verdict for one in printed.judge(found)} <= {printed.AGREES}
    total = known.total + sum(fen for _, _, fen in more)
    parts = [one.amount if one.amount is not None else _product(one) for one in found.lines]
    assert (sum(parts), found.published, found.provisions) == (total, money.wan(total), 0)


def _product(line: Line) -> int:
    return (line.persons or 0) * (line.rate or 0) * (line.months or 0)
