"""From gaps to lines: what is paid, held, taken back, left as a claim; in which order and up to which limit."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from subsidies import months
from subsidies.entitlement import Grid
from subsidies.policy import Recovery
from subsidies.settlement import ARREARS, RECOVERY, REGULAR, Settled, Terms, settle
from tests import reference

MONTH = months.parse("2024-04")
Line = tuple[int, int, str, int, int]
"""Person, item, service month, kind, fen."""

NONE = Recovery()
ALL = Recovery("offset")


def offset(limit: str) -> Recovery:
    """Return the rule that offsets up to a limit, ``33.33%``."""
    return Recovery("offset", Fraction(limit.rstrip("%")) / 100)


def grid(*people: list[int], first: str = "2024-01") -> Grid:
    """Return gaps, a list a person, from a month on."""
    start = months.parse(first)
    fen = np.array(people, np.int64).T.reshape(-1, len(people))
    return Grid(np.arange(start, start + len(fen), dtype=np.int32), fen)


def settled(
    *grids: Grid, rule: Recovery = NONE, held: tuple[int, ...] = (), agreed: dict[int, int] | None = None
) -> Settled:
    """Return the list of 2024-04."""
    people = grids[0].fen.shape[1]
    holds, terms = np.zeros(people, bool), np.full(people, -1, np.int64)
    holds[list(held)] = True
    for person, fen in (agreed or {}).items():
        terms[person] = fen
    return settle({str(place): one for place, one in enumerate(grids)}, holds, Terms(rule, terms), MONTH)


def lines(found: Settled) -> list[Line]:
    """Return the lines of a list."""
    columns = [column.tolist() for column in found.lines]
    return [
        (person, item, months.format(month), kind, fen) for person, item, month, kind, fen in zip(*columns, strict=True)
    ]


# --- what is paid -------------------------------------------------------------------------------------------------


def test_the_month_itself_is_regular_and_earlier_ones_are_arrears() -> None:
    found = settled(grid([5, 0, 7, 9]))
    assert lines(found) == [
        (0, 0, "2024-01", ARREARS, 5),
        (0, 0, "2024-03", ARREARS, 7),
        (0, 0, "2024-04", REGULAR, 9),
    ]
    assert (found.open_claims, found.held.tolist()) == (0, [False])


def test_by_person_then_item_then_month() -> None:
    found = settled(grid([1, 0, 0, 2], [3, 0, 0, 4]), grid([5, 0, 0, 6], [7, 0, 0, 8]))
    assert [line[4] for line in lines(found)] == [1, 2, 5, 6, 3, 4, 7, 8]
    assert [line[:2] for line in lines(found)] == [(0, 0)] * 2 + [(0, 1)] * 2 + [(1, 0)] * 2 + [(1, 1)] * 2


def test_nobody_and_nothing() -> None:
    assert lines(settled(grid([0, 0, 0, 0]))) == []
    empty = Grid(np.array([MONTH]), np.zeros((1, 0), np.int64))
    assert lines(settled(empty)) == []


# --- holds --------------------------------------------------------------------------------------------------------


def test_whoever_is_held_gets_no_lines_and_is_counted_where_something_is_owed() -> None:
    found = settled(grid([5, 0, 0, 9], [0, 0, 0, 9], [0, 0, 0, 0], [-5, 0, 0, 0]), held=(0, 2, 3), rule=ALL)
    assert lines(found) == [(1, 0, "2024-04", REGULAR, 9)]
    assert found.held.tolist() == [True, False, False, False]
    assert found.open_claims == 5


# --- claims -------------------------------------------------------------------------------------------------------


def test_a_claim_alone_stays_open() -> None:
    found = settled(grid([-5, 0, 0, 0]))
    assert (lines(found), found.open_claims) == ([], 5)


def test_without_offset_the_regular_line_is_paid_in_full() -> None:
    found = settled(grid([-5, 0, 0, 9]))
    assert (lines(found), found.open_claims) == ([(0, 0, "2024-04", REGULAR, 9)], 5)


def test_own_arrears_of_the_item_are_corrected_in_every_mode() -> None:
    for rule in (NONE, offset("0%")):
        found = settled(grid([-5, 3, 0, 9]), rule=rule)
        assert lines(found)[-1] == (0, 0, "2024-01", RECOVERY, -3)
        assert found.open_claims == 2


def test_arrears_of_another_item_or_person_are_not_corrected() -> None:
    found = settled(grid([-5, 0, 0, 0], [0, 8, 0, 0]), grid([0, 3, 0, 0], [0, 0, 0, 0]))
    assert [line for line in lines(found) if line[3] == RECOVERY] == []


def test_the_oldest_claim_is_corrected_first() -> None:
    found = settled(grid([-5, -5, 7, 0]))
    assert lines(found)[1:] == [(0, 0, "2024-01", RECOVERY, -5), (0, 0, "2024-02", RECOVERY, -2)]
    assert found.open_claims == 3


def test_a_claim_newer_than_the_arrears_is_corrected_too() -> None:
    assert lines(settled(grid([5, -9, 0, 0])))[1:] == [(0, 0, "2024-02", RECOVERY, -5)]


def test_offset_takes_from_all_that_is_left_to_pay() -> None:
    found = settled(grid([-9, 0, 0, 4]), grid([0, 0, 3, 0]), rule=ALL)
    assert lines(found)[2:] == [(0, 0, "2024-01", RECOVERY, -7)]
    assert found.open_claims == 2


def test_offset_takes_the_oldest_month_first_and_within_a_month_in_item_order() -> None:
    found = settled(grid([0, -5, 0, 8]), grid([-2, -5, 0, 0]), rule=ALL)
    assert lines(found)[1:] == [
        (0, 1, "2024-01", RECOVERY, -2),
        (0, 0, "2024-02", RECOVERY, -5),
        (0, 1, "2024-02", RECOVERY, -1),
    ]


def test_a_claim_taken_in_both_ways_is_one_line_in_the_place_of_the_first() -> None:
    found = settled(grid([-2, 0, 0, 10]), grid([-9, 3, 0, 0]), rule=ALL)
    assert lines(found)[2:] == [(0, 1, "2024-01", RECOVERY, -9), (0, 0, "2024-01", RECOVERY, -2)]


@pytest.mark.parametrize(
    ("limit", "left", "taken"),
    [
        ("100%", 100, 100),
        ("30%", 100, 30),
        ("33.33%", 100, 33),
        ("33.33%", 57800, 19264),
        ("12.34%", 57800, 7132),
        ("0.01%", 9999, 0),
        ("0.01%", 10000, 1),
        ("0%", 10**9, 0),
        ("99.999999%", 10**15, 10**15 - 10**7),
        ("99.999999%", 10**15 - 1, 10**15 - 10**7 - 1),
    ],
)
def test_the_limit_is_rounded_down_to_a_fen(limit: str, left: int, taken: int) -> None:
    found = settled(grid([-(10**16), 0, 0, left]), rule=offset(limit))
    assert -sum(line[4] for line in lines(found) if line[3] == RECOVERY) == taken


def test_the_limit_is_of_what_is_left_after_corrections() -> None:
    found = settled(grid([-100, 40, 0, 60]), rule=offset("50%"))
    assert lines(found)[2:] == [(0, 0, "2024-01", RECOVERY, -70)]


def test_each_person_has_a_limit_of_their_own() -> None:
    found = settled(grid([-9, 0, 0, 4], [-9, 0, 0, 0], [-1, 0, 0, 8]), rule=ALL)
    assert [line for line in lines(found) if line[3] == RECOVERY] == [
        (0, 0, "2024-01", RECOVERY, -4),
        (2, 0, "2024-01", RECOVERY, -1),
    ]


def test_recoveries_stand_after_the_persons_other_lines() -> None:
    found = settled(grid([-1, 2, 0, 3], [-4, 5, 0, 6]), grid([0, 0, 0, 7], [0, 0, 0, 8]))
    assert [(line[0], line[3]) for line in lines(found)] == [
        *((0, kind) for kind in (ARREARS, REGULAR, REGULAR, RECOVERY)),
        *((1, kind) for kind in (ARREARS, REGULAR, REGULAR, RECOVERY)),
    ]


@pytest.mark.parametrize(("agreed", "taken"), [(3, 3), (0, 0), (50, 9), (-1, 9)])
def test_what_a_person_has_agreed_to_takes_the_place_of_the_rule(agreed: int, taken: int) -> None:
    found = settled(grid([-20, 0, 0, 9]), rule=ALL, agreed={0: agreed})
    assert -sum(line[4] for line in lines(found) if line[3] == RECOVERY) == taken


def test_what_is_agreed_is_taken_without_offset_too() -> None:
    found = settled(grid([-20, 0, 0, 9], [-20, 0, 0, 9]), agreed={0: 4})
    assert [line for line in lines(found) if line[3] == RECOVERY] == [(0, 0, "2024-01", RECOVERY, -4)]


# --- against the naive reading --------------------------------------------------------------------------------------

amount = st.integers(-300, 300) | st.just(0)
limits = st.sampled_from(["100%", "50%", "33.33%", "12.5%", "0.01%", "0%"])


@st.composite
def cases(draw: st.DrawFn) -> tuple[list[list[list[int]]], list[bool], str, str]:
    """Return gaps (item, person, month), who is held, mode and limit."""
    people, count = draw(st.integers(1, 4)), draw(st.integers(1, 5))
    fen = st.lists(st.lists(amount, min_size=count, max_size=count), min_size=people, max_size=people)
    gaps = draw(st.lists(fen, min_size=1, max_size=3))
    holds = draw(st.lists(st.booleans(), min_size=people, max_size=people))
    return gaps, holds, draw(st.sampled_from(["none", "offset"])), draw(limits)


@given(cases())
def test_every_list_is_the_naive_one(case: tuple[list[list[list[int]]], list[bool], str, str]) -> None:
    gaps, holds, mode, limit = case
    first = MONTH + 1 - len(gaps[0][0])
    grids = [grid(*people, first=months.format(first)) for people in gaps]
    rule = offset(limit) if mode == "offset" else NONE
    found = settled(*grids, rule=rule, held=tuple(np.flatnonzero(holds)))
    project = {"recovery": {"mode": mode, "limit": limit}}
    expected: list[Line] = []
    claims = 0
    for person, is_held in enumerate(holds):
        cells = {
            (str(item), first + place): fen
            for item, people in enumerate(gaps)
            for place, fen in enumerate(people[person])
            if fen
        }
        claims += sum(reference.claims_of(cells).values())
        if is_held:
            continue
        for (item, month), fen in cells.items():
            if fen > 0:
                kind = REGULAR if month == MONTH else ARREARS
                expected.append((person, int(item), months.format(month), kind, fen))
        for (item, month), taken in reference.recoveries(project, cells, MONTH).items():
            expected.append((person, int(item), months.format(month), RECOVERY, -taken))
            claims -= taken
    assert lines(found) == expected
    assert found.open_claims == claims
    owed = [any(one > 0 for people in gaps for one in people[person]) for person in range(len(holds))]
    assert found.held.tolist() == [a and b for a, b in zip(holds, owed, strict=True)]


@given(cases())
def test_nobody_pays_in(case: tuple[list[list[list[int]]], list[bool], str, str]) -> None:
    gaps, _, mode, limit = case
    rule = offset(limit) if mode == "offset" else NONE
    found = settled(*(grid(*people, first=months.format(MONTH + 1 - len(people[0]))) for people in gaps), rule=rule)
    for person in range(len(gaps[0])):
        assert sum(line[4] for line in lines(found) if line[0] == person) >= 0
