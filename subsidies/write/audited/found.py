"""The second sheet of a working paper: every finding in full, and room for what the auditor concludes of it.

The catch: the sum of a finding's evidence is taken from the sheet of evidence, so that both stand side by side.
"""

from collections.abc import Mapping
from typing import Final

from xlsxwriter.utility import quote_sheetname, xl_rowcol_to_cell

from subsidies import money
from subsidies.write import page
from subsidies.write.audited import desk as on
from subsidies.write.audited.desk import Desk
from subsidies.write.audited.traced import Sum
from subsidies.write.page import Column, Page

KEY: Final = "found"
A3: Final = 8
AMOUNT, EVIDENCE, CONCLUSION = 10, 11, 15
"""Columns."""


def write(desk: Desk, sums: Mapping[int, Sum]) -> None:
    """Write the sheet.

    sums   where the sums of the evidence are, by the numbers of the findings
    """
    found = desk.content.found
    paper = on.opened(desk, KEY, _columns(desk))
    page.body(paper, on.FIRST, slice(len(found)), page.tallest(paper.columns))
    for row, one in enumerate(found, on.FIRST):
        if one.fen is not None:
            paper.sheet.write_number(row, AMOUNT, one.fen / money.YUAN, paper.looks["amount"])
        if row - on.FIRST + 1 in sums:
            _evidence(desk, paper, row, sums[row - on.FIRST + 1])
    if not found:
        page.nothing(paper, on.FIRST, "audited.nothing")
    last = on.FIRST + max(len(found), 1) - 1
    _choices(desk, paper, last)
    on.texts(paper, len(found))
    on.closed(paper, last + 1)
    paper.sheet.set_paper(A3)
    paper.sheet.autofilter(paper.heading, 0, last, paper.last)


def _evidence(desk: Desk, paper: Page, row: int, one: Sum) -> None:
    """Write what the evidence comes to, from its own sheet."""
    sheet = quote_sheetname(desk.sheets["traced"].name)
    page.amount(paper, (row, EVIDENCE), f"{sheet}!{xl_rowcol_to_cell(one.row, one.column)}", one.fen, "amount")


def _choices(desk: Desk, paper: Page, last: int) -> None:
    """Have the conclusion chosen from a list."""
    say = desk.say
    told = {
        "validate": "list",
        "source": [say(f"audited.{key}") for key in on.CONCLUSIONS],
        "error_title": say("audited.column.conclusion"),
        "error_message": say("audited.choose"),
    }
    paper.sheet.data_validation(on.FIRST, CONCLUSION, last, CONCLUSION, told)


def _columns(desk: Desk) -> list[Column]:
    found, column = desk.content.found, page.column
    none = [""] * len(found)

    def head(key: str) -> str:
        return desk.say(f"audited.column.{key}")

    return [
        column(head("number"), "number", (5, 8), range(1, len(found) + 1)),
        column(head("severity"), "name", (6, 9), [one.severity for one in found]),
        column(head("code"), "code", (6, 6), [one.code for one in found]),
        column(head("name"), "text", (12, 20), [one.name for one in found]),
        column(head("project"), "name", (8, 14), [one.project for one in found]),
        column(head("person"), "name", (8, 14), [one.person for one in found]),
        column(head("id-number"), "code", (19, 19), [one.id_number for one in found]),
        column(head("place"), "text", (12, 20), [one.place for one in found]),
        column(head("item"), "name", (9, 12), [one.item for one in found]),
        column(head("months"), "name", (10, 10), [one.months for one in found]),
        Column(head("amount"), "code", 13, none),
        Column(head("evidence"), "code", 13, none),
        column(head("message"), "text", (20, 36), [one.message for one in found]),
        column(head("hint"), "text", (20, 32), [one.hint for one in found]),
        column(head("basis"), "text", (14, 26), [one.basis for one in found]),
        Column(head("conclusion"), "filled", 10, none),
        column(head("explanation"), "filled", (22, 30), [one.looked_into for one in found]),
        Column(head("auditor"), "filled", 9, none),
        Column(head("date"), "day", 11, none),
    ]
