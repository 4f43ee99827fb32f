"""A list held against what the inputs and the ledger of its own day give: which cells differ, and what that means.

The catch: a list is a function of inputs that the ledger keeps, so a cell that is not what they give was put in, left
out or changed by other means than this program; the facts of that day say what it amounts to.
"""

from collections.abc import Iterator
from typing import Any, Final, NamedTuple

import numpy as np

from subsidies import entitlement, months, roster
from subsidies.difference import Paid
from subsidies.errors import Finding, Value
from subsidies.facts import Facts, Spans
from subsidies.money import show
from subsidies.policy import ONE_OFF, Project

Array = np.ndarray[Any, Any]


LEFT_OUT: Final = "owed-left-out"
"""The rule whose amount is what is missing."""


class Entered(NamedTuple):
    """A list as it was entered, and what was known on its day.

    ``lines`` and ``computed`` are what was entered, and what the inputs give, by row of the facts; so is ``paid``, what
    the ledger had paid before. A row of -1 is somebody of whom the inputs know nothing.
    """

    number: int
    month: int
    project: Project
    facts: Facts
    named: int
    """So many of the people, the first, stand in the rosters."""
    lines: Paid
    computed: Paid
    paid: Paid
    ids: Array
    """The id number of each of ``lines``."""


Key = tuple[int, str, int, int]
"""A person (row, id number), an item (place), a service month."""


class Cell(NamedTuple):
    """What was entered and what was computed of a person's item and service month (fen), and how many lines pay it."""

    key: Key
    entered: int
    computed: int
    lines: int

    @property
    def person(self) -> int:
        """The row; -1 for somebody of whom the inputs know nothing."""
        return self.key[0]

    @property
    def id_number(self) -> str:
        """The id number."""
        return self.key[1]

    @property
    def item(self) -> int:
        """The place of the item; -1 for one that the project does not have."""
        return self.key[2]

    @property
    def month(self) -> int:
        """The service month."""
        return self.key[3]


def differing(found: Entered) -> Iterator[Finding]:
    """Find what is not in a list as its inputs give it: a finding a person, item and what it amounts to."""
    sums: dict[tuple[str, str, int], tuple[int, int, int]] = {}
    for cell in cells(found):
        name, fen = meaning(found, cell), cell.entered - cell.computed
        key = name, cell.id_number, cell.item
        total, first, last = sums.get(key, (0, cell.month, cell.month))
        sums[key] = (total + (-fen if name == LEFT_OUT else fen), min(first, cell.month), max(last, cell.month))
    for (name, one, item), (fen, first, last) in sums.items():
        item_name = found.project.items[item].name if item >= 0 else "—"
        values: dict[str, Value] = {
            "batch": found.number,
            "item": item_name,
            "months": months.span(first, last),
            "amount": show(fen),
        }
        yield Finding(name, project=found.project.id, id_number=one or None, amount=fen, values=values)


def cells(found: Entered) -> list[Cell]:
    """Return the cells in which what was entered is not what was computed, in the order in which they come."""
    entered, count, computed = dict[Key, int](), dict[Key, int](), dict[Key, int]()
    for person, item, month, fen, one in zip(*(column.tolist() for column in (*found.lines, found.ids)), strict=True):
        key = person, one if person < 0 else found.facts.id_number[person], item, month
        entered[key] = entered.get(key, 0) + fen
        count[key] = count.get(key, 0) + (fen > 0)
    for person, item, month, fen in zip(*(column.tolist() for column in found.computed), strict=True):
        key = person, found.facts.id_number[person], item, month
        computed[key] = computed.get(key, 0) + fen
    both = [(key, entered.get(key, 0), computed.get(key, 0)) for key in {**computed, **entered}]
    return [Cell(key, was, gives, count.get(key, 0)) for key, was, gives in both if was != gives]


def meaning(found: Entered, cell: Cell) -> str:
    """Return the name of the rule that a cell breaks."""
    if not 0 <= cell.person < found.named:
        return "paid-to-nobody"
    if cell.entered < cell.computed:
        return LEFT_OUT if cell.computed > 0 else "line-not-computed"
    if cell.computed < 0 or cell.item < 0:
        return "line-not-computed"
    return _barred(found, cell) or _worth(found, cell)


def _barred(found: Entered, cell: Cell) -> str:
    """Return why there was no title by the facts of that day; nothing where there was one."""
    facts, row = found.facts, cell.person
    last = facts.death[row] if found.project.death_month_paid else facts.death[row] - 1
    reasons = (
        ("paid-after-death", cell.month > last),
        ("paid-after-end", cell.month > facts.end[row]),
        ("paid-in-forfeit", _in(facts.forfeits, row, cell.month)),
        ("paid-while-suspended", _in(facts.unpaid, row, cell.month) or _in(facts.holds, row, found.month)),
        ("paid-before-start", cell.month < max(facts.start[row], found.project.since)),
    )
    return next((name for name, holds in reasons if holds), "")


def _in(spans: Spans, row: int, month: int) -> bool:
    mine = Spans(*(column[spans.person == row] for column in spans))
    return bool(roster.within(mine, month, row + 1)[row])


def _worth(found: Entered, cell: Cell) -> str:
    """Return what is wrong with a payment for a month to which there was a title."""
    item = found.project.items[cell.item]
    is_once = item.kind == ONE_OFF
    facts, first = found.facts.run(cell.person, cell.person + 1), cell.month // 12 * 12
    span = range(first, first + 12) if is_once else range(cell.month, cell.month + 1)
    due = int(entitlement.dues(facts, found.project, span)[item.id].fen.sum())
    if is_once and not due:
        return "one-off-without-title"
    paid = found.paid
    same = paid.month // 12 == cell.month // 12 if is_once else paid.month == cell.month
    before = int(paid.fen[(paid.person == cell.person) & (paid.item == cell.item) & same].sum())
    if due and (before >= due or cell.lines > 1):
        return "one-off-twice" if is_once else "paid-twice"
    return "amount-off-scale"
