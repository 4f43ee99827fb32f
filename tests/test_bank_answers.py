"""Answers of banks: whatever the bank says of each order is read as that, and what it does not say is nothing."""

import csv
import io
import random
import tomllib
import xml.etree.ElementTree as ET
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, Final

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from subsidies import tables
from subsidies.bank import layout as kinds
from subsidies.bank import orders, spec
from subsidies.bank.layout import Layout
from subsidies.bank.match import Matched, match
from subsidies.errors import Refusal
from subsidies.read.bank import answer, layouts
from subsidies.write.bank import files
from tests import test_write_bank
from tests.findings.desk import FIRST, payments
from tests.law import LAW
from tests.test_write_bank import OFFICE

FIXED: Final = spec.read(
    tomllib.loads("""
name = "fixed"
title = "定宽"
kind = "text"
encoding = "gbk"
[[header]]
[[header.column]]
field = "count"
bytes = 6
align = "right"
pad = "0"
[[header.column]]
field = "total"
unit = "fen"
bytes = 15
align = "right"
pad = "0"
[[column]]
name = "户名"
field = "payee"
bytes = 20
[[column]]
name = "账号"
field = "account"
bytes = 32
[[column]]
name = "金额"
field = "amount"
unit = "fen"
bytes = 15
align = "right"
pad = "0"
[[column]]
name = "实付"
bytes = 15
align = "right"
pad = "0"
[answer]
key = ["account", "payee", "amount"]
paid = "实付"
otherwise = "other"
""")
)[0]
assert FIXED is not None
ALL: Final[dict[str, Layout]] = {**test_write_bank.ALL, "fixed": FIXED}
every = pytest.mark.parametrize("name", ALL)

Fate = int
"""The fen that were paid of an order."""
Given = list[dict[str, Any]]


def ordered(people: Given) -> Any:
    """Return orders to people, each like everybody's but for what is given."""
    return tables.make(orders.ORDERS, payments(people))


def sent(name: str, people: Given) -> bytes:
    """Return the file that goes to the bank."""
    (file,) = files(ordered(people), ALL[name], OFFICE)
    return file.content


# --- as the bank would fill it in, by libraries that know nothing of ours --------------------------------------------


def filled(
    name: str, people: Given, paid: Sequence[Fate], order: Sequence[int] | None = None, text: bool = False
) -> bytes:
    """Return the bank's answer.

    order   in which its rows stand
    text    whether amounts are written as texts into its cells
    """
    one, content = ALL[name], sent(name, people)
    rows = list(order or range(len(people)))
    if one.kind == kinds.SHEET:
        return sheet(one, content, people, paid, rows, text)
    if one.kind == kinds.XML:
        return report(content, people, paid)
    lines = content.decode(one.encoding).split("\r\n")[:-1]
    above, below = len(one.header), len(lines) - len(one.trailer)
    said = [
        TOLD[name](line, fate, each["fen"]) for line, fate, each in zip(lines[above:below], paid, people, strict=True)
    ]
    whole = [*lines[:above], *(said[place] for place in rows), *lines[below:]]
    return "".join(f"{line}\r\n" for line in whole).encode(one.encoding)


def agency(line: str, paid: Fate, _: int) -> str:
    *first, remark = line.split(" ")
    return " ".join([*first, "001" if paid else "002", remark])


def rural(line: str, paid: Fate, _: int) -> str:
    return f"{line}\t1" if paid else f"{line}\t0\t104"


def fixed(line: str, paid: Fate, _: int) -> str:
    assert line.endswith("0" * 15)
    return f"{line[:-15]}{paid:015d}"


TOLD: Final[dict[str, Callable[[str, Fate, int], str]]] = {"agency": agency, "rural": rural, "fixed": fixed}


