"""The native charts of the workbook: people and money by month, the band of what may be paid less, the waterfall.

Colours and lines are those of our other pictures. The catch: a chart names cells, so what it shows is always what the
sheet says.
"""

from collections.abc import Sequence
from typing import Any, Final

from subsidies import money
from subsidies.write.chart.content import Step, Unit, Waterfall
from subsidies.write.chart.drawing import FILLS
from subsidies.write.chart.waterfall import levels
from subsidies.write.estimated import desk as on
from subsidies.write.estimated.content import YEAR, Change
from subsidies.write.estimated.desk import FIRST, PIXELS, Desk
from subsidies.write.page import Page

HIGH: Final = 300
"""Pixels of a chart; it is as wide as its sheet."""
DIGIT, ROOM = 7, 5
"""Pixels of a digit, and of a column beside its digits."""
WIDEST: Final = 1400
HATCHED: Final = {"blue": "", "orange": "wide_upward_diagonal", "sky": "", "red": "wide_downward_diagonal"}
GRID: Final = {"visible": True, "line": {"color": "#D9D9D9", "width": 0.75}}
BAND: Final = "#BFDDF0"


def fill(place: int) -> dict[str, Any]:
    """Return how the columns of a series look."""
    name, colour, lines = FILLS[place % len(FILLS)]
    look: dict[str, Any] = {"border": {"color": "#222222", "width": 0.75}}
    if not lines:
        return {**look, "fill": {"color": colour}}
    pattern = HATCHED.get(name, "dark_horizontal")
    return {**look, "pattern": {"pattern": pattern, "fg_color": "#FFFFFF", "bg_color": colour}}


def shown(desk: Desk, paper: Page, chart: Any, at: on.Place, title: str, *, ends: tuple[int, int] | None = None) -> int:
    """Put a chart on a sheet; return the first row below it.

    ends   of the axis; else the spreadsheet finds them, and zero is one
    """
    font = {"name": desk.say("paper.font"), "size": 9, "bold": False}
    chart.set_title({"name": title, "overlay": False, "name_font": {**font, "size": 11, "bold": True}})
    chart.set_legend({"position": "bottom", "font": font})
    chart.set_x_axis({"num_font": font, "label_position": "low"})
    bounds = {} if ends is None else {"min": ends[0], "max": ends[1]}
    look = {"num_font": font, "num_format": "#,##0", "major_gridlines": GRID, "line": {"none": True}}
    chart.set_y_axis({**look, **bounds})
    wide = sum(DIGIT * one.width + ROOM for one in paper.columns)
    chart.set_size({"width": min(wide, WIDEST) - 8, "height": HIGH})
    place = {"object_position": 1, "description": title, "x_offset": 4, "y_offset": 4}
    paper.sheet.insert_chart(*at, chart, place)
    return at[0] + -(-(HIGH + 10) // PIXELS)


def series(desk: Desk, key: str, rows: tuple[int, int, int], column: int, labels: int = 0) -> dict[str, Any]:
    """Return a series of the cells of one column.

    rows     that of its heading, which is its name, and the first and the last of its values
    labels   the column of the labels
    """
    sheet, (heading, first, last) = desk.sheets[key].name, rows
    return {
        "name": [sheet, heading, column],
        "categories": [sheet, first, labels, last, labels],
        "values": [sheet, first, column, last, column],
    }


def by_month(desk: Desk, paper: Page, row: int, amounts: Sequence[int]) -> int:
    """Put the charts of money and people by month on their sheet; return the first row below them."""
    rows = (FIRST - 1, FIRST, FIRST + YEAR - 1)
    first = 1 + 2 * len(amounts)
    besides = [first + place for place, one in enumerate(desk.content.besides) if any(one.months)]
    paid = desk.book.add_chart({"type": "column", "subtype": "stacked"})
    for place, column in enumerate([*amounts, *besides]):
        paid.add_series({**series(desk, "monthly", rows, column), **fill(place), "gap": 60})
    row = shown(desk, paper, paid, (row, 0), desk.say("estimated.money-by-month"))
    people = desk.book.add_chart({"type": "column"})
    for place, column in enumerate(amounts):
        people.add_series({**series(desk, "monthly", rows, column - 1), **fill(place), "gap": 60})
    return shown(desk, paper, people, (row, 0), desk.say("estimated.people-by-month"))


def band(desk: Desk, paper: Page, row: int, columns: tuple[int, int, int]) -> int:
    """Put the chart of what may be paid less on its sheet; return the first row below it.

    columns   what is less at P90, how much more at P10, what is expected to be less
    """
    rows = (FIRST - 1, FIRST, FIRST + YEAR - 1)
    least, more, expected = columns
    chart = desk.book.add_chart({"type": "area", "subtype": "stacked"})
    chart.add_series({**series(desk, "attrition", rows, least), "fill": {"none": True}, "border": {"none": True}})
    edge = {"color": "#666666", "width": 0.75}
    chart.add_series({**series(desk, "attrition", rows, more), "fill": {"color": BAND}, "border": edge})
    line = desk.book.add_chart({"type": "line"})
    line.add_series({**series(desk, "attrition", rows, expected), "line": {"color": "#0072B2", "width": 2.25}})
    chart.combine(line)
    end = shown(desk, paper, chart, (row, 0), desk.say("estimated.less-so-far"))
    chart.set_legend({"position": "bottom", "delete_series": [0]})
    return end


def waterfall(desk: Desk, paper: Page, rows: tuple[int, int, int], one: Change) -> int:
    """Put a waterfall below its cells; return the first row below it.

    rows   those of the headings, of the first column and of the last
    """
    chart = desk.book.add_chart({"type": "column", "subtype": "stacked"})
    unseen: dict[str, Any] = {"fill": {"none": True}, "border": {"none": True}}
    grey: dict[str, Any] = {"fill": {"color": "#B3B3B3"}, "border": {"color": "#222222", "width": 0.75}}
    for place, look in enumerate((unseen, grey, fill(0), fill(0), fill(1), fill(1))):
        chart.add_series({**series(desk, "change", rows, len(paper.columns) + 1 + place), **look, "gap": 50})
    title, start = desk.say("estimated.called.change"), Step("", one.before.fen)
    steps = tuple(Step("", cause.fen) for cause in one.causes)
    axis = levels(Waterfall("", "", Unit("", money.YUAN, 0), start, steps, "", broken="-"))
    if not axis.has_zero:
        title = desk.say("chart.axis", name=title, unit=desk.say("chart.broken"))
    end = shown(desk, paper, chart, (rows[2] + 3, 0), title, ends=(axis.low // money.YUAN, axis.high // money.YUAN))
    chart.set_legend({"position": "bottom", "delete_series": [0, 3, 5]})
    return end
