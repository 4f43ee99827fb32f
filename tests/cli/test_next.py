"""What a list is, before it is asked for; what comes next, after every command of the month."""

import json
from pathlib import Path

import pytest

from subsidies import identity
from tests.bureau import Bureau, change, id_number, living, person
from tests.shell import Result, call, sit


@pytest.fixture
def office(tmp_path: Path) -> Bureau:
    """Give two months issued, batches 1 and 2; since then 甲 died in January, and 丙 came with a doubtful id."""
    bureau = living(tmp_path / "office", "甲", "乙")
    bureau.issue("2024-01")
    bureau.issue("2024-02")
    project = bureau.projects["living"]
    project.changes = [change("2024-03-02", "甲", "death", "2024-01-11") | {"document": "死亡证明"}]
    doubtful = id_number("丙")[:17] + ("0" if id_number("丙")[17] != "0" else "1")
    project.roster.append(person("丙", start_month="2024-02") | {"id_number": doubtful})
    bureau.write()
    return bureau


def run(bureau: Bureau, *arguments: str, day: str = "2024-03-20", typed: str | None = None) -> Result:
    """Run a command as of a day, before a terminal where somebody types."""
    words = ("-C", str(bureau.folder), *arguments, "--as-of", day, "--lang", "zh")
    return call(*words) if typed is None else sit(*words, typed=typed)


def line(bureau: Bureau, words: str) -> str:
    """Return how a command is shown that comes next."""
    return f"\n  subsidies -C {bureau.folder} {words}\n"


# --- issue -----------------------------------------------------------------------------------------------------------


def test_a_list_is_shown_whole_before_it_is_asked_for(office: Bureau) -> None:
    result = run(office, "issue", typed="n\n")
    assert (result.status, result.out, office.numbers()) == (2, "", [1, 2])
    shown, question = result.err.split("核发 2024-03：")
    for told in ("240.00", "120.00", "其中补发（新登记）：120.00 元，1 人", "新增多发（死亡）", "依据 死亡证明"):
        assert "".join(told.split()) in "".join(shown.split())
    assert identity.mask(id_number("甲")) in shown
    assert "id-check-digit" in shown
    assert "living 2 人、实发 360.00 元" in question


def test_what_was_shown_is_not_shown_again_once_it_is_entered(office: Bureau) -> None:
    result = run(office, "issue", typed="y\n")
    assert "living 已记入台账：第 3 批，2 人，实发 360.00 元\n" in result.out
    assert "out/2024-03/living-3.xlsx" in result.out
    assert "本月应发" not in result.out


def test_what_was_not_asked_for_is_shown_once(office: Bureau) -> None:
    assert "本月应发" in run(office, "issue").out


def test_a_claim_that_was_known_is_no_new_one(office: Bureau) -> None:
    assert "新增多发" in run(office, "issue").out
    assert "新增多发" not in run(office, "issue", "2024-04", day="2024-04-20").out


def test_after_an_issue_it_says_where_the_lists_are_and_how_the_month_ends(office: Bureau) -> None:
    result = run(office, "issue")
    assert "out/2024-03：" in result.err
    assert line(office, "close 2024-03 --as-of 2024-03-20") in result.err
    assert "也应当核发了" not in result.err


def test_after_an_issue_the_month_that_is_due_too_is_named(office: Bureau) -> None:
    assert line(office, "issue 2024-04 --as-of 2024-05-03") in run(office, "issue", day="2024-05-03").err


@pytest.mark.parametrize("how", ["--json", "--quiet"])
@pytest.mark.parametrize("command", ["draft", "issue", "status"])
def test_programs_and_the_quiet_are_told_nothing_of_it(command: str, how: str, office: Bureau) -> None:
    assert "subsidies -C" not in run(office, command, how, day="2024-05-03").err


def test_for_programs_the_claims_are_in_the_answer(office: Bureau) -> None:
    (project,) = json.loads(run(office, "draft", "--json").out)["projects"]
    (claim,) = project["claims"]
    assert [claim[key] for key in ("first", "last", "amount", "reason", "new")] == [
        *("2024-02", "2024-02", "120.00", "death"),
        True,
    ]


# --- draft -----------------------------------------------------------------------------------------------------------


