"""Which lists may be drafted and issued, what they leave behind, and that nothing is entered that was not looked at."""

import hashlib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from subsidies import month, months
from subsidies.errors import Refusal
from subsidies.month import Month
from tests.bureau import HEATING, LIVING, Bureau, Project, ask, change, entry, living, person, two


@pytest.fixture
def bureau(tmp_path: Path) -> Bureau:
    """A bureau that pays 甲, with two months issued."""
    bureau = living(tmp_path, "甲")
    bureau.issue("2024-01")
    bureau.issue("2024-02")
    return bureau


def refused(bureau: Bureau, *asked: Any, **more: Any) -> Refusal:
    """Return the refusal of an issue, which has written nothing."""
    bureau.write()
    before = bureau.files()
    with pytest.raises(Refusal) as caught:
        bureau.issue(*asked, **more)
    assert bureau.files() == before
    return caught.value


def sizes(lists: Month) -> list[int]:
    """Return how many lines each project's list has."""
    return [len(outcome.list.lines) for outcome in lists.outcomes]


# --- guards -----------------------------------------------------------------------------------------------------


def test_the_first_list_is_of_the_first_month(tmp_path: Path) -> None:
    issued = living(tmp_path, "甲").issue("2024-01")
    assert (issued.month, sizes(issued)) == (months.parse("2024-01"), [1])


def test_a_skipped_month_needs_catch_up(bureau: Bureau) -> None:
    found = refused(bureau, "2024-04")
    assert found.name == "month-out-of-order"
    told = {"month": "2024-04", "project": "living", "due": "2024-03", "skipped": "2024-03", "advice": ""}
    assert found.values == told
    assert sizes(bureau.issue("2024-04", catch_up=True)) == [2]


def test_a_later_start_needs_catch_up(tmp_path: Path) -> None:
    bureau = living(tmp_path, "甲")
    found = refused(bureau, "2024-03")
    assert (found.values["due"], found.values["skipped"]) == ("2024-01", "2024-01 – 2024-02")
    assert sizes(bureau.issue("2024-03", catch_up=True)) == [3]


def test_an_earlier_month_never_issued_needs_catch_up(tmp_path: Path) -> None:
    bureau = living(tmp_path, "甲")
    bureau.issue("2024-03", catch_up=True)
    found = refused(bureau, "2024-02", "2024-03-20")
    assert (found.name, found.values["advice"]) == ("month-out-of-order", "passed")
    issued = bureau.issue("2024-02", "2024-03-20", catch_up=True)
    assert sizes(issued) == [0]
    assert issued.outcomes[0].batch


@pytest.mark.parametrize("catch_up", [False, True])
def test_the_month_after_the_as_of_day_may_be_issued_and_no_later_one(bureau: Bureau, catch_up: bool) -> None:
    assert refused(bureau, "2024-04", "2024-02-20", catch_up=True).name == "month-ahead"
    assert refused(bureau, "2025-04", "2024-02-29", catch_up=True).name == "month-ahead"
    assert bureau.issue("2024-03", "2024-02-20", catch_up=catch_up).outcomes[0].batch
    assert refused(bureau, "2024-04", "2024-02-29", catch_up=catch_up).name == "month-ahead"


def test_december_is_followed_by_january(tmp_path: Path) -> None:
    bureau = Bureau(tmp_path, {"living": Project([person("甲")], keys={"since": "2023-12"})})
    bureau.issue("2023-12")
    assert refused(bureau, "2024-02", "2023-12-31", catch_up=True).name == "month-ahead"
    assert sizes(bureau.issue("2024-01", "2023-12-31")) == [1]


def test_an_as_of_day_before_that_of_the_last_list_is_refused(bureau: Bureau) -> None:
    found = refused(bureau, "2024-03", "2024-02-19", catch_up=True)
    assert (found.name, found.values["last"]) == ("as-of-earlier", "2024-02-20")
    assert bureau.issue("2024-03", "2024-02-20").outcomes[0].batch


