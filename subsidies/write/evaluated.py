"""The table of a year's self-evaluation (项目支出绩效自评表), and beside it what each of its points rests on.

Sums are formulas that carry our own values. The catch: what is unknown is said in words, in a cell that a sum leaves
out; so nothing that is open looks like nothing scored.

>>> from subsidies.language import speaker
>>> from fractions import Fraction
>>> empty = Sheet("社会保险中心", "生活补贴", "", 2024, 739_000, True, None, None, 0, Fraction(10), None, None, "", "",
...               (), Fraction(10), "")
>>> render(empty, speaker("zh"))[:2]
b'PK'
"""

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from itertools import groupby
from typing import Any, Final, NamedTuple

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_range, xl_rowcol_to_cell

from subsidies import money, months
from subsidies.language import Say
from subsidies.write import page
from subsidies.write.page import Column, Page
from subsidies.write.workbook import OPTIONS

WIDTHS: Final = (7, 12, 15, 27, 16, 16, 16, 10, 12, 18)
"""Of the table's columns, in digits."""
LABEL, FIRST, SECOND, THIRD, GOAL, ACTUAL, WEIGHT, POINTS, REASON, LAST = range(10)
GROUNDS: Final = (("third", 28), ("goal", 13), ("actual", 13), ("weight", 8), ("points", 8), ("rule", 26), ("how", 52))
EVIDENCE: Final = ("evidence", 16)
HEAD: Final = 2
"""Rows of the title."""


class Row(NamedTuple):
    """A target as the table has it."""

    levels: tuple[str, str]
    name: str
    goal: str
    actual: str
    weight: Fraction
    points: Fraction | None
    """``None``: open."""
    reason: str
    rule: str
    how: str
    evidence: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """All that the table says; amounts in fen."""

    title: str
    """The office."""
    project: str
    department: str
    year: int
    as_of: int
    is_over: bool
    """Whether the year is."""
    initial: int | None
    budget: int | None
    paid: int
    execution: Fraction
    """Points of the execution rate."""
    rate: Fraction | None
    execution_points: Fraction | None
    objective: str
    outcome: str
    rows: tuple[Row, ...]
    open: Fraction
    """Points of what is unknown."""
    note: str


def render(content: Sheet, say: Say) -> bytes:
    """Return the workbook, in the language of ``say``."""
    out = io.BytesIO()
    normal = {"font_name": say("paper.font"), "font_size": page.SIZE, "font_scheme": False}
    with Workbook(out, {**OPTIONS, "default_format_properties": normal}) as book:
        looks = _looks(book)
        sheets = [book.add_worksheet(say(f"evaluated.sheet{name}")) for name in ("", ".grounds")]
        _Table(content, sheets[0], looks, say).write()
        _grounds(content, sheets[1], looks, say)
        created, title = datetime.fromordinal(content.as_of), say("evaluated.title")
        book.set_properties({"title": title, "author": content.title, "created": created})
    return out.getvalue()


def _looks(book: Workbook) -> dict[str, Any]:
    """Return the formats by name."""
    plain = {"valign": "vcenter", "border": 1}
    more = {
        "points": {**plain, "num_format": "0.00", "align": "center", "shrink": True},
        "weight": {**plain, "num_format": "General", "align": "center", "shrink": True},
        "rate": {**plain, "num_format": "0.00%", "align": "center", "shrink": True},
        "sum": {**plain, "num_format": "0.00", "align": "center", "bold": True, "shrink": True},
        "prose": {**plain, "valign": "top", "num_format": page.TEXT, "text_wrap": True},
        "open": {**plain, "align": "center", "num_format": page.TEXT, "font_color": "#C00000", "text_wrap": True},
        "note": {"font_size": 8, "valign": "top", "num_format": page.TEXT, "text_wrap": True},
    }
    return {**page.looks(book), **{name: book.add_format(look) for name, look in more.items()}}


