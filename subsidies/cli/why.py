"""Why a list is what it is: its arrears and recoveries by reason, and the bridge from the month before."""

from subsidies import bridge, evidence, money, months, sentence
from subsidies.claims import OpenClaim
from subsidies.cli.request import Request
from subsidies.evidence import Evidence
from subsidies.month import Outcome

CLAIMS = 10
"""New claims that the screen names one by one; the workbook has all."""
SHOWN = 3
"""Pieces of evidence a reason on the screen; JSON and the workbook have all."""


def show_reasons(request: Request, outcome: Outcome) -> None:
    """Show the sums of a list's arrears and recoveries by kind and reason, and what stands behind them."""
    for (kind, reason), (fen, persons, behind) in _by_reason(outcome).items():
        values = {"kind": request.say(f"kind.{kind}"), "reason": request.say(f"reason.{reason}"), "persons": persons}
        request.out(request.say("lists.reason", project=outcome.inputs.id, amount=money.show(fen), **values))
        told = evidence.sentences(behind, request.say)
        for one in told[:SHOWN]:
            request.out(f"    {one}")
        if len(told) > SHOWN:
            request.out("    " + request.say("lists.more", count=len(told) - SHOWN))


def _by_reason(outcome: Outcome) -> dict[tuple[str, str], tuple[int, int, list[Evidence]]]:
    """Return fen, people and evidence by kind and reason."""
    sums: dict[tuple[str, str], tuple[int, int, list[Evidence]]] = {}
    for part in outcome.parts:
        fen, persons, behind = sums.get((part.kind, part.reason), (0, 0, []))
        behind += [one for one in part.evidence if one not in behind[-1:]]
        sums[part.kind, part.reason] = (fen + part.fen, persons + 1, behind)
    return sums


def reasons_answer(outcome: Outcome) -> list[dict[str, object]]:
    """Return the sums by kind and reason as JSON has them."""
    return [
        {
            "kind": kind,
            "reason": reason,
            "amount": money.format(fen),
            "persons": persons,
            "evidence": [
                {"what": one.what, "file": one.file or None, "row": one.row or None, **one.values} for one in behind
            ],
        }
        for (kind, reason), (fen, persons, behind) in _by_reason(outcome).items()
    ]


def show_claims(request: Request, outcome: Outcome) -> None:
    """Show the claims that the last list did not know: whose, of which months, why, and what stands behind them."""
    new = [one for one in outcome.claims if one.is_new]
    for one in new[:CLAIMS]:
        values = {"reason": request.say(f"reason.{one.reason}"), "months": request.span(one.first, one.last)}
        values |= {"id": sentence.shown(one.id_number, request.show_ids), "name": one.name, "item": one.item}
        request.out(request.say("lists.claim", project=one.project, amount=money.show(one.fen), **values))
        for told in evidence.sentences(one.evidence, request.say)[:SHOWN]:
            request.out(f"    {told}")
    if len(new) > CLAIMS:
        rest = money.show(sum(one.fen for one in new[CLAIMS:]))
        request.out(request.say("lists.more-claims", count=len(new) - CLAIMS, amount=rest))


def claim_answer(request: Request, one: OpenClaim) -> dict[str, object]:
    """Return an open claim as JSON has it."""
    return {
        "id_number": sentence.shown(one.id_number, request.show_ids),
        "name": one.name,
        "item": one.item,
        "first": months.format(one.first),
        "last": months.format(one.last),
        "amount": money.format(one.fen),
        "reason": one.reason,
        "new": one.is_new,
    }


def show_bridge(request: Request, outcome: Outcome) -> None:
    """Show the bridge in one line: what was, what moved, what is."""
    sums = bridge.sums(outcome.bridge.moves)
    moved = [
        f"{request.say(f'bridge.{name}')} {money.show(sums[name])}"
        for name in (*bridge.MOVES, "unexplained")
        if sums[name] or name == "unexplained"
    ]
    before = months.format(outcome.bridge.before) if outcome.bridge.before is not None else request.say("lists.none")
    values = {"before": money.show(sums["before"]), "regular": money.show(sums["regular"]), "month": before}
    line = request.say(
        "bridge.line", project=outcome.inputs.id, moves=request.say("list.separator").join(moved), **values
    )
    request.out(line)


def bridge_answer(outcome: Outcome) -> dict[str, object]:
    """Return the bridge as JSON has it; amounts of the pay month as a whole."""
    found = outcome.bridge
    sums = bridge.sums(found.moves)
    net = sums["regular"] + found.one_off + found.arrears + found.recovery
    more = {"one_off": found.one_off, "arrears": found.arrears, "recovery": found.recovery, "net": net}
    return {
        "previous_month": months.format(found.before) if found.before is not None else None,
        **{name: money.format(fen) for name, fen in (sums | more).items()},
    }
