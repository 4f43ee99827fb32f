"""Judges each printed figure of a budget by exact arithmetic on its printed resolution.

A figure in 万元 is every amount that is printed as it: 44.58 stands for [44.575, 44.585), half up; counts, months,
standards and amounts in yuan are exact. The catch: what is compared are ranges and not the numbers that one reads,
so a total may differ from the sum of its parts and be right (尾差), and may equal that sum and be wrong.

>>> judge_sum(Printed("273.97", "表7"), ["44.58", "229.39"]).verdict
'agrees'
>>> heating = Line("一次性冬碳费", "heating", 151, 57800, 1, printed=(Printed("8.72", "资金分配情况"),))
>>> [(found.against, found.apart, found.beyond) for found in judge(Budget(2024, "8.73", lines=(heating,)))][0]
('151 × 578.00 × 1 = 87,278.00', 7800, 2800)
"""

import math
import re
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from subsidies import money, words
from subsidies.budget import Budget, Fact, Line, Printed
from subsidies.errors import Finding, Value
from subsidies.span import Span, point, rounded

AGREES, ROUNDING_TAIL, BEYOND_ROUNDING = "agrees", "rounding-tail", "beyond-rounding"
VERDICTS = (AGREES, ROUNDING_TAIL, BEYOND_ROUNDING)
"""The best first: the exact amount is printed so, or the printed parts add up to the figure; what is printed can be
one amount although the printed values differ (尾差); it cannot."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """One printed figure, compared with one arithmetic."""

    figure: str
    """As printed, 万元."""
    at: str
    """The place where it stands; empty for the budget's ``published``."""
    subject: str
    """The line that it is the amount of; empty for a total."""
    against: str
    """``151 × 578.00 × 1 = 87,278.00``, in yuan where it is exact; else in 万元, ``35.86 + 8.73 = 44.59``."""
    verdict: str
    apart: int
    """Fen between the printed value and the computed one, without a sign."""
    beyond: int
    """Fen that rounding cannot explain, at least; 0 unless the verdict is ``beyond-rounding``."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One fact that is not the same everywhere."""

    fact: str
    values: tuple[tuple[str, tuple[str, ...]], ...]
    """Each value with all places where it stands, in the order of the file."""


def judge(budget: Budget) -> list[Judgement]:
    """Return the judgements of all printed figures: of the lines, of the published total, of the total elsewhere.

    A line's figures are compared with the line's own arithmetic. A total is compared with the exact sum of the
    lines, where all lines are exact; with ``approved``, where it is another amount; and with the sum of the
    printed parts, by the figures that fit best where a line is printed in several. A total is not blamed for
    a line's own fault: beside an exact sum, printed parts that do not explain the total are not cited; without
    one, a line whose figures are all wrong also counts by its own arithmetic. Where an amount is not known
    exactly, its figures are compared with each other, too.
    """
    found = [judgement for line in budget.lines for judgement in _judge_line(line)]
    totals = (Printed(budget.published, ""), *budget.printed)
    exact = budget.approved is not None or _exact_sum(budget.lines) is not None
    return found + _judge_each("", totals, lambda figure: _against_total(budget, figure), exact)


def judge_sum(figure: Printed, parts: Sequence[str]) -> Judgement:
    """Return the judgement of a figure that is the total of printed parts, one or more (万元)."""
    return _judged(figure, "", _sum_of_parts([figure_of(part) for part in parts]))


def differing(budget: Budget) -> list[Difference]:
    """Return the facts that cannot be the same everywhere; places with the same value are grouped.

    Numbers are compared as numbers (120.00 is 120, and 249 is 249人), 万元 and percentages by what they stand for (9.1%
    can be 9.09%), words without blanks and in half width.
    """
    found = []
    for fact in budget.facts:
        values = grouped(fact)
        if len(values) > 1 and not can_be_one(values):
            found.append(Difference(fact.name, tuple((group[0].value, places_of(group)) for group in values.values())))
    return found


def planned(lines: Iterable[Line]) -> tuple[int, Span]:
    """Return what some lines come to by their own arithmetic (fen), and all that this may stand for."""
    value, span = 0, point(0)
    for term in map(arithmetic, lines):
        value, span = value + term.value, span.plus(term.span)
    return value, span


def total(budget: Budget) -> tuple[int, Span]:
    """Return a budget without its revisions (fen): approved, else as published, and all that it may stand for."""
    term = figure_of(budget.published) if budget.approved is None else _amount(budget.approved)
    return term.value, term.span


def findings(found: Iterable[Judgement | Difference], year: int, file: str, project: str | None) -> list[Finding]:
    """Return a warning for what cannot be explained by rounding or differs, and a note for what rounding explains.

    A figure that stands in several places against one arithmetic is one finding.

    file, project    where the budget stands; no project: the workspace's own ``[[printed]]``
    """
    differences: list[Difference] = []
    placed: dict[Judgement, list[str]] = {}
    for one in found:
        if isinstance(one, Difference):
            differences.append(one)
        elif one.verdict != AGREES:
            placed.setdefault(replace(one, at=""), []).append(one.at)
    judged = [replace(one, at="; ".join(filter(None, places))) for one, places in placed.items()]
    every: list[Judgement | Difference] = [*judged, *differences]
    return [_finding(one, year, file, project) for one in every]


