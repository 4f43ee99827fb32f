"""Printed figures: those of the 2024 disclosure one by one, the ends of what a figure stands for, and laws."""

from fractions import Fraction
from string import Formatter
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from subsidies import codes, language, money, printed
from subsidies.budget import Budget, Fact, Line, Printed
from subsidies.printed import Judgement

TEXT, TOTAL, TARGETS = "资金分配情况", "资金分配情况，总计", "绩效目标表"

LIVING = Budget(
    year=2024,
    published="44.58",
    printed=(Printed("44.59", TEXT),),
    lines=(
        Line("生活补贴", "living", 249, 12000, 12, printed=(Printed("35.86", TEXT),)),
        Line("一次性冬碳费", "heating", 151, 57800, 1, printed=(Printed("8.72", TEXT), Printed("8.73", TOTAL))),
    ),
    facts=(
        Fact("发放人数", (Printed("249", "补贴人数"), Printed("249", "补贴标准"), Printed("239", TARGETS))),
        Fact("补贴范围", (Printed("95年以前", "第三部分"), Printed("95年以后", "补贴范围"))),
        Fact("月标准", (Printed("120", TEXT), Printed("120.00", TARGETS))),
    ),
)
WAGES = Budget(
    year=2024,
    published="229.39",
    lines=(
        Line("退休工资", "wage", monthly="18.54", months=12, printed=(Printed("222.39", TEXT),)),
        Line("调资补发", "wage", amount=7_000_000, printed=(Printed("7", TEXT),)),
    ),
)


def judged(budget: Budget, figure: str, against: str) -> tuple[str, int, int]:
    """Return verdict, fen apart and fen beyond rounding of the one judgement of a figure against an arithmetic."""
    (found,) = {
        (one.verdict, one.apart, one.beyond)
        for one in printed.judge(budget)
        if (one.figure, one.against) == (figure, against)
    }
    return found


def line(value: str, **form: Any) -> Judgement:
    """Return the judgement of a line that is printed as a value, by the line's own arithmetic."""
    return printed.judge(Budget(2024, "0", lines=(Line("x", "x", printed=(Printed(value, "p"),), **form),)))[0]


def exact(value: str, fen: int) -> tuple[str, int]:
    """Return verdict and fen beyond rounding of a figure beside an exact amount."""
    found = line(value, amount=fen)
    return found.verdict, found.beyond


def sums(value: str, *parts: str) -> tuple[str, int, int]:
    """Return verdict, fen apart and fen beyond rounding of a figure that is the total of printed parts."""
    found = printed.judge_sum(Printed(value, "p"), parts)
    return found.verdict, found.apart, found.beyond


# --- 2024 -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("budget", "figure", "against", "verdict", "apart", "beyond"),
    [
        (LIVING, "35.86", "249 × 120.00 × 12 = 358,560.00", "agrees", 4000, 0),
        (LIVING, "8.73", "151 × 578.00 × 1 = 87,278.00", "agrees", 2200, 0),
        (LIVING, "8.72", "151 × 578.00 × 1 = 87,278.00", "beyond-rounding", 7800, 2800),
        (LIVING, "44.58", "358,560.00 + 87,278.00 = 445,838.00", "agrees", 3800, 0),
        (LIVING, "44.59", "358,560.00 + 87,278.00 = 445,838.00", "beyond-rounding", 6200, 1200),
        (LIVING, "44.59", "35.86 + 8.73 = 44.59", "agrees", 0, 0),
        (WAGES, "222.39", "18.54 × 12 = 222.48", "beyond-rounding", 90000, 25000),
        (WAGES, "7", "70,000.00", "agrees", 0, 0),
        (WAGES, "229.39", "222.39 + 7 = 229.39", "agrees", 0, 0),
    ],
)
def test_the_figures_of_2024(budget: Budget, figure: str, against: str, verdict: str, apart: int, beyond: int) -> None:
    assert judged(budget, figure, against) == (verdict, apart, beyond)


def test_the_total_of_both_projects_agrees() -> None:
    found = printed.judge_sum(Printed("273.97", "表7"), ["44.58", "229.39"])
    assert found == Judgement("273.97", "表7", "", "44.58 + 229.39 = 273.97", "agrees", 0, 0)


def test_the_wages_total_is_not_blamed_for_the_wages_line() -> None:
    assert [one.against for one in printed.judge(WAGES) if one.figure == "229.39"] == ["222.39 + 7 = 229.39"]


