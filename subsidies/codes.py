"""The codes of findings and how serious each is.

The catch: a code is for ever. One that is no longer found keeps its number, and none is given twice.

>>> RULES["bad-month"]
Rule(code='R101', severity='error')
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from subsidies.errors import Finding

ERROR, WARNING, NOTE = "error", "warning", "note"


@dataclass(frozen=True, slots=True)
class Rule:
    """A finding's code and severity; its sentences are in ``language.findings`` under its name."""

    code: str
    severity: str


RULES: Final[Mapping[str, Rule]] = {
    # F: files and their tables
    "file-missing": Rule("F101", ERROR),
    "file-unreadable": Rule("F102", ERROR),
    "file-kind": Rule("F103", ERROR),
    "file-empty": Rule("F104", ERROR),
    "file-encoding": Rule("F105", ERROR),
    "sheet-missing": Rule("F106", ERROR),
    "sheet-not-named": Rule("F107", ERROR),
    "column-missing": Rule("F108", ERROR),
    "column-unknown": Rule("F109", WARNING),
    "column-twice": Rule("F110", ERROR),
    "row-too-long": Rule("F111", ERROR),
    "file-not-opened": Rule("F112", ERROR),
    "sheet-too-large": Rule("F113", ERROR),
    "file-too-large": Rule("F121", ERROR),
    "package-too-large": Rule("F122", ERROR),
    "file-entities": Rule("F123", ERROR),
    "file-encrypted": Rule("F124", ERROR),
    "file-password-wrong": Rule("F125", ERROR),
    "parquet-unsupported": Rule("F126", ERROR),
    "encoding-not-proven": Rule("F127", WARNING),
    "links-not-followed": Rule("F128", NOTE),
    "sheet-hidden": Rule("F129", NOTE),
    "column-unused": Rule("F130", NOTE),
    "rows-above": Rule("F131", NOTE),
    "rows-blank": Rule("F132", NOTE),
    "rows-heading": Rule("F133", NOTE),
    "rows-total": Rule("F134", NOTE),
    "rows-remark": Rule("F135", NOTE),
    "rows-hidden": Rule("F136", WARNING),
    "sheets-not-read": Rule("F137", NOTE),
    "cells-merged": Rule("F138", WARNING),
    "heading-other": Rule("F139", ERROR),
    "person-above": Rule("F140", ERROR),
    "column-hidden": Rule("F141", NOTE),
    # R: cells and people of a roster, and cells of any table
    "bad-month": Rule("R101", ERROR),
    "bad-date": Rule("R102", ERROR),
    "bad-amount": Rule("R103", ERROR),
    "bad-boolean": Rule("R104", ERROR),
    "bad-years": Rule("R105", ERROR),
    "bad-id": Rule("R106", ERROR),
    "id-number-cell": Rule("R107", ERROR),
    "value-missing": Rule("R108", ERROR),
    "id-check-digit": Rule("R109", WARNING),
    "id-birth-date": Rule("R110", WARNING),
    "id-converted": Rule("R111", NOTE),
    "account-check-digit": Rule("R112", WARNING),
    "person-twice": Rule("R113", ERROR),
    "person-in-two-projects": Rule("R114", WARNING),
    "end-before-start": Rule("R115", ERROR),
    "resumed-before-suspended": Rule("R116", ERROR),
    "resumed-without-suspended": Rule("R117", ERROR),
    "start-missing": Rule("R118", ERROR),
    "person-omitted": Rule("R119", ERROR),
    "gap-roster-edit": Rule("R120", WARNING),
    "gap-unexplained": Rule("R121", WARNING),
    "day-ahead": Rule("R122", WARNING),
    "birth-date-missing": Rule("R123", ERROR),
    "area-unknown": Rule("R124", WARNING),
    "cell-error": Rule("R141", ERROR),
    "formula-without-value": Rule("R142", ERROR),
    "date-ambiguous": Rule("R143", ERROR),
    "blanks-removed": Rule("R144", NOTE),
    "width-changed": Rule("R145", NOTE),
    "cross-read": Rule("R146", NOTE),
    "case-changed": Rule("R147", NOTE),
    "apostrophe-removed": Rule("R148", NOTE),
    "unseen-removed": Rule("R149", NOTE),
    "zeros-removed": Rule("R150", NOTE),
    "date-form": Rule("R151", NOTE),
    "serial-read": Rule("R152", NOTE),
    "time-left-out": Rule("R153", NOTE),
    "amount-form": Rule("R154", NOTE),
    "read-as-text": Rule("R155", NOTE),
    # R160 to R182: people and accounts, between files and with last month
    "id-two-names": Rule("R160", WARNING),
    "name-written-differently": Rule("R161", NOTE),
    "payee-written-differently": Rule("R162", NOTE),
    "id-one-digit-off": Rule("R163", NOTE),
    "name-odd-dot": Rule("R164", NOTE),
    "name-beyond-gbk": Rule("R165", NOTE),
    "name-too-long": Rule("R166", NOTE),
    "account-shared": Rule("R167", NOTE),
    "account-shared-by-many": Rule("R168", WARNING),
    "account-missing": Rule("R169", NOTE),
    "bank-number-check-digit": Rule("R170", WARNING),
    "age-too-young": Rule("R171", NOTE),
    "age-too-old": Rule("R172", NOTE),
    "sex-implausible": Rule("R173", NOTE),
    "start-before-policy": Rule("R174", NOTE),
    "certification-lapsed": Rule("R175", WARNING),
    "account-changed": Rule("R176", NOTE),
    "account-edited": Rule("R177", WARNING),
    "name-edited": Rule("R178", WARNING),
    "row-twice": Rule("R179", ERROR),
    "id-perhaps-corrected": Rule("R180", WARNING),
    "id-differs-in-check": Rule("R181", WARNING),
    "name-like-formula": Rule("R182", WARNING),
    # O, openings
    "opening-project-unknown": Rule("O101", ERROR),
    "opening-person-unknown": Rule("O102", ERROR),
    "opening-twice-row": Rule("O103", ERROR),
    # C, changes
    "change-unknown": Rule("C101", ERROR),
    "change-bare-stop": Rule("C102", ERROR),
    "change-person-unknown": Rule("C103", ERROR),
    "change-name-differs": Rule("C104", ERROR),
    "change-not-dated": Rule("C105", WARNING),
    "change-value-missing": Rule("C106", ERROR),
    "change-flag-unknown": Rule("C107", ERROR),
    "change-twice": Rule("C108", WARNING),
    "identity-circle": Rule("C109", ERROR),
    "change-without-effect": Rule("C110", WARNING),
    "checked-by-oneself": Rule("C111", WARNING),
    "change-after-death": Rule("C112", WARNING),
    # P: project files
    "toml-syntax": Rule("P101", ERROR),
    "unknown-key": Rule("P102", ERROR),
    "missing-key": Rule("P103", ERROR),
    "wrong-type": Rule("P104", ERROR),
    "not-quoted": Rule("P105", ERROR),
    "out-of-range": Rule("P106", ERROR),
    "not-a-choice": Rule("P107", ERROR),
    "twice": Rule("P108", ERROR),
    "key-of-other-kind": Rule("P109", ERROR),
    "bad-identifier": Rule("P110", ERROR),
    "bad-percent": Rule("P111", ERROR),
    "bad-figure": Rule("P112", ERROR),
    "budget-line-form": Rule("P113", ERROR),
    "unknown-item": Rule("P114", ERROR),
    "item-gone": Rule("P117", ERROR),
    "since-moved": Rule("P121", ERROR),
    "bands-out-of-order": Rule("P118", ERROR),
    "bad-flag": Rule("P119", ERROR),
    "project-unknown": Rule("P120", ERROR),
    "target-form": Rule("P125", ERROR),
    "target-weights": Rule("P126", ERROR),
    "bad-number": Rule("P127", ERROR),
    "result-form": Rule("P128", ERROR),
    "result-share": Rule("P129", ERROR),
    "grades-out-of-order": Rule("P132", ERROR),
    "bad-characters": Rule("P140", ERROR),
    "layout-key-unused": Rule("P141", ERROR),
    "layout-text": Rule("P142", ERROR),
    "layout-column-unknown": Rule("P143", ERROR),
    "layout-unknown": Rule("P144", ERROR),
    "code-unknown": Rule("P130", ERROR),
    "code-is-error": Rule("P131", ERROR),
    # B: budgets and printed figures
    "figure-beyond-rounding": Rule("B101", WARNING),
    "figure-rounding-tail": Rule("B102", NOTE),
    "fact-differs": Rule("B103", WARNING),
    "over-budget": Rule("B104", WARNING),
    "open-claims": Rule("B105", WARNING),
    "open-arrears": Rule("B106", WARNING),
    "figures-contradict": Rule("B107", WARNING),
    "figures-without-amounts": Rule("B108", WARNING),
    "over-budget-ahead": Rule("B109", WARNING),
    # L: the ledger
    "ledger-batch-digest": Rule("L101", ERROR),
    "ledger-chain": Rule("L102", ERROR),
    "ledger-lines-digest": Rule("L103", ERROR),
    "ledger-input-digest": Rule("L104", ERROR),
    "ledger-numbering": Rule("L105", ERROR),
    "ledger-orphan": Rule("L106", ERROR),
    "ledger-closed-month": Rule("L107", ERROR),
    "ledger-replay": Rule("L108", ERROR),
    "ledger-rules": Rule("L109", WARNING),
    "ledger-head": Rule("L110", ERROR),
    "ledger-schema": Rule("L115", ERROR),
    "ledger-not-database": Rule("L111", ERROR),
    "ledger-corrupt": Rule("L112", ERROR),
    "ledger-not-ours": Rule("L113", ERROR),
    "ledger-newer": Rule("L114", ERROR),
<<<<<<< HEAD
    "ledger-missing": Rule("L116", ERROR),
=======
    # E, a year's self-evaluation
    "target-missed": Rule("E101", WARNING),
    "target-unknown": Rule("E102", WARNING),
    "execution-unknown": Rule("E103", WARNING),
    "targets-missing": Rule("E104", WARNING),
    "year-not-over": Rule("E105", NOTE),
    "funds-over-budget": Rule("E106", WARNING),
    "funds-twice": Rule("E107", WARNING),
    "issued-late": Rule("E108", WARNING),
    "entered-later": Rule("E109", NOTE),
>>>>>>> 4ecb707 (wip: evaluate)
    # K, clearances
    "clearance-unused": Rule("K101", NOTE),
    "clearance-expired": Rule("K102", NOTE),
    # M, mortality tables
    "bad-age": Rule("M101", ERROR),
    "bad-probability": Rule("M102", ERROR),
    "ages-not-consecutive": Rule("M103", ERROR),
    "table-not-closed": Rule("M104", ERROR),
    "mortality-falls": Rule("M105", WARNING),
    # T: files for the bank, and its answers
    "order-character": Rule("T101", ERROR),
    "order-too-long": Rule("T102", ERROR),
    "order-amount": Rule("T103", ERROR),
    "answer-row-width": Rule("T111", ERROR),
    "answer-sums": Rule("T112", ERROR),
    "answer-negative": Rule("T113", ERROR),
    "answer-not-said": Rule("T114", ERROR),
    "answer-more": Rule("T115", ERROR),
    "answer-code-unknown": Rule("T116", ERROR),
    "answer-contradicts": Rule("T117", ERROR),
    "answer-unknown": Rule("T118", ERROR),
    "answer-twice": Rule("T119", ERROR),
    "answer-ambiguous": Rule("T120", ERROR),
    "answer-amount-differs": Rule("T121", ERROR),
    # W: the written files of lists
    "paper-missing": Rule("W101", WARNING),
    "paper-differs": Rule("W102", WARNING),
    "paper-leftover": Rule("W103", WARNING),
    "paper-stray": Rule("W104", WARNING),
    # S: a copy of a workspace, held against its ledger
    "copy-file-missing": Rule("S101", WARNING),
    "copy-file-differs": Rule("S102", WARNING),
    "copy-file-outside": Rule("S103", WARNING),
    "copy-file-locked": Rule("S104", WARNING),
    # A: what audit finds in payments. A101 to A112: lists against the inputs of their day, and titles
    "paid-to-nobody": Rule("A101", ERROR),
    "paid-after-death": Rule("A102", ERROR),
    "paid-after-end": Rule("A103", ERROR),
    "paid-in-forfeit": Rule("A104", ERROR),
    "paid-while-suspended": Rule("A105", ERROR),
    "paid-before-start": Rule("A106", ERROR),
    "paid-twice": Rule("A107", ERROR),
    "one-off-without-title": Rule("A108", ERROR),
    "one-off-twice": Rule("A109", ERROR),
    "amount-off-scale": Rule("A110", ERROR),
    "owed-left-out": Rule("A111", ERROR),
    "line-not-computed": Rule("A112", ERROR),
    "paid-before-report": Rule("A121", NOTE),
    "paid-uncertified": Rule("A122", WARNING),
    # A131 to A136: arrears and claims
    "owed-never-paid": Rule("A131", WARNING),
    "claim-idle": Rule("A132", WARNING),
    "arrears-long": Rule("A133", NOTE),
    "start-long-past": Rule("A134", NOTE),
    "arrears-round": Rule("A135", NOTE),
    "edit-accepted": Rule("A136", NOTE),
    # A141 to A145: grounds
    "change-without-document": Rule("A141", WARNING),
    "wage-without-basis": Rule("A142", WARNING),
    "raise-off-policy": Rule("A143", WARNING),
    "left-without-reason": Rule("A144", NOTE),
    "change-unchecked": Rule("A145", WARNING),
    # A151 to A153: payees
    "payee-other": Rule("A151", NOTE),
    "account-before-list": Rule("A152", NOTE),
    "account-there-and-back": Rule("A153", WARNING),
    # A161 to A171: months, people, and what could not be looked at
    "month-without-list": Rule("A161", WARNING),
    "headcount-over-budget": Rule("A162", WARNING),
    "headcount-under-target": Rule("A163", NOTE),
    "payments-not-audited": Rule("A171", WARNING),
}
"""Every finding: its name, its code, its severity."""


def severity(found: Finding) -> str:
    """Return how serious a finding is: as the office takes it, or else as its name says."""
    return found.severity or RULES[found.name].severity


def meaning(name: str) -> str:
    """Return the message that says what the severity of a name means; an audit finds payments, and stops none."""
    rule = RULES[name]
    return f"severity.{rule.severity}.{'audit' if rule.code[0] == 'A' and rule.severity == ERROR else 'meaning'}"
