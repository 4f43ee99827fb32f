"""The distribution of an amount that depends on who lives: of each person, so much for each month still owed.

People die independently. What is worked with is the loss, by how much the amount falls short of that if nobody dies:
a loss is small and needs a short lattice. Three ways, and each quantile is an interval that holds the true one:

exact     The losses lie on the lattice of what all dues are divisible by, and are added person by person. Numbers that
          are never negative are multiplied and added only, so the error is a few roundings, which the quantile allows
          for; an interval is nearly always one amount.
lattice   Where that lattice is too fine, each person's loss is rounded down to a coarser one, and up to it. The sum of
          those rounded down is never above the true loss, that of those rounded up never below it, whoever dies; so the
          true quantile lies between theirs, and they differ by at most a step for each of those who die.
normal    Of very many people, the distribution is nowhere further from the normal one than 0.56 · Σ E|X − EX|³ / σ³
          (Berry and Esseen, with the constant of Shevtsova 2010). So the quantile of a certainty lies between the
          normal ones of a certainty lower and higher by that much.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace
from statistics import NormalDist
from typing import Any, Final

import numpy as np

from subsidies.money import Interval

Array = np.ndarray[Any, Any]

EXACT, LATTICE, NORMAL = "exact", "lattice", "normal"
FEW: Final = 2500
"""Up to so many people a lattice tells more than the normal distribution does."""
WORK: Final = 400_000_000
"""Additions that a lattice may take: about half a second."""
REACH: Final = 12
"""Standard deviations above the expected loss up to which a lattice reaches; what lies beyond is known in sum."""
ESSEEN: Final = 0.56
STANDARD: Final = NormalDist()
NOTHING: Final = np.zeros(0)


@dataclass(frozen=True, slots=True)
class Part:
    """Some people: what is owed if nobody dies, and what the deaths take from it."""

    people: int
    most: int
    """Fen, if nobody dies."""
    least: int
    """Fen that are owed whoever dies; of very many people nobody looks, and it is 0."""
    months: tuple[float, ...]
    """Fen expected to be owed, a month each."""
    loss: float
    """Fen expected not to be owed, of all months."""
    variance: float
    """Fen²."""
    third: float
    """Fen³: the sum over the people is never above it of E|X − EX|³."""
    dues: tuple[tuple[Array, Array], ...] = ()
    """Fen and probabilities, as given; of few people only."""


@dataclass(frozen=True, slots=True)
class Spread:
    """The distribution of an amount."""

    people: int
    most: int
    """Fen, if nobody dies."""
    least: int
    """Fen that are owed whoever dies; of very many people nobody looks, and it is 0."""
    expected: float
    """Fen."""
    deviation: float
    """Fen: the standard deviation."""
    months: tuple[float, ...]
    """Fen expected, a month each."""
    method: str
    """``exact``, ``lattice`` or ``normal``."""
    step: int
    """Fen between two places of the lattice; 0 where there is none."""
    error: float
    """By how much a probability may be wrong: roundings, or the bound of Berry and Esseen."""
    under: Array
    """The probability that the loss is at most so many steps, each person's loss rounded down; or empty."""
    over: Array
    """The same, each person's loss rounded up."""

    def quantile(self, certainty: float) -> Interval:
        """Return between what (fen) the smallest amount lies that suffices with this probability, above 0 and up to 1.

        Raises ``ValueError`` for another certainty.
        """
        if not 0 < certainty <= 1:
            raise ValueError(certainty)
        low, high = (self._normal if self.method == NORMAL else self._on_lattice)(certainty)
        return Interval(max(low, self.least), min(high, self.most))

    def reserve(self, certainty: float) -> int:
        """Return an amount (fen) that is proven to suffice with at least this probability, the smallest proven to."""
        return self.quantile(certainty).high

    def _on_lattice(self, certainty: float) -> tuple[int, int]:
        """Return the amounts that the largest and the smallest loss leave; a loss beyond the lattice leaves the least.

        An amount suffices with a certainty if what it leaves out is lost with at least that certainty: up to the first
        loss that is not exceeded with more than the rest of it.
        """
        least_loss = int(np.searchsorted(self.under, 1 - certainty - self.error, side="right"))
        most_loss = int(np.searchsorted(self.over, 1 - certainty + self.error, side="right"))
        low = self.most - most_loss * self.step if most_loss < len(self.over) else self.least
        return low, self.most - least_loss * self.step

    def _normal(self, certainty: float) -> tuple[int, int]:
        return math.floor(self._at(certainty - self.error)), math.ceil(self._at(certainty + self.error))

    def _at(self, share: float) -> float:
        """Return the amount (fen) of a share of the normal distribution; where there is none, the least or the most."""
        if not 0 < share < 1 and self.deviation:
            return self.least if share <= 0 else self.most
        return self.expected + (self.deviation and self.deviation * STANDARD.inv_cdf(share))


# --- some people --------------------------------------------------------------------------------------------------


