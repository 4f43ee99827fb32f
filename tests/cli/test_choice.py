"""The language: --lang, then SUBSIDIES_LANG, then the workspace, then the locale; where nothing is said, Chinese."""

from pathlib import Path

import pytest

from subsidies.cli import choice


def workspace(folder: Path, language: str) -> Path:
    """Make a workspace that asks for a language."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "subsidies.toml").write_text(f'title = "甲"\nlanguage = "{language}"\n', "utf-8")
    return folder


@pytest.mark.parametrize("arguments", [["--lang", "en", "status"], ["status", "--lang=en"], ["x", "--lang", "en"]])
def test_what_is_asked_comes_before_everything(arguments: list[str], tmp_path: Path) -> None:
    workspace(tmp_path, "zh")
    assert choice.choose(arguments, {"SUBSIDIES_LANG": "zh", "LANG": "zh_CN.UTF-8"}) == "en"


def test_the_environment_comes_before_the_workspace(tmp_path: Path) -> None:
    workspace(tmp_path, "zh")
    assert choice.choose(["status"], {"SUBSIDIES_LANG": "en", "LANG": "zh_CN.UTF-8"}) == "en"


def test_the_workspace_comes_before_the_locale(tmp_path: Path) -> None:
    workspace(tmp_path, "en")
    assert choice.choose(["status"], {"LANG": "zh_CN.UTF-8"}) == "en"


def test_a_workspace_that_says_auto_leaves_it_to_the_locale(tmp_path: Path) -> None:
    workspace(tmp_path, "auto")
    assert choice.choose(["status"], {"LANG": "en_GB.UTF-8"}) == "en"


@pytest.mark.parametrize(
    "arguments", [["-C", "office", "status"], ["-Coffice", "status"], ["--workspace=office"], ["--workspace", "office"]]
)
def test_the_workspace_is_the_one_named(arguments: list[str], tmp_path: Path) -> None:
    workspace(tmp_path, "zh")
    workspace(tmp_path / "office", "en")
    assert choice.choose(arguments, {}) == "en"


def test_the_workspace_is_the_one_of_the_environment(tmp_path: Path) -> None:
    workspace(tmp_path / "office", "en")
    assert choice.choose([], {"SUBSIDIES_WORKSPACE": str(tmp_path / "office")}) == "en"


def test_the_workspace_is_looked_for_upwards(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    workspace(tmp_path, "en")
    (tmp_path / "out" / "2024-10").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "out" / "2024-10")
    assert choice.choose([], {"LANG": "zh_CN.UTF-8"}) == "en"


@pytest.mark.parametrize("content", [b"language = ", b"\xff\xfe", b"language = 3", b""])
def test_a_workspace_that_cannot_be_read_is_no_matter_here(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "subsidies.toml").write_bytes(content)
    assert choice.choose([], {"LANG": "en_US.UTF-8"}) == "en"


def test_where_nothing_is_said_it_is_chinese(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    assert choice.choose([], {"LANG": "C.UTF-8"}) == "zh"


def test_what_follows_two_dashes_is_no_option() -> None:
    assert choice.option(["rule", "--", "--lang", "en"], "--lang") is None
    assert not choice.switch(["rule", "--", "--json"], "--json")
