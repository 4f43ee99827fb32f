"""What the papers of a list say, as plain values: its people, how it came from the month before, and why.

The catch: these are texts and fen that are ready to be printed; nothing is reckoned here, and nothing looked up.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class PaymentRow:
    """One person in a list; amounts in fen."""

    name: str
    id_number: str
    employer: str
    regular: tuple[int, ...]
    """One an item of the list, in its order."""
    arrears: int
    recovery: int
    """Negative or 0."""
    net: int
    payee: str
    bank: str
    account: str
    remark: str


@dataclass(frozen=True, slots=True)
class MoveRow:
    """One person whose regular payment is not what it was in the pay month before; fen."""

    name: str
    id_number: str
    employer: str
    before: int
    change: int
    unexplained: int
    now: int
    evidence: str


@dataclass(frozen=True, slots=True)
class MoveGroup:
    """The people of one move and their sums (fen); ``rows`` names them, or nobody where they are not named."""

    move: str
    """A word of ``bridge.MOVES``, or ``unexplained``; nothing for those who did not move."""
    persons: int
    before: int
    change: int
    unexplained: int
    now: int
    rows: Sequence[MoveRow] = ()
    evidence: str = ""
    """What stands behind many of them, said once."""


@dataclass(frozen=True, slots=True)
class Movement:
    """How a pay month's regular payments came from those of the one before, and what is paid beside them."""

    before: int | None = None
    """The pay month before; ``None`` for the first."""
    groups: Sequence[MoveGroup] = ()
    """Each move once at most, in their order; those who did not move come last."""
    one_off: int = 0
    arrears: int = 0
    recovery: int = 0
    """Fen, of all lists of the pay month."""
    supplement: bool = False
    """Whether the pay month has other lists too."""


@dataclass(frozen=True, slots=True)
class PartRow:
    """A person's arrears or recoveries of one reason in a list."""

    name: str
    id_number: str
    kind: str
    reason: str
    """Words of ``words``: arrears or recovery, and why."""
    service: str
    """The service months, in words."""
    fen: int
    evidence: str


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """What a person was paid too much of an item for one reason and has not paid back."""

    name: str
    id_number: str
    item: str
    """Its name."""
    service: str
    """The service months, in words."""
    fen: int
    """Positive."""
    reason: str
    """A word of ``words.REASONS``."""
    is_new: bool
    """Whether the last list did not know of it."""
    evidence: str


@dataclass(frozen=True, slots=True)
class PaymentList:
    """All that the papers of one project and pay month say."""

    title: str
    """The office."""
    project: str
    pay_month: int
    batch: int | None
    """The ledger's number; ``None`` makes the paper a draft (试算)."""
    as_of: int
    """A day's ordinal; also the date of the file's making, for equal lists are equal bytes."""
    items: tuple[str, ...]
    rows: Sequence[PaymentRow]
    digest: str
    """Of the list's lines, in hex; empty for none. The first 16 characters are shown."""
    movement: Movement = Movement()
    parts: Sequence[PartRow] = ()
    grounds: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """What stands behind many parts of one kind and reason, said once."""
    claims: Sequence[ClaimRow] = ()
    """What is open after this list."""
