"""Whatever is done to the ledger behind the program's back has a name, and a ledger that was left alone has none."""

import json
import zlib
from contextlib import closing
from pathlib import Path

import pytest

from subsidies.errors import Finding
from subsidies.ledger import schema
from subsidies.ledger.book import COLUMNS, Input, open_book
from subsidies.ledger.chain import of_bytes
from subsidies.ledger.verify import verify
from tests.bureau import entry, living, tamper
from tests.shell import call

INPUTS = (Input("roster", "living.csv", b"first"), Input("changes", "changes.csv", b"second"))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A ledger of four batches: three lists of two lines, and a closing without any."""
    path = tmp_path / "ledger.db"
    with closing(open_book(path, create=True)) as book, book.entering():
        for month in ("2024-01", "2024-02", "2024-03"):
            book.enter(entry(month, ("甲", month, 12000), ("乙", month, 500), inputs=INPUTS))
        book.enter(entry("2024-03", kind="closing", why="年终"))
    return path


def found(path: Path) -> list[Finding]:
    """Return everything that is wrong with a ledger."""
    with closing(open_book(path)) as book:
        return verify(book)


def named(path: Path) -> list[tuple[str, object]]:
    """Return the names of everything that is wrong, each with its batch."""
    return [(finding.name, finding.values.get("batch")) for finding in found(path)]


def test_a_ledger_that_was_left_alone_has_no_findings(path: Path) -> None:
    assert found(path) == []


def test_a_ledger_that_is_not_there_has_no_findings(tmp_path: Path) -> None:
    assert found(tmp_path / "ledger.db") == []


# --- batches ----------------------------------------------------------------------------------------------------

OTHER = {
    "kind": "opening",
    "project": "other",
    "pay_month": "2023-12",
    "as_of": "2024-02-19",
    "entered_at": "2024-02-20T09:31:00+08:00",
    "entered_by": "乙办",
    "rules": "0",
    "why": "why",
    "about": 1,
    "detail": "{ }",
    "line_count": 3,
    "fen": 12501,
    "lines_digest": "0" * 64,
}


def test_every_column_of_a_batch_is_tried() -> None:
    assert {*OTHER, "number", "previous", "digest"} == set(COLUMNS)


@pytest.mark.parametrize("column", OTHER)
def test_a_batch_with_another_field_is_not_what_was_sealed(path: Path, column: str) -> None:
    tamper(path, f"UPDATE batch SET {column} = {json.dumps(OTHER[column])!s} WHERE number = 2".replace('"', "'"))
    assert ("ledger-batch-digest", 2) in named(path)
    assert {batch for _, batch in named(path)} == {2}


def test_another_previous_digest_breaks_batch_and_chain(path: Path) -> None:
    tamper(path, "UPDATE batch SET previous = '' WHERE number = 3")
    assert named(path) == [("ledger-chain", 3), ("ledger-batch-digest", 3)]


def test_another_digest_breaks_its_batch_and_the_next(path: Path) -> None:
    tamper(path, f"UPDATE batch SET digest = '{'0' * 64}' WHERE number = 2")
    assert named(path) == [("ledger-batch-digest", 2), ("ledger-chain", 3)]


def test_a_batch_sealed_again_after_a_change_breaks_the_chain(path: Path) -> None:
    with closing(open_book(path)) as book:
        batch = book.batches()[1]
    changed = {name: getattr(batch, name) for name in COLUMNS} | {"entered_by": "乙办", "why": "x"}
    fields = {name: value for name, value in changed.items() if name != "digest"}
    fields["inputs"] = [{"role": one.role, "name": one.name, "digest": one.digest} for one in batch.inputs]
    text = json.dumps(fields, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    digest = of_bytes(text.encode())
    tamper(path, f"UPDATE batch SET entered_by = '乙办', why = 'x', digest = '{digest}' WHERE number = 2")
    assert named(path) == [("ledger-chain", 3)]


@pytest.mark.parametrize(
    ("removed", "expected"),
    [
        (1, [("ledger-numbering", 2), ("ledger-chain", 2), ("ledger-orphan", None)]),
        (2, [("ledger-numbering", 3), ("ledger-chain", 3), ("ledger-orphan", None)]),
        (3, [("ledger-numbering", 4), ("ledger-chain", 4), ("ledger-orphan", None)]),
    ],
)
def test_a_removed_batch_is_missed(path: Path, removed: int, expected: list[tuple[str, object]]) -> None:
    tamper(path, f"DELETE FROM batch WHERE number = {removed}")
    assert named(path) == expected


def test_a_batch_removed_with_all_that_belongs_to_it_is_missed_too(path: Path) -> None:
    tamper(path, *(f"DELETE FROM {table} WHERE batch = 2" for table in ("line", "input")))
    tamper(path, "DELETE FROM batch WHERE number = 2")
    assert named(path) == [("ledger-numbering", 3), ("ledger-chain", 3)]


def test_batches_in_another_order_are_not_what_was_sealed(path: Path) -> None:
    steps = [(2, 9), (3, 2), (9, 3)]
    for table, column in (("batch", "number"), ("line", "batch"), ("input", "batch")):
        tamper(path, *(f"UPDATE {table} SET {column} = {new} WHERE {column} = {old}" for old, new in steps))
    assert {("ledger-batch-digest", 2), ("ledger-batch-digest", 3), ("ledger-chain", 2)} <= set(named(path))


def test_a_batch_put_in_afterwards_is_not_sealed(path: Path) -> None:
    row = "5, 'waiver', 'living', '2024-04', '2024-04-20', '', '甲办', '1', '', NULL, '{}', 0, 0, '', '', 'x'"
    tamper(path, f"INSERT INTO batch VALUES ({row})")
    assert named(path) == [("ledger-chain", 5), ("ledger-batch-digest", 5), ("ledger-lines-digest", 5)]


# --- lines ------------------------------------------------------------------------------------------------------

LINES = [
    "UPDATE line SET fen = fen + 1 WHERE batch = 2 AND place = 1",
    "UPDATE line SET fen = CASE place WHEN 1 THEN 12100 ELSE 400 END WHERE batch = 2",
    "UPDATE line SET service_month = service_month - 1 WHERE batch = 2 AND place = 1",
    "UPDATE line SET kind = 2 WHERE batch = 2 AND place = 1",
    "UPDATE line SET kind = 99 WHERE batch = 2 AND place = 1",
    "UPDATE line SET reason = 9 WHERE batch = 2 AND place = 1",
    "UPDATE line SET person = 3 - person WHERE batch = 2",
    "UPDATE line SET person = 99 WHERE batch = 2 AND place = 2",
    "UPDATE line SET place = 3 WHERE batch = 2 AND place = 1",
    "DELETE FROM line WHERE batch = 2 AND place = 2",
    "DELETE FROM line WHERE batch = 2",
    "INSERT INTO line VALUES (2, 3, 1, 1, 24289, 1, 12000, 0)",
    "INSERT INTO line VALUES (2, 3, 1, 1, 24289, 1, 0, 0)",
]


@pytest.mark.parametrize("statement", LINES)
def test_lines_that_are_not_those_entered(path: Path, statement: str) -> None:
    tamper(path, statement)
    assert named(path) == [("ledger-lines-digest", 2)]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE person SET id_number = '65230019450101999X' WHERE number = 1",
        "UPDATE person SET name = '丙' WHERE number = 1",
        "UPDATE item SET id = 'heating'",
        "UPDATE word SET word = 'regulr' WHERE word = 'regular'",
        "DELETE FROM person WHERE number = 2",
        "DELETE FROM item",
        "DELETE FROM word",
    ],
)
def test_names_that_are_not_those_entered_show_in_every_list(path: Path, statement: str) -> None:
    tamper(path, statement)
    assert named(path) == [("ledger-lines-digest", number) for number in (1, 2, 3)]


def test_lines_and_inputs_of_no_batch_are_counted(path: Path) -> None:
    digest = INPUTS[0].digest
    tamper(
        path,
        "INSERT INTO line VALUES (7, 1, 1, 1, 24289, 1, 12000, 0)",
        f"INSERT INTO input VALUES (7, 1, 'roster', 'x.csv', '{digest}')",
    )
    assert [(finding.name, finding.values) for finding in found(path)] == [("ledger-orphan", {"count": 2})]


# --- inputs -----------------------------------------------------------------------------------------------------


def kept(digest: str, content: bytes) -> str:
    """Return the statement that puts other bytes in the place of an input's."""
    return f"UPDATE content SET packed = x'{zlib.compress(content).hex()}' WHERE digest = '{digest}'"


