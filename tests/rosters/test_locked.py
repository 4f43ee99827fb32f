"""Workbooks with a password: asked for at a terminal and nowhere else; the ledger has what was read."""

import os
import sys
from pathlib import Path

import pytest

from subsidies import month, months, terminal, workspace
from subsidies.errors import Refusal
from subsidies.language import speaker
from subsidies.month import Ask
from subsidies.read import kind, locked
from tests.clerk import Clerk, at_terminal, shown
from tests.findings import desk
from tests.rosters import files
from tests.rosters.files import A
from tests.rosters.test_guard import told
from tests.shell import call

BLOCK = f"公民身份号码 | 姓名 | 享受开始年月\n{A} | 张三 | 2024-01"
PLAIN = files.xlsx(BLOCK)
LOCKED = files.encrypted(PLAIN, "密码1")


def test_a_workbook_with_a_password_is_told_from_others() -> None:
    assert kind.is_encrypted(LOCKED)
    assert kind.is_encrypted(files.with_pass(files.xls(BLOCK)))
    assert not any(map(kind.is_encrypted, (PLAIN, files.xls(BLOCK), b"", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")))


def test_the_right_password_gives_the_plain_workbook() -> None:
    clerk = Clerk("密码1")
    with terminal.attended(clerk):
        assert locked.opened("a.xlsx", LOCKED) == PLAIN
    assert clerk.asked == [("a.xlsx", False)]


def test_a_wrong_password_may_be_said_again_twice() -> None:
    clerk = Clerk("x", "y", "密码1")
    with terminal.attended(clerk):
        assert locked.opened("a.xlsx", LOCKED) == PLAIN
    assert [again for _, again in clerk.asked] == [False, True, True]
    with terminal.attended(Clerk("x", "y", "z")), pytest.raises(Refusal, match="file-password-wrong"):
        locked.opened("a.xlsx", LOCKED)


def test_who_does_not_say_it_is_refused() -> None:
    for clerk in (Clerk(None), terminal.Nobody()):
        with terminal.attended(clerk), pytest.raises(Refusal, match="file-encrypted"):
            locked.opened("a.xlsx", LOCKED)


def test_what_only_looks_encrypted_is_unreadable() -> None:
    with terminal.attended(Clerk("x")), pytest.raises(Refusal, match="file-unreadable"):
        locked.opened("a.xlsx", LOCKED[:1500] + kind.ENCRYPTED)


def test_without_the_library_it_is_refused_and_nobody_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    clerk = Clerk()
    with terminal.attended(clerk), pytest.raises(Refusal, match="file-encrypted"):
        locked.opened("a.xlsx", LOCKED)
    assert clerk.asked == []


def office(folder: Path, content: bytes = LOCKED) -> Path:
    """Return an office whose roster and changes are in one workbook with a password."""
    desk.lay_out({"edit": {"living.toml": [["roster.csv", "roster.xlsx"]]}}, folder)
    (folder / "roster.xlsx").write_bytes(content)
    return folder


def test_it_is_asked_once_a_file_and_the_ledger_has_the_plain_workbook(tmp_path: Path) -> None:
    place = workspace.read(office(tmp_path))
    clerk = Clerk("密码1", "密码1")
    with terminal.attended(clerk):
        month.issue(place, Ask(as_of=desk.TODAY, by="王芳", say=speaker("zh")), lambda _: True)
    assert clerk.asked == [("roster.xlsx", False)]
    book = place.book()
    contents = [book.content(one.digest) for batch in book.batches() for one in batch.inputs if one.role == "roster"]
    book.close()
    assert contents == [PLAIN]


def test_a_wrong_password_is_a_finding_of_its_file(tmp_path: Path) -> None:
    with terminal.attended(Clerk("x", "y", "z")):
        (read,) = workspace.inputs(workspace.read(office(tmp_path)))
    (finding,) = read.findings
    assert (finding.name, finding.file, finding.column) == ("file-password-wrong", "roster.xlsx", "roster[1]")
    assert told(finding) == [
        ["密码不对。", "请再运行一次，或者用表格软件去掉密码后另存。"],
        ["The password is wrong.", "Run it again, or save the file without a password."],
    ]


def test_off_a_terminal_nobody_is_asked(tmp_path: Path) -> None:
    result = call("-C", str(office(tmp_path)), "check", "--lang", "en")
    assert result.status == 1
    assert "F124 file-encrypted" in result.out


@pytest.mark.skipif(sys.platform == "win32", reason="no such terminals there")
def test_at_a_terminal_the_password_is_asked_for_and_not_shown(tmp_path: Path) -> None:
    with at_terminal("-C", str(office(tmp_path)), "check", "--as-of", months.format_day(desk.TODAY)) as screen:
        assert "password of roster.xlsx: " in shown(screen, "roster.xlsx: ")
        os.write(screen, b"wrong\n")
        assert "wrong; once more" in shown(screen, "password of roster.xlsx: ")
        os.write(screen, "密码1\n".encode())
        rest = shown(screen, "Nothing was found.")
    assert "Nothing was found." in rest
    assert "密码1" not in rest
