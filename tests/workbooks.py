"""Workbooks for tests, as a spreadsheet writes them."""

import io
from collections.abc import Mapping
from datetime import date
from typing import Any

import xlsxwriter


def workbook(sheets: Mapping[str, list[list[Any]]], corner: str = "") -> bytes:
    """Return an .xlsx with these sheets; texts become text cells, numbers number cells, dates date cells.

    corner   stands in the last cell of each sheet
    """
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True, "strings_to_numbers": False}) as book:
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            sheet.write(1048575 * bool(corner), 16383 * bool(corner), corner)
            for number, row in enumerate(rows):
                for place, cell in enumerate(row):
                    if isinstance(cell, date):
                        sheet.write_datetime(number, place, cell, day)
                    elif cell != "":
                        sheet.write(number, place, cell)
    return content.getvalue()
