"""The table of performance targets (项目支出绩效目标表): goals, weights that add up, and the execution rate's."""

from fractions import Fraction
from typing import Final

from subsidies.write import page
from subsidies.write.estimated import desk as on
from subsidies.write.estimated.desk import FIRST, Desk
from subsidies.write.page import Page

KEY: Final = "targets"
FIRST_LEVEL, SECOND_LEVEL, NAME, GOAL, UNIT, WEIGHT, SCORE, BASIS = range(8)
FULL: Final = 100
"""Points of a project; what its targets leave is kept for the execution rate."""


def write(desk: Desk) -> None:
    """Write the sheet, if there is one."""
    say, targets = desk.say, desk.content.targets
    if not targets:
        return
    keys = (("level-1", 14), ("level-2", 14), ("target", 28), ("goal", 16), ("unit", 10), ("weight", 10), ("score", 20))
    columns = [on.heading(say(f"estimated.{key}"), width) for key, width in (*keys, ("basis", 34))]
    paper = on.opened(desk, KEY, columns, unit=False)
    for row, one in enumerate(targets, FIRST):
        texts = (*one.levels, one.name, one.goal, one.unit, "", one.score, one.basis)
        paper.sheet.set_row(row, page.height(max(page.lines(text, columns[at].width) for at, text in enumerate(texts))))
        for column, text in enumerate(texts):
            page.span(paper, (row, column, column), text, "left")
        _points(paper, row, Fraction(one.weight))
    last = FIRST + len(targets)
    total = sum((Fraction(one.weight) for one in targets), Fraction())
    page.span(paper, (last, FIRST_LEVEL, UNIT), say("estimated.execution"), "code")
    _points(paper, last, FULL - total, f"{FULL}-{on.summed((FIRST, WEIGHT), (last - 1, WEIGHT))}")
    page.span(paper, (last + 1, FIRST_LEVEL, UNIT), say("estimated.total"), "label")
    _points(paper, last + 1, Fraction(FULL), on.summed((FIRST, WEIGHT), (last, WEIGHT)))
    for row in (last, last + 1):
        on.blank(paper, row, (SCORE, BASIS))
    on.closed(paper, last + 2, pages=0)


def _points(paper: Page, row: int, points: Fraction, formula: str = "") -> None:
    """Write points, as a number."""
    look = paper.looks["points"]
    if formula:
        paper.sheet.write_formula(row, WEIGHT, f"={formula}", look, float(points))
    else:
        paper.sheet.write_number(row, WEIGHT, float(points), look)
