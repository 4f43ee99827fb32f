"""The commands ``roster convert`` and ``roster template``: what they write, and what they refuse."""

import json
import os
import stat
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from subsidies import named, words
from subsidies.language import LANGUAGES
from subsidies.read import rosters
from subsidies.read.sheet import source
from subsidies.write import blank
from tests.bureau import HEATING, LIVING, WAGE, Bureau, Project, id_number, person
from tests.rosters.test_corpus import LIVING as PLAIN
from tests.shell import call

UGLY = f"""\
2024年名册,,
姓 名,身份证号码,月退休工资（元）,外号
甲,'{id_number("甲")} ,￥1,x
=1+1,{id_number("乙")},2.5,y
合计,,3.5,
"""


@pytest.fixture
def ugly(tmp_path: Path) -> Path:
    """Give a roster that needs cleaning."""
    path = tmp_path / "ugly.csv"
    path.write_text(UGLY, "utf-8")
    return path


@pytest.fixture
def bureau(tmp_path: Path) -> Bureau:
    """Give an office of two projects, one with a flag of its own and one that pays wages."""
    flag = {**HEATING, "id": "low", "flag": "低保"}
    made = Bureau(
        tmp_path / "office",
        {
            "living": Project([person("甲")], keys={"item": [LIVING, flag]}),
            "wages": Project([person("乙", monthly_wage="1")], keys={"item": [WAGE, HEATING]}),
        },
    )
    made.write()
    return made


# --- convert ---------------------------------------------------------------------------------------------------------


def test_what_is_converted_is_clean_and_what_was_done_is_said(ugly: Path) -> None:
    result = call("roster", "convert", str(ugly), "new.csv", "--lang", "zh")
    assert result.status == 1
    assert result.out == "已写入 new.csv：2 人，3 列。内有完整的号码，请妥善保管。\n"
    for code in ("F109", "F131", "F134", "R148", "R154"):
        assert code in result.err
    text = Path("new.csv").read_text("utf-8-sig")
    assert text == f"公民身份号码,姓名,月退休工资\n{id_number('甲')},甲,1.00\n{id_number('乙')},'=1+1,2.50\n"
    again = call("roster", "convert", "new.csv", "new.xlsx", "--json")
    assert (again.status, json.loads(again.out)["columns"]) == (0, ["id_number", "name", "monthly_wage"])
    last = call("roster", "convert", "new.xlsx", "last.csv", "--lang", "en")
    assert (last.status, last.err) == (0, "")
    assert Path("last.csv").read_text("utf-8-sig").startswith("id_number,name,monthly_wage\n")


def test_a_workbook_has_ids_as_text_and_amounts_as_numbers(ugly: Path) -> None:
    call("roster", "convert", str(ugly), "NEW.XLSX", "--lang", "zh")
    sheet = openpyxl.load_workbook("NEW.XLSX")["名册"]
    assert [cell.value for cell in sheet[3]] == [id_number("乙"), "=1+1", 2.5]
    assert [cell.data_type for cell in sheet[3]] == ["s", "s", "n"]
    assert sheet.freeze_panes == "A2"
    assert {sheet.column_dimensions[letter].width >= 6 for letter in "ABC"} == {True}


def test_columns_that_are_a_projects_own_are_kept_where_the_project_is_known(bureau: Bureau, tmp_path: Path) -> None:
    (tmp_path / "new.csv").write_text(f"公民身份号码,姓名,低保\n{id_number('甲')},甲,√\n", "utf-8")
    convert = ("-C", str(bureau.folder), "roster", "convert", str(tmp_path / "new.csv"))
    assert call(*convert, "one.csv").status == 1
    assert "低保" not in Path("one.csv").read_text("utf-8")
    assert call(*convert, "two.csv", "--project", "living").status == 0
    assert ",低保\n" in Path("two.csv").read_text("utf-8")
    result = call(*convert, "three.csv", "--project", "wages")
    assert (result.status, "F108" in result.err, Path("three.csv").exists()) == (2, True, False)


def test_a_faulty_roster_is_refused_with_all_its_faults_and_nothing_is_written(tmp_path: Path) -> None:
    (tmp_path / "bad.csv").write_text(
        f"公民身份号码,姓名,享受开始年月\n1,甲,2024-01\n{id_number('乙')},,2024-13\n", "utf-8"
    )
    result = call("roster", "convert", str(tmp_path / "bad.csv"), "new.csv", "--json")
    answer = json.loads(result.out)
    assert (result.status, answer["error"]["name"], Path("new.csv").exists()) == (2, "roster-faulty", False)
    assert sorted(one["name"] for one in answer["findings"]) == ["bad-id", "bad-month", "value-missing"]


