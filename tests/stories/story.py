"""An office's story: read from its file, lived through in a folder, and told from what the program did.

The format is in README.md beside this file. The catch: what a story tells of a list is all of it, so a claim or a
person held that it does not mention is a difference too.

>>> story = parse("x.story", "# A title\\n2024-01-05 roster 甲 from 2024-01\\n2024-01-20 issue 2024-01 nobody")
>>> [(act.row, act.word, act.told) for act in story.acts]
[(2, 'roster', []), (3, 'issue', ['nobody'])]
"""

import difflib
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np

from subsidies import approving, codes, correct, engine, history, identity, money, months, words, workspace
from subsidies import month as month_of
from subsidies.difference import Paid
from subsidies.engine import Last
from subsidies.errors import Refusal
from subsidies.language import speaker
from subsidies.month import Ask, Outcome
from subsidies.reason import Cells
from subsidies.workspace import Workspace
from tests.offices import Row, Step, write

DATE, MONTH, AMOUNT = r"\d{4}-\d\d-\d\d", r"\d{4}-\d\d", r"-?\d+\.\d\d"
KINDS = f"{words.REGULAR}|{words.ARREARS}|{words.RECOVERY}"
REASON = "|".join(words.REASONS)
TOLD = {
    "line": rf"\S+(  \w[\w-]*)?  {MONTH}  (?:{words.REGULAR}  {AMOUNT}|(?:{KINDS})  {AMOUNT}  (?:{REASON}))",
    "nobody": "nobody",
    "claims": rf"claims  \S+(  \w[\w-]*)?  {MONTH}  {AMOUNT}  (?:{REASON})",
    "held": r"held(  \S+)+",
    "refused": r"refused  [\w-]+(  \S+)?",
}
"""What may be told of a list, with two blanks between words."""

LISTS = ("issue", "draft")
"""The acts of which something is told."""

CELLS = {
    "from": "start_month",
    "until": "end_month",
    "died": "death_date",
    "suspended": "suspended_from",
    "resumed": "resumed_from",
    "backpay": "suspension_backpay",
    "wage": "monthly_wage",
}
"""Words of a roster line that are followed by a value, and the column of each."""

ITEMS: dict[str, dict[str, Any]] = {
    "living": {"kind": "flat", "name": "生活补贴", "rate": [{"from": "2024-01", "amount": "120.00"}]},
    "heating": {
        "kind": "one-off",
        "name": "一次性冬碳费",
        "month": 10,
        "flag": "heating",
        "rate": [{"from": "2024-01", "amount": "578.00"}],
    },
    "wage": {"kind": "wage", "name": "退休工资"},
}


class Fault(Exception):
    """A story cannot be read, or what happened is not what it tells; the text names file and line."""


@dataclass(frozen=True, slots=True)
class Act:
    """One act: its line in the file, its day, its first word, the others, and what is told of its list."""

    row: int
    day: str
    word: str
    rest: list[str]
    told: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Story:
    """A story: its file, its title, its acts."""

    file: str
    title: str
    acts: list[Act]

    def fault(self, act: Act, text: str) -> Fault:
        """Return what is wrong with an act."""
        return Fault(f"{self.file}:{act.row}: {text}")


# --- reading ----------------------------------------------------------------------------------------------------


def parse(file: str, text: str) -> Story:
    """Return the story that a file tells. Raises ``Fault``."""
    title, last = "", ""
    acts: list[Act] = []
    for row, line in enumerate(text.splitlines(), 1):
        said, _, remark = line.partition("#")
        title = title or remark.strip()
        if not said.strip():
            continue
        if said[0].isspace():
            if not acts or acts[-1].word not in LISTS:
                raise Fault(f"{file}:{row}: an indented line goes on with an issue or a draft, and there is none above")
            acts[-1].told.append(_told(file, row, said.split()))
        else:
            acts.append(_act(file, row, said.split()))
            if acts[-1].day < last:
                raise Fault(f"{file}:{row}: {acts[-1].day} is before {last}: the days of a story never go back")
            last = acts[-1].day
    story = Story(file, title, acts)
    if not title or not any(act.word == "issue" for act in acts):
        raise Fault(f"{file}: a story has a title (# …) and issues at least one list")
    for act in acts:
        if act.word in LISTS and not act.told:
            raise story.fault(act, "nothing is told of this list; say nobody where it has no lines")
    return story


