"""The command ``roster diff``: what it compares, what it shows, what the next list pays otherwise."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len

from subsidies import identity
from tests.bureau import HEATING, LIVING, WAGE, Bureau, Project, change, id_number, person
from tests.offices import CHANGE_COLUMNS, ROSTER_COLUMNS, Row, write_csv
from tests.shell import Result, call, sit

DAY = ("--as-of", "2024-03-20")


@pytest.fixture
def bureau(tmp_path: Path) -> Bureau:
    """Give an office that has paid four people for two months: a living subsidy, wages, and heating in March."""
    people = [
        person(
            name, start_month="2024-01", monthly_wage=f"{2000 + number}.50", heating="是", account=f"0123456{number}"
        )
        for number, name in enumerate("甲乙丙丁")
    ]
    keys = {"item": [LIVING, WAGE, {**HEATING, "month": 3}], "recovery": {"mode": "offset", "limit": "50%"}}
    made = Bureau(tmp_path / "office", {"living": Project(people, keys=keys)})
    made.issue("2024-01")
    made.issue("2024-02")
    return made


def slip(number: str) -> str:
    """Return an id number with another digit in one place, and its own check character."""
    body = number[:15] + str((int(number[15]) + 1) % 10) + number[16]
    return body + identity.check_character(body)


def march(bureau: Bureau) -> list[Row]:
    """Return the next month's roster: 戊 is new, 丁 is gone, 乙 earns more, 丙 has another number."""
    first, second, third, _ = (dict(row) for row in bureau.projects["living"].roster)
    second |= {"monthly_wage": "2100.00", "account": "99234561"}
    third["id_number"] = slip(third["id_number"])
    return [first, second, third, person("戊", start_month="2024-03", monthly_wage="1500", heating="否")]


def saved(folder: Path, rows: list[Row], name: str = "march.csv") -> str:
    """Write a roster beside the office, and return its path."""
    write_csv(folder / name, ROSTER_COLUMNS, rows)
    return str(folder / name)


def diff(bureau: Bureau, *words: str) -> Result:
    """Compare."""
    return call("-C", str(bureau.folder), "roster", "diff", "--lang", "zh", *words, *DAY)


def told(bureau: Bureau, *words: str) -> dict[str, Any]:
    """Return the one comparison as JSON has it."""
    (one,) = json.loads(diff(bureau, *words, "--json").out)["projects"]
    return dict(one)


def drafted(bureau: Bureau, roster: list[Row]) -> dict[str, Any]:
    """Return the draft of March with a roster."""
    bureau.projects["living"].roster = roster
    bureau.write()
    result = call("-C", str(bureau.folder), "draft", "2024-03", *DAY, "--json")
    assert result.status == 0, result.err
    (project,) = json.loads(result.out)["projects"]
    return dict(project)


# --- a month's new file ----------------------------------------------------------------------------------------------


def test_a_months_new_file_shows_who_joined_left_changed_and_may_be_the_same(bureau: Bureau, tmp_path: Path) -> None:
    one = told(bureau, saved(tmp_path, march(bureau)))
    assert (one["id"], one["old"]["batch"], one["unchanged"]) == ("living", 2, 1)
    assert [(each["name"], each["row"], each["effect"]) for each in one["joined"]] == [("戊", 5, "1620.00")]
    assert [(each["name"], each["row"], each["effect"]) for each in one["left"]] == [("丁", 5, None)]
    (changed,) = one["changed"]
    assert (changed["name"], changed["effect"]) == ("乙", "295.50")
    assert changed["columns"] == [
        {"column": "monthly_wage", "old": "2001.50", "new": "2100.00"},
        {"column": "account", "old": "****4561", "new": "****4561"},
    ]
    (pair,) = one["pairs"]
    assert (pair["old"]["name"], pair["new"]["row"], pair["why"], pair["effect"]) == ("丙", 4, "number", None)
    assert [(each["name"], each["id_number"][-4:]) for each in one["findings"]] == [
        ("person-omitted", id_number("丙")[-4:]),
        ("person-omitted", id_number("丁")[-4:]),
        ("gap-roster-edit", id_number("乙")[-4:]),
    ]
    assert (one["effect"]["difference"]["net"], one["effect"]["left_out"]) == ("1915.50", 3)


