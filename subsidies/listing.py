"""One project's list of a month from the ledger and its inputs, and what keeps it from being made.

The same functions make a draft, an issue, and, from the inputs that the ledger keeps, any past list again. The catch: a
list depends on what the ledger had paid before it, so the past is cut where that list was entered.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from subsidies import engine, history, months
from subsidies.engine import Known, Last, PaymentList
from subsidies.errors import Finding
from subsidies.history import History, People
from subsidies.ledger.book import Book
from subsidies.read.projects import Inputs
from subsidies.words import ROSTER


@dataclass(frozen=True, slots=True)
class Situation:
    """A project before a list: its inputs, its past, its people as known on a day, and what the last list knew."""

    inputs: Inputs
    past: History
    people: People
    last: Last | None

    @property
    def known(self) -> Known:
        """The project as known on the day."""
        return self.people.known


def situation(book: Book, read: Inputs, past: History, as_of: int) -> Situation:
    """Return a project's situation on a day (an ordinal), from inputs without errors."""
    return Situation(read, past, history.people(book, read, past, as_of), history.last_known(book, past, read))


def payment_list(before: Situation, month: int) -> PaymentList:
    """Return the list of a pay month."""
    paid = history.by_row(before.past.paid, before.known)
    return engine.payment_list(before.known, paid, month, before.last)


def faults(before: Situation, month: int) -> list[Finding]:
    """Return what is wrong with the inputs against the ledger: items gone, people new without a start, or omitted."""
    return [*_gone(before.past.paid.item, before.inputs), *_new(before), *_omitted(before, month)]


def _gone(paid_items: Iterable[str], read: Inputs) -> list[Finding]:
    """Find the items that the ledger has paid and the project file no longer has."""
    there = {item.id for item in read.project.items} if read.project else set()
    gone = sorted(set(paid_items) - there)
    return [Finding("item-gone", read.file, column="item", project=read.id, values={"text": one}) for one in gone]


def _new(before: Situation) -> list[Finding]:
    """Find the people who are new since the last list and have no start."""
    known = before.known
    if before.last is None:
        return []
    then = before.last.known.facts.key
    there = {known.link.get(one, one) for one in (*then, *before.past.paid.id_number)}
    rows = [row for row in np.flatnonzero(known.facts.start == months.NONE).tolist() if known.facts.key[row] not in there]
    people = known.people.iloc[rows]
    return [
        Finding("start-missing", file, int(row), ROSTER["start_month"].zh, before.inputs.id, one)
        for file, row, one in zip(people["file"], people["row"], people["id_number"], strict=True)
    ]


def _omitted(before: Situation, month: int) -> list[Finding]:
    """Find the people whom the ledger has paid, who are owed something this month, and whom no roster names."""
    omitted = before.people.omitted
    owed = history.owed_in(before.known, omitted, month)
    ids = before.known.facts.id_number[omitted.start : omitted.stop]
    return [
        Finding("person-omitted", project=before.inputs.id, id_number=ids[row], amount=int(owed[row]))
        for row in np.flatnonzero(owed).tolist()
    ]
