"""What all workbooks that we write have in common: texts stay texts, and the same content is the same bytes."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

OPTIONS: Final = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
CREATED: Final = datetime(2024, 1, 1, tzinfo=UTC)
"""When a workbook pretends to have been made, that knows no day of its own."""
A4: Final = 9


def to_print(sheet: "Worksheet", heading: int, first: int | None = None) -> None:
    """Set a sheet for paper: A4 landscape, as wide as the page, the heading on each, from the first row of it on."""
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(heading if first is None else first, heading)
