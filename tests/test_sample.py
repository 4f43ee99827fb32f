"""The sample in rosters/: counts and sums of the 2024 disclosure, made-up people, and the year that is told of them.

Reads the workbooks with openpyxl only, so that what they say does not hang on the program that they are a sample for.
"""

import re
import subprocess
import sys
import tomllib
import zipfile
from collections import Counter
from datetime import date
from pathlib import Path

import openpyxl
import pytest

ROSTERS = Path(__file__).parents[1] / "rosters"
SCRIPT = ROSTERS / "make_sample.py"
BOOKS = ("bankrupt-living", "8794-wages")
FIRST_DAY = "2024-01-01"
KINDS = {
    "bankrupt-living": {"死亡", "暂停", "恢复", "账户变更", "证件更正"},
    "8794-wages": {"死亡"},
}


def rows(book: str, sheet: str) -> list[dict[str, str]]:
    """Return the rows of a sheet: the text of each cell by its heading, empty cells as ``""``."""
    header, *body = openpyxl.load_workbook(ROSTERS / f"{book}.xlsx")[sheet].iter_rows(values_only=True)
    return [dict(zip(map(str, header), [str(cell or "") for cell in row], strict=True)) for row in body]


def known_on_the_first_day(book: str) -> list[dict[str, str]]:
    """Return the people whom the office knew of on 1 January."""
    return [row for row in rows(book, "名册") if row["登记日期"] <= FIRST_DAY]


def changes(book: str, kind: str) -> list[dict[str, str]]:
    """Return the changes of a kind."""
    return [row for row in rows(book, "变更") if row["变更类型"] == kind]


def fen(text: str) -> int:
    """Return yuan with two decimals as whole fen."""
    assert re.fullmatch(r"\d+\.\d{2}", text)
    return int(text.replace(".", ""))


def has_right_luhn(account: str) -> bool:
    """Return whether a card number passes the check."""
    digits = [int(digit) for digit in reversed(account)]
    return (sum(digits[::2]) + sum(sum(divmod(2 * digit, 10)) for digit in digits[1::2])) % 10 == 0


def has_right_check(number: str) -> bool:
    """Return whether an id passes GB 11643 (ISO 7064, MOD 11-2)."""
    return sum((10 if digit == "X" else int(digit)) * (1 << 17 - n) for n, digit in enumerate(number)) % 11 == 1


def lists_paid_too_much(died: str, reported: str) -> int:
    """Return how many lists, made on the 20th of each month, came after the month of death and before the report."""
    return sum(died[:7] < f"2024-{month:02d}" and f"2024-{month:02d}-20" < reported for month in range(1, 13))


def accounts(book: str) -> list[str]:
    """Return all account numbers, those of account changes too."""
    changed = [row["变更值"].split("|")[1] for row in changes(book, "账户变更")]
    return [row["银行账号"] for row in rows(book, "名册")] + changed


def ids(book: str) -> list[str]:
    """Return all id numbers, those that correct another one too."""
    return [row["公民身份号码"] for row in rows(book, "名册")] + [row["变更值"] for row in changes(book, "证件更正")]


# --- as known on 1 January --------------------------------------------------------------------------------------------


def test_249_retirees_of_bankrupt_enterprises_are_known_and_151_of_them_get_heating() -> None:
    people = known_on_the_first_day("bankrupt-living")
    assert Counter(row["冬碳费"] for row in people) == {"是": 151, "否": 98}
    assert len(people) * 12 * 120_00 + 151 * 578_00 == 445_838_00


def test_79_workers_are_known_and_their_wages_make_the_222_39_of_the_disclosure() -> None:
    wages = [fen(row["月退休工资"]) for row in known_on_the_first_day("8794-wages")]
    assert len(wages) == 79
    assert sum(wages) == 185_325_00
    assert all(1_650_00 <= wage <= 3_300_00 for wage in wages)
    assert sum(wage % 100 > 0 for wage in wages) > 60


