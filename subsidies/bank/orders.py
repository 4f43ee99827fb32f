"""Orders for a bank: who is to be paid what, and whether a layout can carry them.

An order is a person and an amount. The catch: what a layout cannot carry is told of all people at once, with the person
and the character, and then nothing is written: half a list at the bank is worse than none.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

import numpy as np
import pandas as pd

from subsidies import money, months, tables
from subsidies.bank import layout as kinds
from subsidies.bank import texts
from subsidies.bank.layout import Column, Layout
from subsidies.errors import Finding, Refusal, Value
from subsidies.tables import Table

Array = np.ndarray[Any, Any]

ORDERS: Final = Table(
    "orders",
    {
        "sequence": "int64",
        "reference": "object",
        "id_number": "object",
        "name": "object",
        "payee": "object",
        "account": "object",
        "bank": "object",
        "bank_code": "object",
        "fen": "int64",
        "remark": "object",
        "project": "object",
        "project_name": "object",
        "month": "int32",
    },
)
"""A row an order. ``sequence`` counts from 1 in the batch; ``project`` is an id; ``month`` is the pay month."""
LARGEST: Final = 10**13 - 1
"""Fen: what a spreadsheet's number and our own reader still hold exactly."""
FROM: Final = {"amount": "fen"}
"""Columns of the table that are called otherwise than the field."""


@dataclass(frozen=True, slots=True)
class Sending:
    """What all files of a batch have in common."""

    day: int
    """The ordinal of the day on which they are made."""
    month: int
    batch: str
    """What names the batch; the files are named by it too."""
    payer: str = ""
    payer_account: str = ""
    payer_bank_code: str = ""
    split: int | None = None
    """The most rows of a file, where the office wants fewer than the layout allows."""


@dataclass(frozen=True, slots=True)
class Part:
    """The orders of one file, and what is said of them as a whole."""

    orders: pd.DataFrame
    number: int
    """From 1."""
    parts: int
    sending: Sending

    @property
    def total(self) -> int:
        """Fen."""
        return int(self.orders["fen"].sum())


def parts(orders: pd.DataFrame, layout: Layout, sending: Sending) -> list[Part]:
    """Return the orders (ORDERS) file by file, each within the limit of rows, in their order."""
    limits = [one for one in (layout.rows, sending.split) if one]
    most = min(limits, default=max(len(orders), 1))
    starts = range(0, len(orders), most)
    cut = [orders.iloc[start : start + most].reset_index(drop=True) for start in starts]
    return [Part(one, number, len(cut), sending) for number, one in enumerate(cut, 1)]


def require(orders: pd.DataFrame, layout: Layout, sending: Sending) -> None:
    """Refuse (orders-not-carried) what a layout cannot carry, with every person and every place of it."""
    found = list(faults(orders, layout, sending))
    if found:
        raise Refusal("orders-not-carried", findings=found, count=len(found), layout=layout.name)


# --- what stands in a column ----------------------------------------------------------------------------------------


def values(column: Column, part: Part) -> list[str]:
    """Return what a column says of each order, as text."""
    name, count = column.field, len(part.orders)
    if name == "amount":
        return amounts(part.orders["fen"].to_numpy(), column.unit)
    if name == "place":
        return list(map(str, range(1, count + 1)))
    if name == "sequence":
        return list(map(str, part.orders["sequence"].tolist()))
    if name == "month":
        found = part.orders["month"].tolist()
        dated = {one: _dated(column.form, one, 1) for one in set(found)}
        return [dated[one] for one in found]
    if name in kinds.TEXTS:
        return list(part.orders[name].tolist())
    return [said(column, part)] * count


def said(column: Column, part: Part) -> str:
    """Return what a part of a header or a trailer says of a whole file."""
    sending = part.sending
    match column.field:
        case "total":
            return amounts(np.array([part.total]), column.unit)[0]
        case "count":
            return str(len(part.orders))
        case "part" | "parts":
            return str(part.number if column.field == "part" else part.parts)
        case "day" | "month":
            month = sending.month if column.field == "month" else months.of_day(sending.day)
            return _dated(column.form, month, int(months.format_day(sending.day)[-2:]))
        case "":
            return column.text
        case name:
            return str(getattr(sending, name))


def amounts(fen: Array, unit: str) -> list[str]:
    """Return amounts as text, in yuan with two decimals, or in fen.

    >>> amounts(np.array([12050]), "yuan"), amounts(np.array([12050]), "fen")
    (['120.50'], ['12050'])
    """
    return list(map(money.format if unit == kinds.YUAN else str, fen.tolist()))


