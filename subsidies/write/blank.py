"""An empty roster to be filled in: headings, drop-downs, cells that are text, checks of what is typed, explanations.

Whatever is typed into it is read without cleaning. The catch: a check looks at what is typed and not at what is pasted,
so the reader still looks at everything; and the sheet of explanations must not be taken for a roster, so a made-up
number of six digits or more stands in each of its rows that could be a heading.
"""

import io
from collections.abc import Mapping, Sequence
from typing import Any, Final

from subsidies import language, words
from subsidies.language import Say
from subsidies.policy import Project
from subsidies.words import Field
from subsidies.write import canonical, cell, template
from subsidies.write.workbook import A4, CREATED, OPTIONS

WAGES: Final = ("monthly_wage", "wage_from", "service_years", "area_class")
"""Columns of which only projects that pay wages know anything."""
CHECKS: Final = {
    words.ID: "=AND(ISTEXT({0}),OR(LEN({0})=18,LEN({0})=15))",
    words.ACCOUNT: "=ISTEXT({0})",
    words.DAY: '=AND(LEN({0})=10,MID({0},5,1)="-",MID({0},8,1)="-",ISNUMBER(DATEVALUE({0})))',
    words.MONTH: '=AND(LEN({0})=7,MID({0},5,1)="-",ISNUMBER(DATEVALUE({0}&"-01")))',
    words.MONEY: "=AND(ISNUMBER({0}),{0}>=0,ROUND({0},2)={0})",
}
"""What a cell must be, as a formula of the spreadsheet."""
WIDTHS: Final = {words.ID: 22, words.ACCOUNT: 24, words.TEXT: 16, words.BOOLEAN: 10, words.MONEY: 14}
NOTE_WIDTHS: Final = (18, 20, 15, 46, 52, 24)
LINE: Final = 16
"""Points of a line of text."""


def fields(known: Mapping[str, Field], project: Project | None) -> dict[str, Field]:
    """Return the columns that a project's roster may need; without a project, all of them.

    known  as ``read.rosters`` knows them
    """
    spare: set[str] = set()
    if project is not None:
        spare |= set(() if project.pays_wages else WAGES) | set(() if "heating" in project.flags else ("heating",))
    return {key: field for key, field in known.items() if key not in spare}


def workbook(wanted: Mapping[str, Field], required: Sequence[str], say: Say) -> bytes:
    """Return an .xlsx with an empty roster and a sheet of explanations."""
    import xlsxwriter

    content = io.BytesIO()
    with xlsxwriter.Workbook(content, dict(OPTIONS)) as book:
        book.set_properties({"created": CREATED})
        _roster(book, wanted, required, say)
        _notes(book, wanted, required, say)
    return content.getvalue()


def _roster(book: Any, wanted: Mapping[str, Field], required: Sequence[str], say: Say) -> None:
    """Add the sheet that is filled in."""
    sheet = book.add_worksheet(say("sheet.roster"))
    sheet.freeze_panes(1, 2)
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.repeat_rows(0)
    sheet.repeat_columns(0, 1)
    sheet.set_row(0, 32)
    plain, marked = template.headings(book)
    for place, (key, field) in enumerate(wanted.items()):
        style = book.add_format({"num_format": "0.00" if field.holds == words.MONEY else "@"})
        sheet.set_column(place, place, WIDTHS.get(field.holds, 14), style)
        sheet.write_string(0, place, cell.heading(key, say), marked if key in required else plain)
        sheet.write_comment(0, place, template.note(field, key in required), {"x_scale": 2, "y_scale": 1.4})
        if check := _check(place, field.holds, say):
            sheet.data_validation(1, place, canonical.LAST_ROW, place, check)


def _check(place: int, holds: str, say: Say) -> dict[str, Any]:
    """Return what may be typed into a column, and what is said to whoever types anything else; nothing: all of it."""
    from xlsxwriter.utility import xl_rowcol_to_cell

    if holds == words.BOOLEAN:
        rule: dict[str, Any] = {"validate": "list", "source": [say("cell.yes"), say("cell.no")]}
    elif holds in CHECKS:
        rule = {"validate": "custom", "value": CHECKS[holds].format(xl_rowcol_to_cell(1, place))}
    else:
        return {}
    return {**rule, "error_title": say("blank.wrong"), "error_message": _both(f"blank.wrong.{holds}")}


def _both(key: str) -> str:
    """Return a message in both languages."""
    return "\n".join(language.TABLE[key])


def _notes(book: Any, wanted: Mapping[str, Field], required: Sequence[str], say: Say) -> None:
    """Add the sheet of explanations, in both languages: how to fill it in, then a row a column."""
    sheet = book.add_worksheet(say("blank.notes"))
    sheet.hide_gridlines(2)
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    wrap = {"text_wrap": True, "valign": "top"}
    bold, text, lined = (book.add_format(wrap | more) for more in ({"bold": True}, {}, {"border": 1}))
    head = book.add_format({**wrap, "bold": True, "border": 1, "bg_color": "#EDEDED"})
    for place, width in enumerate(NOTE_WIDTHS):
        sheet.set_column(place, place, width)
    rules = [language.TABLE[key] for key in ("blank.title", *(f"blank.rule.{number}" for number in range(1, 6)))]
    for row, (zh, en) in enumerate(rules):
        sheet.merge_range(row, 0, row, 3, zh, text if row else bold)
        sheet.merge_range(row, 4, row, 5, en, text if row else bold)
        sheet.set_row(row, 30)
    first = len(rules) + 1
    for place, key in enumerate(("heading", "key", "required", "zh", "en", "example")):
        sheet.write_string(first, place, _beside(f"blank.column.{key}"), head)
    for row, (key, field) in enumerate(wanted.items(), first + 1):
        told = [field.zh, field.key, say("cell.yes") if key in required else "", *_meaning(field), _example(field)]
        sheet.set_row(row, LINE * max(_lines(one, width) for one, width in zip(told, NOTE_WIDTHS, strict=True)))
        for place, one in enumerate(told):
            sheet.write_string(row, place, one, lined)


def _lines(text: str, width: int) -> int:
    """Return how many lines a text takes in a column, rather one too many than one too few."""
    return 1 + int(cell.width(text) * 1.1) // width


def _beside(key: str) -> str:
    return " ".join(language.TABLE[key])


def _meaning(field: Field) -> tuple[str, str]:
    """Return what a column is for; a flag of a project's own has no words but those of every flag."""
    key = f"note.{field.key}"
    return language.TABLE[key] if key in language.TABLE else language.TABLE["blank.flag"]


def _example(field: Field) -> str:
    return (
        " / ".join(language.TABLE["cell.yes"]) if field.holds == words.BOOLEAN else template.EXAMPLES.get(field.key, "")
    )
