"""The checks of an empty roster: each formula takes what belongs into its column, and nothing else.

A small evaluator stands in for the spreadsheet, with the few functions that the formulas use.
"""

import io
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, Final

import openpyxl
import pytest

from subsidies import months, words
from subsidies.language import LANGUAGES, speaker
from subsidies.policy import Item, Project
from subsidies.read import cells, rosters
from subsidies.write import blank, canonical, cell

WAGES: Final = Project("w", "工资", months.parse("2024-01"), (Item("w", "工资", "wage", flag="低保"),))
KNOWN: Final = rosters.fields(WAGES)


class Wrong(Exception):
    """A value of the spreadsheet's own: #VALUE!; whoever meets it has it too, but ISNUMBER and ISTEXT."""


# --- a spreadsheet's formulas -------------------------------------------------------------------------------------

TOKEN: Final = re.compile(r'\s*(?:("(?:[^"]|"")*")|(\d+(?:\.\d+)?)|([A-Z]+\d+)|([A-Z]+)(?=\()|(>=|<=|<>|[=<>&(),]))')


def text(value: Any) -> str:
    """Return a value as LEN, MID and & see it."""
    return value if isinstance(value, str) else f"{value:.15g}"


def datevalue(value: Any) -> int:
    """Return the number of a day that is written with the year first; only a text can be one."""
    match = re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", value, re.ASCII) if isinstance(value, str) else None
    try:
        found = date(*map(int, match.groups())) if match else None
    except ValueError:
        found = None
    if found is None or found.year < 1900:
        raise Wrong
    return (found - date(1899, 12, 30)).days


def rounded(value: Any, digits: Any) -> float:
    """Return a number rounded; a text that is one counts as one."""
    try:
        return round(float(value), int(digits))
    except ValueError:
        raise Wrong from None


FUNCTIONS: Final[Mapping[str, Callable[..., Any]]] = {
    "AND": lambda *values: all(values),
    "OR": lambda *values: any(values),
    "LEN": lambda value: len(text(value)),
    "MID": lambda value, first, count: text(value)[int(first) - 1 : int(first) - 1 + int(count)],
    "DATEVALUE": datevalue,
    "ROUND": rounded,
}
KINDS: Final[Mapping[str, tuple[type, ...]]] = {"ISTEXT": (str,), "ISNUMBER": (int, float)}


class Formula:
    """A formula as it is worked out, from left to right."""

    def __init__(self, formula: str, held: Mapping[str, Any]) -> None:
        """Take a formula without its = and what the cells hold."""
        self.tokens, at = list[Sequence[str]](), 0
        while at < len(formula):
            match = TOKEN.match(formula, at)
            assert match, formula[at:]
            self.tokens.append(match.groups())
            at = match.end()
        self.held = held
        self.at = 0

    def take(self) -> Sequence[str]:
        self.at += 1
        return self.tokens[self.at - 1]

    def mark(self) -> str:
        """Return the mark that is next; nothing for the end, and for what is no mark."""
        return self.tokens[self.at][4] or "" if self.at < len(self.tokens) else ""

    def compared(self) -> Any:
        left = self.joined()
        while (mark := self.mark()) in ("=", ">="):
            self.take()
            left = compare(left, self.joined(), mark)
        return left

    def joined(self) -> Any:
        left = self.one()
        while self.mark() == "&":
            self.take()
            right = self.one()
            left = either(lambda a, b: text(a) + text(b), left, right)
        return left

    def one(self) -> Any:
        quoted, number, place, function, mark = self.take()
        assert not mark, mark
        if quoted:
            return quoted[1:-1].replace('""', '"')
        if number:
            return float(number)
        return self.held[place] if place else self.called(function)

    def called(self, name: str) -> Any:
        values: list[Any] = []
        assert self.take()[4] == "("
        while not values or self.mark() == ",":
            if values:
                self.take()
            values.append(self.compared())
        assert self.take()[4] == ")"
        if name in KINDS:
            return isinstance(values[0], KINDS[name]) and not isinstance(values[0], bool)
        return either(FUNCTIONS[name], *values)


def either(function: Callable[..., Any], *values: Any) -> Any:
    """Return what a function gives, or the error among its values, or its own."""
    try:
        return next((one for one in values if isinstance(one, Wrong)), None) or function(*values)
    except Wrong as wrong:
        return wrong


def compare(left: Any, right: Any, mark: str) -> Any:
    """Return how values compare; a text is more than any number."""
    keys = [(isinstance(one, str), one.lower() if isinstance(one, str) else one) for one in (left, right)]
    return either(lambda *_: keys[0] == keys[1] if mark == "=" else keys[0] >= keys[1], left, right)


