"""An explanation as JSON: English keys, money as strings, months YYYY-MM, ids masked unless they are asked for."""

import json
from collections.abc import Sequence

from subsidies import money, months, sentence, words
from subsidies.cli import told
from subsidies.cli.request import Request
from subsidies.evidence import Evidence
from subsidies.explain import Explanation
from subsidies.explain.account import Account, Gap, Paid, Payment, Totals
from subsidies.explain.alone import Place
from subsidies.explain.facts import Change, Row
from subsidies.explain.owed import Cause, Hold, NotOwed, Owed, Source
from subsidies.explain.raised import Added

Tree = dict[str, object]


def answer(found: Explanation, request: Request) -> Tree:
    """Return the whole object."""
    show_ids = request.show_ids
    totals = [one.totals for one in found.accounts]
    return {
        "id_number": sentence.shown(found.id_number, show_ids),
        "former_id_numbers": [sentence.shown(one, show_ids) for one in found.former],
        "name": found.name,
        "as_of": months.format_day(found.ask.as_of),
        "month": _month(found.ask.month),
        "projects": [_account(one, show_ids) for one in found.accounts],
        "totals": _totals(sum(totals, Totals())),
    }


def _account(one: Account, show_ids: bool) -> Tree:
    begun = one.first <= one.last
    return {
        "id": one.project.id,
        "name": one.project.name,
        "basis": list(one.project.basis),
        "first": months.format(one.first) if begun else None,
        "last": months.format(one.last) if begun else None,
        "facts": [*(_row(row, show_ids) for row in one.rows), *(_change(change, show_ids) for change in one.changes)],
        "owed": [_owed(each) for each in one.owed],
        "not_owed": [_not_owed(each) for each in one.not_owed],
        "holds": [_hold(each) for each in one.holds],
        "batches": [_payment(each, show_ids) for each in one.payments],
        "gaps": [_gap(each) for each in one.gaps],
        "next": {"month": months.format(one.next_month), "lines": [_paid(line) for line in one.next]},
        "totals": _totals(one.totals),
    }


def _month(month: int) -> str | None:
    """Return a month; null for none, and for a last one that there is not."""
    return None if month in (months.NONE, months.NEVER) else months.format(month)


def _day(day: int) -> str | None:
    return months.format_day(day) or None


def _place(place: Place | None) -> Tree | None:
    return {"file": place.file, "row": place.row or None} if place and place.file else None


def _row(row: Row, show_ids: bool) -> Tree:
    return {
        "fact": "roster",
        **(_place(row.place) or {}),
        "reported_on": _day(row.reported_on),
        "id_number": sentence.shown(row.id_number, show_ids),
        "cells": {cell.key: cell.text for cell in row.cells},
        "state": row.state,
        "replaced": {cell.key: _place(cell.by) for cell in row.cells if cell.by},
    }


def _change(change: Change, show_ids: bool) -> Tree:
    value = change.value
    if change.change == words.IDENTITY:
        value = sentence.shown(value, show_ids)
    if change.change == words.ACCOUNT_CHANGE:
        value = told.account(value, show_ids)
    return {
        "fact": change.change,
        **(_place(change.place) or {}),
        "reported_on": _day(change.reported_on),
        "id_number": sentence.shown(change.id_number, show_ids),
        "effective": change.when,
        "value": value,
        "document": change.document,
        "state": change.state,
        "replaced_by": _place(change.by),
    }


def _owed(one: Owed) -> Tree:
    return {**_span(one.item, one.name, one.first, one.last), **_sum(one.fen, one.total), "source": _source(one.source)}


def _span(item: str, name: str, first: int, last: int) -> Tree:
    return {"item": item or None, "name": name or None, "first": months.format(first), "last": _month(last)}


def _sum(fen: int, total: int) -> Tree:
    return {"amount": money.format(fen), "sum": money.format(total)}


def _source(source: Source) -> Tree:
    return {
        "what": source.what,
        "from": _month(source.start),
        **(_place(source.place) or {}),
        "document": source.document or None,
        "reported_on": _day(source.reported_on),
        "issued": _day(source.issued),
        "checked": _day(source.checked),
        "amount": money.format(source.fen),
        "adjustments": [_added(one) for one in source.added],
    }


def _added(one: Added) -> Tree:
    rule = one.adjustment
    steps = [{"age": step.age, "from": _month(step.month), "amount": money.format(step.fen)} for step in one.steps]
    return {
        "effective": _month(rule.effective),
        "issued": _day(rule.issued),
        "basis": rule.basis or None,
        "before": money.format(one.before),
        "parts": {name: money.format(fen) for name, fen in one.parts},
        "increase": money.format(one.increase),
        "on_reaching": steps,
        "amount": money.format(one.fen),
    }


def _not_owed(one: NotOwed) -> Tree:
    return {**_span(one.item, one.name, one.first, one.last), "causes": _causes(one.causes)}


def _causes(causes: Sequence[Cause]) -> list[Tree]:
    return [{"cause": one.what, "when": one.when or None, **(_place(one.place) or {})} for one in causes]


def _hold(hold: Hold) -> Tree:
    months_held = {"first": months.format(hold.first), "last": _month(hold.last)}
    return {**months_held, **(_place(hold.place) or {}), "ended_by": _place(hold.ended)}


def _payment(payment: Payment, show_ids: bool) -> Tree:
    batch = payment.batch
    return {
        "number": batch.number,
        "kind": batch.kind,
        "pay_month": batch.pay_month,
        "entered_at": batch.entered_at,
        "entered_by": batch.entered_by,
        "why": batch.why or None,
        "document": json.loads(batch.detail).get("document") or None,
        "id_number": sentence.shown(payment.id_number, show_ids),
        "sum": money.format(payment.total),
        "lines": [_paid(line) for line in payment.lines],
    }


def _paid(line: Paid) -> Tree:
    span = _span(line.item, line.name, line.first, line.last)
    return {**span, **_sum(line.fen, line.total), "kind": line.kind, "reason": line.reason or None}


def _gap(gap: Gap) -> Tree:
    return {
        **_span(gap.item, gap.name, gap.first, gap.last),
        "owed": money.format(gap.owed),
        "paid": money.format(gap.paid),
        **_sum(gap.owed - gap.paid, gap.total),
        "state": gap.state,
        "reason": gap.reason or None,
        "origin": gap.origin or None,
        "causes": _causes(gap.causes),
        "evidence": [_evidence(one) for one in gap.evidence],
    }


def _evidence(one: Evidence) -> Tree:
    return {"what": one.what, "file": one.file or None, "row": one.row or None, **one.values}


def _totals(totals: Totals) -> Tree:
    names = ("owed", "paid", "waived", "outside", "arrears", "held", "claims")
    return {name: money.format(getattr(totals, name)) for name in names}
