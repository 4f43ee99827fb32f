"""Whatever is wrong with the input, one clear message says what, where and what to do, and nothing is written."""

import json
import sqlite3
from collections.abc import Callable, Mapping
from itertools import takewhile
from pathlib import Path
from typing import Any

import pytest

from tests.findings import desk
from tests.shell import Result, call

A, B = "652300194501010010", "652300194803050026"
WAGES = """\
id = "wages"
name = "退休工资"
since = "2024-01"
roster = ["wages.csv"]

[[item]]
id = "wage"
name = "退休工资"
kind = "wage"
"""
TWO: dict[str, Any] = {
    "edit": {"subsidies.toml": [['"living.toml"', '"living.toml", "wages.toml"']]},
    "files": {"wages.toml": WAGES, "wages.csv": f"公民身份号码,姓名,月退休工资\n{B},李四,2345.67\n"},
}
FAULTY = f"公民身份号码,姓名,月退休工资\n{B},李四,2345.678\n{A[:17]},王五,1\n"
LANGUAGES = {"zh": "未完成", "en": "Not done"}
COMMANDS = (
    ["check"],
    ["draft"],
    ["draft", "2024-01"],
    ["issue", "2024-01", "--yes"],
    ["status"],
    ["reconcile", "2024"],
)

Contents = Mapping[str, bytes | None]


def contents(folder: Path) -> Contents:
    """Return every file below a folder with its bytes, and every folder."""
    return {str(one): None if one.is_dir() else one.read_bytes() for one in sorted(folder.rglob("*"))}


@pytest.fixture
def run(tmp_path: Path) -> Callable[..., Result]:
    """Return a way to lay out an office and to run a command that must leave everything as it was."""
    made: list[bool] = []

    def run(case: Mapping[str, Any], *arguments: str) -> Result:
        if not made:
            desk.lay_out(case, tmp_path)
            made.append(True)
        before = contents(tmp_path)
        result = call("-C", str(tmp_path), *arguments)
        assert contents(tmp_path) == before
        assert not [word for word in ("Traceback", "internal-error", A, B) if word in result.out + result.err]
        return result

    return run


Run = Callable[..., Result]
BROKEN: dict[str, tuple[dict[str, Any], str, list[tuple[Any, ...]]]] = {
    "an empty roster": (
        {"files": {"roster.csv": ""}},
        "inputs-faulty",
        [("file-empty", "roster.csv", None, None)],
    ),
    "a missing column": (
        {"files": {"roster.csv": f"公民身份号码,备注\n{A},x\n"}},
        "inputs-faulty",
        [("column-missing", "roster.csv", 1, "姓名")],
    ),
    "two faults in each of three files": (
        {
            "edit": {"living.toml": [["120.00", "120.005"], ['"flat"', '"daily"']]},
            "add": {
                "roster.csv": [f"{B},李四,2024-13", f"{B[:16]},王五,2024-01"],
                "changes.csv": [f"2024-03-01,{A},张三,停发,2024-04,", f"2024-03-01,{A},张三,终止,2024-04-01,"],
            },
        },
        "inputs-faulty",
        [
            ("not-a-choice", "living.toml", 10, "item[1].kind"),
            ("bad-amount", "living.toml", 13, "item[1].rate[1].amount"),
            ("bad-month", "roster.csv", 3, "享受开始年月"),
            ("bad-id", "roster.csv", 4, "公民身份号码"),
            ("change-bare-stop", "changes.csv", 2, "变更类型"),
            ("bad-month", "changes.csv", 3, "生效"),
        ],
    ),
}
broken = pytest.mark.parametrize(("case", "name", "places"), BROKEN.values(), ids=list(BROKEN))
everywhere = pytest.mark.parametrize("command", COMMANDS, ids=" ".join)


def told_by_file(lines: list[str], finding: str, file: str) -> str:
    """Return the line below a code in the part of a file, as ``check`` tells it."""
    start = next(place for place, line in enumerate(lines) if line.startswith(file))
    part = list(takewhile(lambda line: line.startswith(" "), lines[start + 1 :]))
    (head,) = [place for place, line in enumerate(part) if line.endswith(f" {finding}")]
    return part[head + 1]


def told_one_by_one(lines: list[str], finding: str, file: str, column: str) -> str:
    """Return the line of a finding, as a refusal tells it."""
    assert file in lines
    (line,) = [one for one in lines if one.endswith(f" {finding}") and column in one]
    return line


@broken
@everywhere
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_fault_is_told_at_once_with_its_place(
    case: Any, name: str, places: list[tuple[Any, ...]], command: list[str], language: str, run: Run
) -> None:
    result = run(case, *command, "--lang", language)
    is_check = command == ["check"]
    text, other = (result.out, result.err) if is_check else (result.err, result.out)
    assert (result.status, other) == (1 if is_check else 2, "")
    lines = text.splitlines()
    for finding, file, row, column in places:
        line = told_by_file(lines, finding, file) if is_check else told_one_by_one(lines, finding, file, column or "")
        assert (column or "") in line
        assert row is None or f" {row} " in line
    assert sum(line.startswith("    →") for line in lines) == len(places)
    assert is_check or f"{LANGUAGES[language]} [{name}]" in text


