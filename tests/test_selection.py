"""Which findings are shown: by codes, their beginnings and names; errors are never hidden or lowered."""

import pytest

from subsidies import codes, selection
from subsidies.errors import Finding, Refusal
from subsidies.selection import Choice

FOUND = [Finding("person-twice"), Finding("id-two-names"), Finding("account-shared")]
"""R113, an error; R160, a warning; R167, a note."""


def shown(select: str = "", ignore: str = "", office: Choice = selection.EVERYTHING) -> list[str]:
    """Return the names that are shown of FOUND."""
    some = [selection.selected(select)] if select else []
    left = [selection.left_aside(ignore)] if ignore else []
    return [one.name for one in selection.choice(some, left, office).of(FOUND)[0]]


@pytest.mark.parametrize(
    ("select", "names"),
    [
        ("R113", ["person-twice"]),
        ("r16", ["id-two-names", "account-shared"]),
        ("account-shared, R160", ["id-two-names", "account-shared"]),
        ("R", ["person-twice", "id-two-names", "account-shared"]),
        ("C", []),
    ],
)
def test_codes_their_beginnings_and_names_are_understood(select: str, names: list[str]) -> None:
    assert shown(select) == names


def test_ignoring_a_family_leaves_its_errors() -> None:
    assert shown(ignore="R") == ["person-twice"]
    assert shown(select="R1", ignore="R160") == ["person-twice", "account-shared"]


@pytest.mark.parametrize("code", ["R999", "", "nonsense", "R16,", "R16, X"])
def test_what_is_no_code_is_refused_with_what_is_near(code: str) -> None:
    with pytest.raises(Refusal, match="code-unknown"):
        selection.selected(code)


@pytest.mark.parametrize("code", ["R113", "person-twice", "F101", "r11 , R113"])
def test_an_error_alone_cannot_be_left_aside(code: str) -> None:
    with pytest.raises(Refusal, match="code-is-error"):
        selection.left_aside(code)


def test_what_is_selected_is_shown_though_the_office_ignores_it() -> None:
    office = Choice(ignore=selection.left_aside("R16"))
    assert shown(office=office) == ["person-twice"]
    assert shown(select="R167", office=office) == ["account-shared"]


def test_an_office_weighs_warnings_and_notes_its_own_way() -> None:
    office = Choice(severity={"account-shared": codes.WARNING, "id-two-names": codes.NOTE})
    assert [codes.severity(one) for one in office.weighed(FOUND)] == ["error", "note", "warning"]


def test_only_one_code_at_a_time_is_weighed() -> None:
    assert selection.adjustable("r160") == selection.adjustable(" id-two-names ") == "id-two-names"
    for text, refusal in (("R16", "code-unknown"), ("R113", "code-is-error")):
        with pytest.raises(Refusal, match=refusal):
            selection.adjustable(text)
