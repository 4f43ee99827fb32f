"""A bank's answer: from the bytes of its file, by a layout, to what it says of each order.

Nothing is guessed: a code that the layout does not list, an amount that is none, a mark that says another thing than
the amount are findings, and their rows are refused.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final, NamedTuple

import numpy as np

from subsidies import money, tables
from subsidies.bank import layout as kinds
from subsidies.bank.answers import ANSWERS, FAILED, NOT_SAID, PAID, PART, REFUSED, WAITING, Answers
from subsidies.bank.layout import Answer, Code, Layout
from subsidies.errors import Finding, Refusal, Value
from subsidies.read.bank import report, sheet, text
from subsidies.read.bank.raw import Raw

READERS: Final[Mapping[str, Callable[[str, bytes, Layout], Raw]]] = {
    kinds.TEXT: text.read,
    kinds.SHEET: sheet.read,
    kinds.XML: report.read,
}


class Fate(NamedTuple):
    """What became of one order: ``answers.ANSWERS`` has the meanings; ``fault`` is the finding of a refused one."""

    result: str
    reason: str = ""
    told: str = ""
    fault: str = ""
    value: str = ""


def read(file: str, content: bytes, layout: Layout) -> Answers:
    """Return what a file says.

    Raises ``Refusal``: layout-without-answer; where it is no such answer, or not a whole one, answer-encoding,
    answer-short, answer-cut, answer-other, answer-faulty.
    """
    if layout.answer is None:
        raise Refusal("layout-without-answer", layout=layout.name)
    raw = READERS[layout.kind](file, content, layout)
    count = len(raw.rows)
    columns = {
        name: _of(raw, layout, name, count) for name in ("reference", "sequence", "id_number", "account", "payee")
    }
    unit = (layout.of("amount") or kinds.Column("")).unit
    ordered, bad = _amounts(_of(raw, layout, "amount", count), unit)
    paid, worse = _amounts(list(raw.columns.get(layout.answer.paid, [""] * count)), unit)
    _require_sums(file, raw, ordered, unit, layout)
    codes = list(raw.columns.get(layout.answer.result, [""] * count))
    theirs = list(raw.columns.get(layout.answer.reason or layout.answer.result, [""] * count))
    fates = _fates(layout.answer, ordered.tolist(), paid.tolist(), codes, theirs, {**bad, **worse})
    pairs = zip(fates, raw.rows, ordered.tolist(), paid.tolist(), strict=True)
    findings = [_finding(file, row, one, asked, given) for one, row, asked, given in pairs if one.fault]
    said = {
        "ordered": ordered,
        "paid": paid,
        "code": _texts(codes),
        **{key: _texts(one) for key, one in columns.items()},
    }
    own = {key: _texts([getattr(one, key) for one in fates]) for key in ("result", "reason", "told")}
    table = tables.make(ANSWERS, {"row": np.array(raw.rows, np.int32), **said, **own})
    rest, reason, told = _rest(layout.answer, raw)
    return Answers(file, table, (*raw.findings, *findings), rest, _said(raw, layout), reason, told)


def _of(raw: Raw, layout: Layout, wanted: str, count: int) -> list[str]:
    """Return the texts of a field; nothing where the answer does not have it."""
    column = layout.of(wanted)
    return list(raw.columns.get(column.name, [""] * count) if column else [""] * count)


def _said(raw: Raw, layout: Layout) -> dict[str, tuple[str, ...]]:
    """Return what the file says of whose answer it is."""
    rows = {name: _of(raw, layout, name, 0) for name in ("batch", "month")}
    found = {"batch": [*raw.batch, *rows["batch"]], "month": rows["month"]}
    return {name: texts for name, those in found.items() if (texts := tuple(dict.fromkeys(filter(None, those))))}


def _texts(found: Sequence[str]) -> "np.ndarray[Any, Any]":
    column = np.empty(len(found), object)
    column[:] = found
    return column


def _amounts(found: Sequence[str], unit: str) -> tuple["np.ndarray[Any, Any]", dict[int, Fate]]:
    """Return amounts in fen, ``NOT_SAID`` where nothing is said, and the rows in which they are none or negative."""
    read = {one: _amount(one, unit) for one in set(found)}
    fen = np.array([NOT_SAID if isinstance(one := read[text], str) else one for text in found], np.int64)
    wrong = {one for one, value in read.items() if isinstance(value, str)}
    return fen, {
        place: Fate(REFUSED, fault=str(read[text]), value=text) for place, text in enumerate(found) if text in wrong
    }


def _amount(text: str, unit: str) -> int | str:
    """Return the fen of an amount, or the name of what is wrong with it."""
    if not text:
        return NOT_SAID
    try:
        fen = money.parse(text)
    except Refusal as refusal:
        return refusal.name
    if unit == kinds.FEN:
        if fen % money.YUAN:
            return "bad-amount"
        fen //= money.YUAN
    return fen if fen >= 0 else "answer-negative"


def _require_sums(file: str, raw: Raw, ordered: "np.ndarray[Any, Any]", unit: str, layout: Layout) -> None:
    """Refuse (answer-faulty) a file whose own count or total is not that of its rows: it was cut, or put together."""
    wrong, is_whole = [], NOT_SAID not in ordered
    if raw.count is not None and raw.count != str(len(raw.rows)):
        wrong.append(Finding("answer-sums", file, values={"said": raw.count, "found": str(len(raw.rows))}))
    if raw.total is not None and is_whole and _amount(raw.total, unit) != (total := int(ordered.sum())):
        found = money.format(total) if unit == kinds.YUAN else str(total)
        wrong.append(Finding("answer-sums", file, values={"said": raw.total, "found": found}))
    if wrong:
        raise Refusal("answer-faulty", findings=wrong, file=file, count=len(wrong), layout=layout.name)


def _finding(file: str, row: int, fate: Fate, ordered: int, paid: int) -> Finding:
    """Return why a row is refused; amounts in fen."""
    values: dict[str, Value] = {"text": fate.value}
    if fate.fault == "bad-amount":
        values["advice"] = ""
    if fate.fault == "answer-more":
        values = {"text": money.format(paid), "ordered": money.format(ordered)}
    return Finding(fate.fault, file, row, values=values)


# --- what became of an order ----------------------------------------------------------------------------------------


def _fates(
    answer: Answer,
    ordered: Sequence[int],
    paid: Sequence[int],
    codes: Sequence[str],
    theirs: Sequence[str],
    wrong: Mapping[int, Fate],
) -> list[Fate]:
    """Return what became of each order; what is alike is judged once."""
    known = {one.code: one for one in answer.codes}
    seen: dict[tuple[int, str, str], Fate] = {}
    found = []
    for place, (asked, given, code, their) in enumerate(zip(ordered, paid, codes, theirs, strict=True)):
        if place in wrong:
            found.append(wrong[place])
            continue
        kind = -1 if given == NOT_SAID else 0 if given == 0 else 1 if given < asked else 2 if given == asked else 3
        key = (kind, code, their)
        if key not in seen:
            seen[key] = _fate(answer, known, *key)
        found.append(seen[key])
    return found


BY_AMOUNT: Final = {0: FAILED, 1: PART, 2: PAID}


def _fate(answer: Answer, known: Mapping[str, Code], kind: int, code: str, their: str) -> Fate:
    """Return what became of an order.

    kind   the amount that was paid: -1 not said, 0 nothing, 1 less than ordered, 2 as ordered, 3 more
    """
    if answer.paid and (kind < 0 or kind == 3):
        return Fate(REFUSED, fault="answer-not-said" if kind < 0 else "answer-more", value=code or their)
    result = BY_AMOUNT.get(kind, "")
    if answer.result:
        if code not in known or (known[code].means == WAITING and answer.paid):
            return Fate(REFUSED, fault="answer-code-unknown", value=code)
        means = known[code].means
        if result and (means == FAILED) != (result == FAILED):
            return Fate(REFUSED, fault="answer-contradicts", value=code)
        result = result or means
    if result not in (FAILED, PART):
        return Fate(result)
    reason = known[their].reason if their in known and known[their].reason else ""
    if not reason and answer.reason and not their and code in known:
        reason = known[code].reason
    reason = reason or answer.otherwise
    if not reason:
        return Fate(REFUSED, fault="answer-code-unknown", value=their)
    return Fate(result, reason, " ".join(filter(None, (their, known[their].says if their in known else ""))))


def _rest(answer: Answer, raw: Raw) -> tuple[str, str, str]:
    """Return what became of the orders that the file does not name, why in our words, and in theirs."""
    if raw.status is None:
        return (PAID if answer.lists == kinds.FAILURES else ""), "", ""
    known = {one.code: one for one in answer.codes}
    status = raw.status
    if status in answer.infers and answer.lists == kinds.FAILURES:
        return PAID, "", ""
    if status in known and known[status].means == FAILED:
        theirs = raw.status_reason
        reason = known[theirs].reason if theirs in known else known[status].reason
        return FAILED, reason or answer.otherwise, theirs
    return "", "", ""
