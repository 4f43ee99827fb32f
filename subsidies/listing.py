"""One project's list of a month from the ledger and its inputs, and what keeps it from being made.

The same functions make a draft, an issue, and, from the inputs that the ledger keeps, any past list again. The catch: a
list depends on what the ledger had paid before it, so the past is cut where that list was entered.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from subsidies import bridge, difference, engine, entitlement, evidence, history, money, months, roster, tables, words
from subsidies.bridge import Moves, Seen
from subsidies.engine import Known, Last, PaymentList
from subsidies.errors import Finding
from subsidies.evidence import Evidence, Papers
from subsidies.history import History, People
from subsidies.ledger import paid
from subsidies.ledger.book import Book
from subsidies.ledger.chain import Batch, is_reissue
from subsidies.ledger.paid import PaidRows
from subsidies.policy import ONE_OFF
from subsidies.read.projects import Inputs

Array = np.ndarray[Any, Any]


@dataclass(frozen=True, slots=True)
class Situation:
    """A project before a list: its inputs, its past, its people as known on a day, and what the last list knew."""

    inputs: Inputs
    past: History
    people: People
    last: Last | None
    lines: Callable[[int], pd.DataFrame]
    """Gives the LINES table of a batch."""
    only: frozenset[tuple[str, str, int]] | None = None
    """What alone the list pays, as ``engine.Known`` has it."""

    @property
    def known(self) -> Known:
        """The project as known on the day."""
        return self.people.known


def situation(book: Book, read: Inputs, past: History, as_of: int, *, reissue: bool = False) -> Situation:
    """Return a project's situation on a day (an ordinal), from inputs without errors.

    reissue   whether a list is to pay again what a bank did not pay, and nothing else
    """
    people = history.people(book, read, past, as_of)
    last = history.last_known(book, past, read)
    only = _failed(last, people.known.link) if reissue else None
    return Situation(read, past, people, last, book.lines, only)


def situation_then(book: Book, batch: Batch, read: Inputs, past: History, as_of: int | None = None) -> Situation:
    """Return the situation before a list that was entered: its kind, the batches before it, and its day.

    read    the inputs that it is made from
    past    the project's history up to this list or a later one
    as_of   another day (an ordinal)
    """
    day = months.parse_day(batch.as_of) if as_of is None else as_of
    return situation(book, read, history.until(book, past, batch.number - 1), day, reissue=is_reissue(batch))


def _failed(last: Last | None, link: Mapping[str, str]) -> frozenset[tuple[str, str, int]]:
    """Return what banks did not pay since the last list, by the ids under which people go."""
    cells = last.undone["returned"] if last else ()
    return frozenset((link.get(one, one), item, month) for one, item, month in cells)


def payment_list(before: Situation, month: int) -> PaymentList:
    """Return the list of a pay month."""
    rows = history.by_row(before.past.paid, before.known)
    known = replace(before.known, agreed=_left(before, month), only=before.only)
    return engine.payment_list(known, rows, month, before.last)


def _left(before: Situation, month: int) -> Mapping[str, tuple[int, int]]:
    """Return what is agreed, less what earlier lists of this pay month have taken already; what failed was not."""
    agreed = before.known.agreed
    if not agreed or month not in before.past.issued:
        return agreed
    name, link = months.format(month), before.known.link
    taken: dict[str, int] = {}
    lists = {batch.number for batch in before.past.standing(name)}
    back = {one.number for one in before.past.batches if one.kind == "bank-return" and one.about in lists}
    for lines in map(before.lines, sorted(lists | (back - before.past.reversed))):
        recovered = lines[lines["kind"] == words.RECOVERY]
        for one, fen in zip(recovered["id_number"], recovered["fen"].tolist(), strict=True):
            taken[link.get(one, one)] = taken.get(link.get(one, one), 0) - fen
    return {one: (begins, max(fen - taken.get(one, 0), 0)) for one, (begins, fen) in agreed.items()}


def faults(before: Situation, month: int) -> list[Finding]:
    """Return what is wrong with the inputs against the ledger: items gone, people new without a start, or omitted."""
    return [*_gone(before.past.standing_paid, before.inputs), *_moved(before), *_new(before), *_omitted(before, month)]


def _moved(before: Situation) -> list[Finding]:
    """Find a ``since`` that was moved past months already paid: they would drop out of every comparison."""
    since, then = before.known.project.since, before.last.known.project.since if before.last else months.NEVER
    if since <= then:
        return []
    values = {"then": months.format(then), "now": months.format(since)}
    return [Finding("since-moved", before.inputs.file, column="since", project=before.inputs.id, values=values)]


def _gone(rows: PaidRows, read: Inputs) -> list[Finding]:
    """Find the items that the ledger has paid and the project file no longer has."""
    there = {item.id for item in read.project.items} if read.project else set()
    gone = sorted(rows.items_paid - there)
    return [Finding("item-gone", read.file, column="item", project=read.id, values={"text": one}) for one in gone]


def _new(before: Situation) -> list[Finding]:
    """Find the people who are new since the last list and have no start; where no list stands, it is the first."""
    known = before.known
    if before.last is None or all(batch.number in before.past.reversed for batch in before.past.lists):
        return []
    then = before.last.known.facts.key
    there = {known.link.get(one, one) for one in (*then, *before.past.paid.people)}
    rows = [
        row for row in np.flatnonzero(known.facts.start == months.NONE).tolist() if known.facts.key[row] not in there
    ]
    people = known.people.iloc[rows]
    return [
        Finding("start-missing", file, int(row), before.inputs.heading(file, "start_month"), before.inputs.id, one)
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


# --- why ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Part:
    """A person's arrears or recoveries of one reason in a list, and what stands behind them."""

    id_number: str
    name: str
    kind: str
    reason: str
    first: int
    last: int
    """Service months."""
    fen: int
    evidence: tuple[Evidence, ...]