def test_each_figure_is_judged_at_its_place_lines_first() -> None:
    assert [(one.figure, one.subject, one.at) for one in printed.judge(LIVING)] == [
        ("35.86", "生活补贴", TEXT),
        ("8.72", "一次性冬碳费", TEXT),
        ("8.73", "一次性冬碳费", TOTAL),
        ("44.58", "", ""),
        ("44.58", "", ""),
        ("44.59", "", TEXT),
        ("44.59", "", TEXT),
    ]


def test_a_figure_printed_twice_is_judged_twice() -> None:
    twice = (Printed("8.72", TEXT), Printed("8.72", TEXT))
    budget = Budget(2024, "8.73", lines=(Line("x", "x", 151, 57800, 1, printed=twice),))
    assert len([one for one in printed.judge(budget) if one.figure == "8.72"]) == 2


def test_facts_that_differ_are_named_with_their_places() -> None:
    people, scope = printed.differing(LIVING)
    assert people == printed.Difference("发放人数", (("249", ("补贴人数", "补贴标准")), ("239", (TARGETS,))))
    assert scope == printed.Difference("补贴范围", (("95年以前", ("第三部分",)), ("95年以后", ("补贴范围",))))


def test_the_findings_of_2024_in_both_languages() -> None:
    found = printed.findings([*printed.judge(LIVING), *printed.differing(LIVING)], 2024, "a.toml", "living")
    assert [(one.name, one.column, one.amount) for one in found] == [
        ("figure-beyond-rounding", "budget.line.printed", 7800),
        ("figure-beyond-rounding", "budget.printed", 6200),
        ("fact-differs", "budget.fact", None),
        ("fact-differs", "budget.fact", None),
    ]
    zh, en = (language.speaker(name) for name in language.LANGUAGES)
    assert zh(found[0].name, **found[0].values) == (
        "2024 · 一次性冬碳费 · 资金分配情况：公布数 8.72 万元与 151 × 578.00 × 1 = 87,278.00 相差 78.00 元，"
        "其中至少 28.00 元不能用四舍五入解释。"
    )
    assert en(found[2].name, **found[2].values) == (
        "2024 · 发放人数: one fact is printed differently from place to place: "
        "249 (补贴人数, 补贴标准) ≠ 239 (绩效目标表)."
    )


def test_the_finding_of_the_wages_names_900_yuan_and_250_beyond_rounding() -> None:
    (found,) = printed.findings(printed.judge(WAGES), 2024, "b.toml", "wages")
    assert (found.values["apart"], found.values["beyond"]) == ("900.00", "250.00")
    assert (found.file, found.project, found.amount) == ("b.toml", "wages", 90000)


def test_the_workspace_own_figures_are_found_without_a_project() -> None:
    (found,) = printed.findings([printed.judge_sum(Printed("2", "表7"), ["1"])], 2024, "subsidies.toml", None)
    assert (found.column, found.project, found.values["where"]) == ("printed", None, "2024 · 表7")


def test_a_rounding_tail_is_a_note() -> None:
    (found,) = printed.findings([printed.judge_sum(Printed("2.01", "p"), ["1.00", "1.00"])], 2024, "f", None)
    assert codes.RULES[found.name].severity == codes.NOTE


def test_every_finding_has_both_sentences_and_a_hint_with_the_same_placeholders() -> None:
    for name in ("figure-beyond-rounding", "figure-rounding-tail", "fact-differs"):
        for key in (name, f"{name}.hint"):
            zh, en = ({field for _, field, _, _ in Formatter().parse(text)} - {None} for text in language.TABLE[key])
            assert zh == en, key


# --- the ends of what a figure stands for -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "fen", "verdict"),
    [
        ("8.72", 8_715_000, ("agrees", 0)),
        ("8.72", 8_714_999, ("beyond-rounding", 1)),
        ("8.72", 8_724_999, ("agrees", 0)),
        ("8.72", 8_725_000, ("beyond-rounding", 1)),  # the half goes up; the ends touch, one fen is certain
        ("8.72", 8_725_002, ("beyond-rounding", 2)),
        ("7", 6_500_000, ("agrees", 0)),
        ("7", 7_499_999, ("agrees", 0)),
        ("7", 7_500_000, ("beyond-rounding", 1)),
        ("7.0", 7_049_999, ("agrees", 0)),
        ("7.0", 7_100_000, ("beyond-rounding", 50000)),
        ("-8.72", -8_715_000, ("agrees", 0)),  # half up goes away from zero, below zero downwards
        ("-8.72", -8_725_000, ("beyond-rounding", 1)),
        ("-8.72", -8_724_999, ("agrees", 0)),
        ("0.00", 4_999, ("agrees", 0)),
        ("0.00", 5_000, ("beyond-rounding", 1)),
        ("0.00", -4_999, ("agrees", 0)),
        ("0.00", -5_000, ("beyond-rounding", 1)),
        ("1.000001", 1_000_001, ("agrees", 0)),  # six decimals are a fen
        ("1.000001", 1_000_002, ("beyond-rounding", 1)),
    ],
)
def test_a_figure_stands_for_its_half_open_range(value: str, fen: int, verdict: tuple[str, int]) -> None:
    assert exact(value, fen) == verdict


