"""Corrections of what was entered, each a batch of its own: reversal, refund, waiver, opening, agreement, closing.

Nothing in the ledger is changed; a correction adds lines that take back, and carries the pay month of the day on which
it is entered. The catch: a refund or a waiver needs a claim; money that was never claimed cannot come back. All of them
raise ``Refusal`` (ledger-corrupt) where the ledger is not what was entered.
"""

import json
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

import numpy as np
import pandas as pd

from subsidies import approval, engine, history, listing, money, months, person, returned, tables, workspace
from subsidies.engine import Known
from subsidies.errors import Refusal
from subsidies.history import History
from subsidies.ledger.book import Book, Entry, Input
from subsidies.ledger.chain import Batch
from subsidies.read import openings
from subsidies.read.projects import Inputs
from subsidies.read.sheet import source
from subsidies.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Correction:
    """What is to be entered, or was: the entry, and its batch (``None`` before, and in a dry run)."""

    entry: Entry
    batch: Batch | None = None
    about: tuple[Batch, ...] = ()
    """The batch that a reversal takes back; the lists of the month that a closing ends."""
    is_closed: bool = False
    """Whether the pay month of what is taken back is closed."""
    left: int = 0
    """What stays open of the person's claims (fen)."""

    @property
    def project(self) -> str:
        """The id of its project."""
        return self.entry.project

    @property
    def kind(self) -> str:
        """A kind of batch."""
        return self.entry.kind

    @property
    def lines(self) -> pd.DataFrame:
        """A LINES table."""
        return self.entry.lines


@dataclass(frozen=True, slots=True)
class By:
    """Who enters a correction, why, and as of which day (an ordinal); with ``dry_run`` nothing is entered."""

    name: str
    as_of: int
    why: str = ""
    dry_run: bool = False
    agree: Callable[[Sequence[Correction]], str | None] | None = None
    """Shows somebody what is to be entered and returns why it is, or ``None`` where it is not to be."""


Make = Callable[[Book], Sequence[Correction]]


def _enter(place: Workspace, by: By, make: Make) -> list[Correction]:
    """Enter the batches that ``make`` gives, all in one transaction; what it refuses makes no ledger either.

    Raises ``Refusal``: not-confirmed, ledger-moved, and those of ``make``.
    """
    why, head = by.why, None
    if by.dry_run or by.agree or _is_empty(place):
        with closing(place.book()) as book:
            head, would = book.head(), list(make(book))
        if by.dry_run:
            return would
        agreed = by.agree(would) if by.agree else why
        if agreed is None:
            raise Refusal("not-confirmed")
        why = agreed
    with closing(place.book(create=True)) as book, book.entering():
        if head is not None and book.head() != head:
            raise Refusal("ledger-moved")
        return [replace(one, batch=book.enter(replace(one.entry, why=why))) for one in make(book)]


def _is_empty(place: Workspace) -> bool:
    with closing(place.book()) as book:
        return not book.head()


def _inputs(place: Workspace, only: Sequence[str] = ()) -> list[Inputs]:
    """Return the inputs of projects, or of all, beside a ledger that is what was entered."""
    workspace.require_ledger(place)
    return workspace.inputs(place, only)


def entry_of(kind: str, past: History, by: By, lines: pd.DataFrame, **more: Any) -> Entry:
    """Return a correction's entry, in the pay month of its day where none is named.

    Raises ``Refusal``: month-closed; as-of-earlier for a day before that of the last list, such as a clock that jumped.
    """
    month = more.pop("pay_month", None)
    if month is None:
        month = months.of_day(by.as_of)
        if past.last and by.as_of < months.parse_day(past.last.as_of):
            days: dict[str, Any] = {"as_of": months.format_day(by.as_of), "last": past.last.as_of}
            raise Refusal("as-of-earlier", month=months.format(month), project=past.project, **days)
    if month in past.closed:
        raise Refusal("month-closed", month=months.format(month), project=past.project)
    return Entry(
        kind=kind,
        project=past.project,
        pay_month=month,
        as_of=by.as_of,
        entered_by=by.name,
        entered_at=datetime.now().astimezone(),
        lines=lines,
        **more,
    )


