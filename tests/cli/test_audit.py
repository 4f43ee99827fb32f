"""``audit``: what it answers, what it leaves to ``check``, and what happens where there is little to look at."""

import json
from pathlib import Path
from typing import Any

import pytest

from subsidies.language import LANGUAGES
from tests.bureau import Bureau, Project, id_number, living, person, tamper
from tests.shell import Result, call

DAY = ("--as-of", "2024-02-25")


def audit(folder: Path, *words: str) -> Result:
    """Run the command in a folder, as of the 25 February 2024."""
    return call("-C", str(folder), "audit", *DAY, *words)


def told(folder: Path, *words: str) -> list[dict[str, Any]]:
    """Return the findings that a program is told."""
    return list(json.loads(audit(folder, "--json", *words).out)["findings"])


def issued(bureau: Bureau) -> Path:
    """Return the folder of a bureau whose first two months are issued."""
    for month in ("2024-01", "2024-02"):
        bureau.issue(month)
    return bureau.folder


def with_payee(folder: Path, payee: str) -> Path:
    """Return the folder of a bureau that pays to somebody's account."""
    return issued(
        Bureau(folder, {"living": Project([person("甲", start_month="2024-01", account="3001", payee=payee)])})
    )


def test_where_all_is_well_nothing_is_found(tmp_path: Path) -> None:
    result = audit(issued(living(tmp_path, "甲")), "--json")
    assert (result.status, json.loads(result.out)) == (0, {"findings": []})


def test_a_question_alone_is_no_failure(tmp_path: Path) -> None:
    folder = with_payee(tmp_path, "乙")
    assert audit(folder).status == 0
    (found,) = told(folder)
    assert (found["code"], found["severity"], found["project"]) == ("A151", "note", "living")
    assert (found["id_number"], found["row"]) == (f"652300********{id_number('甲')[-4:]}", 2)


def test_a_warning_is_a_failure_unless_it_is_not_asked_for(tmp_path: Path) -> None:
    bureau = living(tmp_path, "甲")
    bureau.issue("2024-01")
    result = call("-C", str(tmp_path), "audit", "--as-of", "2024-03-05", "--lang", "en")
    assert result.status == 1
    assert "A161 month-without-list" in result.out
    assert "There is no list of 2024-02 (one month)." in result.out
    assert call("-C", str(tmp_path), "audit", "--as-of", "2024-03-05", "--ignore", "A161").status == 0
    assert call("-C", str(tmp_path), "audit", "--as-of", "2024-03-05", "--exit-zero").status == 0


def test_what_was_issued_after_the_day_is_left_out(tmp_path: Path) -> None:
    folder = issued(living(tmp_path, "甲"))
    found = json.loads(call("-C", str(folder), "audit", "--as-of", "2024-02-01", "--json").out)["findings"]
    assert found == []


def test_a_question_that_was_looked_into_is_counted_and_check_does_not_miss_it(tmp_path: Path) -> None:
    folder = with_payee(tmp_path, "乙")
    settings = (folder / "subsidies.toml").read_text("utf-8")
    (folder / "subsidies.toml").write_text(f'clearances = ["cleared.csv"]\n{settings}', "utf-8")
    row = f"A151,living,{id_number('甲')},代领,委托书,王芳,2024-12-31"
    head = "code,project,id_number,reason,document,cleared_by,until"
    (folder / "cleared.csv").write_text(f"{head}\n{row}\n", "utf-8")
    assert told(folder) == []
    (cleared,) = told(folder, "--cleared")
    assert cleared["cleared"]["document"] == "委托书"
    checked = call("-C", str(folder), "check", *DAY, "--json")
    assert json.loads(checked.out) == {"findings": []}
    (folder / "living.csv").write_text((folder / "living.csv").read_text("utf-8-sig").replace("乙", ""), "utf-8")
    assert "clearance-unused" in {one["name"] for one in told(folder)}


def test_of_a_faulty_project_it_says_that_its_payments_were_not_looked_into(tmp_path: Path) -> None:
    folder = issued(living(tmp_path, "甲"))
    (folder / "living.csv").write_text("id_number,name,start_month\n1,甲,2024-13\n", "utf-8")
    assert {"bad-id", "bad-month", "payments-not-audited"} <= {one["name"] for one in told(folder)}


def test_an_altered_ledger_is_looked_at_up_to_where_it_was(tmp_path: Path) -> None:
    folder = issued(living(tmp_path, "甲"))
    tamper(folder / "ledger.db", "UPDATE line SET fen = 99900 WHERE batch = 2")
    assert {one["name"] for one in told(folder)} == {"ledger-lines-digest", "ledger-schema"}


def test_something_else_in_the_place_of_the_ledger_is_a_finding(tmp_path: Path) -> None:
    bureau = living(tmp_path, "甲")
    bureau.write()
    (tmp_path / "ledger.db").write_text("nothing", "utf-8")
    assert "ledger-not-database" in {one["name"] for one in told(tmp_path)}


def test_notes_on_how_files_were_read_are_left_to_check(tmp_path: Path) -> None:
    folder = issued(living(tmp_path, "甲"))
    text = (folder / "living.csv").read_text("utf-8-sig").replace(id_number("甲"), f" {id_number('甲')}")
    (folder / "living.csv").write_text(text, "utf-8")
    assert "blanks-removed" in call("-C", str(folder), "check", *DAY, "--json").out
    assert told(folder) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_unknown_project_is_refused(tmp_path: Path, language: str) -> None:
    result = audit(issued(living(tmp_path, "甲")), "--project", "pension", "--lang", language)
    assert (result.status, "project-unknown" in result.out + result.err) == (2, True)
