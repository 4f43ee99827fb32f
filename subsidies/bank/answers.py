"""A bank's answer: of each order that it names, whether it was paid, how much, and why not.

The catch: the same file may answer only what failed; whether silence means paid is what the layout says, and what the
file says of the whole.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

import pandas as pd

from subsidies.errors import Finding
from subsidies.tables import Table

NOT_SAID: Final = -1
"""An amount that the answer does not say."""
PAID, FAILED, PART, WAITING, REFUSED = "paid", "failed", "part", "waiting", "refused"

ANSWERS: Final = Table(
    "answers",
    {
        "row": "int32",
        "reference": "object",
        "sequence": "object",
        "id_number": "object",
        "account": "object",
        "payee": "object",
        "ordered": "int64",
        "paid": "int64",
        "result": "object",
        "code": "object",
        "reason": "object",
        "told": "object",
    },
)
"""A row an order that the file names. ``row``: as the bank shows it. ``ordered``, ``paid``: fen, or ``NOT_SAID``.
``result``: paid, failed, part, waiting, or refused: a finding says why. ``reason`` is ours, ``told`` is theirs."""


@dataclass(frozen=True, slots=True)
class Answers:
    """What a bank's file says."""

    file: str
    table: pd.DataFrame
    """ANSWERS."""
    findings: tuple[Finding, ...] = ()
    rest: str = ""
    """What became of the orders that are not in it: paid, failed, waiting; empty: it does not say."""
    said: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """What the file says of whose answer it is: ``batch``, ``month``, each text once; none that it lacks."""
    reason: str = ""
    """Why the rest failed, in our words, and in theirs."""
    told: str = ""
