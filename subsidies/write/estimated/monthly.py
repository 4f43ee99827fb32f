"""The sheet by month: people and money of each item, what is beside them, and a picture of both."""

from typing import Final, NamedTuple

from subsidies.write import page
from subsidies.write.estimated import desk as on
from subsidies.write.estimated import pictures
from subsidies.write.estimated.content import YEAR, Item, Line
from subsidies.write.estimated.desk import FIRST, Cell, Desk
from subsidies.write.estimated.persons import Sums
from subsidies.write.page import Page

KEY: Final = "monthly"


class Months(NamedTuple):
    """Where the cells of the sheet are, line by line."""

    lines: list[list[Cell]]
    """Twelve months each."""
    undated: list[Cell | None]
    """What has no month; ``None`` where everything has one."""
    totals: list[Cell]
    persons: list[str]
    """The cells of each item's months of somebody."""
    total: Cell


class _Columns(NamedTuple):
    """Which column is which."""

    items: int
    besides: int

    def amount(self, line: int) -> int:
        """Return the column of a line's amounts; an item's people are left of it."""
        return 2 + 2 * line if line < self.items else 1 + self.items + line

    @property
    def total(self) -> int:
        """The sum of all lines."""
        return 1 + 2 * self.items + self.besides


def write(desk: Desk, sums: Sums | None) -> Months:
    """Write the sheet, its items from the sums by person where there are any; return where its cells are."""
    content, say = desk.content, desk.say
    at = _Columns(len(content.items), len(content.besides))
    paper = on.opened(desk, KEY, _headings(desk))
    for month in range(YEAR):
        page.span(paper, (FIRST + month, 0, 0), on.month(desk, month), "label")
    is_undated = any(line.undated for line in content.besides)
    last = FIRST + YEAR + is_undated
    if is_undated:
        page.span(paper, (last - 1, 0, 0), say("estimated.undated"), "label")
    page.span(paper, (last, 0, 0), say("estimated.total-months"), "label")
    lines = [
        *(_item(desk, paper, (last, at.amount(place)), sums and sums.months[place]) for place in range(at.items)),
        *(_line(desk, paper, (last, at.amount(at.items + place))) for place in range(at.besides)),
    ]
    _totals(desk, paper, last, at)
    people = [on.address(desk, KEY, (last, at.amount(place) - 1)) for place in range(at.items)]
    row = pictures.by_month(desk, paper, last + 2, [at.amount(place) for place in range(at.items)])
    on.closed(paper, row)
    return Months(
        [
            [_cell(desk, (FIRST + month, at.amount(place)), fen) for month, fen in enumerate(line.months)]
            for place, line in enumerate(content.lines)
        ],
        [
            _cell(desk, (last - 1, at.amount(place)), line.undated) if is_undated else None
            for place, line in enumerate(content.lines)
        ],
        lines,
        people,
        _cell(desk, (last, at.total), content.total),
    )


def _headings(desk: Desk) -> list[page.Column]:
    say, content = desk.say, desk.content
    cells = [
        one
        for item in content.items
        for one in (
            on.heading(say("estimated.item-persons", item=item.name), 11),
            page.money_column(say("estimated.item-amount", item=item.name), "part", item.paid),
        )
    ]
    cells += [page.money_column(line.name, "part", (*line.months, line.undated)) for line in content.besides]
    total = page.money_column(say("estimated.total"), "part", (content.total,))
    last = [on.heading(say("estimated.wan"), 11), on.heading(say("estimated.joined"), 9)]
    return [on.heading(say("estimated.month"), 16), *cells, total, *last, on.heading(say("estimated.left"), 9)]


def _cell(desk: Desk, place: on.Place, fen: int) -> Cell:
    return Cell(on.address(desk, KEY, place), fen)


def _item(desk: Desk, paper: Page, below: on.Place, sums: list[Cell] | None) -> Cell:
    """Write an item's people and amounts, with their sums; return the sum of the amounts."""
    last, column = below
    item: Item = desk.content.items[(column - 2) // 2]
    for month in range(YEAR):
        on.count(paper, (FIRST + month, column - 1), item.persons[month])
        page.amount(paper, (FIRST + month, column), sums[month].address if sums else "", item.paid[month], "part")
    on.blank(paper, last - 1, (column - 1, column) if last > FIRST + YEAR else ())
    people = on.summed((FIRST, column - 1), (FIRST + YEAR - 1, column - 1))
    on.count(paper, (last, column - 1), item.person_months, people, "counts")
    page.amount(paper, below, on.summed((FIRST, column), (last - 1, column)), item.total, "part-total")
    return _cell(desk, below, item.total)


def _line(desk: Desk, paper: Page, below: on.Place) -> Cell:
    """Write the amounts of a line beside the items, with their sum; return it."""
    last, column = below
    line: Line = desk.content.besides[column - 1 - 2 * len(desk.content.items)]
    for row, fen in enumerate(line.months, FIRST):
        page.amount(paper, (row, column), "", fen, "part")
    if last > FIRST + YEAR:
        page.amount(paper, (last - 1, column), "", line.undated, "part")
    page.amount(paper, below, on.summed((FIRST, column), (last - 1, column)), line.total, "part-total")
    return _cell(desk, below, line.total)


def _totals(desk: Desk, paper: Page, last: int, at: _Columns) -> None:
    """Write the sums of all lines by month, and who joins and who leaves."""
    lines = desk.content.lines
    by_month = [sum(line.months[month] for line in lines) for month in range(YEAR)]
    by_month += [sum(line.undated for line in lines)] if last > FIRST + YEAR else []
    for row, fen in enumerate([*by_month, desk.content.total], FIRST):
        cells = [on.near((row, at.amount(place))) for place in range(len(lines))]
        page.amount(paper, (row, at.total), on.added(cells), fen, "part-total" if row == last else "part")
        on.wan(paper, (row, at.total + 1), (row, at.total), fen, "wan-total" if row == last else "wan")
    for column, counts in ((at.total + 2, desk.content.joined), (at.total + 3, desk.content.left)):
        for row, count in enumerate(counts, FIRST):
            on.count(paper, (row, column), count)
        on.blank(paper, last - 1, (column,) if last > FIRST + YEAR else ())
        on.count(paper, (last, column), sum(counts), on.summed((FIRST, column), (FIRST + YEAR - 1, column)), "counts")
