"""A budget in the text of a project file: every byte that was there stays, and the file says one budget more."""

import tomllib
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from subsidies import insertion, policy
from subsidies.budget import Budget, Line
from subsidies.errors import Refusal
from subsidies.insertion import inserted, row_of
from subsidies.read.sections import sections
from tests.law import EXAMPLES, LAW

TREE = {
    "year": 2025,
    "published": "-0.50",
    "line": [
        {"name": '生活"补贴"\\\x7f\n', "item": "i", "persons": 2, "rate": "120.00", "months": 12},
        {"name": "备足数", "amount": "-7880.00", "sure": "assumed"},
    ],
}
BUDGET = Budget(
    2025,
    "-0.50",
    lines=(
        Line('生活"补贴"\\\x7f\n', "i", persons=2, rate=12_000, months=12),
        Line("备足数", "", amount=-788_000, sure="assumed"),
    ),
)
ROOT = 'id = "a" # one\nname = "甲"\nsince = "2024-01"\nroster = [ # all\n  "a.csv", # [[budget]]\n]\n'
ITEM = '\n[[item]]\nid = "i"\nname = "i"\nkind = "wage"\n'
LINE = '\n[[budget.line]]\nname = "n" # here\nitem = "i"\namount = "1.00"\n'
B24 = '\n# of 2024\n[[budget]]\nyear = 2024\npublished = "1.00"\n' + LINE
B26 = B24.replace("2024", "2026")
PEOPLE = '\n# who\n[people]\nsex = "men"\n'
ADDED = "# why\n[[budget]]\n"


def put(text: str, budget: Budget = BUDGET) -> str:
    """Return a file with the budget, and hold what always holds."""
    content = text.encode()
    found = inserted("a.toml", content, budget, "why")
    at = found.content.index(found.text.encode())
    assert found.content[:at] + found.content[at + len(found.text.encode()) :] == content
    assert found.content.decode("utf-8-sig").split("\n")[found.row - 1].strip() == "[[budget]]"
    assert row_of(found.content, budget.year) == found.row
    return found.content.decode()


# --- where ------------------------------------------------------------------------------------------------------------


def test_without_a_budget_it_goes_to_the_end() -> None:
    text = ROOT + ITEM + "\n# [[budget]]\n# year = 2024"
    new = put(text)
    assert new.startswith(text + "\n\n" + ADDED)
    assert tomllib.loads(new)["budget"] == [TREE]


def test_it_goes_behind_the_last_earlier_one_and_before_a_later_one() -> None:
    new = put(ROOT + ITEM + B24 + B26 + PEOPLE)
    assert new.startswith(ROOT + ITEM + B24 + "\n" + ADDED)
    assert new.endswith(B26 + PEOPLE)
    assert [one["year"] for one in tomllib.loads(new)["budget"]] == [2024, 2025, 2026]


def test_before_the_first_where_all_are_later() -> None:
    new = put(ROOT + ITEM + B26 + PEOPLE)
    assert new.startswith(ROOT + ITEM + "\n" + ADDED)
    assert new.endswith(B26.removeprefix("\n") + PEOPLE)


def test_a_table_of_the_last_budget_that_stands_apart_stays_its_own() -> None:
    late = '\n[[budget.line]]\nname = "late"\nitem = "i"\namount = "3.00"\n'
    new = put(ROOT + ITEM + B24 + PEOPLE + late)
    assert new.startswith(ROOT + ITEM + B24 + PEOPLE + late)
    assert len(tomllib.loads(new)["budget"][0]["line"]) == 2


def test_a_comment_right_above_a_heading_stays_there() -> None:
    new = put(ROOT + ITEM + B24 + PEOPLE.removeprefix("\n"))
    assert new.startswith(ROOT + ITEM + B24 + "\n" + ADDED)
    assert new.endswith("\n" + PEOPLE)


