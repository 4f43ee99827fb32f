"""Pictures: well-formed, nothing outside, no text upon another, and the same as bars of characters."""

import io
import re
from itertools import combinations
from typing import NamedTuple
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from subsidies.language import speaker
from subsidies.write.chart import Band, Chart, Columns, Panel, Series, Step, Unit, Waterfall, plain, svg
from subsidies.write.chart.content import money_unit, people_unit
from subsidies.write.chart.drawing import FILLS, wide
from subsidies.write.chart.scale import axis, step

ZH, EN = speaker("zh"), speaker("en")
WAN, PEOPLE, YUAN = Unit("万元", 1_000_000, 2), Unit("人", 1, 0), Unit("元", 100, 2)
MONTHS = tuple(f"{month}月" for month in range(1, 13))
FALL = Waterfall(
    "比上年", "万元", WAN, Step("2023年", 49_040_000), (Step("人数", -6_000_000), Step("标准", 1_543_800)), "2024年"
)
PAID = Columns("发放", MONTHS, (Panel("发放（万元）", WAN, (Series("生活补贴", (2_988_000,) * 12),)),))

amounts = st.integers(-(10**17), 10**17)
units = st.sampled_from([WAN, PEOPLE, YUAN, Unit("亿元", 10**10, 2)])
texts = st.text(max_size=30) | st.sampled_from(
    ["", "一次性冬碳费", "resettlement of heirs", "<&\"'>", "\x00\x1b[31m\ud800"]
)


@st.composite
def columns(draw: st.DrawFn) -> Columns:
    labels = tuple(draw(st.lists(texts, max_size=14)))
    values = st.lists(amounts, min_size=len(labels), max_size=len(labels)).map(tuple)
    series = st.builds(Series, texts, values)
    panels = st.builds(Panel, texts, units, st.lists(series, min_size=1, max_size=7).map(tuple), st.booleans())
    return Columns(draw(texts), labels, tuple(draw(st.lists(panels, max_size=3))))


@st.composite
def bands(draw: st.DrawFn) -> Band:
    labels = tuple(draw(st.lists(texts, max_size=14)))
    values = st.lists(amounts, min_size=len(labels), max_size=len(labels)).map(tuple)
    low, more = draw(values), draw(values)
    high = tuple(one + abs(other) for one, other in zip(low, more, strict=True))
    lines = tuple(draw(st.lists(st.builds(Series, texts, values), max_size=5)))
    ends = Series(draw(texts), low), Series(draw(texts), high)
    return Band(draw(texts), draw(texts), labels, draw(units), *ends, lines, draw(texts))


def waterfalls() -> st.SearchStrategy[Waterfall]:
    steps = st.builds(Step, texts, amounts)
    return st.builds(Waterfall, texts, texts, units, steps, st.lists(steps, max_size=10).map(tuple), texts, texts)


charts: st.SearchStrategy[Chart] = columns() | bands() | waterfalls()


class Box(NamedTuple):
    """Where a text is."""

    text: str
    left: float
    right: float
    top: float
    bottom: float

    def touches(self, other: "Box") -> bool:
        """Return whether two texts lie upon each other."""
        across = self.left < other.right - 0.2 and other.left < self.right - 0.2
        return across and self.top < other.bottom - 0.2 and other.top < self.bottom - 0.2


def boxes(picture: ET.Element) -> list[Box]:
    """Return the texts of a picture; a letter is as high as its size, most of it above the line it stands on."""
    found = []
    for one in picture.iter("{http://www.w3.org/2000/svg}text"):
        size, told = float(one.get("font-size", "12")), one.text or ""
        x, y, room = float(one.get("x", "")), float(one.get("y", "")), wide(one.text or "", size)
        left = x - {"start": 0, "middle": room / 2, "end": room}[one.get("text-anchor", "start")]
        found.append(Box(told, left, left + room, y - 0.8 * size, y + 0.2 * size))
    return found


