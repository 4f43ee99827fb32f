"""Approvals: exactly this list, by different people, none of whom prepared or issues it."""

import json
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.bureau import Bureau, Project, change, id_number, person
from tests.shell import Result, call, sit

APPROVAL = {"levels": 2}


def account(name: str, number: str) -> dict[str, str]:
    """Return a roster row of somebody with an account."""
    return person(name, start_month="2024-01") | {"bank": "样例银行", "account": number}


@pytest.fixture
def office(tmp_path: Path) -> Bureau:
    """Give two projects: ``first`` asks for two approvals, ``second`` for none."""
    first = Project([account("甲", "6222"), account("乙", "6223")], keys={"approval": APPROVAL})
    bureau = Bureau(tmp_path / "office", {"first": first, "second": Project([person("丙", start_month="2024-01")])})
    bureau.write()
    return bureau


def run(
    bureau: Bureau, words: str, *more: str, month: str = "2024-01", by: str = "", typed: str | None = None
) -> Result:
    """Run a command of a month as known on its 20th, before a terminal where somebody types."""
    day = ("--as-of", f"{month}-20", *(("--by", by) if by else ()), "--lang", "en")
    arguments = ("-C", str(bureau.folder), *words.split(), month, *more, *day)
    return call(*arguments) if typed is None else sit(*arguments, typed=typed)


def answer(bureau: Bureau, words: str, *more: str, month: str = "2024-01", by: str = "") -> dict[str, Any]:
    """Run a command that is done, and return what programs are told."""
    result = run(bureau, words, *more, "--json", month=month, by=by)
    assert result.status == 0, result
    return dict(json.loads(result.out))


def refused(bureau: Bureau, words: str, *more: str, month: str = "2024-01", by: str = "核发人") -> str:
    """Run a command that is refused, and return the refusal's name; nothing is entered by it."""
    before = bureau.numbers()
    result = run(bureau, words, *more, "--json", month=month, by=by)
    assert result.status == 2, result
    assert bureau.numbers() == before
    return str(json.loads(result.out)["error"]["name"])


def approve(bureau: Bureau, *people: str, month: str = "2024-01") -> None:
    """Let people approve a month's list of ``first``."""
    for one in people:
        answer(bureau, "approve", "--project", "first", month=month, by=one)


def issue(bureau: Bureau, month: str = "2024-01", only: Sequence[str] = ("--project", "first")) -> dict[str, Any]:
    """Issue a month's list of ``first``."""
    return answer(bureau, "issue", *only, month=month, by="核发人")


# --- how many, and who ------------------------------------------------------------------------------------------------


def test_a_list_is_issued_once_as_many_different_people_have_approved_it_as_its_project_asks(office: Bureau) -> None:
    assert refused(office, "issue") == "not-approved"
    approve(office, "张三")
    assert refused(office, "issue") == "not-approved"
    approve(office, "李四")
    done = issue(office, only=())
    assert [one["batch"] for one in done["projects"]] == [3, 4]
    assert done["projects"][0]["approval"]["approved_by"] == ["张三", "李四"]
    assert done["projects"][1]["approval"] is None


def test_what_is_refused_says_whose_approvals_there_are_and_by_which_digest(office: Bureau) -> None:
    approve(office, "张三")
    digest = answer(office, "draft")["projects"][0]["approval"]["digest"]
    told = run(office, "issue", by="核发人").err
    assert f"first 1/2 (张三) {digest[:16]}" in told
    assert "subsidies approve 2024-01 --project first" in told


def test_the_others_are_issued_by_themselves(office: Bureau) -> None:
    assert refused(office, "issue") == "not-approved"
    assert [one["batch"] for one in issue(office, only=("--project", "second"))["projects"]] == [1]


@pytest.mark.parametrize("again", ["张三", "张 三", " 张三　"])
def test_nobody_counts_twice_however_the_name_is_written(again: str, office: Bureau) -> None:
    approve(office, "张三")
    assert refused(office, "approve", by=again) == "approved-already"


def test_latin_names_are_one_whatever_their_letters(office: Bureau) -> None:
    approve(office, "Wang Fang")
    assert refused(office, "approve", by="wangfang") == "approved-already"


