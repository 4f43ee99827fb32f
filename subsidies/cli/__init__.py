"""The commands, one file each, and the shell that calls them.

``request`` is what a command declares and is asked, ``parser`` splits the command line, ``page`` writes help,
``choice`` chooses the language, ``streams`` writes, ``failure`` says what went wrong. The catch: every command is
imported for ``--help``, so a command's module imports what it works with inside ``run``.

>>> [module.COMMAND.words for module in COMMANDS][:4]
['init', 'status', 'check', 'draft']
"""

from collections.abc import Sequence
from typing import Final

from subsidies.cli import (
    approve,
    audit,
    bank_export,
    bank_layout,
    bank_layouts,
    bank_return,
    bank_verify,
    budget,
    check,
    close,
    draft,
    evaluate,
    explain,
    init,
    issue,
    ledger_backup,
    ledger_export,
    ledger_instalments,
    ledger_log,
    ledger_opening,
    ledger_refund,
    ledger_reverse,
    ledger_show,
    ledger_verify,
    ledger_waive,
    papers,
    preset,
    reconcile,
    roster_convert,
    roster_diff,
    roster_template,
    rule,
    status,
)
from subsidies.cli.request import DONE, FOUND, NOT_DONE, Module
from subsidies.language import Say

__all__ = ["COMMANDS", "DONE", "FOUND", "NOT_DONE", "run"]

COMMANDS: Final[Sequence[Module]] = (
    init,
    status,
    check,
    draft,
    approve,
    issue,
    papers,
    close,
    budget,
    reconcile,
    evaluate,
    audit,
    explain,
    rule,
    preset,
    bank_layouts,
    bank_layout,
    bank_export,
    bank_return,
    bank_verify,
    roster_diff,
    roster_convert,
    roster_template,
    ledger_log,
    ledger_show,
    ledger_verify,
    ledger_reverse,
    ledger_refund,
    ledger_waive,
    ledger_instalments,
    ledger_opening,
    ledger_backup,
    ledger_export,
)
"""In the order in which ``--help`` lists them."""


def run(arguments: Sequence[str], say: Say, language: str) -> int:
    """Run the command that the arguments name and return its exit status. Raises ``Refusal`` where they are wrong."""
    from subsidies.cli import parser

    return parser.run(arguments, COMMANDS, say, language)
