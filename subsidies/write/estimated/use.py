"""The plan of use (用款计划): the year by month and quarter, line by line, for the finance bureau."""

from fractions import Fraction
from typing import Final

from subsidies import money
from subsidies.write import page
from subsidies.write.estimated import desk as on
from subsidies.write.estimated.content import YEAR
from subsidies.write.estimated.desk import FIRST, Desk
from subsidies.write.estimated.monthly import Months
from subsidies.write.page import Page

KEY: Final = "use"
QUARTER: Final = 3
"""Months."""
LINES: Final = 1
"""The column of the first line."""


def write(desk: Desk, by_month: Months) -> None:
    """Write the sheet."""
    say, lines = desk.say, desk.content.lines
    columns = [on.heading(say("estimated.month"), 18)]
    columns += [page.money_column(line.name, "part", (*line.months, line.undated)) for line in lines]
    columns += [
        page.money_column(say("estimated.total"), "part", (desk.content.total,)),
        on.heading(say("estimated.wan"), 12),
    ]
    columns += [
        page.money_column(say("estimated.so-far"), "part", (desk.content.total,)),
        on.heading(say("estimated.share"), 10),
    ]
    paper = on.opened(desk, KEY, columns)
    row, sums = FIRST, list[int]()
    last = FIRST + YEAR + YEAR // QUARTER + any(by_month.undated)
    for month in range(YEAR):
        label = on.month(desk, month)
        _row(desk, paper, row, label, [(line[month].address, line[month].fen) for line in by_month.lines])
        row += 1
        if (month + 1) % QUARTER == 0:
            _quarter(desk, paper, row, month // QUARTER)
            sums.append(row)
            row += 1
    if any(by_month.undated):
        cells = [(cell.address, cell.fen) if cell else ("", 0) for cell in by_month.undated]
        _row(desk, paper, row, say("estimated.undated"), cells)
        sums.append(row)
    _sum(paper, last, say("estimated.total"), sums, [line.total for line in lines])
    _beside(desk, paper, sums, last)
    on.closed(paper, _tail(desk, paper, sums, last))


def _row(desk: Desk, paper: Page, row: int, label: str, cells: list[tuple[str, int]]) -> None:
    """Write what each line pays in a month, or without one, and the sum."""
    page.span(paper, (row, 0, 0), label, "code")
    for column, (formula, fen) in enumerate(cells, LINES):
        page.amount(paper, (row, column), formula, fen, "part")
    _across(paper, row, sum(fen for _, fen in cells), len(desk.content.lines), "part")


def _quarter(desk: Desk, paper: Page, row: int, quarter: int) -> None:
    """Write the sums of a quarter below its months."""
    label = desk.say("estimated.quarter", quarter=quarter + 1)
    months = range(quarter * QUARTER, (quarter + 1) * QUARTER)
    _sum(
        paper,
        row,
        label,
        list(range(row - QUARTER, row)),
        [sum(line.months[month] for month in months) for line in desk.content.lines],
    )


def _sum(paper: Page, row: int, label: str, of: list[int], sums: list[int]) -> None:
    """Write the sums of some rows, line by line and across."""
    page.span(paper, (row, 0, 0), label, "label")
    for column, fen in enumerate(sums, LINES):
        page.amount(paper, (row, column), on.added(on.near((one, column)) for one in of), fen, "part-total")
    _across(paper, row, sum(sums), len(sums), "part-total")


def _across(paper: Page, row: int, fen: int, lines: int, look: str) -> None:
    """Write the sum of a row's lines, in yuan and in 万元."""
    total = LINES + lines
    formula = on.summed((row, LINES), (row, total - 1)) if lines else ""
    page.amount(paper, (row, total), formula, fen, look)
    on.wan(paper, (row, total + 1), (row, total), fen, "wan-total" if look == "part-total" else "wan")


def _beside(desk: Desk, paper: Page, sums: list[int], last: int) -> None:
    """Write what has been used by the end of each quarter, and its share of the year."""
    lines, so_far = desk.content.lines, 0
    total, column = LINES + len(lines), LINES + len(lines) + 2
    for row in range(FIRST, last + 1):
        on.blank(paper, row, (column, column + 1))
    undated = sum(line.undated for line in lines)
    quarters = [
        sum(line.months[month] for line in lines for month in range(at, at + QUARTER)) for at in range(0, YEAR, QUARTER)
    ]
    for place, (row, fen) in enumerate(zip(sums, [*quarters, undated], strict=False)):
        before = f"{on.near((sums[place - 1], column))}+" if place else ""
        so_far += fen
        page.amount(paper, (row, column), f"{before}{on.near((row, total))}", so_far, "part")
        if desk.content.total:
            formula = f"={on.near((row, column))}/{on.near((last, total))}"
            share = float(Fraction(so_far, desk.content.total))
            paper.sheet.write_formula(row, column + 1, formula, paper.looks["share"], share)


def _tail(desk: Desk, paper: Page, sums: list[int], last: int) -> int:
    """Write by how much the rounded quarters miss the rounded total, where they do; return the row below."""
    lines = desk.content.lines
    column = LINES + len(lines) + 1
    fens = [
        sum(line.months[month] for line in lines for month in range(at, at + QUARTER)) for at in range(0, YEAR, QUARTER)
    ]
    fens += [sum(line.undated for line in lines)] if len(sums) > len(fens) else []
    tail = Fraction(money.wan(desk.content.total)) - sum(Fraction(money.wan(fen)) for fen in fens)
    if not tail:
        return last + 1
    page.span(paper, (last + 1, 0, column - 1), desk.say("estimated.tail"), "code")
    formula = f"ROUND({on.near((last, column))}-({on.added(on.near((row, column)) for row in sums)}),2)"
    page.amount(paper, (last + 1, column), formula, int(tail * money.YUAN), "wan")
    return last + 2
