"""What the next list of a project pays otherwise because of a new roster.

Both lists are made as ``draft`` makes them, of the same ledger, changes and rates, once with the old roster and once
with the new one in the project's place. The catch: somebody about whom an error speaks is in neither sum, for what the
list would pay them is not certain; an error about anything else leaves nothing to be computed.
"""

from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

import numpy as np

from subsidies import claims, comparison, history, listing, named, roster, settlement, tables, workspace
from subsidies.comparison import Comparison
from subsidies.errors import Finding, Refusal
from subsidies.ledger.book import Input
from subsidies.ledger.chain import Batch
from subsidies.listing import Situation
from subsidies.named import Home, Roster
from subsidies.policy import Project
from subsidies.read import projects
from subsidies.read.projects import Inputs
from subsidies.workspace import Workspace

Array = np.ndarray[Any, Any]

NO_WORKSPACE, NO_PROJECT, NO_PLACE, FAULTY = "workspace", "project", "place", "faulty"
"""Why there is no effect: no workspace; no project; it is not known which of the project's rosters they are; errors."""


@dataclass(frozen=True, slots=True)
class Ask:
    """What is compared. ``old`` empty: the roster of the last list; ``new`` empty: the project's own as they stand."""

    old: str
    new: str
    only: tuple[str, ...]
    as_of: int


KINDS = (settlement.REGULAR, settlement.ARREARS, settlement.RECOVERY)


class Sums(NamedTuple):
    """A list's people and amounts (fen); ``open_claims`` are those left after it."""

    persons: int
    regular: int
    arrears: int
    recovery: int
    net: int
    open_claims: int
    held: int


class Share(NamedTuple):
    """What changes for one person (fen): what the list pays, and what is left open of claims."""

    net: int
    claims: int


@dataclass(frozen=True, slots=True)
class Effect:
    """The next list with the old roster and with the new one, and the difference by person."""

    month: int
    old: Sums
    new: Sums
    shares: dict[str, Share]
    """By the id under which a person goes; who is not here has the same in both."""
    aside: frozenset[str]
    """Who is in neither sum."""


@dataclass(frozen=True, slots=True)
class Compared:
    """Two rosters, how they differ, and the effect, or why there is none."""

    project: str
    """Its id; empty where it belongs to none."""
    old: Roster
    new: Roster
    batch: Batch | None
    """The list whose roster the old one is, where none was named."""
    comparison: Comparison
    effect: Effect | None = None
    without: str = ""
    findings: tuple[Finding, ...] = ()
    """The errors for which the next list would be refused."""
    disputed: tuple[Finding, ...] = ()
    """What the new roster changes of issued months without a document, for which the next issue would be stopped."""
    swapped: bool = False
    """Whether the new roster is that of the last list, and the old one is not."""


def compare(place: Workspace | None, ask: Ask) -> list[Compared]:
    """Return the comparison that is asked for; of a project's own rosters, one a project that has a list.

    Raises ``OSError``, and ``Refusal``: roster-faulty, roster-project, roster-place, roster-no-list, and those of the
    workspace and the ledger.
    """
    for label in filter(None, (ask.old, ask.new)):
        named.require(label)
    if ask.old:
        return [_of_two(place, ask)]
    assert place is not None, "only a workspace has lists"
    if ask.new:
        home = named.home(place, (ask.new,), ask.only)
        if home is None:
            raise Refusal("roster-project", known=", ".join(one.id for _, one in named.outlines(place)))
        found = [_with_last(place, home, ask)]
    else:
        homes = [Home(file, outline, ()) for file, outline in _chosen(place, ask.only)]
        found = [_with_last(place, one, ask) for one in homes]
    compared = [one for one in found if one is not None]
    if not compared:
        raise Refusal("roster-no-list")
    return compared


def _chosen(place: Workspace, only: Sequence[str]) -> list[tuple[str, Project]]:
    """Return the project files that are asked for, or all. Raises ``Refusal`` (project-unknown)."""
    for name in only:
        named.home(place, (), (name,))
    return [(file, outline) for file, outline in named.outlines(place) if not only or outline.id in only]