def test_a_comment_right_below_the_last_entry_stays_there() -> None:
    new = put(ROOT + ITEM + B24 + "# that was 2024\n" + PEOPLE)
    assert f"# that was 2024\n\n{ADDED}" in new


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("tail", [PEOPLE, "", B26])
def test_ends_of_lines_and_a_mark_at_the_beginning_stay(end: str, mark: str, tail: str) -> None:
    text = mark + (ROOT + ITEM + B24 + tail).replace("\n", end)
    new = put(text)
    assert (new.count("\r\n"), new.count("\r")) == ((new.count("\n"),) * 2 if end == "\r\n" else (0, 0))


@pytest.mark.parametrize("heading", ["[[ budget ]] # b", '[["budget"]]', "\t[[\tbudget]]", "  [['budget' ]]"])
def test_headings_written_otherwise_are_found(heading: str) -> None:
    new = put(ROOT + ITEM + B24.replace("[[budget]]", heading) + PEOPLE)
    assert new.endswith(PEOPLE)


def test_what_only_looks_like_a_heading_is_none() -> None:
    facts = '[[budget.fact]]\nname = """\n[[budget]]\nyear = 2030\n"""\n'
    facts += 'values = [\n  { value = "[[budget]]", at = "a" },\n]\n'
    new = put(ROOT + ITEM + B24 + facts + PEOPLE)
    assert new.startswith(ROOT + ITEM + B24 + facts + "\n" + ADDED)


# --- what is refused --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("budgets", ["[]", '[\n  { year = 2024, published = "1.00" },\n]'])
def test_budgets_in_one_array_are_refused_with_their_line(budgets: str) -> None:
    text = ROOT + f"budget = {budgets}\n" + ITEM
    with pytest.raises(Refusal) as told:
        inserted("a.toml", text.encode(), BUDGET, "")
    assert (told.value.name, told.value.values) == ("adopt-inline", {"path": "a.toml", "row": 7})


def test_nothing_is_given_where_the_file_would_say_something_else(monkeypatch: pytest.MonkeyPatch) -> None:
    text = (ROOT + ITEM + B24 + PEOPLE).encode()
    place = text.decode().index("\n[[budget.line]]")
    monkeypatch.setattr(insertion, "_place", lambda *_: (place, 1))
    with pytest.raises(Refusal) as told:
        inserted("a.toml", text, BUDGET, "")
    assert (told.value.name, told.value.values) == ("adopt-unsafe", {"path": "a.toml"})


