"""What somebody assumes of a year that nobody has decided yet: raises, people who join, a margin.

The catch: an assumption is never mixed with what is known; each is a line of its own in the estimate, and says so.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import partial
from typing import Any, Final

from subsidies import adjustment, money, months, shape
from subsidies.adjustment import Adjustment
from subsidies.errors import Refusal
from subsidies.shape import Fault, Key


@dataclass(frozen=True, slots=True)
class Assumed:
    """An adjustment that nobody has issued."""

    adjustment: Adjustment
    paid_from: int
    """The first month whose list pays it, with what is owed since it is in force."""
    item: str = ""
    """The id of the item; nothing: the items of kind wage, and where there are none, the flat ones."""


@dataclass(frozen=True, slots=True)
class Scenario:
    """Assumptions of one year, under a name."""

    year: int
    name: str
    adjustments: tuple[Assumed, ...] = ()
    joiners: int = 0
    """People who join each month."""
    amount: int = 0
    """Fen set aside for what nothing else says."""
    multiplier: Fraction | None = None
    """Of the table's force of mortality; ``None``: that of the office's own deaths; 0: nobody dies."""
    certainty: Fraction | None = None
    """With which the money is to suffice if people die by the table; ``None``: what is expected is enough."""
    margin: Fraction = Fraction(0)
    """Of all the rest: a share of one."""


# --- the project file -------------------------------------------------------------------------------------------

MOST: Final = 10
PLAIN: Final = ("effective", "fixed", "percent", "percent_rounding", "rounding", "basis")
"""What an adjustment of a rate may say; the rest is about people."""


def multiplier(text: str) -> Fraction:
    """Return a multiplier of mortality, ``1.25``, from 0 to 10. Raises ``Refusal`` (bad-amount, out-of-range)."""
    found = Fraction(money.parse_due(text), money.YUAN)
    if found > MOST:
        raise Refusal("out-of-range", low=0, high=MOST)
    return found


def certainty(text: str) -> Fraction:
    """Return a certainty, ``90%``, from 50% to 99.99%. Raises ``Refusal`` (bad-percent, out-of-range)."""
    found = money.parse_percent(text)
    if not Fraction(1, 2) <= found <= Fraction(9999, 10_000):
        raise Refusal("out-of-range", low="50%", high="99.99%")
    return found


ADJUSTMENT: Final = {
    "item": Key(shape.text, ""),
    "paid_from": Key(shape.month, None),
    **{key: kind for key, kind in adjustment.SPEC.items() if key not in ("issued", "checked")},
}
SPEC: Final = {
    "year": Key(shape.whole(1900, 9999)),
    "name": Key(shape.text),
    "adjustment": Key(ADJUSTMENT, (), many=True),
    "joiners": Key(shape.whole(0, 10**9), 0),
    "amount": Key(shape.rate, 0),
    "multiplier": Key(shape.quoted(multiplier), None),
    "certainty": Key(shape.quoted(certainty), None),
    "margin": Key(shape.quoted(partial(money.parse_percent, sign=False)), Fraction(0)),
}
"""The keys of ``[[scenario]]``."""


def consistent(entries: Sequence[Mapping[str, Any]], kinds: Mapping[str, str | None], faults: list[Fault]) -> None:
    """Add what is wrong between the keys of the scenarios; those that are wrong by themselves are left alone.

    kinds   the kind of each item of the project, ``wage`` or another, by its id
    """
    told = [one for one in entries if one]
    for year in {one["year"] for one in told}:
        shape.once([((*one["path"], "name"), one["name"]) for one in told if one["year"] == year], faults)
    for one in told:
        _consistent(one, kinds, faults)


def _consistent(entries: Mapping[str, Any], kinds: Mapping[str, str | None], faults: list[Fault]) -> None:
    for one in filter(None, entries["adjustment"]):
        adjustment.consistent(one, faults)
        _consistent_months(one, entries["year"], faults)
        _consistent_item(one, kinds, faults)


def _consistent_months(one: Mapping[str, Any], year: int | None, faults: list[Fault]) -> None:
    """Add what is wrong with when a raise is in force and when it is paid: it must be so by the end of the year."""
    effective, paid_from = one["effective"], one["paid_from"]
    last = months.of(year, 12) if year else months.NEVER
    bounds = {"high": months.format(last)} if year else {}
    if effective and effective > last:
        faults.append(Fault((*one["path"], "effective"), "out-of-range", {"low": "…", **bounds}))
    elif effective and paid_from and not effective <= paid_from <= last:
        faults.append(Fault((*one["path"], "paid_from"), "out-of-range", {"low": months.format(effective), **bounds}))


def _consistent_item(one: Mapping[str, Any], kinds: Mapping[str, str | None], faults: list[Fault]) -> None:
    item = one["item"]
    if item and kinds and item not in kinds:
        faults.append(Fault((*one["path"], "item"), "unknown-item", {"text": item, "known": ", ".join(kinds)}))
        return
    on = [kinds[item]] if item in kinds else list(kinds.values())
    if "wage" in on or None in on or not on:
        return
    people = [key for key in adjustment.SPEC if key in one and key not in PLAIN]
    wrong = [key for key in people if one[key] != adjustment.SPEC[key].default]
    faults += [Fault((*one["path"], key), "key-of-other-kind", {"key": key, "kind": str(on[0])}) for key in wrong]


def of(entries: Mapping[str, Any]) -> Scenario:
    """Return the scenario that the keys of a project file say."""
    plain = {key: value for key, value in entries.items() if key not in ("path", "adjustment")}
    return Scenario(**plain, adjustments=tuple(map(_assumed, entries["adjustment"])))


def _assumed(entries: Mapping[str, Any]) -> Assumed:
    told = {key: value for key, value in entries.items() if key not in ("item", "paid_from")}
    rule = adjustment.of({**told, "issued": months.NEVER, "checked": months.NONE})
    return Assumed(rule, entries["paid_from"] or rule.effective, entries["item"])
