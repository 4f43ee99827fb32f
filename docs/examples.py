"""The example of each rule's page: the first case of tests/findings that has a near miss, told in files and sentences.

The catch: the page shows what the test writes and what the test expects, and nothing that is not in the case.
"""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final

from subsidies import money, months
from tests.findings import desk
from tests.findings.desk import Case
from tests.findings.test_findings import ALL

WORDS: Final = {
    "file": ("文件 `{name}`：", "The file `{name}`:"),
    "before": ("上次名单时：", "At the last list:"),
    "gone": ("没有文件 `{name}`。", "There is no file `{name}`."),
    "folder": ("`{name}` 是一个文件夹。", "`{name}` is a folder."),
    "bytes": ("文件 `{name}` 的字节（十六进制）：", "The bytes of `{name}` in hexadecimal:"),
    "corner": (
        "`{name}` 里只有左上角和最右下角的格子有内容。",
        "In `{name}` only the first cell and the very last one hold anything.",
    ),
    "issued": ("已核发 {months} 个月的名单。", "Lists issued: those of the first {months} months."),
    "more": (
        "改成下面这样以后，又核发 {count} 个月的名单（按 {day} 已知的情况）。",
        "With the files below, {count} more months were issued (as known on {day}).",
    ),
    "closed": ("{month} 已结账。", "{month} is closed."),
    "sql": ("有人绕过本程序改了台账：", "Somebody changed the ledger past this program:"),
    "nothing-but": ("（只去掉了触发器）", "(only its triggers were removed)"),
    "sealed": ("并重新算了第 {numbers} 批的摘要。", "and gave batch {numbers} new digests."),
    "gone-after": ("后来 `{name}` 不见了。", "Later `{name}` is gone."),
    "command": ("命令：`subsidies {words}`", "The command: `subsidies {words}`"),
    "says": ("程序说：", "It says:"),
    "besides": ("同时还有：{names}。", "Besides: {names}."),
    "near": ("这样就没有这个问题：", "With this there is no such finding:"),
    "orders": ("按布局 `{layout}` 付款，其中：`{what}`", "A payment by the layout `{layout}`, with: `{what}`"),
    "answer": ("银行发回：", "The bank answers:"),
    "near-nothing": ("没有上面的改动，就没有这个问题。", "Without what was changed above, there is no such finding."),
    "encoding": ("（以 {encoding} 编码保存）", "(saved in {encoding})"),
    "zeros": ("`{name}` 有 {size} 字节。", "`{name}` has {size} bytes."),
    "password": ("输入的密码：`{text}`", "The password that is typed: `{text}`"),
    "lacking": ("没有安装 {text}。", "{text} is not installed."),
    "made": ("文件 `{name}`：", "The file `{name}`:"),
    "made.locked": ("文件 `{name}`，密码是 `hemitiao`：", "The file `{name}`, whose password is `hemitiao`:"),
    "made.declared": ("文件 `{name}`，它的 XML 里有声明：", "The file `{name}`, whose XML has declarations:"),
    "made.linked": ("文件 `{name}`，引用了别的工作簿：", "The file `{name}`, which refers to another workbook:"),
    "made.hidden": ("文件 `{name}`，有隐藏的行：", "The file `{name}`, with hidden rows:"),
    "made.two_sheets": ("文件 `{name}`，另有一张隐藏的表：", "The file `{name}`, with another sheet that is hidden:"),
    "made.in_gb": ("文件 `{name}`，以 GB 18030 编码保存：", "The file `{name}`, saved in GB 18030:"),
    "made.bomb": ("文件 `{name}`，展开后有 {size} 字节。", "The file `{name}`, which unpacks to {size} bytes."),
}


def of(name: str) -> Case:
    """Return the case that is a rule's example."""
    return next(case for case in ALL if case["finding"] == name and "near" in case)


def page(name: str, language: str) -> str:
    """Return the example of a rule as a part of its page."""
    case, say = of(name), _speaker(language)
    files, before = _now(case), _texts(case.get("before", {}))
    lines = [say("before"), ""] * bool(before) + list(_shown(before, case.get("before", {}), say))
    lines += _steps(case, say)
    lines += _shown(files, case, say)
    lines += _after(case, say)
    lines += [] if "orders" in case else [say("command", words=" ".join(case.get("command", ["check"]))), ""]
    lines += [say("says"), ""]
    lines += [f"> {_place(case['at'][0])}{case[language][0]} → {case[language][1]}", ""]
    if case.get("besides"):
        names = ", ".join(f"`{one}`" for one in dict.fromkeys(case["besides"]))
        lines += [say("besides", names=names), ""]
    return "\n".join([*lines, *_near(case, files, before, say)])


