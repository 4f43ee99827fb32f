"""The sheet 多发登记: what is open of what was paid too much, whose it is and why, the new ones first.

The catch: it is what is left after this list, so what the list takes back is not in it.
"""

from collections.abc import Mapping
from itertools import groupby
from typing import Any, Final

from xlsxwriter.utility import xl_range, xl_rowcol_to_cell

from subsidies.language import Say
from subsidies.write import page
from subsidies.write.content import ClaimRow, PaymentList
from subsidies.write.page import Column, Page

FIRST: Final = page.BELOW + 1
AMOUNT: Final = 6
"""The column of the amounts."""


def write(sheet: Any, looks: Mapping[str, Any], content: PaymentList, say: Say) -> None:
    """Write the sheet of a list that leaves claims open."""
    claims = sorted(content.claims, key=lambda one: not one.is_new)
    paper = Page(sheet, looks, _columns(claims, say), page.BELOW, ((0, 3), (4, 6), (7, 7)), say)
    page.head(paper, content, "claims")
    page.finish(paper, content, page.foot(paper, _people(paper, claims), content, say("paper.claims.note")))


def _columns(claims: list[ClaimRow], say: Say) -> list[Column]:
    column = page.column
    return [
        column(say("paper.number"), "number", (5, 7), range(1, len(claims) + 1)),
        column(say("paper.name"), "name", (8, 19), [one.name for one in claims]),
        column(say("paper.id-number"), "code", (19, 19), [one.id_number for one in claims]),
        column(say("paper.item"), "name", (10, 19), [one.item for one in claims]),
        column(say("paper.reason"), "name", (10, 14), [say(f"reason.{one.reason}") for one in claims]),
        column(say("paper.service"), "name", (18, 25), [one.service for one in claims]),
        page.money_column(say("paper.claim"), "amount", [one.fen for one in claims]),
        column(say("paper.evidence"), "text", (42, 80), [one.evidence for one in claims]),
    ]


def _people(paper: Page, claims: list[ClaimRow]) -> int:
    """Write the claims, new ones and older ones with their sums, and the sum of both; return the row below."""
    heights, row, first, sums = page.tallest(paper.columns), FIRST, 0, list[str]()
    for is_new, group in groupby(claims, key=lambda one: one.is_new):
        mine = list(group)
        page.body(paper, row, slice(first, first + len(mine)), heights)
        row, first = row + len(mine), first + len(mine)
        formula = f"SUM({xl_range(row - len(mine), AMOUNT, row - 1, AMOUNT)})"
        what = paper.say("paper.claims.new" if is_new else "paper.claims.old")
        label = paper.say("paper.subtotal", of=what, persons=len({one.id_number for one in mine}))
        _sum(paper, row, label, (formula, sum(one.fen for one in mine)))
        sums.append(xl_rowcol_to_cell(row, AMOUNT))
        row += 1
    label = paper.say("paper.claims.total", persons=len({one.id_number for one in claims}))
    _sum(paper, row, label, ("+".join(sums), sum(one.fen for one in claims)))
    return row + 1


def _sum(paper: Page, row: int, label: str, value: tuple[str, int]) -> None:
    """Write a sum with its label: a formula, and our own amount (fen)."""
    paper.sheet.set_row(row, page.height(1))
    page.span(paper, (row, 0, AMOUNT - 1), label, "label")
    page.amount(paper, (row, AMOUNT), *value)
    page.span(paper, (row, AMOUNT + 1, AMOUNT + 1), "", "label")
