"""Questions about people and accounts that single files cannot show: between projects, over time, beside errors."""

from pathlib import Path

import pytest

from subsidies import examination, months
from subsidies.errors import Finding, Secret
from tests.bureau import Bureau, Project, change, living, person

CARD, OTHER_CARD = "6217000012345678907", "80101234567890"


def asked(office: Bureau, as_of: str = "2024-01-20") -> list[Finding]:
    """Return what is found as known on a day."""
    return examination.examine(office.write(), months.parse_day(as_of)).findings


def told(office: Bureau, as_of: str = "2024-01-20") -> list[tuple[str, str | None, int | None]]:
    """Return the name, the project and the row of what is found."""
    return [(one.name, one.project, one.row) for one in asked(office, as_of)]


def test_one_person_with_one_account_in_two_projects_shares_it_with_nobody(tmp_path: Path) -> None:
    row = person("甲", account=CARD)
    office = Bureau(tmp_path, {"first": Project([row]), "second": Project([row])})
    assert told(office) == [("person-in-two-projects", "second", 2)]


def test_an_account_is_shared_across_projects(tmp_path: Path) -> None:
    first, second = (Project([person(name, account=CARD)]) for name in "甲乙")
    assert told(Bureau(tmp_path, {"first": first, "second": second})) == [("account-shared", "second", 2)]


def test_an_account_given_up_is_shared_no_more(tmp_path: Path) -> None:
    office = living(tmp_path)
    office.projects["living"].roster = [person(name, account=CARD) for name in "甲乙"]
    office.projects["living"].changes = [change("2024-01-10", "乙", "account", "2024-01", f"信用社|{OTHER_CARD}|乙")]
    assert told(office) == []
    assert told(office, "2024-01-09") == [("account-shared", "living", 3)]


def test_an_account_taken_by_a_change_is_shared_where_the_change_stands(tmp_path: Path) -> None:
    office = living(tmp_path)
    office.projects["living"].roster = [person("甲", account=CARD), person("乙", account=OTHER_CARD)]
    office.projects["living"].changes = [change("2024-01-10", "乙", "account", "2024-01", CARD)]
    (found,) = asked(office)
    assert (found.name, found.file, found.row, found.column) == ("account-shared", "living-changes.csv", 2, "value")


def test_a_person_under_two_linked_numbers_is_one_person(tmp_path: Path) -> None:
    office = Bureau(tmp_path, {"first": Project([person("甲", account=CARD)]), "second": Project()})
    old, new = person("甲")["id_number"], person("乙")["id_number"]
    office.projects["second"].roster = [{"id_number": new, "name": "甲", "account": CARD}]
    office.projects["second"].changes = [change("2024-01-10", "乙", "identity", "2024-01", old) | {"name": ""}]
    assert [one.name for one in asked(office)] == []


def test_questions_are_asked_beside_errors(tmp_path: Path) -> None:
    office = living(tmp_path, "甲", "乙")
    office.projects["living"].roster[0]["start_month"] = "2024-13"
    office.projects["living"].roster[1]["start_month"] = "2023-05"
    assert told(office) == [("bad-month", "living", 2), ("start-before-policy", "living", 3)]


def test_questions_are_asked_where_the_project_file_has_faults(tmp_path: Path) -> None:
    office = living(tmp_path, "甲•乙")
    office.projects["living"].keys = {"since": "2024-13"}
    assert [one.name for one in asked(office)] == ["bad-month", "name-odd-dot"]


def test_what_is_said_of_an_earlier_account_is_a_secret(tmp_path: Path) -> None:
    office = living(tmp_path)
    office.projects["living"].roster = [person("甲", account=CARD, payee="丙")]
    office.issue("2024-01")
    office.projects["living"].roster = [person("甲", account=OTHER_CARD, payee="丙")]
    (found,) = asked(office, "2024-02-20")
    assert found.values == {"bank": "—", "account": Secret(CARD), "payee": "丙"}


@pytest.mark.parametrize("payee", ["", "甲", " 甲"])
def test_oneself_is_no_other_payee(tmp_path: Path, payee: str) -> None:
    office = living(tmp_path)
    office.projects["living"].roster = [person("甲", account=CARD)]
    office.issue("2024-01")
    office.projects["living"].roster = [person("甲", account=CARD, payee=payee)]
    assert [name for name, *_ in told(office, "2024-02-20") if name != "blanks-removed"] == []


def test_another_payee_is_another_account(tmp_path: Path) -> None:
    office = living(tmp_path)
    office.projects["living"].roster = [person("甲", account=CARD)]
    office.issue("2024-01")
    office.projects["living"].roster = [person("甲", account=CARD, payee="丙")]
    assert told(office, "2024-02-20") == [("account-edited", "living", 2)]


def test_a_change_entered_in_the_roster_too_is_asked_about_once(tmp_path: Path) -> None:
    office = living(tmp_path)
    office.projects["living"].roster = [person("甲", account=CARD)]
    office.issue("2024-01")
    office.projects["living"].roster = [person("甲", account=OTHER_CARD)]
    office.projects["living"].changes = [change("2024-02-10", "甲", "account", "2024-02", OTHER_CARD)]
    (found,) = asked(office, "2024-02-20")
    assert (found.name, found.file) == ("account-changed", "living-changes.csv")
    office.issue("2024-02")
    assert told(office, "2024-03-20") == []


def test_somebody_suspended_is_not_paid_after_the_certification_lapsed(tmp_path: Path) -> None:
    office = living(tmp_path)
    office.projects["living"].roster = [person("甲", start_month="2024-01", certified_until="2024-02-11")]
    office.issue("2024-01")
    office.issue("2024-02")
    assert told(office, "2024-03-20") == [("certification-lapsed", "living", 2)]
    office.projects["living"].changes = [change("2024-03-10", "甲", "suspend", "2024-03")]
    assert told(office, "2024-03-20") == []
    assert told(office, "2024-03-09") == [("certification-lapsed", "living", 2)]


def test_the_dead_need_no_account_and_are_never_too_old(tmp_path: Path) -> None:
    office = living(tmp_path)
    dead = {"id_number": "652300191001010010", "name": "乙", "death_date": "2023-12-31"}
    office.projects["living"].roster = [person("甲", account=CARD), dead]
    assert told(office) == []
    office.projects["living"].roster = [person("甲", account=CARD), dead | {"death_date": "2024-01-01"}]
    assert [name for name, _, _ in told(office)] == ["age-too-old", "account-missing"]


def test_a_draft_asks_nothing(tmp_path: Path) -> None:
    office = living(tmp_path)
    office.projects["living"].roster = [person("甲", start_month="2023-05", account=CARD), person("乙•丙")]
    assert [one.name for one in office.draft("2024-01").findings] == []
    assert [one.name for one in asked(office)] == ["name-odd-dot", "start-before-policy", "account-missing"]
