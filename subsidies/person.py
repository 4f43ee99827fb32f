"""Who is meant: a person by id number, by a masked one as the program shows it, or by name.

The catch: a name is an answer only where one person bears it, among the rosters and in the ledger; a person who has
had several id numbers is one person.
"""

from collections.abc import Iterable, Sequence

from subsidies import identity, roster, tables
from subsidies.errors import Refusal, Secret
from subsidies.history import History
from subsidies.ledger import people
from subsidies.ledger.book import Book
from subsidies.read.projects import Inputs


def find(who: str, read: Sequence[Inputs], paid: Iterable[tuple[str, str]]) -> list[str]:
    """Return all id numbers of the person who is meant, sorted.

    read   the projects
    paid   id number and name of everybody whom the ledger has paid

    Raises ``Refusal``: bad-id, person-not-found (with the ids that differ by a slip, if any), person-not-unique (with
    the id numbers of all who may be meant).
    """
    link = roster.links(tables.stack(tables.CHANGES, [one.changes for one in read]))
    known = [*paid, *(pair for one in read for pair in zip(one.roster["id_number"], one.roster["name"], strict=True))]
    found = sorted({link.get(one, one) for one in _matching(who.strip(), known, link)})
    if not found:
        raise Refusal("person-not-found", near=_near(who.strip(), {one for one, _ in known}))
    if len(found) > 1:
        raise Refusal("person-not-unique", count=len(found), ids=tuple(map(Secret, found)))
    return sorted({found[0], *(one for one in link if link[one] == found[0])})


def _near(who: str, known: set[str]) -> tuple[Secret, ...]:
    """Return the known ids that an id number may have been meant for."""
    if "*" in who or not who[:1].isdigit():
        return ()
    return tuple(map(Secret, identity.near(identity.parse(who), known)))


def _matching(who: str, known: Iterable[tuple[str, str]], link: dict[str, str]) -> list[str]:
    """Return the id numbers that may be meant."""
    if "*" in who:
        return [one for one, _ in known if identity.mask(one) == who.upper()]
    if who[:1].isdigit():
        wanted = identity.parse(who)
        root = link.get(wanted, wanted)
        return [one for one, _ in known if link.get(one, one) == root]
    name = identity.fold_name(who)
    return [one for one, other in known if name and identity.fold_name(other) == name]


def paid(book: Book, pasts: Iterable[History]) -> list[tuple[str, str]]:
    """Return id number and name of everybody whom the ledger has paid in some projects."""
    ids = {one for past in pasts for one in past.paid.people}
    return [pair for pair in people.named(book) if pair[0] in ids]
