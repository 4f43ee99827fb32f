"""A text file for a bank: rows with a separator, or with a width in bytes for each column."""

from collections.abc import Sequence

from subsidies.bank import layout as kinds
from subsidies.bank import orders
from subsidies.bank.layout import Column, Layout
from subsidies.bank.orders import Part


def content(part: Part, layout: Layout) -> bytes:
    """Return the bytes of a file: what stands above the rows, the rows, what stands below."""
    lines = [_line(header, part, layout) for header in layout.header]
    lines += [layout.separator.join(column.name for column in layout.columns)] if layout.heading else []
    lines += _rows(part, layout)
    lines += [_line(trailer, part, layout) for trailer in layout.trailer]
    text = layout.line_end.join(lines) + (layout.line_end if layout.last_end else "")
    return text.encode(layout.encoding)


def _rows(part: Part, layout: Layout) -> list[str]:
    columns = [_padded(orders.values(one, part), one, layout) for one in layout.columns]
    return list(map(layout.separator.join, zip(*columns, strict=True)))


def _line(line: Sequence[Column], part: Part, layout: Layout) -> str:
    """Return a line above or below the rows."""
    return layout.separator.join(_padded([orders.said(one, part)], one, layout)[0] for one in line)


def _padded(values: list[str], column: Column, layout: Layout) -> list[str]:
    """Return texts as wide as the column, in bytes; with a separator, as they are."""
    if layout.separator or column.bytes is None:
        return values
    widths = (column.bytes - len(one.encode(layout.encoding)) for one in values)
    if column.align == kinds.RIGHT:
        return [column.pad * width + one for one, width in zip(values, widths, strict=True)]
    return [one + column.pad * width for one, width in zip(values, widths, strict=True)]
