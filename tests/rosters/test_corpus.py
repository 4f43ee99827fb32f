"""Every ugly file gives its table, or is refused; and everything that was cleaned, left out or is wrong is said."""

import ast
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from subsidies import codes, money, months, words
from subsidies.errors import Finding
from subsidies.policy import Item, Project
from subsidies.read import cells, rosters, sheet
from subsidies.read import table as columns
from subsidies.read.page import BLANKS, UNSEEN, Cells, Wanted, blank
from subsidies.read.sheet import source
from tests.rosters import corpus
from tests.rosters.corpus import Ugly

LIVING = Project("living", "生活补贴", months.parse("2024-01"), (Item("living", "生活补贴", "flat"),))
SHOWN = {words.MONTH: months.format, words.DAY: months.format_day, words.MONEY: money.format}


def read(content: bytes, label: str = "roster") -> tuple[pd.DataFrame, list[Finding]]:
    """Return the table of a file and what is said of it."""
    table, _, found = rosters.read(source(label, Path()), content, LIVING)
    return table, found


def shown(table: pd.DataFrame, keys: list[str]) -> list[list[str]]:
    """Return columns of a table as people see them."""
    formats = [SHOWN.get(words.ROSTER[key].holds, str) for key in keys]
    return [[form(value) for form, value in zip(formats, row, strict=True)] for row in table[keys].to_numpy().tolist()]


def told(one: Finding) -> tuple[Any, ...]:
    """Return what is said: name, row, column, and of how many."""
    return one.name, one.row, one.column, one.values.get("count", 0)


@pytest.mark.parametrize("case", corpus.ALL, ids=lambda case: case.says)
def test_an_ugly_file_gives_its_table_and_says_what_was_done(case: Ugly) -> None:
    table, found = read(case.bytes(), case.label)
    assert sorted(map(told, found), key=repr) == sorted(case.found, key=repr)
    keys, *people = [line.strip().split("|") for line in case.people.removeprefix("\n").split("\n")]
    wanted = [[cell.strip() for cell in line] for line in people]
    assert shown(table, [key.strip() for key in keys if key]) == (wanted if case.people else [])


TEXTS = (words.TEXT, words.ID, words.ACCOUNT)
"""What columns hold whose values are the texts that stand in the cells."""


@pytest.mark.parametrize("case", corpus.ALL, ids=lambda case: case.says)
def test_a_text_that_is_read_as_another_is_said_in_its_column(case: Ugly) -> None:
    content, where = case.bytes(), source(case.label, Path())
    found, _ = sheet.read(where, content, Wanted(words.ROSTER, ("id_number", "name")))
    table, told = read(content, case.label)
    if found is None or not len(table):
        return
    places, _ = columns.places(found, words.ROSTER, ())
    for key, place in places.items():
        if words.ROSTER[key].holds in TEXTS:
            raw = ["" if blank(cell) else cell for cell in found.column(place).cells()]
            if raw != table[key].tolist():
                assert found.heading[place] in {one.column for one in told}


EVERY = st.one_of(
    st.text(st.sampled_from(UNSEEN[:40:8] + "\ufeff" + BLANKS[:9] + "'’=\"0123456789.xX×хAE+-#!：｜|张三·Ａ５")),
    *(st.integers(), st.floats(), st.booleans(), st.dates(), st.datetimes(), st.times(), st.none()),
)


@given(EVERY, st.sampled_from((*TEXTS, words.ACCOUNTS)))
def test_whatever_a_cell_of_text_holds_is_its_value_or_something_is_said(cell: Any, holds: str) -> None:
    read = cells.column(Cells([cell]), holds)
    is_kept = type(cell) is str and read.values[0] == cell
    assert is_kept or read.blank[0] or read.refused or read.notes


OTHER_TABLES = {
    "clearances",
    "changes",
    "foreign",
    "funds",
    "mortality",
    "openings",
    "sections",
    "projects",
    "toml",
    "lines",
}
"""Modules of ``read`` that read no roster."""
ELSEWHERE = {
    *("file-too-large", "package-too-large", "parquet-unsupported"),  # test_guard.py: too large for a corpus
    "file-password-wrong",  # test_locked.py: somebody has to be asked
}
"""What is said of files that no bytes alone can bring about."""


def sayings() -> set[str]:
    """Return whatever may be said of a roster's file: the names of findings in the code of its readers."""
    modules = [path for path in Path(rosters.__file__).parent.glob("*.py") if path.stem not in OTHER_TABLES]
    nodes = [node for path in modules for node in ast.walk(ast.parse(path.read_text("utf-8")))]
    texts = {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    rows = {f"rows-{text}" for text in texts}  # as the layout names them
    return codes.RULES.keys() & (texts | rows)


def test_nothing_is_cleaned_left_out_or_refused_that_no_ugly_file_shows() -> None:
    shown = {name for case in corpus.ALL for name, *_ in case.found}
    assert len(sayings()) > 45
    assert sayings() - shown == ELSEWHERE


def test_the_corpus_is_not_small() -> None:
    assert len({case.says for case in corpus.ALL}) == len(corpus.ALL) >= 60