@pytest.mark.parametrize("book", BOOKS)
def test_nothing_that_is_known_on_the_first_day_starts_late_or_ends(book: str) -> None:
    assert not any(row["享受开始年月"] for row in known_on_the_first_day(book))
    assert not {"享受截止年月", "死亡日期", "暂停年月"} & set(rows(book, "名册")[0])
    assert min(row["登记日期"] for row in rows(book, "变更")) > FIRST_DAY


# --- people -----------------------------------------------------------------------------------------------------------


def test_ids_are_unique_right_and_of_the_area_that_no_county_issues() -> None:
    numbers = [number for book in BOOKS for number in ids(book)]
    assert len(numbers) == 251 + 79 + 1 == len(set(numbers))
    assert all(re.fullmatch(r"652300\d{11}[\dX]", number) and has_right_check(number) for number in numbers)
    assert all(1928 <= date.fromisoformat(number[6:14]).year <= 1955 for number in numbers)


def test_a_corrected_id_is_of_the_same_birth_date_and_sex() -> None:
    (row,) = changes("bankrupt-living", "证件更正")
    old, new = row["公民身份号码"], row["变更值"]
    assert old[:14] == new[:14]
    assert old != new
    assert int(old[16]) % 2 == int(new[16]) % 2


@pytest.mark.parametrize("book", BOOKS)
def test_women_retired_at_50_or_55_and_men_at_55_or_60(book: str) -> None:
    for row in rows(book, "名册"):
        number, month = row["公民身份号码"], row["退休年月"]
        assert int(month[:4]) - int(number[6:10]) in ((55, 60) if int(number[16]) % 2 else (50, 55))
        assert month[5:] == number[10:12]


def test_accounts_are_unique_19_digits_and_pass_the_luhn_check() -> None:
    numbers = [account for book in BOOKS for account in accounts(book)]
    assert len(set(numbers)) == len(numbers)
    assert all(re.fullmatch(r"62\d{17}", number) and has_right_luhn(number) for number in numbers)


@pytest.mark.parametrize("book", BOOKS)
def test_the_only_dot_in_a_name_is_the_standard_one_and_many_names_have_it(book: str) -> None:
    names = [row["姓名"] for row in rows(book, "名册")]
    assert all(re.fullmatch("[\u4e00-\u9fff]+(\u00b7[\u4e00-\u9fff]+)?", name) for name in names)
    assert 0.15 < sum("\u00b7" in name for name in names) / len(names) < 0.4


# --- the year ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("book", BOOKS)
def test_changes_name_people_of_the_roster_in_the_order_of_their_reports(book: str) -> None:
    people = {row["公民身份号码"]: row["姓名"] for row in rows(book, "名册")}
    told = rows(book, "变更")
    assert {row["变更类型"] for row in told} == KINDS[book]
    assert all(people[row["公民身份号码"]] == row["姓名"] for row in told)
    assert [row["登记日期"] for row in told] == sorted(row["登记日期"] for row in told)
    assert all(row["依据材料"] and row["经办人"] and row["复核人"] for row in told)
    assert all(row["经办人"] != row["复核人"] for row in told)


@pytest.mark.parametrize("book", BOOKS)
def test_reports_come_on_weekdays_of_2024_before_the_last_list(book: str) -> None:
    reports = [row["登记日期"] for row in rows(book, "名册") + rows(book, "变更") if row["登记日期"]]
    assert reports
    assert all(date.fromisoformat(day).weekday() < 5 and FIRST_DAY < day <= "2024-12-20" for day in reports)


def test_one_death_of_fifteen_was_reported_two_lists_late_and_the_others_in_time() -> None:
    late = {
        book: [lists_paid_too_much(row["生效"], row["登记日期"]) for row in changes(book, "死亡")] for book in BOOKS
    }
    assert sorted(late["bankrupt-living"]) == [0] * 11 + [2]
    assert late["8794-wages"] == [0] * 3
    assert all(row["生效"] < row["登记日期"] for book in BOOKS for row in changes(book, "死亡"))


