"""What an adjustment adds to each person's wage: its parts, and what comes later with an age.

An increase is computed once a person, from the wage in force in the month before. The catch: a part in per cent is a
fraction of a fen, so it is rounded by itself, and then the whole; everything else is whole fen from the start.
"""

from collections.abc import Iterator
from typing import Any, Final, NamedTuple

import numpy as np

from subsidies import digits, months
from subsidies.adjustment import Adjustment, Band, rounded
from subsidies.facts import Facts

Array = np.ndarray[Any, Any]

PARTS: Final = ("fixed", "service", "percent", "ages", "areas")
"""The parts of an increase, in the order in which notices name them."""


class Later(NamedTuple):
    """What comes with an age that is reached after the others were counted."""

    age: int
    month: Array
    """From which month on, a person each; ``months.NEVER`` for those to whom it does not come."""
    amount: int
    """Fen."""


def increase(parts: dict[str, Array], adjustment: Adjustment) -> Array:
    """Return the whole increase of each person (int64 fen), from its parts."""
    return rounded(np.sum([parts[name] for name in PARTS], axis=0), adjustment.rounding)


def parts(adjustment: Adjustment, facts: Facts, wage: Array) -> dict[str, Array]:
    """Return the parts of an increase, each an int64 of fen a person; 0 for those whom it leaves out.

    wage   the wage in force in the month before ``effective`` (fen)
    """
    found = {
        "fixed": np.full(len(facts), adjustment.fixed, np.int64),
        "service": _service(adjustment, facts.service),
        "percent": _percent(adjustment, wage),
        "ages": _ages(adjustment, facts.born),
        "areas": _areas(adjustment, facts.area),
    }
    included = takes_part(adjustment, facts)
    return {name: np.where(included, fen, 0) for name, fen in found.items()}


def takes_part(adjustment: Adjustment, facts: Facts) -> Array:
    """Return whom an adjustment is for (bool): who had retired by its month, and of whom nobody knows when."""
    return np.asarray(facts.retired <= adjustment.retired_by)


def later(adjustment: Adjustment, facts: Facts) -> Iterator[Later]:
    """Return what each age brings that people reach after the day on which ages are counted."""
    included = takes_part(adjustment, facts) & (facts.born != months.NONE)
    for one in adjustment.on_reaching:
        reached = birthdays(facts.born, one.age)
        month = np.where(included & (reached > adjustment.age_on), digits.months_of(reached), months.NEVER)
        yield Later(one.age, month, one.amount)


def years(adjustment: Adjustment, service: Array) -> Array:
    """Return the whole years of contributions that count, from months; no months known are no years."""
    known = np.maximum(service, 0)
    return np.asarray(-(-known // 12) if adjustment.service_rounding == "up" else known // 12)


def _service(adjustment: Adjustment, service: Array) -> Array:
    count = years(adjustment, service)
    fen, below = np.zeros(len(count), np.int64), 0
    for band in adjustment.service:
        fen += _within(count, below, band) * band.amount
        below = band.to or below
    return np.maximum(fen, adjustment.service_floor)


def _within(count: Array, below: int, band: Band) -> Array:
    """Return how many of the years lie in a band."""
    upper = count if band.to is None else np.minimum(count, band.to)
    return np.asarray(np.maximum(upper - below, 0), np.int64)


def _percent(adjustment: Adjustment, wage: Array) -> Array:
    share: Array = wage * np.int64(adjustment.percent.numerator)
    return rounded(share, adjustment.percent_rounding, adjustment.percent.denominator)


def _ages(adjustment: Adjustment, born: Array) -> Array:
    age = ages(born, adjustment.age_on) if adjustment.ages else np.zeros(len(born), np.int64)
    fen = np.zeros(len(born), np.int64)
    for band in adjustment.ages:
        fen[(age >= band.start) & (age <= (age if band.to is None else band.to))] = band.amount
    return fen


def _areas(adjustment: Adjustment, area: Array) -> Array:
    fen = np.zeros(len(area), np.int64)
    for name, amount in adjustment.areas:
        fen[area == name] = amount
    return fen


# --- ages -----------------------------------------------------------------------------------------------------------


def ages(born: Array, day: int) -> Array:
    """Return how many years old people are on a day (ordinals); -1 where nobody knows when they were born."""
    count = months.of_day(day) // 12 - digits.months_of(born) // 12
    count -= birthdays(born, count) > day
    return np.asarray(np.where(born == months.NONE, -1, count))


def birthdays(born: Array, age: "Array | int") -> Array:
    """Return the days (ordinals) on which people reach an age; where the month has no such day, on its last."""
    day = (born - digits.EPOCH).astype("datetime64[D]")
    first = day.astype("datetime64[M]")
    then = first + 12 * np.asarray(age)
    last = (then + 1).astype("datetime64[D]") - 1
    reached = np.minimum(then.astype("datetime64[D]") + (day - first.astype("datetime64[D]")), last)
    return np.asarray(reached.astype(np.int64) + digits.EPOCH)