# --- reversal ----------------------------------------------------------------------------------------------------

REVERSIBLE = ("payroll", "refund", "waiver", "opening", "bank-return")


def reverse(place: Workspace, number: int, by: By, not_paid: str = "") -> list[Correction]:
    """Take a batch back, line by line.

    not_paid   the evidence that a list whose file has left, or was answered, was not paid

    Raises ``Refusal``: batch-unknown, batch-not-reversible, batch-reversed, batch-answered, batch-sent, month-closed.
    """
    workspace.require_ledger(place)

    def make(book: Book) -> Sequence[Correction]:
        batch = next((one for one in book.batches() if one.number == number), None)
        if batch is None:
            raise Refusal("batch-unknown", text=str(number))
        if batch.kind not in REVERSIBLE:
            raise Refusal("batch-not-reversible", batch=number, kind=batch.kind)
        past = history.of(book, batch.project)
        if number in past.reversed:
            raise Refusal("batch-reversed", batch=number)
        if answers := [*returned.about(past, number)]:
            raise Refusal("batch-answered", batch=number, answer=answers[-1].number)
        if any(one.about == number and one.kind in ("export", "bank-return") for one in past.batches) and not not_paid:
            raise Refusal("batch-sent", batch=number)
        lines = book.lines(number)
        taken = lines.assign(fen=-lines["fen"], reason="reversed")
        detail = json.dumps({"not_paid": not_paid} if not_paid else {}, ensure_ascii=False)
        entry = entry_of("reversal", past, by, taken, about=number, detail=detail)
        return [Correction(entry, about=(batch,), is_closed=months.parse(batch.pay_month) in past.closed)]

    return _enter(place, by, make)


# --- refunds and waivers -----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Claim:
    """Which claim of whom: a person by id number or name, fen, and the item or service month where only these count."""

    who: str
    fen: int
    item: str = ""
    month: int = months.NONE
    document: str = ""


def refund(place: Workspace, claim: Claim, by: By, only: Sequence[str] = ()) -> list[Correction]:
    """Enter money that a person paid back against their open claims, oldest service month first.

    Raises ``Refusal``: inputs-faulty, those of ``person.find``, claim-missing, claim-too-small, claim-ambiguous,
    month-closed.
    """
    return _settle(place, "refund", claim, (by, only))


def waive(place: Workspace, claim: Claim, by: By, only: Sequence[str] = ()) -> list[Correction]:
    """Give up a claim, by a document; no money moves. Raises ``Refusal`` as ``refund`` does, and document-missing."""
    if not claim.document:
        raise Refusal("document-missing")
    return _settle(place, "waiver", claim, (by, only))


def _settle(place: Workspace, kind: str, claim: Claim, who: tuple[By, Sequence[str]]) -> list[Correction]:
    by, only = who
    inputs = _inputs(place, only)
    workspace.refuse(workspace.errors(inputs))

    def make(book: Book) -> Sequence[Correction]:
        mine = _found(book, inputs, claim.who)
        owing = [(past, lines) for one in inputs for past, lines in _claims(book, one, mine, by.as_of)]
        meant = [(past, _meant(lines, claim)) for past, lines in owing]
        meant = [(past, lines) for past, lines in meant if len(lines)]
        if not meant:
            raise _nothing_open(owing)
        if len(meant) > 1:
            raise Refusal("claim-ambiguous", projects=", ".join(past.project for past, _ in meant))
        past, lines = meant[0]
        left = sum(int(each["fen"].sum()) for one, each in owing if one is past) - claim.fen
        detail = json.dumps({"document": claim.document}, ensure_ascii=False)
        return [Correction(entry_of(kind, past, by, _taken(lines, claim, kind), detail=detail), left=left)]

    return _enter(place, by, make)


