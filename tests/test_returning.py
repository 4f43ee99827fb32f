"""What banks answer, entered: what was paid is confirmed once, what failed is paid again, and nothing is guessed."""

import io
import json
import random
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path

import openpyxl
import pytest

from subsidies import correct, exporting, history, months, replay, returned, returning, workspace
from subsidies.correct import By
from subsidies.errors import Refusal
from subsidies.ledger import verify
from subsidies.ledger.book import Book
from subsidies.returning import Accept, Return
from tests.bureau import WAGE, Bureau, Project, change, id_number, living, person
from tests.law import EXAMPLES
from tests.shell import call

Cell = str | float | int
AMOUNTS = {"甲": 40_023, "乙": 50_000, "丙": 12_000, "丁": 12_000, "戊": 10_000}
DAY = months.parse_day("2024-03-01")


def bureau_of(folder: Path, names: str = "甲乙丙", layout: str = "icbc-own") -> Bureau:
    """Return a bureau that pays 120.00 a month to each, by files for a bank."""
    bureau = living(folder, *names)
    account(bureau, "living", layout)
    return bureau


def account(bureau: Bureau, project: str, layout: str) -> None:
    for number, row in enumerate(bureau.projects[project].roster):
        row["account"] = f"62170000000000{number:02d}"
    bureau.projects[project].keys["bank"] = {"layout": layout, "remark": "补贴"}


def exported(bureau: Bureau, month: str, day: int = DAY) -> bytes:
    """Export a month and return its only file."""
    (one,) = exporting.export(bureau.write(), months.parse(month), exporting.By("甲办", day))
    return one.paths[0].read_bytes()


