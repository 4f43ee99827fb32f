"""Many names at once: folded as they are compared, and what a bank's file cannot carry of them.

A column of names is worked on as one text, so that what is quick for a long text is quick for a million short ones. The
catch: a bank counts bytes, two for a Chinese character and four for a rare one, and many take GBK only.

>>> fold(np.array(["买买提•吐尔逊 ", "张 三"], object)).tolist()
['买买提·吐尔逊', '张三']
"""

import re
import unicodedata
from collections.abc import Collection
from typing import Any, Final

import numpy as np

from subsidies import identity

Array = np.ndarray[Any, Any]

DOT: Final = "·"
"""U+00B7, the dot of the standard, which GBK has."""
ODD_DOTS: Final = frozenset(map(chr, identity.DOTS)) - {DOT}
BETWEEN: Final = "\0"
FORMULAS: Final = ("=", "+", "-", "@")
"""With what a formula begins."""


def fold(names: Array, without: str = "") -> Array:
    """Return names as they are compared: ``identity.fold_name`` of each, then without a character."""
    text = unicodedata.normalize("NFKC", BETWEEN.join(names.tolist()))
    for dot in ODD_DOTS:
        text = text.replace(dot, DOT)
    folded = "".join(text.split()).replace(without, "").split(BETWEEN)
    if len(folded) != len(names):  # a name with that character in it, or no names
        folded = [identity.fold_name(name).replace(without, "") for name in names]
    return _column(folded)


def odd_dots(names: Array) -> Array:
    """Return which names have a dot other than that of the standard."""
    return _holding(names, ODD_DOTS)


def beyond_gbk(names: Array) -> Array:
    """Return which names have a character that GBK lacks; dots, which can be written otherwise, are left aside."""
    text = "".join(names.tolist())
    lacking = set() if _is_in_gbk(text) else {one for one in set(text) - ODD_DOTS if not _is_in_gbk(one)}
    return _holding(names, lacking)


def lacking(name: str) -> str:
    """Return the characters of a name that GBK lacks, each once."""
    return "".join(dict.fromkeys(one for one in name if one not in ODD_DOTS and not _is_in_gbk(one)))


def like_formulas(names: Array) -> Array:
    """Return which names a spreadsheet would take for a formula.

    >>> like_formulas(np.array(["=1+1", "张三", "@甲", "1-1"], object)).tolist()
    [True, False, True, False]
    """
    text = BETWEEN + BETWEEN.join(names.tolist())
    if not any(BETWEEN + one in text for one in FORMULAS):
        return np.zeros(len(names), bool)
    return np.fromiter((name.startswith(FORMULAS) for name in names), bool, len(names))


def long(names: Array, most: int) -> Array:
    """Return which names take more bytes in a bank's file than so many."""
    found = np.fromiter(map(len, names), np.int64, len(names)) * 4 > most
    places = np.flatnonzero(found)
    found[places] = [size(name) > most for name in names[places]]
    return found


def size(name: str) -> int:
    """Return how many bytes a name takes in a bank's file (GB 18030, of which GBK is the most common part).

    >>> size("买买提·吐尔逊"), size("𬭎")
    (14, 4)
    """
    return len(name.encode("gb18030", "replace"))


def _is_in_gbk(text: str) -> bool:
    try:
        text.encode("gbk")
    except UnicodeEncodeError:
        return False
    return True


def _holding(names: Array, characters: Collection[str]) -> Array:
    """Return which names have one of some characters in them."""
    text = "".join(names.tolist())
    there = [one for one in characters if one in text]
    if not there:
        return np.zeros(len(names), bool)
    ends = np.cumsum(np.fromiter(map(len, names), np.int64, len(names)))
    found = re.compile(f"[{re.escape(''.join(sorted(there)))}]").finditer(text)
    holding = np.zeros(len(names), bool)
    holding[np.searchsorted(ends, [one.start() for one in found], "right")] = True
    return holding


def _column(texts: list[str]) -> Array:
    column = np.empty(len(texts), object)
    column[:] = texts
    return column