def test_two_people_became_known_during_the_year_one_of_them_with_back_pay() -> None:
    late = [row for row in rows("bankrupt-living", "名册") if row["登记日期"]]
    assert [(row["登记日期"], row["享受开始年月"]) for row in late] == [
        ("2024-06-12", "2024-03"),
        ("2024-09-11", "2024-09"),
    ]
    assert len(known_on_the_first_day("8794-wages")) == len(rows("8794-wages", "名册"))


def test_the_person_whose_certification_lapsed_is_the_one_who_is_paid_again() -> None:
    (lapsed,), (resumed,) = changes("bankrupt-living", "暂停"), changes("bankrupt-living", "恢复")
    assert lapsed["公民身份号码"] == resumed["公民身份号码"]
    assert (lapsed["生效"], resumed["生效"]) == ("2024-04", "2024-08")


def adjustment() -> dict[str, str]:
    """Return the one adjustment of the wages' project file."""
    (item,) = tomllib.loads((ROSTERS / "8794-wages.toml").read_text("utf-8"))["item"]
    (found,) = item["adjustment"]
    return dict(found)


def test_everybody_gets_the_raise_of_july_and_it_costs_about_70_000_yuan_in_the_year() -> None:
    died = {row["公民身份号码"]: int(row["生效"][5:7]) for row in changes("8794-wages", "死亡")}
    rule = adjustment()
    assert (rule["effective"], rule["issued"], rule["percent_rounding"]) == ("2024-01", "2024-07-15", "yuan")
    months = 0
    for row in rows("8794-wages", "名册"):
        share = fen(row["月退休工资"]) * fen(rule["percent"])  # in 1/10,000 fen
        raised = fen(rule["fixed"]) + (share + 500_000) // 1_000_000 * 100
        months += raised * died.get(row["公民身份号码"], 12)
    assert 65_000_00 < months < 75_000_00


def test_the_document_of_the_raise_says_that_it_is_made_up() -> None:
    assert adjustment()["basis"] == "2024年调资通知（示例文件，非真实文号）"


# --- the files --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("book", BOOKS)
def test_every_cell_is_text_under_a_header_that_stays(book: str) -> None:
    workbook = openpyxl.load_workbook(ROSTERS / f"{book}.xlsx")
    assert workbook.sheetnames == ["名册", "变更"]
    for sheet in workbook:
        cells = [cell for row in sheet.iter_rows() for cell in row]
        assert all(cell.number_format == "@" for cell in cells)
        assert all(cell.value is None or (cell.data_type == "s" and cell.value) for cell in cells)
        assert sheet.freeze_panes.endswith("2")
        assert sheet.auto_filter.ref == sheet.dimensions


def parts(path: Path) -> list[tuple[str, bytes]]:
    """Return every part of a workbook: two zlibs may pack the same bytes differently."""
    with zipfile.ZipFile(path) as archive:
        return [(name, archive.read(name)) for name in archive.namelist()]


def test_the_script_writes_the_committed_workbooks_and_the_same_bytes_twice(tmp_path: Path) -> None:
    folders = [tmp_path / "once", tmp_path / "again"]
    for folder in folders:
        folder.mkdir()
        subprocess.run([sys.executable, str(SCRIPT), str(folder)], check=True)
    for book in BOOKS:
        once, again = (folder / f"{book}.xlsx" for folder in folders)
        assert once.read_bytes() == again.read_bytes()
        assert parts(once) == parts(ROSTERS / f"{book}.xlsx")


@pytest.mark.parametrize("book", BOOKS)
def test_project_files_name_the_sheets_that_are_there(book: str) -> None:
    project = tomllib.loads((ROSTERS / f"{book}.toml").read_text(encoding="utf-8"))
    workspace = tomllib.loads((ROSTERS / "subsidies.toml").read_text(encoding="utf-8"))
    assert f"{book}.toml" in workspace["projects"]
    assert project["id"] == book
    assert project["roster"] + project["changes"] == [f"{book}.xlsx#名册", f"{book}.xlsx#变更"]