def parts(before: Situation, found: PaymentList) -> list[Part]:
    """Return the arrears and recoveries of a list by person, kind and reason; they add up to its own."""
    rows = np.flatnonzero((found.lines["kind"] != words.REGULAR).to_numpy())
    lines = found.lines.iloc[rows]
    columns = [lines[name].tolist() for name in ("kind", "reason", "id_number", "name", "service_month", "fen")]
    spans: dict[tuple[str, str, str], list[Span]] = {}
    for key, kind, reason, *line in zip(
        before.known.facts.key[found.settled.lines.person[rows]], *columns, strict=True
    ):
        spans.setdefault((key, kind, reason), []).append(Span(*line))
    if not spans:
        return []
    times = papers(before, {key for key, _, _ in spans})
    return [_part(which, mine, times) for which, mine in spans.items()]


class Span(NamedTuple):
    """A line of arrears or recoveries: whose, which service month, how much (fen)."""

    id_number: str
    name: str
    month: int
    fen: int


def _part(which: tuple[str, str, str], lines: Sequence[Span], times: tuple[Papers, Papers | None]) -> Part:
    key, kind, reason = which
    first, last = min(line.month for line in lines), max(line.month for line in lines)
    behind = evidence.of(reason, key, *times) or evidence.behind(reason, key, times, (last, last + 1))
    fen = sum(line.fen for line in lines)
    return Part(lines[0].id_number, lines[0].name, kind, reason, first, last, fen, tuple(behind))


def papers(before: Situation, wanted: Collection[str]) -> tuple[Papers, Papers | None]:
    """Return the papers of some people (by the id under which they go) as known now and at the last list."""
    return _then_and_now(before, before.last, wanted)


def _then_and_now(before: Situation, then: Last | None, wanted: Collection[str]) -> tuple[Papers, Papers | None]:
    link = before.known.link
    return papers_of(before.known, link, wanted), papers_of(then.known, link, wanted) if then else None


def papers_of(known: Known, link: dict[str, str], wanted: Collection[str]) -> Papers:
    """Return the papers of some people as known at one time."""
    people, changes = (
        evidence.by_person(table, roster.linked(table["id_number"].to_numpy(), link), wanted)
        for table in (known.people, known.changes)
    )
    return Papers(people, changes, known.project)


