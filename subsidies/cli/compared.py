"""How two rosters differ, on the screen and as JSON, person by person, with what the next list pays otherwise."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

import pandas as pd

from subsidies import codes, comparison, language, money, months, sentence, words
from subsidies.cli.request import Request
from subsidies.comparison import Changed, Pair
from subsidies.effect import Compared, Share, Sums
from subsidies.named import Roster
from subsidies.write import cell, json
from subsidies.write.screen import Table

SECRET: Final = (words.ID, words.ACCOUNT)
"""What is masked whatever it is; of other columns, what looks like a number."""
ALWAYS: Final = ("persons", "net")
"""The sums that are shown even where nothing is in them."""
HEADINGS: Final = {"persons": "persons", "open_claims": "open-claims"}


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a group: its person, its cells, and what changes for that person; ``None``: it is not certain."""

    key: str
    cells: Sequence[str]
    share: Share | None
    is_first: bool = True
    """Whether it is the person's first line, where what changes in money stands."""


def show(request: Request, one: Compared) -> None:
    """Show a comparison."""
    say = request.say
    request.out(say("diff.title", project=one.project) if one.project else say("diff.title.alone"))
    request.terms([(say("diff.old"), _side(request, one, one.old)), (say("diff.new"), _side(request, one, one.new))])
    if one.swapped:
        request.note(say("diff.swapped"))
    _notes(request, one)
    if not one.comparison.differs:
        request.out(say("diff.same", persons=len(one.comparison.new)))
    else:
        request.out(_counts(request, one))
        _groups(request, one)
    _effect(request, one)


def _side(request: Request, one: Compared, side: Roster) -> str:
    values: dict[str, object] = {"files": request.say("list.separator").join(side.files), "persons": len(side.table)}
    if side is one.old and one.batch:
        return request.say("diff.side.batch", batch=one.batch.number, month=one.batch.pay_month, **values)
    return request.say("diff.side", **values)


def _notes(request: Request, one: Compared) -> None:
    """Show the warnings of reading, how many notes there are, and the columns that one of the rosters lacks."""
    say, found = request.say, [*one.old.findings, *one.new.findings]
    warnings = [each for each in found if codes.severity(each) == codes.WARNING]
    if warnings:
        request.findings(warnings)
    if count := len(found) - len(warnings):
        request.note(say("diff.notes", count=count))
    there = [{key for _, key in side.headings} for side in (one.old, one.new)]
    for side, mine, others in (("old", there[0], there[1]), ("new", there[1], there[0])):
        lacking = [cell.heading(key, say) for key in words.ROSTER if key in others - mine]
        if lacking:
            columns = say("list.separator").join(lacking)
            request.out(say("diff.columns", side=say(f"diff.{side}"), columns=columns))


def _counts(request: Request, one: Compared) -> str:
    """Return in a sentence how many joined, left, changed and may be one person, and how many are as they were."""
    found, say = one.comparison, request.say
    groups = {name: len(getattr(found, name)) for name in ("joined", "left", "changed", "pairs")}
    told = [say(f"diff.count.{name}", count=count) for name, count in groups.items() if count]
    return say("diff.counts", told=say("list.separator").join(told), same=found.same)


# --- the groups ---------------------------------------------------------------------------------------------------


def _groups(request: Request, one: Compared) -> None:
    """Show who joined, who left, who changed, who may have a new number."""
    found = one.comparison
    for name, table, keys, rows in (
        ("joined", found.new, found.new_key, found.joined),
        ("left", found.old, found.old_key, found.left),
    ):
        lines = [Row(keys[row], _person(request, table, row), _share(one, keys[row])) for row in rows]
        _group(request, one, name, ("id-number", "name", "row"), [[line] for line in lines])
    people = [_changed(request, one, each) for each in found.changed]
    _group(request, one, "changed", ("id-number", "name", "row", "field", "old", "new"), people, spare=(0,))
    _group(request, one, "pairs", ("name", "old-number", "new-number", "why-same"), _pairs(request, one))
    if found.pairs:
        request.advise(request.say("diff.pairs.hint"))


def _person(request: Request, table: pd.DataFrame, row: int) -> list[str]:
    return [_id(request, table, row), str(comparison.at(table, row, "name")), str(comparison.at(table, row, "row"))]


def _id(request: Request, table: pd.DataFrame, row: int) -> str:
    return sentence.shown(str(comparison.at(table, row, "id_number")), request.show_ids)