@pytest.mark.parametrize(
    ("value", "parts", "expected"),
    [
        ("44.59", ["35.86", "8.73"], ("agrees", 0, 0)),
        ("44.60", ["35.86", "8.73"], ("rounding-tail", 10000, 0)),
        ("44.58", ["35.86", "8.73"], ("rounding-tail", 10000, 0)),
        ("44.61", ["35.86", "8.73"], ("beyond-rounding", 20000, 5000)),
        ("44.57", ["35.86", "8.73"], ("beyond-rounding", 20000, 5000)),
        ("2", ["1", "1.0"], ("agrees", 0, 0)),  # other decimals, the same values
        ("2.4", ["1", "1.0"], ("rounding-tail", 400000, 0)),
        ("-0.01", ["-1.00", "1.00"], ("rounding-tail", 10000, 0)),
        ("-2.01", ["-1.00", "-1.00"], ("rounding-tail", 10000, 0)),
        ("2.9", ["2.85"], ("rounding-tail", 50000, 0)),
        ("2.8", ["2.855"], ("beyond-rounding", 55000, 4500)),
        ("-2.8", ["-2.855"], ("beyond-rounding", 55000, 4500)),
        ("1.2", ["1.250"], ("rounding-tail", 50000, 0)),
        ("1.2", ["1.251"], ("beyond-rounding", 51000, 500)),
        ("1.00", ["1.01"], ("beyond-rounding", 10000, 1)),  # [0.995, 1.005) and [1.005, 1.015) touch and do not meet
    ],
)
def test_a_total_of_printed_parts(value: str, parts: list[str], expected: tuple[str, int, int]) -> None:
    assert sums(value, *parts) == expected


def test_a_sum_is_written_as_one_writes_it() -> None:
    assert printed.judge_sum(Printed("1.5", "p"), ["2.10", "-0.6"]).against == "2.10 - 0.6 = 1.50"
    assert printed.judge_sum(Printed("1.5", "p"), ["1.5"]).against == "1.5"


@pytest.mark.parametrize(
    ("value", "verdict", "beyond"),
    [
        ("222.48", "agrees", 0),
        ("222.42", "rounding-tail", 0),  # 18.54 × 12 stands for [222.42, 222.54)
        ("222.54", "rounding-tail", 0),  # [222.535, 222.545)
        ("222.41", "beyond-rounding", 5000),
        ("222.55", "beyond-rounding", 5000),
        ("222.4", "rounding-tail", 0),
        ("222.545", "beyond-rounding", 4500),
    ],
)
def test_a_monthly_figure_is_multiplied_with_its_range(value: str, verdict: str, beyond: int) -> None:
    found = line(value, monthly="18.54", months=12)
    assert (found.verdict, found.beyond) == (verdict, beyond)


# --- what a total is compared with ------------------------------------------------------------------------------


def total(published: str, *lines: Line, **more: Any) -> list[tuple[str, str]]:
    """Return arithmetic and verdict of the judgements of the totals."""
    found = printed.judge(Budget(2024, published, lines=lines, **more))
    return [(one.against, one.verdict) for one in found if not one.subject]


WAGE = Line("w", "w", monthly="18.54", months=12)
WAGE_PRINTED = Line("w", "w", monthly="18.54", months=12, printed=(Printed("222.39", TEXT),))
BACK_PAY = Line("b", "w", amount=7_000_000)


def test_without_a_printed_part_a_line_counts_by_its_own_arithmetic() -> None:
    assert total("229.39", WAGE, BACK_PAY) == [("18.54 × 12 + 7 = 229.48", "beyond-rounding")]
    assert total("229.5", WAGE) == [("18.54 × 12 = 222.48", "beyond-rounding")]


def test_a_total_that_follows_the_arithmetic_is_not_blamed_for_a_wrong_part() -> None:
    assert total("229.48", WAGE_PRINTED, BACK_PAY) == [("18.54 × 12 + 7 = 229.48", "agrees")]


