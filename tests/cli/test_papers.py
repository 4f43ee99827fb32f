"""``papers``: the forms of a month say what the ledger says, each asks for its own money, and none is written over."""

import json
from pathlib import Path
from typing import Any, Final

import openpyxl
import pytest

from subsidies import correct, money, months
from subsidies.correct import By
from subsidies.returning import Accept
from tests.bureau import HEATING, LIVING, Bureau, Project, change, id_number, living, person
from tests.shell import Result, call
from tests.test_returning import answered, bureau_of, enter, exported

JANUARY: Final = "out/2024-01"
REVISION: Final = {"date": "2024-06-01", "amount": "100.00", "basis": "追加"}


def papers(bureau: Bureau, month: str, *words: str, day: str = "2024-03-20") -> Result:
    bureau.write()
    return call("-C", str(bureau.folder), "papers", month, "--as-of", day, "--lang", "zh", *words)


def written(bureau: Bureau, month: str, *words: str, day: str = "2024-03-20") -> list[str]:
    """Write the papers of a month and return their names below ``out``."""
    done = papers(bureau, month, "--json", *words, day=day)
    assert (done.status, done.err) == (0, "")
    return [one["path"].removeprefix("out/") for one in json.loads(done.out)["papers"]]


def sheet(bureau: Bureau, name: str) -> Any:
    return openpyxl.load_workbook(bureau.folder / "out" / name, data_only=True).active


def rows(page: Any) -> list[list[Any]]:
    """Return the cells of each row that are not empty."""
    found = [[cell for cell in row if cell not in (None, "")] for row in page.iter_rows(values_only=True)]
    return [row for row in found if row]


def fact(page: Any, label: str) -> Any:
    """Return what stands beside a label."""
    for row in rows(page):
        if label in row[:-1]:
            return row[row.index(label) + 1]
    raise AssertionError(label)


def table(page: Any, heading: str) -> list[list[Any]]:
    """Return the rows of the table whose first heading this is, up to its sum and with it."""
    every = rows(page)
    first = next(place for place, row in enumerate(every) if row[0] == heading)
    last = next(place for place, row in enumerate(every) if place > first and str(row[0]).startswith("合计"))
    return every[first + 1 : last + 1]


@pytest.fixture
def bureau(tmp_path: Path) -> Bureau:
    """Return three people who get 120.00 a month, one of them heating in January, and a budget of 0.50万."""
    office = bureau_of(tmp_path)
    project = office.projects["living"]
    project.roster[0]["heating"] = "是"
    project.keys |= {
        "name": "生活补贴",
        "function_code": "2080601",
        "basis": ["样例办发〔2010〕1号"],
        "item": [LIVING, HEATING],
        "budget": [
            {
                "year": 2024,
                "published": "0.50",
                "revision": [{"date": "2024-06-01", "amount": "100.00", "basis": "追加"}],
            }
        ],
    }
    return office


def test_a_request_says_what_its_list_pays_by_item_and_what_is_left_of_the_budget(bureau: Bureau) -> None:
    bureau.issue("2024-01")
    assert written(bureau, "2024-01") == ["2024-01/papers/request-living-1.xlsx", "2024-01/papers/approval-1.xlsx"]
    page = sheet(bureau, "2024-01/papers/request-living-1.xlsx")
    assert page["A1"].value == "样例生活补贴2024年1月支付计划申请"
    assert table(page, "待遇项目") == [
        ["生活补贴", 3, 360, 0, 0, 360],
        ["一次性冬碳费", 1, 578, 0, 0, 578],
        ["合计", 938, 0, 0, 938],
    ]
    assert (fact(page, "项目"), fact(page, "支出功能分类")) == ("生活补贴", "2080601")
    assert (fact(page, "发放人数"), fact(page, "本次申请")) == ("3 人", 938)
    assert (fact(page, "2024 年预算"), fact(page, "2024 年此前已付")) == (5_100, 0)
    assert (fact(page, "本次付后结余"), fact(page, "本次付后执行进度")) == (4_162, "18.39%")
    assert fact(page, "预算说明") == "按公布数 0.50 万元计\n2024-06-01 调整 100.00 元（追加）"
    assert [f"申请金额（人民币大写）：{money.capitals(93_800)}", "（小写）¥938.00"] in rows(page)


def test_each_list_asks_for_its_own_money_after_what_was_paid_before_it(bureau: Bureau) -> None:
    bureau.issue("2024-01")
    bureau.projects["living"].roster.append(person("丁", start_month="2024-01", reported_on="2024-01-25"))
    bureau.issue("2024-01", as_of="2024-01-28")
    bureau.issue("2024-02")
    first, second, _ = written(bureau, "2024-01")
    assert (first, second) == ("2024-01/papers/request-living-1.xlsx", "2024-01/papers/request-living-2.xlsx")
    pages = [sheet(bureau, name) for name in (first, second, *written(bureau, "2024-02")[:1])]
    assert [fact(page, "本次申请") for page in pages] == [938, 120, 480]
    assert [fact(page, "2024 年此前已付") for page in pages] == [0, 938, 1_058]
    assert [fact(page, "本次付后结余") for page in pages] == [4_162, 4_042, 3_562]


