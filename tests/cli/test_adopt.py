"""``subsidies budget --adopt``: the estimate becomes the year's budget, in all project files or in none."""

import json
import os
import tomllib
from pathlib import Path
from typing import Any

import pytest

from subsidies import adopting
from subsidies.errors import Refusal
from subsidies.write.whole import Waiting
from tests.bureau import Bureau, living, two
from tests.shell import Result, call, sit, spawn, unfolded

LATER = "2024-12-31"
TAIL = """
# 2024-12-31 已知情况的测算，合计 2,880.00 元，甲办采用。
[[budget]]
year      = 2025
published = "0.29"

[[budget.line]]
name    = "生活补贴"
item    = "living"
persons = 2
rate    = "120.00"
months  = 12
"""


def adopt(folder: Path, *more: str, language: str = "zh", year: str = "2025", as_of: str = LATER) -> Result:
    """Adopt an estimate."""
    words = ("budget", year, "--as-of", as_of, "--adopt", "--by", "甲办", "--lang", language)
    return call("-C", str(folder), *words, *more)


def answer(folder: Path, *more: str, **how: str) -> list[dict[str, Any]]:
    """Return what JSON says of the files."""
    done = adopt(folder, "--json", *more, **how)
    assert done.status == 0
    found = json.loads(done.out)["adopted"]
    assert isinstance(found, list)
    return found


@pytest.fixture
def office(tmp_path: Path) -> Bureau:
    """Two people, one project; its folder is the workspace."""
    bureau = living(tmp_path / "office", "甲", "乙")
    bureau.write()
    return bureau


def bytes_of(bureau: Bureau) -> dict[str, bytes]:
    """Return every file of a workspace."""
    return {path.name: path.read_bytes() for path in bureau.folder.iterdir()}


# --- what is written --------------------------------------------------------------------------------------------------


def test_the_budget_is_put_at_the_end_and_the_screen_says_where(office: Bureau) -> None:
    path = office.folder / "living.toml"
    before = path.read_text(encoding="utf-8")
    done = adopt(office.folder)
    assert (done.status, done.err) == (0, "")
    assert path.read_text(encoding="utf-8") == before + TAIL
    row = (before + TAIL).split("\n").index("[[budget]]") + 1
    assert f"living.toml：已写入2025年预算0.29万元，从第{row}行起。" in unfolded(done.out)


def test_a_second_time_nothing_is_written_in_either_language(office: Bureau) -> None:
    adopt(office.folder)
    before = bytes_of(office)
    for language, told in (("zh", "没有改动"), ("en", "nothingischanged")):
        done = adopt(office.folder, language=language)
        assert (done.status, told in unfolded(done.out)) == (0, True)
    assert bytes_of(office) == before
    (one,) = answer(office.folder)
    assert (one["written"], one["text"], one["published"]) == (False, None, "0.29")


def test_a_dry_run_shows_what_would_be_added_and_writes_nothing(office: Bureau) -> None:
    before = bytes_of(office)
    done = adopt(office.folder, "--dry-run")
    assert "+persons = 2\n" in done.out
    assert "将写入2025年预算0.29万元" in unfolded(done.out)
    (one,) = answer(office.folder, "--dry-run")
    assert (one["written"], one["text"], one["file"]) == (False, TAIL, "living.toml")
    assert bytes_of(office) == before


def test_json_says_what_was_written(office: Bureau) -> None:
    (one,) = answer(office.folder)
    assert (one["id"], one["file"], one["written"], one["text"]) == ("living", "living.toml", True, TAIL)
    assert (office.folder / "living.toml").read_text(encoding="utf-8").split("\n")[one["row"] - 1] == "[[budget]]"


