"""Findings that were looked into: what a clearance covers, and what it never does."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from subsidies import clearance, codes, examination, month, months, tables, workspace
from subsidies.errors import Finding
from subsidies.examination import Examined
from tests.bureau import Bureau, Project, ask, change, living, person

HEADING = "代码,项目,公民身份号码,理由,依据材料,核实人,有效期至\n"
ONE = person("甲")["id_number"]


def examined(office: Bureau, rows: str, as_of: str = "2024-01-20", only: tuple[str, ...] = ()) -> Examined:
    """Return what is found in an office with clearances."""
    office.write()
    (office.folder / "cleared.csv").write_text(HEADING + rows, encoding="utf-8")
    settings = office.folder / "subsidies.toml"
    settings.write_text('clearances = ["cleared.csv"]\n' + settings.read_text(encoding="utf-8"), encoding="utf-8")
    return examination.examine(workspace.read(office.folder), months.parse_day(as_of), only)


def names(found: Examined) -> tuple[list[str], list[str]]:
    """Return the names of the findings that stay, and of those that were cleared."""
    return [one.name for one in found.findings], [one.finding.name for one in found.cleared]


def early(folder: Path) -> Bureau:
    """Return an office whose only person began before the project."""
    office = living(folder)
    office.projects["living"].roster = [person("甲", start_month="2023-05")]
    return office


def test_a_cleared_finding_says_who_has_cleared_it(tmp_path: Path) -> None:
    found = examined(early(tmp_path), f"R174,living,{ONE},以前由县财政发放,会议纪要,王芳,2024-12-31\n")
    assert names(found) == ([], ["start-before-policy"])
    until = months.parse_day("2024-12-31")
    assert found.cleared[0].by == ("以前由县财政发放", "会议纪要", "王芳", until, "cleared.csv", 2)


def test_a_clearance_is_of_one_person_and_one_code(tmp_path: Path) -> None:
    office = early(tmp_path)
    office.projects["living"].roster.append(person("乙", start_month="2023-05"))
    rows = f"R174,,{ONE},理由,文件,王芳,2024-12-31\nR167,,{ONE},理由,文件,王芳,2024-12-31\n"
    assert names(examined(office, rows)) == (["start-before-policy", "clearance-unused"], ["start-before-policy"])


def test_a_clearance_of_nobody_clears_no_person(tmp_path: Path) -> None:
    found = examined(early(tmp_path), "R174,living,,理由,文件,王芳,2024-12-31\n")
    assert names(found) == (["start-before-policy", "clearance-unused"], [])


def test_a_finding_about_no_person_is_cleared_by_code_and_project(tmp_path: Path) -> None:
    office = living(tmp_path, "甲")
    office.write()
    (tmp_path / "living.csv").write_text(f"id_number,name,发放标准\n{ONE},甲,6661\n", encoding="utf-8")
    office.write = lambda: None  # type: ignore[assignment,method-assign,return-value]
    assert names(examined(office, "F109,living,,不用这一列,说明,王芳,2024-12-31\n")) == ([], ["column-unknown"])
    office.projects = {"other": Project()}
    (tmp_path / "subsidies.toml").write_text('title = "样例"\nprojects = ["living.toml"]\n', encoding="utf-8")
    found = examined(office, "F109,other,,不用这一列,说明,王芳,2024-12-31\n")
    assert names(found) == (["column-unknown", "clearance-unused"], [])


def test_a_clearance_holds_through_its_last_day(tmp_path: Path) -> None:
    office, row = early(tmp_path), f"R174,living,{ONE},理由,文件,王芳,2024-01-20\n"
    assert names(examined(office, row)) == ([], ["start-before-policy"])
    assert names(examined(office, row, "2024-01-21")) == (["start-before-policy", "clearance-expired"], [])


def test_an_expired_clearance_of_a_settled_matter_is_a_record_and_no_finding(tmp_path: Path) -> None:
    found = examined(living(tmp_path, "甲"), f"R174,living,{ONE},理由,文件,王芳,2023-12-31\n")
    assert names(found) == ([], [])


def test_a_later_clearance_takes_the_place_of_an_expired_one(tmp_path: Path) -> None:
    rows = "".join(f"R174,living,{ONE},理由,文件,王芳,{until}\n" for until in ("2023-12-31", "2024-12-31"))
    assert names(examined(early(tmp_path), rows)) == (["clearance-expired"], ["start-before-policy"])


def test_an_error_is_never_cleared(tmp_path: Path) -> None:
    office = living(tmp_path)
    office.projects["living"].roster = [person("甲", end_month="2023-01", start_month="2024-01")]
    found = examined(office, f"end-before-start,living,{ONE},理由,文件,王芳,2024-12-31\n")
    assert names(found) == (["end-before-start", "code-is-error"], [])
    assert not office.folder.joinpath("out").exists()


def test_the_number_before_a_correction_is_the_same_person(tmp_path: Path) -> None:
    office = early(tmp_path)
    new = person("丙")["id_number"]
    office.projects["living"].changes = [change("2024-01-10", "甲", "identity", "2024-01", new)]
    assert names(examined(office, f"R174,,{new},理由,文件,王芳,2024-12-31\n")) == ([], ["start-before-policy"])


def test_of_some_projects_only_their_own_clearances_are_asked_about(tmp_path: Path) -> None:
    office = Bureau(tmp_path, {"first": Project([person("甲")]), "second": Project([person("乙")])})
    rows = "".join(f"R174,{project},{ONE},理由,文件,王芳,2024-12-31\n" for project in ("first", "second", ""))
    unused = [one.project for one in examined(office, rows, only=("first",)).findings]
    assert unused == ["first"]
    assert len(examined(office, rows).findings) == 3


def test_a_faulty_clearance_keeps_no_list_from_being_made(tmp_path: Path) -> None:
    office = early(tmp_path)
    found = examined(office, f"R174,living,{ONE},理由,文件,王芳,2024-13-31\n")
    assert names(found) == (["start-before-policy", "bad-date"], [])
    place = workspace.read(tmp_path)
    assert place.clearances
    assert month.issue(place, ask("2024-01"), lambda _: True).outcomes[0].batch is not None


@given(st.lists(st.tuples(st.sampled_from(["R174", "R167", "R160"]), st.sampled_from(["", "a", "b"]))), st.booleans())
def test_nothing_is_lost_and_nothing_is_cleared_twice(rows: list[tuple[str, str]], expired: bool) -> None:
    found = [
        Finding(name, project=project, id_number=ONE)
        for name in ("start-before-policy", "account-shared", "id-two-names", "person-twice")
        for project in ("a", "b", None)
    ]
    told = {"reason": "甲", "document": "乙", "cleared_by": "丙", "until": 5 if expired else 9, "note": ""}
    columns = [told | {"code": c, "project": p, "id_number": ONE, "file": "c", "row": 2} for c, p in rows]
    names = tables.CLEARANCES.columns
    table = tables.make(tables.CLEARANCES, {name: [one[name] for one in columns] for name in names})
    still, cleared, own = clearance.apply(found, table, {}, 7)
    assert [one for one in found if one in still or one in [each.finding for each in cleared]] == found
    assert len(still) + len(cleared) == len(found)
    assert not (expired and cleared)
    assert all(codes.severity(one.finding) != codes.ERROR for one in cleared)
    assert len(own) == (len(rows) if expired else 0)
