"""What keeps a list from being made, and who turns out to be one person, through the real command line."""

import json
from pathlib import Path

import pytest

from tests.shell import call

PROJECT = """id = "p"
name = "p"
since = "2024-01"
roster = ["r.csv"]
changes = ["c.csv"]
[[item]]
id = "living"
name = "生活补贴"
kind = "flat"
[[item.rate]]
from = "2024-01"
amount = "120.00"
"""
ONE, OTHER = "652300195001010019", "652300195001010035"
CHANGES = "reported_on,id_number,name,change,effective,value\n"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A workspace with two rows of one person, whose January is issued."""
    (tmp_path / "subsidies.toml").write_text('title = "样例"\nprojects = ["p.toml"]\n', encoding="utf-8")
    (tmp_path / "p.toml").write_text(PROJECT, encoding="utf-8")
    (tmp_path / "r.csv").write_text(f"id_number,name\n{ONE},甲\n{OTHER},甲\n", encoding="utf-8")
    (tmp_path / "c.csv").write_text(CHANGES, encoding="utf-8")
    assert call("-C", str(tmp_path), "issue", "2024-01", "--as-of", "2024-01-20").status == 0
    return tmp_path


def test_two_rows_that_turn_out_to_be_one_person_leave_a_claim(place: Path) -> None:
    (place / "r.csv").write_text(f"id_number,name\n{ONE},甲\n", encoding="utf-8")
    (place / "c.csv").write_text(CHANGES + f"2024-02-01,{ONE},甲,identity,2024-02,{OTHER}\n", encoding="utf-8")
    result = call("-C", str(place), "issue", "2024-02", "--as-of", "2024-02-20", "--json")
    (project,) = json.loads(result.out)["projects"]
    assert (result.status, project["net"], project["open_claims"]) == (0, "120.00", "120.00")
    text = (place / "out" / "2024-02" / "p-2.lines.csv").read_text(encoding="utf-8-sig")
    assert text.splitlines()[1:] == [f"p,{OTHER},甲,living,2024-02,regular,120.00,"]
    assert call("-C", str(place), "ledger", "verify").status == 0


def test_a_since_moved_past_issued_months_stops_the_project(place: Path) -> None:
    (place / "p.toml").write_text(PROJECT.replace('since = "2024-01"', 'since = "2024-02"'), encoding="utf-8")
    result = call("-C", str(place), "check", "--json")
    note, finding = json.loads(result.out)["findings"]
    assert (note["name"], note["severity"]) == ("id-one-digit-off", "note")  # two people of one name, a digit apart
    assert (result.status, finding["name"], finding["file"], finding["column"]) == (1, "since-moved", "p.toml", "since")
    assert call("-C", str(place), "draft", "2024-02", "--as-of", "2024-02-20").status == 2
    (place / "p.toml").write_text(PROJECT, encoding="utf-8")
    assert call("-C", str(place), "check").status == 0


def test_a_setting_that_is_no_rate_explains_no_past_month(place: Path) -> None:
    changes = CHANGES + f"2024-01-21,{ONE},甲,death,2024-01-10,\n"
    (place / "c.csv").write_text(changes, encoding="utf-8")
    (place / "p.toml").write_text("death_month_paid = false\n" + PROJECT, encoding="utf-8")
    assert call("-C", str(place), "issue", "2024-02", "--as-of", "2024-02-20").status == 0
    (place / "p.toml").write_text(PROJECT, encoding="utf-8")
    refused = call("-C", str(place), "issue", "2024-03", "--as-of", "2024-03-20", "--json")
    assert (refused.status, json.loads(refused.out)["error"]["name"]) == (2, "gaps-disputed")
    accepted = ("issue", "2024-03", "--as-of", "2024-03-20", "--accept", "更正设置")
    assert call("-C", str(place), *accepted).status == 0
