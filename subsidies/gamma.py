"""The Gamma distribution: how likely a value below some bound is, and the bound for a likelihood.

A series below the mean and a continued fraction above it, each added up until it changes nothing (Abramowitz and
Stegun 6.5.29, 6.5.31). The catch: a quantile is halved down to the last bit of its distribution, and no further: where
the distribution is flat, any value of the flat part is as good.

>>> round(below(5, 18.307 / 2), 4)  # chi-squared with 10 degrees of freedom, as in every table
0.95
>>> round(quantile(5, 0.95) * 2, 3)
18.307
"""

import math
from typing import Final

TERMS: Final = 100_000
"""More than any shape of up to a thousand million needs."""
TINY: Final = 1e-300
EPSILON: Final = 2.0**-53


def below(shape: float, bound: float) -> float:
    """Return the probability that a Gamma variable of this shape, and of rate 1, is at most the bound.

    Raises ``ValueError`` where the shape is not above 0, or the bound is below 0.
    """
    if not (shape > 0 and bound >= 0):
        raise ValueError(shape, bound)
    if bound == 0:
        return 0.0
    scale = math.exp(shape * math.log(bound) - bound - math.lgamma(shape))
    if bound < shape + 1:
        return min(scale * _series(shape, bound), 1.0)
    return max(1.0 - scale * _fraction(shape, bound), 0.0)


def quantile(shape: float, share: float) -> float:
    """Return the bound below which a Gamma variable of this shape, and of rate 1, is with a probability of ``share``.

    Raises ``ValueError`` where the shape is not above 0, or the share not between 0 and 1.
    """
    if not 0 < share < 1:
        raise ValueError(share)
    low, high = 0.0, max(shape, 1.0)
    while below(shape, high) < share:
        low, high = high, 2 * high
    while low < (middle := (low + high) / 2) < high:
        if below(shape, middle) < share:
            low = middle
        else:
            high = middle
    return high


def _series(shape: float, bound: float) -> float:
    """Return the sum of bound^n / (shape · (shape + 1) ⋯ (shape + n)) over all n from 0."""
    term = total = 1 / shape
    for n in range(1, TERMS):
        term *= bound / (shape + n)
        total += term
        if term < total * EPSILON:
            return total
    raise ArithmeticError(shape, bound)


def _fraction(shape: float, bound: float) -> float:
    """Return the continued fraction of the upper tail, by Lentz's way: from the left, a factor a step."""
    step = bound + 1 - shape
    over, under = 1 / TINY, 1 / step
    found = under
    for n in range(1, TERMS):
        part = -n * (n - shape)
        step += 2
        under = 1 / _not_zero(part * under + step)
        over = _not_zero(step + part / over)
        factor = over * under
        found *= factor
        if abs(factor - 1) <= 2 * EPSILON:
            return found
    raise ArithmeticError(shape, bound)


def _not_zero(value: float) -> float:
    return value if abs(value) > TINY else TINY
