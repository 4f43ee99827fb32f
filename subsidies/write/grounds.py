"""The sheet 补发抵扣说明: what each person's arrears and recoveries rest on, by kind and reason.

The catch: its sums are those of the list's own columns, and say so; a list without arrears and recoveries says that.
"""

from collections.abc import Mapping
from itertools import groupby
from typing import Any, Final

from xlsxwriter.utility import xl_range, xl_rowcol_to_cell

from subsidies import words
from subsidies.language import Say
from subsidies.write import page
from subsidies.write.content import PartRow, PaymentList
from subsidies.write.page import Column, Page

FIRST: Final = page.BELOW + 1
AMOUNT: Final = 6
"""The column of the amounts."""
KINDS: Final = (words.ARREARS, words.RECOVERY)


def write(sheet: Any, looks: Mapping[str, Any], content: PaymentList, say: Say) -> None:
    """Write the sheet of a list."""
    parts = sorted(content.parts, key=_order)
    columns = _columns(parts, say)
    paper = Page(sheet, looks, columns, page.BELOW, ((0, 3), (4, 6), (7, 7)), say)
    page.head(paper, content, "grounds")
    if not parts:
        page.nothing(paper, FIRST, "paper.grounds.nobody")
    row = _people(paper, parts, content.grounds) if parts else FIRST + 1
    page.finish(paper, content, page.foot(paper, row, content, signed=bool(content.rows)))


def _order(part: PartRow) -> tuple[int, int]:
    return KINDS.index(part.kind), words.REASONS.index(part.reason)


def _columns(parts: list[PartRow], say: Say) -> list[Column]:
    column = page.column
    largest = max((abs(sum(one.fen for one in parts if one.kind == kind)) for kind in KINDS), default=0)
    return [
        column(say("paper.number"), "number", (5, 7), range(1, len(parts) + 1)),
        column(say("paper.name"), "name", (8, 19), [one.name for one in parts]),
        column(say("paper.id-number"), "code", (19, 19), [one.id_number for one in parts]),
        column(say("paper.kind"), "name", (8, 10), [say(f"kind.{one.kind}") for one in parts]),
        column(say("paper.reason"), "name", (12, 14), [say(f"reason.{one.reason}") for one in parts]),
        column(say("paper.service"), "name", (18, 25), [one.service for one in parts]),
        page.money_column(say("paper.amount"), "amount", [one.fen for one in parts], -largest),
        column(say("paper.evidence"), "text", (42, 80), [one.evidence for one in parts]),
    ]


def _people(paper: Page, parts: list[PartRow], said: Mapping[tuple[str, str], str]) -> int:
    """Write the people by kind and reason with their sums, and return the row below."""
    heights, row, first = page.tallest(paper.columns), FIRST, 0
    subtotals: dict[str, list[int]] = {kind: [] for kind in KINDS}
    for (kind, reason), group in groupby(parts, key=lambda one: (one.kind, one.reason)):
        mine = list(group)
        page.body(paper, row, slice(first, first + len(mine)), heights)
        row, first = row + len(mine), first + len(mine)
        subtotals[kind].append(row)
        formula = f"SUM({xl_range(row - len(mine), AMOUNT, row - 1, AMOUNT)})"
        what = paper.say("paper.grounds.of", kind=paper.say(f"kind.{kind}"), reason=paper.say(f"reason.{reason}"))
        label = paper.say("paper.subtotal", of=what, persons=len({one.id_number for one in mine}))
        _sum(paper, row, label, (formula, sum(one.fen for one in mine)))
        page.said_once(paper, row, AMOUNT + 1, said.get((kind, reason), ""))
        row += 1
    for kind in KINDS:
        formula = "+".join(xl_rowcol_to_cell(one, AMOUNT) for one in subtotals[kind])
        fen = sum(one.fen for one in parts if one.kind == kind)
        _sum(paper, row, paper.say("paper.grounds.total", kind=paper.say(f"kind.{kind}")), (formula, fen))
        row += 1
    return row


def _sum(paper: Page, row: int, label: str, value: tuple[str, int]) -> None:
    """Write a sum with its label: a formula, and our own amount (fen)."""
    paper.sheet.set_row(row, page.height(1))
    page.span(paper, (row, 0, AMOUNT - 1), label, "label")
    page.amount(paper, (row, AMOUNT), *value)
    page.span(paper, (row, AMOUNT + 1, AMOUNT + 1), "", "label")
