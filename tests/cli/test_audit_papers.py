"""The working paper of an audit, read back: findings, their evidence, the rules asked, room for conclusions."""

import io
import json
import sqlite3
from contextlib import closing
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final, NamedTuple

import openpyxl
import pytest

from subsidies import codes, workspace
from subsidies.auditing import asked, traced
from subsidies.cli.request import Request
from subsidies.language import speaker
from subsidies.write import audited
from tests.audit.kinds import AFTER, BEFORE, Wanted
from tests.audit.lively import DAY, office
from tests.bureau import Bureau, Project, living, person, tamper
from tests.recalculated import needs_office, recalculated
from tests.shell import Result, call

FILE: Final = "out/audit/working-paper.xlsx"
CHOICES: Final = ("属实", "已说明", "不属实", "待查")


class Made(NamedTuple):
    """An office with some irregularities: its folder, what was put in, what a program is told, and the paper."""

    folder: Path
    wanted: list[Wanted]
    told: dict[str, Any]
    book: Any
    kept: TemporaryDirectory[str]

    def rows(self, sheet: str) -> list[dict[str, Any]]:
        """Return the rows of a sheet by its headings, as they stand between them and the lines to sign."""
        return table(self.book, sheet)


def table(book: Any, sheet: str) -> list[dict[str, Any]]:
    """Return the rows of a sheet by its headings."""
    _, _, heading, *rows = [list(row) for row in book[sheet].iter_rows(values_only=True)]
    found = [dict(zip(heading, row, strict=True)) for row in rows]
    return [row for row in found if not str(row[heading[0]]).startswith(("审查人", "Auditor"))]


def papers(folder: Path, *words: str, day: str = DAY) -> Result:
    """Audit a folder with papers, in Chinese unless something else is said."""
    said = [] if "--lang" in words else ["--lang", "zh"]
    return call("-C", str(folder), "audit", "--as-of", day, "--papers", *said, *words)


def opened(folder: Path) -> Any:
    """Return the paper of a folder, with the values that formulas carry."""
    return openpyxl.load_workbook(folder / FILE, data_only=True)


@cache
def made() -> Made:
    """Return an office with irregularities of all shapes of evidence, audited once."""
    kept = TemporaryDirectory(prefix="papers-")
    there = office(Path(kept.name), 3)
    wanted = [BEFORE[kind](there) for kind in ("claim_idle", "no_basis")]
    there.run()
    wanted += [AFTER[kind](there) for kind in ("left_out", "nobody", "in_forfeit", "never_paid")]
    there.bureau.write()
    result = papers(there.bureau.folder, "--json", "--show-ids")
    return Made(there.bureau.folder, wanted, json.loads(result.out), opened(there.bureau.folder), kept)


@pytest.fixture(name="done")
def made_once() -> Made:
    """Return the office that is made once."""
    return made()


def test_every_finding_is_there_in_full_with_room_for_the_auditor(done: Made) -> None:
    assert done.told["files"] == [FILE]
    rows = done.rows("疑点")
    assert [row["序号"] for row in rows] == list(range(1, len(done.told["findings"]) + 1))
    told = [(one["code"], one["message"], one["hint"], one["amount"]) for one in done.told["findings"]]
    mine = [(row["代码"], row["疑点"], row["怎么查"], row["金额"]) for row in rows]
    assert sorted((*row[:3], None if row[3] is None else f"{row[3]:.2f}") for row in mine) == sorted(told)
    assert {row["公民身份号码"] for row in rows} >= {one for each in done.wanted for one in each.ids}
    assert all(row["姓名"] for row in rows if row["公民身份号码"])
    assert {(row["结论"], row["说明"], row["审查人"], row["日期"]) for row in rows} == {(None,) * 4}
    assert all(row["规则依据"] for row in rows)
    levels = [row["级别"] for row in rows]
    assert levels == sorted(levels, key=["错误", "警告", "提示"].index)


