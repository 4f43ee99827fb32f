"""What the papers of a month say: the request for money, the summary to be approved, failed payments, the notice.

The catch: papers are handed on, so id numbers and accounts stand in them in full; and they say nothing that is not
known: a budget that is not in the project file is not zero.
"""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from subsidies import evidence, money, months, sentence
from subsidies.budget import Budget
from subsidies.language import Say
from subsidies.write import page
from subsidies.write.form import Column, Form, Pair

if TYPE_CHECKING:
    from subsidies.claims import OpenClaim
    from subsidies.policy import Project
    from subsidies.requested import Requested
    from subsidies.unpaid import Order, Unpaid

SIGNS = ("paper.prepared", "paper.checked", "paper.approved")


def _capitals(fen: int, key: str, say: Say) -> tuple[str, str]:
    return say(key, capitals=money.capitals(fen)), say("paper.figures", amount=money.show(fen))


def _line(title: str, month: int, right: str, say: Say) -> tuple[str, str, str]:
    return say("paper.office", title=title), say("paper.pay-month", month=page.month(month, say)), right


# --- the request for money ----------------------------------------------------------------------------------------


def request(one: "Requested", title: str, say: Say) -> Form:
    """Return the request for the money of one list (支付计划申请)."""
    items = one.items
    columns = (
        Column(say("paper.item"), "name", 30, [item.name for item in items]),
        Column(say("form.persons"), "number", 12, [item.persons for item in items]),
        *(
            Column(say(f"paper.{key}") if key != "regular" else say("form.regular"), look, 18, fen, sum(fen))
            for key, look, fen in (
                ("regular", "part", [item.regular for item in items]),
                ("arrears", "part", [item.arrears for item in items]),
                ("recovery", "part", [item.recovery for item in items]),
                ("net", "amount", [item.net for item in items]),
            )
        ),
    )
    called = {"title": title, "project": one.project.name, "month": page.month(one.month, say)}
    return Form(
        sheet=say("form.sheet.request"),
        title=say("form.request.draft" if one.batch is None else "form.request", **called),
        line=_line(title, one.month, _batch(one, say), say),
        columns=columns,
        as_of=one.as_of,
        is_draft=one.batch is None,
        pairs=_about(one, say),
        total=say("paper.total"),
        below=[*_budget(one, say)],
        capitals=_capitals(one.totals.net, "form.capitals", say),
        boxes=(say("form.box.office"), say("form.box.finance")),
        signs=("form.clerk", "paper.checked", "form.head"),
        origin=_origin(one, say),
    )


def _batch(one: "Requested", say: Say) -> str:
    return say("paper.draft") if one.batch is None else say("paper.batch", batch=one.batch.number)


def _about(one: "Requested", say: Say) -> list[Pair]:
    project = one.project
    return [
        Pair(say("form.project"), project.name),
        Pair(say("form.function-code"), project.function_code or say("form.unknown")),
        Pair(say("form.paid-persons"), say("form.count", count=one.totals.persons)),
        Pair(say("form.asked"), one.totals.net),
        Pair(say("form.basis"), say("list.separator").join(project.basis) or say("form.unknown")),
    ]


def _budget(one: "Requested", say: Say) -> Iterator[Pair]:
    """Give where the year's budget stands before and after the list."""
    from subsidies import reconcile

    budget, year = one.budget, months.year(one.month)
    yield Pair(say("form.budget", year=year), say("form.no-budget") if budget is None else reconcile.amount(budget))
    yield Pair(say("form.before", year=year), one.before)
    if budget is None or one.left is None:
        return
    yield Pair(say("form.left"), one.left)
    yield Pair(say("form.used"), _share(one.before + one.totals.net, reconcile.amount(budget), say))
    if told := "\n".join(_revisions(budget, say)):
        yield Pair(say("form.budget-is"), told)


def _share(part: int, whole: int, say: Say) -> str:
    return f"{money.decimals(Fraction(100 * part, whole), 2)}%" if whole else say("form.unknown")


