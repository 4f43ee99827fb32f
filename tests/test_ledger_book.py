"""The ledger takes batches whole or not at all, keeps them as entered, and names what is wrong with its file."""

import hashlib
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from subsidies import RULES_VERSION, months
from subsidies.errors import Refusal
from subsidies.ledger import book as ledger
from subsidies.ledger import schema
from subsidies.ledger.book import Book, Input, open_book
from subsidies.ledger.chain import InputRef, of_batch, of_bytes
from subsidies.ledger.paid import PaidRows, rows
from subsidies.ledger.verify import verify
from tests.bureau import entry, id_number, living, two

INPUT = Input("roster", "living.csv", b"id_number,name\n")
FILE = "ledger.db"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A ledger of two batches with a line and an input each."""
    path = tmp_path / FILE
    with closing(open_book(path, create=True)) as book, book.entering():
        book.enter(entry("2024-01", ("甲", "2024-01", 12000), inputs=(INPUT,)))
        book.enter(entry("2024-02", ("甲", "2024-02", 12000), inputs=(INPUT,)))
    return path


@pytest.fixture
def book(path: Path) -> Iterator[Book]:
    """The same, open."""
    with closing(open_book(path)) as opened:
        yield opened


def plain(path: Path) -> sqlite3.Connection:
    """Return a connection that knows nothing of this program."""
    return sqlite3.connect(path, isolation_level=None)


def dump(path: Path) -> str:
    """Return the whole content of a database as SQL."""
    with closing(plain(path)) as db:
        return "\n".join(db.iterdump())


def tables(path: Path) -> list[str]:
    """Return the names of a database's tables."""
    with closing(plain(path)) as db:
        return [name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]


# --- append-only ------------------------------------------------------------------------------------------------

TABLES = sorted(schema.MEETS)
WAYS = (
    "UPDATE {table} SET {column} = {column}",
    "UPDATE OR REPLACE {table} SET {column} = {column}",
    "UPDATE OR IGNORE {table} SET {column} = {column}",
    "DELETE FROM {table}",
    "DELETE FROM {table} WHERE {column} = (SELECT max({column}) FROM {table})",
    "INSERT OR REPLACE INTO {table} SELECT * FROM {table}",
    "REPLACE INTO {table} SELECT * FROM {table} LIMIT 1",
    "INSERT OR IGNORE INTO {table} SELECT * FROM {table}",
    "INSERT INTO {table} SELECT * FROM {table} WHERE true ON CONFLICT DO UPDATE SET {column} = {column}",
)


def test_every_table_is_guarded(path: Path) -> None:
    assert sorted(tables(path)) == TABLES


@pytest.mark.parametrize("recursive", [0, 1])
@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("table", TABLES)
def test_nothing_entered_is_changed_or_removed_from_outside(path: Path, table: str, way: str, recursive: int) -> None:
    before = dump(path)
    with closing(plain(path)) as db:
        db.execute(f"PRAGMA recursive_triggers = {recursive}")
        assert db.execute(f"SELECT count(*) FROM {table}").fetchone() != (0,)
        column = db.execute(f"SELECT name FROM pragma_table_info('{table}')").fetchone()[0]
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            db.execute(way.format(table=table, column=column))
    assert dump(path) == before


@pytest.mark.parametrize(
    ("table", "row"),
    [
        ("line", "(1, 2, 1, 1, 24288, 1, 100, 0)"),
        ("line", "(2, 9, 1, 1, 24288, 1, 100, 0)"),
        ("line", "(1, -1, 1, 1, 24288, 1, 100, 0)"),
        ("input", "(1, 2, 'changes', 'x.csv', (SELECT digest FROM content))"),
        ("input", "(2, 9, 'changes', 'x.csv', (SELECT digest FROM content))"),
    ],
)
def test_nothing_joins_a_batch_that_is_sealed(path: Path, table: str, row: str) -> None:
    with closing(plain(path)) as db, pytest.raises(sqlite3.IntegrityError, match="append-only"):
        db.execute(f"INSERT INTO {table} VALUES {row}")


