"""``budget --papers`` and ``--charts``: what is written where, that its figures are the answer's, whom it names."""

import json
import stat
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.bureau import living
from tests.shell import call

SHEETS = ["预算测算", "按月", "按人", "人员减少", "情景比较", "比上年", "用款计划", "绩效目标", "测算说明"]
FILES = ["{}.xlsx", "{}-months.svg", "{}-band.svg", "{}-against-budget.svg"]


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Any]]:
    """The sample with the papers of 2025, and what was answered."""
    folder: Path = tmp_path_factory.mktemp("papers") / "demo"
    assert call("init", str(folder), "--sample").status == 0
    done = call("-C", str(folder), "budget", "2025", "--as-of", "2024-12-31", "--papers", "--json", "--lang", "zh")
    assert (done.status, done.err) == (0, "")
    return folder, json.loads(done.out)


def test_each_project_has_a_workbook_and_pictures_for_the_owner_alone(written: tuple[Path, dict[str, Any]]) -> None:
    folder, answer = written
    for one in answer["projects"]:
        assert one["files"] == [f"out/budget-2025/{name.format(one['id'])}" for name in FILES]
        for file in one["files"]:
            assert stat.S_IMODE((folder / file).stat().st_mode) == 0o600


def test_the_workbook_says_what_the_answer_says(written: tuple[Path, dict[str, Any]]) -> None:
    folder, answer = written
    for one in answer["projects"]:
        book = openpyxl.load_workbook(folder / one["files"][0], data_only=True)
        assert book.sheetnames == SHEETS
        cells = [cell for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row]
        shown = {round(float(cell), 2) for cell in cells if isinstance(cell, int | float)}
        wanted = [one["total"], one["attrition"]["expected"], *(case["total"] for case in one["cases"])]
        wanted += [cause["amount"] for cause in one["before"]["budget"]["causes"]]
        wanted += [item["total"] for item in one["items"]]
        assert [amount for amount in wanted if float(amount) not in shown] == []
        told = "\n".join(str(cell) for row in book["测算说明"].iter_rows(values_only=True) for cell in row if cell)
        assert one["before"]["budget"]["sentence"] in told


def test_everybody_who_is_paid_is_in_the_workbook_by_name_and_number(written: tuple[Path, dict[str, Any]]) -> None:
    folder, answer = written
    (living_, _) = answer["projects"]
    sheet = openpyxl.load_workbook(folder / living_["files"][0], data_only=True)["按人"]
    ids = [cell for row in sheet.iter_rows(values_only=True) for cell in row if str(cell).startswith("652300")]
    assert len(set(ids)) == 239
    assert len(ids) == 239 + 145


def test_pictures_are_made_again_to_the_byte(written: tuple[Path, dict[str, Any]]) -> None:
    folder, answer = written
    before = {file: (folder / file).read_bytes() for one in answer["projects"] for file in one["files"]}
    assert call("-C", str(folder), "budget", "2025", "--as-of", "2024-12-31", "--papers", "--lang", "zh").status == 0
    assert {file: (folder / file).read_bytes() for file in before} == before


def test_without_papers_nothing_is_written(tmp_path: Path) -> None:
    bureau = living(tmp_path, "甲")
    bureau.write()
    before = sorted(tmp_path.rglob("*"))
    assert call("-C", str(tmp_path), "budget", "2025", "--as-of", "2025-01-01", "--charts").status == 0
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize(("language", "people"), [("zh", "人数"), ("en", "people")])
def test_charts_are_drawn_on_the_screen(tmp_path: Path, language: str, people: str) -> None:
    bureau = living(tmp_path, "甲", "乙")
    bureau.write()
    shown = call("-C", str(tmp_path), "budget", "2025", "--as-of", "2025-01-01", "--charts", "--lang", language).out
    bars = shown[shown.index(people, shown.index("2025-12")) :]
    assert "█" in bars or "#" in bars


def test_a_folder_that_cannot_be_written_is_refused(tmp_path: Path) -> None:
    bureau = living(tmp_path, "甲")
    bureau.write()
    (tmp_path / "out").write_text("a file", encoding="utf-8")
    done = call("-C", str(tmp_path), "budget", "2025", "--papers", "--lang", "en")
    assert (done.status, "Traceback" in done.err, "out" in done.err) == (2, False, True)
