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

from subsidies import roster
from subsidies.facts import Facts

Array = np.ndarray[Any, Any]

JOINED, RESUMED, LEFT, SUSPENDED, CHANGED = "joined", "resumed", "left", "suspended", "changed"
MOVES: Final = (JOINED, RESUMED, LEFT, SUSPENDED, CHANGED)
UNEXPLAINED: Final = "unexplained"
WORTH: Final = ("wage", "rate", "roster-edit")
"""Reasons for which a title is worth something else."""


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


def kinds(found: Moves) -> Array:
    """Return each person's move; ``UNEXPLAINED`` where there is none and the payment is not what the facts ask for."""
    return np.where((found.move == "") & (found.unexplained != 0), UNEXPLAINED, found.move)


# --- why ----------------------------------------------------------------------------------------------------------


class Seen(NamedTuple):
    """People as known at one time, and the pay month that is looked at; ``present``: who was known at all (bool)."""

    facts: Facts
    present: Array
    month: int
    death_month_paid: bool


def causes(move: Array, now: Seen, then: Seen) -> list[tuple[str, ...]]:
    """Return the reasons to be looked for behind each person's move, in their order; texts of ``words.REASONS``.

    now   the people as known now, and this pay month
    then  the same people in the same rows as known at the last list, and the pay month before
    """
    before = np.where(then.present, _stopped(then), "")
    before = np.where(before == "", _stopped(now._replace(month=then.month)), before)
    came, went = np.isin(move, (JOINED, RESUMED)), np.isin(move, (LEFT, SUSPENDED))
    new = ~then.present | (now.facts.start > then.month)
    why = np.select([came & (before != ""), came & new, went], [before, "late-start", _stopped(now)], "")
    moved = np.isin(move, MOVES).tolist()
    return [((one,) if one else WORTH) if is_moved else () for one, is_moved in zip(why.tolist(), moved, strict=True)]


def _stopped(seen: Seen) -> Array:
    """Return why nothing is paid to each person in the month, by their title; nothing where it is paid."""
    facts, month = seen.facts, seen.month
    last = facts.death if seen.death_month_paid else facts.death - 1
    within = [roster.within(spans, month, len(facts)) for spans in (facts.holds, facts.unpaid, facts.forfeits)]
    conditions = [within[0] | within[1], last < month, facts.end < month, within[2]]
    return np.select(conditions, ["resumed", "death", "end", "forfeit"], "")
