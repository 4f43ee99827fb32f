"""Passwords on what is written: it opens to the same bytes or is not written, and the ledger knows it all the same."""

import io
import json
import os
import shutil
import sys
import zipfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from subsidies import filing, lock, terminal
from subsidies.cli.attendant import Attendant
from subsidies.errors import Refusal
from subsidies.ledger.chain import of_bytes
from subsidies.lock import Lock
from subsidies.read import kind, locked
from tests.bureau import Bureau, change, id_number, living
from tests.clerk import Clerk, at_terminal, shown
from tests.rosters import files
from tests.shell import Result, call

SECRET = "密码-Ab1"
LOCK = Lock(SECRET)
ACCOUNT = "6217000000000001"
PRESENT = "2024-02-20"


def opened(path: Path) -> bytes:
    """Return what a file with the password holds."""
    content = path.read_bytes()
    assert kind.is_encrypted(content), path
    with terminal.attended(Clerk(SECRET)):
        return locked.opened(path.name, content)


def type_(monkeypatch: pytest.MonkeyPatch, password: str = SECRET) -> None:
    """Let somebody at the terminal type a password."""
    monkeypatch.setattr(Attendant, "new_password", lambda *_, **__: (password, password))


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let somebody at the terminal type the password."""
    type_(monkeypatch)


@pytest.fixture
def bureau(tmp_path: Path) -> Bureau:
    """Return a bureau that pays two people into accounts, by workbooks for the bank."""
    office = living(tmp_path / "office", "甲", "乙")
    for row in office.projects["living"].roster:
        row["account"] = ACCOUNT
    office.projects["living"].keys["bank"] = {"layout": "icbc-own"}
    return office


def run(office: Bureau, *words: str, day: str = PRESENT) -> Result:
    office.write()
    return call("-C", str(office.folder), *words, "--as-of", day, "--lang", "en")


def written(office: Bureau, month: str = "2024-01") -> list[str]:
    """Return the names of the files of a month."""
    folder = office.folder / "out" / month
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def details(office: Bureau) -> list[dict[str, Any]]:
    with closing(office.book()) as book:
        return [json.loads(batch.detail) for batch in book.batches()]


# --- the lock -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [0, 15, 16, 17, 900, 4096, 65_536, 1_000_003])
def test_what_is_locked_opens_to_the_same_bytes(size: int) -> None:
    package = io.BytesIO(files.xlsx("姓名\n甲"))
    with zipfile.ZipFile(package, "a") as parts:
        parts.writestr("xl/more.bin", os.urandom(size))
    content = package.getvalue()
    made = LOCK.locked(content)
    assert kind.is_encrypted(made)
    with terminal.attended(Clerk("x", SECRET)):
        assert locked.opened("a.xlsx", made) == content
    assert b"xl/workbook.xml" not in made


def test_the_password_is_never_shown_with_the_lock() -> None:
    assert SECRET not in repr(LOCK)


@pytest.mark.parametrize(
    "broken",
    [
        lambda made: made[:-600],
        lambda made: made[: len(made) // 2] + bytes([made[len(made) // 2] ^ 1]) + made[len(made) // 2 + 1 :],
        lambda made: b"",
        lambda made: files.xlsx("姓名\n甲"),
        lambda made: files.encrypted(files.xlsx("姓名\n乙"), SECRET),
        lambda made: files.encrypted(files.xlsx("姓名\n甲"), "another"),
    ],
)
def test_what_would_not_open_again_is_not_written(
    broken: Callable[[bytes], bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    made = lock._encrypted
    monkeypatch.setattr(lock, "_encrypted", lambda content, password: broken(made(content, password)))
    with pytest.raises(Refusal, match="encrypt-failed"):
        LOCK.locked(files.xlsx("姓名\n甲"))


def test_a_password_is_typed_the_same_twice() -> None:
    clerk = Clerk("a", "b", "", "", SECRET, SECRET)
    with terminal.attended(clerk):
        assert lock.wanted(True) == LOCK
    assert [again for _, again in clerk.asked] == [False, True, True]


@pytest.mark.parametrize("typed", ["", "x" * 256, "a\tb", "\udcff"])
def test_what_is_no_password_is_refused_after_three_times(typed: str) -> None:
    with terminal.attended(Clerk(*[typed] * 6)), pytest.raises(Refusal, match="encrypt-password"):
        lock.wanted(True)


def test_nobody_is_asked_where_none_is_wanted() -> None:
    clerk = Clerk()
    with terminal.attended(clerk):
        assert lock.wanted(False).locked(b"plain") == b"plain"
    assert clerk.asked == []


def test_a_file_is_of_a_content_with_this_password_alone(tmp_path: Path) -> None:
    content, path = files.xlsx("姓名\n甲"), tmp_path / "a.xlsx"
    path.write_bytes(LOCK.locked(content))
    assert LOCK.is_of(path, content)
    assert not LOCK.is_of(path, content + b"1")
    assert not Lock("x").is_of(path, content)
    assert not lock.OPEN.is_of(path, content)
    assert not LOCK.is_of(tmp_path, content)
    path.write_bytes(content)
    assert LOCK.is_of(path, content)
    assert not LOCK.is_of(path, content + b"1")


# --- lists ----------------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("typed")
def test_a_draft_is_the_same_list_and_nothing_plain_is_left_beside_it(bureau: Bureau) -> None:
    assert run(bureau, "draft", "2024-01").status == 0
    plain = (bureau.folder / "out/2024-01/draft/living.xlsx").read_bytes()
    assert written(bureau) == ["draft/living.lines.csv", "draft/living.xlsx"]
    assert run(bureau, "draft", "2024-01", "--encrypt").status == 0
    assert written(bureau) == ["draft/living.xlsx"]
    assert opened(bureau.folder / "out/2024-01/draft/living.xlsx") == plain


@pytest.mark.usefixtures("typed")
def test_a_list_is_entered_with_both_digests_and_known_again(bureau: Bureau, tmp_path: Path) -> None:
    other = Bureau(tmp_path / "other", bureau.projects)
    for office, words in ((bureau, ["--encrypt"]), (other, [])):
        assert run(office, "issue", "2024-01", "--by", "王芳", *words, day="2024-01-20").status == 0
    path = bureau.folder / "out/2024-01/living-1.xlsx"
    plain = (other.folder / "out/2024-01/living-1.xlsx").read_bytes()
    assert written(bureau) == ["living-1.xlsx"]
    assert opened(path) == plain
    assert details(bureau) == [{"papers": of_bytes(plain), "locked": of_bytes(path.read_bytes())}]
    assert filing.examine(bureau.write()).findings == ()
    shown_ = run(bureau, "audit", "--sealed", str(bureau.folder))
    assert "W1" not in shown_.out
    path.write_bytes(plain)
    assert filing.examine(bureau.write()).findings == ()


@pytest.mark.usefixtures("typed")
def test_lines_that_lie_beside_a_locked_list_are_held_against_it(bureau: Bureau) -> None:
    bureau.issue("2024-01", lock=LOCK)
    lines = bureau.folder / "out/2024-01/living-1.lines.csv"
    with closing(bureau.book()) as book:
        right = filing.Desk(bureau.write(), book).lines(book.batches()[0])
    lines.write_bytes(right)
    assert filing.examine(bureau.write()).findings == ()
    lines.write_bytes(right.replace(b"120.00", b"1200.00"))
    assert [one.name for one in filing.examine(bureau.write()).findings] == ["paper-differs"]


def test_a_broken_encryption_enters_nothing_and_loses_nothing(
    bureau: Bureau, monkeypatch: pytest.MonkeyPatch, typed: None
) -> None:
    bureau.issue("2024-01")
    before = bureau.files()
    monkeypatch.setattr(lock, "_encrypted", lambda content, password: b"")
    for words in (
        ("draft", "2024-02"),
        ("issue", "2024-02", "--by", "王芳"),
        ("bank", "export", "2024-01", "--by", "王芳"),
        ("papers", "2024-01"),
    ):
        done = run(bureau, *words, "--encrypt")
        assert (done.status, "encrypt-failed" in done.err) == (2, True), words
    assert bureau.files() == before


def test_off_a_terminal_nothing_is_written(bureau: Bureau) -> None:
    bureau.issue("2024-01")
    before = bureau.files()
    for words in (
        ("draft", "2024-02"),
        ("issue", "2024-02", "--by", "王芳"),
        ("bank", "export", "2024-01", "--by", "王芳"),
        ("papers", "2024-01"),
        ("check", "--mark", str(bureau.folder / "marked")),
        ("audit", "--papers"),
        ("budget", "2025", "--papers"),
    ):
        done = run(bureau, *words, "--encrypt")
        assert (done.status, "encrypt-nobody" in done.err) == (2, True), words
    assert bureau.files() == before


def test_a_dry_run_writes_nothing_and_asks_for_no_password(bureau: Bureau) -> None:
    assert run(bureau, "issue", "2024-01", "--encrypt", "--dry-run", "--by", "王芳").status == 0


def test_without_the_library_it_is_said_what_to_install(bureau: Bureau, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    done = run(bureau, "draft", "2024-01", "--encrypt")
    assert (done.status, "encrypt-not-installed" in done.err, "subsidies[encrypt]" in done.err) == (2, True, True)


# --- a list that has to be written again ----------------------------------------------------------------------------


def test_repair_never_makes_a_locked_list_a_plain_one(bureau: Bureau, monkeypatch: pytest.MonkeyPatch) -> None:
    bureau.issue("2024-01", lock=LOCK)
    bureau.issue("2024-02")
    path, plain = (bureau.folder / f"out/2024-0{month}/living-{month}.xlsx" for month in (1, 2))
    was = plain.read_bytes()
    path.unlink()
    plain.unlink()
    off = run(bureau, "status", "--repair")
    assert plain.read_bytes() == was
    assert ("W101" in off.out, path.exists()) == (True, False)
    type_(monkeypatch)
    on = run(bureau, "status", "--repair")
    assert "written again from the ledger: out/2024-01/living-1.xlsx" in on.out
    assert of_bytes(opened(path)) == details(bureau)[0]["papers"]
    assert not (bureau.folder / "out/2024-01/living-1.lines.csv").exists()
    again = path.read_bytes()
    assert "W106" in run(bureau, "status", "--repair").out
    assert path.read_bytes() == again


# --- files for the bank ---------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("typed")
def test_a_file_for_the_bank_is_sealed_with_its_password(bureau: Bureau, tmp_path: Path) -> None:
    bureau.issue("2024-01")
    other = Bureau(tmp_path / "other", bureau.projects)
    other.issue("2024-01")
    for office, words in ((bureau, ["--encrypt"]), (other, [])):
        done = run(office, "bank", "export", "2024-01", "--by", "王芳", "--json", *words)
        path = office.folder / "out/2024-01/bank/living-2024-01-1.xlsx"
        assert json.loads(done.out)["exports"][0]["files"][0]["digest"] == of_bytes(path.read_bytes())
    locked_, plain = (one.folder / "out/2024-01/bank/living-2024-01-1.xlsx" for one in (bureau, other))
    assert opened(locked_) == plain.read_bytes()
    (file,) = details(bureau)[1]["files"]
    assert (file["digest"], file["locked"]) == (of_bytes(plain.read_bytes()), of_bytes(locked_.read_bytes()))
    for path in (locked_, plain):
        assert run_verify(bureau, path).status == 0
    assert filing.examine(bureau.write()).findings == ()
    locked_.write_bytes(LOCK.locked(plain.read_bytes()))
    assert run_verify(bureau, locked_).status == 2
    assert [one.name for one in filing.examine(bureau.write()).findings] == ["export-altered"]


def run_verify(office: Bureau, path: Path) -> Result:
    return call("-C", str(office.folder), "bank", "verify", str(path), "--lang", "en")


@pytest.mark.usefixtures("typed")
def test_a_text_for_the_bank_has_no_password(bureau: Bureau) -> None:
    bureau.projects["living"].keys["bank"] = {"layout": "iso20022", "payer": "甲局", "payer_account": ACCOUNT}
    bureau.issue("2024-01")
    bureau.write()
    before = bureau.files()
    done = run(bureau, "bank", "export", "2024-01", "--by", "王芳", "--encrypt")
    assert (done.status, "encrypt-not-workbook" in done.err, "iso20022" in done.err) == (2, True, True)
    assert bureau.files() == before


def test_every_layout_of_a_sheet_is_written_as_a_workbook() -> None:
    from subsidies.read.bank import layouts

    known = layouts.known((), Path())
    for one in known.layouts.values():
        assert one.is_workbook == (one.suffix == ".xlsx"), one.name


# --- papers ---------------------------------------------------------------------------------------------------------


def test_a_paper_is_written_over_by_its_own_content_alone(bureau: Bureau, monkeypatch: pytest.MonkeyPatch) -> None:
    bureau.issue("2024-01")
    path = bureau.folder / "out/2024-01/papers/request-living-1.xlsx"
    assert run(bureau, "papers", "2024-01").status == 0
    plain = path.read_bytes()
    type_(monkeypatch)
    assert run(bureau, "papers", "2024-01", "--encrypt").status == 0  # the same content, now with a password
    assert opened(path) == plain
    assert run(bureau, "papers", "2024-01", "--encrypt").status == 0
    before = path.read_bytes()
    type_(monkeypatch, "another")
    for words in (["--encrypt"], []):
        done = run(bureau, "papers", "2024-01", *words)
        assert (done.status, "papers-exist" in done.err) == (2, True)
    assert path.read_bytes() == before


@pytest.mark.usefixtures("typed")
def test_every_workbook_of_a_command_is_the_plain_one_with_a_password(bureau: Bureau) -> None:
    bureau.projects["living"].changes = [change("2024-01-15", "甲", "death", "2023-12-15")]
    bureau.issue("2024-01", "2024-01-10")
    (bureau.folder / "dead.csv").write_text(f"姓名,公民身份号码,死亡日期\n乙,{id_number('乙')},2023-11-01\n", "utf-8")
    roster = bureau.folder / "bad.xlsx"
    roster.write_bytes(files.xlsx("公民身份号码 | 姓名\n1 | 甲"))
    commands: tuple[tuple[str, ...], ...] = (
        ("audit", "--papers"),
        ("audit", "--against", str(bureau.folder / "dead.csv")),
        ("budget", "2025", "--papers"),
        ("papers", "2024-01", "--notice", "甲"),
        ("check", "--mark", str(bureau.folder / "out/marked")),
    )
    for words in commands:
        plain = _written_by(bureau, *words)
        assert plain, words
        encrypted = _written_by(bureau, *words, "--encrypt")
        assert _workbooks(plain) == _workbooks(encrypted)
        assert not any(path.suffix == ".csv" for path in encrypted)
        for path in _workbooks(plain):
            assert opened(path) == plain[path], (words, path)


def _written_by(office: Bureau, *words: str) -> dict[Path, bytes]:
    """Run a command in an office whose output has the list of January alone, and return what it wrote."""
    out = office.folder / "out"
    for path in out.iterdir():
        if path.name != "2024-01":
            shutil.rmtree(path)
    shutil.rmtree(out / "2024-01/papers", ignore_errors=True)
    before = set(out.rglob("*"))
    done = run(office, *words)
    assert done.status in (0, 1), done.err
    return {path: path.read_bytes() for path in set(out.rglob("*")) - before if path.is_file()}


def _workbooks(found: dict[Path, bytes]) -> set[Path]:
    return {path for path in found if path.suffix == ".xlsx"}


@pytest.mark.usefixtures("typed")
def test_a_roster_is_converted_with_a_password_into_a_workbook_alone(bureau: Bureau, tmp_path: Path) -> None:
    bureau.write()
    source, target = bureau.folder / "living.csv", tmp_path / "new.xlsx"
    refused = call("roster", "convert", str(source), str(tmp_path / "new.csv"), "--encrypt", "--lang", "en")
    assert (refused.status, "out-kind" in refused.err) == (2, True)
    assert call("-C", str(bureau.folder), "roster", "convert", str(source), str(target), "--encrypt").status == 0
    page = openpyxl.load_workbook(io.BytesIO(opened(target))).worksheets[0]
    assert [row[1].value for row in page.iter_rows(min_row=2)] == ["甲", "乙"]


@pytest.mark.parametrize(
    ("words", "other"),
    [
        (("check",), "--mark"),
        (("audit",), "--papers"),
        (("budget", "2025"), "--papers"),
        (("audit", "--papers", "--report", "2024"), "--report"),
        (("audit", "--sealed", "."), "--sealed"),
    ],
)
def test_a_password_without_a_workbook_is_refused(bureau: Bureau, words: tuple[str, ...], other: str) -> None:
    bureau.write()
    done = call("-C", str(bureau.folder), *words, "--encrypt", "--lang", "en")
    assert (done.status, "option-" in done.err, other in done.err) == (2, True, True)


# --- at a terminal --------------------------------------------------------------------------------------------------


@pytest.mark.skipif(sys.platform == "win32", reason="no such terminals there")
def test_at_a_terminal_the_password_is_typed_twice_and_not_shown(bureau: Bureau) -> None:
    bureau.write()
    words = ("-C", str(bureau.folder), "draft", "2024-01", "--as-of", "2024-01-20", "--encrypt", "--lang", "en")
    with at_terminal(*words) as screen:
        for typed in ("a", "b", SECRET, SECRET):
            assert ": " in shown(screen, ": ")
            os.write(screen, f"{typed}\n".encode())
        rest = shown(screen, "subsidies issue")
    assert "living.xlsx" in rest
    assert SECRET not in rest
    assert kind.is_encrypted((bureau.folder / "out/2024-01/draft/living.xlsx").read_bytes())
