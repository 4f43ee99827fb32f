"""Money: what is read is what is written, printed figures are ranges to the fen, capitals are those of the banks."""

from fractions import Fraction

import cn2an
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from subsidies import money
from subsidies.errors import Refusal
from subsidies.money import Interval

fens = st.integers(-(10**15) + 1, 10**15 - 1)
figures = st.builds(
    lambda number, places: money.decimals(Fraction(number, 10**places), places),
    st.integers(-(10**9), 10**9),
    st.integers(0, 6),
)


@given(fens)
@example(0)
@example(-1)
def test_an_amount_that_is_written_is_read_again(fen: int) -> None:
    assert money.parse(money.format(fen)) == fen
    assert money.show(fen).replace(",", "") == money.format(fen)


@pytest.mark.parametrize(
    ("text", "fen"),
    [
        ("120", 12000),
        ("120.5", 12050),
        ("120.05", 12005),
        ("-0.01", -1),
        ("0", 0),
        ("007.10", 710),
        ("9" * 13, 10**15 - 100),
    ],
)
def test_yuan_are_read_as_fen(text: str, fen: int) -> None:
    assert money.parse(text) == fen


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "120.005",
        "120.",
        ".5",
        "1,200.00",
        "１２０",
        "120元",
        "+120",
        "1e3",
        "--1",
        "NaN",
        "120 ",
        "12\n",
        "9" * 14,
    ],
)
def test_what_is_no_amount_is_refused_and_never_rounded(text: str) -> None:
    with pytest.raises(Refusal, match="bad-amount"):
        money.parse(text)


@pytest.mark.parametrize("text", ["-0.01", "-120"])
def test_a_rate_or_a_wage_is_never_negative(text: str) -> None:
    assert money.parse(text) < 0
    with pytest.raises(Refusal, match="bad-amount"):
        money.parse_due(text)


def test_nothing_is_no_negative_amount() -> None:
    assert money.parse_due("-0") == money.parse_due("0.00") == 0


@given(st.fractions())
@example(Fraction(1, 2))
@example(Fraction(-1, 2))
@example(Fraction(5, 2))
def test_halves_go_away_from_zero(value: Fraction) -> None:
    rounded = money.half_up(value)
    assert abs(rounded - value) <= Fraction(1, 2)
    assert money.half_up(-value) == -rounded
    if abs(rounded - value) == Fraction(1, 2):
        assert abs(rounded) > abs(value)


@pytest.mark.parametrize(
    ("value", "places", "text"),
    [
        (Fraction(9937, 10000), 4, "0.9937"),
        (Fraction(99995, 100000), 4, "1.0000"),
        (Fraction(-1, 3), 2, "-0.33"),
        (Fraction(-1, 1000), 2, "0.00"),
        (Fraction(5, 2), 0, "3"),
    ],
)
def test_decimals_are_as_many_as_are_asked_for(value: Fraction, places: int, text: str) -> None:
    assert money.decimals(value, places) == text


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("44.58", 44_575_000, 44_584_999),
        ("0.00", -4_999, 4_999),
        ("-0.01", -14_999, -5_000),
        ("7", 6_500_000, 7_499_999),
        ("0.000001", 1, 1),
        ("222.39", 222_385_000, 222_394_999),
    ],
)
def test_a_printed_figure_is_every_amount_that_is_printed_so(text: str, low: int, high: int) -> None:
    assert money.printed_wan(text) == Interval(low, high)


@given(figures)
def test_the_ends_of_a_figure_are_printed_as_it_and_their_neighbours_are_not(text: str) -> None:
    low, high = money.printed_wan(text)
    places = len(text.partition(".")[2])

    def printed(fen: int) -> Fraction:
        return Fraction(money.decimals(Fraction(fen, money.WAN), places))

    assert printed(low) == printed(high) == Fraction(text)
    assert printed(low - 1) != Fraction(text)
    assert printed(high + 1) != Fraction(text)


@given(fens, st.integers(-(10**7), 10**7))
def test_an_amount_is_in_the_interval_of_its_own_figure(fen: int, far: int) -> None:
    interval = money.printed_wan(money.wan(fen))
    assert fen in interval
    assert (fen + far in interval) == (money.wan(fen + far) == money.wan(fen))


def test_only_whole_fen_are_in_an_interval() -> None:
    assert Fraction(44_575_000) not in money.printed_wan("44.58")


@pytest.mark.parametrize("text", ["", "44.58万", "44,58", "1.2345678", "４４.５８", "44.", "1" * 12])
def test_what_is_no_printed_figure_is_refused(text: str) -> None:
    with pytest.raises(Refusal, match="bad-figure"):
        money.printed_wan(text)


# --- figures that should add up ---------------------------------------------------------------------------------------

parts = st.lists(st.integers(-(10**8), 10**8) | st.sampled_from([5_000, -5_000, 15_000, 3_333]), max_size=12)
thirds = st.lists(st.fractions(-100, 100, max_denominator=6), max_size=12)


