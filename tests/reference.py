"""A second reading of the contract, sections 3 to 6, month by month: slow, plain, and the judge of the program.

Nothing here comes from `subsidies`, and nothing here is clever: a fact is looked up again for every month that
asks for it. The catch: rows must be well-formed (English keys and words, `YYYY-MM`, yes/no); nothing is checked.

>>> project = {"since": "2024-01", "item": [
...     {"id": "living", "kind": "flat", "rate": [{"from": "2024-01", "amount": "120.00"}]}]}
>>> draft(project, [{"id_number": "1", "name": "甲"}], [], [], "2024-01", "2024-01-20").lines
[Line(id_number='1', name='甲', item='living', service_month='2024-01', kind='regular', fen=12000)]
"""

import re
from decimal import Decimal
from fractions import Fraction
from typing import Any, NamedTuple

Row = dict[str, str]
Project = dict[str, Any]
Item = dict[str, Any]
Key = tuple[str, int]  # an item's id and a service month
Paid = dict[tuple[str, str, int], int]  # id number, item, service month -> fen

NEVER = 9999 * 12  # a month after all months


class Line(NamedTuple):
    """One line of a list, or one line of the ledger."""

    id_number: str
    name: str
    item: str
    service_month: str
    kind: str  # regular, arrears, recovery
    fen: int  # a recovery is negative


class Result(NamedTuple):
    """One list."""

    lines: list[Line]  # in the order of contract 6
    open_claims: int  # fen, positive: claims of service months up to the pay month, after this list
    held: int  # suspended people to whom something is owed


class Person(NamedTuple):
    """One person as known on a day."""

    id_number: str  # as the roster has it
    name: str
    ids: frozenset[str]  # all that are linked
    row: Row  # of the roster; empty where no known row names them
    changes: list[Row]  # the known ones, in file order


class Span(NamedTuple):
    """A suspension or a forfeit: months from `first` up to, not including, `until`; `closed_by` is empty while open."""

    first: int
    until: int
    closed_by: str


# Values


def month_number(text: str) -> int:
    """Return the number of the month of `YYYY-MM` or `YYYY-MM-DD`: "A month is `YYYY-MM`, a date `YYYY-MM-DD`"."""
    return int(text[:4]) * 12 + int(text[5:7]) - 1


def month_text(month: int) -> str:
    """Return `YYYY-MM`."""
    return f"{month // 12:04d}-{month % 12 + 1:02d}"


def fen(yuan: str) -> int:
    """Return whole fen: "in yuan with two decimals at every edge and in whole fen inside"."""
    return int(Decimal(yuan) * 100)


# What is known on a day


def is_known(row: Row, as_of: str) -> bool:
    """3, 4: "changes and people reported later … are left out. Without a date a row was always known"."""
    return row.get("reported_on", "") <= as_of


def linked_ids(id_number: str, changes: list[Row]) -> frozenset[str]:
    """4: "An `identity` row links its two ids whatever the day"."""
    ids, before = {id_number}, 0
    links = [{row["id_number"], row["value"]} for row in changes if row["change"] == "identity"]
    while len(ids) > before:
        before = len(ids)
        for link in links:
            if ids & link:
                ids |= link
    return frozenset(ids)


def make_person(row: Row, name: str, changes: list[Row], as_of: str) -> Person:
    """4: "the same person, payments carry over": gather the known changes of all ids of one person."""
    ids = linked_ids(row["id_number"], changes)
    known = [change for change in changes if change["id_number"] in ids and is_known(change, as_of)]
    return Person(row["id_number"], name, ids, row, known)


def known_people(roster: list[Row], changes: list[Row], as_of: str) -> list[Person]:
    """6: "people as in the roster", those reported by the as-of day."""
    return [make_person(row, row["name"], changes, as_of) for row in roster if is_known(row, as_of)]


def unnamed_people(people: list[Person], ledger: list[Line], changes: list[Row]) -> list[Person]:
    """6: "Nobody is ended by omission": whom the ledger has paid and no known row names; nothing is owed to them."""
    named = {id_number for person in people for id_number in person.ids}
    found = []
    for line in ledger:
        if line.id_number not in named:
            ids = linked_ids(line.id_number, changes)
            found.append(Person(line.id_number, line.name, ids, {}, []))
            named |= ids
    return found