def disputed(before: Situation, month: int) -> list[Finding]:
    """Return what is worth something else in issued months than at the last list, for an edited cell or for nothing."""
    if before.last is None or before.past.last_whole is None:
        return []
    if tuple(one.digest for one in before.past.last_whole.inputs) == tuple(
        one.digest for one in before.inputs.contents
    ):
        return []
    found = engine.disputed(before.known, before.last, month)
    ids = before.known.facts.id_number
    sums: dict[tuple[str, str], tuple[int, list[int]]] = {}
    for person, service, fen, why in zip(found.person, found.month, found.fen, found.reason, strict=True):
        so_far, service_months = sums.get((ids[person], why), (0, []))
        sums[ids[person], why] = (so_far + int(fen), [*service_months, int(service)])
    return [
        Finding(f"gap-{why}", project=before.inputs.id, id_number=one, amount=fen, values=_values(fen, service_months))
        for (one, why), (fen, service_months) in sums.items()
    ]


def _values(fen: int, service_months: list[int]) -> dict[str, str]:
    return {"months": months.span(min(service_months), max(service_months)), "amount": money.show(fen)}


# --- the bridge --------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Bridge:
    """The way from the pay month before to this one, a row a person of the facts."""

    before: int | None
    """The pay month before; ``None`` for the first."""
    then: Last | None
    """What its first list knew, on which its regular lines rest."""
    moves: Moves
    one_off: int
    arrears: int
    recovery: int
    """Fen, of all lists of this pay month, this one included."""


def bridged(book: Book, situation: Situation, found: PaymentList, month: int) -> Bridge:
    """Return the bridge of a pay month whose earlier lists are in the ledger and whose new one is ``found``."""
    known, past = situation.known, situation.past
    earlier = max((one for one in past.issued if one < month), default=None)
    monthly = {item.id for item in known.project.items if item.kind != ONE_OFF}
    old = _regular(book, situation, earlier, monthly) if earlier is not None else np.zeros(len(known.facts), np.int64)
    issued = _regular(book, situation, month, monthly, arrived=True)
    lines = found.settled.lines
    new = np.zeros(len(known.facts), np.int64)
    kind, item = found.lines["kind"].to_numpy(), found.lines["item"].to_numpy()
    mine = (kind == words.REGULAR) & np.isin(item, list(monthly))
    np.add.at(new, lines.person[mine], lines.fen[mine])
    held = roster.within(known.facts.holds, month, len(known.facts))
    expected = issued + np.where(held, 0, _owed(situation, month, monthly))
    people = bridge.People(old, expected, _was_held(known, earlier), held)
    moves = bridge.moves(people, issued + new)
    return Bridge(earlier, _then(book, situation, earlier), moves, *_beside(book, situation, found, month))


def _then(book: Book, situation: Situation, earlier: int | None) -> Last | None:
    """Return what the first list of a pay month knew."""
    past = situation.past
    first = next((batch for batch in past.lists if earlier == months.parse(batch.pay_month)), None)
    if first is None or past.last_whole is None or first.number == past.last_whole.number:
        return situation.last
    return history.last_known(book, history.until(book, past, first.number), situation.inputs)


def _beside(book: Book, situation: Situation, found: PaymentList, month: int) -> tuple[int, int, int]:
    """Return one-offs, arrears and recoveries (fen) of all lists of a pay month, the new one included."""
    once = [item.id for item in situation.known.project.items if item.kind == ONE_OFF]
    name = months.format(month)
    lists = [book.lines(batch.number) for batch in situation.past.standing(name)]
    one_off = arrears = recovery = 0
    for lines in (*lists, found.lines):
        kind, fen = lines["kind"].to_numpy(), lines["fen"].to_numpy()
        one_off += int(fen[(kind == words.REGULAR) & np.isin(lines["item"].to_numpy(), once)].sum())
        arrears += int(fen[kind == words.ARREARS].sum())
        recovery += int(fen[kind == words.RECOVERY].sum())
    return one_off, arrears, recovery


def _was_held(known: Known, earlier: int | None) -> Array:
    """Return who had a title that was held, or none for a while, in the pay month before (bool)."""
    people = len(known.facts)
    if earlier is None:
        return np.zeros(people, bool)
    facts = known.facts
    return np.asarray(
        roster.within(facts.holds, earlier, people)
        | roster.within(facts.unpaid, earlier, people)
        | roster.within(facts.forfeits, earlier, people)
    )


