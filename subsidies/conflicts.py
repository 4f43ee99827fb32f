"""Of statements that cannot all be true, every smallest set of them, and the fewest that the others could do without.

Whether some statements can all be true is asked of a function, nothing else is known of them. The catch: there can be
very many such sets; the search ends after ``LIMIT`` steps and then says that it is not complete.

>>> pairs = [frozenset({0, 1}), frozenset({1, 2})]
>>> found = conflicts(range(4), lambda some: next((pair for pair in pairs if pair <= some), None))
>>> [sorted(one) for one in found.sets], [sorted(one) for one in found.left_out]
([[0, 1], [1, 2]], [[1]])
"""

from collections import Counter, deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import chain
from typing import Final

LIMIT: Final = 2_000
"""Steps of a search at most."""

Some = frozenset[int]
Ask = Callable[[Some], Some | None]
"""Return statements among these that cannot all be true, perhaps more than needed; ``None`` where all can be."""


@dataclass(frozen=True, slots=True)
class Conflicts:
    """What cannot all be true."""

    sets: tuple[Some, ...]
    """Each cannot be true as a whole, and can without any one of its statements; the smallest first."""
    left_out: tuple[Some, ...]
    """The fewest statements without which all others can be true: every way of leaving out so few."""
    complete: bool
    """Whether these are all; otherwise some sets may be missing, and it may do to leave out fewer."""


def conflicts(statements: Iterable[int], ask: Ask, known: Iterable[Some] = ()) -> Conflicts:
    """Return the sets of statements that cannot all be true.

    Every way to leave out one statement of each set that is found is followed, the fewest left out first; whatever set
    is not known yet stays whole along one of these ways, and is found at its end.

    known   such sets that are known already
    """
    every = frozenset(statements)
    sets = list(known)
    ways: list[Some] = []
    waiting, seen = deque([frozenset[int]()]), {frozenset[int]()}
    for _ in range(LIMIT):
        if not waiting:
            break
        without = waiting.popleft()
        if any(way <= without for way in ways):
            continue
        found = next((one for one in sets if not one & without), None)
        if found is None:
            clash = ask(every - without)
            if clash is None:
                ways.append(without)
                continue
            found = smallest(clash, ask)
            sets.append(found)
        longer = [without | {one} for one in sorted(found)]
        waiting.extend(one for one in longer if one not in seen)
        seen.update(longer)
    if not ways:
        ways.append(_way(every, sets, ask))
    fewest = min(map(len, ways), default=0)
    ordered = sorted(sets, key=lambda one: (len(one), sorted(one)))
    return Conflicts(tuple(ordered), tuple(way for way in ways if len(way) == fewest), not waiting)


def _way(every: Some, sets: list[Some], ask: Ask) -> Some:
    """Return statements without which all others can be true, each time the one that stands in most sets.

    Sets that are found by the way are added.
    """
    out: Some = frozenset()
    while True:
        whole = [one for one in sets if not one & out]
        if whole:
            counts = Counter(chain.from_iterable(sorted(one) for one in whole))
            out |= {max(counts, key=lambda one: (counts[one], -one))}
        elif clash := ask(every - out):
            sets.append(smallest(clash, ask))
        else:
            return out


def smallest(clash: Some, ask: Ask) -> Some:
    """Return a set among statements that cannot all be true that has none to spare."""
    for one in sorted(clash, reverse=True):
        if one in clash:
            clash = ask(clash - {one}) or clash
    return clash
