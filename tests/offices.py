"""Random small offices: a project, its roster and its changes, as they stand at each of a row of lists.

The shape of a history (people, months, how much of what happens) is drawn by hypothesis and shrinks; its details come
from a seed, one stream a person and list, so that a smaller history tells the same story of those who are left. The
catch: all people are made up, with the code 652300 that no county issues.

>>> [step.month for step in build(Plan(people=1, months=2, items=1, seed=7))]
['2021-10', '2021-11']
"""

import csv
import json
import re
from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

from hypothesis import strategies as st

Row = dict[str, str]
Project = dict[str, Any]

ROSTER_COLUMNS = [
    "id_number",
    "name",
    "birth_date",
    "employer",
    "category",
    "retired_month",
    "start_month",
    "end_month",
    "death_date",
    "suspended_from",
    "resumed_from",
    "suspension_backpay",
    "heating",
    "monthly_wage",
    "wage_from",
    "service_years",
    "area_class",
    "bank",
    "account",
    "payee",
    "certified_until",
    "reported_on",
    "note",
]
CHANGE_COLUMNS = [
    "reported_on",
    "id_number",
    "name",
    "change",
    "effective",
    "value",
    "document",
    "entered_by",
    "checked_by",
    "note",
]

# How probable a kind is, by how often the plan wants it (0 to 3).
PERSON_ODDS = (0.0, 0.01, 0.03, 0.1)  # a person and list
PROJECT_ODDS = (0.0, 0.08, 0.2, 0.4)  # a list
CALENDAR_ODDS = (0.0, 0.1, 0.25, 0.5)  # a month; join: a person
CALENDAR_KINDS = ("skip", "supplement", "late", "join")
LIMITS = ("100%", "100%", "50%", "30%", "33.33%", "12.5%", "0.01%")
SHIFTS = (-12, -7, -5, -4, -3, -2, -2, -1, -1, -1, 0, 0, 0, 1, 1, 2)  # months from the list to what is effective


@dataclass
class Step:
    """The inputs as they stand when the list of a month is issued."""

    month: str
    as_of: str
    project: Project
    roster: list[Row]
    changes: list[Row]


@dataclass(frozen=True)
class Plan:
    """The shape of a history: sizes, a seed, and for each kind how often (0 never … 3 often)."""

    people: int
    months: int
    items: int
    seed: int
    often: dict[str, int] = field(default_factory=dict)
    adjustments: bool = False

    def level(self, kind: str) -> int:
        """Return 0 to 3."""
        return self.often.get(kind, 0)

    def stream(self, *place: object) -> Random:
        """Return the random numbers of one place in the history, whatever happens elsewhere."""
        return Random(f"{self.seed}/{place}")


@dataclass(frozen=True)
class Moment:
    """A list: its month, its as-of day, and the as-of day before it."""

    month: int
    as_of: date
    before: date
    since: int


@dataclass
class Life:
    """What was entered for one person so far."""

    index: int
    row: Row
    ids: list[str]
    joined: bool = False
    suspended: bool = False
    forfeited: bool = False
    dead: bool = False
    identity_month: int = 0

    def is_known(self, moment: Moment) -> bool:
        """Tell whether the office knows of the person when the list is made."""
        return self.joined and self.row["reported_on"] <= moment.as_of.isoformat()


# Values


def month_text(month: int) -> str:
    """Return `YYYY-MM`."""
    return f"{month // 12:04d}-{month % 12 + 1:02d}"


