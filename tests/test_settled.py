"""What the bank has confirmed of a year: by month, beside what was ordered and sent, and why it is not all paid."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from subsidies import correct, months, workspace
from subsidies.correct import By
from subsidies.returning import Accept
from tests.bureau import Bureau, change, id_number
from tests.shell import call
from tests.test_returning import answered, bureau_of, enter, exported

LAST = months.parse_day("2025-01-20")


def reconciled(bureau: Bureau, year: int = 2024, as_of: str = "2025-01-31") -> Any:
    """Return a project's year as JSON."""
    bureau.write()
    result = call("-C", str(bureau.folder), "reconcile", str(year), "--as-of", as_of, "--json")
    (project,) = json.loads(result.out)["projects"]
    return project


def by_month(project: Mapping[str, Any]) -> dict[str, str]:
    return {one["month"]: one["settled"] for one in project["months"] if one["settled"] is not None}


def two_months(folder: Path) -> Bureau:
    bureau = bureau_of(folder)
    bureau.projects["living"].keys["budget"] = [{"year": 2024, "published": "0.10"}]
    bureau.issue("2024-01")
    bureau.issue("2024-02", as_of="2024-02-20")
    return bureau


def test_nothing_is_settled_as_long_as_no_bank_has_answered(tmp_path: Path) -> None:
    bureau = two_months(tmp_path)
    exported(bureau, "2024-01")
    found = reconciled(bureau)
    assert (found["settled"], found["books"], by_month(found)) == (None, None, {})
    assert found["execution_rate"] == "0.7200", "720.00 of 1,000.00"


def test_a_list_in_three_books_and_the_order_that_is_not_answered(tmp_path: Path) -> None:
    bureau = two_months(tmp_path)
    sent = exported(bureau, "2024-01")
    enter(bureau, answered(sent, lambda place, _, amount: (amount, 0.0, "?")[place]), Accept(rest=True))
    found = reconciled(bureau)
    assert (found["paid"], found["settled"]) == ("600.00", "120.00")
    assert found["execution_rate"] == "0.1200", "of what is settled"
    assert by_month(found) == {"2024-01": "120.00"}, "of February nothing is known"
    assert [{**one, "list": 0} for one in found["books"]["lists"]] == [
        {"list": 0, "month": "2024-01", **told("360.00", "360.00", "120.00", "120.00", "120.00")},
        {"list": 0, "month": "2024-02", **told("360.00", None, None, "0.00", "360.00")},
    ]
    assert found["books"]["differences"] == [{"cause": "unanswered", "amount": "480.00"}]
    (silent,) = found["books"]["unanswered"]
    assert (silent["reference"], silent["name"], silent["amount"]) == ("living-1-3", "丙", "120.00")
    assert id_number("丙") not in json.dumps(found), "masked"


def told(*amounts: str | None) -> dict[str, str | None]:
    return dict(zip(("ordered", "exported", "settled", "failed", "unanswered"), amounts, strict=True))


def test_what_fails_in_december_and_comes_back_in_january_is_a_difference_of_both_years(tmp_path: Path) -> None:
    bureau = bureau_of(tmp_path)
    bureau.issue("2024-12", as_of="2024-12-20", catch_up=True)
    sent = exported(bureau, "2024-12", months.parse_day("2024-12-21"))
    back = answered(sent, lambda place, _, amount: 0 if place == 1 else amount)
    enter(bureau, back, day=LAST)
    first, second = reconciled(bureau), reconciled(bureau, 2025)
    owed = 3 * 12 * 120
    assert (first["paid"], first["settled"]) == (f"{owed}.00", f"{owed - 12 * 120}.00")
    assert first["books"]["differences"] == [{"cause": "returned-other-years", "amount": "1440.00"}]
    assert (second["paid"], second["settled"], second["books"]) == ("-1440.00", None, None)
    bureau.issue("2025-01", as_of="2025-01-25")
    enter(bureau, answered(exported(bureau, "2025-01", LAST + 6), lambda _place, _name, amount: amount), day=LAST + 7)
    second = reconciled(bureau, 2025)
    assert (second["paid"], second["settled"]) == ("360.00", "1800.00")
    assert second["books"]["differences"] == [{"cause": "returned-other-years", "amount": "-1440.00"}]


def test_refunds_and_what_was_reversed_are_causes_of_their_own(tmp_path: Path) -> None:
    bureau = two_months(tmp_path)
    enter(bureau, answered(exported(bureau, "2024-01"), lambda _place, _name, amount: amount))
    bureau.projects["living"].changes.append(change("2024-03-01", "甲", "death", "2024-01-10"))
    bureau.write()
    place, by = workspace.read(tmp_path), By("甲办", months.parse_day("2024-03-05"), "试")
    correct.refund(place, correct.Claim(id_number("甲"), 5_000), by)
    correct.reverse(place, 2, by)
    found = reconciled(bureau)
    assert (found["paid"], found["settled"]) == ("310.00", "360.00")
    assert found["books"]["differences"] == [{"cause": "refunds", "amount": "-50.00"}]
    assert [one["list"] for one in found["books"]["lists"]] == [1], "a list that was taken back is in no book"


def test_the_screen_says_it_in_both_languages(tmp_path: Path) -> None:
    bureau = two_months(tmp_path)
    enter(
        bureau,
        answered(exported(bureau, "2024-01"), lambda place, _, amount: amount if place else "?"),
        Accept(rest=True),
    )
    words = {"zh": ("银行已付", "相差 480.00 元", "银行没有答复"), "en": ("Settled", "480.00 yuan apart", "no answer")}
    for language, said in words.items():
        out = call("-C", str(tmp_path), "reconcile", "2024", "--as-of", "2024-03-01", "--lang", language).out
        assert [word for word in said if word not in out] == []
