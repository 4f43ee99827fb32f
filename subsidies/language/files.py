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
    "option.repair": (
        "按台账重新写出缺失或不符的名单文件，删去中断时留下的临时文件。",
        "Write lists that are missing or differ again from the ledger, and remove what an interruption left behind.",
    ),
}
"""Key to (Chinese, English)."""
