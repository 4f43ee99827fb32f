r"""What a file of the bank can carry of a text, character by character: it arrives exactly, or it is refused.

The catch: what nobody sees is refused everywhere, even where a file could hold it: it is lost on the way, and no person
finds out. Blanks around a text are such.

>>> from subsidies.bank.layout import Column, Layout
>>> own = Layout("own", "甲", "text", (), encoding="gbk", separator="|")
>>> [lost(text, Column("户名"), own) for text in ("买买提·吐尔逊", "䶮", "a|b", "张三 ", "1\u200b")]
['', '䶮', '|', ' ', '\u200b']
"""

import re
import unicodedata
from collections.abc import Collection, Sequence
from functools import lru_cache
from typing import Final

from subsidies.bank.layout import SHEET, TEXT, Column, Layout
from subsidies.errors import Refusal

UNSEEN: Final = frozenset(("Cc", "Cf", "Cs", "Cn", "Co", "Zl", "Zp"))
"""Kinds of characters that are not seen, or that are none."""
ESCAPE: Final = re.compile(r"_x[0-9A-Fa-f]{4}_")
"""What a spreadsheet reads as one character."""
LONGEST: Final = 32767
"""Characters of a cell."""


def lost(text: str, column: Column, layout: Layout) -> str:
    """Return the first character of a text that a file cannot carry in a column; nothing, if it carries them all."""
    if text != text.strip():
        return text[0] if text[0].isspace() else text[-1]
    if text and not layout.separator and layout.kind == TEXT:
        edge = text[-1] if column.align == "left" else text[0]
        if edge == column.pad:
            return edge
    odd = odd_ones(set(text), column, layout)
    found = next((one for one in text if one in odd), "")
    escaped = ESCAPE.search(text) if layout.kind == SHEET and not found else None
    return escaped[0] if escaped else found


def odd_ones(characters: Collection[str], column: Column, layout: Layout) -> set[str]:
    """Return which of some characters a file cannot carry in a column."""
    beyond_column = beyond(column.characters) if column.characters else None
    return {
        one
        for one in characters
        if one == layout.separator
        or unicodedata.category(one) in UNSEEN
        or not is_in(one, layout.encoding)
        or (beyond_column is not None and beyond_column.match(one))
    }


@lru_cache(maxsize=1 << 16)
def is_in(character: str, encoding: str) -> bool:
    """Return whether a character comes back from an encoding as the same."""
    try:
        return character.encode(encoding).decode(encoding) == character
    except UnicodeError:
        return False


@lru_cache(maxsize=64)
def beyond(characters: str) -> "re.Pattern[str]":
    """Return what finds a character that is not among some. Raises ``Refusal`` (bad-characters) for a range that falls.

    >>> bool(beyond("0-9A-F-").search("12-F")), beyond("0-9").search("12-F")[0]
    (False, '-')
    """
    parts, place = [], 0
    while place < len(characters):
        first = characters[place]
        if characters[place + 1 : place + 2] == "-" and place + 2 < len(characters):
            last = characters[place + 2]
            if last < first:
                raise Refusal("bad-characters", text=characters[place : place + 3])
            parts.append(f"{re.escape(first)}-{re.escape(last)}")
            place += 3
        else:
            parts.append(re.escape(first))
            place += 1
    return re.compile(f"[^{''.join(parts)}]")


def shown(characters: str) -> str:
    r"""Return a character as it can be told: itself, and its number.

    >>> shown("䶮"), shown("\t"), shown(" ")
    ('䶮 U+4DAE', 'U+0009', 'U+0020')
    """
    numbers = " ".join(f"U+{ord(one):04X}" for one in characters[:1])
    is_seen = not (characters.isspace() or unicodedata.category(characters[0]) in UNSEEN)
    return f"{characters} {numbers}" if is_seen else numbers


def sizes(values: Sequence[str], encoding: str) -> list[int]:
    """Return how many bytes texts take."""
    return [len(one.encode(encoding, "replace")) for one in values]
