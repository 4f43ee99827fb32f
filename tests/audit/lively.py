"""A lively office in which all is well: raises, resumptions, couples with one account, deaths reported late, refunds.

What happens is planned before and drawn from a seed; the lists are issued by the program, month by month, with what was
reported by then. The catch: an irregularity is put in with ``plan`` before the lists are made, or done to what they
have become.
"""

import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from subsidies import correct, identity, months
from subsidies.correct import By, Claim
from tests.bureau import HEATING, LIVING, WAGE, Bureau, Project
from tests.offices import Row

FIRST, LAST = months.parse("2024-01"), months.parse("2024-07")
DAY = "2024-07-25"
RAISE = {"effective": "2024-01", "issued": "2024-05-10", "basis": "调资文件", "fixed": "100.00"}
LIVING_PEOPLE, WAGE_PEOPLE = 14, 7


def id_number(number: int) -> str:
    """Return the made-up id number of the so-manieth person."""
    seventeen = f"652300{1940 + number % 20}{number % 12 + 1:02d}{number % 27 + 1:02d}{100 + 3 * number:03d}"
    return seventeen + identity.check_character(seventeen)


@dataclass
class Lively:
    """An office in a folder, what is planned in it, and who in it has a quiet life."""

    bureau: Bureau
    random: Random
    planned: list[tuple[str, Row]] = field(default_factory=list)
    """Changes by project."""
    refunds: dict[int, str] = field(default_factory=dict)
    """Pay months after whose list somebody (id number) pays everything back."""
    edits: dict[int, Callable[[], None]] = field(default_factory=dict)
    """What is done to the files before the list of a month, or after the last."""
    skipped: set[int] = field(default_factory=set)
    """Months without a list."""
    roles: dict[str, Row] = field(default_factory=dict)
    """Who is what: ``dead``, ``ended`` and so on; ``quiet`` and ``waged`` people have nothing happen to them."""
    kept: TemporaryDirectory[str] | None = None

    def plan(self, project: str, day: str, who: Row, kind: str, effective: str, value: str = "", **more: str) -> None:
        """Plan a change, with a document and two people unless something else is said."""
        told = {"reported_on": day, "id_number": who["id_number"], "name": who["name"], "change": kind}
        told |= {"effective": effective, "value": value, "document": "证明", "entered_by": "王芳", "checked_by": "李强"}
        self.planned.append((project, told | more))

    def files(self, day: str) -> None:
        """Bring the changes up to a day."""
        for name, project in self.bureau.projects.items():
            project.changes = [row for of, row in self.planned if of == name and row["reported_on"] <= day]

    def run(self) -> "Lively":
        """Issue the lists, on the 20th of each month, and enter the refunds on the 22nd."""
        for month in range(FIRST, LAST + 1):
            self.edits.get(month, lambda: None)()
            text = months.format(month)
            self.files(f"{text}-20")
            if month not in self.skipped:
                self.bureau.issue(text, catch_up=True)
            if month in self.refunds:
                self._refund(self.refunds[month], f"{text}-22")
        self.edits.get(LAST + 1, lambda: None)()
        self.files(DAY)
        self.bureau.write()
        return self

    def _refund(self, who: str, day: str) -> None:
        claim = Claim(who, 12000)
        correct.refund(self.bureau.write(), claim, By("王芳", months.parse_day(day), "银行回单"))


def office(folder: Path, seed: int) -> Lively:
    """Return an office before its first list, with the lives of its people planned."""
    random = Random(seed)
    numbers = iter(random.sample(range(200), LIVING_PEOPLE + WAGE_PEOPLE + 1))
    living = [_person(next(numbers), random, heating=random.choice(("yes", "no"))) for _ in range(LIVING_PEOPLE)]
    waged = [
        _person(next(numbers), random, monthly_wage=f"{random.randrange(1800, 4000)}.37") for _ in range(WAGE_PEOPLE)
    ]
    wages = {"item": [{**WAGE, "adjustment": [RAISE]}]}
    projects = {
        "living": Project(living, keys={"item": [LIVING, {**HEATING, "month": 2}]}),
        "wages": Project(waged, keys=wages),
    }
    found = Lively(Bureau(folder, projects), random)
    _lives(found, living, waged, _person(next(numbers), random))
    return found


