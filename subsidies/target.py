"""Performance targets (绩效指标): what a project's money shall achieve in a year, as the project file says them.

They make the table of performance targets (项目支出绩效目标表) that goes with a budget, and are scored when the year is
over. The catch: a goal that the estimate knows (how many people, how many months, at what rate) is named and never
typed, so that the table cannot say 239 where the text says 249.

>>> faults = []
>>> tree = {"from": 2024, "name": "发放人数", "group": "产出指标/数量指标", "of": "persons", "goal": 239, "weight": 90}
>>> consistent([shape.record(tree, SPEC, ("target", 0), faults) | {"path": ("target", 0)}], (), faults)
>>> [(fault.path, fault.name) for fault in faults]
[(('target', 0), 'target-form')]
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from types import MappingProxyType
from typing import Any, Final

from subsidies import money, shape, words
from subsidies.errors import Refusal, Value, half_width
from subsidies.shape import Fault, Key

PERSONS, MONTHS, RATE, TOTAL = "persons", "months", "rate", "total"
COMPUTED: Final = (PERSONS, MONTHS, RATE, TOTAL)
"""Of what a goal is computed: people, months, yuan a person a month, 万元."""
FUNDS, USE, CONTROL, ON_TIME = "funds", "use", "control", "on-time"
ACTUAL: Final = (PERSONS, MONTHS, RATE, TOTAL, FUNDS, USE, CONTROL, ON_TIME)
"""What is held against a goal: what was paid, as the goal of that name; money received ÷ budget, money used ÷ received,
money paid ÷ budget, lists issued on time."""
OF_ITEM: Final = (PERSONS, MONTHS, RATE)
"""What is counted of one item."""
PROPORTION, GRADE, MEASURED = "proportion", "grade", "measured"
SCORES: Final = (PROPORTION, GRADE, MEASURED)
"""How a target is scored: in proportion to completion, by grade, by what a survey measures."""
SIGNS: Final[Mapping[str, str]] = {"≥": "≥", ">=": "≥", "=": "=", "≤": "≤", "<=": "≤"}
FULL: Final = 100
"""Points of a project in a year: the weights of its targets, and those of the execution rate."""
EXECUTION: Final = Fraction(10)
"""Points of the execution rate, where a year does not say otherwise."""
NUMBER: Final = re.compile(r"\d{1,12}(?:\.\d{1,6})?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Target:
    """One target, in force from a year on until others begin."""

    start: int
    """The year."""
    name: str
    group: str
    """Of the first and the second level: 产出指标/数量指标."""
    weight: Fraction
    """Points."""
    score: str = PROPORTION
    of: str = ""
    """Of what the goal is computed, one of ``COMPUTED``; empty: the goal is typed."""
    item: str = ""
    """The item that people, months or the rate are computed of; empty: the first that is paid every month."""
    sign: str = ""
    """One of the values of ``SIGNS``; empty where the goal is a grade."""
    goal: str = ""
    """As typed: a number, or where it is scored by grade, words."""
    actual: str = ""
    """What is held against the goal, one of ``ACTUAL``; empty: what is computed as the goal, else a typed result."""
    unit: str = ""
    basis: str = ""
    evidence: str = ""
    published: str = ""
    """The goal as published for its first year, where it was another one."""

    @property
    def fact(self) -> str:
        """What is held against the goal, one of ``ACTUAL``; empty: a typed result."""
        return self.actual or self.of

    @property
    def levels(self) -> tuple[str, str]:
        """The groups of the first and the second level."""
        first, _, second = self.group.partition("/")
        return first.strip(), second.strip()


def in_force(targets: Sequence[Target], year: int) -> tuple[Target, ...]:
    """Return a year's targets: those that began last, in it or before; what is published is of their first year."""
    start = max((one.start for one in targets if one.start <= year), default=None)
    found = (one for one in targets if one.start == start)
    return tuple(one if start == year else replace(one, published="") for one in found)


def number(text: str) -> Fraction:
    """Return a number without a sign. Raises ``Refusal`` (bad-number)."""
    if NUMBER.fullmatch(text) is None:
        raise Refusal("bad-number", text=text, advice=half_width(text, NUMBER.fullmatch))
    return Fraction(text)


# --- the project file -------------------------------------------------------------------------------------------


