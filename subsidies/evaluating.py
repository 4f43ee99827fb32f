"""A year's self-evaluation: its targets against the ledger, the files of funds, and what was typed with its source.

The catch: what is unknown has no points and is never taken for reached; so beside the points there are stand those that
are open, and only where none are open is the sum of the points a result.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from fractions import Fraction

import numpy as np

from subsidies import (
    attained,
    estimate,
    evaluation,
    goals,
    history,
    money,
    months,
    reconcile,
    score,
    spent,
    target,
    workspace,
    year,
)
from subsidies.attained import Fact
from subsidies.engine import Known
from subsidies.errors import Finding, Refusal, Value
from subsidies.evaluation import Evaluation, Result
from subsidies.goals import Goal
from subsidies.history import History
from subsidies.ledger.book import Book
from subsidies.policy import Project
from subsidies.read import funds
from subsidies.read.funds import Funds
from subsidies.read.projects import Inputs
from subsidies.reconcile import Position
from subsidies.spent import Lines
from subsidies.target import Target
from subsidies.workspace import Workspace

YEAR = 12


@dataclass(frozen=True, slots=True)
class Survey:
    """A satisfaction that is typed with the command, and its source."""

    value: str
    source: str


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked: which year, as known on which day (an ordinal), and a satisfaction if one is typed."""

    year: int
    as_of: int
    survey: Survey | None = None


@dataclass(frozen=True, slots=True)
class Scored:
    """A target, what was to be and what was attained, and the points for it."""

    target: Target
    goal: str
    """The number as published, else as computed or typed; or the words of a grade."""
    computed: str
    """What the estimate makes of the goal, where something else was published."""
    item: str
    fact: Fact | None
    """``None`` for a typed result."""
    result: Result
    actual: str
    """As printed; empty: unknown."""
    share: Fraction | None
    """How far it was attained, of one; ``None``: unknown."""
    is_met: bool = False
    """Whether the goal was reached; of a grade, whether it is the best."""

    @property
    def points(self) -> Fraction | None:
        """The points, two decimals; ``None``: open."""
        return None if self.share is None else score.points(self.target.weight, self.share)


@dataclass(frozen=True, slots=True)
class Evaluated:
    """A project's self-evaluation of a year."""

    project: Project
    evaluation: Evaluation
    position: Position
    rate: Fraction | None
    """The execution rate, at most 1; ``None`` without a budget."""
    targets: tuple[Scored, ...]
    facts: Mapping[str, Fact]
    """What the ledger and the files say, whether a target asks for it or not."""
    received: int | None
    files: tuple[tuple[str, str], ...]
    """The files of funds that were read, with their SHA-256."""
    batches: tuple[int, ...]
    """The numbers of the batches that it rests on."""
    head: str
    """The digest of the ledger's last batch."""
    findings: tuple[Finding, ...]

    @property
    def execution(self) -> Fraction | None:
        """The points of the execution rate."""
        return None if self.rate is None else score.points(self.evaluation.execution, self.rate)

    @property
    def total(self) -> Fraction:
        """The points there are."""
        return score.total([self.execution, *(one.points for one in self.targets)])

    @property
    def open(self) -> Fraction:
        """The points of what is unknown."""
        weights = [one.target.weight for one in self.targets if one.points is None]
        lacking = [] if self.execution is not None else [self.evaluation.execution]
        return score.total([*weights, *lacking])


def evaluated(place: Workspace, asked: Asked, only: tuple[str, ...] = ()) -> list[Evaluated]:
    """Return the self-evaluations of a year.

    Raises ``Refusal``: year-not-begun, satisfaction-whose, bad-number, out-of-range, and as ``month.compute`` does.
    """
    if months.first_day(months.of(asked.year)) > asked.as_of:
        raise Refusal("year-not-begun", year=asked.year, day=months.format_day(asked.as_of))
    read = workspace.inputs(place, only)
    came = [funds.of(one, place.root) for one in read]
    workspace.refuse(
        [*workspace.errors(read), *(one for each in came for one in each.findings if workspace.is_error(one))]
    )
    typed = _typed(read, asked)
    with closing(place.book()) as book:
        return [_evaluated(book, one, each, asked, typed) for one, each in zip(read, came, strict=True)]


