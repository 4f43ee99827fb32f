"""How ``explain`` shows raises: each part with its amount, its document, and what of it has not come yet."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.bureau import WAGE, Bureau, Project, person
from tests.shell import call, unfolded

RULE: dict[str, Any] = {
    "effective": "2024-01",
    "issued": "2024-07-05",
    "basis": "样例〔2024〕5号",
    "fixed": "55.00",
    "percent": "1.605",
    "service": [{"to": 15, "amount": "1.00"}, {"amount": "2.00"}],
    "ages": [{"from": 70, "to": 79, "amount": "10.00"}],
    "age_on": "2023-12-31",
    "on_reaching": [{"age": 80, "amount": "75.00"}],
    "areas": {"2": "10.00"},
    "rounding": "yuan-up",
}
CELLS = {
    "monthly_wage": "4000.00",
    "birth_date": "1944-03-08",
    "service_years": "29年3个月",
    "area_class": "二类",
}


@pytest.fixture
def office(tmp_path: Path) -> Bureau:
    """One person's wage; an adjustment that is issued in July; lists from January to July."""
    people = [person("甲", **CELLS)]
    bureau = Bureau(tmp_path, {"living": Project(people, keys={"item": [WAGE | {"adjustment": [RULE]}]})})
    for month in range(1, 8):
        bureau.issue(f"2024-{month:02d}")
    return bureau


def explained(office: Bureau, *more: str, language: str = "zh") -> str:
    """Return the page, its lines put together again."""
    result = call("-C", str(office.folder), "explain", "甲", *more, "--lang", language, "--as-of", "2024-12-31")
    assert (result.status, result.err) == (0, "")
    return unfolded(result.out)


def test_each_part_is_told_with_its_amount_and_the_document(office: Bureau) -> None:
    page = explained(office, "2024-02")
    told = "定额55.00+缴费30年45.00+4,000.00的1.605%计64.20+79岁10.00+2类地区10.00=184.20，取整185.00"
    assert told in page
    assert "退休工资：4,185.00=名册工资4,000.00" in page
    assert "2024-07-05印发，样例〔2024〕5号" in page


def test_what_comes_with_an_age_is_told_from_its_month_on(office: Bureau) -> None:
    assert "满" not in explained(office, "2024-02")
    assert "2024年3月满80岁75.00" in explained(office, "2024-03")
    assert "75.00since2024-03fortheageof80" in explained(office, "2024-03", language="en")


def test_json_has_the_parts_and_they_add_up(office: Bureau) -> None:
    result = call("-C", str(office.folder), "explain", "甲", "--json", "--as-of", "2024-12-31")
    (project,) = json.loads(result.out)["projects"]
    sources = [each["source"] for each in project["owed"]]
    assert [each["amount"] for each in project["owed"]] == ["4185.00", "4260.00"]
    (one,) = sources[1]["adjustments"]
    parts = {"fixed": "55.00", "service": "45.00", "percent": "64.20", "ages": "10.00", "areas": "10.00"}
    assert one["parts"] == parts
    assert (one["before"], one["increase"], one["amount"]) == ("4000.00", "185.00", "260.00")
    assert one["on_reaching"] == [{"age": 80, "from": "2024-03", "amount": "75.00"}]


def test_the_arrears_have_the_adjustment_behind_them(office: Bureau) -> None:
    page = explained(office)
    assert "补发（调资）" in page
    shown = call("-C", str(office.folder), "ledger", "show", "7", "--lang", "zh").out
    assert "调资" in unfolded(shown)
    paid = next(one for one in json.loads(json_of(office))["projects"][0]["batches"] if one["pay_month"] == "2024-07")
    sums = [(line["reason"], line["sum"]) for line in paid["lines"] if line["reason"]]
    assert sums == [("raise", "370.00"), ("raise", "1040.00")]


def json_of(office: Bureau) -> str:
    """Return the whole explanation as JSON."""
    return call("-C", str(office.folder), "explain", "甲", "--json", "--as-of", "2024-12-31").out