class _Table:
    """The table itself while it is written, from the top down."""

    def __init__(self, content: Sheet, sheet: Any, looks: dict[str, Any], say: Say) -> None:
        columns = [Column("", "text", width, ()) for width in WIDTHS]
        self.content, self.say = content, say
        self.paper = Page(sheet, looks, columns, HEAD - 1, ((LABEL, SECOND), (THIRD, ACTUAL), (WEIGHT, LAST)), say)

    def write(self) -> None:
        """Write all of it."""
        for index, one in enumerate(self.paper.columns):
            self.paper.sheet.set_column(index, index, one.width)
        self._title()
        money_row = self._about(HEAD)
        row = self._objectives(money_row + 1)
        last = self._targets(row)
        self._total(last, (row + 1, money_row))
        self._note(last + 1)
        page.signatures(self.paper, last + 2)
        _printed(self.paper, last + 2, landscape=False)

    def _title(self) -> None:
        content, day = self.content, months.format_day(self.content.as_of)
        self._row(0, 32)
        self._span(0, (LABEL, LAST), self.say("evaluated.title"), "title")
        self._row(1, 20)
        year = "evaluated.year" if content.is_over else "evaluated.draft"
        look = "line-centre" if content.is_over else "draft"
        self._span(1, (LABEL, LAST), self.say(year, year=content.year, day=day), look)

    def _about(self, row: int) -> int:
        """Write the project and its money; return the row of the amounts."""
        content, say = self.content, self.say
        named = (("project", content.project, (SECOND, LAST)), ("department", content.department, (SECOND, THIRD)))
        for place, (key, text, columns) in enumerate(named, row):
            self._row(place, 24)
            self._span(place, (LABEL, FIRST), say(f"evaluated.{key}"), "heading")
            self._span(place, columns, text, "text")
        self._span(row + 1, (GOAL, GOAL), say("evaluated.office"), "heading")
        self._span(row + 1, (ACTUAL, LAST), content.title, "text")
        head = row + 2
        self._row(head, 24)
        self._row(head + 1, 24)
        self._box((head, LABEL, head + 1, FIRST), say("evaluated.money"), "heading")
        self._span(head, (SECOND, THIRD), "", "heading")
        for place, key in enumerate(("initial", "budget", "paid", "weight", "rate", "points"), GOAL):
            self._span(head, (place, place), say(f"evaluated.{key}"), "heading")
        self._span(head + 1, (SECOND, THIRD), say("evaluated.sum"), "heading")
        self._money(head + 1)
        return head + 1

    def _money(self, row: int) -> None:
        """Write the amounts and the points of the execution rate."""
        content, sheet, looks = self.content, self.paper.sheet, self.paper.looks
        for place, fen in ((GOAL, content.initial), (ACTUAL, content.budget), (WEIGHT, content.paid)):
            if fen is None:
                self._open((row, place), "evaluate.none")
            else:
                page.amount(self.paper, (row, place), "", fen, "amount")
        sheet.write_number(row, POINTS, float(content.execution), looks["weight"])
        if content.rate is None or content.budget is None:
            self._open((row, REASON), "evaluate.unknown")
        else:
            parts = tuple(xl_rowcol_to_cell(row, place) for place in (WEIGHT, ACTUAL))
            sheet.write_formula(row, REASON, f"={'/'.join(parts)}", looks["rate"], content.paid / content.budget)
        self._points((row, LAST), content.execution_points)

    def _objectives(self, row: int) -> int:
        """Write what was to be and what was attained; return the row below."""
        content, say = self.content, self.say
        halves = (((SECOND, ACTUAL), "objective", content.objective), ((WEIGHT, LAST), "outcome", content.outcome))
        self._row(row, 20)
        self._box((row, LABEL, row + 1, FIRST), say("evaluated.objectives"), "heading")
        for columns, key, text in halves:
            self._span(row, columns, say(f"evaluated.{key}"), "heading")
            self._span(row + 1, columns, text, "prose")
        tallest = max(page.lines(text, self._width(*columns)) for columns, _, text in halves)
        self._row(row + 1, page.height(max(3, tallest)))
        return row + 2

    def _targets(self, row: int) -> int:
        """Write the targets below their heading; return the row below."""
        content, say = self.content, self.say
        last = row + len(content.rows)
        self._row(row, page.height(2))
        self._box((row, LABEL, last, LABEL), say("evaluated.indicators"), "heading")
        for place, key in enumerate(("first", "second", "third", "goal", "actual", "weight", "points"), FIRST):
            self._span(row, (place, place), say(f"evaluated.{key}"), "heading")
        self._span(row, (REASON, LAST), say("evaluated.reason"), "heading")
        for place, one in enumerate(content.rows, row + 1):
            self._target(place, one)
        for level, column in ((0, FIRST), (1, SECOND)):
            for first, end, text in _runs(content.rows, level):
                self._box((row + 1 + first, column, row + end, column), text, "name")
        return last + 1

    def _target(self, row: int, one: Row) -> None:
        texts = ((THIRD, THIRD, one.name), (GOAL, GOAL, one.goal), (ACTUAL, ACTUAL, one.actual))
        for first, last, text in (*texts, (REASON, LAST, one.reason)):
            is_open = first == ACTUAL and one.points is None
            look = "open" if is_open else "text" if first in (THIRD, REASON) else "name"
            self._span(row, (first, last), text, look)
        self.paper.sheet.write_number(row, WEIGHT, float(one.weight), self.paper.looks["weight"])
        self._points((row, POINTS), one.points)
        cells = [(text, self._width(first, last)) for first, last, text in (*texts, (REASON, LAST, one.reason))]
        cells += [(text, WIDTHS[place]) for text, place in zip(one.levels, (FIRST, SECOND), strict=True)]
        self._row(row, page.height(max(2, *(page.lines(text, width) for text, width in cells))))

    def _total(self, row: int, place: tuple[int, int]) -> None:
        """Write the sums; ``place``: the first row of the targets, and that of the execution rate."""
        first, money_row = place
        content, sheet, look = self.content, self.paper.sheet, self.paper.looks["sum"]
        self._row(row, 26)
        self._span(row, (LABEL, ACTUAL), self.say("evaluated.total"), "heading")
        scored = [one.points for one in content.rows] + [content.execution_points]
        weights = [one.weight for one in content.rows] + [content.execution]
        for column, other, values in ((WEIGHT, POINTS, weights), (POINTS, LAST, scored)):
            total = float(sum((one for one in values if one is not None), Fraction(0)))
            own = f"{xl_range(first, column, row - 1, column)}," if content.rows else ""
            sheet.write_formula(row, column, f"=SUM({own}{xl_rowcol_to_cell(money_row, other)})", look, total)
        told = self.say("evaluated.open", open=money.plain(content.open)) if content.open else ""
        self._span(row, (REASON, LAST), told, "open")

    def _note(self, row: int) -> None:
        width = sum(WIDTHS) * 5 // 4  # of smaller letters there is room for more
        self._row(row, page.height(page.lines(self.content.note, width)))
        self._span(row, (LABEL, LAST), self.content.note, "note")

    # --- cells ----------------------------------------------------------------------------------------------------

    def _row(self, row: int, height: int) -> None:
        self.paper.sheet.set_row(row, height)

    def _span(self, row: int, columns: tuple[int, int], text: str, look: str) -> None:
        page.span(self.paper, (row, *columns), text, look)

    def _box(self, place: tuple[int, int, int, int], text: str, look: str) -> None:
        """Write a text across cells of several rows: (first row, first column, last row, last column)."""
        row, column, *_ = place
        if place[:2] != place[2:]:
            self.paper.sheet.merge_range(*place, "", self.paper.looks[look])
        self.paper.sheet.write_string(row, column, text, self.paper.looks[look])

    def _points(self, place: tuple[int, int], points: Fraction | None) -> None:
        if points is None:
            self._open(place, "evaluate.open")
        else:
            self.paper.sheet.write_number(*place, float(points), self.paper.looks["points"])

    def _open(self, place: tuple[int, int], key: str) -> None:
        self._span(place[0], (place[1], place[1]), self.say(key), "open")

    def _width(self, first: int, last: int) -> int:
        return sum(WIDTHS[first : last + 1])