@pytest.mark.parametrize(
    "statement",
    [
        kept(INPUTS[1].digest, b"seconds"),
        kept(INPUTS[1].digest, b""),
        f"UPDATE content SET packed = x'00' WHERE digest = '{INPUTS[1].digest}'",
        f"UPDATE content SET digest = '{'0' * 64}' WHERE digest = '{INPUTS[1].digest}'",
        f"DELETE FROM content WHERE digest = '{INPUTS[1].digest}'",
    ],
)
def test_inputs_that_are_not_those_entered_are_named_with_every_batch(path: Path, statement: str) -> None:
    tamper(path, statement)
    findings = [(one.name, one.values.get("batch"), one.values.get("name")) for one in found(path)]
    assert findings == [("ledger-input-digest", number, "changes.csv") for number in (1, 2, 3)]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE input SET name = 'x.csv' WHERE batch = 2 AND place = 1",
        "UPDATE input SET role = 'answer' WHERE batch = 2 AND place = 1",
        "UPDATE input SET digest = (SELECT max(digest) FROM content) WHERE batch = 2",
        "UPDATE input SET place = 9 WHERE batch = 2 AND place = 1",
        "DELETE FROM input WHERE batch = 2 AND place = 1",
        f"INSERT INTO input VALUES (2, 3, 'roster', 'x.csv', '{INPUTS[0].digest}')",
    ],
)
def test_a_batch_with_other_inputs_is_not_what_was_sealed(path: Path, statement: str) -> None:
    tamper(path, statement)
    assert named(path) == [("ledger-batch-digest", 2)]


