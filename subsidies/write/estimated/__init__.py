"""The workbook of a year's estimate: each line with its arithmetic, by month, by person, what may come, what is asked.

Sums and products are formulas that carry our own values, and sheets take their amounts from each other, so that a
changed cell changes everything that rests on it. The catch: equal estimates are equal bytes, so the day of the estimate
is the day on which the file says that it was made.

>>> from subsidies.language import speaker
>>> from subsidies.write.estimated.content import NO_MONTHS, Item
>>> nothing = Item("生活补贴", NO_MONTHS, NO_MONTHS)
>>> render(Estimate("社会保险中心", "生活补贴", 2025, 739_000, (nothing,), ()), speaker("zh"))[:2]
b'PK'
"""

import io
from datetime import datetime
from typing import Any, Final

from xlsxwriter import Workbook

from subsidies.errors import Refusal
from subsidies.language import Say
from subsidies.write import page
from subsidies.write.estimated import (
    attrition,
    change,
    cost,
    monthly,
    notes,
    persons,
    scenarios,
    targets,
    use,
)
from subsidies.write.estimated.content import Estimate
from subsidies.write.estimated.desk import Desk, looks
from subsidies.write.forms import LONGEST
from subsidies.write.workbook import OPTIONS

LEAST_OF_STYLE: Final = {"font_size": page.SIZE, "font_scheme": False}


def render(estimate: Estimate, say: Say) -> bytes:
    """Return the workbook of an estimate, in the language of ``say``.

    Raises ``Refusal`` (paper-too-long), and ``ValueError`` where the people's amounts are not those of their items.
    """
    rows = len(estimate.persons or ())
    if rows > LONGEST:
        raise Refusal("paper-too-long", rows=rows)
    content = io.BytesIO()
    normal = {**LEAST_OF_STYLE, "font_name": say("paper.font")}
    with Workbook(content, {**OPTIONS, "default_format_properties": normal}) as book:
        sheets = {key: book.add_worksheet(say(f"estimated.sheet.{key}")) for key in _sheets(estimate)}
        desk = Desk(estimate, sheets, looks(book), book, say)
        _write(desk)
        values: dict[str, Any] = {"author": estimate.title, "created": datetime.fromordinal(estimate.as_of)}
        title = {"title": estimate.title, "project": estimate.project, "year": estimate.year}
        book.set_properties({**values, "title": say("estimated.title", paper=say("estimated.called.cost"), **title)})
    return content.getvalue()


def _sheets(estimate: Estimate) -> list[str]:
    """Return the sheets that there are, in their order."""
    wanted = {
        cost.KEY: True,
        monthly.KEY: True,
        persons.KEY: estimate.persons is not None,
        attrition.KEY: estimate.attrition is not None,
        scenarios.KEY: bool(estimate.scenarios),
        change.KEY: bool(estimate.changes),
        use.KEY: True,
        targets.KEY: bool(estimate.targets),
        notes.KEY: bool(estimate.notes),
    }
    return [key for key, is_wanted in wanted.items() if is_wanted]


def _write(desk: Desk) -> None:
    """Write the sheets, those first from which others take their amounts."""
    by_month = monthly.write(desk, persons.write(desk))
    costs = cost.write(desk, by_month)
    attrition.write(desk, by_month)
    scenarios.write(desk, costs)
    change.write(desk, costs)
    use.write(desk, by_month)
    targets.write(desk)
    notes.write(desk)


__all__ = ["Estimate", "render", "write"]
