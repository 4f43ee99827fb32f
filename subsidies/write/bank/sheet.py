"""A workbook for a bank: one sheet, texts as texts, amounts as numbers where the bank wants numbers.

The catch: an empty cell is no cell at all; some banks refuse an empty text. A digit that is part of a number of an
account must never become a quantity, so whatever is not an amount or a count is a text.
"""

import io
from typing import Any, Final

from subsidies import money
from subsidies.bank import layout as kinds
from subsidies.bank import orders
from subsidies.bank.layout import Column, Layout
from subsidies.bank.orders import Part
from subsidies.write.workbook import CREATED, OPTIONS

SHEET: Final = "Sheet1"
AT: Final = 49
"""The format that spreadsheets know as @: what is typed there stays text."""
WIDTH: Final = 18


def content(part: Part, layout: Layout) -> bytes:
    """Return the bytes of a workbook."""
    import xlsxwriter

    out = io.BytesIO()
    with xlsxwriter.Workbook(out, dict(OPTIONS)) as book:
        book.set_properties({"created": CREATED})
        text, number = book.add_format({"num_format": AT}), book.add_format({"num_format": "0.00"})
        sheet = book.add_worksheet(layout.sheet or SHEET)
        for at, column in layout.cells:
            _put(sheet, at, orders.said(column, part), column, (text, number))
        _table(sheet, part, layout, (text, number))
    return out.getvalue()


def _table(sheet: Any, part: Part, layout: Layout, looks: tuple[Any, Any]) -> None:
    """Write the headings and the rows, a column at a time."""
    for place, column in enumerate(layout.columns):
        sheet.set_column(place, place, WIDTH, looks[0] if not is_number(column) else None)
        if layout.heading and column.name:
            sheet.write_string(layout.first_row - 2, place, column.name)
    columns = [_cells(column, part) for column in layout.columns]
    writers = [
        (place, sheet.write_number if is_number(column) else sheet.write_string, _look(column, looks), cells)
        for place, (column, cells) in enumerate(zip(layout.columns, columns, strict=True))
        if any(cells)
    ]
    first = layout.first_row - 1
    for row in range(len(part.orders)):
        for place, write, look, cells in writers:
            cell = cells[row]
            if cell != "":
                write(first + row, place, cell, look)


def _cells(column: Column, part: Part) -> list[Any]:
    """Return the cells of a column: numbers, or texts."""
    if column.field == "amount" and is_number(column):
        unit = money.YUAN if column.unit == kinds.YUAN else 1
        return [fen / unit for fen in part.orders["fen"].tolist()]
    found = orders.values(column, part)
    return list(map(float, found)) if is_number(column) else found


def is_number(column: Column) -> bool:
    """Return whether the cells of a column are numbers: amounts and counts, where the layout wants no texts."""
    return column.field in (*kinds.AMOUNTS, *kinds.NUMBERS) and column.cell != "text"


def _look(column: Column, looks: tuple[Any, Any]) -> Any:
    text, number = looks
    if not is_number(column):
        return text
    return number if column.field in kinds.AMOUNTS and column.unit == kinds.YUAN else None


def _put(sheet: Any, at: str, value: str, column: Column, looks: tuple[Any, Any]) -> None:
    """Write a cell beside the rows."""
    if value and is_number(column):
        sheet.write_number(at, float(value), _look(column, looks))
    elif value:
        sheet.write_string(at, value, looks[0])