def test_arrears_and_recoveries_stand_apart(bureau: Bureau) -> None:
    bureau.projects["living"].keys["recovery"] = {"mode": "offset"}
    bureau.issue("2024-01")
    bureau.projects["living"].roster.append(person("丁", start_month="2024-01", reported_on="2024-02-01"))
    bureau.projects["living"].changes = [change("2024-02-02", "乙", "suspend", "2024-01")]
    bureau.issue("2024-02")
    page = sheet(bureau, written(bureau, "2024-02")[0])
    assert table(page, "待遇项目") == [["生活补贴", 3, 360, 120, 0, 480], ["合计", 360, 120, 0, 480]], "乙 is held"


def test_a_year_without_a_budget_is_not_a_budget_of_nothing(bureau: Bureau) -> None:
    bureau.projects["living"].keys["budget"] = []
    bureau.issue("2024-01")
    page = sheet(bureau, written(bureau, "2024-01")[0])
    assert fact(page, "2024 年预算") == "项目文件中没有这一年的预算"
    assert "本次付后结余" not in [cell for row in rows(page) for cell in row]


def test_what_is_not_issued_is_a_draft_that_is_written_over(bureau: Bureau) -> None:
    names = written(bureau, "2024-01", day="2024-01-20")
    assert names == ["2024-01/draft/papers/request-living.xlsx", "2024-01/draft/papers/approval.xlsx"]
    page = sheet(bureau, names[0])
    assert page["A1"].value == "样例生活补贴2024年1月支付计划申请（试算）"
    assert "试算，未核发，不得据以付款" in [cell for row in rows(page) for cell in row]
    assert fact(page, "本次申请") == 938
    bureau.projects["living"].roster.pop()
    assert written(bureau, "2024-01", day="2024-01-20") == names
    assert fact(sheet(bureau, names[0]), "本次申请") == 818
    assert not (bureau.folder / "ledger.db").exists()


def test_the_summary_has_a_row_a_list_and_who_has_approved_it(tmp_path: Path) -> None:
    folder = tmp_path / "demo"
    assert call("init", str(folder), "--sample").status == 0
    words = ("-C", str(folder))
    call(*words, "approve", "2024-01", "--as-of", "2024-01-20", "--by", "李强", "--project", "bankrupt-living")
    call(*words, "papers", "2024-01", "--as-of", "2024-01-20")
    draft = openpyxl.load_workbook(folder / JANUARY / "draft/papers/approval.xlsx", data_only=True).active
    (living_, wages, _) = [[cell.value for cell in row] for row in draft.iter_rows(min_row=4, max_row=6)]
    assert living_[1].startswith("试算 ")
    assert living_[7].startswith("李强\n")
    assert (living_[8], wages[7], wages[8]) == (None, None, "不需要")
    for name, project in (("陈静", "bankrupt-living"), ("李强", "8794-wages")):
        call(*words, "approve", "2024-01", "--as-of", "2024-01-21", "--by", name, "--project", project)
    done = call(*words, "issue", "2024-01", "--as-of", "2024-01-21", "--by", "王芳", "--yes")
    assert done.status == 0, done.err
    call(*words, "papers", "2024-01", "--as-of", "2024-01-21")
    (path,) = (folder / JANUARY / "papers").glob("approval-*.xlsx")
    found = openpyxl.load_workbook(path, data_only=True).active
    (living_, wages, total) = [[cell.value for cell in row] for row in found.iter_rows(min_row=4, max_row=6)]
    assert (living_[0], living_[2], living_[6]) == ("破产企业人员生活补贴", 249, 29_880)
    assert {living_[7].split("\n")[0], living_[8].split("\n")[0]} == {"李强", "陈静"}
    assert (wages[2], wages[8]) == (79, "不需要")
    assert total[6] == living_[6] + wages[6]


def test_what_the_bank_did_not_pay_is_listed_with_the_account_it_went_to_and_the_one_known_now(bureau: Bureau) -> None:
    bureau.issue("2024-01")
    back = answered(exported(bureau, "2024-01"), lambda place, _, amount: (500.0, 0, amount)[place])
    enter(bureau, back, Accept(part=True))
    bureau.projects["living"].roster[1]["account"] = "6217000000000099"
    name = "2024-01/papers/failed-living-1-3.xlsx"
    assert name in written(bureau, "2024-01")
    (part, whole, total) = table(sheet(bureau, name), "序号")
    assert part[1:4] == ["living-1-1", "甲", id_number("甲")]
    assert part[4:7] == [698, 500, 198]
    assert part[-1] == "同左（没有改过）"
    assert whole[4:7] == [120, 0, 120]
    assert whole[-2:] == ["乙\n6217000000000001", "乙\n6217000000000099"]
    assert total == ["合计　2 人", 818, 500, 318]


