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
