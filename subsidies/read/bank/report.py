"""A bank's answer as a message of ISO 20022: pain.002, whatever its version.

The catch: a report may name only what failed. What it says of the group, and of the payment, is said of all the
transfers that it does not name.
"""

from collections.abc import Iterator, Mapping
from typing import Final
from xml.etree import ElementTree as ET

from subsidies.bank.layout import Layout
from subsidies.errors import Finding, Refusal
from subsidies.read import guard
from subsidies.read.bank.raw import Raw

SPACE: Final = "urn:iso:std:iso:20022:tech:xsd:pain.002."
REPORT: Final = "CstmrPmtStsRpt"
PATHS: Final[Mapping[str, str]] = {
    "reference": "OrgnlEndToEndId",
    "amount": "OrgnlTxRef/Amt/InstdAmt",
    "payee": "OrgnlTxRef/Cdtr/Pty/Nm",
    "account": "OrgnlTxRef/CdtrAcct/Id/Othr/Id",
}
"""Where a transfer of the report says what a field of the order was."""
STATUS: Final = ("TxSts", "StsRsnInf/Rsn/Cd")


def read(file: str, content: bytes, layout: Layout) -> Raw:
    """Return the transfers of a report. Raises ``Refusal``: answer-faulty, answer-other."""
    assert layout.answer is not None
    root = _root(file, content, layout)
    group = next(_all(root, "OrgnlGrpInfAndSts"), None)
    transfers = list(_all(root, "TxInfAndSts"))
    fields = {one.field: one.name for one in layout.columns if one.field in PATHS}
    columns = {name: [_text(one, PATHS[field]) for one in transfers] for field, name in fields.items()}
    columns[layout.answer.result] = [_text(one, STATUS[0]) for one in transfers]
    if layout.answer.reason:
        columns[layout.answer.reason] = [_text(one, STATUS[1]) for one in transfers]
    said, why = _of_whole(root, group)
    to = "" if group is None else _text(group, "OrgnlMsgId")
    numbers = list(range(1, len(transfers) + 1))
    return Raw(columns, numbers, status=said, status_reason=why, batch=(to,) if to else ())


def _of_whole(root: ET.Element, group: ET.Element | None) -> tuple[str, str]:
    """Return the status of the whole, and its reason: the payment's, or else the group's.

    Where several payments do not agree, nothing is said of the whole.
    """
    payments = list(_all(root, "OrgnlPmtInfAndSts"))
    states = {(_text(one, "PmtInfSts"), _text(one, STATUS[1])) for one in payments}
    if len(states) > 1:
        return "", ""
    own, why = states.pop() if states else ("", "")
    if group is None:
        return own, why
    return own or _text(group, "GrpSts"), why or _text(group, STATUS[1])


def _root(file: str, content: bytes, layout: Layout) -> ET.Element:
    """Return the message. Raises ``Refusal``: answer-faulty, answer-other."""
    try:
        guard.parse(guard.parser(), content)
    except Refusal as refusal:
        found = (Finding(refusal.name, file, values=refusal.values),)
        raise Refusal("answer-faulty", findings=found, file=file, count=1, layout=layout.name) from None
    root = ET.fromstring(content)  # noqa: S314 - the guard has read it, and there is no document type
    if not root.tag.startswith(f"{{{SPACE}") or next(_all(root, REPORT), None) is None:
        raise Refusal("answer-other", file=file, layout=layout.name)
    return root


def _all(above: ET.Element, name: str) -> Iterator[ET.Element]:
    """Give the elements of a name, whatever version of the standard they are of."""
    return (one for one in above.iter() if one.tag.rpartition("}")[2] == name)


def _text(above: ET.Element, path: str) -> str:
    """Return the text of an element below another by its path; nothing where it is not there."""
    for name in path.split("/"):
        found = next((one for one in above if one.tag.rpartition("}")[2] == name), None)
        if found is None:
            return ""
        above = found
    return above.text or ""