def _dated(form: str, month: int, day: int) -> str:
    return kinds.FORMS[form].format(months.year(month), months.of_year(month), day)


# --- what it cannot carry -------------------------------------------------------------------------------------------


def faults(orders: pd.DataFrame, layout: Layout, sending: Sending) -> Iterator[Finding]:
    """Give what a layout cannot carry: person by person in each column, then what is said of the whole."""
    whole = Part(orders, 1, 1, sending)
    people = orders["id_number"].to_numpy()
    for column in layout.columns:
        if column.field in kinds.OF_ROW:
            found = _of_column(values(column, whole), column, layout)
            found = [*found, *_of_amounts(orders["fen"].to_numpy(), column)] if column.field == "amount" else found
            for place, one in sorted(found, key=lambda pair: pair[0]):
                yield replace(one, column=column.name, id_number=people[place], project=orders["project"].iloc[place])
    for part in parts(orders, layout, sending):
        for line in (*layout.header, *layout.trailer, layout.columns, [cell for _, cell in layout.cells]):
            yield from _of_file([column for column in line if column.field not in kinds.OF_ROW], part, layout)


def _of_file(line: Sequence[Column], part: Part, layout: Layout) -> Iterator[Finding]:
    """Give what cannot be carried of what is said of a whole file."""
    for column in line:
        for _, one in _of_column([said(column, part)], column, layout):
            yield replace(one, column=column.name or column.field, project=None)


def _of_column(found: list[str], column: Column, layout: Layout) -> list[tuple[int, Finding]]:
    """Return what cannot be carried of texts in a column, by place."""
    lacking = [(place, Finding("value-missing")) for place in _empty(found, column, layout)]
    return [*lacking, *_characters(found, column, layout), *_long(found, column, layout)]


def _empty(found: list[str], column: Column, layout: Layout) -> list[int]:
    """Return where a text must not be empty; between blanks none may be."""
    must = column.required or (layout.kind == kinds.TEXT and layout.separator == " ")
    return [place for place, one in enumerate(found) if not one] if must and "" in found else []


def _characters(found: list[str], column: Column, layout: Layout) -> Iterator[tuple[int, Finding]]:
    """Give the texts with a character that is not carried; where all characters are plain, none is looked at alone."""
    if column.field not in (*kinds.TEXTS, *kinds.OF_FILE):
        return
    joined = "\n".join(found)
    odd = texts.odd_ones(set(joined) - {"\n"}, column, layout)
    is_plain = not odd and not _is_edged(found, joined, column, layout)
    for place, one in enumerate(()) if is_plain and joined.count("\n") == max(len(found) - 1, 0) else enumerate(found):
        if lost := texts.lost(one, column, layout):
            yield place, Finding("order-character", values={"text": one, "character": texts.shown(lost)})


def _is_edged(found: list[str], joined: str, column: Column, layout: Layout) -> bool:
    """Return whether some text may begin or end with what would be lost, or be read as one character."""
    if layout.kind == kinds.SHEET and texts.ESCAPE.search(joined):
        return True
    if layout.kind == kinds.TEXT and not layout.separator:
        return any(texts.lost(one, column, layout) for one in set(found))
    return any(one.isspace() for one in set(joined) - {"\n"})


def _long(found: list[str], column: Column, layout: Layout) -> Iterator[tuple[int, Finding]]:
    """Give the texts that are too long, in bytes of the layout's encoding, or in characters."""
    most, longest = column.bytes, column.length or texts.LONGEST
    sizes = texts.sizes(found, layout.encoding) if most else []
    for place, size in enumerate(sizes):
        if most and size > most:
            yield place, Finding("order-too-long", values={"text": found[place], "size": size, "limit": most})
    if max(map(len, found), default=0) > longest:
        for place, one in enumerate(found):
            if len(one) > longest:
                values: dict[str, Value] = {"text": one, "size": len(one), "limit": longest}
                yield place, Finding("order-too-long", values=values)


def _of_amounts(fen: Array, column: Column) -> Iterator[tuple[int, Finding]]:
    """Give the amounts that are no payment, or more than is carried."""
    most = min(column.most or LARGEST, LARGEST)
    for place in np.flatnonzero((fen <= 0) | (fen > most)).tolist():
        values: dict[str, Value] = {"text": money.format(int(fen[place])), "limit": money.format(most)}
        yield place, Finding("order-amount", amount=int(fen[place]), values=values)


def empty() -> pd.DataFrame:
    """Return the table without orders."""
    return tables.empty(ORDERS)
