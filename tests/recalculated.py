"""A workbook as LibreOffice reckons it anew: whatever its formulas carried is taken away first.

>>> without_values(b'<c r="A1"><f>1+1</f><v>3</v></c><c r="A2"><v>4</v></c>')
b'<c r="A1"><f>1+1</f></c><c r="A2"><v>4</v></c>'
"""

import io
import re
import shutil
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest

SOFFICE = shutil.which("soffice")
needs_office = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
VALUE = re.compile(rb"(</f>)<v>[^<]*</v>")


def without_values(sheet: bytes) -> bytes:
    """Return a sheet's XML whose formulas carry no values."""
    return VALUE.sub(rb"\1", sheet)


def recalculated(workbook: bytes, folder: Path) -> Any:
    """Return a workbook with the values that LibreOffice finds, as openpyxl reads them."""
    bare, made = folder / "bare.xlsx", folder / "made"
    with zipfile.ZipFile(io.BytesIO(workbook)) as old, zipfile.ZipFile(bare, "w") as new:
        for name in old.namelist():
            new.writestr(name, without_values(old.read(name)))
    assert SOFFICE is not None
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    words = [SOFFICE, profile, "--headless", "--convert-to", "xlsx", "--outdir", str(made), str(bare)]
    subprocess.run(words, check=True, capture_output=True, timeout=300)
    return openpyxl.load_workbook(made / "bare.xlsx", data_only=True)