@given(charts)
def test_no_text_is_outside_and_none_upon_another(chart: Chart) -> None:
    picture = ET.fromstring(svg(chart, "a"))
    width, height = float(picture.get("width", "")), float(picture.get("height", ""))
    found = boxes(picture)
    assert not [one for one in found if one.left < 0 or one.right > width or one.top < 0 or one.bottom > height]
    assert not [(one.text, other.text) for one, other in combinations(found, 2) if one.touches(other)]


@given(charts)
def test_no_mark_is_outside(chart: Chart) -> None:
    picture = ET.fromstring(svg(chart, "a"))
    width, height = float(picture.get("width", "")), float(picture.get("height", ""))
    for one in picture:
        points = [tuple(map(float, point.split(","))) for point in one.get("points", "").split()]
        if one.tag.endswith("rect") and one.get("x"):
            x, y, wide_, high = (float(one.get(name, "")) for name in ("x", "y", "width", "height"))
            points = [(x, y), (x + wide_, y + high)]
        assert all(0 <= x <= width + 0.1 and 0 <= y <= height + 0.1 for x, y in points)


@given(charts)
def test_a_picture_is_the_same_every_time_and_needs_nothing_else(chart: Chart) -> None:
    made = svg(chart, "a")
    assert made == svg(chart, "a")
    picture = ET.fromstring(made)
    names = {one.tag.rpartition("}")[2] for one in picture.iter()}
    assert names <= {"svg", "title", "desc", "defs", "pattern", "rect", "path", "text", "polyline", "polygon"}
    assert not [key for one in picture.iter() for key in one.keys() if "href" in key or key.startswith("on")]  # noqa: SIM118
    assert {value for one in picture.iter() if (value := one.get("id"))} <= {
        *("a-title", "a-desc"),
        *(f"a-{name}" for name, _, _ in FILLS),
    }


@given(charts, st.integers(1, 120), st.booleans())
def test_a_picture_of_characters_has_no_line_that_is_too_long(chart: Chart, width: int, blocks: bool) -> None:
    room = max(width, 70)  # values are never cut off
    lines = plain.text(chart, room, blocks=blocks).split("\n")
    assert not [line for line in lines if cell_len(line) > room]


@given(charts)
def test_without_blocks_our_own_marks_are_ascii(chart: Chart) -> None:
    told = plain.text(chart, 80, blocks=False)
    assert not set(told) & set("█▏▎▍▌▋▊▉░●┃◆◇│") - set(repr(chart))


# --- what pictures say --------------------------------------------------------------------------------------------


def test_a_picture_has_a_title_and_tells_its_values_in_words() -> None:
    picture = ET.fromstring(svg(FALL, "fall"))
    title, told = picture[0], picture[1]
    assert (picture.get("role"), picture.get("aria-labelledby")) == ("img", "fall-title fall-desc")
    assert (title.get("id"), title.text) == ("fall-title", "比上年")
    assert (told.get("id"), told.text) == ("fall-desc", "万元: 2023年 49.04; 人数 -6.00; 标准 +1.54; 2024年 44.58.")


def test_the_last_amount_of_a_waterfall_is_the_sum() -> None:
    assert (FALL.total, FALL.spans) == (
        44_583_800,
        [(0, 49_040_000), (49_040_000, 43_040_000), (43_040_000, 44_583_800), (0, 44_583_800)],
    )


def test_texts_are_escaped() -> None:
    made = svg(Columns("<script>&", ('"a"',), (Panel("'b'", PEOPLE, (Series("<c>", (1,)),)),)), "a")
    assert "<script>" not in made
    assert ET.fromstring(made)[0].text == "<script>&"


@pytest.mark.parametrize("prefix", ["", "1a", "a b", 'a"', "一"])
def test_a_prefix_that_no_id_may_begin_with_is_refused(prefix: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(prefix)}$"):
        svg(FALL, prefix)


