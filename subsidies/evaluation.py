"""What a project file says of a year's self-evaluation (绩效自评): points of the execution rate, grades, typed results.

What the ledger knows is computed and never typed; what only a survey or a judgement can tell is typed, and never
without its source. The catch: nothing is assumed. A target without a result has no points, and they are said to be
open.

>>> [(one.name, str(one.least)) for one in GRADES][:2]
[('达成年度指标', '4/5'), ('部分达成年度指标并具有一定效果', '3/5')]
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import Any, Final, NamedTuple

from subsidies import money, shape, target
from subsidies.shape import Fault, Key, Path


class Grade(NamedTuple):
    """A grade, and the least share of a target's points that it gives; it ends where the one above begins."""

    name: str
    least: Fraction


GRADES: Final = (
    Grade("达成年度指标", Fraction(4, 5)),
    Grade("部分达成年度指标并具有一定效果", Fraction(3, 5)),
    Grade("未达成年度指标且效果较差", Fraction(0)),
)
"""Those of 财预〔2020〕10号: 100-80 %, 80-60 % and 60-0 % of the points."""


@dataclass(frozen=True, slots=True)
class Result:
    """What is said of a target when the year is over."""

    target: str
    """Its name."""
    value: str = ""
    """A number, where the ledger does not know it."""
    grade: str = ""
    share: Fraction | None = None
    """Of the points, within what the grade gives."""
    source: str = ""
    reason: str = ""
    """Why the goal was missed, and what is done about it."""


@dataclass(frozen=True, slots=True)
class Evaluation:
    """A year's self-evaluation, as far as the project file says anything of it."""

    year: int
    execution: Fraction = target.EXECUTION
    """Points of the execution rate."""
    issue_by: int | None = None
    """The day of the month up to which its list is on time; nothing: its last."""
    department: str = ""
    """The department in charge (主管部门)."""
    objective: str = ""
    """What was to be achieved, as printed with the budget."""
    outcome: str = ""
    """What was achieved, where the office has words of its own."""
    grades: tuple[Grade, ...] = GRADES
    """From the best one down."""
    results: tuple[Result, ...] = ()

    def result(self, name: str) -> Result:
        """Return what is said of a target; nothing where nothing is."""
        return next((one for one in self.results if one.target == name), Result(name))


def of_year(evaluations: Sequence[Evaluation], year: int) -> Evaluation:
    """Return the evaluation of a year; one that says nothing where there is none."""
    return next((one for one in evaluations if one.year == year), Evaluation(year))


# --- the project file -------------------------------------------------------------------------------------------


RESULT: Final = {
    "target": Key(shape.text),
    "value": Key(target.written, ""),
    "grade": Key(shape.text, ""),
    "share": Key(shape.quoted(money.parse_percent), None),
    "source": Key(shape.text, ""),
    "reason": Key(shape.text, ""),
}
GRADE: Final = {"name": Key(shape.text), "least": Key(shape.quoted(money.parse_percent))}
SPEC: Final = {
    "year": Key(shape.whole(1900, 9999)),
    "execution": Key(target.points, target.EXECUTION),
    "issue_by": Key(shape.whole(1, 31), None),
    "department": Key(shape.text, ""),
    "objective": Key(shape.text, ""),
    "outcome": Key(shape.text, ""),
    "grades": Key(GRADE, (), many=True),
    "result": Key(RESULT, (), many=True),
}
"""The keys of ``[[evaluation]]``."""


def execution(entries: Sequence[Mapping[str, Any]]) -> dict[int, Fraction]:
    """Return the points of the execution rate by the years that have an evaluation that can be read."""
    return {one["year"]: one["execution"] for one in entries if one and None not in (one["year"], one["execution"])}


def consistent(entries: Sequence[Mapping[str, Any]], targets: Sequence[Mapping[str, Any]], faults: list[Fault]) -> None:
    """Add what is wrong between the keys of evaluations; those that are wrong by themselves are left alone.

    targets    the entries of the file's targets
    """
    told = [one for one in entries if one]
    shape.once([((*one["path"], "year"), one["year"]) for one in told], faults)
    for one in told:
        grades = [each for each in one["grades"] if each]
        _consistent_grades(one["path"], grades, faults)
        results = [each for each in one["result"] if each]
        shape.once([((*each["path"], "target"), each["target"]) for each in results], faults)
        known = _in_force(targets, one["year"])
        for each in results:
            if known is not None and each["target"] is not None and not shape.is_faulty(each["path"], faults):
                _consistent_result(each, known, _grades(grades), faults)