@broken
@everywhere
def test_programs_are_told_the_same(
    case: Any, name: str, places: list[tuple[Any, ...]], command: list[str], run: Run
) -> None:
    result = run(case, *command, "--json")
    answer = json.loads(result.out)
    found = [tuple(one[key] for key in ("name", "file", "row", "column")) for one in answer["findings"]]
    assert sorted(found, key=str) == sorted(places, key=str)
    if command == ["check"]:
        assert (result.status, result.err, list(answer)) == (1, "", ["findings"])
    else:
        assert (result.status, result.err, list(answer)) == (2, "", ["error", "findings"])
        assert (list(answer["error"]), answer["error"]["name"]) == (["name", "message", "hint"], name)


def test_ids_are_shown_to_those_who_ask(tmp_path: Path) -> None:
    desk.lay_out({"add": {"roster.csv": f"{B},李四,{B}"}}, tmp_path)
    for arguments in (["check"], ["check", "--json"], ["draft"], ["draft", "--json"]):
        masked, shown = (call("-C", str(tmp_path), *arguments, *more) for more in ([], ["--show-ids"]))
        assert (masked.out + masked.err).count(B) == 0
        assert (masked.out + masked.err).count("652300********0026") == 2
        assert (shown.out + shown.err).count(B) == 2


# --- projects ---------------------------------------------------------------------------------------------------


@everywhere
@pytest.mark.parametrize("language", LANGUAGES)
def test_an_unknown_project_is_refused_with_those_there_are(command: list[str], language: str, run: Run) -> None:
    result = run(TWO, *command, "--project", "livng", "--lang", language)
    assert (result.status, result.out) == (2, "")
    assert result.err.startswith(f"{LANGUAGES[language]} [project-unknown]")
    assert "living, wages" in result.err.partition("→")[2]


def test_a_project_whose_file_cannot_be_read_is_not_called_unknown_without_saying_so(run: Run) -> None:
    result = run({**TWO, "bytes": {"wages.toml": "6964"}}, "draft", "--project", "wages", "--json")
    answer = json.loads(result.out)
    assert (result.status, answer["error"]["name"]) == (2, "project-unknown")
    assert [(one["name"], one["file"], one["row"]) for one in answer["findings"]] == [("toml-syntax", "wages.toml", 1)]


def test_with_a_faulty_project_none_is_done_unless_it_is_left_out(run: Run, tmp_path: Path) -> None:
    case = TWO | {"files": TWO["files"] | {"wages.csv": FAULTY}}
    result = run(case, "draft", "2024-01")
    assert (result.status, result.err.count("wages.csv\n")) == (2, 1)
    assert "--project" in result.err
    assert run(case, "issue", "2024-01", "--yes").status == 2
    assert run(case, "check", "--project", "living").status == 0
    assert call("-C", str(tmp_path), "issue", "2024-01", "--yes", "--project", "living").status == 0
    assert (tmp_path / "out" / "2024-01" / "living-1.lines.csv").is_file()
    assert run(case, "check").status == 1


@pytest.mark.parametrize(
    ("case", "name"),
    [
        ({"gone": ["living.toml"]}, "file-missing"),
        ({"folders": ["living.toml"]}, "file-not-opened"),
        ({"bytes": {"living.toml": "6964"}}, "toml-syntax"),
        ({"files": {"living.toml": ""}}, "missing-key"),
        ({"edit": {"living.toml": [["roster.csv", "a\\u0000b.csv"]]}}, "file-missing"),
        ({"edit": {"living.toml": [["roster.csv", "roster.csv/more.csv"]]}}, "file-missing"),
        ({"edit": {"living.toml": [["roster.csv", "#名册"]]}}, "file-not-opened"),
        ({"folders": ["changes.csv"]}, "file-not-opened"),
    ],
)
def test_a_fault_of_any_file_but_the_settings_is_an_answer_of_check(case: Any, name: str, run: Run) -> None:
    result = run(case, "check", "--json")
    assert result.status == 1
    assert name in [one["name"] for one in json.loads(result.out)["findings"]]
    result = run(case, "draft", "--json")
    assert (result.status, json.loads(result.out)["error"]["name"]) == (2, "inputs-faulty")


# --- the workspace ----------------------------------------------------------------------------------------------


@everywhere
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_fault_of_the_settings_ends_every_command(command: list[str], language: str, run: Run) -> None:
    case = {"edit": {"subsidies.toml": [["title", "titel"]]}, "add": {"subsidies.toml": 'language = "fr"'}}
    result = run(case, *command, "--lang", language, "--json")
    answer = json.loads(result.out)
    assert (result.status, answer["error"]["name"]) == (2, "workspace-faulty")
    assert [(one["name"], one["file"], one["row"], one["column"]) for one in answer["findings"]] == [
        ("unknown-key", "subsidies.toml", 1, "titel"),
        ("missing-key", "subsidies.toml", None, "title"),
        ("not-a-choice", "subsidies.toml", 3, "language"),
    ]


