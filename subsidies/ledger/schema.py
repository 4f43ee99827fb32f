"""The ledger's tables, and the triggers that let rows only be added.

Amounts are whole fen, service months ``year * 12 + month - 1``; the view ``payment`` shows both as people read them.
The catch: INSERT OR REPLACE removes rows without firing a DELETE trigger, so every table also refuses an INSERT that
would meet an existing row; and a batch's own row is entered last and seals it: no line or input can join it afterwards.
"""

from typing import Final

APPLICATION: Final = 0x73756273
"""``PRAGMA application_id``: the letters “subs”."""

VERSION: Final = 1
"""``PRAGMA user_version``: the number of migrations applied."""

KINDS: Final = (
    "payroll",
    "bank-return",
    "refund",
    "waiver",
    "reversal",
    "opening",
    "agreement",
    "approval",
    "export",
    "closing",
)
"""Kinds of batches."""

WORDS: Final = (
    "",
    "regular",
    "arrears",
    "recovery",
    "returned",
    "reversed",
    "not-issued",
    "late-start",
    "resumed",
    "death",
    "death-revoked",
    "end",
    "forfeit",
    "raise",
    "rate",
    "wage",
    "flag",
    "identity",
    "carried",
    "roster-edit",
    "unexplained",
    "refund",
    "waiver",
    "opening",
)
"""Kinds and reasons of lines, by the number under which ``line`` keeps them."""

TABLES: Final = f"""
CREATE TABLE batch (
    number       INTEGER PRIMARY KEY CHECK (number > 0),
    kind         TEXT NOT NULL CHECK (kind IN ({", ".join(f"'{kind}'" for kind in KINDS)})),
    project      TEXT NOT NULL,
    pay_month    TEXT NOT NULL,
    as_of        TEXT NOT NULL,
    entered_at   TEXT NOT NULL,
    entered_by   TEXT NOT NULL,
    rules        TEXT NOT NULL,
    why          TEXT NOT NULL,
    about        INTEGER,
    detail       TEXT NOT NULL,
    line_count   INTEGER NOT NULL CHECK (line_count >= 0),
    fen          INTEGER NOT NULL,
    lines_digest TEXT NOT NULL,
    previous     TEXT NOT NULL,
    digest       TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE content (
    digest TEXT NOT NULL PRIMARY KEY,
    packed BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE input (
    batch  INTEGER NOT NULL,
    place  INTEGER NOT NULL,
    role   TEXT NOT NULL CHECK (role IN ('project', 'roster', 'changes', 'opening', 'answer')),
    name   TEXT NOT NULL,
    digest TEXT NOT NULL REFERENCES content (digest),
    PRIMARY KEY (batch, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE person (
    number    INTEGER PRIMARY KEY CHECK (number > 0),
    id_number TEXT NOT NULL,
    name      TEXT NOT NULL,
    UNIQUE (id_number, name)
) STRICT;

CREATE TABLE item (
    number  INTEGER PRIMARY KEY CHECK (number > 0),
    project TEXT NOT NULL,
    id      TEXT NOT NULL,
    UNIQUE (project, id)
) STRICT;

CREATE TABLE word (
    number INTEGER PRIMARY KEY CHECK (number >= 0),
    word   TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE line (
    batch         INTEGER NOT NULL,
    place         INTEGER NOT NULL,
    person        INTEGER NOT NULL,
    item          INTEGER NOT NULL,
    service_month INTEGER NOT NULL,
    kind          INTEGER NOT NULL,
    fen           INTEGER NOT NULL,
    reason        INTEGER NOT NULL,
    PRIMARY KEY (batch, place)
) STRICT, WITHOUT ROWID;

CREATE VIEW payment AS
SELECT line.batch, batch.kind AS batch_kind, batch.project, batch.pay_month, person.id_number, person.name,
       item.id AS item, printf('%04d-%02d', line.service_month / 12, line.service_month % 12 + 1) AS service_month,
       kind.word AS kind, printf('%.2f', line.fen / 100.0) AS amount, reason.word AS reason
FROM line
JOIN batch ON batch.number = line.batch
JOIN person ON person.number = line.person
JOIN item ON item.number = line.item
JOIN word AS kind ON kind.number = line.kind
JOIN word AS reason ON reason.number = line.reason
ORDER BY line.batch, line.place;
"""

SEALED: Final = "NEW.batch <= (SELECT coalesce(max(number), 0) FROM batch)"

MEETS: Final = {
    "batch": """NEW.number <> (SELECT coalesce(max(number), 0) + 1 FROM batch)
                OR NEW.previous <> coalesce((SELECT digest FROM batch ORDER BY number DESC LIMIT 1), '')
                OR EXISTS (SELECT 1 FROM batch WHERE digest = NEW.digest)""",
    "content": "EXISTS (SELECT 1 FROM content WHERE digest = NEW.digest)",
    "input": SEALED,
    "line": SEALED,
    "person": """EXISTS (SELECT 1 FROM person WHERE number = NEW.number)
                 OR EXISTS (SELECT 1 FROM person WHERE id_number = NEW.id_number AND name = NEW.name)""",
    "item": """EXISTS (SELECT 1 FROM item WHERE number = NEW.number)
               OR EXISTS (SELECT 1 FROM item WHERE project = NEW.project AND id = NEW.id)""",
    "word": "EXISTS (SELECT 1 FROM word WHERE number = NEW.number OR word = NEW.word)",
}
"""For each table, when a new row would meet what is already there."""


def statements() -> list[str]:
    """Return the SQL that makes an empty ledger, a statement each."""
    tables = [statement for statement in TABLES.split(";\n") if statement.strip()]
    words = ", ".join(f"({number}, '{word}')" for number, word in enumerate(WORDS))
    fill = f"INSERT INTO word (number, word) VALUES {words}"
    return [*tables, fill, *_triggers(), f"PRAGMA user_version = {VERSION}"]


def _triggers() -> list[str]:
    refuse = "BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END"
    return [
        statement
        for table, meets in MEETS.items()
        for statement in (
            f"CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} {refuse}",
            f"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} {refuse}",
            f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} WHEN {meets} {refuse}",
        )
    ]
