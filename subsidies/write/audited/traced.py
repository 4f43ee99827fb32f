"""The third sheet of a working paper: the ledger's lines behind each finding, and their sum below them.

The catch: what was owed is no line of the ledger; where the amount is a difference it stands here, and counts against
it.
"""

from itertools import groupby
from typing import Final, NamedTuple

from xlsxwriter.utility import xl_range

from subsidies import money
from subsidies.write import page
from subsidies.write.audited import desk as on
from subsidies.write.audited.desk import Desk
from subsidies.write.page import Column, Page

KEY: Final = "traced"
COUNTED: Final = 11
"""The column of what counts."""


class Sum(NamedTuple):
    """The cell in which the evidence of a finding is added up, and what it comes to (fen)."""

    row: int
    column: int
    fen: int


def write(desk: Desk) -> dict[int, Sum]:
    """Write the sheet; return where the sums are, by the numbers of the findings."""
    paper = on.opened(desk, KEY, _columns(desk))
    heights, row, first, sums = page.tallest(paper.columns), on.FIRST, 0, dict[int, Sum]()
    for number, group in groupby(desk.content.traced, lambda one: one.number):
        mine = list(group)
        page.body(paper, row, slice(first, first + len(mine)), heights)
        row, first = row + len(mine), first + len(mine)
        sums[number] = Sum(row, COUNTED, sum(one.counted for one in mine))
        _sum(desk, paper, number, sums[number], len(mine))
        row += 1
    if not sums:
        page.nothing(paper, row, "audited.no-evidence")
        row += 1
    on.texts(paper, row - on.FIRST)
    on.closed(paper, row)
    return sums


def _sum(desk: Desk, paper: Page, number: int, one: Sum, rows: int) -> None:
    """Write the sum of a finding's evidence, and whether that is its amount."""
    say, found = desk.say, desk.content.found[number - 1]
    if found.fen is None:
        told = say("audited.without-amount")
    elif found.monthly:
        told = say("audited.each-month", amount=money.show(found.fen))
    elif found.fen == one.fen:
        told = say("audited.adds-up")
    else:
        told = say("audited.apart", amount=money.show(found.fen))
    label = say("audited.sum", number=number, code=found.code, name=found.name)
    page.span(paper, (one.row, 0, COUNTED - 1), label, "label")
    page.amount(paper, (one.row, COUNTED), f"SUM({xl_range(one.row - rows, COUNTED, one.row - 1, COUNTED)})", one.fen)
    page.span(paper, (one.row, COUNTED + 1, COUNTED + 1), told, "words")
    paper.sheet.set_row(one.row, page.height(1))


def _columns(desk: Desk) -> list[Column]:
    rows, column = desk.content.traced, page.column

    def head(key: str) -> str:
        return desk.say(f"audited.column.{key}")

    return [
        column(head("finding"), "number", (6, 8), [one.number for one in rows]),
        column(head("project"), "name", (8, 16), [one.project for one in rows]),
        column(head("person"), "name", (8, 19), [one.person for one in rows]),
        column(head("id-number"), "code", (19, 19), [one.id_number for one in rows]),
        column(head("batch"), "name", (12, 18), [one.batch for one in rows]),
        column(head("pay-month"), "code", (9, 10), [one.pay_month for one in rows]),
        column(head("item"), "name", (10, 18), [one.item for one in rows]),
        column(head("service"), "code", (9, 10), [one.service for one in rows]),
        column(head("kind"), "name", (10, 22), [one.kind for one in rows]),
        column(head("reason"), "name", (9, 14), [one.reason for one in rows]),
        _amounts(head("ledger"), [one.fen for one in rows]),
        _amounts(head("counted"), [one.counted for one in rows]),
        column(head("account"), "code", (22, 24), [one.account for one in rows]),
    ]


def _amounts(heading: str, fens: list[int]) -> Column:
    largest = max(map(abs, fens), default=0)
    return Column(heading, "amount", max(12, len(money.show(-largest)) + 2), fens, 0)
