"""A month's lists: draft and issue, where reading, computing and writing meet.

``draft`` computes and writes beside the ledger; ``issue`` enters what ``draft`` would give, all projects in one
transaction, and writes the papers of what was entered. The catch: between looking and entering somebody else may have
entered something; the head of the ledger is read before anything else, and compared while the book is held.
"""

from collections.abc import Callable, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from subsidies import approval, claims, history, listing, months, paper, payment, repaid, terminal, workspace
from subsidies.approval import Stand
from subsidies.claims import OpenClaim
from subsidies.engine import Known, PaymentList
from subsidies.errors import Finding, Refusal
from subsidies.history import History
from subsidies.language import Say
from subsidies.ledger.book import Book, Entry
from subsidies.ledger.chain import Batch
from subsidies.listing import Bridge, Part, Situation
from subsidies.lock import OPEN, Lock
from subsidies.paper import Filed, Head, Made
from subsidies.policy import Project
from subsidies.read.projects import Inputs
from subsidies.workspace import Workspace
from subsidies.write.whole import Waiting, whole, written


@dataclass(frozen=True, slots=True)
class Ask:
    """What is asked of ``draft`` and ``issue``. ``month`` is ``None`` for the next one due; ``as_of`` is an ordinal."""

    as_of: int
    month: int | None = None
    only: tuple[str, ...] = ()
    catch_up: bool = False
    accept: str = ""
    """Why changes of issued months without a document are right."""
    dry_run: bool = False
    reissue: bool = False
    """Whether only what a bank did not pay is paid again."""
    by: str = ""
    say: Say = str
    lock: Lock = OPEN


@dataclass(frozen=True, slots=True)
class Outcome:
    """One project's list: what was computed, its batch once entered, and its files."""

    before: Situation
    list: PaymentList
    totals: payment.Totals
    parts: tuple[Part, ...]
    """Its arrears and recoveries by person and reason."""
    bridge: Bridge
    find_claims: Callable[[], tuple[OpenClaim, ...]]
    """Finds ``claims``, once: what each came from is asked of all earlier lists, and often nobody wants to know."""
    disputed: tuple[Finding, ...]
    """What an issue needs ``accept`` for: issued months changed without a document, accounts without approval."""
    repaid: tuple[Finding, ...]
    """The accounts to which what failed is paid again, where they need a look."""
    find_stand: Callable[[], Stand | None]
    """Finds ``stand``, once: digests are made for it."""
    batch: Batch | None = None
    files: tuple[Path, ...] = ()

    @property
    def claims(self) -> tuple[OpenClaim, ...]:
        """What is left open of the claims up to the pay month."""
        return self.find_claims()

    @property
    def stand(self) -> Stand | None:
        """How far its approvals are; ``None`` where the project asks for none."""
        return self.find_stand()

    @property
    def inputs(self) -> Inputs:
        """The project's inputs."""
        return self.before.inputs

    @property
    def known(self) -> Known:
        """The project as known on the as-of day."""
        return self.before.known

    @property
    def history(self) -> History:
        """What the ledger says of the project so far."""
        return self.before.past

    @property
    def project(self) -> Project:
        """The policy as known on the as-of day."""
        return self.known.project


@dataclass(frozen=True, slots=True)
class Month:
    """A pay month's lists, and the ledger's head from which they were computed."""

    month: int
    outcomes: tuple[Outcome, ...]
    head: str
    batches: int
    """How many batches the ledger then had."""
    findings: tuple[Finding, ...]
    missing: tuple[Finding, ...] = ()
    """Files of lists that are entered, which could not take their places."""


