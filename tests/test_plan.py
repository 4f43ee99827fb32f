"""The plan of use adds up to the estimate, and every figure of an estimate is one figure wherever it is printed."""

from typing import NamedTuple

from hypothesis import example, given
from hypothesis import strategies as st

from subsidies import figures, money, plan
from subsidies.figures import Figures
from subsidies.money import Figure


class Line(NamedTuple):
    """A line of an estimate."""

    sure: str
    total: int
    months: tuple[int, ...]


def line(months: list[int], rest: int, sure: str) -> Line:
    """Return a line with so much that has no month."""
    return Line(sure, sum(months) + rest, tuple(months))


fen = st.integers(-(10**6), 10**8) | st.sampled_from([0, 0, 18_532_500, 5_000, -5_000])
lines = st.builds(
    line,
    st.lists(fen, min_size=12, max_size=12) | st.just([0] * 12),
    st.sampled_from([0, 0, 7_000_000, -3_333]),
    st.sampled_from(["known", "expected", "assumed"]),
)
projects = st.lists(st.lists(lines, min_size=1, max_size=4), min_size=1, max_size=3)
WAGES = Line("known", 222_390_000, (18_532_500,) * 12)
RAISE = Line("assumed", 7_000_000, (0,) * 12)


@given(st.lists(lines, max_size=5))
def test_a_plan_adds_up_to_the_estimate(those: list[Line]) -> None:
    found = plan.of(those)
    assert found.total == sum(found.quarters) + found.undated == sum(one.total for one in those)
    assert [sum(found.months[start : start + 3]) for start in (0, 3, 6, 9)] == list(found.quarters)


def sums(found: Figures) -> list[tuple[Figure, tuple[Figure, ...]]]:
    """Return every figure that is a sum, with its parts."""
    own = found.plan
    return [
        (found.total, tuple(group.total for group in found.groups)),
        *((group.total, group.lines) for group in found.groups),
        (own.total, (*own.quarters, own.undated)),
        *((quarter, own.of_quarter(place)) for place, quarter in enumerate(own.quarters)),
    ]


@given(projects, st.booleans())
@example([[Line("known", 35_856_000, (0,) * 12), Line("known", 8_727_800, (0,) * 12)], [WAGES, RAISE]], True)
def test_balanced_figures_add_up_and_others_are_rounded_by_themselves(those: list[list[Line]], balance: bool) -> None:
    totals = [sum(one.total for one in own) for own in those]
    total, *each = figures.together(totals, balance=balance)
    assert total.text == money.wan(sum(totals))
    found = [figures.of(own, figure, balance=balance) for own, figure in zip(those, each, strict=True)]
    every = [(total, tuple(each)), *(pair for one in found for pair in sums(one))]
    for whole, parts in every:
        assert sum(one.fen for one in parts) == whole.fen
        rest = figures.tail(whole, parts)
        assert not (rest and balance)
        assert whole.printed == rest + sum(one.printed for one in parts)
        for one in (whole, *parts):
            assert abs(one.printed - money.rounded(one.fen)) <= money.DIGIT
            assert balance or (one.text, one.is_balanced) == (money.wan(one.fen), False)
    assert all(one.plan.total == one.total == own for one, own in zip(found, each, strict=True))


@given(st.lists(lines, min_size=1, max_size=5))
def test_lines_keep_their_order_and_are_grouped_by_how_sure_they_are(those: list[Line]) -> None:
    (total, _) = figures.together([sum(one.total for one in those)], balance=True)
    found = figures.of(those, total, balance=True)
    assert [one.fen for one in found.lines] == [one.total for one in those]
    assert [group.sure for group in found.groups] == list(dict.fromkeys(one.sure for one in those))
    assert found.of_sure("guessed") == money.whole(0)


def test_the_wages_of_the_sample_have_their_tails_and_lose_them() -> None:
    (total, _) = figures.together([229_390_000], balance=False)
    plain, balanced = (figures.of([WAGES, RAISE], total, balance=balance).plan for balance in (False, True))
    assert [one.text for one in plain.quarters] == ["55.60"] * 4
    assert figures.tail(plain.total, (*plain.quarters, plain.undated)) == -money.DIGIT
    assert figures.tail(plain.quarters[0], plain.of_quarter(0)) == money.DIGIT
    assert [one.text for one in balanced.quarters] == ["55.59", "55.60", "55.60", "55.60"]
    assert [one.text for one in balanced.months[:6]] == ["18.53", "18.53", "18.53", "18.54", "18.53", "18.53"]
    assert (balanced.undated.text, balanced.total.text) == ("7.00", "229.39")
