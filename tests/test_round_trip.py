"""To the bank and back, for every layout of the program: what it answers, file by file, is what the next list pays."""

import xml.etree.ElementTree as ET
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from subsidies import exporting, history, money, months, returned, returning, workspace
from subsidies.bank import layout as kinds
from subsidies.bank.layout import Layout
from subsidies.correct import By
from subsidies.read.bank import layouts
from subsidies.returned import Fate
from subsidies.returning import Accept
from tests.bureau import WAGE, Bureau, Project, person
from tests.law import LAW
from tests.test_bank_answers import Given, sheet
from tests.test_returning import bureau_book, is_sound

NAMES = "甲乙丙丁戊"
PAYEES = ("张三", "买买提·吐尔逊", "古丽")
BANK = {"payer": "样例县社会保险中心", "payer_account": "652300001", "payer_bank_code": "103881000018", "split": 2}
PRESETS = layouts.presets()
KNOWN = layouts.known((), Path()).layouts
DAY = months.parse_day("2024-01-22")


def office(folder: Path, name: str, people: Given) -> Bureau:
    """Return a bureau that pays each of these people a wage of their own, two to a file."""
    rows = [
        {
            **person(NAMES[place], start_month="2024-01", monthly_wage=money.format(one["fen"])),
            "account": f"62170000000000{place:02d}",
            "payee": one["payee"],
            "bank": "样例银行 402881000011",
        }
        for place, one in enumerate(people)
    ]
    return Bureau(folder, {"living": Project(rows, keys={"item": [WAGE], "bank": {"layout": name, **BANK}})})


def answer(one: Layout, content: bytes, paid: Sequence[int], people: Given) -> bytes:
    """Return the bank's answer to a file with these people, as the bank fills it in."""
    if one.kind == kinds.SHEET:
        return sheet(one, content, people, paid, range(len(people)), text=False)
    assert one.kind == kinds.XML
    return report(content, paid)


def report(content: bytes, paid: Sequence[int]) -> bytes:
    """Return a pain.002 that lists what failed."""
    message = ET.fromstring(content)
    batch = message.findtext(".//{*}GrpHdr/{*}MsgId")
    references = [one.text for one in message.iter() if one.tag.endswith("}EndToEndId")]
    failed = "".join(
        f"<TxInfAndSts><OrgnlEndToEndId>{reference}</OrgnlEndToEndId><TxSts>RJCT</TxSts>"
        f"<StsRsnInf><Rsn><Cd>AC04</Cd></Rsn></StsRsnInf></TxInfAndSts>"
        for reference, fen in zip(references, paid, strict=True)
        if not fen
    )
    return (
        f'<?xml version="1.0"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.10"><CstmrPmtStsRpt>'
        f"<OrgnlGrpInfAndSts><OrgnlMsgId>{batch}</OrgnlMsgId><GrpSts>ACSC</GrpSts></OrgnlGrpInfAndSts>"
        f"<OrgnlPmtInfAndSts>{failed}</OrgnlPmtInfAndSts></CstmrPmtStsRpt></Document>"
    ).encode()


PEOPLE = st.lists(
    st.fixed_dictionaries({"payee": st.sampled_from(PAYEES), "fen": st.integers(2, 10**7)}), min_size=1, max_size=5
)


@pytest.mark.parametrize("name", PRESETS)
@settings(LAW, max_examples=max(3, LAW.max_examples // 10))
@given(people=PEOPLE, data=st.data())
def test_what_failed_is_paid_again_by_the_next_list_and_nothing_else(
    name: str, people: Given, data: st.DataObject
) -> None:
    one = KNOWN[name]
    assert one.answer is not None
    some = [[0, each["fen"], *([each["fen"] // 2] if one.answer.paid else [])] for each in people]
    paid = [data.draw(st.sampled_from(each)) for each in some]
    with TemporaryDirectory() as folder:
        bureau = office(Path(folder), name, people)
        bureau.issue("2024-01")
        (sent,) = exporting.export(bureau.write(), months.parse("2024-01"), exporting.By("甲办", DAY))
        assert len(sent.files) == (len(people) + 1) // 2, "two to a file"
        for place in data.draw(st.permutations(range(len(sent.files)))):
            mine = slice(2 * place, 2 * place + 2)
            content = answer(one, sent.files[place].content, paid[mine], people[mine])
            entered(bureau, f"{place}.back", content)
        assert {n: fate.fen for n, fate in fates(bureau).items() if fate.result != "paid"} == {
            n: fen for n, (fen, each) in enumerate(zip(paid, people, strict=True), 1) if fen != each["fen"]
        }
        lines = bureau.issue("2024-02", accept="核实").outcomes[0].list.lines
        again = lines[lines["service_month"] == months.parse("2024-01")]
        assert dict(zip(again["name"], again["fen"].tolist(), strict=True)) == {
            NAMES[n]: each["fen"] - fen
            for n, (fen, each) in enumerate(zip(paid, people, strict=True))
            if fen != each["fen"]
        }
        assert set(again["reason"]) <= {"returned"}
        regular = lines[lines["service_month"] == months.parse("2024-02")]
        assert regular["fen"].tolist() == [each["fen"] for each in people]
        assert is_sound(bureau)


def entered(bureau: Bureau, file: str, content: bytes) -> None:
    """Enter an answer, and the same again, which changes nothing."""
    place, accept = workspace.read(bureau.folder), Accept(part=True)
    for number in range(2):
        found = returning.read(place, file, content, accept)
        assert found.refused == ()
        (done,) = returning.enter(place, [found], accept, By("甲办", DAY))
        assert (done.batch is None) == (number > 0)


def fates(bureau: Bureau) -> dict[int, Fate]:
    """Return what became of the orders of the first list."""
    with bureau_book(bureau) as book:
        return returned.fates(book, history.of(book, "living"), 1)


def test_every_layout_of_the_program_is_a_workbook_or_a_message() -> None:
    assert {KNOWN[name].kind for name in PRESETS} == {kinds.SHEET, kinds.XML}, "else they need an answer here"


@pytest.mark.parametrize(("file", "named", "settled"), [("back.xml", "", 0), ("living-2024-01-1-2.xml", "", 2)])
def test_the_rest_of_an_answer_is_that_of_its_own_file_or_of_none(
    tmp_path: Path, file: str, named: str, settled: int
) -> None:
    people = [{"payee": "张三", "fen": 100 + place} for place in range(5)]
    bureau = office(tmp_path, "iso20022", people)
    bureau.issue("2024-01")
    (sent,) = exporting.export(bureau.write(), months.parse("2024-01"), exporting.By("甲办", DAY))
    text = report(sent.files[1].content, [102, 103]).decode()
    unnamed = text.replace("<OrgnlMsgId>living-2024-01-1-2</OrgnlMsgId>", named)
    assert unnamed != text
    found = returning.read(workspace.read(tmp_path), file, unnamed.encode(), Accept())
    assert (found.paid, found.silent) == (settled, 5 - settled)
    whole = returning.read(workspace.read(tmp_path), file, text.encode(), Accept())
    assert whole.outcomes["order"].tolist() == [2, 3], "where it is named, its name counts"
