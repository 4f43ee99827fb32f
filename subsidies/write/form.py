"""The one writer of an office's forms: facts, a table with its sums, the amount in capitals, what is signed.

The catch: a form is one sheet, and equal forms are equal bytes, so what is signed can be told from what is not.

>>> from subsidies.language import speaker
>>> columns = tuple(Column(heading, "name", 20, ["甲"]) for heading in "项目金额人")
>>> render(Form("申请", "支付计划申请", ("中心", "2024年9月", ""), columns, 738_000), speaker("zh"))[:2]
b'PK'
"""

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final, NamedTuple

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_range

from subsidies.language import Say
from subsidies.write import page
from subsidies.write.page import Column, Page, Top
from subsidies.write.workbook import OPTIONS

SHARES: Final = (0.16, 0.5, 0.66)
"""Where label and fact, and the second label and fact, end: shares of the width."""
BOX: Final = 90
"""Points of a box for an opinion."""
SUM: Final = 24


class Pair(NamedTuple):
    """A fact with its label: a text, or an amount (fen)."""

    label: str
    value: str | int


@dataclass(frozen=True, slots=True)
class Form:
    """All that a form says."""

    sheet: str
    """The name of the sheet; at most 31 characters."""
    title: str
    line: tuple[str, str, str]
    """Below the title: left, middle, right."""
    columns: tuple[Column, ...]
    """Of the table: five at least, for pairs stand below them."""
    as_of: int
    """A day's ordinal; also the day on which the file says that it was made."""
    is_draft: bool = False
    """Whether the middle of the line warns."""
    opening: Sequence[str] = ()
    """Paragraphs above all else."""
    pairs: Sequence[Pair] = ()
    """Above the table."""
    total: str = ""
    """The label of the sums below the table; empty: there are none."""
    below: Sequence[Pair] = ()
    """Below the table."""
    capitals: tuple[str, str] = ("", "")
    """The amount in capitals, and in figures."""
    closing: Sequence[str] = ()
    """Paragraphs below."""
    boxes: Sequence[str] = ()
    """Whose opinions are asked."""
    signs: Sequence[str] = ()
    """Who signs: three at most."""
    origin: str = ""
    """The small print."""


def render(form: Form, say: Say) -> bytes:
    """Return the workbook of a form."""
    content = io.BytesIO()
    normal = {"font_name": say("paper.font"), "font_size": page.SIZE, "font_scheme": False}
    with Workbook(content, {**OPTIONS, "default_format_properties": normal}) as book:
        _write(
            Page(book.add_worksheet(form.sheet), page.looks(book), form.columns, 0, _thirds(form.columns), say), form
        )
        created = datetime.fromordinal(form.as_of)
        book.set_properties({"title": form.title, "author": form.line[0], "created": created})
    return content.getvalue()


def _write(paper: Page, form: Form) -> None:
    """Write the sheet, from its head to its foot."""
    row = _pairs(paper, _paragraphs(paper, page.BELOW, form.opening), form.pairs)
    paper = paper._replace(heading=row)
    page.top(paper, Top(form.title, *form.line, form.is_draft))
    rows = len(form.columns[0].cells)
    page.body(paper, row + 1, slice(rows), page.tallest(form.columns))
    row = _totals(paper, row + 1 + rows, form.total, rows)
    row = _pairs(paper, row, form.below)
    row = _capitals(paper, row, form.capitals)
    row = _paragraphs(paper, row, form.closing)
    row = _boxes(paper, row, form.boxes)
    if form.signs:
        page.signatures(paper, row, form.signs)
        row += 1
    page.span(paper, (row, 0, paper.last), form.origin, "small")
    page.printed(paper, row)
    page.codes(paper, row)


# --- parts --------------------------------------------------------------------------------------------------------


def _thirds(columns: Sequence[Column]) -> tuple[tuple[int, int], ...]:
    first, second = _ends(columns, (1 / 3, 2 / 3))
    return (0, first), (first + 1, second), (second + 1, len(columns) - 1)