def test_a_file_in_the_place_of_its_content_is_no_input_of_a_list(path: Path) -> None:
    tamper(path, f"UPDATE content SET packed = x'' WHERE digest = '{INPUTS[0].digest}'")
    with closing(open_book(path)) as book, pytest.raises(Exception, match="ledger-corrupt"):
        book.content(INPUTS[0].digest)


# --- everything at once, and from the command line --------------------------------------------------------------


def test_all_findings_are_there_at_once(path: Path) -> None:
    tamper(path, "UPDATE batch SET why = 'x' WHERE number = 1", LINES[0], "DELETE FROM input WHERE batch = 3")
    assert named(path) == [("ledger-batch-digest", 1), ("ledger-lines-digest", 2), ("ledger-batch-digest", 3)]


def test_findings_name_the_project(path: Path) -> None:
    tamper(path, LINES[0])
    assert [finding.project for finding in found(path)] == ["living"]


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """A workspace of three lists that were really issued, of 甲 and 乙."""
    bureau = living(tmp_path / "office", "甲", "乙")
    for month in ("2024-01", "2024-02", "2024-03"):
        bureau.issue(month)
    return bureau.folder


def verified(office: Path) -> tuple[int, set[str]]:
    """Return exit status and the names of the findings of ``ledger verify --json``, or that of the refusal."""
    result = call("-C", str(office), "ledger", "verify", "--json")
    told = json.loads(result.out)
    return result.status, {one["name"] for one in (*told["findings"], *([told["error"]] if "error" in told else []))}


def test_the_command_answers_nought_where_nothing_is_wrong(office: Path) -> None:
    assert verified(office) == (0, set())


