"""The first sheet: each line of the estimate with its arithmetic, how sure it is, and the total in yuan and 万元."""

from fractions import Fraction
from typing import Final, NamedTuple

from subsidies import money
from subsidies.write import page
from subsidies.write.estimated import desk as on
from subsidies.write.estimated.content import Estimate, Item, Rate
from subsidies.write.estimated.desk import FIRST, Cell, Desk
from subsidies.write.estimated.monthly import Months
from subsidies.write.page import Page

KEY: Final = "cost"
NAME, SURE, RATE, PERSONS, MONTHS, BOTH, AMOUNT, WAN, REMARK = range(9)


class Costs(NamedTuple):
    """Where the amounts are: of each line, and of all."""

    lines: list[Cell]
    total: Cell


def write(desk: Desk, by_month: Months) -> Costs:
    """Write the sheet; return where its amounts are."""
    say, content, row = desk.say, desk.content, FIRST
    columns = [("line", 26), ("sure", 8), ("rate", 15), ("persons", 10), ("months", 8), ("person-months", 12)]
    columns += [("amount", 18), ("wan", 12), ("remark", 34)]
    paper = on.opened(desk, KEY, [on.heading(say(f"estimated.{key}"), width) for key, width in columns])
    cells = list[Cell]()
    for place, line in enumerate(content.lines):
        if place < len(content.items):
            row = _item(desk, paper, row, place, by_month)
        else:
            _named(paper, row, line.name, line.sure)
            on.blank(paper, row, range(RATE, BOTH + 1))
            _amount(paper, row, by_month.totals[place].address, line.total)
            page.span(paper, (row, REMARK, REMARK), say("estimated.undated") if line.undated else "", "left")
            row += 1
        cells.append(Cell(on.address(desk, KEY, (row - 1, AMOUNT)), line.total))
    total = Cell(on.address(desk, KEY, (row, AMOUNT)), content.total)
    row = _total(desk, paper, row, cells, by_month.total)
    on.closed(paper, _apart(paper, row, content), pages=0)
    return Costs(cells, total)


def _named(paper: Page, row: int, name: str, sure: str) -> None:
    """Write what a row is, and how sure."""
    paper.sheet.set_row(row, page.height(page.lines(name, paper.columns[NAME].width)))
    page.span(paper, (row, NAME, NAME), name, "left")
    page.span(paper, (row, SURE, SURE), paper.say(f"estimated.sure.{sure}"), "code")


def _amount(paper: Page, row: int, formula: str, fen: int, look: str = "part") -> None:
    page.amount(paper, (row, AMOUNT), formula, fen, look)
    on.wan(paper, (row, WAN), (row, AMOUNT), fen, "wan-total" if look == "part-total" else "wan")


def _item(desk: Desk, paper: Page, row: int, place: int, by_month: Months) -> int:
    """Write an item: a row a rate and their sum, or one row with the average; return the row below."""
    item = desk.content.items[place]
    if not item.rates:
        _own(desk, paper, row, place, by_month)
        return row + 1
    for count, rate in enumerate(item.rates):
        _named(paper, row + count, item.name, "known")
        _rate(paper, row + count, item, rate, by_month.persons[place])
    rows = len(item.rates)
    if rows == 1:
        return row + 1
    page.span(paper, (row + rows, NAME, BOTH), paper.say("estimated.subtotal", item=item.name), "label")
    _amount(paper, row + rows, on.summed((row, AMOUNT), (row + rows - 1, AMOUNT)), item.total, "part-total")
    page.span(paper, (row + rows, REMARK, REMARK), "", "left")
    return row + rows + 1


def _rate(paper: Page, row: int, item: Item, rate: Rate, months_of_somebody: str) -> None:
    """Write one rate: people × months where they are the same throughout, else months of somebody; times the rate."""
    page.amount(paper, (row, RATE), "", rate.fen, "amount")
    on.blank(paper, row, (PERSONS, MONTHS))
    formula = months_of_somebody if len(item.rates) == 1 else ""
    if item.is_even:
        on.count(paper, (row, PERSONS), max(item.persons))
        on.count(paper, (row, MONTHS), sum(count > 0 for count in item.persons))
        formula = f"{on.near((row, PERSONS))}*{on.near((row, MONTHS))}"
    on.count(paper, (row, BOTH), rate.person_months, formula)
    fen = rate.fen * rate.person_months
    _amount(paper, row, f"{on.near((row, RATE))}*{on.near((row, BOTH))}", fen)
    page.span(paper, (row, REMARK, REMARK), "", "left")


def _own(desk: Desk, paper: Page, row: int, place: int, by_month: Months) -> None:
    """Write an item whose rates are everybody's own, or of which some is held: its sum, and the average."""
    item = desk.content.items[place]
    _named(paper, row, item.name, "known")
    on.blank(paper, row, (RATE, PERSONS, MONTHS))
    if item.person_months:
        average = money.half_up(Fraction(item.total, item.person_months))
        formula = f"ROUND({on.near((row, AMOUNT))}/{on.near((row, BOTH))},2)"
        page.amount(paper, (row, RATE), formula, average, "amount")
    on.count(paper, (row, BOTH), item.person_months, by_month.persons[place])
    _amount(paper, row, by_month.totals[place].address, item.total)
    page.span(paper, (row, REMARK, REMARK), paper.say("estimated.average") if item.person_months else "", "left")


def _total(desk: Desk, paper: Page, row: int, cells: list[Cell], by_month: Cell) -> int:
    """Write the total, the rounding tail where there is one, and the check; return the row below."""
    say, content = desk.say, desk.content
    page.span(paper, (row, NAME, BOTH), say("estimated.total"), "label")
    _amount(paper, row, on.added(one.address.rpartition("!")[2] for one in cells), content.total, "part-total")
    on.blank(paper, row, (REMARK,))
    own = [one.address.rpartition("!")[2].replace(f"${'ABCDEFGHI'[AMOUNT]}$", f"${'ABCDEFGHI'[WAN]}$") for one in cells]
    tail = Fraction(money.wan(content.total)) - sum(Fraction(money.wan(one.fen)) for one in cells)
    rows = [(say("estimated.checked"), AMOUNT, f"ROUND({on.near((row, AMOUNT))}-{by_month.address},2)", 0)]
    if tail:
        formula = f"ROUND({on.near((row, WAN))}-({on.added(own)}),2)"
        rows.insert(0, (say("estimated.tail"), WAN, formula, int(tail * money.YUAN)))
    for at, (label, column, formula, value) in enumerate(rows, row + 1):
        page.span(paper, (at, NAME, BOTH), label, "code")
        on.blank(paper, at, range(AMOUNT, REMARK + 1))
        look = "alarm" if column == AMOUNT else "wan"
        page.amount(paper, (at, column), formula, value, look)
    return row + 1 + len(rows)


def _apart(paper: Page, row: int, content: Estimate) -> int:
    """Write what is named beside the total: the published figure, and what is owed or claimed; return the row below."""
    for name, fen in content.apart:
        page.span(paper, (row, NAME, BOTH), name, "code")
        on.blank(paper, row, range(AMOUNT, REMARK + 1))
        page.amount(paper, (row, AMOUNT), "", fen, "part")
        row += 1
    if content.published:
        page.span(paper, (row, NAME, BOTH), paper.say("estimated.published"), "code")
        on.blank(paper, row, range(AMOUNT, REMARK + 1))
        page.span(paper, (row, WAN, WAN), content.published, "code")
        row += 1
    return row