def test_an_as_of_day_is_compared_with_the_projects_own_last_list(tmp_path: Path) -> None:
    bureau = two(tmp_path)
    bureau.issue("2024-01", "2024-01-25", only=("first",))
    assert bureau.issue("2024-01", "2024-01-20", only=("second",)).outcomes[0].batch
    assert refused(bureau, "2024-02", "2024-01-22").name == "as-of-earlier"


@pytest.mark.parametrize("catch_up", [False, True])
@pytest.mark.parametrize("draft", [False, True])
def test_a_month_before_the_first_is_refused_to_drafts_too(tmp_path: Path, draft: bool, catch_up: bool) -> None:
    bureau = living(tmp_path, "甲")
    bureau.write()
    before = bureau.files()
    with pytest.raises(Refusal) as caught:
        (bureau.draft if draft else bureau.issue)("2023-12", catch_up=catch_up)
    assert (caught.value.name, caught.value.values["since"]) == ("month-before-since", "2024-01")
    assert bureau.files() == before


@pytest.mark.parametrize("catch_up", [False, True])
def test_a_closed_month_takes_no_more_lists(bureau: Bureau, catch_up: bool) -> None:
    bureau.enter(entry("2024-02", kind="closing"))
    bureau.projects["living"].roster.append(person("乙", start_month="2024-01"))
    assert refused(bureau, "2024-02", "2024-03-01", catch_up=catch_up).name == "month-closed"
    assert sizes(bureau.issue("2024-03")) == [4]
    assert bureau.issue("2024-01", "2024-03-20").outcomes[0].batch is None


def test_closing_one_project_closes_no_other(tmp_path: Path) -> None:
    bureau = two(tmp_path)
    bureau.issue("2024-01")
    bureau.enter(entry("2024-01", kind="closing", project="second"))
    assert refused(bureau, "2024-01", "2024-01-25").values["project"] == "second"
    assert bureau.issue("2024-01", "2024-01-25", only=("first",)).outcomes[0].batch is None


def test_a_supplement_of_an_earlier_month_needs_no_catch_up(bureau: Bureau) -> None:
    bureau.projects["living"].roster.append(person("乙", start_month="2024-01"))
    issued = bureau.issue("2024-01", "2024-02-21")
    assert issued.outcomes[0].list.lines[["name", "kind"]].to_numpy().tolist() == [["乙", "regular"]]


def test_drafts_are_free_to_look_ahead_and_back(bureau: Bureau) -> None:
    assert sizes(bureau.draft("2024-12", "2024-02-20")) == [10]
    assert sizes(bureau.draft("2024-01", "2024-01-01")) == [0]


def test_a_month_that_one_project_may_not_issue_is_issued_for_none(tmp_path: Path) -> None:
    bureau = two(tmp_path)
    bureau.issue("2024-01", only=("first",))
    assert refused(bureau, "2024-02").values["project"] == "second"
    assert bureau.issue("2024-02", only=("first",)).outcomes[0].batch


# --- the inputs against the ledger --------------------------------------------------------------------------------


def faults(refusal: Refusal) -> list[tuple[str, str | None]]:
    """Return the names of the findings behind a refusal, each with its project."""
    return [(finding.name, finding.project) for finding in refusal.findings]


def test_what_the_ledger_does_not_allow_is_reported_for_all_projects_at_once(tmp_path: Path) -> None:
    bureau = two(tmp_path)
    for project in bureau.projects.values():
        project.keys["item"] = [LIVING, HEATING]
        project.roster[0]["heating"] = "yes"
    bureau.issue("2024-01")
    bureau.projects["first"].roster = []
    bureau.projects["second"].keys["item"] = [LIVING]
    bureau.projects["second"].roster.append(person("丙"))
    found = refused(bureau, "2024-02")
    assert found.name == "inputs-faulty"
    assert faults(found) == [("person-omitted", "first"), ("item-gone", "second"), ("start-missing", "second")]


