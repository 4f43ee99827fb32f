"""How a target of a year is scored: by how far it was met, and never for more than its points.

>>> [str(completion("≥", Fraction(79), Fraction(actual))) for actual in (80, 79, 77)]
['1', '1', '77/79']
>>> str(points(Fraction(20), Fraction(77, 79)))
'1949/100'
"""

from collections.abc import Iterable
from fractions import Fraction
from typing import Final

from subsidies import money

PLACES: Final = 2
"""Decimals of points; a table adds up because its points are rounded before they are added."""


def completion(sign: str, goal: Fraction, actual: Fraction) -> Fraction:
    """Return how far a goal was met, from 0 to 1; 1 is met, and nothing else is.

    ``≥`` and ``≤`` count what is lacking in proportion to the goal, ``=`` what is lacking or too much.
    """
    actual = max(actual, Fraction(0))
    if is_met(sign, goal, actual):
        return Fraction(1)
    smaller, larger = sorted((goal, actual))
    return smaller / larger


def is_met(sign: str, goal: Fraction, actual: Fraction) -> bool:
    """Return whether what was achieved is what was to be."""
    return actual >= goal if sign == "≥" else actual <= goal if sign == "≤" else actual == goal


def points(weight: Fraction, share: Fraction) -> Fraction:
    """Return the points for a share of them, half up to two decimals."""
    return Fraction(money.half_up(weight * share * 10**PLACES), 10**PLACES)


def total(found: Iterable[Fraction | None]) -> Fraction:
    """Return the sum of the points there are; what has none is open."""
    return sum((one for one in found if one is not None), Fraction(0))
