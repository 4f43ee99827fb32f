"""Dues less what was paid: by service month, and a one-off by calendar year."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from subsidies import months
from subsidies.difference import Paid, gaps
from subsidies.entitlement import Grid
from subsidies.policy import FLAT, ONE_OFF, Item, Project

SINCE = months.parse("2024-01")
PROJECT = Project("p", "p", SINCE, (Item("living", "living", FLAT), Item("heating", "heating", ONE_OFF, month=10)))
LIVING, HEATING = 0, 1


def paid(*rows: tuple[int, int, str, int]) -> Paid:
    """Return what was paid: person, item, service month, fen."""
    person, item, month, fen = zip(*rows, strict=True) if rows else ((), (), (), ())
    columns = (person, item, [months.parse(one) for one in month], fen)
    return Paid(*(np.array(column, dtype=np.int64) for column in columns))


def grids(heating: tuple[str, ...] = ("2024-10",), people: int = 2) -> dict[str, Grid]:
    """Return dues of 100 fen for the first three months, and of 500 for each heating month."""
    every = np.arange(SINCE, SINCE + 3, dtype=np.int32)
    once = np.array([months.parse(one) for one in heating], np.int32)
    return {
        "living": Grid(every, np.full((3, people), 100, np.int64)),
        "heating": Grid(once, np.full((len(once), people), 500, np.int64)),
    }


def living(*rows: tuple[int, int, str, int]) -> object:
    """Return the gaps of the living subsidy, a row a person."""
    return gaps(grids(), paid(*rows), PROJECT)["living"].fen.T.tolist()


def heating(when: tuple[str, ...], *rows: tuple[int, int, str, int]) -> object:
    """Return the gaps of the heating, a row a person."""
    return gaps(grids(when), paid(*rows), PROJECT)["heating"].fen.T.tolist()


def test_where_nothing_was_paid_all_is_owed() -> None:
    assert living() == [[100, 100, 100], [100, 100, 100]]


def test_what_was_paid_comes_off_its_person_and_month() -> None:
    assert living((1, LIVING, "2024-02", 100)) == [[100, 100, 100], [100, 0, 100]]


def test_several_lines_of_a_month_are_summed_whatever_their_sign() -> None:
    rows = [(0, LIVING, "2024-01", 100), (0, LIVING, "2024-01", 70), (0, LIVING, "2024-01", -20)]
    assert living(*rows) == [[-50, 100, 100], [100, 100, 100]]


def test_more_than_was_owed_is_a_claim() -> None:
    assert living((0, LIVING, "2024-03", 250)) == [[100, 100, -150], [100, 100, 100]]


def test_lines_of_another_item_do_not_count() -> None:
    assert living((0, HEATING, "2024-01", 100)) == [[100] * 3] * 2


def test_lines_of_an_item_that_the_project_does_not_have_do_not_count() -> None:
    assert living((0, -1, "2024-01", 100)) == [[100] * 3] * 2


def test_lines_of_months_outside_the_grid_do_not_count() -> None:
    assert living((0, LIVING, "2023-12", 100), (0, LIVING, "2024-04", 100)) == [[100] * 3] * 2


def test_a_one_off_paid_in_another_month_of_the_year_is_paid() -> None:
    for when in ("2024-01", "2024-10", "2024-12"):
        assert heating(("2024-11",), (0, HEATING, when, 500)) == [[0], [500]]


def test_a_one_off_paid_in_another_year_is_not() -> None:
    assert heating(("2024-11",), (0, HEATING, "2023-12", 500), (1, HEATING, "2025-01", 500)) == [[500], [500]]


def test_each_year_of_a_one_off_has_what_was_paid_in_it() -> None:
    rows = [(0, HEATING, "2024-10", 500), (0, HEATING, "2025-02", 300), (1, HEATING, "2025-12", 700)]
    assert heating(("2024-11", "2025-11"), *rows) == [[0, 200], [500, -200]]


def test_a_one_off_whose_month_has_not_come_has_no_gap_and_no_claim() -> None:
    assert heating((), (0, HEATING, "2024-01", 500)) == [[], []]


def test_the_dues_are_left_as_they_are() -> None:
    due = grids()
    gaps(due, paid((0, LIVING, "2024-01", 100)), PROJECT)
    assert due["living"].fen.tolist() == [[100, 100]] * 3


def test_gaps_are_whole_fen_in_64_bits() -> None:
    found = gaps(grids(), paid((0, LIVING, "2024-01", 2**60)), PROJECT)
    assert {grid.fen.dtype for grid in found.values()} == {np.dtype(np.int64)}
    assert found["living"].fen[0, 0] == 100 - 2**60


lines = st.lists(
    st.tuples(
        st.integers(0, 1),
        st.sampled_from([LIVING, HEATING]),
        st.integers(SINCE - 14, SINCE + 14).map(months.format),
        st.integers(-1000, 1000),
    ),
    max_size=20,
)


@given(lines)
def test_the_order_of_the_ledger_does_not_matter(rows: list[tuple[int, int, str, int]]) -> None:
    backwards = rows[::-1]
    for item in ("living", "heating"):
        once, again = (gaps(grids(), paid(*order), PROJECT)[item].fen for order in (rows, backwards))
        assert np.array_equal(once, again)


@given(lines)
def test_what_was_owed_less_what_counts_is_what_is_left(rows: list[tuple[int, int, str, int]]) -> None:
    found = gaps(grids(), paid(*rows), PROJECT)
    counted = sum(
        fen
        for _, item, when, fen in rows
        if (item == LIVING and SINCE <= months.parse(when) < SINCE + 3) or (item == HEATING and when[:4] == "2024")
    )
    owed = sum(int(grid.fen.sum()) for grid in grids().values())
    assert sum(int(grid.fen.sum()) for grid in found.values()) == owed - counted