def test_one_exact_line_gives_its_own_arithmetic() -> None:
    assert total("7", BACK_PAY) == [("70,000.00", "agrees")]
    assert total("8.72", Line("x", "x", 151, 57800, 1)) == [("151 × 578.00 × 1 = 87,278.00", "beyond-rounding")]


def test_an_exact_amount_beside_a_coarse_figure_is_better_known() -> None:
    coarse = Line("b", "w", amount=7_000_000, printed=(Printed("7", TEXT),))
    assert total("229.50", WAGE, coarse) == [("18.54 × 12 + 7 = 229.48", "rounding-tail")]
    assert total("229.70", WAGE, coarse) == [("18.54 × 12 + 7 = 229.48", "beyond-rounding")]
    assert sums("229.70", "222.48", "7")[0] == "rounding-tail"


def test_an_exact_sum_and_printed_parts_may_judge_a_total_differently() -> None:
    lines = [Line(str(i), "x", amount=14_000, printed=(Printed("0.01", TEXT),)) for i in range(4)]
    assert total("0.04", *lines)[1] == ("0.01 + 0.01 + 0.01 + 0.01 = 0.04", "agrees")
    assert total("0.04", *lines)[0][1] == "beyond-rounding"
    assert total("0.06", *lines)[0][1] == "agrees"
    assert total("0.06", *lines)[1] == ("0.01 + 0.01 + 0.01 + 0.01 = 0.04", "rounding-tail")


def test_parts_that_do_not_explain_a_total_are_not_cited_beside_the_exact_sum() -> None:
    wrong = Line("b", "w", amount=7_000_000, printed=(Printed("6", TEXT),))
    assert total("7.00", wrong) == [("70,000.00", "agrees")]
    assert total("8.00", wrong) == [("70,000.00", "beyond-rounding")]


def test_the_parts_that_fit_best_are_cited() -> None:
    one = Line("b", "w", amount=7_000_000, printed=(Printed("7.00", "a"), Printed("7.01", "b"), Printed("6.99", "c")))
    two = Line("c", "w", amount=1_000_000, printed=(Printed("1.00", "a"), Printed("1.02", "b")))
    assert total("8.01", one, two)[-1] == ("7.01 + 1.00 = 8.01", "agrees")  # the first of two that fit alike
    assert total("8.02", one, two)[-1] == ("7.00 + 1.02 = 8.02", "agrees")
    assert total("8.00", one, two)[-1] == ("7.00 + 1.00 = 8.00", "agrees")


def test_many_figures_in_many_lines_are_no_burden() -> None:
    figures = tuple(Printed(f"1.0{digit}", str(digit)) for digit in range(10))
    lines = [Line(str(i), "x", amount=1_000_000, printed=figures) for i in range(30)]
    assert total("31.57", *lines)[-1][1] == "agrees"


def test_an_approved_amount_is_exact() -> None:
    assert total("44.59", approved=44_583_800) == [("445,838.00", "beyond-rounding")]
    assert total("229.39", WAGE_PRINTED, BACK_PAY, approved=229_390_000) == [
        ("2,293,900.00", "agrees"),
        ("222.39 + 7 = 229.39", "agrees"),
    ]
    assert total("7", BACK_PAY, approved=7_000_000) == [("70,000.00", "agrees")]


def test_where_nothing_is_exact_the_figures_of_one_amount_are_compared_with_each_other() -> None:
    assert total("44.58", printed=(Printed("44.59", TEXT), Printed("44.58", TARGETS))) == [("44.58", "beyond-rounding")]
    both = Line("w", "w", monthly="18.54", months=12, printed=(Printed("222.45", "a"), Printed("222.50", "b")))
    assert [(one.against, one.verdict) for one in printed.judge(Budget(2024, "222.45", lines=(both,)))][:3] == [
        ("18.54 × 12 = 222.48", "rounding-tail"),
        ("18.54 × 12 = 222.48", "rounding-tail"),
        ("222.45", "beyond-rounding"),
    ]


def test_a_budget_without_lines_has_nothing_to_judge() -> None:
    assert printed.judge(Budget(2024, "44.58")) == []


