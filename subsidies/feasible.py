"""Whole amounts that keep to bounds on their sums: one set of them, or a proof that there is none.

The way is the simplex method on fractions, and a fork wherever an amount comes out between two whole numbers. The
catch: nothing is rounded, so that both answers are proofs; and an amount lies within ``FENCE``, since among endless
whole numbers a search need not end.

>>> solve([Row({"a": 1, "b": 1}, 5, 5), Row({"a": 1, "b": -1}, 2, None), Row({"b": 1}, 1, None)])
{'a': 4, 'b': 1}
>>> solve([Row({"a": 1}, 3, None), Row({"b": 1}, 3, None), Row({"a": 1, "b": 1}, None, 5)]).rows
frozenset({0, 1, 2})
"""

import math
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Final, NamedTuple

FENCE: Final = 10**18
"""No amount is beyond this, above or below 0: in fen, ten million times 万亿 yuan."""
FORKS: Final = 60
"""Forks that a search takes at most."""
ROOM: Final = (1, 8, 64, 512)
"""How near to the edges of percentages amounts are looked for first: so much less than where any rounding would do."""
NOBODY: Final = -1
"""Whose the fence is. Marks of forks are below it."""


class Undecided(Exception):
    """Whether there are such amounts was not found in ``FORKS`` forks."""


class Row(NamedTuple):
    """A sum, so many times each amount, that lies between two whole numbers, both included; ``None``: no such bound."""

    form: Mapping[Hashable, int]
    low: int | None
    high: int | None


@dataclass(frozen=True, slots=True)
class Conflict:
    """Why no amounts keep to all rows."""

    rows: frozenset[int]
    """Rows, by their places, that cannot all be kept."""
    weights: Mapping[tuple[int, bool], Fraction] = field(default_factory=dict)
    """So many times each bound (the row; whether it is the high one): added up, the amounts cancel and the bounds
    contradict. Empty where it takes more than adding up."""


def solve(rows: Sequence[Row]) -> dict[Hashable, int] | Conflict:
    """Return whole amounts that keep to all rows; else why there are none. Raises ``Undecided``."""
    names = list(dict.fromkeys(name for row in rows for name, count in row.form.items() if count))
    table = _Table(names)
    for place, row in enumerate(rows):
        if conflict := table.bind(place, row):
            return _proven(conflict, rows)
    found = _search(table, names)
    return _proven(found, rows) if isinstance(found, Conflict) else found


def _proven(conflict: Conflict, rows: Sequence[Row]) -> Conflict:
    """Return a conflict without its weights where the rows' own bounds add up to no contradiction.

    Of a sum that is so many times another, the bounds were drawn in to whole numbers.
    """
    spare = Fraction(0)
    for (place, upper), weight in conflict.weights.items():
        bound = rows[place].high if upper else rows[place].low
        spare += weight * (bound or 0) * (1 if upper else -1)
    return conflict if spare < 0 else Conflict(conflict.rows)


# --- whole numbers ----------------------------------------------------------------------------------------------


class _Bound(NamedTuple):
    at: Fraction
    row: int
    weight: Fraction = Fraction(1)
    """How much of the row's own bound this one is."""


@dataclass(slots=True)
class _Fork:
    """An amount between two whole numbers, and what was known before it was sent below."""

    at: int
    below: int
    low: list[_Bound]
    high: list[_Bound]
    blamed: frozenset[int] | None = None
    """Why it cannot lie below, once that is known."""


def _search(table: "_Table", names: Sequence[Hashable]) -> dict[Hashable, int] | Conflict:
    if _with_room(table, len(names)):
        return {name: int(table.value[place]) for place, name in enumerate(names)}
    forks: list[_Fork] = []
    for _ in range(FORKS):
        conflict = table.settle()
        if conflict is None:
            at = _between(table, len(names))
            value = table.value[at] if at is not None else Fraction(0)
            if at is None or _dive(table, len(names)):
                return {name: int(table.value[place]) for place, name in enumerate(names)}
            forks.append(_Fork(at, math.floor(value), list(table.low), list(table.high)))
            table.set_high(at, _Bound(Fraction(forks[-1].below), NOBODY - len(forks)))
        elif min(conflict.rows, default=0) > NOBODY:
            return conflict
        elif (blamed := _turn(table, forks, conflict.rows)) is not None:
            return Conflict(blamed)
    raise Undecided