def test_once_the_changes_are_entered_the_effect_is_the_difference_of_the_two_drafts(
    bureau: Bureau, tmp_path: Path
) -> None:
    project, old, new = bureau.projects["living"], list(bureau.projects["living"].roster), march(bureau)
    project.changes = [
        change("2024-03-05", "丁", "death", "2024-01-30"),
        change("2024-03-06", "丙", "identity", "2024-03", slip(id_number("丙"))),
        change("2024-03-06", "甲", "suspend", "2024-03"),
    ]
    bureau.write()
    files = saved(tmp_path, old, "old.csv"), saved(tmp_path, new, "new.csv")
    one = told(bureau, *files)
    assert ([each["name"] for each in one["findings"]], one["pairs"]) == (["gap-roster-edit"], [])
    assert one["effect"]["left_out"] == 0
    (column,) = next(each["columns"] for each in one["changed"] if each["name"] == "丙")
    assert column["column"] == "id_number"
    assert told(bureau, files[1])["effect"] == one["effect"], "the ledger has the old one"
    lists = [drafted(bureau, roster) for roster in (old, new)]
    for name, made in zip(("old", "new"), lists, strict=True):
        mine = one["effect"][name]
        assert mine == {key: made[key] for key in mine}
    assert one["effect"]["new"]["held"] == 1
    assert one["effect"]["new"]["open_claims"] != "0.00"
    people = [*one["joined"], *one["left"], *one["changed"]]
    assert sum(float(each["effect"]) for each in people) == pytest.approx(float(one["effect"]["difference"]["net"]))


def test_a_claim_is_told_beside_what_the_list_pays(bureau: Bureau, tmp_path: Path) -> None:
    rows = [dict(row) for row in bureau.projects["living"].roster]
    rows[0] |= {"start_month": "2023-01", "end_month": "2023-12"}
    result = diff(bureau, saved(tmp_path, rows), "--lang", "en")
    (line,) = [line for line in result.out.splitlines() if "start_month" in line]
    assert line.split()[-2:] == ["-2,698.50", "+4,241.00"]
    assert "open claims" in result.out


# --- which rosters ---------------------------------------------------------------------------------------------------


def test_without_files_the_projects_own_is_compared_with_the_last_lists(bureau: Bureau) -> None:
    assert diff(bureau).status == 0
    bureau.projects["living"].roster = march(bureau)
    bureau.write()
    result = diff(bureau, "--lang", "en")
    assert result.status == 1
    assert "old   living.csv, 4 people (of batch 2, the list of 2024-02)" in result.out
    assert [each["name"] for each in told(bureau)["joined"]] == ["戊"]


def test_without_files_every_project_that_has_a_list_is_compared(tmp_path: Path) -> None:
    both = Bureau(tmp_path / "office", {"one": Project([person("甲")]), "two": Project([person("乙")])})
    both.write()
    result = diff(both)
    assert (result.status, "[roster-no-list]" in result.err) == (2, True)
    both.issue("2024-01", only=("one",))
    assert [one["id"] for one in json.loads(diff(both, "--json").out)["projects"]] == ["one"]
    both.issue("2024-01", only=("two",))
    assert [one["id"] for one in json.loads(diff(both, "--json").out)["projects"]] == ["one", "two"]
    assert [one["id"] for one in json.loads(diff(both, "--json", "--project", "two").out)["projects"]] == ["two"]
    assert "[project-unknown]" in diff(both, "--project", "three").err


def test_the_project_is_the_one_that_lists_a_file_or_the_one_named(tmp_path: Path) -> None:
    both = Bureau(tmp_path / "office", {"one": Project([person("甲")]), "two": Project([person("乙")])})
    both.write()
    new = saved(tmp_path, [person("乙"), person("丙")])
    mine, other = (str(both.folder / name) for name in ("two.csv", "one.csv"))
    for words in ([mine, new], [new, mine], [new, new, "--project", "two"]):
        one = told(both, *words)
        assert (one["id"], one["effect"]["month"]) == ("two", "2024-01")
    assert told(both, new, mine)["effect"]["difference"]["net"] == "-120.00"
    for words in ([new, new], [mine, other]):
        one = told(both, *words)
        assert (one["id"], one["effect"], one["no_effect"]) == (None, None, "project")
    assert "--project" in diff(both, new, new).err
    result = diff(both, new)
    assert (result.status, "[roster-project]" in result.err) == (2, True)
    result = diff(both, new, new, "--project", "one", "--project", "two")
    assert (result.status, "[one-project]" in result.err) == (2, True)