def test_who_prepared_a_list_cannot_approve_it(office: Bureau) -> None:
    answer(office, "draft", by="制表 人")
    assert refused(office, "approve", by="制表人") == "approver-prepared"
    approve(office, "张三", "李四")
    with closing(office.book()) as book:
        assert json.loads(book.batches()[0].detail)["prepared_by"] == "制表 人"


def test_who_prepared_it_does_not_count_even_where_that_is_said_later(office: Bureau) -> None:
    approve(office, "张三", "李四")
    answer(office, "draft", by="李四")
    assert refused(office, "issue") == "not-approved"


def test_looking_at_a_draft_makes_nobody_its_preparer(office: Bureau) -> None:
    answer(office, "draft")
    approve(office, "张三", "李四")


def test_who_has_approved_a_list_cannot_issue_it(office: Bureau) -> None:
    approve(office, "张三", "李四", "王五")
    assert refused(office, "issue", by="李 四") == "approver-issues"
    issue(office)


# --- exactly this list ------------------------------------------------------------------------------------------------


def test_a_list_that_has_changed_needs_new_approvals_and_says_whose_were_for_another(office: Bureau) -> None:
    approve(office, "张三", "李四")
    office.projects["first"].roster.append(account("丁", "6224"))
    office.write()
    assert refused(office, "issue") == "not-approved"
    assert "张三, 李四 approved another list" in run(office, "issue", by="核发人").err
    approve(office, "张三", "李四")
    issue(office)


def test_an_account_that_has_changed_needs_new_approvals(office: Bureau) -> None:
    approve(office, "张三", "李四")
    digest = answer(office, "draft")["projects"][0]["approval"]
    office.projects["first"].roster[0]["account"] = "9999"
    office.write()
    now = answer(office, "draft")["projects"][0]["approval"]
    assert (now["digest"], now["approved_by"]) == (digest["digest"], [])
    assert now["accounts"] != digest["accounts"]
    assert refused(office, "issue") == "not-approved"


def test_a_list_that_is_what_it_was_again_has_its_approvals_again(office: Bureau) -> None:
    approve(office, "张三", "李四")
    office.projects["first"].roster.append(account("丁", "6224"))
    office.write()
    office.projects["first"].roster.pop()
    office.write()
    issue(office)


def test_another_project_s_change_and_another_day_void_nothing(office: Bureau) -> None:
    approve(office, "张三", "李四")
    office.projects["second"].roster.append(person("丁", start_month="2024-01"))
    office.write()
    words = ("issue", "2024-01", "--as-of", "2024-01-25", "--by", "核发人", "--lang", "en")
    assert call("-C", str(office.folder), *words).status == 0


def test_the_digest_is_that_of_the_lines_and_of_the_batch(office: Bureau) -> None:
    shown = answer(office, "draft")["projects"][0]["approval"]["digest"]
    approve(office, "张三", "李四")
    issue(office)
    with closing(office.book()) as book:
        assert book.batches()[-1].lines_digest == shown


def test_a_digest_that_was_seen_is_approved_and_no_other(office: Bureau) -> None:
    digest = answer(office, "draft")["projects"][0]["approval"]["digest"]
    assert refused(office, "approve", "--digest", "0" * 12, by="张三") == "list-differs"
    answer(office, "approve", "--digest", digest[:16].upper(), by="张三")
    office.projects["first"].roster.append(account("丁", "6224"))
    office.write()
    assert refused(office, "approve", "--digest", digest, by="李四") == "list-differs"


def test_a_supplement_needs_approvals_of_its_own(office: Bureau) -> None:
    approve(office, "张三", "李四")
    issue(office)
    assert refused(office, "approve", by="张三") == "nothing-to-approve"
    office.projects["first"].roster.append(account("丁", "6224") | {"reported_on": "2024-01-19"})
    office.write()
    assert refused(office, "issue") == "not-approved"
    approve(office, "张三", "李四")
    assert issue(office)["projects"][0]["net"] == "120.00"


def test_a_list_after_a_reversal_needs_approvals_of_its_own_even_if_it_is_the_same(office: Bureau) -> None:
    approve(office, "张三", "李四")
    batch = issue(office)["projects"][0]["batch"]
    words = ("ledger", "reverse", str(batch), "--why", "错发", "--as-of", "2024-01-20", "--by", "核发人")
    assert call("-C", str(office.folder), *words).status == 0
    assert refused(office, "issue") == "not-approved"
    approve(office, "张三", "李四")
    issue(office)