def test_a_new_person_without_a_start_is_named_with_row_and_column(bureau: Bureau) -> None:
    bureau.projects["living"].roster.append(person("乙"))
    (finding,) = refused(bureau, "2024-03").findings
    assert (finding.file, finding.row, finding.column) == ("living.csv", 3, "start_month")


def test_a_person_known_to_an_earlier_list_needs_no_start_though_never_paid(tmp_path: Path) -> None:
    rows = [person("甲"), person("乙", suspended_from="2024-01")]
    bureau = Bureau(tmp_path, {"living": Project(rows)})
    bureau.issue("2024-01")
    assert sizes(bureau.issue("2024-02")) == [1]


def test_a_person_reported_after_the_first_list_needs_a_start_though_the_roster_had_the_row(tmp_path: Path) -> None:
    bureau = Bureau(tmp_path, {"living": Project([person("甲"), person("乙", reported_on="2024-02-01")])})
    bureau.issue("2024-01")
    assert faults(refused(bureau, "2024-02")) == [("start-missing", "living")]


def test_a_person_omitted_is_named_with_what_is_owed(bureau: Bureau) -> None:
    bureau.projects["living"].roster = [person("乙", start_month="2024-03")]
    (finding,) = refused(bureau, "2024-03").findings
    assert (finding.name, finding.amount) == ("person-omitted", 12000)


def test_a_person_omitted_while_suspended_is_missed_too(bureau: Bureau) -> None:
    bureau.projects["living"].changes = [change("2024-03-01", "甲", "suspend", "2024-03")]
    bureau.issue("2024-03")
    bureau.projects["living"].roster = []
    assert faults(refused(bureau, "2024-04")) == [("person-omitted", "living")]


def test_a_person_who_comes_back_to_the_roster_is_not_new(bureau: Bureau) -> None:
    mine = bureau.projects["living"]
    mine.changes = [change("2024-03-01", "甲", "forfeit", "2024-03")]
    row = mine.roster.pop()
    bureau.issue("2024-03")
    mine.roster = [row | {"start_month": ""}]
    mine.changes.append(change("2024-04-01", "甲", "restart", "2024-04"))
    assert sizes(bureau.issue("2024-04")) == [1]


def test_an_omitted_person_takes_no_flag_from_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A project's own flag is a column that only its rosters have."""
    monkeypatch.setattr("tests.bureau.ROSTER_COLUMNS", ["id_number", "name", "start_month", "veteran"])
    gift: dict[str, Any] = {"id": "gift", "name": "慰问金", "kind": "one-off", "month": 3, "flag": "veteran"}
    gift["rate"] = [{"from": "2024-01", "amount": "500.00"}]
    rows = [person(name, start_month="2024-01", veteran="yes") for name in ("甲", "乙")]
    bureau = Bureau(tmp_path, {"living": Project(rows, keys={"item": [LIVING, gift]})})
    bureau.issue("2024-01")
    bureau.projects["living"].changes = [change("2024-02-01", "乙", "end", "2024-02")]
    bureau.issue("2024-02")
    rows.pop()
    lines = bureau.issue("2024-03").outcomes[0].list.lines
    assert lines[["name", "item", "fen"]].to_numpy().tolist() == [["甲", "living", 12000], ["甲", "gift", 50000]]
    assert bureau.issue("2024-04").outcomes[0].list.open_claims == 0


