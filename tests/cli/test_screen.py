"""What is shown to people: nothing of the data is lost, nothing in it is obeyed."""

import io

import pytest
from rich.cells import cell_len

from subsidies.errors import Finding, Refusal
from subsidies.language import speaker
from subsidies.write import fit, screen
from subsidies.write.screen import Table

ZH = speaker("zh")
STRANGE = ["[red]张三", "[/]", "[bold", ":smile:", "\\[x]", "https://a.b", "{text}", "%s", "古丽·买买提", "𠮷", "1e5"]


class Terminal(io.StringIO):
    """A stream with somebody before it."""

    encoding = "utf-8"

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize("data", STRANGE)
def test_data_is_shown_as_it_is(data: str) -> None:
    found = Finding("bad-month", data, 2, data, data, values={"text": data})
    for text in (
        screen.findings([found], ZH, io.StringIO()),
        screen.refusal(Refusal("bad-month", text=data, place=data), ZH, io.StringIO()),
        screen.table(Table([data], [[data]], data, [data]), io.StringIO()),
    ):
        assert text.count(data) >= 2
    assert screen.table(Table([data], [[data]], data, [data]), io.StringIO()).count(data) == 4


@pytest.mark.parametrize("columns", [20, 33, 80])
def test_a_narrow_terminal_loses_nothing(columns: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("TERM", "dumb")
    row = ["bankrupt-living", "古丽娜尔·买买提", "1,234,567.89"]
    text = screen.table(Table(["项目", "姓名", "金额"], [row], right={2}), Terminal())
    assert max(map(cell_len, text.splitlines())) <= columns
    assert all(sorted(set(cell)) == sorted(set(cell) & set(text)) for cell in row)
    long = screen.findings([Finding("bad-date", "a.csv", values={"text": "二" * 99})], ZH, Terminal())
    assert max(map(cell_len, long.splitlines())) <= columns
    assert long.count("二") == 99


def test_a_file_has_lines_as_long_as_they_are() -> None:
    text = screen.findings([Finding("bad-date", "a.csv", values={"text": "二" * 999})], ZH, io.StringIO())
    assert "二" * 999 in text


@pytest.mark.parametrize("hidden", ["\x1b[2J", "\u202e", "\u200b", "\x00", "\u2028", "\r"])
def test_what_a_terminal_obeys_is_written_out(hidden: str) -> None:
    text = screen.findings([Finding("bad-date", "a.csv", values={"text": hidden})], ZH, io.StringIO())
    assert hidden not in text
    assert hidden.encode("unicode_escape").decode() in text


def test_colours_are_for_terminals_that_want_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    refusal = Refusal("bad-date", text="x")
    assert "\x1b[1;31m" in screen.refusal(refusal, ZH, Terminal())
    assert "\x1b" not in screen.refusal(refusal, ZH, io.StringIO())
    monkeypatch.setenv("NO_COLOR", "1")
    assert "31m" not in screen.refusal(refusal, ZH, Terminal())


def test_findings_stand_by_file_and_row_and_are_counted() -> None:
    found = [
        Finding("bad-date", "b.csv", 2, values={"text": "x"}),
        Finding("open-claims", project="living", values=dict.fromkeys(("amount", "year", "project"), "1")),
        Finding("bad-date", "a.csv", 9, values={"text": "x"}),
        Finding("bad-month", "a.csv", 2, values={"text": "x"}),
    ]
    lines = screen.findings(found[:1] + found[2:], ZH, io.StringIO()).splitlines()
    assert [line for line in lines if not line.startswith("   ")] == [
        "a.csv",
        "  第 2 行  错误 R101 bad-month",
        "  第 9 行  错误 R102 bad-date",
        "b.csv",
        "  第 2 行  错误 R102 bad-date",
        "错误 3 个，警告 0 个，提示 0 个。",
    ]


def test_no_findings_are_said_to_be_none() -> None:
    assert screen.findings([], ZH, io.StringIO()) == "没有发现问题。\n"


@pytest.mark.parametrize("width", [1, 2, 7, 20])
def test_folding_changes_nothing_but_blanks(width: int) -> None:
    prose = "用 -C 指定（见“工作区”），否则取 SUBSIDIES_WORKSPACE；if not, the nearest “upwards”……"
    folded = fit.fold(prose, width)
    assert folded.replace("\n", "").replace(" ", "") == prose.replace(" ", "")
    assert not [line for line in folded.splitlines() if line[:1] in fit.CLOSING or line[-1:] in "（“‘"]
