"""What a command is asked, and where its answers go."""

import io
import json
import sys
from typing import Any

import pytest

from subsidies import cli, months
from subsidies.cli.request import AS_OF, BY, CATCH_UP, DRY_RUN, YES, Request
from subsidies.errors import Finding, Refusal, Secret
from subsidies.write.screen import Table
from tests.shell import call, command

ID = "652300194501010010"
FOUND = [
    Finding("bad-month", "a.csv", 3, "start_month", "living", ID, 12_000, {"text": "[red]2024-13"}),
    Finding("bad-amount", "a.csv", 4, values={"text": Secret(ID)}),
]
OPTIONS = (AS_OF, BY, DRY_RUN, YES, CATCH_UP)


def keep(kept: list[Any], one: object) -> int:
    """Keep a value, and be done."""
    kept.append(one)
    return 0


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[Request]:
    """Return the requests that the command ``try`` was asked."""
    requests: list[Request] = []
    monkeypatch.setattr(cli, "COMMANDS", (command(lambda request: keep(requests, request), OPTIONS),))
    return requests


def test_every_option_arrives(asked: list[Request]) -> None:
    given = "-C office try --project a --project b --project a --json --quiet --show-ids --lang en"
    assert (
        call(*given.split(), "--as-of", "2024-01-20", "--by", " 王芳 ", "--dry-run", "--yes", "--catch-up").status == 0
    )
    (request,) = asked
    assert (request.workspace, request.project, request.as_of) == ("office", ("a", "b"), months.parse_day("2024-01-20"))
    assert (request.by, request.language, request.say("heading.options")) == ("王芳", "en", "Options")
    switches = ("json", "quiet", "show_ids", "dry_run", "yes", "catch_up")
    assert all(getattr(request, switch) for switch in switches)


