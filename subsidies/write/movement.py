"""The sheet 增减变动表: how a pay month's regular payments came from those of the month before, and whose moved.

    before + joined + resumed + left + suspended + changed + unexplained = now;  + one-off + arrears + recovery = net

The sums stand above the people, and are formulas that lead down to them. The catch: those who did not move are one row
without names, for only with them do the rows add up to what was paid.
"""

from collections.abc import Mapping
from typing import Any, Final, NamedTuple

from xlsxwriter.utility import xl_range, xl_rowcol_to_cell

from subsidies import bridge
from subsidies.language import Say
from subsidies.write import page
from subsidies.write.content import MoveGroup, Movement, PaymentList
from subsidies.write.page import Column, Page

SUMS: Final = page.BELOW
"""The row of the headings of the sums; two lines of headings and sums."""
HEADING: Final = SUMS + 4
BEFORE, MOVE, CHANGE, UNEXPLAINED, NOW, EVIDENCE = range(4, 10)
"""Columns; the first four are the number, the name, the id number and the employer."""
ACROSS: Final = ((0, 1), (2, 2), (3, 3), (4, 4), (5, 5), (6, 6), (7, 7), (8, 8))
"""The columns of the sums in the first line: before, the moves, unexplained, regular."""
BESIDE: Final = ((0, 1), (2, 2), (3, 3), (4, 5), (6, 8))
"""And in the second: regular, one-off, arrears, recovery, net."""


class _Sum(NamedTuple):
    """One of the sums above the people: its heading, what it is reckoned from, fen, how it looks."""

    heading: str
    formula: str
    fen: int
    look: str = "total"


def write(sheet: Any, looks: Mapping[str, Any], content: PaymentList, say: Say) -> None:
    """Write the sheet of a list."""
    moved = content.movement
    columns = _columns(moved, say)
    paper = Page(sheet, looks, columns, HEADING, ((0, 3), (4, 8), (9, 9)), say)
    page.head(paper, content, "movement")
    heights, row, first, places = page.tallest(columns), HEADING + 1, 0, dict[str, int]()
    if not any(group.move for group in moved.groups):
        page.nothing(paper, row, "paper.movement.nobody" if moved.before is not None else "paper.movement.first")
        row += 1
    for group in moved.groups:
        page.body(paper, row, slice(first, first + len(group.rows)), heights)
        row, first = row + len(group.rows), first + len(group.rows)
        places[group.move] = row
        _subtotal(paper, row, group)
        row += 1
    _total(paper, row, moved, list(places.values()))
    _sums(paper, moved, places, row)
    notes = [say(f"paper.movement.{key}") for key in _notes(moved)]
    page.finish(paper, content, page.foot(paper, row + 1, content, *notes, signed=bool(content.rows)))


def _columns(moved: Movement, say: Say) -> list[Column]:
    rows = [(row, group.move) for group in moved.groups for row in group.rows]
    whole, column, amounts = _whole(moved), page.column, page.money_column
    return [
        column(say("paper.number"), "number", (5, 7), range(1, len(rows) + 1)),
        column(say("paper.name"), "name", (19, 19), [row.name for row, _ in rows]),
        column(say("paper.id-number"), "code", (19, 19), [row.id_number for row, _ in rows]),
        column(say("paper.employer"), "text", (14, 21), [row.employer for row, _ in rows]),
        amounts(say("paper.movement.before"), "part", [row.before for row, _ in rows], whole.before),
        column(say("paper.movement.move"), "name", (11, 14), [say(f"bridge.{move}") for _, move in rows]),
        amounts(say("paper.movement.change"), "part", [row.change for row, _ in rows], whole.change),
        amounts(_capital(say("bridge.unexplained")), "part", [row.unexplained for row, _ in rows], whole.unexplained),
        amounts(say("paper.movement.now"), "part", [row.now for row, _ in rows], whole.now),
        column(say("paper.evidence"), "text", (42, 72), [row.evidence for row, _ in rows]),
    ]