def compute(place: Workspace, ask: Ask) -> Month:
    """Return a month's lists without writing anything.

    Raises ``Refusal``: inputs-faulty with every error found, month-before-since, reissue-first, ledger-moved, and those
    of the workspace and ledger.
    """
    read = workspace.inputs(place, ask.only)
    workspace.refuse(workspace.errors(read))
    book = place.book()
    try:
        head, batches = book.head(), len(book.batches())
        pairs = [(one, history.of(book, one.id)) for one in read]
        month = _month(pairs, ask) if ask.month is None else ask.month
        due = [(one, past) for one, past in pairs if ask.month is not None or _since(one) <= month]
        results = [
            _computed(book, one, past, When(month, ask.as_of, drafts(place, month), ask.reissue))
            for one, past in terminal.each("computing", due, _name)
        ]
        workspace.refuse([finding for _, found in results for finding in found])
        told = [finding for one in read for finding in (*one.findings, *workspace.on_day(one, ask.as_of))]
        found = tuple(workspace.remaining(place, read, told, ask.as_of))
        lists = Month(month, tuple(outcome for outcome, _ in results if outcome), head, batches, found)
        _unmoved(book, lists)  # else a part of them might know what another part does not
        return lists
    finally:
        book.close()


def _month(pairs: Sequence[tuple[Inputs, History]], ask: Ask) -> int:
    """Return the month that is meant where none is named: the next due; of failed payments, the last with a list."""
    if not ask.reissue:
        return _next_due(pairs)
    return max((month for _, past in pairs for month in past.issued), default=_next_due(pairs))


def _next_due(pairs: Sequence[tuple[Inputs, History]]) -> int:
    """Return the next month due: the earliest of the projects'. One that begins later is not due yet."""
    return min(past.next_due(_since(one)) for one, past in pairs)


def _name(pair: tuple[Inputs, History]) -> str:
    return pair[0].id


def _since(read: Inputs) -> int:
    return read.project.since if read.project else months.NEVER


class When(NamedTuple):
    """The pay month of lists, the as-of day, the folder of their drafts; whether only what failed is paid."""

    month: int
    as_of: int
    folder: Path
    reissue: bool


def drafts(place: Workspace, month: int) -> Path:
    """Return the folder of a month's drafts."""
    return place.output / months.format(month) / "draft"


def _computed(book: Book, read: Inputs, past: History, when: When) -> tuple[Outcome | None, list[Finding]]:
    """Return a project's list, or ``None`` and why not."""
    month, as_of = when.month, when.as_of
    if when.reissue and month not in past.issued:
        raise Refusal("reissue-first", month=months.format(month), project=read.id)
    before = listing.situation(book, read, past, as_of, reissue=when.reissue)
    if month < before.known.project.since:
        since = months.format(before.known.project.since)
        raise Refusal("month-before-since", month=months.format(month), project=read.id, since=since)
    faults = listing.faults(before, month)
    if faults:
        return None, faults
    result = listing.payment_list(before, month)
    again = repaid.findings(book, before, result, (month, as_of))
    accounts = repaid.to_accept(again, before.known.project.levels)
    outcome = Outcome(
        before=before,
        list=result,
        totals=payment.totals(result.lines),
        parts=tuple(listing.parts(before, result)),
        bridge=listing.bridged(book, before, result, month),
        find_claims=cache(lambda: tuple(claims.open_claims(before, month, result.settled))),
        disputed=(*listing.disputed(before, month), *accounts),
        repaid=tuple(again),
        find_stand=cache(lambda: _stand(before, result, when, book.path)),
    )
    return outcome, []


def _stand(before: Situation, result: PaymentList, when: When, path: str) -> Stand | None:
    """Return how far the approvals of a list are, where any are asked for and there is something to approve."""
    if not before.known.project.levels or (not len(result.lines) and when.month in before.past.issued):
        return None
    return approval.stand(before, result, when.month, (path, when.folder))


# --- draft ------------------------------------------------------------------------------------------------------