@pytest.mark.parametrize(
    "row",
    [
        "(3, 2, 1, 1, 24290, 1, 100, 0)",
        "(3, 1, 1, 1, 24290, 1, 100, 0)",
    ],
)
def test_a_line_that_waits_for_the_next_batch_is_not_taken_in_with_it(path: Path, row: str) -> None:
    with closing(plain(path)) as db:
        db.execute(f"INSERT INTO line VALUES {row}")
    before = dump(path)
    with closing(open_book(path)) as book, pytest.raises(Refusal) as caught, book.entering():
        book.enter(entry("2024-03", ("甲", "2024-03", 12000)))
    assert caught.value.name == "ledger-corrupt"
    assert dump(path) == before


def test_an_input_that_waits_for_the_next_batch_is_not_taken_in_with_it(path: Path) -> None:
    with closing(plain(path)) as db:
        db.execute("INSERT INTO input VALUES (3, 7, 'changes', 'x.csv', (SELECT digest FROM content))")
    with closing(open_book(path)) as book, pytest.raises(Refusal) as caught, book.entering():
        book.enter(entry("2024-03", ("甲", "2024-03", 12000)))
    assert caught.value.name == "ledger-corrupt"


@pytest.mark.parametrize(
    ("column", "value"), [("number", "9"), ("number", "NULL"), ("previous", "''"), ("previous", "'0'")]
)
def test_a_batch_is_only_entered_after_the_last(path: Path, column: str, value: str) -> None:
    row = {"number": "3", "kind": "'closing'", "project": "'x'", "pay_month": "'2024-03'", "as_of": "''"}
    row |= {"entered_at": "''", "entered_by": "''", "rules": "''", "why": "''", "about": "NULL", "detail": "'{}'"}
    row |= {"line_count": "0", "fen": "0", "lines_digest": "''", "digest": "'x'"}
    row["previous"] = "(SELECT digest FROM batch ORDER BY number DESC LIMIT 1)"
    insert = "INSERT INTO batch ({}) VALUES ({})"
    wrong = row | {column: value}
    with closing(plain(path)) as db, pytest.raises(sqlite3.IntegrityError, match="append-only"):
        db.execute(insert.format(", ".join(wrong), ", ".join(wrong.values())))
    with closing(plain(path)) as db:
        db.execute(insert.format(", ".join(row), ", ".join(row.values())))


# --- what is entered --------------------------------------------------------------------------------------------


def test_a_batch_says_everything_of_the_contract(book: Book) -> None:
    batch = book.batches()[1]
    assert (batch.number, batch.kind, batch.project, batch.pay_month) == (2, "payroll", "living", "2024-02")
    assert (batch.as_of, batch.entered_by, batch.rules) == ("2024-02-20", "甲办", RULES_VERSION)
    assert batch.entered_at.startswith("2024-01-20T09:30:00")
    assert (batch.line_count, batch.fen, batch.about, batch.why, batch.detail) == (1, 12000, None, "", "{}")
    assert [tuple(vars_of(one)) for one in batch.inputs] == [("roster", "living.csv", INPUT.digest)]


def vars_of(reference: InputRef) -> tuple[str, str, str]:
    """Return the fields of an input's reference."""
    return reference.role, reference.name, reference.digest


def test_each_batch_carries_the_digest_of_the_one_before(book: Book) -> None:
    first, second = book.batches()
    assert (first.previous, second.previous) == ("", first.digest)
    assert [of_batch(batch) for batch in (first, second)] == [first.digest, second.digest]
    assert book.head() == second.digest


def test_equal_lists_of_two_months_have_digests_of_their_own(book: Book) -> None:
    first, second = book.batches()
    assert len({first.digest, second.digest, first.lines_digest, second.lines_digest}) == 4


