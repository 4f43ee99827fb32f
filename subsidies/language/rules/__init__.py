"""What a rule is for: why, how to verify it, and what it rests on, by name; the sentence itself is the finding's.

The catch: only ``subsidies rule`` and the pages need it, so it is no part of the table that every command loads.

>>> TABLE["bad-month.basis"][1]
'File formats (docs/formats.md).'
"""

import json
from pathlib import Path
from typing import Final

from subsidies.language.rules import audit, bank, cells, evaluate, files, ledger, people, sealed, settings, tables

PARTS: Final = ("why", "verify", "basis")
"""Of each page, beside what the finding says and what to do."""

TABLE: Final[dict[str, tuple[str, str]]] = {
    f"{name}.{part}": pair
    for module in (files, tables, cells, people, settings, ledger, sealed, audit, bank, evaluate)
    for name, page in module.PAGES.items()
    for part, pair in zip(PARTS, page, strict=True)
}


def example(name: str) -> list[str]:
    """Return the lines that provoke a finding, with the files in which they stand: those that a test writes."""
    text = Path(__file__).with_name("examples.json").read_text(encoding="utf-8")
    return list(json.loads(text)[name])
