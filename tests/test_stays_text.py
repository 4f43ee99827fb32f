"""What begins with = + - @ stays text in every workbook and every .csv that is written, whoever writes it.

But for the lists for programs (.lines.csv), which hold names exactly as they are; there ``check`` warns of such a name
(R182).
"""

import csv
import io
import re
from pathlib import Path
from typing import Any, Final

import openpyxl
import pytest

from subsidies.read.cells import written
from tests.findings import desk
from tests.shell import ROOT, call

TEXTS: Final = ("=1+1", '=HYPERLINK("http://example.org","x")', "+1", "-1", "@SUM(A1)", "http://example.org")
ONE, OTHER = "652300194501010010", "652300194803050026"
OURS: Final = re.compile(r"=(SUM\([A-Z]+\d+(:[A-Z]+\d+)?(,[A-Z]+\d+(:[A-Z]+\d+)?)*\)|[A-Z]+\d+([+-][A-Z]+\d+)*)")
"""The formulas of our own: sums of cells."""
RUN: Final = re.compile(r"[=+\-@\t\r]")
"""What a spreadsheet computes, or takes for a number."""
REFERS: Final = re.compile(r"=(?:(?:SUM|ROUND|MAX|MIN|IF)\(|\w+!|\$?[A-Z]{1,2}\$?[1-9]\d*|\d+|[-+*/<>:,()])+")
"""A formula that holds nothing but cells, whole numbers and plain functions."""
COUNTS: Final = re.compile(
    r"""=(?:(?:SUM|COUNTIF)\(|'?\w+'?!|\$?[A-Z]{1,2}\$?[1-9]\d*|\d+|[-+:,()]|"(?:属实|已说明|不属实|待查)")+"""
)
"""A formula of a working paper: such, and our own four conclusions."""
AMOUNT: Final = re.compile(r"-?\d+\.\d\d")
WRITERS: Final = {
    "subsidies/copies.py",
    "subsidies/ledger/lines.py",
    "subsidies/write/audited/__init__.py",
    "subsidies/write/bank/sheet.py",
    "subsidies/write/blank.py",
    "subsidies/write/canonical.py",
    "subsidies/write/estimated/__init__.py",
    "subsidies/write/evaluated.py",
    "subsidies/write/form.py",
    "subsidies/write/forms.py",
    "subsidies/write/marked.py",
    "subsidies/write/template.py",
}
"""The modules that begin a table in a file: ``test_every_writer_is_known``."""


def toml(text: str) -> str:
    return "'" + text + "'"


