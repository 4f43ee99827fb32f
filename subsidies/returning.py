"""Answers of banks: what was paid is confirmed, what failed is taken back, and the next list pays it again.

A return is a batch about a list. Its lines take back what did not arrive; its detail says of each order what became of
it. The catch: an order is answered once, so the same file again changes nothing, and an answer that says another thing
of an answered order is refused.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from subsidies import correct, history, money, ordering, returned, tables, workspace
from subsidies.bank import match
from subsidies.bank.answers import FAILED, PAID, PART, WAITING, Answers
from subsidies.bank.layout import REASONS, Layout
from subsidies.bank.match import OUTCOMES, Matched
from subsidies.correct import By
from subsidies.errors import Finding, Refusal, Value
from subsidies.history import History
from subsidies.ledger.book import Book, Entry, Input
from subsidies.ledger.chain import Batch, of_bytes
from subsidies.read.bank import answer, layouts
from subsidies.returned import Fate
from subsidies.workspace import Workspace

Array = np.ndarray[Any, Any]


class Sent(NamedTuple):
    """Orders that a bank may answer."""

    about: Batch
    """The list."""
    export: Batch | None
    """``None`` where nothing was exported by this program."""
    layout: str
    orders: pd.DataFrame
    """ORDERS."""
    files: tuple[tuple[str, int], ...] = ()
    """The files that were sent: their names, by which an answer may call them, and how many orders they have."""


Candidate = tuple[History, Sent, Matched]
"""A list that an answer fits, with its project's history."""


@dataclass(frozen=True, slots=True)
class Return:
    """What an answer says of one list, and what is to be entered of it."""

    project: str
    sent: Sent
    file: str
    outcomes: pd.DataFrame
    """OUTCOMES that are to be entered; ``order`` is the place among the orders."""
    refused: tuple[Finding, ...] = ()
    """Rows that are not, with why."""
    known: int = 0
    """Orders that this very answer had answered before."""
    waiting: int = 0
    """Orders of which the bank will say later."""
    silent: int = 0
    """Orders of which nothing is said, now or before."""
    content: bytes | None = None
    batch: Batch | None = None

    @property
    def paid(self) -> int:
        """How many were paid in full."""
        return int((self.outcomes["result"] == PAID).sum())

    @property
    def failed(self) -> int:
        """How many were not, or in part."""
        return len(self.outcomes) - self.paid

    @property
    def fen(self) -> int:
        """What arrived."""
        return int(self.outcomes["paid"].sum())

    @property
    def back(self) -> int:
        """What did not (fen)."""
        own = self.sent.orders["fen"].to_numpy()[self.outcomes["order"].to_numpy()]
        return int(own.sum()) - self.fen


@dataclass(frozen=True, slots=True)
class Accept:
    """What is entered of an answer of which not all can be."""

    rest: bool = False
    """The rows that are right, where others are refused."""
    part: bool = False
    """Also what was paid in part."""

    @property
    def any(self) -> bool:
        """Whether anything is entered beside rows that are refused."""
        return self.rest or self.part


# --- an answer is read --------------------------------------------------------------------------------------------


def read(
    place: Workspace, file: str, content: bytes, accept: Accept, number: int = 0, only: Sequence[str] = ()
) -> Return:
    """Return what an answer says of the one list that it answers.

    number   of the list, where more than one could be meant; 0: it is looked for

    Raises ``Refusal``: answer-nothing-sent, list-not-sent, answer-several, answer-no-layout where nothing that was sent
    has it, each for its own reason; else those of reading and matching.
    """
    workspace.require_ledger(place)
    known = layouts.known(place.layouts, place.root)
    found: list[Candidate] = []
    failed: list[Refusal] = []
    with closing(place.book()) as book:
        for past, sent in _all_sent(place, book, number, only):
            try:
                layout = layouts.named(known, sent.layout)
                found.append((past, sent, _matched(sent, answer.read(file, content, layout), layout)))
            except Refusal as refusal:
                failed.append(refusal)
        past, sent, matched = _only(file, _likely(book, found, of_bytes(content)), failed, number)
        before = returned.fates(book, past, sent.about.number)
    return _judged(past, sent, matched, (file, content), accept, before)


def _likely(book: Book, found: list[Candidate], digest: str) -> list[Candidate]:
    """Return the list whose answer a file already is; else, of several that it fits, those that are not all answered.

    A month's orders look like those of the month before to a bank that gives no reference.
    """
    if len(found) < 2:
        return found
    again = [one for one in found if digest in returned.digests(one[0], one[1].about.number)]
    waiting = [one for one in found if len(returned.fates(book, one[0], one[1].about.number)) < len(one[1].orders)]
    return again or waiting or found


