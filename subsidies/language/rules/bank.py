"""Why there are findings about layouts and files for the bank, how to verify them, and what they rest on."""

from typing import Final

Page = tuple[tuple[str, str], tuple[str, str], tuple[str, str]]
RETURNED: Final = ("《回盘》（docs/commands/bank-return.md）。", "Answers of banks (docs/commands/bank-return.md).")
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
    "answer-row-width": (
        (
            "列数不对，哪一列是金额就说不准，所以整份不读。",
            "In a row of another width nobody knows which column is the amount, so the file is not read at all.",
        ),
        ("把这一行同布局的各列对照。", "Compare the row with the columns of the layout."),
        LAYOUTS,
    ),
    "answer-sums": (
        (
            "少一行就少一笔失败，没有列出的人会被当作已付。",
            "A row that is lost may be a failure, and that person would count as paid.",
        ),
        ("数一数行数，加一加金额。", "Count the rows, and add the amounts up."),
        LAYOUTS,
    ),
    "answer-negative": (
        ("负数不是付款，可能是冲账。", "A negative amount is no payment; it may be a reversal."),
        ("向银行要这一笔的流水。", "Ask the bank for its record of this transfer."),
        LAYOUTS,
    ),
    "answer-not-said": (
        (
            "空着的格子既不是付了，也不是没付；猜错就漏付或重付。",
            "An empty cell says neither; a wrong guess pays nobody, or twice.",
        ),
        ("向银行要这一笔的流水。", "Ask the bank for its record of this transfer."),
        LAYOUTS,
    ),
    "answer-more": (
        (
            "银行不会多付；多半对错了人，或改过文件。",
            "A bank pays no more; it may be another person's, or was changed.",
        ),
        ("对照报盘和银行的流水。", "Compare the file that was sent with the bank's record."),
        LAYOUTS,
    ),
    "answer-code-unknown": (
        (
            "不知道意思的代码，不能当作已付，也不能当作失败。",
            "A code that nobody knows means neither paid nor failed.",
        ),
        ("查银行的代码表。", "See the bank's list of codes."),
        LAYOUTS,
    ),
    "answer-contradicts": (
        (
            "两个说法只有一个对，程序不挑。",
            "Only one of the two can be true, and the program does not choose.",
        ),
        ("向银行要这一笔的流水。", "Ask the bank for its record of this transfer."),
        LAYOUTS,
    ),
    "answer-unknown": (
        (
            "对不上的一行，可能是别的月份的，也可能正是我们某一笔改了样；所以没有列出的也不当作已付。",
            "It may be of another month, or one of ours changed; so what is not listed is not taken as paid either.",
        ),
        ("对照报盘文件里的户名、账号和金额。", "Compare payee, account and amount with the file that was sent."),
        LAYOUTS,
    ),
    "answer-twice": (
        ("一笔付款只有一个结果。", "A payment has one outcome."),
        ("向银行要这一笔的流水。", "Ask the bank for its record of this transfer."),
        LAYOUTS,
    ),
    "answer-ambiguous": (
        (
            "户名、账号、金额都一样，只有结果不同：重付错了人就是一笔重付、一笔漏付。",
            "Payee, account and amount are the same, only the outcome differs: the wrong one would be paid again.",
        ),
        ("请银行按付款编号说明。", "Let the bank say it by reference."),
        LAYOUTS,
    ),
    "answer-amount-differs": (
        ("编号对得上而金额不同，说明文件改过。", "The reference is ours and the amount is not: the file was changed."),
        ("对照报盘文件和台账里它的摘要。", "Compare the file that was sent, and its digest in the ledger."),
        LAYOUTS,
    ),
    "answer-already": (
        (
            "一笔付款只有一个结果；记了两样，要么少付一次，要么多付一次。",
            "A payment ends in one way; with two answers somebody is paid once too often, or not at all.",
        ),
        (
            "ledger log 有先前那一批，它记着当时的回盘文件；同银行对。",
            "ledger log has the earlier batch, and the ledger keeps its file; compare with the bank.",
        ),
        LAYOUTS,
    ),
    "account-failed-before": (
        (
            "账户不对，再付还会失败；也可能那个账户已经不是本人的了。",
            "Where an account is wrong the payment fails again, or the account is no longer the person's.",
        ),
        ("看上次失败的原因（ledger show），向本人核对账户。", "See why it failed (ledger show); ask the person."),
        RETURNED,
    ),
    "account-changed-lately": (
        (
            "付不成、改账户、再付：挪用款项也是这样做的。所以改账户要有另一个人过目。",
            "A failure, another account, and a payment to it: that is also how money is led astray. So it needs "
            "somebody else.",
        ),
        (
            "看变更的依据材料，同存折核对，向本人电话核实。",
            "See the document of the change, compare the bank book, and call the person.",
        ),
        RETURNED,
    ),
    "answer-part": (
        (
            "银行一般要么付，要么不付；到账比应付少，可能是扣了手续费，也可能是看错了。",
            "A bank pays or does not; less than was ordered may be a fee, or a mistake.",
        ),
        ("请银行出示这一笔的回单。", "Ask the bank for the voucher of that payment."),
        LAYOUTS,
    ),
}
