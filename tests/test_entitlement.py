"""What is owed, month by month: the grids against the naive reading, and whoever loops over the people."""

from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from subsidies import engine, entitlement, months
from subsidies.engine import Known
from subsidies.entitlement import Grid, dues
from tests import reference
from tests.bureau import HEATING, LIVING, WAGE, id_number
from tests.known import change, known, person, project
from tests.offices import Row, Step, histories

SINCE = months.parse("2024-01")
QUICK = settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))


def owed(of: Known, first: str = "2024-01", last: str = "2024-06") -> dict[str, list[list[int]]]:
    """Return what is owed of each item, in yuan: a row a person, a column a month."""
    grids = dues(of.facts, of.project, months.through(months.parse(first), months.parse(last)))
    return {item: (grid.fen.T // 100).tolist() for item, grid in grids.items()}


def one(roster: Row, *changes: Row, item: dict[str, Any] = LIVING, **more: Any) -> list[int]:
    """Return what one person is owed of one item from 2024-01 to 2024-06, in yuan."""
    return owed(known([roster], changes, project(item, **more)))[item["id"]][0]


def naive(step: Step, last: int) -> dict[str, list[list[int]]]:
    """Return the same by the reference, in fen, from ``since`` to a month."""
    people = reference.known_people(step.roster, step.changes, step.as_of)
    span = range(reference.month_number(step.project["since"]), last + 1)
    return {
        item["id"]: [[reference.due_of(step.project, who, item, s, step.as_of) for s in span] for who in people]
        for item in step.project["item"]
    }


def by_month(grid: Grid, span: range) -> object:
    """Return a grid as rows of people over all months of a span, with nothing where it has no row."""
    fen = np.zeros((len(span), grid.fen.shape[1]), np.int64)
    fen[grid.months - span.start] = grid.fen
    return fen.T.tolist()


# --- against the naive reading ------------------------------------------------------------------------------------


@QUICK
@given(histories(max_people=8, max_months=14))
def test_every_due_is_the_naive_one(steps: list[Step]) -> None:
    step = steps[-1]
    found = known(step.roster, step.changes, step.project, step.as_of)
    span = range(found.project.since, months.parse(step.month) + 14)
    grids = dues(found.facts, found.project, span)
    assert {item: by_month(grid, span) for item, grid in grids.items()} == naive(step, span.stop - 1)


yuan = st.integers(0, 400_000).map(lambda fen: f"{fen // 100}.{fen % 100:02d}")
month = st.integers(SINCE - 3, SINCE + 7).map(months.format)
NAMES = "甲乙丙丁"


@st.composite
def crowds(draw: st.DrawFn) -> Step:
    """Return a few people with many wages and flags; often all of them have as many changes."""
    roster, changes = [], []
    count = draw(st.integers(0, 3))
    for name in NAMES[: draw(st.integers(1, len(NAMES)))]:
        cells = {"monthly_wage": draw(yuan), "wage_from": draw(st.just("") | month)}
        cells |= {"heating": draw(st.sampled_from(["", "yes", "no"])), "start_month": "2024-01"}
        roster.append(person(name, **cells))
        for _ in range(count if draw(st.booleans()) else draw(st.integers(0, 4))):
            changes.append(change("2024-01-01", name, "wage", draw(month), draw(yuan)))
            yes = draw(st.sampled_from(["yes", "no"]))
            changes.append(change("2024-01-01", name, "flag:heating", draw(month), yes))
    tree = project(WAGE, HEATING | {"month": draw(st.integers(1, 7))})
    return Step("2024-07", "2024-07-20", tree, roster, draw(st.permutations(changes)))


@QUICK
@given(crowds())
def test_wages_and_flags_of_everybody_at_once_are_the_naive_ones(step: Step) -> None:
    found = known(step.roster, step.changes, step.project, step.as_of)
    span = range(found.project.since, months.parse(step.month) + 1)
    grids = dues(found.facts, found.project, span)
    assert {item: by_month(grid, span) for item, grid in grids.items()} == naive(step, span.stop - 1)


# --- whoever loops ------------------------------------------------------------------------------------------------


def whole(step: Step) -> tuple[Known, range, dict[str, Grid]]:
    """Return a step's project, the months from the first to the list's, and all dues."""
    found = known(step.roster, step.changes, step.project, step.as_of)
    span = range(found.project.since, months.parse(step.month) + 1)
    return found, span, dues(found.facts, found.project, span)


@QUICK
@given(histories(max_people=8, max_months=10), st.lists(st.integers(0, 8), max_size=3))
def test_buckets_put_side_by_side_are_the_whole(steps: list[Step], cuts: list[int]) -> None:
    found, span, grids = whole(steps[-1])
    people = len(found.facts)
    edges = sorted({0, people, *(min(cut, people) for cut in cuts)})
    runs = list(pairwise(edges)) or [(0, 0)]
    parts = [dues(found.facts.run(*run), found.project, span) for run in runs]
    for item, grid in grids.items():
        assert np.array_equal(np.concatenate([part[item].fen for part in parts], axis=1), grid.fen)


@QUICK
@given(histories(max_people=8, max_months=10), st.randoms(use_true_random=False))
def test_people_in_another_order_are_owed_the_same(steps: list[Step], shuffle: Any) -> None:
    found, span, grids = whole(steps[-1])
    rows = list(range(len(found.facts)))
    shuffle.shuffle(rows)
    rows = rows[: shuffle.randint(0, len(rows))]
    order = np.array(rows, np.int64)
    taken = dues(found.facts.take(order), found.project, span)
    for item, grid in grids.items():
        assert np.array_equal(taken[item].fen, grid.fen[:, order])


@QUICK
@given(crowds(), st.permutations(NAMES))
def test_a_crowd_in_another_order_is_owed_the_same(step: Step, names: list[str]) -> None:
    found, span, grids = whole(step)
    order = np.array([NAMES.index(name) for name in names if NAMES.index(name) < len(found.facts)], np.int64)
    taken = dues(found.facts.take(order), found.project, span)
    for item, grid in grids.items():
        assert np.array_equal(taken[item].fen, grid.fen[:, order])


@QUICK
@given(histories(max_people=6, max_months=10), st.integers(0, 12), st.integers(0, 12))
def test_any_run_of_months_is_owed_the_same(steps: list[Step], skip: int, count: int) -> None:
    found, span, grids = whole(steps[-1])
    some = range(span.start + skip, span.start + skip + count)
    for item, grid in dues(found.facts, found.project, some).items():
        for row, s in enumerate(grid.months.tolist()):
            assert s in some
            if s in span:
                assert np.array_equal(grid.fen[row], grids[item].fen[grids[item].months.tolist().index(s)])


def test_buckets_cover_everybody_once() -> None:
    for people, span in ((0, 5), (1, 0), (1, 5), (999_999, 12), (400_000, 1), (3, 10_000_000)):
        runs = engine.buckets(people, span)
        assert [first for first, _ in runs] == [0, *(stop for _, stop in runs[:-1])]
        assert runs[-1][1] == people
        assert all((stop - first) * span <= engine.CELLS or stop - first <= 1 for first, stop in runs)


# --- title --------------------------------------------------------------------------------------------------------


def test_from_the_start_to_the_end_both_included() -> None:
    assert one(person("甲", start_month="2024-02", end_month="2024-04")) == [0, 120, 120, 120, 0, 0]


def test_nothing_before_since() -> None:
    found = known([person("甲", start_month="2020-01")])
    assert owed(found, "2023-11", "2024-02")["living"] == [[0, 0, 120, 120]]
    assert owed(found, "2020-01", "2020-03")["living"] == [[0, 0, 0]]
    older = known([person("甲", start_month="2020-01")], (), project(rates(("2020-01", "100.00"))))
    assert owed(older, "2023-11", "2024-02")["living"] == [[0, 0, 100, 100]]


@pytest.mark.parametrize(("paid", "expected"), [(True, [120, 120, 0, 0, 0, 0]), (False, [120, 0, 0, 0, 0, 0])])
def test_the_month_of_death(paid: bool, expected: list[int]) -> None:
    dead = change("2024-03-01", "甲", "death", "2024-02-29")
    assert one(person("甲"), dead, death_month_paid=paid) == expected
    assert one(person("甲", death_date="2024-02-01"), death_month_paid=paid) == expected


def test_the_earlier_of_end_and_death_counts() -> None:
    dead = change("2024-03-01", "甲", "death", "2024-03-15")
    assert one(person("甲", end_month="2024-01"), dead) == [120, 0, 0, 0, 0, 0]
    assert one(person("甲", end_month="2024-05"), dead) == [120, 120, 120, 0, 0, 0]


def test_a_death_before_the_start_leaves_nothing() -> None:
    assert one(person("甲", start_month="2024-03", death_date="2023-12-31")) == [0] * 6


def test_from_a_forfeit_to_its_restart_nothing_is_owed() -> None:
    rows = [change("2024-01-01", "甲", kind, when) for kind, when in (("forfeit", "2024-02"), ("restart", "2024-04"))]
    assert one(person("甲"), *rows) == [120, 0, 0, 120, 120, 120]
    assert one(person("甲"), rows[0]) == [120, 0, 0, 0, 0, 0]
    assert one(person("甲"), rows[1]) == [120] * 6


def test_two_forfeits_and_one_within_the_other() -> None:
    when = [("forfeit", "2024-01"), ("restart", "2024-02"), ("forfeit", "2024-04"), ("forfeit", "2024-05")]
    rows = [change("2024-01-01", "甲", *one) for one in [*when, ("restart", "2024-06")]]
    assert one(person("甲"), *rows) == [0, 120, 120, 0, 0, 120]


@pytest.mark.parametrize(
    ("kind", "expected"),
    [("resume", [120] * 6), ("resume-without-backpay", [120, 0, 0, 120, 120, 120]), ("", [120] * 6)],
)
def test_only_a_suspension_that_ended_without_back_pay_is_not_owed(kind: str, expected: list[int]) -> None:
    rows = [change("2024-01-01", "甲", "suspend", "2024-02")]
    rows += [change("2024-01-01", "甲", kind, "2024-04")] if kind else []
    assert one(person("甲"), *rows) == expected


@pytest.mark.parametrize(("backpay", "expected"), [("", 120), ("yes", 120), ("no", 0)])
def test_the_rosters_own_suspension(backpay: str, expected: int) -> None:
    cells = {"suspended_from": "2024-02", "resumed_from": "2024-03", "suspension_backpay": backpay}
    assert one(person("甲", **cells)) == [120, expected, 120, 120, 120, 120]
    assert one(person("甲", **cells | {"resumed_from": ""})) == [120] * 6


def test_no_title_no_raise() -> None:
    raised = change("2024-01-01", "甲", "wage", "2024-02", "2000.00")
    dead = change("2024-01-01", "甲", "death", "2024-02-02")
    assert one(person("甲", monthly_wage="1000.00"), raised, dead, item=WAGE) == [1000, 2000, 0, 0, 0, 0]


# --- amounts ------------------------------------------------------------------------------------------------------


def rates(*told: tuple[str, str]) -> dict[str, Any]:
    """Return the living subsidy with these rates."""
    return LIVING | {"rate": [{"from": start, "amount": amount} for start, amount in told]}


def test_the_rate_in_force_in_the_month() -> None:
    item = rates(("2024-04", "140.00"), ("2024-02", "130.00"), ("2024-06", "0.00"))
    assert one(person("甲"), item=item) == [0, 130, 130, 140, 140, 0]
    assert one(person("甲"), item=rates(("2020-01", "100.00"))) == [100] * 6


def test_a_rate_issued_later_is_not_known() -> None:
    item = LIVING | {"rate": [*LIVING["rate"], {"from": "2024-02", "amount": "130.00", "issued": "2024-05-02"}]}
    tree = project(item)
    assert owed(known([person("甲")], (), tree, "2024-05-01"))["living"] == [[120] * 6]
    assert owed(known([person("甲")], (), tree, "2024-05-02"))["living"] == [[120, 130, 130, 130, 130, 130]]


def test_a_one_off_is_owed_in_its_month_alone_to_those_whose_flag_says_yes() -> None:
    found = known([person("甲", heating="yes"), person("乙", heating="no"), person("丙")], (), project(HEATING))
    grid = dues(found.facts, found.project, range(SINCE, SINCE + 25))["heating"]
    assert grid.months.tolist() == [SINCE, SINCE + 12, SINCE + 24]
    assert grid.fen.tolist() == [[57800, 0, 0]] * 3


def test_a_one_off_without_a_flag_is_everyones() -> None:
    item = {key: value for key, value in HEATING.items() if key != "flag"}
    assert owed(known([person("甲", heating="no")], (), project(item)), "2024-01", "2024-01")["heating"] == [[578]]


def test_a_one_off_has_no_rows_where_its_month_does_not_come() -> None:
    found = known([person("甲", heating="yes")], (), project(HEATING))
    grid = dues(found.facts, found.project, range(SINCE + 1, SINCE + 11))["heating"]
    assert (len(grid.months), grid.fen.shape) == (0, (0, 1))


def test_a_flag_of_everybody_changed_at_once() -> None:
    rows = [change("2024-01-01", name, "flag:heating", "2024-01", "no" if name == "甲" else "yes") for name in NAMES]
    found = known([person(name, heating="yes") for name in NAMES], rows, project(HEATING))
    assert owed(found, "2024-01", "2024-01")["heating"] == [[0], [578], [578], [578]]


def test_a_flag_counts_from_its_month_on() -> None:
    late = change("2024-01-01", "甲", "flag:heating", "2024-02", "yes")
    assert one(person("甲"), late, item=HEATING) == [0]
    assert one(person("甲"), late, item=HEATING | {"month": 2}) == [578]


def test_several_wages_of_one_person_apply_in_order_of_their_months() -> None:
    told = [("2024-05", "5.00"), ("2024-02", "2.00"), ("2024-04", "4.00"), ("2024-04", "4.50")]
    rows = [change("2024-01-01", "甲", "wage", when, amount) for when, amount in told]
    found = known([person("甲", monthly_wage="1.00")], rows, project(WAGE))
    grid = dues(found.facts, found.project, range(SINCE, SINCE + 6))["wage"]
    assert grid.fen[:, 0].tolist() == [100, 200, 200, 450, 500, 500]


def test_a_roster_wage_that_is_newer_than_a_change_counts_from_its_month_on() -> None:
    cells = {"monthly_wage": "3.00", "wage_from": "2024-04"}
    earlier = change("2024-01-01", "甲", "wage", "2024-02", "2.00")
    assert one(person("甲", **cells), earlier, item=WAGE) == [3, 2, 2, 3, 3, 3]
    same = change("2024-01-01", "甲", "wage", "2024-04", "4.00")
    assert one(person("甲", **cells), earlier, same, item=WAGE) == [3, 2, 2, 4, 4, 4]


def test_without_wage_from_the_roster_wage_is_of_the_month_before_since() -> None:
    for when, expected in (("2023-11", 1), ("2023-12", 2), ("2024-01", 2)):
        told = change("2024-01-01", "甲", "wage", when, "2.00")
        assert one(person("甲", monthly_wage="1.00"), told, item=WAGE)[0] == expected


def test_items_come_in_the_order_of_the_project_file() -> None:
    found = known([person("甲", monthly_wage="1.00")], (), project(HEATING, WAGE, LIVING))
    assert list(dues(found.facts, found.project, range(SINCE, SINCE + 1))) == ["heating", "wage", "living"]


# --- what is known ------------------------------------------------------------------------------------------------


def test_people_and_changes_reported_later_are_left_out() -> None:
    roster = [person("甲"), person("乙", reported_on="2024-03-02", start_month="2024-01")]
    rows = [change("2024-03-02", "甲", "end", "2024-02")]
    assert owed(known(roster, rows, as_of="2024-03-01"), last="2024-02")["living"] == [[120, 120]]
    assert owed(known(roster, rows, as_of="2024-03-02"), last="2024-02")["living"] == [[120, 0], [120, 120]]


def test_nobody_is_owed_nothing() -> None:
    found = known([])
    assert owed(found)["living"] == []
    assert entitlement.total(dues(found.facts, found.project, range(SINCE, SINCE + 3))) == 0


def test_no_months_no_dues() -> None:
    found = known([person("甲", heating="yes", monthly_wage="1.00")], (), project(LIVING, HEATING, WAGE))
    assert all(grid.fen.shape == (0, 1) for grid in dues(found.facts, found.project, range(SINCE, SINCE)).values())


def test_dues_are_whole_fen_in_64_bits() -> None:
    found = known([person("甲", heating="yes", monthly_wage="99999999.99")], (), project(LIVING, HEATING, WAGE))
    grids = dues(found.facts, found.project, range(SINCE, SINCE + 12))
    assert {grid.fen.dtype for grid in grids.values()} == {np.dtype(np.int64)}
    assert entitlement.total(grids) == 12 * 12000 + 57800 + 12 * 99_999_999_99


def test_all_ids_of_a_person_are_one() -> None:
    rows = [
        change("2024-01-01", "甲", "identity", "2024-03", id_number("丙")),
        change("2024-01-01", "丙", "end", "2024-05"),
    ]
    assert one(person("甲"), *rows) == [120] * 4 + [0] * 2
    assert one(person("丙"), *rows) == [120] * 4 + [0] * 2
