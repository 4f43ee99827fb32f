"""A waterfall: from a first amount over signed causes to the last."""

from typing import Final

from subsidies.write.chart import frame, scale
from subsidies.write.chart.content import Waterfall
from subsidies.write.chart.drawing import GREY, PAPER, SIZE, Drawing
from subsidies.write.chart.frame import EDGE, GAP, Plot

TALL: Final = 260
WHOLE, RISE, FALL = "#B3B3B3", "blue", "orange"
"""Fills of the amounts, of what adds to them, and of what takes from them."""


def draw(drawing: Drawing, chart: Waterfall) -> tuple[float, float]:
    """Draw; return the size."""
    spans, told = chart.spans, chart.told
    axis = levels(chart)
    at = frame.frame(told, frame.ticks(axis, chart.unit), len(spans))
    y = frame.title(drawing, chart.title, at.width)
    name = chart.name if axis.has_zero else f"{chart.name}　{chart.broken}"
    top = frame.heading(drawing, name, y + EDGE * 0.5, at.width) + SIZE + GAP
    plot = Plot(axis, top, top + TALL)
    frame.grid(drawing, plot, chart.unit, at)
    for place, (begin, end) in enumerate(spans):
        x, low, high = at.middle(place), *(plot.height(_within(axis, value)) for value in sorted((begin, end)))
        fill = WHOLE if place in (0, len(spans) - 1) else RISE if end > begin else FALL
        said = f"{chart.labels[place]}: {told[place]} {chart.unit.name}"
        drawing.box((x - at.column / 2, high), (at.column, max(low - high, 0.5)), fill, said.strip())
        if not axis.has_zero and place in (0, len(spans) - 1):
            _gap(drawing, (x, plot.height(axis.low if end > 0 else axis.high) + (-14 if end > 0 else 14)), at.column)
        if place + 1 < len(spans):
            level = plot.height(end)
            ends = [(x + at.column / 2, level), (at.middle(place + 1) - at.column / 2, level)]
            drawing.line(ends, f'stroke="{GREY}" stroke-width="1" stroke-dasharray="3 2"')
        frame.told(drawing, (x, high - 4), told[place], at)
    return at.width, frame.labels(drawing, chart.labels, plot.bottom, at) + EDGE


def levels(chart: Waterfall) -> scale.Axis:
    """Return the axis; one without zero has room for the ends of the first and the last column."""
    smallest = 1 if chart.unit.decimals else chart.unit.size
    levels = [end for _, end in chart.spans]
    if chart.broken:
        more = (max(levels) - min(levels)) // 2
        room = min(levels) - more if min(levels) > 0 else max(levels) + more
        found = scale.axis([*levels, room], smallest, zero=False)
        if not found.has_zero:
            return found
    return scale.axis([0, *levels], smallest)


def _within(axis: scale.Axis, value: int) -> int:
    return min(max(value, axis.low), axis.high)


def _gap(drawing: Drawing, middle: tuple[float, float], wide: float) -> None:
    """Draw the mark of a column that is not drawn from zero on: a slanting gap."""
    (x, y), half = middle, wide / 2 + 2
    drawing.line([(x - half, y + 4), (x + half, y - 4)], f'stroke="{PAPER}" stroke-width="5"')