def test_where_all_arrived_there_is_no_list_of_what_failed(bureau: Bureau) -> None:
    bureau.issue("2024-01")
    enter(bureau, answered(exported(bureau, "2024-01"), lambda place, _, amount: amount))
    assert [name for name in written(bureau, "2024-01") if "failed" in name] == []


def died(bureau: Bureau) -> None:
    bureau.issue("2024-01")
    bureau.issue("2024-02")
    bureau.projects["living"].changes = [{**change("2024-03-02", "乙", "death", "2023-12-11"), "document": "证明 8 号"}]


def test_a_notice_says_what_was_paid_too_much_for_which_months_and_why(bureau: Bureau) -> None:
    died(bureau)
    last = id_number("乙")[-4:]
    names = written(bureau, "2024-02", "--notice", "乙")
    assert names == [f"2024-02/papers/notice-living-乙-{last}.xlsx"], "the notice alone"
    page = sheet(bureau, names[0])
    ((number, item, service, fen, reason, told), total) = table(page, "序号")
    assert (number, item, service, fen, reason) == (1, "生活补贴", "2024年1–2月", 240, "死亡")
    assert "证明 8 号" in told
    assert ".csv" not in told
    assert total == ["合计", 240]
    assert rows(page)[2] == [f"乙（公民身份号码 {id_number('乙')}）的家属："]


def test_nobody_without_an_open_claim_gets_a_notice(bureau: Bureau) -> None:
    died(bureau)
    bureau.write()
    before = bureau.files()
    done = papers(bureau, "2024-02", "--notice", "乙", "--notice", "甲")
    assert (done.status, "no-open-claim" in done.err) == (2, True)
    assert bureau.files() == before


def test_what_may_be_filled_in_or_signed_is_never_written_over(bureau: Bureau) -> None:
    bureau.issue("2024-01")
    names = written(bureau, "2024-01")
    assert written(bureau, "2024-01") == names, "the same again is no other"
    for name in names:
        (bureau.folder / "out" / name).write_bytes(b"signed")
    before = bureau.files()
    done = papers(bureau, "2024-01")
    assert (done.status, "papers-exist" in done.err) == (2, True)
    assert [name for name in names if name not in done.err] == []
    assert bureau.files() == before


def test_the_same_papers_are_made_of_a_later_day_and_of_an_earlier_one(bureau: Bureau) -> None:
    bureau.issue("2024-01")
    written(bureau, "2024-01", day="2024-01-31")
    before = bureau.files()
    bureau.issue("2024-02")
    written(bureau, "2024-01", day="2024-06-30")
    assert {name: digest for name, digest in bureau.files().items() if name in before and "db" not in name} == {
        name: digest for name, digest in before.items() if "db" not in name
    }
    assert "papers-nothing" in papers(bureau, "2024-02", day="2024-01-31").err, "not known yet"


def test_a_list_that_was_taken_back_asks_for_nothing(bureau: Bureau) -> None:
    bureau.issue("2024-01")
    correct.reverse(bureau.write(), 1, By("甲办", months.parse_day("2024-01-25"), "发错"), "银行证明")
    names = written(bureau, "2024-01", day="2024-01-26")
    assert names[0] == "2024-01/draft/papers/request-living.xlsx", "it is to be issued again"


def test_a_month_in_which_nothing_is_paid_is_refused(bureau: Bureau) -> None:
    done = papers(bureau, "2023-12")
    assert (done.status, "papers-nothing" in done.err) == (2, True)
    assert not (bureau.folder / "out").exists()


def test_projects_that_begin_later_keep_no_other_back(tmp_path: Path) -> None:
    office = living(tmp_path, "甲")
    office.projects["later"] = Project([person("乙", start_month="2024-05")], keys={"since": "2024-05"})
    names = written(office, "2024-01", day="2024-01-20")
    assert names == ["2024-01/draft/papers/request-living.xlsx", "2024-01/draft/papers/approval.xlsx"]


def test_papers_are_for_the_owner_alone_and_the_same_in_english(bureau: Bureau) -> None:
    bureau.issue("2024-01")
    done = papers(bureau, "2024-01", "--lang", "en")
    assert done.out.splitlines()[0] == "Written: out/2024-01/papers/request-living-1.xlsx"
    page = sheet(bureau, "2024-01/papers/request-living-1.xlsx")
    assert page["A1"].value == "样例: 生活补贴, request for the money of 2024-01"
    assert fact(page, "Budget of 2024") == 5_100
    assert all((path.stat().st_mode & 0o777) == 0o600 for path in (bureau.folder / JANUARY / "papers").iterdir())