def test_nothing_is_asked_unless_it_is_said(asked: list[Request], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOGNAME", "wangfang")
    assert call("try").status == 0
    assert asked[0] == Request(asked[0].say, "zh", by="wangfang")


def test_the_last_of_two_values_counts(asked: list[Request]) -> None:
    assert call("try", "--as-of", "2024-01-20", "--as-of=2024-02-20").status == 0
    assert asked[0].as_of == months.parse_day("2024-02-20")


def test_a_user_without_a_name_must_give_one(asked: list[Request], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("getpass.getuser", lambda: (_ for _ in ()).throw(KeyError("uid")))
    assert "[by-missing]" in call("try").err
    assert call("try", "--by", "王芳").status == 0
    assert len(asked) == 1


def answering(monkeypatch: pytest.MonkeyPatch, status: int = 0) -> None:
    """Let ``try`` use every way to answer."""

    def run(request: Request) -> int:
        request.note("进度")
        request.out("结果")
        request.table(Table(("姓名", "元"), [("[red]张三", "120.00")], right={1}))
        request.findings(FOUND)
        request.answer({"name": "张三"})
        return status

    monkeypatch.setattr(cli, "COMMANDS", (command(run),))


def test_results_go_to_stdout_and_messages_to_stderr(monkeypatch: pytest.MonkeyPatch) -> None:
    answering(monkeypatch, 1)
    result = call("try")
    assert (result.status, result.out) == (1, "结果\n姓名            元\n──────────────────\n[red]张三   120.00\n")
    assert result.err.startswith("进度\na.csv\n")


def test_with_json_nothing_else_is_on_stdout(monkeypatch: pytest.MonkeyPatch) -> None:
    answering(monkeypatch)
    result = call("try", "--json")
    assert result.out == '{"name": "张三"}\n'
    assert result.err.startswith("进度\na.csv\n")


def test_quiet_leaves_out_progress_and_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    answering(monkeypatch)
    assert call("try", "--quiet") == (0, call("try").out, call("try").err.removeprefix("进度\n"))


def test_json_is_ascii_where_the_stream_is_not_utf8(monkeypatch: pytest.MonkeyPatch) -> None:
    answering(monkeypatch)
    assert call("try", "--json", encoding="gbk").out == '{"name": "\\u5f20\\u4e09"}\n'


class Terminal(io.StringIO):
    """An input at which somebody sits."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("typed", "says"),
    [("y\n", True), ("是\n", True), ("YES \n", True), ("n\n", False), ("\n", False), ("yep\n", False)],
)
def test_a_terminal_is_asked(typed: str, says: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    answers: list[bool] = []
    asking = command(lambda request: keep(answers, request.confirm("核发吗")), [YES])
    monkeypatch.setattr(cli, "COMMANDS", (asking,))
    monkeypatch.setattr(sys, "stdin", Terminal(typed))
    assert call("try").err == "核发吗（是 y / 否 n）："
    assert call("try", "--yes").err == ""
    assert answers == [says, True]


def test_an_input_that_ends_is_no_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cli, "COMMANDS", (command(lambda request: int(request.confirm("核发吗"))),))
    monkeypatch.setattr(sys, "stdin", Terminal(""))
    result = call("try")
    assert (result.status, "[interrupted]" in result.err) == (2, True)


@pytest.mark.parametrize("stdin", [io.StringIO(""), None])
def test_nobody_is_asked_where_nobody_can_answer(stdin: io.StringIO | None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cli, "COMMANDS", (command(lambda request: int(not request.confirm("核发吗"))),))
    monkeypatch.setattr(sys, "stdin", stdin)
    assert call("try") == (0, "", "")


def refusing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let ``try`` refuse, with findings."""

    def run(_: Request) -> int:
        raise Refusal("bad-date", findings=FOUND, text=Secret(ID), place="a.csv")

    monkeypatch.setattr(cli, "COMMANDS", (command(run),))


def test_a_refusal_shows_its_findings_first(monkeypatch: pytest.MonkeyPatch) -> None:
    refusing(monkeypatch)
    assert call("try", "--lang", "en").err.splitlines() == [
        "a.csv",
        "  project living  row 3  start_month  652300********0010  error R101 bad-month",
        "    “[red]2024-13” is not a month.",
        "    → Write it as YYYY-MM, for example 2024-03.",
        "  row 4  error R103 bad-amount",
        "    “652300********0010” is not an amount.",
        "    → Write it in yuan with at most two decimals, for example 120.00; a rate or a wage is never negative.",
        "Errors: 2, warnings: 0, notes: 0.",
        "Not done [bad-date] a.csv",
        "  “652300********0010” is not a date.",
        "  → Write it as YYYY-MM-DD, for example 2024-03-20.",
    ]


def test_ids_are_shown_to_those_who_ask(monkeypatch: pytest.MonkeyPatch) -> None:
    refusing(monkeypatch)
    assert ID not in call("try").err
    assert ID not in call("try", "--json").out
    assert call("try", "--show-ids").err.count(ID) == 3
    assert call("try", "--show-ids", "--json").out.count(ID) == 3


def test_a_finding_has_every_key_of_the_contract(monkeypatch: pytest.MonkeyPatch) -> None:
    refusing(monkeypatch)
    answer = json.loads(call("try", "--json", "--lang", "en").out)
    assert answer["error"] == {
        "name": "bad-date",
        "message": "“652300********0010” is not a date.",
        "hint": "Write it as YYYY-MM-DD, for example 2024-03-20.",
    }
    assert answer["findings"][0] == {
        "code": "R101",
        "name": "bad-month",
        "severity": "error",
        "file": "a.csv",
        "row": 3,
        "column": "start_month",
        "project": "living",
        "id_number": "652300********0010",
        "amount": "120.00",
        "message": "“[red]2024-13” is not a month.",
        "hint": "Write it as YYYY-MM, for example 2024-03.",
    }
    assert [key for key, value in answer["findings"][1].items() if value is None] == [
        "column",
        "project",
        "id_number",
        "amount",
    ]
