"""``subsidies audit --sealed``: whether a copy of a workspace, and nothing but it, is whole."""

from pathlib import Path
from typing import TYPE_CHECKING

from subsidies.cli import found
from subsidies.cli.request import Request
from subsidies.errors import Refusal

if TYPE_CHECKING:
    from subsidies.auditing.sealed import File, Sealed


def run(request: Request) -> int:
    """Report what does not hold; 1 where anything is shown that does not.

    What the folder itself would have left out of ``check`` is shown: nobody trusts it.
    """
    from subsidies import selection
    from subsidies.auditing import sealed
    from subsidies.examination import Examined

    _refuse_others(request)
    seen = sealed.sealed(Path(request.sealed), request.head, request.project)
    shown = found.chosen(request, Examined(seen.findings, [], []), selection.EVERYTHING)
    found.show(request, shown, selection.EVERYTHING)
    _show(request, seen)
    return found.answer(request, shown, _counts(seen) | {"files": list(map(_file, seen.files))})


def _refuse_others(request: Request) -> None:
    """Raise ``Refusal`` (option-alone, option-not-with) where other options are not those of a copy."""
    if not request.sealed:
        raise Refusal("option-alone", text="--head", other="--sealed")
    for key, is_given in (
        ("against", request.against),
        ("as-of", request.as_of is not None),
        ("cleared", request.cleared),
        ("encrypt", request.encrypt),
        ("papers", request.papers),
        ("report", request.report is not None),
    ):
        if is_given:
            raise Refusal("option-not-with", text=f"--{key}", other="--sealed")


def _counts(seen: "Sealed") -> dict[str, object]:
    head = seen.batches[-1].digest if seen.batches else None
    return {
        "batches": len(seen.batches),
        "head": head,
        "lists": len(seen.lists),
        "computed": seen.computed,
        "earlier": seen.earlier,
    }


def _show(request: Request, seen: "Sealed") -> None:
    """Show what was looked at; and, where nobody gave the head on paper, what cannot be seen without it."""
    counts, same = _counts(seen), sum(not one.wrong for one in seen.files)
    if seen.batches:
        request.out(request.say("verify.head", batches=counts["batches"], head=counts["head"]))
        request.out(request.say("sealed.lists", lists=counts["lists"], computed=counts["computed"]))
        request.out(request.say("sealed.files", files=len(seen.files), same=same, earlier=seen.earlier))
    if not request.head:
        request.note(request.say("sealed.no-head"))


def _file(one: "File") -> dict[str, object]:
    """Return a file behind a last list as JSON has it."""
    state = one.wrong.removeprefix("copy-file-").removeprefix("file-") or "same"
    now = one.now or None
    return {"project": one.project, "batch": one.batch, "file": one.name, "entered": one.digest, "found": now} | {
        "state": state
    }
