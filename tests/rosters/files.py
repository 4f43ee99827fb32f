"""Files of every kind that an office has, made by a few lines of code, so that what is ugly in one can be seen.

Rows are lists of cells, or a block of text with a row a line and ``|`` between cells.
"""

import csv
import io
import re
import struct
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from html import escape
from itertools import pairwise
from typing import Any

import xlsxwriter
import xlwt

from tests.workbooks import workbook

Rows = Sequence[Sequence[Any]]

NAMESPACE = "http://schemas.openxmlformats.org"
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
HEAD = "姓名 | 公民身份号码"
A, B, C = "652300194501010010", "652300194803050026", "652300195212120031"
"""Made-up numbers with right check digits."""


def rows(block: str) -> list[list[str]]:
    """Return the rows of a block of text."""
    return [[cell.strip() for cell in line.split("|")] for line in block.strip("\n").split("\n")]


def text(table: Rows | str, separator: str = ",", encoding: str = "utf-8", end: str = "\r\n") -> bytes:
    """Return a .csv or a .txt."""
    out = io.StringIO()
    csv.writer(out, delimiter=separator, lineterminator=end).writerows(rows(table) if isinstance(table, str) else table)
    return out.getvalue().encode(encoding)


def xlsx(table: Rows | str, sheet: str = "名册") -> bytes:
    """Return a workbook, as XlsxWriter makes it: texts are text cells, numbers number cells, dates date cells."""
    return workbook({sheet: [list(row) for row in (rows(table) if isinstance(table, str) else table)]})


