"""The same pictures as bars of characters, for a terminal: a label, its value and a bar a line.

Values stand before the bars, so they are below each other even where a terminal draws a block twice as wide. The catch:
a bar is drawn in eighths of a character where the stream can carry them, else in whole ones of ASCII; what is not zero
always shows.

>>> from subsidies.write.chart.content import Step, Unit, Waterfall
>>> fall = Waterfall("", "", Unit("", 1, 0), Step("2023", 40), (Step("deaths", -10), Step("rate", 5)), "2024")
>>> print(text(fall, 30, blocks=False))
2023     40  #################
deaths  -10               ####
rate     +5               ##
2024     35  ###############
"""

import codecs
from collections.abc import Sequence
from typing import Final, NamedTuple, TextIO

from subsidies.write import fit, screen
from subsidies.write.chart.content import Band, Chart, Columns, Panel, Waterfall
from subsidies.write.chart.drawing import clean

MOST: Final = 100
"""Columns of a picture at most: where a line has no end, a bar has."""
LEAST: Final = 8
"""Columns of a bar at least; what is narrower is not cut off, it is too long."""
EIGHTHS: Final = " ▏▎▍▌▋▊▉█"
HALF: Final = "▐"
GAP: Final = 2


class Marks(NamedTuple):
    """The characters of a picture."""

    whole: str
    zero: str
    band: str
    lines: str
    """One a line within a band."""
    cut: str
    to: str
    """Between the ends of a band."""


BLOCKS: Final = Marks("█", "│", "░", "●┃◆◇", "…", " – ")
ASCII: Final = Marks("#", "|", "=", "o|x+", ".", " .. ")


class Bar(NamedTuple):
    """A line of a picture: from where to where its bar goes, and marks within it."""

    label: str
    told: str
    begin: int
    end: int
    at: tuple[int, ...] = ()


def carries(stream: TextIO) -> bool:
    """Return whether a stream carries blocks: if it is Unicode; others draw a block twice as wide, or not at all."""
    try:
        return codecs.lookup(stream.encoding or "ascii").name.startswith("utf")
    except LookupError:
        return False


def shown(chart: Chart, stream: TextIO) -> str:
    """Return a picture for a stream, in its width."""
    return text(chart, screen.width_of(stream), blocks=carries(stream))


def text(chart: Chart, width: int, *, blocks: bool = True) -> str:
    """Return a picture as lines of at most so many columns, its title first; there is no line end behind the last."""
    room, marks = min(width, MOST), BLOCKS if blocks else ASCII
    match chart:
        case Columns():
            parts = _told(room, chart.title)
            for panel in chart.panels:
                parts += [*_told(room, panel.name), *_lines(_columns(chart, panel), room, marks)]
        case Band():
            every = [value for one in (chart.low, chart.high, *chart.lines) for value in one.values]
            bars = _band(chart, marks)
            parts = [*_told(room, chart.title, chart.name), *_lines(bars, room, marks, every, zero=not chart.broken)]
            parts += fit.fold("  ".join(_meaning(chart, marks)), room).split("\n")
        case Waterfall():
            parts = [*_told(room, chart.title, chart.name), *_lines(_waterfall(chart), room, marks)]
    return "\n".join(parts)


def _told(room: int, *texts: str) -> list[str]:
    """Return texts in lines as wide as the picture."""
    return [line for text in texts if text for line in fit.fold(clean(text), room).split("\n")]


def _columns(chart: Columns, panel: Panel) -> list[Bar]:
    if panel.beside:
        return [
            Bar(f"{label} {series.name}", panel.unit.show(fen), 0, fen)
            for label, *each in zip(chart.labels, *(series.values for series in panel.series), strict=True)
            for series, fen in zip(panel.series, each, strict=True)
        ]
    sums = [sum(each) for each in zip(*(series.values for series in panel.series), strict=True)]
    return [Bar(label, panel.unit.show(fen), 0, fen) for label, fen in zip(chart.labels, sums, strict=bool(sums))]


def _band(chart: Band, marks: Marks) -> list[Bar]:
    rows = zip(chart.labels, chart.low.values, chart.high.values, *(one.values for one in chart.lines), strict=True)
    show = chart.unit.show
    return [Bar(label, f"{show(low)}{marks.to}{show(high)}", low, high, tuple(at)) for label, low, high, *at in rows]


def _meaning(chart: Band, marks: Marks) -> list[str]:
    names = [(marks.band, f"{chart.low.name}{marks.to}{chart.high.name}")]
    names += [(marks.lines[place % len(marks.lines)], one.name) for place, one in enumerate(chart.lines)]
    return [f"{mark} {clean(name)}" for mark, name in names]


def _waterfall(chart: Waterfall) -> list[Bar]:
    rows = zip(chart.labels, chart.told, chart.spans, strict=True)
    return [Bar(label, told, begin, end) for label, told, (begin, end) in rows]


def _lines(bars: Sequence[Bar], room: int, marks: Marks, every: Sequence[int] = (), *, zero: bool = True) -> list[str]:
    """Return a line a bar: labels to the left, values to the right of their columns."""
    from rich.cells import cell_len

    if not bars:
        return []
    told = max(cell_len(bar.told) for bar in bars)
    names = [_shortened(clean(bar.label), max(min(room // 2, room - told - 2 * GAP - LEAST), 4), marks) for bar in bars]
    left = max(map(cell_len, names))
    values = [*every, *(value for bar in bars for value in (bar.begin, bar.end)), *([0] if zero else [])]
    wide = max(room - left - told - 2 * GAP, LEAST)
    found = []
    for name, bar in zip(names, bars, strict=True):
        drawn = _bar(bar, (min(values), max(values)), wide, marks)
        lead = name + " " * (left - cell_len(name) + GAP + told - cell_len(bar.told)) + bar.told
        found.append(f"{lead}{' ' * GAP}{drawn}".rstrip())
    return found


def _shortened(label: str, room: int, marks: Marks) -> str:
    from rich.cells import cell_len, set_cell_size

    return label if cell_len(label) <= room else set_cell_size(label, room - 1).rstrip() + marks.cut


def _bar(bar: Bar, ends: tuple[int, int], wide: int, marks: Marks) -> str:
    """Return a bar on so many columns between the lowest and the highest value, with the line of zero in it."""
    low, high = ends
    span = max(high - low, 1)
    cells = [" "] * wide
    if low < 0 < high:
        cells[_cell(-low, span, wide)] = marks.zero
    first, last = sorted((bar.begin, bar.end))
    if bar.at:
        for place in range(_cell(first - low, span, wide), _cell(last - low, span, wide) + 1):
            cells[place] = marks.band
        for mark, value in reversed(list(zip(marks.lines * len(bar.at), bar.at, strict=False))):
            cells[_cell(value - low, span, wide)] = mark
    elif last > first:
        _fill(cells, ((first - low) * wide * 8 // span, -(-(last - low) * wide * 8 // span)), marks)
    return "".join(cells)


def _cell(above: int, span: int, wide: int) -> int:
    return min(above * wide // span, wide - 1)


def _fill(cells: list[str], eighths: tuple[int, int], marks: Marks) -> None:
    """Fill cells from one eighth to another: its first cell from the left on, its last as far as it goes."""
    first = min(round(eighths[0] / 8), len(cells) - 1)
    rest = max(eighths[1] - 8 * first, 1)
    if marks is ASCII:
        rest = max((rest + 4) // 8 * 8, 8)
    for place in range(first, min(first + -(-rest // 8), len(cells))):
        part = min(rest - 8 * (place - first), 8)
        cells[place] = marks.whole if part == 8 else EIGHTHS[part]
