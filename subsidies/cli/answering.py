"""How a command answers: what it shows on which stream, folded and masked, and what it asks."""

import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Self, TextIO

from subsidies import months, sentence
from subsidies.cli import streams
from subsidies.errors import Finding
from subsidies.language import Say

if TYPE_CHECKING:
    from subsidies.write.screen import Table


@dataclass(frozen=True, slots=True)
class Answering:
    """The ways to answer, which know the language, whether JSON is wanted and where an answer goes."""

    say: Say
    language: str = "zh"
    workspace: str | None = None
    """The folder of ``-C``; nothing: to be looked for."""
    project: tuple[str, ...] = ()
    """The ids of ``--project``, each once; none: all projects."""
    json: bool = False
    quiet: bool = False
    show_ids: bool = False
    as_of: int | None = None
    """The ordinal of a day; nothing: today."""
    yes: bool = False
    asking: bool = False
    """Whether what is shown belongs to a question, and not to the result."""

    @property
    def can_ask(self) -> bool:
        """Whether somebody is there to answer a question that ``--yes`` has not answered."""
        return not self.yes and sys.stdin is not None and sys.stdin.isatty()

    @property
    def asks(self) -> bool:
        """Whether a correction is asked for before it is entered: what it shows first must be seen."""
        return self.can_ask and sys.stdout.isatty()

    def line(self, words: str) -> str:
        """Return a command as it is typed for the same workspace and projects.

        >>> Answering(str, workspace="my office", project=("living",)).line("issue 2024-10")
        'subsidies -C "my office" issue 2024-10 --project living'
        """
        folder = f'"{self.workspace}"' if " " in (self.workspace or "") else self.workspace
        ahead = ["-C", folder] if folder else []
        return " ".join(["subsidies", *ahead, words, *(f"--project {one}" for one in self.project)])

    def same_day(self, words: str) -> str:
        """Return the words of a command with the as-of day of this request, if one was named."""
        return words if self.as_of is None else f"{words} --as-of {months.format_day(self.as_of)}"

    def span(self, first: int, last: int) -> str:
        """Return months in words: one, or from first to last."""
        return sentence.months_in_words(first, last, self.say)

    def masked(self, text: str) -> str:
        """Return a free text as it may be shown."""
        return sentence.masked(text, self.show_ids)

    def before_asking(self) -> Self:
        """Return the request whose results are shown where questions are asked, with ``--json`` too."""
        return replace(self, asking=True)

    def _shown_on(self) -> "TextIO | None":
        """Return where results are shown; nowhere, where the answer is the JSON object alone."""
        return sys.stderr if self.asking else None if self.json else sys.stdout

    def out(self, line: str) -> None:
        """Show a line of the result. With ``--json`` the answer is the object alone."""
        if stream := self._shown_on():
            streams.put(stream, self._folded(line, stream) + "\n")

    def page(self, lines: Iterable[str]) -> None:
        """Show lines that are set already, as they are, likewise; who set them has masked what must be."""
        if stream := self._shown_on():
            streams.put(stream, "".join(f"{line}\n" for line in lines))

    def _folded(self, text: str, stream: TextIO) -> str:
        """Return a text in lines that a terminal does not break by itself, in the middle of a word."""
        from subsidies.write import fit, screen

        width = screen.width_of(stream)
        return "\n".join(fit.indented(line, width) for line in self.masked(text).split("\n"))

    def table(self, table: "Table") -> None:
        """Show a table of the result, likewise."""
        from subsidies.write import screen

        if stream := self._shown_on():
            streams.put(stream, screen.table(table.through(self.masked), stream, say=self.say))

    def terms(self, rows: Iterable[tuple[str, str]]) -> None:
        """Show two columns of the result, terms and values, likewise."""
        from subsidies.write import screen

        if stream := self._shown_on():
            shown = [(self.masked(term), self.masked(told)) for term, told in rows]
            streams.put(stream, screen.render(screen.terms(shown, screen.width_of(stream)), stream))

    def answer(self, tree: Mapping[str, object]) -> None:
        """Give the JSON object, where ``--json`` asks for it."""
        from subsidies.write import json

        if self.json:
            streams.put(sys.stdout, json.text(tree, sys.stdout.encoding, self.show_ids))

    def findings(self, found: Iterable[Finding], result: bool = False) -> None:
        """Show findings: on stdout where they are the result (not with ``--json``), else beside it, on stderr."""
        from subsidies.write import screen

        stream = sys.stdout if result else sys.stderr
        if not (result and self.json):
            streams.put(stream, screen.findings(found, self.say, stream, self.show_ids))

    def note(self, line: str) -> None:
        """Show a line of progress, on stderr."""
        if not self.quiet:
            streams.put(sys.stderr, self._folded(line, sys.stderr) + "\n")

    def step(self, told: str, words: str) -> None:
        """Show what comes next and the command to type; that is never folded, for it may be copied."""
        self.advise(told)
        if not self.quiet and not self.json:
            streams.put(sys.stderr, f"  {self.line(words)}\n")

    def advise(self, told: str) -> None:
        """Show what may be done now: as progress, and not to programs, which know it."""
        if not self.json:
            self.note(told)

    def confirm(self, question: str) -> bool:
        """Ask on a terminal, and return whether the answer is yes. With ``--yes``, and where nobody can answer: yes.

        Raises ``EOFError`` where the input ends instead.
        """
        if not self.can_ask:
            return True
        return self.typed(self.say("screen.confirm", question=question)).lower() in ("y", "yes", "是", "好")

    def typed(self, question: str) -> str:
        """Ask, and return what somebody types in answer. Raises ``EOFError`` where the input ends instead."""
        streams.put(sys.stderr, self._folded(question, sys.stderr) + " " * question.endswith(" "))
        sys.stderr.flush()
        if not (answer := sys.stdin.readline()):
            raise EOFError
        return answer.strip()
