"""Where the pages of a long list end, so that each can end with its own total.

A page has room for so many points of rows, and rows are of different heights. The catch: the sheet is fitted to the
page's width by the program that prints it, so how much fits is reckoned from the narrowest digits that a font of ours
has: where they are wider, all is smaller, and a page has room to spare.

>>> runs([20] * 10, room=100, total=20, tail=40)
[4, 4, 2]
>>> runs([20] * 2, room=100, total=20, tail=50)
[2]
"""

import math
from collections.abc import Sequence
from typing import Final

WIDE, HIGH = 784, 516
"""Points of A4 landscape between the margins of our papers."""
MOST: Final = 250
"""Pages with totals; a sum takes 255 parts at most, and nobody signs so many pages."""
CELL: Final = 5
"""Pixels that a column has beside its digits; a pixel is three quarters of a point."""
SPARE: Final = 0.96
"""Programs measure rows a little differently; what is not used is white."""


def scale(widths: Sequence[int], digit: int) -> int:
    """Return the scale (per cent) at which columns of so many digits fit the page; ``digit`` is pixels."""
    points = sum(width * digit + CELL for width in widths) * 0.75
    return max(10, min(100, math.ceil(100 * WIDE / points)))


def room(percent: int) -> int:
    """Return how many points of rows a page takes at a scale."""
    return int(SPARE * HIGH * 100 / percent)


def runs(heights: Sequence[int], room: int, total: int, tail: int) -> list[int]:
    """Return how many rows stand on each page.

    heights   points of each row
    room      points of a page without what is repeated on each
    total     points of a page's own total; a list of one page has none
    tail      points of what stands below the last row
    """
    if sum(heights) + tail <= room or not heights:
        return [len(heights)]
    counts, used = [0], 0
    for height in heights:
        if counts[-1] and used + height + total > room:
            counts.append(0)
            used = 0
        counts[-1] += 1
        used += height
    if used + total + tail > room and counts[-1] > 1:
        counts += [_kept(heights[-counts[-1] :], room - total - tail)]
        counts[-2] -= counts[-1]
    return counts


def _kept(heights: Sequence[int], room: int) -> int:
    """Return how many of some last rows go with what stands below them: as many as fit, not all, one at least."""
    count, used = 0, 0
    for height in reversed(heights[1:]):
        if count and used + height > room:
            break
        count, used = count + 1, used + height
    return count
