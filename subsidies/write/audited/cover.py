"""The first sheet of a working paper: what was looked at, what was found by code, what is concluded, how to use it.

The catch: what the auditor concludes is counted by formulas, so this sheet is right again when the second is filled in.
"""

from typing import Final

from xlsxwriter.utility import quote_sheetname, xl_range, xl_range_abs

from subsidies import money
from subsidies.write import page
from subsidies.write.audited import desk as on
from subsidies.write.audited import found
from subsidies.write.audited.content import Count
from subsidies.write.audited.desk import Desk
from subsidies.write.page import Column, Page

KEY: Final = "cover"
WIDTHS: Final = (10, 9, 26, 52, 9, 9, 17)
LOOKS: Final = ("name", "code", "name", "text", "count", "count", "part")
HEADINGS: Final = ("severity", "code", "name", "what", "count", "cleared", "sum")
FEW: Final = 14
"""So many codes still leave the sheet on one page."""
COUNT, CLEARED, SUM = 4, 5, 6
"""Columns."""
TERM, VALUE = (0, 1), (2, 6)
"""First and last column of a term, and of its value."""
USES: Final = ("conclude", "explain", "evidence", "rules", "again")


def write(desk: Desk) -> None:
    """Write the sheet."""
    columns = [Column("", look, width, ()) for look, width in zip(LOOKS, WIDTHS, strict=True)]
    paper = on.opened(desk, KEY, columns)
    row = page.BELOW
    for term, value in desk.content.facts:
        on.across(paper, row, TERM, term, "term")
        paper.sheet.set_row(row, page.height(on.across(paper, row, VALUE, value, "text")))
        row += 1
    row = _counts(desk, paper, row)
    row = _conclusions(desk, paper, row)
    row = _part(paper, row, desk.say("audited.how"))
    for number, key in enumerate(USES, 1):
        text = f"{number}. {desk.say(f'audited.how.{key}')}"
        paper.sheet.set_row(row, page.height(on.across(paper, row, (0, paper.last), text, "prose")))
        row += 1
    on.closed(paper, row)
    paper.sheet.fit_to_pages(1, 1 if len(desk.content.counts) <= FEW else 0)


def _part(paper: Page, row: int, text: str) -> int:
    """Write what a part of the sheet is called; return the row below."""
    paper.sheet.set_row(row, 28)
    page.span(paper, (row, 0, paper.last), text, "part-heading")
    return row + 1


def _counts(desk: Desk, paper: Page, row: int) -> int:
    """Write how many findings of each code there are, with their sums; return the row below."""
    say, counts = desk.say, desk.content.counts
    row = _part(paper, row, say("audited.counts"))
    on.headed(paper, row, [say(f"audited.column.{key}") for key in HEADINGS], least=1)
    first, row = row + 1, row + 1
    for one in counts:
        _count(paper, row, one)
        row += 1
    if not counts:
        page.nothing(paper, row, "audited.nothing")
        return row + 1
    page.span(paper, (row, 0, 3), say("paper.total"), "label")
    for column, total in ((COUNT, sum(one.open for one in counts)), (CLEARED, sum(one.cleared for one in counts))):
        paper.sheet.write_formula(
            row, column, f"=SUM({xl_range(first, column, row - 1, column)})", paper.looks["count"], total
        )
    page.span(paper, (row, SUM, SUM), "", "label")  # amounts of different rules are not the same money
    return row + 1


def _count(paper: Page, row: int, one: Count) -> None:
    """Write how many findings of a code there are."""
    texts = (one.severity, one.code, one.name, one.about)
    lines = max(page.lines(text, width) for text, width in zip(texts, WIDTHS, strict=False))
    paper.sheet.set_row(row, page.height(lines))
    for column, text in enumerate(texts):
        page.span(paper, (row, column, column), text, LOOKS[column])
    paper.sheet.write_number(row, COUNT, one.open, paper.looks["count"])
    paper.sheet.write_number(row, CLEARED, one.cleared, paper.looks["count"])
    paper.sheet.write_number(row, SUM, one.fen / money.YUAN, paper.looks["part"])


def _conclusions(desk: Desk, paper: Page, row: int) -> int:
    """Write how many findings were concluded how, as formulas; return the row below.

    Their amounts are not added up: two rules may have found the same money.
    """
    say, count = desk.say, len(desk.content.found)
    row = _part(paper, row, say("audited.concluded"))
    paper.sheet.set_row(row, page.height(1))
    on.across(paper, row, (0, 3), say("audited.column.conclusion"), "heading")
    on.across(paper, row, (COUNT, COUNT), say("audited.column.count"), "heading")
    first, sheet, last = row + 1, quote_sheetname(desk.sheets[found.KEY].name), on.FIRST + max(count, 1) - 1
    chosen = f"{sheet}!{xl_range_abs(on.FIRST, found.CONCLUSION, last, found.CONCLUSION)}"
    for row, key in enumerate(on.CONCLUSIONS, first):
        text = say(f"audited.{key}")
        _concluded(paper, row, text, f'COUNTIF({chosen},"{text}")', 0)
    last = first + len(on.CONCLUSIONS)
    rest = f"{count}-SUM({xl_range(first, COUNT, last - 1, COUNT)})"
    _concluded(paper, last, say("audited.open"), rest, count)
    return last + 1


def _concluded(paper: Page, row: int, text: str, formula: str, value: int) -> None:
    """Write how many findings have a conclusion: a formula, and what it comes to now."""
    paper.sheet.set_row(row, page.height(1))
    on.across(paper, row, (0, 3), text, "text")
    paper.sheet.write_formula(row, COUNT, f"={formula}", paper.looks["count"], value)
