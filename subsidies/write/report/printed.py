"""The printed figures of the year: those that cannot be true, and those that differ by rounding alone."""

from collections.abc import Iterator, Sequence

from subsidies import money
from subsidies.language import Say
from subsidies.write.report.content import Figure, Printed
from subsidies.write.report.tags import Html, joined, table, tag

TEXTS = 5
"""Columns of texts; the amounts come behind them."""


def part(printed: Printed, say: Say) -> Html:
    """Return what is said of printed figures."""
    if not printed.count:
        return tag("p", say("report.printed.none"))
    counts = {"count": printed.count, "untrue": len(printed.untrue), "tails": len(printed.tails)}
    return joined(
        tag("p", say("report.printed.counts", **counts)),
        *_clashes(printed, say),
        *_figures("untrue", printed.untrue, say),
        *_figures("tails", printed.tails, say),
    )


def _clashes(printed: Printed, say: Say) -> Iterator[Html]:
    """Give the sets of figures that cannot all be true."""
    if printed.clashes:
        yield tag("h3", say("report.printed.clashes"))
        yield tag("ul", *(tag("li", f"{one.told} → {one.hint}") for one in printed.clashes), style="rows")


def _figures(key: str, figures: Sequence[Figure], say: Say) -> Iterator[Html]:
    """Give figures with their arithmetic."""
    if figures:
        yield tag("h3", say(f"report.printed.{key}"))
        heads = [say(f"column.{name}") for name in ("subject", "project", "figure", "against", "places")]
        heads += [say("report.column.apart"), say("report.column.beyond")]
        rows = [_row(one, say) for one in figures]
        yield table(key, say(f"report.printed.{key}-caption"), heads, rows, TEXTS)


def _row(one: Figure, say: Say) -> list[str]:
    places = say("list.separator").join(place or say("reconcile.published") for place in one.places)
    subject, project = one.subject or say("reconcile.sum"), one.project or say("reconcile.together")
    beyond = money.show(one.beyond) if one.beyond else say("lists.none")
    return [subject, project, one.figure, one.against, places, money.show(one.apart), beyond]
