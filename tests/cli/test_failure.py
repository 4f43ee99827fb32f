"""However a command ends, it ends with a message, exit status 0, 1 or 2, and no traceback."""

import errno
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from subsidies import cli
from subsidies.cli.request import Request
from subsidies.errors import Finding, Refusal
from tests.shell import ROOT, call, command, spawn

BROKEN = {**os.environ, "PYTHONPATH": str(ROOT)}


def ending(monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
    """Let ``try`` end in an exception."""

    def run(_: Request) -> int:
        raise error

    monkeypatch.setattr(cli, "COMMANDS", (command(run),))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_an_unexpected_exception_tells_its_kind_and_place_and_no_value(
    language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    ending(monkeypatch, ValueError("652300194501010010 张三"))
    result = call("try", "--lang", language)
    assert (result.status, result.out) == (2, "")
    assert "[internal-error]" in result.err
    assert "ValueError" in result.err
    assert "test_failure.py:" in result.err
    assert not [word for word in ("张三", "6523", "Traceback") if word in result.err]


def test_an_unexpected_exception_is_told_as_json(monkeypatch: pytest.MonkeyPatch) -> None:
    ending(monkeypatch, RecursionError())
    result = call("try", "--json")
    assert (result.status, json.loads(result.out)["error"]["name"]) == (2, "internal-error")


def test_a_message_that_does_not_exist_is_a_fault_of_the_program(monkeypatch: pytest.MonkeyPatch) -> None:
    ending(monkeypatch, Refusal("no-such-message", findings=[Finding("no-such-rule")]))
    result = call("try")
    assert (result.status, "KeyError" in result.err) == (2, True)


def test_debugging_lets_unexpected_exceptions_through(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SUBSIDIES_DEBUG", "1")
    ending(monkeypatch, ValueError("x"))
    with pytest.raises(ValueError, match="x"):
        call("try")
    ending(monkeypatch, Refusal("bad-month", text="x"))
    assert call("try").status == 2


@pytest.mark.parametrize(
    ("error", "name", "word"),
    [
        (KeyboardInterrupt(), "interrupted", "台账"),
        (EOFError(), "interrupted", "台账"),
        (MemoryError(), "out-of-memory", "--project"),
        (PermissionError(errno.EACCES, "x", "out/a.csv"), "file-refused", "out/a.csv"),
        (OSError(errno.ENOSPC, "x"), "file-refused", "磁盘已满"),
        (OSError(errno.EIO, "x", b"a"), "file-refused", "EIO"),
    ],
)
def test_what_the_system_does_is_told(
    error: BaseException, name: str, word: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    ending(monkeypatch, error)
    result = call("try")
    assert (result.status, result.out) == (2, "")
    assert result.err.startswith(f"未完成 [{name}]")
    assert word in result.err


def test_a_reader_that_leaves_does_not_stop_the_work() -> None:
    program = (
        "import sys; sys.path[:0] = ['tests']; from subsidies import cli; from shell import command\n"
        "def run(request):\n"
        "    for number in range(100_000): request.out(str(number))\n"
        "    print('the end', file=sys.stderr)\n"
        "    return 1\n"
        "cli.COMMANDS = (command(run),)\n"
        "from subsidies.__main__ import run; sys.argv = ['subsidies', 'try']; run()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program], cwd=ROOT, env=BROKEN, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline() == b"0\n"
        process.stdout.close()
        assert process.stderr.read() == b"the end\n"
    assert process.returncode == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full")
def test_a_result_that_cannot_be_written_is_not_done() -> None:
    with Path("/dev/full").open("wb") as full:
        result = subprocess.run(
            [sys.executable, "-m", "subsidies", "rule", "R101"],
            env=BROKEN,
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert (result.returncode, "磁盘已满" in result.stderr.decode()) == (2, True)


@pytest.mark.skipif(os.name == "nt", reason="a POSIX shell")
def test_closed_streams_are_no_fault() -> None:
    line = f"{sys.executable} -m subsidies rule R101 >&- 2>&-"
    assert subprocess.run(line, shell=True, env=BROKEN, check=False).returncode == 0


@pytest.mark.parametrize("encoding", ["gbk", "ascii", "utf-8"])
def test_no_console_is_too_poor(encoding: str) -> None:
    for arguments in (["--help"], ["rule", "R101"], ["draft", "𠮷✓\u200b"], ["init", "𠮷✓", "--json"]):
        result = spawn(*arguments, PYTHONIOENCODING=encoding)
        assert result.returncode in (0, 2)
        assert b"Traceback" not in result.stderr
        (result.stdout + result.stderr).decode(encoding)


def test_the_process_ends_with_the_status_of_the_program() -> None:
    assert spawn("rule", "R101").returncode == 0
    assert spawn("rule", "R999").returncode == 2
    assert spawn("rule", "R999", SUBSIDIES_DEBUG="1").returncode == 2
