"""What the papers of a list say: read back from the workbooks of a bureau, they add up to its lists, and tell why."""

from pathlib import Path
from typing import Any

import openpyxl
import pytest

from subsidies.bridge import sums
from subsidies.month import Month
from tests.bureau import HEATING, LIVING, WAGE, Bureau, Project, change, living, person
from tests.test_write_movement import reckoned, row

MOVED, GROUNDS = 1, 2


def sheets(lists: Month, folder: Path, *, values: bool = True) -> list[Any]:
    """Return the sheets of the one list's workbook."""
    path = next(file for file in lists.outcomes[0].files if file.suffix == ".xlsx")
    return list(openpyxl.load_workbook(folder / path, data_only=values).worksheets)


def moved(lists: Month, folder: Path) -> dict[str, tuple[Any, ...]]:
    """Return who moved by name: last month's amount, the move, the change, what is unexplained, this month's, why."""
    rows = [[cell.value for cell in line] for line in sheets(lists, folder)[MOVED].iter_rows(min_row=8)]
    return {line[1]: tuple(line[4:]) for line in rows if isinstance(line[0], int)}


def why(lists: Month, folder: Path, name: str) -> str:
    """Return the evidence of a person who moved."""
    return str(moved(lists, folder)[name][-1])


def agree(lists: Month, folder: Path) -> None:
    """Compare the sums of the sheets with each other, with the list's, and with the bridge."""
    outcome = lists.outcomes[0]
    listed, movement, grounds = sheets(lists, folder)
    for formulas, page in zip(sheets(lists, folder, values=False), (listed, movement, grounds), strict=True):
        reckoned(formulas, page)
    found = {key: fen / 100 for key, fen in sums(outcome.bridge.moves).items()}
    assert row(movement, 4) == list(found.values())
    bridge, totals = outcome.bridge, outcome.totals
    net = sums(bridge.moves)["regular"] + bridge.one_off + bridge.arrears + bridge.recovery
    assert row(movement, 6)[-1] == net / 100
    told = [cell.value for cell in grounds["A"] if "栏合计一致" in str(cell.value)]
    amounts = [grounds.cell(cell.row, 7).value for cell in grounds["A"] if "栏合计一致" in str(cell.value)]
    assert not told or amounts == [totals.arrears / 100, totals.recovery / 100]


@pytest.fixture
def bureau(tmp_path: Path) -> Bureau:
    """A bureau that pays five people, with two months issued."""
    bureau = living(tmp_path, *"甲乙丙丁戊")
    bureau.projects["living"].changes = [change("2024-02-10", "戊", "suspend", "2024-02")]
    bureau.issue("2024-01")
    bureau.issue("2024-02")
    return bureau


def test_who_moved_is_told_with_the_row_that_says_so(bureau: Bureau) -> None:
    project = bureau.projects["living"]
    project.roster.append(person("己", start_month="2024-02", reported_on="2024-03-05"))
    project.changes += [
        change("2024-03-02", "甲", "death", "2024-02-28"),
        change("2024-03-03", "乙", "end", "2024-03"),
        change("2024-03-04", "丙", "suspend", "2024-03"),
        change("2024-03-05", "戊", "resume", "2024-03"),
    ]
    issued = bureau.issue("2024-03")
    found = moved(issued, bureau.folder)
    assert {name: cells[:5] for name, cells in found.items()} == {
        "甲": (120, "减少", -120, 0, 0),
        "乙": (120, "减少", -120, 0, 0),
        "丙": (120, "暂停", -120, 0, 0),
        "戊": (0, "恢复", 120, 0, 120),
        "己": (0, "新增", 120, 0, 120),
    }
    assert list(found) == ["己", "戊", "甲", "乙", "丙"]
    assert {name: cells[-1].partition("，")[0] for name, cells in found.items()} == {
        "甲": "living-changes.csv 第 3 行：死亡",
        "乙": "living-changes.csv 第 4 行：终止",
        "丙": "living-changes.csv 第 5 行：暂停",
        "戊": "living-changes.csv 第 6 行：恢复",
        "己": "living.csv 第 7 行：2024-03-05 登记",
    }
    agree(issued, bureau.folder)


def test_arrears_and_recoveries_are_told_with_their_evidence(bureau: Bureau) -> None:
    project = bureau.projects["living"]
    project.roster.append(person("己", start_month="2024-01", reported_on="2024-03-05"))
    project.changes.append(change("2024-03-05", "戊", "resume", "2024-03"))
    issued = bureau.issue("2024-03")
    page = sheets(issued, bureau.folder)[GROUNDS]
    assert row(page, 4)[1::2] == [
        "己",
        "补发",
        "2024年1–2月",
        "living.csv 第 7 行：2024-03-05 登记，享受开始年月 2024-01",
    ]
    assert row(page, 5) == ["补发（新登记）　小计　1 人", 240]
    assert row(page, 6)[4:7] == ["恢复", "2024年2月", 120]
    agree(issued, bureau.folder)


