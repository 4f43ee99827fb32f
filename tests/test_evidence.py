"""What stands behind a reason or a move: the rows and cells themselves, and how they are told."""

from typing import Any

import pytest

from subsidies import evidence, months
from subsidies.evidence import Evidence, Papers
from subsidies.language import speaker
from tests.bureau import LIVING, WAGE, id_number
from tests.known import change, known, person, project
from tests.offices import Row

ZH, EN = speaker("zh"), speaker("en")
ONE = person("甲", start_month="2024-01", monthly_wage="1000.00")
WAGES = project(WAGE)
SPAN = months.parse("2024-03"), months.parse("2024-04")


def papers(changes: list[Row], keys: dict[str, Any] | None = None, as_of: str = "2024-04-20", **cells: str) -> Papers:
    """Return the papers of 甲 as known on a day."""
    found = known([ONE | cells], changes, keys, as_of)
    people, rows = (
        evidence.by_person(table, table["id_number"].to_numpy(), {id_number("甲")})
        for table in (found.people, found.changes)
    )
    return Papers(people, rows, found.project)


def behind(reason: str, now: Papers, then: Papers | None) -> list[str]:
    """Return in words what stands behind a move of 甲 from 2024-03 to 2024-04."""
    return evidence.sentences(evidence.behind(reason, id_number("甲"), (now, then), SPAN), ZH)


DEATH = change("2024-03-15", "甲", "death", "2024-03-10")


def test_a_death_that_the_last_list_knew_still_stands_behind_the_next() -> None:
    then = papers([DEATH], as_of="2024-03-20")
    assert behind("death", papers([DEATH]), then) == [
        "changes.csv 第 2 行：死亡，生效 2024-03-10，2024-03-15 登记，依据 —"
    ]


def test_a_death_in_the_roster_stands_behind_a_move_too() -> None:
    now = papers([], death_date="2024-03-10")
    assert behind("death", now, papers([])) == ["roster.csv 第 2 行“死亡日期”由 — 改为 2024-03-10"]
    assert behind("death", now, now) == ["roster.csv 第 2 行“死亡日期”为 2024-03-10"]


def test_of_several_suspensions_the_latest_in_force_is_told() -> None:
    rows = [
        change("2024-01-05", "甲", "suspend", "2024-01"),
        change("2024-02-05", "甲", "resume", "2024-02"),
        change("2024-03-05", "甲", "suspend", "2024-04"),
        change("2024-03-06", "甲", "resume", "2024-06"),
    ]
    found = behind("resumed", papers(rows), papers(rows, as_of="2024-03-20"))
    assert found == ["changes.csv 第 4 行：暂停，生效 2024-04，2024-03-05 登记，依据 —"]


def test_a_wage_told_ahead_stands_behind_the_month_in_which_it_begins() -> None:
    rows = [change("2024-03-05", "甲", "wage", "2024-04", "1100.00")]
    then = papers(rows, WAGES, "2024-03-20")
    told = "changes.csv 第 2 行：工资变更，生效 2024-04，变更值 1100.00，2024-03-05 登记，依据 —"
    assert behind("wage", papers(rows, WAGES), then) == [told]


def test_an_old_wage_stands_behind_nothing() -> None:
    rows = [change("2024-02-05", "甲", "wage", "2024-02", "1100.00")]
    assert behind("wage", papers(rows, WAGES), papers(rows, WAGES, "2024-03-20")) == []


def test_what_is_not_in_force_yet_stands_behind_nothing() -> None:
    rows = [change("2024-04-05", "甲", "wage", "2024-05", "1100.00")]
    assert behind("wage", papers(rows, WAGES), papers([], WAGES)) == []


def rates(*amounts: tuple[str, str]) -> Papers:
    """Return papers of a project with these rates."""
    return papers([], project(LIVING | {"rate": [{"from": start, "amount": amount} for start, amount in amounts]}))


def test_a_rate_is_told_with_the_one_before_it() -> None:
    old, new = ("2024-01", "120.00"), ("2024-04", "130.00")
    told = ["生活补贴自 2024-04 起的标准由 120.00 改为 130.00，依据 —"]
    assert behind("rate", rates(old, new), rates(old)) == told
    assert behind("rate", rates(old, new), rates(old, new)) == told
    assert behind("rate", rates(old), rates(old)) == []
    assert behind("rate", rates(old), rates(old, new)) == ["生活补贴自 2024-04 起的标准由 130.00 改为 120.00，依据 —"]