def test_approvals_of_one_month_count_for_no_other(office: Bureau) -> None:
    approve(office, "张三", "李四")
    issue(office)
    assert refused(office, "issue", "--project", "first", month="2024-02") == "not-approved"


def test_levels_that_are_raised_apply_to_new_lists_alone(office: Bureau) -> None:
    issue(office, only=("--project", "second"))
    office.projects["second"].keys = {"approval": {"levels": 1}}
    office.write()
    assert call("-C", str(office.folder), "ledger", "verify").status == 0
    assert answer(office, "issue", "--project", "second", by="核发人")["projects"][0]["batch"] is None
    assert refused(office, "issue", "--project", "second", month="2024-02") == "not-approved"


# --- what cannot be approved ------------------------------------------------------------------------------------------


def test_without_levels_there_is_nothing_to_approve(office: Bureau) -> None:
    assert refused(office, "approve", "--project", "second", by="张三") == "approval-not-asked"


def test_faulty_inputs_are_not_approved(office: Bureau) -> None:
    office.projects["first"].roster[0]["start_month"] = "x"
    office.write()
    assert refused(office, "approve", by="张三") == "inputs-faulty"


def test_a_month_too_far_ahead_is_not_approved(office: Bureau) -> None:
    words = ("approve", "2024-05", "--as-of", "2024-01-20", "--by", "张三", "--json")
    result = call("-C", str(office.folder), *words)
    assert json.loads(result.out)["error"]["name"] == "month-ahead"


def test_a_closed_month_is_not_approved(office: Bureau) -> None:
    approve(office, "张三", "李四")
    issue(office)
    assert run(office, "close", "--project", "first").status == 0
    office.projects["first"].changes.append(change("2024-01-19", "甲", "end", "2024-02"))
    office.projects["first"].roster.append(account("丁", "6224") | {"reported_on": "2024-01-19"})
    office.write()
    assert refused(office, "approve", by="张三") == "month-closed"
    assert refused(office, "approve", "--withdraw", by="张三") == "approval-missing"


# --- withdrawing ------------------------------------------------------------------------------------------------------


def test_an_approval_can_be_withdrawn_and_given_again_before_the_issue(office: Bureau) -> None:
    approve(office, "张三", "李四")
    (taken,) = answer(office, "approve", "--withdraw", by="张 三")["batches"]
    assert (taken["kind"], taken["batch"], taken["lines"]) == ("approval", 3, [])
    assert refused(office, "issue") == "not-approved"
    assert "approval withdrawn" in call("-C", str(office.folder), "ledger", "log", "--lang", "en").out
    approve(office, "张三")
    issue(office)


def test_on_a_terminal_a_withdrawal_is_asked_for(office: Bureau) -> None:
    approve(office, "张三")
    result = run(office, "approve", "--withdraw", by="张三", typed="n\n")
    assert (result.status, office.numbers()) == (2, [1])
    assert "is to be withdrawn (batch 1)" in result.err
    assert run(office, "approve", "--withdraw", by="张三", typed="y\n").status == 0
    assert office.numbers() == [1, 2]


def test_nobody_withdraws_what_another_has_approved_or_what_is_issued(office: Bureau) -> None:
    approve(office, "张三", "李四")
    assert refused(office, "approve", "--withdraw", by="王五") == "approval-missing"
    issue(office)
    assert refused(office, "approve", "--withdraw", by="张三") == "approval-missing"


# --- the ledger -------------------------------------------------------------------------------------------------------


def test_the_ledger_keeps_approvals_in_its_chain_with_what_was_seen(office: Bureau) -> None:
    approve(office, "张三", "李四")
    issue(office)
    assert call("-C", str(office.folder), "ledger", "verify").status == 0
    with closing(office.book()) as book:
        first, second, batch = book.batches()
        assert (first.kind, first.entered_by, first.line_count, first.fen) == ("approval", "张三", 0, 0)
        assert first.inputs == batch.inputs
        assert json.loads(batch.detail)["approvals"] == [first.number, second.number]
        assert json.loads(first.detail)["approved"] == batch.lines_digest
        assert json.loads(first.detail)["accounts"] == json.loads(batch.detail)["accounts"]
    shown = call("-C", str(office.folder), "ledger", "show", "3", "--lang", "zh").out
    assert "批准的批次" in shown
    assert call("-C", str(office.folder), "ledger", "show", "1", "--lang", "zh").out.count("批准的名单摘要") == 1


