"""The evidence of what ``audit`` found about people: the ledger's lines of which each amount is made.

Lines are picked by the rule that found them, and what was owed is computed anew; nothing is made to fit. The catch:
where an amount is a difference, the other side of it is evidence too: what the inputs of the list's day give, or what
is owed by now; it is no line of the ledger, and counts with the other sign.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from typing import Any, Final, NamedTuple

import numpy as np

from subsidies import codes, digits, engine, entitlement, history, listing, months, roster, tables, words, workspace
from subsidies.audit import arrears, lists, titles
from subsidies.audit.case import Case
from subsidies.audit.lists import Cell
from subsidies.auditing import past as lists_again
from subsidies.auditing import project
from subsidies.engine import Known
from subsidies.errors import Finding
from subsidies.history import History
from subsidies.ledger import verify
from subsidies.ledger.book import Book
from subsidies.policy import ONE_OFF, WAGE
from subsidies.read.projects import Inputs
from subsidies.workspace import Workspace

Array = np.ndarray[Any, Any]

DUE_THEN: Final = "due-then"
"""A kind: what the inputs of a list's day give."""
DUE_NOW: Final = "due-now"
"""A kind: what is owed as known now."""
NO_LEDGER: Final = ("ledger-not-database", "ledger-corrupt", "ledger-not-ours", "ledger-newer")
"""After these nothing is known of payments."""
REPLAYED: Final = ("ledger-replay", "ledger-rules")
"""What is found of a list as a whole that is another when it is computed again; the batch itself holds."""
REPORTED: Final = ("paid-after-death", "paid-after-end", "paid-in-forfeit", "paid-while-suspended")
"""Rules that look at the day of a report, beside the inputs of a list's day."""


class Row(NamedTuple):
    """A line of the ledger that is evidence, or what was owed: then it has no batch."""

    batch: int | None
    batch_kind: str
    pay_month: int
    """``months.NONE`` where there is no batch."""
    id_number: str
    name: str
    item: str
    """Its name; its id where the project has it no more."""
    month: int
    """The service month."""
    kind: str
    """That of the line, or ``DUE_THEN``, or ``DUE_NOW``."""
    reason: str
    fen: int
    counted: int
    """What it adds to the finding's amount (fen)."""
    account: str = ""
    """Where a list paid it to."""


def broken(found: Iterable[Finding]) -> int | None:
    """Return the first batch that is not what was entered, by what an audit has found; ``None`` where all are."""
    return verify.broken(one for one in found if codes.RULES[one.name].code[0] == "L" and one.name not in REPLAYED)


def evidence(place: Workspace, found: Sequence[Finding], read: Sequence[Inputs], as_of: int) -> dict[int, list[Row]]:
    """Return the evidence of findings about people, by their places; nothing for those that no payment shows.

    found   everything that an audit found on a day (an ordinal), of what was ``read``
    """
    told: dict[int, list[Row]] = {}
    if any(one.name in NO_LEDGER for one in found):
        return told
    before = broken(found)
    with closing(place.book()) as book:
        for one in read:
            mine = [number for number, each in enumerate(found) if each.project == one.id and each.id_number]
            mine = [number for number in mine if found[number].name in RULES]
            if not mine or one.project is None or workspace.errors([one]):
                continue
            traced = _Traced(book, *project.looked_at(book, one, as_of, before))
            rows = traced.rows([found[number] for number in mine])
            told |= {number: each for number, each in zip(mine, rows, strict=True) if each}
    return told


