"""Elements of a page: a text is escaped, on one line and masked, unless it is HTML already.

>>> tag("i", "a < b", tag("b", "652300194501010010"), style="x")
'<i class="x">a &lt; b<b>652300********0010</b></i>'
"""

from collections.abc import Iterable, Sequence
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from subsidies import identity
from subsidies.write.chart.drawing import clean

NAMES: Final = {"style": "class", "label": "aria-label", "labelledby": "aria-labelledby"}
"""Attributes that are called otherwise here."""
APART: Final = {"head", "body", "header", "nav", "main", "section", "table", "tr", "ul", "li", "figure", "p", "style"}
"""Elements after which a line ends."""
PAIR: Final = 2
"""Columns of a table that never needs to be moved: its cells are broken."""


class Html(str):
    """A text that is HTML."""

    __slots__ = ()


SPACE: Final = Html(" ")
"""Between two parts of a line: a text has no blanks at its ends."""


def text(told: str) -> Html:
    """Return a text as it stands in a page."""
    return Html(escape(identity.mask_text(clean(told))))


def joined(*parts: str) -> Html:
    """Return parts one after the other; what is no HTML is a text."""
    return Html("".join(part if isinstance(part, Html) else text(part) for part in parts))


def tag(element: str, *inside: str, **attributes: str) -> Html:
    """Return an element; an attribute of nothing is left out."""
    given = "".join(
        f" {NAMES.get(name, name)}={quoteattr(identity.mask_text(clean(value)))}"
        for name, value in attributes.items()
        if value
    )
    return Html(f"<{element}{given}>{joined(*inside)}</{element}>" + "\n" * (element in APART))


def link(to: str, told: str, **attributes: str) -> Html:
    """Return a link within the page."""
    return tag("a", told, href=to, **attributes)


def table(
    name: str,
    caption: str,
    heads: Sequence[str],
    rows: Iterable[Sequence[str]],
    texts: int = 1,
    *,
    sums: bool = False,
) -> Html:
    """Return a table; where it is wider than the window, it is moved by itself.

    name    its id
    heads   of the columns; the first is that of the rows
    texts   how many columns, from the first on, are texts; the others are numbers
    sums    whether the last row is the sum of the others
    """
    top = [tag("th", head, scope="col", style="" if at < texts else "number") for at, head in enumerate(heads)]
    every = list(rows)
    lines = [_row(row, texts, is_sum=sums and row is every[-1]) for row in every]
    inside = (tag("caption", caption, id=f"{name}-caption"), tag("thead", tag("tr", *top)), tag("tbody", *lines))
    return wide(tag("table", *inside, id=name, style="pairs" if len(heads) == PAIR else ""), f"{name}-caption")


def _row(row: Sequence[str], texts: int, *, is_sum: bool) -> Html:
    cells = [tag("td", cell, style="" if at < texts else "number") for at, cell in enumerate(row) if at]
    return tag("tr", tag("th", row[0], scope="row"), *cells, style="sum" if is_sum else "")


def wide(inside: Html, labelledby: str) -> Html:
    """Return what may be wider than the window, in a frame that a keyboard moves, too."""
    frame = f'<div class="wide" role="group" tabindex="0" aria-labelledby="{labelledby}">'
    return Html(f"{frame}{inside}</div>\n")
