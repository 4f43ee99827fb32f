"""A bank's layout: how the rows of its files are written, and how its answer is read.

A layout is a file of keys (``bank.spec``). The catch: what a file carries is counted in bytes of its own encoding, and
a width in characters is another thing.

>>> Column("户名", "payee", bytes=4).carries("张三", "gbk"), Column("户名", "payee", bytes=4).carries("张三", "utf-8")
(True, False)
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

TEXT, SHEET, XML = "text", "sheet", "xml"
KINDS: Final = (TEXT, SHEET, XML)
YUAN, FEN = "yuan", "fen"
LEFT, RIGHT = "left", "right"

TEXTS: Final = (
    *("reference", "payee", "name", "account", "bank", "bank_code", "id_number", "remark", "project", "project_name"),
)
"""Texts of an order."""
OF_FILE: Final = ("batch", "payer", "payer_account", "payer_bank_code")
"""Texts of the whole file."""
NUMBERS: Final = ("sequence", "place", "count", "part", "parts")
"""Whole numbers: of the order in its batch, of the row in its file; of the rows; of the file among its parts."""
AMOUNTS: Final = ("amount", "total")
DATES: Final = ("day", "month")
OF_ROW: Final = (*TEXTS, "sequence", "place", "amount", "month")
"""What only a row of an order has."""
FIELDS: Final = (*TEXTS, *OF_FILE, *NUMBERS, *AMOUNTS, *DATES)
ALWAYS: Final = ("reference", "payee", "name", "account", "id_number", "payer", "payer_account")
"""Texts that may not be empty, unless the layout says so."""
KEYS: Final = ("reference", "sequence", "account", "payee", "id_number", "amount")
"""By which an answer may be matched."""
FORMS: Final[Mapping[str, str]] = {
    "YYYYMMDD": "{0:04d}{1:02d}{2:02d}",
    "YYYY-MM-DD": "{0:04d}-{1:02d}-{2:02d}",
    "YYYYMM": "{0:04d}{1:02d}",
    "YYYY-MM": "{0:04d}-{1:02d}",
    "YYYY年M月": "{0}年{1}月",
}
"""How a day or a month is written."""

PAID, FAILED, WAITING = "paid", "failed", "waiting"
MEANINGS: Final = (PAID, FAILED, WAITING)
REASONS: Final = (
    *("no-account", "closed", "name-differs", "no-person", "id-differs", "no-funds", "reference", "amount-differs"),
    *("repeated", "bank", "other"),
)
"""Why a transfer failed, in our own words (``bank.reason.…``)."""
ALL, FAILURES = "all", "failures"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a row, or a part of a header or trailer line."""

    name: str
    field: str = ""
    """What of the order, or of the file, stands there; empty: ``text``, and without it nothing."""
    text: str = ""
    bytes: int | None = None
    """The most that it carries; in a file without separators exactly so many are written."""
    length: int | None = None
    """The most characters that it carries."""
    required: bool = False
    characters: str = ""
    """The characters that it carries, with ranges such as 0-9; empty: all that can be seen."""
    align: str = LEFT
    pad: str = " "
    unit: str = YUAN
    cell: str = ""
    """In a sheet: ``number`` or ``text``."""
    form: str = ""
    most: int | None = None
    """Fen."""

    def carries(self, text: str, encoding: str) -> bool:
        """Return whether a text is short enough."""
        fits = self.length is None or len(text) <= self.length
        return fits and (self.bytes is None or len(text.encode(encoding)) <= self.bytes)


@dataclass(frozen=True, slots=True)
class Code:
    """A code of the bank: what it means, and why, where it means that nothing was paid."""

    code: str
    means: str
    reason: str = ""
    says: str = ""
    """What the bank says of it."""


@dataclass(frozen=True, slots=True)
class Answer:
    """How the bank's answer is read. Columns are named as in the layout, or as ``columns`` has them."""

    key: tuple[str, ...]
    """The fields by which its rows are matched."""
    columns: tuple[str, ...] = ()
    """The columns of a row, in their order, where they are not those that were written."""
    optional: tuple[str, ...] = ()
    """Columns at the end of a row that may be missing from it."""
    paid: str = ""
    """The column of the amount that was paid; the amount's own unit."""
    result: str = ""
    """The column of the code."""
    reason: str = ""
    """The column that says why it failed; empty: that of the code."""
    codes: tuple[Code, ...] = ()
    otherwise: str = ""
    """Our reason where theirs is not listed; empty: such a row is refused."""
    lists: str = ALL
    infers: tuple[str, ...] = ()
    """The codes of the whole that say that what is not listed is paid; none are needed where the file has no such."""
    header: int = 0
    """Lines ahead of the rows, in a text."""
    trailer: int = 0


@dataclass(frozen=True, slots=True)
class Layout:
    """A layout, whole."""

    name: str
    """The name by which a project asks for it."""
    title: str
    kind: str
    columns: tuple[Column, ...]
    title_en: str = ""
    verified: str = ""
    """Who confirmed it with the bank, and when; empty: nobody."""
    notes: tuple[str, ...] = ()
    encoding: str = "utf-8"
    separator: str = ""
    """Empty: the columns have widths of their own."""
    line_end: str = "\r\n"
    last_end: bool = True
    """Whether the last line ends too."""
    heading: bool = False
    """Whether a row with the names of the columns stands above the others."""
    sheet: str = ""
    first_row: int = 1
    """In a sheet, the row of the first order."""
    suffix: str = ""
    """Of the file's name."""
    rows: int | None = None
    """The most rows of a file."""
    header: tuple[tuple[Column, ...], ...] = ()
    trailer: tuple[tuple[Column, ...], ...] = ()
    cells: tuple[tuple[str, Column], ...] = ()
    """Cells of a sheet beside the rows: B2 and what stands there."""
    answer: Answer | None = None

    @property
    def is_workbook(self) -> bool:
        """Whether its files are workbooks."""
        return self.kind == SHEET

    def column(self, name: str) -> Column | None:
        """Return a column by its name."""
        return next((one for one in self.columns if one.name == name), None)

    def of(self, wanted: str) -> Column | None:
        """Return the first column of a field."""
        return next((one for one in self.columns if one.field == wanted), None)

    @property
    def answered(self) -> tuple[str, ...]:
        """The names of the columns of the answer, in their order."""
        own = tuple(one.name for one in self.columns)
        return (self.answer.columns or own) if self.answer else own
