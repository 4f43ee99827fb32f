"""The rows of a bank's answer as they stand in its file, before anything is made of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from subsidies.errors import Finding


@dataclass(frozen=True, slots=True)
class Raw:
    """Texts by column, and what the file says of the whole."""

    columns: Mapping[str, Sequence[str]]
    """Each as long as there are rows; a column that the file does not have is not there."""
    rows: Sequence[int]
    """The numbers of the rows, as the bank's file shows them."""
    findings: tuple[Finding, ...] = ()
    count: str | None = None
    """As the file says it."""
    total: str | None = None
    status: str | None = None
    """The code of the whole; nothing: the file knows none."""
    status_reason: str = ""
    batch: tuple[str, ...] = ()
    """What it says beside the rows of the batch that it answers."""
