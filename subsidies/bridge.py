"""The bridge (增减变动表): how one month's regular payments become the next one's, person by person.

    before + joined + resumed − left − suspended ± changed = regular;  + one-off + arrears + recovery = net

The catch: what the facts expect is reckoned apart from the list, so that a line that no fact asks for, or one that is
missing, shows as unexplained and is not called a change.

>>> people = People(*(np.array(column) for column in ([0, 120, 120], [120, 0, 120], [False] * 3, [False] * 3)))
>>> sums(moves(people, np.array([120, 0, 100])))["unexplained"]
-20
"""

from typing import Any, Final, NamedTuple

import numpy as np

Array = np.ndarray[Any, Any]

JOINED, RESUMED, LEFT, SUSPENDED, CHANGED = "joined", "resumed", "left", "suspended", "changed"
MOVES: Final = (JOINED, RESUMED, LEFT, SUSPENDED, CHANGED)


class People(NamedTuple):
    """What is known of each person; fen of the items paid every month, one-offs apart.

    ``before`` was paid for the pay month before, ``expected`` is what the facts ask for this one (nothing for those who
    are held); ``was_held`` and ``is_held``: whether the pay month before, and this one, lie in a suspension.
    """

    before: Array
    expected: Array
    was_held: Array
    is_held: Array


class Moves(NamedTuple):
    """Each person's way from ``before`` to ``now``: ``move`` is a word of ``MOVES``, or nothing; the rest are fen."""

    before: Array
    move: Array
    change: Array
    unexplained: Array
    now: Array


def moves(people: People, now: Array) -> Moves:
    """Return how each person comes from what was paid before to what is paid ``now`` (regular lines, fen)."""
    came, went = (people.before == 0) & (people.expected > 0), (people.before > 0) & (people.expected == 0)
    both = (people.before > 0) & (people.expected > 0) & (people.before != people.expected)
    conditions = [came & people.was_held, came, went & people.is_held, went, both]
    move = np.select(conditions, [RESUMED, JOINED, SUSPENDED, LEFT, CHANGED], "")
    return Moves(people.before, move, people.expected - people.before, now - people.expected, now)


def sums(found: Moves) -> dict[str, int]:
    """Return the bridge in total (fen): before, each move, unexplained, regular; the parts add up to ``regular``."""
    parts = {name: int(found.change[found.move == name].sum()) for name in MOVES}
    unexplained = int(found.unexplained.sum())
    return {"before": int(found.before.sum()), **parts, "unexplained": unexplained, "regular": int(found.now.sum())}
