"""Nothing is undocumented, in either language: commands, options, findings, refusals, keys, columns, words."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from docs import make
from subsidies import adjustment, cli, codes, language, policy, words, workspace
from subsidies.cli.request import COMMON, HELP, Module
from subsidies.ledger import schema
from subsidies.read import changes, clearances, funds, mortality, openings
from subsidies.shape import Key

DOCS = make.ROOT / "docs"
LINK = re.compile(r"\]\(([^)#\s]*)(?:#([^)\s]+))?\)")
commands = pytest.mark.parametrize("module", cli.COMMANDS, ids=lambda module: module.COMMAND.key)


def page(name: str) -> str:
    """Return a page of docs/."""
    return (DOCS / name).read_text("utf-8")


def part(text: str, tongue: str) -> str:
    """Return the Chinese or the English part of a page."""
    chinese, english = text.split("\n## English\n")
    return chinese if tongue == "zh" else english.split("\n## JSON\n")[0]


def section(text: str, heading: str) -> str:
    """Return what stands below a heading of the third level."""
    return text.split(f"\n### {heading}\n")[1].split("\n### ", maxsplit=1)[0]


def first_cells(text: str) -> list[str]:
    """Return what stands in backquotes in the first column of every table."""
    return re.findall(r"^\| `([^`]+)`", text, re.MULTILINE)


# --- commands --------------------------------------------------------------------------------------------------------


@commands
def test_every_command_has_a_page_with_an_example_in_both_languages(module: Module) -> None:
    text = page(f"commands/{module.COMMAND.key}.md")
    for tongue in language.LANGUAGES:
        mine = part(text, tongue)
        assert f"<!-- begin help {module.COMMAND.words} {tongue} -->" in mine
        assert f"$ subsidies {'init ' if module.COMMAND.key == 'init' else ''}" in mine
        assert module.COMMAND.words in "".join(re.findall(r"^\$ (.+)$", mine, re.MULTILINE))


@commands
def test_every_option_is_on_the_page(module: Module) -> None:
    text = page(f"commands/{module.COMMAND.key}.md")
    missing = [
        (option.key, tongue)
        for option in (*module.COMMAND.options, *COMMON, HELP)
        for tongue in language.LANGUAGES
        if f"--{option.key}" not in part(text, tongue)
    ]
    assert missing == []


def test_there_is_no_page_of_a_command_that_is_not() -> None:
    keys = {module.COMMAND.key for module in cli.COMMANDS}
    assert {path.stem for path in (DOCS / "commands").glob("*.md")} == keys | {"README"}


@commands
def test_every_command_is_in_the_list_of_pages(module: Module) -> None:
    assert f"[`subsidies {module.COMMAND.words}`]({module.COMMAND.key}.md)" in page("commands/README.md")


# --- findings and refusals -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", codes.RULES)
def test_every_finding_is_documented(name: str) -> None:
    assert f"#### {codes.RULES[name].code} `{name}` · " in page("findings.md")


@pytest.mark.parametrize("name", make.refusal_names(language.TABLE))
def test_every_refusal_is_documented(name: str) -> None:
    assert f"\n#### `{name}`\n" in page("findings.md")


# --- files -----------------------------------------------------------------------------------------------------------


def keys(spec: Mapping[str, Any], above: str = "") -> Iterator[tuple[str, Key]]:
    """Give every key of a TOML file with its path; those that an assumed raise shares with a decided one once."""
    for name, key in spec.items():
        if above == "scenario.adjustment." and key is adjustment.SPEC.get(name):
            continue
        yield above + name, key
        if isinstance(key.read, Mapping):
            yield from keys(key.read, f"{above}{name}.")


HEADINGS = {
    "zh": ("设置：subsidies.toml", "项目文件", "必填"),
    "en": ("Settings: subsidies.toml", "Project files", "required"),
}


@pytest.mark.parametrize("tongue", language.LANGUAGES)
@pytest.mark.parametrize(("place", "spec"), [(0, workspace.SPEC), (1, policy.PROJECT)], ids=["settings", "project"])
def test_every_key_of_a_file_is_documented_and_no_other(tongue: str, place: int, spec: Mapping[str, Any]) -> None:
    table = section(part(page("formats.md"), tongue), HEADINGS[tongue][place])
    assert first_cells(table) == [path for path, _ in keys(spec)]


@pytest.mark.parametrize("tongue", language.LANGUAGES)
@pytest.mark.parametrize(("place", "spec"), [(0, workspace.SPEC), (1, policy.PROJECT)], ids=["settings", "project"])
def test_keys_are_required_where_the_page_says_so(tongue: str, place: int, spec: Mapping[str, Any]) -> None:
    table = section(part(page("formats.md"), tongue), HEADINGS[tongue][place])
    rows = [line.split(" | ") for line in table.splitlines() if line.startswith("| `")]
    told = [row[0].strip("| `") for row in rows if row[2] == HEADINGS[tongue][2]]
    assert told == [path for path, key in keys(spec) if key.default is ...]


def test_the_columns_that_must_be_there_are_those_of_the_readers() -> None:
    assert make.REQUIRED["changes"] == changes.REQUIRED
    assert make.REQUIRED["opening"] == openings.REQUIRED
    assert make.REQUIRED["clearances"] == clearances.REQUIRED
    assert make.REQUIRED["mortality"] == mortality.REQUIRED
    assert make.REQUIRED["funds"] == funds.REQUIRED


@pytest.mark.parametrize("tongue", language.LANGUAGES)
def test_every_kind_of_change_is_documented(tongue: str) -> None:
    text = section(part(page("formats.md"), tongue), {"zh": "变更", "en": "Changes"}[tongue])
    told = re.findall(r"^\| (\S+) \| `([^`]+)` \|", text, re.MULTILINE)
    kinds = {(zh.partition(":")[0], kind.partition(":")[0]) for zh, kind in told}
    assert kinds == {(zh, kind) for kind, zh in words.CHANGE.items()}


@pytest.mark.parametrize("tongue", language.LANGUAGES)
def test_every_reason_is_documented_in_its_order(tongue: str) -> None:
    heading = {"zh": "输出文件", "en": "Output"}[tongue]
    told = first_cells(section(part(page("formats.md"), tongue), heading))
    assert told[-len(words.REASONS) :] == list(words.REASONS)


# --- the ledger ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("tongue", language.LANGUAGES)
def test_every_table_of_the_ledger_and_every_kind_of_batch_is_documented(tongue: str) -> None:
    text = part(page("ledger.md"), tongue)
    tables = {
        table: re.findall(r"^    (\w+) +(?:INTEGER|TEXT|BLOB)", body, re.MULTILINE)
        for table, body in re.findall(r"CREATE TABLE (\w+) \((.+?)\n\) STRICT", schema.TABLES, re.DOTALL)
    }
    rows = section(text, {"zh": "表", "en": "Tables"}[tongue])
    for table, columns in tables.items():
        (row,) = re.findall(rf"^\| `{table}` \|.*$", rows, re.MULTILINE)
        assert [column for column in columns if f"`{column}`" not in row] == []
    assert [kind for kind in schema.KINDS if f"`{kind}`" not in text] == []


# --- pages -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", make.pages(), ids=lambda path: path.relative_to(make.ROOT).as_posix())
def test_links_lead_somewhere(path: Any) -> None:
    lost = []
    for target, anchor in LINK.findall(re.sub(r"```.*?```", "", path.read_text("utf-8"), flags=re.DOTALL)):
        there = (path.parent / target).resolve() if target else path
        if not there.exists() or (anchor and anchor not in anchors(there.read_text("utf-8"))):
            lost.append(f"{target}#{anchor}")
    assert lost == []


def anchors(text: str) -> set[str]:
    """Return the anchors of a page's headings, as they are made on the web."""
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize(("one", "other"), [("README.md", "README.zh.md"), ("docs/tutorial.md", "docs/tutorial.zh.md")])
def test_twins_have_the_same_parts(one: str, other: str) -> None:
    texts = [(make.ROOT / name).read_text("utf-8") for name in (one, other)]
    for text, twin in zip(texts, (other, one), strict=True):
        assert f"]({twin.rpartition('/')[2]})" in text.split("\n")[2]
    shapes = [
        (re.findall(r"^#+(?= )", text, re.MULTILINE), re.findall(r"^```\w+", text, re.MULTILINE)) for text in texts
    ]
    assert shapes[0] == shapes[1]


def test_the_glossary_has_the_words_of_changes_reasons_and_batches() -> None:
    text = page("glossary.md")
    chinese = {
        cell for line in text.splitlines() if line.startswith("| ") for cell in line.split(" | ")[0][2:].split("、")
    }
    kinds = set(words.CHANGE.values()) - {"死亡", "死亡撤销"}
    batches = {language.TABLE[f"batch.{kind}"][0] for kind in schema.KINDS} - {"发放", "银行退回", "审批"}
    assert (kinds | batches) - chinese == set()