class _Traced:
    """A project, and the ledger's lines of the people in question."""

    def __init__(self, book: Book, past: History, known: Known, case: Case) -> None:
        self.book, self.past, self.known, self.case = book, past, known, case
        self.batches = {one.number: one for one in past.batches}
        self.names = {item.id: item.name for item in known.project.items}
        self._cells: dict[int, list[tuple[Cell, str, str]]] = {}
        self._paid = history.by_row(past.paid, known)

    def rows(self, found: Sequence[Finding]) -> list[list[Row]]:
        """Return the evidence of some findings."""
        keys = [self.key(one.id_number or "") for one in found]
        lines = self._lines(set(keys))
        rows = [[*RULES[one.name](self, one, lines.get(key, []))] for one, key in zip(found, keys, strict=True)]
        return self._with_accounts(rows)

    def key(self, id_number: str) -> str:
        """Return the id under which a person goes now."""
        return self.known.link.get(id_number, id_number)

    def row(self, found: Finding) -> int:
        """Return the row of a finding's person in the facts."""
        (row,) = tables.places(self.case.facts.key, np.array([self.key(found.id_number or "")], object)).tolist()
        return int(row)

    def due(self, found: Finding, item: str, month: int, fen: int, counted: int, kind: str = DUE_NOW) -> Row:
        """Return what is, or was, owed to a finding's person."""
        row = self.row(found)
        name = str(self.case.facts.name[row]) if row >= 0 else ""
        return Row(None, "", months.NONE, found.id_number or "", name, item, month, kind, "", fen, counted)

    def gaps(self, found: Finding) -> Iterator[tuple[int, int, int, int]]:
        """Give the cells in which a person is not paid what is owed: item (place), month, what is owed, the gap."""
        row, last = self.row(found), self.case.issued[-1]
        span = range(self.known.project.since, last + 1)
        dues = entitlement.dues(self.known.facts.run(row, row + 1), self.known.project, span)
        gaps = engine.gaps_of(self.known, self._paid, last, row)
        for place, item in enumerate(self.known.project.items):
            grid = gaps[item.id]
            for cell in np.flatnonzero(grid.fen[:, 0]).tolist():
                fen = int(dues[item.id].fen[cell, 0])
                yield place, int(grid.months[cell]), fen, int(grid.fen[cell, 0])

    def cells(self, batch: int) -> list[tuple[Cell, str, str]]:
        """Return the cells of a list that are not what its inputs give, with their rules and the ids of their items."""
        if batch not in self._cells:
            one = self.batches[batch]
            read = history.inputs(self.book, one)
            before = listing.situation_then(self.book, one, read, self.past)
            computed = listing.payment_list(before, months.parse(one.pay_month))
            found = lists_again.entered(self.book, one, before, computed)
            ids = [item.id for item in found.project.items]
            self._cells[batch] = [
                (cell, lists.meaning(found, cell), ids[cell.item] if cell.item >= 0 else "")
                for cell in lists.cells(found)
            ]
        return self._cells[batch]

    # --- lines --------------------------------------------------------------------------------------------------------

    def _lines(self, keys: set[str]) -> dict[str, list[Row]]:
        """Return the standing lines of some people, by the id under which they go now, in the ledger's order."""
        gone = {*self.past.reversed, *(one.number for one in self.past.batches if one.kind == "reversal")}
        standing = [number for number in self.batches if number not in gone]
        ids = sorted(keys | {one for one, key in self.known.link.items() if key in keys})
        found: dict[str, list[Row]] = {}
        for number, *told in self.book.ask(LINES, self.past.project, json.dumps(standing), json.dumps(ids)):
            batch = self.batches[number]
            id_number, name, item, month, kind, reason, fen = told
            what = (self.names.get(item, item), month, kind, reason, fen, fen)
            line = Row(number, batch.kind, months.parse(batch.pay_month), id_number, name, *what)
            found.setdefault(self.key(id_number), []).append(line)
        return found

    def _with_accounts(self, rows: list[list[Row]]) -> list[list[Row]]:
        """Return evidence with the accounts to which lists paid, as the inputs of their own day have them."""
        wanted: dict[int, set[str]] = {}
        for each in (each for some in rows for each in some if each.batch and each.batch_kind == "payroll"):
            wanted.setdefault(each.batch or 0, set()).add(each.id_number)
        held: dict[tuple[int, str], str] = {}
        read: Inputs | None = None
        for number in sorted(wanted):
            read = history.inputs(self.book, self.batches[number], read)
            if read.project is not None:
                held |= {(number, one): account for one, account in self._held(number, read, sorted(wanted[number]))}
        return [[one._replace(account=held.get((one.batch or 0, one.id_number), "")) for one in each] for each in rows]

    def _held(self, number: int, read: Inputs, ids: list[str]) -> Iterator[tuple[str, str]]:
        """Give the accounts of some people at a list."""
        batch = self.batches[number]
        past = history.until(self.book, self.past, number - 1)
        known = history.people(self.book, read, past, months.parse_day(batch.as_of)).known
        place = tables.places(known.facts.key, roster.linked(np.array(ids, object), known.link))
        held = roster.accounts_in(known.facts, known.people, months.parse(batch.pay_month))
        yield from ((one, held[row][1]) for one, row in zip(ids, place.tolist(), strict=True) if row >= 0)


