"""All printed figures of a year at once: the sample's, each kind of figure, and laws beside trying everything."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import chain, combinations, product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from subsidies import clashes, joint, money, workspace
from subsidies.budget import Budget, Fact, Line, Printed, PrintedSum
from subsidies.joint import Clash, Together

ROSTERS = Path(__file__).parent.parent / "rosters"


def texts(clash: Clash) -> list[str]:
    """Return what is printed of a set."""
    return [figure.text for figure in clash.figures]


def of_one(budget: Budget, *before: Budget) -> Together:
    """Return the judgement of one project's budget."""
    return joint.together({"a": (*before, budget)}, (), budget.year)


# --- 2024 -------------------------------------------------------------------------------------------------------

LIVING = "249 × 120.00 × 12 = 358,560.00"
HEATING = "151 × 578.00 × 1 = 87,278.00"
WAGES = "18.54 × 12 = 222.48"


@pytest.fixture(scope="module")
def sample() -> Together:
    """What the sample's files say of 2024, from the project files alone."""
    place = workspace.read(ROSTERS)
    read = workspace.inputs(place, ())
    return joint.together({one.id: one.project.budgets for one in read if one.project}, place.printed, 2024)


def test_the_sets_of_2024_are_found_without_being_told(sample: Together) -> None:
    amounts, people, scope = sample.knots
    assert [texts(clash) for clash in amounts.sets] == [
        [HEATING, "8.72"],
        ["8.72", "8.73"],
        ["44.58", "44.59"],
        [WAGES, "222.39"],
        [LIVING, HEATING, "44.59"],
        [LIVING, "8.72", "44.59"],
        [WAGES, "70,000.00", "229.39"],
        ["44.58", WAGES, "70,000.00", "273.97"],
        ["44.59", WAGES, "70,000.00", "273.97"],
        [LIVING, HEATING, WAGES, "70,000.00", "273.97"],
        [LIVING, "8.72", WAGES, "70,000.00", "273.97"],
        [LIVING, "8.73", WAGES, "70,000.00", "273.97"],
        ["35.86", HEATING, WAGES, "70,000.00", "273.97"],
        ["35.86", "8.72", WAGES, "70,000.00", "273.97"],
        ["35.86", "8.73", WAGES, "70,000.00", "273.97"],
    ]
    assert sample.complete
    assert [texts(clash) for clash in people.sets] == [["249", "239"]]
    assert [texts(clash) for clash in scope.sets] == [["95年以前", "95年以后"]]


def test_what_cannot_be_true_in_2024_and_what_is_a_tail(sample: Together) -> None:
    amounts, people, _ = sample.knots
    assert [[figure.text for figure in way] for way in amounts.left_out] == [["8.72", "44.59", WAGES]]
    assert [[figure.text for figure in way] for way in people.left_out] == [["249"], ["239"]]
    assert not any(amounts.resolves(figure) for clash in amounts.sets for figure in clash.figures)
    assert all(people.resolves(figure) for clash in people.sets for figure in clash.figures)
    exact = {(one.project, one.year, one.line): one.fen for one in sample.amounts}
    assert exact["bankrupt-living", 2024, ""] == 44_583_800
    assert money.wan(exact["8794-wages", 2024, ""]) == "229.39"
    assert money.wan(exact["bankrupt-living", 2023, ""]) == "49.04"


def test_how_far_apart_the_figures_of_2024_are(sample: Together) -> None:
    beyond = {tuple(texts(clash)): clash.limit and clash.limit.beyond for clash in sample.sets}
    assert beyond[WAGES, "222.39"] == 25000
    assert beyond[HEATING, "8.72"] == 2800
    assert beyond[LIVING, HEATING, "44.59"] == 1200
    assert beyond["249", "239"] is None


def test_each_figure_to_leave_out_is_one_finding(sample: Together) -> None:
    files = {"bankrupt-living": "living.toml", "8794-wages": "wages.toml"}
    found = clashes.findings(sample, files, "subsidies.toml")
    assert [(one.name, one.project, one.file, one.amount, one.values["count"]) for one in found] == [
        ("figures-contradict", "bankrupt-living", "living.toml", 2800, 5),
        ("figures-contradict", "bankrupt-living", "living.toml", 1, 4),
        ("figures-contradict", "8794-wages", "wages.toml", 25000, 10),
    ]
    assert [one.values["without"] for one in found] == [
        "一次性冬碳费 8.72 万元",
        "bankrupt-living 44.59 万元",
        f"退休工资 {WAGES}",
    ]
    assert (found[2].values["others"], found[2].values["own"]) == ("< 2,223,950.00", "≥ 2,224,200.00")