def test_lines_are_read_back_in_their_order(tmp_path: Path) -> None:
    rows = [("乙", "2024-01", 300), ("甲", "2024-01", 100), ("乙", "2023-12", -200)]
    with closing(open_book(tmp_path / FILE, create=True)) as book:
        with book.entering():
            book.enter(entry("2024-01", *rows))
        read = book.lines(1)
    assert [*zip(read["name"], map(months.format, read["service_month"]), read["fen"], strict=True)] == rows
    assert set(read["batch"]) == {1}


@pytest.mark.parametrize("count", [0, 1, ledger.MULTIPLE - 1, ledger.MULTIPLE, 2 * ledger.MULTIPLE + 1])
def test_however_many_lines_all_are_entered(tmp_path: Path, count: int) -> None:
    rows = [("甲", months.format(months.of(2000) + number), number) for number in range(count)]
    with closing(open_book(tmp_path / FILE, create=True)) as book:
        with book.entering():
            batch = book.enter(entry("2024-01", *rows))
        assert book.lines(1)["fen"].tolist() == [*range(count)]
    assert (batch.line_count, batch.fen) == (count, sum(range(count)))


def sums(paid: PaidRows) -> dict[tuple[str, str, str], int]:
    """Return what was paid by id number, item and service month."""
    found: dict[tuple[str, str, str], int] = {}
    for one, item, month, fen in zip(paid.id_number, paid.item, paid.month.tolist(), paid.fen.tolist(), strict=True):
        key = one, item, months.format(month)
        found[key] = found.get(key, 0) + fen
    return found


def test_what_was_paid_is_told_by_person_item_and_month(tmp_path: Path) -> None:
    with closing(open_book(tmp_path / FILE, create=True)) as book:
        with book.entering():
            book.enter(entry("2024-01", ("甲", "2024-01", 100), ("乙", "2024-01", 5)))
            book.enter(entry("2024-02", ("甲", "2024-01", -30), ("甲", "9999-12", 2**40), project="living"))
            book.enter(entry("2024-02", ("甲", "2024-01", 1000), project="other"))
        paid, none = (rows(book, book.batches(project)) for project in ("living", "third"))
        earlier = paid.until(1)
    one, other = id_number("甲"), id_number("乙")
    first = {(one, "living", "2024-01"): 100, (other, "living", "2024-01"): 5}
    assert sums(earlier) == first
    assert sums(paid) == first | {(one, "living", "2024-01"): 70, (one, "living", "9999-12"): 2**40}
    assert sums(none) == {}


def test_a_person_whose_name_is_corrected_keeps_both_names_where_they_were(tmp_path: Path) -> None:
    with closing(open_book(tmp_path / FILE, create=True)) as book:
        corrected = entry("2024-02", ("甲", "2024-02", 100))
        corrected.lines["name"] = "甲甲"
        with book.entering():
            book.enter(entry("2024-01", ("甲", "2024-01", 100)))
            book.enter(corrected)
        assert [*book.lines(1)["name"], *book.lines(2)["name"]] == ["甲", "甲甲"]
        assert len(set(rows(book, book.batches("living")).id_number)) == 1


def test_batches_of_one_project_are_told_apart(tmp_path: Path) -> None:
    with closing(open_book(tmp_path / FILE, create=True)) as book:
        with book.entering():
            for project in ("first", "second", "first"):
                book.enter(entry("2024-01", project=project, inputs=(INPUT,)))
        assert [batch.number for batch in book.batches("first")] == [1, 3]
        assert [len(batch.inputs) for batch in book.batches()] == [1, 1, 1]


# --- inputs -----------------------------------------------------------------------------------------------------


def test_inputs_are_kept_once_by_digest(path: Path, book: Book) -> None:
    assert book.content(INPUT.digest) == INPUT.content
    with closing(plain(path)) as db:
        assert db.execute("SELECT count(*) FROM content").fetchone() == (1,)
        assert db.execute("SELECT count(*) FROM input").fetchone() == (2,)


