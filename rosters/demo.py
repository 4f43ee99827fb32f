"""The year 2024 of the sample, run through the real command line: ``python rosters/demo.py demo``.

Each month is drafted, approved by as many people as the projects ask, and issued on its 20th, as it happened; then the
year is reconciled. Run again, it starts from what is there: months that were issued are left alone, so the ledger stays
as it is. The catch: an exit status that is not expected ends it with that status; 1 from ``reconcile`` only says that
differences were found.
"""

import json
import os
import subprocess
import sys
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from subsidies import language
from subsidies.cli import choice

YEAR: Final = 2024
CLERK: Final = "王芳"
"""Who drafts and issues."""
APPROVERS: Final = ("李强", "陈静")
"""Who approves, in turn; people are made up."""
WORDS: Final = {
    "made": ("已建立工作区 {folder}（2024 年样例）。", "The workspace {folder} is made (the sample of 2024)."),
    "month": ("{month}  已试算、批准、核发：{lists}", "{month}  drafted, approved and issued: {lists}"),
    "list": ("{id} {persons} 人 {net} 元", "{id} {persons} people {net} yuan"),
    "nothing": ("{year} 年各月都已核发，没有新增。", "All months of {year} were issued before; nothing was added."),
    "sums": ("—— {year} 年小结（元）——", "-- {year} in short (yuan) --"),
    "estimate": (
        "{id}：年初测算 {estimate}；现在应发 {entitled}，已发 {paid}",
        "{id}: estimate of 1 January {estimate}; entitled as known now {entitled}, paid {paid}",
    ),
    "provision": (
        "{id}：年初测算 {estimate}，加预算所列补发 {provision} 为 {total}；现在应发 {entitled}，已发 {paid}",
        (
            "{id}: estimate of 1 January {estimate}, with the {provision} budgeted for back-pay {total}; "
            "entitled as known now {entitled}, paid {paid}"
        ),
    ),
    "apart": (
        "公布的 {figure} 万元，而 {against}：相差 {apart}",
        "printed {figure} × 10,000 yuan, but {against}: {apart} apart",
    ),
    "files": (
        "{lists} 份名单（.xlsx 供打印，.lines.csv 供程序读取）：{output}\n台账：{ledger}",
        "{lists} lists (.xlsx to print, .lines.csv for programs): {output}\nLedger: {ledger}",
    ),
}
"""What the demonstration itself says, in Chinese and English; all else is said by the program."""


def main(folder: Path) -> None:
    """Run the year in a folder, which becomes a workspace unless it is one."""
    column = language.LANGUAGES.index(choice.choose(["-C", str(folder)], os.environ))
    say = {key: pair[column] for key, pair in WORDS.items()}
    if not (folder / "subsidies.toml").is_file():
        run("init", "--sample", "--json", str(folder), captured=True)
        show(say["made"].format(folder=folder))
    due = list(months(ask(folder, "status")))
    for month in due:
        show(say["month"].format(month=month, lists=issued(folder, month, say)))
    if not due:
        show(say["nothing"].format(year=YEAR))
    year = ask(folder, "reconcile", str(YEAR), expected=(0, 1))
    run("-C", str(folder), "reconcile", str(YEAR), expected=(0, 1))
    finish(folder, year, say)


def months(status: Mapping[str, Any]) -> list[str]:
    """Return the months of the year that not every project has issued yet."""
    last = [project["last_issued"] or "" for project in status["projects"]]
    every = (f"{YEAR}-{month:02d}" for month in range(1, 13))
    return [month for month in every if month > min(last)]


def issued(folder: Path, month: str, say: Mapping[str, str]) -> str:
    """Draft, approve and issue a month on its 20th; return its lists in a few words."""
    when = (month, "--as-of", f"{month}-20")
    drafted = ask(folder, "draft", *when, "--by", CLERK)["projects"]
    asked = [(project["id"], project["approval"]) for project in drafted if project["approval"]]
    for place, one in enumerate(APPROVERS):
        waiting = [name for name, so_far in asked if so_far["levels"] > place and one not in so_far["approved_by"]]
        if waiting:
            ask(folder, "approve", *when, *(word for name in waiting for word in ("--project", name)), "--by", one)
    lists = ask(folder, "issue", *when, "--by", CLERK, "--yes")["projects"]
    return " · ".join(say["list"].format(**one | {"net": shown(fen(one["net"]))}) for one in lists)


def finish(folder: Path, year: Mapping[str, Any], say: Mapping[str, str]) -> None:
    """Show the year's sums, the printed figures that cannot be true, and where the files are."""
    show("\n" + say["sums"].format(year=YEAR))
    amounts = provisions(folder)
    for one in year["projects"]:
        sums = {key: shown(fen(one[key])) for key in ("estimate", "entitled", "paid")}
        provision = amounts.get(one["id"], 0)
        total = shown(fen(one["estimate"]) + provision)
        key = "provision" if provision else "estimate"
        show("  " + say[key].format(id=one["id"], provision=shown(provision), total=total, **sums))
    wrong = [one for one in year["printed"] if one["verdict"] == "beyond-rounding"]
    for line in dict.fromkeys(say["apart"].format(**one | {"apart": shown(fen(one["apart"]))}) for one in wrong):
        show("  " + line)
    settings = tomllib.loads((folder / "subsidies.toml").read_text("utf-8"))
    output, ledger = folder / settings.get("output", "out"), folder / settings.get("ledger", "ledger.db")
    lists = len(list(output.glob("????-??/*.xlsx")))
    show(say["files"].format(lists=lists, output=output, ledger=ledger))


def provisions(folder: Path) -> dict[str, int]:
    """Return, by project, the fen that its budget sets aside as an amount alone (here: the back-pay of a raise)."""
    files = tomllib.loads((folder / "subsidies.toml").read_text("utf-8"))["projects"]
    projects = [tomllib.loads((folder / file).read_text("utf-8")) for file in files]
    return {
        project["id"]: sum(
            fen(line["amount"])
            for budget in project.get("budget", [])
            for line in budget.get("line", [])
            if budget["year"] == YEAR and "amount" in line
        )
        for project in projects
    }


def fen(amount: str) -> int:
    """Return the fen of an amount as the program's JSON has it."""
    return int(amount.replace(".", ""))


def shown(amount: int) -> str:
    """Return fen as yuan, with separators."""
    return f"{amount // 100:,}.{amount % 100:02d}"


def ask(folder: Path, *arguments: str, expected: tuple[int, ...] = (0,)) -> Any:
    """Run a command and return its JSON object."""
    return json.loads(run("-C", str(folder), *arguments, "--json", expected=expected, captured=True))


def run(*arguments: str, expected: tuple[int, ...] = (0,), captured: bool = False) -> bytes:
    """Run the program, and return what it wrote where that is captured; an unexpected exit status ends this one too."""
    sys.stdout.flush()
    command = [sys.executable, "-m", "subsidies", *arguments]
    done = subprocess.run(command, stdout=subprocess.PIPE if captured else None, check=False)
    if done.returncode not in expected:
        if captured and done.returncode == 2:
            error = json.loads(done.stdout)["error"]
            sys.stderr.write(f"subsidies {' '.join(arguments)}\n  {error['message']}\n  → {error['hint']}\n")
        sys.exit(done.returncode)
    return done.stdout or b""


def show(line: str) -> None:
    """Show a line."""
    sys.stdout.write(line + "\n")


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]  # a console that lacks a character
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "demo"))
