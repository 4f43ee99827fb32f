"""Sentences about printed figures and facts; ``KEY.hint`` says what to do."""

from typing import Final

TABLE: Final[dict[str, tuple[str, str]]] = {
    "figure-beyond-rounding": (
        "{where}：公布数 {figure} 万元与 {against} 相差 {apart} 元，其中至少 {beyond} 元不能用四舍五入解释。",
        (
            "{where}: the printed {figure} 万元 is {apart} yuan apart from {against}; "
            "at least {beyond} yuan of that cannot be explained by rounding."
        ),
    ),
    "figure-beyond-rounding.hint": (
        "请把公布数和算式各项与原文核对：抄录有误的，改正文件；原文如此的，是公布的数字自相矛盾，请查明哪个有误。",
        (
            "Compare the figure and the terms of the arithmetic with the document. If one was copied wrongly, correct "
            "the file; if they stand there so, the document contradicts itself: find out which of them is wrong."
        ),
    ),
    "figure-rounding-tail": (
        "{where}：公布数 {figure} 万元与 {against} 相差 {apart} 元，属四舍五入尾差。",
        "{where}: the printed {figure} 万元 is {apart} yuan apart from {against}; rounding explains it.",
    ),
    "figure-rounding-tail.hint": (
        "不需处理：各数分别四舍五入，合计与各项之和可以相差尾数。",
        "Nothing to do: each figure is rounded by itself, so a total may differ a little from the sum of its parts.",
    ),
    "figures-contradict": (
        (
            "{year} 年这些数不能同时成立：{figures}。按其余各数，{figure} 应 {others} 元，写的却 {own} 元，"
            "至少差 {beyond} 元。要使其余各数都成立，须去掉（几个的，去其一）：{without}；"
            "这样的数，含有它的共 {count} 组。"
        ),
        (
            "{year}: these cannot all be true: {figures}. By the others {figure} is {others} yuan, as it stands it is "
            "{own}: at least {beyond} yuan apart. For all others to be true, leave out (one of) "
            "{without}; sets like this with it: {count}."
        ),
    ),
    "figures-contradict.hint": (
        "请逐个核对原文：抄录有误的，改正文件；原文如此的，其中必有一个不对。全部各组见 --json 的 together。",
        (
            "Compare each with the document. If one was copied wrongly, correct the file; if they stand there so, one "
            "of them is wrong. All sets are in --json, under together."
        ),
    ),
    "figures-without-amounts": (
        (
            "{year} 年这些数不能同时成立：{figures}。没有一组整数分的金额能使它们都成立。要使其余各数都成立，"
            "须去掉（几个的，去其一）：{without}；这样的数，含有它的共 {count} 组。"
        ),
        (
            "{year}: these cannot all be true: {figures}. No amounts in whole fen make them so. For all others to be "
            "true, leave out (one of) {without}; sets like this with it: {count}."
        ),
    ),
    "figures-without-amounts.hint": (
        "请逐个核对原文：抄录有误的，改正文件；原文如此的，其中必有一个不对。全部各组见 --json 的 together。",
        (
            "Compare each with the document. If one was copied wrongly, correct the file; if they stand there so, one "
            "of them is wrong. All sets are in --json, under together."
        ),
    ),
    "fact-differs": (
        "{where}：同一事项各处公布的不一致：{values}。",
        "{where}: one fact is printed differently from place to place: {values}.",
    ),
    "fact-differs.hint": (
        "请与原文核对：抄录有误的，改正文件；原文如此的，请查明以哪一处为准。",
        (
            "Compare with the document. If one was copied wrongly, correct the file; "
            "if they stand there so, find out which of them holds."
        ),
    ),
}
