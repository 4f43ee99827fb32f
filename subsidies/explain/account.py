"""One person's account in one project: what is on file, what is owed, what was paid, and what is open.

    owed − paid = open arrears − open claims

The catch: this holds of the months that are compared, from the project's first to the last one issued; what the ledger
has paid for others (an item or a month that the project file no longer has) is ``outside`` and added.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from subsidies import claims, difference, engine, entitlement, evidence, history, listing, months, roster, tables
from subsidies.claims import Origin
from subsidies.entitlement import Grid
from subsidies.evidence import Evidence
from subsidies.explain import alone, facts, owed
from subsidies.explain.alone import Alone, runs
from subsidies.explain.facts import Change, Row
from subsidies.explain.owed import Cause, Hold, NotOwed, Owed
from subsidies.history import History
from subsidies.ledger import people
from subsidies.ledger.book import Book
from subsidies.ledger.chain import Batch
from subsidies.policy import ONE_OFF, Item, Project
from subsidies.read.projects import Inputs
from subsidies.reason import Cells

Array = np.ndarray[Any, Any]

CLAIM, HELD, NEXT, AHEAD = "claim", "held", "next-list", "ahead"
"""What becomes of a gap: a claim; owed and held; owed and in the next list; owed by the list of its own month."""


class View(NamedTuple):
    """As of which day (an ordinal), up to which batch (``None``: all), of which month (``months.NONE``: all)."""

    as_of: int
    through: int | None
    month: int


@dataclass(frozen=True, slots=True)
class Paid:
    """Lines of one batch that follow each other: an item's service months, first to last, each of so many fen."""

    item: str
    name: str
    first: int
    last: int
    fen: int
    kind: str
    reason: str

    @property
    def total(self) -> int:
        """The amount of all the months (fen)."""
        return self.fen * (self.last - self.first + 1)


@dataclass(frozen=True, slots=True)
class Payment:
    """A batch, and what it has of the person, under the id number that they then had."""

    batch: Batch
    id_number: str
    lines: tuple[Paid, ...]

    @property
    def total(self) -> int:
        """The sum of its lines (fen)."""
        return sum(line.total for line in self.lines)


@dataclass(frozen=True, slots=True)
class Gap:
    """Months, first to last, in each of which so much was owed and so much paid (fen), why, and what becomes of it."""

    item: str
    name: str
    first: int
    last: int
    owed: int
    paid: int
    state: str
    reason: str
    """Of ``words.REASONS``; nothing where its own list is still to come."""
    origin: str
    """What a claim came from that the last list knew; nothing for other gaps, and where no dated fact says it."""
    causes: tuple[Cause, ...]
    """Why nothing is owed, where nothing is."""
    evidence: tuple[Evidence, ...]
    """What has changed since the last list, or made the claim, where something has."""

    @property
    def total(self) -> int:
        """What is open over all the months (fen): positive is owed, negative a claim."""
        return (self.owed - self.paid) * (self.last - self.first + 1)


@dataclass(frozen=True, slots=True)
class Totals:
    """Sums in fen: ``owed - paid + outside == arrears - claims``."""

    owed: int = 0
    paid: int = 0
    """All lines."""
    waived: int = 0
    """What waivers have taken off ``paid``: claims that were given up."""
    outside: int = 0
    """What of ``paid`` is not compared."""
    arrears: int = 0
    held: int = 0
    """What of the arrears waits for a resumption."""
    claims: int = 0

    def __add__(self, other: "Totals") -> "Totals":
        """Return the sums of both."""
        names = self.__dataclass_fields__
        return Totals(*(getattr(self, name) + getattr(other, name) for name in names))


@dataclass(frozen=True, slots=True)
class Account:
    """Everything said of a person in a project; months of which nothing is to be said are ``months.NONE``."""

    project: Project
    id_number: str
    name: str
    first: int
    last: int
    """The months looked at; none yet, where ``last`` is before ``first``."""
    next_month: int
    """The next pay month."""
    rows: tuple[Row, ...]
    changes: tuple[Change, ...]
    owed: tuple[Owed, ...]
    not_owed: tuple[NotOwed, ...]
    holds: tuple[Hold, ...]
    payments: tuple[Payment, ...]
    gaps: tuple[Gap, ...]
    next: tuple[Paid, ...]
    """The person's lines in the next list, by what is known now."""
    agreed: tuple[int, int] | None
    """Instalments by which claims are paid back: from which pay month on, and how much a month (fen)."""
    totals: Totals


