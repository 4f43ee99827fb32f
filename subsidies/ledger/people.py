"""What the ledger holds of one person: the names and ids it knows, and every line of theirs.

The catch: a person stands in the ledger once for each pair of id number and name under which they were ever paid.
"""

import pandas as pd

from subsidies import tables
from subsidies.ledger.book import Book


def named(book: Book) -> list[tuple[str, str]]:
    """Return the id number and the name of everybody who was ever paid, in the order in which they first were."""
    return [(str(one), str(name)) for one, name in book.ask("SELECT id_number, name FROM person ORDER BY number")]


def lines(book: Book, project: str, id_number: str, through: int | None = None) -> pd.DataFrame:
    """Return the lines of an id number in a project, in the order of batches and lists, a LINES table.

    through   the last batch that counts; all of them where none is named
    """
    rows = book.ask(
        """SELECT line.batch, id_number, name, item.id, service_month, kind.word, line.fen, reason.word
           FROM line JOIN person ON person.number = person JOIN item ON item.number = item
           JOIN word AS kind ON kind.number = kind JOIN word AS reason ON reason.number = reason
           WHERE person IN (SELECT number FROM person WHERE id_number = ?1) AND item.project = ?2
             AND (?3 IS NULL OR line.batch <= ?3)
           ORDER BY line.batch, place""",
        id_number,
        project,
        through,
    )
    columns = list(zip(*rows, strict=True)) or [()] * len(tables.LINES.columns)
    return tables.make(tables.LINES, dict(zip(tables.LINES.columns, columns, strict=True)))
