"""Files for a bank, as a layout has them: all of a batch, or none.

The same orders make the same bytes. The catch: what one person's name or account cannot be written as stops them all
(``bank.orders``), so that no file leaves without somebody in it.
"""

from collections.abc import Callable, Mapping
from typing import Final, NamedTuple

import pandas as pd

from subsidies import tables
from subsidies.bank import layout as kinds
from subsidies.bank import orders as ordered
from subsidies.bank.layout import Layout
from subsidies.bank.orders import Part, Sending
from subsidies.write.bank import message, sheet, text


class File(NamedTuple):
    """A file for the bank, and its control sums."""

    name: str
    content: bytes
    orders: int
    """How many."""
    total: int
    """Fen."""
    first: int
    """The sequence of its first order, and of its last."""
    last: int
    locked: bytes = b""
    """The content with a password, where it is written with one."""

    @property
    def written(self) -> bytes:
        """What is put on the disk."""
        return self.locked or self.content


WRITERS: Final[Mapping[str, Callable[[Part, Layout], bytes]]] = {
    kinds.TEXT: text.content,
    kinds.SHEET: sheet.content,
    kinds.XML: message.content,
}


def files(orders: pd.DataFrame, layout: Layout, sending: Sending) -> list[File]:
    """Return the files of a batch, each within the limit of rows; none where there are no orders.

    orders   ORDERS

    Raises ``Refusal`` (orders-not-carried) with every person and every place of it.
    """
    orders = tables.make(ordered.ORDERS, {name: orders[name].to_numpy() for name in ordered.ORDERS.columns})
    if orders.empty:
        return []
    ordered.require(orders, layout, sending)
    return [_file(part, layout) for part in ordered.parts(orders, layout, sending)]


def _file(part: Part, layout: Layout) -> File:
    number = f"-{part.number}" if part.parts > 1 else ""
    sequence = part.orders["sequence"]
    content = WRITERS[layout.kind](part, layout)
    name = f"{part.sending.batch}{number}{layout.suffix}"
    return File(name, content, len(part.orders), part.total, int(sequence.iloc[0]), int(sequence.iloc[-1]))
