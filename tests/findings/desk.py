"""An office with one person and one project, in which all is well, and what a case changes in it.

A case is data (``*.toml`` beside this page). What it changes: ``add`` lines at the end of a file, ``edit`` texts in
it (old and new), whole ``files`` (texts, or sheets of rows), ``bytes`` in hexadecimal, files ``gone``, ``folders`` in
their place, workbooks with a cell in the last of their ``corners``, files ``made`` by a function of
``tests/rosters/files.py`` from what it is given; ``before`` is the office whose first month is already issued. What it
expects: each place (``at``: file, row, column, person; empty where there is none), the sentence and the remedy in both
languages, names found ``besides``. ``near`` is a near miss: with it, all is well.
"""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from subsidies import examination, month, months, workspace
from subsidies.errors import Finding
from subsidies.language import speaker
from subsidies.month import Ask
from tests.rosters import files
from tests.workbooks import workbook

TODAY = months.parse_day("2024-06-20")
SETTINGS = """\
title = "样例县社会保险中心"
projects = ["living.toml"]
"""
PROJECT = """\
id = "living"
name = "生活补贴"
since = "2024-01"
roster = ["roster.csv"]
changes = ["changes.csv"]

[[item]]
id = "living"
name = "生活补贴"
kind = "flat"
[[item.rate]]
from = "2024-01"
amount = "120.00"
"""
ROSTER = """\
公民身份号码,姓名,享受开始年月,享受截止年月,暂停年月,恢复年月,银行账号
652300194501010010,张三,2024-01,,,,
"""
CHANGES = """\
登记日期,公民身份号码,姓名,变更类型,生效,变更值
"""
OFFICE = {"subsidies.toml": SETTINGS, "living.toml": PROJECT, "roster.csv": ROSTER, "changes.csv": CHANGES}

Case = Mapping[str, Any]


def cases(family: str) -> list[Case]:
    """Return the cases of a file beside this page."""
    text = (Path(__file__).parent / f"{family}.toml").read_text(encoding="utf-8")
    return list(tomllib.loads(text)["case"])


def examine(case: Case, folder: Path) -> list[Finding]:
    """Return what is found in the office of a case, made in an empty folder."""
    if "before" in case:
        lay_out(case["before"], folder)
        month.issue(workspace.read(folder), Ask(as_of=TODAY, by="王芳", say=speaker("zh")), lambda _: True)
    lay_out(case, folder)
    return examination.examine(workspace.read(folder), TODAY)


def make(what: Mapping[str, Any]) -> bytes:
    """Return a file made by the function that is named."""
    ((name, given),) = what.items()
    return bytes(getattr(files, name)(given))


def lay_out(case: Case, folder: Path) -> None:
    """Write the files of a case into a folder."""
    texts: dict[str, Any] = {**OFFICE, **case.get("files", {})}
    for name, pairs in case.get("edit", {}).items():
        for old, new in pairs:
            assert old in texts[name], old
            texts[name] = texts[name].replace(old, new, 1)
    for name, lines in case.get("add", {}).items():
        texts[name] += "".join(f"{line}\n" for line in ([lines] if isinstance(lines, str) else lines))
    contents = {name: content if isinstance(content, str) else workbook(content) for name, content in texts.items()}
    contents |= {name: workbook({"名册": [["姓名"]]}, corner="×") for name in case.get("corners", ())}
    contents |= {name: make(what) for name, what in case.get("made", {}).items()}
    contents |= {name: bytes.fromhex(text) for name, text in case.get("bytes", {}).items()}
    for name, content in contents.items():
        if name not in (*case.get("gone", ()), *case.get("folders", ())):
            data = content.encode(case.get("encoding", "utf-8")) if isinstance(content, str) else content
            (folder / name).write_bytes(data)
    for name in case.get("folders", ()):
        (folder / name).mkdir()