def test_a_death_known_at_the_last_list_stands_behind_the_next(bureau: Bureau) -> None:
    bureau.projects["living"].changes.append(change("2024-03-10", "甲", "death", "2024-03-05"))
    assert "甲" not in moved(bureau.issue("2024-03"), bureau.folder)
    assert "第 3 行：死亡，生效 2024-03-05" in why(bureau.issue("2024-04"), bureau.folder, "甲")


def test_an_end_in_the_roster_is_told_by_its_cell(bureau: Bureau) -> None:
    bureau.projects["living"].roster[0]["end_month"] = "2024-02"
    issued = bureau.issue("2024-03")
    assert why(issued, bureau.folder, "甲") == "living.csv 第 2 行“享受截止年月”由 — 改为 2024-02"


def test_who_returns_after_a_forfeit_is_told_with_the_restart(bureau: Bureau) -> None:
    bureau.projects["living"].changes.append(change("2024-03-01", "甲", "forfeit", "2024-03"))
    assert moved(bureau.issue("2024-03"), bureau.folder)["甲"][1] == "减少"
    bureau.projects["living"].changes.append(change("2024-04-01", "甲", "restart", "2024-04"))
    issued = bureau.issue("2024-04")
    assert moved(issued, bureau.folder)["甲"][1] == "恢复"
    assert "第 4 行：恢复享受" in why(issued, bureau.folder, "甲")


def test_a_new_rate_stands_behind_everybodys_change(bureau: Bureau) -> None:
    rate = [{"from": "2024-01", "amount": "120.00"}, {"from": "2024-03", "amount": "130.00", "basis": "县发3号"}]
    bureau.projects["living"].keys = {"item": [LIVING | {"rate": rate}]}
    issued = bureau.issue("2024-03")
    told = {cells[-1] for cells in moved(issued, bureau.folder).values()}
    assert told == {"生活补贴自 2024-03 起的标准由 120.00 改为 130.00，依据 县发3号"}
    agree(issued, bureau.folder)


def test_a_new_wage_stands_behind_a_change_and_its_arrears(tmp_path: Path) -> None:
    people = [person(name, start_month="2024-01", monthly_wage="1000.00") for name in "甲乙"]
    bureau = Bureau(tmp_path, {"living": Project(people, keys={"item": [WAGE]})})
    bureau.issue("2024-01")
    bureau.projects["living"].changes = [change("2024-02-02", "甲", "wage", "2024-01", "1100.00")]
    issued = bureau.issue("2024-02")
    assert list(moved(issued, bureau.folder)) == ["甲"]
    assert "变更值 1100.00" in why(issued, bureau.folder, "甲")
    assert "变更值 1100.00" in row(sheets(issued, bureau.folder)[GROUNDS], 4)[-1]
    agree(issued, bureau.folder)


def test_a_one_off_moves_nobody(tmp_path: Path) -> None:
    people = [person("甲", start_month="2024-01", heating="yes")]
    bureau = Bureau(tmp_path, {"living": Project(people, keys={"item": [LIVING, HEATING | {"month": 2}]})})
    bureau.issue("2024-01")
    issued = bureau.issue("2024-02")
    assert moved(issued, bureau.folder) == {}
    assert row(sheets(issued, bureau.folder)[MOVED], 6) == [120, 578, 0, 0, 698]
    agree(issued, bureau.folder)


def test_the_first_list_names_nobody_in_the_bridge(tmp_path: Path) -> None:
    issued = living(tmp_path, "甲", "乙").issue("2024-01")
    assert moved(issued, tmp_path) == {}
    assert row(sheets(issued, tmp_path)[MOVED], 8) == ["新增　小计　2 人", 0, 240, 0, 240, "人员见发放名单"]
    assert row(sheets(issued, tmp_path)[GROUNDS], 4) == ["本批次没有补发和抵扣"]
    agree(issued, tmp_path)


def test_a_supplement_has_the_bridge_of_its_month(bureau: Bureau) -> None:
    bureau.issue("2024-03")
    bureau.projects["living"].roster.append(person("己", start_month="2024-03", reported_on="2024-03-25"))
    issued = bureau.issue("2024-03", "2024-03-26")
    assert list(moved(issued, bureau.folder)) == ["己"]
    page = sheets(issued, bureau.folder)[MOVED]
    assert row(page, 4)[-1] == 600
    assert any("含本月此前各批名单" in str(cell.value) for cell in page["A"])
    agree(issued, bureau.folder)


def test_the_papers_of_a_draft_and_of_its_issue_say_the_same(bureau: Bureau) -> None:
    bureau.projects["living"].changes.append(change("2024-03-02", "甲", "death", "2024-02-28"))
    drafted = moved(bureau.draft("2024-03"), bureau.folder)
    assert drafted == moved(bureau.issue("2024-03"), bureau.folder) != {}
