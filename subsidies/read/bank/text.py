"""A bank's answer as a text: decoded strictly, and cut by the layout's separator or widths.

The catch: a row of another width is no row of this layout, and a file with one is not read at all.
"""

from collections.abc import Sequence

from subsidies.bank.layout import RIGHT, Answer, Column, Layout
from subsidies.errors import Finding, Refusal
from subsidies.read.bank.raw import Raw

Line = list[str]


def read(file: str, content: bytes, layout: Layout) -> Raw:
    """Return the rows of a text. Raises ``Refusal``: answer-encoding, answer-short, answer-cut, answer-faulty."""
    assert layout.answer is not None
    lines = _lines(file, content, layout)
    above, below = layout.answer.header, layout.answer.trailer
    if len(lines) < max(above + below, 1):
        raise Refusal("answer-short", file=file, lines=len(lines), expected=max(above + below, 1))
    rows = [_cut(line, layout, layout.answered) for line in lines[above : len(lines) - below]]
    numbers = range(above + 1, above + 1 + len(rows))
    _require(file, rows, numbers, layout)
    names, width = layout.answered, len(layout.answered)
    filled = [row + [""] * (width - len(row)) for row in rows]
    columns = {name: [row[place] for row in filled] for place, name in enumerate(names)}
    said = _said(lines, layout)
    batch = said.get("batch", "")
    return Raw(columns, numbers, count=said.get("count"), total=said.get("total"), batch=(batch,) if batch else ())


def _lines(file: str, content: bytes, layout: Layout) -> list[str]:
    """Return the lines of a text; the last one has an end where the layout's has one, or else it was cut."""
    try:
        text = content.decode(layout.encoding).removeprefix("\ufeff")
    except UnicodeError:
        raise Refusal("answer-encoding", file=file, known=layout.encoding.upper()) from None
    if text and layout.last_end and not text.endswith("\n"):
        raise Refusal("answer-cut", file=file)
    lines = text.replace("\r\n", "\n").split("\n")
    while lines and not lines[-1]:
        lines.pop()
    return lines


def _cut(line: str, layout: Layout, names: Sequence[str]) -> Line:
    """Return the texts of a row."""
    if layout.separator:
        return line.split(layout.separator)
    return _by_width(line, [layout.column(name) or Column(name) for name in names], layout)


def _by_width(line: str, columns: Sequence[Column], layout: Layout) -> Line:
    """Return the texts of a row by their widths in bytes; what stands beyond the last is one text more."""
    content, place, found = line.encode(layout.encoding), 0, Line()
    for column in columns:
        piece = content[place : place + (column.bytes or len(content))]
        place += len(piece)
        found.append(_bare(piece.decode(layout.encoding, "replace"), column))
        if column.bytes and len(piece) < column.bytes:
            return found[:-1]
    return found + [content[place:].decode(layout.encoding, "replace")] * (place < len(content))


def _bare(text: str, column: Column) -> str:
    """Return a text without what filled it up to its width; a nought that was filled up with noughts stays one."""
    if column.align == RIGHT:
        return text.lstrip(column.pad) or "0" * (column.pad == "0" and bool(text))
    return text.rstrip(column.pad)


def _require(file: str, rows: Sequence[Line], numbers: Sequence[int], layout: Layout) -> None:
    """Refuse (answer-faulty) a text with rows that are not as wide as the layout's."""
    answer, width = layout.answer or Answer(()), len(layout.answered)
    least = width - len(answer.optional)
    wrong = [
        Finding("answer-row-width", file, number, values={"count": len(row), "expected": width})
        for number, row in zip(numbers, rows, strict=True)
        if not least <= len(row) <= width
    ]
    if wrong:
        raise Refusal("answer-faulty", findings=wrong, file=file, count=len(wrong), layout=layout.name)


def _said(lines: Sequence[str], layout: Layout) -> dict[str, str]:
    """Return what stands above and below the rows, by field, where the answer has the lines of the layout."""
    assert layout.answer is not None
    above, below = layout.header, layout.trailer
    pairs = list(zip(lines, above, strict=False)) if layout.answer.header == len(above) + layout.heading else []
    if below and layout.answer.trailer == len(below):
        pairs += zip(lines[-len(below) :], below, strict=True)
    said: dict[str, str] = {}
    for line, columns in pairs:
        cut = line.split(layout.separator) if layout.separator else _by_width(line, columns, layout)
        found = cut + [""] * (len(columns) - len(cut))
        said |= {one.field: text for one, text in zip(columns, found, strict=False) if one.field}
    return said