def _found(book: Book, inputs: Sequence[Inputs], who: str) -> list[str]:
    """Return all id numbers of the person who is meant. Raises ``Refusal`` as ``person.find`` does."""
    return person.find(who, inputs, person.paid(book, [history.of(book, one.id) for one in inputs]))


def _nothing_open(owing: Sequence[tuple[History, pd.DataFrame]]) -> Refusal:
    """Return the refusal of a claim that there is not: at all, or not of this item and month."""
    if not owing:
        return Refusal("claim-missing")
    cells = {
        (month, item) for _, lines in owing for month, item in zip(lines["service_month"], lines["item"], strict=True)
    }
    there = ", ".join(f"{months.format(int(month))} {item}" for month, item in sorted(cells))
    return Refusal("claim-elsewhere", there=there)


def _claims(book: Book, one: Inputs, ids: Sequence[str], as_of: int) -> Iterable[tuple[History, pd.DataFrame]]:
    """Return the open claims of a person in a project, oldest first, as lines of what is claimed (fen positive)."""
    past = history.of(book, one.id)
    before = listing.situation(book, one, past, as_of)
    row = _row(before.known, ids)
    if row is None or not past.issued:
        return
    gaps = engine.gaps_of(before.known, history.by_row(past.paid, before.known), max(past.issued), row)
    cells = [
        (int(month), item, -int(fen))
        for item, grid in gaps.items()
        for month, fen in zip(grid.months, grid.fen[:, 0], strict=True)
        if fen < 0
    ]
    if cells:
        yield past, _lines(before.known, row, sorted(cells, key=lambda cell: cell[0]))


def _meant(lines: pd.DataFrame, claim: Claim) -> pd.DataFrame:
    """Return the claims of the item and the month that count."""
    item = (lines["item"] == claim.item) | (claim.item == "")
    month = (lines["service_month"] == claim.month) | (claim.month == months.NONE)
    return pd.DataFrame(lines[item & month])


def _row(known: Known, ids: Sequence[str]) -> int | None:
    """Return the row of a person by all of their id numbers."""
    found = np.flatnonzero(np.isin(known.facts.key, [known.link.get(one, one) for one in ids]))
    return int(found[0]) if len(found) else None


def _lines(known: Known, row: int, cells: Sequence[tuple[int, str, int]]) -> pd.DataFrame:
    columns = {
        "batch": [0] * len(cells),
        "id_number": [known.facts.id_number[row]] * len(cells),
        "name": [known.facts.name[row]] * len(cells),
        "item": [item for _, item, _ in cells],
        "service_month": [month for month, _, _ in cells],
        "kind": [""] * len(cells),
        "fen": [fen for _, _, fen in cells],
        "reason": [""] * len(cells),
    }
    return tables.make(tables.LINES, columns)


def _taken(lines: pd.DataFrame, claim: Claim, kind: str) -> pd.DataFrame:
    """Return the lines that settle an amount of claims, oldest first. Raises ``Refusal`` (claim-too-small)."""
    owed = lines["fen"].to_numpy()
    if claim.fen > owed.sum():
        raise Refusal("claim-too-small", amount=money.show(claim.fen), claim=money.show(int(owed.sum())))
    part = np.clip(claim.fen - (np.cumsum(owed) - owed), 0, owed)
    settled: pd.DataFrame = lines.assign(fen=-part, kind=kind)[part > 0]
    return settled.reset_index(drop=True)


# --- agreements --------------------------------------------------------------------------------------------------