def excerpt(name: str) -> list[str]:
    """Return the lines that make a rule's example, with the files in which they stand, for a screen."""
    case = of(name)
    before = _texts(case.get("before", {}))
    found = []
    for file, text in _now(case).items():
        was = before.get(file, desk.OFFICE.get(file, "")) if "sql" not in case else desk.OFFICE.get(file, "")
        found += [f"{file}: {line}" for line in text.splitlines() if line not in was.splitlines() and line.strip()]
        found += [f"{file}: - {line}" for line in was.splitlines() if line not in text.splitlines()][: not found]
    found += [f"ledger.db: {_entered(' '.join(one.split()))}" for one in case.get("sql", ())]
    found += [f"{file}: —" for file in (*case.get("gone", ()), *case.get("gone_after", ()))]
    found += [f"{file}: …/" for file in case.get("folders", ())]
    found += [f"{file}: {one[:40]}" for file, one in case.get("bytes", {}).items()]
    edits = [(file, *pair) for file, pairs in case.get("edit_after", {}).items() for pair in pairs]
    found += [
        f"{file}: {line}" for file, old, new in edits for line in new.splitlines() if line not in old.splitlines()
    ]
    found += [f"{file}: {text}" for file, text in case.get("files_after", {}).items()]
    found += [f"{file}: XFD1048576" for file in case.get("corners", ())]
    found += [f"{file}: {size:,} B" for file, size in case.get("zeros", {}).items()]
    found += [f"{file}: {line}" for file, what in case.get("made", {}).items() for line in _told(what)]
    found += [f"{case['layout']}: {_ordered(case)}"] if "orders" in case else []
    found += [f"answer.csv: {line}" for line in case.get("answer", "").splitlines()]
    found += [f"subsidies {' '.join(case['command'])}"] if "command" in case and not found else []
    return found[:8]


LINE: Final = re.compile(
    r"INSERT INTO line SELECT (?P<batch>\d+), .*?, (?P<person>\d+), \d+, (?P<month>\d+), "
    r"\(SELECT number FROM word WHERE word = '(?P<kind>\w+)'\), (?P<fen>-?\d+), "
)


def _entered(statement: str) -> str:
    """Return what somebody did to a ledger: a line that they put into a list as people read it, else the statement."""
    line = LINE.match(statement)
    if not line:
        return statement
    month, amount = months.format(int(line["month"])), money.show(int(line["fen"]))
    return f"+ batch {line['batch']}, person {line['person']}, {month}, {line['kind']}, {amount}"


def _ordered(case: Mapping[str, Any]) -> str:
    """Return what is special about the orders of a case."""
    return ", ".join(f"{key} = {value}" for one in case["orders"] for key, value in one.items())


def _told(what: Mapping[str, Any]) -> list[str]:
    """Return the rows of a file that a function of the tests makes; its size where it has none."""
    ((_, given),) = what.items()
    return [f"{given:,} B"] if isinstance(given, int) else _cells(given)


def _speaker(language: str) -> Any:
    column = ("zh", "en").index(language)

    def say(key: str, **values: object) -> str:
        return WORDS[key][column].format(**values)

    return say


def _texts(case: Mapping[str, Any]) -> dict[str, str]:
    """Return the files that a case changes, as texts; workbooks row by row."""
    changed = [*case.get("files", {}), *case.get("edit", {}), *case.get("add", {})]
    whole: dict[str, Any] = {**desk.OFFICE, **case.get("files", {})}
    for name, pairs in case.get("edit", {}).items():
        for old, new in pairs:
            whole[name] = whole[name].replace(old, new, 1)
    for name, lines in case.get("add", {}).items():
        whole[name] += "".join(f"{line}\n" for line in ([lines] if isinstance(lines, str) else lines))
    gone = {name for key in ("gone", "folders", "bytes", "zeros", "made") for name in case.get(key, ())}
    return {name: _text(whole[name]) for name in dict.fromkeys(changed) if name not in gone}


def _now(case: Mapping[str, Any]) -> dict[str, str]:
    """Return the files that a case changes, and those that were otherwise at the last list, as they are now."""
    return {name: desk.OFFICE[name] for name in _texts(case.get("before", {})) if name in desk.OFFICE} | _texts(case)


def _text(content: str | Mapping[str, Iterable[Iterable[object]]]) -> str:
    """Return a text as it is, and a workbook with its sheets one below the other."""
    if isinstance(content, str):
        return content
    sheets = [
        "\n".join([f"[{sheet}]", *(",".join("" if cell is None else str(cell) for cell in row) for row in rows)])
        for sheet, rows in content.items()
    ]
    return "\n".join(sheets) + "\n"


