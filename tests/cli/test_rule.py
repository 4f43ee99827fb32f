"""What a code means: every code, by code or by name, in both languages."""

import json

import pytest

from subsidies import codes
from subsidies.language import speaker
from tests.shell import call


def test_without_a_code_all_are_listed() -> None:
    lines = call("rule").out.splitlines()
    assert [line.split()[:2] for line in lines[2:]] == [[rule.code, name] for name, rule in codes.RULES.items()]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_rule_can_be_explained(language: str) -> None:
    rules = json.loads(call("rule", "--json", "--lang", language).out)["rules"]
    assert [rule["code"] for rule in rules] == [rule.code for rule in codes.RULES.values()]
    keys = ["code", "name", "severity", "about", "message", "hint", "meaning"]
    assert all(list(rule) == keys and all(rule.values()) for rule in rules)
    assert not [rule for rule in rules if "{" in rule["message"] + rule["hint"]]


@pytest.mark.parametrize("code", ["R101", "r101", "bad-month", " Bad-Month "])
def test_codes_and_names_are_understood(code: str) -> None:
    assert json.loads(call("rule", code, "--json", "--lang", "en").out) == {
        "code": "R101",
        "name": "bad-month",
        "severity": "error",
        "about": "rosters and cells",
        "message": "“…” is not a month.",
        "why": "A month decides what is owed; a wrong guess is an amount.",
        "example": "roster.csv: 652300194803050026,李四,2024-13",
        "verify": "Compare with the month in the approval or the file on record.",
        "basis": "File formats (docs/formats.md).",
        "hint": "Write it as YYYY-MM, for example 2024-03.",
        "meaning": speaker("en")("severity.error.meaning"),
    }


def test_an_explanation_is_for_people() -> None:
    result = call("rule", "id-check-digit")
    assert (result.status, result.err) == (0, "")
    assert result.out.split()[:6] == ["代码", "R109", "名称", "id-check-digit", "级别", "警告"]


@pytest.mark.parametrize(("code", "near"), [("bad-mouth", "R101 bad-month"), ("R1099", "R109"), ("完全不对", "")])
def test_an_unknown_code_is_refused_with_what_is_near(code: str, near: str) -> None:
    result = call("rule", code)
    assert (result.status, result.out) == (2, "")
    assert "[unknown-rule]" in result.err
    assert near in result.err
    assert ("相近" in result.err) == bool(near)