# --- facts ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("values", "differs"),
    [
        (["249"], False),
        (["249", "249", "239"], True),
        (["120", "120.00", "120元"], False),
        (["27992", "27,992", "２７９９２"], False),
        (["249", "249人"], False),
        (["249", "239人"], True),
        (["12月", "12人"], True),
        (["95年以前", "95年 以前"], False),
        (["95年以前", "95年以后"], True),
        (["每月", "每年"], True),
        (["每月", "12"], True),
        (["9.09%", "9.1%", "9.09％"], False),
        (["9.09%", "9.2%"], True),
        (["9.05%", "9.1%", "9.14%"], True),  # 9.1 can be either, but not both
        (["44.58万元", "44.6万", "44.58"], False),
        (["44.58万元", "44.59万元"], True),
    ],
)
def test_a_fact_differs_where_no_one_value_can_be_printed_so(values: list[str], differs: bool) -> None:
    fact = Fact("x", tuple(Printed(value, str(place)) for place, value in enumerate(values)))
    assert bool(printed.differing(Budget(2024, "1", facts=(fact,)))) is differs


# --- laws -------------------------------------------------------------------------------------------------------

FEN = st.integers(-(10**12), 10**12)


@given(FEN, st.integers(0, 6))
def test_an_amount_agrees_with_itself_as_printed(fen: int, places: int) -> None:
    assert exact(money.wan(fen), fen) == ("agrees", 0)
    assert exact(money.decimals(Fraction(fen, money.WAN), places), fen) == ("agrees", 0)


@given(FEN, st.integers(-20_000, 20_000), st.integers(0, 6))
def test_an_amount_agrees_where_money_says_that_it_is_printed_so(fen: int, shift: int, places: int) -> None:
    figure = money.decimals(Fraction(fen, money.WAN), places)
    agrees = fen + shift in money.printed_wan(figure)
    assert (exact(figure, fen + shift)[0] == "agrees") is agrees


@given(st.lists(FEN, min_size=1, max_size=8), st.integers(0, 4), st.integers(0, 4))
def test_printed_parts_and_the_printed_total_of_true_amounts_are_never_beyond_rounding(
    amounts: list[int], fine: int, coarse: int
) -> None:
    parts = [money.decimals(Fraction(fen, money.WAN), fine) for fen in amounts]
    assert sums(money.decimals(Fraction(sum(amounts), money.WAN), coarse), *parts)[2] == 0
    assert sums(money.wan(sum(amounts)), *map(money.wan, amounts))[0] != "beyond-rounding"


@given(st.lists(FEN, min_size=1, max_size=8))
def test_n_printed_parts_differ_from_their_printed_total_by_half_a_digit_each_at_most(amounts: list[int]) -> None:
    apart = sums(money.wan(sum(amounts)), *map(money.wan, amounts))[1]
    assert Fraction(apart, money.WAN) <= Fraction(5, 1000) * (len(amounts) + 1)


@given(st.lists(st.integers(-999, 999), min_size=1, max_size=5), st.integers(-5, 5))
def test_a_total_is_beyond_rounding_just_where_no_amounts_are_printed_so(tenths: list[int], off: int) -> None:
    """In halves of the last digit, n parts reach n either way and the total one more; just there, ends may be open."""
    figures = [money.decimals(Fraction(tenth, 10), 1) for tenth in (sum(tenths) + off, *tenths)]
    reach = len(tenths) + 1
    verdict = sums(figures[0], *figures[1:])[0]
    if 2 * abs(off) != reach:
        assert (verdict == "beyond-rounding") is (2 * abs(off) > reach)
    assert (verdict == "agrees") is (off == 0)


@given(st.integers(0, 10**9), st.integers(1, 12))
def test_a_true_monthly_figure_and_its_true_year_are_never_beyond_rounding(monthly: int, months: int) -> None:
    found = line(money.wan(monthly * months), monthly=money.wan(monthly), months=months)
    assert found.verdict != "beyond-rounding"


@given(st.integers(0, 10**11))
def test_a_monthly_average_and_its_true_year_are_never_beyond_rounding(year: int) -> None:
    average = money.decimals(Fraction(year, 12 * money.WAN), 2)
    assert line(money.wan(year), monthly=average, months=12).verdict != "beyond-rounding"


@given(st.lists(st.tuples(st.integers(0, 400), st.integers(1, 99_999), st.integers(1, 12)), min_size=1, max_size=6))
def test_a_budget_printed_truly_has_no_warnings(forms: list[tuple[int, int, int]]) -> None:
    lines = tuple(
        Line(str(i), "x", persons, rate, months, printed=(Printed(money.wan(persons * rate * months), "p"),))
        for i, (persons, rate, months) in enumerate(forms)
    )
    published = money.wan(sum(persons * rate * months for persons, rate, months in forms))
    judgements = printed.judge(Budget(2024, published, lines=lines))
    assert not any(one.beyond or one.verdict == "beyond-rounding" for one in judgements)
    assert next(one.verdict for one in judgements if not one.subject) == "agrees"