def test_the_estimate_stays_what_it_was(tmp_path: Path) -> None:
    bureau = living(tmp_path / "office", "甲", "乙")
    bureau.projects["living"].roster[1]["start_month"] = "2025-06"
    bureau.write()
    first = json.loads(adopt(bureau.folder, "--json").out)["projects"]
    again = json.loads(adopt(bureau.folder, "--json").out)["projects"]
    assert again == [first[0] | {"published": "0.23"}]
    assert 'amount = "2280.00"\nsure   = "known"' in (bureau.folder / "living.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize(("typed", "status"), [("是\n", 0), ("n\n", 2)])
def test_somebody_at_a_terminal_sees_it_and_is_asked(office: Bureau, typed: str, status: int) -> None:
    before = bytes_of(office)
    words = ("budget", "2025", "--as-of", LATER, "--adopt", "--by", "甲办", "--lang", "zh")
    done = sit("-C", str(office.folder), *words, typed=typed)
    assert (done.status, "写入living.toml？" in unfolded(done.err)) == (status, True)
    assert "+persons = 2" in done.err
    assert (bytes_of(office) == before) == bool(status)
    assert ("[not-confirmed]" in done.err) == bool(status)


def test_yes_does_not_ask(office: Bureau) -> None:
    words = ("budget", "2025", "--as-of", LATER, "--adopt", "--by", "甲办", "--lang", "zh", "--yes")
    assert sit("-C", str(office.folder), *words).status == 0
    assert (office.folder / "living.toml").read_text(encoding="utf-8").endswith(TAIL)


def test_who_may_read_the_file_and_where_it_lies_stays(office: Bureau, tmp_path: Path) -> None:
    path, real = office.folder / "living.toml", tmp_path / "real.toml"
    path.rename(real)
    real.chmod(0o640)
    path.symlink_to(real)
    assert adopt(office.folder).status == 0
    assert path.is_symlink()
    assert (real.stat().st_mode & 0o777, real.read_text(encoding="utf-8").endswith(TAIL)) == (0o640, True)
    assert sorted(one.name for one in tmp_path.iterdir()) == ["office", "real.toml"]


# --- what is refused --------------------------------------------------------------------------------------------------

OTHER = '\n[[budget]]\nyear = 2025\npublished = "0.30"\n[[budget.revision]]\ndate = "2025-07-01"\namount = "1.00"\n'


@pytest.mark.parametrize("language", ["zh", "en"])
def test_another_budget_of_the_year_is_never_replaced(office: Bureau, language: str) -> None:
    path = office.folder / "living.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text + OTHER, encoding="utf-8")
    before = bytes_of(office)
    done = adopt(office.folder, language=language)
    assert (done.status, "[budget-exists]" in done.err) == (2, True)
    row = text.count("\n") + 2
    shown = unfolded(done.err)
    assert {"zh": f"“living.toml”第{row}行", "en": f"budgetof2025online{row}"}[language] in shown
    assert ("0.30" in shown, "0.29" in shown) == (True, True)
    assert bytes_of(office) == before


def test_no_file_is_written_where_one_has_another_budget(tmp_path: Path) -> None:
    bureau = two(tmp_path / "office")
    bureau.write()
    with (bureau.folder / "second.toml").open("a", encoding="utf-8") as file:
        file.write(OTHER)
    before = bytes_of(bureau)
    assert adopt(bureau.folder).status == 2
    assert bytes_of(bureau) == before
    assert adopt(bureau.folder, "--project", "first").status == 0
    assert bytes_of(bureau)["second.toml"] == before["second.toml"]
    assert bytes_of(bureau)["first.toml"] != before["first.toml"]


def test_what_cannot_take_its_place_leaves_all_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bureau = two(tmp_path / "office")
    bureau.write()
    before, take = bytes_of(bureau), Waiting.take

    def fails(self: Waiting, *, over: bool = True) -> None:
        if self.target.name == "second.toml":
            raise Refusal("output-not-writable", path=str(self.target))
        take(self, over=over)

    monkeypatch.setattr(Waiting, "take", fails)
    done = adopt(bureau.folder)
    assert (done.status, "[output-not-writable]" in done.err) == (2, True)
    assert bytes_of(bureau) == before


def test_a_file_saved_meanwhile_is_not_overwritten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bureau = two(tmp_path / "office")
    bureau.write()
    path, write = bureau.folder / "second.toml", adopting.write

    def late(plans: Any) -> None:
        path.write_bytes(path.read_bytes() + b"# saved\n")
        write(plans)

    monkeypatch.setattr(adopting, "write", late)
    before = bytes_of(bureau)
    done = adopt(bureau.folder)
    assert (done.status, "[adopt-moved]" in done.err) == (2, True)
    assert bytes_of(bureau) == before | {"second.toml": before["second.toml"] + b"# saved\n"}


def test_a_file_that_says_something_else_by_now_is_refused(office: Bureau, monkeypatch: pytest.MonkeyPatch) -> None:
    path, planned = office.folder / "living.toml", adopting.planned

    def late(*given: Any) -> Any:
        path.write_text(path.read_text(encoding="utf-8").replace("120.00", "130.00"), encoding="utf-8")
        return planned(*given)

    monkeypatch.setattr(adopting, "planned", late)
    done = adopt(office.folder)
    assert (done.status, "[adopt-moved]" in done.err) == (2, True)
    assert "[[budget]]" not in path.read_text(encoding="utf-8")


def test_a_file_that_nobody_may_write_is_refused(office: Bureau) -> None:
    path = office.folder / "living.toml"
    path.chmod(0o444)
    before = bytes_of(office)
    words = ("budget", "2025", "--as-of", LATER, "--adopt", "--by", "x")
    done = spawn("-C", str(office.folder), *words, SUBSIDIES_LANG="en")
    assert (done.returncode, b"[output-not-writable]" in done.stderr, b"Traceback" in done.stderr) == (2, True, False)
    assert bytes_of(office) == before


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_nobody_may_write_is_refused(office: Bureau) -> None:
    office.folder.chmod(0o555)
    try:
        done = adopt(office.folder)
    finally:
        office.folder.chmod(0o755)
    assert (done.status, "[output-not-writable]" in done.err) == (2, True)


def test_budgets_in_one_array_are_refused(office: Bureau) -> None:
    path = office.folder / "living.toml"
    path.write_text("budget = [{ year = 2024, published = '1.00' }]\n" + path.read_text(encoding="utf-8"), "utf-8")
    done = adopt(office.folder)
    assert (done.status, "[adopt-inline]" in done.err, "第1行" in unfolded(done.err)) == (2, True, True)


# --- what it does to the rest -----------------------------------------------------------------------------------------


def test_lists_go_on_and_the_ledger_holds(office: Bureau) -> None:
    office.issue("2024-01")
    texts = ["issue", "2024-02", "--as-of", "2024-02-20", "--by", "x", "--json"]
    assert adopt(office.folder, year="2024", as_of="2024-02-01").status == 0
    assert adopt(office.folder).status == 0
    (draft,) = json.loads(call("-C", str(office.folder), "draft", "2024-02", "--as-of", "2024-02-20", "--json").out)[
        "projects"
    ]
    assert (draft["net"], draft["arrears"], draft["open_claims"]) == ("240.00", "0.00", "0.00")
    (issued,) = json.loads(call("-C", str(office.folder), *texts).out)["projects"]
    assert (issued["net"], issued["arrears"], issued["reasons"], issued["batch"]) == ("240.00", "0.00", [], 2)
    again = call("-C", str(office.folder), "issue", "2024-01", "--as-of", "2024-02-20", "--by", "x", "--json")
    assert json.loads(again.out)["projects"][0]["batch"] is None
    assert call("-C", str(office.folder), "ledger", "verify").status == 0


def test_what_an_estimate_assumed_stands_beside_it_in_the_reconciliation(office: Bureau) -> None:
    adopt(office.folder)
    path = office.folder / "living.toml"
    more = '\n[[budget.line]]\nname = "去世减少"\namount = "-100.00"\nsure = "expected"\n'
    path.write_text(path.read_text(encoding="utf-8").replace('"0.29"', '"0.28"') + more, encoding="utf-8")
    shown = call("-C", str(office.folder), "reconcile", "2025", "--as-of", LATER, "--lang", "en")
    assert (shown.status, "2,880.00 - 100.00 = 2,780.00" in shown.out, "over-budget-ahead" in shown.out) == (
        1,
        True,
        True,
    )
    told = json.loads(call("-C", str(office.folder), "reconcile", "2025", "--as-of", LATER, "--json").out)
    assert (told["projects"][0]["besides"], told["projects"][0]["provisions"]) == ("-100.00", "0.00")


def test_the_sample_adopts_next_year_and_nothing_is_said_against_it(tmp_path: Path) -> None:
    folder = tmp_path / "demo"
    assert call("init", str(folder), "--sample").status == 0
    before = {name: (folder / name).read_bytes() for name in ("bankrupt-living.toml", "8794-wages.toml")}
    checked = call("-C", str(folder), "check", "--json")
    written = answer(folder)
    assert [(one["id"], one["published"]) for one in written] == [
        ("bankrupt-living", "42.80"),
        ("8794-wages", "220.42"),
    ]
    for one, (name, content) in zip(written, before.items(), strict=True):
        assert (folder / name).read_bytes().replace(one["text"].encode(), b"", 1) == content
    done = json.loads(call("-C", str(folder), "reconcile", "2025", "--as-of", LATER, "--json").out)
    assert done["findings"] == []
    assert [one["verdict"] for one in done["printed"]] == ["agrees", "agrees"]
    again = call("-C", str(folder), "check", "--json")
    assert (again.status, json.loads(again.out)) == (checked.status, json.loads(checked.out))


def test_a_budget_that_stands_there_in_the_same_form_is_the_same(tmp_path: Path) -> None:
    folder = tmp_path / "demo"
    assert call("init", str(folder), "--sample").status == 0
    (one,) = answer(folder, "--project", "bankrupt-living", year="2024", as_of="2024-01-01")
    assert (one["written"], one["published"]) == (False, "44.58")
    done = adopt(folder, year="2024", as_of="2024-01-01")
    assert (done.status, "[budget-exists]" in done.err, "8794-wages.toml" in done.err) == (2, True, True)


def test_a_scenario_is_adopted_by_its_name_and_what_is_known_stays_what_it_was(tmp_path: Path) -> None:
    folder = tmp_path / "demo"
    assert call("init", str(folder), "--sample").status == 0
    options = ("-C", str(folder), "budget", "2025", "--as-of", "2024-12-31", "--project", "8794-wages", "--json")
    before = json.loads(call(*options).out)["projects"][0]
    (case,) = [case for case in before["cases"] if case["name"] == "调资 3%"]
    (done,) = json.loads(call(*options, "--adopt", "--scenario", "调资 3%", "--yes").out)["adopted"]
    assert (done["written"], done["published"]) == (True, case["wan"])
    told = tomllib.loads((folder / "8794-wages.toml").read_text(encoding="utf-8"))["budget"][-1]
    lines = {line.get("sure"): line["amount"] for line in told["line"] if "amount" in line}
    assert lines["assumed"] == next(line["total"] for line in case["lines"] if line["key"] == "adjustment")
    after = json.loads(call(*options).out)["projects"][0]
    assert (after["known"], after["provisions"], after["cases"]) == (before["known"], "0.00", before["cases"])


def test_a_scenario_that_there_is_not_is_refused_and_nothing_is_written(tmp_path: Path) -> None:
    folder = tmp_path / "demo"
    assert call("init", str(folder), "--sample").status == 0
    before = (folder / "8794-wages.toml").read_bytes()
    options = ("-C", str(folder), "budget", "2025", "--as-of", "2024-12-31", "--lang", "en", "--scenario", "调资 3%")
    refused = call(*options, "--adopt", "--yes")
    assert (refused.status, "[scenario-unknown]" in refused.err, "有人去世" in refused.err) == (2, True, True)
    assert (folder / "8794-wages.toml").read_bytes() == before
    assert "[option-alone]" in call(*options).err