# --- the year before, shares and sums ---------------------------------------------------------------------------


def compared(value: str, last_year: str = "", change: str = "", growth: str = "") -> Budget:
    """Return a budget of 2024 with what is printed beside it of the year before."""
    return Budget(2024, value, printed=(Printed(value, "表5", last_year, change, growth),))


@pytest.mark.parametrize(
    ("budget", "holds"),
    [
        (compared("44.58", "49.04", "-4.46", "-9.09"), True),
        (compared("44.58", "", "-4.46", "-9.09"), True),
        (compared("44.58", "", "-4.46", "-9.19"), False),
        (compared("44.58", "49.05", "-4.46", ""), True),
        (compared("44.58", "49.06", "-4.46", ""), False),
        (compared("229.39", "", "-39.28", "-14.62"), True),
        (compared("229.39", "", "-39.28", "-14.65"), False),
        (compared("229.39", "268.67", "", "-14.62"), True),
        (compared("229.39", "268.67", "", "-14.63"), False),
        (compared("9.18", "", "6.09", "197.09"), True),
        (compared("277.97", "", "277.97", "100.00"), True),
        (compared("277.97", "", "277.97", "99.99"), False),
        (compared("0.00", "0.00", "0.00", "0.00"), True),
        (compared("277.97", "0", "", "0.00"), False),
        (compared("5.00", "5.00", "", "0.00"), True),
    ],
)
def test_a_year_and_the_one_before(budget: Budget, holds: bool) -> None:
    assert (not of_one(budget).knots) == holds


def test_the_budget_of_the_year_before_takes_part() -> None:
    now = compared("44.58", "", "-4.46", "")
    assert not of_one(now, Budget(2023, "49.04")).knots
    (knot,) = of_one(now, Budget(2023, "49.06")).knots
    assert [texts(clash) for clash in knot.sets] == [["44.58", "-4.46", "49.06"]]
    assert len(knot.left_out) == 3


def test_what_only_the_year_before_says_is_left_to_that_year() -> None:
    wrong = Budget(2023, "49.04", printed=(Printed("50.04", "表7"),))
    assert not of_one(Budget(2024, "44.58"), wrong).knots
    (knot,) = of_one(compared("44.58", "", "-4.46", ""), wrong).knots
    assert [texts(clash) for clash in knot.sets] == [["49.04", "50.04"], ["44.58", "-4.46", "50.04"]]


def test_a_percentage_that_contradicts_has_a_page_of_its_own() -> None:
    two = replace(
        compared("44.58", "", "", "-9.09"),
        printed=(Printed("44.58", "a", growth="-9.09"), Printed("44.58", "b", growth="-9.9")),
    )
    found = of_one(two)
    assert [texts(clash) for clash in found.sets] == [["-9.09", "-9.9"]]
    (finding,) = clashes.findings(found, {"a": "a.toml"}, "subsidies.toml")
    assert finding.name == "figures-without-amounts"
    assert finding.values["figures"] == "a -9.09% (2024 ÷ 2023 − 1, a); a -9.9% (2024 ÷ 2023 − 1, b)"


@pytest.mark.parametrize(("share", "holds"), [("80.42", True), ("80.43", False), ("80.4", True), ("19.57", False)])
def test_the_share_of_a_line(share: str, holds: bool) -> None:
    lines = (
        Line("生活补贴", "x", amount=35_856_000, printed=(Printed("35.86", "p", share=share),)),
        Line("冬碳费", "x", amount=8_727_800),
    )
    assert (not of_one(Budget(2024, "44.58", lines=lines)).knots) == holds


@pytest.mark.parametrize(("share", "holds"), [("16.27", True), ("16.28", False)])
def test_the_share_of_a_project_in_several(share: str, holds: bool) -> None:
    both = PrintedSum(2024, ("a",), Printed("44.58", "p", share=share), ("a", "b"))
    found = joint.together({"a": [Budget(2024, "44.58")], "b": [Budget(2024, "229.39")]}, [both], 2024)
    assert (not found.knots) == holds


def test_sums_of_projects_that_no_single_comparison_can_judge() -> None:
    """Each of three sums of two projects is fine beside the printed parts; all three are not."""
    budgets = {name: [Budget(2024, "1.00")] for name in "abc"}
    pairs = [PrintedSum(2024, pair, Printed("2.01", "".join(pair))) for pair in (("a", "b"), ("b", "c"), ("a", "c"))]
    assert not joint.together(budgets, pairs, 2024).knots
    whole = PrintedSum(2024, ("a", "b", "c"), Printed("2.99", "表7"))
    (knot,) = joint.together(budgets, [*pairs, whole], 2024).knots
    assert {"2.99"} <= set(texts(knot.sets[0]))
    assert knot.resolves(knot.sets[0].figures[-1])