def test_one_file_in_two_roles_of_one_batch_is_kept_once(tmp_path: Path) -> None:
    both = (Input("roster", "a.xlsx#名册", b"PK"), Input("changes", "a.xlsx#变更", b"PK"))
    with closing(open_book(tmp_path / FILE, create=True)) as book:
        with book.entering():
            batch = book.enter(entry("2024-01", inputs=both))
        assert book.content(of_bytes(b"PK")) == b"PK"
        assert book.batches()[0].inputs == batch.inputs
    assert [(one.role, one.name) for one in batch.inputs] == [("roster", "a.xlsx#名册"), ("changes", "a.xlsx#变更")]


def test_content_that_the_ledger_does_not_have_is_refused(book: Book) -> None:
    with pytest.raises(Refusal) as caught:
        book.content("0" * 64)
    assert caught.value.name == "ledger-corrupt"


# --- whole or not at all ----------------------------------------------------------------------------------------


def test_a_failure_while_entering_leaves_nothing_of_it(path: Path) -> None:
    before = dump(path)
    with closing(open_book(path)) as book:
        begun = entry("2024-03", ("丙", "2024-03", 1), inputs=(Input("roster", "b.csv", b"b"),))
        with pytest.raises(ZeroDivisionError), book.entering():
            assert book.enter(begun).number / 0
        assert dump(path) == before
        with book.entering():
            assert book.enter(entry("2024-03")).number == 3


def test_a_full_disk_leaves_nothing_and_is_named(path: Path) -> None:
    before = dump(path)
    with closing(open_book(path)) as book:
        pages = book._db.execute("PRAGMA page_count").fetchone()[0]
        book._db.execute(f"PRAGMA max_page_count = {pages}")
        large = Input("roster", "b.csv", hashlib.shake_128(b"").digest(200_000))
        with pytest.raises(Refusal) as caught, book.entering():
            book.enter(entry("2024-03", inputs=(large,)))
    assert caught.value.name == "disk-full"
    assert dump(path) == before


def test_two_connections_enter_one_after_the_other(path: Path) -> None:
    with closing(open_book(path)) as one, closing(open_book(path)) as other:
        with one.entering():
            one.enter(entry("2024-03"))
        with other.entering():
            assert other.enter(entry("2024-04")).number == 4
        assert one.head() == other.head()


# --- issue and the ledger ---------------------------------------------------------------------------------------


def test_the_digest_of_the_lines_is_that_of_the_file(tmp_path: Path) -> None:
    bureau = living(tmp_path, "甲", "乙")
    batch = bureau.issue("2024-01").outcomes[0].batch
    assert batch
    file = tmp_path / "out" / "2024-01" / "living-1.lines.csv"
    assert hashlib.sha256(file.read_bytes()).hexdigest() == batch.lines_digest


def test_an_issue_keeps_the_bytes_of_every_input(tmp_path: Path) -> None:
    bureau = living(tmp_path, "甲")
    batch = bureau.issue("2024-01").outcomes[0].batch
    bureau.issue("2024-02")
    assert batch
    assert [one.role for one in batch.inputs] == ["project", "roster", "changes"]
    with closing(bureau.book()) as book:
        for one in batch.inputs:
            assert book.content(one.digest) == (tmp_path / one.name).read_bytes()
    with closing(plain(tmp_path / FILE)) as db:
        assert db.execute("SELECT count(*) FROM content").fetchone() == (3,)


def test_projects_are_entered_together(tmp_path: Path) -> None:
    issued = two(tmp_path).issue("2024-01")
    assert [outcome.batch.number for outcome in issued.outcomes if outcome.batch] == [1, 2]