def _act(file: str, row: int, said: list[str]) -> Act:
    day, word, *rest = [*said, "", ""][: max(len(said), 2)]
    if not re.fullmatch(DATE, day):
        raise Fault(f"{file}:{row}: a line begins with a day like 2024-01-20, or is indented; this one with {day!r}")
    if word not in ACTS:
        raise Fault(f"{file}:{row}: {word!r} is no act; there are: {', '.join(ACTS)}")
    if word not in LISTS:
        return Act(row, day, word, rest)
    first = 2 if rest[1:2] in (["--catch-up"], ["--accept"]) else 1
    if not rest or not re.fullmatch(MONTH, rest[0]):
        raise Fault(f"{file}:{row}: {word} needs a month, for example: {word} 2024-01 nobody")
    return Act(row, day, word, rest[:first], [_told(file, row, rest[first:])] if rest[first:] else [])


def _told(file: str, row: int, said: list[str]) -> str:
    text = "  ".join(said)
    if not any(re.fullmatch(form, text) for form in TOLD.values()):
        raise Fault(f"{file}:{row}: this tells nothing of a list: {text!r}; README.md has the forms")
    return text


# --- living through it ------------------------------------------------------------------------------------------


@dataclass
class Told:
    """The office as the story has brought it about: its files, and the id number of each name."""

    story: Story
    folder: Path
    project: dict[str, Any]
    roster: dict[str, Row] = field(default_factory=dict)
    changes: list[Row] = field(default_factory=list)
    ids: dict[str, str] = field(default_factory=dict)

    def id_number(self, name: str) -> str:
        """Return the made-up id number for which a name stands."""
        if name not in self.ids:
            seventeen = f"65230019450101{len(self.ids) + 1:03d}"
            self.ids[name] = seventeen + identity.check_character(seventeen)
        return self.ids[name]

    def name(self, id_number: str) -> str:
        """Return the name that stands for an id number."""
        return next(name for name, one in self.ids.items() if one == id_number)


def live(story: Story, folder: Path) -> None:
    """Live through a story in an empty folder. Raises ``Fault`` where something else comes of it than it tells."""
    office = Told(story, folder, _project())
    for act in story.acts:
        try:
            ACTS[act.word](office, act)
        except (IndexError, KeyError, ValueError) as error:
            raise story.fault(act, f"cannot be understood: {' '.join(act.rest)} ({error!r}); see README.md") from error


def _project() -> dict[str, Any]:
    return {
        "id": "living",
        "name": "样例补贴",
        "since": "2024-01",
        "roster": ["living.csv"],
        "changes": ["living-changes.csv"],
        "death_month_paid": True,
        "recovery": {"mode": "none"},
        "item": [_item("living")],
    }


def _item(name: str) -> dict[str, Any]:
    return {"id": name, **ITEMS[name], **({"rate": list(ITEMS[name]["rate"])} if "rate" in ITEMS[name] else {})}


def _roster(office: Told, act: Act) -> None:
    name, *said = act.rest
    if said == ["dropped"]:
        del office.roster[name]
        return
    row = office.roster.setdefault(
        name, {"id_number": office.id_number(name), "name": name, "monthly_wage": "0.00", "reported_on": act.day}
    )
    while said:
        word = said.pop(0)
        if word == "heating":
            row[word] = said.pop(0) if said[:1] in (["yes"], ["no"]) else "yes"
        elif word == "id":
            row["id_number"] = office.id_number(said.pop(0))
        elif word != "living":
            row[CELLS[word]] = said.pop(0)