@everywhere
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_folder_without_settings_is_no_workspace(command: list[str], language: str, tmp_path: Path) -> None:
    named = call("-C", "nowhere", *command, "--lang", language)
    found = call(*command, "--lang", language)
    for result, name, path in ((named, "workspace-missing", "nowhere"), (found, "workspace-not-found", str(tmp_path))):
        assert (result.status, result.out) == (2, "")
        assert result.err.startswith(f"{LANGUAGES[language]} [{name}]")
        assert path in result.err
        assert "subsidies init" in result.err.partition("→")[2]
    assert list(tmp_path.iterdir()) == []


def test_settings_that_are_a_folder_are_none(tmp_path: Path) -> None:
    (tmp_path / "subsidies.toml").mkdir()
    assert "[workspace-missing]" in call("-C", str(tmp_path), "check").err


# --- months, the ledger, the output -----------------------------------------------------------------------------


@pytest.mark.parametrize("command", ["draft", "issue"])
@pytest.mark.parametrize("month", ["2024-13", "2024-1", "202401", "2024-01-01", "十月"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_month_that_is_none_is_refused(command: str, month: str, language: str, run: Run) -> None:
    result = run({}, command, month, "--lang", language)
    assert (result.status, result.out) == (2, "")
    assert result.err.startswith(f"{LANGUAGES[language]} [bad-month]")
    assert month in result.err
    assert "YYYY-MM" in result.err.partition("→")[2]


def sqlite(folder: Path) -> bytes:
    """Return another program's database."""
    with sqlite3.connect(folder / "other") as other:
        other.execute("CREATE TABLE contact (name)")
    other.close()
    content = (folder / "other").read_bytes()
    (folder / "other").unlink()
    return content


LEDGERS: dict[str, Callable[[Path], bytes]] = {
    "ledger-not-database": lambda _: b"id_number,name\n" * 99,
    "ledger-not-ours": sqlite,
}


@everywhere
@pytest.mark.parametrize("name", LEDGERS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_ledger_that_is_none_is_refused_and_left_alone(
    command: list[str], name: str, language: str, run: Run, tmp_path: Path
) -> None:
    (tmp_path / "ledger.db").write_bytes(LEDGERS[name](tmp_path))
    result = run({"add": {"roster.csv": f"{B},李四,2024-13"}}, *command, "--lang", language)
    if command == ["check"]:
        assert (result.status, result.err) == (1, "")
        assert [line.split()[-1] for line in result.out.splitlines() if " R101 " in line or " L1" in line] == [
            name,
            "bad-month",
        ]
        assert "ledger.db\n" in result.out
    else:
        assert (result.status, result.out) == (2, "")
        assert result.err.startswith(f"{LANGUAGES[language]} [{name}]")
        assert "ledger.db" in result.err
        assert "subsidies.toml" in result.err.partition("→")[2]


@pytest.mark.parametrize("command", [["draft"], ["issue", "--yes"]])
@pytest.mark.parametrize("language", LANGUAGES)
def test_an_output_folder_that_is_a_file_is_refused_and_left_alone(
    command: list[str], language: str, run: Run, tmp_path: Path
) -> None:
    (tmp_path / "out").write_text("mine", encoding="utf-8")
    result = run(TWO, *command, "2024-01", "--lang", language)
    assert (result.status, result.out) == (2, "")
    assert result.err.startswith(f"{LANGUAGES[language]} [output-not-folder]")
    assert str(tmp_path / "out") in result.err
    assert json.loads(run(TWO, *command, "2024-01", "--json").out)["findings"] == []


# --- the language -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "environment", "language", "says"),
    [
        (["--lang", "en"], {"SUBSIDIES_LANG": "zh", "LANG": "zh_CN.UTF-8"}, "zh", "en"),
        ([], {"SUBSIDIES_LANG": "en", "LANG": "zh_CN.UTF-8"}, "zh", "en"),
        ([], {"LANG": "zh_CN.UTF-8"}, "en", "en"),
        ([], {"LANG": "en_GB.UTF-8"}, "auto", "en"),
        ([], {"LC_ALL": "zh_CN.GB18030", "LANG": "en_GB.UTF-8"}, "auto", "zh"),
        ([], {}, "auto", "zh"),
    ],
)
def test_a_finding_is_in_the_language_asked_for(
    arguments: list[str],
    environment: dict[str, str],
    language: str,
    says: str,
    run: Run,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    case = {"add": {"roster.csv": f"{B},李四,2024-13", "subsidies.toml": f'language = "{language}"'}}
    told = {"zh": "“2024-13”不是年月。", "en": "“2024-13” is not a month."}
    assert told[says] in run(case, "check", *arguments).out
    assert json.loads(run(case, "check", "--json", *arguments).out)["findings"][0]["message"] == told[says]