@pytest.mark.parametrize(("more", "published"), [("[approval]\nlevels = 0", "1.00"), ("# why", "1.01")])
def test_what_is_put_in_is_the_budget_and_nothing_else(
    more: str, published: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [more, "[[budget]]", "year = 2025", 'published = "1.00"']
    monkeypatch.setattr(insertion, "_rows", lambda *_: rows)
    with pytest.raises(Refusal, match="adopt-unsafe"):
        inserted("a.toml", (ROOT + ITEM).encode(), Budget(2025, published), "")


@pytest.mark.parametrize("budget", [Budget(2024, "1.00"), Budget(2025, "x")])
def test_a_budget_that_cannot_be_is_refused(budget: Budget) -> None:
    with pytest.raises(Refusal, match="adopt-unsafe"):
        inserted("a.toml", (ROOT + ITEM + B24).encode(), budget, "")


def test_a_heading_written_with_escapes_is_refused_and_not_guessed() -> None:
    text = ROOT + ITEM + B24.replace("[[budget]]", '[["b\\u0075dget"]]')
    with pytest.raises(Refusal, match="adopt-"):
        inserted("a.toml", text.encode(), BUDGET, "")


def test_a_comment_is_one_line_whatever_it_is_made_of() -> None:
    new = inserted("a.toml", (ROOT + ITEM).encode(), BUDGET, 'a\n[[budget]]\u2028\x00"').content.decode()
    assert '# a [[budget]]  "\n' in new


# --- any file ---------------------------------------------------------------------------------------------------------

COMMENTS = st.lists(st.sampled_from(["", "", "  ", "# c", "\t# [[budget]]", "# year = 2025 \u2028 x", "#"]), max_size=3)
TAILS = st.sampled_from(["", "", "  ", "\t# why", " # [[budget]]", " # “”"])
STREAMS: dict[str, list[list[str]]] = {
    "item": [
        ["[[item]]", 'id = "i"', "name = '''[[budget]]", "x'''", 'kind="flat"'],
        ["[[item.rate]]", 'from = "2024-01"', 'amount = "1.00"'],
        ["[[item]]", 'id = "w"', 'name = "w"', 'kind = "wage"'],
    ],
    "recovery": [["[recovery]", 'mode = "none"']],
    "people": [['[ "people" ]', 'sex = "men"']],
}
ANY = settings(LAW, max_examples=EXAMPLES)
WHOLE = {"name = '''[[budget]]", "values = ["}
"""Lines that have nothing behind them: the value goes on."""


@st.composite
def budgets(draw: st.DrawFn) -> list[list[str]]:
    """Return the tables of some budgets, in any order of years."""
    tables: list[list[str]] = []
    for year in draw(st.lists(st.sampled_from([2022, 2023, 2024, 2026, 2027]), unique=True, max_size=3)):
        heading = draw(st.sampled_from(["[[budget]]", "[[ budget ]]", '[["budget"]]', "  [[budget]]"]))
        tables.append([heading, f"year\t= {year}", 'published = "1.00"'])
        tables += [["[[budget.line]]", 'name = "n"', 'item="i"', 'amount = "1.00"']] * draw(st.integers(0, 2))
        if draw(st.booleans()):
            tables.append(["[[budget.fact]]", 'name = "f"', "values = [", '{ value = "1", at = "[[budget]]" },', "]"])
    return tables


@st.composite
def files(draw: st.DrawFn) -> bytes:
    """Return a project file, untidy in every way that TOML allows."""
    streams = {name: list(tables) for name, tables in STREAMS.items()} | {"budget": draw(budgets())}
    lines = [*draw(COMMENTS), 'id = "a"', 'name = "a"', 'since = "2024-01"', 'roster = ["a.csv"]']
    while left := [name for name, tables in streams.items() if tables]:
        lines += draw(COMMENTS)
        lines += [line + ("" if line in WHOLE else draw(TAILS)) for line in streams[draw(st.sampled_from(left))].pop(0)]
    lines += draw(COMMENTS)
    ends = draw(st.sampled_from([["\n"], ["\r\n"], ["\n", "\r\n"]]))
    text = "".join(line + draw(st.sampled_from(ends)) for line in lines)
    text = text.rstrip("\r\n") if draw(st.booleans()) else text
    return draw(st.sampled_from([b"", b"\xef\xbb\xbf"])) + text.encode()


def read(content: bytes) -> dict[str, Any]:
    """Return what a file says."""
    return tomllib.loads(content.decode("utf-8-sig"))


@ANY
@given(files())
def test_any_file_keeps_its_bytes_and_says_one_budget_more(content: bytes) -> None:
    old = read(content)
    assert policy.read(old)[1] == []
    found = inserted("a.toml", content, BUDGET, "why")
    added, after = found.text.encode(), found.content
    at = after.index(added)
    before = after[:at]
    assert before + after[at + len(added) :] == content
    new = read(after)
    years = [one["year"] for one in old.get("budget", [])]
    place = max((place for place, year in enumerate(years, 1) if year < 2025), default=0)
    assert new == {**old, "budget": [*old.get("budget", [])[:place], TREE, *old.get("budget", [])[place:]]}
    behind = content[at:].decode().split("\n")[0].strip()
    last = before.decode("utf-8-sig").removesuffix("\n").split("\n")[-1].strip()
    assert not (behind.startswith("[") and last.startswith("#")), "a comment was parted from its heading"


@ANY
@given(files())
def test_the_tables_of_a_file_stand_apart_and_in_order(content: bytes) -> None:
    text = content.decode("utf-8-sig")
    found = sections(text)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert sum(one.path == ("budget",) for one in found) == len(read(content).get("budget", []))
    rows = text.split("\n")
    assert all(rows[one.row - 1].strip().startswith("[") for one in found)
