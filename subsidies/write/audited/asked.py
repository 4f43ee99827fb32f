"""The fourth sheet of a working paper: every rule that was asked, those that found nothing, too.

The catch: of a rule that could not be asked of everything it says so, for nothing found is then no answer.
"""

from typing import Final

from subsidies.write import page
from subsidies.write.audited import desk as on
from subsidies.write.audited.desk import Desk
from subsidies.write.page import Column

KEY: Final = "asked"


def write(desk: Desk) -> None:
    """Write the sheet."""
    asked = desk.content.asked
    paper = on.opened(desk, KEY, _columns(desk))
    page.body(paper, on.FIRST, slice(len(asked)), page.tallest(paper.columns))
    if not asked:
        page.nothing(paper, on.FIRST, "audited.nothing")
    on.texts(paper, len(asked))
    on.closed(paper, on.FIRST + max(len(asked), 1))


def _columns(desk: Desk) -> list[Column]:
    asked, column = desk.content.asked, page.column

    def head(key: str) -> str:
        return desk.say(f"audited.column.{key}")

    return [
        column(head("code"), "code", (6, 6), [one.code for one in asked]),
        column(head("name"), "text", (14, 28), [one.name for one in asked]),
        column(head("severity"), "name", (6, 9), [one.severity for one in asked]),
        column(head("about"), "name", (12, 18), [one.about for one in asked]),
        column(head("what"), "text", (30, 46), [one.what for one in asked]),
        column(head("why"), "text", (30, 46), [one.why for one in asked]),
        column(head("result"), "text", (14, 24), [one.result for one in asked]),
    ]
