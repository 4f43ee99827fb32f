"""The evidence of what was paid knowingly: what came back of a month that was paid in good faith is none of it."""

from pathlib import Path

import pytest

from subsidies import auditing, months
from subsidies.auditing import traced
from tests.audit.summed import apart
from tests.bureau import LIVING, Bureau, change, living

AFTER = months.parse_day("2024-03-25")


@pytest.fixture
def bureau(tmp_path: Path) -> Bureau:
    """Return a bureau that paid 20.00 too much in January and took it back; who got it had died in December."""
    office = living(tmp_path, "甲")
    keys = office.projects["living"].keys
    keys["recovery"] = {"mode": "offset", "limit": "100%"}
    office.issue("2024-01")
    keys["item"] = [LIVING | {"rate": [{"from": "2024-01", "amount": "100.00"}]}]
    office.issue("2024-02", accept="标准印错")
    office.projects["living"].changes = [change("2024-02-10", "甲", "death", "2023-12-05")]
    office.issue("2024-03")
    return office


def test_what_came_back_of_a_month_in_good_faith_is_no_evidence(bureau: Bureau) -> None:
    place = bureau.write()
    examined = auditing.audited(place, AFTER)
    rows = traced.evidence(place, examined.findings, examined.read, AFTER)
    ((number, found),) = [(n, one) for n, one in enumerate(examined.findings) if one.name == "paid-after-death"]
    assert found.amount == 10_000
    assert [(one.batch, months.format(one.month), one.counted) for one in rows[number]] == [(2, "2024-02", 10_000)]
    assert apart(place, examined, AFTER) == []