def test_nothing_is_overwritten_not_even_the_file_itself(ugly: Path) -> None:
    for target in (str(ugly), "there.xlsx"):
        Path("there.xlsx").write_bytes(b"x")
        result = call("roster", "convert", str(ugly), target)
        assert (result.status, "[file-exists]" in result.err) == (2, True)
    assert ugly.read_text("utf-8") == UGLY
    assert Path("there.xlsx").read_bytes() == b"x"


@pytest.mark.parametrize("target", ["new.xls", "new", "new.pdf", "new.csv.gz"])
def test_only_two_kinds_are_written(ugly: Path, target: str) -> None:
    result = call("roster", "convert", str(ugly), target)
    assert (result.status, "[out-kind]" in result.err, Path(target).exists()) == (2, True, False)


def test_a_folder_or_a_file_that_is_not_there_is_told(ugly: Path, tmp_path: Path) -> None:
    for name in ("nowhere.csv", str(tmp_path)):
        result = call("roster", "convert", name, "new.csv")
        assert (result.status, "[file-refused]" in result.err) == (2, True)
    (tmp_path / "folder.csv").mkdir()
    result = call("roster", "convert", str(ugly), str(tmp_path / "folder.csv"))
    assert (result.status, "[output-is-folder]" in result.err) == (2, True)


# --- template --------------------------------------------------------------------------------------------------------


def template(*more: str, name: str = "blank.xlsx") -> Any:
    """Make an empty roster and return it as openpyxl reads it."""
    result = call("roster", "template", name, *more)
    assert result.status == 0, result.err
    return openpyxl.load_workbook(name)


def rules(sheet: Any) -> dict[str, Any]:
    """Return the check of each column that has one, by its letter."""
    return {
        str(one.sqref).rstrip("0123456789").partition(":")[0].rstrip("2"): one
        for one in sheet.data_validations.dataValidation
    }


@pytest.mark.parametrize("tongue", LANGUAGES)
def test_a_template_has_every_column_and_is_read_as_a_roster_of_nobody(tongue: str) -> None:
    book = template("--lang", tongue)
    sheet = book.worksheets[0]
    headings = [cell.value for cell in sheet[1]]
    assert headings == [field.zh if tongue == "zh" else field.key for field in words.ROSTER.values()]
    for label in ("blank.xlsx", f"blank.xlsx#{sheet.title}"):
        table, _, found = rosters.read(source(label, Path()), Path("blank.xlsx").read_bytes(), PLAIN)
        assert (len(table), found) == (0, [])
    assert sheet.freeze_panes == "C2"
    assert {sheet.column_dimensions[cell.column_letter].width >= 10 for cell in sheet[1]} == {True}


def test_rows_typed_into_a_template_are_read_as_they_were_typed() -> None:
    book = template("--lang", "zh")
    sheet = book.worksheets[0]
    typed = {
        "公民身份号码": id_number("甲"),
        "姓名": "=甲",
        "享受开始年月": "2024-03",
        "月退休工资": 2345.67,
        "冬碳费": "是",
        "银行账号": "0012",
    }
    for cell in sheet[1]:
        if cell.value in typed:
            sheet.cell(2, cell.column, typed[cell.value]).data_type = "n" if cell.value == "月退休工资" else "s"
    book.save("filled.xlsx")
    one = named.read("filled.xlsx")
    (row,) = one.table.to_dict("records")
    assert (row["id_number"], row["name"], row["monthly_wage"], row["heating"], row["account"]) == (
        id_number("甲"),
        "=甲",
        234567,
        1,
        "0012",
    )
    assert one.findings == ()


def test_cells_are_text_but_amounts_and_have_drop_downs_and_checks() -> None:
    sheet = template("--lang", "zh").worksheets[0]
    for cell, field in zip(sheet[1], words.ROSTER.values(), strict=True):
        letter = cell.column_letter
        assert sheet.column_dimensions[letter].number_format == ("0.00" if field.holds == words.MONEY else "@")
        rule: Any = rules(sheet).get(letter)
        if field.holds == words.BOOLEAN:
            assert (rule.type, rule.formula1) == ("list", '"是,否"')
        elif field.holds in blank.CHECKS:
            assert (rule.type, rule.formula1) == ("custom", blank.CHECKS[field.holds].format(f"{letter}2")[1:])
        else:
            assert rule is None
            continue
        assert str(rule.sqref) == f"{letter}2:{letter}1048576"
        assert rule.error
        assert rule.allow_blank


