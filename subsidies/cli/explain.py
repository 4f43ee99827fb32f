"""``subsidies explain``: how each fen of a person came about, on a page that can be given to them."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from subsidies.cli.request import AS_OF, DONE, SERVICE_MONTH, WHO, Command, Request

if TYPE_CHECKING:
    from subsidies.cli.told import Teller
    from subsidies.explain import Explanation
    from subsidies.explain.account import Account, Gap, Payment, Totals
    from subsidies.explain.owed import Owed

COMMAND = Command("explain", (WHO, SERVICE_MONTH), (AS_OF,))


def run(request: Request) -> int:
    """Explain. Raises ``Refusal`` as ``explain.explained`` does."""
    from subsidies import explain, months
    from subsidies.cli import explained, place
    from subsidies.cli.told import Teller

    month = months.NONE if request.service_month is None else request.service_month
    day = place.day(request)
    ask = explain.Ask(request.who, day, month, request.project, past=request.as_of is not None)
    found = explain.explained(place.opened(request), ask)
    if not request.json:
        _show(request, found, Teller(request, day))
    request.answer(explained.answer(found, request))
    return DONE


def _show(request: Request, found: "Explanation", teller: "Teller") -> None:
    import sys

    from subsidies.write import letter

    columns = letter.width(sys.stdout)
    request.page(_head(found, teller, columns))
    for one in found.accounts:
        request.page(_account(one, found, replace(teller, project=one.project), columns))
    if len(found.accounts) > 1:
        totals = [one.totals for one in found.accounts]
        request.page(("", request.say("explain.all"), *_totals(sum(totals[1:], totals[0]), teller, columns)))


def _head(found: "Explanation", teller: "Teller", columns: int) -> Iterator[str]:
    """Give who it is about, and as of when."""
    from subsidies import months
    from subsidies.write.letter import paragraph

    say, former = teller.say, [teller.shown(one) for one in found.former]
    yield from paragraph(say("explain.title", name=found.name), columns)
    one = teller.shown(found.id_number)
    told = say("explain.former", id=one, former=teller.listed(former)) if former else say("explain.id", id=one)
    yield from paragraph(told, columns)
    key = "explain.as-of-past" if found.ask.past else "explain.as-of"
    yield from paragraph(say(key, day=months.format_day(found.ask.as_of)), columns)
    if found.ask.month != months.NONE:
        yield from paragraph(say("explain.month", month=teller.months(found.ask.month, found.ask.month)), columns)


def _account(one: "Account", found: "Explanation", teller: "Teller", columns: int) -> Iterator[str]:
    """Give one project: what it comes to, then the sections that have something to say, numbered."""
    from subsidies.write.letter import paragraph

    say = teller.say
    yield ""
    yield from paragraph(say("explain.project", project=_named(one, teller)), columns)
    if one.project.basis:
        yield from paragraph(say("explain.basis", basis=teller.listed(list(one.project.basis))), columns)
    yield from paragraph(_result(one, teller), columns)
    sections = [(key, lines) for key, lines in _sections(one, found, teller, columns) if lines]
    for number, (key, lines) in zip(say("explain.numerals"), sections, strict=False):
        yield ""
        yield say("explain.section", number=number, title=key)
        yield from lines


def _named(one: "Account", teller: "Teller") -> str:
    return (teller.request.language == "en" and one.project.name_en) or one.project.name


def _result(one: "Account", teller: "Teller") -> str:
    """Return what it comes to, in one sentence."""
    from subsidies import money, months
    from subsidies.explain import facts

    say, totals = teller.say, one.totals
    if one.last < one.first:
        unknown = {row.state for row in one.rows} == {facts.LATER}
        return say("explain.unknown-then" if unknown else "explain.nothing-yet", day=months.format_day(teller.as_of))
    owing = "ahead" if one.first >= one.next_month else "arrears"
    open_parts = [(owing, totals.arrears - totals.held), ("held", totals.held), ("claims", totals.claims)]
    told = [say(f"explain.open-{key}", amount=money.show(fen)) for key, fen in open_parts if fen]
    values = {"owed": money.show(totals.owed), "paid": money.show(totals.paid)}
    span = teller.months(one.first, one.last)
    if told:
        return say("explain.open", months=span, open=teller.listed(told), **values)
    return say("explain.even", months=span, **values)


def _sections(one: "Account", found: "Explanation", teller: "Teller", columns: int) -> Iterator[tuple[str, list[str]]]:
    """Give title and lines of each section, those without lines too."""
    from subsidies import months
    from subsidies.write.letter import paragraph

    say = teller.say

    def told(sentences: list[str]) -> list[str]:
        return [line for text in sentences for line in paragraph(text, columns, "  · ")]

    facts = [*map(teller.row, one.rows), *map(teller.change, one.changes)]
    yield say("explain.facts"), told(facts)
    if found.ask.month != months.NONE:
        yield say("explain.owed"), told([*map(teller.equals, one.owed), *map(teller.zero, one.not_owed)])
    else:
        yield say("explain.owed"), list(_owed(one, teller, columns))
        yield say("explain.not-owed"), told([teller.not_owed(each) for each in one.not_owed])
    yield say("explain.holds"), told([teller.hold(each) for each in one.holds])
    yield say("explain.paid"), list(_paid(one, teller, columns))
    yield say("explain.gaps"), [line for gap in one.gaps for line in _gap(gap, one, teller, columns)]
    if one.first <= one.last:
        yield say("explain.totals"), list(_totals(one.totals, teller, columns))
    if found.ask.month == months.NONE:
        month = teller.months(one.next_month, one.next_month)
        yield say("explain.next", month=month), list(_next(one, teller, columns))


def _owed(one: "Account", teller: "Teller", columns: int) -> Iterator[str]:
    """Give each item's months and amounts, where each comes from, and their sum."""
    from subsidies import money
    from subsidies.write.letter import paragraph, sum_line

    kinds = {item.id: item.kind for item in one.project.items}
    for each in one.owed:
        yield from sum_line(_months_of(each, teller), money.show(each.total), columns, "  · ")
        yield from paragraph(teller.source(each.source, kinds[each.item]), columns, "    ")
    if one.owed:
        yield from sum_line(teller.say("explain.sum"), money.show(one.totals.owed), columns, "    ")


