"""Help pages: whole, in one language, narrow enough, and made without the libraries that compute."""

import re

import pytest
from rich.cells import cell_len

from subsidies import cli
from subsidies.bank.layout import REASONS
from tests.shell import call, python

PATHS = [[], ["bank"], ["ledger"], ["roster"], *(module.COMMAND.words.split() for module in cli.COMMANDS)]
CHINESE = re.compile(r"[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")
COMMANDS = "|".join({word for module in cli.COMMANDS for word in module.COMMAND.words.split()})
OURS = re.compile(
    r"--?[a-z-]+|zh\|en|YYYY-MM(-DD)?|JSON|CSV|\.xlsx|\.csv|\.svg|report-|\.html|evaluation-|[A-Z_]{9,}|subsidies(\.toml)?|[RF]\d+|bad-month|language|cause(,person)?|"
    r"\[approval\] levels|" + "|".join(sorted((*REASONS, COMMANDS), key=len, reverse=True))
)
"""Words that are the same in every language: options, commands, names of files and variables."""

paths = pytest.mark.parametrize("path", PATHS, ids=" ".join)


@paths
def test_a_chinese_page_has_no_english_word(path: list[str]) -> None:
    result = call(*path, "--help", "--lang", "zh")
    assert (result.status, result.err) == (0, "")
    assert re.findall(r"[A-Za-z]{2,}", OURS.sub("", result.out)) == []
    assert "用法：subsidies" in result.out


@paths
def test_an_english_page_has_no_chinese_word(path: list[str]) -> None:
    result = call(*path, "-h", "--lang", "en")
    assert (result.status, result.err) == (0, "")
    assert CHINESE.findall(result.out) == []
    assert result.out.startswith("Usage: subsidies")


@paths
@pytest.mark.parametrize("columns", [40, 80])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_line_is_wider_than_the_terminal(
    path: list[str], columns: int, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    page = call(*path, "--help", "--lang", language).out
    assert max(map(cell_len, page.splitlines())) <= columns
    assert not re.search(r"^ *[，。；：、！？）”]", page, re.MULTILINE), "a line begins with a stop"


def test_the_first_page_lists_every_command() -> None:
    groups: list[list[str]] = [[], ["bank"], ["ledger"], ["roster"]]
    page = "".join(call(*group, "--help", "--lang", "en").out for group in groups)
    assert all(re.search(rf"^  {module.COMMAND.words.split()[-1]} ", page, re.MULTILINE) for module in cli.COMMANDS)


@paths
def test_every_page_shows_every_option(path: list[str]) -> None:
    page = call(*path, "--help", "--lang", "en").out
    module = next((one for one in cli.COMMANDS if one.COMMAND.words.split() == path), None)
    options = [] if module is None else [*module.COMMAND.options, *cli.request.COMMON]
    assert [option.key for option in options if f"--{option.key} " not in page] == []


def test_the_version_is_shown() -> None:
    assert call("--version") == (0, "subsidies 0.1.0\n", "")


@pytest.mark.parametrize("arguments", [["--help"], ["draft", "--help"], ["rule"], ["--nonsense"]])
def test_nothing_heavy_is_imported(arguments: list[str]) -> None:
    heavy = {"pandas", "numpy", "openpyxl", "xlsxwriter", "python_calamine", "pydantic", "sqlite3"}
    program = (
        "import sys; from subsidies.__main__ import main; main(sys.argv[1:]);"
        f"sys.exit(' '.join({heavy!r} & set(sys.modules)))"
    )
    result = python("-c", program, *arguments)
    assert (result.returncode, result.stderr.decode().splitlines()[-1:]) != (1, [])
    assert not heavy & set(result.stderr.decode().split())