def list_id(person: Person, pay_month: int) -> str:
    """4, `identity`: "effective: month; value: the new id_number", from the pay month on; the roster's id before it."""
    id_number = person.id_number
    while True:
        rows = [row for row in of_word(person, "identity") if row["id_number"] == id_number]
        rows = [row for row in by_effective(rows) if month_number(row["effective"]) <= pay_month]
        if not rows:
            return id_number
        id_number = rows[-1]["value"]


def of_word(person: Person, *words: str) -> list[Row]:
    """Return a person's known changes of these kinds, in file order."""
    return [row for row in person.changes if row["change"] in words]


def by_effective(rows: list[Row]) -> list[Row]:
    """4: "in order of `effective`, file order among equals" (the sort is stable)."""
    return sorted(rows, key=lambda row: month_number(row["effective"]))


def by_report(rows: list[Row]) -> list[Row]:
    """4: "reported last (file order among equals)"; a row without a date was always known, so it comes first."""
    return sorted(rows, key=lambda row: row.get("reported_on", ""))


# Who has a title in a month


def first_month(project: Project, person: Person) -> int:
    """3, 5: "first owed month; empty: `since`"; "nothing before this month is ever computed"."""
    since = month_number(project["since"])
    start = person.row.get("start_month", "")
    return max(since, month_number(start)) if start else since


def death_date(person: Person) -> str:
    """4: "of several deaths … the one reported last … the roster's own value is the first reported"; "a death-revoked
    removes the deaths reported before it, as if they had never happened". Empty: alive."""
    date = person.row.get("death_date", "")
    for row in by_report(of_word(person, "death", "death-revoked")):
        date = row["effective"] if row["change"] == "death" else ""
    return date


def end_month(person: Person) -> int:
    """3, 4: the roster's "last owed month", or the month before the change's "first month not owed, for good"; "of
    several ends … the one reported last … the roster's own value is the first reported"."""
    own = person.row.get("end_month", "")
    last = month_number(own) if own else NEVER
    for row in by_report(of_word(person, "end")):
        last = month_number(row["effective"]) - 1
    return last


def last_month(project: Project, person: Person) -> int:
    """5: "the last owed month: the earlier of the end and the month of death (the month before it where
    `death_month_paid = false`)"."""
    died = death_date(person)
    if not died:
        return end_month(person)
    paid = project.get("death_month_paid", True)
    return min(end_month(person), month_number(died) if paid else month_number(died) - 1)


def spans(events: list[tuple[int, str]], opening: str) -> list[Span]:
    """4: they "apply in order of `effective`": `opening` opens a span, any other word closes it. An opening inside a
    span and a closing outside one change nothing."""
    found = []
    first = NEVER
    for month, word in events:
        if word == opening and first == NEVER:
            first = month
        elif word != opening and first != NEVER:
            found.append(Span(first, month, word))
            first = NEVER
    return found if first == NEVER else [*found, Span(first, NEVER, "")]


def roster_suspension(person: Person) -> list[tuple[int, str]]:
    """3: suspended_from, "first month in which nothing is paid"; resumed_from, "empty: still suspended";
    suspension_backpay, "are the suspended months owed; empty: yes" (asked only once it has ended)."""
    row = person.row
    events = []
    if row.get("suspended_from"):
        events.append((month_number(row["suspended_from"]), "suspend"))
    if row.get("resumed_from"):
        word = "resume-without-backpay" if row.get("suspension_backpay") == "no" else "resume"
        events.append((month_number(row["resumed_from"]), word))
    return events


def suspensions(person: Person) -> list[Span]:
    """4: suspensions and resumptions "in order of `effective`, file order among equals, the roster's own before the
    changes of the same month"."""
    rows = of_word(person, "suspend", "resume", "resume-without-backpay")
    changes = [(month_number(row["effective"]), row["change"]) for row in rows]
    return spans(sorted(roster_suspension(person) + changes, key=lambda event: event[0]), "suspend")


def forfeits(person: Person) -> list[Span]:
    """4: forfeit, "first month not owed"; restart, "first month owed again after a forfeit"."""
    rows = by_effective(of_word(person, "forfeit", "restart"))
    return spans([(month_number(row["effective"]), row["change"]) for row in rows], "forfeit")


def is_entitled(project: Project, person: Person, month: int) -> bool:
    """5: "0 before `since`, before start_month, and after the last owed month"; "0 from a forfeit to its restart, and
    in a suspension that ended without back-pay, [from, resumed)"."""
    if not person.row or not first_month(project, person) <= month <= last_month(project, person):
        return False
    lost = [span for span in suspensions(person) if span.closed_by == "resume-without-backpay"]
    return not any(span.first <= month < span.until for span in forfeits(person) + lost)