def _revisions(budget: Budget, say: Say) -> Iterator[str]:
    """Give what the budget is made of, where it is not one exact amount."""
    if budget.approved is None:
        yield say("form.published", wan=budget.published)
    for one in budget.revisions:
        yield say("form.revision", date=months.format_day(one.date), amount=money.show(one.amount), basis=one.basis)


def _origin(one: "Requested", say: Say) -> str:
    digest = [say("paper.digest", digest=one.digest)] if one.digest else []
    return "　".join([say("paper.as-of", day=months.format_day(one.as_of)), *digest])


# --- the summary that is approved ---------------------------------------------------------------------------------


def approval(lists: Sequence["Requested"], title: str, say: Say) -> Form:
    """Return the summary of a month's lists with their approvals (汇总审批表)."""
    levels = max(1, *(one.levels for one in lists))
    month, is_draft = lists[0].month, any(one.batch is None for one in lists)
    sums = [one.totals for one in lists]
    columns = (
        Column(say("form.project"), "text", 30, [one.project.name for one in lists]),
        Column(say("form.list"), "code", 26, [_known_by(one, say) for one in lists]),
        Column(say("form.persons"), "number", 8, [one.persons for one in sums]),
        *(
            Column(heading, look, 15, fen, sum(fen))
            for heading, look, fen in (
                (say("form.regular"), "part", [one.regular for one in sums]),
                (say("paper.arrears"), "part", [one.arrears for one in sums]),
                (say("paper.recovery"), "part", [one.recovery for one in sums]),
                (say("paper.net"), "amount", [one.net for one in sums]),
            )
        ),
        *(
            Column(say("form.level", level=level + 1), "name", 22, [_approved(one, level, say) for one in lists])
            for level in range(levels)
        ),
    )
    called = {"title": title, "month": page.month(month, say)}
    return Form(
        sheet=say("form.sheet.approval"),
        title=say("form.approval.draft" if is_draft else "form.approval", **called),
        line=_line(title, month, say("paper.draft") if is_draft else "", say),
        columns=columns,
        as_of=max(one.as_of for one in lists),
        is_draft=is_draft,
        total=say("paper.total"),
        capitals=_capitals(sum(one.net for one in sums), "paper.capitals", say),
        closing=(say("form.approval.note"),),
        signs=SIGNS,
        origin=say("paper.as-of", day=months.format_day(max(one.as_of for one in lists))),
    )


def _known_by(one: "Requested", say: Say) -> str:
    """Return the number of a list, or that it has none, and its digest."""
    number = say("form.draft") if one.batch is None else say("form.batch", batch=one.batch.number)
    return f"{number} {one.digest}" if one.digest else number


def _approved(one: "Requested", level: int, say: Say) -> str:
    """Return who has approved a list on a level and when; a blank to sign, or that nobody has to."""
    if level < len(one.approvals):
        batch = one.approvals[level]
        return say("form.approved", name=batch.entered_by, day=batch.entered_at[:10], batch=batch.number)
    return "" if level < max(one.levels, 1) else say("form.none-needed")


# --- failed payments ----------------------------------------------------------------------------------------------