def written(value: object) -> str:
    """Return a whole number or a quoted text as it is written. Raises ``Refusal``: wrong-type, not-quoted."""
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else str(shape.quoted(str)(value))


def points(value: object) -> Fraction:
    """Return a weight. Raises ``Refusal``: wrong-type, not-quoted, bad-number."""
    return number(written(value))


def sign(value: object) -> str:
    """Return how a number is compared with its goal. Raises ``Refusal`` (not-a-choice).

    >>> sign(">="), sign("＝")
    ('≥', '=')
    """
    folded = words.fold(value) if isinstance(value, str) else ""
    if folded not in SIGNS:
        raise Refusal("not-a-choice", text=str(value), known=" / ".join(dict.fromkeys(SIGNS.values())))
    return SIGNS[folded]


SPEC: Final = {
    "from": Key(shape.whole(1900, 9999)),
    "name": Key(shape.text),
    "group": Key(shape.text),
    "of": Key(shape.choice(*COMPUTED), ""),
    "item": Key(shape.text, ""),
    "sign": Key(sign, ""),
    "goal": Key(written, ""),
    "actual": Key(shape.choice(*ACTUAL), ""),
    "unit": Key(shape.text, ""),
    "weight": Key(points),
    "score": Key(shape.choice(*SCORES), PROPORTION),
    "basis": Key(shape.text, ""),
    "evidence": Key(shape.text, ""),
    "published": Key(written, ""),
}
"""The keys of ``[[target]]``."""


def consistent(
    targets: Sequence[Mapping[str, Any]],
    items: Sequence[str | None],
    faults: list[Fault],
    execution: Mapping[int, Fraction] = MappingProxyType({}),
) -> None:
    """Add what is wrong between the keys of targets; those that are wrong by themselves are left alone.

    items        the ids of the file's items, ``None`` for those that cannot be read
    execution    the points of the execution rate, by the years that say them
    """
    years: dict[int, list[Mapping[str, Any]]] = {}
    for one in targets:
        _consistent(one, faults)
        shape.known((*one["path"], "item"), one["item"], items, faults)
        if one["from"] is not None:
            years.setdefault(one["from"], []).append(one)
    for those in years.values():
        shape.once([((*one["path"], "name"), one["name"]) for one in those], faults)
    _weighed(years, execution, faults)


def _weighed(
    years: Mapping[int, Sequence[Mapping[str, Any]]], execution: Mapping[int, Fraction], faults: list[Fault]
) -> None:
    """Add the years in which the points of targets and of the execution rate are not all points there are."""
    for year in sorted({*years, *(one for one in execution if one > min(years, default=one))}):
        those = years[max(start for start in years if start <= year)]
        weights, kept = [one["weight"] for one in those], execution.get(year, EXECUTION)
        if None not in weights and sum(weights) + kept != FULL:
            total, points = money.plain(sum(weights, Fraction(0))), money.plain(FULL - kept)
            values: dict[str, Value] = {"total": total, "points": points, "execution": money.plain(kept)}
            faults.append(Fault(those[0]["path"], "target-weights", {"year": year, **values}))


def _consistent(one: Mapping[str, Any], faults: list[Fault]) -> None:
    """Add what is wrong with the form of one target."""
    if None in one.values():
        return
    is_grade = one["score"] == GRADE
    given = {key for key in ("of", "item", "sign", "goal", "actual") if one[key]}
    typed = {"goal"} if is_grade else {"sign", "goal"}
    if one["score"] == PROPORTION and one["actual"]:
        typed |= {"actual"} | (given & {"item"} if one["actual"] in OF_ITEM else set())
    computed = set() if is_grade else {"of", "sign"} if one["of"] == TOTAL else {"of", "item", "sign"}
    if not (given <= computed if one["of"] else given == typed):
        faults.append(Fault(one["path"], "target-form", {"name": one["name"]}))
    elif not is_grade:
        for key in ("goal", "published"):
            if one[key]:
                shape.caught(number, one[key], (*one["path"], key), faults)


def of(entries: Mapping[str, Any]) -> Target:
    """Return the target that the keys of a project file say."""
    plain = {key: value for key, value in entries.items() if key not in ("path", "from")}
    default = ("≥" if entries["of"] == PERSONS else "=") if entries["of"] else ""
    return Target(start=entries["from"], **plain | {"sign": entries["sign"] or default})
