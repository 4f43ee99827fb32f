"""Questions about people: one id under two names, one name under two ids, ages, months that cannot be theirs.

Each check takes everybody and gives findings; none of them keeps a list from being made. The catch: what is unlikely is
not wrong, so a sentence says what was seen, and how to find out.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from subsidies import digits, months, names, rows, tables
from subsidies.errors import Finding, Secret
from subsidies.everyone import Everyone
from subsidies.plausible import MEN, WOMEN
from subsidies.policy import Project

Array = np.ndarray[Any, Any]

FIRST_BIRTH = months.first_day(months.of(1900))


def questions(all: Everyone, name_bytes: int) -> list[Finding]:
    """Return what there is to ask about the people.

    name_bytes   how many bytes of a name a bank's file carries
    """
    return [
        *_two_names(all),
        *_slips(all),
        *_names(all, name_bytes),
        *_ages(all),
        *_starts(all),
        *_certified(all),
    ]


def _two_names(all: Everyone) -> Iterator[Finding]:
    """Find the ids that stand under two names, or under one that is written in two ways."""
    first, written = all.first, all.people["name"].to_numpy()
    again = np.flatnonzero((first != np.arange(len(all))) & all.known & (written != "") & (written[first] != ""))
    same = all.folded[again] == all.folded[first[again]]
    for name, places in (
        ("id-two-names", again[~same]),
        ("name-written-differently", again[same & (written[again] != written[first[again]])]),
    ):
        yield from all.at(places, name, "name", other=all.named(first[places]))


def _slips(all: Everyone) -> Iterator[Finding]:
    """Find the people whose numbers are one slip apart, and who have one name or one number but for its check."""
    first = np.flatnonzero((all.first == np.arange(len(all))) & all.known)
    ids = all.people["id_number"].to_numpy()[first]
    pairs = first[digits.slips(ids, all.folded[first])]
    pairs = pairs[np.unique(pairs[:, 1], return_index=True)[1]]  # one question a person
    numbers = all.people["id_number"].to_numpy()[pairs]
    only_check = np.array([one[:-1] == other[:-1] for one, other in numbers], bool)
    for name, some in (("id-differs-in-check", only_check), ("id-one-digit-off", ~only_check)):
        yield from all.at(pairs[some, 1], name, "id_number", other=all.named(pairs[some, 0]))


def _names(all: Everyone, most: int) -> Iterator[Finding]:
    """Find the names that a bank's file cannot carry: the payee's, where one is named, else the person's own."""
    own, payee = all.people["name"].to_numpy(), all.held["payee"].to_numpy()
    given = payee != ""
    sent = np.where(given, payee, own)
    alike = np.flatnonzero(given & (payee != own) & (names.fold(payee) == all.folded))
    yield from all.at_account(alike, "payee-written-differently", "payee")
    yield from all.at(np.flatnonzero(names.like_formulas(own)), "name-like-formula", "name")
    yield from all.at_account(np.flatnonzero(names.like_formulas(payee)), "name-like-formula", "payee")
    for name, found, values in (
        ("name-odd-dot", names.odd_dots(sent), {}),
        ("name-beyond-gbk", names.beyond_gbk(sent), {"text": names.lacking}),
        ("name-too-long", names.long(sent, most), {"size": names.size, "most": lambda _: most}),
    ):
        for is_payee in (False, True):
            places = np.flatnonzero(found & (given == is_payee))
            told = {key: [value(one) for one in sent[places]] for key, value in values.items()}
            at = all.at_account(places, name, "payee", **told) if is_payee else all.at(places, name, "name", **told)
            yield from at


def _ages(all: Everyone) -> Iterator[Finding]:
    """Find the people too young when they retired or began, too old by now, or not of the project's sex."""
    ids, on_record = (all.people[key].to_numpy() for key in ("id_number", "birth_date"))
    day = np.where(on_record == months.NONE, digits.birth_days(ids), on_record)
    born, is_man = digits.months_of(day), digits.of_men(ids)
    plausible = all.known & (day >= FIRST_BIRTH)
    yield from _young(all, np.where(plausible, born, months.NONE), is_man)
    years, oldest = (all.month - born) // 12, all.each(one.who.oldest for one in all.projects)
    old = np.flatnonzero(plausible & ~all.gone & (years > oldest))
    yield from all.at(old, "age-too-old", "id_number", age=years[old].tolist(), most=oldest[old].tolist())
    wanted = [all.each(one.who.sex == sex for one in all.projects) == 1 for sex in (MEN, WOMEN)]
    other = np.flatnonzero(all.known & np.where(is_man, wanted[1], wanted[0]))
    yield from all.at(other, "sex-implausible", "id_number")


