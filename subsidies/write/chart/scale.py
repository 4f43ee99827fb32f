"""Where the ticks of an axis are, and where a value is on it.

Ticks are at 1, 2 or 5 times a power of ten, and they go beyond every value. The catch: everything is whole numbers
until a place on the page is reckoned, so amounts of any size have exact ticks.

>>> axis([3, 17]).ticks, axis([-4, 0]).ticks, axis([0]).ticks, axis([101, 103], zero=False).ticks
((0, 5, 10, 15, 20), (-4, -3, -2, -1, 0), (0, 1), (101, 102, 103))
"""

from collections.abc import Iterable
from typing import Final, NamedTuple

from subsidies.write.chart.content import Unit

INTERVALS: Final = 5
"""About so many between the first tick and the last."""
NARROW: Final = 2
"""Values that differ by less than one of so many parts of the largest need no zero, if it may be left out."""


class Axis(NamedTuple):
    """An axis from its first tick to its last."""

    ticks: tuple[int, ...]

    @property
    def low(self) -> int:
        """The first tick."""
        return self.ticks[0]

    @property
    def high(self) -> int:
        """The last tick."""
        return self.ticks[-1]

    @property
    def has_zero(self) -> bool:
        """Whether zero is on it."""
        return self.low <= 0 <= self.high

    def part(self, value: int) -> float:
        """Return where a value is: 0 at the first tick, 1 at the last."""
        return (value - self.low) / (self.high - self.low)


def axis(values: Iterable[int], smallest: int = 1, *, zero: bool = True) -> Axis:
    """Return the axis of some values.

    smallest   its ticks are not closer
    zero       whether zero is on it even if the values are close together and far from it
    """
    every = list(values) or [0]
    low, high = min(every), max(every)
    if zero or (high - low) * NARROW >= max(abs(low), abs(high)):
        low, high = min(low, 0), max(high, 0)
    size = step(high - low, smallest)
    first, last = low // size, -(-high // size)
    return Axis(tuple(size * place for place in range(first, max(last, first + 1) + 1)))


def step(span: int, smallest: int = 1) -> int:
    """Return the distance of ticks: 1, 2 or 5 times a power of ten, so that there are about as many as there should be.

    >>> step(44_583_800), step(0), step(3)
    (10000000, 1, 1)
    """
    size = 1
    while True:
        for times in (1, 2, 5):
            if size * times >= smallest and size * times * INTERVALS >= span:
                return size * times
        size *= 10


def decimals(size: int, unit: Unit) -> int:
    """Return how many decimals ticks at such a distance need.

    >>> decimals(500_000, Unit("万元", 1_000_000, 2)), decimals(2_000_000, Unit("万元", 1_000_000, 2))
    (1, 0)
    """
    places = 0
    while size * 10**places % unit.size:
        places += 1
    return places
