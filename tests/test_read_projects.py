"""What is read of a project is what its files say, however often they are read."""

from pathlib import Path
from typing import Any

import pytest

from subsidies import workspace
from subsidies.read import rosters
from tests.bureau import LIVING, Bureau, change, living


def columns(bureau: Bureau, flag: str) -> set[str]:
    """Return the columns of the roster where the item names a flag."""
    bureau.projects["living"].keys["item"] = [{**LIVING, "flag": flag}]
    return set(workspace.inputs(bureau.write())[0].roster.columns)


def test_a_roster_that_is_the_same_as_at_the_last_list_is_read_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read, seen = rosters.read, []

    def counted(*args: Any) -> Any:
        seen.append(args[0].label)
        return read(*args)

    monkeypatch.setattr(rosters, "read", counted)
    bureau = living(tmp_path, "甲", "乙")
    bureau.issue("2024-01")
    seen.clear()
    bureau.projects["living"].changes.append(change("2024-02-01", "甲", "death", "2024-01-15"))
    bureau.draft("2024-02")
    assert seen == []
    bureau.projects["living"].roster[1]["name"] = "乙二"
    bureau.draft("2024-02")
    assert seen == ["living.csv"]


def test_one_file_is_another_table_where_a_project_asks_for_other_columns(tmp_path: Path) -> None:
    bureau = living(tmp_path, "甲")
    assert "flag:extra" not in columns(bureau, "heating")
    assert "flag:extra" in columns(bureau, "extra")
    assert "flag:extra" not in columns(bureau, "heating")
