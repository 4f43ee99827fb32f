"""The year's reconciliation: each value of the contract, before, during and after the year, judged by the reference."""

import json
import shutil
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from subsidies import correct, months, words
from tests import reference
from tests.bureau import LIVING, Bureau, Project, change, entry, living, person
from tests.shell import approved, call
from tests.test_sample import BOOKS, ROSTERS, fen, rows

Answer = dict[str, Any]


def reconciled(folder: Path, as_of: str, *more: str, year: str = "2024") -> tuple[int, Answer]:
    """Return exit status and answer of ``reconcile --json``."""
    result = call("-C", str(folder), "reconcile", year, "--json", "--as-of", as_of, *more)
    return result.status, json.loads(result.out)


def projects(answer: Answer) -> dict[str, Answer]:
    """Return the projects of an answer by their ids."""
    return {one["id"]: one for one in answer["projects"]}


def codes(answer: Answer, project: str | None) -> list[str]:
    """Return the names of the findings of a project, each once."""
    return list(dict.fromkeys(one["name"] for one in answer["findings"] if one["project"] == project))


# --- the sample -------------------------------------------------------------------------------------------------


def told(book: str, sheet: str) -> list[reference.Row]:
    """Return the rows of a sheet in the reference's words."""
    keys = {field.zh: field.key for field in {**words.ROSTER, **words.CHANGES}.values()}
    kinds = {zh: kind for kind, zh in words.CHANGE.items()}
    found = []
    for row in rows(book, sheet):
        cells = {keys[heading]: {"是": "yes", "否": "no"}.get(text, text) for heading, text in row.items()}
        if "change" in cells:
            cells["change"] = kinds[cells["change"]]
        found.append(cells)
    return found


class Sample:
    """One project of the sample as the reference sees it."""

    def __init__(self, book: str) -> None:
        self.project = tomllib.loads((ROSTERS / f"{book}.toml").read_text(encoding="utf-8"))
        self.roster, self.changes = told(book, "名册"), told(book, "变更")

    def estimate(self, as_of: str) -> int:
        """Return the year's entitlement as known on a day."""
        return reference.estimate(self.project, self.roster, self.changes, "2024-01", "2024-12", as_of)

    def year(self, months: int) -> tuple[int, int]:
        """Return what lists on the 20th of so many months pay, and the claims that they leave."""
        ledger: list[reference.Line] = []
        claims = 0
        for number in range(1, months + 1):
            month = f"2024-{number:02d}"
            found = reference.draft(self.project, self.roster, self.changes, ledger, month, f"{month}-20")
            ledger += found.lines
            claims = found.open_claims
        return sum(line.fen for line in ledger), claims


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> dict[int, Path]:
    """The sample workspace before any list, after six lists and after twelve."""
    folder = tmp_path_factory.mktemp("sample")
    places = {count: folder / str(count) for count in (0, 6, 12)}
    shutil.copytree(ROSTERS, places[0], ignore=shutil.ignore_patterns("*.py", "*.db", "out"))
    for before, after in ((0, 6), (6, 12)):
        shutil.copytree(places[before], places[after])
        for number in range(before + 1, after + 1):
            month = f"2024-{number:02d}"
            approved(places[after], month, f"{month}-20")
            asked = ("issue", month, "--as-of", f"{month}-20", "--yes", "--by", "甲办", "--json")
            assert call("-C", str(places[after]), *asked).status == 0
    return places


def yuan(amount: int) -> str:
    """Return fen as the contract writes them."""
    return f"{'-' if amount < 0 else ''}{abs(amount) // 100}.{abs(amount) % 100:02d}"


@pytest.mark.parametrize("book", BOOKS)
def test_every_value_of_the_year(sample: dict[int, Path], book: str) -> None:
    judge = Sample(book)
    paid, claims = judge.year(12)
    entitled = judge.estimate("2024-12-20")
    status, answer = reconciled(sample[12], "2024-12-20")
    found = projects(answer)[book]
    published, budget, estimate = {
        "bankrupt-living": ("44.58", 44_580_000, 44_583_800),
        "8794-wages": ("229.39", 229_390_000, 222_390_000),
    }[book]
    assert (status, answer["year"]) == (1, 2024)
    assert found == found | {
        "id": book,
        "published": published,
        "budget": yuan(budget),
        "estimate": yuan(estimate),
        "entitled": yuan(entitled),
        "paid": yuan(paid),
        "settled": None,
        "open_arrears": "0.00",
        "open_claims": yuan(claims),
        "execution_rate": f"{(2 * paid * 10000 + budget) // (2 * budget) / 10000:.4f}",
        "variance": yuan(paid - budget),
        "verdict": "under-budget",
    }
    assert sum(fen(one["amount"].lstrip("-")) * (-1) ** ("-" in one["amount"]) for one in found["explained"]) == (
        paid - budget
    )
    assert judge.estimate("2024-01-01") == estimate


