"""Open claims: whose, of which months, why; and of those that the last list knew, what they came from."""

from pathlib import Path
from typing import Any

import pytest

from subsidies import claims, correct, history, listing, months, standing, workspace, year
from subsidies.claims import OpenClaim
from subsidies.correct import By, Claim
from tests.bureau import LIVING, WAGE, Bureau, Project, change, id_number, living, person
from tests.shell import call


def found(bureau: Bureau, day: str, month: str) -> list[OpenClaim]:
    """Return the open claims as of a day, of service months up to one."""
    place = bureau.write()
    book = place.book()
    try:
        (read,) = workspace.inputs(place)
        before = listing.situation(book, read, history.of(book, read.id), months.parse_day(day))
        return claims.open_claims(before, months.parse(month))
    finally:
        book.close()


def told(bureau: Bureau, day: str, month: str) -> list[tuple[str, str, str, int, str, bool]]:
    """Return the same in short: name, months, fen, reason, whether it is new."""
    return [
        (one.name, months.format(one.first), months.format(one.last), one.fen, one.reason, one.is_new)
        for one in found(bureau, day, month)
    ]


def issued(bureau: Bureau, *numbers: int) -> None:
    """Issue months of 2024, each as known on its 20th."""
    for number in numbers:
        bureau.issue(f"2024-{number:02d}", accept="yes")


@pytest.fixture
def bureau(tmp_path: Path) -> Bureau:
    """Give three months issued to two people."""
    office = living(tmp_path, "甲", "乙")
    issued(office, 1, 2, 3)
    return office


DEATH = change("2024-04-02", "甲", "death", "2024-01-11")


def test_a_claim_has_its_reason_and_what_stands_behind_it(bureau: Bureau) -> None:
    assert found(bureau, "2024-04-01", "2024-03") == []
    bureau.projects["living"].changes = [DEATH]
    (one,) = found(bureau, "2024-04-20", "2024-03")
    assert told(bureau, "2024-04-20", "2024-03") == [("甲", "2024-02", "2024-03", 24000, "death", True)]
    assert [(each.what, each.values["effective"]) for each in one.evidence] == [("change", "2024-01-11")]


def test_a_claim_that_the_last_list_knew_still_says_what_it_came_from(bureau: Bureau) -> None:
    bureau.projects["living"].changes = [DEATH]
    issued(bureau, 4, 5)
    (one,) = found(bureau, "2024-06-20", "2024-05")
    assert (one.reason, one.is_new, one.fen) == ("death", False, 24000)
    assert [each.values["effective"] for each in one.evidence] == ["2024-01-11"]


def test_of_two_causes_each_month_has_its_own(bureau: Bureau) -> None:
    project = bureau.projects["living"]
    project.changes = [change("2024-04-02", "甲", "forfeit", "2024-03")]
    issued(bureau, 4)
    project.changes = [*project.changes, change("2024-05-02", "甲", "death", "2024-01-11")]
    assert told(bureau, "2024-05-20", "2024-04") == [
        ("甲", "2024-02", "2024-02", 12000, "death", True),
        ("甲", "2024-03", "2024-03", 12000, "forfeit", False),
    ]


CAUSES: dict[str, Any] = {
    "wage": lambda project: project.changes.append(change("2024-04-02", "甲", "wage", "2024-02", "900.00")),
    "end": lambda project: project.changes.append(change("2024-04-02", "甲", "end", "2024-02")),
    "carried": lambda project: project.roster[0].update(monthly_wage="900.00"),
}


@pytest.mark.parametrize("reason", CAUSES)
def test_what_no_dated_fact_says_stays_carried(reason: str, tmp_path: Path) -> None:
    project = Project([person("甲", start_month="2024-01", monthly_wage="1000.00")], keys={"item": [WAGE]})
    bureau = Bureau(tmp_path, {"living": project})
    issued(bureau, 1, 2, 3)
    CAUSES[reason](project)
    issued(bureau, 4)
    assert [(one.reason, one.is_new) for one in found(bureau, "2024-05-20", "2024-03")] == [(reason, False)]


def test_a_rate_that_was_issued_later_is_what_it_came_from(bureau: Bureau) -> None:
    lower = {"from": "2024-02", "amount": "100.00", "issued": "2024-04-05"}
    bureau.projects["living"].keys = {"item": [LIVING | {"rate": [*LIVING["rate"], lower]}]}
    issued(bureau, 4)
    assert {one[4:] for one in told(bureau, "2024-05-20", "2024-04")} == {("rate", False)}


def test_what_a_list_takes_back_is_open_no_more(bureau: Bureau) -> None:
    bureau.projects["living"].keys = {"recovery": {"mode": "offset", "limit": "50%"}}
    bureau.projects["living"].changes = [
        change("2024-04-02", "甲", "forfeit", "2024-02"),
        change("2024-04-02", "甲", "restart", "2024-04"),
    ]
    drafted = bureau.draft("2024-04").outcomes[0]
    assert (drafted.list.open_claims, [one.fen for one in drafted.claims]) == (18000, [18000])


# --- waivers ----------------------------------------------------------------------------------------------------------


def waived(bureau: Bureau) -> None:
    """Waive 150.00 of 甲's claim of 240.00, as batch 4."""
    bureau.projects["living"].changes = [DEATH]
    by = By("王芳", months.parse_day("2024-04-20"))
    correct.waive(bureau.write(), Claim("甲", 15000, document="会议纪要"), by)


@pytest.mark.parametrize("taken_back", [False, True])
def test_a_waiver_and_what_takes_it_back_move_no_money(bureau: Bureau, taken_back: bool) -> None:
    waived(bureau)
    day = months.parse_day("2024-04-20")
    if taken_back:
        correct.reverse(bureau.write(), 4, By("王芳", day))
    (one,) = standing.standing(bureau.write(), day)
    (position,) = year.reconciled(bureau.write(), year.Asked(2024, day)).positions
    assert (one.paid, position.sums.paid) == (72000, 72000)
    assert one.open_claims == (24000 if taken_back else 9000)


def test_in_the_log_a_waiver_is_not_among_what_was_paid(bureau: Bureau) -> None:
    waived(bureau)
    shown = call("-C", str(bureau.folder), "ledger", "log", "--lang", "zh").out
    assert "(-150.00)" in shown
    assert "核销合计 150.00 元" in shown
    correct.reverse(bureau.write(), 4, By("王芳", months.parse_day("2024-04-20")))
    shown = call("-C", str(bureau.folder), "ledger", "log", "--lang", "zh").out
    assert "(150.00)" in shown
    assert "核销合计 0.00 元" in shown


def test_explain_says_what_a_carried_claim_came_from(bureau: Bureau) -> None:
    bureau.projects["living"].changes = [DEATH | {"document": "死亡证明"}]
    issued(bureau, 4)
    shown = call("-C", str(bureau.folder), "explain", id_number("甲"), "--as-of", "2024-05-20", "--lang", "zh").out
    assert "原因：死亡；上一份名单时已经知道，至今没有结清。" in shown
    assert "".join(shown.split()).count("死亡证明") == 2
