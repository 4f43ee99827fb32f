"""Every ugly file gives its table, or is refused; and everything that was cleaned, left out or is wrong is said."""

from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from subsidies import money, months, words
from subsidies.errors import Finding
from subsidies.policy import Item, Project
from subsidies.read import rosters
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


def test_the_corpus_is_not_small() -> None:
    assert len({case.says for case in corpus.ALL}) == len(corpus.ALL) >= 60