def package(parts: Mapping[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a zip."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return out.getvalue()


def sheetml(
    data: str,
    *,
    about: str = "",
    behind: str = "",
    dates_1904: bool = False,
    state: str = "visible",
    more: Mapping[str, str] | None = None,
) -> bytes:
    """Return a workbook with one sheet, whose rows, and what stands before and behind them, are written as XML.

    Styles: 0 general, 1 a date, 2 a date with time.
    """
    relations = f"{NAMESPACE}/officeDocument/2006/relationships"
    main = f"{NAMESPACE}/spreadsheetml/2006/main"
    book = (
        '<workbookPr date1904="1"/>' * dates_1904
        + f'<sheets><sheet name="名册" sheetId="1" state="{state}" r:id="r1"/></sheets>'
    )
    related = f"{NAMESPACE}/package/2006/relationships"
    target = f'<Relationship Id="r1" Type="{relations}/worksheet" Target="worksheets/sheet1.xml"/>'
    styles = "".join(f'<xf numFmtId="{number}"/>' for number in (0, 14, 22))
    sheet = f"{about}<sheetData>{data}</sheetData>{behind}"
    parts = {
        "xl/workbook.xml": f'{XML}<workbook xmlns="{main}" xmlns:r="{relations}">{book}</workbook>',
        "xl/_rels/workbook.xml.rels": f'{XML}<Relationships xmlns="{related}">{target}</Relationships>',
        "xl/styles.xml": f'{XML}<styleSheet xmlns="{main}"><cellXfs>{styles}</cellXfs></styleSheet>',
        "xl/worksheets/sheet1.xml": f'{XML}<worksheet xmlns="{main}">{sheet}</worksheet>',
    }
    return package({**parts, **(more or {})})


def row(number: int, *cells: str, more: str = "") -> str:
    """Return a row of a sheet as XML: texts, or cells that are XML already, from column A on."""
    return (
        f'<row r="{number}"{more}>'
        + "".join(cell(chr(65 + place), number, one) for place, one in enumerate(cells))
        + "</row>"
    )


def sheet(block: str, prefix: str = "", **about: Any) -> bytes:
    """Return a workbook of the rows of a block, each cell as ``cell`` reads it.

    prefix   of every tag of a cell
    """
    data = "".join(row(number, *cells) for number, cells in enumerate(rows(block), 1))
    if prefix:
        data = re.sub(r"<(/?)(\w)", rf"<\1{prefix}:\2", data)
        data = data.replace("<x:row", f'<x:row xmlns:{prefix}="{NAMESPACE}/spreadsheetml/2006/main"')
    return sheetml(data, **about)


def hidden(block: str) -> bytes:
    """Return a workbook whose last row is hidden."""
    *seen, last = rows(block)
    data = "".join(row(number, *cells) for number, cells in enumerate(seen, 1))
    return sheetml(data + row(len(seen) + 1, *last, more=' hidden="1"'))


def concealed(block: str) -> bytes:
    """Return a workbook whose last column is hidden."""
    last = len(rows(block)[0])
    return sheet(block, about=f'<cols><col min="{last}" max="{last}" width="9" hidden="1"/></cols>')


def merged(block: str) -> bytes:
    """Return a workbook in which every blank cell below the heading is merged with the one above."""
    data = "".join(row(number, *cells) for number, cells in enumerate(rows(block), 1))
    spans = "".join(f'<mergeCell ref="{cell}"/>' for cell in _spans(rows(block)))
    return sheetml(data, behind=f"<mergeCells>{spans}</mergeCells>")


def _spans(table: Rows) -> Iterator[str]:
    """Give the cells of each column that go together, as a workbook names them: ``B2:B4``."""
    for place, column in enumerate(zip(*table, strict=True)):
        filled = [number for number, one in enumerate(column, 1) if one]
        for first, following in pairwise([*filled, len(table) + 1]):
            if first > 1 and following > first + 1:
                yield f"{chr(65 + place)}{first}:{chr(65 + place)}{following - 1}"


def linked(block: str) -> bytes:
    """Return a workbook that refers to another one."""
    return sheet(block, more={"xl/externalLinks/externalLink1.xml": f"{XML}<externalLink/>"})


def two_sheets(block: str) -> bytes:
    """Return a workbook with the same table twice: on the sheet 名册, and on 旧表, which is hidden."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        for name in ("名册", "旧表"):
            page = book.add_worksheet(name)
            for number, line in enumerate(rows(block)):
                page.write_row(number, 0, line)
        book.get_worksheet_by_name("旧表").hide()
    return out.getvalue()


def declared(block: str) -> bytes:
    """Return a workbook whose sheet declares an entity."""
    content = sheet(block)
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        own = {name: parts.read(name).decode() for name in parts.namelist()}
    part = "xl/worksheets/sheet1.xml"
    return package({**own, part: own[part].replace("<worksheet", '<!DOCTYPE w [<!ENTITY a "b">]><worksheet', 1)})


def locked(block: str) -> bytes:
    """Return a workbook with a password around it."""
    return encrypted(xlsx(block), "hemitiao")


def in_gb(block: str) -> bytes:
    """Return a .csv in GB 18030."""
    return text(block, encoding="gb18030")


def serial_1904(block: str) -> bytes:
    """Return a workbook whose days are counted from 1904."""
    return sheet(block, dates_1904=True)


def cell(column: str, number: int, content: str) -> str:
    """Return a cell: ``<f>…``, ``<v>…`` or a text; ``e=#N/A`` for an error; ``s1=16508`` for a number in a style."""
    where = f'r="{column}{number}"'
    if content.startswith("<"):
        return f"<c {where}>{content}</c>"
    if content.startswith("e="):
        return f'<c {where} t="e"><v>{content[2:]}</v></c>'
    if content[:1] == "s" and content[2:3] == "=":
        return f'<c {where} s="{content[1]}"><v>{content[3:]}</v></c>'
    return f'<c {where} t="inlineStr"><is><t>{escape(content)}</t></is></c>' if content else ""


def xls_merged(block: str, first: int, last: int, place: int) -> bytes:
    """Return a workbook of old Excel in which some rows of a column are one cell; the rows count from 0."""
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("名册")
    for number, line in enumerate(rows(block)):
        for at, one in enumerate(line):
            if one and (at, number) != (place, first):
                sheet.write(number, at, one)
    sheet.write_merge(first, last, place, place, rows(block)[first][place])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def xls_across(block: str, row: int, left: int, right: int) -> bytes:
    """Return a workbook of old Excel in which some cells of a row are one; rows and columns count from 0."""
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("名册")
    for number, line in enumerate(rows(block)):
        for at, one in enumerate(line):
            if one and not (number == row and left <= at <= right):
                sheet.write(number, at, one)
    sheet.write_merge(row, row, left, right, rows(block)[row][left])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def xls_concealed(block: str) -> bytes:
    """Return a workbook of old Excel whose last column is hidden."""
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("名册")
    for number, line in enumerate(rows(block)):
        for at, one in enumerate(line):
            sheet.write(number, at, one)
    sheet.col(len(rows(block)[0]) - 1).hidden = True
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def xls(sheets: Mapping[str, Rows] | Rows | str, hidden: Sequence[int] = (), dates_1904: bool = False) -> bytes:
    """Return a workbook of old Excel; rows that are hidden are named by their numbers."""
    book = xlwt.Workbook(encoding="utf-8")
    book.dates_1904 = dates_1904
    day = xlwt.easyxf(num_format_str="yyyy-mm-dd")
    tables = sheets if isinstance(sheets, Mapping) else {"名册": rows(sheets) if isinstance(sheets, str) else sheets}
    for name, table in tables.items():
        sheet = book.add_sheet(name)
        for number, line in enumerate(table):
            for place, one in enumerate(line):
                if one not in ("", None):
                    sheet.write(number, place, one, day) if isinstance(one, date) else sheet.write(number, place, one)
        for number in hidden:
            sheet.row(number - 1).hidden = True
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def ods(table: Rows | str | None = None, data: str = "", more: Mapping[str, str] | None = None) -> bytes:
    """Return a document of texts, or one whose rows are written as XML."""
    lines = rows(table) if isinstance(table, str) else table or ()
    data = data or "".join(f"<table:table-row>{''.join(map(ods_cell, line))}</table:table-row>" for line in lines)
    names = ("office", "table", "text", "calcext")
    spaces = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in names)
    manifest = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
    parts = {
        "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
        "META-INF/manifest.xml": f'{XML}<manifest:manifest xmlns:manifest="{manifest}"/>',
        "content.xml": f"{XML}<office:document-content {spaces}><office:body><office:spreadsheet>"
        f'<table:table table:name="名册">{data}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>",
    }
    return package({**parts, **(more or {})})


def ods_cell(content: Any) -> str:
    """Return a cell of a document."""
    if isinstance(content, date):
        return f'<table:table-cell office:value-type="date" office:date-value="{content.isoformat()}"/>'
    if isinstance(content, float | int):
        return f'<table:table-cell office:value-type="float" office:value="{content}"/>'
    if not content:
        return "<table:table-cell/>"
    return f'<table:table-cell office:value-type="string"><text:p>{escape(content)}</text:p></table:table-cell>'


def html(table: Rows | str, encoding: str = "utf-8", head: str = "") -> bytes:
    """Return a web page with a table."""
    lines = rows(table) if isinstance(table, str) else table
    body = "".join(f"<tr>{''.join(f'<td>{escape(str(one))}</td>' for one in line)}</tr>\n" for line in lines)
    return f"<html><head>{head}</head><body><table border=1>{body}</table></body></html>".encode(encoding)


def xml2003(table: Rows | str | None = None, data: str = "") -> bytes:
    """Return an XML spreadsheet of 2003 of texts, or one whose rows are written as XML."""
    lines = rows(table) if isinstance(table, str) else table or ()
    data = data or "".join(f"<Row>{''.join(map(xml_cell, line))}</Row>" for line in lines)
    space = "urn:schemas-microsoft-com:office:spreadsheet"
    return (
        f'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="{space}" xmlns:ss="{space}">'
        f'<Worksheet ss:Name="名册"><Table>{data}</Table></Worksheet></Workbook>'
    ).encode()


def xml_cell(content: Any) -> str:
    """Return a cell of an XML spreadsheet."""
    if isinstance(content, date):
        return f'<Cell><Data ss:Type="DateTime">{content.isoformat()[:10]}T00:00:00.000</Data></Cell>'
    kind = "Number" if isinstance(content, float | int) else "String"
    return f'<Cell><Data ss:Type="{kind}">{escape(str(content))}</Data></Cell>' if content != "" else "<Cell/>"


def parquet(columns: Mapping[str, Sequence[Any]]) -> bytes:
    """Return a Parquet file."""
    import pyarrow as pa
    from pyarrow import parquet as writer

    out = io.BytesIO()
    writer.write_table(pa.table(dict(columns)), out)
    return out.getvalue()


def encrypted(content: bytes, password: str) -> bytes:
    """Return a workbook with a password around it."""
    from msoffcrypto.format.ooxml import OOXMLFile

    out = io.BytesIO()
    OOXMLFile(io.BytesIO(content)).encrypt(password, out)
    return out.getvalue()


def with_pass(content: bytes) -> bytes:
    """Return an old workbook whose records say that they are encrypted."""
    begin = content.index(b"\x09\x08\x10\x00\x00\x06\x05\x00")
    place = begin + 20
    return content[:place] + struct.pack("<HHHHH", 0x2F, 6, 0, 1, 2) + content[place + 10 :]


def bomb(size: int) -> bytes:
    """Return a workbook whose sheet unpacks to so many bytes of nothing."""
    return sheetml(" " * size)


def moment(text: str) -> datetime:
    """Return a moment."""
    return datetime.fromisoformat(text)