@pytest.fixture(params=TEXTS)
def office(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[str, Path]:
    """Return a text, and an office in which every name, title and remark is that text, two lists after its start."""
    text, place = request.param, tmp_path / "office"
    place.mkdir()
    (place / "subsidies.toml").write_text(f'title = {toml(text)}\nprojects = ["living.toml"]\n', "utf-8")
    rate = f'from = "2024-01"\namount = "120.00"\nbasis = {toml(text)}\n'
    item = f'[[item]]\nid = "living"\nname = {toml(text)}\nkind = "flat"\n[[item.rate]]\n{rate}'
    head = f'id = "living"\nname = {toml(text)}\nbasis = [{toml(text)}]\nsince = "2024-01"\n'
    files = 'roster = ["living.csv"]\nchanges = ["changes.csv"]\n'
    (place / "living.toml").write_text(head + files + item, "utf-8")
    headings = ["id_number", "name", "start_month", "employer", "category", "bank", "account", "payee", "note"]
    changes = [["reported_on", "id_number", "name", "change", "effective", "value", "document", "entered_by", "note"]]
    people = [[one, text, "2024-01", text, text, text, text, text, text] for one in (ONE, OTHER)]
    table(place / "living.csv", [headings, *people])
    table(place / "changes.csv", changes)
    done(place, "issue", "2024-01", "--as-of", "2024-01-20", "--yes", "--by", text)
    table(place / "changes.csv", [*changes, ["2024-02-02", ONE, text, "death", "2023-12-05", "", text, text, text]])
    done(place, "issue", "2024-02", "--as-of", "2024-02-20", "--yes", "--by", text)
    return text, place


def table(path: Path, rows: list[list[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)


def done(place: Path, *words: str, status: int = 0) -> None:
    result = call("-C", str(place), *words)
    assert result.status == status, result.err


def test_nothing_in_a_workbook_is_a_formula_but_our_sums(office: tuple[str, Path]) -> None:
    text, place = office
    done(place, "draft", "2024-03", "--as-of", "2024-03-20")
    done(place, "check", "--mark", str(place / "marked"), "--as-of", "2024-03-20", "--exit-zero")
    done(place, "ledger", "export", str(place / "copy"))
    done(place, "roster", "convert", str(place / "living.csv"), str(place / "clean.xlsx"))
    books = sorted(place.rglob("*.xlsx"))
    assert {path.parent.relative_to(place).as_posix() for path in books} >= {
        "out/2024-01",
        "out/2024-03/draft",
        "marked",
        ".",
    }
    for path in books:
        book = openpyxl.load_workbook(path)
        cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
        assert [cell.value for cell in cells if cell.data_type == "f" and not OURS.fullmatch(cell.value)] == []
        assert [cell.hyperlink for cell in cells if cell.hyperlink] == []
        assert any(holds(cell, text) for cell in cells), path


def test_no_text_is_in_a_formula_of_the_workbook_of_an_estimate(office: tuple[str, Path]) -> None:
    text, place = office
    done(place, "budget", "2025", "--as-of", "2024-12-31", "--papers")
    book = openpyxl.load_workbook(place / "out" / "budget-2025" / "living.xlsx")
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
    formulas = [cell.value for cell in cells if cell.data_type == "f"]
    assert len(formulas) > 50
    assert [formula for formula in formulas if formula == text or not REFERS.fullmatch(formula)] == []
    assert [cell.hyperlink for cell in cells if cell.hyperlink] == []
    assert any(holds(cell, text) for cell in cells)


def test_no_text_is_in_a_formula_of_a_working_paper(office: tuple[str, Path]) -> None:
    text, place = office
    done(place, "audit", "--as-of", "2024-12-31", "--papers", "--exit-zero", "--lang", "zh")
    book = openpyxl.load_workbook(place / "out" / "audit" / "working-paper.xlsx")
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
    formulas = [cell.value for cell in cells if cell.data_type == "f"]
    assert len(formulas) > 7
    assert [formula for formula in formulas if formula == text or not COUNTS.fullmatch(formula)] == []
    assert [cell.hyperlink for cell in cells if cell.hyperlink] == []
    assert any(holds(cell, text) for cell in cells)


def test_no_text_is_in_a_formula_of_the_table_of_an_evaluation(office: tuple[str, Path]) -> None:
    text, place = office
    one = f'from = 2024\nname = {toml(text)}\ngroup = "满意度指标/满意度指标"\nsign = "≥"\ngoal = 95\nweight = 90\n'
    told = f"[[evaluation]]\nyear = 2024\nobjective = {toml(text)}\n"
    with (place / "living.toml").open("a", encoding="utf-8") as file:
        file.write(f'\n[[target]]\n{one}score = "measured"\nevidence = {toml(text)}\n{told}')
    words = ("--papers", "--satisfaction", "96", "--satisfaction-source", text)
    call("-C", str(place), "evaluate", "2024", "--as-of", "2024-12-31", *words, "--lang", "zh")
    book = openpyxl.load_workbook(place / "out" / "evaluation-2024" / "living.xlsx")
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
    formulas = [cell.value for cell in cells if cell.data_type == "f"]
    assert len(formulas) == 2
    assert [formula for formula in formulas if not re.fullmatch(r"=SUM\([A-Z0-9:,]+\)", formula)] == []
    assert [cell.hyperlink for cell in cells if cell.hyperlink] == []
    assert any(text in str(cell.value) for cell in cells)


def test_no_text_is_in_a_formula_of_an_offices_papers(office: tuple[str, Path]) -> None:
    text, place = office
    done(place, "papers", "2024-02", "--as-of", "2024-02-20")
    done(place, "papers", "2024-02", "--as-of", "2024-02-20", "--notice", ONE)
    papers = sorted((place / "out" / "2024-02" / "papers").glob("*.xlsx"))
    assert [path.name.partition("-")[0] for path in papers] == ["approval", "notice", "request"]
    for path in papers:
        cells = [cell for row in openpyxl.load_workbook(path).active.iter_rows() for cell in row]
        formulas = [cell.value for cell in cells if cell.data_type == "f"]
        assert [formula for formula in formulas if not OURS.fullmatch(formula)] == []
        assert formulas
        assert [cell.hyperlink for cell in cells if cell.hyperlink] == []
    page = openpyxl.load_workbook(papers[-1]).active
    assert any(holds(cell, text) for row in page.iter_rows() for cell in row)


def holds(cell: Any, text: str) -> bool:
    """Return whether a cell is the text."""
    return bool(cell.data_type == "s" and cell.value == text)


def test_nothing_in_a_text_file_is_a_formula_but_in_the_lists_for_programs(office: tuple[str, Path]) -> None:
    text, place = office
    given = place / "living.csv", place / "changes.csv"
    done(place, "ledger", "reverse", "2", "--why", text, "--by", text, "--not-paid", text, "--yes")
    done(place, "ledger", "export", str(place / "copy"))
    done(place, "roster", "convert", str(place / "living.csv"), str(place / "clean.csv"))
    ours = [path for path in place.rglob("*.csv") if path not in given and path.parent.name != "inputs"]
    tables = {path for path in ours if not path.name.endswith(".lines.csv")}
    assert {path.relative_to(place).as_posix() for path in tables} == {
        "clean.csv",
        *(f"copy/{name}.csv" for name in ("batches", "inputs", "lines")),
    }
    for path in tables:
        cells = {one for row in csv.reader(io.StringIO(content(path))) for one in row}
        assert [one for one in cells if RUN.match(one) and not AMOUNT.fullmatch(one)] == [], path
        assert (text in {written(one) for one in cells}) == (path.name != "inputs.csv"), path


def test_the_name_of_a_file_is_no_formula_in_an_export(tmp_path: Path) -> None:
    name = "=cmd|calc.csv"
    (tmp_path / "subsidies.toml").write_text(desk.SETTINGS, "utf-8")
    project = desk.PROJECT.replace("roster.csv", name).replace('changes = ["changes.csv"]\n', "")
    (tmp_path / "living.toml").write_text(project, "utf-8")
    (tmp_path / name).write_text(desk.ROSTER, "utf-8")
    done(tmp_path, "issue", "2024-01", "--as-of", "2024-01-20", "--yes", "--by", "'王芳")
    done(tmp_path, "ledger", "export", str(tmp_path / "copy"))
    inputs, batches = (
        list(csv.DictReader(io.StringIO(content(tmp_path / f"copy/{one}.csv")))) for one in ("inputs", "batches")
    )
    assert f"'{name}" in {row["name"] for row in inputs}
    assert [row["entered_by"] for row in batches] == ["''王芳"]


def content(path: Path) -> str:
    return path.read_text("utf-8-sig")


def test_a_list_for_programs_has_the_name_as_it_is_and_check_warns(office: tuple[str, Path]) -> None:
    text, place = office
    lines = (place / "out/2024-01/living-1.lines.csv").read_text("utf-8-sig")
    rows = list(csv.reader(io.StringIO(lines)))
    assert {row[2] for row in rows[1:]} == {text}
    told = call("-C", str(place), "check", "--as-of", "2024-03-20", "--select", "name-like-formula", "--lang", "en")
    assert ("R182" in told.out) == (text[0] in "=+-@")


def test_a_converted_text_file_has_an_apostrophe_before_what_would_be_a_formula(office: tuple[str, Path]) -> None:
    text, place = office
    done(place, "roster", "convert", str(place / "living.csv"), str(place / "clean.csv"), "--lang", "en")
    rows = list(csv.DictReader(io.StringIO((place / "clean.csv").read_text("utf-8-sig"))))
    assert {row[key] for row in rows for key in ("name", "note")} == {f"'{text}" if text[0] in "=+-@" else text}


def test_every_writer_is_known() -> None:
    begins = re.compile(r"\bWorkbook\(|csv\.writer|^def block\(rows", re.MULTILINE)
    sources = {
        path.relative_to(ROOT).as_posix(): path.read_text("utf-8") for path in (ROOT / "subsidies").rglob("*.py")
    }
    assert {name for name, text in sources.items() if begins.search(text)} == WRITERS
