"""The sentence of explanation: the real disclosure's figures, and that it never contradicts them."""

from dataclasses import replace
from pathlib import Path

import pytest

from subsidies import against, because, money
from subsidies.against import Against, Cause
from subsidies.language import speaker
from tests.shell import call, unfolded

LESS = Against("outcome", 2024, 10_000_000, 8_800_000, (Cause("people", -1_500_000), Cause("rate", 300_000)))


def zh(one: Against) -> str:
    """Return the sentence in Chinese."""
    return because.told(one, speaker("zh"))


def en(one: Against) -> str:
    """Return the sentence in English."""
    return because.told(one, speaker("en"))


def split(*fen: int, before: int = 10_000_000) -> Against:
    """Return a comparison with one cause after the other."""
    keys = ("people", "months", "rate", "wage", "adjustment", "one-off", "timing")
    causes = tuple(Cause(key, amount) for key, amount in zip(keys, fen, strict=False) if amount)
    return Against("outcome", 2024, before, before + sum(fen), causes)


# --- the real disclosure ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("project", "published", "told"),
    [
        ("bankrupt-living", "49.04", "比上年预算减少4.46万元，下降9.09%；"),
        ("8794-wages", "268.67", "比上年预算减少39.28万元，下降14.62%；"),
    ],
)
def test_the_published_falls_of_2024(tmp_path: Path, project: str, published: str, told: str) -> None:
    folder = tmp_path / "demo"
    assert call("init", str(folder), "--sample").status == 0
    path = folder / f"{project}.toml"
    path.write_text(f'{path.read_text("utf-8")}\n[[budget]]\nyear = 2023\npublished = "{published}"\n', "utf-8")
    asked = ("-C", str(folder), "budget", "2024", "--as-of", "2024-01-01", "--project", project, "--lang", "zh")
    page = unfolded(call(*asked).out)
    assert told in page
    assert f"上年预算是公布数{published}万元，增减按公布数计算。" in page
    assert "原因不能分列" in page
    assert "主要原因" not in page


def test_lines_of_the_year_before_tell_the_reasons(tmp_path: Path) -> None:
    """A made-up plan of 2023 that is printed as 49.04: so many people, so many of them with heating."""
    folder = tmp_path / "demo"
    assert call("init", str(folder), "--sample").status == 0
    path = folder / "bankrupt-living.toml"
    lines = """
[[budget]]
year = 2023
published = "49.04"
[[budget.line]]
name = "生活补贴"
item = "living"
persons = 286
rate = "120.00"
months = 12
[[budget.line]]
name = "一次性冬碳费"
item = "heating"
persons = 136
rate = "578.00"
months = 1
"""
    path.write_text(path.read_text("utf-8") + lines, "utf-8")
    asked = ("budget", "2024", "--as-of", "2024-01-01", "--project", "bankrupt-living", "--lang")
    page = unfolded(call("-C", str(folder), *asked, "zh").out)
    assert (
        "比上年预算减少4.46万元，下降9.09%，主要原因是减少人员37人（减少5.33万元），部分被一次性待遇变动（增加0.87万元）抵销。"
        in page
    )
    page = unfolded(call("-C", str(folder), *asked, "en").out)
    assert "4.46×10,000yuanlessthanlastyear'sbudget,down9.09%,mainlybecauseof" in page


# --- reasons ----------------------------------------------------------------------------------------------------------


def test_a_cause_against_the_change_offsets_a_part_and_is_no_reason() -> None:
    assert zh(LESS) == (
        "比上年执行数减少1.20万元，下降12.00%，主要原因是人员变动（减少1.50万元），部分被标准变动（增加0.30万元）抵销。"
    )
    assert en(LESS) == (
        "1.20 × 10,000 yuan less than last year's outcome, down 12.00%, mainly because of people (1.50 × 10,000 yuan "
        "less); partly offset by rates (0.30 × 10,000 yuan more)."
    )


def test_the_same_causes_the_other_way_are_told_the_other_way_round() -> None:
    assert zh(split(1_500_000, 0, -300_000)) == (
        "比上年执行数增加1.20万元，增长12.00%，主要原因是人员变动（增加1.50万元），部分被标准变动（减少0.30万元）抵销。"
    )


def test_the_largest_causes_are_named_first_until_they_make_four_fifths() -> None:
    assert [one.fen for one in because.main(split(-10, -60, 5, -20, -10).causes, -1)] == [-60, -20]
    assert [one.fen for one in because.main(split(-10, -59, 5, -20, -11).causes, -1)] == [-59, -20, -11]
    assert because.main(split(-10, -60).causes, 1) == []


def test_an_offset_that_does_not_show_in_ten_thousands_is_left_to_the_table() -> None:
    assert "抵销" not in zh(split(-1_000_000, 0, 4_999))
    assert "部分被标准变动（增加0.01万元）抵销" in zh(split(-1_000_000, 0, 5_000))
    assert "部分被标准变动（增加10.00元）抵销" in zh(split(-3_000, 0, 1_000))  # where the change does not show either


