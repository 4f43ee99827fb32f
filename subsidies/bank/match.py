"""Answers to orders, matched exactly by reference, or by sequence, account, name and amount, never by part of one.

The catch: two orders may look the same to a bank (one account, one name, one amount). They are told apart only where
they need not be: where all of them had the same fate.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import pandas as pd

from subsidies import money, names, tables
from subsidies.bank import orders as ordered
from subsidies.bank.answers import NOT_SAID, PAID, REFUSED, Answers
from subsidies.bank.layout import Layout
from subsidies.errors import Finding, Refusal, Secret, Value
from subsidies.tables import Table

Array = np.ndarray[Any, Any]

OUTCOMES: Final = Table(
    "outcomes",
    {
        "order": "int64",
        "row": "int32",
        "result": "object",
        "paid": "int64",
        "code": "object",
        "reason": "object",
        "told": "object",
    },
)
"""A row an order that was answered: its place among the orders; ``row`` is 0 where the answer is silence;
``paid`` in fen, 0 where nothing was."""
ODD: Final = np.uint64(0x9E3779B97F4A7C15)
COLUMN: Final = {"amount": ("fen", "ordered")}
"""What a key is called in the orders and in the answers, where it is called otherwise."""


@dataclass(frozen=True, slots=True)
class Matched:
    """The orders and what became of them."""

    outcomes: pd.DataFrame
    """OUTCOMES, in the order of the orders."""
    silent: Array
    """The places of the orders of which the answer says nothing."""
    findings: tuple[Finding, ...]
    """Why rows of the answer were refused; those of the reading among them."""


def match(orders: pd.DataFrame, answers: Answers, layout: Layout, names: Collection[str] = ()) -> Matched:
    """Return what became of each order (ORDERS, of one file), by an answer that was read with a layout.

    names   what the file may be called in its answer

    Nothing is guessed: an answer to nobody, a second one, or one to another amount is refused with its row. Raises
    ``Refusal``: answer-other-batch, and where no row is one of the orders, answer-to-nobody.
    """
    assert layout.answer is not None, "a layout without an answer reads none"
    _require_batch(orders, answers, layout, names)
    table = answers.table
    place, wrong, named = _places(orders, table, layout.answer.key)
    faults = {name: (table["result"].to_numpy() != REFUSED) & rows for name, rows in wrong.items()}
    usable = (table["result"].to_numpy() != REFUSED) & (place >= 0)
    own = orders["fen"].to_numpy()[np.maximum(place, 0)] if len(orders) else np.zeros(len(table), np.int64)
    asked = table["ordered"].to_numpy()
    differs = usable & (asked != NOT_SAID) & (asked != own)
    usable &= ~differs
    findings = [*answers.findings, *_told(table, answers.file, {**faults, "answer-amount-differs": differs}, own)]
    if wrong["answer-unknown"].all() and faults["answer-unknown"].any():
        raise Refusal("answer-to-nobody", findings=findings, file=answers.file, count=len(table))
    outcomes = _outcomes(table[usable], place[usable], own[usable])
    silent = np.flatnonzero(~named)
    if answers.rest and not wrong["answer-unknown"].any():  # else a row about nobody may be about one of the rest
        outcomes = pd.concat([outcomes, _rest(orders, silent, answers)], ignore_index=True)
        silent = silent[:0]
    return Matched(outcomes.sort_values("order", ignore_index=True), silent, tuple(findings))


def _require_batch(orders: pd.DataFrame, answers: Answers, layout: Layout, names: Collection[str]) -> None:
    """Refuse (answer-other-batch) what says of itself that it is the answer to another batch, or of another month."""
    column = layout.of("month")
    wanted = {"batch": names}
    if column is not None:
        wanted["month"] = ordered.values(column, ordered.Part(orders, 1, 1, ordered.Sending(0, 0, "")))
    for name, those in wanted.items():
        others = [one for one in answers.said.get(name, ()) if one not in those]
        if those and others:
            known = ", ".join(dict.fromkeys(those))
            raise Refusal("answer-other-batch", file=answers.file, said=others[0], batch=known)


def _places(orders: pd.DataFrame, table: pd.DataFrame, key: Sequence[str]) -> tuple[Array, dict[str, Array], Array]:
    """Return the place of the order of each answer, -1 where there is none; and the rows that are refused, by why.

    And which orders the answer names, whatever it says of them.
    """
    mine, theirs = _codes(orders, table, key)
    count = max(int(mine.max(initial=-1)), int(theirs.max(initial=-1))) + 1
    of_orders, of_answers = np.bincount(mine, minlength=count), np.bincount(theirs, minlength=count)
    first = np.full(count, -1, np.int64)
    first[mine[::-1]] = np.arange(len(mine))[::-1]
    place = first[theirs]
    unknown = of_orders[theirs] == 0
    twice = ~unknown & (of_answers[theirs] > of_orders[theirs])
    several = ~unknown & ~twice & (of_orders[theirs] > 1)
    alike = np.zeros(len(theirs), bool)
    if several.any():
        alike = _spread(place, mine, theirs, several, table, of_orders)
    place[unknown | twice | (several & ~alike)] = -1
    wrong = {"answer-unknown": unknown, "answer-twice": twice, "answer-ambiguous": several & ~alike}
    return place, wrong, of_answers[mine] > 0


def _spread(place: Array, mine: Array, theirs: Array, several: Array, table: pd.DataFrame, of_orders: Array) -> Array:
    """Give the answers to orders that look the same one each, where all had the same fate; return which had."""
    alike = np.zeros(len(theirs), bool)
    fates = list(zip(table["result"], table["paid"], table["code"], strict=True))
    rows: dict[int, list[int]] = {}
    for row in np.flatnonzero(several).tolist():
        rows.setdefault(int(theirs[row]), []).append(row)
    for code, those in rows.items():
        if len(those) == of_orders[code] and len({fates[row] for row in those}) == 1:
            place[those] = np.flatnonzero(mine == code)
            alike[those] = True
    return alike


def _codes(orders: pd.DataFrame, table: pd.DataFrame, key: Sequence[str]) -> tuple[Array, Array]:
    """Return a number for each order and each answer: the same for the same key."""
    pairs = [_column(orders, table, name) for name in key]
    hashed = [_hashed(one) for one in pairs]
    whole = hashed[0]
    for one in hashed[1:]:
        whole = (whole * ODD) ^ one
    codes, _ = pd.factorize(whole)
    first = tables.first_of(codes)
    if not all((one[first] == one).all() for one in pairs):  # two keys of one hash
        codes, _ = pd.factorize(pd.MultiIndex.from_arrays(pairs))
    return codes[: len(orders)], codes[len(orders) :]


def _hashed(values: Array) -> Array:
    """Return numbers for values, the same for the same."""
    if values.dtype == object:
        return np.asarray(pd.util.hash_array(values, categorize=False), np.uint64)
    return values.astype(np.uint64)


def _column(orders: pd.DataFrame, table: pd.DataFrame, name: str) -> Array:
    """Return a key of all orders and then all answers, as it is compared."""
    mine, theirs = COLUMN.get(name, (name, name))
    own, other = orders[mine].to_numpy(), table[theirs].to_numpy()
    if name == "sequence":
        own = np.array(list(map(str, own.tolist())), object)
    both = np.concatenate([own, other])
    return names.fold(both) if name == "payee" and len(both) else both


def _outcomes(table: pd.DataFrame, place: Array, own: Array) -> pd.DataFrame:
    """Return what became of orders that the answer names; a paid one without an amount was paid as ordered."""
    result, paid = table["result"].to_numpy(), table["paid"].to_numpy()
    whole = np.where((result == PAID) & (paid == NOT_SAID), own, np.maximum(paid, 0))
    columns = {name: table[name].to_numpy() for name in ("row", "result", "code", "reason", "told")}
    return tables.make(OUTCOMES, {"order": place, "paid": whole, **columns})


def _rest(orders: pd.DataFrame, silent: Array, answers: Answers) -> pd.DataFrame:
    """Return what became of the orders of which the answer is silent."""
    fen = orders["fen"].to_numpy()[silent]
    same = {"result": answers.rest, "code": "", "reason": answers.reason, "told": answers.told}
    texts = {name: np.full(len(silent), text, object) for name, text in same.items()}
    paid = fen if answers.rest == PAID else np.zeros(len(silent), np.int64)
    return tables.make(OUTCOMES, {"order": silent, "row": np.zeros(len(silent), np.int32), "paid": paid, **texts})


def _told(table: pd.DataFrame, file: str, faults: dict[str, Array], own: Array) -> Iterator[Finding]:
    """Give why answers were refused, with their rows."""
    for name, rows in faults.items():
        for place in np.flatnonzero(rows).tolist():
            one = table.iloc[place]
            values: dict[str, Value] = {"name": one["payee"] or one["reference"] or Secret(one["account"])}
            if name == "answer-amount-differs":
                values = {"text": money.format(int(one["ordered"])), "ordered": money.format(int(own[place]))}
            yield Finding(name, file, int(one["row"]), values=values)