def _change(office: Told, act: Act) -> None:
    name, kind, effective, *value = act.rest
    if kind == words.IDENTITY:
        value = [office.id_number(value[0])]
    row = {"reported_on": act.day, "id_number": office.id_number(name), "change": kind, "effective": effective}
    office.changes.append(row | {"value": " ".join(value)})


def _policy(office: Told, act: Act) -> None:
    match act.rest:
        case ["items", *names]:
            there = {item["id"]: item for item in office.project["item"]}
            office.project["item"] = [there.get(name) or _item(name) for name in names]
        case ["recovery", mode, *limit]:
            office.project["recovery"] = {"mode": mode, **({"limit": limit[0]} if limit else {})}
        case ["approvals", levels]:
            office.project["approval"] = {"levels": int(levels)}
        case ["death-month", "unpaid"]:
            office.project["death_month_paid"] = False
        case ["heating", "in", number]:
            _of(office, "heating")["month"] = int(number)
        case [item, amount, "from", month, *issued]:
            rate = {"from": month, "amount": amount} | ({"issued": issued[1]} if issued else {})
            rates = [other for other in _of(office, item)["rate"] if other["from"] != month]
            _of(office, item)["rate"] = [*rates, rate]
        case _:
            raise ValueError("no such word of project")


def _of(office: Told, name: str) -> dict[str, Any]:
    items: dict[str, dict[str, Any]] = {item["id"]: item for item in office.project["item"]}
    return items[name]


def _issue(office: Told, act: Act) -> None:
    place = _place(office, act)
    ask = Ask(
        as_of=months.parse_day(act.day),
        month=months.parse(act.rest[0]),
        catch_up=act.rest[1:] == ["--catch-up"],
        accept="核实无误" if act.rest[1:] == ["--accept"] else "",
        by="甲办",
        say=speaker("en"),
    )
    try:
        last = _last(place, ask)
        done = month_of.draft(place, ask) if act.word == "draft" else month_of.issue(place, ask, lambda lists: True)
    except Refusal as refusal:
        happened = _refused(office, refusal)
    else:
        happened = [*_lines(office, done.outcomes[0]), *_claims(office, place, done, last), *_held(office, done)]
    _compare(office, act, happened)


def _place(office: Told, act: Act) -> Workspace:
    """Return the office's workspace with its files as they stand."""
    write(Step("", act.day, office.project, list(office.roster.values()), office.changes), office.folder)
    return workspace.read(office.folder)


def _correct(office: Told, act: Act) -> None:
    """Enter what is no list, such as a reversal; where the act ends with ``refused NAME``, it must be refused so."""
    who, *rest = act.rest
    place, by = _place(office, act), correct.By("甲办", months.parse_day(act.day), "核实无误")
    happened = ""
    try:
        if act.word == "reverse":
            correct.reverse(place, int(who), by)
        elif act.word == "withdraw":
            correct.withdraw(place, (months.parse(who), ""), replace(by, name=rest.pop(0)))
        elif act.word == "approve":
            ask = Ask(by.as_of, months.parse(who), by=rest.pop(0), say=speaker("en"))
            approving.approve(place, ask, "", lambda found: True)
        else:
            claim = correct.Claim(office.id_number(who), money.parse(rest.pop(0)), document="凭据")
            {"refund": correct.refund, "waive": correct.waive}[act.word](place, claim, by)
    except Refusal as refusal:
        happened = f"refused {refusal.name}"
    if " ".join(rest) != happened:
        raise office.story.fault(act, f"told is {' '.join(rest) or 'done'!r}, what happened is {happened or 'done'!r}")


def _last(place: Workspace, ask: Ask) -> Last | None:
    """Return what the last list knew, by which claims are explained; nothing where the inputs are refused anyway."""
    read = workspace.inputs(place)
    if workspace.errors(read):
        return None
    book = place.book()
    try:
        return history.last_known(book, history.of(book, read[0].id), read[0])
    finally:
        book.close()