def _runs(rows: Sequence[Row], level: int) -> Iterator[tuple[int, int, str]]:
    """Give runs of rows that are in one group: the first, the one behind the last, what the group is called."""
    for levels, run in groupby(enumerate(rows), lambda one: one[1].levels[: level + 1]):
        places = [place for place, _ in run]
        yield places[0], places[-1] + 1, levels[level]


# --- what the points rest on --------------------------------------------------------------------------------------


def _grounds(content: Sheet, sheet: Any, looks: dict[str, Any], say: Say) -> None:
    """Write the sheet with the rule and the arithmetic of each target."""
    columns = [Column(say(f"evaluated.{key}"), "text", width, ()) for key, width in (*GROUNDS, EVIDENCE)]
    paper = Page(sheet, looks, columns, HEAD, ((0, 2), (3, 5), (6, 7)), say)
    for index, one in enumerate(columns):
        sheet.set_column(index, index, one.width)
        sheet.write_string(HEAD, index, one.heading, looks["heading"])
    sheet.set_row(HEAD, page.height(2))
    page.span(paper, (0, 0, paper.last), f"{content.project}　{say('evaluated.sheet.grounds')}", "title")
    sheet.set_row(0, 30)
    page.span(paper, (1, 0, paper.last), content.note, "line")
    for row, target in enumerate(content.rows, HEAD + 1):
        _ground(paper, row, target)
    _printed(paper, HEAD + len(content.rows), landscape=True)


def _ground(paper: Page, row: int, one: Row) -> None:
    """Write what one target rests on."""
    texts = {0: one.name, 1: one.goal, 2: one.actual, 5: one.rule, 6: one.how, 7: one.evidence}
    for column, text in texts.items():
        page.span(paper, (row, column, column), text, "text")
    paper.sheet.write_number(row, 3, float(one.weight), paper.looks["weight"])
    if one.points is None:
        page.span(paper, (row, 4, 4), paper.say("evaluate.open"), "open")
    else:
        paper.sheet.write_number(row, 4, float(one.points), paper.looks["points"])
    tallest = max(page.lines(text, paper.columns[place].width) for place, text in texts.items())
    paper.sheet.set_row(row, page.height(tallest))


def _printed(paper: Page, last: int, *, landscape: bool) -> None:
    """Set up printing."""
    page.printed(paper, last)
    if not landscape:
        paper.sheet.set_portrait()
        paper.sheet.fit_to_pages(1, 0)