def _months_of(each: "Owed", teller: "Teller") -> str:
    text = teller.request.masked(f"{each.name} {teller.months(each.first, each.last)}")
    if each.first == each.last:
        return text
    return teller.say("explain.line-many", line=text, count=teller.many(each.first, each.last, each.fen))


def _paid(one: "Account", teller: "Teller", columns: int) -> Iterator[str]:
    """Give every batch that paid, its lines, and their sum."""
    import sys

    from subsidies import money
    from subsidies.write import screen

    say = teller.say
    if not one.payments:
        if one.first <= one.last:
            yield "  " + say("explain.nothing-paid")
        return
    heads = [say(f"explain.column.{key}") for key in ("batch", "month", "entered", "what", "amount")]
    rows = [row for payment in one.payments for row in _batch(payment, teller)]
    footer = [say("explain.sum"), "", "", "", money.show(one.totals.paid)]
    table = screen.Table(heads, rows, footer=footer, right=(4,))
    yield from screen.table(table, sys.stdout, columns).rstrip("\n").split("\n")


def _batch(payment: "Payment", teller: "Teller") -> Iterator[list[str]]:
    """Give the rows of a batch: its number, pay month, day and who on the first, a line each, what was said of it."""
    from subsidies import money

    batch = payment.batch
    by = teller.request.masked(batch.entered_by)
    head = [str(batch.number), batch.pay_month, f"{batch.entered_at[:10]} {by}"]
    for line in payment.lines:
        yield [*head, teller.line(line, batch.kind), money.show(line.total)]
        head = ["", "", ""]
    if note := teller.note(batch):
        yield [*head, note, ""]


def _gap(gap: "Gap", one: "Account", teller: "Teller", columns: int) -> Iterator[str]:
    """Give what differs, what becomes of it, and why."""
    from subsidies import evidence, money
    from subsidies.write.letter import paragraph, sum_line

    yield from sum_line(teller.gap(gap), money.show(gap.total), columns, "  · ")
    yield from paragraph(teller.becomes(gap, one), columns, "    ")
    if gap.causes:
        yield from paragraph(teller.say("explain.gap.zero", causes=teller.causes(gap.causes)), columns, "    ")
    if gap.reason:
        yield from paragraph(teller.reason(gap), columns, "    ")
    for told in evidence.sentences(gap.evidence, teller.say):
        yield from paragraph(told, columns, "    · ")


def _totals(totals: "Totals", teller: "Teller", columns: int) -> Iterator[str]:
    """Give the sum that can be checked by hand: owed less paid is what is still to be paid less what was too much."""
    from subsidies import money
    from subsidies.write.letter import sum_line

    rows = [("owed", totals.owed), ("paid", -totals.paid)]
    rows += [("outside", totals.outside)] if totals.outside else []
    rows += [("gap", totals.arrears - totals.claims), ("arrears", totals.arrears), ("claims", -totals.claims)]
    for key, fen in rows:
        yield from sum_line(teller.say(f"explain.total.{key}"), money.show(fen), columns, "  ")
        part = {"arrears": totals.held, "paid": totals.waived}.get(key)
        if part:
            yield "  " + teller.say(f"explain.part.{key}", amount=money.show(part))


def _next(one: "Account", teller: "Teller", columns: int) -> Iterator[str]:
    """Give the person's lines in the next list, and their sum."""
    from subsidies import money
    from subsidies.write.letter import sum_line

    for line in one.next:
        yield from sum_line(teller.line(line), money.show(line.total), columns, "  · ")
    if len(one.next) > 1:
        yield from sum_line(
            teller.say("explain.sum"), money.show(sum(line.total for line in one.next)), columns, "    "
        )
    if not one.next:
        yield "  " + teller.say("explain.next-nothing")
