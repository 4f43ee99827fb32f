"""What the ledger says of a project so far: its lists, the months issued and closed, and what its last list knew.

The catch: the past is read from the inputs that the ledger keeps, never from today's files.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from subsidies import entitlement, money, months, roster, tables
from subsidies.difference import Paid
from subsidies.engine import Known, Last, know
from subsidies.errors import Refusal
from subsidies.ledger.book import Book, Input, PaidRows
from subsidies.ledger.chain import Batch
from subsidies.policy import Project
from subsidies.read import projects
from subsidies.read.projects import Inputs

Array = np.ndarray[Any, Any]


@dataclass(frozen=True, slots=True)
class History:
    """The lists of a project up to some batch, in order, and what the ledger had paid by then."""

    project: str
    through: int | None
    """The last batch looked at; ``None`` for all."""
    lists: tuple[Batch, ...]
    reversed: frozenset[int]
    """The batches that were taken back."""
    closed: frozenset[int]
    """The pay months that are closed."""
    paid: PaidRows
    agreed: Mapping[str, tuple[int, int]]
    """Instalments by id number: from which pay month on, and how much a month (fen); the last agreement counts."""

    @property
    def issued(self) -> frozenset[int]:
        """The pay months of which a list was issued."""
        return frozenset(months.parse(batch.pay_month) for batch in self.lists)

    @property
    def last(self) -> Batch | None:
        """The last list, if there is one."""
        return self.lists[-1] if self.lists else None

    def standing(self, month: str) -> list[Batch]:
        """Return the lists of a pay month that were not taken back."""
        return [batch for batch in self.lists if batch.pay_month == month and batch.number not in self.reversed]

    def next_due(self, since: int) -> int:
        """Return the month after the latest one issued, or the first."""
        return max(self.issued, default=since - 1) + 1


def of(book: Book, project: str, through: int | None = None) -> History:
    """Return the history of a project: all of it, or up to a batch."""
    batches = [batch for batch in book.batches(project) if through is None or batch.number <= through]
    return History(
        project=project,
        through=through,
        lists=tuple(batch for batch in batches if batch.kind == "payroll"),
        reversed=frozenset(batch.about for batch in batches if batch.kind == "reversal" and batch.about is not None),
        closed=frozenset(months.parse(batch.pay_month) for batch in batches if batch.kind == "closing"),
        paid=book.paid(project, through),
        agreed={one: terms for batch in batches if batch.kind == "agreement" for one, terms in _terms(book, batch)},
    )


def _terms(book: Book, batch: Batch) -> list[tuple[str, tuple[int, int]]]:
    """Return what an agreement's detail says: the person, from which pay month on, how much a month (fen)."""
    try:
        detail = json.loads(batch.detail)
        return [(detail["id_number"], (months.parse(detail["from"]), money.parse(detail["amount"])))]
    except (ValueError, KeyError, TypeError, Refusal):
        raise Refusal("ledger-corrupt", path=book.path) from None


def inputs(book: Book, batch: Batch, now: Inputs | None = None) -> Inputs:
    """Return the inputs of a batch as the ledger keeps them; ``now`` where it has the very same bytes."""
    stored = tuple(one.digest for one in batch.inputs)
    if now is not None and tuple(one.digest for one in now.contents) == stored:
        return now
    return projects.stored([Input(one.role, one.name, book.content(one.digest)) for one in batch.inputs])


def last_known(book: Book, past: History, now: Inputs) -> Last | None:
    """Return what the last list of a project knew, or ``None`` where there was none."""
    if past.last is None:
        return None
    then = inputs(book, past.last, now)
    before = of(book, past.project, past.last.number - 1)
    known = people(book, then, before, months.parse_day(past.last.as_of)).known
    paid = by_row(book.paid(past.project, past.last.number), known)
    undone = {
        reason: frozenset(book.undone(past.project, kind, past.last.number, past.through))
        for reason, kind in (("returned", "bank-return"), ("reversed", "reversal"))
    }
    return Last(known, months.parse(past.last.pay_month), paid, past.issued, undone)


