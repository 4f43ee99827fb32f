"""Pages of the rules about a copy of a workspace, held against its ledger."""

from typing import Final

from subsidies.language.rules.basis import LEDGER, Pair

PAGES: Final[dict[str, tuple[Pair, Pair, Pair]]] = {
    "copy-file-missing": (
        (
            "名单是由这个文件算出来的；副本里没有，就看不到单位现在用的是哪一份。",
            "A list was computed from this file; without it the copy does not show which one the office uses now.",
        ),
        (
            "看它是否改了名、换了地方；台账的 input 表有它的名称和摘要。",
            "Was it renamed or moved? The ledger's table input has its name and digest.",
        ),
        LEDGER,
    ),
    "copy-file-differs": (
        (
            "核发以后改了文件，也许是正当的，下一份名单会照它算；也许是为了遮掩。",
            "A file that was changed after its list may be right, and the next list follows it; or it hides something.",
        ),
        (
            "用 sha256sum 算它的摘要；subsidies ledger export 取出当时的原件，subsidies roster diff 比较两份名册。",
            "Compute its digest with sha256sum; compare with the file that subsidies ledger export gives out, rosters "
            "with subsidies roster diff.",
        ),
        LEDGER,
    ),
    "copy-file-outside": (
        (
            "副本以外的东西不属于这份副本：在这台电脑上看到的，不是单位的。",
            "What lies outside belongs to this machine and not to the office's copy.",
        ),
        (
            "看 subsidies.toml 和项目文件里的路径，看副本里有没有链接。",
            "See the paths in subsidies.toml and in the project files, and look for links in the copy.",
        ),
        LEDGER,
    ),
    "copy-file-locked": (
        (
            "有密码的文件，摘要每次保存都不同，去掉密码才能比较。",
            "With a password a file has another digest each time it is saved; it is compared without it.",
        ),
        (
            "要来密码，在终端上再做一次；或者比较单位另存的没有密码的文件。",
            "Ask for the password and do it again at a terminal, or compare a file saved without one.",
        ),
        LEDGER,
    ),
    "ledger-missing": (
        (
            "摘要、批次、当时的输入都在台账里；没有它，副本里的什么都无从核对。",
            "Digests, batches and the inputs of then are in the ledger; without it nothing in the copy can be checked.",
        ),
        (
            "看 subsidies.toml 的 ledger 指的是哪个文件，它在不在副本里。",
            "See which file subsidies.toml names as ledger, and whether the copy has it.",
        ),
        LEDGER,
    ),
}