def _consistent_grades(path: Path, grades: Sequence[Mapping[str, Any]], faults: list[Fault]) -> None:
    """Add that grades do not go down to nothing."""
    least = [one["least"] for one in grades]
    if None not in least and least and (any(a <= b for a, b in pairwise(least)) or least[-1] != 0 or least[0] >= 1):
        faults.append(Fault((*path, "grades"), "grades-out-of-order", {}))
    shape.once([((*one["path"], "name"), one["name"]) for one in grades], faults)


def _in_force(targets: Sequence[Mapping[str, Any]], year: int | None) -> dict[str, Mapping[str, Any]] | None:
    """Return a year's targets by their names; ``None`` where one of the file cannot be read."""
    if year is None or any(one is None or None in one.values() for one in targets):
        return None
    start = max((one["from"] for one in targets if one["from"] <= year), default=None)
    return {one["name"]: one for one in targets if one["from"] == start}


def _consistent_result(
    one: Mapping[str, Any],
    targets: Mapping[str, Mapping[str, Any]],
    grades: Sequence[Grade],
    faults: list[Fault],
) -> None:
    """Add what is wrong with a result."""
    path, name = one["path"], one["target"]
    if name not in targets:
        known = ", ".join(targets) or "—"
        faults.append(Fault((*path, "target"), "not-a-choice", {"text": name, "known": known}))
        return
    of = targets[name]
    wanted = {"grade", "share"} if of["score"] == target.GRADE else set() if of["of"] or of["actual"] else {"value"}
    given = {key for key in ("value", "grade", "share") if one[key] not in ("", None)}
    if given not in (set(), wanted):
        faults.append(Fault(path, "result-form", {"name": name, "advice": _advice(wanted)}))
    elif given and not one["source"]:
        faults.append(Fault((*path, "source"), "missing-key", {"key": "source"}))
    elif given == {"value"}:
        _consistent_value(one, of, faults)
    elif given:
        _consistent_grade(one, grades, faults)


def _advice(wanted: set[str]) -> str:
    """Return the name of what is said of a result that has not the keys that it should."""
    return "graded" if "grade" in wanted else "typed" if wanted else "computed"


def _consistent_value(one: Mapping[str, Any], of: Mapping[str, Any], faults: list[Fault]) -> None:
    found = shape.caught(target.number, one["value"], (*one["path"], "value"), faults)
    if found is not None and of["unit"] == "%" and of["score"] == target.MEASURED and found > target.FULL:
        faults.append(Fault((*one["path"], "value"), "out-of-range", {"low": 0, "high": target.FULL}))


def _consistent_grade(one: Mapping[str, Any], grades: Sequence[Grade], faults: list[Fault]) -> None:
    names = [grade.name for grade in grades]
    if one["grade"] not in names:
        known = " / ".join(names)
        faults.append(Fault((*one["path"], "grade"), "not-a-choice", {"text": one["grade"], "known": known}))
    elif graded(one["share"], grades).name != one["grade"]:
        place = names.index(one["grade"])
        high = grades[place - 1].least if place else Fraction(1)
        values = {"grade": one["grade"], "low": money.percent(grades[place].least), "high": money.percent(high)}
        faults.append(Fault((*one["path"], "share"), "result-share", {"text": money.percent(one["share"]), **values}))


def graded(share: Fraction, grades: Sequence[Grade]) -> Grade:
    """Return the grade to which a share of the points belongs: that with the largest least share not above it."""
    return next(grade for grade in grades if share >= grade.least)


def _grades(entries: Sequence[Mapping[str, Any]]) -> tuple[Grade, ...]:
    found = tuple(Grade(one["name"], one["least"]) for one in entries if None not in (one["name"], one["least"]))
    return found if found and found[-1].least == 0 else GRADES


def of(entries: Mapping[str, Any]) -> Evaluation:
    """Return the evaluation that the keys of a project file say."""
    named = {key: entries[key] for key in ("year", "execution", "issue_by", "department", "objective", "outcome")}
    results = tuple(Result(**{key: one[key] for key in RESULT}) for one in entries["result"])
    return Evaluation(**named, grades=_grades(entries["grades"]), results=results)