def _person(number: int, random: Random, **cells: str) -> Row:
    account = f"3001{number:03d}{random.randrange(10**8):08d}"
    name = "赵钱孙李周吴郑王冯陈"[number % 10] + chr(0x4E00 + 7 * number)
    return {"id_number": id_number(number), "name": name, "start_month": "2024-01", "account": account, **cells}


def _lives(found: Lively, living: list[Row], waged: list[Row], joiner: Row) -> None:
    """Plan what happens to everybody; who comes first in the project is drawn."""
    random, plan = found.random, found.plan
    names = (
        "dead",
        "late",
        "ended",
        "forfeited",
        "suspended",
        "resumed",
        "unpaid",
        "moved",
        "wife",
        "husband",
        "flagged",
    )
    roles = dict(zip((*names, "quiet", "other", "third"), random.sample(living, LIVING_PEOPLE), strict=True))
    roles |= dict(zip(("raised", "waged", "retired"), random.sample(waged, 3), strict=True))
    found.roles = {**roles, "joiner": joiner}
    plan("living", "2024-03-05", roles["dead"], "death", f"2024-02-{random.randrange(1, 29):02d}")
    plan("living", "2024-05-07", roles["late"], "death", f"2024-03-{random.randrange(1, 31):02d}")
    found.refunds[months.parse("2024-05")] = roles["late"]["id_number"]
    plan("living", "2024-04-03", roles["ended"], "end", "2024-04")
    plan("living", "2024-03-02", roles["forfeited"], "forfeit", "2024-03")
    plan("living", "2024-05-02", roles["suspended"], "suspend", "2024-05")
    plan("living", "2024-02-02", roles["resumed"], "suspend", "2024-02")
    plan("living", "2024-06-03", roles["resumed"], "resume", "2024-06")
    plan("living", "2024-03-02", roles["unpaid"], "suspend", "2024-03")
    plan("living", "2024-05-03", roles["unpaid"], "resume-without-backpay", "2024-05")
    plan("living", f"2024-04-{random.randrange(1, 10):02d}", roles["moved"], "account", "2024-04", "300199900000001")
    roles["husband"]["account"] = roles["wife"]["account"]
    roles["flagged"]["heating"] = "no"
    plan("living", "2024-04-06", roles["flagged"], "flag:heating", "2024-02", "yes")
    plan("wages", "2024-04-02", roles["raised"], "wage", "2024-04", "4321.00")
    plan("wages", "2024-03-02", roles["retired"], "death", "2024-02-11")
    joiner |= {"start_month": "2024-03", "reported_on": "2024-05-06"}
    found.edits[months.parse("2024-05")] = lambda: living.append(joiner)


@cache
def _made(seed: int) -> Lively:
    kept = TemporaryDirectory(prefix="lively-")
    found = office(Path(kept.name), seed).run()
    found.kept = kept  # removed when the tests end
    return found


def made(folder: Path, seed: int) -> Lively:
    """Return an office with all its lists, a copy of one that is made once for each seed."""
    kept = _made(seed)
    shutil.copytree(kept.bureau.folder, folder, dirs_exist_ok=True)
    projects = {
        name: Project([dict(row) for row in one.roster], [dict(row) for row in one.changes], dict(one.keys))
        for name, one in kept.bureau.projects.items()
    }
    by_id = {row["id_number"]: row for one in projects.values() for row in one.roster}
    roles = {name: by_id[row["id_number"]] for name, row in kept.roles.items()}
    return Lively(Bureau(folder, projects), Random(seed), list(kept.planned), roles=roles)
