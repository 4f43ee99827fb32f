"""``subsidies bank return``: what the bank says of a list's payments, entered in the ledger."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from subsidies.cli import values
from subsidies.cli.request import BY_HAND, DONE, FOUND, Argument, Command, Option, Request
from subsidies.errors import Refusal

if TYPE_CHECKING:
    from subsidies.returning import Return
    from subsidies.workspace import Workspace

ANSWER: Final = Argument("bank_file", "FILE", required=False, told="answer")
BATCH: Final = Option("batch", "N", values.batch, otherwise=lambda: 0)
FAILED: Final = Option("failed", "REF", many=True)
REASON: Final = Option("reason", "REASON", otherwise=str)
ACCEPT_REST: Final = Option("accept-rest")
ACCEPT_PART: Final = Option("accept-part")
COMMAND = Command("bank return", (ANSWER,), (BATCH, ACCEPT_REST, ACCEPT_PART, FAILED, REASON, *BY_HAND))


def run(request: Request) -> int:
    """Show both piles and enter what can be; 1 where a payment failed, or is still without an answer."""
    from subsidies import returning
    from subsidies.cli import place
    from subsidies.correct import By

    _refuse_mixed(request)
    where = place.opened(request)
    accept = returning.Accept(request.accept_rest, request.accept_part)
    found = _found(request, where, accept)
    _show(request, found)
    by = By(request.by, place.day_of_entry(request, where), request.why, request.dry_run)
    refused = [finding for one in found for finding in one.refused]
    if refused and (request.dry_run or accept.any):
        request.findings(refused)
    has_new = any(len(one.outcomes) for one in found)
    asks = has_new and not request.dry_run and (accept.any or not refused)
    if asks and request.asks and not request.confirm(request.say("ask.question")):
        raise Refusal("not-confirmed")
    done = found if request.dry_run else returning.enter(where, found, accept, by)
    for one in done:
        if one.batch:
            request.out(request.say("return.entered", project=one.project, batch=one.batch.number))
        elif not len(one.outcomes):
            request.out(request.say("return.nothing", project=one.project, list=one.sent.about.number))
    for month in dict.fromkeys(one.sent.about.pay_month for one in done if one.batch and one.failed):
        request.step(request.say("return.again"), request.same_day(f"issue {month} --reissue"))
    if request.dry_run:
        request.note(request.say("issue.dry-run"))
    _answer(request, done)
    return FOUND if any(one.failed or one.refused or one.waiting or one.silent for one in done) else DONE


def _refuse_mixed(request: Request) -> None:
    """Refuse a file beside references, neither of both, and an option that belongs to the other."""
    given = {"--batch": request.batch, "--accept-rest": request.accept_rest, "--accept-part": request.accept_part}
    if not request.bank_file and not request.failed:
        raise Refusal("return-of-what")
    if request.bank_file and request.failed:
        raise Refusal("option-not-with", text="--failed", other="FILE")
    for option in [name for name, is_given in given.items() if is_given and request.failed]:
        raise Refusal("option-not-with", text=option, other="--failed")
    if bool(request.reason) != bool(request.failed):
        text, other = ("--reason", "--failed") if request.reason else ("--failed", "--reason")
        raise Refusal("option-alone", text=text, other=other)


def _found(request: Request, where: "Workspace", accept: object) -> list["Return"]:
    """Return what the file, or the references, say."""
    from pathlib import Path

    from subsidies import returning

    if request.failed:
        return returning.by_hand(where, request.failed, request.reason, request.project)
    assert isinstance(accept, returning.Accept)
    path = Path(request.bank_file or "")
    try:
        content = path.read_bytes()
    except OSError as error:
        raise Refusal("file-refused", path=str(path), reason=error.strerror or "") from error
    return [returning.read(where, path.name, content, accept, request.batch, request.project)]


# --- what is shown ------------------------------------------------------------------------------------------------


def _show(request: Request, found: Sequence["Return"]) -> None:
    """Show of each list what was paid, each payment that failed, and of how many nothing is known."""
    from subsidies import money
    from subsidies.write.screen import Table

    say = request.say
    for one in found:
        about = {"project": one.project, "list": one.sent.about.number, "month": one.sent.about.pay_month}
        request.out(say("return.title", **about))
        sums = {"orders": one.paid, "total": money.show(one.fen), "failed": one.failed, "back": money.show(one.back)}
        request.out(say("return.sums", **sums))
        if rows := _failed(one):
            heads = [say(f"return.column.{key}") for key in ("reference", "id", "name", "ordered", "paid", "reason")]
            table = [[*row[:3], money.show(row[3]), money.show(row[4]), _why(request, row)] for row in rows]
            request.table(Table(heads, table, right=(3, 4), spare=(5, 2)))
        for key in ("known", "waiting", "silent"):
            if count := getattr(one, key):
                request.out(say(f"return.{key}", count=count))
        if one.refused:
            request.out(say("return.refused", count=len(one.refused)))


Row = tuple[str, str, str, int, int, str, str]


def _failed(one: "Return") -> list[Row]:
    """Return reference, id number, name, fen ordered and arrived, our reason and theirs, of what failed."""
    from subsidies.bank.answers import PAID

    table, orders = one.outcomes, one.sent.orders
    rows = zip(*(table[key].tolist() for key in ("order", "result", "paid", "reason", "told")), strict=True)
    made = []
    for place, result, fen, reason, told in rows:
        if result != PAID:
            order = orders.iloc[place]
            who = order["reference"], order["id_number"], order["name"]
            made.append((*who, int(order["fen"]), fen, reason, told))
    return made


def _why(request: Request, row: Row) -> str:
    reason, told = row[5:]
    return " ".join(filter(None, (request.say(f"bank.reason.{reason}") if reason else "", told and f"（{told}）")))


def _answer(request: Request, done: Sequence["Return"]) -> None:
    from subsidies import money
    from subsidies.write import json

    keys = ("reference", "id_number", "name", "ordered", "paid", "reason", "told")
    returns = [
        {
            "project": one.project,
            "list": one.sent.about.number,
            "month": one.sent.about.pay_month,
            "export": one.sent.export.number if one.sent.export else None,
            "batch": one.batch.number if one.batch else None,
            "paid": {"orders": one.paid, "total": money.format(one.fen)},
            "failed": [
                dict(zip(keys, (*row[:3], money.format(row[3]), money.format(row[4]), *row[5:]), strict=True))
                for row in _failed(one)
            ],
            "back": money.format(one.back),
            "already": one.known,
            "waiting": one.waiting,
            "silent": one.silent,
        }
        for one in done
    ]
    refused = [finding for one in done for finding in one.refused]
    request.answer({"returns": returns, **json.findings(refused, request.say, request.show_ids)})
