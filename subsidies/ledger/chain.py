"""The digests that chain the batches: each covers its batch, its lines, its inputs, and the batch before it.

The catch: the digest of the lines is that of the bytes of their CSV file, so that anyone with ``sha256sum`` can hold
a file against the ledger.

>>> of_bytes(b"")[:8]
'e3b0c442'
"""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class InputRef:
    """An input of a batch: ``project``, ``roster`` or ``changes``, its name, and the SHA-256 of its bytes."""

    role: str
    name: str
    digest: str


@dataclass(frozen=True, slots=True)
class Batch:
    """A numbered entry of the ledger, without its lines. Texts as at every edge: ``YYYY-MM``, ``YYYY-MM-DD``."""

    number: int
    kind: str
    project: str
    pay_month: str
    as_of: str
    entered_at: str
    entered_by: str
    rules: str
    why: str
    about: int | None
    """The batch that this one corrects."""
    detail: str
    """JSON: what a kind needs beyond the rest."""
    line_count: int
    fen: int
    """The sum of the lines."""
    lines_digest: str
    previous: str
    """The digest of the batch before; empty for the first."""
    digest: str
    inputs: tuple[InputRef, ...] = ()


def of_bytes(content: bytes) -> str:
    """Return the SHA-256 of some bytes, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def of_batch(batch: Batch) -> str:
    """Return the digest of a batch: SHA-256 of its fields, but for the digest, as JSON with sorted keys."""
    fields = asdict(batch)
    del fields["digest"]
    return of_bytes(json.dumps(fields, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode())


def is_reissue(batch: Batch) -> bool:
    """Return whether a list pays again what a bank did not pay, and nothing else."""
    try:
        detail = json.loads(batch.detail) if batch.kind == "payroll" else {}
    except ValueError:
        return False
    return isinstance(detail, dict) and detail.get("reissue") is True


def is_sealed(batch: Batch) -> bool:
    """Return whether a batch has the digest that it should have."""
    return of_batch(batch) == batch.digest


def of_inputs(inputs: Sequence[InputRef]) -> tuple[str, ...]:
    """Return the digests of inputs, in their order."""
    return tuple(reference.digest for reference in inputs)