def test_the_figures_of_the_issue(sample: dict[int, Path]) -> None:
    _, answer = reconciled(sample[12], "2024-12-20")
    found = projects(answer)
    assert found["bankrupt-living"]["estimate"] == "445838.00"
    assert found["bankrupt-living"]["open_claims"] == "240.00"
    assert found["8794-wages"]["estimate"] == "2223900.00"


def test_the_findings_of_the_disclosure(sample: dict[int, Path]) -> None:
    _, answer = reconciled(sample[12], "2024-12-20")
    alone = ["open-claims", "figure-beyond-rounding", "fact-differs"]
    assert codes(answer, "bankrupt-living") == [*alone, "figures-contradict"]
    assert codes(answer, "8794-wages") == ["figure-beyond-rounding", "figures-contradict"]
    assert codes(answer, None) == []
    assert {one["severity"] for one in answer["findings"]} == {"warning"}
    messages = " ".join(one["message"] for one in answer["findings"])
    for part in ("8.72", "44.59", "249", "239", "95年以前", "95年以后", "18.54 × 12 = 222.48", "900.00", "250.00"):
        assert part in messages


def test_the_sets_of_the_disclosure(sample: dict[int, Path]) -> None:
    _, answer = reconciled(sample[0], "2024-01-01")
    together = answer["together"]
    assert (together["holds"], together["complete"], together["figures"]) == (False, True, 28)
    amounts, people, _ = together["knots"]
    out = [[(one["kind"], one["figure"]) for one in way] for way in amounts["left_out"]]
    assert out == [[("line", "8.72"), ("total", "44.59"), ("terms", "18.54 × 12 = 222.48")]]
    assert {"beyond": "250.00"}.items() <= amounts["sets"][3].items()
    assert [(one["figure"], one["resolves"]) for one in people["sets"][0]["figures"]] == [("249", True), ("239", True)]
    assert {"project": "bankrupt-living", "year": 2024, "line": None, "amount": "445838.00"} in together["amounts"]


def test_a_tail_that_all_together_refute_is_no_note(tmp_path: Path) -> None:
    """One comparison explains the total by rounding; what the lines come to exactly does not."""
    shutil.copytree(ROSTERS, tmp_path / "office", ignore=shutil.ignore_patterns("*.py", "*.db", "out"))
    file = tmp_path / "office" / "subsidies.toml"
    file.write_text(file.read_text(encoding="utf-8").replace('"273.97"', '"273.98"'), encoding="utf-8")
    _, answer = reconciled(tmp_path / "office", "2024-01-01")
    assert {one["verdict"] for one in answer["printed"] if one["figure"] == "273.98"} == {"rounding-tail"}
    assert "figure-rounding-tail" in codes(answer, None)
    project = tmp_path / "office" / "8794-wages.toml"
    exact = project.read_text(encoding="utf-8").replace(
        'published = "229.39" ', 'approved = "2293900.00"\npublished = "229.39" '
    )
    project.write_text(exact, encoding="utf-8")
    _, answer = reconciled(tmp_path / "office", "2024-01-01")
    assert codes(answer, None)[-1:] == ["figures-contradict"]
    assert "figure-rounding-tail" not in codes(answer, None)


def test_every_printed_figure_is_judged(sample: dict[int, Path]) -> None:
    _, answer = reconciled(sample[0], "2024-01-01")
    judged = {(one["project"], one["figure"], one["against"]): one["verdict"] for one in answer["printed"]}
    assert judged["bankrupt-living", "35.86", "249 × 120.00 × 12 = 358,560.00"] == "agrees"
    assert judged["bankrupt-living", "8.73", "151 × 578.00 × 1 = 87,278.00"] == "agrees"
    assert judged["bankrupt-living", "8.72", "151 × 578.00 × 1 = 87,278.00"] == "beyond-rounding"
    assert judged["bankrupt-living", "44.58", "358,560.00 + 87,278.00 = 445,838.00"] == "agrees"
    assert judged["bankrupt-living", "44.59", "35.86 + 8.73 = 44.59"] == "agrees"
    assert judged["bankrupt-living", "44.59", "358,560.00 + 87,278.00 = 445,838.00"] == "beyond-rounding"
    assert judged["8794-wages", "222.39", "18.54 × 12 = 222.48"] == "beyond-rounding"
    assert judged["8794-wages", "229.39", "222.39 + 7 = 229.39"] == "agrees"
    assert judged[None, "273.97", "44.58 + 229.39 = 273.97"] == "agrees"