def is_held(person: Person, pay_month: int) -> bool:
    """5: "A suspension that is still open, or that ended with back-pay … holds *payment*: while the pay month lies in
    it, the person gets no lines at all"; "One that ended without back-pay holds nothing"; "A death does not end a
    hold"."""
    holding = [span for span in suspensions(person) if span.closed_by != "resume-without-backpay"]
    return any(span.first <= pay_month < span.until for span in holding)


# How much


def rate(item: Item, month: int, as_of: str) -> int:
    """2, 5: "the rate in force in s", of those not "issued later"; "No rate in force yet: 0"."""
    amount = 0
    for entry in sorted(item["rate"], key=lambda entry: str(entry["from"])):
        if month_number(entry["from"]) <= month and entry.get("issued", "") <= as_of:
            amount = fen(entry["amount"])
    return amount


def wage(project: Project, item: Item, person: Person, month: int, as_of: str) -> int:
    """5: "The wage in force in s is the last set wage of s plus the increases of all adjustments effective ≤ s that it
    does not already contain"."""
    since, row = set_wage(project, person, month)
    amount = fen(row["value"] if row else person.row["monthly_wage"])
    for one in item.get("adjustment", []):
        known, begun = one["issued"] <= as_of, month_number(one["effective"]) <= month
        if known and begun and not is_contained(one, since, row):
            amount += increase(project, item, person, one, as_of) + increase_by_age(person, one, month)
    return amount


def set_wage(project: Project, person: Person, month: int) -> tuple[int, Row | None]:
    """5: "Set wages are the roster's, at wage_from, and the `wage` changes, at their effective month, in that order
    (before the first of them, the roster's counts)"; 3: "empty: the month before `since`". The month of the one that
    counts, and its change row."""
    own = person.row.get("wage_from", "")
    since = month_number(own) if own else month_number(project["since"]) - 1
    found: tuple[int, Row | None] = since, None
    set_wages: list[tuple[int, Row | None]] = [found]
    set_wages += [(month_number(row["effective"]), row) for row in of_word(person, "wage")]
    for first, row in sorted(set_wages, key=lambda entry: entry[0]):
        if first <= month:
            found = first, row
    return found


def is_contained(adjustment: Row, since: int, row: Row | None) -> bool:
    """5: "The roster's wage contains the adjustments effective ≤ wage_from; a wage change contains those effective ≤
    its own effective month and issued on or before its reported_on (all of them where that is empty)"."""
    effective = month_number(adjustment["effective"])
    if row is None:
        return effective <= since
    reported = row.get("reported_on", "")
    return effective <= since and (not reported or adjustment["issued"] <= reported)


def increase(project: Project, item: Item, person: Person, one: dict[str, Any], as_of: str) -> int:
    """5: "An increase is computed once a person, on the wage in force in the month before its `effective` (two of one
    month both on that wage); its per cent part is rounded by itself, then the whole"."""
    if not takes_part(person, one):
        return 0
    before = wage(project, item, person, month_number(one["effective"]) - 1, as_of)
    share = rounded(before * Fraction(one.get("percent", "0")) / 100, one.get("percent_rounding", "fen"))
    area = one.get("areas", {}).get(person.row.get("area_class", ""), "0.00")
    whole = fen(one.get("fixed", "0.00")) + by_service(person, one) + share + by_age(person, one) + fen(area)
    return rounded(Fraction(whole), one.get("rounding", "fen"))


def takes_part(person: Person, one: dict[str, Any]) -> bool:
    """2: "only people whose retired_month (if empty: start_month) is not later; both empty: included"."""
    retired = person.row.get("retired_month") or person.row.get("start_month", "")
    return not one.get("retired_by") or not retired or retired <= one["retired_by"]


def by_service(person: Person, one: dict[str, Any]) -> int:
    """2: "with 32 years the example gives 15×1 + 15×2 + 2×4 = 53 yuan"; "part years count whole (up, the default) or
    not (down)"; "at least this"; 5: "Service years empty: 0"."""
    years, months = (*(int(number) for number in re.findall(r"\d+", person.row.get("service_years", ""))), 0, 0)[:2]
    whole = years + (1 if months and one.get("service_rounding", "up") == "up" else 0)
    amount = 0
    for year in range(1, whole + 1):
        bands = [band for band in one.get("service", []) if year <= band.get("to", year)]
        amount += fen(bands[0]["amount"]) if bands else 0
    return max(amount, fen(one.get("service_floor", "0.00")))


