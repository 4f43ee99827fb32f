"""An office with one person and one project, in which all is well, and what a case changes in it.

A case is data (``*.toml`` beside this page). What it changes: ``add`` lines at the end of a file, ``edit`` texts in
it (old and new), whole ``files`` (texts, or sheets of rows), ``bytes`` in hexadecimal, files ``gone``, ``folders`` in
their place, files of so many ``zeros``, workbooks with a cell in the last of their ``corners``, files ``made`` by a
function of ``tests/rosters/files.py`` from what it is given. Somebody may sit there who says a ``password``, and a
module may be ``lacking``. ``orders`` are written for a bank by a ``layout``.
``before`` is the office whose first month, or so many ``months``, is already issued (each ``approved`` by somebody
before), and one perhaps closed (``close``); with the case's own files ``more`` are issued, of each some day so many,
perhaps accepted with a word. Then a month may be exported for a bank (``exports``), its answer entered (``answered``: a
file), and so many ``later`` lists issued. Last, behind the program's back, files of lists are changed (``gone_after``,
``edit_after``, ``files_after``; ``locked_after`` are given a password), and the ledger (``sql``; ``sealed`` are batches
to which new digests are given).
``command`` is what finds it, if not ``check``.

What it expects: each place (``at``: file, row, column, person; empty where there is none), the sentence and the remedy
in both languages, names found ``besides``. ``near`` is a near miss: with it, all is well.
"""

import importlib.util
import json
import os
import tomllib
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, closing, contextmanager
from dataclasses import replace
from itertools import product
from pathlib import Path
from typing import Any
from unittest.mock import patch

from subsidies import approving, correct, examination, exporting, month, months, returning, tables, terminal, workspace
from subsidies.bank import match, orders
from subsidies.bank.orders import Sending
from subsidies.errors import Finding, Refusal
from subsidies.language import LANGUAGES, speaker
from subsidies.ledger import stream
from subsidies.ledger.book import open_book
from subsidies.ledger.chain import of_batch
from subsidies.lock import Lock
from subsidies.month import Ask
from subsidies.read.bank import answer, layouts
from subsidies.write import bank
from subsidies.write.json import finding
from tests.bureau import tamper
from tests.rosters import files
from tests.shell import call
from tests.workbooks import workbook

TODAY = months.parse_day("2024-06-20")
FIRST = months.of(2024)
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
Told = dict[str, Any]
"""A finding as a program sees it."""


def cases(family: str) -> list[Case]:
    """Return the cases of a file beside this page."""
    text = (Path(__file__).parent / f"{family}.toml").read_text(encoding="utf-8")
    return list(tomllib.loads(text)["case"])


def told(case: Case, folder: Path) -> dict[str, list[Told]]:
    """Return what is found in the office of a case, made in an empty folder, in each language."""
    lay_out_all(case, folder)
    return {language: [_here(one, folder) for one in found] for language, found in _told(case, folder).items()}


def _here(one: Told, folder: Path) -> Told:
    """Return a finding without the folder in front of what is in it."""
    before = f"{folder}{os.sep}"
    return {key: value.replace(before, "") if isinstance(value, str) else value for key, value in one.items()}


def _told(case: Case, folder: Path) -> dict[str, list[Told]]:
    if "orders" in case:
        return _sent(case, folder)
    if "command" in case:
        return {one: _answer(case["command"], folder, one) for one in LANGUAGES}
    with _there(case):
        try:
            found = examination.examine(workspace.read(folder), TODAY).findings
        except Refusal as refusal:
            found = list(refusal.findings)
    return {one: [finding(each, speaker(one)) for each in found] for one in LANGUAGES}


def _sent(case: Case, folder: Path) -> dict[str, list[Told]]:
    """Return what the layout of a case cannot carry of its orders, or what is wrong with the answer to them."""
    layout = layouts.named(layouts.known(case.get("layouts", ()), folder), case["layout"])
    made = tables.make(orders.ORDERS, payments(case["orders"]))
    sending = Sending(TODAY, FIRST, "living-2024-01", payer="样例县社会保险中心", payer_account="652300001")
    found: Sequence[Finding] = ()
    try:
        if "answer" in case:
            content = case["answer"].replace("\n", "\r\n").encode(layout.encoding)
            found = match.match(made, answer.read("answer.csv", content, layout), layout).findings
        else:
            bank.files(made, layout, sending)
    except Refusal as refusal:
        found = refusal.findings
    return {one: [finding(each, speaker(one)) for each in found] for one in LANGUAGES}


def payments(given: Sequence[Mapping[str, Any]]) -> dict[str, list[Any]]:
    """Return the columns of orders to made-up people, each with what is given, and else like everybody's."""
    plain = {"name": "张三", "payee": "张三", "account": "6217000000000000", "bank": "", "bank_code": "", "fen": 12000}
    plain |= {"remark": "补贴", "project": "living", "project_name": "生活补贴", "month": FIRST}
    rows = [
        {**plain, "sequence": n, "reference": f"living-1-{n}", "id_number": f"65230019450101{n:03d}0", **one}
        for n, one in enumerate(given, 1)
    ]
    return {name: [row[name] for row in rows] for name in orders.ORDERS.columns}


def said(case: Case, folder: Path) -> Iterator[str]:
    """Give all that the program says in the office of a case, on a screen and as an object, in each language."""
    lay_out_all(case, folder)
    command = _words(case.get("command", ["check", "--as-of", months.format_day(TODAY), "--limit", "0"]), folder)
    with _there(case):
        for language, form in product(LANGUAGES, ([], ["--json"])):
            result = call("-C", str(folder), *command, *form, "--lang", language)
            yield result.out + result.err