def test_the_conclusion_is_chosen_from_a_list(done: Made) -> None:
    (choice,) = done.book["疑点"].data_validations.dataValidation
    assert (choice.type, choice.formula1) == ("list", f'"{",".join(CHOICES)}"')
    rows = len(done.rows("疑点"))
    heading = [cell.value for cell in done.book["疑点"][3]]
    column = openpyxl.utils.get_column_letter(heading.index("结论") + 1)
    assert str(choice.sqref) == f"{column}4:{column}{rows + 3}"


def test_the_evidence_adds_up_to_each_amount(done: Made) -> None:
    rows = [row for row in done.rows("取证") if isinstance(row["疑点序号"], int)]
    for one in done.rows("疑点"):
        mine = [row["计入"] for row in rows if row["疑点序号"] == one["序号"]]
        if one["名称"] in traced.RULES:
            assert mine
            assert one["取证合计"] == pytest.approx(sum(mine))
            assert one["名称"] in traced.MONTHLY or one["取证合计"] == one["金额"]
        else:
            assert (mine, one["取证合计"]) == ([], None)
    names = {row["名称"] for row in done.rows("疑点")}
    assert names >= {"claim-idle", "owed-never-paid", "owed-left-out", "paid-to-nobody", "wage-without-basis"}


def test_the_evidence_is_what_the_ledger_has(done: Made) -> None:
    with closing(sqlite3.connect(done.folder / "ledger.db")) as db:
        held = {
            (f"第 {batch} 批 发放", *told)
            for batch, *told in db.execute(
                "SELECT batch, pay_month, id_number, name, service_month, amount FROM payment"
            )
        }
    rows = [row for row in done.rows("取证") if isinstance(row["疑点序号"], int)]
    keys = ("批次", "发放月", "公民身份号码", "姓名", "费款所属期")
    lines = [(*(row[key] for key in keys), f"{row['金额']:.2f}") for row in rows if row["批次"]]
    assert len(lines) > 5
    assert [line for line in lines if line not in held] == []
    assert {row["类别"] for row in rows if not row["批次"]} == {"应发（照现在所知）", "应发（照那天留存的输入）"}
    paid = [row for row in rows if row["批次"] and row["姓名"] != "无名"]
    assert all(str(row["银行账号"]).startswith("3001") for row in paid)


def test_every_rule_that_was_asked_is_there_whatever_it_found(done: Made) -> None:
    rows = {row["名称"]: row for row in done.rows("规则")}
    assert list(rows) == asked.names()
    found = {one["name"] for one in done.told["findings"]}
    assert {name for name, row in rows.items() if row["结果"] != "没有发现"} == found
    assert rows["claim-idle"]["结果"] == "1 处"
    assert {"paid-twice", "account-shared", "over-budget", "ledger-chain", "paper-differs"} <= set(rows)
    others = {"blanks-removed", "order-too-long", "ledger-head", "project-unknown"}
    assert (others & set(rows), others - set(codes.RULES)) == (set(), set())


def test_the_summary_names_the_head_and_counts_by_code(done: Made) -> None:
    rows = [[one for one in row if one not in (None, "")] for row in done.book["首页"].iter_rows(values_only=True)]
    facts = {str(row[0]): str(row[1]) for row in rows if len(row) == 2}
    with closing(workspace.read(done.folder).book()) as book:
        assert facts["发放台账"] == f"共 {len(book.batches())} 批，链首摘要 {book.head()}"
    assert (facts["截止日"], facts["列入底稿"], facts["没有审查的"]) == (DAY, "全部", "没有")
    counted = {row[1]: row[4] for row in rows if len(row) == 7 and row[1] != "代码"}
    found = [one["code"] for one in done.told["findings"]]
    assert counted == {code: found.count(code) for code in found}
    rest = next(row for row in rows if row[0] == "未填")
    assert rest[1] == len(found)


def test_sheets_are_set_up_for_printing(done: Made) -> None:
    for sheet in done.book.worksheets:
        setup = sheet.page_setup
        assert (setup.orientation, setup.fitToWidth, sheet.sheet_properties.pageSetUpPr.fitToPage) == (
            "landscape",
            None,
            True,
        )
        assert sheet.print_title_rows == ("$1:$2" if sheet.title == "首页" else "$1:$3")
        assert "&P" in sheet.oddFooter.center.text
    assert done.book["疑点"].page_setup.paperSize == 8


