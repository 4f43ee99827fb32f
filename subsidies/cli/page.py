"""Help pages, made from what commands declare: usage, what it does, arguments, options.

The text of ``subsidies COMMAND --help`` is the page of the command in docs/. The catch: every word comes from
``language``; none of typer's own, which are English.
"""

import shutil
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple, TextIO

from subsidies.cli.request import COMMON, HELP, Argument, Command, Option
from subsidies.language import Say

if TYPE_CHECKING:
    from rich.console import RenderableType

WIDEST = 100
"""Columns of the widest page; longer lines are hard to read."""
NARROWEST = 40


class Group(NamedTuple):
    """A command that only has commands below it: ``subsidies``, ``ledger``. Its help is ``help.`` and its key."""

    path: str
    key: str
    commands: Sequence[tuple[str, str]]
    """Their words, and the keys of their helps."""
    options: Sequence[Option] = ()


def usage(what: Command | Group, say: Say) -> str:
    """Return how it is written, in one line.

    >>> from subsidies.cli.request import MONTH
    >>> usage(Command("draft", (MONTH,)), lambda key: key.rpartition(".")[2])
    'subsidies draft OPTIONS [MONTH]'
    """
    options = say("metavar.OPTIONS")
    if isinstance(what, Group):
        return f"{what.path} {options} {say('metavar.COMMAND')}"
    return " ".join(["subsidies", what.words, options, *(_operand(one, say) for one in what.arguments)])


def _operand(argument: Argument, say: Say) -> str:
    metavar = say(f"metavar.{argument.metavar}")
    return metavar if argument.required else f"[{metavar}]"


def write(what: Command | Group, say: Say, stream: TextIO) -> str:
    """Return the page for a stream: as wide as its terminal, within reason."""
    from rich.console import Group as Pieces
    from rich.padding import Padding

    from subsidies.write import fit, screen

    width = max(min(shutil.get_terminal_size().columns, WIDEST), NARROWEST)
    pieces: list[RenderableType] = [screen.text(say("heading.usage") + usage(what, say), "bold")]
    for paragraph in say(f"help.{what.key}").split("\n\n"):
        pieces += ["", Padding.indent(screen.text(fit.fold(paragraph, width - 2)), 2)]
    for heading, rows in _sections(what, say):
        pieces += ["", screen.text(say(heading), "bold"), screen.terms(rows, width)]
    return screen.render(Pieces(*pieces), stream, width)


def _sections(what: Command | Group, say: Say) -> Iterable[tuple[str, list[tuple[str, str]]]]:
    """Give the headings that have something below them, with their rows: a term and its explanation."""
    if isinstance(what, Group):
        yield "heading.options", _options((*what.options, HELP), say)
        yield "heading.commands", [(words, say(f"help.{key}").split("\n\n")[0]) for words, key in what.commands]
        return
    if what.arguments:
        yield (
            "heading.arguments",
            [(_operand(one, say), say(f"argument.{one.told or one.key}")) for one in what.arguments],
        )
    if what.options:
        yield "heading.options", _options(what.options, say)
    yield "heading.common", _options((*COMMON, HELP), say)


def _options(options: Iterable[Option], say: Say) -> list[tuple[str, str]]:
    return [(_term(option, say), say(f"option.{option.told or option.key}")) for option in options]


def _term(option: Option, say: Say) -> str:
    metavar = f" {say(f'metavar.{option.metavar}')}" if option.metavar else ""
    return ", ".join(option.flags) + metavar
