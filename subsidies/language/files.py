"""Words about the files beside the ledger: papers that are missing, leftovers, copies; ``KEY.hint`` says what to do."""

from typing import Final

TABLE: Final[dict[str, tuple[str, str]]] = {
    "paper-missing": ("第 {batch} 批的名单文件不在。", "This file of batch {batch} is not there."),
    "paper-missing.hint": (
        "发放以台账为准，没有丢失；subsidies status --repair 按台账重新写出。",
        "The ledger has the list; subsidies status --repair writes the file again from it.",
    ),
    "paper-differs": ("第 {batch} 批的名单文件与台账不符。", "This file of batch {batch} is not what the ledger has."),
    "paper-differs.hint": (
        "不得据以付款；要留底的先移走，再用 subsidies status --repair 按台账重新写出。",
        "Pay nothing by it; move it away to keep it, then subsidies status --repair writes it again from the ledger.",
    ),
    "paper-leftover": ("中断时留下的临时文件。", "A temporary file, left behind by something that was interrupted."),
    "paper-leftover.hint": ("subsidies status --repair 会删去。", "subsidies status --repair removes it."),
    "paper-stray": ("像是名单文件，但台账里没有这一批。", "It looks like a list, but the ledger has no such batch."),
    "paper-stray.hint": (
        "台账可能是从旧备份恢复的：请查明后移走；程序不会动它。",
        "Perhaps the ledger was restored from an older backup: find out, and move it away; nothing here touches it.",
    ),
    "export-altered": (
        "和第 {batch} 批导出时记入台账的不一样。",
        "It is not what was sealed in the ledger when batch {batch} exported it.",
    ),
    "export-altered.hint": (
        "不得送银行；查明是谁改的，再用 subsidies bank export 重新导出。已经送出的，同银行核对。",
        "Do not send it; find out who changed it, and export again by subsidies bank export. If it was sent, ask the "
        "bank.",
    ),
    "paper-locked": (
        "第 {batch} 批的名单文件有密码，又不是记入台账的那一份：里面是什么，看不到。",
        "This file of batch {batch} has a password and is not the one that was entered: nobody can see what is in it.",
    ),
    "paper-locked.hint": (
        "有密码的人可以打开，同台账比对；不需要的移走，再用 subsidies status --repair 按台账重新写出。",
        "Whoever has the password can open it and compare; else move it away, and subsidies status --repair writes it "
        "again from the ledger.",
    ),
    "encrypt-not-installed": ("加密要用的软件包没有安装。", "What encrypts files is not installed."),
    "encrypt-not-installed.hint": (
        "请安装 subsidies[encrypt] 后再运行；什么也没有写出。",
        "Install subsidies[encrypt] and run it again; nothing was written.",
    ),
    "encrypt-nobody": (
        "密码只在终端里问，这里没有人可以回答。",
        "The password is asked for on a terminal only, and there is nobody here to answer.",
    ),
    "encrypt-nobody.hint": (
        "请在终端里运行；密码从不写在参数、文件或环境变量里。什么也没有写出。",
        "Run it on a terminal; a password is never an argument, in a file or in the environment. Nothing was written.",
    ),
    "encrypt-password": ("三次都没有输入可以用的密码。", "Three times over no password was typed that can be used."),
    "encrypt-password.hint": (
        "两次要一样，1 到 {longest} 个字符；请再运行一次。什么也没有写出。",
        "The same twice, 1 to {longest} characters; run it again. Nothing was written.",
    ),
    "encrypt-failed": (
        "加密后的文件打不开，或者打开后与原来的不同。",
        "What was encrypted does not open, or is not the same once opened.",
    ),
    "encrypt-failed.hint": (
        "什么也没有写出，也没有记入台账；请不带 --encrypt 再运行，用表格软件加密码，并把这个错误告诉维护者。",
        "Nothing was written, and nothing entered; run it without --encrypt, set the password in a spreadsheet, and "
        "tell the maintainers.",
    ),
    "encrypt-not-workbook": ("“{what}”不是工作簿，不能有密码。", "“{what}” is no workbook and cannot have a password."),
    "encrypt-not-workbook.hint": (
        "去掉 --encrypt，把文件放在只有经手人能读的地方；或者用 --project 只写其他项目。",
        "Leave out --encrypt and keep the file where only those who need it can read it; or write the other projects "
        "with --project.",
    ),
    "status.written": ("已按台账重新写出 {path}", "written again from the ledger: {path}"),
    "status.removed": ("已删去 {path}", "removed: {path}"),
    "ledger-empty": ("台账 {path} 里什么也没有。", "There is nothing in the ledger {path}."),
    "ledger-empty.hint": ("先用 subsidies issue 核发。", "Issue a list first, with subsidies issue."),
    "backup-differs": ("备份 {path} 与台账不一致。", "The backup {path} is not what the ledger has."),
    "backup-differs.hint": (
        "没有留下备份；请先用 subsidies ledger verify 校验台账。",
        "No backup was left; verify the ledger with subsidies ledger verify first.",
    ),
    "folder-not-empty": ("目录“{path}”不是空的。", "The folder “{path}” is not empty."),
    "folder-not-empty.hint": ("请换一个目录名。", "Name another folder."),
    "backup.done": (
        "已备份到 {path}：{batches} 个批次，链首摘要 {head}",
        "backed up to {path}: {batches:# batch|# batches}; the chain's head: {head}",
    ),
    "export.done": (
        "已导出到 {path}：{batches} 个批次、{lines} 笔明细、{inputs} 个输入文件。内有完整的号码，请妥善保管。",
        "exported to {path}: {batches:# batch|# batches}, {lines:# line|# lines}, {inputs:# input file|# input files}. "
        "It holds id numbers in full.",
    ),
    "help.ledger-backup": (
        (
            "备份台账到一个新文件，别人正在使用也可以。\n\n"
            "备份是完整的一本台账，与备份时刻的台账一致；写不完就什么也不留下，已有的文件从不覆盖。"
        ),
        (
            "Back the ledger up to a new file, even while others use it.\n\n"
            "The copy is a whole ledger as it stood at that moment. Where it cannot be finished nothing is left, and a "
            "file that exists is never overwritten."
        ),
    ),
    "help.ledger-export": (
        (
            "导出台账给查账的人：表格，和每次核发时的输入原件。\n\n"
            "目录里有批次、明细、输入清单三张表，和全部输入的原件；表里的号码是完整的，用表格软件打开时请把号码列设为文本。"
            "目录须是空的，或者还没有；写不完就什么也不留下。"
        ),
        (
            "Export the ledger for auditors: tables as CSV, and the input files as they were at each list.\n\n"
            "The folder gets batches.csv, lines.csv, inputs.csv, and the files themselves under inputs. It must be "
            "empty, or not be there; where the export cannot be finished nothing is left."
        ),
    ),
    "argument.copy": ("备份的文件名；不能已经存在。", "The file to write; it must not exist."),
    "argument.folder": ("导出到哪个目录；须是空的，或者还没有。", "The folder to write; empty, or not there yet."),
    "option.encrypt": (
        "给写出的工作簿加密码，在终端里输两次；名单的文本文件不能有密码，就不写。",
        "Put a password on the workbooks that are written, typed twice on the terminal; the text file of a list cannot "
        "have one and is not written.",
    ),
    "option.repair": (
        "按台账重新写出缺失或不符的名单文件，删去中断时留下的临时文件。",
        "Write lists that are missing or differ again from the ledger, and remove what an interruption left behind.",
    ),
}
"""Key to (Chinese, English)."""