def answered(content: bytes, paid: Callable[[int, str, float], Cell], *more: Sequence[Cell]) -> bytes:
    """Return an exported sheet of icbc-own as the bank gives it back; ``paid`` says what of place, name and amount."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    sheet = book.worksheets[0]
    head = [cell.value for cell in sheet[1]]
    given = head.index("实处理金额") + 1
    for place in range(sheet.max_row - 1):
        row = {name: cell.value for name, cell in zip(head, sheet[place + 2], strict=True)}
        sheet.cell(place + 2, given, paid(place, str(row["姓名"]), float(row["应处理金额"])))
    for extra in more:
        sheet.append(list(extra))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def read(bureau: Bureau, content: bytes, accept: Accept = Accept(), number: int = 0) -> Return:  # noqa: B008
    return returning.read(workspace.read(bureau.folder), "back.xlsx", content, accept, number)


def enter(bureau: Bureau, content: bytes, accept: Accept = Accept(), number: int = 0, day: int = DAY) -> Return:  # noqa: B008
    """Enter an answer."""
    found = read(bureau, content, accept, number)
    (done,) = returning.enter(workspace.read(bureau.folder), [found], accept, By("甲办", day))
    return done


def refused(bureau: Bureau, content: bytes, accept: Accept = Accept(), number: int = 0) -> Refusal:  # noqa: B008
    """Return the refusal of an answer, of which nothing is entered."""
    before = bureau.files()
    with pytest.raises(Refusal) as caught:
        enter(bureau, content, accept, number)
    assert bureau.files() == before
    return caught.value


def lines(bureau: Bureau, number: int) -> list[tuple[str, str, int, str]]:
    """Return id number, service month, fen and reason of the lines of a batch."""
    with bureau_book(bureau) as book:
        table = book.lines(number)
    columns = table["id_number"], table["service_month"], table["fen"], table["reason"]
    return [(one, months.format(int(month)), int(fen), why) for one, month, fen, why in zip(*columns, strict=True)]


def bureau_book(bureau: Bureau) -> "closing[Book]":
    return closing(bureau.book())


def is_sound(bureau: Bureau) -> bool:
    with bureau_book(bureau) as book:
        return verify.verify(book) == [] and [*replay.replay(book)] == []


def test_what_failed_is_taken_back_and_the_next_list_pays_it_again(tmp_path: Path) -> None:
    bureau = bureau_of(tmp_path)
    bureau.issue("2024-01")
    back = answered(exported(bureau, "2024-01"), lambda place, _, amount: 0 if place == 1 else amount)
    done = enter(bureau, back)
    assert (done.paid, done.failed, done.fen, done.back, done.silent) == (2, 1, 24_000, 12_000, 0)
    assert done.batch is not None
    assert (done.batch.kind, done.batch.about) == ("bank-return", 1)
    assert lines(bureau, done.batch.number) == [(id_number("乙"), "2024-01", -12_000, "returned")]
    table = bureau.issue("2024-03", as_of="2024-03-20", catch_up=True).outcomes[0].list.lines
    arrears = table[table["service_month"] == months.parse("2024-01")]
    assert [*zip(arrears["name"], arrears["kind"], arrears["fen"], arrears["reason"], strict=True)] == [
        ("乙", "arrears", 12_000, "returned")
    ]
    assert is_sound(bureau)


def test_the_same_file_again_changes_nothing(tmp_path: Path) -> None:
    bureau = bureau_of(tmp_path)
    bureau.issue("2024-01")
    back = answered(exported(bureau, "2024-01"), lambda place, _, amount: 0 if place == 1 else amount)
    enter(bureau, back)
    before = bureau.files()
    again = enter(bureau, back)
    assert (again.batch, again.known, len(again.outcomes), bureau.files()) == (None, 3, 0, before)


def test_an_answered_payment_is_not_answered_otherwise(tmp_path: Path) -> None:
    bureau = bureau_of(tmp_path)
    bureau.issue("2024-01")
    sent = exported(bureau, "2024-01")
    enter(bureau, answered(sent, lambda place, _, amount: 0 if place == 1 else amount))
    (finding,) = refused(bureau, answered(sent, lambda _place, _name, amount: amount)).findings
    assert (finding.name, finding.row, finding.id_number) == ("answer-already", 3, id_number("乙"))


@pytest.mark.parametrize("kind", [float, "{:.2f}".format], ids=["numbers", "texts"])
def test_only_what_was_delivered_as_ordered_is_paid(tmp_path: Path, kind: Callable[[float], Cell]) -> None:
    people = [person(name, start_month="2024-01", monthly_wage=f"{fen / 100:.2f}") for name, fen in AMOUNTS.items()]
    bureau = Bureau(tmp_path, {"wages": Project(people, [], {"item": [WAGE]})})
    account(bureau, "wages", "icbc-own")
    bureau.issue("2024-01")
    delivered = {"甲": 400.10, "乙": 500.0, "丙": 0.0, "丁": -1.0, "戊": 600.0}
    back = answered(exported(bureau, "2024-01"), lambda _, name, __: kind(delivered[name]))
    every = [(one.name, one.row) for one in refused(bureau, back).findings]
    assert sorted(every) == [("answer-more", 6), ("answer-negative", 5), ("answer-part", 2)]
    rest = read(bureau, back, Accept(rest=True))
    assert (rest.paid, rest.failed, rest.fen, rest.back) == (1, 1, 50_000, 12_000)
    done = enter(bureau, back, Accept(part=True))
    assert (done.paid, done.failed, done.fen, done.back, done.silent) == (1, 2, 90_010, 12_013, 2)
    assert done.batch is not None
    assert [(one, fen) for one, _, fen, _ in lines(bureau, done.batch.number)] == [
        (id_number("甲"), -13),
        (id_number("丙"), -12_000),
    ]
    with bureau_book(bureau) as book:
        found = returned.fates(book, history.of(book, "wages"), 1)
    assert {number: (one.result, one.fen) for number, one in found.items()} == {
        1: ("part", 40_010),
        2: ("paid", -1),
        3: ("failed", 0),
    }
    assert is_sound(bureau)


def test_of_a_payment_in_part_the_last_lines_come_back(tmp_path: Path) -> None:
    bureau = bureau_of(tmp_path, "甲")
    bureau.issue("2024-03", as_of="2024-03-01", catch_up=True)  # three months in one payment of 360.00
    done = enter(bureau, answered(exported(bureau, "2024-03"), lambda *_: 150), Accept(part=True))
    assert done.batch is not None
    assert [line[1:3] for line in lines(bureau, done.batch.number)] == [("2024-02", -9_000), ("2024-03", -12_000)]


def test_with_a_payment_that_failed_what_was_set_against_it_is_open_again(tmp_path: Path) -> None:
    bureau = bureau_of(tmp_path, "甲乙")
    bureau.projects["living"].keys["recovery"] = {"mode": "offset"}
    bureau.projects["living"].keys["item"] = [
        {"id": "living", "name": "补贴", "kind": "flat", "rate": [{"from": "2024-01", "amount": "120.00"}]}
    ]
    bureau.issue("2024-01")
    bureau.projects["living"].changes += [
        change("2024-02-10", "甲", "forfeit", "2024-01"),
        change("2024-02-11", "甲", "restart", "2024-02"),
    ]
    bureau.issue("2024-02")
    bureau.issue("2024-03", as_of="2024-03-01")
    with bureau_book(bureau) as book:
        listed = {batch.number: book.lines(batch.number) for batch in book.batches()}
    number = max(number for number, table in listed.items() if (table["kind"] == "recovery").any())
    net = int(listed[number].loc[listed[number]["id_number"] == id_number("甲"), "fen"].sum())
    month = {2: "2024-02", 3: "2024-03"}[number]
    done = enter(bureau, answered(exported(bureau, month), lambda _, name, amount: 0 if name == "甲" else amount))
    assert done.batch is not None
    assert sum(fen for _, _, fen, _ in lines(bureau, done.batch.number)) == -net


def test_of_two_months_that_look_alike_the_one_without_an_answer_is_meant(tmp_path: Path) -> None:
    bureau = bureau_of(tmp_path)
    bureau.issue("2024-01")
    bureau.issue("2024-02")
    first, second = exported(bureau, "2024-01"), exported(bureau, "2024-02")
    paid = answered(first, lambda _place, _name, amount: amount)
    assert refused(bureau, paid).name == "answer-several"
    assert enter(bureau, paid, number=1).sent.about.number == 1
    other = answered(second, lambda place, _, amount: 0 if place == 2 else amount)
    assert enter(bureau, other).sent.about.number == 2
    assert enter(bureau, paid).known == 3
    assert refused(bureau, paid, number=9).name == "list-not-sent"


def test_rows_about_nobody_are_refused_and_the_others_can_be_accepted(tmp_path: Path) -> None:
    bureau = bureau_of(tmp_path)
    bureau.issue("2024-01")
    back = answered(exported(bureau, "2024-01"), lambda *_: 120, ["外人", "6217000000000099", 120, "补贴", 120])
    assert [one.name for one in refused(bureau, back).findings] == ["answer-unknown"]
    assert enter(bureau, back, Accept(rest=True)).paid == 3


@pytest.mark.parametrize("kind", ["nobody", "cut", "text", "layout", "encoding"])
def test_a_file_that_is_no_answer_is_refused_whole(tmp_path: Path, kind: str) -> None:
    bureau = bureau_of(tmp_path)
    bureau.issue("2024-01")
    sent = exported(bureau, "2024-01")
    good = answered(sent, lambda _place, _name, amount: amount)
    other = bureau_of(tmp_path / "other", "戊己")
    other.issue("2024-01")
    wrong = {
        "nobody": answered(exported(other, "2024-01"), lambda _place, _name, amount: amount),
        "cut": good[: len(good) // 2],
        "text": b"",
        "layout": sent,  # what was sent and not what came back
        "encoding": "户名,账号\n甲,6217\n".encode("utf-16"),
    }
    assert refused(bureau, wrong[kind]).name


def test_nothing_is_answered_that_was_never_sent(tmp_path: Path) -> None:
    bureau = bureau_of(tmp_path)
    bureau.issue("2024-01")
    assert refused(bureau, b"x").name == "answer-nothing-sent"


def test_failures_are_entered_by_hand_with_or_without_a_file(tmp_path: Path) -> None:
    bureau = bureau_of(tmp_path)
    bureau.issue("2024-01")
    place = workspace.read(bureau.folder)
    found = returning.by_hand(place, ["living-1-2"], "closed")
    (done,) = returning.enter(place, found, Accept(), By("甲办", DAY))
    assert (done.failed, done.back, done.silent) == (1, 12_000, 2)
    for references, reason, name in (
        (["living-1-2"], "closed", "answered-already"),
        (["living-1-9"], "closed", "reference-unknown"),
        (["living-1-3", "living-7-1"], "closed", "reference-unknown"),
        (["living-1-3"], "tired", "return-reason"),
    ):
        with pytest.raises(Refusal) as caught:
            returning.by_hand(place, references, reason)
        assert caught.value.name == name
    assert is_sound(bureau)


def test_the_command_shows_both_piles_before_it_enters_anything(tmp_path: Path) -> None:
    bureau = bureau_of(tmp_path)
    bureau.issue("2024-01")
    back = answered(exported(bureau, "2024-01"), lambda place, _, amount: 0 if place == 1 else amount)
    (tmp_path / "back.xlsx").write_bytes(back)
    words = (
        "-C",
        str(tmp_path),
        "bank",
        "return",
        str(tmp_path / "back.xlsx"),
        "--as-of",
        "2024-03-01",
        "--by",
        "甲办",
    )
    before = bureau.files()
    would = call(*words, "--dry-run", "--lang", "en")
    assert (would.status, bureau.files()) == (1, before)
    assert "2 payments were made in full; 240.00 yuan arrived. 1 was not, 120.00 yuan come back." in would.out
    assert "living-1-2" in would.out
    done = json.loads(call(*words, "--json").out)
    (one,) = done["returns"]
    assert (one["paid"], one["back"], one["batch"], one["silent"]) == ({"orders": 2, "total": "240.00"}, "120.00", 3, 0)
    (failed,) = one["failed"]
    assert (failed["reference"], failed["ordered"], failed["paid"]) == ("living-1-2", "120.00", "0.00")
    for wrong in ((), ("x", "--failed", "living-1-1"), ("--failed", "living-1-1"), ("x", "--reason", "closed")):
        assert call("-C", str(tmp_path), "bank", "return", *wrong).status == 2


@pytest.mark.parametrize("seed", range(max(EXAMPLES // 60, 2)))
def test_each_owed_month_arrives_exactly_once_however_often_transfers_fail(tmp_path: Path, seed: int) -> None:
    """A year of random failures, payments in part and silence; at the end all is answered and paid."""
    dice = random.Random(seed)
    bureau = bureau_of(tmp_path, "甲乙丙丁戊")
    arrived: dict[str, int] = {}

    def fate(place: int, name: str, amount: float) -> Cell:
        got = dice.choice((0, amount, amount, amount, round(amount / 3, 2)))
        arrived[name] = arrived.get(name, 0) + round(got * 100)
        return got

    for number in range(1, 13):
        bureau.issue(f"2024-{number:02d}")
        day = months.parse_day(f"2024-{number:02d}-25")
        sent = exported(bureau, f"2024-{number:02d}", day)
        found = returning.read(workspace.read(tmp_path), "b.xlsx", answered(sent, fate), Accept(part=True))
        returning.enter(workspace.read(tmp_path), [found], Accept(part=True), By("甲办", day))
    with bureau_book(bureau) as book:
        past = history.of(book, "living")
        paid = {one: int(past.paid.fen[past.paid.id_number == one].sum()) for one in past.paid.people}
    assert paid == {id_number(name): fen for name, fen in arrived.items()}
    bureau.issue("2025-01")
    sent = exported(bureau, "2025-01", months.parse_day("2025-01-25"))
    place = workspace.read(tmp_path)
    found = returning.read(place, "l.xlsx", answered(sent, lambda _place, _name, amount: amount), Accept())
    returning.enter(place, [found], Accept(), By("甲办", months.parse_day("2025-01-26")))
    with bureau_book(bureau) as book:
        rows = history.of(book, "living").paid
    sums: dict[tuple[str, int], int] = {}
    for one, month, fen in zip(rows.id_number, rows.month.tolist(), rows.fen.tolist(), strict=True):
        sums[one, month] = sums.get((one, month), 0) + fen
    first = months.of(2024)
    assert sums == {(id_number(name), month): 12_000 for name in "甲乙丙丁戊" for month in range(first, first + 13)}
    assert found.silent == 0
    assert is_sound(bureau)


def test_an_answered_list_is_not_simply_reversed(tmp_path: Path) -> None:
    bureau = bureau_of(tmp_path)
    bureau.issue("2024-01")
    enter(bureau, answered(exported(bureau, "2024-01"), lambda _place, _name, amount: amount))
    with pytest.raises(Refusal) as caught:
        correct.reverse(workspace.read(tmp_path), 1, By("甲办", DAY, "试"))
    assert (caught.value.name, caught.value.values["answer"]) == ("batch-answered", 3)
    correct.reverse(workspace.read(tmp_path), 3, By("甲办", DAY, "银行更正"))
    with pytest.raises(Refusal) as caught:
        correct.reverse(workspace.read(tmp_path), 1, By("甲办", DAY, "试"))
    assert caught.value.name == "batch-sent"
    correct.reverse(workspace.read(tmp_path), 1, By("甲办", DAY, "退单"), not_paid="银行退单 3 号")
    assert is_sound(bureau)


def test_an_answer_that_the_bank_corrects_is_taken_back_and_entered_again(tmp_path: Path) -> None:
    bureau = bureau_of(tmp_path)
    bureau.issue("2024-01")
    sent = exported(bureau, "2024-01")
    wrong = answered(sent, lambda place, _, amount: 0 if place == 1 else amount)
    first = enter(bureau, wrong)
    assert first.batch is not None
    (taken,) = correct.reverse(bureau.write(), first.batch.number, By("甲办", DAY, "银行更正"))
    assert taken.batch is not None
    assert lines(bureau, taken.batch.number) == [(id_number("乙"), "2024-01", 12_000, "reversed")]
    assert [len(read(bureau, wrong).outcomes), read(bureau, wrong).known] == [3, 0], "nothing is answered any more"
    done = enter(bureau, answered(sent, lambda place, _, amount: 0 if place == 2 else amount))
    assert (done.paid, done.back) == (2, 12_000)
    table = bureau.issue("2024-03", as_of="2024-03-20", catch_up=True).outcomes[0].list.lines
    arrears = table[table["service_month"] == months.parse("2024-01")]
    assert [*zip(arrears["name"], arrears["reason"], strict=True)] == [("丙", "returned")]
    assert is_sound(bureau)
