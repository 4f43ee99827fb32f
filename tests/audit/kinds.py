"""The kinds of irregularities that are put into a lively office, and what must be found of each.

``before`` puts one in while the office is planned, ``after`` does it to the lists and files that have become of it.
The catch: whoever forges a list forges its papers too, so that nothing but the payment gives it away.
"""

import json
import sqlite3
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from subsidies import history, months, paper, tables
from subsidies.ledger.book import Entry, Input, render
from subsidies.ledger.chain import of_bytes
from subsidies.money import parse
from tests.audit.lively import FIRST, LAST, Lively, id_number
from tests.bureau import LIVING, tamper
from tests.findings import desk
from tests.offices import Row

RATE: Final = 12_000
HEAT: Final = 57_800


@dataclass(frozen=True)
class Wanted:
    """What must be found: a name, whose it is, the amount (fen), and names that may be found beside it."""

    name: str
    ids: frozenset[str] = frozenset()
    """Empty: of nobody."""
    amount: int | None = None
    besides: tuple[str, ...] = ()


def of(name: str, who: Row, amount: int | None = None, *besides: str) -> Wanted:
    """Return what must be found of one person."""
    return Wanted(name, frozenset({who["id_number"]}), amount, besides)


# --- forged lists -----------------------------------------------------------------------------------------------------


def forge(
    office: Lively, who: Row, item: str, month: int, fen: int, kind: str = "regular", project: str = "living"
) -> None:
    """Enter a list of one line with the inputs of the last one, and its papers."""
    columns: dict[str, Any] = {"batch": [0], "id_number": [who["id_number"]], "name": [who["name"]], "item": [item]}
    columns |= {"service_month": [month], "kind": [kind], "fen": [fen], "reason": [""]}
    lines = tables.make(tables.LINES, columns)
    with closing(office.bureau.book()) as book:
        last = history.of(book, project).last
        assert last is not None
        number = book.batches()[-1].number + 1
        inputs = [Input(one.role, one.name, book.content(one.digest)) for one in last.inputs]
    day, at = months.parse_day("2024-07-20"), datetime(2024, 7, 20, 17, 5).astimezone()
    told: dict[str, Any] = {
        "entered_by": "李强",
        "entered_at": at,
        "detail": json.dumps({"papers": of_bytes(b"forged")}),
    }
    office.bureau.enter(Entry("payroll", project, LAST, day, lines=lines, inputs=inputs, **told))
    csv, sheet = paper.paths(office.bureau.folder / "out" / "2024-07", project, number)
    csv.write_bytes(render(project, lines))
    sheet.write_bytes(b"forged")


def nobody(office: Lively) -> Wanted:
    who = {"id_number": id_number(150), "name": "无名"}
    if any(who["id_number"] == row["id_number"] for one in office.bureau.projects.values() for row in one.roster):
        who["id_number"] = id_number(201)
    forge(office, who, "living", LAST, RATE)
    return of("paid-to-nobody", who, RATE)


def forged(name: str, role: str, month: str, fen: int = RATE, item: str = "living") -> Callable[[Lively], Wanted]:
    """Return the kind in which somebody gets a forged line."""

    def put(office: Lively) -> Wanted:
        who = office.roles[role]
        forge(office, who, item, months.parse(month), fen)
        return of(name, who, fen)

    return put


def heating(again: str) -> Callable[[Lively], Wanted]:
    """Return the kind in which somebody of whom the flag says yes, or no, gets heating."""

    def put(office: Lively) -> Wanted:
        flag = "yes" if again else "no"
        roles = ("quiet", "other", "third", "moved", "wife", "husband")
        who = next((office.roles[one] for one in roles if office.roles[one]["heating"] == flag), None)
        if who is None:
            who = office.roles["flagged"]
            forge(office, who, "heating", months.parse("2024-02"), HEAT)
            return of("one-off-twice", who, HEAT)
        forge(office, who, "heating", months.parse("2024-02"), HEAT)
        return of(again or "one-off-without-title", who, HEAT)

    return put


def recovery(office: Lively) -> Wanted:
    forge(office, office.roles["quiet"], "living", LAST, -2000, "recovery")
    return of("line-not-computed", office.roles["quiet"], -2000)


# --- lists that were altered, and sealed again ------------------------------------------------------------------------


def alter(office: Lively, *statements: str) -> int:
    """Alter the last batch, seal it again, and put papers and triggers back; return its number."""
    path = office.bureau.folder / "ledger.db"
    with closing(sqlite3.connect(path)) as db:
        triggers = [sql for (sql,) in db.execute("SELECT sql FROM sqlite_master WHERE type = 'trigger'")]
        (number,) = db.execute("SELECT max(number) FROM batch").fetchone()
    tamper(path, *(one.format(batch=number) for one in statements))
    desk._seal(path, [number])
    with closing(sqlite3.connect(path)) as db:
        for sql in triggers:
            db.execute(sql)
        db.commit()
    with closing(office.bureau.book()) as book:
        batch = book.batches()[-1]
        csv, _ = paper.paths(office.bureau.folder / "out" / "2024-07", batch.project, batch.number)
        csv.write_bytes(render(batch.project, book.lines(batch.number)))
    return int(number)


