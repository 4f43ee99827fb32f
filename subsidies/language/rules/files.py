"""Pages of the rules about files, openings, clearances and mortality tables."""

from typing import Final

from subsidies.language.rules.basis import CERTAIN, CLEARANCES, FORMAT, ID_NUMBER, MORTALITY, Pair

PAGES: Final[dict[str, tuple[Pair, Pair, Pair]]] = {
    "file-missing": (
        (
            "名册或变更少一个文件，就会漏掉一批人，所以宁可停下。",
            "Without one of its files a project would leave people out, so it stops.",
        ),
        (
            "在工作区里找这个文件：是否改了名、移走了，或者还在别的电脑、U 盘上。",
            "Look for the file in the workspace: was it renamed, moved, or left on another machine?",
        ),
        CERTAIN,
    ),
    "file-unreadable": (
        ("只读出一半的文件会漏人漏钱。", "A file that is read by half leaves people and money out."),
        (
            "用 Excel 或 WPS 打开，看能不能打开、最后一行在不在；打不开的用备份。",
            "Open it in Excel or WPS: does it open, is the last row there? If it does not open, take the backup.",
        ),
        CERTAIN,
    ),
    "file-kind": (
        ("不认识的格式只能猜，而名册不能猜。", "What is in an unknown kind of file can only be guessed."),
        ("看文件是用哪个程序、另存为什么类型保存的。", "See by which program, and as which type, the file was saved."),
        FORMAT,
    ),
    "file-empty": (
        (
            "空的名册等于一个人也没有；多半是数据在别的工作表，或存错了文件。",
            "An empty roster means nobody at all; most often the rows are in another sheet or another file.",
        ),
        ("打开文件，看数据在不在第一个工作表。", "Open the file and see in which sheet the rows are."),
        FORMAT,
    ),
    "file-encoding": (
        ("编码认错，姓名就成了别的字。", "Read in a wrong encoding, names become other characters."),
        (
            "用记事本打开，汉字正常的，另存为 UTF-8。",
            "Open it in an editor; once the characters are right there, save it in UTF-8.",
        ),
        FORMAT,
    ),
    "sheet-missing": (
        ("取错工作表，就会照别的名单发钱。", "The wrong sheet would pay by another list."),
        (
            "看工作簿下方的标签，名称要一字不差。",
            "Read the tabs of the workbook; the name must be the same in every character.",
        ),
        FORMAT,
    ),
    "sheet-not-named": (
        ("有几个工作表都像，程序不替你挑。", "Several sheets would do, and the program does not choose."),
        ("打开工作簿，看哪一个是现用的名册。", "Open the workbook and see which sheet is the roster in use."),
        FORMAT,
    ),
    "sheet-too-large": (
        (
            "多半是远处误填了一个格子；照样读，内存装不下。",
            "Most often a stray cell far away; to read it all would take more memory than there is.",
        ),
        ("在表里按 Ctrl+End，看光标落在哪里。", "Press Ctrl+End in the sheet and see where that is."),
        FORMAT,
    ),
    "column-missing": (
        ("没有这一列，就不知道是谁、该发多少。", "Without this column it is not known who is paid, or how much."),
        (
            "看第一个不空的行是不是表头，名称写得对不对。",
            "Is the first row that is not empty the heading, and spelt rightly?",
        ),
        FORMAT,
    ),
    "column-unknown": (
        (
            "可能是写错的表头：死亡日期写成别的名称，死者就照发了。",
            "It may be a slip in a heading: with a death date under an unknown name, the dead are paid.",
        ),
        (
            "对照 docs/formats.md 的列名，看这一列是否应当参与计算；只是自用的，可登记为已核实。",
            "Compare with the columns in docs/formats.md: should it count? If it is for the office's own use, clear "
            "it.",
        ),
        FORMAT,
    ),
    "column-twice": (
        ("两列说法不一时，不知道信哪一列。", "Where two columns differ, neither can be believed."),
        ("并排看这两列，留下现用的一列。", "Look at the two side by side, and keep the one in use."),
        CERTAIN,
    ),
    "row-too-long": (
        (
            "多一个逗号，后面的格子全都错位，账号会落到别的列。",
            "With a comma too many all cells after it are one column off, accounts among them.",
        ),
        ("用文本编辑器看这一行，数一数逗号。", "Look at the row in a text editor and count the commas."),
        CERTAIN,
    ),
    "file-not-opened": (
        ("打不开就读不全，宁可停下。", "What cannot be opened is not read, so the project stops."),
        ("看它是否正在 Excel 里开着，或者没有权限。", "Is it open in Excel, or do you lack the right?"),
        CERTAIN,
    ),
    "opening-project-unknown": (
        ("期初的钱不知道算在哪个项目。", "It is not known to which project the money belongs."),
        ("对照项目文件里的 id。", "Compare with the ids in the project files."),
        FORMAT,
    ),
    "opening-person-unknown": (
        (
            "已发的钱挂在没有的人名下，以后就会重复补发。",
            "Money under a person who is not there would be paid once more.",
        ),
        (
            "对照身份证核对号码，看此人在不在名册里。",
            "Compare the number with the id card; is the person in the roster?",
        ),
        ID_NUMBER,
    ),
    "opening-twice-row": (
        (
            "同一笔登记两次，已发就多了一倍，以后会少发。",
            "Entered twice, the payment counts double, and later lists would pay too little.",
        ),
        ("对照原来的发放表，看是一笔还是两笔。", "Compare with the payment list of that time: one payment or two?"),
        CERTAIN,
    ),
    "clearance-unused": (
        (
            "不再对应任何问题的核实记录，日后可能盖住新的问题。",
            "A clearance that matches nothing now may hide what comes later.",
        ),
        (
            "看代码、项目、号码是否写对；用 subsidies check --cleared 看哪些已经对上。",
            "Check code, project and number; subsidies check --cleared shows which clearances match.",
        ),
        CLEARANCES,
    ),
    "clearance-expired": (
        ("核实只管一段时间；情况会变，要再看一次。", "What was found out holds for a time; then somebody looks again."),
        ("按原来的理由和依据材料再核实一次。", "Look into it again, by the same reason and document."),
        CLEARANCES,
    ),
    "bad-age": (
        ("年龄认不出，这一行的死亡率就不知道是谁的。", "Without an age nobody knows whose probability the row has."),
        ("对照原表，看这一格写的是什么。", "Compare the cell with the printed table."),
        MORTALITY,
    ),
    "bad-probability": (
        (
            "0.466 和 0.466% 相差一百倍，预算就差得远。",
            "0.466 and 0.466 % are a hundred times apart, and so would the estimate be.",
        ),
        ("对照原表，看是不是写成了百分数或千分数。", "Compare with the printed table: per cent, or per mille?"),
        MORTALITY,
    ),
    "ages-not-consecutive": (
        ("缺一行或多一行，以后各岁都会错位。", "With a row left out or doubled, all later ages would be wrong."),
        ("对照原表，看缺了哪一岁、重了哪一岁。", "See in the printed table which age is missing, or there twice."),
        MORTALITY,
    ),
    "table-not-closed": (
        (
            "表没有写完，最高龄的人就没有死亡率。",
            "The table is not complete, and the oldest would have no probability.",
        ),
        ("对照原表的最后一行。", "See the last row of the printed table."),
        MORTALITY,
    ),
    "mortality-falls": (
        (
            "多半是抄错了一位小数，那一岁的人就算得太长寿。",
            "Most likely a decimal slipped, and people of that age would seem to live too long.",
        ),
        ("对照原表的这一行和上一行。", "Compare this row and the one before with the printed table."),
        MORTALITY,
    ),
}