def _young(all: Everyone, born: Array, is_man: Array) -> Iterator[Finding]:
    """Find those who were too young; a birth after that month is another finding."""
    retired = all.people["retired_month"].to_numpy()
    for column, when, mine in (
        ("retired_month", retired, retired != months.NONE),
        ("start_month", all.begins, retired == months.NONE),
    ):
        of_retired = column == "retired_month"
        men, women = (all.each(one.who.youngest(man, of_retired) for one in all.projects) for man in (True, False))
        years, least = (when - born) // 12, np.where(is_man, men, women)
        young = np.flatnonzero(mine & (born != months.NONE) & (born <= when) & (years < least))
        named = [months.format(month) for month in when[young].tolist()]
        values = {"age": years[young].tolist(), "least": least[young].tolist(), "month": named}
        yield from all.at(young, "age-too-young", column, **values)


def _starts(all: Everyone) -> list[Finding]:
    """Find the starts before the first month that the project ever computes or pays."""
    start, first = all.people["start_month"].to_numpy(), all.each(map(_first_month, all.projects))
    early = np.flatnonzero((start != months.NONE) & (start < first))
    return all.at(early, "start-before-policy", "start_month", first=[months.format(m) for m in first[early].tolist()])


def _first_month(project: Project) -> int:
    """Return the first month for which a project owes anything: not before ``since``, nor before its first rate."""
    rates = [rate.start for item in project.items for rate in item.rates]
    return project.since if project.pays_wages or not rates else max(project.since, min(rates))


def _certified(all: Everyone) -> list[Finding]:
    """Find the people whom the next list pays though their certification lapsed before its month."""
    until = all.people["certified_until"].to_numpy()
    lapsed = (until != months.NONE) & (digits.months_of(until) < all.month)
    places = np.flatnonzero(lapsed & all.payable)
    month = [months.format(one) for one in all.month[places].tolist()]
    day = [months.format_day(one) for one in until[places].tolist()]
    return all.at(places, "certification-lapsed", "certified_until", month=month, day=day)


# --- with last month ------------------------------------------------------------------------------------------------


class View(NamedTuple):
    """The people of a project at a list: ROSTER rows, and the ids under which they go."""

    people: pd.DataFrame
    key: Array


def renamed(now: View, then: View) -> list[Finding]:
    """Return the people who have another name than at the last list."""
    before = tables.places(then.key, now.key)
    there = np.flatnonzero((before >= 0) & (now.key != ""))
    old, new = then.people["name"].to_numpy()[before[there]], now.people["name"].to_numpy()[there]
    differ = (names.fold(old) != names.fold(new)) & (old != "") & (new != "")
    return rows.at(now.people, there[differ], "name-edited", "name", then=old[differ].tolist())


def corrected(now: View, then: View, gone: Array) -> list[Finding]:
    """Return the people new since the last list whose name, and almost whose number, somebody had who is gone.

    gone   the rows of ``then`` of those whom no roster names any more
    """
    new = np.flatnonzero((tables.places(then.key, now.key) < 0) & (now.key != ""))
    ids = np.concatenate([view.people["id_number"].to_numpy()[some] for view, some in ((then, gone), (now, new))])
    written = np.concatenate([view.people["name"].to_numpy()[some] for view, some in ((then, gone), (now, new))])
    pairs = digits.slips(ids, names.fold(written))
    pairs = pairs[(pairs[:, 0] < len(gone)) & (pairs[:, 1] >= len(gone))]
    old = [Secret(one) for one in ids[pairs[:, 0]]]
    return rows.at(now.people, new[pairs[:, 1] - len(gone)], "id-perhaps-corrected", "id_number", then=old)