def birth(person: Person) -> str:
    """3: birth_date, "where the file on record differs from the id: it counts"."""
    number = person.row["id_number"]
    return person.row.get("birth_date") or f"{number[6:10]}-{number[10:12]}-{number[12:14]}"


def by_age(person: Person, one: dict[str, Any]) -> int:
    """2: ages, with `age_on` "the day on which ages are counted"."""
    for band in one.get("ages", []):
        on, born = one["age_on"], birth(person)
        age = int(on[:4]) - int(born[:4]) - (on[5:] < born[5:])
        if band["from"] <= age <= band.get("to", age):
            return fen(band["amount"])
    return 0


def increase_by_age(person: Person, one: dict[str, Any], month: int) -> int:
    """2: "who reaches the age after age_on gets this from that month on"."""
    amount, born = 0, birth(person)
    for entry in one.get("on_reaching", []):
        reached = f"{int(born[:4]) + entry['age']:04d}{born[4:]}"
        if reached > one["age_on"] and month_number(reached) <= month and takes_part(person, one):
            amount += fen(entry["amount"])
    return amount


def rounded(amount: Fraction, how: str) -> int:
    """2: "fen (half up, the default), yuan (half up), jiao-up, yuan-up"."""
    unit = {"fen": 1, "yuan": 100, "jiao-up": 10, "yuan-up": 100}[how]
    units = amount / unit
    whole = units.numerator // units.denominator
    rest = units - whole
    return (whole + (rest > 0 if how.endswith("-up") else rest * 2 >= 1)) * unit


def is_flagged(item: Item, person: Person, month: int) -> bool:
    """5: "the flag is yes in s (no `flag` key: everyone)"; 3: "empty: no"; the roster's own before all changes."""
    if "flag" not in item:
        return True
    value = person.row.get(item["flag"], "")
    for row in by_effective(of_word(person, "flag:" + item["flag"])):
        if month_number(row["effective"]) <= month:
            value = row["value"]
    return value == "yes"


def due_of(project: Project, person: Person, item: Item, month: int, as_of: str) -> int:
    """5: "flat, the rate in force in s; one-off, the rate in force where s is the item's month and the flag is yes in
    s; wage, the wage in force in s"."""
    if not is_entitled(project, person, month):
        return 0
    if item["kind"] == "wage":
        return wage(project, item, person, month, as_of)
    if item["kind"] == "flat":
        return rate(item, month, as_of)
    return rate(item, month, as_of) if is_month_of(item, month) and is_flagged(item, person, month) else 0


def is_month_of(item: Item, month: int) -> bool:
    """2: "once a calendar year: in `month`"."""
    return month % 12 + 1 == int(item["month"])


# What is owed and not paid


def payments(ledger: list[Line]) -> Paid:
    """6: "paid(person, item, s) is the sum of all ledger lines of that person, item and service month"."""
    paid: Paid = {}
    for line in ledger:
        key = line.id_number, line.item, month_number(line.service_month)
        paid[key] = paid.get(key, 0) + line.fen
    return paid


def paid_for(paid: Paid, person: Person, item: Item, month: int) -> int:
    """6: what was paid for a service month; "A one-off is compared by calendar year: all that was paid for it in any
    service month of that year"."""
    january = month - month % 12
    months = range(january, january + 12) if item["kind"] == "one-off" else [month]
    return sum(paid.get((id_number, item["id"], m), 0) for id_number in person.ids for m in months)


def gaps_of(project: Project, person: Person, paid: Paid, pay_month: int, as_of: str) -> dict[Key, int]:
    """6: "gap = due − paid, for every s from `since` to M"; a one-off "from the item's month on; its lines carry the
    item's month". Items as in the project file, then months; zeros are left out."""
    gaps = {}
    for item in project["item"]:
        for month in range(month_number(project["since"]), pay_month + 1):
            if item["kind"] == "one-off" and not is_month_of(item, month):
                continue
            gap = due_of(project, person, item, month, as_of) - paid_for(paid, person, item, month)
            if gap != 0:
                gaps[item["id"], month] = gap
    return gaps


# What is taken back