def sheet(one: Layout, content: bytes, people: Given, paid: Sequence[Fate], order: Sequence[int], text: bool) -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(content))
    page, first = book.worksheets[0], one.first_row
    heads = [cell.value for cell in page[first - 1]]
    heads += [head for head in one.answered if head not in heads]
    rows = [[cell.value for cell in row] for row in page.iter_rows(min_row=first)]
    for at, head in enumerate(heads, 1):
        page.cell(first - 1, at, head)
    for n, place in enumerate(order):
        fate, each = paid[place], people[place]
        told: dict[str, Any] = {"处理结果": "成功" if fate else "失败", "失败原因": "" if fate else "查无此人"}
        told |= {
            "实处理金额": f"{fate / 100:.2f}" if text else fate / 100,
            "处理标志": "" if fate == each["fen"] else "E17",
        }
        for at, head in enumerate(heads, 1):
            page.cell(first + n, at).value = told.get(head, rows[place][at - 1] if at <= len(rows[place]) else None)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def report(content: bytes, people: Given, paid: Sequence[Fate], whole: str = "ACSC", listed: str = "RJCT") -> bytes:
    """Return a pain.002 that lists what failed; ``listed``: with which code."""
    batch = ET.fromstring(content).findtext("{*}CstmrCdtTrfInitn/{*}GrpHdr/{*}MsgId")
    fates = "".join(
        f"<TxInfAndSts><OrgnlEndToEndId>living-1-{n}</OrgnlEndToEndId><TxSts>{listed}</TxSts>"
        f"<StsRsnInf><Rsn><Cd>AC04</Cd></Rsn></StsRsnInf></TxInfAndSts>"
        for n, fate in enumerate(paid, 1)
        if not fate
    )
    return (
        f'<?xml version="1.0"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.10"><CstmrPmtStsRpt>'
        f"<OrgnlGrpInfAndSts><OrgnlMsgId>{batch}</OrgnlMsgId><GrpSts>{whole}</GrpSts></OrgnlGrpInfAndSts>"
        f"<OrgnlPmtInfAndSts>{fates}</OrgnlPmtInfAndSts></CstmrPmtStsRpt></Document>"
    ).encode()


def told(name: str, content: bytes, people: Given) -> Matched:
    """Return what is made of an answer."""
    return match(ordered(people), answer.read("answer", content, ALL[name]), ALL[name], [OFFICE.batch])


def outcomes(found: Matched) -> list[tuple[int, str, int, str]]:
    """Return the place of each order, what became of it, what was paid in fen, and why not the rest."""
    return list(found.outcomes[["order", "result", "paid", "reason"]].itertuples(index=False, name=None))


def result(paid: Fate, fen: int) -> str:
    return "paid" if paid == fen else "part" if paid else "failed"


REASON: Final = {"rural": "id-differs", "iso20022": "closed"}


def truth(name: str, people: Given, paid: Sequence[Fate]) -> list[tuple[int, str, int, str]]:
    """Return what an answer says."""
    reasons = ["" if fate == one["fen"] else REASON.get(name, "other") for fate, one in zip(paid, people, strict=True)]
    return [
        (n, result(fate, one["fen"]), fate, reason)
        for n, (fate, one, reason) in enumerate(zip(paid, people, reasons, strict=True))
    ]


# --- what the bank says is what is read ------------------------------------------------------------------------------

PEOPLE = st.lists(
    st.fixed_dictionaries(
        {
            "payee": st.sampled_from(["张三", "买买提·吐尔逊", "古丽"]),
            "account": st.text("0123456789", min_size=12, max_size=19),
            "fen": st.integers(2, 10**9),
        }
    ),
    min_size=1,
    max_size=5,
    unique_by=lambda one: one["account"],
)


