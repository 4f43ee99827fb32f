"""A workspace is found as git finds its own; its projects are read with all that is wrong within and between them."""

from pathlib import Path
from typing import Any

import pytest

from subsidies import workspace
from subsidies.errors import Finding, Refusal
from subsidies.workspace import Workspace
from tests.findings import desk

A, B, C = "652300194501010010", "652300194803050026", "652300195207120037"
PEOPLE = f"公民身份号码,姓名\n{A},张三\n"


def office(folder: Path, **case: Any) -> Workspace:
    """Return an office with what a case changes in it."""
    desk.lay_out(case, folder)
    return workspace.read(folder)


def names(place: Workspace, *only: str) -> list[str]:
    """Return the names of all findings."""
    return [finding.name for one in workspace.inputs(place, only) for finding in one.findings]


# --- where it is ------------------------------------------------------------------------------------------------


def test_the_one_named_comes_before_the_environment_and_that_before_the_nearest(tmp_path: Path) -> None:
    for name in ("named", "set", "near"):
        (tmp_path / name / "out").mkdir(parents=True)
        (tmp_path / name / "subsidies.toml").touch()
    here, environment = tmp_path / "near" / "out", {"SUBSIDIES_WORKSPACE": str(tmp_path / "set")}
    assert workspace.find(str(tmp_path / "named"), environment, here) == tmp_path / "named"
    assert workspace.find("../../named", environment, here) == tmp_path / "named"
    assert workspace.find(None, environment, here) == tmp_path / "set"
    assert workspace.find(None, {}, here) == tmp_path / "near"


def test_a_workspace_named_is_not_looked_for_elsewhere(tmp_path: Path) -> None:
    (tmp_path / "subsidies.toml").touch()
    (tmp_path / "out").mkdir()
    with pytest.raises(Refusal, match="workspace-missing"):
        workspace.find("out", {}, tmp_path)
    with pytest.raises(Refusal, match="workspace-missing"):
        workspace.find(None, {"SUBSIDIES_WORKSPACE": "out"}, tmp_path)


# --- what it says -----------------------------------------------------------------------------------------------


def test_settings_have_defaults_and_paths_are_relative_to_them(tmp_path: Path) -> None:
    place = office(tmp_path)
    assert (place.ledger, place.output, place.language) == (tmp_path / "ledger.db", tmp_path / "out", "auto")
    assert place.relative(place.output / "2024-01") == "out/2024-01"
    assert place.relative(Path("/elsewhere")) == str(Path("/elsewhere"))


def test_every_setting_is_read(tmp_path: Path) -> None:
    more = 'ledger = "books/l.db"\noutput = "/lists"\nlanguage = "en"\n'
    more += '[[printed]]\nyear = 2024\nsum_of = ["living"]\nvalue = "273.97"\nat = "表7"\n'
    place = office(tmp_path, add={"subsidies.toml": more})
    assert (place.title, place.projects) == ("样例县社会保险中心", ("living.toml",))
    assert (place.ledger, place.output, place.language) == (tmp_path / "books" / "l.db", Path("/lists"), "en")
    (figure,) = place.printed
    assert (figure.year, figure.sum_of, figure.printed.value, figure.printed.at) == (2024, ("living",), "273.97", "表7")


def test_settings_may_begin_with_a_byte_order_mark(tmp_path: Path) -> None:
    place = office(tmp_path, files={"subsidies.toml": "\ufeff" + desk.SETTINGS, "living.toml": "\ufeff" + desk.PROJECT})
    assert names(place) == []


def test_rosters_are_found_beside_their_project_file(tmp_path: Path) -> None:
    (tmp_path / "projects").mkdir()
    place = office(tmp_path, edit={"subsidies.toml": [["living.toml", "projects/living.toml"]]})
    for name in ("living.toml", "roster.csv", "changes.csv"):
        (tmp_path / name).rename(tmp_path / "projects" / name)
    (read,) = workspace.inputs(place)
    assert (read.findings, len(read.roster), read.file) == ((), 1, "projects/living.toml")


# --- between rows and files -------------------------------------------------------------------------------------


def two_rosters(folder: Path, second: str, **case: Any) -> list[Finding]:
    """Return what is wrong with an office that keeps its people in two files."""
    edit = {"living.toml": [['"roster.csv"', '"roster.csv", "more.csv"']]}
    place = office(folder, edit=edit, files={"more.csv": second}, **case)
    return list(workspace.inputs(place)[0].findings)


def test_one_person_in_two_files_is_told_where_the_first_row_is(tmp_path: Path) -> None:
    (found,) = two_rosters(tmp_path, f"id_number,name\n{B},李四\n{A},张三\n")
    assert (found.name, found.file, found.row, found.column) == ("person-twice", "more.csv", 3, "id_number")
    assert found.values == {"other": "roster.csv:2"}