def claims_of(gaps: dict[Key, int]) -> dict[Key, int]:
    """6: "gap < 0 is a claim": positive fen, "oldest month first, within a month in item order"."""
    return {key: -gap for key, gap in sorted(gaps.items(), key=lambda entry: entry[0][1]) if gap < 0}


def corrections(gaps: dict[Key, int], pay_month: int) -> dict[Key, int]:
    """6: "first, in every mode, from the person's own arrears of the same item in this list" (never from the regular
    line of the pay month)."""
    taken = {}
    arrears: dict[str, int] = {}
    for (item, month), gap in gaps.items():
        if gap > 0 and month < pay_month:
            arrears[item] = arrears.get(item, 0) + gap
    for (item, month), claim in claims_of(gaps).items():
        amount = min(claim, arrears.get(item, 0))
        if amount > 0:
            taken[item, month] = amount
            arrears[item] -= amount
    return taken


def room(project: Project, left: int) -> int:
    """2, 6: "with `mode = "offset"`, from all that is left to pay the person in this project, never more than `limit`
    of it", "rounded down to a fen"; with `none` nothing."""
    recovery = project.get("recovery", {})
    if recovery.get("mode", "none") != "offset":
        return 0
    return int(left * Fraction(recovery.get("limit", "100%").rstrip("%")) / 100)


def recoveries(project: Project, gaps: dict[Key, int], pay_month: int) -> dict[Key, int]:
    """6: corrections, then offsets; "One recovery line an item and service month. The rest stays open"; in "the order
    in which they were taken" (of a claim taken twice, the first time)."""
    taken = corrections(gaps, pay_month)
    left = sum(gap for gap in gaps.values() if gap > 0) - sum(taken.values())
    most = room(project, left)
    for key, claim in claims_of(gaps).items():
        amount = min(claim - taken.get(key, 0), most)
        if amount > 0:
            taken[key] = taken.get(key, 0) + amount
            most -= amount
    return taken


def lines_of(person: Person, gaps: dict[Key, int], taken: dict[Key, int], pay_month: int) -> list[Line]:
    """6: "gap > 0 gives a line of that amount: `regular` where s = M, `arrears` where s < M"; "then item, then service
    month; a person's recovery lines after their others"."""
    id_number = list_id(person, pay_month)
    lines = []
    for (item, month), gap in gaps.items():
        if gap > 0:
            kind = "regular" if month == pay_month else "arrears"
            lines.append(Line(id_number, person.name, item, month_text(month), kind, gap))
    for (item, month), amount in taken.items():
        lines.append(Line(id_number, person.name, item, month_text(month), "recovery", -amount))
    return lines


# The three questions


def due(
    project: Project, roster: list[Row], changes: list[Row], as_of: str, id_number: str, item_id: str, month: str
) -> int:
    """5: "due(person, item, s), whole fen for a service month s"; any of the person's ids will do."""
    for person in known_people(roster, changes, as_of):
        for item in project["item"]:
            if id_number in person.ids and item["id"] == item_id:
                return due_of(project, person, item, month_number(month), as_of)
    return 0


def draft(
    project: Project, roster: list[Row], changes: list[Row], ledger: list[Line], month: str, as_of: str
) -> Result:
    """6: "The list of a pay month M"; `ledger` is every line entered for this project so far."""
    pay_month = month_number(month)
    paid = payments(ledger)
    people = known_people(roster, changes, as_of)
    lines, open_claims, held = [], 0, 0
    for person in people + unnamed_people(people, ledger, changes):
        gaps = gaps_of(project, person, paid, pay_month, as_of)
        taken: dict[Key, int] = {}
        if is_held(person, pay_month):
            held += any(gap > 0 for gap in gaps.values())
        else:
            taken = recoveries(project, gaps, pay_month)
            lines += lines_of(person, gaps, taken, pay_month)
        open_claims += sum(claims_of(gaps).values()) - sum(taken.values())
    return Result(lines, open_claims, held)


def estimate(
    project: Project, roster: list[Row], changes: list[Row], first_month: str, last_month: str, as_of: str
) -> int:
    """8: "the entitlement as known on" a day: the sum of the dues of all people and items, both months included."""
    months = range(month_number(first_month), month_number(last_month) + 1)
    people = known_people(roster, changes, as_of)
    return sum(
        due_of(project, person, item, month, as_of) for person in people for item in project["item"] for month in months
    )