def _compare(office: Told, act: Act, happened: list[str]) -> None:
    """Raise ``Fault`` where a list is not as told: lines in their order, then claims, then who is held."""
    told = sorted(act.told, key=lambda text: ("claims", "held").index(text.split()[0]) + 1 if _is_after(text) else 0)
    if told != happened:
        lines = "\n".join(difflib.ndiff(told, happened))
        head = f"the list of {act.rest[0]} as known on {act.day} is another (- told, + happened)"
        raise office.story.fault(act, f"{head}\n{lines}")


def _is_after(text: str) -> bool:
    return text.split(maxsplit=1)[0] in ("claims", "held")


# --- telling what happened --------------------------------------------------------------------------------------


def _of_item(outcome: Outcome, item: str) -> list[str]:
    return [item] if len(outcome.project.items) > 1 else []


def _refused(office: Told, refusal: Refusal) -> list[str]:
    errors = [one for one in refusal.findings if codes.RULES[one.name].severity == codes.ERROR]
    about = [[one.name, *([office.name(one.id_number)] if one.id_number else [])] for one in errors]
    return ["  ".join(["refused", *one]) for one in about or [[refusal.name]]]


def _lines(office: Told, outcome: Outcome) -> list[str]:
    told = []
    for line in outcome.list.lines.itertuples():
        said = [office.name(str(line.id_number)), *_of_item(outcome, str(line.item))]
        said += [months.format(int(str(line.service_month))), str(line.kind), money.format(int(str(line.fen)))]
        told.append("  ".join(said + ([str(line.reason)] if line.reason else [])))
    return told or ["nobody"]


def _claims(office: Told, place: Workspace, done: month_of.Month, last: Last | None) -> list[str]:
    """Tell what is open after a list, with the reasons that recoveries of it would have had."""
    outcome = done.outcomes[0]
    known, ids = outcome.known, outcome.known.facts.id_number
    left = _left(place, outcome, done.month)
    person, item, month, fen = (np.array([one[column] for one in left], np.int64) for column in range(4))
    cells = Cells(person, item, month, np.zeros(len(fen), bool))
    reasons: Sequence[str] = engine.explain(known, cells, done.month, last).tolist() if left else []
    told = []
    for one, reason in zip(left, reasons, strict=True):
        said = [office.name(ids[one[0]]), *_of_item(outcome, outcome.project.items[one[1]].id)]
        told.append("  ".join(["claims", *said, months.format(one[2]), money.format(-one[3]), reason]))
    if -fen.sum() != outcome.list.open_claims:
        raise AssertionError("the list's open claims are not the gaps that it leaves")
    return told


def _left(place: Workspace, outcome: Outcome, month: int) -> list[tuple[int, int, int, int]]:
    """Return the negative gaps that a list leaves, entered or not, in order: person, item, month, fen."""
    book = place.book()
    try:
        paid = history.by_row(history.of(book, outcome.inputs.id).paid, outcome.known)
    finally:
        book.close()
    lines = outcome.list.settled.lines
    if outcome.batch is None:
        drafted = Paid(lines.person, lines.item, lines.month, lines.fen)
        paid = Paid(*(np.concatenate(pair) for pair in zip(paid, drafted, strict=True)))
    found = []
    for item, grid in enumerate(next(engine.gaps(outcome.known, paid, month)).values()):
        for row, person in zip(*np.nonzero(grid.fen < 0), strict=True):
            found.append((int(person), item, int(grid.months[row]), int(grid.fen[row, person])))
    return sorted(found)


def _held(office: Told, done: month_of.Month) -> list[str]:
    outcome = done.outcomes[0]
    held = outcome.known.facts.id_number[outcome.list.settled.held]
    return ["  ".join(["held", *map(office.name, held)])] if len(held) else []


ACTS: dict[str, Callable[[Told, Act], None]] = {
    "roster": _roster,
    "change": _change,
    "project": _policy,
    "issue": _issue,
    "draft": _issue,
    "reverse": _correct,
    "refund": _correct,
    "waive": _correct,
    "approve": _correct,
    "withdraw": _correct,
}