def _only(file: str, found: Sequence[Candidate], failed: Sequence[Refusal], number: int) -> Candidate:
    """Return the only list that a file answers; refuse where there is none, or more than one."""
    if len(found) == 1:
        return found[0]
    if found:
        lists = ", ".join(f"{past.project} {sent.about.number} ({sent.about.pay_month})" for past, sent, _ in found)
        raise Refusal("answer-several", file=file, lists=lists)
    if len({one.name for one in failed}) == 1:
        raise failed[0]
    if failed:
        whys = ", ".join(dict.fromkeys(one.name for one in failed))
        raise Refusal("answer-no-layout", file=file, whys=whys)
    raise Refusal("list-not-sent", number=number) if number else Refusal("answer-nothing-sent", file=file)


def _all_sent(place: Workspace, book: Book, number: int, only: Sequence[str]) -> Iterator[tuple[History, Sent]]:
    for project in _projects(place, only):
        past = history.of(book, project)
        for sent in _sent(book, past, number):
            yield past, sent


def _projects(place: Workspace, only: Sequence[str]) -> list[str]:
    return [one.id for one in workspace.inputs(place, only) if one.id]


def _sent(book: Book, past: History, number: int) -> Iterator[Sent]:
    """Give what was sent of the lists that stand, each as it was exported last; of one list where it is named."""
    last = {one.about: one for one in past.batches if one.kind == "export"}
    for batch in past.lists:
        export = last.get(batch.number)
        if export is None or batch.number in past.reversed or (number and batch.number != number):
            continue
        files = tuple((one["name"], one["orders"]) for one in returned.sealed(book, export))
        layout = str(json.loads(export.detail)["layout"])
        yield Sent(batch, export, layout, ordering.orders_again(book, past, export), files)


def _matched(sent: Sent, answers: Answers, layout: Layout) -> Matched:
    """Return the orders of a list with their answers, whether the file answers all of its parts or one.

    What an answer does not name is the rest of the file that it answers, and not of the others.
    """
    names = tuple(name for each, _ in sent.files for name in _called(each))
    part = _part(sent, answers) if answers.rest and len(sent.files) > 1 else range(len(sent.orders))
    if part is None:
        return match.match(sent.orders, replace(answers, rest=""), layout, names)
    found = match.match(sent.orders.iloc[part.start : part.stop].reset_index(drop=True), answers, layout, names)
    return replace(
        found,
        outcomes=found.outcomes.assign(order=found.outcomes["order"] + part.start),
        silent=found.silent + part.start,
    )


def _part(sent: Sent, answers: Answers) -> range | None:
    """Return the places of the orders of the one file that an answer says it is of, or is called by; else nothing."""
    said = answers.said.get("batch", ()) or (answers.file,)
    first, found = 0, list[range]()
    for name, count in sent.files:
        if any(one in _called(name) for one in said):
            found.append(range(first, first + count))
        first += count
    return found[0] if len(found) == 1 else None


def _called(name: str) -> tuple[str, str]:
    """Return how an answer may call a file."""
    return name.rpartition(".")[0], name


def _judged(
    past: History, sent: Sent, matched: Matched, source: tuple[str, bytes], accept: Accept, before: Mapping[int, Fate]
) -> Return:
    """Return what is to be entered of an answer, and which rows are not.

    before   what became of the list's orders by what was entered
    """
    file, content = source
    table, sequence = matched.outcomes, sent.orders["sequence"].to_numpy()
    numbers, results = sequence[table["order"].to_numpy()].tolist(), table["result"].to_numpy()
    said = zip(numbers, results.tolist(), table["paid"].tolist(), strict=True)
    same = _bools([is_same(before.get(number), result, fen) for number, result, fen in said])
    other = _bools([number in before for number in numbers]) & ~same
    parts = (results == PART) & ~same & ~other & (not accept.part)
    waits = (results == WAITING) & ~other
    left = table[~(same | other | waits | parts)].reset_index(drop=True)
    refused = [
        *matched.findings,
        *_findings(file, "answer-already", sent, table[other]),
        *_findings(file, "answer-part", sent, table[parts]),
    ]
    silent = len(set(sequence.tolist()) - set(before) - set(numbers))
    counts = int(same.sum()), int(waits.sum()), silent
    return Return(past.project, sent, file, left, tuple(refused), *counts, content)


def _bools(values: Sequence[bool]) -> Array:
    return np.array(values, np.bool_)


def is_same(old: Fate | None, result: str, fen: int) -> bool:
    """Return whether an answered order is answered in the same way again."""
    return old is not None and old.result == result and (result == PAID or old.fen == fen)


def _findings(file: str, name: str, sent: Sent, table: pd.DataFrame) -> Iterator[Finding]:
    for place, row, fen in zip(*(table[key].tolist() for key in ("order", "row", "paid")), strict=True):
        order = sent.orders.iloc[place]
        values: dict[str, Value] = {
            "reference": order["reference"],
            "paid": money.format(fen),
            "ordered": money.format(int(order["fen"])),
        }
        yield Finding(name, file, row, id_number=order["id_number"], values=values)