@pytest.mark.parametrize("book", BOOKS)
def test_before_any_list(sample: dict[int, Path], book: str) -> None:
    status, answer = reconciled(sample[0], "2024-01-01")
    found = projects(answer)[book]
    assert status == 1
    assert found["estimate"] == found["entitled"] == yuan(Sample(book).estimate("2024-01-01"))
    assert [found[key] for key in ("paid", "open_arrears", "open_claims", "settled")] == ["0.00"] * 3 + [None]
    assert (found["execution_rate"], found["verdict"]) == ("0.0000", "under-budget")
    assert found["variance"] == f"-{found['budget']}"
    assert not (sample[0] / "ledger.db").exists()


@pytest.mark.parametrize("book", BOOKS)
def test_in_the_middle_of_the_year(sample: dict[int, Path], book: str) -> None:
    judge = Sample(book)
    paid, claims = judge.year(6)
    found = projects(reconciled(sample[6], "2024-06-20")[1])[book]
    assert (found["paid"], found["open_claims"]) == (yuan(paid), yuan(claims))
    assert found["entitled"] == yuan(judge.estimate("2024-06-20"))
    assert (found["estimate"], found["verdict"]) == (yuan(judge.estimate("2024-01-01")), "under-budget")


def test_what_becomes_known_in_between_is_open_until_the_next_list(sample: dict[int, Path]) -> None:
    _, answer = reconciled(sample[6], "2024-07-20")
    found = projects(answer)["8794-wages"]
    assert found["open_arrears"] == "35206.00"
    assert "open-arrears" in codes(answer, "8794-wages")


def test_one_project_alone(sample: dict[int, Path]) -> None:
    _, answer = reconciled(sample[12], "2024-12-20", "--project", "8794-wages")
    assert list(projects(answer)) == ["8794-wages"]
    assert {one["project"] for one in answer["printed"]} == {"8794-wages"}


# --- budgets ------------------------------------------------------------------------------------------------------

# Two people at 120.00 a month are 2,880.00 a year: 0.29 万元, which stands for [2,850.00, 2,950.00).


Office = Callable[..., Bureau]
"""``office(folder, *people, **budget)``: a bureau of one project with a budget, all months of 2024 issued."""


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """Return a maker of bureaus; each crowd's year is issued once, and copied."""
    issued: dict[tuple[str, ...], Path] = {}

    def year(people: tuple[str, ...]) -> Path:
        if people not in issued:
            issued[people] = tmp_path_factory.mktemp("year")
            bureau = living(issued[people], *people)
            for number in range(1, 13):
                bureau.issue(f"2024-{number:02d}")
        return issued[people]

    def make(folder: Path, *people: str, **budget: Any) -> Bureau:
        shutil.copytree(year(people), folder, dirs_exist_ok=True)
        bureau = living(folder, *people)
        if budget:
            bureau.projects["living"].keys["budget"] = [{"year": 2024, **budget}]
        bureau.write()
        return bureau

    return make


def the_one(bureau: Bureau, as_of: str = "2024-12-31", year: str = "2024") -> tuple[Answer, Answer]:
    """Return the only project of an answer, and the answer."""
    bureau.write()
    _, answer = reconciled(bureau.folder, as_of, year=year)
    (found,) = answer["projects"]
    return found, answer


