"""The command ``check``: what it shows, what is left out, what it answers."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.shell import Result, call, sit

PEOPLE = {"甲": "652300194501010010", "乙": "652300194803050026", "丙": "652300195207120037"}
CLEARANCES = "代码,项目,公民身份号码,理由,依据材料,核实人,有效期至\n"


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    """Give an office with an error, three warnings of one kind, and a note."""
    assert call("init", "faulty").status == 0
    folder = tmp_path / "faulty"
    project = (folder / "living.toml").read_text("utf-8").replace("living.xlsx#名册", "living.csv")
    lines = [line for line in project.splitlines() if not line.startswith("changes")]
    (folder / "living.toml").write_text("\n".join(lines), "utf-8")
    rows = [f"{number[:17]}{'0' if number[17] != '0' else '1'},{name},2024-01" for name, number in PEOPLE.items()]
    rows += ["652300195603010032,丁•戊,2024-01", "652300195603010024,己,2024-13"]
    (folder / "living.csv").write_text("公民身份号码,姓名,享受开始年月\n" + "\n".join(rows) + "\n", "utf-8")
    text = (folder / "living.toml").read_text("utf-8")
    month = next(line for line in text.splitlines() if line.startswith("since")).split('"')[1]
    (folder / "living.toml").write_text(text.replace(month, "2024-01"), "utf-8")
    return folder


def settle(folder: Path, text: str) -> None:
    """Put lines ahead of the settings."""
    path = folder / "subsidies.toml"
    path.write_text(text + path.read_text("utf-8"), "utf-8")


def checked(folder: Path, *options: str) -> Result:
    """Return what ``check`` shows."""
    return call("-C", str(folder), "check", *options)


def found(folder: Path, *options: str) -> tuple[int, list[str]]:
    """Return the exit status and the names of what ``check`` finds."""
    result = checked(folder, "--json", *options)
    return result.status, [one["name"] for one in json.loads(result.out)["findings"]]


def test_findings_stand_by_file_and_by_code_with_their_counts(faulty: Path) -> None:
    assert checked(faulty, "--limit", "2").out.splitlines() == [
        "living.csv（项目 living）",
        "  错误 R101 bad-month",
        "    第 6 行  享受开始年月  652300********0024  “2024-13”不是年月。",
        "    → 请写成 YYYY-MM，例如 2024-03。",
        "  警告 R109 id-check-digit（3 处）",
        "    公民身份号码的校验位不对。",
        "    → 请对照身份证核对；确实如此的，可以照发。",
        "    第 2 行  公民身份号码  652300********0011",
        "    第 3 行  公民身份号码  652300********0020",
        "    ……还有 1 处（--limit 0 全部列出）",
        "  提示 R164 name-odd-dot",
        "    第 5 行  姓名  652300********0032  名字中间的圆点不是标准的“·”，银行可能对不上户名。",
        "    → 请核对银行开户时的写法；没有特别写法的，改用“·”（GBK 有这个字符）。",
        "",
        "代码   名称             级别   处数",
        "───────────────────────────────────",
        "R101   bad-month        错误      1",
        "R109   id-check-digit   警告      3",
        "R164   name-odd-dot     提示      1",
        "错误 1 个，警告 3 个，提示 1 个。",
    ]


def test_ten_of_a_code_are_shown_or_all(faulty: Path) -> None:
    rows = "".join(f"6523001960010100{n:02d},庚,2024-01\n" for n in range(20))
    (faulty / "living.csv").write_text("公民身份号码,姓名,享受开始年月\n" + rows, "utf-8")
    of_code = [checked(faulty, "--select", "R109", *more).out for more in ((), ("--limit", "0"))]
    assert [one.count("公民身份号码  6523") for one in of_code] == [10, 18]
    assert ["还有 8 处" in one for one in of_code] == [True, False]


def test_nothing_is_wider_than_the_terminal(faulty: Path) -> None:
    from rich.cells import cell_len

    for language in ("zh", "en"):
        out = sit("-C", str(faulty), "check", "--lang", language).out
        assert max(map(cell_len, out.splitlines())) <= 80
        assert "652300********0024" in out


def test_only_what_is_selected_counts_and_the_rest_is_told(faulty: Path) -> None:
    assert found(faulty) == (1, ["bad-month", *["id-check-digit"] * 3, "name-odd-dot"])
    assert found(faulty, "--select", "R164") == (0, ["name-odd-dot"])
    assert found(faulty, "--select", "R10,name-odd-dot", "--ignore", "R109") == (1, ["bad-month", "name-odd-dot"])
    result = checked(faulty, "--select", "R164")
    assert result.err == "另有 4 条没有列出（--select），其中错误 1 条。\n"
    assert checked(faulty, "--select", "R164", "--json").err == result.err


def test_an_error_is_not_ignored(faulty: Path) -> None:
    assert found(faulty, "--ignore", "R") == (1, ["bad-month"])
    result = checked(faulty, "--ignore", "R101")
    assert (result.status, "[code-is-error] --ignore" in result.err) == (2, True)


@pytest.mark.parametrize("option", ["--select", "--ignore"])
def test_an_unknown_code_is_refused(faulty: Path, option: str) -> None:
    result = checked(faulty, option, "R164,R999", "--json")
    assert (result.status, json.loads(result.out)["error"]["name"]) == (2, "code-unknown")


def test_a_limit_is_a_number(faulty: Path) -> None:
    result = checked(faulty, "--limit", "-1")
    assert (result.status, "[bad-count] --limit" in result.err) == (2, True)


def test_exit_zero_is_zero_whatever_is_found_but_not_where_nothing_was_done(faulty: Path) -> None:
    assert found(faulty, "--exit-zero")[0] == 0
    (faulty / "subsidies.toml").write_text("title = 1\n", "utf-8")
    assert checked(faulty, "--exit-zero").status == 2


def test_the_office_settles_what_is_shown_and_how_serious_it_is(faulty: Path) -> None:
    settle(faulty, 'check.ignore = ["R164"]\ncheck.severity.R109 = "note"\n')
    result = checked(faulty)
    assert "错误 1 个，警告 0 个，提示 3 个。" in result.out
    assert result.err == "另有 1 条没有列出（subsidies.toml [check]），其中错误 0 条。\n"
    assert found(faulty, "--select", "R164") == (0, ["name-odd-dot"])
    told = json.loads(checked(faulty, "--json").out)["findings"]
    assert [one["severity"] for one in told] == ["error", "note", "note", "note"]


def test_what_the_office_settles_neither_stops_nor_lets_pass_a_list(faulty: Path) -> None:
    settle(faulty, 'check.severity.R109 = "note"\n')
    draft = ("-C", str(faulty), "draft", "2024-01", "--as-of", "2024-01-20")
    assert call(*draft).status == 2
    roster = faulty / "living.csv"
    roster.write_text(roster.read_text("utf-8").replace("2024-13", "2024-01"), "utf-8")
    result = call(*draft)
    assert (result.status, "有 0 个警告、3 个提示" in result.err) == (0, True)


def test_cleared_findings_are_counted_and_shown_on_demand(faulty: Path) -> None:
    settle(faulty, 'clearances = ["cleared.csv"]\n')
    row = f"R109,living,{PEOPLE['甲'][:17]}1,身份证如此,复印件,王芳,2999-12-31\n"
    (faulty / "cleared.csv").write_text(CLEARANCES + row, "utf-8")
    assert found(faulty)[1] == ["bad-month", "id-check-digit", "id-check-digit", "name-odd-dot"]
    assert checked(faulty).out.endswith("已核实 1 条（--cleared 一并列出）。\n")
    shown = checked(faulty, "--cleared").out
    assert "已核实：身份证如此（王芳，依据 复印件，至 2999-12-31；cleared.csv 第 2 行）" in shown
    assert "警告 2 个" in shown
    told: list[dict[str, Any]] = json.loads(checked(faulty, "--cleared", "--json").out)["findings"]
    assert [one["cleared"] for one in told[:-1]] == [None] * 4
    assert told[-1]["cleared"] == {
        "reason": "身份证如此",
        "document": "复印件",
        "cleared_by": "王芳",
        "until": "2999-12-31",
        "file": "cleared.csv",
        "row": 2,
    }
    assert "cleared" not in json.loads(checked(faulty, "--json").out)["findings"][0]


def test_what_was_cleared_is_no_reminder_on_a_draft(faulty: Path) -> None:
    settle(faulty, 'clearances = ["cleared.csv"]\ncheck.ignore = ["R164"]\n')
    rows = [f"R109,,{n[:17]}{'0' if n[17] != '0' else '1'},证件如此,复印件,王芳,2999-12-31\n" for n in PEOPLE.values()]
    (faulty / "cleared.csv").write_text(CLEARANCES + "".join(rows), "utf-8")
    roster = faulty / "living.csv"
    roster.write_text(roster.read_text("utf-8").replace("2024-13", "2024-01"), "utf-8")
    assert checked(faulty, "--as-of", "2024-01-20").status == 0
    result = call("-C", str(faulty), "draft", "2024-01", "--as-of", "2024-01-20")
    assert (result.status, "警告" in result.err, "提示" in result.err) == (0, False, False)
