"""Files for the bank of 100,000 people, beside writing the same rows with the library underneath alone;
and the answer to them, beside a merge on the key alone.
"""

import gc
import io
import time
from collections.abc import Callable
from typing import Any
from xml.etree import ElementTree as ET

import numpy as np
import pytest
import xlsxwriter

from subsidies import tables
from subsidies.bank import match, orders
from subsidies.bank.answers import ANSWERS, PAID, Answers
from subsidies.bank.layout import SHEET, Layout
from subsidies.read.bank import layouts
from subsidies.write import bank
from subsidies.write.bank.sheet import is_number
from subsidies.write.workbook import OPTIONS
from tests.findings.desk import FIRST, TODAY, payments

ROWS = 100_000
NOTHING = {"result": PAID, "code": "", "reason": "", "told": ""}
SENDING = orders.Sending(TODAY, FIRST, "living-2024-01", "样例县社会保险中心", "652300001")


def people() -> Any:
    """Return orders to people of whom each has a name and an account."""
    given = [{"payee": f"张三{n % 977}", "account": f"621700{n:010d}", "fen": 10_000 + n} for n in range(ROWS)]
    return tables.make(orders.ORDERS, payments(given))


def sheet_alone(one: Layout, rows: list[tuple[Any, ...]]) -> None:
    """Write the rows of a layout with the library alone, in memory."""
    with xlsxwriter.Workbook(io.BytesIO(), dict(OPTIONS)) as book:
        sheet = book.add_worksheet()
        for place, row in enumerate(rows):
            for at, cell in enumerate(row):
                if isinstance(cell, float):
                    sheet.write_number(place, at, cell)
                elif cell:
                    sheet.write_string(place, at, cell)


def message_alone(one: Layout, rows: list[tuple[Any, ...]]) -> None:
    """Write the same elements with the standard library alone."""
    root = ET.Element("Document")
    for row in rows:
        top = ET.SubElement(root, "CdtTrfTxInf")
        for column, cell in zip(one.columns, row, strict=True):
            at = top
            for name in column.name.split("/") if cell else ():
                found = at.find(name)
                at = ET.SubElement(at, name) if found is None else found
            at.text = cell or None
    ET.tostring(root, "utf-8")


def timed(work: Callable[[], object]) -> float:
    """Return the processor's seconds of the best of three runs."""
    found = []
    for _ in range(3):
        gc.collect()
        start = time.process_time()
        work()
        found.append(time.process_time() - start)
    return min(found)


@pytest.mark.bench
@pytest.mark.parametrize("name", layouts.presets())
def test_a_hundred_thousand_people_take_at_most_twice_the_library_alone(name: str) -> None:
    one, made = layouts.preset(name), people()
    part = orders.Part(made, 1, 1, SENDING)
    columns: list[list[Any]] = [orders.values(column, part) for column in one.columns]
    if one.kind == SHEET:
        numbers = [is_number(column) for column in one.columns]
        columns = [
            list(map(float, found)) if as_number else found for found, as_number in zip(columns, numbers, strict=True)
        ]
    rows = list(zip(*columns, strict=True))
    alone = timed(lambda: (sheet_alone if one.kind == SHEET else message_alone)(one, rows))
    ours = timed(lambda: bank.files(made, one, SENDING))
    print(f"\n{name}: {ours:.2f} s beside {alone:.2f} s: {ours / alone:.2f}")
    assert ours <= 2 * alone


@pytest.mark.bench
@pytest.mark.parametrize("name", layouts.presets())
def test_an_answer_to_a_hundred_thousand_is_matched_in_twice_a_merge_on_the_key(name: str) -> None:
    one, made = layouts.preset(name), people()
    assert one.answer is not None
    turned = made.sample(frac=1, random_state=7).reset_index(drop=True)
    said = {key: turned[key].to_numpy() for key in ("reference", "id_number", "account", "payee")}
    said |= {"row": np.arange(2, ROWS + 2, dtype=np.int32), "ordered": turned["fen"].to_numpy()}
    said |= {"paid": turned["fen"].to_numpy(), "sequence": turned["sequence"].astype(str).to_numpy().astype(object)}
    said |= {key: np.full(ROWS, text, object) for key, text in NOTHING.items()}
    found = Answers("answer", tables.make(ANSWERS, said))
    mine = made.assign(amount=made["fen"], sequence=made["sequence"].astype(str))
    theirs = found.table.rename(columns={"ordered": "amount"})
    key = list(one.answer.key)
    alone = timed(lambda: mine.merge(theirs, on=key, how="left", validate="one_to_one"))
    ours = timed(lambda: match.match(made, found, one))
    assert len(match.match(made, found, one).outcomes) == ROWS
    print(f"\n{name}: {ours:.2f} s beside {alone:.2f} s: {ours / alone:.2f}")
    assert ours <= 2 * alone
