r"""The words on printed papers, and sentences about writing files; ``KEY.hint`` says what to do.

What an office prints is Chinese as a rule. The catch: ``paper.sheet`` and ``paper.sheet-draft`` name a sheet, so
they have at most 31 characters and none of ``[]:*?/\\``.
"""

from typing import Final

TABLE: Final[dict[str, tuple[str, str]]] = {
    "paper.font": ("宋体", "Arial"),
    "paper.sheet": ("发放名单", "Payment list"),
    "paper.sheet-draft": ("发放名单（试算）", "Payment list (draft)"),
    "paper.month": ("{year}年{month}月", "{year}-{month:0>2}"),
    "paper.title": ("{title}{project}{month}发放名单", "{title}: {project}, payment list of {month}"),
    "paper.title-draft": (
        "{title}{project}{month}发放名单（试算）",
        "{title}: {project}, payment list of {month} (DRAFT)",
    ),
    "paper.office": ("编制单位（盖章）：{title}", "Prepared by (seal): {title}"),
    "paper.pay-month": ("发放月：{month}", "Pay month: {month}"),
    "paper.batch": ("批次：第 {batch} 批", "Batch {batch}"),
    "paper.draft": ("试算，未核发，不得据以付款", "DRAFT: not issued, not for payment"),
    "paper.unit": ("单位：元", "In yuan"),
    "paper.number": ("序号", "No."),
    "paper.name": ("姓名", "Name"),
    "paper.id-number": ("公民身份号码", "Id number"),
    "paper.employer": ("原单位", "Former employer"),
    "paper.arrears": ("补发", "Arrears"),
    "paper.recovery": ("抵扣", "Recovery"),
    "paper.net": ("实发", "Net"),
    "paper.payee": ("户名", "Payee"),
    "paper.bank": ("开户银行", "Bank"),
    "paper.account": ("银行账号", "Account"),
    "paper.remark": ("备注", "Remark"),
    "paper.nobody": ("本批次无发放人员", "Nobody is paid in this list"),
    "paper.total": ("合计", "Total"),
    "paper.persons": ("共 {persons} 人", "{persons} persons"),
    "paper.capitals": ("实发合计（人民币大写）：{capitals}", "Net total in capitals: {capitals}"),
    "paper.figures": ("（小写）¥{amount}", "In figures: ¥{amount}"),
    "paper.prepared": ("制表：", "Prepared:"),
    "paper.checked": ("复核：", "Checked:"),
    "paper.approved": ("审批：", "Approved:"),
    "paper.date": ("日期：　　　　年　　月　　日", "Date:"),
    "paper.as-of": ("数据截至 {day}", "As known on {day}"),
    "paper.digest": ("名单摘要 {digest}", "List digest {digest}"),
    "paper.page": ("第 {page} 页　共 {pages} 页", "Page {page} of {pages}"),
    "paper-too-long": (
        "名单共 {rows} 人，一张工作表放不下。",
        "A list of {rows} people does not fit on one sheet.",
    ),
    "paper-too-long.hint": (
        "请把项目拆分，或使用供程序读取的明细文件。",
        "Split the project, or use the list of lines for programs.",
    ),
    "output-not-folder": (
        "“{path}”是一个文件，而这里需要文件夹。",
        "“{path}” is a file where a folder must be.",
    ),
    "output-not-folder.hint": (
        "请移走或改名该文件，或在 subsidies.toml 中改用别的 output。",
        "Move or rename that file, or name another output in subsidies.toml.",
    ),
    "output-is-folder": (
        "“{path}”是一个文件夹，而这里要写入文件。",
        "“{path}” is a folder where a file is to be written.",
    ),
    "output-is-folder.hint": ("请移走或改名该文件夹。", "Move or rename that folder."),
    "output-not-writable": ("无法写入“{path}”。", "“{path}” cannot be written."),
    "output-not-writable.hint": (
        "请检查文件夹的权限；如果文件正在其他程序中打开，请先关闭。",
        "Check the folder's permissions; if the file is open in another program, close it first.",
    ),
    "disk-full": (
        "磁盘空间或配额不足，无法写入“{path}”。",
        "“{path}” cannot be written: the disk or the quota is full.",
    ),
    "disk-full.hint": (
        "没有留下不完整的文件；请腾出空间后重试。",
        "No partial file was left; free some space and try again.",
    ),
    "bad-lines": ("第 {row} 行不是发放明细。", "Row {row} is not a row of payment lines."),
    "bad-lines.hint": (
        "请使用程序写出的 .lines.csv 原文件，不要在表格软件中另存。",
        "Use the .lines.csv file as the program wrote it, not one saved again by a spreadsheet.",
    ),
}