def test_of_several_rosters_the_one_that_is_named_is_replaced(tmp_path: Path) -> None:
    keys = {"roster": ["a.csv", "b.csv"]}
    bureau = Bureau(tmp_path / "office", {"living": Project([], keys=keys)})
    bureau.folder.mkdir()
    first, _ = (saved(bureau.folder, [person(name)], f"{file}.csv") for name, file in (("甲", "a"), ("乙", "b")))
    bureau.issue("2024-01")
    new = saved(tmp_path, [person("甲"), person("丙", start_month="2024-02")])
    effect = told(bureau, first, new)["effect"]
    assert (effect["old"]["persons"], effect["new"]["persons"]) == (2, 3)
    assert told(bureau, new, new)["no_effect"] == "place"
    assert "[roster-place]" in diff(bureau, new).err
    twice = told(bureau, first, saved(tmp_path, [person("甲"), person("乙")], "twice.csv"))
    assert [one["name"] for one in twice["findings"]] == ["row-twice"]
    (bureau.folder / "a.csv").write_bytes(Path(new).read_bytes())
    assert [one["name"] for one in told(bureau)["joined"]] == ["丙"]


def test_a_file_without_a_sheet_is_the_sheet_that_the_project_lists(office: Path) -> None:
    shutil.copy(office / "8794-wages.xlsx", "last.xlsx")
    result = call(
        "-C",
        str(office),
        "roster",
        "diff",
        "last.xlsx",
        str(office / "8794-wages.xlsx"),
        "--as-of",
        "2024-12-31",
        "--json",
    )
    (one,) = json.loads(result.out)["projects"]
    assert (result.status, one["id"], one["old"]["persons"]) == (0, "8794-wages", one["new"]["persons"])
    assert one["effect"]["difference"]["net"] == "0.00"


def test_outside_a_workspace_the_differences_alone_are_shown(bureau: Bureau, tmp_path: Path) -> None:
    old, new = str(bureau.folder / "living.csv"), saved(tmp_path, march(bureau))
    result = call("roster", "diff", old, new, "--lang", "en")
    assert (result.status, "Joined: 1" in result.out, "effect" in result.out) == (1, True, False)
    assert "There is no workspace here" in result.err
    (one,) = json.loads(call("roster", "diff", old, new, "--json").out)["projects"]
    assert (one["no_effect"], one["effect"], one["joined"][0]["effect"]) == ("workspace", None, None)
    assert call("roster", "diff", old, old).status == 0
    for words in ([], [new]):
        result = call("roster", "diff", *words)
        assert (result.status, "[workspace-not-found]" in result.err) == (2, True)


# --- what goes wrong -------------------------------------------------------------------------------------------------


def test_a_faulty_roster_is_refused_with_all_its_faults(bureau: Bureau, tmp_path: Path) -> None:
    rows = [person("甲", monthly_wage="x"), person("乙", start_month="2024-13", monthly_wage="1")]
    new = saved(tmp_path, [*rows, person("乙", monthly_wage="1")])
    for words in ([new], [str(bureau.folder / "living.csv"), new], [new, str(bureau.folder / "living.csv")]):
        result = diff(bureau, *words, "--json")
        answer = json.loads(result.out)
        assert (result.status, answer["error"]["name"]) == (2, "roster-faulty")
        assert [one["name"] for one in answer["findings"]] == ["bad-month", "bad-amount"]
    twice = saved(tmp_path, [person("乙", monthly_wage="1")] * 2, "twice.csv")
    assert [one["name"] for one in json.loads(diff(bureau, twice, "--json").out)["findings"]] == ["person-twice"]


def test_a_file_that_is_not_there_or_a_folder_is_told(bureau: Bureau, tmp_path: Path) -> None:
    for name in ("nowhere.csv", str(tmp_path)):
        result = diff(bureau, name)
        assert (result.status, "[file-refused]" in result.err) == (2, True)


def test_other_errors_leave_no_effect_and_are_told(bureau: Bureau, tmp_path: Path) -> None:
    new = saved(tmp_path, march(bureau))
    (bureau.folder / "living-changes.csv").write_text("nothing\n", "utf-8")
    one = told(bureau, new)
    assert (one["no_effect"], one["effect"]) == ("faulty", None)
    assert [each["name"] for each in one["findings"]] == ["column-missing"] * 6
    assert "算不出来" in diff(bureau, new).err


