"""Eight people issue the same month at once: one wins, the others are told, and nobody is paid twice."""

import json
import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.faults import scene
from tests.faults.scene import TORTURE, Scene
from tests.shell import Result

PEOPLE = 8
ROUNDS = 50 if TORTURE else 2
GATES = ("", "BEGIN IMMEDIATE")
"""All begin at once; or all have computed, and begin to enter at once."""
TOLD = {"ledger-moved", "ledger-locked"}


def entered(result: Result) -> list[int]:
    """Return the batches that a command has entered."""
    if result.status == 2:
        assert scene.error(result) in TOLD
        return []
    assert result.status == 0, result
    return [one["batch"] for one in json.loads(result.out)["projects"] if one["batch"]]


@pytest.mark.parametrize("turn", range(ROUNDS))
def test_of_eight_who_issue_a_month_together_one_enters_it(
    turn: int, scenes: Callable[[str], Scene], count: Callable[[str], None], tmp_path: Path
) -> None:
    count(f"round of {PEOPLE}")
    one = scenes(("issue", "first")[turn // 2 % 2])
    office = one.copy(tmp_path)
    results = scene.together(office, [one.command] * PEOPLE, GATES[turn % 2])
    winners = [batches for batches in map(entered, results) if batches]
    assert len(winners) == 1, results
    assert len(winners[0]) == 2
    assert scene.seen(office) == one.after
    assert scene.is_whole(one, office)
    assert scene.told(office, "status", "--as-of", "2024-04-20")["findings"] == []


@pytest.mark.parametrize("turn", range(ROUNDS // 2))
def test_corrections_and_issues_together_are_entered_one_after_the_other(
    turn: int, scenes: Callable[[str], Scene], tmp_path: Path
) -> None:
    office = scenes("issue").copy(tmp_path)
    names = ["issue", "issue", "reverse", "reverse", "close", "close"]
    random.Random(turn).shuffle(names)
    results = scene.together(office, [scene.COMMANDS[name] for name in names], GATES[turn % 2])
    done = [name for name, result in zip(names, results, strict=True) if result.status == 0]
    assert (done.count("reverse"), done.count("close")) == (1, 1)
    told = {scene.error(result) for result in results if result.status}
    assert told <= {*TOLD, "batch-reversed", "month-closed-already"}
    finished = paid(office)
    (tmp_path / "calm").mkdir()
    calm = scenes("issue").copy(tmp_path / "calm")
    for name in ("reverse", "close"):
        scene.told(calm, *scene.COMMANDS[name])
    assert finished == paid(calm)


def paid(office: Path) -> dict[tuple[object, ...], int]:
    """Return what everybody has been paid for each service month, once all that is due is issued."""
    scene.told(office, *scene.ISSUE)
    assert scene.told(office, "ledger", "verify")["findings"] == []
    sums: dict[tuple[object, ...], int] = {}
    for batch in scene.batches(office):
        for id_number, _, item, month, _, amount, _ in batch[-1]:
            sums[id_number, item, month] = sums.get((id_number, item, month), 0) + round(float(amount) * 100)
    return sums


def test_people_who_approve_together_count_once_each(scenes: Callable[[str], Scene], tmp_path: Path) -> None:
    office = scenes("approve").copy(tmp_path)
    commands = [(*scene.APPROVE[:-1], who) for who in ("乙批", "乙批", "丙批")]
    results = scene.together(office, commands, "BEGIN IMMEDIATE")
    for result in [*results, *(scene.run(office, *command) for command in commands[1:])]:
        if result.status:
            assert scene.error(result) in {*TOLD, "approved-already"}
    assert [batch[1] for batch in scene.batches(office)].count("approval") == 2
    scene.told(office, *scene.ISSUE)
    assert scene.told(office, "ledger", "verify")["findings"] == []


def test_a_draft_that_is_overtaken_is_told(scenes: Callable[[str], Scene], tmp_path: Path) -> None:
    """Who looks while another enters sees the ledger before it, or after it, and never half of each."""
    one = scenes("issue")
    office = one.copy(tmp_path)
    draft = ("draft", "2024-04", "--as-of", "2024-04-20")
    results = scene.together(office, [one.command, draft, draft, draft], "")
    assert entered(results[0])
    for result in results[1:]:
        if result.status == 0:
            nets = [project["net"] for project in json.loads(result.out)["projects"]]
            assert nets in (["360.00", "600.00"], ["0.00", "0.00"])
        else:
            assert scene.error(result) in TOLD
    shutil.rmtree(office / "out" / "2024-04" / "draft", ignore_errors=True)
    assert scene.seen(office) == one.after
