r"""What a file is, by its content; its extension is only a name.

The catch: many an ``.xls`` from an office's system is a web page, or XML, under a spreadsheet's name.

>>> kind(b"PK\x03\x04..."), kind(b"\xef\xbb\xbf <html><table>"), kind("姓名,".encode("gb18030"))
('package', 'html', 'text')
"""

import codecs
import re
import struct
from typing import Final

PACKAGE, OLD, PARQUET, XML, HTML, TEXT, OTHER = "package", "old", "parquet", "xml", "html", "text", "other"
COMPOUND: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
"""The name of the stream in which a workbook with a password lies."""
BEGIN: Final = b"\x09\x08\x10\x00\x00\x06\x05\x00"
PASS: Final = 0x2F

STARTS: Final = (
    (b"PK\x03\x04", PACKAGE),
    (b"PK\x05\x06", PACKAGE),
    (COMPOUND, OLD),
    (b"\x09\x08\x10\x00", OLD),  # a stream of old Excel that lies in no file of its own
    (b"\x09\x08\x08\x00", OLD),
    (b"\x09\x04\x06\x00", OLD),
    (b"\x09\x02\x06\x00", OLD),
    (b"\x09\x00\x04\x00", OLD),
    (b"PAR1", PARQUET),
    *((start, OTHER) for start in (b"\xd0\xcf\x11\xe0", b"%PDF-", b"\x1f\x8b", b"Rar!", b"7z\xbc\xaf", b"{\\rtf")),
    *((start, OTHER) for start in (b"SQLite format 3", b"MIME-Version:", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM6")),
)
HEAD: Final = 4096
SHEET_NAMESPACE: Final = "urn:schemas-microsoft-com:office:spreadsheet"
TAG: Final = re.compile(
    r"<(!doctype\s+html|html|head|meta|style|title|body|div|table|tr|td|th)(?![\w:.-])", re.IGNORECASE
)


def kind(content: bytes) -> str:
    """Return what a file is."""
    for start, what in STARTS:
        if content.startswith(start):
            return what
    head = _head(content).lstrip()
    if not head.startswith("<"):
        return TEXT
    if SHEET_NAMESPACE in head and re.search(r"<(\w+:)?Workbook\b", head):
        return XML
    return HTML if TAG.search(head) else OTHER


def is_encrypted(content: bytes) -> bool:
    """Return whether a file is a workbook with a password."""
    return content.startswith(COMPOUND) and (ENCRYPTED in content or _has_pass(content))


def _has_pass(content: bytes) -> bool:
    """Return whether an old workbook has a record, among its first, that says that the others are encrypted."""
    place = content.find(BEGIN)
    for _ in range(8):
        number, length = struct.unpack_from("<HH", content, place) if 0 <= place <= len(content) - 4 else (0, 0)
        if number == PASS:
            return True
        place += 4 + length
    return False


def _head(content: bytes) -> str:
    """Return the beginning of a text as far as ASCII goes; what is no text gives nonsense."""
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if content.startswith(mark):
            return content[:HEAD].decode(encoding, "replace").lstrip("\ufeff")
    return content[:HEAD].decode("latin-1")
