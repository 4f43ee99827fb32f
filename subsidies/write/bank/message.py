"""A message of ISO 20022 for a bank: pain.001.001.09, one payment of many transfers.

The columns are the elements of a transfer, by their paths; what stands above them is the standard's. The catch: the
order of elements is the schema's, and so is that of the columns; an element without a value is left out, with whatever
holds it.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final
from xml.sax.saxutils import escape

from subsidies import money
from subsidies.bank import orders
from subsidies.bank.layout import Layout
from subsidies.bank.orders import Part, Sending

SPACE: Final = "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09"
AMOUNT: Final = "Amt/InstdAmt"
"""The element that has a currency."""
NO_AGENT: Final = "<FinInstnId><Othr><Id>NOTPROVIDED</Id></Othr></FinInstnId>"

Path = tuple[str, ...]


def content(part: Part, layout: Layout) -> bytes:
    """Return the bytes of a message."""
    head = _head(part)
    body = _transfers(part, layout)
    text = [
        '<?xml version="1.0" encoding="UTF-8"?>\n',
        f'<Document xmlns="{SPACE}"><CstmrCdtTrfInitn>\n{head}',
        *body,
        "</PmtInf></CstmrCdtTrfInitn></Document>\n",
    ]
    return "".join(text).encode()


def _head(part: Part) -> str:
    """Return what stands above the transfers."""
    sending, own = part.sending, escape(_named(part))
    day = date.fromordinal(sending.day).isoformat()
    sums = f"<NbOfTxs>{len(part.orders)}</NbOfTxs><CtrlSum>{money.format(part.total)}</CtrlSum>"
    payer = f"<Nm>{escape(sending.payer)}</Nm>"
    account = f"<Id><Othr><Id>{escape(sending.payer_account)}</Id></Othr></Id>"
    return (
        f"<GrpHdr><MsgId>{own}</MsgId><CreDtTm>{day}T00:00:00</CreDtTm>{sums}<InitgPty>{payer}</InitgPty></GrpHdr>\n"
        f"<PmtInf><PmtInfId>{own}</PmtInfId><PmtMtd>TRF</PmtMtd>{sums}<ReqdExctnDt><Dt>{day}</Dt></ReqdExctnDt>"
        f"<Dbtr>{payer}</Dbtr><DbtrAcct>{account}<Ccy>CNY</Ccy></DbtrAcct><DbtrAgt>{_agent(sending)}</DbtrAgt>\n"
    )


def _named(part: Part) -> str:
    """Return what names a message."""
    return f"{part.sending.batch}-{part.number}" if part.parts > 1 else part.sending.batch


def _agent(sending: Sending) -> str:
    if not sending.payer_bank_code:
        return NO_AGENT
    member = f"<ClrSysId><Cd>CNAPS</Cd></ClrSysId><MmbId>{escape(sending.payer_bank_code)}</MmbId>"
    return f"<FinInstnId><ClrSysMmbId>{member}</ClrSysMmbId></FinInstnId>"


def _transfers(part: Part, layout: Layout) -> Iterator[str]:
    """Give the transfers; those that lack the same values have the same form."""
    columns = [list(map(escape, orders.values(one, part))) for one in layout.columns]
    paths = [tuple(one.name.split("/")) for one in layout.columns]
    forms: dict[tuple[bool, ...], str] = {}
    for row in zip(*columns, strict=True):
        there = tuple(map(bool, row))
        form = forms.get(there)
        if form is None:
            form = forms[there] = _form([path for path, given in zip(paths, there, strict=True) if given])
        yield form % tuple(filter(None, row))


def _form(paths: Sequence[Path]) -> str:
    r"""Return a transfer with %s in the place of each value.

    >>> _form([("Cdtr", "Nm"), ("Amt", "InstdAmt")])
    '<CdtTrfTxInf><Cdtr><Nm>%s</Nm></Cdtr><Amt><InstdAmt Ccy="CNY">%s</InstdAmt></Amt></CdtTrfTxInf>\n'
    """
    made, open = "", Path()
    for path in paths:
        shared = next((n for n, (one, two) in enumerate(zip(open, path, strict=False)) if one != two), len(open))
        made += "".join(f"</{one}>" for one in reversed(open[shared:]))
        made += "".join(f"<{one}>" for one in path[shared:-1])
        currency = ' Ccy="CNY"' if "/".join(path) == AMOUNT else ""
        made += f"<{path[-1]}{currency}>%s</{path[-1]}>"
        open = path[:-1]
    made += "".join(f"</{one}>" for one in reversed(open))
    return f"<CdtTrfTxInf>{made}</CdtTrfTxInf>\n"