def _typed(read: Sequence[Inputs], asked: Asked) -> dict[tuple[str, str], Result]:
    """Return the result that is typed with the command, by the project and the target that it is of."""
    if asked.survey is None:
        return {}
    found = [
        (one.id, each)
        for one in read
        if one.project
        for each in target.in_force(one.project.targets, asked.year)
        if each.score == target.MEASURED
    ]
    if len(found) != 1:
        named = ", ".join(f"{project} {each.name}" for project, each in found) or "—"
        raise Refusal("satisfaction-whose", count=len(found), known=named)
    ((project, each),) = found
    if each.unit == "%" and target.number(asked.survey.value) > target.FULL:
        raise Refusal("out-of-range", place="--satisfaction", low=0, high=target.FULL)
    return {(project, each.name): Result(each.name, asked.survey.value, source=asked.survey.source)}


def _evaluated(
    book: Book, one: Inputs, came: Funds, asked: Asked, typed: Mapping[tuple[str, str], Result]
) -> Evaluated:
    assert one.project is not None, "only inputs without errors are computed with"
    past = history.of(book, one.id)
    known = history.people(book, one, past, asked.as_of).known
    then = year.on_new_year(book, one, past, asked.year)
    where = year.position(book, one, past, (known, then), asked.year)
    own = evaluation.of_year(one.project.evaluations, asked.year)
    found = _Facts(known, past, asked, own, came)
    rows = [
        _scored(found, goal, typed.get((one.id, goal.target.name)) or own.result(goal.target.name))
        for goal in _goals(one.project, then, asked.year)
    ]
    budget = one.project.budget(asked.year)
    rate = attained.share(where.sums.paid, budget)
    done = Evaluated(
        one.project,
        own,
        where,
        None if rate is None else max(Fraction(0), min(rate, Fraction(1))),
        tuple(rows),
        {fact.key: fact for fact in found.all()},
        found.received,
        came.files,
        tuple(batch.number for batch in past.batches if history.is_of(batch, asked.year)),
        book.head(),
        (),
    )
    return replace(done, findings=(*came.findings, *_findings(done, found, one.file)))


def _goals(project: Project, then: Known, which: int) -> list[Goal]:
    """Return the goals of a year as the estimate of its 1 January makes them."""
    costs, budget = estimate.costs(then, which), project.budget(which)
    total = costs.total + (budget.provisions if budget else 0)
    return goals.of(goals.Estimated(replace(then.project, targets=project.targets), costs, money.whole(total)), which)


# --- facts --------------------------------------------------------------------------------------------------------


