"""The sheet of the explanation: paragraphs, as they go into a budget."""

from typing import Final

from subsidies.write.estimated import desk as on
from subsidies.write.estimated.desk import FIRST, Desk

KEY: Final = "notes"


def write(desk: Desk) -> None:
    """Write the sheet, if there is one."""
    if not desk.content.notes:
        return
    paper = on.opened(desk, KEY, [on.heading("", 40) for _ in range(3)], unit=False)
    row = FIRST
    for text in desk.content.notes:
        row += on.written(paper, row, text)
    on.closed(paper, row, pages=0)
