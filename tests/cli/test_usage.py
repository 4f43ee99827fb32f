"""Every way to write a command wrongly gives one message with a remedy, in both languages, and exit status 2."""

import json

import pytest
import typer

from tests.shell import call

CASES = [
    ([], "no-command", "subsidies --help"),
    (["ledger"], "no-command", "log"),
    (["drft"], "unknown-command", "draft"),
    (["ledger", "sho"], "unknown-command", "show"),
    (["payroll"], "unknown-command", "init"),
    (["draft", "--as"], "unknown-option", "--as-of"),
    (["draft", "--sample"], "unknown-option", "subsidies draft --help"),
    (["draft", "-x"], "unknown-option", "subsidies draft --help"),
    (["--nonsense"], "unknown-option", "subsidies --help"),
    (["status", "-C", "office"], "option-ahead", "subsidies -C … status"),
    (["ledger", "log", "--workspace=x"], "option-ahead", "subsidies --workspace … ledger log"),
    (["ledger", "-C", "office", "log"], "option-ahead", "subsidies -C … ledger"),
    (["--quiet", "issue"], "option-behind", "subsidies issue --quiet"),
    (["--by", "王芳", "issue"], "option-behind", "subsidies issue --by"),
    (["draft", "--as-of"], "option-without-value", "--as-of "),
    (["-C"], "option-without-value", "-C "),
    (["--lang"], "option-without-value", "--lang zh|en"),
    (["draft", "--quiet=yes"], "option-with-value", "--quiet"),
    (["reconcile"], "argument-missing", "subsidies reconcile"),
    (["ledger", "show"], "argument-missing", "subsidies ledger show"),
    (["draft", "2024-10", "2024-11"], "argument-extra", "subsidies draft"),
    (["status", "all"], "argument-extra", "subsidies status"),
    (["--lang", "fr", "status"], "bad-language", "zh"),
    (["status", "--lang", "English"], "bad-language", "en"),
    (["draft", "2024-13"], "bad-month", "YYYY-MM"),
    (["draft", "2024-10-01"], "bad-month", "YYYY-MM"),
    (["draft", "２０２４-10"], "bad-month", "2024-03"),
    (["draft", "--as-of", "2024-02"], "bad-date", "YYYY-MM-DD"),
    (["draft", "--as-of", "２０２４-02-20"], "bad-date", "2024-03-20"),
    (["ledger", "refund", "甲", "１２０"], "bad-amount", "120.00"),
    (["ledger", "reverse", "１２"], "bad-batch-number", "12"),
    (["ledger", "verify", "--head", "a8f4aa7"], "bad-digest", "12"),
    (["ledger", "verify", "--head", "the digest of it"], "bad-digest", "ledger verify"),
    (["close"], "argument-missing", "subsidies close"),
    (["draft", "--as-of", "2024-02-30"], "bad-date", "YYYY-MM-DD"),
    (["reconcile", "24"], "bad-year", "2024"),
    (["reconcile", "２０２４"], "bad-year", "2024"),
    (["ledger", "show", "0"], "bad-batch-number", "ledger log"),
    (["ledger", "show", "-1"], "unknown-option", "ledger show --help"),
    (["ledger", "show", "1" * 5000], "bad-batch-number", "ledger log"),
    (["issue", "--by", " "], "by-missing", "--by"),
]  # fmt: skip
ENGLISH = ("Usage", "Error", "Try ", "No such", "Missing", "Invalid", "Got unexpected", "requires", "Did you mean")
cases = pytest.mark.parametrize(
    ("arguments", "name", "remedy"), CASES, ids=[" ".join(words)[:30] or "nothing" for words, _, _ in CASES]
)


@cases
def test_it_is_said_in_chinese(arguments: list[str], name: str, remedy: str) -> None:
    result = call(*arguments)
    assert (result.status, result.out) == (2, "")
    assert result.err.startswith(f"未完成 [{name}]")
    assert remedy in result.err.partition("→")[2]
    assert not [word for word in ENGLISH if word in result.err]


@cases
def test_it_is_said_in_english(arguments: list[str], name: str, remedy: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SUBSIDIES_LANG", "en")
    result = call(*arguments)
    assert (result.status, result.out) == (2, "")
    assert result.err.startswith(f"Not done [{name}]")
    assert remedy in result.err.partition("→")[2]
    assert "Traceback" not in result.err


@cases
def test_it_is_said_as_json(arguments: list[str], name: str, remedy: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("subsidies.cli.choice.switch", lambda _, switch: switch == "--json")
    result = call(*arguments)
    answer = json.loads(result.out)
    assert answer["error"]["name"] == name
    assert remedy in answer["error"]["hint"]
    assert (result.status, result.err) == (2, "")
    assert list(answer) == ["error", "findings"]
    assert list(answer["error"]) == ["name", "message", "hint"]
    assert answer["findings"] == []


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("drft --json", "unknown-command"),
        ("draft --json 2024-13", "bad-month"),
        ("reconcile --json", "argument-missing"),
        ("--json", "option-behind"),
        ("status --json --nonsense", "unknown-option"),
    ],
)
def test_json_is_wanted_wherever_it_is_said(line: str, name: str) -> None:
    assert json.loads(call(*line.split()).out)["error"]["name"] == name


def test_a_complaint_of_typers_that_is_not_known_is_told_too(monkeypatch: pytest.MonkeyPatch) -> None:
    def complain(*_: object) -> None:
        raise typer.BadParameter("in English")

    monkeypatch.setattr("subsidies.cli.request.Option.value", complain)
    result = call("rule")
    assert (result.status, result.err.startswith("未完成 [bad-usage]"), "English" in result.err) == (2, True, False)


@pytest.mark.parametrize(
    "line",
    [
        "draft ２０２４-10",
        "draft --as-of ２０２４-02-20",
        "reconcile ２０２４",
        "ledger refund 甲 １２０",
        "ledger show １２",
    ],
)
def test_full_width_digits_are_told_of(line: str) -> None:
    assert "半角" in call(*line.split()).err
    assert "half-width" in call(*line.split(), "--lang", "en").err


@pytest.mark.parametrize(("line", "told"), [("draft 2024-10-01", "不写日"), ("draft --as-of 2024-10", "要写到日")])
def test_a_day_for_a_month_and_a_month_for_a_day_are_told_of(line: str, told: str) -> None:
    assert told in call(*line.split()).err


def test_the_place_of_a_bad_value_is_named() -> None:
    assert call("draft", "--as-of", "1").err.startswith("未完成 [bad-date] --as-of\n")
    assert call("draft", "1").err.startswith("未完成 [bad-month] 月份\n")


def test_what_cannot_be_seen_is_written_out() -> None:
    assert "\\x1b[31m" in call("\x1b[31mdraft").err


def test_bytes_that_are_no_text_are_written_out() -> None:
    assert "\\udcff" in call("draft", "\udcff").err
    assert json.loads(call("draft", "\udcff", "--json").out)["error"]["name"] == "bad-month"
