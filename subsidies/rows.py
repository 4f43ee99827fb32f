"""Findings at rows of a table: where they stand, whose they are, what their sentences say.

The catch: a finding names a column by its key; what that is called in its file, only the file's reader knows.

>>> table = pd.DataFrame({"file": ["a.csv"], "row": [2], "id_number": ["652300194501010010"]})
>>> at(table, [0], "row-twice", "id_number", other="b.csv:3")[0].row
2
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd

from subsidies.errors import Finding

Array = np.ndarray[Any, Any]


def at(table: pd.DataFrame, places: Array | Sequence[int], name: str, column: str, **values: Any) -> list[Finding]:
    """Return a finding for each place of a table; ``values`` are texts, numbers, or lists of one value a place."""
    chosen = np.asarray(places, np.int64)
    found: list[Finding] = []
    if not len(chosen):
        return found
    for count, (file, row, one) in enumerate(
        zip(*(table[key].to_numpy()[chosen] for key in ("file", "row", "id_number")), strict=True)
    ):
        mine = {key: value[count] if isinstance(value, list) else value for key, value in values.items()}
        found.append(Finding(name, file, int(row), column, id_number=one or None, values=mine))
    return found


def named(table: pd.DataFrame, places: Array) -> list[str]:
    """Return where some rows of a table stand, as people write it: the file and the number of the row."""
    files, numbers = table["file"].to_numpy()[places], table["row"].to_numpy()[places]
    return [f"{file}:{number}" for file, number in zip(files, numbers.tolist(), strict=True)]
