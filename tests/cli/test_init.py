"""A new workspace: valid as it is, safe for ids, and never written over anything."""

import json
import tomllib
from pathlib import Path

import openpyxl
import pytest

from subsidies import words
from subsidies.write import template
from tests.shell import call

FILES = ["living.toml", "living.xlsx", "subsidies.toml"]


def listed(folder: Path) -> list[str]:
    """Return everything in a folder."""
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))


def test_it_makes_a_workspace(tmp_path: Path) -> None:
    result = call("init", "office/2024")
    assert (result.status, result.err) == (0, "")
    assert listed(tmp_path / "office" / "2024") == FILES
    assert "subsidies -C office/2024 check" in result.out


def test_it_uses_a_folder_that_is_there(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").touch()
    assert (
        call("init", ".", "--json").out
        == '{"workspace": ".", "files": ["subsidies.toml", "living.toml", "living.xlsx"]}\n'
    )
    assert listed(tmp_path) == sorted([*FILES, "notes.txt"])


def test_the_settings_are_those_of_the_contract() -> None:
    assert call("init", "a").status == 0
    settings, project = (
        tomllib.loads(Path("a", name).read_text("utf-8")) for name in ("subsidies.toml", "living.toml")
    )
    assert list(settings) == ["title", "projects", "ledger", "output", "language"]
    assert settings["projects"] == ["living.toml"]
    assert (project["roster"], project["changes"]) == (["living.xlsx#名册"], ["living.xlsx#变更"])


def test_what_is_commented_out_is_valid_too() -> None:
    lines = template.workspace("2024-01")["living.toml"].decode().splitlines()
    examples = [
        line.removeprefix("# ") for line in lines if not line.startswith("# ") or " = " in line or "# [" in line
    ]
    project = tomllib.loads("\n".join(examples))
    assert [item["kind"] for item in project["item"]] == ["flat", "one-off", "wage"]
    assert project["budget"][0]["line"][0]["persons"] == 249


@pytest.mark.parametrize(("sheet", "fields"), [("名册", words.ROSTER), ("变更", words.CHANGES)])
def test_columns_are_text_from_top_to_bottom(sheet: str, fields: dict[str, words.Field]) -> None:
    assert call("init", "a").status == 0
    table = openpyxl.load_workbook("a/living.xlsx")[sheet]
    assert [cell.value for cell in table[1]] == [field.zh for field in fields.values()]
    assert table.max_row == 1
    for cell, field in zip(table[1], fields.values(), strict=True):
        style = table.column_dimensions[cell.column_letter].number_format
        assert style == ("0.00" if field.holds == words.MONEY else "@"), field.key
        assert cell.comment is not None


def test_choices_are_offered() -> None:
    assert call("init", "a").status == 0
    book = openpyxl.load_workbook("a/living.xlsx")
    lists = {rule.formula1: str(rule.sqref) for sheet in book for rule in sheet.data_validations.dataValidation}
    assert lists['"是,否"'] == "M2:M1048576"
    kinds = next(choice for choice in lists if "死亡" in choice).strip('"').split(",")
    assert all(words.change_kind(kind) for kind in kinds)
    assert len(kinds) == len(words.CHANGE)


def test_the_template_is_the_same_every_time() -> None:
    assert template.workbook() == template.workbook()


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_it_never_overwrites(name: str, language: str, tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / name).write_text("mine")
    result = call("init", "a", "--lang", language)
    assert (result.status, result.out) == (2, "")
    assert "[init-exists] a\n" in result.err
    assert name in result.err
    assert listed(tmp_path / "a") == [name]
    assert (tmp_path / "a" / name).read_text() == "mine"


@pytest.mark.parametrize("folder", ["a", "a/b/c"])
def test_a_file_is_no_folder(folder: str, tmp_path: Path) -> None:
    (tmp_path / "a").write_text("mine")
    result = call("init", folder, "--json")
    assert (result.status, json.loads(result.out)["error"]["name"]) == (2, "init-not-a-folder")
    assert listed(tmp_path) == ["a"]


def test_a_failure_half_way_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(template, "workspace", lambda _: {"a.toml": b"", "b.toml": b"", "no/way\x00": b""})
    assert call("init", "office").status == 2
    assert listed(tmp_path) == []


def test_the_sample_is_the_repositorys(tmp_path: Path) -> None:
    result = call("init", "demo", "--sample")
    assert (result.status, result.err) == (0, "")
    assert "draft 2024-01 --as-of 2024-01-20" in result.out
    settings = tomllib.loads((tmp_path / "demo" / "subsidies.toml").read_text("utf-8"))
    assert set(settings["projects"]) < set(listed(tmp_path / "demo"))
    assert {Path(name).suffix for name in listed(tmp_path / "demo")} == {".csv", ".toml", ".xlsx"}


def test_an_installation_without_a_sample_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("subsidies.cli.init.__file__", str(tmp_path / "subsidies" / "cli" / "init.py"))
    assert "[sample-missing]" in call("init", "demo", "--sample").err
    assert listed(tmp_path) == []
