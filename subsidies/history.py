"""What the ledger says of a project so far: its lists, the months issued and closed, and what its last list knew.

The catch: the past is read from the inputs that the ledger keeps, never from today's files.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from subsidies import engine, entitlement, money, months, reconcile, roster, tables
from subsidies.difference import Paid
from subsidies.engine import Known, Last, know
from subsidies.errors import Refusal
from subsidies.ledger import paid
from subsidies.ledger.book import Book, Input
from subsidies.ledger.chain import Batch, is_reissue, is_sealed
from subsidies.ledger.paid import PaidRows
from subsidies.policy import Project
from subsidies.read import projects
from subsidies.read.projects import Inputs

Array = np.ndarray[Any, Any]


@dataclass(frozen=True, slots=True)
class History:
    """The batches of a project up to some batch, in order, and what the ledger had paid by then."""

    project: str
    batches: tuple[Batch, ...]
    paid: PaidRows
    agreed: Mapping[str, tuple[int, int]]
    """Instalments by id number: from which pay month on, and how much a month (fen); the last agreement counts."""

    @property
    def lists(self) -> tuple[Batch, ...]:
        """The lists, in order."""
        return tuple(batch for batch in self.batches if batch.kind == "payroll")

    @property
    def reversed(self) -> frozenset[int]:
        """The batches that were taken back."""
        return frozenset(one.about for one in self.batches if one.kind == "reversal" and one.about is not None)

    @property
    def standing_paid(self) -> PaidRows:
        """What was paid, without the lists that were taken back and what took them back."""
        taken = self.reversed
        if not taken:
            return self.paid
        return self.paid.without({*taken, *(one.number for one in self.batches if one.kind == "reversal")})

    @property
    def closed(self) -> frozenset[int]:
        """The pay months that are closed."""
        return frozenset(months.parse(batch.pay_month) for batch in self.batches if batch.kind == "closing")

    @property
    def issued(self) -> frozenset[int]:
        """The pay months of which a list was issued."""
        return frozenset(months.parse(batch.pay_month) for batch in self.lists)

    @property
    def last(self) -> Batch | None:
        """The last list, if there is one."""
        return next((batch for batch in reversed(self.batches) if batch.kind == "payroll"), None)

    @property
    def last_whole(self) -> Batch | None:
        """The last list that had all in it that there was to pay, if there is one."""
        return next((one for one in reversed(self.lists) if not is_reissue(one)), None)

    def standing(self, month: str) -> list[Batch]:
        """Return the lists of a pay month that were not taken back."""
        taken = self.reversed
        return [batch for batch in self.lists if batch.pay_month == month and batch.number not in taken]

    def next_due(self, since: int) -> int:
        """Return the month after the latest one issued, or the first."""
        return max(self.issued, default=since - 1) + 1


def of(book: Book, project: str, through: int | None = None) -> History:
    """Return the history of a project: all of it, or up to a batch.

    Raises ``Refusal`` (ledger-corrupt) where the rows of the ledger make no sense.
    """
    batches = tuple(batch for batch in book.batches(project) if through is None or batch.number <= through)
    try:
        for batch in batches:
            months.parse(batch.pay_month)
            months.parse_day(batch.as_of)
    except Refusal:
        raise Refusal("ledger-corrupt", path=book.path) from None
    return History(project, batches, paid.rows(book, batches), _agreed(book, batches))


def without_money(batches: Iterable[Batch]) -> frozenset[int]:
    """Return the numbers of the batches whose lines moved no money: waivers, and what took them back."""
    batches = list(batches)
    waivers = frozenset(batch.number for batch in batches if batch.kind == "waiver")
    return waivers | {batch.number for batch in batches if batch.about in waivers}


def paid_in(past: History, year: int, before: int | None = None) -> int:
    """Return what was paid in the pay months of a year (fen): all lines but those that moved no money.

    before   a batch; it and what was entered after it do not count
    """
    waived = without_money(past.batches)
    mine = [one for one in past.batches if before is None or one.number < before]
    return sum(batch.fen for batch in mine if batch.number not in waived and is_of(batch, year))


def is_of(batch: Batch, year: int) -> bool:
    """Whether a batch's pay month is in a year."""
    return months.year(months.parse(batch.pay_month)) == year


def until(book: Book, past: History, batch: int) -> History:
    """Return the history up to a batch, from that of more."""
    batches = tuple(one for one in past.batches if one.number <= batch)
    return History(past.project, batches, past.paid.until(batch), _agreed(book, batches))