LINES: Final = """
SELECT batch, id_number, name, item.id, service_month, kind.word, reason.word, fen
FROM line JOIN person ON person.number = person JOIN item ON item.number = item
     JOIN word AS kind ON kind.number = kind JOIN word AS reason ON reason.number = reason
WHERE item.project = ?1 AND batch IN (SELECT value FROM json_each(?2))
  AND person IN (SELECT number FROM person WHERE id_number IN (SELECT value FROM json_each(?3)))
ORDER BY batch, place"""


# --- the rules --------------------------------------------------------------------------------------------------------


def _differing(at: _Traced, found: Finding, mine: list[Row]) -> Iterator[Row]:
    """Give what a list pays in the cells of a finding, and what its inputs give."""
    batch = int(str(found.values["batch"]))
    sign = -1 if found.name == lists.LEFT_OUT else 1
    wanted = [
        (cell, item)
        for cell, name, item in at.cells(batch)
        if (name, cell.id_number) == (found.name, found.id_number)
        and found.values["item"] == (at.names.get(item, item) if item else "—")
    ]
    in_cells = {(at.names.get(item, item), cell.month) for cell, item in wanted}
    unknown = {cell.month for cell, item in wanted if not item}
    for line in (line for line in mine if line.batch == batch):
        is_unknown = line.item not in at.names.values() and line.month in unknown
        if is_unknown or (line.item, line.month) in in_cells:
            yield line._replace(counted=sign * line.fen)
    for cell, item in wanted:
        if cell.computed:
            fen = cell.computed
            yield at.due(found, at.names.get(item, item), cell.month, fen, -sign * fen, DUE_THEN)


def _reported(at: _Traced, found: Finding, mine: list[Row]) -> Iterator[Row]:
    """Give what lists paid that knew of a bar by its report, and what has come back of it."""
    if "batch" in found.values:
        yield from _differing(at, found, mine)
        return
    for name, bars, by_pay_month in titles.bars(at.case):
        if name != found.name:
            continue
        for bar in np.flatnonzero(bars.person == at.row(found)).tolist():
            span = int(bars.first[bar]), int(bars.until[bar])
            inside = [one for one in mine if span[0] <= (one.pay_month if by_pay_month else one.month) < span[1]]
            known = int(bars.known[bar])
            rows = [*_knowing(at, inside, known, by_pay_month)]
            if rows and _told(rows) == found.values["months"] and _sum(rows) == found.amount:
                yield from rows
                return


def _knowing(at: _Traced, inside: Sequence[Row], known: int, by_pay_month: bool) -> Iterator[Row]:
    """Give by month what was paid by lists that knew; where so much came back that less is left, all of the month.

    What came back of a month counts first for what was paid for it in good faith (``titles``).
    """
    for month in sorted({one.month for one in inside}):
        mine = [one for one in inside if one.month == month]
        knew = [one for one in mine if one.fen > 0 and _day(at, one) >= known and _is_listed(one)]
        if by_pay_month or _sum(knew) <= _sum(mine):
            yield from knew
        elif _sum(mine) > 0:
            yield from mine


def _day(at: _Traced, line: Row) -> int:
    return months.parse_day(at.batches[line.batch or 0].as_of)


def _is_listed(line: Row) -> bool:
    return line.batch_kind == "payroll"


def _told(some: Sequence[Row]) -> str:
    return months.span(min(one.month for one in some), max(one.month for one in some))


def _sum(some: Iterable[Row]) -> int:
    return sum(one.counted for one in some)


def _after_death(at: _Traced, found: Finding, mine: list[Row]) -> Iterator[Row]:
    """Give all that was paid for months after a death, and what has come back of it."""
    last = int(at.case.facts.death[at.row(found)]) - (not at.case.project.death_month_paid)
    yield from (one for one in mine if one.month > last)


