"""What the estimate of a year's budget says."""

from typing import Final

TABLE: Final[dict[str, tuple[str, str]]] = {
    "budget.title": ("{project} · {name} · {year} 年预算测算（元）", "{project} · {name} · budget of {year} (yuan)"),
    "budget.known": ("合计（已知）", "total, as known"),
    "budget.provision": ("预算所列定额（设定）", "set aside in the budget (assumed)"),
    "budget.total": ("合计", "total"),
    "budget.published": ("预算（公布）", "budget as published"),
    "budget.held": ("应发而年底仍暂停", "owed, still held at the year's end"),
    "budget.arrears": ("以前年度应补未发", "still owed for earlier years"),
    "budget.claims": ("以前年度多发未结", "claims for earlier years"),
    "budget.both": ("{amount}（{figure} 万元）", "{amount} ({figure} × 10,000)"),
    "budget.even": ("{count} 人 × {rate} × 12 个月", "{count} people × {rate} × 12 months"),
    "budget.term": ("{count} 人月 × {rate}", "{count} person-months × {rate}"),
    "budget.once": ("{count} 人 × {rate}", "{count} people × {rate}"),
    "budget.equals": ("{terms} = {amount}", "{terms} = {amount}"),
    "budget.average": (
        "{count} 人月，{amount}；平均每月 {month}（{wan} 万元）",
        "{count} person-months, {amount}; {month} a month on average ({wan} × 10,000)",
    ),
    "budget.month": ("月份", "month"),
    "budget.persons": ("{item}：人数", "{item}: people"),
    "budget.amount": ("发放", "paid"),
    "budget.moves": ("增减", "changes"),
    "budget.joined": ("增 {count} 人", "{count:# joins|# join}"),
    "budget.left": ("减 {count} 人", "{count:# leaves|# leave}"),
    "budget.sum": ("合计", "total"),
    "budget.together": ("各项目合计：{amount}", "All projects together: {amount}"),
}
