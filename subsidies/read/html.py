r"""Web pages under the name ``.xls``: what an office's system writes when it is asked for a spreadsheet.

Only tables, rows and cells are looked at, by a scan that never looks back, so that no page can hold it up. The catch:
cells have no kinds here; what stands there is what the system wrote, all digits of an id number among them.

>>> page, = tables("<table><tr><td colspan=2>名册<tr><td>甲&nbsp;<td><b>1</b><br>2</table>")
>>> page.grid.rows
[['名册', None], ['甲\xa0', '1\n2']]
"""

import re
from collections.abc import Iterator
from html import unescape
from typing import Final

from subsidies.errors import Refusal
from subsidies.read import guard, text
from subsidies.read.page import EITHER, MERGED, Cell, Merged, Note, Page, Wanted, even

LARGEST: Final = 100 << 20
"""Bytes."""
TAG: Final = re.compile(r"<(/?)([a-zA-Z][\w:]*)([^<>]*)>")
SPAN: Final = re.compile(r"""\b(col|row)span\s*=\s*["']?(\d{1,5})""", re.IGNORECASE)
UNSHOWN: Final = re.compile(r"display\s*:\s*none", re.IGNORECASE)
SKIPPED: Final = tuple(
    (re.compile(begin, re.IGNORECASE), re.compile(end, re.IGNORECASE))
    for begin, end in (("<!--", "-->"), ("<script", "</script>"), ("<style", "</style>"), ("<xml>", "</xml>"))
)
"""Where what is no part of the page's text begins and ends."""
SPACE: Final = re.compile(r"[ \t\r\n]+")


class Table:
    """A table as far as it was read."""

    def __init__(self) -> None:
        self.rows: list[list[Cell]] = []
        self.hidden: list[int] = []
        self.words: list[str] | None = None
        """Of the cell that is open; ``None``: none is."""
        self.across = 1
        self.covered: dict[int, int] = {}
        """Columns that a cell further up reaches down into, and how many rows more."""
        self.width = 1
        self.merged: list[Merged] = []

    def row(self, attributes: str) -> None:
        """Begin a row."""
        self.close()
        self.covered = {place: more - 1 for place, more in self.covered.items() if more > 1}
        self.rows.append([])
        if UNSHOWN.search(attributes):
            self.hidden.append(len(self.rows))

    def cell(self, attributes: str) -> None:
        """Begin a cell."""
        self.close()
        if not self.rows:
            self.row("")
        spans = {which.lower(): int(count) for which, count in SPAN.findall(attributes)}
        row = self.rows[-1]
        while len(row) in self.covered:
            row.append(None)
        self.across, down = max(spans.get("col", 1), 1), spans.get("row", 1)
        self.width = max(self.width, len(row) + self.across)
        guard.room(len(self.rows), self.width)
        if max(down, self.across) > 1 and len(self.merged) < MERGED:
            last = len(self.rows) + max(down, 1) - 2
            self.merged.append(Merged(len(self.rows) - 1, last, len(row), len(row) + self.across - 1))
        if down > 1:
            self.covered |= dict.fromkeys(range(len(row), len(row) + self.across), down)
        self.words = []

    def close(self) -> None:
        """End the cell that is open, if one is."""
        if self.words is not None:
            words = unescape("".join(self.words)).strip(" \n")
            self.rows[-1] += [words or None, *[None] * (self.across - 1)]
            self.words = None


def read(content: bytes, wanted: Wanted) -> tuple[list[Page], list[Note]]:
    """Return the tables of a page.

    Raises ``Refusal``: file-encoding, file-unreadable, package-too-large, sheet-too-large.
    """
    if len(content) > LARGEST:
        raise Refusal("package-too-large", limit=f"{LARGEST >> 20} MB")
    for encoding, found in text.utf_8(content):
        try:
            pages = tables(found.decode())
        except UnicodeError:
            continue
        headings = [cell for page in pages for cell in _cells(page) if wanted.key(cell)]
        if encoding != text.GB or headings:
            return pages, text.proven(encoding, headings)
    raise Refusal("file-encoding", known="UTF-8 / GB 18030")


def _cells(page: Page) -> Iterator[Cell]:
    for place in range(page.grid.height):
        yield from page.grid.row(place)


def tables(page: str) -> list[Page]:
    """Return the tables that have something in them, each as a sheet whose name is its number."""
    found: list[Table] = []
    within: list[Table] = []
    place, page = 0, _without(page)
    for tag in TAG.finditer(page):
        if within and within[-1].words is not None:
            within[-1].words.append(SPACE.sub(" ", page[place : tag.start()]))
        _take(tag, found, within)
        place = tag.end()
    for table in within:
        table.close()
    filled = (one for one in found if any(one.rows))
    return [
        Page(str(number), even(one.rows), EITHER, tuple(one.hidden), merged=one.merged)
        for number, one in enumerate(filled, 1)
    ]


def _take(tag: "re.Match[str]", found: list[Table], within: list[Table]) -> None:
    """Do what a tag says.

    found    all tables
    within   those that are open, the innermost last
    """
    ends, name = bool(tag[1]), tag[2].lower()
    if name == "table" and not ends:
        within.append(Table())
        found.append(within[-1])
    elif not within:
        return
    elif name == "table":
        within.pop().close()
    elif name == "tr" and not ends:
        within[-1].row(tag[3])
    elif name in ("td", "th") and not ends:
        within[-1].cell(tag[3])
    elif name in ("tr", "td", "th"):
        within[-1].close()
    elif name in ("br", "p", "div") and within[-1].words:
        within[-1].words.append("\n")


def _without(page: str) -> str:
    """Return a page without comments, programs and styles; one that never ends goes to the end."""
    for begin, end in SKIPPED:
        kept, place = [], 0
        while first := begin.search(page, place):
            kept.append(page[place : first.start()])
            last = end.search(page, first.end())
            place = last.end() if last else len(page)
        page = "".join((*kept, page[place:]))
    return page