def test_a_draft_leads_to_its_issue(office: Bureau) -> None:
    assert line(office, "issue 2024-03 --as-of 2024-03-20") in run(office, "draft").err


def test_a_draft_says_which_months_before_it_are_not_issued(office: Bureau) -> None:
    result = run(office, "draft", "2024-05", day="2024-05-20")
    assert "living 的2024年3–4月还没有核发" in result.err
    assert line(office, "issue 2024-03 --as-of 2024-05-20") in result.err
    assert "还没有核发" not in run(office, "draft").err
    assert "还没有核发" in run(office, "issue", "2024-05", "--catch-up", day="2024-05-20", typed="n\n").err


def test_a_draft_of_a_closed_month_leads_to_no_issue(office: Bureau) -> None:
    assert run(office, "close", "2024-02").status == 0
    result = run(office, "draft", "2024-02")
    assert "2024-02 已经结账" in result.err
    assert "issue" not in result.err


def test_a_draft_of_what_is_issued_already_leads_nowhere(office: Bureau) -> None:
    assert run(office, "issue").status == 0
    assert "subsidies -C" not in run(office, "draft", "2024-03").err


# --- status ----------------------------------------------------------------------------------------------------------


def test_status_names_the_months_that_should_have_been_issued_and_the_next_command(office: Bureau) -> None:
    result = run(office, "status", day="2024-06-03")
    assert "living 应发未核发：2024年3–5月\n" in result.out
    assert line(office, "draft 2024-03 --as-of 2024-06-03") in result.err
    (project,) = json.loads(run(office, "status", "--json", day="2024-06-03").out)["projects"]
    assert project["overdue"] == ["2024-03", "2024-04", "2024-05"]


def test_a_month_is_overdue_once_it_is_over(office: Bureau) -> None:
    during = run(office, "status", day="2024-03-31")
    assert ("应发未核发" in during.out, line(office, "draft 2024-03 --as-of 2024-03-31") in during.err) == (False, True)
    before = run(office, "status", day="2024-02-29")
    assert ("应发未核发" in before.out, before.err) == (False, "")


def test_status_says_why_a_claim_is_open(office: Bureau) -> None:
    assert "死亡" in run(office, "status").out
    assert run(office, "issue").status == 0
    assert "死亡" in run(office, "status").out


def test_a_command_that_comes_next_is_for_the_same_projects(office: Bureau) -> None:
    told = run(office, "draft", "--project", "living").err
    assert line(office, "issue 2024-03 --as-of 2024-03-20 --project living") in told


def test_a_day_that_is_ahead_is_among_the_warnings_of_a_list(office: Bureau) -> None:
    office.projects["living"].changes.append(change("2024-03-02", "乙", "death", "2024-03-29"))
    office.write()
    shown = run(office, "issue", typed="n\n").err
    assert "day-ahead" in shown
    assert "day-ahead" in run(office, "check").out


def test_who_is_not_known_yet_on_the_day_has_no_day_ahead(office: Bureau) -> None:
    office.projects["living"].roster[1] |= {"death_date": "2024-02-20", "reported_on": "2024-02-25"}
    office.write()
    assert "day-ahead" not in run(office, "check", day="2024-02-24").out
    office.projects["living"].roster[1]["reported_on"] = "2024-01-25"
    office.write()
    assert "day-ahead" not in run(office, "check", day="2024-02-20").out
    assert "day-ahead" in run(office, "check", day="2024-02-19").out


def test_status_names_the_months_that_were_reversed_and_not_issued_again(office: Bureau) -> None:
    assert run(office, "ledger", "reverse", "1").status == 0
    result = run(office, "status")
    assert "living 冲正以后没有重新核发：2024年1月\n" in result.out
    assert line(office, "draft 2024-01 --as-of 2024-03-20") in result.err
    (project,) = json.loads(run(office, "status", "--json").out)["projects"]
    assert project["undone"] == ["2024-01"]
    assert run(office, "issue", "2024-01").status == 0
    assert "冲正以后" not in run(office, "status").out


def test_a_month_that_was_reversed_and_closed_is_not_to_be_issued_again(office: Bureau) -> None:
    assert run(office, "close", "2024-01").status == 0
    assert run(office, "ledger", "reverse", "1").status == 0
    assert "冲正以后" not in run(office, "status").out
