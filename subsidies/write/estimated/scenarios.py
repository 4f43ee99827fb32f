"""The sheet of scenarios: the estimate as it stands and each scenario, side by side, line by line."""

from typing import Final

from subsidies.write import page
from subsidies.write.estimated import desk as on
from subsidies.write.estimated.content import Case, Line
from subsidies.write.estimated.cost import Costs
from subsidies.write.estimated.desk import FIRST, Desk
from subsidies.write.page import Page

KEY: Final = "scenarios"
CASES: Final = 2
"""The column of the first case."""


def write(desk: Desk, costs: Costs) -> None:
    """Write the sheet, if there is one."""
    content, say = desk.content, desk.say
    if not content.scenarios:
        return
    cases = [Case(say("estimated.as-it-stands"), content.lines), *content.scenarios]
    rows = {(line.key, line.sure): line for case in cases for line in case.lines}
    width = max(20, *(len(f"{abs(case.total):,}") + 4 for case in cases))
    columns = [on.heading(say("estimated.line"), 30), on.heading(say("estimated.sure"), 8)]
    paper = on.opened(desk, KEY, [*columns, *(on.heading(case.name, width) for case in cases)])
    for row, line in enumerate(rows.values(), FIRST):
        paper.sheet.set_row(row, page.height(page.lines(line.name, 30)))
        page.span(paper, (row, 0, 0), line.name, "left")
        page.span(paper, (row, 1, 1), say(f"estimated.sure.{line.sure}"), "code")
    places = {key: row for row, key in enumerate(rows, FIRST)}
    for column, case in enumerate(cases, CASES):
        stands = {line.key: cell.address for line, cell in zip(content.lines, costs.lines, strict=True)}
        _case(paper, column, case, places, stands if column == CASES else {})
        _against(paper, FIRST + len(rows), column, case.total - content.total)
    _labels(paper, FIRST + len(rows))
    on.closed(paper, FIRST + len(rows) + 3, pages=0)


def _case(paper: Page, column: int, case: Case, places: dict[tuple[str, str], int], stands: dict[str, str]) -> None:
    """Write the amounts of a case in their rows, and its sums; the first case takes them from the first sheet."""
    mine: dict[tuple[str, str], list[Line]] = {}
    for line in case.lines:
        mine.setdefault((line.key, line.sure), []).append(line)
    for key, row in places.items():
        if key in mine:
            fen = sum(line.total for line in mine[key])
            page.amount(paper, (row, column), stands.get(key[0], ""), fen, "part")
        else:
            on.blank(paper, row, (column,))
    last = FIRST + len(places)
    total = on.summed((FIRST, column), (last - 1, column)) if places else ""
    page.amount(paper, (last, column), total, case.total, "part-total")
    on.wan(paper, (last + 1, column), (last, column), case.total, "wan-total")


def _against(paper: Page, total: int, column: int, fen: int) -> None:
    """Write by how much a case differs from the estimate as it stands, below its sums."""
    formula = f"{on.near((total, column))}-{on.near((total, CASES))}"
    page.amount(paper, (total + 2, column), formula, fen, "part-total")


def _labels(paper: Page, row: int) -> None:
    """Write what the sums are called."""
    for place, key in enumerate(("total", "wan", "against")):
        page.span(paper, (row + place, 0, 1), paper.say(f"estimated.{key}"), "label")