def of(book: Book, read: Inputs, past: History, key: str, view: View) -> Account:
    """Return the account of the person who goes under an id."""
    before = listing.situation(book, read, past, view.as_of)
    due = past.next_due(before.known.project.since)
    one = alone.cut(before, key, view.as_of)
    if one is None:
        return _unknown(before, key, due)
    compared = _compared(one, view, due)
    lines = _lines(book, one, view, compared)
    payments = _payments(book.batches(read.id), lines, one.project)
    return Account(
        project=one.project,
        id_number=str(roster.ids_in(one.facts, max(due, view.month))[0]),
        name=_name(one, lines),
        first=compared.first,
        last=compared.last,
        next_month=due,
        rows=facts.rows(one),
        changes=facts.changes(one),
        owed=owed.owed(one, compared.dues),
        not_owed=owed.not_owed(one, compared.span(due), for_good=view.month == months.NONE),
        holds=owed.holds(one, compared.span(due)),
        payments=payments,
        gaps=_gaps(one, compared, due),
        next=_next(one, due) if view.month == months.NONE else (),
        agreed=one.known.agreed.get(key),
        totals=_totals(one, compared, due, payments),
    )


def _unknown(before: listing.Situation, key: str, due: int) -> Account:
    """Return the account of somebody of whom nobody knew on the day: only what is on file today."""
    read, project, link = before.inputs, before.known.project, before.known.link
    rows = facts.unknown(alone.of_key(read.roster, link, key), project)
    names = [(row.id_number, row.name) for row in rows] or [(key, "")]
    changes = facts.later(alone.of_key(read.changes, link, key))
    span = (project.since, project.since - 1, due)
    return Account(project, *names[0], *span, rows, changes, (), (), (), (), (), (), None, Totals())


def _name(one: Alone, lines: pd.DataFrame) -> str:
    return str(one.facts.name[0]) or next(iter(lines["name"].tolist()[::-1]), "")


# --- what is compared -------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Compared:
    """Dues and gaps of the months looked at, a grid an item with one column."""

    first: int
    last: int
    dues: Mapping[str, Grid]
    gaps: Mapping[str, Grid]
    month: int

    def span(self, due: int) -> range:
        """Return the months of which it is told why nothing is owed: one, or all up to the next list's."""
        return range(self.first, self.last + 1 if self.month != months.NONE else due + 1)


def _compared(one: Alone, view: View, due: int) -> Compared:
    """Return dues and gaps, from the project's first month to the last one issued, or of one month."""
    paid = history.by_row(one.before.past.paid, one.known)
    span = range(one.project.since, max(due - 1, view.month) + 1)
    dues = entitlement.dues(one.facts, one.project, span)
    gaps = difference.gaps(dues, paid, one.project)
    if view.month == months.NONE:
        return Compared(span.start, span.stop - 1, dues, gaps, view.month)
    return Compared(view.month, view.month, _of(dues, view.month), _of(gaps, view.month), view.month)


def _of(grids: Mapping[str, Grid], month: int) -> dict[str, Grid]:
    return {
        name: Grid(grid.months[grid.months == month], grid.fen[grid.months == month]) for name, grid in grids.items()
    }


def _totals(one: Alone, compared: Compared, due: int, payments: Sequence[Payment]) -> Totals:
    due_fen = entitlement.total(compared.dues)
    open_fen = np.concatenate([grid.fen[:, 0] for grid in compared.gaps.values()])
    arrears, claims = int(open_fen[open_fen > 0].sum()), -int(open_fen[open_fen < 0].sum())
    paid = sum(payment.total for payment in payments)
    waived = history.without_money(payment.batch for payment in payments)
    return Totals(
        owed=due_fen,
        paid=paid,
        waived=-sum(payment.total for payment in payments if payment.batch.number in waived),
        outside=paid - (due_fen - int(open_fen.sum())),
        arrears=arrears,
        held=arrears if _is_held(one, due) else 0,
        claims=claims,
    )


def _is_held(one: Alone, month: int) -> bool:
    return bool(roster.within(one.facts.holds, month, 1)[0])


# --- what was paid ----------------------------------------------------------------------------------------------------


def _lines(book: Book, one: Alone, view: View, compared: Compared) -> pd.DataFrame:
    """Return the ledger's lines of a person, under any of their ids; of one month, those that are compared with it."""
    ids = {key for key, root in one.known.link.items() if root == one.key} | {one.key}
    parts = [people.lines(book, one.before.inputs.id, each, view.through) for each in sorted(ids)]
    lines = tables.stack(tables.LINES, parts).sort_values("batch", kind="stable", ignore_index=True)
    if view.month == months.NONE:
        return lines
    month, item = lines["service_month"].to_numpy(), lines["item"].to_numpy()
    by_year = [each.id for each in one.project.items if each.kind == ONE_OFF and len(compared.dues[each.id].months)]
    january = months.of(months.year(view.month))
    same_year = (january <= month) & (month < january + 12)
    return pd.DataFrame(lines[(month == view.month) | (np.isin(item, by_year) & same_year)]).reset_index(drop=True)


