"""The working paper of an audit: ``OUTPUT/audit/working-paper.xlsx``, with everything that was found and asked.

The catch: an auditor fills it in, so one that is there is never written over; the same one again is no other.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import closing
from typing import TYPE_CHECKING, Final, NamedTuple

from subsidies.cli import found as told
from subsidies.cli.request import Request
from subsidies.errors import Finding, Refusal
from subsidies.lock import Lock
from subsidies.write.audited.content import Asked, Count, Found, Papers, Traced

if TYPE_CHECKING:
    from subsidies.auditing.traced import Row
    from subsidies.clearance import Cleared
    from subsidies.cli.found import Shown
    from subsidies.examination import Examined
    from subsidies.workspace import Workspace

FILE: Final = "working-paper.xlsx"


def answer(request: Request, where: "Workspace", examined: "Examined", shown: "Shown", lock: Lock) -> list[str]:
    """Write the paper where it is asked for, and say where it is; return its name, or nothing.

    Raises ``Refusal`` (working-paper-exists), and as ``whole.whole`` does.
    """
    if not request.papers:
        return []
    from subsidies.write import audited
    from subsidies.write.whole import write_whole

    path = where.output / "audit" / FILE
    made = audited.render(_Paper(request, where, examined, shown).content(), request.say)
    if path.exists() and not lock.is_of(path, made):
        raise Refusal("working-paper-exists", path=where.relative(path))
    write_whole(path, lock.locked(made))
    request.out(request.say("audited.file", path=where.relative(path)))
    return [where.relative(path)]


class _Listed(NamedTuple):
    """A finding that the paper lists, and who has cleared it, if anybody has."""

    finding: Finding
    by: "Cleared | None" = None


class _Paper:
    """What the paper says of what was found."""

    def __init__(self, request: Request, where: "Workspace", examined: "Examined", shown: "Shown") -> None:
        from subsidies.auditing import traced
        from subsidies.cli import place
        from subsidies.write.audited import LONGEST

        self.request, self.say, self.where = request, request.say, where
        self.examined, self.shown, self.as_of = examined, shown, place.day(request)
        cleared = [_Listed(one.finding, one) for one in shown.cleared] if request.cleared else []
        listed = sorted([*map(_Listed, shown.open), *cleared], key=_order)
        self.listed, self.too_many = listed[:LONGEST], len(listed[LONGEST:])
        self.everything = [*shown.open, *shown.left_out]
        # What keeps lists from being looked at may not be listed itself.
        about_ledger = [one for one in self.everything if _code(one.name)[0] == "L"]
        mine = [one.finding for one in self.listed]
        self.rows = traced.evidence(where, [*mine, *about_ledger], examined.read, self.as_of)
        self.names = dict(self._names())

    def content(self) -> Papers:
        """Return all that the paper says."""
        from subsidies.write.audited import LONGEST

        rows = list(self._traced())

        facts = list(self._facts(len(rows[LONGEST:])))
        found = [self._found(one) for one in self.listed]
        return Papers(
            self.where.title, self.as_of, facts, list(self._counts()), found, rows[:LONGEST], list(self._asked())
        )

    # --- the summary --------------------------------------------------------------------------------------------------

    def _facts(self, too_many_rows: int) -> Iterator[tuple[str, str]]:
        """Give what was looked at, as terms and values."""
        from subsidies import months

        say, read = self.say, self.examined.read
        projects = [one.project.name if one.project else one.id or one.file for one in read]
        yield say("audited.office"), self.where.title
        yield say("audited.day"), months.format_day(self.as_of)
        yield say("audited.projects"), say("list.separator").join(projects)
        yield say("audited.ledger"), self._ledger()
        counts = Counter(_severity(one) for one in self.shown.open)
        sums = {"errors": counts["error"], "warnings": counts["warning"], "notes": counts["note"]}
        yield say("audited.all"), say("screen.sum", **sums)
        yield say("audited.shown"), self._shown(too_many_rows)
        key = "audited.cleared.listed" if self.request.cleared else "audited.cleared.count"
        cleared = len(self.shown.cleared)
        yield say("audited.cleared"), say(key, count=cleared) if cleared else say("audited.not-asked.none")
        yield say("audited.not-asked"), self._not_asked()

    def _ledger(self) -> str:
        """Return the chain's head and the number of batches, or that there is none to be had."""
        from subsidies.auditing import traced

        if any(one.name in traced.NO_LEDGER for one in self.everything):
            return self.say("audited.ledger.unreadable")
        with closing(self.where.book()) as book:
            batches, head = len(book.batches()), book.head()
        return self.say("audited.ledger.head" if batches else "audited.ledger.none", batches=batches, head=head)

    def _shown(self, too_many_rows: int) -> str:
        """Return what of all that was found is in the paper, and what is not."""
        from subsidies.write.audited import LONGEST

        parts = []
        if self.shown.left_out:
            parts.append(told.left_out(self.request, self.shown.left_out, self.where.check))
        if self.too_many or too_many_rows:
            cut = self.say("audited.shown.cut", most=LONGEST, found=self.too_many, rows=too_many_rows)
            self.request.note(cut)
            parts.append(cut)
        return "".join(parts) or self.say("audited.shown.all")

    def _not_asked(self) -> str:
        """Return what could not be looked into."""
        from subsidies.auditing import asked

        found = asked.unasked("owed-never-paid", self.everything)
        if found is None:
            return self.say("audited.not-asked.none")
        projects = self.say("list.separator").join(found.projects)
        return self.say(f"audited.not-asked.{found.why}", batch=found.batch, projects=projects)

    def _counts(self) -> Iterator[Count]:
        """Give how many findings of each code there are: errors first, then by code."""
        from subsidies import codes

        opened = Counter((_severity(one), one.name) for one in self.shown.open)
        cleared = Counter((_severity(one.finding), one.finding.name) for one in self.shown.cleared)
        sums = Counter[tuple[str, str]]()
        for one in self.shown.open:
            sums[_severity(one), one.name] += one.amount or 0
        for severity, name in sorted({*opened, *cleared}, key=lambda key: (SEVERITIES.index(key[0]), _code(key[1]))):
            key, rule = (severity, name), codes.RULES[name]
            told = self._weight(severity), rule.code, name, self._what(name)
            yield Count(*told, opened[key], cleared[key], sums[key])

    def _weight(self, severity: str) -> str:
        return self.say(f"severity.{severity}")

    # --- findings and their evidence ----------------------------------------------------------------------------------

    def _names(self) -> Iterator[tuple[str, str]]:
        """Give the names of the people found, by id number: those of the rosters, else those of the ledger."""
        wanted = {one.finding.id_number for one in self.listed if one.finding.id_number}
        for row in (row for rows in self.rows.values() for row in rows):
            yield row.id_number, row.name
        for read in self.examined.read:
            mine = read.roster[read.roster["id_number"].isin(wanted)]
            yield from zip(mine["id_number"], mine["name"], strict=True)

    def _found(self, one: _Listed) -> Found:
        """Return what the paper says of a finding."""
        from subsidies import codes, sentence
        from subsidies.auditing import traced

        found, say = one.finding, self.say
        item, span = found.values.get("item"), self._months(found.values)
        return Found(
            severity=self._weight(_severity(found)),
            code=codes.RULES[found.name].code,
            name=found.name,
            project=self._project(found),
            person=self.names.get(found.id_number or "", ""),
            id_number=found.id_number or "",
            place=self._place(found),
            item=item if isinstance(item, str) else "",
            months=span,
            fen=found.amount,
            monthly=found.name in traced.MONTHLY,
            message=sentence.told(found, say, show_ids=True),
            hint=sentence.hint(found, say, show_ids=True),
            basis=self._page(found.name, "basis"),
            looked_into=self._looked_into(one.by),
        )

    def _project(self, found: Finding) -> str:
        names = {one.id: one.project.name for one in self.examined.read if one.project}
        return names.get(found.project or "", found.project or "")

    def _place(self, found: Finding) -> str:
        row = "" if found.row is None else self.say("screen.row", row=found.row)
        return " ".join(one for one in (found.file, row, found.column) if one)

    def _months(self, values: Mapping[str, object]) -> str:
        """Return the months, the month or the year of a finding's values."""
        return str(next((values[key] for key in ("months", "month", "year") if key in values), ""))

    def _looked_into(self, cleared: "Cleared | None") -> str:
        """Return what a clearance says."""
        from subsidies import months

        if cleared is None:
            return ""
        values = cleared.by._asdict() | {"until": months.format_day(cleared.by.until)}
        return self.say("check.clearance", **values)

    def _traced(self) -> Iterator[Traced]:
        """Give the rows of evidence, finding by finding."""
        for place, one in enumerate(self.listed):
            project = self._project(one.finding)
            for row in self.rows.get(place, ()):
                yield self._row(place + 1, project, row)

    def _row(self, number: int, project: str, row: "Row") -> Traced:
        from subsidies import months
        from subsidies.auditing import traced

        say, is_due = self.say, row.kind in (traced.DUE_NOW, traced.DUE_THEN)
        return Traced(
            number=number,
            person=row.name,
            id_number=row.id_number,
            project=project,
            batch=say("audited.batch", batch=row.batch, kind=say(f"batch.{row.batch_kind}")) if row.batch else "",
            pay_month=months.format(row.pay_month) if row.batch else "",
            item=row.item,
            service=months.format(row.month),
            kind=say(f"audited.{row.kind}" if is_due else f"kind.{row.kind}"),
            reason=say(f"reason.{row.reason}") if row.reason else "",
            fen=row.fen,
            counted=row.counted,
            account=row.account,
        )

    # --- rules --------------------------------------------------------------------------------------------------------

    def _asked(self) -> Iterator[Asked]:
        """Give the rules that were asked, and what came of them."""
        from subsidies import codes, selection
        from subsidies.auditing import asked

        choice = selection.choice(self.request.select, self.request.ignore, self.where.check)
        opened = Counter(one.name for one in self.shown.open)
        cleared = Counter(one.finding.name for one in self.shown.cleared)
        for name in (name for name in asked.names() if choice.shows(name)):
            rule = codes.RULES[name]
            severity = self._weight(choice.severity.get(name, rule.severity))
            about = self.say(f"family.{rule.code[0]}")
            result = self._result(name, opened[name], cleared[name])
            yield Asked(rule.code, name, severity, about, self._what(name), self._page(name, "why"), result)

    def _result(self, name: str, opened: int, cleared: int) -> str:
        """Return what came of a rule."""
        from subsidies.auditing import asked

        say, not_asked = self.say, asked.unasked(name, self.everything)
        parts = [say("audited.result.found", count=opened)] * bool(opened)
        parts += [say("audited.result.cleared", count=cleared)] * bool(cleared)
        if not parts and (not_asked is None or not_asked.why in ("until", "projects")):
            parts = [say("audited.result.none")]
        if not_asked is not None:
            values = {"batch": not_asked.batch, "projects": say("list.separator").join(not_asked.projects)}
            parts.append(say(f"audited.result.{not_asked.why}", **values))
        return say("list.clauses").join(parts)

    def _what(self, name: str) -> str:
        """Return what a rule finds, with “…” in the place of every value."""
        from subsidies import language
        from subsidies.cli import rule

        return rule.outline(language.TABLE[name][language.LANGUAGES.index(self.request.language)])

    def _page(self, name: str, part: str) -> str:
        """Return a part of a rule's own page."""
        from subsidies import language
        from subsidies.language import rules

        return rules.TABLE[f"{name}.{part}"][language.LANGUAGES.index(self.request.language)]


SEVERITIES: Final = ("error", "warning", "note")


def _severity(found: Finding) -> str:
    from subsidies import codes

    return codes.severity(found)


def _code(name: str) -> str:
    from subsidies import codes

    return codes.RULES[name].code


def _order(one: _Listed) -> tuple[int, str, str, str, int]:
    """Return where a finding stands in the paper: errors first, then by code, project, file and row."""
    found = one.finding
    where = found.project or "", found.file or "", found.row or 0
    return (SEVERITIES.index(_severity(found)), _code(found.name), *where)
