"""How each fen of a person came about: the facts, what is owed, what was paid, and what is open between the two.

Reads the workspace and the ledger and gives one value that holds everything said. The catch: nothing is reckoned here
a second time; every amount is what entitlement, difference and the ledger say, and only put beside its source.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from subsidies import history, months, roster, workspace
from subsidies.explain import account, person
from subsidies.explain.account import Account, View
from subsidies.ledger import people
from subsidies.ledger.book import Book
from subsidies.read.projects import Inputs
from subsidies.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Ask:
    """Who is asked about, by id number or name, and which service month; ``months.NONE``: all of them."""

    who: str
    as_of: int
    """An ordinal."""
    month: int = months.NONE
    only: tuple[str, ...] = ()
    """Ids of projects; none: all."""
    past: bool = False
    """Whether the as-of day was named: then batches as of a later day do not count."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """What is said of a person, a part for each project in which they are or were."""

    id_number: str
    """The one in force."""
    former: tuple[str, ...]
    """Other id numbers under which they went."""
    name: str
    ask: Ask
    accounts: tuple[Account, ...]


def explained(place: Workspace, ask: Ask) -> Explanation:
    """Return the explanation that is asked for.

    Raises ``Refusal``: inputs-faulty, bad-id, person-not-found, person-not-unique, and those of workspace and ledger.
    """
    read = workspace.inputs(place, ask.only)
    workspace.refuse(workspace.errors(read))
    book = place.book()
    try:
        ids = person.find(ask.who, read, people.named(book))
        accounts = [one for inputs in read for one in _accounts(book, inputs, ids, ask)]
        names = dict(people.named(book))
    finally:
        book.close()
    current = next((one.id_number for one in accounts), ids[0])
    name = next((one.name for one in accounts if one.name), names.get(current, ""))
    return Explanation(current, tuple(one for one in ids if one != current), name, ask, tuple(accounts))


def _accounts(book: Book, read: Inputs, ids: Sequence[str], ask: Ask) -> list[Account]:
    """Return the accounts of a person in one project: one, or none where they never were in it."""
    view = View(ask.as_of, _through(book, ask), ask.month)
    link = roster.links(read.changes)
    keys = dict.fromkeys(link.get(one, one) for one in ids)
    past = history.of(book, read.id, view.through)
    paid = past.paid.ids[np.unique(past.paid.person)]
    there = {*roster.linked(read.roster["id_number"].to_numpy(), link), *roster.linked(paid, link)}
    return [account.of(book, read, past, key, view) for key in keys if key in there]


def _through(book: Book, ask: Ask) -> int | None:
    """Return the last batch that counts; ``None``: all of them."""
    if not ask.past:
        return None
    return max((one.number for one in book.batches() if one.as_of <= months.format_day(ask.as_of)), default=0)
