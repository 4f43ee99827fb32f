"""What all workbooks that we write have in common: texts stay texts, and the same content is the same bytes."""

from datetime import UTC, datetime
from typing import Final

OPTIONS: Final = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
CREATED: Final = datetime(2024, 1, 1, tzinfo=UTC)
"""When a workbook pretends to have been made, that knows no day of its own."""
