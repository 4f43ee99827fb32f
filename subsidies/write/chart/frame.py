"""What all pictures share: the title above, an axis with its ticks to the left, a slot for each label below.

The catch: a picture is as wide as its texts need, and what is above and below a plot is measured before it is drawn, so
that no text touches another.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from subsidies.write.chart import scale
from subsidies.write.chart.content import Unit
from subsidies.write.chart.drawing import GREY, INK, LINE, PALE, PAPER, SIZE, TITLE, Drawing, broken, shortened, wide
from subsidies.write.chart.scale import Axis

WIDTH, EDGE, GAP = 720, 12, 6
"""How wide a picture is at least, its empty edge, and the least space between two texts."""
SLOT: Final = (30, 140)
"""How wide the slot of a label is at least, and at most."""
BROADEST: Final = 90
"""How wide a column is at most."""
HALO: Final = f' stroke="{PAPER}" stroke-width="3" paint-order="stroke" stroke-linejoin="round"'
"""Keeps a text legible upon the lines of ticks."""


@dataclass(frozen=True, slots=True)
class Frame:
    """Where the slots are, from left to right."""

    left: float
    """Where the plot begins."""
    slot: float
    """How wide each is."""
    count: int
    right: float = EDGE
    """How much room is kept beyond the plot."""

    @property
    def end(self) -> float:
        """Where the plot ends."""
        return self.left + self.slot * self.count

    @property
    def width(self) -> float:
        """How wide the picture is."""
        return self.end + self.right

    @property
    def column(self) -> float:
        """How wide a column is."""
        return min(self.slot * 0.62, BROADEST)

    def middle(self, place: int) -> float:
        """Return the middle of a slot."""
        return self.left + self.slot * (place + 0.5)


@dataclass(frozen=True, slots=True)
class Plot:
    """An axis between two heights of the picture."""

    axis: Axis
    top: float
    bottom: float

    def height(self, value: int) -> float:
        """Return how far down a value is."""
        return self.bottom - (self.bottom - self.top) * self.axis.part(value)


def ticks(axis: Axis, unit: Unit) -> list[str]:
    """Return what stands beside the ticks, with as many decimals as all of them need."""
    places = scale.decimals(axis.ticks[1] - axis.ticks[0], unit)
    return [unit.show(tick, places) for tick in axis.ticks]


def frame(told: Sequence[str], beside: Sequence[str], count: int, right: float = EDGE) -> Frame:
    """Return a frame for labels at values, those beside ticks, so many slots, and what stands to the right."""
    left = EDGE + max(map(wide, beside)) + GAP
    needed = max(map(wide, told), default=0) + GAP
    least, most = SLOT
    room = (WIDTH - left - right) / max(count, 1)
    return Frame(left, max(least, room, min(needed, most)), max(count, 1), right)


def title(drawing: Drawing, text: str, width: float) -> float:
    """Write the title; return how far down it reaches."""
    lines = broken(text, width - 2 * EDGE, TITLE, 4, bold=True)
    for place, line in enumerate(lines):
        where = (EDGE, EDGE + TITLE * (1 + LINE * place))
        drawing.text(where, line, size=TITLE, look=' font-weight="bold"')
    return EDGE + TITLE * LINE * len(lines)


def heading(drawing: Drawing, text: str, top: float, width: float) -> float:
    """Write what an axis is called; return how far down it reaches."""
    drawing.text((EDGE, top + SIZE + 2), shortened(text, width - 2 * EDGE))
    return top + SIZE * LINE + 2


def legend(drawing: Drawing, names: Sequence[tuple[str, str]], top: float, width: float) -> float:
    """Write what each fill means, in lines as wide as the picture; return how far down it reaches."""
    x, y = float(EDGE), top
    for name, fill in names:
        told = shortened(name, width - 2 * EDGE - 24)
        if x > EDGE and x + 24 + wide(told) > width - EDGE:
            x, y = float(EDGE), y + SIZE * 1.6
        drawing.box((x, y + 4), (14, 10), fill)
        drawing.text((x + 20, y + SIZE + 1), told)
        x += 24 + wide(told) + 2 * GAP
    return y + SIZE * 1.6


def grid(drawing: Drawing, plot: Plot, unit: Unit, at: Frame) -> None:
    """Draw the lines of the ticks and write their values; the line of zero is dark."""
    for value, told in zip(plot.axis.ticks, ticks(plot.axis, unit), strict=True):
        y = plot.height(value)
        look = f'stroke="{INK}" stroke-width="1.25"' if value == 0 else f'stroke="{PALE}" stroke-width="1"'
        drawing.line([(at.left, y), (at.end, y)], look)
        drawing.text((at.left - GAP, y + SIZE * 0.36), told, anchor="end", look=f' fill="{GREY}"')


def labels(drawing: Drawing, names: Sequence[str], top: float, at: Frame) -> float:
    """Write the labels below their slots; return how far down they reach."""
    every = [broken(name, at.slot - GAP) for name in names]
    for place, lines in enumerate(every):
        for row, line in enumerate(lines):
            drawing.text((at.middle(place), top + SIZE * (1.2 + LINE * row)), line, anchor="middle")
    return top + SIZE * (0.4 + LINE * max(map(len, every), default=1))


def told(drawing: Drawing, place: tuple[float, float], text: str, at: Frame) -> None:
    """Write the label of a value, unless it is wider than any slot may be."""
    if wide(text) <= at.slot - GAP / 2:
        drawing.text(place, text, anchor="middle", look=HALO)
