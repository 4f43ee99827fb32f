"""What an audit found of people, against the evidence of it: every amount is the sum of its rows."""

from subsidies.auditing import traced
from subsidies.examination import Examined
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
            if not mine or (is_sum and one.amount != sum(row.counted for row in mine)):
                wrong.append((one, mine))
    return wrong