def _whole(moved: Movement) -> MoveGroup:
    """Return all groups as one."""
    names = ("persons", "before", "change", "unexplained", "now")
    return MoveGroup("", *(sum(getattr(group, name) for group in moved.groups) for name in names))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _subtotal(paper: Page, row: int, group: MoveGroup) -> None:
    """Write the sums of a group below its people; without people, they stand for themselves."""
    say, first = paper.say, row - len(group.rows)
    move = _capital(say(f"bridge.{group.move or 'unmoved'}"))
    page.span(paper, (row, 0, 3), say("paper.subtotal", of=move, persons=group.persons), "label")
    page.span(paper, (row, MOVE, MOVE), "", "label")
    for index, fen in _amounts(group):
        formula = f"SUM({xl_range(first, index, row - 1, index)})" if group.rows else ""
        page.amount(paper, (row, index), formula, fen)
    unnamed = say("paper.movement.unnamed") if group.move and not group.rows else ""
    page.said_once(paper, row, EVIDENCE, group.evidence or unnamed)


def _amounts(group: MoveGroup) -> tuple[tuple[int, int], ...]:
    """Return the columns of a group's sums, and the sums (fen)."""
    return (BEFORE, group.before), (CHANGE, group.change), (UNEXPLAINED, group.unexplained), (NOW, group.now)


def _total(paper: Page, row: int, moved: Movement, subtotals: list[int]) -> None:
    """Write the sums of all groups."""
    whole = _whole(moved)
    paper.sheet.set_row(row, 24)
    page.span(paper, (row, 0, 3), paper.say("paper.total-of", persons=whole.persons), "label")
    for index in (MOVE, EVIDENCE):
        page.span(paper, (row, index, index), "", "label")
    for index, fen in _amounts(whole):
        formula = "+".join(xl_rowcol_to_cell(one, index) for one in subtotals)
        page.amount(paper, (row, index), formula, fen)


def _sums(paper: Page, moved: Movement, places: Mapping[str, int], total: int) -> None:
    """Write the way from one month to the other in two lines; below each heading its sum."""
    say, whole = paper.say, _whole(moved)
    month = page.month(moved.before, say) if moved.before is not None else say("lists.none")
    fen = {group.move: group.change for group in moved.groups}
    cell = {one: xl_rowcol_to_cell(row, CHANGE) for one, row in places.items()}
    moves = [_Sum(_capital(say(f"bridge.{one}")), cell.get(one, ""), fen.get(one, 0)) for one in bridge.MOVES]
    cells = [xl_rowcol_to_cell(total, index) for index in (BEFORE, UNEXPLAINED)]
    way = [
        _Sum(say("paper.movement.of", month=month), cells[0], whole.before),
        *moves,
        _Sum(_capital(say("bridge.unexplained")), cells[1], whole.unexplained, "alarm"),
        _Sum(say("paper.movement.regular"), f"SUM({_range(SUMS + 1, ACROSS)})", whole.now),
    ]
    _line(paper, SUMS, way, ACROSS)
    net = whole.now + moved.one_off + moved.arrears + moved.recovery
    beside = [
        _Sum(say("paper.movement.now"), xl_rowcol_to_cell(SUMS + 1, ACROSS[-1][0]), whole.now),
        _Sum(say("paper.movement.one-off"), "", moved.one_off),
        _Sum(say("paper.arrears"), "", moved.arrears),
        _Sum(say("paper.recovery"), "", moved.recovery),
        _Sum(say("paper.movement.net"), f"SUM({_range(SUMS + 3, BESIDE)})", net),
    ]
    _line(paper, SUMS + 2, beside, BESIDE)


def _range(row: int, places: tuple[tuple[int, int], ...]) -> str:
    """Return the cells of a line of sums, without the last."""
    return str(xl_range(row, places[0][0], row, places[-2][1]))


def _line(paper: Page, row: int, sums: list[_Sum], places: tuple[tuple[int, int], ...]) -> None:
    for step in (0, 1):
        paper.sheet.set_row(row + step, page.height(1))
    for one, (first, last) in zip(sums, places, strict=True):
        page.span(paper, (row, first, last), one.heading, "label")
        if last > first:
            paper.sheet.merge_range(row + 1, first, row + 1, last, "", paper.looks[one.look])
        page.amount(paper, (row + 1, first), one.formula, one.fen, one.look)


def _notes(moved: Movement) -> list[str]:
    """Return what is to be said below the sums."""
    return ["first"] * (moved.before is None) + ["supplement"] * moved.supplement
