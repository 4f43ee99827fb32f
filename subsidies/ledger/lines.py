"""The exact list for programs: one row a line, as CSV in UTF-8 with a byte order mark.

Fields are quoted only where they must be (RFC 4180) and rows end in LF, so equal lists are equal bytes. The catch:
nothing is defused for spreadsheets; a name that begins with ``=`` is written as it is, for programs read these files.

>>> content = render([("8794-wages", "652300194503070011", "甲", "wage", "2024-10", "regular", "2345.00", "")])
>>> content.decode("utf-8-sig").splitlines()[1]
'8794-wages,652300194503070011,甲,wage,2024-10,regular,2345.00,'
>>> parse(content)[0][2]
'甲'
"""

import codecs
import csv
import io
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Final

from subsidies.errors import Refusal

HEADER: Final = ("project", "id_number", "name", "item", "service_month", "kind", "amount", "reason")
BLOCK: Final = 4096
"""Rows looked at together: where a block needs no quotes, none of its fields is looked at alone."""


def render(rows: Iterable[Sequence[str]]) -> bytes:
    """Return the file of rows of eight fields, each already text: months ``YYYY-MM``, amounts in yuan.

    Raises ``ValueError`` for a row of another length.
    """
    remaining = iter(rows)
    blocks = [HEAD]
    while some := list(islice(remaining, BLOCK)):
        blocks.append(block(some))
    return b"".join(blocks)


def block(rows: Sequence[Sequence[str]]) -> bytes:
    """Return rows as lines of the file. That no field needs quotes is seen by counting the separators."""
    if set(map(len, rows)) != {len(HEADER)}:
        raise ValueError(f"a row has {len(HEADER)} fields")
    text = "\n".join(map(",".join, rows)) + "\n"
    plain = text.count(",") == len(rows) * (len(HEADER) - 1) and text.count("\n") == len(rows)
    if not plain or '"' in text or "\r" in text:
        text = "".join(",".join(map(field, row)) + "\n" for row in rows)
    return text.encode()


HEAD: Final = codecs.BOM_UTF8 + block([HEADER])
"""What the file begins with."""


def field(text: str) -> str:
    """Return a field, quoted if it holds a comma, a quote or the end of a line."""
    if any(mark in text for mark in ',"\n\r'):
        return '"' + text.replace('"', '""') + '"'
    return text


def parse(content: bytes) -> list[tuple[str, ...]]:
    """Return the rows of a file that ``render`` made, without the header.

    Raises ``Refusal`` (bad-lines, with the number of the row) for another header, a row that has not
    eight fields, a quote that is left open, or bytes that are not UTF-8.
    """
    number = 1
    rows: list[tuple[str, ...]] = []
    try:
        reader = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True)
        for number, row in enumerate(reader, 1):
            if len(row) != len(HEADER) or (number == 1 and tuple(row) != HEADER):
                raise Refusal("bad-lines", row=number)
            rows.append(tuple(row))
    except (UnicodeDecodeError, csv.Error):
        raise Refusal("bad-lines", row=number) from None
    if not rows:
        raise Refusal("bad-lines", row=1)
    return rows[1:]