def test_a_tail_of_parts_that_are_known_exactly_is_none() -> None:
    """273.98 is a tail beside 44.58 + 229.39, but not beside what the lines come to."""
    budgets = {"a": [Budget(2024, "44.58", approved=44_583_800)], "b": [Budget(2024, "229.39", approved=229_390_000)]}
    total = PrintedSum(2024, ("a", "b"), Printed("273.98", "表7"))
    assert not joint.together(
        {name: [Budget(2024, one[0].published)] for name, one in budgets.items()}, [total], 2024
    ).knots
    found = joint.together(budgets, [total], 2024)
    assert ["445,838.00", "2,293,900.00", "273.98"] in [texts(clash) for clash in found.sets]
    assert found.doubts("", "", "273.98")
    assert not found.doubts("a", "", "44.58")


def test_without_a_budget_there_is_nothing_to_judge() -> None:
    found = joint.together({"a": []}, (), 2024)
    assert (found.count, found.knots, found.amounts, found.complete) == (0, (), (), True)


# --- laws -------------------------------------------------------------------------------------------------------


def half_up(fen: int, places: int) -> str:
    """Return an amount printed in 万元 by the schoolbook, in whole numbers."""
    unit = 10 ** (6 - places)
    count = (2 * abs(fen) + unit) // (2 * unit)
    whole, rest = divmod(count, 10**places)
    return f"{'-' if fen < 0 and count else ''}{whole}" + (f".{rest:0{places}d}" if places else "")


def per_cent(part: int, whole: int) -> str:
    """Return a ratio in per cent with two decimals, half up."""
    count = (2 * abs(part) * 10000 + whole) // (2 * whole)
    return f"{'-' if part < 0 and count else ''}{count // 100}.{count % 100:02d}"


fen = st.integers(10**6, 3 * 10**9)
places = st.integers(0, 6)


@st.composite
def years(draw: st.DrawFn, fen: st.SearchStrategy[int] = fen) -> tuple[dict[str, list[Budget]], list[PrintedSum]]:
    """Draw an office's exact amounts, and print them half up, each figure by itself."""
    budgets, totals, before = {}, {}, {}
    for project in "abc"[: draw(st.integers(1, 3))]:
        amounts = draw(st.lists(fen, min_size=1, max_size=3))
        totals[project], before[project] = sum(amounts), draw(fen)
        whole, last = totals[project], before[project]
        lines = tuple(_line(draw, place, amount, whole) for place, amount in enumerate(amounts))
        beside = Printed(
            half_up(whole, draw(places)),
            "表5",
            half_up(last, draw(places)),
            half_up(whole - last, draw(places)),
            per_cent(whole - last, last),
        )
        budgets[project] = [Budget(2024, half_up(whole, 2), printed=(beside,), lines=lines)]
        if draw(st.booleans()):
            budgets[project].append(Budget(2023, half_up(last, draw(places))))
    all_of, last = sum(totals.values()), sum(before.values())
    printed = Printed(half_up(all_of, 2), "表7", "", half_up(all_of - last, 2), per_cent(all_of - last, last))
    return budgets, [PrintedSum(2024, tuple(budgets), printed)]


def _line(draw: st.DrawFn, place: int, amount: int, whole: int) -> Line:
    figures = (Printed(half_up(amount, draw(places)), "p", share=per_cent(amount, whole)),)
    if draw(st.booleans()):
        return Line(f"l{place}", "x", amount=amount, printed=figures)
    months = draw(st.integers(1, 12))
    return Line(f"l{place}", "x", monthly=_monthly(amount, months), months=months, printed=figures)


def _monthly(amount: int, months: int) -> str:
    count = (2 * amount + months * 10000) // (2 * months * 10000)
    return f"{count // 100}.{count % 100:02d}"


@settings(deadline=None)
@given(years())
def test_exact_amounts_printed_half_up_can_always_be_true(
    made: tuple[Mapping[str, Sequence[Budget]], list[PrintedSum]],
) -> None:
    budgets, sums = made
    found = joint.together(budgets, sums, 2024)
    assert not found.knots
    assert found.complete
    told = {(one.project, one.year, one.line): one.fen for one in found.amounts}
    for project, (budget, *_) in budgets.items():
        assert half_up(told[project, 2024, ""], 2) == budget.published
        assert sum(told[project, 2024, line.name] for line in budget.lines) == told[project, 2024, ""]


