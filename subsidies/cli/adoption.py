"""What ``budget --adopt`` shows, asks and writes: the estimate as the year's budget, in all project files or none."""

from collections.abc import Callable, Iterator, Sequence
from difflib import unified_diff

from subsidies import adopted, adopting, language, money, months
from subsidies.adopting import Adoption, Wanted
from subsidies.budgeting import Budgeted
from subsidies.cli import place
from subsidies.cli.request import Request
from subsidies.errors import Refusal
from subsidies.estimate import Case, Line
from subsidies.language import Say
from subsidies.policy import Project
from subsidies.workspace import Workspace


def adopt(request: Request, where: Workspace, estimated: Sequence[Budgeted]) -> list[dict[str, object]]:
    """Write the budgets, asking first, and show and return what became of each project's file.

    Raises ``Refusal`` as ``adopting.planned`` and ``adopting.write`` do, scenario-unknown and not-confirmed.
    """
    plans = adopting.planned(where, [_wanted(request, one, _case(one, request.scenario)) for one in estimated])
    fresh = [one for one in plans if one.inserted]
    if fresh and not request.dry_run and not _agreed(request, fresh):
        raise Refusal("not-confirmed")
    if request.dry_run:
        _show(request, fresh)
    else:
        adopting.write(fresh)
    for one in plans:
        key = "there" if not one.inserted else "would" if request.dry_run else "written"
        values = {"file": one.file, "row": one.row, "year": one.budget.year, "figure": one.budget.published}
        request.out(request.say(f"adopt.{key}", **values))
    if request.dry_run:
        request.note(request.say("issue.dry-run"))
    return [_answer(request, one) for one in plans]


def _case(one: Budgeted, scenario: str) -> Case:
    """Return the case that is adopted: the scenario of a name, or the estimate as it stands. Raises ``Refusal``."""
    for case in one.cases:
        if case.name == scenario:
            return case
    known = ", ".join(case.name for case in one.cases[1:]) or "—"
    raise Refusal("scenario-unknown", project=one.project.id, text=scenario, known=known)


def _wanted(request: Request, one: Budgeted, case: Case) -> Wanted:
    """Return a budget in both languages, the one that is spoken first."""
    project, lines = one.project, case.lines
    speakers = [request.say, *(language.speaker(tongue) for tongue in language.LANGUAGES if tongue != request.language)]
    budgets = tuple(adopted.budget(project, request.year, one.year, lines, _namer(project, say)) for say in speakers)
    values = {"by": request.by, "amount": money.show(case.total)}
    case_of = request.say("adopt.scenario", name=case.name) if case.name else ""
    day = months.format_day(place.day(request))
    return Wanted(project, budgets, request.say("adopt.comment", day=day, scenario=case_of, **values))


def _namer(project: Project, say: Say) -> Callable[[Line], str]:
    """Return what says how a line is called that is no item's known cost."""
    items = {item.id: item.name for item in project.items}

    def name(one: Line) -> str:
        told = say(f"adopt.line.{one.key}")
        return say("adopt.line", item=items[one.item], what=told) if one.item else told

    return name


def _agreed(request: Request, fresh: Sequence[Adoption]) -> bool:
    """Show what is to be written, where somebody can be asked, and ask."""
    if not request.can_ask:
        return True
    _show(request.before_asking(), fresh)
    files = request.say("list.separator").join(one.file for one in fresh)
    return request.confirm(request.say("adopt.question", files=files))


def _show(request: Request, fresh: Sequence[Adoption]) -> None:
    for one in fresh:
        request.page(["", *map(request.masked, _difference(one))])


def _difference(one: Adoption) -> Iterator[str]:
    """Return what is added to a file, with the lines around."""
    assert one.inserted is not None
    before, after = (
        [line.rstrip("\r") for line in content.decode("utf-8-sig").removesuffix("\n").split("\n")]
        for content in (one.before, one.inserted.content)
    )
    return unified_diff(before, after, one.file, one.file, lineterm="")


def _answer(request: Request, one: Adoption) -> dict[str, object]:
    return {
        "id": one.project,
        "file": one.file,
        "row": one.row,
        "published": one.budget.published,
        "written": bool(one.inserted) and not request.dry_run,
        "text": one.inserted.text if one.inserted else None,
    }
