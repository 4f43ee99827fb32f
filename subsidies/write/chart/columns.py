"""Columns by month: money, and people below it, each with an axis of its own and the same months."""

from typing import Final

from subsidies.write.chart import frame, scale
from subsidies.write.chart.content import Columns, Panel
from subsidies.write.chart.drawing import FILLS, SIZE, Drawing
from subsidies.write.chart.frame import EDGE, GAP, Frame, Plot

TALL, LOW = 200, 120
"""How high the first plot is, and those below."""
ROOM: Final = SIZE + 6
"""What a label needs above its column, or below."""
BROAD: Final = 0.8
"""How much of a slot columns take that stand beside each other."""


def draw(drawing: Drawing, chart: Columns) -> tuple[float, float]:
    """Draw; return the size."""
    axes = [_axis(panel) for panel in chart.panels]
    beside = [tick for panel, axis in zip(chart.panels, axes, strict=True) for tick in frame.ticks(axis, panel.unit)]
    sums = [panel.unit.show(sum(each)) for panel in chart.panels if not panel.beside for each in _each(panel)]
    at = frame.frame(sums, beside or [""], len(chart.labels))
    y = frame.title(drawing, chart.title, at.width)
    for place, (panel, axis) in enumerate(zip(chart.panels, axes, strict=True)):
        y = frame.heading(drawing, panel.name, y + EDGE * 0.5, at.width)
        if len(panel.series) > 1:
            y = frame.legend(
                drawing, [(one.name, _fill(row, place)) for row, one in enumerate(panel.series)], y, at.width
            )
        top = y + ROOM
        plot = Plot(axis, top, top + (LOW if place else TALL))
        frame.grid(drawing, plot, panel.unit, at)
        (_beside if panel.beside else _panel)(drawing, chart, place, plot, at)
        y = plot.bottom + (ROOM if axis.low < 0 else 0) + (GAP if place + 1 < len(axes) else 0)
    return at.width, frame.labels(drawing, chart.labels, y, at) + EDGE


def _each(panel: Panel) -> list[tuple[int, ...]]:
    """Return the values of each column."""
    return list(zip(*(series.values for series in panel.series), strict=True))


def _axis(panel: Panel) -> scale.Axis:
    if panel.beside:
        return scale.axis([0, *(value for each in _each(panel) for value in each)], _smallest(panel))
    ends = [sum(value for value in each if (value > 0) == up) for each in _each(panel) for up in (True, False)]
    return scale.axis(ends, _smallest(panel))


def _smallest(panel: Panel) -> int:
    return 1 if panel.unit.decimals else panel.unit.size


def _fill(row: int, place: int) -> str:
    """Return the fill of a series; the second plot begins with another than the first."""
    return FILLS[(row + 2 * place) % len(FILLS)][0]


def _panel(drawing: Drawing, chart: Columns, place: int, plot: Plot, at: Frame) -> None:
    panel = chart.panels[place]
    for slot, each in enumerate(_each(panel)):
        x, up, down = at.middle(slot), 0, 0
        for row, (series, value) in enumerate(zip(panel.series, each, strict=True)):
            begin = up if value > 0 else down
            up, down = up + max(value, 0), down + min(value, 0)
            ends = sorted((plot.height(begin), plot.height(begin + value)))
            if value:
                size = at.column, max(ends[1] - ends[0], 0.5)
                said = f"{chart.labels[slot]}: {series.name} {panel.unit.show(value)} {panel.unit.name}"
                drawing.box((x - size[0] / 2, ends[0]), size, _fill(row, place), said.strip())
        below = down < 0 and not up
        y = plot.height(down) + SIZE + 2 if below else plot.height(up) - 4
        frame.told(drawing, (x, y), panel.unit.show(sum(each)), at)


def _beside(drawing: Drawing, chart: Columns, place: int, plot: Plot, at: Frame) -> None:
    """Draw the series of a panel beside each other, each value from zero on."""
    panel = chart.panels[place]
    zero, room = plot.height(0), at.slot * BROAD
    for slot, each in enumerate(_each(panel)):
        for row, (series, value) in enumerate(zip(panel.series, each, strict=True)):
            if value:
                x = at.middle(slot) + room * (row / len(each) - 0.5)
                size = room / len(each), max(abs(plot.height(value) - zero), 0.5)
                said = f"{chart.labels[slot]}: {series.name} {panel.unit.show(value)} {panel.unit.name}"
                drawing.box((x, min(plot.height(value), zero)), size, _fill(row, place), said.strip())