def agree(place: Workspace, claim: Claim, by: By, only: Sequence[str] = ()) -> list[Correction]:
    """Enter that a person pays a claim back in instalments: ``claim.fen`` a month from ``claim.month`` on.

    They are taken from what is paid to the person, whatever the project's rule; 0 ends an agreement.
    Raises ``Refusal``: inputs-faulty, those of ``person.find``, person-unknown, claim-ambiguous, document-missing,
    month-closed.
    """
    if not claim.document:
        raise Refusal("document-missing")
    inputs = _inputs(place, only)
    workspace.refuse(workspace.errors(inputs))
    terms = {"from": months.format(claim.month), "amount": money.format(claim.fen), "document": claim.document}

    def make(book: Book) -> Sequence[Correction]:
        ids = _found(book, inputs, claim.who)
        pasts = [history.of(book, one.id) for one in inputs]
        known = [history.people(book, one, past, by.as_of).known for one, past in zip(inputs, pasts, strict=True)]
        rows = [(past, people, _row(people, ids)) for past, people in zip(pasts, known, strict=True)]
        mine = [(past, str(people.facts.id_number[row])) for past, people, row in rows if row is not None]
        if not mine:
            raise Refusal("person-unknown")
        if len(mine) > 1:
            raise Refusal("claim-ambiguous", projects=", ".join(past.project for past, _ in mine))
        past, own = mine[0]
        text = json.dumps({"id_number": own, **terms}, ensure_ascii=False)
        return [Correction(entry_of("agreement", past, by, tables.empty(tables.LINES), detail=text))]

    return _enter(place, by, make)


# --- openings ----------------------------------------------------------------------------------------------------


def opening(place: Workspace, file: str, content: bytes, by: By) -> list[Correction]:
    """Enter what was paid before the ledger began: a batch a project and pay month, all in one transaction.

    Raises ``Refusal``: inputs-faulty with every fault of the file, opening-twice, month-closed.
    """
    inputs = _inputs(place)
    workspace.refuse(workspace.errors(inputs))
    table, findings = openings.read(source(file, place.root), content, inputs)
    workspace.refuse([one for one in findings if workspace.is_error(one)])
    own = Input("opening", file, content)

    def make(book: Book) -> Sequence[Correction]:
        if any(one.digest == own.digest for batch in book.batches() for one in batch.inputs):
            raise Refusal("opening-twice", file=file)
        entries = []
        for (project, month), rows in table.groupby(["project", "pay_month"], sort=True):
            lines = tables.make(tables.LINES, {**rows, "batch": [0] * len(rows)})
            past = history.of(book, str(project))
            entry = entry_of("opening", past, by, lines, pay_month=int(str(month)), inputs=[own])
            entries.append(Correction(entry))
        return entries

    return _enter(place, by, make)


# --- approvals --------------------------------------------------------------------------------------------------


def withdraw(place: Workspace, what: tuple[int, str], by: By, only: Sequence[str] = ()) -> list[Correction]:
    """Take back what somebody has approved of a pay month, as long as no list was issued on it.

    what   the pay month, and how the digest of the list begins; nothing: whatever was approved

    Raises ``Refusal``: approval-missing, month-closed.
    """
    month, digest = what
    inputs = _inputs(place, only)

    def make(book: Book) -> Sequence[Correction]:
        entries, no_lines = [], tables.empty(tables.LINES)
        for past in (history.of(book, one.id) for one in inputs):
            for given in approval.pending(past.batches, month, book.path):
                if approval.is_among(by.name, [given.by]) and given.seen.lines.startswith(digest):
                    entry = entry_of("approval", past, by, no_lines, pay_month=month, about=given.number)
                    entries.append(Correction(entry))
        if not entries:
            raise Refusal("approval-missing", month=months.format(month), who=by.name)
        return entries

    return _enter(place, by, make)


# --- closing -----------------------------------------------------------------------------------------------------


def close(place: Workspace, month: int, by: By, only: Sequence[str] = ()) -> list[Correction]:
    """End a pay month for some projects, or all: no later batch carries it.

    Raises ``Refusal``: month-closed-already, month-not-issued.
    """
    inputs = _inputs(place, only)

    def make(book: Book) -> Sequence[Correction]:
        entries = []
        for one in inputs:
            past, name = history.of(book, one.id), months.format(month)
            if month in past.closed:
                raise Refusal("month-closed-already", month=name, project=one.id)
            if month not in past.issued:
                raise Refusal("month-not-issued", month=name, project=one.id)
            entry = entry_of("closing", past, by, tables.empty(tables.LINES), pay_month=month)
            entries.append(Correction(entry, about=tuple(past.standing(name))))
        return entries

    return _enter(place, by, make)