def test_an_item_with_a_flag_of_its_own_may_be_added_later(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.bureau.ROSTER_COLUMNS", ["id_number", "name", "start_month", "veteran"])
    gift: dict[str, Any] = {"id": "gift", "name": "慰问金", "kind": "one-off", "month": 1, "flag": "veteran"}
    gift["rate"] = [{"from": "2024-01", "amount": "500.00"}]
    bureau = living(tmp_path, "甲")
    bureau.issue("2024-01")
    bureau.projects["living"].keys["item"] = [LIVING, gift]
    bureau.projects["living"].changes = [change("2024-02-01", "甲", "flag:veteran", "2024-01", "yes")]
    lines = bureau.draft("2024-02").outcomes[0].list.lines
    assert lines[["item", "kind", "fen"]].to_numpy().tolist() == [
        ["living", "regular", 12000],
        ["gift", "arrears", 50000],
    ]


# --- which month is next -------------------------------------------------------------------------------------------


def test_a_month_left_out_is_the_next_one_due(bureau: Bureau) -> None:
    assert bureau.draft(None, "2024-03-20").month == months.parse("2024-03")
    assert bureau.issue(None, "2024-03-20").month == months.parse("2024-03")
    assert bureau.draft(None, "2024-03-20").month == months.parse("2024-04")


def test_a_month_left_out_is_the_earliest_due_of_several_projects(tmp_path: Path) -> None:
    bureau = two(tmp_path)
    bureau.issue("2024-01")
    bureau.issue("2024-02", only=("first",))
    issued = bureau.issue(None, "2024-02-21")
    assert issued.month == months.parse("2024-02")
    assert [outcome.batch is not None for outcome in issued.outcomes] == [False, True]
    assert bureau.issue(None, "2024-03-20").month == months.parse("2024-03")


def test_a_month_left_out_is_that_of_the_projects_asked_for(tmp_path: Path) -> None:
    bureau = two(tmp_path)
    bureau.issue("2024-01", only=("first",))
    assert bureau.draft(None, "2024-02-20", only=("first",)).month == months.parse("2024-02")


def test_after_a_skipped_month_the_next_one_due_is_after_the_latest(bureau: Bureau) -> None:
    bureau.issue("2024-04", catch_up=True)
    bureau.issue("2024-03", "2024-04-20", catch_up=True)
    assert bureau.draft(None, "2024-05-20").month == months.parse("2024-05")


# --- drafts -------------------------------------------------------------------------------------------------------


def digest(path: Path) -> str:
    """Return the SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_a_draft_leaves_the_ledger_as_it_is(bureau: Bureau) -> None:
    before = digest(bureau.folder / "ledger.db")
    bureau.draft("2024-03")
    assert digest(bureau.folder / "ledger.db") == before
    assert [*bureau.folder.glob("ledger.db-*")] == []


def test_a_draft_makes_no_ledger(tmp_path: Path) -> None:
    bureau = living(tmp_path, "甲")
    assert bureau.draft("2024-01").outcomes[0].batch is None
    assert not (tmp_path / "ledger.db").exists()


def test_a_draft_is_the_same_to_the_byte_each_time(bureau: Bureau) -> None:
    bureau.draft("2024-03")
    first = bureau.files()
    bureau.draft("2024-03")
    assert bureau.files() == first
    assert {"out/2024-03/draft/living.lines.csv", "out/2024-03/draft/living.xlsx"} <= first.keys()


def test_the_draft_of_a_list_is_what_is_issued(bureau: Bureau) -> None:
    bureau.draft("2024-03")
    bureau.issue("2024-03")
    files = bureau.files()
    assert files["out/2024-03/draft/living.lines.csv"] == files["out/2024-03/living-3.lines.csv"]


def test_a_draft_after_the_issue_has_no_files_and_removes_those_before_it(bureau: Bureau) -> None:
    bureau.draft("2024-03")
    bureau.issue("2024-03")
    drafted = bureau.draft("2024-03", "2024-03-21")
    assert (sizes(drafted), drafted.outcomes[0].files) == ([0], ())
    assert not [*(bureau.folder / "out" / "2024-03" / "draft").iterdir()]
    assert len([*(bureau.folder / "out" / "2024-03").glob("living-3.*")]) == 2


def test_a_draft_after_the_issue_has_what_changed_since(bureau: Bureau) -> None:
    bureau.issue("2024-03")
    bureau.projects["living"].roster.append(person("乙", start_month="2024-03"))
    drafted = bureau.draft("2024-03", "2024-03-21")
    assert (sizes(drafted), len(drafted.outcomes[0].files)) == ([1], 2)


def test_an_empty_first_list_is_drafted_as_a_header(tmp_path: Path) -> None:
    living(tmp_path).draft("2024-01")
    assert (tmp_path / "out/2024-01/draft/living.lines.csv").read_text("utf-8-sig").count("\n") == 1


def test_a_draft_that_cannot_be_written_leaves_none_of_its_files(tmp_path: Path) -> None:
    bureau = two(tmp_path)
    bureau.write()
    (tmp_path / "out/2024-01/draft/second.lines.csv").mkdir(parents=True)
    before = bureau.files()
    with pytest.raises(Refusal) as caught:
        bureau.draft("2024-01")
    assert caught.value.name == "output-is-folder"
    assert bureau.files() == before


# --- issues -------------------------------------------------------------------------------------------------------


def test_a_dry_run_writes_nothing(bureau: Bureau) -> None:
    before = bureau.files()
    looked = bureau.issue("2024-03", dry_run=True)
    assert (sizes(looked), looked.outcomes[0].batch, looked.outcomes[0].files) == ([1], None, ())
    assert bureau.files() == before


def test_a_dry_run_is_refused_what_an_issue_is_refused(bureau: Bureau) -> None:
    assert refused(bureau, "2024-04", dry_run=True).name == "month-out-of-order"


def test_the_first_dry_run_makes_no_ledger(tmp_path: Path) -> None:
    living(tmp_path, "甲").issue("2024-01", dry_run=True)
    assert not (tmp_path / "ledger.db").exists()
    assert not (tmp_path / "out").exists()


def test_whoever_says_no_has_entered_nothing(tmp_path: Path) -> None:
    bureau = living(tmp_path, "甲")
    place = bureau.write()
    before = bureau.files()
    with pytest.raises(Refusal) as caught:
        month.issue(place, ask("2024-01"), lambda lists: False)
    assert caught.value.name == "not-confirmed"
    assert bureau.files() == before


def test_nobody_is_asked_where_there_is_nothing_to_enter(bureau: Bureau) -> None:
    month.issue(bureau.write(), ask("2024-02"), lambda lists: pytest.fail("asked"))


def test_the_question_is_about_the_lists_that_are_entered(tmp_path: Path) -> None:
    def asked(lists: Month) -> bool:
        sums = [(one.inputs.id, one.totals.persons, one.totals.net) for one in lists.outcomes]
        assert sums == [("first", 1, 12000), ("second", 1, 12000)]
        return True

    issued = month.issue(two(tmp_path).write(), ask("2024-01"), asked)
    assert [one.batch.fen for one in issued.outcomes if one.batch] == [12000, 12000]


def test_what_is_entered_between_looking_and_entering_stops_the_issue(bureau: Bureau) -> None:
    place = bureau.write()

    def somebody_else(_: Month) -> bool:
        bureau.issue("2024-03")
        return True

    with pytest.raises(Refusal) as caught:
        month.issue(place, ask("2024-03"), somebody_else)
    assert caught.value.name == "ledger-moved"
    assert bureau.numbers() == [1, 2, 3]
    assert len([*(bureau.folder / "out" / "2024-03").iterdir()]) == 2


def test_what_is_entered_at_the_very_last_moment_stops_it_too(bureau: Bureau, monkeypatch: pytest.MonkeyPatch) -> None:
    ready = month._ready

    def meanwhile(*told: Any) -> Any:
        bureau.enter(entry("2024-02", kind="export"))
        return ready(*told)

    monkeypatch.setattr(month, "_ready", meanwhile)
    with pytest.raises(Refusal) as caught:
        bureau.issue("2024-03")
    assert caught.value.name == "ledger-moved"
    assert bureau.numbers() == [1, 2, 3]
    assert not (bureau.folder / "out" / "2024-03").exists()


def test_even_another_projects_entry_stops_it(tmp_path: Path) -> None:
    bureau = two(tmp_path)

    def somebody_else(_: Month) -> bool:
        bureau.issue("2024-01", only=("second",))
        return True

    with pytest.raises(Refusal) as caught:
        month.issue(bureau.write(), ask("2024-01", only=("first",)), somebody_else)
    assert caught.value.name == "ledger-moved"
    assert bureau.issue("2024-01").outcomes[0].batch


def test_a_file_saved_between_looking_and_entering_changes_nothing_of_it(bureau: Bureau) -> None:
    def saved(_: Month) -> bool:
        (bureau.folder / "living.csv").write_text("id_number,name\n", encoding="utf-8")
        return True

    issued = month.issue(bureau.write(), ask("2024-03"), saved).outcomes[0]
    assert issued.batch
    assert issued.batch.line_count == 1
    book = bureau.book()
    try:
        (roster,) = [one for one in issued.batch.inputs if one.role == "roster"]
        assert "甲".encode() in book.content(roster.digest)
    finally:
        book.close()


@pytest.mark.parametrize("name", ["living-3.lines.csv", "living-3.xlsx"])
def test_a_file_that_is_there_is_never_written_over(bureau: Bureau, name: str) -> None:
    path = bureau.folder / "out" / "2024-03" / name
    path.parent.mkdir()
    path.write_bytes(b"mine")
    found = refused(bureau, "2024-03")
    assert (found.name, found.values["path"]) == ("output-exists", f"out/2024-03/{name}")
    path.unlink()
    assert bureau.issue("2024-03").outcomes[0].batch


def test_lists_of_one_month_have_files_of_their_own(bureau: Bureau) -> None:
    bureau.projects["living"].roster.append(person("乙", start_month="2024-02"))
    bureau.issue("2024-02", "2024-02-25")
    names = sorted(path.name for path in (bureau.folder / "out" / "2024-02").iterdir())
    assert names == ["living-2.lines.csv", "living-2.xlsx", "living-3.lines.csv", "living-3.xlsx"]


def test_files_are_told_relative_to_the_workspace(bureau: Bureau) -> None:
    place = bureau.write()
    drafted, issued = bureau.draft("2024-03"), bureau.issue("2024-03")
    assert [[place.relative(path) for path in lists.outcomes[0].files] for lists in (drafted, issued)] == [
        ["out/2024-03/draft/living.lines.csv", "out/2024-03/draft/living.xlsx"],
        ["out/2024-03/living-3.lines.csv", "out/2024-03/living-3.xlsx"],
    ]


def test_an_output_folder_outside_the_workspace_is_told_in_full(bureau: Bureau, tmp_path: Path) -> None:
    outside = tmp_path.parent / f"{tmp_path.name}-out"
    place = replace(bureau.write(), output=outside)
    (path, _) = month.draft(place, ask("2024-03")).outcomes[0].files
    assert place.relative(path) == str(outside / "2024-03" / "draft" / "living.lines.csv")


def test_a_batch_carries_the_as_of_day_and_who_entered_it(tmp_path: Path) -> None:
    batch = living(tmp_path, "甲").issue("2024-01", "2024-01-25").outcomes[0].batch
    assert batch
    assert (batch.as_of, batch.pay_month, batch.entered_by) == ("2024-01-25", "2024-01", "甲办")


def test_a_damaged_input_in_the_ledger_is_a_refusal(bureau: Bureau) -> None:
    import sqlite3
    from contextlib import closing

    with closing(sqlite3.connect(bureau.folder / "ledger.db")) as db:
        for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            db.execute(f"DROP TRIGGER {name}")
        db.execute("UPDATE content SET packed = x'00'")
        db.commit()
    bureau.projects["living"].roster.append(person("乙", start_month="2024-03"))
    assert refused(bureau, "2024-03").name == "ledger-corrupt"
