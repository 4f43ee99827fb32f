"""Files for the bank of issued lists: who is in them, what is sealed, and which file is one of them."""

import io
import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from subsidies import correct, exporting, filing, months, returned
from subsidies.errors import Refusal
from subsidies.exporting import Exported
from subsidies.ledger import verify
from tests.bureau import Bureau, change, living, person
from tests.shell import call

DAY = months.parse_day("2024-02-20")
ACCOUNTS = ("6217000000000001", "6217000000000002", "6217000000000003")


@pytest.fixture
def bureau(tmp_path: Path) -> Bureau:
    """A bureau that pays 甲, 乙 and 丙, with two months issued."""
    bureau = living(tmp_path, "甲", "乙", "丙")
    for row, account in zip(bureau.projects["living"].roster, ACCOUNTS, strict=True):
        row["account"] = account
    bureau.projects["living"].keys["bank"] = {"layout": "icbc-own", "remark": "生活补贴"}
    bureau.issue("2024-01")
    bureau.issue("2024-02")
    return bureau


def export(bureau: Bureau, month: str = "2024-02", day: int = DAY, **more: Any) -> list[Exported]:
    """Export a month, and return what was exported."""
    return exporting.export(bureau.write(), months.parse(month), exporting.By("甲办", day, **more))


def refused(bureau: Bureau, *asked: Any, **more: Any) -> Refusal:
    """Return the refusal of an export, which has written nothing."""
    bureau.write()
    before = bureau.files()
    with pytest.raises(Refusal) as caught:
        export(bureau, *asked, **more)
    assert bureau.files() == before
    return caught.value


def rows(path: Path) -> list[list[Any]]:
    """Return payee, account, amount and remark of each row."""
    page = openpyxl.load_workbook(io.BytesIO(path.read_bytes())).worksheets[0]
    return [[cell.value for cell in row[:4]] for row in page.iter_rows(min_row=2)]


def test_a_row_for_each_person_with_the_net_of_all_their_lines(bureau: Bureau) -> None:
    (january,) = export(bureau, "2024-01")
    assert rows(january.paths[0]) == [
        [name, one, 120, "生活补贴"] for name, one in zip("甲乙丙", ACCOUNTS, strict=True)
    ]
    assert (january.orders, january.total, january.about.number, january.repeats) == (3, 36_000, 1, None)
    assert january.paths[0].relative_to(bureau.folder).as_posix() == "out/2024-01/bank/living-2024-01-1.xlsx"


def test_the_reference_names_project_list_and_order(bureau: Bureau) -> None:
    bureau.projects["living"].keys["bank"] = {"layout": "iso20022", "payer": "中心", "payer_account": "1"}
    (found,) = export(bureau)
    content = found.files[0].content.decode()
    assert [f"<EndToEndId>living-2-{n}</EndToEndId>" in content for n in (1, 2, 3, 4)] == [True, True, True, False]
    assert "<MsgId>living-2024-02-2</MsgId>" in content


def test_who_gets_nothing_is_in_no_file(bureau: Bureau) -> None:
    bureau.projects["living"].changes.append(change("2024-03-02", "乙", "suspend", "2024-03"))
    bureau.issue("2024-03")
    (found,) = export(bureau, "2024-03", months.parse_day("2024-03-20"))
    assert [row[0] for row in rows(found.paths[0])] == ["甲", "丙"]


def test_the_account_is_that_of_the_day_of_the_export(bureau: Bureau) -> None:
    bureau.projects["living"].changes.append(change("2024-03-02", "乙", "account", "2024-03", "6217000000000009"))
    assert rows(export(bureau, "2024-02")[0].paths[0])[1][1] == ACCOUNTS[1]
    later = export(bureau, "2024-02", months.parse_day("2024-03-05"))
    assert rows(later[0].paths[0])[1][1] == "6217000000000009"


def test_an_export_is_a_batch_without_lines_about_its_list(bureau: Bureau) -> None:
    (found,) = export(bureau)
    book = bureau.book()
    batch = book.batches()[-1]
    assert (batch.kind, batch.about, batch.pay_month, batch.line_count) == ("export", 2, "2024-02", 0)
    assert returned.sealed(book, batch)[0]["digest"] == bureau.files()["out/2024-02/bank/living-2024-02-2.xlsx"]
    assert verify.verify(book) == []
    book.close()
    assert found.batch == batch
    assert filing.examine(bureau.write()).findings == ()


