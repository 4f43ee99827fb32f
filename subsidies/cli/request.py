"""What a command declares, and what it is asked: options and arguments as data, and the request made of them.

A command is a module with a ``COMMAND`` and a ``run(request) -> status``; the shell (``cli.parser``) adds the options
that every command takes. This module knows neither typer nor rich, so a command's declaration costs nothing.

>>> AS_OF.value("2024-01-20"), PROJECT.value(["a", "a", "b"])
(738905, ('a', 'b'))
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any, Final, NamedTuple, Protocol

from subsidies import money, months, selection
from subsidies.cli import values
from subsidies.cli.answering import Answering
from subsidies.errors import Refusal

DONE, FOUND, NOT_DONE = 0, 1, 2
"""Exit status: nothing found; errors, warnings or differences found; not done, and nothing written."""


@dataclass(frozen=True, slots=True)
class Option:
    """An option of a command. Its help is the message ``option.TOLD``, else ``option.KEY``."""

    key: str
    """The long name without its dashes."""
    metavar: str = ""
    """What it takes; nothing: it is a switch."""
    read: Callable[[str], Any] = str
    many: bool = False
    short: str = ""
    otherwise: Callable[[], Any] = lambda: None
    """The value where none is given."""
    told: str = ""
    """The key of its help where it is not the option's own."""

    @property
    def field(self) -> str:
        """The field of the request that holds its value."""
        return self.key.replace("-", "_")

    @property
    def flags(self) -> list[str]:
        """Every way to write it, the short one first."""
        return [self.short] * bool(self.short) + [f"--{self.key}"]

    def value(self, given: Any) -> Any:
        """Return the value of what was given. Raises the reader's ``Refusal``, with this option as its place."""
        if self.many:
            return tuple(dict.fromkeys(_read(self.read, one, f"--{self.key}") for one in given or ()))
        if not self.metavar:
            return bool(given)
        return self.otherwise() if given is None else _read(self.read, given, f"--{self.key}")


@dataclass(frozen=True, slots=True)
class Argument:
    """An argument of a command. Its help is the message ``argument.TOLD``, else ``argument.KEY``."""

    key: str
    """The field of the request."""
    metavar: str
    read: Callable[[str], Any] = str
    required: bool = True
    told: str = ""
    """The key of its help where it is not that of the field."""

    def value(self, given: str | None, place: str) -> Any:
        """Return the value of what was given. Raises the reader's ``Refusal``, with the place."""
        return None if given is None else _read(self.read, given, place)


def _read(read: Callable[[str], Any], given: str, place: str) -> Any:
    try:
        return read(given)
    except Refusal as refusal:
        raise Refusal(refusal.name, findings=refusal.findings, place=place, **refusal.values) from None


class Command(NamedTuple):
    """A command, its arguments and own options. Its help is the message ``help.KEY``."""

    words: str
    """How it is called: ``draft``, ``ledger log``."""
    arguments: Sequence[Argument] = ()
    options: Sequence[Option] = ()

    @property
    def key(self) -> str:
        """The name of its help and of its page in docs/commands/."""
        return self.words.replace(" ", "-")


class Module(Protocol):
    """A module of this package that is a command."""

    COMMAND: Command

    def run(self, request: "Request", /) -> int:
        """Do it, and return the exit status."""


PROJECT: Final = Option("project", "ID", many=True)
JSON: Final = Option("json")
QUIET: Final = Option("quiet")
LANG: Final = Option("lang", "zh|en", values.language)
SHOW_IDS: Final = Option("show-ids")
COMMON: Final = (PROJECT, JSON, QUIET, LANG, SHOW_IDS)
"""What every command takes."""

WORKSPACE: Final = Option("workspace", "DIR", short="-C")
VERSION: Final = Option("version")
HELP: Final = Option("help", short="-h")