def _lapsed(at: _Traced, found: Finding, mine: list[Row]) -> Iterator[Row]:
    """Give what lists paid after a certification had lapsed."""
    until = at.case.people["certified_until"].to_numpy()[[at.row(found)]]
    (last,) = digits.months_of(until).tolist()
    yield from (one for one in mine if _is_listed(one) and one.pay_month > last)


def _unpaid(at: _Traced, found: Finding, mine: list[Row]) -> Iterator[Row]:
    """Give what is owed and was never paid."""
    del mine  # nothing was paid
    for place, month, _, gap in at.gaps(found):
        if gap > 0:
            yield at.due(found, at.known.project.items[place].name, month, gap, gap)


def _claimed(at: _Traced, found: Finding, mine: list[Row]) -> Iterator[Row]:
    """Give what was paid in the months of which too much was paid, and what is owed of them."""
    for place, month, fen, gap in at.gaps(found):
        item = at.known.project.items[place]
        if gap < 0:
            by = 12 if item.kind == ONE_OFF else 1
            yield from (one for one in mine if one.item == item.name and one.month // by == month // by)
            if fen:
                yield at.due(found, item.name, month, fen, -fen)


def _late(at: _Traced, found: Finding, mine: list[Row]) -> Iterator[Row]:
    """Give the lines of a list that are of one kind and reason, and come to the finding's amount."""
    groups: dict[tuple[str, str], list[Row]] = {}
    for one in mine:
        if one.batch == found.values["batch"] and one.kind != words.REGULAR:
            groups.setdefault((one.kind, one.reason), []).append(one)
    for (kind, reason), each in groups.items():
        if found.name == "arrears-round":
            wages = {item.name for item in at.known.project.items if item.kind == WAGE}
            fits, some = kind == words.ARREARS, [one for one in each if one.item in wages]
        else:
            is_accepted = reason in arrears.ACCEPTED
            fits, some = is_accepted == (found.name == "edit-accepted"), each
            fits = fits and _told(each) == found.values["months"]
        if fits and some and _sum(some) == found.amount:
            yield from some
            return


def _at_lists(at: _Traced, found: Finding, mine: list[Row]) -> Iterator[Row]:
    """Give what the lists of some pay months paid."""
    del at
    told = str(found.values.get("months") or found.values["month"]).split(" – ")
    first, last = months.parse(told[0]), months.parse(told[-1])
    yield from (one for one in mine if _is_listed(one) and first <= one.pay_month <= last)


def _last_list(at: _Traced, found: Finding, mine: list[Row]) -> Iterator[Row]:
    """Give what the last list that paid a person pays."""
    del at, found
    last = max((one.batch or 0 for one in mine if _is_listed(one)), default=0)
    yield from (one for one in mine if one.batch == last)


def _wages(at: _Traced, found: Finding, mine: list[Row]) -> Iterator[Row]:
    """Give the wages that were paid from the month of a change on."""
    changes = at.case.changes
    mine_ = (changes["file"].to_numpy() == found.file) & (changes["row"].to_numpy() == found.row)
    wages = {item.name for item in at.known.project.items if item.kind == WAGE}
    for month in changes["effective"].to_numpy()[mine_].tolist():
        yield from (one for one in mine if one.item in wages and one.month >= month)


MONTHLY: Final = ("wage-without-basis", "raise-off-policy")
"""Rules whose amount is by how much a wage is another each month, and no sum of what was paid."""
RULES: Final[Mapping[str, Callable[[_Traced, Finding, list[Row]], Iterator[Row]]]] = {
    **dict.fromkeys(
        ("paid-to-nobody", "paid-before-start", "paid-twice", "one-off-without-title", "one-off-twice"), _differing
    ),
    **dict.fromkeys(("amount-off-scale", lists.LEFT_OUT, "line-not-computed"), _differing),
    **dict.fromkeys(REPORTED, _reported),
    "paid-before-report": _after_death,
    "paid-uncertified": _lapsed,
    "owed-never-paid": _unpaid,
    "claim-idle": _claimed,
    **dict.fromkeys(("arrears-long", "start-long-past", "arrears-round", "edit-accepted"), _late),
    **dict.fromkeys(("account-before-list", "account-there-and-back"), _at_lists),
    **dict.fromkeys(MONTHLY, _wages),
    "payee-other": _last_list,
}
"""How the evidence of a finding about a person is picked. Others show in files and documents, and not in payments."""