def failed(one: "Unpaid", title: str, as_of: int, say: Say) -> Form:
    """Return the list of payments that did not arrive, for paying them again."""
    orders, month = one.orders, months.parse(one.batch.pay_month)
    told = [(_account(order.sent), _now(order, say)) for order in orders]
    columns = (
        Column(say("paper.number"), "number", 5, range(1, len(orders) + 1)),
        Column(say("form.reference"), "code", 18, [order.reference for order in orders]),
        Column(say("paper.name"), "name", 15, [order.name for order in orders]),
        Column(say("paper.id-number"), "code", 20, [order.id_number for order in orders]),
        Column(say("form.ordered"), "part", 13, *_fen([order.ordered for order in orders])),
        Column(say("form.arrived"), "part", 13, *_fen([order.arrived for order in orders])),
        Column(say("form.lacking"), "amount", 13, *_fen([order.lacking for order in orders])),
        Column(say("form.why"), "text", 24, [_why(order, say) for order in orders]),
        Column(say("form.sent-to"), "text", 30, [was for was, _ in told]),
        Column(say("form.now"), "text", 30, [now for _, now in told]),
    )
    called = {"title": title, "project": one.project.name, "month": page.month(month, say)}
    return Form(
        sheet=say("form.sheet.failed"),
        title=say("form.failed", **called),
        line=_line(title, month, say("paper.batch", batch=one.batch.number), say),
        columns=columns,
        as_of=as_of,
        total=say("paper.total-of", persons=len({order.id_number for order in orders})),
        capitals=_capitals(sum(order.lacking for order in orders), "form.failed.capitals", say),
        closing=(say("form.failed.note"),),
        signs=SIGNS,
        origin=say("form.failed.origin", day=months.format_day(as_of), batch=one.answered),
    )


def _fen(cells: list[int]) -> tuple[list[int], int]:
    return cells, sum(cells)


def _why(order: "Order", say: Say) -> str:
    """Return our reason, and the bank's words."""
    return "\n".join(filter(None, [say(f"bank.reason.{order.reason}") if order.reason else "", order.told]))


def _account(one: tuple[str, str, str]) -> str:
    bank, number, payee = one
    return "\n".join(filter(None, [payee, number, bank]))


def _now(order: "Order", say: Say) -> str:
    return say("form.same") if order.now == order.sent else _account(order.now)


# --- the notice of overpayment ------------------------------------------------------------------------------------


def notice(claims: Sequence["OpenClaim"], project: "Project", title: str, as_of: int, say: Say) -> Form:
    """Return the notice to a person of what was paid too much (追缴通知书)."""
    names = {item.id: item.name for item in project.items}
    fen = [one.fen for one in claims]
    total = sum(fen)
    columns = (
        Column(say("paper.number"), "number", 6, range(1, len(claims) + 1)),
        Column(say("paper.item"), "name", 22, [names.get(one.item, one.item) for one in claims]),
        Column(
            say("paper.service"), "name", 26, [sentence.months_in_words(one.first, one.last, say) for one in claims]
        ),
        Column(say("form.overpaid"), "amount", 16, fen, total),
        Column(say("paper.reason"), "name", 16, [say(f"reason.{one.reason}") for one in claims]),
        Column(say("paper.evidence"), "text", 50, [_facts(one, say) for one in claims]),
    )
    who, has_died = claims[0], any(one.reason == "death" for one in claims)
    told = {"name": who.name, "id": who.id_number, "project": project.name}
    return Form(
        sheet=say("form.sheet.notice"),
        title=say("form.notice", title=title),
        line=(say("form.notice.number"), "", ""),
        columns=columns,
        as_of=as_of,
        opening=(say("form.notice.family" if has_died else "form.notice.to", **told), say("form.notice.text", **told)),
        total=say("paper.total"),
        capitals=_capitals(total, "form.notice.capitals", say),
        closing=(
            say("form.notice.repay"),
            say("form.notice.account"),
            say("form.notice.object"),
            "",
            say("form.notice.seal", title=title),
        ),
        origin=say("paper.as-of", day=months.format_day(as_of)),
    )


def _facts(one: "OpenClaim", say: Say) -> str:
    """Return what stands behind a claim; of a change without the file and the row, which tell its reader nothing."""
    changes = [each.values for each in one.evidence if each.what == "change"]
    told = [
        say("form.notice.change", change=say(f"change.{values['change'].partition(':')[0]}"), **_told(values, say))
        for values in changes
    ]
    rest = [each for each in one.evidence if each.what != "change"]
    return "\n".join(dict.fromkeys([*told, *evidence.sentences(rest, say)]))


def _told(values: Mapping[str, str], say: Say) -> dict[str, str]:
    return {key: values.get(key) or say("form.unknown") for key in ("effective", "document")}