# --- two files ---------------------------------------------------------------------------------------------------


def _of_two(place: Workspace | None, ask: Ask) -> Compared:
    """Return how two files differ."""
    home = named.home(place, (ask.old, ask.new), ask.only) if place else None
    if place is None or home is None:
        old, new = named.read(ask.old), named.read(ask.new)
        changes = tables.empty(tables.CHANGES)
        for one in (old, new):
            named.require_people(one, changes)
        found = comparison.compare(old.table, new.table, {})
        return Compared("", old, new, None, found, without=NO_PROJECT if place else NO_WORKSPACE)
    now = projects.read(home.file, place.root)
    outline = now.outline or home.outline
    old, new = (named.read(one, outline, own) for one, own in zip((ask.old, ask.new), home.own, strict=True))
    for one in (old, new):
        named.require_people(one, now.changes)
    found = comparison.compare(old.table, new.table, roster.links(now.changes))
    whole = Compared(now.id, old, new, None, found, swapped=_is_swapped(place, now.id, old, new))
    target = _target(home)
    if not target:
        return replace(whole, without=NO_PLACE)
    return _with_effect(place, whole, (_put(now, target, old), _put(now, target, new)), ask.as_of)


def _target(home: Home) -> str:
    """Return which of a project's rosters the named ones stand for; nothing where that is not certain."""
    listed = {one for one in home.own if one}
    if not listed and len(home.outline.roster) == 1:
        return home.outline.roster[0]
    return listed.pop() if len(listed) == 1 else ""


def _put(now: Inputs, label: str, one: Roster) -> Inputs:
    """Return a project's inputs with another roster in the place of one of its own."""
    assert now.outline is not None, "only who has one has tables"
    file = now.roster["file"].to_numpy()
    parts = [one.table if name == label else now.roster[file == name] for name in now.outline.roster]
    kept = tuple(each for each in now.findings if each.file != label)
    return replace(
        now,
        roster=tables.stack(tables.ROSTER, parts),
        headings={**{key: text for key, text in now.headings.items() if key[0] != label}, **one.headings},
        contents=_contents(now, {label: one.contents[0]._replace(name=label)}),
        findings=kept,
    )


def _contents(now: Inputs, other: Mapping[str, Input]) -> tuple[Input, ...]:
    """Return the inputs with others in the places of some rosters; one that could not be read has no place yet."""
    there = {one.name for one in now.contents if one.role == "roster"}
    kept = [other.get(one.name, one) if one.role == "roster" else one for one in now.contents]
    return tuple(kept) + tuple(one for name, one in other.items() if name not in there)


def _is_swapped(place: Workspace, project: str, old: Roster, new: Roster) -> bool:
    with closing(place.book()) as book:
        last = history.of(book, project).last
    kept = {one.digest for one in last.inputs} if last else set()
    return new.contents[0].digest in kept and old.contents[0].digest not in kept


# --- with the last list ------------------------------------------------------------------------------------------


def _with_last(place: Workspace, home: Home, ask: Ask) -> Compared | None:
    """Return how a project's rosters differ from those of its last list; ``None`` where it has none."""
    now = projects.read(home.file, place.root)
    with closing(place.book()) as book:
        last = history.of(book, now.id).last
        if last is None:
            return None
        then = history.inputs(book, last)
    if ask.new:
        target = _target(home)
        if not target:
            raise Refusal("roster-place", project=now.id, known=", ".join(home.outline.roster))
        one = named.read(ask.new, now.outline or home.outline, home.own[0])
        now = _put(now, target, one)
        new = replace(named.own(now), files=one.files, findings=one.findings)
    else:
        new = named.own(now)
    old = named.own(then)
    for each in (old, new):
        named.require_people(each, now.changes)
    found = comparison.compare(old.table, new.table, roster.links(now.changes))
    before = replace(
        now,
        roster=old.table,
        headings={**now.headings, **old.headings},
        contents=(*(one for one in now.contents if one.role != "roster"), *old.contents),
        findings=tuple(one for one in now.findings if one.file not in home.outline.roster),
    )
    return _with_effect(place, Compared(now.id, old, new, last, found), (before, now), ask.as_of)


