"""The sheet of what deaths take: what is known and what is expected, by month and so far, and the band around it."""

from itertools import accumulate
from typing import Final

from subsidies.write import page
from subsidies.write.estimated import desk as on
from subsidies.write.estimated import pictures
from subsidies.write.estimated.content import YEAR, Attrition
from subsidies.write.estimated.desk import FIRST, Desk
from subsidies.write.estimated.monthly import Months
from subsidies.write.page import Page

KEY: Final = "attrition"
MONTH, KNOWN, EXPECTED, LESS, SO_FAR, LIKELY, LOW, MIDDLE, HIGH = range(9)
CHART: Final = HIGH + 2
"""The first column of what the chart is drawn from, beside the printed page."""
LAST: Final = FIRST + YEAR


def write(desk: Desk, by_month: Months) -> None:
    """Write the sheet, if there is one."""
    found = desk.content.attrition
    if found is None:
        return
    keys = ("month", "known", "expected", "less", "known-so-far", "expected-so-far", "low", "middle", "high")
    paper = on.opened(desk, KEY, [on.heading(desk.say(f"estimated.{key}"), 14) for key in keys])
    for row in range(FIRST, LAST):
        page.span(paper, (row, MONTH, MONTH), on.month(desk, row - FIRST), "label")
    page.span(paper, (LAST, MONTH, MONTH), desk.say("estimated.year-total"), "label")
    _amounts(desk, paper, found, by_month)
    _quantiles(paper, found)
    row = _notes(paper, LAST + 1, found)
    if found.months:
        _beside(desk, paper, found)
        row = pictures.band(desk, paper, row + 1, (CHART, CHART + 1, CHART + 2))
    on.closed(paper, row, desk.say("estimated.quantiles"))


def _known(desk: Desk) -> list[int]:
    """Return what is known by month: that of the items."""
    return [sum(item.paid[month] for item in desk.content.items) for month in range(YEAR)]


def _amounts(desk: Desk, paper: Page, found: Attrition, by_month: Months) -> None:
    """Write what is known and expected each month, their difference, and both so far."""
    items, known = len(desk.content.items), _known(desk)
    for month, (fen, likely) in enumerate(zip(known, found.expected, strict=True)):
        row = FIRST + month
        page.amount(paper, (row, KNOWN), on.added(line[month].address for line in by_month.lines[:items]), fen, "part")
        page.amount(paper, (row, EXPECTED), "", likely, "part")
        _less(paper, row, fen - likely)
    for column, each in ((KNOWN, known), (EXPECTED, found.expected)):
        page.amount(paper, (LAST, column), on.summed((FIRST, column), (LAST - 1, column)), sum(each), "part-total")
        for row, so_far in enumerate(accumulate(each), FIRST):
            before = f"{on.near((row - 1, column + 3))}+" if row > FIRST else ""
            page.amount(paper, (row, column + 3), f"{before}{on.near((row, column))}", so_far, "part")
        page.amount(paper, (LAST, column + 3), on.near((LAST - 1, column + 3)), sum(each), "part-total")
    _less(paper, LAST, sum(known) - sum(found.expected), "part-total")


def _less(paper: Page, row: int, fen: int, look: str = "part") -> None:
    page.amount(paper, (row, LESS), f"{on.near((row, KNOWN))}-{on.near((row, EXPECTED))}", fen, look)


def _quantiles(paper: Page, found: Attrition) -> None:
    """Write the quantiles so far, and those of the year."""
    for row, each in enumerate(found.months, FIRST):
        for column, fen in enumerate(each, LOW):
            page.amount(paper, (row, column), "", fen, "part")
    for column, fen in enumerate(found.year, LOW):
        formula = on.near((LAST - 1, column)) if found.months else ""
        page.amount(paper, (LAST, column), formula, fen, "part-total")
        if not found.months:
            for row in range(FIRST, LAST):
                on.blank(paper, row, (column,))


def _notes(paper: Page, row: int, found: Attrition) -> int:
    """Write what it rests on; return the row below."""
    width = sum(one.width for one in paper.columns[2:])
    for name, told in found.notes:
        paper.sheet.set_row(row, page.height(page.lines(told, width)))
        page.span(paper, (row, 0, 1), name, "words")
        page.span(paper, (row, 2, paper.last), told, "left")
        row += 1
    return row


def _beside(desk: Desk, paper: Page, found: Attrition) -> None:
    """Write what the chart is drawn from: less at P90, how much more at P10, less as expected; all so far."""
    paper.sheet.write_string(page.MONTH, CHART, desk.say("estimated.chart"), paper.looks["aside"])
    for column, key in enumerate(("band-least", "band", "less-so-far"), CHART):
        paper.sheet.write_string(paper.heading, column, desk.say(f"estimated.{key}"), paper.looks["aside"])
    known, likely = accumulate(_known(desk)), accumulate(found.expected)
    for row, (fen, expected, each) in enumerate(zip(known, likely, found.months, strict=True), FIRST):
        terms = (
            ((SO_FAR, HIGH), fen - each.high),
            ((HIGH, LOW), each.high - each.low),
            ((SO_FAR, LIKELY), fen - expected),
        )
        for column, ((one, other), less) in enumerate(terms, CHART):
            page.amount(paper, (row, column), f"{on.near((row, one))}-{on.near((row, other))}", less, "aside")
