"""Every story beside this file comes true; and a story with a fault in it says where and what."""

from pathlib import Path

import pytest

from tests.stories.story import Fault, live, parse

HERE = Path(__file__).parent
STORIES = sorted(HERE.glob("*.story"))

SHORT = "# A title\n2024-01-05 roster 甲 living from 2024-01\n2024-01-20 issue 2024-01 甲 2024-01 regular 120.00\n"


def test_there_are_stories() -> None:
    assert len(STORIES) >= 20


@pytest.mark.parametrize("path", STORIES, ids=lambda path: path.stem)
def test_what_a_story_tells_is_what_happens(path: Path, tmp_path: Path) -> None:
    try:
        live(parse(path.name, path.read_text(encoding="utf-8")), tmp_path)
    except Fault as fault:
        pytest.fail(str(fault), pytrace=False)


def test_no_two_stories_have_one_title() -> None:
    titles = [parse(path.name, path.read_text(encoding="utf-8")).title for path in STORIES]
    assert len(set(titles)) == len(titles)


@pytest.mark.parametrize(
    ("text", "place", "part"),
    [
        ("2024-01-20 issue 2024-01 nobody", "x.story:", "has a title"),
        ("# A title", "x.story:", "issues at least one list"),
        (SHORT + "issue 2024-02 nobody", "x.story:4:", "begins with a day"),
        (SHORT + "2024-02-01 resume 甲", "x.story:4:", "'resume' is no act"),
        (SHORT + "2024-01-19 issue 2024-02 nobody", "x.story:4:", "never go back"),
        (SHORT + "2024-02-20 issue 甲", "x.story:4:", "needs a month"),
        (SHORT + "2024-02-20 issue 2024-02", "x.story:4:", "nothing is told"),
        (SHORT + "2024-02-20 issue 2024-02 甲 2024-02 regulr 120.00", "x.story:4:", "tells nothing"),
        (SHORT + "2024-02-20 issue 2024-02 甲 2024-02 arrears 120.00 late", "x.story:4:", "tells nothing"),
        ("# A title\n  nobody\n", "x.story:2:", "none above"),
    ],
)
def test_a_story_that_cannot_be_read_names_its_line(text: str, place: str, part: str) -> None:
    with pytest.raises(Fault) as caught:
        parse("x.story", text)
    assert str(caught.value).startswith(place)
    assert part in str(caught.value)


@pytest.mark.parametrize(
    "said",
    ["change 甲", "roster 甲 since 2024-01", "project living 1.00 since 2024-01", "project rent 1.00 from 2024-01"],
)
def test_an_act_that_cannot_be_understood_names_its_line(said: str, tmp_path: Path) -> None:
    with pytest.raises(Fault, match=r"x\.story:4: cannot be understood"):
        live(parse("x.story", f"{SHORT}2024-02-01 {said}"), tmp_path)


@pytest.mark.parametrize(
    ("said", "part"),
    [
        ("reverse 1 refused batch-sent", "told is 'refused batch-sent', what happened is 'done'"),
        ("refund 甲 1.00", "told is 'done', what happened is 'refused claim-missing'"),
        ("refund 甲", "cannot be understood"),
    ],
)
def test_a_correction_that_goes_otherwise_names_its_line(said: str, part: str, tmp_path: Path) -> None:
    with pytest.raises(Fault) as caught:
        live(parse("x.story", f"{SHORT}2024-02-01 {said}"), tmp_path)
    assert str(caught.value).startswith("x.story:4:")
    assert part in str(caught.value)


def test_another_list_than_the_one_told_shows_both(tmp_path: Path) -> None:
    told = SHORT + "2024-02-20 issue 2024-02 甲 2024-02 regular 130.00\n           held 甲"
    with pytest.raises(Fault) as caught:
        live(parse("x.story", told), tmp_path)
    text = str(caught.value)
    assert "x.story:4: the list of 2024-02 as known on 2024-02-20 is another" in text
    assert "- 甲  2024-02  regular  130.00" in text
    assert "+ 甲  2024-02  regular  120.00" in text
    assert "- held  甲" in text