WHOSE = (
    "UPDATE line SET fen = fen + ({}) WHERE batch = {{batch}} "
    "AND person = (SELECT number FROM person WHERE id_number = '{}')"
)


def altered(name: str, more: int) -> Callable[[Lively], Wanted]:
    """Return the kind in which an amount in the last list was altered."""

    def put(office: Lively) -> Wanted:
        who = office.roles["waged"]
        alter(office, WHOSE.format(more, who["id_number"]))
        return of(name, who, abs(more))

    return put


def other_reason(office: Lively) -> Wanted:
    alter(office, "UPDATE line SET kind = 2 WHERE batch = {batch} AND place = 1")
    return Wanted("ledger-replay")


def unsealed(office: Lively) -> Wanted:
    tamper(office.bureau.folder / "ledger.db", "UPDATE line SET fen = fen + 100 WHERE batch = 3 AND place = 1")
    return Wanted("ledger-lines-digest", besides=("ledger-schema", "ledger-batch-digest"))


# --- papers -----------------------------------------------------------------------------------------------------------


def paper_changed(office: Lively) -> Wanted:
    path = min((office.bureau.folder / "out" / "2024-05").glob("living-*.lines.csv"))
    path.write_text(path.read_text("utf-8").replace("120.00", "1200.00", 1), "utf-8")
    return Wanted("paper-differs")


def paper_gone(office: Lively) -> Wanted:
    min((office.bureau.folder / "out" / "2024-05").glob("*.xlsx")).unlink()
    return Wanted("paper-missing")


# --- files of today ---------------------------------------------------------------------------------------------------


def uncertified(office: Lively) -> Wanted:
    who = office.roles["quiet"]
    who["certified_until"] = "2024-05-31"
    return of("paid-uncertified", who, 2 * RATE, "certification-lapsed")


def never_paid(office: Lively) -> Wanted:
    who = {"id_number": id_number(202), "name": "遗漏", "start_month": "2024-01", "account": "300177700000001"}
    office.bureau.projects["living"].roster.append(who)
    return of("owed-never-paid", who, 7 * RATE)


def wage_edited(office: Lively) -> Wanted:
    who = office.roles["waged"]
    who["monthly_wage"] = f"{parse(who['monthly_wage']) // 100 + 10}.37"
    return of("gap-roster-edit", who, 7 * 1000)


def omitted(office: Lively) -> Wanted:
    who = office.roles["quiet"]
    office.bureau.projects["living"].roster.remove(who)
    return of("person-omitted", who, RATE)


def many(office: Lively) -> Wanted:
    first, *others = sorted(
        (office.roles[role] for role in ("quiet", "other", "third")), key=office.bureau.projects["living"].roster.index
    )
    for one in others:
        one["account"] = first["account"]
    ids = frozenset(one["id_number"] for one in others)
    edited = "account-edited"
    return Wanted("account-shared-by-many", ids, None, (edited,))


def payee(office: Lively) -> Wanted:
    office.roles["quiet"]["payee"] = "别人"
    return of("payee-other", office.roles["quiet"], None, "account-edited")


# --- planned ----------------------------------------------------------------------------------------------------------


def claim_idle(office: Lively) -> Wanted:
    office.plan("living", "2024-04-04", office.roles["quiet"], "end", "2024-02")
    return of("claim-idle", office.roles["quiet"], 2 * RATE + HEAT * (office.roles["quiet"]["heating"] == "yes"))


def late_death(office: Lively) -> Wanted:
    office.plan("living", "2024-07-24", office.roles["quiet"], "death", "2024-05-30")
    return of("paid-before-report", office.roles["quiet"], 2 * RATE)


def dated_back(office: Lively) -> Wanted:
    office.plan("living", "2024-04-04", office.roles["quiet"], "death", "2024-03-30")
    row = office.planned[-1][1]
    row["reported_on"] = "2024-08-01"  # kept from the lists, and dated back afterwards
    office.edits[LAST + 1] = lambda: row.update(reported_on="2024-04-04")
    return of("paid-after-death", office.roles["quiet"], 4 * RATE)


def no_document(office: Lively) -> Wanted:
    office.plan("living", "2024-06-04", office.roles["quiet"], "end", "2025-01", document="")
    return of("change-without-document", office.roles["quiet"])