# --- by hand ------------------------------------------------------------------------------------------------------


def by_hand(place: Workspace, references: Sequence[str], reason: str, only: Sequence[str] = ()) -> list[Return]:
    """Return what is to be entered where somebody knows which orders failed; a return for each list.

    Raises ``Refusal``: reference-unknown, answered-already, return-reason.
    """
    if reason not in REASONS:
        raise Refusal("return-reason", text=reason, known=", ".join(REASONS))
    workspace.require_ledger(place)
    left, made = dict.fromkeys(references), list[Return]()
    with closing(place.book()) as book:
        for project in _projects(place, only):
            past = history.of(book, project)
            made += [_failed(book, past, sent, left, reason) for sent in _listed(book, past, left)]
    if left:
        raise Refusal("reference-unknown", text=", ".join(left))
    return made


def _listed(book: Book, past: History, wanted: Mapping[str, None]) -> Iterator[Sent]:
    """Give the lists of a project that references name, with their orders."""
    last = {one.about: one for one in past.batches if one.kind == "export"}
    for batch in past.lists:
        start = f"{past.project}-{batch.number}-"
        if batch.number not in past.reversed and any(one.startswith(start) for one in wanted):
            export = last.get(batch.number)
            yield Sent(batch, export, "", ordering.orders_again(book, past, export or batch))


def _failed(book: Book, past: History, sent: Sent, left: dict[str, None], reason: str) -> Return:
    """Return the failure of those orders of a list that are wanted; they are no longer."""
    rows = np.flatnonzero(np.isin(sent.orders["reference"].to_numpy(), list(left)))
    before = returned.fates(book, past, sent.about.number)
    answered = [row for row in rows.tolist() if int(sent.orders["sequence"].iloc[row]) in before]
    if answered:
        raise Refusal("answered-already", text=", ".join(sent.orders["reference"].iloc[answered]))
    for reference in sent.orders["reference"].iloc[rows]:
        del left[reference]
    same = {"result": FAILED, "code": "", "reason": reason, "told": ""}
    texts = {name: np.full(len(rows), text, object) for name, text in same.items()}
    nothing = np.zeros(len(rows), np.int64)
    outcomes = tables.make(OUTCOMES, {"order": rows, "row": nothing.astype(np.int32), "paid": nothing, **texts})
    return Return(past.project, sent, "", outcomes, silent=len(sent.orders) - len(before) - len(rows))


# --- it is entered ------------------------------------------------------------------------------------------------


def enter(place: Workspace, found: Sequence[Return], accept: Accept, by: By) -> list[Return]:
    """Enter returns, all in one transaction; what has nothing to enter stays as it is.

    Raises ``Refusal``: answer-refused with every row where some are and nothing was accepted, month-closed,
    as-of-earlier, answered-already where somebody else has entered it since.
    """
    refused = [finding for one in found for finding in one.refused]
    if refused and not accept.any:
        raise Refusal("answer-refused", findings=refused, count=len(refused))
    if by.dry_run or not any(len(one.outcomes) for one in found):
        return list(found)
    with closing(place.book()) as book, book.entering():
        return [_enter(book, one, by) if len(one.outcomes) else one for one in found]


def _enter(book: Book, one: Return, by: By) -> Return:
    past = history.of(book, one.project)
    before = returned.fates(book, past, one.sent.about.number)
    sequence = one.sent.orders["sequence"].to_numpy()[one.outcomes["order"].to_numpy()]
    if one.sent.about.number in past.reversed or set(sequence.tolist()) & set(before):
        raise Refusal("ledger-moved")
    return replace(one, batch=book.enter(_entry(past, one, by, book.lines(one.sent.about.number))))


def _entry(past: History, one: Return, by: By, lines: pd.DataFrame) -> Entry:
    """Return the batch of a return."""
    table, orders = one.outcomes, one.sent.orders
    sequence = orders["sequence"].to_numpy()[table["order"].to_numpy()].tolist()
    whole = table["result"].to_numpy() == PAID
    said = zip(sequence, *(table[key].tolist() for key in ("result", "paid", "reason", "told")), strict=True)
    other = [list(one) for one in said if one[1] != PAID]
    paid = returned.runs(number for number, is_paid in zip(sequence, whole.tolist(), strict=True) if is_paid)
    detail = {
        "file": one.file,
        "export": one.sent.export.number if one.sent.export else None,
        "layout": one.sent.layout,
        "orders": {"paid": paid, "other": other},
    }
    inputs = () if one.content is None else (Input("answer", one.file, one.content),)
    text = json.dumps(detail, ensure_ascii=False)
    return correct.entry_of(
        returned.KIND,
        past,
        by,
        returned.taken_back(lines, orders, table),
        about=one.sent.about.number,
        detail=text,
        inputs=inputs,
    )
