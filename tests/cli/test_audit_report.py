"""``audit --report``: one small file for the owner alone, with the figures of ``reconcile`` and ``audit``, masked."""

import json
import re
import shutil
import stat
from pathlib import Path
from typing import Any, Final

import pytest

from subsidies import money
from subsidies.language import LANGUAGES, speaker
from tests import webpage
from tests.bureau import Bureau, Project, person, tamper
from tests.shell import Result, call

SAY: Final = speaker("en")
LARGEST: Final = 300_000
"""Bytes of the report of the sample, 328 people, at most."""
PAGE: Final = Path("out") / "report-2024.html"
SUMS: Final = ("budget", "estimate", "entitled", "paid", "open-arrears", "open-claims", "variance")
COLUMNS: Final = ("budget", "plan", "entitled", "paid", "arrears", "claims", "persons")


def report(folder: Path, *words: str) -> Result:
    """Write the report of 2024."""
    return call("-C", str(folder), "audit", "--as-of", "2024-12-31", "--report", "2024", *words)


@pytest.fixture(scope="module")
def office(issued: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a copy of the sample with all lists of 2024."""
    return Path(shutil.copytree(issued, tmp_path_factory.mktemp("report") / "office"))


@pytest.fixture(scope="module")
def answers(office: Path) -> tuple[webpage.Element, dict[str, Any], dict[str, Any]]:
    """Return the page, what ``audit`` answered, and what ``reconcile`` answers of the same day."""
    audited = report(office, "--json", "--lang", "en", "--limit", "0")
    reconciled = call("-C", str(office), "reconcile", "2024", "--as-of", "2024-12-31", "--json", "--lang", "en")
    page = webpage.read((office / PAGE).read_text("utf-8"))
    return page, json.loads(audited.out), json.loads(reconciled.out)


def fen(text: str) -> int:
    """Return an amount of the page."""
    return money.parse(text.replace(",", ""))


def test_a_program_is_told_where_it_is_and_it_is_the_owners_alone(office: Path, answers: Any) -> None:
    assert answers[1]["files"] == [PAGE.as_posix()]
    assert stat.S_IMODE((office / PAGE).stat().st_mode) == 0o600
    assert "files" not in json.loads(call("-C", str(office), "audit", "--as-of", "2024-12-31", "--json").out)


def test_its_sums_are_those_of_reconcile(answers: Any) -> None:
    page, _, reconciled = answers
    for place, one in enumerate(reconciled["projects"], 1):
        shown = {row[0]: row[1] for row in page.of(f"p{place}-position").rows()}
        for key in SUMS:
            assert fen(shown[SAY(f"reconcile.{key}")]) == money.parse(one[key.replace("-", "_")])
        parts = [fen(shown[SAY(f"reconcile.part.{each['part']}").strip()]) for each in one["parts"]]
        assert parts == [money.parse(each["amount"]) for each in one["parts"]]
        rate = round(float(one["execution_rate"]) * 100, 2)
        assert shown[SAY("reconcile.execution-rate")] == f"{rate:.2f}%"
        assert shown[SAY("reconcile.verdict")] == SAY(f"verdict.{one['verdict']}")
        assert fen(shown[SAY("yearly.forecast")]) == money.parse(one["forecast"]["total"])
        assert shown[SAY("reconcile.settled")] == SAY("report.not-known")


def test_its_months_items_and_causes_are_those_of_reconcile(answers: Any) -> None:
    page, _, reconciled = answers
    for place, one in enumerate(reconciled["projects"], 1):
        rows = page.of(f"p{place}-months").rows()[1:13]
        for row, month in zip(rows, one["months"], strict=True):
            assert row[0] == month["month"]
            assert [fen(cell) for cell in row[1:-1]] == [money.parse(month[key]) for key in COLUMNS[:-1]]
            assert row[-1] == str(month["persons"])
        causes = [(row[0], row[1], fen(row[2])) for row in page.of(f"p{place}-causes").rows()[1:-1]]
        assert causes == [
            (SAY(f"why.{each['cause']}"), str(each["persons"] or ""), money.parse(each["amount"]))
            for each in one["explained"]
        ]
        if len(one["items"]) > 1:
            items = page.of(f"p{place}-items").rows()[1:]
            assert [(row[0], fen(row[4])) for row in items] == [
                (each["name"], sum(money.parse(month["paid"]) for month in each["months"])) for each in one["items"]
            ]


def test_a_picture_tells_what_the_table_has(answers: Any) -> None:
    page, _, reconciled = answers
    for place, one in enumerate(reconciled["projects"], 1):
        told = page.of(f"p{place}-by-month-desc").text
        assert (
            f"people ({SAY('chart.people')}): "
            + "; ".join(f"{number} {month['persons']}" for number, month in enumerate(one["months"], 1))
            in told
        )


def test_its_printed_figures_are_those_of_reconcile(answers: Any) -> None:
    page, _, reconciled = answers
    wrong = {one["figure"]: one for one in reconciled["printed"] if one["verdict"] == "beyond-rounding"}
    rows = page.of("untrue").rows()[1:]
    assert {row[2] for row in rows} == set(wrong)
    for row in rows:
        one = wrong[row[2]]
        amounts = [money.parse(one["apart"]), money.parse(one["beyond"])]
        assert (row[3], [fen(cell) for cell in row[-2:]]) == (one["against"], amounts)


def test_its_sets_of_figures_are_those_of_reconcile(answers: Any) -> None:
    page, _, reconciled = answers
    sets = [one["message"] for one in reconciled["findings"] if one["code"] in ("B107", "B108")]
    shown = [one.text.partition(" → ")[0] for one in page.of("printed").each("li")]
    assert shown == sets != []


def test_its_findings_are_those_of_audit(answers: Any) -> None:
    page, audited, _ = answers
    lines = list(page.of("found").each("li"))
    shown = sorted(
        (
            next(part.text for part in line.each("span") if part.attributes["class"] == "told"),
            "".join(part.text for part in line.each("span") if part.attributes["class"] == "who"),
            "".join(part.text for part in line.each("span") if part.attributes["class"] == "amount"),
        )
        for line in lines
    )
    assert shown == sorted(
        (
            one["message"],
            one["id_number"] or "",
            f"({money.show(money.parse(one['amount']))} yuan)" if one["amount"] else "",
        )
        for one in audited["findings"]
    )
    counts = {row[0]: int(row[3]) for row in page.of("codes").rows()[1:]}
    codes = [one["code"] for one in audited["findings"]]
    assert counts == {code: codes.count(code) for code in codes}
    assert {one["hint"] for one in audited["findings"]} == {
        one.text.removeprefix("→ ") for one in page.of("found").each("p") if one.text.startswith("→ ")
    }


def test_its_chain_is_that_of_the_ledger(office: Path, answers: Any) -> None:
    head = json.loads(call("-C", str(office), "ledger", "verify", "--json").out)
    log = json.loads(call("-C", str(office), "ledger", "log", "--json").out)
    assert head == {"findings": []}
    text = next(answers[0].each("header")).text
    assert log["batches"][-1]["digest"] in text
    assert f" {len(log['batches'])};" in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_small_and_everybody_can_read_it_and_numbers_are_masked_all_the_same(office: Path, language: str) -> None:
    assert report(office, "--lang", language, "--show-ids").out.endswith(f"{PAGE.as_posix()}\n")
    content = (office / PAGE).read_bytes()
    text = content.decode()
    assert len(content) < LARGEST
    assert webpage.faults(text) == []
    assert re.findall(r"(?<!\w)\d{15,19}X?(?!\w)", text) == []
    assert re.search(r"652300\*{8}\d{4}", text)
    report(office, "--lang", language)
    assert (office / PAGE).read_bytes() == content


def test_names_stay_text_and_more_than_the_limit_is_said(tmp_path: Path) -> None:
    name = "<script>alert(1)</script>"
    people = [person(f"甲{at}", start_month="2024-01", account=f"300{at}", payee=name) for at in range(3)]
    bureau = Bureau(tmp_path, {"living": Project(people)})
    bureau.issue("2024-01")
    report(tmp_path, "--lang", "en", "--limit", "2")
    text = (tmp_path / PAGE).read_text("utf-8")
    assert webpage.faults(text) == []
    found = webpage.read(text).of("found")
    assert found.text.count(name) == 2
    assert "1 more are not shown" in found.text


def test_where_files_have_errors_the_findings_are_there_and_why_nothing_else_is(tmp_path: Path) -> None:
    bureau = Bureau(tmp_path, {"living": Project([person("甲", start_month="2024-13")])})
    bureau.write()
    assert report(tmp_path, "--lang", "en").status == 1
    page = webpage.read((tmp_path / PAGE).read_text("utf-8"))
    assert "R101 bad-month" in page.of("found").text
    assert "were not computed" in page.of("brief").text
    assert list(page.each("svg")) == []


def test_a_ledger_that_was_altered_is_told_at_the_top(office: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(office, tmp_path / "office"))
    tamper(folder / "ledger.db", "UPDATE batch SET entered_by = 'x' WHERE number = 3")
    assert report(folder, "--lang", "en").status == 1
    page = webpage.read((folder / PAGE).read_text("utf-8"))
    assert "The ledger is not what was entered" in next(page.each("header")).text


@pytest.mark.parametrize("year", ["24", "x"])
def test_what_is_no_year_is_refused_and_nothing_written(tmp_path: Path, year: str) -> None:
    Bureau(tmp_path, {"living": Project([person("甲")])}).write()
    assert call("-C", str(tmp_path), "audit", "--report", year).status == 2
    assert not (tmp_path / "out").exists()


def test_a_report_is_not_of_a_list_from_elsewhere(tmp_path: Path) -> None:
    Bureau(tmp_path, {"living": Project([person("甲")])}).write()
    done = call("-C", str(tmp_path), "audit", "--report", "2024", "--against", "deaths.csv", "--lang", "en")
    assert (done.status, "--report does not go with --against" in done.err) == (2, True)