@settings(deadline=None)
@given(years(st.integers(1, 1000)))
def test_a_few_yuan_are_never_called_wrong(made: tuple[Mapping[str, Sequence[Budget]], list[PrintedSum]]) -> None:
    """Between percentages of a few yuan there may be too few whole fen to find any; then nothing is said."""
    assert not joint.together(*made, 2024).knots


@settings(deadline=None)
@given(st.lists(fen, min_size=2, max_size=4), st.sampled_from([-1, 1]), st.data())
def test_one_figure_moved_by_one_last_digit_is_named(amounts: list[int], by: int, data: st.DataObject) -> None:
    """The amounts are known exactly and also printed right: rounding explains nothing that differs from that."""
    lines = [
        Line(f"l{place}", "x", amount=amount, printed=(Printed(half_up(amount, 2), "表7"),))
        for place, amount in enumerate(amounts)
    ]
    total = half_up(sum(amounts), 2)
    moved = data.draw(st.integers(0, len(lines)))
    right = Printed(total, "表2")
    if moved < len(lines):
        wrong = _moved(lines[moved].printed[0].value, by)
        lines[moved] = replace(lines[moved], printed=(*lines[moved].printed, Printed(wrong, "错")))
        found = of_one(Budget(2024, total, printed=(right,), lines=tuple(lines)))
    else:
        wrong = _moved(total, by)
        found = of_one(Budget(2024, total, printed=(right, Printed(wrong, "错")), lines=tuple(lines)))
    (knot,) = found.knots
    assert [[(one.text, one.places) for one in way] for way in knot.left_out] == [[(wrong, ("错",))]]
    assert all(any("错" in one.places for one in clash.figures) for clash in knot.sets)


def _moved(text: str, by: int) -> str:
    count = int(text.replace(".", "")) + by
    return f"{'-' if count < 0 else ''}{abs(count) // 100}.{abs(count) % 100:02d}"


digit = st.integers(0, 4)
GRID = list(product(range(-1000, 510, 10), range(-560, 960, 10)))
"""Amounts of two lines, in fen: all that the figures below allow, whose edges are multiples of 50."""


def stands_for(text: str, fen: int, half: int) -> bool:
    """Whether an amount is printed so, half up: by the ends of what it stands for."""
    middle = int(text.replace(".", "")) * 2 * half
    return middle - half <= fen < middle + half if middle else -half < fen < half


@settings(deadline=None, max_examples=8)
@given(digit, digit, digit, st.lists(digit, min_size=1, max_size=2), digit)
def test_the_sets_are_those_of_trying_every_amount(a: int, b: int, both: int, wholes: list[int], exact: int) -> None:
    """Two lines and their total, in figures of 100 fen: every amount is tried, whatever is left out."""
    sure = 100 * exact + 30
    lines = (
        Line("a", "x", amount=sure, printed=(Printed(f"0.000{a}", "p"),)),
        Line("b", "x", monthly=f"0.000{b}", months=2, printed=(Printed(f"0.00{both:02d}", "p"),)),
    )
    totals = [f"0.00{one:02d}" for one in wholes]
    figures = tuple(Printed(one, "q") for one in totals)
    found = of_one(Budget(2024, totals[0], printed=figures, lines=lines))
    names = [("line", "a"), ("terms", "a"), ("line", "b"), ("terms", "b"), *(("total", one) for one in set(totals))]

    def is_true(name: tuple[str, str], x: int, y: int) -> bool:
        kind, what = name
        if kind == "total":
            return stands_for(what, x + y, 50)
        if what == "a":
            return x == sure if kind == "terms" else stands_for(f"0.000{a}", x, 50)
        return stands_for(f"0.000{b}", y, 100) if kind == "terms" else stands_for(f"0.00{both:02d}", y, 50)

    true = {frozenset(name for name in names if is_true(name, x, y)) for x, y in GRID}
    every = [frozenset(some) for some in chain.from_iterable(combinations(names, n) for n in range(len(names) + 1))]
    wrong = [some for some in every if not any(some <= one for one in true)]
    minimal = {some for some in wrong if not any(other < some for other in wrong)}
    told = {frozenset((one.kind, one.subject or one.text) for one in clash.figures) for clash in found.sets}
    assert told == minimal


@settings(deadline=None)
@given(st.lists(st.sampled_from(["249", "239", "249人", "240", "约249"]), min_size=1, max_size=4))
def test_facts_that_differ_are_sets_of_two(values: list[str]) -> None:
    fact = Fact("发放人数", tuple(Printed(value, f"p{place}") for place, value in enumerate(values)))
    found = of_one(Budget(2024, "1.00", facts=(fact,)))
    different = {value.removesuffix("人") for value in values}
    assert len(found.sets) == len(different) * (len(different) - 1) // 2