def test_a_band_whose_low_is_above_its_high_is_none() -> None:
    with pytest.raises(ValueError, match="low"):
        Band("", "", ("1",), YUAN, Series("low", (2,)), Series("high", (1,)))


def test_there_is_a_value_a_label() -> None:
    with pytest.raises(ValueError, match="only"):
        Columns("", ("1", "2"), (Panel("", YUAN, (Series("only", (1,)),)),))


def test_an_axis_without_zero_says_so_and_breaks_its_columns() -> None:
    whole = svg(FALL, "a")
    broken = svg(Waterfall(FALL.title, FALL.name, WAN, FALL.start, FALL.causes, FALL.end, "不从零起"), "a")
    assert ("不从零起" in whole, "不从零起" in broken) == (False, True)
    assert (whole.count('stroke="#FFFFFF" stroke-width="5"'), broken.count('stroke="#FFFFFF" stroke-width="5"')) == (
        0,
        2,
    )


# --- axes and units -----------------------------------------------------------------------------------------------


@given(st.lists(amounts, max_size=9), st.booleans())
def test_ticks_are_round_and_go_beyond_every_value(values: list[int], zero: bool) -> None:
    found = axis(values, zero=zero)
    size = found.ticks[1] - found.ticks[0]
    assert str(size).rstrip("0") in {"1", "2", "5"}
    assert 2 <= len(found.ticks) <= 8
    assert all(tick % size == 0 for tick in found.ticks)
    assert all(found.low <= value <= found.high for value in [*values, *([0] if zero else [])])


def test_ticks_are_no_closer_than_they_may_be() -> None:
    assert (step(3, 100), step(2_000_000, 100), axis([], 100).ticks) == (100, 500_000, (0, 100))


def test_units_tell_amounts_in_few_digits() -> None:
    told = [money_unit([fen], ZH) for fen in (0, 999_99, 9_999_999, 10_000_000, -44_583_800, 14_400_000_000_000)]
    assert [unit.name for unit in told] == ["元", "元", "元", "万元", "万元", "亿元"]
    assert told[5].show(14_400_000_000_000) == "1,440.00"
    assert (money_unit([], EN).name, people_unit(EN).name) == ("yuan", "people")
    assert [WAN.show(fen) for fen in (-5_000, -4_999, 5_000)] == ["-0.01", "0.00", "0.01"]


# --- characters ---------------------------------------------------------------------------------------------------


def test_bars_in_a_terminal() -> None:
    assert plain.text(FALL, 40).split("\n") == [
        "比上年",
        "万元",
        "2023年  49.04  █████████████████████████",
        "人数    -6.00                        ███",
        "标准    +1.54                        ▊",
        "2024年  44.58  ██████████████████████▊",
    ]


def test_negative_bars_go_left_from_the_line_of_zero() -> None:
    chart = Columns("", ("a", "b", "c"), (Panel("", PEOPLE, (Series("", (-4, 0, 4)),)),))
    assert plain.text(chart, 17, blocks=False).split("\n") == ["a  -4  #####|", "b   0       |", "c   4       #####"]


def test_a_band_in_a_terminal() -> None:
    low, high, line = (Series(name, values) for name, values in (("P10", (0, 2)), ("P90", (4, 8)), ("E", (2, 6))))
    chart = Band("T", "", ("1", "2"), PEOPLE, low, high, (line,))
    assert plain.text(chart, 20, blocks=False).split("\n") == [
        "T",
        "1  0 .. 4  ==o==",
        "2  2 .. 8    ====o==",
        "= P10 .. P90  o E",
    ]


def test_what_a_stream_cannot_carry_is_ascii() -> None:
    for encoding, blocks in (("utf-8", True), ("utf-16", True), ("gbk", False), ("ascii", False)):
        stream = io.TextIOWrapper(io.BytesIO(), encoding=encoding)
        assert plain.carries(stream) == blocks
        assert ("█" in plain.shown(PAID, stream)) == blocks