@contextmanager
def _there(case: Case) -> Iterator[None]:
    """Within, the person of a case sits there, and what it lacks is lacking."""
    with terminal.attended(Clerk(case.get("password"))), _without(case.get("lacking", ())):
        yield


class Clerk(terminal.Nobody):
    """Somebody who knows one password, or none."""

    def __init__(self, secret: str | None) -> None:
        """Take what they say whenever a password is asked for."""
        self.secret = secret

    def password(self, file: str, again: bool) -> str | None:
        """Say it."""
        return self.secret


def _without(modules: Sequence[str]) -> AbstractContextManager[object]:
    """Return a stretch in which modules cannot be found, as where they were not installed."""
    find = importlib.util.find_spec
    return patch("importlib.util.find_spec", lambda name, *rest: None if name in modules else find(name, *rest))


def _answer(command: Sequence[str], folder: Path, language: str) -> list[Told]:
    """Return the findings of a command, or of its refusal; a command that is done may have none to tell."""
    result = call("-C", str(folder), *_words(command, folder), "--json", "--lang", language)
    told = json.loads(result.out)
    return list(told["findings"] if result.status else told.get("findings", []))


def _words(command: Sequence[str], folder: Path) -> list[str]:
    """Return the words of a command, its files those of the folder, which is itself ``.``."""
    return [str(folder / word) if word.endswith((".csv", ".xlsx")) or word == "." else word for word in command]


def lay_out_all(case: Case, folder: Path) -> None:
    """Make the office of a case in an empty folder."""
    if "before" in case:
        lay_out(case["before"], folder)
        for number in range(case.get("months", 1)):
            ask = Ask(as_of=TODAY, month=FIRST + number, by="王芳", say=speaker("zh"))
            if "approved" in case:
                approving.approve(workspace.read(folder), replace(ask, by=case["approved"]), "", lambda _: True)
            month.issue(workspace.read(folder), ask, lambda _: True)
        if "close" in case:
            by = correct.By("王芳", TODAY)
            correct.close(workspace.read(folder), months.parse(case["close"]), by)
    lay_out(case, folder)
    number = case.get("months", 1)
    for day, count, *word in case.get("more", ()):
        for month_number in range(number, number + count):
            ask = Ask(months.parse_day(day), FIRST + month_number, by="王芳", say=speaker("zh"), accept="".join(word))
            month.issue(workspace.read(folder), ask, lambda _: True)
        number += count
    if "exports" in case:
        exporting.export(workspace.read(folder), months.parse(case["exports"]), exporting.By("王芳", TODAY))
    if "answered" in case:
        _answer_entered(folder, case["answered"])
    for month_number in range(number, number + case.get("later", 0)):
        ask = Ask(as_of=TODAY, month=FIRST + month_number, by="王芳", say=speaker("zh"))
        month.issue(workspace.read(folder), ask, lambda _: True)
    _meddle(case, folder)


def _answer_entered(folder: Path, name: str) -> None:
    """Enter the answer of a bank that lies there."""
    place, accept = workspace.read(folder), returning.Accept()
    found = returning.read(place, name, (folder / name).read_bytes(), accept)
    returning.enter(place, [found], accept, correct.By("王芳", TODAY))


def make(what: Mapping[str, Any]) -> bytes:
    """Return a file made by the function that is named."""
    ((name, given),) = what.items()
    return bytes(getattr(files, name)(given))


def lay_out(case: Case, folder: Path) -> None:
    """Write the files of a case into a folder."""
    texts: dict[str, Any] = {**OFFICE, **case.get("files", {})}
    for name, pairs in case.get("edit", {}).items():
        texts[name] = _edited(texts[name], pairs)
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
    for name, size in case.get("zeros", {}).items():
        with (folder / name).open("wb") as out:
            out.truncate(size)
    for name in case.get("folders", ()):
        (folder / name).mkdir()


def _edited(text: str, pairs: Sequence[tuple[str, str]]) -> str:
    for old, new in pairs:
        assert old in text, old
        text = text.replace(old, new, 1)
    return text


def _meddle(case: Case, folder: Path) -> None:
    """Change what the program has written, as nobody should."""
    for name in case.get("gone_after", ()):
        (folder / name).unlink()
    for name, pairs in case.get("edit_after", {}).items():
        path = folder / name
        path.write_text(_edited(path.read_text(encoding="utf-8"), pairs), encoding="utf-8")
    for name, content in case.get("files_after", {}).items():
        (folder / name).write_text(content, encoding="utf-8")
    for name in case.get("locked_after", ()):
        (folder / name).write_bytes(Lock("样例密码").locked((folder / name).read_bytes()))
    if "sql" in case:
        tamper(folder / "ledger.db", *case["sql"])
        _seal(folder / "ledger.db", case.get("sealed", ()))


def _seal(path: Path, numbers: Collection[int]) -> None:
    """Give batches the digests of what they have become."""
    for number in numbers:
        with closing(open_book(path)) as book:
            batch = next(one for one in book.batches() if one.number == number)
            count, fen, digest = stream.held(book, batch)
        now = replace(batch, line_count=count, fen=fen, lines_digest=digest, digest="")
        fields = f"line_count = {count}, fen = {fen}, lines_digest = '{digest}', digest = '{of_batch(now)}'"
        tamper(path, f"UPDATE batch SET {fields} WHERE number = {number}")
