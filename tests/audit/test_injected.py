"""A lively office gives neither error nor warning; with one irregularity put in, that is found, and nothing else is.

``SUBSIDIES_EXAMPLES`` says in how many offices: 20 of each kind where it is 3000.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from subsidies import auditing, codes, months
from subsidies.errors import Finding
from tests.audit.kinds import AFTER, BEFORE, Wanted
from tests.audit.lively import DAY, Lively, made, office
from tests.audit.summed import apart
from tests.law import EXAMPLES, desk

SEEDS = range(max(EXAMPLES * 20 // 3000, 1) if EXAMPLES > 300 else 1)


@pytest.fixture
def folder() -> Iterator[Path]:
    """Give an empty folder, in memory where the system has such a one."""
    with desk() as found:
        yield found


def audited(there: Lively) -> list[Finding]:
    """Return what the audit finds on the day after all lists; the evidence of each amount adds up to it."""
    place, day = there.bureau.write(), months.parse_day(DAY)
    examined = auditing.audited(place, day)
    assert apart(place, examined, day) == []
    return examined.findings


def serious(found: list[Finding]) -> list[Finding]:
    """Return the errors and warnings."""
    return [one for one in found if codes.severity(one) != codes.NOTE]


def look(there: Lively, wanted: Wanted) -> None:
    """Check that what was put in is found, of the right people with the right amount, and nothing else."""
    found = audited(there)
    mine = [one for one in found if one.name == wanted.name and (not wanted.ids or one.id_number in wanted.ids)]
    assert {one.id_number for one in mine} == (wanted.ids or {None}), [(one.name, one.id_number) for one in found]
    assert wanted.amount is None or [one.amount for one in mine] == [wanted.amount]
    others = [one for one in serious(found) if one not in mine]
    about = [one for one in others if one.name not in wanted.besides or one.id_number not in {*wanted.ids, None}]
    assert [(one.name, one.id_number, one.amount) for one in about] == []


@pytest.mark.parametrize("seed", SEEDS)
def test_a_lively_office_has_neither_error_nor_warning(folder: Path, seed: int) -> None:
    there = made(folder, seed)
    found = audited(there)
    assert [(one.name, one.id_number, one.amount) for one in serious(found)] == []
    assert "account-shared" in {one.name for one in found}, "a couple with one account is a question"


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("kind", BEFORE)
def test_what_happens_while_lists_are_made_is_found_and_nothing_else(folder: Path, kind: str, seed: int) -> None:
    there = office(folder, seed + 1000)
    wanted = BEFORE[kind](there)
    there.run()
    look(there, wanted)


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("kind", AFTER)
def test_what_is_done_to_lists_and_files_is_found_and_nothing_else(folder: Path, kind: str, seed: int) -> None:
    there = made(folder, seed)
    look(there, AFTER[kind](there))


def test_there_are_thirty_kinds() -> None:
    assert len({*BEFORE, *AFTER}) >= 30
