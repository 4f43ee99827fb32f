"""One project, as known now: its ledger lines by row of its facts, and what the rules of ``audit/`` find in them.

The catch: what the lists of the past find comes last and is asked once, for a payment after a death is one
irregularity, whether it shows by the report or by the files of its day.
"""

import json
from collections.abc import Iterator
from typing import Any, Final

import numpy as np

from subsidies import engine, history, months, roster, tables, workspace
from subsidies.audit import arrears, budgets, grounds, payees, titles
from subsidies.audit.arrears import Claimed, Late
from subsidies.audit.case import Case, Payments
from subsidies.auditing import banked
from subsidies.auditing.past import NOBODY, Claims, Past
from subsidies.engine import Known
from subsidies.errors import Finding
from subsidies.history import History
from subsidies.ledger.book import Book
from subsidies.policy import WAGE
from subsidies.read.projects import Inputs

Array = np.ndarray[Any, Any]


def findings(book: Book, read: Inputs, as_of: int, broken: int | None) -> Iterator[Finding]:
    """Give what is found in the payments of a project without errors, as known and entered on a day (an ordinal).

    broken   the first batch that is not what was entered; neither it nor a later one is looked at
    """
    past, known, case = looked_at(book, read, as_of, broken)
    if broken is not None:  # what is owed by now cannot be held against a part of the lists
        yield from _lists(book, past, known, case)
        return
    paid = [*_owed(book, past, known, case)]
    yield from paid
    dead = {one.id_number for one in paid if one.name == "paid-after-death"}
    yield from (one for one in titles.late_deaths(case) if one.id_number not in dead)
    yield from titles.uncertified(case)
    yield from workspace.named(read, [*_grounds(case)])
    held = roster.accounts_in(known.facts, known.people, past.next_due(known.project.since))
    yield from payees.others(case, [payee for _, _, payee in held])
    yield from banked.answers(book, past, case, as_of)
    yield from _months(case, past, months.of_day(as_of), read.file)


def looked_at(book: Book, read: Inputs, as_of: int, broken: int | None) -> tuple[History, Known, Case]:
    """Return what was entered by a day and before the first broken batch, the project as known that day, both as one.

    The case holds what the rules look at.
    """
    day = months.format_day(as_of)
    through = max((one.number for one in book.batches() if one.as_of <= day), default=0)
    past = history.of(book, read.id, through if broken is None else min(through, broken - 1))
    known = history.people(book, read, past, as_of).known
    return past, known, case_of(past, known)


def case_of(past: History, known: Known) -> Case:
    """Return what the rules look at."""
    gone = {*past.reversed, *(one.number for one in past.batches if one.kind == "reversal")}
    standing = [one for one in past.batches if one.number not in gone]
    lists = [one for one in standing if one.kind == "payroll"]
    return Case(
        project=known.project,
        people=known.people,
        changes=known.changes,
        facts=known.facts,
        link=known.link,
        paid=_payments(past, known),
        issued=tuple(sorted({months.parse(one.pay_month) for one in lists})),
        last_day=max((months.parse_day(one.as_of) for one in lists), default=months.NONE),
    )


def _payments(past: History, known: Known) -> Payments:
    """Return the lines of the batches that stand, by row of the facts, sorted."""
    rows = past.standing_paid
    of = {one.number: one for one in past.batches}
    batches = [of[number] for number in rows.ends]
    sizes = np.diff([0, *rows.ends.values()])
    pay_month = np.repeat(np.array([months.parse(one.pay_month) for one in batches], np.int32), sizes)
    day = np.repeat(np.array([months.parse_day(one.as_of) for one in batches], np.int32), sizes)
    listed = np.repeat(np.array([one.kind == "payroll" for one in batches], bool), sizes)
    person = tables.places(known.facts.key, roster.linked(rows.ids, known.link)).astype(np.int32)[rows.person]
    place = {item.id: number for number, item in enumerate(known.project.items)}
    item = np.array([place.get(one, -1) for one in rows.items], np.int32)[rows.item_place]
    order = np.argsort(person, kind="stable")
    order = order[person[order] >= 0]
    return Payments(*(column[order] for column in (person, item, rows.month, rows.fen, pay_month, day, listed)))


def _grounds(case: Case) -> Iterator[Finding]:
    yield from grounds.without_document(case)
    yield from grounds.unchecked(case)
    yield from grounds.wages_without_basis(case)
    yield from grounds.raises_off_policy(case)
    yield from grounds.leavers(case)