def test_the_command_names_code_and_batch(office: Path) -> None:
    tamper(office / "ledger.db", LINES[0])
    result = call("-C", str(office), "ledger", "verify", "--json", "--lang", "en")
    (first, *_) = json.loads(result.out)["findings"]
    assert (first["code"], first["name"], first["severity"]) == ("L103", "ledger-lines-digest", "error")
    assert "batch 2" in first["message"]


@pytest.mark.parametrize(
    ("statement", "name"),
    [
        *((statement, "ledger-lines-digest") for statement in LINES),
        ("UPDATE batch SET entered_by = 'x' WHERE number = 2", "ledger-batch-digest"),
        ("UPDATE batch SET as_of = '2023-12-31' WHERE number = 2", "ledger-batch-digest"),
        ("UPDATE batch SET as_of = 'x' WHERE number = 2", "ledger-batch-digest"),
        ("UPDATE batch SET pay_month = '2023-12' WHERE number = 2", "ledger-batch-digest"),
        ("UPDATE batch SET pay_month = 'x' WHERE number = 2", "ledger-batch-digest"),
        ("UPDATE batch SET kind = 'closing' WHERE number = 2", "ledger-batch-digest"),
        ("UPDATE batch SET kind = 'reversal', about = 99 WHERE number = 2", "ledger-batch-digest"),
        ("UPDATE batch SET project = 'other' WHERE number = 2", "ledger-batch-digest"),
        ("UPDATE batch SET detail = 'x' WHERE number = 2", "ledger-batch-digest"),
        ("DELETE FROM batch WHERE number = 1", "ledger-numbering"),
        ("DELETE FROM batch WHERE number = 2", "ledger-numbering"),
        ("DELETE FROM input WHERE batch = 2", "ledger-batch-digest"),
        ("DELETE FROM input WHERE batch = 1 AND role = 'project'", "ledger-batch-digest"),
        ("DELETE FROM input WHERE batch = 2 AND role = 'roster'", "ledger-batch-digest"),
        ("UPDATE input SET name = 'x' WHERE batch = 2", "ledger-batch-digest"),
        ("UPDATE input SET role = 'answer' WHERE batch = 2", "ledger-batch-digest"),
        ("DELETE FROM content", "ledger-input-digest"),
        ("UPDATE content SET packed = x'00'", "ledger-input-digest"),
        (f"UPDATE content SET packed = x'{zlib.compress(b'since = 1').hex()}'", "ledger-input-digest"),
        ("UPDATE line SET service_month = 200000", "ledger-lines-digest"),
        ("UPDATE line SET service_month = -5", "ledger-lines-digest"),
        ("UPDATE line SET fen = 9223372036854775807", "ledger-lines-digest"),
        ("UPDATE line SET person = 4294967297", "ledger-lines-digest"),
        ("UPDATE line SET item = 99999", "ledger-lines-digest"),
        ("DELETE FROM person", "ledger-lines-digest"),
        ("DELETE FROM item", "ledger-lines-digest"),
        ("DELETE FROM word", "ledger-lines-digest"),
        ("UPDATE person SET id_number = 'x'", "ledger-lines-digest"),
        ("UPDATE line SET batch = 9 WHERE batch = 2", "ledger-orphan"),
    ],
)
def test_the_command_lives_through_whatever_was_done(office: Path, statement: str, name: str) -> None:
    tamper(office / "ledger.db", statement)
    status, names = verified(office)
    assert status == 1
    assert name in names


def test_a_table_that_is_gone_is_a_damaged_ledger(office: Path) -> None:
    for table in sorted(schema.MEETS):
        tamper(office / "ledger.db", f"ALTER TABLE {table} RENAME TO away")
        status, names = verified(office)
        tamper(office / "ledger.db", f"ALTER TABLE away RENAME TO {table}")
        assert status in (1, 2)
        assert names & {"ledger-corrupt", "ledger-input-digest"}
        assert "internal-error" not in names