def test_faults_of_one_file_do_not_hide_those_of_another(tmp_path: Path) -> None:
    found = two_rosters(tmp_path, "", add={"roster.csv": f"{B},,2024-01"}, gone=["changes.csv"])
    assert [(one.name, one.file) for one in found] == [
        ("value-missing", "roster.csv"),
        ("file-empty", "more.csv"),
        ("file-missing", "changes.csv"),
    ]


def test_nobody_is_unknown_while_a_roster_cannot_be_read(tmp_path: Path) -> None:
    change = {"changes.csv": f"2024-03-01,{B},李四,终止,2024-04,"}
    assert [one.name for one in two_rosters(tmp_path, "", add=change)] == ["file-empty"]


def test_a_wrong_id_in_the_roster_does_not_hide_a_stranger_in_the_changes(tmp_path: Path) -> None:
    lines = {"roster.csv": "1,李四,2024-01", "changes.csv": f"2024-03-01,{B},李四,终止,2024-04,"}
    assert names(office(tmp_path, add=lines)) == ["bad-id", "change-person-unknown"]


def test_a_person_is_known_under_every_number_that_corrections_link(tmp_path: Path) -> None:
    changes = [
        f"2024-03-01,{B},张三,证件更正,2024-03,{A}",
        f"2024-05-01,{C},张三,证件更正,2024-05,{B}",
        f"2024-06-01,{C},张三,终止,2024-07,",
    ]
    assert names(office(tmp_path, add={"changes.csv": changes})) == []


def test_a_person_whom_only_the_ledger_knows_is_no_stranger(tmp_path: Path) -> None:
    before = {"add": {"roster.csv": f"{B},李四,2024-01"}}
    change = f"2024-02-10,{B},李四,死亡,2024-01-05,"
    assert desk.told({"before": before, "add": {"changes.csv": change}}, tmp_path)["zh"] == []


def test_the_columns_of_findings_are_called_as_in_their_own_files(tmp_path: Path) -> None:
    english = f"id_number,name,start_month,end_month\n{A},张三,2024-05,2024-04\n"
    chinese = f"证件号码,姓名,享受开始年月,享受截止年月\n{B},李四,2024-05,2024-04\n"
    edit = {"living.toml": [['"roster.csv"', '"roster.csv", "more.csv"']]}
    place = office(tmp_path, edit=edit, files={"roster.csv": english, "more.csv": chinese})
    assert [one.column for one in workspace.inputs(place)[0].findings] == ["end_month", "享受截止年月"]


# --- several projects -------------------------------------------------------------------------------------------


def other(identifier: str, person: str) -> dict[str, Any]:
    """Return a case with a second project."""
    project = desk.PROJECT.replace('"living"', f'"{identifier}"').replace("roster.csv", "other.csv")
    return {
        "edit": {"subsidies.toml": [['"living.toml"', '"living.toml", "other.toml"']]},
        "files": {"other.toml": project.replace('changes = ["changes.csv"]\n', ""), "other.csv": person},
    }


def test_one_person_in_two_projects_is_asked_about(tmp_path: Path) -> None:
    place = office(tmp_path, **other("other", PEOPLE))
    living, second = workspace.inputs(place)
    assert living.findings == ()
    (found,) = second.findings
    assert (found.name, found.project, found.file, found.row) == ("person-in-two-projects", "other", "other.csv", 2)
    assert names(place, "other") == names(place, "living") == []


def test_one_id_for_two_projects_is_an_error_of_the_second(tmp_path: Path) -> None:
    place = office(tmp_path, **other("living", f"公民身份号码,姓名\n{B},李四\n"))
    first, second = workspace.inputs(place)
    assert first.findings == ()
    assert [(one.name, one.file, one.row, one.column) for one in second.findings] == [("twice", "other.toml", 1, "id")]
    with pytest.raises(Refusal, match="inputs-faulty"):
        workspace.refuse(workspace.errors([first, second]))


def test_only_the_projects_named_are_read_in_the_order_of_the_settings(tmp_path: Path) -> None:
    place = office(tmp_path, **other("other", "x"))
    assert [one.id for one in workspace.inputs(place)] == ["living", "other"]
    assert [one.id for one in workspace.inputs(place, ["living"])] == ["living"]
    assert names(place, "living") == []
    assert names(place, "other")[:1] == ["column-missing"]


def test_a_note_or_a_warning_stops_nothing(tmp_path: Path) -> None:
    place = office(tmp_path, add={"roster.csv": ["652300480305002,李四,2024-01", f"{C[:17]}0,王五,2024-01"]})
    read = workspace.inputs(place)
    assert [one.name for one in read[0].findings] == ["id-converted", "id-check-digit"]
    workspace.refuse(workspace.errors(read))


def test_a_faulty_project_file_has_no_project_but_its_tables_are_read(tmp_path: Path) -> None:
    place = office(tmp_path, edit={"living.toml": [["2024-01", "2024-13"]]})
    (read,) = workspace.inputs(place)
    assert (read.id, read.project, len(read.roster)) == ("living", None, 1)
    assert [one.name for one in read.findings] == ["bad-month"]
    assert read.outline is not None
    assert (read.outline.since, read.outline.roster) == (0, ("roster.csv",))