# --- what a figure stands for -----------------------------------------------------------------------------------


# --- what it is compared with -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Term:
    """An amount with its arithmetic: how it is written, the value that one reads, and what it stands for."""

    text: str
    result: str
    value: int
    """Fen: figures have six decimals at most."""
    span: Span

    @property
    def against(self) -> str:
        """The arithmetic with its result; the result alone where there is no arithmetic."""
        return self.text if self.text == self.result else f"{self.text} = {self.result}"

    @property
    def exact(self) -> bool:
        """Whether it stands for its value and nothing else."""
        return self.span == point(self.value)


def figure_of(text: str) -> Term:
    """Return a figure in 万元. Raises ``Refusal`` (bad-figure)."""
    value = money.parse_wan(text)
    return Term(text, text, int(value), rounded(value, Fraction(money.WAN, 2 * 10 ** _decimals(text))))


def _amount(fen: int) -> Term:
    return Term(money.show(fen), money.show(fen), fen, point(fen))


def arithmetic(line: Line) -> Term:
    """Return what a line's own arithmetic gives."""
    if line.monthly is not None and line.months is not None:
        return _yearly(line.monthly, line.months)
    if line.amount is not None:
        return _amount(line.amount)
    persons, rate, months = line.persons or 0, line.rate or 0, line.months or 0
    return replace(_amount(persons * rate * months), text=f"{persons} × {money.show(rate)} × {months}")


def _yearly(monthly: str, months: int) -> Term:
    month = figure_of(monthly)
    value = month.value * months
    return Term(f"{monthly} × {months}", _wan(value, _decimals(monthly)), value, month.span.times(months))


def _exact_sum(lines: Sequence[Line]) -> Term | None:
    """Return the sum of lines that are all exact; of one line, its own arithmetic; otherwise ``None``."""
    terms = [arithmetic(line) for line in lines]
    if not terms or not all(term.exact for term in terms):
        return None
    total = _amount(sum(term.value for term in terms))
    return replace(total, text=_added(term.result for term in terms)) if len(terms) > 1 else terms[0]


def _sum_of_parts(terms: Sequence[Term]) -> Term:
    """Return the sum of one term or more, in 万元 with the decimals of the finest."""
    total, span = 0, point(0)
    for term in terms:
        total, span = total + term.value, span.plus(term.span)
    places = max(_decimals(term.result) for term in terms)
    return Term(_added(term.text for term in terms), _wan(total, places), total, span)


def _choices(line: Line, forgiving: bool) -> list[Term]:
    """Return the parts that a line may give to a sum: its figures, those first that fit the line's own arithmetic.

    A figure stands for no more than the line's own arithmetic allows: beside an exact 70,000.00, a printed 7 is known
    to the fen. The line's own arithmetic is a part where nothing is printed, and (forgiving) where no figure fits it.
    """
    own = arithmetic(line)
    figures = [figure_of(printed.value) for printed in line.printed]
    fit = [figure for figure in figures if _verdict(figure, own) != BEYOND_ROUNDING]
    wrong = [figure for figure in figures if figure not in fit]
    narrowed = [replace(figure, span=figure.span.narrowed(own.span)) for figure in fit]
    return narrowed + wrong + ([_in_wan(own)] if not figures or (forgiving and not fit) else [])


def _best(figure: Term, choices: Sequence[Sequence[Term]]) -> Term:
    """Return the sum of one part a line that fits a figure best, the first among equals.

    Each sum is followed up once, however many choices lead to it.
    """
    sums: dict[int, tuple[Term, ...]] = {0: ()}
    for parts in choices:
        longer: dict[int, tuple[Term, ...]] = {}
        for value, chosen in sums.items():
            for part in parts:
                longer.setdefault(value + part.value, (*chosen, part))
        sums = longer
    return min((_sum_of_parts(chosen) for chosen in sums.values()), key=lambda total: _misfit(figure, total))


def _against_total(budget: Budget, figure: Printed) -> list[Term]:
    """Return what a total is compared with."""
    whole = _exact_sum(budget.lines)
    terms = [whole] if whole else []
    if budget.approved is not None and (whole is None or whole.value != budget.approved):
        terms.append(_amount(budget.approved))
    if not budget.lines or (whole and not any(line.printed for line in budget.lines)):
        return terms
    total = figure_of(figure.value)
    parts = _best(total, [_choices(line, forgiving=whole is None) for line in budget.lines])
    explains = _verdict(total, parts) != BEYOND_ROUNDING
    return [*terms, parts] if whole is None or explains else terms


# --- the judgement ----------------------------------------------------------------------------------------------


def _judge_line(line: Line) -> list[Judgement]:
    own = arithmetic(line)
    return _judge_each(line.name, line.printed, lambda _: [own], own.exact)


