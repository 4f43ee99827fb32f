"""The working paper (底稿) of an audit: a summary, the findings with room for conclusions, their evidence, the rules.

The catch: equal audits are equal bytes, so the day of the audit is the day on which the file says that it was made.

>>> from subsidies.language import speaker
>>> render(Papers("社会保险中心", 739_000, (), (), (), (), ()), speaker("zh"))[:2]
b'PK'
"""

import io
from datetime import datetime
from typing import Final

from xlsxwriter import Workbook

from subsidies.language import Say
from subsidies.write import page
from subsidies.write.audited import asked, cover, found, traced
from subsidies.write.audited.content import Papers
from subsidies.write.audited.desk import Desk, looks
from subsidies.write.forms import LONGEST
from subsidies.write.workbook import OPTIONS

SHEETS: Final = (cover.KEY, found.KEY, traced.KEY, asked.KEY)


def render(content: Papers, say: Say) -> bytes:
    """Return the workbook, in the language of ``say``.

    Raises ``ValueError`` where a sheet would have more rows than ``LONGEST``: who makes the content cuts it.
    """
    if max(len(content.found), len(content.traced)) > LONGEST:
        raise ValueError("more rows than a sheet holds")
    file = io.BytesIO()
    normal = {"font_name": say("paper.font"), "font_size": page.SIZE, "font_scheme": False}
    with Workbook(file, {**OPTIONS, "default_format_properties": normal}) as book:
        sheets = {key: book.add_worksheet(say(f"audited.sheet.{key}")) for key in SHEETS}
        desk = Desk(content, sheets, looks(book), say)
        cover.write(desk)
        found.write(desk, traced.write(desk))
        asked.write(desk)
        title = say("audited.title", title=content.title, paper=say("audited.called.cover"))
        created = datetime.fromordinal(content.as_of)
        book.set_properties({"title": title, "author": content.title, "created": created})
    return file.getvalue()


__all__ = ["LONGEST", "Papers", "render"]