def day_of(month: int, day: int) -> date:
    """Return a day of a month number."""
    return date(month // 12, month % 12 + 1, day)


def month_of(day: date) -> int:
    """Return the month number of a day."""
    return day.year * 12 + day.month - 1


def yuan(fen: int) -> str:
    """Return yuan with two decimals."""
    return f"{fen // 100}.{fen % 100:02d}"


def id_number(rng: Random, number: int) -> str:
    """Return a made-up id number, another for each number below 16,000 (GB 11643, ISO 7064 MOD 11-2)."""
    born = date(1934, 1, 1) + timedelta(days=16 * rng.randrange(680) + number // 1000)
    digits = f"652300{born:%Y%m%d}{number % 1000:03d}"
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    total = sum(weight * int(digit) for weight, digit in zip(weights, digits, strict=True))
    return digits + "10X98765432"[total % 11]


def effective_month(rng: Random, moment: Moment) -> int:
    """Return a month around the list, mostly a few months back."""
    return max(moment.since - 3, moment.month + rng.choice(SHIFTS))


def reported_on(rng: Random, moment: Moment) -> str:
    """Return a day since the last list, or an older one, none, or one after this list (not known yet)."""
    chance = rng.random()
    if chance < 0.08:
        return ""
    if chance < 0.16:
        return (moment.as_of + timedelta(days=rng.randint(1, 70))).isoformat()
    if chance < 0.28:
        return (moment.before - timedelta(days=rng.randint(0, 120))).isoformat()
    return (moment.as_of - timedelta(days=rng.randrange((moment.as_of - moment.before).days))).isoformat()


def death_day(rng: Random, moment: Moment, reported: str) -> str:
    """Return a day not after the report (or the list), at most some 300 days before."""
    last = date.fromisoformat(reported) if reported else moment.as_of
    first = min(last, day_of(moment.since - 3, 1))
    days = rng.choice((rng.randint(0, 45), rng.randint(0, 300)))
    return max(first, last - timedelta(days=days)).isoformat()


# What happens to a person: a function a kind, from what was entered so far to new rows


def change(rng: Random, life: Life, moment: Moment, word: str, effective: int | str, value: str = "") -> Row:
    """Return one row of changes, by any of the person's ids; a death or its revocation has a day, the rest a month."""
    reported = reported_on(rng, moment)
    if word in ("death", "death-revoked"):
        effective = effective or death_day(rng, moment, reported)
    return {
        "reported_on": reported,
        "id_number": rng.choice(life.ids),
        "name": life.row["name"],
        "change": word,
        "effective": effective if isinstance(effective, str) else month_text(effective),
        "value": value,
        "document": "样例材料",
        "entered_by": "经办",
        "checked_by": "复核",
    }


def die(rng: Random, life: Life, moment: Moment) -> list[Row]:
    """Enter a death; where there is one already, its correction."""
    life.dead = True
    return [change(rng, life, moment, "death", "")]


def revoke(rng: Random, life: Life, moment: Moment) -> list[Row]:
    """Enter a death-revoked, sometimes with another death entered before or after it in the file."""
    if not life.dead and not life.row["death_date"]:
        return []
    rows = [change(rng, life, moment, "death-revoked", "")]
    if rng.random() < 0.3:
        rows += die(rng, life, moment)
        rng.shuffle(rows)
    return rows


def end(rng: Random, life: Life, moment: Moment) -> list[Row]:
    """Enter an end; where there is one already, its correction."""
    return [change(rng, life, moment, "end", effective_month(rng, moment))]


def resumption(rng: Random) -> str:
    """Return one of the two words."""
    return rng.choice(("resume", "resume", "resume-without-backpay"))


def suspend(rng: Random, life: Life, moment: Moment) -> list[Row]:
    """Enter a suspension: open, or learnt of together with its end; sometimes a second one inside it."""
    first = effective_month(rng, moment)
    rows = [change(rng, life, moment, "suspend", first)]
    life.suspended = True
    if rng.random() < 0.15:
        rows.append(change(rng, life, moment, "suspend", first + rng.randint(0, 2)))
    if rng.random() < 0.35:
        rows.append(change(rng, life, moment, resumption(rng), first + rng.randint(0, 6)))
        life.suspended = False
    return rows


def resume(rng: Random, life: Life, moment: Moment) -> list[Row]:
    """Enter a resumption of either kind, seldom of one who is not suspended."""
    if not life.suspended and rng.random() < 0.8:
        return []
    life.suspended = False
    month = rng.choice((effective_month(rng, moment), moment.month + rng.randint(-1, 4)))
    return [change(rng, life, moment, resumption(rng), month)]


def heirs(rng: Random, life: Life, moment: Moment) -> list[Row]:
    """Enter a suspension, a death in it, and sometimes already the heirs' resumption."""
    first = effective_month(rng, moment)
    rows = [change(rng, life, moment, "suspend", first), *die(rng, life, moment)]
    life.suspended = rng.random() < 0.5
    if not life.suspended:
        rows.append(change(rng, life, moment, resumption(rng), max(first, moment.month + rng.randint(-1, 1))))
    return rows


def forfeit(rng: Random, life: Life, moment: Moment) -> list[Row]:
    """Enter a forfeit, sometimes with its restart."""
    first = effective_month(rng, moment)
    rows = [change(rng, life, moment, "forfeit", first)]
    life.forfeited = rng.random() < 0.6
    if not life.forfeited:
        rows.append(change(rng, life, moment, "restart", first + rng.randint(0, 8)))
    return rows


def restart(rng: Random, life: Life, moment: Moment) -> list[Row]:
    """Enter a restart, seldom of one who has forfeited nothing."""
    if not life.forfeited and rng.random() < 0.8:
        return []
    life.forfeited = False
    return [change(rng, life, moment, "restart", effective_month(rng, moment))]


def set_wage(rng: Random, life: Life, moment: Moment) -> list[Row]:
    """Enter a wage change, up or down; none where no item pays a wage."""
    if not life.row["monthly_wage"]:
        return []
    return [change(rng, life, moment, "wage", effective_month(rng, moment), yuan(rng.randint(100000, 600000)))]


def set_flag(rng: Random, life: Life, moment: Moment) -> list[Row]:
    """Enter a flag, to either value."""
    value = rng.choice(("yes", "no"))
    return [change(rng, life, moment, "flag:heating", effective_month(rng, moment), value)]


def set_account(rng: Random, life: Life, moment: Moment) -> list[Row]:
    """Enter another account: it moves no money between months."""
    account = f"30010{rng.randrange(10**9):09d}"
    value = rng.choice((account, f"样例银行|{account}|{life.row['name']}"))
    return [change(rng, life, moment, "account", effective_month(rng, moment), value)]


def correct_identity(rng: Random, life: Life, moment: Moment) -> list[Row]:
    """Enter a fresh id for the last one, at most two a person, in order of month; the roster may follow at once."""
    if len(life.ids) == 3:
        return []
    life.identity_month = max(life.identity_month, effective_month(rng, moment))
    fresh = id_number(rng, life.index * 4 + len(life.ids))
    row = change(rng, life, moment, "identity", life.identity_month, fresh)
    row["id_number"] = life.ids[-1]
    life.ids.append(fresh)
    if rng.random() < 0.3:
        life.row["id_number"] = fresh
    return [row]


def fill_cell(rng: Random, life: Life, moment: Moment) -> list[Row]:
    """Fill an empty cell of the roster's own columns, or write the newest id there; no change is entered."""
    row = life.row
    start = month_of(date.fromisoformat(row["start_month"] + "-01")) if row["start_month"] else moment.since
    column = rng.choice(("death_date", "end_month", "suspended_from", "resumed_from", "id_number"))
    if column == "id_number":
        row["id_number"] = life.ids[-1]
    elif row[column]:
        return []
    elif column == "death_date":
        row[column] = max(death_day(rng, moment, ""), day_of(start, 1).isoformat()) if start < moment.month else ""
    elif column == "end_month":
        row[column] = month_text(max(start, effective_month(rng, moment)))
    elif column == "suspended_from":
        first = effective_month(rng, moment)
        row[column] = month_text(first)
        row["suspension_backpay"] = rng.choice(("yes", "no", "no", ""))
        row["resumed_from"] = rng.choice(("", month_text(first + rng.randint(0, 9))))
        life.suspended = not row["resumed_from"]
    elif row["suspended_from"]:
        row[column] = max(row["suspended_from"], month_text(effective_month(rng, moment)))
        life.suspended = False
    return []


ACTS: dict[str, Callable[[Random, Life, Moment], list[Row]]] = {
    "death": die,
    "revoked": revoke,
    "end": end,
    "suspend": suspend,
    "resume": resume,
    "forfeit": forfeit,
    "restart": restart,
    "heirs": heirs,
    "wage": set_wage,
    "flag": set_flag,
    "account": set_account,
    "identity": correct_identity,
    "cell": fill_cell,
}


def odds(plan: Plan, life: Life, kind: str) -> float:
    """Return how probable a kind is for a person and list; an open suspension or forfeit is likely to be closed."""
    waiting = (kind == "resume" and life.suspended) or (kind == "restart" and life.forfeited)
    return 0.25 if waiting and plan.level(kind) else PERSON_ODDS[plan.level(kind)]


def live(plan: Plan, life: Life, moment: Moment, rng: Random) -> list[Row]:
    """Return the changes entered for one person between two lists."""
    rows = []
    for kind, act in ACTS.items():
        chance, seed = rng.random(), rng.getrandbits(32)
        if chance < odds(plan, life, kind):
            rows += act(Random(seed), life, moment)
    return rows


# Who stands in the roster


def newcomer(plan: Plan, index: int, since: int) -> Life:
    """Return a person who has not joined yet, with the cells that do not depend on when they join."""
    rng = plan.stream("person", index)
    row = dict.fromkeys(ROSTER_COLUMNS, "")
    row["id_number"] = id_number(rng, index * 4)
    row["name"] = f"甲{index + 1:03d}"
    row["employer"] = "样例厂"
    row["heating"] = rng.choice(("yes", "yes", "no", ""))
    row["account"] = f"30010{rng.randrange(10**9):09d}"
    row["monthly_wage"] = yuan(rng.randint(100000, 600000))
    row["wage_from"] = rng.choice(("", "", month_text(since + rng.randint(-12, 6))))
    if plan.adjustments:
        row["service_years"] = rng.choice(("", "32", "15", "32年4个月", "7y11m"))
        row["area_class"] = rng.choice(("", "2", "3"))
        row["retired_month"] = rng.choice(("", month_text(since + rng.randint(-240, 12))))
    return Life(index, row, [row["id_number"]])


def joins_at(plan: Plan, index: int) -> int:
    """Return the number of the list before which a person joins; the first person is always there."""
    rng = plan.stream("join", index)
    late = rng.random() < CALENDAR_ODDS[plan.level("join")]
    return rng.randint(1, 9) if late and index > 0 else 0


def join(plan: Plan, life: Life, moment: Moment, number: int) -> None:
    """Enter a person in the roster: one who is known after the first list has a start month."""
    rng = plan.stream("joins", life.index)
    life.joined = True
    if number > 0 or rng.random() < 0.3 * bool(plan.level("join")):
        life.row["reported_on"] = reported_on(rng, moment)
    if number > 0 or not life.is_known(moment):
        life.row["start_month"] = month_text(moment.month + rng.randint(-8, 3))
    elif rng.random() < 0.4:
        life.row["start_month"] = month_text(moment.since + rng.choice((-240, -12, -1, 0, 1, 2, 5)))
    if rng.random() < PERSON_ODDS[plan.level("cell")] * 3:
        for _ in range(3):
            fill_cell(rng, life, moment)


# What the project says


def first_item(plan: Plan, number: int, since: int) -> dict[str, Any]:
    """Return an item as it stands in the beginning."""
    rng = plan.stream("item", number)
    kind = "wage" if plan.adjustments and number == 0 else rng.choice(("flat", "one-off", "wage"))
    item: dict[str, Any] = {"id": f"{kind}{number + 1}", "name": f"待遇{number + 1}", "kind": kind}
    if kind == "one-off":
        item["month"] = rng.choice(((since + rng.randint(0, 3)) % 12 + 1, rng.randint(1, 12)))
        if rng.random() < 0.7:
            item["flag"] = "heating"
    if kind != "wage":
        item["rate"] = [first_rate(plan, rng, since)]
    return item


def first_rate(plan: Plan, rng: Random, since: int) -> dict[str, str]:
    """Return a rate that is mostly in force from the beginning, and seldom starts or becomes known later."""
    rate = {"from": month_text(since - rng.choice((0, 0, 0, 24, 1))), "amount": yuan(rng.randint(1, 60000))}
    shifts = (rng.randint(1, 4), rng.randint(-400, 90), rng.random())
    if plan.level("rate") and shifts[2] < 0.2:
        rate["from"] = month_text(since + shifts[0])
    if plan.level("rate") and shifts[2] > 0.7:
        rate["issued"] = (day_of(since, 20) + timedelta(days=shifts[1])).isoformat()
    return rate


def first_project(plan: Plan, since: int) -> Project:
    """Return the project file as it stands in the beginning, in the shape that tomllib gives."""
    rng = plan.stream("project")
    return {
        "id": "living",
        "name": "样例补贴",
        "function_code": "2080601",
        "basis": ["样例〔2018〕1号"],
        "since": month_text(since),
        "roster": ["living.csv"],
        "changes": ["living-changes.csv"],
        "death_month_paid": rng.random() < 0.7,
        "recovery": {"mode": rng.choice(("none", "offset", "offset")), "limit": rng.choice(LIMITS)},
        "item": [first_item(plan, number, since) for number in range(plan.items)],
    }


def of_kind(project: Project, *kinds: str) -> list[dict[str, Any]]:
    """Return the items of these kinds."""
    return [item for item in project["item"] if item["kind"] in kinds]


def add_rate(rng: Random, project: Project, moment: Moment) -> None:
    """Enter a rate, often back-dated, seldom issued after this list; where the month has one, change its amount."""
    items = of_kind(project, "flat", "one-off")
    if not items:
        return
    item = rng.choice(items)
    rate = {"from": month_text(effective_month(rng, moment)), "amount": yuan(rng.randint(1, 60000))}
    if rng.random() < 0.5:
        rate["issued"] = (moment.as_of + timedelta(days=rng.choice((-90, -20, -5, 0, 10, 60)))).isoformat()
    others = [other for other in item["rate"] if other["from"] != rate["from"]]
    item["rate"] = sorted([*others, rate], key=lambda entry: entry["from"])


def edit_rate(rng: Random, project: Project, moment: Moment) -> None:
    """Change the amount of a rate that is there already, of one item or more."""
    for item in of_kind(project, "flat", "one-off")[: rng.randint(1, 3)]:
        rng.choice(item["rate"])["amount"] = yuan(rng.randint(1, 60000))


def move_one_off(rng: Random, project: Project, moment: Moment) -> None:
    """Correct the month of a one-off item, mostly to one near the list."""
    for item in of_kind(project, "one-off")[: rng.randint(1, 3)]:
        item["month"] = rng.choice(((moment.month + rng.randint(-1, 2)) % 12 + 1, rng.randint(1, 12)))


def set_recovery(rng: Random, project: Project, moment: Moment) -> None:
    """Choose another mode or limit of recovery."""
    project["recovery"] = {"mode": rng.choice(("none", "offset")), "limit": rng.choice(LIMITS)}


def add_adjustment(rng: Random, project: Project, moment: Moment) -> None:
    """Enter an adjustment of a wage item, with some of its parts."""
    items = of_kind(project, "wage")
    if not items:
        return
    effective = effective_month(rng, moment)
    effective -= rng.choice((0, effective % 12))
    issued = moment.as_of + timedelta(days=rng.choice((-40, -10, 0, 30)))
    whole: dict[str, Any] = {
        "retired_by": month_text(effective - 1),
        "fixed": yuan(rng.randint(0, 6000)),
        "percent": rng.choice(("1.60", "1.45", "0.33")),
        "percent_rounding": rng.choice(("fen", "yuan", "jiao-up", "yuan-up")),
        "service": [{"to": 15, "amount": "1.00"}, {"to": 30, "amount": "2.00"}, {"amount": "4.00"}],
        "service_floor": "15.00",
        "service_rounding": rng.choice(("up", "down")),
        "areas": {"2": "10.00", "3": "15.00"},
    }
    ages = {
        "ages": [{"from": 70, "to": 74, "amount": "10.00"}, {"from": 75, "amount": "15.00"}],
        "age_on": (day_of(effective, 1) - timedelta(days=1)).isoformat(),
        "on_reaching": [{"age": 70, "amount": "75.00"}],
    }
    parts = {key: value for key, value in whole.items() if rng.random() < 0.6}
    parts = {"effective": month_text(effective), "issued": issued.isoformat(), "basis": "样例"} | parts
    rng.choice(items).setdefault("adjustment", []).append(parts | (ages if rng.random() < 0.5 else {}))


PROJECT_ACTS: dict[str, Callable[[Random, Project, Moment], None]] = {
    "rate": add_rate,
    "edit": edit_rate,
    "moved": move_one_off,
    "recovery": set_recovery,
    "adjustment": add_adjustment,
}


def evolve(plan: Plan, project: Project, moment: Moment, number: int) -> None:
    """Change the project file between two lists; adjustments only where the plan wants them."""
    rng = plan.stream("evolve", number)
    for kind, act in PROJECT_ACTS.items():
        chance, seed = rng.random(), rng.getrandbits(32)
        wanted = number > 0 and (plan.adjustments or kind != "adjustment")
        if wanted and chance < PROJECT_ODDS[plan.level(kind)]:
            act(Random(seed), project, moment)


# The history


def calendar(plan: Plan, since: int) -> list[Moment]:
    """Return the lists: months in order, some skipped, some issued again on a later day."""
    moments: list[Moment] = []
    before = day_of(since, 1) - timedelta(days=20)
    for month in range(since, since + plan.months):
        rng = plan.stream("calendar", month - since)
        delay = rng.randint(1, 50) if rng.random() < CALENDAR_ODDS[plan.level("late")] else 0
        only = month == since + plan.months - 1 and not moments
        if rng.random() < CALENDAR_ODDS[plan.level("skip")] and not only:
            continue
        as_of = max(day_of(month, 20) + timedelta(days=delay), before + timedelta(days=1))
        while True:
            moments.append(Moment(month, as_of, before, since))
            before, as_of = as_of, as_of + timedelta(days=rng.randint(1, 25))
            if rng.random() >= CALENDAR_ODDS[plan.level("supplement")]:
                break
    return moments


def build(plan: Plan) -> list[Step]:
    """Tell the history of a plan, one step a list."""
    since = 2018 * 12 + plan.stream("since").randrange(48)
    project = first_project(plan, since)
    lives = [newcomer(plan, index, since) for index in range(plan.people)]
    if not of_kind(project, "wage"):
        for life in lives:
            life.row["monthly_wage"] = life.row["wage_from"] = ""
    steps: list[Step] = []
    changes: list[Row] = []
    for number, moment in enumerate(calendar(plan, since)):
        evolve(plan, project, moment, number)
        changes += news(plan, lives, moment, number)
        roster = [dict(life.row) for life in lives if life.joined]
        month, as_of = month_text(moment.month), moment.as_of.isoformat()
        steps.append(Step(month, as_of, deepcopy(project), roster, list(changes)))
    return steps


def news(plan: Plan, lives: list[Life], moment: Moment, number: int) -> list[Row]:
    """Return the changes entered between two lists, in the order of the file; people join on the way."""
    rows = []
    for life in lives:
        if not life.joined and joins_at(plan, life.index) <= number:
            join(plan, life, moment, number)
        if life.is_known(moment):
            rows += live(plan, life, moment, plan.stream("life", life.index, number))
    if number % 2:
        rows.reverse()
    return rows


@st.composite
def histories(draw: st.DrawFn, max_people: int = 40, max_months: int = 24) -> list[Step]:
    """Return histories: sizes and how often each kind of thing happens shrink, the rest follows from the seed."""
    return build(
        Plan(
            people=draw(st.integers(1, max_people)),
            months=draw(st.integers(1, max_months)),
            items=draw(st.integers(1, 3)),
            often={kind: draw(st.integers(0, 3)) for kind in (*ACTS, *PROJECT_ACTS, *CALENDAR_KINDS)},
            seed=draw(st.integers(0, 2**32 - 1)),
            adjustments=draw(st.booleans()),
        )
    )


# On disk


def toml(table: dict[str, Any], path: str = "") -> str:
    """Return a table as TOML: its values, then its tables; strings are JSON strings."""
    nested = {key: value for key, value in table.items() if isinstance(value, dict) or is_tables(value)}
    text = "".join(
        f"{bare(key)} = {json.dumps(table[key], ensure_ascii=False)}\n" for key in table if key not in nested
    )
    for key, value in nested.items():
        name = f"{path}{key}"
        for one in value if isinstance(value, list) else [value]:
            text += f"\n[[{name}]]\n" if isinstance(value, list) else f"\n[{name}]\n"
            text += toml(one, name + ".")
    return text


def bare(key: str) -> str:
    """Return a key as TOML wants it: in quotes where it is not of letters, digits, - and _ of ASCII."""
    return key if re.fullmatch(r"[\w-]+", key, re.ASCII) else json.dumps(key, ensure_ascii=False)


def is_tables(value: Any) -> bool:
    """Tell whether a value is a list of tables."""
    return isinstance(value, list) and bool(value) and isinstance(value[0], dict)


def write_csv(path: Path, columns: list[str], rows: list[Row]) -> None:
    """Write rows under English headers, UTF-8 with BOM."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, columns, restval="")
        writer.writeheader()
        writer.writerows(rows)


def write(step: Step, folder: Path) -> None:
    """Write a step as a workspace; a ledger that is there already stays."""
    folder.mkdir(parents=True, exist_ok=True)
    workspace = {"title": "样例", "projects": ["living.toml"], "ledger": "ledger.db", "output": "out", "language": "en"}
    (folder / "subsidies.toml").write_text(toml(workspace), encoding="utf-8")
    (folder / "living.toml").write_text(toml(step.project), encoding="utf-8")
    write_csv(folder / "living.csv", ROSTER_COLUMNS, step.roster)
    write_csv(folder / "living-changes.csv", CHANGE_COLUMNS, step.changes)