def _ends(columns: Sequence[Column], shares: Sequence[float]) -> list[int]:
    """Return the last columns of the parts that shares of the width divide; each part has one at least."""
    whole, ends, so_far = sum(one.width for one in columns), list[int](), 0
    for place, one in enumerate(columns[:-1]):
        so_far += one.width
        left = len(columns) - 1 - place
        wanted = len(shares) - len(ends)
        if wanted and (so_far >= shares[len(ends)] * whole * 0.95 or left == wanted):
            ends.append(place)
    return ends


def _quarters(columns: Sequence[Column]) -> list[tuple[int, int]]:
    """Return the columns of a label, its fact, the second label, its fact."""
    ends = [*_ends(columns, SHARES), len(columns) - 1]
    return [(before + 1, end) for before, end in zip((-1, *ends[:-1]), ends, strict=True)]


def _paragraphs(paper: Page, row: int, texts: Sequence[str]) -> int:
    """Write paragraphs, each across all columns; return the row below."""
    for text in texts:
        count = page.lines(text, sum(one.width for one in paper.columns))
        paper.sheet.set_row(row, page.height(count) + page.EDGE)
        page.span(paper, (row, 0, paper.last), text, "paragraph")
        row += 1
    return row


def _pairs(paper: Page, row: int, pairs: Sequence[Pair]) -> int:
    """Write facts with their labels, two a row, the last alone across all; return the row below."""
    for mine in _two_by_two(pairs):
        quarters = _quarters(paper.columns)
        if len(mine) == 1:
            quarters = [quarters[0], (quarters[1][0], paper.last)]
        facts = zip(mine, quarters[1::2], strict=True)
        paper.sheet.set_row(row, max(SUM, *(_height(paper, one, part) for one, part in facts)))
        for one, label, fact in zip(mine, quarters[::2], quarters[1::2], strict=True):
            page.span(paper, (row, *label), one.label, "label")
            _fact(paper, (row, *fact), one.value)
        row += 1
    return row


def _two_by_two(pairs: Sequence[Pair]) -> Iterator[Sequence[Pair]]:
    yield from (pairs[place : place + 2] for place in range(0, len(pairs), 2))


def _height(paper: Page, one: Pair, part: tuple[int, int]) -> int:
    width = sum(column.width for column in paper.columns[part[0] : part[1] + 1])
    return page.height(page.lines(one.value, width)) if isinstance(one.value, str) else 0


def _fact(paper: Page, place: tuple[int, int, int], value: str | int) -> None:
    if isinstance(value, str):
        page.span(paper, place, value, "text")
        return
    row, first, last = place
    if last > first:
        paper.sheet.merge_range(row, first, row, last, "", paper.looks["fact"])
    page.amount(paper, (row, first), "", value, "fact")


def _totals(paper: Page, row: int, label: str, rows: int) -> int:
    """Write the sums of the money columns, if they have a label; return the row below."""
    if not label:
        return row
    paper.sheet.set_row(row, SUM)
    first = next(place for place, one in enumerate(paper.columns) if one.total is not None)
    page.span(paper, (row, 0, first - 1), label, "label")
    for place, one in enumerate(paper.columns[first:], first):
        if one.total is None:
            page.span(paper, (row, place, place), "", "label")
        else:
            formula = f"SUM({xl_range(row - rows, place, row - 1, place)})" if rows else ""
            page.amount(paper, (row, place), formula, one.total)
    return row + 1


def _capitals(paper: Page, row: int, told: tuple[str, str]) -> int:
    if not told[0]:
        return row
    paper.sheet.set_row(row, SUM)
    half = paper.thirds[1][1]
    page.span(paper, (row, 0, half), told[0], "words")
    page.span(paper, (row, half + 1, paper.last), told[1], "words")
    return row + 1


def _boxes(paper: Page, row: int, whose: Sequence[str]) -> int:
    """Write boxes side by side in which opinions are written, each with room for a seal and the date."""
    if not whose:
        return row
    paper.sheet.set_row(row, BOX)
    ends = [*_ends(paper.columns, [(place + 1) / len(whose) for place in range(len(whose) - 1)]), paper.last]
    for text, before, end in zip(whose, (-1, *ends[:-1]), ends, strict=True):
        page.span(paper, (row, before + 1, end), f"{text}\n\n\n{paper.say('form.seal')}", "box")
    return row + 1


__all__ = ["Column", "Form", "Pair", "render"]
