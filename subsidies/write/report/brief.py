"""The year in short: every project's budget, what was paid, and how it stands; how much was found."""

from subsidies import money
from subsidies.language import Say
from subsidies.write.report import found, project
from subsidies.write.report.content import Project, Report
from subsidies.write.report.tags import SPACE, Html, joined, link, table, tag

COLUMNS = ("budget", "paid", "execution-rate", "variance", "verdict")


def part(report: Report, say: Say) -> Html:
    """Return the projects in a table, and the numbers of findings."""
    parts = [_refused(report, say)] if report.refused else []
    if report.projects:
        heads = [say("column.project"), *(say(f"reconcile.{key}") for key in COLUMNS)]
        rows = [_row(one, say) for one in report.projects]
        parts.append(table("sums", say("report.sums", year=report.year), heads, rows))
    counts = say("report.counts", **{f"{key}s": report.found.of(key) for key in found.SEVERITIES})
    untrue = {"count": len(report.printed.untrue), "sets": len(report.printed.clashes)}
    parts.append(tag("p", counts, SPACE, link("#found", say("report.see"))))
    parts.append(tag("p", say("report.untrue-count", **untrue), SPACE, link("#printed", say("report.see"))))
    return joined(*parts)


def _refused(report: Report, say: Say) -> Html:
    lead = tag("strong", say("report.refused"))
    return joined(tag("p", lead), *(tag("p", told) for told in report.refused))


def _row(one: Project, say: Say) -> list[str]:
    at = one.position
    return [
        one.name,
        project.amount(at.budget, say),
        money.show(at.paid),
        project.rate(at, say),
        project.amount(at.variance, say),
        say(f"verdict.{at.verdict}"),
    ]