@pytest.mark.parametrize(
    ("joined", "left", "fen", "told"),
    [
        (2, 0, 100, "新增人员2人"),
        (0, 3, -100, "减少人员3人"),
        (2, 3, -100, "人员增2人、减3人"),
        (2, 3, 100, "人员增2人、减3人"),
        (0, 0, 100, "人员变动"),
    ],
)
def test_people_are_told_with_how_many(joined: int, left: int, fen: int, told: str) -> None:
    assert because.named(Cause("people", fen, joined=joined, left=left), speaker("zh")) == told


def test_what_is_expected_or_assumed_is_told_as_such() -> None:
    say = speaker("zh")
    assert because.named(Cause("adjustment", 1, "expected"), say) == "预计的调资"
    assert because.named(Cause("provision", 1, "assumed"), say) == "设定的预算所列定额"
    assert because.named(Cause("adjustment", 1), say) == "调资"


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("key", against.CAUSES)
def test_every_cause_has_its_words(key: str, language: str) -> None:
    assert because.named(Cause(key, 1), speaker(language))


@pytest.mark.parametrize("key", ["provision", "adjustment", "joiners", "attrition", "reserve", "margin", "amount"])
def test_every_line_beyond_what_is_known_has_its_words(key: str) -> None:
    assert because.named(Cause(key, 1, "expected"), speaker("zh"))


# --- percentages ------------------------------------------------------------------------------------------------------


def test_against_zero_there_is_no_percentage() -> None:
    assert zh(split(500_000, before=0)) == (
        "比上年执行数增加0.50万元（上年执行数为零，没有百分比），主要原因是人员变动（增加0.50万元）。"
    )
    assert "%" not in en(split(500_000, before=0))
    assert "上年执行数是负数，没有百分比" in zh(split(500_000, before=-1))
    assert "增长50000000.00%" in zh(split(500_000, before=1))


def test_a_percentage_that_would_be_zero_is_said_to_be_hardly_any() -> None:
    assert "下降不到0.01%" in zh(split(-499, before=10_000_000))
    assert "下降0.01%" in zh(split(-500, before=10_000_000))
    assert "增长不到0.01%" in zh(split(1, before=10_000_000))


def test_an_amount_that_would_be_zero_is_told_in_yuan() -> None:
    assert zh(split(-4_999)).startswith("比上年执行数减少49.99元，下降0.05%，")
    assert zh(split(-5_000)).startswith("比上年执行数减少0.01万元，下降0.05%，")


# --- no change, rounding, what is not known ---------------------------------------------------------------------------


def test_no_change_is_told_with_what_offsets_what() -> None:
    assert zh(split(0)) == "与上年执行数相同。"
    assert (
        zh(split(-200_000, 0, 200_000)) == "与上年执行数相同：标准变动（增加0.20万元）与人员变动（减少0.20万元）相抵。"
    )


def test_a_change_within_the_rounding_of_a_published_figure_is_none() -> None:
    possible = money.printed_wan("44.58")
    one = Against("budget", 2023, 44_580_000, 44_583_800, (Cause("rounding", 3_800),), "44.58", possible)
    assert "与上年预算持平：与公布的44.58万元相差38.00元" in zh(one)
    assert "%" not in zh(one)
    above = replace(one, now=44_585_000, causes=(Cause("rounding", 5_000),))
    assert zh(above).startswith("比上年预算增加0.01万元，增长0.01%，主要原因是尾差")
    exact = replace(one, now=44_580_000, causes=())
    assert zh(exact) == "与上年预算相同。上年预算是公布数44.58万元，增减按公布数计算。"


def test_it_says_by_which_figure_it_is() -> None:
    causes = (Cause("unsplit", -4_456_200),)
    one = Against("budget", 2023, 49_040_000, 44_583_800, causes, "49.04", money.printed_wan("49.04"))
    assert zh(one).endswith("上年预算是公布数49.04万元，增减按公布数计算。")
    assert zh(replace(one, revised=-1)).endswith("上年预算是公布数49.04万元加年中追加、调减，增减按公布数计算。")
    assert "公布数" not in zh(replace(one, published=None, possible=None))
    assert zh(replace(LESS, expected=2_000_000)).endswith("上年预计执行数含尚未发放的2.00万元。")
    assert zh(replace(LESS, expected=2_000_000)).startswith("比上年预计执行数减少")


def test_it_says_that_last_year_is_not_a_whole_one() -> None:
    assert zh(replace(LESS, begins=24288)) == zh(LESS)
    assert zh(replace(LESS, begins=24292)).endswith("抵销。上年从2024年5月起算。")
    assert en(replace(LESS, begins=24292)).endswith(" Last year is computed from 2024-05 on only.")


@pytest.mark.parametrize(
    ("before", "now", "tail"),
    [
        (44_583_800, 42_797_000, "印出的数相减，42.80−44.58=-1.78，与-1.79之差是尾差。"),
        (44_583_800, 42_799_000, None),  # 42.80 - 44.58 is -1.78, and so is the exact difference
        (44_583_800, 44_583_700, None),  # what does not show in 万元 has no tail
    ],
)
def test_printed_figures_that_do_not_give_the_printed_difference_have_a_tail(
    before: int, now: int, tail: str | None
) -> None:
    told = zh(Against("outcome", 2024, before, now, (Cause("people", now - before),)))
    assert told.endswith(tail) if tail else "尾差" not in told