def _share(one: Compared, *keys: str) -> Share | None:
    """Return what changes for a person, under any of some ids; ``None`` where that is not known."""
    if one.effect is None or any(key in one.effect.aside for key in keys):
        return None
    shares = [one.effect.shares.get(key, Share(0, 0)) for key in dict.fromkeys(keys)]
    return Share(*(sum(column) for column in zip(*shares, strict=True)))


def _changed(request: Request, one: Compared, each: Changed) -> list[Row]:
    """Return a line for each column that is not the same; what changes in money stands in the first."""
    found = one.comparison
    key = str(found.new_key[each.new])
    person = _person(request, found.new, each.new)
    lines = [
        [*person, cell.heading(column, request.say), *_texts(request, one, each, column)] for column in each.columns
    ]
    return [Row(key, line, _share(one, key), not number) for number, line in enumerate(lines)]


def _texts(request: Request, one: Compared, each: Changed, column: str) -> list[str]:
    """Return what stood in a column and what stands there, as people write it, masked where it must be."""
    found, say, holds = one.comparison, request.say, comparison.holds(column)
    none = say("lists.none")
    texts = [_value(table, row, column, say) for table, row in ((found.old, each.old), (found.new, each.new))]
    if holds == words.MONEY:
        return [money.show(money.parse(text)) for text in texts]
    masked = [_shown(text, holds, request.show_ids) for text in texts]
    if masked[0] == masked[1] and texts[0] != texts[1]:
        masked[1] = say("diff.hidden", text=masked[1])
    return [text or none for text in masked]


def _shown(text: str, holds: str, show_ids: bool) -> str:
    """Return a value of a roster as it may be shown: a number where it must be one, else what may hold one."""
    return (sentence.shown if holds in SECRET else sentence.masked)(text, show_ids)


def _value(table: pd.DataFrame, row: int, column: str, say: language.Say) -> str:
    """Return a value of a roster; nothing where the roster does not have that flag."""
    return (
        cell.text(comparison.at(table, row, column), comparison.holds(column), say) if column in table.columns else ""
    )


def _pairs(request: Request, one: Compared) -> list[list[Row]]:
    found = one.comparison
    return [[Row(found.new_key[each.new], _pair(request, one, each), _pair_share(one, each))] for each in found.pairs]


def _pair(request: Request, one: Compared, each: Pair) -> list[str]:
    found, say = one.comparison, request.say
    names = [str(comparison.at(found.old, each.old, "name")), str(comparison.at(found.new, each.new, "name"))]
    old, new = _id(request, found.old, each.old), _id(request, found.new, each.new)
    new = say("diff.hidden", text=new) if old == new else new
    return [" → ".join(dict.fromkeys(names)), old, new, say(f"diff.why.{each.why}")]


def _pair_share(one: Compared, each: Pair) -> Share | None:
    found = one.comparison
    return _share(one, str(found.old_key[each.old]), str(found.new_key[each.new]))


def _group(
    request: Request,
    one: Compared,
    name: str,
    keys: Sequence[str],
    people: list[list[Row]],
    spare: Sequence[int] = (),
) -> None:
    """Show the lines of some people, the first of them; nothing where there are none.

    spare  the places of columns that may be left out where there is no room
    """
    if not people:
        return
    say, shown = request.say, people[: request.limit or len(people)]
    rows = [row for lines in shown for row in lines]
    headings, right = [say(f"column.{key}") for key in keys], {keys.index("row")} if "row" in keys else set[int]()
    cells = [list(row.cells) for row in rows]
    if one.effect is not None:
        owing = any(row.share and row.share.claims for lines in people for row in lines)
        for heading, place in (("effect", 0), *([("claim", 1)] if owing else [])):
            headings.append(say(f"column.{heading}"))
            right.add(len(headings) - 1)
            cells = [[*mine, _signed(row, place, say)] for mine, row in zip(cells, rows, strict=True)]
    request.out("")
    request.table(Table(headings, cells, say(f"diff.{name}", count=len(people)), right=right, spare=spare))
    if len(people) > len(shown):
        request.out(say("diff.more", count=len(people) - len(shown)))


def _signed(row: Row, place: int, say: language.Say) -> str:
    """Return a difference with its sign, a dash where it is not certain; nothing but in a person's first line."""
    told = say("lists.none") if row.share is None else signed(row.share[place])
    return told if row.is_first else ""


def signed(fen: int) -> str:
    """Return an amount with its sign.

    >>> signed(12000), signed(-12000), signed(0)
    ('+120.00', '-120.00', '0.00')
    """
    return f"+{money.show(fen)}" if fen > 0 else money.show(fen)


# --- the effect ---------------------------------------------------------------------------------------------------


