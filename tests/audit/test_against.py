"""``audit --against``: who is on a list from elsewhere, however it is written, and what is to come back."""

import csv
import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from subsidies import identity
from tests.bureau import Bureau, Project, change, id_number, person
from tests.shell import Result, call

NAMES = ("甲", "乙", "丙", "买买提·吐尔逊")
LAST = ("--as-of", "2024-04-25")


@pytest.fixture
def bureau(tmp_path: Path) -> Bureau:
    """Return a bureau that has paid January to April."""
    found = Bureau(tmp_path, {"living": Project([person(name, start_month="2024-01") for name in NAMES])})
    for month in range(1, 5):
        found.issue(f"2024-{month:02d}")
    return found


def against(bureau: Bureau, content: str, *words: str, name: str = "deaths.csv") -> Result:
    """Run the command against a list."""
    path = bureau.folder / name
    path.write_text(content, "utf-8")
    return call("-C", str(bureau.folder), "audit", *LAST, "--against", str(path), "--show-ids", *words)


def told(bureau: Bureau, content: str) -> list[tuple[Any, ...]]:
    """Return who there is, how sure that is, of which months, and how much."""
    found = json.loads(against(bureau, content, "--json").out)["recoveries"]
    return [(one["name"], one["certainty"], [each["month"] for each in one["months"]], one["amount"]) for one in found]


def short(number: str) -> str:
    """Return an id number as it was written with 15 digits."""
    return number[:6] + number[8:17]


LATER = ["2024-03", "2024-04"]
FULL = str.maketrans("0123456789X", "０１２３４５６７８９Ｘ")


@pytest.mark.parametrize(
    "number",
    [id_number("甲"), short(id_number("甲")), id_number("甲").translate(FULL), f" {id_number('甲')} ".lower()],
    ids=["18", "15", "full width", "blanks"],
)
def test_the_same_number_is_certain_however_it_is_written(bureau: Bureau, number: str) -> None:
    content = f"公民身份号码,姓名,死亡日期\n{number},甲,2024年2月3日\n"
    assert told(bureau, content) == [("甲", "certain", ["2024-02", *LATER][1:], "240.00")]


def test_a_number_that_ends_in_a_small_x_is_the_same(tmp_path: Path) -> None:
    seventeen = next(one for n in range(1000) if identity.check_character(one := f"65230019450101{n:03d}") == "X")
    bureau = Bureau(
        tmp_path, {"living": Project([{"id_number": f"{seventeen}X", "name": "丁", "start_month": "2024-01"}])}
    )
    bureau.issue("2024-01")
    assert told(bureau, f"id_number,date\n{seventeen}x,2023-12-31\n") == [("丁", "certain", ["2024-01"], "120.00")]


def test_a_number_under_another_name_is_probable(bureau: Bureau) -> None:
    assert told(bureau, f"id_number,name,date\n{id_number('甲')},王,2024-02-03\n")[0][1] == "probable"


def test_name_and_birth_date_will_do_where_there_is_no_number(bureau: Bureau) -> None:
    content = "姓名,出生日期,起始年月\n买买提•吐尔逊,1945.01.01,2024-03\n"
    assert told(bureau, content) == [("买买提·吐尔逊", "probable", LATER, "240.00")]


def test_a_homonym_of_another_birth_date_is_nobody(bureau: Bureau) -> None:
    assert told(bureau, "姓名,出生日期,死亡日期\n甲,1945-01-02,2024-02-03\n") == []


def test_the_same_name_and_birth_date_under_another_number_is_a_question(bureau: Bureau) -> None:
    seventeen = id_number("甲")[:14] + "999"
    result = against(
        bureau, f"id_number,name,date\n{seventeen}{identity.check_character(seventeen)},甲,2024-02-03\n", "--json"
    )
    found = json.loads(result.out)
    assert (result.status, found["recoveries"][0]["certainty"]) == (0, "possible")
    assert found["matched"] == {"certain": 0, "probable": 0, "possible": 1}


def test_a_corrected_number_is_found_under_the_one_of_before(bureau: Bureau) -> None:
    seventeen = id_number("甲")[:14] + "888"
    new = seventeen + identity.check_character(seventeen)
    bureau.projects["living"].changes.append(change("2024-04-21", "甲", "identity", "2024-04", new))
    bureau.write()
    for number in (id_number("甲"), new):
        assert told(bureau, f"id_number,date\n{number},2024-02-03\n") == [("甲", "certain", LATER, "240.00")]


def test_what_came_back_is_not_claimed_again_and_the_earliest_day_counts(bureau: Bureau) -> None:
    bureau.projects["living"].changes.append(change("2024-04-22", "甲", "death", "2024-03-02"))
    bureau.write()
    number = id_number("甲")
    words = ("refund", number, "120.00", "--document", "回单", "--by", "乙办", "--yes", "--as-of", "2024-04-23")
    assert call("-C", str(bureau.folder), "ledger", *words).status == 0
    content = f"id_number,date\n{number},2024-03-10\n{number},2024-03-02\n"
    assert told(bureau, content) == []
    assert told(bureau, content.replace("03-02", "02-02")) == [("甲", "certain", ["2024-03"], "120.00")]


def test_whoever_was_not_paid_since_is_counted_and_not_claimed(bureau: Bureau) -> None:
    result = against(bureau, f"id_number,date\n{id_number('甲')},2024-04-03\n", "--json")
    found = json.loads(result.out)
    assert (result.status, found["recoveries"], found["files"], found["matched"]["certain"]) == (0, [], [], 1)


def test_what_is_to_come_back_is_written_for_the_claim(bureau: Bureau) -> None:
    result = against(bureau, f"id_number,date\n{id_number('甲')},2024-01-31\n{id_number('乙')},2024-03-31\n")
    assert result.status == 1
    folder = bureau.folder / "out" / "audit"
    rows = list(csv.DictReader((folder / "against-deaths.csv").read_text("utf-8-sig").splitlines()))
    assert [(row["id number"], row["months paid"], row["to come back"]) for row in rows] == [
        (id_number("甲"), "2024-02 – 2024-04", "360.00"),
        (id_number("乙"), "2024-04", "120.00"),
    ]
    sheet = openpyxl.load_workbook(folder / "against-deaths.xlsx").active
    assert sheet is not None
    assert [row[-1].value for row in sheet.iter_rows(min_row=2)] == [360, 120]
    assert "480.00 yuan in all" in result.out


def test_a_list_that_is_wrong_is_refused_with_all_that_is_wrong(bureau: Bureau) -> None:
    wrong = f"id_number,name,date\n123,甲,2024-02-03\n{id_number('乙')},乙,2024-02-31\n"
    wrong += f",丙,2024-02-03\n{id_number('丙')},丙,\n"
    result = against(bureau, wrong, "--json")
    assert result.status == 2
    found = json.loads(result.out)["findings"]
    assert [(one["row"], one["column"], one["name"]) for one in found] == [
        (2, "id_number", "bad-id"),
        (3, "date", "bad-date"),
        (4, "id_number", "value-missing"),
        (5, "date", "value-missing"),
    ]
    assert all(one["hint"] for one in found)
    assert not (bureau.folder / "out" / "audit").exists()


def test_a_list_without_a_day_is_refused(bureau: Bureau) -> None:
    result = against(bureau, f"id_number,name\n{id_number('甲')},甲\n", "--json")
    assert result.status == 2
    assert [one["name"] for one in json.loads(result.out)["findings"]] == ["column-missing"]
    assert call("-C", str(bureau.folder), "audit", "--against", str(bureau.folder / "none.csv")).status == 2
