"""Why there are findings about layouts and files for the bank, how to verify them, and what they rest on."""

from typing import Final

Page = tuple[tuple[str, str], tuple[str, str], tuple[str, str]]
LAYOUTS: Final = ("《布局》（docs/bank.md）。", "Layouts (docs/bank.md).")

PAGES: Final[dict[str, Page]] = {
    "bad-characters": (
        ("范围倒着写，就一个字符也不许用。", "A range that runs backwards allows no character at all."),
        ("看银行的说明里许用哪些字符。", "See which characters the bank's notes allow."),
        LAYOUTS,
    ),
    "layout-key-unused": (
        ("写了不起作用的键，人会以为它起作用。", "Somebody would believe that a key without effect has one."),
        ("对照布局的各键，看这种形式用哪些。", "See which keys this kind of layout uses."),
        LAYOUTS,
    ),
    "layout-text": (
        (
            "固定文字每一行都写，写不进去就一行也写不成。",
            "A fixed text stands in every row: if it cannot be written, none can.",
        ),
        ("对照银行的样表，看这里究竟写什么。", "Compare with the bank's sample."),
        LAYOUTS,
    ),
    "layout-column-unknown": (
        (
            "回盘靠列名来读，名称不对就读不出付没付。",
            "The answer is read by the names of columns; under a wrong one nobody sees who was paid.",
        ),
        ("对照银行回盘的样表。", "Compare with a sample of the bank's answer."),
        LAYOUTS,
    ),
    "layout-unknown": (
        ("没有布局，就不知道银行要什么样的文件。", "Without a layout nobody knows what file the bank wants."),
        ("用 subsidies bank layouts 看有哪些。", "See subsidies bank layouts."),
        LAYOUTS,
    ),
    "order-character": (
        (
            "写不进去的字会变成问号，户名不符就退回来。",
            "What cannot be written becomes a question mark, and the money comes back.",
        ),
        ("对照银行卡或开户证明上的户名。", "Compare with the card or the bank's certificate."),
        LAYOUTS,
    ),
    "order-too-long": (
        ("太长的会被银行截断，户名不符就退回来。", "The bank cuts what is too long, and the money comes back."),
        ("问银行这一列最多多少字节、怎么缩写。", "Ask the bank how many bytes it takes, and how it shortens names."),
        LAYOUTS,
    ),
    "order-amount": (
        (
            "银行只付正数；超过限额的，整份文件都会退回。",
            "A bank pays positive amounts; with one above its limit it returns the whole file.",
        ),
        ("对照名单和银行的限额。", "Compare with the list and the bank's limit."),
        LAYOUTS,
    ),
}