def part(fen: Array, owed: Array) -> Part:
    """Return what some people's dues and their probabilities of being owed come to.

    fen    int64, months × people: what is owed in a month, if it still is
    owed   float64, of the same shape: the probability that it still is; it never rises from month to month

    With a loss of a if a month is the first not owed, and of b if the next is, the k-th moment of the loss L is the sum
    over the months of (1 − owed) · (a^k − b^k); a³ − b³ is the due times (3 (a + b)² + due²) / 4. With the mean m,
    E|L − m|³ is E(L − m)³ and twice E(m − L)³ of the losses below m, which is never above m³, nor above m · E(L − m)².
    """
    people = fen.shape[1]
    expected, cubes = np.zeros(len(fen)), 0.0
    mean, second, twice, kept, both = np.zeros((5, people))
    for row in reversed(range(len(fen))):
        dues = fen[row].astype(np.float64)
        np.multiply(owed[row], dues, out=kept)
        expected[row] = kept.sum()
        lost = np.subtract(dues, kept, out=kept)
        mean += lost
        np.add(twice, dues, out=both)
        np.add(both, dues, out=twice)
        lost *= both
        second += lost
        cubes += 0.75 * _product(lost, both)
    variance = np.maximum(second - mean * mean, 0)
    cubes += 0.25 * float(fen.max(initial=0)) ** 2 * float(mean.sum())
    below = np.minimum(mean * mean, variance)
    cubes += _product(mean, 2 * mean * mean - 3 * second) + 2 * _product(mean, below)
    is_few = people <= FEW
    return Part(
        people,
        int(twice.sum()) // 2,
        int((fen * (owed >= 1)).sum()) if is_few else 0,
        tuple(expected.tolist()),
        math.fsum(mean.tolist()) if is_few else float(mean.sum()),
        float(variance.sum()),
        cubes,
        ((np.array(fen), np.array(owed)),) if is_few else (),
    )


def _product(one: Array, other: Array) -> float:
    return float(np.einsum("i,i", one, other))


def whole(parts: Iterable[Part]) -> Part:
    """Return people's parts as one, all of the same months. Nobody is in two of them, since people die independently.

    Raises ``ValueError`` where the months are not as many in all.
    """
    every, kept, people = list[Part](), list[tuple[Array, Array]](), 0
    for one in parts:
        people += one.people
        kept = [*kept, *one.dues] if people <= FEW else []
        every.append(replace(one, dues=()))
    return Part(
        people,
        sum(one.most for one in every),
        sum(one.least for one in every),
        tuple(map(math.fsum, zip(*(one.months for one in every), strict=True))),
        math.fsum(one.loss for one in every),
        math.fsum(one.variance for one in every),
        math.fsum(one.third for one in every),
        tuple(kept),
    )


# --- all of them --------------------------------------------------------------------------------------------------


def spread(part: Part) -> Spread:
    """Return the distribution of what is owed to people; how, follows from how many they are, and from their dues."""
    if part.people > FEW:
        error = ESSEEN * part.third / part.variance**1.5 if part.variance > 0 else 0.0
        return _spread(part, NORMAL, 0, error, (NOTHING, NOTHING))
    losses, chances = _outcomes(part)
    divisor = max(int(np.gcd.reduce(losses, axis=None)), 1)
    reach = min(part.most - part.least, math.ceil(part.loss + REACH * math.sqrt(max(part.variance, 0))))
    work = int(np.count_nonzero(chances))
    if work * (reach // divisor + 2) <= WORK:
        below = _added(losses // divisor, chances, reach // divisor + 2)
        return _spread(part, EXACT, divisor, _rounding(chances, below), (below, below))
    step = -(-2 * work * reach // WORK)
    under, over = (_added(taken, chances, reach // step + 2) for taken in (losses // step, -(-losses // step)))
    return _spread(part, LATTICE, step, _rounding(chances, under), (under, over))


def _spread(part: Part, method: str, step: int, error: float, below: tuple[Array, Array]) -> Spread:
    return Spread(
        part.people,
        part.most,
        part.least,
        part.most - part.loss,
        math.sqrt(max(part.variance, 0.0)),
        part.months,
        method,
        step,
        error,
        *below,
    )


def _rounding(chances: Array, below: Array) -> float:
    """Return by how much roundings may have changed a probability: a few for each outcome, and one for each place."""
    return (2 * chances.size + len(below)) * 2.0**-52


def _outcomes(part: Part) -> tuple[Array, Array]:
    """Return the losses that each person may bring (int64 fen, ascending), and their probabilities; outcomes × people.

    The first is that nobody dies, the next that only the last month is not owed, and so on.
    """
    if not part.dues:
        return np.zeros((1, 0), np.int64), np.ones((1, 0))
    fen, owed = (np.concatenate(each, axis=1)[::-1] for each in zip(*part.dues, strict=True))
    nothing, always = np.zeros((1, part.people), np.int64), np.ones((1, part.people))
    losses = np.concatenate([nothing, np.cumsum(fen, axis=0)])
    return losses, np.diff(np.concatenate([nothing, owed, always]), axis=0)


def _added(steps: Array, chances: Array, places: int) -> Array:
    """Return the probability that all people's losses together are at most so many steps, for each place.

    A loss never becomes smaller again, so what leaves the lattice takes nothing from the places that are kept.
    """
    below, reached = np.zeros(places), 0
    below[0] = 1.0
    for mine, likely in zip(steps.T.tolist(), chances.T.tolist(), strict=True):
        outcomes: dict[int, float] = {}
        for step, chance in zip(mine, likely, strict=True):
            outcomes[step] = outcomes.get(step, 0.0) + chance
        reached = min(reached + max(outcomes), places - 1)
        before = below[: reached + 1].copy()
        below[: reached + 1] *= outcomes.pop(0, 0.0)
        for step, chance in outcomes.items():
            if chance > 0 and step <= reached:
                below[step : reached + 1] += chance * before[: reached + 1 - step]
    return np.cumsum(below)