@pytest.mark.parametrize(
    ("budget", "verdict", "rate"),
    [
        ({"published": "0.29"}, "agrees", "0.9931"),
        ({"published": "0.28"}, "over-budget", "1.0286"),
        ({"published": "0.30"}, "under-budget", "0.9600"),
        ({"published": "0.288"}, "agrees", "1.0000"),
        ({"published": "0.3"}, "agrees", "0.9600"),
        ({"published": "0.29", "approved": "2880.00"}, "agrees", "1.0000"),
        ({"published": "0.29", "approved": "2879.99"}, "over-budget", "1.0000"),
        ({"published": "0.29", "approved": "2880.01"}, "under-budget", "1.0000"),
    ],
)
def test_a_published_budget_is_a_range_and_an_approved_one_an_amount(
    tmp_path: Path, office: Office, budget: dict[str, str], verdict: str, rate: str
) -> None:
    found, answer = the_one(office(tmp_path, "甲", "乙", **budget))
    assert (found["paid"], found["verdict"], found["execution_rate"]) == ("2880.00", verdict, rate)
    assert ("over-budget" in codes(answer, "living")) == (verdict == "over-budget")


def test_an_over_run_is_named_with_its_amount(tmp_path: Path, office: Office) -> None:
    _, answer = the_one(office(tmp_path, "甲", "乙", published="0.29", approved="2800.00"))
    (finding,) = [one for one in answer["findings"] if one["name"] == "over-budget"]
    assert (finding["amount"], finding["severity"], finding["project"]) == ("80.00", "warning", "living")


def test_revisions_are_part_of_the_budget(tmp_path: Path, office: Office) -> None:
    revision = [{"date": "2024-07-01", "amount": "-100.00"}, {"date": "2024-09-01", "amount": "80.00", "basis": "追加"}]
    found, _ = the_one(office(tmp_path, "甲", "乙", published="0.29", revision=revision))
    assert (found["budget"], found["published"], found["variance"]) == ("2880.00", "0.29", "0.00")
    exact = office(tmp_path / "exact", "甲", "乙", published="0.29", approved="2900.00", revision=revision)
    found, _ = the_one(exact)
    assert (found["budget"], found["verdict"]) == ("2880.00", "agrees")


def test_a_year_without_a_budget_has_sums_and_no_verdict(tmp_path: Path, office: Office) -> None:
    found, answer = the_one(office(tmp_path, "甲"))
    assert (found["paid"], found["entitled"], found["estimate"]) == ("1440.00", "1440.00", "1440.00")
    none = ("published", "budget", "execution_rate", "variance", "verdict", "settled")
    assert [found[key] for key in none] == [None] * 6
    assert (found["explained"], answer["findings"]) == ([], [])


def test_a_year_in_which_all_agrees_has_no_findings_and_exit_nought(tmp_path: Path, office: Office) -> None:
    bureau = office(tmp_path, "甲", "乙", published="0.29", approved="2880.00")
    status, answer = reconciled(bureau.folder, "2024-12-31")
    assert (status, answer["findings"]) == (0, [])


# --- what counts ---------------------------------------------------------------------------------------------------


def test_what_was_paid_counts_in_the_year_of_its_pay_month(tmp_path: Path, office: Office) -> None:
    bureau = office(tmp_path, "甲")
    bureau.projects["living"].roster.append(person("乙", start_month="2024-11"))
    bureau.issue("2025-01")
    found, _ = the_one(bureau, "2025-01-20")
    assert (found["paid"], found["entitled"], found["open_arrears"]) == ("1440.00", "1680.00", "0.00")
    found, _ = the_one(bureau, "2025-01-20", "2025")
    assert (found["paid"], found["entitled"]) == ("480.00", "2880.00")


def test_waivers_are_no_payments_and_refunds_are(tmp_path: Path, office: Office) -> None:
    bureau = office(tmp_path, "甲")
    bureau.enter(entry("2024-12", ("甲", "2024-12", -12000), kind="waiver"))
    assert the_one(bureau)[0]["paid"] == "1440.00"
    bureau.enter(entry("2024-12", ("甲", "2024-12", -2000), kind="refund"))
    assert the_one(bureau)[0]["paid"] == "1420.00"


def test_a_refund_for_an_earlier_year_that_is_taken_back_is_none(tmp_path: Path, office: Office) -> None:
    bureau = office(tmp_path, "甲")
    bureau.enter(entry("2025-01", ("甲", "2024-12", -2000), ("甲", "2024-11", -500), kind="refund"))
    assert the_one(bureau, "2025-01-20", "2025")[0]["refunds_of_earlier_years"] == "-25.00"
    by = correct.By("tester", months.parse_day("2025-01-20"), "未到账")
    correct.reverse(bureau.write(), bureau.numbers()[-1], by)
    assert the_one(bureau, "2025-01-20", "2025")[0]["refunds_of_earlier_years"] == "0.00"