def test_a_failure_in_the_second_project_leaves_nothing_of_the_first(tmp_path: Path) -> None:
    bureau = two(tmp_path)
    bureau.issue("2024-01")
    blocked = tmp_path / "out" / "2024-02" / "second-4.xlsx"
    blocked.parent.mkdir(parents=True)
    blocked.write_bytes(b"mine")
    before = dump(tmp_path / FILE), bureau.files()
    with pytest.raises(Refusal) as caught:
        bureau.issue("2024-02")
    assert caught.value.name == "output-exists"
    assert caught.value.values["path"] == "out/2024-02/second-4.xlsx"
    assert (dump(tmp_path / FILE), bureau.files()) == before


@pytest.mark.parametrize("name", ["out", "out/2024-01"])
def test_an_output_folder_that_is_a_file_leaves_nothing_not_even_a_ledger(tmp_path: Path, name: str) -> None:
    bureau = living(tmp_path, "甲")
    bureau.write()
    blocked = tmp_path / name
    blocked.parent.mkdir(exist_ok=True)
    blocked.write_bytes(b"mine")
    before = bureau.files()
    with pytest.raises(Refusal) as caught:
        bureau.issue("2024-01")
    assert caught.value.name == "output-not-folder"
    assert bureau.files() == before


def test_the_first_list_of_a_month_is_entered_even_with_nobody_in_it(tmp_path: Path) -> None:
    issued = living(tmp_path).issue("2024-01").outcomes[0]
    assert issued.batch
    assert (issued.batch.number, issued.batch.line_count, issued.batch.fen) == (1, 0, 0)
    header = b"\xef\xbb\xbfproject,id_number,name,item,service_month,kind,amount,reason\n"
    assert (tmp_path / "out" / "2024-01" / "living-1.lines.csv").read_bytes() == header


def test_an_empty_supplement_enters_nothing(tmp_path: Path) -> None:
    bureau = living(tmp_path, "甲")
    bureau.issue("2024-01")
    before = bureau.files()
    again = bureau.issue("2024-01", "2024-01-25").outcomes[0]
    assert (again.batch, again.files) == (None, ())
    assert bureau.files() == before


def test_an_empty_supplement_of_one_project_does_not_hold_up_the_other(tmp_path: Path) -> None:
    bureau = two(tmp_path)
    bureau.issue("2024-01", only=("first",))
    issued = bureau.issue("2024-01")
    assert [outcome.batch.number if outcome.batch else None for outcome in issued.outcomes] == [None, 2]


# --- opening ----------------------------------------------------------------------------------------------------


def refused(path: Path, *, create: bool = False) -> str:
    """Return the name of the refusal with which a ledger is opened and read."""
    with pytest.raises(Refusal) as caught, closing(open_book(path, create=create)) as book:
        book.head()
    assert caught.value.values["path"] == str(path)
    return caught.value.name


def test_a_ledger_that_is_not_there_reads_as_empty_and_is_not_made(tmp_path: Path) -> None:
    with closing(open_book(tmp_path / FILE)) as book:
        assert (book.head(), book.batches(), len(rows(book, []).fen)) == ("", [], 0)
    assert not [*tmp_path.iterdir()]


def test_an_empty_file_reads_as_an_empty_ledger_and_becomes_one(tmp_path: Path) -> None:
    path = tmp_path / FILE
    path.touch()
    with closing(open_book(path)) as book:
        assert book.batches() == []
    assert path.read_bytes() == b""
    with closing(open_book(path, create=True)) as book, book.entering():
        assert book.enter(entry()).number == 1


def test_a_new_ledger_is_its_owners_alone(tmp_path: Path) -> None:
    open_book(tmp_path / FILE, create=True).close()
    assert (tmp_path / FILE).stat().st_mode & 0o077 == 0


def test_two_that_make_the_ledger_at_once_have_one(tmp_path: Path) -> None:
    with (
        closing(open_book(tmp_path / FILE, create=True)) as one,
        closing(open_book(tmp_path / FILE, create=True)) as other,
    ):
        with one.entering():
            one.enter(entry())
        assert other.head() == one.head() != ""