@given(parts | thirds, st.sampled_from([money.DIGIT, 1, 7]))
@example([35_856_000, 8_727_800], money.DIGIT)
@example([5_000, 5_000, -5_000], money.DIGIT)
def test_balanced_parts_add_up_to_the_printed_total_and_stay_beside_their_amounts(
    exact: list[int | Fraction], unit: int
) -> None:
    found = money.balanced(exact, unit=unit)
    assert sum(found) == money.rounded(sum(exact), unit)
    for figure, part in zip(found, exact, strict=True):
        assert figure % unit == 0
        assert abs(figure - money.rounded(part, unit)) <= unit
        assert -unit < figure - part < unit


@given(parts, parts, st.booleans())
def test_parts_of_parts_are_balanced_too(some: list[int], others: list[int], up: bool) -> None:
    """A total that gave way for a sum of its own is on one side or the other of the exact sum of its parts."""
    low = sum(some) // money.DIGIT * money.DIGIT
    total = low + (money.DIGIT if up and sum(some) % money.DIGIT else 0)
    found = money.balanced(some, total)
    assert sum(found) == total
    assert all(abs(figure - part) < money.DIGIT for figure, part in zip(found, some, strict=True))
    whole = money.figures([sum(some), sum(others)], balance=True)
    for figure, members in zip(whole, (some, others), strict=True):
        assert sum(one.printed for one in money.figures(members, figure, balance=True)) == figure.printed


@given(parts)
def test_as_few_figures_give_way_as_can_and_those_nearest_to_the_next(exact: list[int]) -> None:
    found, plain = money.balanced(exact), [money.rounded(part) for part in exact]
    moved = [abs(part - figure) for part, figure, own in zip(exact, found, plain, strict=True) if figure != own]
    assert len(moved) == abs(money.tail(exact)) // money.DIGIT
    step = 1 if money.tail(exact) > 0 else -1
    could = [
        abs(part - own - step * money.DIGIT)
        for part, figure, own in zip(exact, found, plain, strict=True)
        if figure == own
    ]
    assert not moved or not could or max(moved) <= min(could)


@given(parts)
def test_debts_are_balanced_as_what_is_owed_is(exact: list[int]) -> None:
    assert money.balanced([-part for part in exact]) == [-figure for figure in money.balanced(exact)]


def test_among_equals_the_first_gives_way() -> None:
    assert money.balanced([4, 4, 4], unit=10) == [10, 0, 0]
    assert money.balanced([6, 6, 6, 6], unit=10) == [0, 0, 10, 10]


def test_the_tail_is_what_the_printed_parts_lack() -> None:
    assert money.tail([35_856_000, 8_727_800]) == -money.DIGIT
    assert money.tail([18_532_500] * 12) == 3 * money.DIGIT
    assert money.tail([222_390_000, 7_000_000]) == money.tail([]) == 0
    assert money.tail([18_532_500] * 12, 222_400_000) == 4 * money.DIGIT


def test_a_total_of_other_parts_is_no_total() -> None:
    with pytest.raises(AssertionError, match="not that of the parts"):
        money.balanced([10_000], 40_000)


def test_a_figure_knows_whether_it_gave_way() -> None:
    plain, balanced = (money.figures([35_856_000, 8_727_800], balance=balance) for balance in (False, True))
    assert [(one.text, one.is_balanced) for one in plain] == [("35.86", False), ("8.73", False)]
    assert [(one.text, one.is_balanced) for one in balanced] == [("35.85", True), ("8.73", False)]
    assert money.figures([44_583_800], money.Figure(44_583_800, 44_570_000), balance=True)[0].text == "44.57"


# --- capitals ---------------------------------------------------------------------------------------------------------


@given(st.integers(0, 10**10 - 1))
@example(10_000_000)
@example(100_000_010)
@example(1_010_100_100)
def test_capitals_are_those_of_cn2an(fen: int) -> None:
    assert money.capitals(fen) == cn2an.an2cn(money.format(fen), "rmb")


@pytest.mark.parametrize(
    ("text", "capitals"),
    [
        ("0.00", "零元整"),
        ("0.01", "壹分"),
        ("0.10", "壹角"),
        ("10.00", "壹拾元整"),
        ("100.05", "壹佰元零伍分"),
        ("10007.10", "壹万零柒元壹角"),
        ("358560.00", "叁拾伍万捌仟伍佰陆拾元整"),
        ("100000000.00", "壹亿元整"),
        ("100000001.00", "壹亿零壹元整"),
        ("100010000.00", "壹亿零壹万元整"),
        ("1000000000000.00", "壹万亿元整"),
        ("-23.40", "负贰拾叁元肆角"),
    ],
)
def test_capitals_of_what_a_cheque_may_say(text: str, capitals: str) -> None:
    assert money.capitals(money.parse(text)) == capitals
