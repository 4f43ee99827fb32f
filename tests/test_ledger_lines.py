"""The exact list for programs says what it was given, and equal lists are equal bytes."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from subsidies.errors import Refusal
from subsidies.language import speaker
from subsidies.ledger import lines

HEADER = b"\xef\xbb\xbfproject,id_number,name,item,service_month,kind,amount,reason\n"
ROW = ("bankrupt-living", "652300194503070011", "玛依拉·吐尔逊", "living", "2024-10", "regular", "120.00", "")

texts = st.text() | st.text(alphabet=',"\r\n =甲')
rows = st.lists(st.tuples(*[texts] * 8))


def test_the_file_of_the_contract() -> None:
    expected = "bankrupt-living,652300194503070011,玛依拉·吐尔逊,living,2024-10,regular,120.00,\n".encode()
    assert lines.render([ROW]) == HEADER + expected


def test_an_empty_list_has_its_header() -> None:
    assert lines.render([]) == HEADER
    assert lines.parse(HEADER) == []


@given(rows)
def test_what_is_written_is_read_back(table: list[tuple[str, ...]]) -> None:
    assert lines.parse(lines.render(table)) == table


@given(rows)
def test_only_what_must_be_quoted_is(table: list[tuple[str, ...]]) -> None:
    """Python's own writer is the oracle; older ones leave a bare carriage return unquoted."""
    table = [tuple(field.replace("\r", "") for field in row) for row in table]
    oracle = io.StringIO(newline="")
    csv.writer(oracle, lineterminator="\n").writerows([lines.HEADER, *table])
    assert lines.render(table) == b"\xef\xbb\xbf" + oracle.getvalue().encode()


def test_a_carriage_return_is_quoted() -> None:
    assert b',"a\rb",' in lines.render([(*ROW[:2], "a\rb", *ROW[3:])])


def test_a_row_that_needs_quotes_changes_no_other() -> None:
    table = [ROW] * (2 * lines.BLOCK + 1)
    table[lines.BLOCK + 7] = (*ROW[:2], '=HYPERLINK("x","y")', *ROW[3:])
    plain, quoted = lines.render([ROW]).splitlines()[1], lines.render(table).splitlines()
    assert [row for row in quoted[1:] if row != plain] == [
        b'bankrupt-living,652300194503070011,"=HYPERLINK(""x"",""y"")",living,2024-10,regular,120.00,'
    ]
    assert lines.parse(lines.render(iter(table))) == table


@pytest.mark.parametrize("row", [ROW[:7], (*ROW, "")])
def test_a_row_of_another_length_is_a_fault_of_the_program(row: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="8 fields"):
        lines.render([ROW, row])


@pytest.mark.parametrize(
    ("content", "row"),
    [
        (b"", 1),
        (b"a,b\n", 1),
        (HEADER.replace(b"kind", b"type"), 1),
        (HEADER + b"a,b\n", 2),
        (HEADER + b'a,b,"c\n', 1),
        (HEADER + "甲".encode("gb18030"), 1),
    ],
)
def test_another_file_is_refused(content: bytes, row: int) -> None:
    with pytest.raises(Refusal) as caught:
        lines.parse(content)
    assert (caught.value.name, caught.value.values) == ("bad-lines", {"row": row})
    assert str(row) in speaker("zh")("bad-lines", row=row)
