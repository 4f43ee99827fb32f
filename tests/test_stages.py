"""Where a list stands on its way to the money, as ``status`` tells it, and what comes next at each step."""

import json
from pathlib import Path

import pytest

from subsidies import correct, months, stages
from subsidies.correct import By
from subsidies.lock import Lock
from tests.bureau import Bureau, living
from tests.shell import call
from tests.test_reissue import again, failing
from tests.test_returning import DAY, answered, bureau_of, enter, exported

PRESENT = "2024-03-05"
FROM = ("2024-01", "2024-02")


def told(bureau: Bureau) -> list[tuple[str, str, list[int] | None]]:
    """Return month, state and payments (ordered, paid, failed, unanswered) of the lists that were issued."""
    bureau.write()
    done = call("-C", str(bureau.folder), "status", "--as-of", PRESENT, "--json")
    (project,) = json.loads(done.out)["projects"]
    return [
        (one["month"], one["state"], one["payments"] and list(one["payments"].values()))
        for one in project["stages"]
        if one["state"] not in ("due", "ahead", "drafted")
    ]


def shown(bureau: Bureau) -> tuple[str, str]:
    """Return what the screen shows, and what it says comes next."""
    bureau.write()
    done = call("-C", str(bureau.folder), "status", "--as-of", PRESENT, "--lang", "en")
    return done.out, done.err


@pytest.fixture
def bureau(tmp_path: Path) -> Bureau:
    """Three people paid in January and February by files for a bank."""
    office = bureau_of(tmp_path)
    for month in FROM:
        office.issue(month)
    return office


def test_a_list_goes_from_issued_to_closed(bureau: Bureau) -> None:
    assert told(bureau) == [("2024-01", "issued", None), ("2024-02", "issued", None)]
    out, following = shown(bureau)
    assert "living 2024-01 to 02: issued, not sent to the bank" in out
    assert "bank export 2024-01 --as-of" in following

    january, february = (exported(bureau, month) for month in FROM)
    assert told(bureau) == [("2024-01", "sent", [3, 0, 0, 3]), ("2024-02", "sent", [3, 0, 0, 3])]
    out, following = shown(bureau)
    assert "living 2024-01 to 02: 3 payments sent, no answer yet" in out
    assert "bank return FILE" in following
    assert "bank export" not in following

    enter(bureau, answered(january, lambda place, name, fen: fen), number=1)
    assert told(bureau) == [("2024-02", "sent", [3, 0, 0, 3])]
    enter(bureau, answered(february, lambda place, name, fen: 0 if name == "乙" else fen))
    assert told(bureau) == [("2024-02", "answered", [3, 2, 1, 0])]
    out, following = shown(bureau)
    assert "answered: of 3 payments 2 paid, 1 failed, 0 without an answer" in out
    assert "issue 2024-02 --reissue" in following

    again(bureau, "2024-02", "2024-03-02")
    assert told(bureau) == [("2024-02", "issued", [3, 2, 1, 0])]
    assert "bank export 2024-02" in shown(bureau)[1]
    last = exported(bureau, "2024-02", DAY + 2)
    assert told(bureau) == [("2024-02", "sent", [4, 2, 1, 1])]
    enter(bureau, answered(last, lambda place, name, fen: fen), number=bureau.numbers()[-2], day=DAY + 2)
    assert told(bureau) == [("2024-02", "settled", [4, 3, 1, 0])]
    out, following = shown(bureau)
    assert "settled: 4 payments, 1 of them failed and ordered again" in out
    assert not any(words in following for words in ("bank export", "bank return", "--reissue"))

    correct.close(bureau.write(), months.parse("2024-02"), By("甲办", DAY + 3))
    assert told(bureau)[-1] == ("2024-02", "closed", None)


def test_what_failed_is_settled_by_the_next_list_too(bureau: Bureau) -> None:
    exported(bureau, "2024-01")
    exported(bureau, "2024-02")
    failing(bureau, 2, "乙", day="2024-03-01")
    assert told(bureau)[1] == ("2024-02", "answered", [3, 0, 1, 2])
    bureau.issue("2024-03", "2024-03-02")
    assert [state for _, state, _ in told(bureau)] == ["sent", "answered", "issued"]


def test_an_answer_that_is_taken_back_counts_no_more(bureau: Bureau) -> None:
    done = enter(bureau, answered(exported(bureau, "2024-02"), lambda place, name, fen: 0))
    assert told(bureau)[1][1:] == ("answered", [3, 0, 3, 0])
    assert done.batch is not None
    correct.reverse(bureau.write(), done.batch.number, By("甲办", DAY, "错了"))
    assert told(bureau)[1][1:] == ("sent", [3, 0, 0, 3])


def test_without_a_bank_only_the_last_list_is_told(tmp_path: Path) -> None:
    office = living(tmp_path, "甲")
    for month in FROM:
        office.issue(month)
    assert told(office) == [("2024-02", "issued", None)]
    assert "bank export" not in "".join(shown(office))


def test_a_list_that_pays_nobody_is_not_waited_for(tmp_path: Path) -> None:
    office = bureau_of(tmp_path)
    office.projects["living"].roster.clear()
    office.issue("2024-01")
    assert "bank export" not in "".join(shown(office))


def test_a_draft_with_a_password_is_a_draft(bureau: Bureau) -> None:
    bureau.draft("2024-03", lock=Lock("密码"))
    assert "living 2024-03: drafted" in shown(bureau)[0]


def test_after_an_issue_and_an_export_the_way_to_the_bank_is_told(bureau: Bureau) -> None:
    words = ("-C", str(bureau.folder), "--lang", "en", "--as-of", PRESENT, "--by", "甲办")
    assert "bank export 2024-03" in call(*words[:2], "issue", "2024-03", *words[2:]).err
    assert "bank return FILE" in call(*words[:2], "bank", "export", "2024-03", *words[2:]).err
    dry = call(*words[:2], "bank", "export", "2024-01", *words[2:], "--dry-run")
    assert "bank return FILE" not in dry.err


def test_of_several_lists_the_one_that_is_least_far_counts() -> None:
    states = list(stages.ISSUED_ON)
    for place, state in enumerate(states):
        assert stages.least(states[place:]) == state
