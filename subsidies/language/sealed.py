"""What ``audit --sealed`` says of a copy of a workspace; ``KEY.hint`` says what to do."""

from typing import Final

TABLE: Final[dict[str, tuple[str, str]]] = {
    "option.sealed": (
        "只看这个目录里的一份工作区副本：校验台账，重算每份名单，逐个比对录入过的文件和名单文件。什么也不写。",
        "Look at the copy of a workspace in this folder and at nothing else: verify the ledger, compute every list "
        "again, and compare the files that were entered and those of the lists. Nothing is written.",
    ),
    "option.sealed-head": (
        "同 --sealed 一起用：核对这个抄在纸上的链首摘要在链上；只写开头的 12 位以上也可以。",
        "With --sealed: check that this head, from paper, is in the chain; its first 12 characters or more are enough.",
    ),
    "family.S": ("工作区副本", "copies of a workspace"),
    "copy-file-missing": (
        "第 {batch} 批所用的这个文件，副本里没有。",
        "Batch {batch} was made from this file, and the copy does not have it.",
    ),
    "copy-file-missing.hint": (
        "请向单位要；它当时的内容在台账里，subsidies ledger export 可以取出来。",
        "Ask for it; the ledger keeps what it was, and subsidies ledger export gives it out.",
    ),
    "copy-file-differs": (
        "这个文件（摘要 {now}…）不是第 {batch} 批录入的那一份（{then}…）。",
        "This file (digest {now}…) is not the one that batch {batch} was made from ({then}…).",
    ),
    "copy-file-differs.hint": (
        "可能是核发以后改的：请问谁改的、为什么；当时的原件用 subsidies ledger export 取出来比较。",
        "Perhaps it was changed since: ask who did, and why. subsidies ledger export gives out the one of then, to "
        "compare.",
    ),
    "copy-file-outside": (
        "这个路径通到副本以外，没有照它去看。",
        "This path leads out of the copy, and was not followed.",
    ),
    "copy-file-outside.hint": ("请要一份完整的副本，文件都在里面。", "Ask for a copy that has all its files in it."),
    "copy-file-locked": (
        "这个文件有密码，打不开，没有和第 {batch} 批录入的那一份比较。",
        "This file has a password and was not opened, so it was not compared with the one that batch {batch} was made "
        "from.",
    ),
    "copy-file-locked.hint": (
        "请在终端上再做一次，输入密码；台账里留的是去掉密码以后的内容。",
        "Do it again at a terminal and type the password; the ledger keeps the file without it.",
    ),
    "ledger-missing": ("副本里没有台账。", "The copy has no ledger."),
    "ledger-missing.hint": (
        "没有台账，什么也证明不了：请要 subsidies.toml 的 ledger 所指的文件。",
        "Nothing can be proven without it: ask for the file that subsidies.toml names as ledger.",
    ),
    "sealed.lists": (
        "名单 {lists} 份，照台账留存的输入重算了 {computed} 份。",
        "{lists:# list|# lists}, {computed} of them computed again from the inputs that the ledger keeps.",
    ),
    "sealed.files": (
        "各项目最近名单所用的文件 {files} 个，副本里相同的 {same} 个；以前的 {earlier} 个版本只在台账里。",
        "{files:# file|# files} behind the last lists, {same} of them the same in the copy; "
        "{earlier:# earlier version is|# earlier versions are} in the ledger alone.",
    ),
    "sealed.no-head": (
        "没有写 --head：若有人把最后几批整批拿掉，只凭副本看不出来，请用抄在纸上的链首摘要核对。",
        "Without --head nobody can see from the copy alone whether its last batches were taken out: give the head "
        "that was written down on paper.",
    ),
}
"""Key to (Chinese, English)."""