def draft(place: Workspace, ask: Ask) -> Month:
    """Compute a month's lists and write them under ``OUTPUT/MONTH/draft/``; the ledger is not touched.

    A supplement that is empty has no files; one with a password has no lines. Those of an earlier draft are removed.
    """
    lists = compute(place, ask)
    folder = drafts(place, lists.month)
    drafted: list[Outcome] = []
    stale: list[Path] = []
    with ExitStack() as files:
        for outcome in lists.outcomes:
            paths = (folder / f"{outcome.inputs.id}.lines.csv", folder / f"{outcome.inputs.id}.xlsx")
            nothing = is_nothing(outcome, lists.month)
            made = {} if nothing else _files(place, outcome, (lists.month, ask), paths).files
            stale += [path for path in paths if path not in made]
            for path, content in made.items():
                files.enter_context(whole(path)).write_bytes(content)
            if made and ask.by and outcome.stand:
                note = files.enter_context(whole(approval.note(folder, outcome.inputs.id)))
                note.write_bytes(approval.noted(outcome.stand.seen, ask.by))
            drafted.append(replace(outcome, files=tuple(made)))
    for path in stale:
        path.unlink(missing_ok=True)
    return replace(lists, outcomes=tuple(drafted))


def is_nothing(outcome: Outcome, month: int) -> bool:
    """Whether there is nothing to enter: an empty supplement. The first list of a month is entered even if empty."""
    return not len(outcome.list.lines) and month in outcome.history.issued


def _files(
    place: Workspace, outcome: Outcome, when: tuple[int, Ask], paths: tuple[Path, Path], batch: int | None = None
) -> Filed:
    """Return the files of a list, as those of a batch or, without one, of a draft."""
    month, ask = when
    made = Made(outcome.before, outcome.list, outcome.parts, outcome.bridge, outcome.claims)
    terminal.progress("writing", 0, file=f"{outcome.inputs.id}.xlsx")
    contents = paper.files(made, Head(place.title, month, batch, ask.as_of, ""), ask.say)
    filed = paper.filed(paths, contents, ask.lock, reissue=ask.reissue)
    terminal.progress("writing", 1)
    return filed


# --- issue ------------------------------------------------------------------------------------------------------


def guard(lists: Month, ask: Ask) -> None:
    """Refuse an ``issue`` that is out of order.

    Raises ``Refusal``: month-closed, month-ahead, as-of-earlier, month-out-of-order, gaps-disputed, accounts-changed,
    approver-issues, not-approved.
    """
    disputed = [finding for outcome in lists.outcomes for finding in outcome.disputed]
    if disputed and not ask.accept:
        name = "accounts-changed" if all(one.name == repaid.RECENT for one in disputed) else "gaps-disputed"
        raise Refusal(name, findings=disputed, count=len(disputed))
    for outcome in lists.outcomes:
        open_to_lists(outcome, lists.month, ask)
        past, since = outcome.history, outcome.project.since
        in_order = lists.month in past.issued or lists.month == past.next_due(since)
        if not in_order and not ask.catch_up:
            values = {"month": months.format(lists.month), "project": outcome.inputs.id}
            raise _out_of_order(lists.month, past.next_due(since), values)
    asked = {outcome.inputs.id: outcome.stand for outcome in lists.outcomes if outcome.stand}
    approval.require(asked, months.format(lists.month), ask.by)


def open_to_lists(outcome: Outcome, month: int, ask: Ask) -> None:
    """Refuse a list that the month, or the day, does not allow.

    Raises ``Refusal``: month-closed, month-ahead, as-of-earlier.
    """
    past, values = outcome.history, dict[str, Any](month=months.format(month), project=outcome.inputs.id)
    if month in past.closed:
        raise Refusal("month-closed", **values)
    if month > months.of_day(ask.as_of) + 1:
        raise Refusal("month-ahead", **values, as_of=months.format_day(ask.as_of))
    if past.last and ask.as_of < months.parse_day(past.last.as_of):
        raise Refusal("as-of-earlier", **values, as_of=months.format_day(ask.as_of), last=past.last.as_of)


def _out_of_order(month: int, due: int, values: dict[str, Any]) -> Refusal:
    """Return the refusal of a month that is not the one due: months are skipped, or it was."""
    advice, skipped = "passed" if month < due else "", months.span(due, max(month - 1, due))
    return Refusal("month-out-of-order", **values, due=months.format(due), skipped=skipped, advice=advice)


