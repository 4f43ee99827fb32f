"""A page of HTML as a reader's program takes it: a tree, its tables, and what keeps somebody from reading it.

The catch: ``faults`` knows the rules that our own pages must keep, and no others; it is no browser.
"""

import re
from collections import Counter
from collections.abc import Iterator
from html.parser import HTMLParser
from itertools import pairwise
from typing import Final

EMPTY: Final = {"meta", "br", "hr", "img", "input", "link"}
"""Elements that nothing closes; those of a picture close themselves."""
NEEDS: Final = {"header": 1, "nav": 1, "main": 1, "footer": 1, "h1": 1, "title": 1}
HEADING: Final = re.compile(r"h[1-6]")
OUTSIDE: Final = re.compile(r"https?:|//|@import|url\((?!#)|\bsrc=|javascript:", re.IGNORECASE)
NAMESPACE: Final = 'xmlns="http://www.w3.org/2000/svg"'
RULE: Final = re.compile(r"([^{};]+)\{([^{}]*)\}")
COLOUR: Final = re.compile(r"(?<![-\w])(color|background):\s*(#[0-9a-f]{6})")


class Element:
    """An element, its attributes, and what is in it: texts and elements."""

    def __init__(self, name: str, attributes: dict[str, str], above: "Element | None") -> None:
        self.name, self.attributes, self.above = name, attributes, above
        self.inside: list[Element | str] = []

    @property
    def elements(self) -> "list[Element]":
        """The elements in it."""
        return [one for one in self.inside if isinstance(one, Element)]

    @property
    def text(self) -> str:
        """All texts in it, their blanks made one."""
        parts = (one if isinstance(one, str) else one.text for one in self.inside)
        return " ".join("".join(parts).split())

    def each(self, *names: str) -> "Iterator[Element]":
        """Give the elements of these names in it, or all, in the order of the page."""
        for one in self.elements:
            if not names or one.name in names:
                yield one
            yield from one.each(*names)

    def of(self, key: str) -> "Element":
        """Return the element of an id."""
        return next(one for one in self.each() if one.attributes.get("id") == key)

    def rows(self) -> list[list[str]]:
        """Return the rows of a table, the heading first."""
        return [[cell.text for cell in row.elements] for row in self.each("tr")]


class _Reader(HTMLParser):
    """Makes the tree; what is closed in another order than it was opened is a fault."""

    def __init__(self) -> None:
        super().__init__()
        self.root = self.here = Element("", {}, None)
        self.faults: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        twice = [name for name, count in Counter(name for name, _ in attrs).items() if count > 1]
        self.faults += [f"{tag}: {name} twice" for name in twice]
        one = Element(tag, {name: value or "" for name, value in attrs}, self.here)
        self.here.inside.append(one)
        if tag not in EMPTY:
            self.here = one

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.here.inside.append(Element(tag, {name: value or "" for name, value in attrs}, self.here))

    def handle_endtag(self, tag: str) -> None:
        if self.here.name == tag and self.here.above is not None:
            self.here = self.here.above
        else:
            self.faults.append(f"</{tag}> in {self.here.name}")

    def handle_data(self, data: str) -> None:
        self.here.inside.append(data)


def read(page: str) -> Element:
    """Return the tree of a page. Raises ``ValueError`` for one that is not well-formed."""
    root, faults = _read(page)
    if faults:
        raise ValueError(faults)
    return root


def _read(page: str) -> tuple[Element, list[str]]:
    reader = _Reader()
    reader.feed(page)
    reader.close()
    left = [] if reader.here is reader.root else [f"{reader.here.name} is left open"]
    return reader.root, reader.faults + left


def faults(page: str) -> list[str]:
    """Return what is wrong with a page: what it asks of others, what it does not say, what cannot be read."""
    root, found = _read(page)
    found += [] if page.startswith("<!DOCTYPE html>\n") else ["no doctype"]
    found += [f"from outside: {one}" for one in OUTSIDE.findall(page.replace(NAMESPACE, ""))]
    found += [f"{one.name} has {name}" for one in root.each() for name in one.attributes if name.startswith("on")]
    found += [f"{one.name} is not for us" for one in root.each("script", "iframe", "object", "details", "form")]
    for check in (_landmarks, _headings, _references, _tables, _pictures, _lists):
        found += check(root)
    sheet = next(root.each("style"), None)
    return [*found, *_contrasts(sheet.text if sheet else "")]