# --- the effect --------------------------------------------------------------------------------------------------


def _with_effect(place: Workspace, whole: Compared, inputs: tuple[Inputs, Inputs], as_of: int) -> Compared:
    """Return a comparison with what the next list pays otherwise, or with the errors that keep it from being made."""
    new = inputs[1]
    with closing(place.book()) as book:
        errors = [one for one in (*new.findings, *workspace.between_rows(new, book)) if workspace.is_error(one)]
        if new.project is None or _is_general(errors):
            return replace(whole, without=FAULTY, findings=tuple(errors))
        past = history.of(book, new.id)
        month = past.next_due(new.project.since)
        before, after = (listing.situation(book, one, past, as_of) for one in inputs)
        unsure, faults = (listing.faults(one, month) for one in (before, after))
        errors += faults
        if _is_general(errors):
            return replace(whole, without=FAULTY, findings=tuple(errors))
        aside = _aside(whole.comparison, (*errors, *unsure), after.known.link)
        then, now = (_Listed(one, month, aside) for one in (before, after))
        disputed = tuple(listing.disputed(after, month))
    effect = _difference(month, then, now, aside)
    return replace(whole, effect=effect, findings=tuple(errors), disputed=disputed)


def _is_general(errors: Sequence[Finding]) -> bool:
    """Return whether any of some errors is about anything but a person."""
    return any(one.id_number is None for one in errors)


def _aside(compared: Comparison, found: Sequence[Finding], link: Mapping[str, str]) -> frozenset[str]:
    """Return whom findings are about, by the ids under which they go, and who may be one person with them."""
    ids = [one.id_number or "" for one in found]
    people = {link.get(one, one) for one in ids}
    for pair in compared.pairs:
        both = {str(compared.old_key[pair.old]), str(compared.new_key[pair.new])}
        people |= both if people & both else set()
    return frozenset(people)


class _Listed:
    """A list as it would be made: its sums, and by person what it pays and what is left open of claims."""

    def __init__(self, before: Situation, month: int, aside: frozenset[str]) -> None:
        found = listing.payment_list(before, month)
        keys, lines = before.known.facts.key, found.settled.lines
        self.keys = keys
        self.counts = np.array([one not in aside for one in keys], bool)
        cells, left = claims.open_cells(before, month, found.settled)
        self.net, self.claims = (np.zeros(len(keys), np.int64) for _ in range(2))
        np.add.at(self.net, lines.person, lines.fen)
        np.add.at(self.claims, cells.person, left)
        mine = self.counts[lines.person]
        kinds = [lines.fen[mine & (lines.kind == kind)].sum() for kind in KINDS]
        regular, arrears, recovery = map(int, kinds)
        persons = len(np.unique(lines.person[mine]))
        held = int((found.settled.held & self.counts).sum())
        net = regular + arrears + recovery
        self.sums = Sums(persons, regular, arrears, recovery, net, int(self.claims[self.counts].sum()), held)

    def shares(self) -> dict[str, Share]:
        """Return what each person has who counts."""
        rows = np.flatnonzero(self.counts & ((self.net != 0) | (self.claims != 0))).tolist()
        return {str(self.keys[row]): Share(int(self.net[row]), int(self.claims[row])) for row in rows}


def _difference(month: int, old: _Listed, new: _Listed, aside: frozenset[str]) -> Effect:
    """Return what the new list has otherwise."""
    then, now, nothing = old.shares(), new.shares(), Share(0, 0)
    shares = {
        key: Share(*(a - b for a, b in zip(now.get(key, nothing), then.get(key, nothing), strict=True)))
        for key in dict.fromkeys((*now, *then))
    }
    return Effect(month, old.sums, new.sums, {key: one for key, one in shares.items() if any(one)}, aside)
