"""Every finding about what people write has an input that provokes it: its place, its words in both languages."""

import re
from pathlib import Path
from typing import Any

import pytest

from subsidies import words
from subsidies.errors import Finding, Refusal
from subsidies.language import speaker
from subsidies.write import json
from tests.findings import desk
from tests.findings.desk import Case

FAMILIES = ("files", "tables", "cells", "people", "questions", "changes", "projects", "settings")
CASES = [pytest.param(case, id=f"{case['finding']}: {case['says']}") for one in FAMILIES for case in desk.cases(one)]
ALL: list[Case] = [case for one in FAMILIES for case in desk.cases(one)]
LISTED = {"start-missing", "person-omitted", "gap-roster-edit", "gap-unexplained", "since-moved"}
"""What only a list can find: tests/stories has them."""
ELSEWHERE = {*LISTED, "file-too-large", "file-password-wrong", "parquet-unsupported"}
"""What needs a huge file, somebody at the terminal, or a library that is not there: tests/rosters has these."""


def found(case: Case, folder: Path) -> list[Finding]:
    """Return what is found, by ``check`` or in the refusal of settings that are wrong."""
    try:
        return desk.examine(case, folder)
    except Refusal as refusal:
        return list(refusal.findings)


def told(finding: Finding, language: str) -> dict[str, Any]:
    """Return a finding as a program sees it."""
    return json.finding(finding, speaker(language))


@pytest.mark.parametrize("case", CASES)
def test_what_is_wrong_is_found_in_its_place_and_nothing_else(case: Case, tmp_path: Path) -> None:
    all_found = found(case, tmp_path)
    wanted = [finding for finding in all_found if finding.name == case["finding"]]
    assert [finding.name for finding in all_found if finding not in wanted] == case.get("besides", [])
    places = [[told(one, "zh")[key] for key in ("file", "row", "column", "id_number")] for one in wanted]
    assert places == [[part or None for part in place] for place in case["at"]]
    for language in ("zh", "en"):
        answer = told(wanted[0], language)
        assert [answer["message"], answer["hint"]] == case[language]


@pytest.mark.parametrize("case", [case for case in CASES if "near" in case.values[0]])  # type: ignore[operator]
def test_a_near_miss_is_no_finding(case: Case, tmp_path: Path) -> None:
    assert found(case["near"], tmp_path) == []


def test_the_office_itself_is_in_order(tmp_path: Path) -> None:
    assert found({}, tmp_path) == []


def test_every_finding_about_files_people_changes_and_projects_has_a_case() -> None:
    names = {name for name, rule in words.RULES.items() if rule.code[0] in "FRCP"} - ELSEWHERE
    assert names == {case["finding"] for case in ALL} & set(words.RULES)


def test_a_finding_for_programs_has_every_key_of_the_contract(tmp_path: Path) -> None:
    case = next(case for case in ALL if case["finding"] == "end-before-start")
    (finding,) = found(case, tmp_path)
    assert told(finding, "en") == {
        "code": "R115",
        "name": "end-before-start",
        "severity": "error",
        "file": "roster.csv",
        "row": 3,
        "column": "享受截止年月",
        "project": "living",
        "id_number": "652300********0026",
        "amount": None,
        "message": "The end month is before the start month.",
        "hint": "Check the two months.",
    }


@pytest.mark.parametrize("case", CASES)
def test_no_message_shows_a_number_of_a_person(case: Case, tmp_path: Path) -> None:
    for finding in found(case, tmp_path):
        assert not re.search(r"\d{8}", " ".join(str(value) for value in told(finding, "zh").values()))
