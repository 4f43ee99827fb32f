"""Whether the ledger is what was entered: numbers, chain, and the digests of batches, lines and inputs.

The catch: everything is computed again from the rows; nothing that the ledger says of itself is taken for granted.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial

from subsidies.errors import Finding, Refusal
from subsidies.ledger import held, stream
from subsidies.ledger.book import Book, empty_book
from subsidies.ledger.chain import Batch, is_sealed

STRAYS = """SELECT DISTINCT line.batch FROM line JOIN batch ON batch.number = line.batch
            JOIN item ON item.number = line.item WHERE item.project <> batch.project"""
"""The batches that have lines of another project's item, which no digest covers."""


def verify(book: Book) -> list[Finding]:
    """Return everything in the ledger that does not hold, in the order of the batches."""
    found: list[Finding] = []
    number, previous = 0, ""
    good: set[str] = set()
    closed: set[tuple[str, str]] = set()
    misplaced = {table: _misplaced(book, table) for table in ("line", "input")}
    misplaced["line"] |= {number for (number,) in book.ask(STRAYS)}
    holds = _holds(book)
    for batch in book.batches():
        if (batch.project, batch.pay_month) in closed:
            found.append(_found("ledger-closed-month", batch, month=batch.pay_month))
        if batch.kind == "closing":
            closed.add((batch.project, batch.pay_month))
        number += 1
        if batch.number != number:
            found.append(_found("ledger-numbering", batch, expected=number))
            number = batch.number
        if batch.previous != previous:
            found.append(_found("ledger-chain", batch))
        found += [*_digests(holds(batch), batch, misplaced), *_inputs(book, batch, good)]
        previous = batch.digest
    orphans = book.orphans()
    return found + ([Finding("ledger-orphan", values={"count": orphans})] if orphans else [])


def shape(book: Book) -> list[Finding]:
    """Return findings where tables, views, triggers or words are not those of a ledger: rows could be changed unseen.

    And where the database itself is damaged, be it in a place that no row shows.
    """
    question = "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name"
    mine, right = ({tuple(row) for row in one.ask(question)} for one in (book, empty_book()))
    names = {str(name) for _, name, _ in mine ^ right}
    words = [one.ask("SELECT number, word FROM word ORDER BY number") for one in (book, empty_book())]
    names |= {"word"} if words[0] != words[1] else set()
    found = [Finding("ledger-schema", values={"names": ", ".join(sorted(names))})] if names else []
    return found + ([] if book.is_sound() else [Finding("ledger-corrupt", values={"path": book.path})])


def on_paper(batches: Sequence[Batch], head: str) -> list[Finding]:
    """Return that a digest copied from paper, or its beginning, is not in the chain; nothing where none was."""
    if not head or any(one.digest.startswith(head) for one in batches):
        return []
    is_of_list = any(one.lines_digest.startswith(head) for one in batches)
    return [Finding("ledger-head", values={"head": head, "advice": "lines" if is_of_list else ""})]


def require(book: Book, path: str = "") -> None:
    """Refuse (ledger-corrupt), with everything found, to go on with a ledger that is not what was entered.

    Whoever enters something looks first: what follows from damaged rows would be paid, and chained for good.

    path   the ledger's, where the book is a copy of it
    """
    found = verify(book)
    if found or not book.is_sound():
        raise Refusal("ledger-corrupt", findings=found, path=path or book.path)


def require_batch(book: Book, batch: Batch) -> None:
    """Refuse (ledger-corrupt) to show a batch that is not what was entered."""
    if list(_digests(stream.held(book, batch), batch, {"line": set(), "input": set()})):
        raise Refusal("ledger-corrupt", path=book.path)


def broken(found: Iterable[Finding]) -> int | None:
    """Return the number of the first batch that is not what was entered, ``None`` where all are."""
    about = [one.values["batch"] for one in found if "batch" in one.values and one.name != "ledger-closed-month"]
    return min((int(str(number)) for number in about), default=None)


def _found(what: str, batch: Batch, **values: str | int) -> Finding:
    return Finding(what, project=batch.project, values={"batch": batch.number, **values})


def _misplaced(book: Book, table: str) -> set[int]:
    """Return the batches whose rows in a table are not numbered from 1 on; digests cover their order alone."""
    rows = book.ask(f"SELECT batch FROM {table} GROUP BY batch HAVING min(place) <> 1 OR max(place) <> count(*)")
    return {number for (number,) in rows}


def _holds(book: Book) -> Callable[[Batch], tuple[int, int, str]]:
    """Return what tells what a batch holds: row by row where its rows make no sense together."""
    try:
        quick = held.reader(book)
    except Refusal:
        return partial(stream.held, book)

    def holds(batch: Batch) -> tuple[int, int, str]:
        try:
            return quick(batch)
        except Refusal:
            return stream.held(book, batch)

    return holds


def _digests(held: tuple[int, int, str], batch: Batch, misplaced: Mapping[str, set[int]]) -> Iterator[Finding]:
    if not is_sealed(batch) or batch.number in misplaced["input"]:
        yield _found("ledger-batch-digest", batch)
    entered = batch.line_count, batch.fen, batch.lines_digest
    if held != entered or batch.number in misplaced["line"]:
        yield _found("ledger-lines-digest", batch)


def _inputs(book: Book, batch: Batch, good: set[str]) -> Iterator[Finding]:
    """Check the inputs of a batch; those found ``good`` before are not unpacked again."""
    for one in batch.inputs:
        if one.digest in good:
            continue
        try:
            book.content(one.digest)
            good.add(one.digest)
        except Refusal:
            yield _found("ledger-input-digest", batch, name=one.name)