def test_an_approval_that_makes_no_sense_is_damage(office: Bureau) -> None:
    approve(office, "张三")
    with closing(sqlite3.connect(office.folder / "ledger.db")) as db:
        db.execute("DROP TRIGGER batch_no_update")
        db.execute("UPDATE batch SET detail = '[]' WHERE kind = 'approval'")
        db.commit()
    assert refused(office, "approve", by="李四") == "ledger-corrupt"
    assert "ledger-corrupt" in call("-C", str(office.folder), "draft", "2024-01", "--json").out


def test_a_dry_run_enters_nothing(office: Bureau) -> None:
    assert answer(office, "approve", "--dry-run", by="张三")["projects"][0]["batch"] is None
    assert office.numbers() == []


# --- before a terminal ------------------------------------------------------------------------------------------------


def test_on_a_terminal_the_list_is_shown_and_asked_for(office: Bureau) -> None:
    result = run(office, "approve", by="张三", typed="n\n")
    assert (result.status, result.out, office.numbers()) == (2, "", [])
    shown, question = result.err.split("张三 approves the lists of 2024-01")
    assert "240.00" in shown
    assert "approved by 0 of 2" in shown
    assert "first: 2 people, net 240.00 yuan" in question
    assert run(office, "approve", by="张三", typed="y\n").status == 0
    assert office.numbers() == [1]


def test_what_comes_next_is_said_until_the_list_is_issued(office: Bureau) -> None:
    only = ("--project", "first")
    assert "approve 2024-01 --as-of" in run(office, "draft", *only).err
    assert "1 other person must approve" in run(office, "approve", *only, by="张三").err
    assert "approve 2024-01 --as-of" in run(office, "draft", *only).err
    assert "issue 2024-01 --as-of" in run(office, "approve", *only, by="李四").err
    assert "issue 2024-01 --as-of" in run(office, "draft", *only).err


def stages(bureau: Bureau) -> list[tuple[str, str]]:
    """Return where the lists of ``first`` stand."""
    words = ("status", "--project", "first", "--as-of", "2024-01-20", "--json")
    (told,) = json.loads(call("-C", str(bureau.folder), *words).out)["projects"]
    return [(one["month"], one["state"]) for one in told["stages"]]


def test_status_tells_where_a_list_stands_and_what_comes_next(office: Bureau) -> None:
    def following() -> str:
        return call("-C", str(office.folder), "status", "--project", "first", "--as-of", "2024-01-20").err

    assert stages(office) == [("2024-01", "due")]
    assert "draft 2024-01" in following()
    answer(office, "draft")
    assert stages(office) == [("2024-01", "drafted")]
    approve(office, "张三")
    assert stages(office) == [("2024-01", "approving")]
    assert "approve 2024-01" in following()
    approve(office, "李四")
    assert stages(office) == [("2024-01", "approved")]
    assert "issue 2024-01" in following()
    issue(office)
    assert stages(office) == [("2024-01", "issued"), ("2024-02", "ahead")]
    assert run(office, "close", "--project", "first").status == 0
    assert stages(office) == [("2024-01", "closed"), ("2024-02", "ahead")]


def test_status_shows_a_supplement_that_waits_for_its_approvals(office: Bureau) -> None:
    approve(office, "张三", "李四")
    issue(office)
    office.projects["first"].roster.append(account("丁", "6224") | {"reported_on": "2024-01-19"})
    office.write()
    approve(office, "张三")
    assert stages(office) == [("2024-01", "approving"), ("2024-02", "ahead")]
    told = call("-C", str(office.folder), "status", "--as-of", "2024-01-20", "--lang", "zh").out
    assert "first 2024-01：已批准 1/2（张三）" in told


def test_approvals_show_no_id_number(office: Bureau) -> None:
    result = run(office, "approve", by="张三")
    assert id_number("甲") not in result.out + result.err