def _judge_each(
    subject: str, figures: Sequence[Printed], against: Callable[[Printed], list[Term]], exact: bool
) -> list[Judgement]:
    """Return the judgements of all figures of one amount; where it is not known exactly, also those on each other.

    Among each other, only figures that nothing else accuses are compared, with the first of them.
    """
    found: list[Judgement] = []
    first: Printed | None = None
    for figure in figures:
        judged = [_judged(figure, subject, term) for term in against(figure)]
        if not exact and all(judgement.verdict != BEYOND_ROUNDING for judgement in judged):
            first = first or figure
            if figure.value != first.value:
                judged.append(_judged(figure, subject, figure_of(first.value)))
        found += judged
    return found


def _judged(printed: Printed, subject: str, term: Term) -> Judgement:
    figure = figure_of(printed.value)
    verdict, apart = _verdict(figure, term), abs(figure.value - term.value)
    beyond = _beyond(figure, term) if verdict == BEYOND_ROUNDING else 0
    return Judgement(printed.value, printed.at, subject, term.against, verdict, apart, beyond)


def _verdict(figure: Term, term: Term) -> str:
    """Return how a figure stands to an arithmetic."""
    if figure.value == term.value:
        return AGREES
    if not figure.span.meets(term.span):
        return BEYOND_ROUNDING
    return AGREES if term.exact else ROUNDING_TAIL


def _beyond(figure: Term, term: Term) -> int:
    """Return whole fen that rounding cannot explain, at least; one fen where two half-open ends touch."""
    return max(1, math.floor(figure.span.distance(term.span)))


def _misfit(figure: Term, term: Term) -> tuple[int, Fraction, int]:
    """Return how badly an arithmetic fits a figure, to be compared."""
    distance = figure.span.distance(term.span)
    return VERDICTS.index(_verdict(figure, term)), distance, abs(figure.value - term.value)


# --- facts ------------------------------------------------------------------------------------------------------

NUMBER = re.compile(r"(-?[0-9]{1,20}(?:\.[0-9]{1,20})?)([^0-9]*?)元?")

Reading = tuple[str, Span | None]
"""A fact's value as it is compared: the unit and what the number stands for; or the words, and ``None``."""


def grouped(fact: Fact) -> dict[Reading, list[Printed]]:
    """Return what is printed of a fact by its value. A number without a unit has the one that the others have."""
    folded = [words.fold(printed.value) for printed in fact.values]
    numbers = [NUMBER.fullmatch(text.replace(",", "")) for text in folded]
    units = {number[2] for number in numbers if number and number[2]}
    unit = units.pop() if len(units) == 1 else ""
    groups: dict[Reading, list[Printed]] = {}
    for printed, text, number in zip(fact.values, folded, numbers, strict=True):
        groups.setdefault(_reading(number, unit) if number else (text, None), []).append(printed)
    return groups


def _reading(number: re.Match[str], unit: str) -> Reading:
    value, unit = Fraction(number[1]), number[2] or unit
    if unit.startswith(("%", "万")):
        return unit, rounded(value, Fraction(1, 2 * 10 ** _decimals(number[1])))
    return unit, point(value)


def can_be_one(readings: Collection[Reading]) -> bool:
    """Whether one number can be printed in all these ways."""
    units, spans = {unit for unit, _ in readings}, [span for _, span in readings if span is not None]
    if len(units) > 1 or not spans:
        return False
    return max(span.low for span in spans) <= min(span.high for span in spans)


def places_of(group: Iterable[Printed]) -> tuple[str, ...]:
    """Return the places of figures, each once."""
    return tuple(dict.fromkeys(printed.at for printed in group))


# --- findings and texts -----------------------------------------------------------------------------------------


def _finding(one: Judgement | Difference, year: int, file: str, project: str | None) -> Finding:
    values: dict[str, Value]
    if isinstance(one, Difference):
        texts = " ≠ ".join(f"{value} ({', '.join(places)})" for value, places in one.values)
        values = {"where": f"{year} · {one.fact}", "values": texts}
        return Finding("fact-differs", file, column="budget.fact", project=project, values=values)
    where = " · ".join(text for text in (str(year), one.subject, one.at) if text)
    values = {"where": where, "figure": one.figure, "against": one.against, "apart": money.show(one.apart)}
    if one.verdict == BEYOND_ROUNDING:
        values["beyond"] = money.show(one.beyond)
    column = _column(one) if project else "printed"
    return Finding(f"figure-{one.verdict}", file, column=column, project=project, amount=one.apart, values=values)


def _column(one: Judgement) -> str:
    """Return the key under which a project file has a figure."""
    if one.subject:
        return "budget.line.printed"
    return "budget.printed" if one.at else "budget.published"


def _decimals(text: str) -> int:
    return len(text.partition(".")[2])


def _wan(fen: int, places: int) -> str:
    return money.decimals(Fraction(fen, money.WAN), places)


def _in_wan(term: Term) -> Term:
    """Return an exact amount of yuan as it is written in a sum of figures, in 万元 to its last digit."""
    if not term.exact:
        return term
    text = _wan(term.value, 6).rstrip("0").removesuffix(".")
    return replace(term, text=text, result=text)


def _added(texts: Iterable[str]) -> str:
    return " + ".join(texts).replace("+ -", "- ")
