"""What went wrong, as data: a finding is a value among others, a refusal ends the work.

Neither holds a sentence. Both carry the name of a message and its values, so that the language is chosen
only where something is shown; a value ``advice`` names another hint than the usual one. The catch: an id number
in a value must be wrapped in ``Secret``, or it is shown in full.

>>> Finding("bad-month", file="a.csv", row=3, column="start_month", values={"text": "2024-13"}).row
3
"""

import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple


class Secret(NamedTuple):
    """An id number or an account inside a message; it is masked unless the user asked to see it."""

    text: str


Value = str | int | Secret | tuple[Secret, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found in an input, at one place. Code and severity belong to the name (``codes.RULES``)."""

    name: str
    file: str | None = None
    """File as named in the project file, with ``#sheet`` where it has sheets."""
    row: int | None = None
    """The row number that a spreadsheet or an editor shows."""
    column: str | None = None
    """A column's heading, or the path of a key in a TOML file."""
    project: str | None = None
    id_number: str | None = None
    amount: int | None = None
    """Fen."""
    values: Mapping[str, Value] = field(default_factory=dict)
    severity: str = ""
    """How serious the office takes it; empty: as its name says."""


def half_width(text: str, fits: Callable[[str], object]) -> str:
    """Return the advice for a text that only its full-width characters keep from being read; nothing for others."""
    half = unicodedata.normalize("NFKC", text)
    return "wide" if half != text and fits(half) else ""


class Refusal(Exception):
    """The program will not go on: its name, the values of its message, and all findings behind it."""

    def __init__(self, name: str, *, findings: Sequence[Finding] = (), **values: Value) -> None:
        super().__init__(name)
        self.name = name
        self.values: Mapping[str, Value] = values
        self.findings = tuple(findings)
