"""A band between two rows of values, with lines in and around it; the last values stand at their ends."""

from collections.abc import Sequence
from typing import Final

from subsidies.write.chart import frame, scale
from subsidies.write.chart.content import Band, Series
from subsidies.write.chart.drawing import GREY, INK, LINE, SIZE, Drawing, shortened, wide
from subsidies.write.chart.frame import EDGE, Frame, Plot

TALL: Final = 260
APART: Final = SIZE * LINE
"""How far the labels at the ends of lines are apart at least."""
LEAD: Final = 28
"""How far they are from the ends."""
WIDEST: Final = 220
"""How wide they are at most."""
BAND: Final = "#BFDDF0"
LOOKS: Final = (
    'stroke="#0072B2" stroke-width="2.5"',
    'stroke="#222222" stroke-width="2" stroke-dasharray="7 4"',
    'stroke="#D55E00" stroke-width="2" stroke-dasharray="2 3"',
    'stroke="#009E73" stroke-width="2" stroke-dasharray="10 3 2 3"',
)
OUTLINE: Final = f'stroke="{GREY}" stroke-width="1"'


def draw(drawing: Drawing, chart: Band) -> tuple[float, float]:
    """Draw; return the size."""
    every = [chart.low, chart.high, *chart.lines]
    smallest = 1 if chart.unit.decimals else chart.unit.size
    axis = scale.axis((v for one in every for v in one.values), smallest, zero=not chart.broken)
    ends = [shortened(_end(chart, one), WIDEST) for one in every if one.values]
    beside = max(map(wide, ends), default=0) + EDGE
    at = frame.frame([], frame.ticks(axis, chart.unit), len(chart.labels), beside)
    y = frame.title(drawing, chart.title, at.width)
    name = chart.name if axis.has_zero else f"{chart.name}　{chart.broken}"
    y = frame.heading(drawing, name, y + EDGE * 0.5, at.width) + SIZE
    plot = Plot(axis, y, y + max(TALL, APART * len(every)))
    frame.grid(drawing, plot, chart.unit, at)
    if chart.labels:
        _lines(drawing, chart, plot, at)
        _ends(drawing, list(zip(every, ends, strict=True)), plot, at)
    return at.width, frame.labels(drawing, chart.labels, plot.bottom, at) + EDGE


def _end(chart: Band, series: Series) -> str:
    return f"{series.name} {chart.unit.show(series.values[-1])}"


def _lines(drawing: Drawing, chart: Band, plot: Plot, at: Frame) -> None:
    """Draw the band, its outlines, the lines; a single value is a short mark."""
    low, high = (_points(one, plot, at) for one in (chart.low, chart.high))
    drawing.area([*high, *reversed(low)], f'fill="{BAND}"')
    for points, look in zip((low, high), (OUTLINE, OUTLINE), strict=True):
        drawing.line(points, look)
    for place, one in enumerate(chart.lines):
        drawing.line(_points(one, plot, at), LOOKS[place % len(LOOKS)])


def _points(series: Series, plot: Plot, at: Frame) -> list[tuple[float, float]]:
    heights = [plot.height(value) for value in series.values]
    if len(heights) == 1:
        return [(at.middle(0) - 20, heights[0]), (at.middle(0) + 20, heights[0])]
    return [(at.middle(place), height) for place, height in enumerate(heights)]


def _ends(drawing: Drawing, named: Sequence[tuple[Series, str]], plot: Plot, at: Frame) -> None:
    """Write what each line is called and its last value, to the right, each at its own height."""
    ordered = sorted(named, key=lambda one: -one[0].values[-1])
    heights = [plot.height(series.values[-1]) for series, _ in ordered]
    x = _points(ordered[0][0], plot, at)[-1][0]
    for (_, text), height, place in zip(ordered, heights, apart(heights, plot.top, plot.bottom), strict=True):
        drawing.line([(x + 3, height), (at.end - 4, place)], f'stroke="{GREY}" stroke-width="0.75"')
        drawing.text((at.end, place + SIZE * 0.36), text, look=f' fill="{INK}"')


def apart(heights: Sequence[float], top: float, bottom: float) -> list[float]:
    """Return heights in the same order, none nearer to the next than labels may be, all between top and bottom.

    >>> apart([10, 11, 12], 0, 100), apart([99, 100], 0, 100)
    ([10, 25.6, 41.2], [84.4, 100])
    """
    found = list[float]()
    for height in heights:
        found.append(max(height, found[-1] + APART if found else top))
    limit = bottom
    for place in reversed(range(len(found))):
        found[place] = min(found[place], limit)
        limit = found[place] - APART
    return [round(height, 3) for height in found]