def _with_room(table: "_Table", count: int) -> bool:
    """Move amounts to whole numbers from a place away from the edges of percentages, if there is one.

    Between such edges there is room for whole numbers where amounts are large, and hardly any where they are small.
    """
    return any(_from_within(table, count, share) for share in ROOM)


def _from_within(table: "_Table", count: int, share: int) -> bool:
    low, high = list(table.low), list(table.high)
    for at, whole in table.room.items():
        room = Fraction(whole, share)
        if low[at].at + 2 * room < high[at].at:
            table.set_low(at, low[at]._replace(at=low[at].at + room))
            table.set_high(at, high[at]._replace(at=high[at].at - room))
    moved = table.settle() is None
    table.low, table.high = low, high
    return moved and _dive(table, count)


def _between(table: "_Table", count: int) -> int | None:
    """Return an amount between two whole numbers: of which a sum has most, since others can follow it more easily."""
    between = [at for at in range(count) if table.value[at].denominator > 1]
    return max(between, key=lambda at: table.most[at], default=None)


def _dive(table: "_Table", count: int) -> bool:
    """Move amounts to whole numbers, one after the other and never back; false where that leads nowhere.

    Without it a search can walk along the edge of a percentage, fen by fen.
    """
    low, high = list(table.low), list(table.high)
    while (at := _between(table, count)) is not None:
        if not any(_sits(table, at, whole) for whole in (math.floor(table.value[at]), math.ceil(table.value[at]))):
            table.low, table.high = low, high
            return False
    table.low, table.high = low, high
    return True


def _sits(table: "_Table", at: int, whole: int) -> bool:
    """Hold an amount at a whole number, if the others can follow."""
    low, high = table.low[at], table.high[at]
    bound = _Bound(Fraction(whole), NOBODY)
    table.set_low(at, bound)
    table.set_high(at, bound)
    if low.at <= whole <= high.at and table.settle() is None:
        return True
    table.low[at], table.high[at] = low, high
    return False


def _turn(table: "_Table", forks: list[_Fork], blamed: frozenset[int]) -> frozenset[int] | None:
    """Go back to the last fork that has another way, and take it; where there is none, return what is to blame."""
    while forks:
        fork, mark = forks[-1], NOBODY - len(forks)
        if mark in blamed and fork.blamed is None:
            fork.blamed = blamed - {mark}
            table.low, table.high = list(fork.low), list(fork.high)
            table.set_low(fork.at, _Bound(Fraction(fork.below + 1), mark))
            return None
        if mark in blamed and fork.blamed is not None:
            blamed = (blamed | fork.blamed) - {mark}
        forks.pop()
        if not min(blamed, default=0) < NOBODY:
            break
    return blamed


# --- fractions --------------------------------------------------------------------------------------------------


