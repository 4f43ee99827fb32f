"""One project as known on a day, straight from rows: no files, no ledger.

>>> known([person("甲")], [change("2024-02-01", "甲", "end", "2024-03")], as_of="2024-02-20").facts.end.tolist()
[24289]
"""

import csv
import io
from collections.abc import Sequence
from typing import Any

from subsidies import codes, engine, months
from subsidies.codes import ERROR
from subsidies.engine import Known
from subsidies.ledger.book import Input
from subsidies.read import projects
from tests.bureau import LIVING, change, person
from tests.offices import CHANGE_COLUMNS, ROSTER_COLUMNS, Row, toml

__all__ = ["change", "known", "person", "project"]


def project(*items: dict[str, Any], **keys: Any) -> dict[str, Any]:
    """Return a project file as tomllib gives it: since 2024-01, the living subsidy unless items are named."""
    own = {"id": "living", "name": "样例", "since": "2024-01", "roster": ["roster.csv"], "changes": ["changes.csv"]}
    return {**own, "item": list(items or (LIVING,)), **keys}


def known(
    roster: Sequence[Row], changes: Sequence[Row] = (), keys: dict[str, Any] | None = None, as_of: str = "2024-12-31"
) -> Known:
    """Return what is known on a day of these people, by a project file as ``project`` gives it."""
    tree = keys or project()
    contents = [
        Input("project", "living.toml", toml(tree).encode()),
        Input("roster", tree["roster"][0], _csv(ROSTER_COLUMNS, roster)),
        Input("changes", tree["changes"][0], _csv(CHANGE_COLUMNS, changes)),
    ]
    read = projects.stored(contents)
    assert not [one for one in read.findings if codes.RULES[one.name].severity == ERROR]
    assert read.project is not None
    return engine.know((read.roster, read.changes, read.project), months.parse_day(as_of))


def _csv(columns: Sequence[str], rows: Sequence[Row]) -> bytes:
    text = io.StringIO(newline="")
    further = dict.fromkeys(key for row in rows for key in row if key not in columns)
    writer = csv.DictWriter(text, [*columns, *further], restval="")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()