def _landmarks(root: Element) -> Iterator[str]:
    for name, count in NEEDS.items():
        every = [one for one in root.each(name) if one.above is None or one.above.name not in ("svg", "rect")]
        if len(every) != count or not all(one.text for one in every):
            yield f"{name}: {len(every)}"
    if next(root.each("html")).attributes.get("lang") not in ("zh-CN", "en"):
        yield "no language"
    if not next(root.each("nav"), root).attributes.get("aria-label"):
        yield "nav has no name"
    first = next(root.each("a"), None)
    if first is None or first.attributes.get("href") != "#main":
        yield "no way to the content"


def _headings(root: Element) -> Iterator[str]:
    every = [one for one in root.each() if HEADING.fullmatch(one.name)]
    levels = [int(one.name[1]) for one in every]
    yield from (f"h{low} after h{high}" for high, low in pairwise([0, *levels]) if low > high + 1)
    yield from (f"{one.name} is empty" for one in every if not one.text)


def _references(root: Element) -> Iterator[str]:
    ids = Counter(one.attributes["id"] for one in root.each() if "id" in one.attributes)
    yield from (f"id {name} twice" for name, count in ids.items() if count > 1)
    for one in root.each():
        wanted = one.attributes.get("aria-labelledby", "").split()
        wanted += [one.attributes["href"].removeprefix("#")] if one.name == "a" else []
        yield from (f"{one.name}: no {name}" for name in wanted if name not in ids)


def _tables(root: Element) -> Iterator[str]:
    for table in root.each("table"):
        name = table.attributes.get("id", "")
        if not table.elements or table.elements[0].name != "caption" or not table.elements[0].text:
            yield f"table {name} has no caption"
        yield from (f"table {name}: a heading without scope" for one in table.each("th") if not _scope(one))
        yield from (f"table {name}: an empty heading" for one in table.each("th") if not one.text)
        rows = [row for body in table.each("tbody") for row in body.elements]
        yield from (f"table {name}: a row without a heading" for row in rows if row.elements[0].name != "th")
        if len({len(row.elements) for row in table.each("tr")}) > 1:
            yield f"table {name} is ragged"


def _scope(one: Element) -> bool:
    return one.attributes.get("scope") in ("col", "row")


def _pictures(root: Element) -> Iterator[str]:
    for one in root.each("svg"):
        told = {child.attributes.get("id"): child.text for child in one.elements if child.name in ("title", "desc")}
        named = one.attributes.get("aria-labelledby", "").split()
        if one.attributes.get("role") != "img" or len(named) != 2 or not all(told.get(name) for name in named):
            yield "a picture without words"
    yield from ("an image without words" for one in root.each("img") if not one.attributes.get("alt"))


def _lists(root: Element) -> Iterator[str]:
    yield from ("li in no list" for one in root.each("li") if one.above is None or one.above.name not in ("ul", "ol"))
    for one in root.each("ul", "ol"):
        yield from (f"{child.name} in a list" for child in one.elements if child.name != "li")


# --- colours ------------------------------------------------------------------------------------------------------


def _contrasts(sheet: str) -> Iterator[str]:
    """Give the texts' colours that cannot be read upon one of the grounds; a rule's own ground comes first."""
    pairs = [(selector.strip(), dict(COLOUR.findall(told))) for selector, told in RULE.findall(sheet)]
    grounds = {found["background"] for _, found in pairs if "background" in found} or {"#ffffff"}
    for selector, found in pairs:
        if "color" in found:
            for ground in {found["background"]} if "background" in found else grounds:
                if (ratio := contrast(found["color"], ground)) < 4.5:
                    yield f"{selector}: {found['color']} on {ground} is {ratio:.2f}"


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, as WCAG has it.

    >>> round(contrast("#ffffff", "#000000")), round(contrast("#777777", "#ffffff"), 2)
    (21, 4.48)
    """
    low, high = sorted(map(_luminance, (one, other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