@pytest.mark.parametrize("create", [False, True])
def test_a_file_that_is_no_database(tmp_path: Path, create: bool) -> None:
    path = tmp_path / FILE
    path.write_text("this is no database, but long enough to be looked at twice " * 30)
    before = path.read_bytes()
    assert refused(path, create=create) == "ledger-not-database"
    assert path.read_bytes() == before


@pytest.mark.parametrize("create", [False, True])
def test_the_database_of_another_program(tmp_path: Path, create: bool) -> None:
    path = tmp_path / FILE
    with closing(plain(path)) as db:
        db.execute("CREATE TABLE theirs (x)")
    before = path.read_bytes()
    assert refused(path, create=create) == "ledger-not-ours"
    assert path.read_bytes() == before


@pytest.mark.parametrize("create", [False, True])
def test_a_ledger_of_a_newer_version(path: Path, create: bool) -> None:
    with closing(plain(path)) as db:
        db.execute(f"PRAGMA user_version = {schema.VERSION + 1}")
    assert refused(path, create=create) == "ledger-newer"


def test_a_ledger_cut_short_is_named_as_damaged(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2 // 4096 * 4096])
    with pytest.raises(Refusal) as caught, closing(open_book(path)) as book:
        verify(book)
    assert caught.value.name in ("ledger-corrupt", "ledger-not-database")


def test_a_ledger_without_its_tables_is_named_as_damaged(path: Path) -> None:
    with closing(plain(path)) as db:
        db.execute("DROP TABLE line")
    with closing(open_book(path)) as book, pytest.raises(Refusal) as caught:
        book.lines(1)
    assert caught.value.name == "ledger-corrupt"


def test_somebody_else_is_entering(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("subsidies.ledger.database.WAIT", 0.05)
    with closing(plain(path)) as other, closing(open_book(path)) as book:
        other.execute("BEGIN IMMEDIATE")
        assert len(book.batches()) == 2
        with pytest.raises(Refusal) as caught, book.entering():
            pytest.fail("nobody may enter now")
        assert caught.value.name == "ledger-locked"
        assert refused(path, create=True) == "ledger-locked"
        other.execute("ROLLBACK")
        with book.entering():
            book.enter(entry("2024-03"))


def test_an_issue_while_somebody_else_is_entering_writes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("subsidies.ledger.database.WAIT", 0.05)
    bureau = living(tmp_path, "甲")
    bureau.issue("2024-01")
    before = bureau.files()
    with closing(plain(tmp_path / FILE)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(Refusal) as caught:
            bureau.issue("2024-02")
    assert caught.value.name == "ledger-locked"
    assert bureau.files() == before


@pytest.mark.parametrize("create", [False, True])
def test_a_folder_in_the_place_of_the_ledger(tmp_path: Path, create: bool) -> None:
    (tmp_path / FILE).mkdir()
    assert refused(tmp_path / FILE, create=create) == "ledger-not-writable"


def test_a_folder_that_is_missing(tmp_path: Path) -> None:
    with closing(open_book(tmp_path / "none" / FILE)) as book:
        assert book.head() == ""
    assert refused(tmp_path / "none" / FILE, create=True) == "ledger-not-writable"


def test_a_ledger_that_may_only_be_read(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The database itself is told to be read-only: file permissions do not stop everybody who runs tests."""
    with closing(open_book(path)) as book:
        book._db.execute("PRAGMA query_only = ON")
        with pytest.raises(Refusal) as caught, book.entering():
            book.enter(entry("2024-03"))
    assert caught.value.name == "ledger-not-writable"


def test_the_view_shows_payments_as_people_read_them(path: Path) -> None:
    with closing(plain(path)) as db:
        rows = db.execute("SELECT pay_month, id_number, item, service_month, kind, amount FROM payment").fetchall()
    assert rows[0] == ("2024-01", id_number("甲"), "living", "2024-01", "regular", "120.00")