def takes(formula: str, held: Mapping[str, Any]) -> bool:
    """Return whether a check lets a value in: an error does not."""
    made = Formula(formula.removeprefix("="), held)
    found = made.compared()
    assert made.at == len(made.tokens), formula
    return found is True


def test_the_evaluator_is_a_spreadsheet_as_far_as_it_goes() -> None:
    for formula, found in {
        'AND(LEN("ab")=2,OR(1=2,3>=2))': True,
        'MID("2024-03",5,1)="-"': True,
        'ISNUMBER(DATEVALUE("2024-03"&"-01"))': True,
        'DATEVALUE("2024-02-30")>=1': False,
        'ISNUMBER(DATEVALUE("2024-02-30"))': False,
        'ROUND("1.00",2)="1.00"': False,
        '"1">=2': True,
        "LEN(45292)=5": True,
        "ISTEXT(1)": False,
    }.items():
        assert takes(formula, {}) == found, formula


# --- the checks ---------------------------------------------------------------------------------------------------

GOOD: Final[Mapping[str, Sequence[Any]]] = {
    words.ID: ["652300194501010010", "65230019520202007X", "652300480305002"],
    words.ACCOUNT: ["6217000012345678907", "80105"],
    words.DAY: ["1945-01-01", "2024-02-29", "2024-12-31"],
    words.MONTH: ["2024-03", "1995-12", "1900-01"],
    words.MONEY: [0, 120, 2345.67, 0.1, 99999.99, 1234567.89],
}
BAD: Final[Mapping[str, Sequence[Any]]] = {
    words.ID: [
        652300194501010010,
        652300480305002,
        6.5230019450101e17,
        "65230019450101001",
        "6523001945010100100",
        "652300",
    ],
    words.ACCOUNT: [6217000012345678907, 80105, 8010.5],
    words.DAY: [
        *(
            "2023-02-29",
            "1945-13-01",
            "1945-00-01",
            "1945-01-32",
            "1945-1-1",
            "1945-01-1",
            "1945.01.01",
            "1945/01/01",
            "19450101",
        ),
        *("1945-01", "1945年1月1日", "01-01-1945", "2024-3-011", "一九四五年", 16438, 45292.5, 1945, 19450101),
    ],
    words.MONTH: [
        *("2024-13", "2024-00", "2024-3", "2024.03", "2024/03", "202403", "2024年3月", "2024-03-01", "03-2024", "无"),
        *(45292, 2024.03, 202403, 2024),
    ],
    words.MONEY: [-1, -0.01, 2345.678, 0.001, "120.00", "120元", "无"],
}


def checks(language: str) -> dict[str, Any]:
    """Return the checks of an empty roster, by the key of the column that they are on."""
    content = blank.workbook(KNOWN, ("id_number", "name"), speaker(language))
    sheet = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]
    found: dict[str, Any] = {}
    keys = {cell.heading(key, speaker(language)): key for key in KNOWN}
    for one in sheet.data_validations.dataValidation:
        (span,) = one.sqref.ranges
        assert (span.min_row, span.max_row, span.min_col) == (2, canonical.LAST_ROW + 1, span.max_col)
        assert one.allow_blank
        assert one.errorStyle in (None, "stop")
        found[keys[sheet.cell(1, span.min_col).value]] = one
    return found


def first(check: Any) -> str:
    """Return the first cell that a check is on; in its formula, this cell stands for each."""
    return str(check.sqref).partition(":")[0]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_column_that_must_be_of_a_form_has_its_check(language: str) -> None:
    free = {key for key, field in KNOWN.items() if field.holds in (words.TEXT, words.YEARS)}
    found = checks(language)
    assert found.keys() == KNOWN.keys() - free
    assert {KNOWN[key].holds for key in found} == {*GOOD, words.BOOLEAN} == {*BAD, words.BOOLEAN}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_check_takes_what_is_right_and_the_reader_takes_it_too(language: str) -> None:
    for key, check in checks(language).items():
        for value in GOOD.get(KNOWN[key].holds, ()):
            assert takes(check.formula1, {first(check): value}), (key, value)
            assert cells.read(value, KNOWN[key].holds).notes in ((), ("id-converted",))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_check_refuses_what_is_wrong(language: str) -> None:
    for key, check in checks(language).items():
        for value in BAD.get(KNOWN[key].holds, ()):
            assert not takes(check.formula1, {first(check): value}), (key, value)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_list_has_yes_and_no_and_nothing_else(language: str) -> None:
    lists = {key: one for key, one in checks(language).items() if one.type == "list"}
    assert lists.keys() == {key for key, field in KNOWN.items() if field.holds == words.BOOLEAN}
    for one in lists.values():
        choices = one.formula1.strip('"').split(",")
        assert [cells.value(choice, words.BOOLEAN) for choice in choices] == [1, 0]
