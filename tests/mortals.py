"""People who may die, for tests: the sample's table, and facts of people of some ages."""

import csv
from dataclasses import replace
from typing import Any

import numpy as np

from subsidies import months
from subsidies.facts import Events, Facts, Spans
from subsidies.mortality import Table
from tests.shell import ROOT

Array = np.ndarray[Any, Any]


def sample() -> Table:
    """Return the sample's table, read without the program."""
    with (ROOT / "rosters" / "mortality.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    men, women = (tuple(float(row[sex]) for row in rows) for sex in ("men", "women"))
    return Table(int(rows[0]["age"]), men, women)


TABLE = sample()
NOBODY = Spans(*np.zeros((3, 0), np.int64))
NOTHING = Events(*np.zeros((3, 0), np.int64))


def people(*born: str, men: str = "", **more: Any) -> Facts:
    """Return people born on some days, women but for those whose place is in ``men``: a letter m each."""
    count = len(born)
    sex = men.ljust(count, "w")
    facts = Facts(
        key=np.arange(count).astype(object),
        id_number=np.array(
            [f"65230019400101{number:02d}{3 if one == 'm' else 2}0" for number, one in enumerate(sex)], object
        ),
        name=np.full(count, "某", object),
        start=np.full(count, months.NONE),
        end=np.full(count, months.NEVER),
        death=np.full(count, months.NEVER),
        holds=NOBODY,
        unpaid=NOBODY,
        forfeits=NOBODY,
        wage=np.zeros(count, np.int64),
        wage_from=np.full(count, months.NONE),
        wages=NOTHING,
        reported=NOTHING,
        on_record=np.array([months.parse_day(day) if day else months.NONE for day in born], np.int64),
        by_number=np.full(count, months.NONE),
        men=np.array([one == "m" for one in sex], bool),
        retired=np.full(count, months.NONE),
        service=np.full(count, months.NONE),
        area=np.full(count, "", object),
        flag={},
        flags={},
        accounts=NOTHING,
        identities=NOTHING,
    )
    columns: dict[str, Any] = {name: np.array(value) for name, value in more.items()}
    return replace(facts, **columns)