def _regular(book: Book, situation: Situation, month: int, monthly: set[str], *, arrived: bool = False) -> Array:
    """Return the regular fen that each person was paid in a pay month, without one-offs.

    arrived   whether what a bank did not pay counts only if it was paid again
    """
    rows = history.by_row(paid.regular_of(book, situation.past.batches, month, arrived=arrived), situation.known)
    fen = np.zeros(len(situation.known.facts), np.int64)
    places = [place for place, item in enumerate(situation.known.project.items) if item.id in monthly]
    mine = np.isin(rows.item, places)
    np.add.at(fen, rows.person[mine], rows.fen[mine])
    return fen


def _owed(situation: Situation, month: int, monthly: set[str]) -> Array:
    """Return what each person is still owed for the pay month itself (fen), reckoned from the facts and the ledger."""
    known = situation.known
    span = range(month, month + 1)
    rows = history.by_row(situation.past.paid, known)
    gaps = difference.gaps(entitlement.dues(known.facts, known.project, span), rows, known.project)
    if situation.only is not None:
        gaps = engine.alone(gaps, known.facts, situation.only)
    owed = [np.maximum(grid.fen, 0).sum(axis=0) for name, grid in gaps.items() if name in monthly]
    return sum(owed, np.zeros(len(known.facts), np.int64))


@dataclass(frozen=True, slots=True)
class Mover:
    """A person whose regular payment is not what it was in the pay month before, and what stands behind that."""

    id_number: str
    name: str
    employer: str
    move: str
    """One of ``bridge.MOVES``, or ``bridge.UNEXPLAINED``."""
    before: int
    change: int
    unexplained: int
    now: int
    """Fen."""
    evidence: tuple[Evidence, ...]


def movers(before: Situation, found: Bridge, month: int) -> list[Mover]:
    """Return who moved between two pay months, in the order of the roster.

    Before the first month there is none to compare with, and all are new: nobody is named, unless something is
    unexplained.
    """
    rows = np.flatnonzero(bridge.kinds(found.moves) != "")
    if found.before is None and not found.moves.unexplained.any():
        rows = rows[:0]
    moves = Moves(*(column[rows] for column in found.moves))
    facts = before.known.facts.take(rows)
    employers = before.known.people["employer"].to_numpy()[rows]
    people = zip(roster.ids_in(facts, month), facts.name, employers, strict=True)
    fen = zip(moves.before.tolist(), moves.change.tolist(), moves.unexplained.tolist(), moves.now.tolist(), strict=True)
    behind = _behind(before, found, rows, month)
    return [
        Mover(*person, str(kind), *amounts, evidence=tuple(why))
        for person, kind, amounts, why in zip(people, bridge.kinds(moves), fen, behind, strict=True)
    ]


def _behind(before: Situation, found: Bridge, rows: Array, month: int) -> list[list[Evidence]]:
    """Return what stands behind the moves of some people (rows of the facts)."""
    then, known = found.then, before.known
    if then is None or found.before is None or not len(rows):
        return [[] for _ in rows]
    facts, earlier = known.facts.take(rows), found.before
    place = tables.places(roster.linked(then.known.facts.key, known.link), facts.key)
    now = Seen(facts, place >= 0, month, known.project.death_month_paid)
    was = Seen(then.known.facts.take(place), place >= 0, earlier, then.known.project.death_month_paid)
    every = _then_and_now(before, then, set(facts.key))
    times = _monthly(every[0]), _monthly(every[1]) if every[1] else None
    return [
        [one for reason in reasons for one in evidence.behind(reason, key, times, (earlier, month))]
        for key, reasons in zip(facts.key, bridge.causes(found.moves.move[rows], now, was), strict=True)
    ]


def _monthly(all_papers: Papers) -> Papers:
    """Return papers without the one-offs of their policy, which no bridge compares."""
    items = tuple(item for item in all_papers.project.items if item.kind != ONE_OFF)
    return replace(all_papers, project=replace(all_papers.project, items=items))