class People(NamedTuple):
    """A project as known on a day; after those whom its rosters name, the people whom only the ledger knows."""

    known: Known
    omitted: range
    """The rows of those whom no roster names any more; they have the facts of the last roster that did."""


def people(book: Book, read: Inputs, past: History, as_of: int) -> People:
    """Return a project as known on a day (an ordinal), with everybody whom the ledger has paid.

    A person paid whom today's roster names, but as reported later than ``as_of``, is there too, and owed nothing.
    """
    project = _project(read)
    known = know((read.roster, read.changes, project), as_of)
    there = set(known.facts.key)
    missing = {one: key for one, key in _keys(past.paid.people, known.link).items() if key not in there}
    agreed = {known.link.get(one, one): terms for one, terms in past.agreed.items()}
    if not missing:
        return People(replace(known, agreed=agreed), range(0))
    named = set(roster.linked(read.roster["id_number"].to_numpy(), known.link))
    last = _last_rows(book, past.lists, {key for key in missing.values() if key not in named}, known.link)
    found = {*roster.linked(last["id_number"].to_numpy(), known.link)}
    nobody = _nobody(sorted({key: one for one, key in missing.items() if key not in found}.values()))
    table = tables.stack(tables.ROSTER, [known.people, last.assign(reported_on=np.int32(months.NONE)), nobody])
    first = len(known.facts)
    everybody = know((table, read.changes, project), as_of)
    return People(replace(everybody, agreed=agreed), range(first, first + len(last)))


def _keys(ids: Iterable[str], link: dict[str, str]) -> dict[str, str]:
    """Return the id under which each person goes, by the ids that the ledger has paid, in the order of the ids."""
    return {one: link.get(one, one) for one in sorted(ids)}


def _project(read: Inputs) -> Project:
    assert read.project is not None, "only inputs without errors are computed with"
    return read.project


def _last_rows(book: Book, lists: Sequence[Batch], wanted: set[str], link: dict[str, str]) -> pd.DataFrame:
    """Return, for each person wanted, the roster row of the last roster that named them, if any did."""
    found: list[pd.DataFrame] = [tables.empty(tables.ROSTER)]
    seen: set[tuple[str, ...]] = set()
    for batch in reversed(lists):
        digests = tuple(one.digest for one in batch.inputs if one.role == "roster")
        if not wanted or digests in seen:
            continue
        seen.add(digests)
        table = inputs(book, batch).roster
        key = roster.linked(table["id_number"].to_numpy(), link)
        rows = table[[one in wanted for one in key]]
        wanted = wanted - set(key)
        found.append(rows)
    return tables.stack(tables.ROSTER, found)


def _nobody(ids: Sequence[str]) -> pd.DataFrame:
    """Return rows for ids of which no facts are known: nothing was ever owed to them."""
    empty = {"object": "", "int32": months.NONE, "int64": 0, "int8": months.NONE}
    columns = {name: np.full(len(ids), empty[kind], dtype=kind) for name, kind in tables.ROSTER.columns.items()}
    columns |= {"id_number": np.array(ids, dtype=object), "start_month": np.full(len(ids), months.NEVER, np.int32)}
    return tables.make(tables.ROSTER, columns)


def by_row(paid: PaidRows, known: Known) -> Paid:
    """Return what was paid by the rows of the facts; what was paid to people not among them is left out."""
    row = tables.places(known.facts.key, roster.linked(paid.ids, known.link))
    place = {item.id: number for number, item in enumerate(known.project.items)}
    items = np.array([place.get(item, -1) for item in paid.items], np.int64)
    person = row[paid.person]
    kept = person >= 0
    return Paid(person[kept], items[paid.item_place[kept]], paid.month[kept], paid.fen[kept])


def owed_in(known: Known, rows: range, month: int) -> Array:
    """Return what is owed for one month to each of some people, over all items (int64 fen)."""
    facts = known.facts.run(rows.start, rows.stop)
    grids = entitlement.dues(facts, known.project, range(month, month + 1))
    return sum((grid.fen.sum(axis=0) for grid in grids.values()), np.zeros(len(facts), np.int64))
