"""Ranges of amounts with open and closed ends, exactly: what a printed figure stands for.

The catch: half up closes the near end and opens the far one, and sums of spans keep track of which end is open.

>>> rounded(Fraction(100), Fraction(1)).meets(point(101)), rounded(Fraction(100), Fraction(1)).meets(point(99))
(False, True)
"""

from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple


class End(NamedTuple):
    """An end of a span. Ends add up and compare as pairs."""

    at: Fraction
    hair: int
    """0: the end belongs to the span. Above 0: an open low end, a hair above. Below 0: an open high end."""


@dataclass(frozen=True, slots=True)
class Span:
    """All amounts from one end to the other, fractions of a fen included: a monthly figure may be an average."""

    low: End
    high: End

    def plus(self, other: "Span") -> "Span":
        """Return all sums of one amount of each."""
        return Span(
            End(self.low.at + other.low.at, self.low.hair + other.low.hair),
            End(self.high.at + other.high.at, self.high.hair + other.high.hair),
        )

    def times(self, count: int) -> "Span":
        """Return ``count`` times each amount; ``count`` is above 0."""
        return Span(End(self.low.at * count, self.low.hair), End(self.high.at * count, self.high.hair))

    def meets(self, other: "Span") -> bool:
        """Whether an amount lies in both."""
        return max(self.low, other.low) <= min(self.high, other.high)

    def narrowed(self, other: "Span") -> "Span":
        """Return what lies in both; all of this where nothing does."""
        return Span(max(self.low, other.low), min(self.high, other.high)) if self.meets(other) else self

    def distance(self, other: "Span") -> Fraction:
        """Return the distance, in fen, that no amounts of the two fall short of; 0 where they touch."""
        return max(self.low.at - other.high.at, other.low.at - self.high.at, Fraction(0))


def point(amount: Fraction | int) -> Span:
    """Return the span of one amount."""
    return Span(End(Fraction(amount), 0), End(Fraction(amount), 0))


def rounded(value: Fraction, half: Fraction) -> Span:
    """Return what is printed as this value, half up (away from zero): the far end is always open."""
    return Span(End(value - half, int(value <= 0)), End(value + half, -int(value >= 0)))