def issue(place: Workspace, ask: Ask, confirm: Callable[[Month], bool]) -> Month:
    """Compute a month's lists and enter them, all in one transaction; then their files take their places.

    confirm   asks the user; where it says no, nothing is entered

    Raises ``Refusal`` as ``compute`` and ``guard`` do, and ledger-corrupt, not-confirmed, ledger-moved, output-exists.
    """
    workspace.require_ledger(place)
    lists = compute(place, ask)
    guard(lists, ask)
    if ask.dry_run or all(is_nothing(outcome, lists.month) for outcome in lists.outcomes):
        return lists
    if not confirm(lists):
        raise Refusal("not-confirmed")
    with closing(place.book()) as book:
        _unmoved(book, lists)
    with ExitStack() as files:
        ready = _ready(place, lists, ask, files)
        with closing(place.book(create=True)) as book, book.entering():
            _unmoved(book, lists)
            entered = [_entered(book, one, (lists.month, ask), ready.get(one.inputs.id)) for one in lists.outcomes]
        return _taken(place, replace(lists, outcomes=tuple(entered)), ready)


def _unmoved(book: Book, lists: Month) -> None:
    """Refuse (ledger-moved) where somebody has entered something since the lists were computed."""
    if book.head() != lists.head:
        raise Refusal("ledger-moved")


class Ready(NamedTuple):
    """The files of a list, written under temporary names until its batch is durable; its number and its detail."""

    number: int
    files: tuple[Waiting, ...]
    detail: str


def _ready(place: Workspace, lists: Month, ask: Ask, files: ExitStack) -> dict[str, Ready]:
    """Write the files of all lists, by project, before the ledger is touched: what cannot be written leaves nothing."""
    folder, number, ready = place.output / months.format(lists.month), lists.batches, dict[str, Ready]()
    for outcome in lists.outcomes:
        if is_nothing(outcome, lists.month):
            continue
        number += 1
        paths = paper.paths(folder, outcome.inputs.id, number)
        for path in paths:
            if path.exists():
                with closing(place.book()) as book:
                    _unmoved(book, lists)
                raise Refusal("output-exists", path=place.relative(path))
        made = _files(place, outcome, (lists.month, ask), paths, number)
        waits = tuple(written(files, path, content) for path, content in made.files.items())
        ready[outcome.inputs.id] = Ready(number, waits, made.detail)
    return ready


def _entered(book: Book, outcome: Outcome, when: tuple[int, Ask], ready: Ready | None) -> Outcome:
    """Enter one list, if it has anything to enter."""
    month, ask = when
    if ready is None:
        return outcome
    entry = Entry(
        kind="payroll",
        project=outcome.inputs.id,
        pay_month=month,
        as_of=ask.as_of,
        entered_by=ask.by,
        entered_at=datetime.now().astimezone(),
        lines=outcome.list.lines,
        inputs=outcome.inputs.contents,
        why=ask.accept if outcome.disputed else "",
        detail=approval.behind(ready.detail, outcome.stand),
    )
    batch = book.enter(entry)
    assert batch.number == ready.number, "the files carry the number"
    return replace(outcome, batch=batch)


def _taken(place: Workspace, lists: Month, ready: dict[str, Ready]) -> Month:
    """Give the files of what is entered their names; one that cannot have its own keeps back no other."""
    outcomes: list[Outcome] = []
    missing: list[Finding] = []
    for outcome in lists.outcomes:
        files: list[Path] = []
        for file in ready[outcome.inputs.id].files if outcome.inputs.id in ready else ():
            try:
                file.take()
                files.append(file.target)
            except Refusal:
                assert outcome.batch is not None
                missing.append(paper.finding("paper-missing", place.relative(file.target), outcome.batch))
        outcomes.append(replace(outcome, files=tuple(files)))
    return replace(lists, outcomes=tuple(outcomes), missing=tuple(missing))
