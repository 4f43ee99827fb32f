r"""Text for people to read and to print: paragraphs and sums, in lines of at most so many columns.

The catch: a Chinese character is two columns wide, so nothing here counts characters.

>>> print("\n".join(sum_line("生活补贴 2024年1–12月", "1,440.00", 40)))
生活补贴 2024年1–12月           1,440.00
>>> print("\n".join(paragraph("2024-05-12 死亡，次月起不发。", 20, "· ")))
· 2024-05-12 死亡，
  次月起不发。
"""

from typing import Final, TextIO

from subsidies.write.fit import fold
from subsidies.write.screen import visible, width_of

WIDEST: Final = 80
"""Columns of a page: what a printer puts on A4."""
NARROWEST: Final = 40
GAP: Final = 2
"""Columns between a text and its amount, at least."""


def width(stream: TextIO) -> int:
    """Return the columns for a stream: its own, within reason."""
    return max(min(width_of(stream), WIDEST), NARROWEST)


def paragraph(text: str, columns: int, bullet: str = "") -> list[str]:
    """Return a text in lines; the first begins with a bullet (or blanks), the others below its text."""
    from rich.cells import cell_len

    indent = cell_len(bullet)
    first, *more = fold(visible(text), columns - indent).split("\n")
    return [bullet + first, *(" " * indent + line for line in more)]


def sum_line(text: str, amount: str, columns: int, bullet: str = "") -> list[str]:
    """Return a text in lines with an amount at the right of the last."""
    from rich.cells import cell_len

    *lines, last = paragraph(text, columns - cell_len(amount) - GAP, bullet)
    return [*lines, last + " " * (columns - cell_len(last) - cell_len(amount)) + amount]
