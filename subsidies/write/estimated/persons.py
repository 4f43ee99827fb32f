"""The sheet by person: what each is paid of each item, month by month, an item below the other."""

from itertools import groupby
from typing import NamedTuple

from xlsxwriter.utility import xl_range

from subsidies.write import page
from subsidies.write.estimated import desk as on
from subsidies.write.estimated.content import YEAR, Estimate, PersonRow
from subsidies.write.estimated.desk import FIRST, Cell, Desk
from subsidies.write.page import Page

KEY = "persons"
ITEM, NAME, ID, MONTHS = 1, 2, 3, 4
TOTAL = MONTHS + YEAR


class Sums(NamedTuple):
    """Where the sums of the items are: by item, twelve months."""

    months: dict[int, list[Cell]]


def write(desk: Desk) -> Sums | None:
    """Write the sheet, if there is one; return where its sums are.

    Raises ``ValueError`` where they are not those of the items.
    """
    rows = desk.content.persons
    if rows is None:
        return None
    say, found, row = desk.say, Sums({}), FIRST
    columns = [(say("paper.number"), 7), (say("estimated.line"), 14), (say("estimated.name"), 14)]
    columns += [(say("estimated.id-number"), 20), *((on.short(desk, month), _width(desk)) for month in range(YEAR))]
    columns.append((say("estimated.year-total"), _width(desk) + 2))
    paper = on.opened(desk, KEY, [on.heading(*one) for one in columns])
    grouped = {item: list(group) for item, group in groupby(rows, lambda one: one.item)}
    _check(desk.content, grouped)
    for item in range(len(desk.content.items)):
        people = grouped.get(item, [])
        _people(paper, row, people, desk.content.items[item].name)
        found.months[item] = _sums(desk, paper, row, item, people)
        row += len(people) + 1
    _total(paper, row, found, desk.content)
    paper.sheet.ignore_errors({"number_stored_as_text": xl_range(FIRST, ID, row, ID)})
    on.closed(paper, row + 1, pages=0)
    return found


def _width(desk: Desk) -> int:
    """Return the width of a column of amounts: so that the largest sum of a month can be read."""
    most = max((abs(fen) for one in desk.content.items for fen in one.paid), default=0)
    return max(10, len(f"{most // 100:,}") + 5)


def _check(content: Estimate, grouped: dict[int, list[PersonRow]]) -> None:
    for place, item in enumerate(content.items):
        mine = [sum(fen) for fen in zip(*(one.paid for one in grouped.get(place, [])), strict=True)] or [0] * YEAR
        if mine != list(item.paid):
            raise ValueError(item.name)


def _people(paper: Page, row: int, people: list[PersonRow], item: str) -> None:
    """Write people below each other."""
    string, number, looks = paper.sheet.write_string, paper.sheet.write_number, paper.looks
    for count, one in enumerate(people):
        at = row + count
        number(at, 0, count + 1, looks["number"])
        for column, text in ((ITEM, item), (NAME, one.name), (ID, one.id_number)):
            string(at, column, text, looks["code"])
        for month, fen in enumerate(one.paid):
            page.amount(paper, (at, MONTHS + month), "", fen, "part")
        page.amount(paper, (at, TOTAL), on.summed((at, MONTHS), (at, TOTAL - 1)), sum(one.paid), "part")


def _sums(desk: Desk, paper: Page, first: int, item: int, people: list[PersonRow]) -> list[Cell]:
    """Write the sums of an item's people below them, and return them by month."""
    what, row, found = desk.content.items[item], first + len(people), list[Cell]()
    label = desk.say("estimated.people-of", item=what.name, persons=len(people))
    page.span(paper, (row, 0, ID), label, "label")
    for month, fen in enumerate([*what.paid, what.total]):
        column = MONTHS + month
        # Many yuan with decimals, added one by one, leave a trace behind the last fen.
        formula = f"ROUND({on.summed((first, column), (row - 1, column))},2)" if people else ""
        page.amount(paper, (row, column), formula, fen, "part-total")
        found.append(Cell(on.address(desk, KEY, (row, column)), fen))
    return found[:YEAR]


def _total(paper: Page, row: int, found: Sums, content: Estimate) -> None:
    """Write the sums of all items."""
    page.span(paper, (row, 0, ID), paper.say("estimated.total"), "label")
    for month in range(YEAR + 1):
        cells = [
            one.address.rpartition("!")[2] for one in (cells[min(month, YEAR - 1)] for cells in found.months.values())
        ]
        fen = sum(item.total if month == YEAR else item.paid[month] for item in content.items)
        formula = on.summed((row, MONTHS), (row, TOTAL - 1)) if month == YEAR else on.added(cells)
        page.amount(paper, (row, MONTHS + month), formula, fen, "part-total")