AS_OF: Final = Option("as-of", "DATE", months.parse_day)
BY: Final = Option("by", "NAME", values.name, otherwise=values.login_name)
PREPARED_BY: Final = Option("by", "NAME", values.name, otherwise=str, told="prepared-by")
DRY_RUN: Final = Option("dry-run")
YES: Final = Option("yes")
CATCH_UP: Final = Option("catch-up")
REISSUE: Final = Option("reissue")
ENCRYPT: Final = Option("encrypt")
ACCEPT: Final = Option("accept", "WHY", otherwise=str)
WHY: Final = Option("why", "WHY", otherwise=str)
NOT_PAID: Final = Option("not-paid", "EVIDENCE", otherwise=str)
ITEM: Final = Option("item", "ITEM", otherwise=str)
FOR_MONTH: Final = Option("month", "MONTH", months.parse)
DOCUMENT: Final = Option("document", "DOCUMENT", otherwise=str)
NOW: Final = Option("now")
SELECT: Final = Option("select", "CODE", selection.selected, many=True)
IGNORE: Final = Option("ignore", "CODE", selection.left_aside, many=True)
EXIT_ZERO: Final = Option("exit-zero")
REPORT: Final = Option("report", "YEAR", values.year)
CLEARED: Final = Option("cleared")
MARK: Final = Option("mark", "DIR", otherwise=str)
LIMIT: Final = Option("limit", "COUNT", values.count, otherwise=lambda: 10)
BY_HAND: Final = (AS_OF, BY, WHY, DRY_RUN, YES)
"""What every command takes that enters a batch by hand."""
ONE_CLAIM: Final = (ITEM, FOR_MONTH, DOCUMENT)
"""Which claim of a person is meant, and by what document."""
ROWS: Final = replace(LIMIT, told="rows")
DIGEST: Final = Option("digest", "DIGEST", values.digest, otherwise=str)
WITHDRAW: Final = Option("withdraw")
HEAD: Final = Option("head", "DIGEST", values.digest, otherwise=str)
AGAINST: Final = Option("against", "FILE", otherwise=str)
SAMPLE: Final = Option("sample")
REPAIR: Final = Option("repair")
ADJUST: Final = Option("adjust", "PERCENT", values.percent)
ADJUST_FROM: Final = Option("adjust-from", "MONTH", months.parse)
ADJUST_PAID: Final = Option("adjust-paid", "MONTH", months.parse)
JOINERS: Final = Option("joiners", "PEOPLE", values.count, otherwise=lambda: 0)
MARGIN: Final = Option("margin", "PERCENT", values.percent)
CERTAINTY: Final = Option("certainty", "PERCENT", values.certainty)
ASSUMPTIONS: Final = (ADJUST, ADJUST_FROM, ADJUST_PAID, JOINERS, MARGIN, CERTAINTY)
"""What is assumed of a year, beside the scenarios of the project files."""
ADOPT: Final = Option("adopt")
PAPERS: Final = Option("papers")
CHARTS: Final = Option("charts")
SCENARIO: Final = Option("scenario", "NAME", otherwise=str)
PLAN: Final = Option("plan")
TARGETS: Final = Option("targets")
BALANCED: Final = Option("balanced")
ITEMS: Final = Option("items")
SATISFACTION: Final = Option("satisfaction", "NUMBER", values.number, otherwise=str)
SATISFACTION_SOURCE: Final = Option("satisfaction-source", "SOURCE", otherwise=str)
SPLIT: Final = Option("split", "LEVELS", values.levels, otherwise=lambda: ("cause",))

