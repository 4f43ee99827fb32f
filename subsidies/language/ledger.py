"""Sentences of what is found in a ledger that is not as it was entered; ``NAME.hint`` says what to do."""

from typing import Final

TABLE: Final[dict[str, tuple[str, str]]] = {
    "ledger-batch-digest": (
        "第 {batch} 批的摘要与内容不符。",
        "The digest of batch {batch} does not match its content.",
    ),
    "ledger-batch-digest.hint": (
        "台账被改动过：请用备份恢复，并报告。",
        "The ledger was altered: restore it from a backup, and report it.",
    ),
    "ledger-chain": ("第 {batch} 批没有接上前一批。", "Batch {batch} is not chained to the one before it."),
    "ledger-chain.hint": (
        "台账被改动过：请用备份恢复，并报告。",
        "The ledger was altered: restore it from a backup, and report it.",
    ),
    "ledger-lines-digest": ("第 {batch} 批的明细与摘要不符。", "The lines of batch {batch} do not match their digest."),
    "ledger-lines-digest.hint": (
        "台账被改动过：请用备份恢复，并报告。",
        "The ledger was altered: restore it from a backup, and report it.",
    ),
    "ledger-input-digest": (
        "第 {batch} 批保存的输入“{name}”缺失或与摘要不符。",
        "The input “{name}” kept with batch {batch} is missing or does not match its digest.",
    ),
    "ledger-input-digest.hint": (
        "台账被改动过：请用备份恢复，并报告。",
        "The ledger was altered: restore it from a backup, and report it.",
    ),
    "ledger-numbering": (
        "批次号不连续：应为 {expected}，却是 {batch}。",
        "Batch numbers have a gap: {expected} was expected, {batch} is there.",
    ),
    "ledger-numbering.hint": (
        "台账被改动过：请用备份恢复，并报告。",
        "The ledger was altered: restore it from a backup, and report it.",
    ),
    "ledger-closed-month": (
        "第 {batch} 批记在已结账的 {month}。",
        "Batch {batch} is entered in {month}, which was closed before.",
    ),
    "ledger-closed-month.hint": (
        "台账被改动过：请用备份恢复，并报告。",
        "The ledger was altered: restore it from a backup, and report it.",
    ),
    "ledger-replay": (
        "第 {batch} 批按保存的输入重算，与记入的不同；第一处：{first}。",
        "Batch {batch}, computed again from the inputs kept with it, is another list; the first difference: {first}.",
    ),
    "ledger-replay.hint": (
        "记入的明细不是由这些输入算出的：请报告。",
        "The lines that were entered do not follow from these inputs: report it.",
    ),
    "ledger-rules": (
        "第 {batch} 批按规则 {then} 算出，现在的规则 {now} 算得不同；摘要无误。",
        "Batch {batch} was computed by rules {then}; rules {now} give another list. Its digests hold.",
    ),
    "ledger-rules.hint": (
        "台账没有被改动；差别来自程序版本。",
        "The ledger was not altered; the difference comes from the program's version.",
    ),
    "ledger-schema": (
        "台账的表、视图或触发器不是本来的样子：{names}。",
        "Tables, views or triggers of the ledger are not as they were made: {names}.",
    ),
    "ledger-schema.hint": (
        "有人绕过本软件改过台账的结构：请用备份恢复，并报告。",
        "Somebody changed the ledger's structure past this program: restore it from a backup, and report it.",
    ),
    "ledger-head": ("摘要 {head} 不在链上。", "The digest {head} is not in the chain."),
    "ledger-head.hint": (
        "请核对抄录；无误的话，台账已被换过或截短。",
        "Compare with the paper; if it is right, the ledger was replaced or cut short.",
    ),
    "ledger-head.lines": (
        "这是名单上印的“名单摘要”（明细的摘要）：这份名单在台账里。核对整本台账，要用结账或校验时显示的链首摘要。",
        "It is the list digest that papers show, and that list is in the ledger. To check the ledger as a whole, give "
        "the digest that close and verify show.",
    ),
    "ledger-orphan": (
        "有 {count} 行明细或输入不属于任何批次。",
        "{count:# line or input belongs|# lines or inputs belong} to no batch.",
    ),
    "ledger-orphan.hint": (
        "台账被改动过：请用备份恢复，并报告。",
        "The ledger was altered: restore it from a backup, and report it.",
    ),
}