def _shown(files: Mapping[str, str], case: Mapping[str, Any], say: Any) -> Iterable[str]:
    """Give the files of a case, each under its name."""
    for name, text in files.items():
        kind = {".toml": "toml", ".csv": "csv"}.get(Path(name).suffix, "text")
        yield from (say("file", name=name), "", f"```{kind}", *text.rstrip("\n").split("\n"), "```", "")
    if "encoding" in case:
        yield from (say("encoding", encoding=case["encoding"]), "")
    for key, word in (("gone", "gone"), ("folders", "folder"), ("corners", "corner")):
        for name in case.get(key, ()):
            yield from (say(word, name=name), "")
    for name, size in case.get("zeros", {}).items():
        yield from (say("zeros", name=name, size=f"{size:,}"), "")
    for name, text in case.get("bytes", {}).items():
        yield from (say("bytes", name=name), "", "```text", text[:120] + "…" * (len(text) > 120), "```", "")
    for name, what in case.get("made", {}).items():
        yield from _made(name, what, say)
    if "password" in case:
        yield from (say("password", text=case["password"]), "")
    if "lacking" in case:
        yield from (say("lacking", text=", ".join(case["lacking"])), "")


def _made(name: str, what: Mapping[str, Any], say: Any) -> Iterable[str]:
    """Give a file that a function of the tests makes: what is special about it, and its cells."""
    ((maker, given),) = what.items()
    word = f"made.{maker}" if f"made.{maker}" in WORDS else "made"
    if isinstance(given, int):
        yield from (say(word, name=name, size=f"{given:,}"), "")
    else:
        yield from (say(word, name=name), "", "```text", *_cells(given), "```", "")


def _cells(given: str | Mapping[str, Iterable[object]]) -> list[str]:
    """Return the rows of a block, each cell as a spreadsheet shows it, or those of columns."""
    if isinstance(given, str):
        return [re.sub(r"(?<![^ ])(?:e|s\d)=|</?[fv]>", "", line) for line in given.strip("\n").split("\n")]
    return [" | ".join(given), *(" | ".join(map(str, row)) for row in zip(*given.values(), strict=True))]


def _steps(case: Case, say: Any) -> Iterable[str]:
    """Give what was issued and closed before."""
    if "before" in case:
        yield from (say("issued", months=case.get("months", 1)), "")
    for day, count, *_ in case.get("more", ()):
        yield from (say("more", day=day, count=count), "")
    if "orders" in case:
        yield from (say("orders", layout=case["layout"], what=_ordered(case)), "")
    if "answer" in case:
        yield from (say("answer"), "", "```text", *case["answer"].splitlines(), "```", "")
    if "close" in case:
        yield from (say("closed", month=case["close"]), "")


def _after(case: Case, say: Any) -> Iterable[str]:
    """Give what was done behind the program's back."""
    for name in case.get("gone_after", ()):
        yield from (say("gone-after", name=name), "")
    for name, pairs in case.get("edit_after", {}).items():
        yield from (say("file", name=name), "", "```text", *(f"{old} → {new}" for old, new in pairs), "```", "")
    for name, text in case.get("files_after", {}).items():
        yield from (say("file", name=name), "", "```text", text, "```", "")
    if "sql" in case:
        yield from (say("sql"), "", "```sql", *(case["sql"] or [f"-- {say('nothing-but')}"]), "```", "")
        if case.get("sealed"):
            yield from (say("sealed", numbers=", ".join(map(str, case["sealed"]))), "")


def _near(case: Case, files: Mapping[str, str], before: Mapping[str, str], say: Any) -> Iterable[str]:
    """Give the lines of a near miss that are not those of the case."""
    near = case["near"]
    other: dict[str, list[str]] = {}
    for name, text in _texts(near).items():
        mine = files.get(name, before.get(name, desk.OFFICE.get(name, ""))).splitlines()
        if lines := [line for line in text.splitlines() if line not in mine]:
            other[name] = lines
    files_made = {key: near[key] for key in ("made", "bytes", "password") if near.get(key) not in (None, case.get(key))}
    if "orders" in near:
        yield from (say("near"), "", *_steps(near, say))
    elif near.get("command", []) != case.get("command", []):
        yield from (say("near"), "", say("command", words=" ".join(near.get("command", ["check"]))), "")
    elif not other and not files_made:
        yield from (say("near-nothing"), "")
    else:
        yield from (say("near"), "")
        yield from _shown({name: "\n".join(lines) for name, lines in other.items()}, files_made, say)


def _place(at: Iterable[Any]) -> str:
    return " ".join(f"`{part}`" for part in at if part) + " " if any(at) else ""