def _payments(batches: Iterable[Batch], lines: pd.DataFrame, project: Project) -> tuple[Payment, ...]:
    by_number = {batch.number: batch for batch in batches}
    ids = dict(zip(lines["batch"].tolist(), lines["id_number"].tolist(), strict=True))
    return tuple(
        Payment(by_number[number], one, _spans(lines[lines["batch"] == number], project.items))
        for number, one in ids.items()
    )


def _spans(lines: pd.DataFrame, items: Iterable[Item]) -> tuple[Paid, ...]:
    """Return lines in their order, those of one kind and amount whose months follow each other as one."""
    names = {item.id: item.name for item in items}
    columns = [lines[key].tolist() for key in ("item", "fen", "kind", "reason")]
    cells = zip(lines["service_month"].tolist(), zip(*columns, strict=True), strict=True)
    return tuple(
        Paid(item, names.get(item, item), first, last, fen, kind, reason)
        for first, last, (item, fen, kind, reason) in runs(cells)
    )


def _next(one: Alone, due: int) -> tuple[Paid, ...]:
    return _spans(listing.payment_list(one.before, due).lines, one.project.items)


# --- what is open -----------------------------------------------------------------------------------------------------


def _gaps(one: Alone, compared: Compared, due: int) -> tuple[Gap, ...]:
    """Return the gaps that are not zero, by item, months of one amount and reason together."""
    found: list[Gap] = []
    for number, item in enumerate(one.project.items):
        owing, grid = compared.dues[item.id].fen[:, 0], compared.gaps[item.id]
        rows = np.flatnonzero(grid.fen[:, 0])
        fen, month = grid.fen[rows, 0], grid.months[rows]
        nobody = np.zeros(len(rows), np.int64)
        reasons = engine.explain(one.known, Cells(nobody, nobody + number, month, fen > 0), due, one.before.last)
        told = _origins(one, number, (month, fen), reasons)
        values = zip(
            owing[rows].tolist(),
            fen.tolist(),
            reasons.tolist(),
            [origin.reason if origin else "" for origin in told],
            [owed.why_not(one, item, each) for each in month.tolist()],
            strict=True,
        )
        then = dict(zip(month.tolist(), told, strict=True))
        found += [_gap(one, item, run, (due, then[run[0]])) for run in runs(zip(month.tolist(), values, strict=True))]
    return tuple(found)


def _origins(one: Alone, item: int, cells: tuple[Array, Array], reasons: Array) -> list[Origin | None]:
    """Return what each claim that the last list knew came from; ``None`` for other gaps, and where nothing says it."""
    month, fen = cells
    found: list[Origin | None] = [None] * len(month)
    mine = np.flatnonzero((fen < 0) & (reasons == claims.CARRIED))
    nobody = np.zeros(len(mine), np.int64)
    asked = Cells(nobody, nobody + item, month[mine], np.zeros(len(mine), bool))
    for cell, origin in zip(mine.tolist(), claims.origins(one.before, asked), strict=True):
        found[cell] = origin
    return found


def _gap(
    one: Alone,
    item: Item,
    run: tuple[int, int, tuple[int, int, str, str, tuple[Cause, ...]]],
    when: tuple[int, Origin | None],
) -> Gap:
    """Return a gap of months; ``when`` is the next pay month, and what the gap came from."""
    first, last, (owing, fen, reason, origin, causes) = run
    due, came = when
    state = _state(fen, first, due, _is_held(one, due))
    reason = "" if state == AHEAD else reason
    behind = _evidence(one, origin or reason, came)
    return Gap(item.id, item.name, first, last, owing, owing - fen, state, reason, origin, causes, behind)


def _state(fen: int, month: int, due: int, held: bool) -> str:
    if fen < 0:
        return CLAIM
    if held:
        return HELD
    return NEXT if month < due else AHEAD


def _evidence(one: Alone, reason: str, origin: Origin | None) -> tuple[Evidence, ...]:
    """Return what has changed since the last list, or since the one before the origin."""
    if not reason:
        return ()
    now, then = listing.papers(one.before, {one.key})
    if origin:
        then = listing.papers_of(origin.then, one.known.link, {one.key})
    return tuple(evidence.of(reason, one.key, now, then))
