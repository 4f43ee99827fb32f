"""``subsidies papers``: the papers of a month: requests for money, the summary to be approved, what failed, notices."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from subsidies.cli.request import AS_OF, DONE, ENCRYPT, PAY_MONTH, Command, Option, Request
from subsidies.errors import Refusal

if TYPE_CHECKING:
    from subsidies.claims import OpenClaim
    from subsidies.lock import Lock
    from subsidies.workspace import Workspace
    from subsidies.write.form import Form

NOTICE: Final = Option("notice", "WHO", many=True)
NOT_IN_NAMES: Final = re.compile(r'[\x00-\x1f\\/:*?"<>|.]')
"""What some system does not have in the names of files."""
COMMAND = Command("papers", (PAY_MONTH,), (NOTICE, AS_OF, ENCRYPT))


class Paper(NamedTuple):
    """A paper that is to be written."""

    kind: str
    """request, approval, failed, notice."""
    project: str | None
    """Its id; ``None`` where it is of all of them."""
    path: Path
    form: "Form"
    is_draft: bool = False
    """Whether it is written over each time."""


def run(request: Request) -> int:
    """Write the papers, all or none, and say where they are."""
    from subsidies import lock, months
    from subsidies.cli import place

    assert request.month is not None, "the argument is required"
    where, locked = place.opened(request), lock.wanted(request.encrypt)
    made = list(_notices(request, where) if request.notice else _month(request, where))
    files = _written(request, where, made, locked)
    for path in files:
        request.out(request.say("papers.file", path=path))
    papers = [
        {"paper": one.kind, "project": one.project, "path": path, "draft": one.is_draft}
        for one, path in zip(made, files, strict=True)
    ]
    request.answer({"month": months.format(request.month), "papers": papers})
    return DONE


def _written(request: Request, where: "Workspace", made: list[Paper], lock: "Lock") -> list[str]:
    """Write the papers and return their names. Raises ``Refusal`` (papers-exist), and as ``whole.whole`` does.

    Only drafts are written over: somebody may have filled in, or signed, what is there.
    """
    from contextlib import ExitStack

    from subsidies.write import form
    from subsidies.write.whole import whole

    contents = [form.render(one.form, request.say) for one in made]
    other = [
        one.path
        for one, content in zip(made, contents, strict=True)
        if not one.is_draft and one.path.exists() and not lock.is_of(one.path, content)
    ]
    if other:
        paths = request.say("list.separator").join(where.relative(path) for path in other)
        raise Refusal("papers-exist", paths=paths)
    with ExitStack() as files:
        for one, content in zip(made, contents, strict=True):
            files.enter_context(whole(one.path)).write_bytes(lock.locked(content))
    return [where.relative(one.path) for one in made]


# --- the month ----------------------------------------------------------------------------------------------------


def _month(request: Request, where: "Workspace") -> Iterator[Paper]:
    """Give the papers of a month's lists: requests, the summary, what failed."""
    from subsidies import requested, unpaid
    from subsidies.cli import formed, lists, place

    ask = lists.ask(request, place.day(request))
    found = requested.requested(where, ask)
    for one in found:
        form = formed.request(one, where.title, request.say)
        is_draft, number = one.batch is None, f"-{one.batch.number}" if one.batch else ""
        path = _folder(request, where, is_draft) / f"request-{one.project.id}{number}.xlsx"
        yield Paper("request", one.project.id, path, form, is_draft)
    numbers = [one.batch.number for one in found if one.batch]
    is_draft = len(numbers) < len(found)
    name = "approval.xlsx" if is_draft else f"approval-{max(numbers)}.xlsx"
    form = formed.approval(found, where.title, request.say)
    yield Paper("approval", None, _folder(request, where, is_draft) / name, form, is_draft)
    assert request.month is not None, "the argument is required"
    for each in unpaid.unpaid(where, request.month, ask.as_of, request.project):
        form = formed.failed(each, where.title, ask.as_of, request.say)
        file = f"failed-{each.project.id}-{each.batch.number}-{each.answered}.xlsx"
        yield Paper("failed", each.project.id, _folder(request, where, False) / file, form)


def _folder(request: Request, where: "Workspace", is_draft: bool) -> Path:
    """Return where papers of a month lie: those of a draft beside it, for they are written over like it."""
    from subsidies import months

    assert request.month is not None, "the argument is required"
    folder = where.output / months.format(request.month)
    return (folder / "draft" if is_draft else folder) / "papers"


# --- notices ------------------------------------------------------------------------------------------------------


def _notices(request: Request, where: "Workspace") -> Iterator[Paper]:
    """Give a notice for each person and project with open claims.

    Raises ``Refusal`` (no-open-claim, and those of ``person.find``).
    """
    from subsidies import standing, workspace
    from subsidies.cli import formed, place

    as_of = place.day(request)
    projects = {one.id: one.project for one in workspace.inputs(where, request.project)}
    claims = [claim for one in standing.standing(where, as_of, request.project) for claim in one.claims]
    for who in request.notice:
        mine = _claims(request, where, who, claims)
        for name, project in projects.items():
            found = [claim for claim in mine if claim.project == name]
            if found and project:
                form = formed.notice(found, project, where.title, as_of, request.say)
                file = f"notice-{name}-{_called(found[0])}.xlsx"
                yield Paper("notice", name, _folder(request, where, False) / file, form)


def _claims(request: Request, where: "Workspace", who: str, claims: "list[OpenClaim]") -> "list[OpenClaim]":
    """Return the claims on a person. Raises ``Refusal`` (no-open-claim)."""
    from contextlib import closing

    from subsidies import history, person, workspace

    read = workspace.inputs(where, request.project)
    with closing(where.book()) as book:
        ids = person.find(who, read, person.paid(book, [history.of(book, one.id) for one in read]))
    mine = [claim for claim in claims if claim.id_number in ids]
    if not mine:
        raise Refusal("no-open-claim", who=request.masked(who))
    return mine


def _called(claim: "OpenClaim") -> str:
    """Return a person's name and the last four of the id number, as a file may be called."""
    return f"{NOT_IN_NAMES.sub('', claim.name).strip()}-{claim.id_number[-4:]}"
