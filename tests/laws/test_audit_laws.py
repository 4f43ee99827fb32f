"""The law of the audit: lists that the program made from what was known are never found to be others.

Random offices have facts that were known before they were entered, so payments against the day of a report are found in
them, and rightly; what follows from the inputs of each list is not. Each office is audited whole, which takes its time:
a tenth of the offices of other laws.
"""

import pytest
from hypothesis import given, settings

from subsidies import auditing, codes, months, workspace
from tests.audit.summed import apart
from tests.law import LAW, PARTS, desk
from tests.office import Office
from tests.offices import Step, histories

BY_INPUTS = {
    *("paid-to-nobody", "paid-before-start", "paid-twice", "one-off-without-title", "one-off-twice"),
    *("amount-off-scale", "owed-left-out", "line-not-computed"),
}
"""What is found where a list is not what its own inputs give."""


@pytest.mark.parametrize("part", PARTS)
@settings(LAW, max_examples=max(LAW.max_examples // 10, 2))
@given(histories(max_people=12, max_months=9))
def test_no_list_of_the_program_is_found_to_be_another(part: int, steps: list[Step]) -> None:
    with desk() as folder:
        office = Office(folder)
        for step in steps:
            office.issue(step, accept="核对过")
        place, day = workspace.read(folder), months.parse_day(steps[-1].as_of)
        examined = auditing.audited(place, day)
        ours = [one for one in examined.findings if one.name in BY_INPUTS or codes.RULES[one.name].code[0] in "LW"]
        assert [(one.name, one.id_number, one.values) for one in ours] == []
        assert apart(place, examined, day) == [], "the evidence of each amount adds up to it"
