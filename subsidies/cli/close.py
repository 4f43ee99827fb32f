"""``subsidies close``: end a pay month, for good."""

from subsidies.cli.request import BY_HAND, DONE, PAY_MONTH, Command, Request

COMMAND = Command("close", (PAY_MONTH,), BY_HAND)


def run(request: Request) -> int:
    """Close it, and show the head of the chain, to be written on paper."""
    from subsidies import correct, months
    from subsidies.cli import corrected, place

    where = place.opened(request)
    month = request.month if request.month is not None else months.NONE
    closed = correct.close(where, month, corrected.by(request, where), request.project)
    book = where.book()
    head = book.head()
    book.close()
    for one in closed:
        number = one.batch.number if one.batch else request.say("lists.none")
        request.out(request.say("close.done", project=one.project, month=months.format(month), batch=number))
    request.out(request.say("close.head", head=head or request.say("lists.none")))
    if request.dry_run:
        request.note(request.say("issue.dry-run"))
    projects = [{"id": one.project, "batch": one.batch.number if one.batch else None} for one in closed]
    request.answer({"month": months.format(month), "projects": projects, "head": head or None})
    return DONE
