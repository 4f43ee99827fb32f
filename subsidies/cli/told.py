"""What an explanation says, sentence by sentence: facts, sources, causes, gaps; ``cli.explain`` sets them on a page."""

import json
from dataclasses import dataclass

from subsidies import identity, money, months, sentence, words
from subsidies.cli.request import Request
from subsidies.explain.account import AHEAD, CLAIM, Account, Gap, Paid
from subsidies.explain.alone import Place
from subsidies.explain.facts import COUNTS, LATER, Cell, Change, Row
from subsidies.explain.owed import Cause, Hold, NotOwed, Owed, Source
from subsidies.explain.raised import Added
from subsidies.language import Say
from subsidies.ledger.chain import Batch
from subsidies.policy import Project


@dataclass(frozen=True, slots=True)
class Teller:
    """Who says it: for which request, as of which day, of which project."""

    request: Request
    as_of: int
    project: Project | None = None

    @property
    def say(self) -> Say:
        """The speaker; the numbers in what it says are masked unless ids are shown."""
        return sentence.masking(self.request.say, self.request.show_ids)

    def shown(self, id_number: str) -> str:
        """Return an id number as it may be shown."""
        return sentence.shown(id_number, self.request.show_ids)

    def months(self, first: int, last: int) -> str:
        """Return months in words: one, or from first to last; without a last one, from the first on."""
        if last == months.NEVER:
            return self.since(first)
        return self.request.span(first, last)

    def since(self, month: int) -> str:
        """Return “from a month on”."""
        return self.say("explain.since-month", month=self.months(month, month))

    def place(self, place: Place) -> str:
        """Return where something stands."""
        return self.say("explain.place", file=place.file, row=place.row) if place.row else place.file

    def column(self, key: str) -> str:
        """Return what a column of the roster, or a flag, is called."""
        name = words.flag_of(key) or key
        return words.ROSTER[name].zh if name in words.ROSTER and self.request.language == "zh" else name

    def value(self, key: str, text: str) -> str:
        """Return a cell of the roster, or the value of a change, as people write it."""
        if key in (words.WAGE, "monthly_wage"):
            return money.show(money.parse(text))
        return self.say(f"explain.{text}") if text in ("yes", "no") else text

    def many(self, first: int, last: int, fen: int) -> str:
        """Return “so many months × so much”."""
        return self.say("explain.count", count=last - first + 1, amount=money.show(fen))

    def listed(self, parts: list[str]) -> str:
        """Return parts one after the other."""
        return self.say("list.separator").join(parts)

    # --- what is on file ----------------------------------------------------------------------------------------------

    def reported(self, day: int) -> str:
        """Return when the office came to know."""
        return (
            self.say("explain.reported", day=months.format_day(day)) if day >= 0 else self.say("explain.always-known")
        )

    def row(self, row: Row) -> str:
        """Return a roster row, and what became of it."""
        cells = self.listed([self.cell(cell) for cell in row.cells])
        cells = self.say("explain.cells", cells=cells) if cells else ""
        told = self.say(
            "explain.row", place=self.place(row.place), reported=self.reported(row.reported_on), cells=cells
        )
        return told + self.state(row.state, None)

    def cell(self, cell: Cell) -> str:
        """Return a cell of the roster, and what took its place."""
        values = {"column": self.column(cell.key), "text": self.value(cell.key, cell.text)}
        if cell.by:
            return self.say("explain.cell-replaced", place=self.place(cell.by), **values)
        return self.say("explain.cell", **values)

    def change(self, change: Change) -> str:
        """Return a change, and what became of it."""
        told = self.say(
            "explain.change",
            reported=self.reported(change.reported_on),
            what=self.what(change),
            place=self.place(change.place),
            document=self.document(change.document),
        )
        return told + self.state(change.state, change.by)

    def what(self, change: Change) -> str:
        """Return what a change says."""
        kind, _, flag = change.change.partition(":")
        by_day = change.change in (words.DEATH, words.DEATH_REVOKED)
        when = change.when if by_day else self.months(change.effective, change.effective)
        values = {"value": self.new(change), "old": self.shown(change.id_number), "flag": self.column(flag)}
        return self.say(f"explain.change.{kind}", when=when, **values)

    def new(self, change: Change) -> str:
        """Return the value of a change: an id number or an account only as it may be shown."""
        if change.change == words.IDENTITY:
            return self.shown(change.value)
        if change.change == words.ACCOUNT_CHANGE:
            return account(change.value, self.request.show_ids)
        return self.value(change.change, change.value)

    def document(self, text: str) -> str:
        """Return the document, if one is named."""
        return self.say("explain.document", document=text) if text else ""

    def state(self, state: str, by: Place | None) -> str:
        """Return what became of a row; nothing where it simply counts."""
        if state == COUNTS:
            return ""
        day = months.format_day(self.as_of) if state == LATER else ""
        return self.say(f"explain.state.{state}", place=self.place(by) if by else "", day=day)

    # --- what is owed -------------------------------------------------------------------------------------------------

    def source(self, source: Source, kind: str) -> str:
        """Return where an amount comes from; ``kind`` is the item's."""
        values = {"amount": money.show(source.fen), "place": self.place(source.place)}
        when, document = self.months(source.start, source.start), self.document(source.document)
        if source.what == "rate":
            return self.say(f"explain.rate.{kind}", when=when, **values) + self.rate(source)
        more = {"when": when, "reported": self.reported(source.reported_on), "document": document}
        told = self.say(f"explain.source.{source.what}", **values, **(more if source.what == "wage" else {}))
        return self.say("list.clauses").join([told, *(self.added(one) for one in source.added)])

    def added(self, one: Added) -> str:
        """Return what an adjustment adds to a wage, part by part, and its document."""
        rule = one.adjustment
        values = {
            "years": one.years,
            "age": one.age,
            "area": one.area,
            "before": money.show(one.before),
            "percent": money.percent(rule.percent),
        }
        parts = [self.say(f"explain.part.{name}", amount=money.show(fen), **values) for name, fen in one.parts]
        if (whole := sum(fen for _, fen in one.parts)) != one.increase:
            values |= {"parts": " + ".join(parts), "whole": money.show(whole), "rounded": money.show(one.increase)}
            parts = [self.say("explain.part.rounded", **values)]
        parts += [
            self.say(
                "explain.part.reached",
                age=step.age,
                when=self.months(step.month, step.month),
                amount=money.show(step.fen),
            )
            for step in one.steps
        ]
        when, issued = self.months(rule.effective, rule.effective), months.format_day(rule.issued)
        basis = self.say("explain.equals.basis", basis=rule.basis) if rule.basis else ""
        told = {"when": when, "amount": money.show(one.fen), "parts": " + ".join(parts)}
        return self.say("explain.added", issued=issued, basis=basis, **told)

    def rate(self, source: Source) -> str:
        """Return the document of a rate, the day of it, and when somebody last looked it up."""
        told = self.say("explain.rate.basis", basis=source.document) if source.document else ""
        told += self.say("explain.rate.issued", day=months.format_day(source.issued)) if source.issued >= 0 else ""
        return told + (
            self.say("explain.rate.checked", day=months.format_day(source.checked)) if source.checked >= 0 else ""
        )

    def equals(self, one: Owed) -> str:
        """Return the arithmetic of one month of an item in one line."""
        source, amount = one.source, money.show(one.fen)
        when, place = self.months(source.start, source.start), self.place(source.place)
        basis = self.say("explain.equals.basis", basis=source.document) if source.document else ""
        values = {"amount": amount, "when": when, "place": place, "basis": basis}
        values |= {"amount": money.show(source.fen), "document": self.document(source.document)}
        told = [self.say(f"explain.equals.{source.what}", **values)]
        told += [self.added(each) for each in source.added]
        return self.say("explain.equals", item=one.name, amount=amount, source=" + ".join(told))

    def zero(self, one: NotOwed) -> str:
        """Return why an item is worth nothing in a month, in one line."""
        item = one.name or self.say("explain.everything")
        return self.say("explain.zero", item=item, causes=self.causes(one.causes))

    def not_owed(self, one: NotOwed) -> str:
        """Return months without anything owed, and why."""
        item = self.say("explain.item", item=one.name) if one.name else ""
        return self.say(
            "explain.why", months=self.months(one.first, one.last), item=item, causes=self.causes(one.causes)
        )

    def causes(self, causes: tuple[Cause, ...]) -> str:
        """Return causes, one after the other."""
        return self.say("list.clauses").join(self.cause(one) for one in causes)

    def cause(self, cause: Cause) -> str:
        """Return a cause."""
        what, when = cause.what, cause.when
        if what == "flag":
            when = self.column(when)
        elif what == "death":
            what = "death" if self.project and self.project.death_month_paid else "death-unpaid"
        elif what == "no-rate" and not when:
            what = "no-rate-at-all"
        elif when:
            when = self.months(months.parse(when), months.parse(when))
        return self.say(f"explain.cause.{what}", when=when, place=self.place(cause.place))

    def hold(self, hold: Hold) -> str:
        """Return a suspension that holds payment."""
        values = {"months": self.months(hold.first, hold.last), "place": self.place(hold.place)}
        if hold.ended is None:
            return self.say("explain.hold.open", **values)
        return self.say("explain.hold.ended", ended=self.place(hold.ended), **values)

    # --- what was paid, what is open ----------------------------------------------------------------------------------

    def line(self, line: Paid, batch: str = "payroll") -> str:
        """Return ledger lines: of which months, for what, of which kind, and why."""
        kind = self.say(f"kind.{line.kind}" if batch == "payroll" and line.kind else f"batch.{batch}")
        values = {"months": self.months(line.first, line.last), "item": line.name, "kind": kind}
        if batch == "payroll" and line.reason:
            told = self.say("explain.line-reason", reason=self.say(f"reason.{line.reason}"), **values)
        else:
            told = self.say("explain.line", **values)
        if line.first == line.last:
            return told
        return self.say("explain.line-many", line=told, count=self.many(line.first, line.last, line.fen))

    def note(self, batch: Batch) -> str:
        """Return what was said when a batch was entered: the document and the why; nothing where nothing was."""
        document = json.loads(batch.detail).get("document", "")
        parts = [self.say("explain.note.document", document=document)] if document else []
        return self.listed([*parts, *([self.say("explain.note.why", why=batch.why)] if batch.why else [])])

    def gap(self, gap: Gap) -> str:
        """Return what differs."""
        values = {"item": gap.name, "months": self.months(gap.first, gap.last)}
        shape = "gap" if gap.first == gap.last else "gap-many"
        amounts = {"owed": money.show(gap.owed), "paid": money.show(gap.paid), "count": gap.last - gap.first + 1}
        return self.say(f"explain.{shape}", **values, **amounts)

    def becomes(self, gap: Gap, one: Account) -> str:
        """Return what becomes of a gap."""
        if gap.state == CLAIM:
            return self.claim(one)
        month = gap.first if gap.state == AHEAD else one.next_month
        return self.say(f"explain.gap.{gap.state}", month=self.months(month, month))

    def claim(self, one: Account) -> str:
        """Return how claims are taken back."""
        if one.agreed:
            begins, fen = one.agreed
            return self.say("explain.gap.claim.agreed", month=self.months(begins, begins), amount=money.show(fen))
        rule = one.project.recovery
        limit = money.percent(rule.limit)
        return self.say(f"explain.gap.claim.{rule.mode}", limit=limit)

    def reason(self, gap: Gap) -> str:
        """Return why a gap is there: of one that the last list knew, what it came from too."""
        word = self.say("explain.reason.carried" if gap.reason == "carried" else f"reason.{gap.reason}")
        if gap.origin:
            word = self.say("list.clauses").join([self.say(f"reason.{gap.origin}"), word])
        return self.say("explain.gap.reason", reason=word)


def account(text: str, show_ids: bool) -> str:
    """Return an account as a change writes it, its number masked unless ids are shown.

    >>> account("农业银行|6217000012345678901|甲", False)
    '农业银行|***************8901|甲'
    """
    parts = text.replace("｜", "|").split("|")
    number = 1 if len(parts) > 1 else 0
    return "|".join(
        part if show_ids or place != number else identity.mask(part.strip()) for place, part in enumerate(parts)
    )
