"""A roster that was converted is read as what it was converted from, whatever it was; then there is nothing to say."""

from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal

from subsidies import codes, conversion, named, tables, words
from subsidies.errors import Finding, Refusal
from subsidies.language import LANGUAGES, speaker
from subsidies.named import Roster
from subsidies.policy import Item, Project
from subsidies.read import rosters
from subsidies.read.sheet import source
from subsidies.write import canonical
from subsidies.write.canonical import Column
from tests.rosters import corpus, files, test_disguises
from tests.rosters.test_corpus import LIVING

KINDS = ("csv", "xlsx")
SILENT = {"apostrophe-removed"}
"""What is said of a converted file: the apostrophe before what would be a formula was taken away."""


def read(content: bytes, label: str = "a", project: Project = LIVING) -> Roster:
    """Return the roster in a file's bytes; refused as a command does."""
    table, headings, found = rosters.read(source(label, Path()), content, project)
    named.refuse(found)
    return Roster((label,), (), table, headings, tuple(found))


def written(one: Roster, kind: str, tongue: str, project: Project = LIVING) -> bytes:
    """Return a roster converted."""
    say = speaker(tongue)
    columns = conversion.columns(one, project, say)
    return canonical.csv(columns) if kind == "csv" else canonical.xlsx(columns, say("sheet.roster"))


def is_same(one: Roster, other: Roster) -> None:
    """Check that two rosters are one table, but for where its rows stand."""
    left, right = (each.table.drop(columns=["file", "row"]) for each in (one, other))
    assert_frame_equal(left, right)
    assert named.columns(one) == named.columns(other)


def says(found: tuple[Finding, ...]) -> set[str]:
    """Return the names of what is said beyond what must be."""
    return {one.name for one in found} - SILENT


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("case", [case for case in corpus.ALL if case.people], ids=lambda case: case.says)
def test_every_ugly_file_is_read_again_as_it_was(case: corpus.Ugly, kind: str) -> None:
    try:
        one = read(case.bytes(), case.label)
    except Refusal:
        assert any(codes.RULES[name].severity == codes.ERROR for name, *_ in case.found)
        return
    again = read(written(one, kind, "zh"))
    is_same(one, again)
    assert says(again.findings) == set()


@pytest.mark.parametrize("tongue", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("disguise", test_disguises.DISGUISES)
def test_every_disguise_becomes_one_file(disguise: str, kind: str, tongue: str) -> None:
    plain = written(read(test_disguises.DISGUISES["a text of Chinese headings"][0]()), kind, tongue)
    made = written(read(test_disguises.DISGUISES[disguise][0]()), kind, tongue)
    assert made == plain
    assert says(read(made).findings) == set()


CELLS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12) | st.sampled_from(
    [
        "=1+1",
        "+86",
        "-5",
        "@a",
        "\t=1",
        "'=1",
        "''a",
        '="1"',
        "'",
        "0012",
        "1e5",
        "_x000D_",
        "5.0",
        "a\r\nb",
        '"',
        ",",
        "是",
    ]
)


@settings(deadline=None)
@given(st.lists(st.tuples(CELLS, CELLS), min_size=1, max_size=6))
@pytest.mark.parametrize("kind", KINDS)
def test_texts_of_any_kind_stay_what_they_are(kind: str, texts: list[tuple[str, str]]) -> None:
    heads = ["公民身份号码", "姓名", "开户银行", "备注"]
    people = [[f"65230019450101{number:03d}X", "甲", *cells] for number, cells in enumerate(texts)]
    content = canonical.csv(
        [Column(h, h, words.TEXT, column) for h, column in zip(heads, zip(*people, strict=True), strict=True)]
    )
    try:
        one = read(content)
    except Refusal:
        return
    is_same(one, read(written(one, kind, "en")))


def test_a_text_that_looks_like_a_formula_is_a_text_cell_and_no_formula(tmp_path: Path) -> None:
    import openpyxl

    people = [
        ["公民身份号码", "姓名", "备注"],
        ["652300194501010010", "甲", "=1+1"],
        ["652300194803050026", "乙", "@x"],
    ]
    one = read(files.text(people))
    (tmp_path / "a.xlsx").write_bytes(written(one, "xlsx", "zh"))
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx")["名册"]
    assert [(cell.value, cell.data_type, cell.number_format) for cell in sheet["C"][1:]] == [
        ("=1+1", "s", "@"),
        ("@x", "s", "@"),
    ]
    assert {cell.data_type for cell in sheet["A"]} == {"s"}
    assert ",'=1+1\n" in written(one, "csv", "zh").decode()
    assert (sheet.page_setup.orientation, sheet.page_setup.fitToHeight, sheet.print_title_rows) == (
        "landscape",
        0,
        "$1:$1",
    )


def test_zeros_are_written_where_wages_are_paid_and_nowhere_else() -> None:
    wages = Project("w", "工资", 24288, (Item("w", "工资", "wage"),))
    text = files.text([["公民身份号码", "姓名", "月退休工资"], ["652300194501010010", "甲", "0"]])
    assert written(read(text, project=wages), "csv", "zh", wages).decode().endswith("甲,0.00\n")
    assert written(read(text), "csv", "zh").decode().endswith("甲,\n")


def test_a_flag_of_a_projects_own_is_kept() -> None:
    own = Project("a", "a", 24288, (Item("a", "a", "one-off", flag="低保"),))
    text = files.text([["公民身份号码", "姓名", "低保"], ["652300194501010010", "甲", "√"]])
    one = read(text, project=own)
    for tongue in LANGUAGES:
        is_same(one, read(written(one, "csv", tongue, own), project=own))


def test_what_no_sheet_holds_is_refused_and_a_text_holds_it() -> None:
    long = [Column("note", "备注", words.TEXT, ["甲" * 40_000])]
    with pytest.raises(Refusal, match="xlsx-too-large"):
        canonical.xlsx(long, "名册")
    assert len(canonical.csv(long).decode()) > 40_000


def test_an_empty_roster_is_a_heading() -> None:
    empty = pd.DataFrame(tables.empty(tables.ROSTER))
    one = Roster(("a",), (), empty, {("a", "id_number"): "", ("a", "name"): ""})
    for kind in KINDS:
        is_same(one, read(written(one, kind, "zh")))
