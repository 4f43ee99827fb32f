"""Every finding has an input that provokes it, its place, its words in both languages; and one that just does not."""

import re
from pathlib import Path

import pytest

from subsidies import codes
from tests.findings import desk
from tests.findings.desk import Case

FAMILIES = (
    *("files", "tables", "cells", "people", "questions", "lists", "changes", "projects", "settings", "clearances"),
    *("mortality", "openings", "budgets", "ledger", "papers", "copies", "audit", "layouts", "orders", "answers"),
    "evaluations",
)
CASES = [pytest.param(case, id=f"{case['finding']}: {case['says']}") for one in FAMILIES for case in desk.cases(one)]
ALL: list[Case] = [case for one in FAMILIES for case in desk.cases(one)]


@pytest.mark.parametrize("case", CASES)
def test_what_is_wrong_is_found_in_its_place_and_nothing_else(case: Case, tmp_path: Path) -> None:
    found = desk.told(case, tmp_path)
    wanted = {language: [one for one in all_of if one["name"] == case["finding"]] for language, all_of in found.items()}
    assert [one["name"] for one in found["zh"] if one["name"] != case["finding"]] == case.get("besides", [])
    places = [[one[key] for key in ("file", "row", "column", "id_number")] for one in wanted["zh"]]
    assert places == [[part or None for part in place] for place in case["at"]]
    for language, (first, *_) in wanted.items():
        assert [first["message"], first["hint"]] == case[language]


@pytest.mark.parametrize("case", [case for case in CASES if "near" in case.values[0]])  # type: ignore[operator]
def test_a_near_miss_is_no_finding(case: Case, tmp_path: Path) -> None:
    found = desk.told(case["near"], tmp_path)["zh"]
    assert [one["name"] for one in found] == case["near"].get("besides", [])


def test_the_office_itself_is_in_order(tmp_path: Path) -> None:
    assert desk.told({}, tmp_path) == {"zh": [], "en": []}


def test_every_finding_has_a_case_and_a_near_miss() -> None:
    assert {case["finding"] for case in ALL} == set(codes.RULES)
    assert {case["finding"] for case in ALL if "near" in case} == set(codes.RULES)


def test_a_finding_for_programs_has_every_key_of_the_contract(tmp_path: Path) -> None:
    case = next(case for case in ALL if case["finding"] == "end-before-start")
    found = desk.told(case, tmp_path)
    assert found["en"] == [
        {
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
    ]


@pytest.mark.parametrize("case", CASES)
def test_no_screen_and_no_object_shows_a_number_of_a_person(case: Case, tmp_path: Path) -> None:
    """Ids and accounts, wrong ones, wide ones and such with blanks and hyphens too; a digest may begin with digits."""
    for said in desk.said(case, tmp_path):
        told = re.sub(r"\b[0-9a-f]{64}\b", "", said)
        assert re.findall(r"(?<![0-9a-f])\d{11,}", told) == []
        assert re.findall(r"(?<![0-9a-f])\d(?:[\s\u200b－-]{0,3}\d){14,}", told) == []