def test_every_text_fits_into_a_spreadsheet() -> None:
    for check in (*blank.CHECKS, words.BOOLEAN):
        assert len(blank._both(f"blank.wrong.{check}")) <= 255


def test_explanations_stand_on_a_second_sheet_in_both_languages() -> None:
    book = template("--lang", "en")
    assert book.sheetnames == ["roster", "how to fill it in"]
    cells = [str(cell.value) for row in book.worksheets[1].iter_rows() for cell in row if cell.value is not None]
    for field in words.ROSTER.values():
        assert {field.zh, field.key} <= set(cells)
    assert "怎样填写" in cells
    assert "How to fill it in" in cells


def test_a_projects_template_has_its_own_columns_and_none_that_it_does_not_use(bureau: Bureau) -> None:
    def columns(project: str) -> set[str]:
        name = f"{project}.xlsx"
        result = call("-C", str(bureau.folder), "roster", "template", name, "--project", project, "--json")
        return set(json.loads(result.out)["columns"])

    living, wages = columns("living"), columns("wages")
    assert wages - living == {"heating", *blank.WAGES}
    assert living - wages == {"flag:低保"}
    sheet = openpyxl.load_workbook("wages.xlsx").worksheets[0]
    required = [cell.value for cell in sheet[1] if cell.fill.start_color.rgb == "FFFFE699"]
    assert required == ["id_number", "name", "monthly_wage"]
    heading = openpyxl.load_workbook("living.xlsx").worksheets[0][1][-1]
    assert (
        heading.value,
        "yes" in rules(openpyxl.load_workbook("living.xlsx").worksheets[0])[heading.column_letter].formula1,
    ) == ("低保", True)


def test_without_a_project_named_the_only_one_is_meant_and_of_several_none(bureau: Bureau, tmp_path: Path) -> None:
    result = call("-C", str(bureau.folder), "roster", "template", "a.xlsx", "--json")
    assert json.loads(result.out)["project"] is None
    assert "living, wages" in call("-C", str(bureau.folder), "roster", "template", "b.xlsx").err
    alone = Bureau(tmp_path / "alone", {"living": Project([])})
    alone.write()
    result = call("-C", str(alone.folder), "roster", "template", "c.xlsx", "--json")
    assert json.loads(result.out)["project"] == "living"


def test_a_template_goes_over_nothing_and_is_an_xlsx() -> None:
    template()
    result = call("roster", "template", "blank.xlsx")
    assert (result.status, "[file-exists]" in result.err) == (2, True)
    result = call("roster", "template", "blank.csv")
    assert (result.status, "[out-kind]" in result.err) == (2, True)


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="POSIX")
def test_what_is_written_is_its_owners_alone(ugly: Path) -> None:
    mask = os.umask(0)
    try:
        assert call("roster", "convert", str(ugly), "made/new.csv").status == 1
        assert call("roster", "template", "made/blank.xlsx").status == 0
    finally:
        os.umask(mask)
    assert [stat.S_IMODE(path.stat().st_mode) & 0o077 for path in (Path("made"), *Path("made").iterdir())] == [0] * 3


def test_of_several_sheets_the_one_that_our_workbooks_call_so_is_meant(office: Path) -> None:
    book = str(office / "bankrupt-living.xlsx")
    result = call("roster", "convert", book, "a.csv", "--json")
    assert (result.status, json.loads(result.out)["persons"]) == (0, 251)
    assert call("roster", "convert", f"{book}#变更", "b.csv").status == 1
    two = openpyxl.Workbook()
    for name in ("一月", "二月"):
        sheet = two.create_sheet(name)
        sheet.append(["公民身份号码", "姓名"])
        sheet.append([id_number("甲"), "甲"])
    two.save("two.xlsx")
    result = call("roster", "convert", "two.xlsx", "c.csv")
    assert (result.status, "F107" in result.err) == (2, True)
    assert call("roster", "convert", "two.xlsx#二月", "c.csv").status == 0


def test_a_project_is_asked_for_in_a_workspace_only(ugly: Path) -> None:
    for asked in (["convert", str(ugly), "a.csv"], ["template", "a.xlsx"], ["diff", str(ugly), str(ugly)]):
        result = call("roster", *asked, "--project", "living")
        assert (result.status, "[workspace-not-found]" in result.err) == (2, True)