def test_the_first_rate_had_none_before_it() -> None:
    assert behind("rate", rates(("2024-04", "120.00")), rates(("2024-05", "120.00"))) == [
        "生活补贴自 2024-04 起的标准由 — 改为 120.00，依据 —"
    ]


def test_an_edited_cell_that_bears_on_nothing_is_no_evidence() -> None:
    now = papers([], WAGES, monthly_wage="1200.00", employer="别处", bank="乙行", note="注")
    assert behind("roster-edit", now, papers([], WAGES)) == ["roster.csv 第 2 行“月退休工资”由 1000.00 改为 1200.00"]


# --- in words -----------------------------------------------------------------------------------------------------


def wage(row: int, value: str = "1.00", document: str = "通知", file: str = "a.csv") -> Evidence:
    """Return a wage change as evidence."""
    values = {"change": "wage", "effective": "2024-01", "value": value, "reported_on": "2024-07-15"}
    return Evidence("change", file, row, values | {"document": document})


def test_rows_of_one_document_are_told_together() -> None:
    found = [wage(row, f"{row}.00") for row in range(4, 83)]
    assert evidence.sentences(found, ZH) == [
        "a.csv 第 4–82 行（79 行）：工资变更，生效 2024-01，2024-07-15 登记，依据 通知"
    ]
    assert evidence.sentences(found, EN) == [
        "a.csv rows 4–82 (79 rows): wage change, effective 2024-01, reported 2024-07-15, document 通知"
    ]


def test_a_value_that_is_the_same_in_all_rows_is_told() -> None:
    assert "变更值 1.00" in evidence.sentences([wage(4), wage(5)], ZH)[0]


def test_what_differs_in_anything_else_is_told_apart() -> None:
    found = [wage(4), wage(5, document="另一份"), wage(6), wage(7, file="b.csv")]
    assert [text.partition("：")[0] for text in evidence.sentences(found, ZH)] == [
        "a.csv 第 4、6 行（2 行）",
        "a.csv 第 5 行",
        "b.csv 第 7 行",
    ]


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([4], "第 4 行："),
        ([4, 4], "第 4 行："),
        ([4, 6, 5], "第 4–6 行（3 行）"),
        ([4, 5, 7, 9, 10], "第 4–5、7、9–10 行（5 行）"),
        ([2, 4, 6, 8, 10], "第 2–10 行中的 5 行"),
    ],
)
def test_runs_of_rows_are_told_by_their_ends(rows: list[int], words: str) -> None:
    assert words in evidence.sentences([wage(row) for row in rows], ZH)[0]


def test_a_flag_is_told_by_its_heading_in_each_language() -> None:
    values = {"change": "flag:heating", "effective": "2024-10", "value": "yes", "reported_on": "", "document": ""}
    flag = [Evidence("change", "a.csv", 4, values)]
    assert "标记:冬碳费" in evidence.sentences(flag, ZH)[0]
    assert "flag:heating" in evidence.sentences(flag, EN)[0]


def test_a_row_that_has_gone_is_told_as_such() -> None:
    gone = [Evidence("change-gone", "a.csv", 4, wage(4).values)]
    assert "原第 4 行已删去" in evidence.sentences(gone, ZH)[0]


# --- the project file ---------------------------------------------------------------------------------------------


def of_policy(**keys: Any) -> list[str]:
    """Return the evidence of a reason ``rate`` in words, where these keys of the project file are new."""
    was, now = project(), project(**keys)
    return evidence.sentences(evidence.of("rate", id_number("甲"), papers([], now), papers([], was)), ZH)


def test_other_keys_of_an_item_are_told() -> None:
    assert of_policy() == []
    assert of_policy(item=[LIVING | {"kind": "wage", "rate": []}])[-1].startswith("项目文件中“生活补贴”的 kind 由 flat")
    assert of_policy(death_month_paid=False) == ["项目文件中“样例”的 death_month_paid 由 true 改为 false"]
