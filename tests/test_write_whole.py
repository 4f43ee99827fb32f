"""A file is there whole or not at all."""

import errno
import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from subsidies.errors import Refusal
from subsidies.language import speaker
from subsidies.language.paper import TABLE
from subsidies.write import whole as module
from subsidies.write.whole import whole, write_whole


def everything(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.rglob("*"))


def refused(path: Path) -> Refusal:
    with pytest.raises(Refusal) as caught:
        write_whole(path, b"content")
    return caught.value


@pytest.fixture
def fails(monkeypatch: pytest.MonkeyPatch) -> Callable[[BaseException], None]:
    """The last step fails with this error."""

    def last_step_fails(error: BaseException) -> None:
        def replace(source: object, target: object) -> None:
            raise error

        monkeypatch.setattr("os.replace", replace)

    return last_step_fails


def test_a_file_is_written_and_nothing_else(tmp_path: Path) -> None:
    write_whole(tmp_path / "list.csv", b"content")
    assert (tmp_path / "list.csv").read_bytes() == b"content"
    assert everything(tmp_path) == ["list.csv"]


def test_an_older_file_is_replaced(tmp_path: Path) -> None:
    write_whole(tmp_path / "list.csv", b"a longer content")
    write_whole(tmp_path / "list.csv", b"short")
    assert (tmp_path / "list.csv").read_bytes() == b"short"


@pytest.mark.skipif(os.name == "nt", reason="modes are POSIX")
def test_only_the_owner_can_read_what_is_written(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        write_whole(tmp_path / "out" / "2024-10" / "list.csv", b"content")
    finally:
        os.umask(before)
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in tmp_path.rglob("*")}
    assert modes == {"out": 0o700, "2024-10": 0o700, "list.csv": 0o600}


@pytest.mark.parametrize("stop", [ValueError, KeyboardInterrupt])
def test_a_failure_midway_leaves_nothing(tmp_path: Path, stop: type[BaseException]) -> None:
    with pytest.raises(stop), whole(tmp_path / "out" / "2024-10" / "list.csv") as temporary:
        temporary.write_bytes(b"half of ")
        raise stop
    assert everything(tmp_path) == []


def test_a_failure_midway_leaves_the_older_file(tmp_path: Path) -> None:
    write_whole(tmp_path / "list.csv", b"older")
    with pytest.raises(ValueError, match="stop"), whole(tmp_path / "list.csv") as temporary:
        temporary.write_bytes(b"half of ")
        raise ValueError("stop")
    assert (tmp_path / "list.csv").read_bytes() == b"older"
    assert everything(tmp_path) == ["list.csv"]


def test_a_folder_that_somebody_used_meanwhile_stays(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="stop"), whole(tmp_path / "out" / "list.csv"):
        (tmp_path / "out" / "other.csv").touch()
        raise ValueError("stop")
    assert everything(tmp_path) == ["other.csv", "out"]


@pytest.mark.parametrize("below", ["list.csv", "2024-10/list.csv", "2024-10/draft/list.csv"])
def test_a_file_where_a_folder_must_be_is_named(tmp_path: Path, below: str) -> None:
    (tmp_path / "out").write_bytes(b"a file")
    refusal = refused(tmp_path / "out" / below)
    assert (refusal.name, refusal.values) == ("output-not-folder", {"path": str(tmp_path / "out")})
    assert everything(tmp_path) == ["out"]


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege")
def test_a_link_to_nowhere_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "out").symlink_to(tmp_path / "nowhere")
    refusal = refused(tmp_path / "out" / "list.csv")
    assert (refusal.name, refusal.values) == ("output-not-folder", {"path": str(tmp_path / "out")})


@pytest.mark.skipif(os.name == "nt", reason="Windows says that it may not write")
def test_a_folder_where_the_file_must_be_is_named(tmp_path: Path) -> None:
    (tmp_path / "list.csv").mkdir()
    refusal = refused(tmp_path / "list.csv")
    assert (refusal.name, refusal.values) == ("output-is-folder", {"path": str(tmp_path / "list.csv")})
    assert everything(tmp_path) == ["list.csv"]


def test_a_folder_made_by_another_program_at_the_same_time_will_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make = Path.mkdir

    def slower(path: Path, mode: int = 0o777) -> None:
        make(path, mode)
        make(path, mode)

    monkeypatch.setattr(Path, "mkdir", slower)
    write_whole(tmp_path / "out" / "list.csv", b"content")
    assert everything(tmp_path) == ["list.csv", "out"]


def test_a_limit_on_the_size_of_files_leaves_nothing(tmp_path: Path) -> None:
    resource = pytest.importorskip("resource")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (1000, limits[1]))
        with pytest.raises(Refusal) as caught:
            write_whole(tmp_path / "out" / "list.csv", bytes(2000))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert (caught.value.name, caught.value.values) == ("disk-full", {"path": str(tmp_path / "out" / "list.csv")})
    assert everything(tmp_path) == []


@pytest.mark.parametrize(
    ("number", "name"),
    [
        (errno.ENOSPC, "disk-full"),
        (errno.EDQUOT, "disk-full"),
        (errno.EACCES, "output-not-writable"),
        (errno.EROFS, "output-not-writable"),
        (errno.ENAMETOOLONG, "output-not-writable"),
        (errno.EIO, "output-not-writable"),
    ],
)
def test_what_the_system_says_becomes_a_refusal(
    tmp_path: Path, fails: Callable[[BaseException], None], number: int, name: str
) -> None:
    fails(OSError(number, os.strerror(number)))
    refusal = refused(tmp_path / "out" / "list.csv")
    assert (refusal.name, refusal.values) == (name, {"path": str(tmp_path / "out" / "list.csv")})
    assert everything(tmp_path) == []


def test_a_fault_of_another_file_is_not_taken_for_ours(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError), whole(tmp_path / "list.csv"):
        (tmp_path / "another").read_bytes()
    assert everything(tmp_path) == []


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", sorted({*module.REFUSALS.values(), "output-not-writable"}))
def test_every_refusal_has_a_sentence_and_a_remedy(name: str, language: str) -> None:
    say = speaker(language)
    assert "out/list.csv" in say(name, path="out/list.csv")
    assert f"{name}.hint" in TABLE
