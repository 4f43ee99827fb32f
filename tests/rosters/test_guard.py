"""The guard before the readers: its limits, and what is just within them."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from subsidies.errors import Finding, Refusal
from subsidies.language import speaker
from subsidies.read import arrow, guard, oldexcel, opendocument, projects
from subsidies.read.sheet import counted
from subsidies.write import json
from tests.findings import desk
from tests.rosters import files
from tests.rosters.files import A
from tests.rosters.test_corpus import read

BLOCK = f"公民身份号码 | 姓名\n{A} | 张三"


def names(content: bytes) -> list[str]:
    """Return the names of what is said of a file."""
    return [one.name for one in read(content)[1]]


def told(finding: Finding) -> list[list[Any]]:
    """Return what is wrong and what to do, in both languages."""
    answers = [json.finding(finding, speaker(language)) for language in ("zh", "en")]
    return [[answer["message"], answer["hint"]] for answer in answers]


# --- sizes -------------------------------------------------------------------------------------------------------


def test_a_file_that_is_too_large_is_not_even_opened(tmp_path: Path) -> None:
    desk.lay_out({}, tmp_path)
    with (tmp_path / "roster.csv").open("r+b") as file:
        file.truncate(guard.FILE + 1)
    read = projects.read("living.toml", tmp_path)
    (finding,) = [one for one in read.findings if one.file == "roster.csv"]
    assert (finding.name, finding.column) == ("file-too-large", "roster[1]")
    assert told(finding) == [
        ["文件超过 1,024 MB，不读。", "请拆成几个文件。"],
        ["The file is larger than 1,024 MB and is not read.", "Split it into several files."],
    ]


def test_bytes_that_are_too_many_are_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    content = files.text(BLOCK)
    monkeypatch.setattr(guard, "FILE", len(content))
    assert names(content) == []
    assert names(content + b"\n") == ["file-too-large"]


def test_a_package_may_not_unpack_to_more_than_so_many_times_its_size(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "PLAIN", 1 << 16)
    few, many = (files.bomb(size) for size in (1 << 15, 1 << 22))
    assert guard.DENSITY * len(many) < 1 << 22
    assert names(many) == ["package-too-large"]
    assert names(few) == ["file-empty"]


def test_a_package_may_not_unpack_to_more_than_the_limit_in_all(monkeypatch: pytest.MonkeyPatch) -> None:
    content = files.xlsx(BLOCK)
    unpacked = sum(
        len(guard.Package(content).read(name)) for name in guard.Package(content).names if name.endswith("xml")
    )
    monkeypatch.setattr(guard, "UNPACKED", unpacked)
    assert names(content) == []
    monkeypatch.setattr(guard, "UNPACKED", 2000)
    assert names(content) == ["package-too-large"]


def test_a_package_of_very_many_files_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    content = files.xlsx(BLOCK)
    count = len(zipfile.ZipFile(io.BytesIO(content)).namelist())
    monkeypatch.setattr(guard, "PARTS", count)
    assert names(content) == []
    monkeypatch.setattr(guard, "PARTS", count - 1)
    assert names(content) == ["package-too-large"]


def test_pictures_and_programs_in_a_workbook_are_never_unpacked() -> None:
    content = files.sheet(BLOCK, more={"xl/media/image1.png": "x" * 200_000_000, "xl/vbaProject.bin": "x"})
    assert len(content) < 1 << 20
    assert names(content) == []


@pytest.mark.parametrize(("module", "content"), [(oldexcel, files.xls(BLOCK))])
def test_other_workbooks_have_their_limit_too(module: Any, content: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LARGEST", len(content) - 1)
    assert names(content) == ["package-too-large"]


def test_a_document_may_repeat_what_is_blank() -> None:
    blank = '<table:table-row table:number-rows-repeated="1000000"><table:table-cell/></table:table-row>'
    assert opendocument._measure(f"<table:table>{blank}".encode()) == ()


def test_cells_are_counted_up_to_the_last_row_and_column(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "CELLS", 20)
    guard.room(10, 2)
    with pytest.raises(Refusal) as refused:
        guard.room(7, 3)
    assert refused.value.values == {"cell": "C7"}


# --- packages ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("change", ["upper", "backslash", "slash"])
def test_names_of_parts_are_understood_however_they_are_written(change: str) -> None:
    changed: dict[str, Callable[[str], str]] = {
        "upper": str.upper,
        "backslash": lambda name: name.replace("/", "\\"),
        "slash": lambda name: f"/{name}",
    }
    with zipfile.ZipFile(io.BytesIO(files.xlsx(BLOCK))) as package:
        parts = {changed[change](name): package.read(name) for name in package.namelist()}
    table, found = read(files.package(parts))
    assert (len(table), found) == (1, [])


def test_a_zip_of_something_else_is_no_workbook() -> None:
    assert names(files.package({"a.txt": "x"})) == ["file-kind"]
    assert names(files.package({"xl/workbook.bin": "x"})) == ["file-kind"]
    assert names(files.package({})) == ["file-kind"]


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/styles.xml", "xl/worksheets/sheet1.xml"])
@pytest.mark.parametrize("bad", ['<!DOCTYPE a SYSTEM "file:///etc/passwd">', '<!DOCTYPE a [<!ENTITY b "c">]>'])
def test_declarations_in_any_part_are_refused(part: str, bad: str) -> None:
    with zipfile.ZipFile(io.BytesIO(files.sheet(BLOCK))) as package:
        parts = {name: package.read(name).decode() for name in package.namelist()}
    parts[part] = parts[part].replace("?>", f"?>{bad}", 1)
    assert names(files.package(parts)) == ["file-entities"]


def test_a_declaration_in_an_xml_spreadsheet_or_a_document_is_refused() -> None:
    for content in (files.xml2003(BLOCK), files.ods(BLOCK)):
        if content.startswith(b"<"):
            assert names(content.replace(b"?><", b'?><!DOCTYPE a [<!ENTITY b "c">]><', 1)) == ["file-entities"]
        else:
            with zipfile.ZipFile(io.BytesIO(content)) as package:
                parts = {name: package.read(name).decode() for name in package.namelist()}
            parts["content.xml"] = parts["content.xml"].replace("?>", '?><!DOCTYPE a [<!ENTITY b "c">]>', 1)
            assert names(files.package(parts)) == ["file-entities"]


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_parts_are_stored_or_deflated_and_nothing_else(method: int) -> None:
    with zipfile.ZipFile(io.BytesIO(files.sheet(BLOCK))) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    assert names(files.package(parts, method)) == ["file-unreadable"]


def test_a_panic_of_a_library_is_a_refusal_and_want_of_memory_is_not() -> None:
    panic = type("PanicException", (BaseException,), {})
    for error in (panic(), ValueError(), KeyError()):
        with pytest.raises(Refusal, match="file-unreadable"), guard.foreign():
            raise error
    for kept in (MemoryError(), KeyboardInterrupt(), Refusal("sheet-missing")):
        with pytest.raises(type(kept)), guard.foreign():
            raise kept


# --- what is not here --------------------------------------------------------------------------------------------


def test_parquet_without_pyarrow_is_refused_with_the_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    content = files.parquet({"公民身份号码": [A], "姓名": ["张三"]})
    assert names(content) == []
    monkeypatch.setattr(arrow, "installed", lambda: False)
    (finding,) = read(content)[1]
    assert finding.name == "parquet-unsupported"
    assert told(finding) == [
        ["读 .parquet 要先安装 pyarrow。", "请安装 subsidies[fast]，或把名册另存为 .xlsx 或 .csv。"],
        [
            "To read .parquet, pyarrow must be installed.",
            "Install subsidies[fast], or save the table as .xlsx or .csv.",
        ],
    ]


@pytest.mark.parametrize(
    ("numbers", "listed"),
    [
        ([2], "2"),
        ([2, 3], "2–3"),
        ([2, 4, 5, 6, 9], "2, 4–6, 9"),
        (list(range(1, 60, 2)), "1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23 …"),
    ],
)
def test_rows_are_listed_in_runs(numbers: list[int], listed: str) -> None:
    assert counted(numbers) == {"count": len(numbers), "rows": listed}


def test_a_roster_of_many_faults_of_one_kind_has_one_note_of_them() -> None:
    content = files.text([["公民身份号码", "姓名"], *([f"'{A}", "张三"] for _ in range(1000))])
    (one,) = read(content)[1]
    assert (one.name, one.row, one.id_number, one.values) == (
        "apostrophe-removed",
        2,
        None,
        {"count": 1000, "rows": "2–1001"},
    )