@every
@settings(LAW, max_examples=max(4, LAW.max_examples // 5))
@given(people=PEOPLE, data=st.data())
def test_what_the_bank_says_of_each_order_is_what_is_read(name: str, people: Given, data: st.DataObject) -> None:
    said = ALL[name].answer
    assert said is not None
    fates = [st.sampled_from([0, one["fen"], *([one["fen"] // 2] if said.paid else [])]) for one in people]
    paid = [data.draw(fate) for fate in fates]
    order = data.draw(st.permutations(range(len(people))))
    found = told(name, filled(name, people, paid, order, data.draw(st.booleans())), people)
    assert outcomes(found) == truth(name, people, paid)
    assert (found.silent.tolist(), found.findings) == ([], ())


@pytest.mark.parametrize("text", [False, True])
@pytest.mark.parametrize("name", ["icbc-own", "icbc-other"])
def test_amounts_delivered_are_taken_or_refused_as_numbers_and_as_texts(name: str, text: bool) -> None:
    pairs = [(40_023, 40_010), (50_000, 50_000), (20_000, 0), (30_000, -100), (10_000, 60_000)]
    people = [{"fen": fen, "account": f"621700000000000{n}"} for n, (fen, _) in enumerate(pairs)]
    found = told(name, filled(name, people, [paid for _, paid in pairs], text=text), people)
    assert outcomes(found) == [(0, "part", 40_010, "other"), (1, "paid", 50_000, ""), (2, "failed", 0, "other")]
    assert [(one.name, one.row) for one in found.findings] == [("answer-negative", 5), ("answer-more", 6)]
    assert found.silent.tolist() == []


@pytest.mark.parametrize("said", ["400.105", "四百", "400,10", "-", "1e2"])
def test_what_is_no_amount_is_refused(said: str) -> None:
    people: Given = [{"fen": 40_023}, {"account": "6217000000000001"}]
    content = f'姓名,卡号,应处理金额,实处理金额,处理标志\n张三,6217000000000000,400.23,"{said}",\n'
    found = told("icbc-own", content.encode(), people)
    assert (outcomes(found), [one.name for one in found.findings], found.silent.tolist()) == ([], ["bad-amount"], [1])


def test_orders_that_are_alike_are_answered_where_their_fate_is_one() -> None:
    people = [{"fen": 10_000}, {"fen": 10_000}, {"fen": 20_000}]
    same = told("three-columns", filled("three-columns", people, [0, 0, 20_000]), people)
    assert [one[:2] for one in outcomes(same)] == [(0, "failed"), (1, "failed"), (2, "paid")]
    other = told("three-columns", filled("three-columns", people, [10_000, 0, 20_000]), people)
    assert [one[:2] for one in outcomes(other)] == [(2, "paid")]
    assert [one.name for one in other.findings] == ["answer-ambiguous"] * 2
    told_apart = told("ccb", filled("ccb", people, [10_000, 0, 20_000]), people)
    assert [one[:2] for one in outcomes(told_apart)] == [(0, "paid"), (1, "failed"), (2, "paid")]


# --- of whom the answer is silent ------------------------------------------------------------------------------------

THREE: Final[Given] = [{"fen": 10_000 + n, "account": f"621700000000000{n}"} for n in range(3)]


@pytest.mark.parametrize(
    ("whole", "fates"),
    [
        ("ACSC", ["paid", "failed", "paid"]),
        ("ACCC", ["paid", "failed", "paid"]),
        ("RJCT", ["failed", "failed", "failed"]),
        ("PART", ["failed"]),
        ("ACTC", ["failed"]),
        ("", ["failed"]),
    ],
)
def test_silence_is_what_the_whole_says_of_it_and_nothing_else(whole: str, fates: list[str]) -> None:
    content = report(sent("iso20022", THREE), THREE, [1, 0, 1], whole)
    found = told("iso20022", content, THREE)
    assert [one[1] for one in outcomes(found)] == fates
    assert len(found.silent) == 3 - len(fates)


def test_two_payments_that_do_not_agree_say_nothing_of_the_whole() -> None:
    content = report(sent("iso20022", THREE), THREE, [1, 0, 1]).decode()
    for state, count in (("ACSC", 3), ("PDNG", 1)):
        other = f"<OrgnlPmtInfAndSts><PmtInfSts>{state}</PmtInfSts></OrgnlPmtInfAndSts></CstmrPmtStsRpt>"
        own = content.replace("<OrgnlPmtInfAndSts>", "<OrgnlPmtInfAndSts><PmtInfSts>ACSC</PmtInfSts>")
        found = told("iso20022", own.replace("</CstmrPmtStsRpt>", other).encode(), THREE)
        assert len(found.outcomes) == count


def test_a_row_about_nobody_may_be_about_one_of_the_silent() -> None:
    content = report(sent("iso20022", THREE), THREE, [0, 0, 1])
    found = told("iso20022", content.replace(b"living-1-2<", b"living-1-9<"), THREE)
    assert [one[:2] for one in outcomes(found)] == [(0, "failed")]
    assert (found.silent.tolist(), [one.name for one in found.findings]) == ([1, 2], ["answer-unknown"])


def test_what_is_under_way_is_neither_paid_nor_failed() -> None:
    content = report(sent("iso20022", THREE), THREE, [0, 1, 0], "", "PDNG")
    assert [one[:3] for one in outcomes(told("iso20022", content, THREE))] == [(0, "waiting", 0), (2, "waiting", 0)]


def test_who_is_not_listed_where_all_should_be_has_no_answer() -> None:
    rows = filled("icbc-own", THREE, [one["fen"] for one in THREE], [0, 2])
    page = openpyxl.load_workbook(io.BytesIO(rows))
    page.worksheets[0].delete_rows(4)
    out = io.BytesIO()
    page.save(out)
    found = told("icbc-own", out.getvalue(), THREE)
    assert (len(found.outcomes), found.silent.tolist(), found.findings) == (2, [1], ())


# --- what is no answer to these orders -------------------------------------------------------------------------------


def refused(name: str, content: bytes, people: Given) -> tuple[str, list[str]]:
    """Return why an answer is refused as a whole."""
    with pytest.raises(Refusal) as caught:
        told(name, content, people)
    return caught.value.name, sorted({one.name for one in caught.value.findings})


FATES: Final = [10_000, 0, 10_002]


@pytest.mark.parametrize("name", ["agency", "rural", "fixed", "iso20022"])
def test_an_answer_that_was_cut_anywhere_is_refused(name: str) -> None:
    content = filled(name, THREE, FATES)
    for size in range(len(content)):
        refused(name, content[:size], THREE)


@every
def test_what_is_no_such_file_is_refused(name: str) -> None:
    others = [b"", b"\r\n", bytes(range(256)), b"PK\x03\x04", "姓名,身份证号\n张三,652300194501010010\n".encode()]
    for content in others:
        refused(name, content, THREE)
    if ALL[name].kind != kinds.XML:
        page = b"<html><body>404 Not Found</body></html>\r\n"
        refused(name, page, THREE)
    if ALL[name].kind == kinds.SHEET:
        whole = filled(name, THREE, FATES)
        for size in (1, len(whole) // 2, len(whole) - 30):
            refused(name, whole[:size], THREE)


@pytest.mark.parametrize("name", ["agency", "rural", "fixed"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-8-sig"])
def test_an_answer_in_another_encoding_is_refused(name: str, encoding: str) -> None:
    content = filled(name, THREE, FATES).decode(ALL[name].encoding).encode(encoding)
    refused(name, content, THREE)


@every
@pytest.mark.parametrize("other", ALL)
def test_an_answer_of_another_layout_is_refused_or_says_the_same(name: str, other: str) -> None:
    if name != other:
        try:
            found = told(name, filled(other, THREE, FATES), THREE)
        except Refusal:
            return
        assert [one[:3] for one in outcomes(found)] == [one[:3] for one in truth(name, THREE, FATES)]


@every
def test_an_answer_of_another_month_is_refused(name: str) -> None:
    last = [{**one, "fen": one["fen"] + 100, "month": FIRST - 1} for one in THREE]
    content = filled(name, last, [one["fen"] for one in last])
    content = content.replace(b"living-2024-01", b"living-2023-12")
    why, _ = refused(name, content, THREE)
    assert why in ("answer-other-batch", "answer-to-nobody")


@pytest.mark.parametrize("name", ["rural", "agency", "iso20022"])
def test_an_answer_that_names_another_batch_or_month_is_refused_though_all_amounts_agree(name: str) -> None:
    content = filled(name, THREE, FATES)
    assert refused(name, content.replace(b"living-2024-01", b"living-2023-12"), THREE)[0] == "answer-other-batch"
    if name == "rural":
        assert refused(name, content.replace(b"\t202401\t", b"\t202312\t"), THREE)[0] == "answer-other-batch"


def as_csv(name: str) -> list[list[str]]:
    """Return the rows of an answer in a sheet, with its heading."""
    page = openpyxl.load_workbook(io.BytesIO(filled(name, THREE, FATES))).worksheets[0]
    rows = [["" if cell.value is None else str(cell.value) for cell in row] for row in page.iter_rows()]
    return rows[ALL[name].first_row - 2 :]


def csv_bytes(rows: list[list[str]]) -> bytes:
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    return out.getvalue().encode()


SHEETS: Final = [name for name, one in ALL.items() if one.kind == kinds.SHEET]


@pytest.mark.parametrize("name", SHEETS)
def test_rows_that_stand_twice_are_refused_and_the_others_taken(name: str) -> None:
    rows = as_csv(name)
    found = told(name, csv_bytes([*rows, rows[2]]), THREE)
    assert [one[0] for one in outcomes(found)] == [0, 2]
    assert [one.name for one in found.findings] == ["answer-twice"] * 2
    assert found.silent.tolist() == []


@pytest.mark.parametrize("name", SHEETS)
def test_an_answer_without_a_column_that_it_needs_is_refused(name: str) -> None:
    one, rows = ALL[name], as_csv(name)
    assert one.answer is not None
    keys = [column.name for column in one.columns if column.field in one.answer.key]
    for head in filter(None, (*keys, one.answer.paid, one.answer.result)):
        at = rows[0].index(head)
        without = [[cell for place, cell in enumerate(row) if place != at] for row in rows]
        assert refused(name, csv_bytes(without), THREE) == ("answer-faulty", ["column-missing"])


def test_an_account_that_became_a_quantity_is_refused() -> None:
    content = filled("icbc-own", THREE, FATES)
    book = openpyxl.load_workbook(io.BytesIO(content))
    book.worksheets[0]["B2"] = 6217000000000000
    out = io.BytesIO()
    book.save(out)
    assert refused("icbc-own", out.getvalue(), THREE) == ("answer-faulty", ["id-number-cell"])


def test_a_sheet_that_lost_rows_does_not_have_its_own_sums() -> None:
    book = openpyxl.load_workbook(io.BytesIO(filled("jilin", THREE, FATES)))
    book.worksheets[0].delete_rows(6)
    out = io.BytesIO()
    book.save(out)
    assert refused("jilin", out.getvalue(), THREE) == ("answer-faulty", ["answer-sums"])


def test_a_layout_without_an_answer_reads_none() -> None:
    with pytest.raises(Refusal) as caught:
        answer.read("answer", b"", replace(layouts.preset("ccb"), answer=None))
    assert caught.value.name == "layout-without-answer"


def test_whoever_comes_first_in_the_answer_is_not_whoever_was_first_ordered() -> None:
    people: Given = [{"account": f"62170000000{n:05d}", "fen": 100 + n} for n in range(200)]
    paid = [one["fen"] if random.Random(n).random() < 0.9 else 0 for n, one in enumerate(people)]
    order = random.Random(7).sample(range(200), 200)
    found = told("rural", filled("rural", people, paid, order), people)
    assert outcomes(found) == truth("rural", people, paid)
