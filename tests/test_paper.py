"""What the papers of a list say: read back from the workbooks of a bureau, they add up to its lists, and tell why."""

from pathlib import Path
from typing import Any

import openpyxl
import pytest

from subsidies import filing
from subsidies.bridge import sums
from subsidies.language import speaker
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
    _, movement, grounds, *_ = sheets(lists, folder)
    for formulas, page in zip(sheets(lists, folder, values=False), sheets(lists, folder), strict=True):
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


# --- what many have in common -----------------------------------------------------------------------------------------


def test_what_stands_behind_many_is_said_once_and_each_keeps_the_row(tmp_path: Path) -> None:
    names = "甲乙丙丁戊己"
    people = [person(name, start_month="2024-01", monthly_wage="1000.00") for name in names]
    bureau = Bureau(tmp_path, {"living": Project(people, keys={"item": [WAGE]})})
    bureau.issue("2024-01")
    changes = [change("2024-02-02", name, "wage", "2024-01", f"11{place}0.00") for place, name in enumerate(names)]
    bureau.projects["living"].changes = [row | {"document": "通知"} for row in changes[:5]]
    issued = bureau.issue("2024-02")
    assert why(issued, tmp_path, "甲") == "见小计：第 2 行，变更值 1100.00"
    said = "living-changes.csv 第 2–6 行（5 行）：工资变更，生效 2024-01，2024-02-02 登记，依据 通知"
    assert row(sheets(issued, tmp_path)[MOVED], 13)[-1] == said
    grounds = sheets(issued, tmp_path)[GROUNDS]
    assert row(grounds, 4)[-1] == "见小计：第 2 行，变更值 1100.00"
    assert row(grounds, 9)[-1] == said
    agree(issued, tmp_path)


def test_what_stands_behind_few_is_said_of_each(bureau: Bureau) -> None:
    bureau.projects["living"].changes += [change("2024-03-02", name, "death", "2024-02-28") for name in "甲乙丙丁"]
    issued = bureau.issue("2024-03")
    assert all("死亡，生效 2024-02-28" in why(issued, bureau.folder, name) for name in "甲乙丙丁")


# --- accounts ---------------------------------------------------------------------------------------------------------


def remarks(lists: Month, folder: Path) -> dict[str, str]:
    """Return the remarks of a list by name, those that there are."""
    page = sheets(lists, folder)[0]
    last = page.max_column
    rows = [[cell.value for cell in line] for line in page.iter_rows(min_row=4)]
    return {line[1]: line[last - 1] for line in rows if isinstance(line[0], int) and line[last - 1]}


def test_an_account_that_is_not_that_of_the_last_list_is_marked(bureau: Bureau) -> None:
    project = bureau.projects["living"]
    for cells, tail in zip(project.roster, "123", strict=False):
        cells |= {"bank": "农行", "account": f"9000000000{tail}"}
    bureau.issue("2024-03")
    project.changes += [
        change("2024-04-02", "甲", "account", "2024-04", "90000000009"),
        change("2024-04-02", "丁", "account", "2024-04", "90000000008"),
        change("2024-04-02", "丙", "account", "2024-05", "90000000007"),
    ]
    project.roster[1]["payee"] = "乙的女儿"
    issued = bureau.issue("2024-04")
    assert remarks(issued, bureau.folder) == {
        "甲": "账户变更，原尾号 0001",
        "乙": "户名变更，原 乙",
        "丁": "新填账户",
    }
    assert remarks(bureau.issue("2024-05"), bureau.folder) == {"丙": "账户变更，原尾号 0003"}


def test_an_account_is_marked_before_what_is_paid_late(bureau: Bureau) -> None:
    bureau.projects["living"].changes += [
        change("2024-03-02", "戊", "resume", "2024-03"),
        change("2024-03-02", "戊", "account", "2024-03", "90000000009"),
    ]
    assert remarks(bureau.issue("2024-03"), bureau.folder) == {"戊": "新填账户；补发2024年2月（恢复）"}


# --- claims -----------------------------------------------------------------------------------------------------------


def claimed(lists: Month, folder: Path) -> list[list[Any]]:
    """Return the rows of the sheet of claims below its headings, without empty cells; none where there is no sheet."""
    pages = [page for page in sheets(lists, folder) if page.title.startswith("多发登记")]
    return [row(page, number) for page in pages for number in range(4, page.max_row + 1)]


def test_claims_that_stay_open_have_a_sheet_of_their_own(bureau: Bureau) -> None:
    assert claimed(bureau.draft("2024-03"), bureau.folder) == []
    project = bureau.projects["living"]
    project.changes.append(change("2024-03-02", "甲", "death", "2024-01-28"))
    first = bureau.issue("2024-03")
    assert claimed(first, bureau.folder)[:3] == [
        [
            1,
            "甲",
            project.roster[0]["id_number"],
            "生活补贴",
            "死亡",
            "2024年2月",
            120,
            claimed(first, bureau.folder)[0][-1],
        ],
        ["本次新增　小计　1 人", 120],
        ["多发未结合计　1 人", 120],
    ]
    assert "第 3 行：死亡，生效 2024-01-28" in claimed(first, bureau.folder)[0][-1]
    project.changes.append(change("2024-04-02", "乙", "forfeit", "2024-03"))
    second = claimed(bureau.issue("2024-04"), bureau.folder)
    assert [cells[1] if len(cells) > 3 else cells[0] for cells in second[:5]] == [
        *("乙", "本次新增　小计　1 人", "甲", "以前结转　小计　1 人", "多发未结合计　2 人"),
    ]
    assert "死亡" in second[2][4]
    agree(bureau.draft("2024-05"), bureau.folder)


def test_what_a_list_takes_back_is_not_among_its_claims(bureau: Bureau) -> None:
    project = bureau.projects["living"]
    project.keys = {"recovery": {"mode": "offset", "limit": "100%"}}
    project.changes += [
        change("2024-03-02", "甲", "forfeit", "2024-02"),
        change("2024-03-02", "甲", "restart", "2024-03"),
    ]
    assert claimed(bureau.issue("2024-03"), bureau.folder) == []


def test_the_papers_of_an_entered_list_are_made_again_to_the_byte(bureau: Bureau) -> None:
    bureau.projects["living"].changes += [
        change("2024-03-02", "甲", "death", "2024-01-28"),
        change("2024-03-02", "乙", "account", "2024-03", "90000000009"),
    ]
    paths = [path for path in bureau.issue("2024-03").outcomes[0].files if path.suffix == ".xlsx"]
    bureau.issue("2024-04")
    (before,) = [path.read_bytes() for path in paths]
    paths[0].unlink()
    filing.repair(bureau.write(), speaker("zh"))
    assert paths[0].read_bytes() == before
