"""Adjustments: raises of many wages by rule, as a project file says them.

An adjustment has the parts of the notices that raise pensions each year: so much for everybody, so much a year of
contributions, so many per cent, more for age and for a hardship area. The catch: it is in force from one month and
decided on a later day, so both stand in the file; what nobody knew on a day is left out.

>>> rounded(np.array([6449, 6450]), "yuan").tolist(), rounded(np.array([6401, 6400]), "yuan-up").tolist()
([6400, 6500], [6500, 6400])
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import partial
from itertools import pairwise
from typing import Any, Final

import numpy as np

from subsidies import money, months, shape, words
from subsidies.errors import Refusal
from subsidies.shape import Fault, Key, Path

Array = np.ndarray[Any, Any]

ROUNDINGS: Final[Mapping[str, tuple[int, bool]]] = {
    "fen": (1, False),
    "yuan": (100, False),
    "jiao-up": (10, True),
    "yuan-up": (100, True),
}
"""Words of rounding: to how many fen, and whether what is left over counts whole; else it is rounded half up."""


@dataclass(frozen=True, slots=True)
class Band:
    """Fen a year of contributions, for the years above the band before up to ``to``."""

    amount: int
    to: int | None = None
    """``None``: all further years."""


@dataclass(frozen=True, slots=True)
class Ages:
    """Fen for those who are of an age within a range, both ends included."""

    start: int
    amount: int
    to: int | None = None


@dataclass(frozen=True, slots=True)
class Reaching:
    """Fen from the month on in which an age is reached."""

    age: int
    amount: int


@dataclass(frozen=True, slots=True)
class Adjustment:
    """A raise by rule, in force from the month ``effective`` on; amounts in fen."""

    effective: int
    issued: int
    """The day of its document: before it nobody knew."""
    basis: str = ""
    checked: int = months.NONE
    """The day on which somebody last looked it up."""
    retired_by: int = months.NEVER
    """Only people who retired in this month or before."""
    fixed: int = 0
    percent: Fraction = Fraction(0)
    """Of the wage in force in the month before: a share of one."""
    percent_rounding: str = "fen"
    service: tuple[Band, ...] = ()
    service_floor: int = 0
    service_rounding: str = "up"
    """``up``: a part of a year counts whole; ``down``: it does not count."""
    ages: tuple[Ages, ...] = ()
    age_on: int = months.NONE
    """The day on which ages are counted."""
    on_reaching: tuple[Reaching, ...] = ()
    areas: tuple[tuple[str, int], ...] = ()
    """Fen by the class of the hardship area, folded (``area``)."""
    rounding: str = "fen"

    @property
    def counts_ages(self) -> bool:
        """Whether it asks how old people are."""
        return bool(self.ages or self.on_reaching)


def rounded(fen: Array, how: str, den: int = 1) -> Array:
    """Return amounts of ``fen / den`` fen, none negative, rounded by one of ``ROUNDINGS`` (int64 fen)."""
    unit, up = ROUNDINGS[how]
    step = unit * den
    return np.asarray(((fen + step - 1) // step if up else (2 * fen + step) // (2 * step)) * unit)


# --- the project file -------------------------------------------------------------------------------------------

CLASSES: Final = str.maketrans("一二三四五六", "123456")


def area(text: str) -> str:
    """Return the class of a hardship area as it is compared.

    >>> area("二类区"), area("２类"), area("2")
    ('2', '2', '2')
    """
    return words.fold(text).translate(CLASSES).removesuffix("区").removesuffix("类")


MOST: Final = 150
"""Years of an age or of contributions."""


def areas(value: object) -> tuple[tuple[str, int], ...]:
    """Return the classes of areas, folded, with their fen. Raises ``Refusal``: wrong-type, twice, bad-amount."""
    if not isinstance(value, dict):
        raise Refusal("wrong-type", expected="{ … }")
    found: dict[str, int] = {}
    for name, amount in value.items():
        folded = area(name)
        if folded in found:
            raise Refusal("twice", text=name)
        found[folded] = shape.rate(amount)
    return tuple(found.items())


AGE: Final = shape.whole(1, MOST)
SPEC: Final = {
    "effective": Key(shape.month),
    "issued": Key(shape.day),
    "basis": Key(shape.text, ""),
    "checked": Key(shape.day, months.NONE),
    "retired_by": Key(shape.month, months.NEVER),
    "fixed": Key(shape.rate, 0),
    "percent": Key(shape.quoted(partial(money.parse_percent, sign=False)), Fraction(0)),
    "percent_rounding": Key(shape.choice(*ROUNDINGS), "fen"),
    "service": Key({"to": Key(AGE, None), "amount": Key(shape.rate)}, (), many=True),
    "service_floor": Key(shape.rate, 0),
    "service_rounding": Key(shape.choice("up", "down"), "up"),
    "ages": Key({"from": Key(AGE), "to": Key(AGE, None), "amount": Key(shape.rate)}, (), many=True),
    "age_on": Key(shape.day, months.NONE),
    "on_reaching": Key({"age": Key(AGE), "amount": Key(shape.rate)}, (), many=True),
    "areas": Key(areas, ()),
    "rounding": Key(shape.choice(*ROUNDINGS), "fen"),
}
"""The keys of ``[[item.adjustment]]``."""


def consistent(entries: Mapping[str, Any], faults: list[Fault]) -> None:
    """Add what is wrong between the keys of one adjustment; those that are wrong by themselves are left alone."""
    path: Path = entries["path"]
    limits = [band["to"] for band in entries["service"] if band]
    if None in limits[:-1] or any(limit <= before for before, limit in pairwise(filter(None, limits))):
        faults.append(Fault((*path, "service"), "bands-out-of-order", {}))
    ages = sorted((band["from"], band["to"] or MOST) for band in entries["ages"] if band and band["from"])
    if any(last < first for first, last in ages) or any(first <= last for (_, last), (first, _) in pairwise(ages)):
        faults.append(Fault((*path, "ages"), "bands-out-of-order", {}))
    if (entries["ages"] or entries["on_reaching"]) and entries["age_on"] == months.NONE:
        faults.append(Fault((*path, "age_on"), "missing-key", {"key": "age_on"}))
    shape.once([((*one["path"], "age"), one["age"]) for one in entries["on_reaching"] if one], faults)


def of(entries: Mapping[str, Any]) -> Adjustment:
    """Return the adjustment that the keys of a project file say."""
    plain = {key: value for key, value in entries.items() if key not in ("path", "service", "ages", "on_reaching")}
    return Adjustment(
        **plain,
        service=tuple(Band(band["amount"], band["to"]) for band in entries["service"]),
        ages=tuple(Ages(band["from"], band["amount"], band["to"]) for band in entries["ages"]),
        on_reaching=tuple(Reaching(one["age"], one["amount"]) for one in entries["on_reaching"]),
    )