class _Table:
    """Amounts and sums of them, each between two bounds; some are expressed by the others, which are free to move."""

    def __init__(self, names: Sequence[Hashable]) -> None:
        self.places: dict[frozenset[tuple[Hashable, int]], int] = {}
        self.value, self.low, self.high = [], [], []  # type: list[Fraction], list[_Bound], list[_Bound]
        self.sums: dict[int, dict[int, Fraction]] = {}
        """Of each that is expressed by free ones: so many times each of them."""
        self.room: dict[int, int] = {}
        """Of each sum that has some amount several times: so far from its bounds, any amounts may be rounded."""
        self.most = [1] * len(names)
        """Of each amount, how many times a sum has it at most."""
        for name in names:
            self._add(frozenset({(name, 1)}), FENCE)

    def _add(self, form: frozenset[tuple[Hashable, int]], fence: int) -> int:
        place = self.places[form] = len(self.value)
        self.value.append(Fraction(0))
        self.low.append(_Bound(Fraction(-fence), NOBODY))
        self.high.append(_Bound(Fraction(fence), NOBODY))
        return place

    def bind(self, row: int, bounds: Row) -> Conflict | None:
        """Add a row's bounds, before anything was moved; return the conflict of two that cross."""
        form = {name: count for name, count in bounds.form.items() if count}
        share = math.gcd(*form.values())
        if not share:
            crossed = (bounds.low or 0) > 0 or (bounds.high or 0) < 0
            return Conflict(frozenset({row})) if crossed else None
        at = self._place(frozenset((name, count // share) for name, count in form.items()))
        if bounds.low is not None and -(-bounds.low // share) > self.low[at].at:
            self.low[at] = _Bound(Fraction(-(-bounds.low // share)), row, Fraction(1, share))
        if bounds.high is not None and bounds.high // share < self.high[at].at:
            self.high[at] = _Bound(Fraction(bounds.high // share), row, Fraction(1, share))
        if self.low[at].at > self.high[at].at:
            return self._conflict([(self.low[at], False, Fraction(1)), (self.high[at], True, Fraction(1))])
        if at not in self.sums:
            self._move(at, min(max(self.value[at], self.low[at].at), self.high[at].at))
        return None

    def _place(self, form: frozenset[tuple[Hashable, int]]) -> int:
        if form in self.places:
            return self.places[form]
        at = self._add(form, FENCE * sum(abs(count) for _, count in form))
        counts = {self.places[frozenset({(name, 1)})]: count for name, count in form}
        for free, count in counts.items():
            self.most[free] = max(self.most[free], abs(count))
        if any(abs(count) != 1 for count in counts.values()):
            self.room[at] = sum(map(abs, counts.values()))
        self.sums[at] = {free: Fraction(count) for free, count in counts.items()}
        self.value[at] = sum((count * self.value[free] for free, count in counts.items()), Fraction(0))
        return at

    def set_low(self, at: int, bound: _Bound) -> None:
        """Raise a low bound; one that is free to move goes there if it has to."""
        self.low[at] = bound
        if at not in self.sums and self.value[at] < bound.at:
            self._move(at, bound.at)

    def set_high(self, at: int, bound: _Bound) -> None:
        """Lower a high bound, likewise."""
        self.high[at] = bound
        if at not in self.sums and self.value[at] > bound.at:
            self._move(at, bound.at)

    def settle(self) -> Conflict | None:
        """Move until all lie within their bounds; else return why they cannot.

        Always the first that is out of bounds and the first that can help it, so that it ends (Bland).
        """
        while True:
            out = next((at for at in sorted(self.sums) if self._is_out(at)), None)
            if out is None:
                return None
            rising = self.value[out] < self.low[out].at
            free = next((at for at in sorted(self.sums[out]) if self._helps(out, at, rising)), None)
            if free is None:
                return self._stuck(out, rising)
            self._swap(out, free)
            self._move(out, self.low[out].at if rising else self.high[out].at)

    def _is_out(self, at: int) -> bool:
        return not self.low[at].at <= self.value[at] <= self.high[at].at

    def _helps(self, out: int, free: int, rising: bool) -> bool:
        if (self.sums[out][free] > 0) == rising:
            return self.value[free] < self.high[free].at
        return self.value[free] > self.low[free].at

    def _stuck(self, out: int, rising: bool) -> Conflict:
        """Return why a sum cannot come within its bound: all that it is made of are at theirs."""
        used = [(self.low[out], False, Fraction(1)) if rising else (self.high[out], True, Fraction(1))]
        for free, count in self.sums[out].items():
            upper = (count > 0) == rising
            used.append((self.high[free] if upper else self.low[free], upper, abs(count)))
        return self._conflict(used)

    def _conflict(self, used: Sequence[tuple[_Bound, bool, Fraction]]) -> Conflict:
        rows = frozenset(bound.row for bound, _, _ in used if bound.row != NOBODY)
        if any(bound.row <= NOBODY for bound, _, _ in used):
            return Conflict(rows)
        return Conflict(rows, {(bound.row, upper): count * bound.weight for bound, upper, count in used})

    def _move(self, free: int, to: Fraction) -> None:
        by, self.value[free] = to - self.value[free], to
        for at, counts in self.sums.items():
            if free in counts:
                self.value[at] += counts[free] * by

    def _swap(self, out: int, free: int) -> None:
        """Let a sum go free, and express by it one that was free."""
        counts = self.sums.pop(out)
        share = 1 / counts.pop(free)
        new = {at: -count * share for at, count in counts.items()} | {out: share}
        for at, others in self.sums.items():
            if times := others.pop(free, None):
                merged = {place: others.get(place, Fraction(0)) + times * count for place, count in new.items()}
                self.sums[at] = {place: count for place, count in (others | merged).items() if count}
        self.sums[free] = new