def test_a_change_of_somebody_unknown_leaves_that_person_aside(bureau: Bureau, tmp_path: Path) -> None:
    write_csv(bureau.folder / "living-changes.csv", CHANGE_COLUMNS, [change("2024-03-01", "己", "end", "2024-03")])
    rows = [*bureau.projects["living"].roster, person("戊", start_month="2024-03", monthly_wage="1")]
    one = told(bureau, saved(tmp_path, rows))
    assert [each["name"] for each in one["findings"]] == ["change-person-unknown"]
    assert one["effect"]["difference"]["net"] == "121.00"


def test_who_joined_without_a_start_is_not_reckoned(bureau: Bureau, tmp_path: Path) -> None:
    rows = [*bureau.projects["living"].roster, person("戊", monthly_wage="1")]
    one = told(bureau, saved(tmp_path, rows))
    assert [each["name"] for each in one["findings"]] == ["start-missing"]
    assert (one["joined"][0]["effect"], one["effect"]["difference"]["net"]) == (None, "0.00")


def test_files_the_wrong_way_round_are_noticed(bureau: Bureau, tmp_path: Path) -> None:
    old, new = str(bureau.folder / "living.csv"), saved(tmp_path, march(bureau))
    assert "写反" in diff(bureau, new, old).err
    assert "写反" not in diff(bureau, old, new).err


# --- the screen ------------------------------------------------------------------------------------------------------


def test_it_fits_a_terminal_in_both_languages_and_shows_no_number_in_full(bureau: Bureau, tmp_path: Path) -> None:
    new = saved(tmp_path, march(bureau))
    for tongue in ("zh", "en"):
        result = sit("-C", str(bureau.folder), "roster", "diff", new, *DAY, "--lang", tongue)
        assert max(map(cell_len, (result.out + result.err).splitlines())) <= 80
        assert not any(row["id_number"] in result.out + result.err for row in march(bureau))
        assert "01234561" not in result.out


def test_what_differs_only_where_it_is_masked_is_said(bureau: Bureau, tmp_path: Path) -> None:
    new = saved(tmp_path, march(bureau))
    out = diff(bureau, new).out
    assert out.count("遮去的部分不同") == 1
    shown = diff(bureau, new, "--show-ids").out
    assert "遮去" not in shown
    assert slip(id_number("丙")) in shown
    assert "99234561" in shown


def test_ten_of_a_kind_are_shown_or_all(bureau: Bureau, tmp_path: Path) -> None:
    more = [person(chr(0x5000 + number), start_month="2024-03", monthly_wage="1") for number in range(12)]
    new = saved(tmp_path, [*bureau.projects["living"].roster, *more])
    assert "还有 2 人" in diff(bureau, new).out
    assert "还有" not in diff(bureau, new, "--limit", "0").out
    assert "还有 11 人" in diff(bureau, new, "--limit", "1").out
    assert len(told(bureau, new, "--limit", "1")["joined"]) == 12


def test_columns_that_one_roster_lacks_are_named(bureau: Bureau, tmp_path: Path) -> None:
    write_csv(tmp_path / "short.csv", ["id_number", "name", "monthly_wage"], [person("甲", monthly_wage="2000.50")])
    out = diff(bureau, str(tmp_path / "short.csv"), "--lang", "zh").out
    assert "新名册没有这些列：出生日期、" in out


def test_warnings_of_reading_are_shown_and_notes_are_counted(bureau: Bureau, tmp_path: Path) -> None:
    (tmp_path / "odd.csv").write_text(f"id_number,name,monthly_wage,外号\n{id_number('甲')} ,甲,2000.50,x\n", "utf-8")
    result = diff(bureau, str(tmp_path / "odd.csv"))
    assert "F109" in result.err
    one = told(bureau, str(tmp_path / "odd.csv"))
    assert "column-unknown" in [each["name"] for each in one["findings"]]


def test_nothing_is_written(bureau: Bureau, tmp_path: Path) -> None:
    new = saved(tmp_path, march(bureau))
    before = bureau.files()
    diff(bureau, new)
    assert bureau.files() == before


def test_the_next_step_is_a_draft_of_the_same_day(bureau: Bureau, tmp_path: Path) -> None:
    rows = [*bureau.projects["living"].roster, person("戊", start_month="2024-03", monthly_wage="1")]
    err = diff(bureau, saved(tmp_path, rows)).err
    assert f"subsidies -C {bureau.folder} draft --as-of 2024-03-20" in err
    assert "draft" not in diff(bureau, saved(tmp_path, march(bureau))).err