def test_open_amounts_are_those_of_the_years_service_months_up_to_the_last_list(tmp_path: Path, office: Office) -> None:
    bureau = office(tmp_path, "甲", "乙")
    bureau.projects["living"].changes = [change("2025-01-10", "甲", "death", "2024-10-02")]
    bureau.projects["living"].keys["item"] = [LIVING | {"rate": [{"from": "2024-01", "amount": "121.00"}]}]
    found, answer = the_one(bureau, "2025-01-10")
    assert (found["open_claims"], found["open_arrears"]) == ("240.00", "22.00")
    assert {"open-claims", "open-arrears"} <= set(codes(answer, "living"))
    bureau.issue("2025-01", "2025-01-20", accept="调标")
    found, _ = the_one(bureau, "2025-01-20")
    assert (found["open_claims"], found["open_arrears"]) == ("230.00", "0.00")
    found, _ = the_one(bureau, "2025-01-20", "2025")
    assert (found["open_claims"], found["open_arrears"]) == ("0.00", "0.00")


def test_a_year_that_has_not_begun_has_nothing_open(tmp_path: Path, office: Office) -> None:
    found, _ = the_one(office(tmp_path, "甲"), "2024-12-31", "2025")
    assert [found[key] for key in ("paid", "open_arrears", "open_claims")] == ["0.00"] * 3
    assert (found["estimate"], found["entitled"]) == ("1440.00", "1440.00")


def test_a_year_before_the_first_month_is_empty(tmp_path: Path, office: Office) -> None:
    found, _ = the_one(office(tmp_path, "甲"), "2024-12-31", "2023")
    assert [found[key] for key in ("paid", "estimate", "entitled")] == ["0.00"] * 3


def test_the_estimate_is_made_from_what_the_years_first_list_knew(tmp_path: Path) -> None:
    bureau = living(tmp_path, "甲", "乙")
    bureau.issue("2024-01")
    mine = bureau.projects["living"]
    mine.roster[1]["end_month"] = "2024-02"
    mine.roster.append(person("丙", start_month="2024-03"))
    mine.keys["item"] = [LIVING | {"rate": [{"from": "2024-01", "amount": "130.00"}]}]
    found, _ = the_one(bureau, "2024-01-31")
    assert found["estimate"] == "2880.00"
    assert found["entitled"] == yuan(13000 * (12 + 2 + 10))


def test_without_a_list_the_estimate_is_made_from_the_files(tmp_path: Path) -> None:
    bureau = living(tmp_path, "甲")
    bureau.projects["living"].roster.append(person("乙", start_month="2024-01", reported_on="2024-01-02"))
    bureau.projects["living"].changes = [change("2024-01-01", "甲", "end", "2024-04")]
    found, _ = the_one(bureau, "2024-01-31")
    assert (found["estimate"], found["entitled"]) == ("360.00", "1800.00")


def test_the_next_years_estimate_is_made_from_its_own_first_list(tmp_path: Path, office: Office) -> None:
    bureau = office(tmp_path, "甲")
    bureau.projects["living"].roster.append(person("乙", start_month="2025-01", reported_on="2024-12-30"))
    bureau.issue("2025-01")
    assert the_one(bureau, "2025-01-20", "2024")[0]["estimate"] == "1440.00"
    assert the_one(bureau, "2025-01-20", "2025")[0]["estimate"] == "2880.00"


def test_the_first_month_of_a_project_may_be_in_the_middle_of_the_year(tmp_path: Path) -> None:
    bureau = Bureau(tmp_path, {"living": Project([person("甲")], keys={"since": "2024-11"})})
    bureau.issue("2024-11")
    found, _ = the_one(bureau, "2024-11-20")
    assert (found["estimate"], found["entitled"], found["paid"]) == ("240.00", "240.00", "120.00")


def test_a_person_who_left_the_roster_after_the_end_is_still_counted(tmp_path: Path) -> None:
    bureau = living(tmp_path, "甲", "乙")
    bureau.issue("2024-01")
    bureau.projects["living"].changes = [change("2024-02-01", "乙", "end", "2024-02")]
    bureau.projects["living"].roster.pop()
    bureau.issue("2024-02")
    found, _ = the_one(bureau, "2024-02-20")
    assert (found["entitled"], found["paid"], found["open_claims"]) == (yuan(12000 * 13), "360.00", "0.00")
