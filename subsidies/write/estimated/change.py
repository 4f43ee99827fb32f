"""The sheet of the change from the year before: causes that add up, the sentence that says so, and a waterfall."""

from typing import Final

from subsidies.write import page
from subsidies.write.estimated import desk as on
from subsidies.write.estimated import pictures
from subsidies.write.estimated.content import Change
from subsidies.write.estimated.cost import Costs
from subsidies.write.estimated.desk import FIRST, Desk
from subsidies.write.page import Page

KEY: Final = "change"
CAUSE, AMOUNT, WAN = range(3)
CHART: Final = WAN + 2
"""The first column of what the chart is drawn from, beside the printed page: the base; the amounts; what adds, above
and below zero; what takes away, above and below."""
SERIES: Final = ("base", "whole", "up", "up", "down", "down")


def write(desk: Desk, costs: Costs) -> None:
    """Write the sheet, if there is one."""
    if not desk.content.changes:
        return
    say, row = desk.say, FIRST
    columns = [on.heading(say("estimated.cause"), 50), on.heading(say("estimated.change"), 36)]
    paper = on.opened(desk, KEY, [*columns, on.heading(say("estimated.wan"), 36)])
    for one in desk.content.changes:
        row = _change(desk, paper, row, one, costs)
    on.closed(paper, row)


def _change(desk: Desk, paper: Page, row: int, one: Change, costs: Costs) -> int:
    """Write one comparison; return the row below."""
    page.span(paper, (row, CAUSE, WAN), one.title, "words")
    row += 1 + on.written(paper, row + 1, one.sentence)
    causes = [one.before, *one.causes]
    last = row + len(causes)
    for at, cause in enumerate(causes, row):
        paper.sheet.set_row(at, page.height(page.lines(cause.name, 50)))
        page.span(paper, (at, CAUSE, CAUSE), cause.name, "left")
        page.amount(paper, (at, AMOUNT), "", cause.fen, "part")
        on.wan(paper, (at, WAN), (at, AMOUNT), cause.fen)
    page.span(paper, (last, CAUSE, CAUSE), desk.say("estimated.now", year=desk.content.year), "label")
    page.amount(paper, (last, AMOUNT), on.summed((row, AMOUNT), (last - 1, AMOUNT)), one.total, "part-total")
    on.wan(paper, (last, WAN), (last, AMOUNT), one.total, "wan-total")
    page.span(paper, (last + 1, CAUSE, CAUSE), desk.say("estimated.change-checked"), "code")
    check = f"ROUND({on.near((last, AMOUNT))}-{costs.total.address},2)"
    page.amount(paper, (last + 1, AMOUNT), check, one.total - costs.total.fen, "alarm")
    on.blank(paper, last + 1, (WAN,))
    _beside(desk, paper, row, one)
    return pictures.waterfall(desk, paper, (row - 1, row, last), one) + 1


def _beside(desk: Desk, paper: Page, first: int, one: Change) -> None:
    """Write what the waterfall is drawn from; its headings stand in the row of the sentence."""
    look = paper.looks["aside"]
    paper.sheet.write_string(first - 2, CHART, desk.say("estimated.chart"), look)
    for column, key in enumerate(SERIES, CHART):
        paper.sheet.write_string(first - 1, column, desk.say(f"estimated.{key}"), look)
    level, last = one.before.fen, first + 1 + len(one.causes)
    _bar(paper, first, "", (0, level))
    for row, cause in enumerate(one.causes, first + 1):
        _bar(paper, row, on.summed((first, AMOUNT), (row - 1, AMOUNT)), (level, cause.fen))
        level += cause.fen
    _bar(paper, last, "", (0, level))


def _bar(paper: Page, row: int, begin: str, values: tuple[int, int]) -> None:
    """Write the six parts of a column, which goes from a level by an amount: above zero, below it, or both.

    begin   the formula of the level of a cause; empty for the first and the last column, which begin at zero
    """
    level, fen = values
    amount, end = on.near((row, AMOUNT)), level + fen
    if not begin:
        parts = [("", 0), (amount, fen), *[("", 0)] * 4]
    else:
        low, high = f"MIN({begin},{begin}+{amount})", f"MAX({begin},{begin}+{amount})"
        above, below = f"MAX(0,{high})-MAX(0,{low})", f"MIN(0,{low})-MIN(0,{high})"
        least, most = min(level, end), max(level, end)
        up, down = max(0, most) - max(0, least), min(0, least) - min(0, most)
        parts = [
            (f"MAX(0,{low})+MIN(0,{high})", max(0, least) + min(0, most)),
            ("", 0),
            *((f"IF({amount}>0,{part},0)", value if fen > 0 else 0) for part, value in ((above, up), (below, down))),
            *((f"IF({amount}<0,{part},0)", value if fen < 0 else 0) for part, value in ((above, up), (below, down))),
        ]
    for column, (formula, value) in enumerate(parts, CHART):
        page.amount(paper, (row, column), formula, value, "aside")
