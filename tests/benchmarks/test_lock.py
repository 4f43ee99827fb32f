"""A workbook of 100,000 people with a password, decrypted and compared, beside the library that does both alone."""

import gc
import io
import time
from collections.abc import Callable

import pytest
from msoffcrypto.format.ooxml import OOXMLFile

from subsidies.lock import Lock
from subsidies.read.bank import layouts
from subsidies.write import bank
from tests.benchmarks.test_bank import SENDING, people

SECRET = "样例密码"


def seconds(work: Callable[[], object]) -> float:
    """Return the shorter time of two."""
    taken = []
    for _ in range(2):
        gc.collect()
        began = time.perf_counter()
        work()
        taken.append(time.perf_counter() - began)
    return min(taken)


def library(content: bytes) -> None:
    """Encrypt and decrypt with the library alone."""
    made = io.BytesIO()
    OOXMLFile(io.BytesIO(content)).encrypt(SECRET, made)
    file = OOXMLFile(made)
    file.load_key(password=SECRET, verify_password=True)
    file.decrypt(io.BytesIO(), verify_integrity=True)


@pytest.mark.bench
def test_a_password_costs_what_the_library_needs_to_encrypt_and_decrypt() -> None:
    (file,) = bank.files(people(), layouts.preset("icbc-own"), SENDING)
    alone, ours = seconds(lambda: library(file.content)), seconds(lambda: Lock(SECRET).locked(file.content))
    print(f"\n{len(file.content):,} bytes: {ours / alone:.2f} x the library alone ({alone:.2f} s)")
    assert ours < 1.5 * alone