class _Facts:
    """What the ledger and the files say of a project's year."""

    def __init__(self, known: Known, past: History, asked: Asked, own: Evaluation, came: Funds) -> None:
        self.project, self.asked, self.own, self.past = known.project, asked, own, past
        self.items = [item.id for item in known.project.items]
        self.lines: Lines = spent.of(known, past, self.items)
        self.budget = known.project.budget(asked.year)
        self.issued = attained.lists(past)
        self.has_funds = bool(known.project.funds)
        self.came = came.table[came.table["date"] <= asked.as_of]
        in_year = self.came["date"].map(lambda day: months.year(months.of_day(day)) == asked.year)
        self.of_year = self.came[in_year.astype(bool)]
        self.paid = history.paid_in(past, asked.year)

    @property
    def received(self) -> int | None:
        """Return what came in in the year (fen); ``None``: no file says so."""
        return int(self.of_year["amount"].sum()) if self.has_funds else None

    def of(self, key: str, item: str) -> Fact:
        """Return a fact, of an item where it is of one."""
        if key in attained.OF_ITEM:
            place = self.items.index(item)
            found = attained.paid(self.lines, place, self.project.items[place], self.asked.year)
            return attained.OF_ITEM[key](found)
        return {one.key: one for one in self._of_project()}[key]

    def all(self) -> list[Fact]:
        """Return every fact, those of items for the first that is paid every month."""
        item = goals.monthly(self.project)
        return [*(self.of(key, item) for key in target.OF_ITEM), *self._of_project()]

    def _of_project(self) -> list[Fact]:
        return [
            attained.total(self.paid) if self.past.lists else Fact(target.TOTAL, None, why=attained.NO_LIST),
            attained.control(self.paid, self.budget),
            attained.funds(self.received, self.budget),
            attained.use(self._by_month(), self._received_by_month()),
            attained.on_time(self.issued, self.expected, self.own.issue_by)[0],
        ]

    @property
    def over(self) -> int:
        """Return how many months of the year have begun by the day of the evaluation."""
        return min(months.of_day(self.asked.as_of) - months.of(self.asked.year) + 1, YEAR)

    @property
    def expected(self) -> list[int]:
        """Return the pay months of the year that should have a list: those that are over, and those that have one.

        Months of which the ledger was told by an opening are not its own.
        """
        first = max(months.of(self.asked.year), self.project.since)
        opened = {batch.pay_month for batch in self.past.batches if batch.kind == "opening"}
        return [
            month
            for month in range(first, months.of(self.asked.year) + self.over)
            if months.format(month) not in opened
            and (month in self.issued or months.first_day(month + 1) - 1 <= self.asked.as_of)
        ]

    def _by_month(self) -> list[int]:
        """Return what was paid in each month of the year so far (fen)."""
        mine = (self.lines.pay // YEAR == self.asked.year) & ~self.lines.waived
        sums = np.zeros(YEAR, np.int64)
        np.add.at(sums, self.lines.pay[mine] % YEAR, self.lines.fen[mine])
        return [int(fen) for fen in sums[: self.over]]

    def _received_by_month(self) -> list[int] | None:
        if not self.has_funds:
            return None
        sums = [0] * YEAR
        for day, fen in zip(self.of_year["date"], self.of_year["amount"], strict=True):
            sums[months.of_year(months.of_day(day)) - 1] += int(fen)
        return sums[: self.over]

    @property
    def late(self) -> list[int]:
        """Return the months whose list was not in time."""
        return attained.on_time(self.issued, self.expected, self.own.issue_by)[1]

    @property
    def entered_later(self) -> list[int]:
        """Return the months whose list is in time by its own day alone."""
        return attained.entered_later(self.issued, self.expected, self.own.issue_by)


# --- scores -------------------------------------------------------------------------------------------------------


def _scored(found: _Facts, goal: Goal, result: Result) -> Scored:
    one = goal.target
    wanted = one.published or goal.text
    item = goal.item or one.item or goals.monthly(found.project)
    fact = found.of(one.fact, item) if one.fact else None
    own = Scored(one, wanted, goal.text * (wanted != goal.text), item if fact else "", fact, result, "", None)
    if one.score == target.GRADE:
        return replace(own, actual=result.grade, share=result.share, is_met=result.grade == found.own.grades[0].name)
    number = fact.number if fact else target.number(result.value) if result.value else None
    if number is None:
        return own
    text = fact.text if fact else result.value
    share = score.completion(one.sign, target.number(wanted), number)
    return replace(own, actual=text, share=share, is_met=share == 1)


# --- findings -----------------------------------------------------------------------------------------------------


def _findings(done: Evaluated, found: _Facts, file: str) -> Iterator[Finding]:
    """Give what somebody has to look at: what is missed, what is unknown, what is not in time."""
    which, project = done.evaluation.year, done.project.id

    def told(name: str, **values: Value) -> Finding:
        return Finding(name, file, project=project, values={"year": which, **values})

    if not done.targets:
        yield told("targets-missing")
    if months.first_day(months.of(which, YEAR) + 1) - 1 > found.asked.as_of:
        yield told("year-not-over", day=months.format_day(found.asked.as_of))
    if done.rate is None:
        yield told("execution-unknown", points=money.plain(done.evaluation.execution))
    for one in done.targets:
        if one.points is None:
            yield told("target-unknown", **_named(one), advice=unknown(one))
        elif not one.is_met:
            points = money.decimals(one.points, score.PLACES)
            unit = one.target.unit if one.target.score != target.GRADE else ""
            values = {"points": points, "actual": f"{one.actual}{unit}", "reason": one.result.reason}
            advice = "explained" if one.result.reason else ""
            yield told("target-missed", **_named(one), **values, advice=advice)
    yield from _too_much(told, found)
    for name, late in (("issued-late", found.late), ("entered-later", found.entered_later)):
        if late:
            yield told(name, months=", ".join(map(months.format, late)), count=len(late))


def _too_much(told: Callable[..., Finding], found: _Facts) -> Iterator[Finding]:
    """Give that more came in than any amount that the budget may be."""
    possible = reconcile.bounds(found.budget) if found.budget else None
    if found.received is not None and possible and found.received > possible.high:
        over = found.received - possible.high
        values = {"received": found.received, "budget": possible.high, "over": over}
        yield replace(told("funds-over-budget", **{key: money.show(fen) for key, fen in values.items()}), amount=over)


def _named(one: Scored) -> dict[str, Value]:
    goal = f"{one.target.sign}{one.goal}{one.target.unit}"
    return {"target": one.target.name, "goal": goal, "weight": money.plain(one.target.weight)}


def unknown(one: Scored) -> str:
    """Return the name of what is to be done about a target of which nothing is known."""
    if one.fact:
        return one.fact.why
    return (
        "no-grade"
        if one.target.score == target.GRADE
        else "no-survey"
        if one.target.score == target.MEASURED
        else "no-result"
    )