def _agreed(book: Book, batches: Iterable[Batch]) -> dict[str, tuple[int, int]]:
    return dict(_terms(book, batch) for batch in batches if batch.kind == "agreement")


def _terms(book: Book, batch: Batch) -> tuple[str, tuple[int, int]]:
    """Return what an agreement's detail says: the person, from which pay month on, how much a month (fen)."""
    try:
        detail = json.loads(batch.detail)
        return str(detail["id_number"]), (months.parse(detail["from"]), money.parse(detail["amount"]))
    except (ValueError, KeyError, TypeError, Refusal):
        raise Refusal("ledger-corrupt", path=book.path) from None


def inputs(book: Book, batch: Batch, now: Inputs | None = None) -> Inputs:
    """Return the inputs of a batch as the ledger keeps them; ``now`` where it has the very same bytes.

    Raises ``Refusal`` (ledger-corrupt) where the batch, or one of them, is not what was entered.
    """
    if not is_sealed(batch):
        raise Refusal("ledger-corrupt", path=book.path)
    stored = tuple(one.digest for one in batch.inputs)
    if now is not None and tuple(one.digest for one in now.contents) == stored:
        return now
    return projects.stored([Input(one.role, one.name, book.content(one.digest)) for one in batch.inputs])


def last_known(book: Book, past: History, now: Inputs) -> Last | None:
    """Return what the last whole list of a project knew, or ``None`` where there was none.

    What a list of failed payments knew beyond it, nobody was told: it paid nothing else.
    """
    whole = past.last_whole
    if whole is None:
        return None
    then = inputs(book, whole, now)
    last = whole.number
    known = people(book, then, until(book, past, last - 1), months.parse_day(whole.as_of)).known
    undone = {
        reason: frozenset(_undone(book, past, kind, last))
        for reason, kind in (("returned", "bank-return"), ("reversed", "reversal"))
    }
    return Last(known, months.parse(whole.pay_month), by_row(past.paid.until(last), known), past.issued, undone)


def _undone(book: Book, past: History, kind: str, after: int) -> set[tuple[str, str, int]]:
    """Return what batches of a kind took back after a list and no list of failed payments has paid since.

    What was reversed, an answer or such a list, counts for nothing.
    """
    cells: set[tuple[str, str, int]] = set()
    for batch in past.batches:
        if batch.number <= after or batch.number in past.reversed:
            continue
        if batch.kind == kind:
            cells |= set(book.undone(past.project, kind, batch.number - 1, batch.number))
        elif is_reissue(batch):
            lines = book.lines(batch.number)
            cells -= set(zip(lines["id_number"], lines["item"], lines["service_month"].tolist(), strict=True))
    return cells


class People(NamedTuple):
    """A project as known on a day; after those whom its rosters name, the people whom only the ledger knows."""

    known: Known
    omitted: range
    """The rows of those whom no roster names any more; they have the facts of the last roster that did.

    Who was only in lists that were taken back is not among them: nothing was paid to them, and nothing is owed.
    """


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
    stand = set(_keys(past.standing_paid.people, known.link).values())
    last = _last_rows(book, past.lists, {key for key in missing.values() if key in stand - named}, known.link)
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


def by_row(rows: PaidRows, known: Known) -> Paid:
    """Return what was paid by the rows of the facts; what was paid to people not among them is left out."""
    row = tables.places(known.facts.key, roster.linked(rows.ids, known.link)).astype(np.int32)
    place = {item.id: number for number, item in enumerate(known.project.items)}
    items = np.array([place.get(item, -1) for item in rows.items], np.int32)
    columns = row[rows.person], items[rows.item_place], rows.month, rows.fen
    kept = columns[0] >= 0
    return Paid(*columns) if kept.all() else Paid(*(column[kept] for column in columns))


def left_open(known: Known, past: History, last: int, year: int | None = None) -> tuple[int, int]:
    """Return what is owed and what is claimed (fen, both positive) of months up to ``last``, or of one year's."""
    parts = [reconcile.open_gaps(gaps, year) for gaps in engine.gaps(known, by_row(past.paid, known), last)]
    return sum(arrears for arrears, _ in parts), sum(claims for _, claims in parts)


def owed_in(known: Known, rows: range, month: int) -> Array:
    """Return what is owed for one month to each of some people, over all items (int64 fen)."""
    facts = known.facts.run(rows.start, rows.stop)
    grids = entitlement.dues(facts, known.project, range(month, month + 1))
    return sum((grid.fen.sum(axis=0) for grid in grids.values()), np.zeros(len(facts), np.int64))
