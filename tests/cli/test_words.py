"""Words on the screen: one from many, months of one, rates as people read them."""

import json
import shutil
from pathlib import Path

import pytest

from subsidies import months
from subsidies.language import TABLE, speaker
from subsidies.ledger.book import open_book
from tests.bureau import Bureau, living, person
from tests.shell import call

EN = speaker("en")
COUNTED = sorted(key for key, (_, en) in TABLE.items() if ":# " in en)


@pytest.mark.parametrize(
    ("key", "values", "told"),
    [
        ("inputs-faulty", {"count": 1, "files": "a.csv"}, "1 error in the inputs (a.csv); nothing was written."),
        ("inputs-faulty", {"count": 2, "files": "a.csv"}, "2 errors in the inputs (a.csv); nothing was written."),
        ("lists.remind", {"warnings": 0, "notes": 1}, "0 warnings and 1 note: see subsidies check."),
        ("issue.part", {"project": "a|b", "persons": "1", "net": "1.00"}, "a|b: 1 person, net 1.00 yuan"),
    ],
)
def test_one_is_told_from_many(key: str, values: dict[str, object], told: str) -> None:
    assert EN(key, **values) == told


def test_every_english_count_has_two_forms() -> None:
    assert COUNTED
    assert [key for key in COUNTED if "|" not in TABLE[key][1].split(":# ")[1].split("}")[0]] == []


def test_a_span_of_one_month_is_one_month(tmp_path: Path) -> None:
    bureau = living(tmp_path, "甲")
    project = bureau.projects["living"]
    project.roster = [person("甲", start_month="2024-02")]
    bureau.issue("2024-01")
    bureau.issue("2024-02")
    project.roster = [person("甲", start_month="2024-01")]
    bureau.write()
    words = ("-C", str(tmp_path), "check", "--as-of", "2024-03-01", "--lang")
    assert "2024-01 已发放" in call(*words, "zh").out
    project.roster = [person("甲", start_month="2024-03")]
    bureau.write()
    assert "2024-02 已发放" in call(*words, "zh").out
    assert months.span(months.parse("2024-01"), months.parse("2024-02")) == "2024-01 – 2024-02"


def test_an_execution_rate_is_a_percentage_on_the_screen_and_a_number_for_programs(office: Path) -> None:
    words = ("-C", str(office), "reconcile", "2024", "--project", "8794-wages", "--as-of", "2024-12-31", "--lang", "zh")
    assert "预算执行率               97.83%\n" in call(*words).out
    (project,) = json.loads(call(*words, "--json").out)["projects"]
    assert project["execution_rate"] == "0.9783"


# --- the head of the chain -------------------------------------------------------------------------------------------


def verify(folder: Path, head: str) -> tuple[int, str]:
    """Verify the ledger against a digest; return exit status and what is shown."""
    result = call("-C", str(folder), "ledger", "verify", "--head", head, "--lang", "zh")
    return result.status, result.out


def test_the_first_sixteen_characters_of_a_digest_are_enough(tmp_path: Path) -> None:
    bureau: Bureau = living(tmp_path, "甲")
    bureau.issue("2024-01")
    book = open_book(tmp_path / "ledger.db")
    (batch,) = book.batches()
    book.close()
    assert verify(tmp_path, batch.digest[:16].upper())[0] == 0
    assert verify(tmp_path, batch.digest)[0] == 0
    status, shown = verify(tmp_path, batch.lines_digest[:16])
    assert (status, "这份名单在台账里" in shown) == (1, True)
    status, shown = verify(tmp_path, "0" * 16)
    assert (status, "已被换过或截短" in shown) == (1, True)
    shutil.rmtree(tmp_path / "out")


def test_what_a_skipped_month_means_is_said(tmp_path: Path) -> None:
    bureau = living(tmp_path, "甲")
    bureau.issue("2024-01")
    words = ("-C", str(tmp_path), "issue", "--lang", "zh", "--as-of")
    assert "确要跳过 2024-02 – 2024-03（没有发的月份作为补发" in call(*words, "2024-04-20", "2024-04").err
    bureau.issue("2024-04", catch_up=True)
    assert "2024-02 没有核发过" in call(*words, "2024-04-21", "2024-02").err


def test_the_help_of_close_says_that_the_month_must_be_named() -> None:
    shown = call("close", "--help", "--lang", "zh").out
    assert "必须写明" in shown
    assert "不写则取下一个应发的月份" not in shown