def unchecked(office: Lively) -> Wanted:
    office.plan("living", "2024-06-04", office.roles["quiet"], "end", "2025-01", checked_by="")
    return of("change-unchecked", office.roles["quiet"])


def by_oneself(office: Lively) -> Wanted:
    office.plan("living", "2024-06-04", office.roles["quiet"], "end", "2025-01", checked_by="王芳")
    return of("checked-by-oneself", office.roles["quiet"])


def no_basis(office: Lively) -> Wanted:
    who = office.roles["waged"]
    wage = parse(who["monthly_wage"]) + 20_000
    office.plan("wages", "2024-03-04", who, "wage", "2024-03", f"{wage // 100}.{wage % 100:02d}", document="")
    return of("wage-without-basis", who, 20_000)


def off_policy(office: Lively) -> Wanted:
    who = office.roles["waged"]
    wage = parse(who["monthly_wage"]) + 15_000
    office.plan("wages", "2024-06-04", who, "wage", "2024-01", f"{wage // 100}.{wage % 100:02d}")
    return of("raise-off-policy", who, 5_000)


def there_and_back(office: Lively) -> Wanted:
    who = office.roles["quiet"]
    office.plan("living", "2024-05-02", who, "account", "2024-05", "300188800000001")
    office.plan("living", "2024-06-02", who, "account", "2024-06", who["account"])
    return of("account-there-and-back", who, RATE)


def shortly(office: Lively) -> Wanted:
    office.plan("living", "2024-05-18", office.roles["quiet"], "account", "2024-05", "300188800000001")
    return of("account-before-list", office.roles["quiet"], RATE)


def account_edited(office: Lively) -> Wanted:
    who = office.roles["quiet"]
    office.edits[FIRST + 3] = lambda: who.update(account="300188800000001")
    return of("account-edited", who)


def two_projects(office: Lively) -> Wanted:
    who = office.roles["quiet"]
    office.bureau.projects["wages"].roster.append({**who, "monthly_wage": "2000.00"})
    return of("person-in-two-projects", who)


def wrong_check(office: Lively) -> Wanted:
    who = office.roles["quiet"]
    last = "0" if who["id_number"][-1] != "0" else "1"
    who["id_number"] = who["id_number"][:-1] + last
    return of("id-check-digit", who)


def left_silently(office: Lively) -> Wanted:
    office.roles["quiet"]["end_month"] = "2024-04"
    return of("left-without-reason", office.roles["quiet"])


def skipped(office: Lively) -> Wanted:
    office.skipped.add(FIRST + 5)
    return Wanted("month-without-list")


def over_budget(office: Lively) -> Wanted:
    office.bureau.projects["wages"].keys["budget"] = [{"year": 2024, "published": "1.00", "approved": "10000.00"}]
    return Wanted("over-budget")


def too_many(office: Lively) -> Wanted:
    people = len(office.bureau.projects["living"].roster) - 1
    line = {"name": "生活补贴", "item": LIVING["id"], "persons": people, "rate": "120.00", "months": 12}
    spare = {"name": "冬碳费", "item": "heating", "amount": "20000.00"}
    wan = f"{(people * 1440 + 20_000) / 10_000:.2f}"
    office.bureau.projects["living"].keys["budget"] = [{"year": 2024, "published": wan, "line": [line, spare]}]
    return Wanted("headcount-over-budget")


BEFORE: Final[Mapping[str, Callable[[Lively], Wanted]]] = {
    one.__name__: one
    for one in (
        *(
            claim_idle,
            late_death,
            dated_back,
            no_document,
            unchecked,
            by_oneself,
            no_basis,
            off_policy,
            there_and_back,
            shortly,
        ),
        *(account_edited, two_projects, wrong_check, left_silently, skipped, over_budget, too_many),
    )
}
AFTER: Final[Mapping[str, Callable[[Lively], Wanted]]] = {
    "nobody": nobody,
    "after_death": forged("paid-after-death", "dead", "2024-06"),
    "after_end": forged("paid-after-end", "ended", "2024-06"),
    "in_forfeit": forged("paid-in-forfeit", "forfeited", "2024-06"),
    "while_suspended": forged("paid-while-suspended", "suspended", "2024-07"),
    "before_start": forged("paid-before-start", "joiner", "2024-02"),
    "twice": forged("paid-twice", "quiet", "2024-06"),
    "heating_without_title": heating(""),
    "heating_twice": heating("one-off-twice"),
    "recovery": recovery,
    "off_scale": altered("amount-off-scale", 3_000),
    "left_out": altered("owed-left-out", -3_000),
    "other_reason": other_reason,
    "unsealed": unsealed,
    "paper_changed": paper_changed,
    "paper_gone": paper_gone,
    **{one.__name__: one for one in (uncertified, never_paid, wage_edited, omitted, many, payee)},
}
