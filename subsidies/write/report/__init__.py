"""The report of a year as one page of HTML: for a browser, a printer, and whoever is handed the file alone.

The page needs nothing else: no script, no network, no font; its pictures are drawn within it, and all that they show
stands in tables too. The catch: it leaves the office, so every text is masked here once more, whatever was asked for.

>>> from subsidies.language import speaker
>>> made = page(Report("社会保险中心", 2024, 739_000), speaker("zh"), "zh")
>>> made.splitlines()[:2], "<script" in made
(['<!DOCTYPE html>', '<html lang="zh-CN">'], False)
"""

from collections.abc import Iterator
from typing import Final

from subsidies import months
from subsidies.language import Say
from subsidies.write.report import about, brief, found, printed, project, style
from subsidies.write.report.content import Report
from subsidies.write.report.tags import Html, joined, link, tag

TONGUES: Final = {"zh": "zh-CN", "en": "en"}
"""What a browser calls the languages."""


def page(report: Report, say: Say, language: str) -> str:
    """Return the page of a year; equal reports are equal pages."""
    title = say("report.title", year=report.year)
    head = joined(
        Html('<meta charset="utf-8">'),
        Html('<meta name="viewport" content="width=device-width, initial-scale=1">'),
        tag("title", " · ".join(filter(None, (title, report.office)))),
        tag("style", Html(style.SHEET)),
    )
    body = joined(
        link("#main", say("report.skip"), style="skip"),
        _top(report, say, title),
        _ways(report, say),
        tag("main", *(part for _, _, part in _parts(report, say)), id="main", tabindex="-1"),
        tag("footer", tag("p", say("report.foot", version=report.version))),
    )
    root = tag("html", Html("\n"), tag("head", head), tag("body", body), lang=TONGUES[language])
    return f"<!DOCTYPE html>\n{root}\n"


def _top(report: Report, say: Say, title: str) -> Html:
    day = tag("p", say("report.as-of", day=months.format_day(report.as_of)))
    office = tag("p", report.office, style="office") if report.office else ""
    return tag("header", office, tag("h1", title), day, about.chain(report, say))


def _ways(report: Report, say: Say) -> Html:
    """Return what is where."""
    ways = [tag("li", link(f"#{key}", name)) for key, name, _ in _parts(report, say)]
    return tag("nav", tag("ul", *ways), label=say("report.contents"))


def _parts(report: Report, say: Say) -> Iterator[tuple[str, str, Html]]:
    """Give the parts of the page: id, name, content."""
    parts = [("brief", say("report.brief"), brief.part(report, say))]
    for place, one in enumerate(report.projects, 1):
        name = say("report.project", name=one.name, project=one.id)
        parts.append((f"p{place}", name, project.part(report, one, place, say)))
    parts.append(("printed", say("report.printed"), printed.part(report.printed, say)))
    parts.append(("found", say("report.found"), found.part(report.found, say)))
    parts.append(("about", say("report.about"), about.part(report, say)))
    for key, name, inside in parts:
        heading = tag("h2", name, id=f"{key}-name")
        style_of = "project" if key.startswith("p") and key != "printed" else ""
        yield key, name, tag("section", heading, inside, id=key, labelledby=f"{key}-name", style=style_of)


__all__ = ["Report", "page"]
