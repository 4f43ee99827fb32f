"""The law of approvals on random offices: only those of exactly this list count, and only once a person.

What a list is, is told here by the bytes of its file and the accounts on its paper, not by the program's digests.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from subsidies import approving, correct, language, months, paper, workspace
from subsidies import month as month_of
from subsidies.errors import Refusal
from subsidies.ledger.book import render
from subsidies.month import Ask, Outcome
from subsidies.paper import Head, Made
from tests.law import EXAMPLES, LAW, desk
from tests.offices import Step, histories, write

SMALL = histories(max_people=3, max_months=3)
PEOPLE = ("张三", "张 三", "Li Si", "lisi", "ＬＩ ＳＩ", "王五", "买买提·吐尔逊", "买买提•吐尔逊")
WHO = (0, 0, 1, 1, 1, 2, 3, 3)
"""Which person each of these names is."""
ISSUER = "核发人"
SAY = language.speaker("zh")


@dataclass
class Desk:
    """An office, and what was approved in it since its last list: month, what was seen, and who."""

    folder: Path
    given: list[tuple[str, Any, int]] = field(default_factory=list)

    def ask(self, step: Step, by: str) -> Ask:
        """Return what is asked for a step."""
        day, month = months.parse_day(step.as_of), months.parse(step.month)
        return Ask(as_of=day, month=month, catch_up=True, by=by, say=SAY, accept="law")

    def lay_out(self, step: Step, levels: int) -> None:
        """Write the files of a step, whose list asks for so many approvals."""
        step.project["approval"] = {"levels": levels}
        write(step, self.folder)

    def seen(self, step: Step) -> Any:
        """Return what the list is as the files stand, ``None`` where there is nothing to issue."""
        return told(month_of.compute(workspace.read(self.folder), self.ask(step, "")).outcomes[0], step.month)

    def approve(self, step: Step, place: int) -> None:
        """Let somebody approve the list as it stands, unless they have already or there is nothing to approve."""
        where, seen = workspace.read(self.folder), self.seen(step)
        one = (step.month, seen, WHO[place])
        refused = name(lambda: approving.approve(where, self.ask(step, PEOPLE[place]), "", lambda _: True))
        assert refused == ("nothing-to-approve" if seen is None else "approved-already" if one in self.given else "")
        self.given += [one] if not refused else []

    def withdraw(self, step: Step, place: int) -> None:
        """Let somebody withdraw all that they have approved of the month."""
        mine = [one for one in self.given if (one[0], one[2]) == (step.month, WHO[place])]
        where, what = workspace.read(self.folder), (months.parse(step.month), "")
        by = correct.By(PEOPLE[place], months.parse_day(step.as_of))
        assert name(lambda: correct.withdraw(where, what, by)) == ("" if mine else "approval-missing")
        self.given = [one for one in self.given if one not in mine]

    def issue(self, step: Step, levels: int) -> bool:
        """Let the list be issued, which is refused unless as many different people have approved exactly it."""
        where, seen = workspace.read(self.folder), self.seen(step)
        people = {who for month, what, who in self.given if (month, what) == (step.month, seen)}
        refused = name(lambda: month_of.issue(where, self.ask(step, ISSUER), lambda _: True))
        assert refused == ("not-approved" if seen is not None and len(people) < levels else "")
        if seen is not None and not refused:
            self.given = [one for one in self.given if one[0] != step.month]
        return not refused


def name(do: Callable[[], object]) -> str:
    """Do something, and return the name of its refusal, nothing where it is done."""
    try:
        do()
    except Refusal as refusal:
        return refusal.name
    return ""


def told(outcome: Outcome, month: str) -> Any:
    """Return what a list is, ``None`` where there is nothing to issue."""
    if not len(outcome.list.lines) and months.parse(month) in outcome.history.issued:
        return None
    made = Made(outcome.before, outcome.list, (), outcome.bridge, ())
    rows = paper.of(made, Head("", months.parse(month), None, 0, ""), SAY).rows
    accounts = [(row.id_number, row.bank, row.account, row.payee) for row in rows]
    return render(outcome.inputs.id, outcome.list.lines), tuple(accounts)


@settings(
    LAW, max_examples=max(EXAMPLES // 30, 2)
)  # each has a dozen computations: as many as are cheap, more in torture
@given(SMALL, st.integers(1, 3), st.integers(0, 2**32 - 1))
def test_only_the_approvals_of_exactly_this_list_count_and_only_once_a_person(
    steps: list[Step], levels: int, seed: int
) -> None:
    rng = random.Random(seed)
    with desk() as folder:
        office = Desk(folder)
        for step in steps:
            for _ in range(rng.randint(0, 5)):
                other = step if rng.random() < 0.7 else rng.choice(steps)
                files = Step(step.month, step.as_of, other.project, other.roster, other.changes)
                office.lay_out(files, levels)
                if not name(partial(office.seen, files)):  # another month's files may not fit this one
                    (office.withdraw if rng.random() < 0.2 else office.approve)(files, rng.randrange(len(PEOPLE)))
            office.lay_out(step, levels)
            if not office.issue(step, levels):
                for place in (0, 2, 5, 6):
                    office.approve(step, place)
                assert office.issue(step, levels)