def _months(case: Case, past: History, until: int, file: str) -> Iterator[Finding]:
    """Give what is found of months without a list, and of the number of people."""
    entered = frozenset(months.parse(one.pay_month) for one in past.batches if one.kind == "opening")
    yield from budgets.unissued(case, entered, until, file)
    for which in sorted({month // 12 for month in case.issued}):
        yield from budgets.headcount(case, which, file)
        yield from budgets.targets(case, which, file)


def _owed(book: Book, past: History, known: Known, case: Case) -> Iterator[Finding]:
    """Give what is found list by list, and of what is owed, was paid late, or is claimed."""
    late = [*_late(book, past, known)]
    yield from arrears.late(case, late)
    yield from arrears.round_sums(case, late)
    first, claims = 0, np.zeros(len(known.facts), np.int64)
    paid = history.by_row(past.paid, known)
    for gaps in engine.gaps(known, paid, case.issued[-1]) if case.issued else ():
        yield from arrears.never_paid(case, first, gaps)
        negative = [np.minimum(grid.fen, 0).sum(axis=0) for grid in gaps.values()]
        claims[first : first + len(negative[0])] = -np.sum(negative, axis=0)
        first += len(negative[0])
    rows = np.flatnonzero(claims)
    since: dict[str, int] = {}
    yield from _lists(book, past, known, case, Claims(known.facts.key[rows], since))
    yield from arrears.idle(case, _claimed(past, case, rows, claims, since))


def _lists(book: Book, past: History, known: Known, case: Case, claims: Claims = NOBODY) -> Iterator[Finding]:
    """Give what is found list by list, the same thing of a person once."""
    by_report = [*titles.paid_known(case)]
    told = {(one.name, one.id_number) for one in by_report}
    found = Past(book, past, (known, case), claims).findings()
    yield from by_report
    yield from (one for one in found if one.id_number is None or (one.name, one.id_number) not in told)


LATE: Final = """
SELECT id_number, kind.word, reason.word, min(service_month), max(service_month), sum(line.fen),
       sum(CASE WHEN item.id IN (SELECT value FROM json_each(?1)) THEN line.fen ELSE 0 END) AS wages
FROM line JOIN person ON person.number = person JOIN item ON item.number = item
     JOIN word AS kind ON kind.number = kind JOIN word AS reason ON reason.number = reason
WHERE batch = ?2 AND kind.word <> 'regular' GROUP BY person, kind, reason
HAVING reason.word IN (SELECT value FROM json_each(?3))
    OR (kind.word = 'arrears' AND (min(service_month) < ?4 OR (wages <> 0 AND wages % ?5 = 0)))
ORDER BY min(place)"""
"""What a list pays or takes back beside its month, by person, kind and reason: of millions only what may be asked."""


def _late(book: Book, past: History, known: Known) -> Iterator[Late]:
    """Give the lines of standing lists that are not regular, added up by person, kind and reason."""
    wages = json.dumps([item.id for item in known.project.items if item.kind == WAGE])
    for batch in past.lists:
        if batch.number in past.reversed:
            continue
        first = months.parse(batch.pay_month) - arrears.LONG
        rows = book.ask(LATE, wages, batch.number, json.dumps(arrears.ACCEPTED), first, arrears.ROUND)
        ids = roster.linked(np.array([one for one, *_ in rows], object), known.link)
        for row, (_, *told) in zip(tables.places(known.facts.key, ids).tolist(), rows, strict=True):
            if row >= 0:
                kind, reason, *sums = told
                yield Late(row, (batch.number, months.parse(batch.pay_month), batch.why), (kind, reason), *sums)


def _claimed(past: History, case: Case, rows: Array, fen: Array, since: dict[str, int]) -> Iterator[Claimed]:
    """Give the open claims, with the last month in which they came to be known or anything came of them."""
    last = np.zeros(len(case.facts), np.int64)
    back = case.paid.fen < 0
    np.maximum.at(last, case.paid.person[back], case.paid.pay_month[back])
    agreed = {case.link.get(one, one) for one in past.agreed}
    for row in rows.tolist():
        key = case.facts.key[row]
        yield Claimed(row, int(fen[row]), max(since.get(key, months.NEVER), int(last[row])), key in agreed)
