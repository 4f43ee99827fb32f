"""What the report is and is not: what it rests on, and how anybody can hold it against the ledger."""

from collections.abc import Iterator

from subsidies import months
from subsidies.language import Say
from subsidies.write.report.content import Report
from subsidies.write.report.tags import SPACE, Html, joined, tag


def chain(report: Report, say: Say) -> Html:
    """Return the number of batches of the ledger, and the digest of the last."""
    if report.batches is None:
        return tag("p", say("report.chain.unread"))
    if not report.head:
        return tag("p", say("report.chain.empty"))
    altered = (tag("p", tag("strong", say("report.chain.altered"))),) if report.is_altered else ()
    return joined(tag("p", say("report.chain", count=report.batches), SPACE, tag("code", report.head)), *altered)


def part(report: Report, say: Say) -> Html:
    """Return what the report is, what it is not, and the commands that check it."""
    day = months.format_day(report.as_of)
    told = [tag("p", say(f"report.about.{key}", day=day, year=report.year)) for key in ("rests", "bank", "is-not")]
    return joined(*told, tag("h3", say("report.check")), tag("dl", *_commands(report, say, day)))


def _commands(report: Report, say: Say, day: str) -> Iterator[Html]:
    """Give what can be typed, and what it shows."""
    lines = [
        *([("verify", f"ledger verify --head {report.head}")] if report.head else []),
        ("reconcile", f"reconcile {report.year} --as-of {day} --split cause,person"),
        ("audit", f"audit --as-of {day}"),
        *([("sealed", f"audit --sealed DIR --head {report.head}")] if report.head else []),
    ]
    for key, words in lines:
        name = tag("dt", tag("code", f"subsidies {words}"))
        yield tag("div", name, tag("dd", say(f"report.check.{key}")))