def test_only_what_was_never_exported_is_exported_and_all_of_it_again_is_marked(bureau: Bureau) -> None:
    export(bureau)
    bureau.projects["living"].roster.append(person("丁", start_month="2024-02", account="6217000000000004"))
    bureau.issue("2024-02", "2024-02-25")
    day = months.parse_day("2024-02-25")
    (second,) = export(bureau, day=day)
    assert ([row[0] for row in rows(second.paths[0])], second.repeats) == (["丁"], None)
    again = export(bureau, day=day)
    assert [(one.about.number, one.repeats) for one in again] == [(2, 3), (4, 5)]
    assert again[1].files == second.files


def test_nothing_is_exported_that_was_taken_back_never_issued_or_is_closed(bureau: Bureau) -> None:
    assert refused(bureau, "2024-03").name == "export-nothing"
    correct.reverse(bureau.write(), 2, correct.By("甲办", DAY, "错了"))
    assert refused(bureau).name == "export-nothing"
    correct.close(bureau.write(), months.parse("2024-01"), correct.By("甲办", DAY))
    assert refused(bureau, "2024-01").name == "month-closed"


def test_a_list_that_was_exported_is_not_simply_reversed(bureau: Bureau) -> None:
    export(bureau)
    with pytest.raises(Refusal) as caught:
        correct.reverse(bureau.write(), 2, correct.By("甲办", DAY, "错了"))
    assert caught.value.name == "batch-sent"


def test_what_the_layout_cannot_carry_stops_it_all_and_is_told_of_everybody(bureau: Bureau) -> None:
    roster = bureau.projects["living"].roster
    roster[0]["account"], roster[2]["payee"] = "", "丙" * 31
    found = refused(bureau)
    assert (found.name, [(one.name, one.column) for one in found.findings]) == (
        "orders-not-carried",
        [("order-too-long", "姓名"), ("value-missing", "卡号")],
    )
    assert {one.id_number for one in found.findings} == {roster[0]["id_number"], roster[2]["id_number"]}
    bureau.projects["living"].keys.pop("bank")
    assert refused(bureau).name == "export-without-layout"


def test_a_dry_run_and_a_no_leave_nothing(bureau: Bureau) -> None:
    bureau.write()
    before = bureau.files()
    assert [one.batch for one in export(bureau, dry_run=True)] == [None]
    assert bureau.files() == before
    assert refused(bureau, agree=lambda _: False).name == "not-confirmed"


def test_a_file_is_known_by_its_bytes_and_by_nothing_else(bureau: Bureau) -> None:
    (first,) = export(bureau)
    content, place = first.files[0].content, bureau.write()
    found = exporting.verify(place, "whatever.xlsx", content)
    assert (found.batch.number, found.orders, found.fen, found.later) == (3, 3, 36_000, None)
    for name, why in (("living-2024-02-2.xlsx", "export-differs"), ("other.xlsx", "export-unknown")):
        with pytest.raises(Refusal) as caught:
            exporting.verify(place, name, content + b"\0")
        assert caught.value.name == why
    bureau.projects["living"].roster[0]["account"] = "6217000000000008"
    export(bureau)
    assert exporting.verify(bureau.write(), "old.xlsx", content).later == 4


def test_the_commands_answer_for_programs_and_for_people(bureau: Bureau) -> None:
    folder = str(bureau.write().root)
    given = ("-C", folder, "bank", "export", "2024-02", "--as-of", "2024-02-20", "--by", "甲办")
    told = json.loads(call(*given, "--json").out)
    (only,) = told["exports"]
    assert [only[key] for key in ("project", "list", "batch", "repeats", "orders", "total")] == [
        *("living", 2, 3, None, 3, "360.00"),
    ]
    path = bureau.folder / only["files"][0]["path"]
    known = call("-C", folder, "bank", "verify", str(path), "--lang", "zh")
    assert (known.status, "3 笔，360.00 元" in known.out) == (0, True)
    again = call(*given, "--lang", "en")
    assert (again.status, "A repeat" in again.out + again.err) == (1, True)
    path.write_bytes(b"x")
    changed = call("-C", folder, "bank", "verify", str(path), "--lang", "en")
    assert (changed.status, "export-differs" in changed.err) == (2, True)