def _effect(request: Request, one: Compared) -> None:
    """Show both lists and their difference, or why there is none; and what would keep the list from being made."""
    say = request.say
    if one.findings:
        request.note(say(f"diff.without.{one.without}") if one.without else say("diff.refused"))
        request.findings(one.findings)
    elif one.without:
        request.note(say(f"diff.without.{one.without}"))
    if one.disputed and one.comparison.differs:
        request.note(say("diff.disputed"))
        request.findings(one.disputed)
    if one.effect is None or not one.comparison.differs:
        return
    headings = ["", say("column.old"), say("column.new"), say("column.difference")]
    rows = [
        [say(f"column.{HEADINGS.get(name, name)}"), *_three(name, old, new)]
        for name, old, new in zip(Sums._fields, one.effect.old, one.effect.new, strict=True)
        if old or new or name in ALWAYS
    ]
    request.out("")
    title = say("diff.effect", month=months.format(one.effect.month))
    request.table(Table(headings, rows, title, right=(1, 2, 3)))
    if one.effect.aside:
        request.note(say("diff.aside"))


def _three(name: str, old: int, new: int) -> list[str]:
    if name in ("persons", "held"):
        return [str(old), str(new), f"{new - old:+d}" if new != old else "0"]
    return [money.show(old), money.show(new), signed(new - old)]


# --- JSON ---------------------------------------------------------------------------------------------------------


def answer(request: Request, one: Compared) -> dict[str, object]:
    """Return a comparison as docs/formats.md has it."""
    found, said = one.comparison, [*one.old.findings, *one.new.findings, *one.findings, *one.disputed]
    return {
        "id": one.project or None,
        "old": {"files": list(one.old.files), "batch": one.batch.number if one.batch else None, **_size(found.old)},
        "new": {"files": list(one.new.files), "batch": None, **_size(found.new)},
        "unchanged": found.same,
        "joined": [_who(request, one, found.new, row, found.new_key[row]) for row in found.joined],
        "left": [_who(request, one, found.old, row, found.old_key[row]) for row in found.left],
        "changed": [_changed_answer(request, one, each) for each in found.changed],
        "pairs": [_pair_answer(request, one, each) for each in found.pairs],
        "effect": _effect_answer(one),
        "no_effect": one.without or None,
        **json.findings(said, request.say, request.show_ids),
    }


def _size(table: pd.DataFrame) -> dict[str, object]:
    return {"persons": len(table)}


def _who(request: Request, one: Compared, table: pd.DataFrame, row: int, *keys: str) -> dict[str, object]:
    """Return a person: number, name, where they stand, and what changes for them."""
    place = {"file": str(comparison.at(table, row, "file")), "row": int(comparison.at(table, row, "row"))}
    person = {"id_number": _id(request, table, row), "name": str(comparison.at(table, row, "name")), **place}
    return {**person, **_money(_share(one, *keys))} if keys else person


def _money(share: Share | None) -> dict[str, object]:
    return {
        "effect": None if share is None else money.format(share.net),
        "open_claims": None if share is None else money.format(share.claims),
    }


def _changed_answer(request: Request, one: Compared, each: Changed) -> dict[str, object]:
    found, say = one.comparison, language.speaker("en")
    person = _who(request, one, found.new, each.new, str(found.new_key[each.new]))
    return {**person, "columns": [_column_answer(request, one, each, column, say) for column in each.columns]}


def _column_answer(request: Request, one: Compared, each: Changed, column: str, say: language.Say) -> dict[str, str]:
    found = one.comparison
    texts = [_value(table, row, column, say) for table, row in ((found.old, each.old), (found.new, each.new))]
    texts = [_shown(text, comparison.holds(column), request.show_ids) for text in texts]
    return {"column": column, "old": texts[0], "new": texts[1]}


def _pair_answer(request: Request, one: Compared, each: Pair) -> dict[str, object]:
    found = one.comparison
    old, new = _who(request, one, found.old, each.old), _who(request, one, found.new, each.new)
    return {"old": old, "new": new, "why": each.why, **_money(_pair_share(one, each))}


def _effect_answer(one: Compared) -> dict[str, object] | None:
    if one.effect is None:
        return None
    old, new = one.effect.old, one.effect.new
    difference = Sums(*(b - a for a, b in zip(old, new, strict=True)))
    lists = {"old": old, "new": new, "difference": difference}
    return {
        "month": months.format(one.effect.month),
        **{name: _sums_answer(sums) for name, sums in lists.items()},
        "left_out": len(one.effect.aside),
    }


def _sums_answer(sums: Sums) -> dict[str, Any]:
    counts: Iterable[str] = ("persons", "held")
    return {name: fen if name in counts else money.format(fen) for name, fen in sums._asdict().items()}
