"""A bank's answer as a table with headings: a workbook, or whatever else the reader of rosters reads.

The catch: a bank may put titles above and sums below; the reader leaves them out and says so.
"""

from pathlib import Path

from subsidies import codes, words
from subsidies.bank.layout import Layout
from subsidies.errors import Refusal
from subsidies.read import cells, sheet, table
from subsidies.read.bank.raw import Raw
from subsidies.read.page import Wanted
from subsidies.words import Field


def read(file: str, content: bytes, layout: Layout) -> Raw:
    """Return the rows of a table. Raises ``Refusal`` (answer-faulty) where it is not one of this layout."""
    assert layout.answer is not None
    fields = {name: Field(name, name, words.TEXT) for name in layout.answered}
    required = _required(layout)
    anchor = next(one.name for one in layout.columns if one.field == "account")
    found, findings = sheet.read(sheet.source(file, Path()), content, Wanted(fields, required, anchor))
    if found is None:
        raise Refusal("answer-faulty", findings=findings, file=file, count=len(findings), layout=layout.name)
    places, faults = table.places(found, fields, required)
    findings += [one for one in faults if one.name != "column-unknown"]
    wrong = [one for one in findings if codes.severity(one) == codes.ERROR]
    if wrong:
        raise Refusal("answer-faulty", findings=wrong, file=file, count=len(wrong), layout=layout.name)
    columns = {name: [cells.written(one) for one in found.column(place).cells()] for name, place in places.items()}
    shown = {name: ["" if text == "None" else text for text in column] for name, column in columns.items()}
    return Raw(shown, found.numbers.tolist(), tuple(findings))


def _required(layout: Layout) -> tuple[str, ...]:
    """Return the columns without which an answer says nothing: those it is matched by, and those of the result."""
    assert layout.answer is not None
    keys = [one.name for one in layout.columns if one.field in (*layout.answer.key, "account", "amount")]
    told = [one for one in (layout.answer.paid, layout.answer.result) if one]
    return tuple(name for name in layout.answered if name in (*keys, *told))
