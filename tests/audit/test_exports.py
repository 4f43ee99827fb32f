"""What audit sees of files for banks: one that is not what was sealed, an account that was there for a file alone."""

import json
from pathlib import Path
from typing import Any

from subsidies import exporting, months
from tests.bureau import Bureau, change, id_number
from tests.shell import call
from tests.test_returning import bureau_of


def found(bureau: Bureau, code: str, as_of: str = "2024-03-20") -> list[dict[str, Any]]:
    bureau.write()
    done = call("-C", str(bureau.folder), "audit", "--as-of", as_of, "--select", code, "--json", "--show-ids")
    return list(json.loads(done.out)["findings"])


def sent(bureau: Bureau, day: str) -> Path:
    """Export January and return its only file."""
    by = exporting.By("甲办", months.parse_day(day))
    (one,) = exporting.export(bureau.write(), months.parse("2024-01"), by)
    return one.paths[0]


def account(day: str, number: str) -> dict[str, str]:
    return {**change(day, "乙", "account", "2024-01", f"样例银行|{number}|"), "document": "申请"}


OWN, OTHER = "6217000000000001", "6217000000000099"


def lived(folder: Path, *changes: dict[str, str], day: str = "2024-01-26") -> Bureau:
    """Issue January, export it after the first change, and issue February after the others."""
    office = bureau_of(folder)
    office.issue("2024-01")
    office.projects["living"].changes = list(changes[:1])
    sent(office, day)
    office.projects["living"].changes = list(changes)
    office.issue("2024-02")
    return office


def test_an_account_that_was_there_for_a_file_alone_is_found(tmp_path: Path) -> None:
    office = lived(tmp_path, account("2024-01-25", OTHER), account("2024-02-05", OWN))
    (one,) = found(office, "A153")
    assert (one["id_number"], one["amount"]) == (id_number("乙"), "120.00")
    assert "2024-01" in one["message"]
    assert [each["id_number"] for each in found(office, "A152")] == [id_number("乙")], "and changed right before it"


def test_an_account_that_stays_is_not(tmp_path: Path) -> None:
    office = lived(tmp_path, account("2024-01-15", OTHER))
    assert found(office, "A153") == []
    assert found(office, "A152") == []


def test_a_file_that_is_not_what_was_sealed_is_found_and_one_that_was_sent_off_is_not_missed(tmp_path: Path) -> None:
    office = bureau_of(tmp_path)
    office.issue("2024-01")
    path = sent(office, "2024-01-26")
    assert found(office, "W105") == []
    content = path.read_bytes()
    path.write_bytes(content + b" ")
    (one,) = found(office, "W105")
    assert (one["file"], one["severity"]) == ("out/2024-01/bank/living-2024-01-1.xlsx", "warning")
    path.unlink()
    assert found(office, "W105") == []


def test_the_same_list_exported_again_is_the_one_that_counts(tmp_path: Path) -> None:
    office = bureau_of(tmp_path)
    office.issue("2024-01")
    sent(office, "2024-01-26")
    office.projects["living"].changes = [account("2024-01-27", OTHER)]
    sent(office, "2024-01-28")
    assert found(office, "W105") == []


def test_a_copy_that_nobody_trusts_is_asked_the_same(tmp_path: Path) -> None:
    office = bureau_of(tmp_path)
    office.issue("2024-01")
    sent(office, "2024-01-26").write_bytes(b"x")
    done = call("audit", "--sealed", str(office.folder), "--json")
    assert "W105" in [one["code"] for one in json.loads(done.out)["findings"]]