@needs_office
def test_conclusions_are_counted_as_they_are_filled_in(done: Made, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(done.folder / FILE)
    sheet, heading = book["疑点"], [cell.value for cell in book["疑点"][3]]
    for row, choice in enumerate(CHOICES[:3], 4):
        sheet.cell(row, heading.index("结论") + 1, choice)
    content = io.BytesIO()
    book.save(content)
    again = recalculated(content.getvalue(), tmp_path)
    rows = done.rows("疑点")
    cover = [[one for one in row if one is not None] for row in again["首页"].iter_rows(values_only=True)]
    counted = {row[0]: row[1] for row in cover if row and row[0] in (*CHOICES, "未填")}
    assert counted == {**dict.fromkeys(CHOICES[:3], 1), "待查": 0, "未填": len(rows) - 3}
    assert [row["取证合计"] for row in table(again, "疑点")] == [row["取证合计"] for row in rows]


# --- what is asked for, and what is there already -------------------------------------------------------------------


def paid_to_another(folder: Path) -> Bureau:
    """Return an office that has paid to somebody's account, with its list issued."""
    bureau = Bureau(folder, {"living": Project([person("甲", start_month="2024-01", account="3001", payee="乙")])})
    bureau.issue("2024-01")
    return bureau


def test_a_paper_that_is_there_is_not_written_over(tmp_path: Path) -> None:
    paid_to_another(tmp_path)
    assert papers(tmp_path, day="2024-01-25").status == 0
    first = (tmp_path / FILE).read_bytes()
    assert papers(tmp_path, day="2024-01-25").status == 0, "the same again"
    assert (tmp_path / FILE).read_bytes() == first
    result = papers(tmp_path, "--select", "A101", day="2024-01-25")
    assert (result.status, "已经有一份底稿" in result.err) == (2, True)
    assert (tmp_path / FILE).read_bytes() == first
    assert call("-C", str(tmp_path), "audit", "--as-of", "2024-01-25").status == 0


def test_what_is_selected_is_in_the_paper_and_the_paper_says_so(tmp_path: Path) -> None:
    paid_to_another(tmp_path)
    assert papers(tmp_path, "--select", "A101,A102", day="2024-01-25").status == 0
    book = opened(tmp_path)
    assert [row["名称"] for row in table(book, "规则")] == ["paid-to-nobody", "paid-after-death"]
    assert [row["序号"] for row in table(book, "疑点")] == ["没有发现"]
    assert any("--select" in str(cell.value) for row in book["首页"].iter_rows() for cell in row)


def test_a_question_that_was_looked_into_is_counted_and_listed_where_asked(tmp_path: Path) -> None:
    bureau = paid_to_another(tmp_path)
    settings = (tmp_path / "subsidies.toml").read_text("utf-8")
    (tmp_path / "subsidies.toml").write_text(f'clearances = ["cleared.csv"]\n{settings}', "utf-8")
    head = "code,project,id_number,reason,document,cleared_by,until"
    row = f"A151,living,{bureau.projects['living'].roster[0]['id_number']},代领,委托书,王芳,2024-12-31"
    (tmp_path / "cleared.csv").write_text(f"{head}\n{row}\n", "utf-8")
    assert papers(tmp_path, day="2024-01-25").status == 0
    book = opened(tmp_path)
    assert [row["序号"] for row in table(book, "疑点")] == ["没有发现"]
    assert {row["名称"]: row["结果"] for row in table(book, "规则")}["payee-other"] == "已核实 1 处"
    (tmp_path / FILE).unlink()
    assert papers(tmp_path, "--cleared", day="2024-01-25").status == 0
    (found,) = table(opened(tmp_path), "疑点")
    assert (found["名称"], "委托书" in found["说明"], found["结论"]) == ("payee-other", True, None)


def test_more_rows_than_a_sheet_holds_are_left_out_and_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bureau = Bureau(tmp_path, {"living": Project([person(name, account="3001", payee="丁") for name in "甲乙丙"])})
    bureau.issue("2024-01")
    monkeypatch.setattr(audited, "LONGEST", 2)
    result = papers(tmp_path, "--select", "A151", day="2024-01-25")
    assert (result.status, "疑点 1 条、取证 0 行没有列入" in result.err) == (0, True)
    book = opened(tmp_path)
    assert len(table(book, "疑点")) == 2
    assert any("疑点 1 条、取证 0 行没有列入" in str(cell.value) for row in book["首页"].iter_rows() for cell in row)


def test_of_what_could_not_be_looked_at_it_says_so(tmp_path: Path) -> None:
    paid_to_another(tmp_path)
    text = (tmp_path / "living.csv").read_text("utf-8-sig")
    (tmp_path / "living.csv").write_text(text.replace("2024-01", "2024-13"), "utf-8")
    assert papers(tmp_path, day="2024-01-25").status == 1
    book = opened(tmp_path)
    results = {row["名称"]: row["结果"] for row in table(book, "规则")}
    assert results["paid-twice"] == "没有发现；项目 living 没有审查"
    assert results["bad-month"] == "1 处"
    assert results["account-shared"] == "没有发现"


def test_of_an_altered_ledger_it_says_up_to_where_it_was_looked_at(tmp_path: Path) -> None:
    bureau = living(tmp_path, "甲")
    bureau.issue("2024-01")
    bureau.issue("2024-02")
    tamper(tmp_path / "ledger.db", "UPDATE line SET fen = 99900 WHERE batch = 2")
    assert papers(tmp_path, day="2024-02-25").status == 1
    results = {row["名称"]: row["结果"] for row in table(opened(tmp_path), "规则")}
    assert results["paid-twice"] == "没有发现；只审查到第 2 批以前"
    assert results["claim-idle"] == "没有审查：台账第 2 批起不符"
    (tmp_path / FILE).unlink()
    (tmp_path / "ledger.db").write_text("nothing", "utf-8")
    assert papers(tmp_path, day="2024-02-25").status == 1
    results = {row["名称"]: row["结果"] for row in table(opened(tmp_path), "规则")}
    assert {results["paid-twice"], results["paper-missing"]} == {"没有审查：台账读不了"}


def test_the_english_paper_has_our_words_in_english(tmp_path: Path) -> None:
    paid_to_another(tmp_path)
    assert papers(tmp_path, "--lang", "en", day="2024-01-25").status == 0
    book = opened(tmp_path)
    assert book.sheetnames == ["Summary", "Findings", "Evidence", "Rules"]
    (found,) = table(book, "Findings")
    assert (found["Rule"], found["Severity"], found["Amount"], found["Evidence"]) == ("payee-other", "note", None, 120)
    assert table(book, "Evidence")[0]["Account"] == "3001"


def test_without_the_option_nothing_is_written(tmp_path: Path) -> None:
    paid_to_another(tmp_path)
    result = call("-C", str(tmp_path), "audit", "--as-of", "2024-01-25", "--json")
    assert "files" not in json.loads(result.out)
    assert not (tmp_path / "out" / "audit").exists()


def test_a_list_from_elsewhere_has_files_of_its_own(tmp_path: Path) -> None:
    living(tmp_path, "甲").write()
    result = papers(tmp_path, "--against", str(tmp_path / "living.csv"))
    assert (result.status, "不能同 --against 一起用" in result.err) == (2, True)
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("option", [("--select", "P"), ("--ignore", "B102"), ("--cleared",)])
def test_what_is_chosen_of_findings_says_nothing_of_a_list_from_elsewhere(
    tmp_path: Path, option: tuple[str, ...]
) -> None:
    living(tmp_path, "甲").write()
    result = call("-C", str(tmp_path), "audit", *option, "--lang", "zh", "--against", str(tmp_path / "living.csv"))
    assert (result.status, f"{option[0]} 不能同 --against 一起用" in result.err) == (2, True)


def test_every_rule_that_has_evidence_is_one_of_the_audit() -> None:
    assert {codes.RULES[name].code[0] for name in traced.RULES} == {"A"}
    assert Request(speaker("en")).papers is False
