"""What an audit found of people, against the evidence of it: every amount is the sum of its rows."""

from contextlib import closing

import pandas as pd

from subsidies.auditing import traced
from subsidies.errors import Finding
from subsidies.examination import Examined
from subsidies.policy import WAGE
from subsidies.workspace import Workspace


def apart(place: Workspace, examined: Examined, day: int) -> list[object]:
    """Return the findings whose evidence is missing, is another person's, or does not come to the amount.

    day   an ordinal: that of the audit
    """
    rows = traced.evidence(place, examined.findings, examined.read, day)
    wrong: list[object] = []
    for number, one in enumerate(examined.findings):
        if one.name in traced.RULES:
            mine = rows.get(number, [])
            is_sum = one.amount is not None and one.name not in traced.MONTHLY
            is_missing = not mine and (is_sum or one.amount is None or _is_paid_since(place, examined, one))
            if is_missing or (is_sum and one.amount != sum(row.counted for row in mine)):
                wrong.append((one, mine))
    return wrong


def _is_paid_since(place: Workspace, examined: Examined, found: Finding) -> bool:
    """Return whether the ledger has a wage of a person for the month of a change of wage, or a later one.

    A wage that was changed for somebody who had left before shows in no payment.
    """
    (read,) = (one for one in examined.read if one.id == found.project)
    changes = read.changes[(read.changes["file"] == found.file) & (read.changes["row"] == found.row)]
    with closing(place.book()) as book:
        lines = pd.concat([book.lines(batch.number) for batch in book.batches(read.id)])
    wages = [item.id for item in read.project.items if item.kind == WAGE] if read.project else []
    own = lines[lines["id_number"].isin({found.id_number, *changes["id_number"]}) & lines["item"].isin(wages)]
    return bool((own["service_month"] >= changes["effective"].min()).any())
