"""How each fen of a person came about: the facts, what is owed, what was paid, and what is open between the two.

Reads the workspace and the ledger and gives one value that holds everything said. The catch: nothing is reckoned here
a second time; every amount is what entitlement, difference and the ledger say, and only put beside its source.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from subsidies import history, months, person, roster, workspace
from subsidies.explain import account
from subsidies.explain.account import Account, View
from subsidies.history import History
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
        view = View(ask.as_of, _through(book, ask), ask.month)
        pasts = [history.of(book, one.id, view.through) for one in read]
        ids = person.find(ask.who, read, person.paid(book, pasts))
        both = zip(read, pasts, strict=True)
        accounts = tuple(one for inputs, past in both for one in _accounts(book, (inputs, past), ids, view))
    finally:
        book.close()
    current = accounts[0].id_number
    return Explanation(current, tuple(one for one in ids if one != current), accounts[0].name, ask, accounts)


def _accounts(book: Book, which: tuple[Inputs, History], ids: Sequence[str], view: View) -> list[Account]:
    """Return the accounts of a person in one project: one, or none where they never were in it."""
    read, past = which
    link = roster.links(read.changes)
    there = {link.get(one, one) for one in (*read.roster["id_number"], *past.paid.people)}
    keys = dict.fromkeys(link.get(one, one) for one in ids)
    return [account.of(book, read, past, key, view) for key in keys if key in there]


def _through(book: Book, ask: Ask) -> int | None:
    """Return the last batch that counts; ``None``: all of them."""
    if not ask.past:
        return None
    return max((one.number for one in book.batches() if one.as_of <= months.format_day(ask.as_of)), default=0)