DIR: Final = Argument("dir", "DIR")
MONTH: Final = Argument("month", "MONTH", months.parse, required=False)
YEAR: Final = Argument("year", "YEAR", values.year)
CODE: Final = Argument("code", "CODE", required=False)
LAYOUT: Final = Argument("layout", "LAYOUT")
PRESET: Final = Argument("preset", "PRESET", required=False)
PAY_MONTH: Final = Argument("month", "MONTH", months.parse, told="pay_month")
FROM_MONTH: Final = Argument("month", "FROM", months.parse, told="from_month")
AMOUNT: Final = Argument("amount", "AMOUNT", money.parse_due)
FILE: Final = Argument("file", "FILE")
COPY: Final = Argument("copy", "FILE")
FOLDER: Final = Argument("folder", "DIR")
OLD: Final = Argument("old", "OLD", required=False)
NEW: Final = Argument("new", "NEW", required=False)
ROSTER: Final = Argument("file", "ROSTER", told="roster")
OUT: Final = Argument("target", "OUT", told="out")
BLANK: Final = Argument("target", "OUT", told="blank")
WHO: Final = Argument("who", "WHO")
SERVICE_MONTH: Final = Argument("service_month", "MONTH", months.parse, required=False)
NUMBER: Final = Argument("number", "N", values.batch)


@dataclass(frozen=True, slots=True)
class Request(Answering):
    """What was asked of a command."""

    by: str = ""
    """Who enters: ``--by``, else the login name; empty for commands that enter nothing."""
    dry_run: bool = False
    catch_up: bool = False
    reissue: bool = False
    encrypt: bool = False
    accept: str = ""
    why: str = ""
    not_paid: str = ""
    """The evidence that a list whose file has left was not paid."""
    amount: int = 0
    """Fen."""
    item: str = ""
    document: str = ""
    file: str = ""
    copy: str = ""
    folder: str = ""
    old: str | None = None
    new: str | None = None
    """Files with rosters, as they were written."""
    target: str = ""
    now: bool = False
    select: tuple[frozenset[str], ...] = ()
    """Names of findings, of each option."""
    ignore: tuple[frozenset[str], ...] = ()
    exit_zero: bool = False
    report: int | None = None
    cleared: bool = False
    mark: str = ""
    """The folder for marked copies; empty: none are wanted."""
    limit: int = 0
    """How many of a code in a file are shown; 0: all."""
    head: str = ""
    digest: str = ""
    withdraw: bool = False
    against: str = ""
    sealed: str = ""
    """A list from elsewhere, a copy of a workspace; empty: none."""
    sample: bool = False
    repair: bool = False
    adjust: Fraction | None = None
    """By how much wages or rates are assumed to be raised: a share of one."""
    adjust_from: int | None = None
    """From which month on; nothing: the first of the year."""
    adjust_paid: int | None = None
    """The first month that pays it; nothing: that month."""
    joiners: int = 0
    """People who are assumed to join each month."""
    margin: Fraction | None = None
    certainty: Fraction | None = None
    papers: bool = False
    charts: bool = False
    adopt: bool = False
    scenario: str = ""
    """The name of the scenario that is adopted; nothing: the estimate as it stands."""
    satisfaction: str = ""
    """A number as it was written; nothing: none was typed."""
    satisfaction_source: str = ""
    plan: bool = False
    targets: bool = False
    balanced: bool = False
    """Whether figures give way for their sums."""
    items: bool = False
    split: tuple[str, ...] = ()
    """How deep causes are shown: ``cause``, ``person``."""
    month: int | None = None
    """The pay month; nothing: the next one due."""
    who: str = ""
    """An id number or a name, as it was written."""
    service_month: int | None = None
    year: int = 0
    number: int = 0
    batch: int = 0
    """That of a list; 0: none is named."""
    bank_file: str | None = None
    """The answer of a bank, as its file was written; nothing: none."""
    notice: tuple[str, ...] = ()
    """People to whom a notice is written, each as it was typed."""
    failed: tuple[str, ...] = ()
    """References of payments."""
    reason: str = ""
    accept_rest: bool = False
    accept_part: bool = False
    code: str | None = None
    preset: str | None = None
    layout: str = ""
    dir: str = ""

    def refuse_alone(self, given: object, other: str = "--papers") -> None:
        """Refuse (option-alone) a password where the option is missing that writes the files."""
        if self.encrypt and not given:
            raise Refusal("option-alone", text="--encrypt", other=other)
