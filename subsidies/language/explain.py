"""Sentences that explain a person's payments, written to be shown to that person; ``KEY.hint`` says what to do."""

from typing import Final

FRAME: Final = {
    "explain.title": ("{name}的发放说明", "How the payments to {name} came about"),
    "explain.id": ("公民身份号码 {id}", "Id number {id}"),
    "explain.former": ("公民身份号码 {id}（更正以前：{former}）", "Id number {id} (before its correction: {former})"),
    "explain.as-of": ("按 {day} 已知的情况。金额单位：元。", "As known on {day}. Amounts in yuan."),
    "explain.as-of-past": (
        "按 {day} 已知的情况：此后登记的事项和此后的批次都不算。金额单位：元。",
        "As known on {day}: nothing that was entered or paid later counts. Amounts in yuan.",
    ),
    "explain.month": (
        "只说明 {month} 这一个费款所属期（钱是为哪个月发的）。",
        "Only the service month {month}: the month that the money is for.",
    ),
    "explain.project": ("【{project}】", "== {project} =="),
    "explain.basis": ("政策依据：{basis}", "Basis: {basis}"),
    "explain.numerals": ("一二三四五六七八九", "123456789"),
    "explain.section": ("{number}、{title}", "{number}. {title}"),
    "explain.facts": ("登记的情况", "What is on file"),
    "explain.owed": ("应该发多少", "What is owed"),
    "explain.not-owed": ("不发的月份和原因", "Months in which nothing is owed, and why"),
    "explain.holds": ("暂停发放", "Payment held"),
    "explain.paid": ("已经发了多少", "What was paid"),
    "explain.gaps": ("应发和已发相差的地方", "Where owed and paid differ"),
    "explain.totals": ("合计", "Totals"),
    "explain.all": ("全部项目合计", "All projects together"),
    "explain.next": ("下一份名单（{month}）", "The next list ({month})"),
    "explain.end": (".", "."),
    "explain.place": ("{file} 第 {row} 行", "{file} row {row}"),
    "explain.since-month": ("{month}起", "from {month} on"),
    "explain.count": ("{count} 个月 × {amount}", "{count} months × {amount}"),
    "explain.nothing-yet": ("还没有发过一份名单。", "No list has been issued yet."),
    "explain.unknown-then": (
        "{day} 还没有登记这个人，应发和已发都是 0.00。",
        "On {day} the office did not know of this person: nothing is owed, nothing was paid.",
    ),
    "explain.even": (
        "{months}应发 {owed}，已发 {paid}：已结清。",
        "{months}: owed {owed}, paid {paid}; nothing is open.",
    ),
    "explain.open": (
        "{months}应发 {owed}，已发 {paid}：{open}。",
        "{months}: owed {owed}, paid {paid}; {open}.",
    ),
    "explain.open-arrears": ("还应补发 {amount}", "{amount} is still to be paid"),
    "explain.open-ahead": ("{amount} 随这个月的名单发", "{amount} is to be paid in the list of the month"),
    "explain.open-held": ("还应补发 {amount}，因暂停先留着", "{amount} is owed and held by a suspension"),
    "explain.open-claims": ("多发了 {amount}", "{amount} was paid too much"),
}

FACTS: Final = {
    "explain.always-known": ("一直在册", "always known"),
    "explain.reported": ("{day} 登记", "reported {day}"),
    "explain.row": ("名册（{place}，{reported}）{cells}", "Roster ({place}, {reported}){cells}"),
    "explain.cells": ("：{cells}", ": {cells}"),
    "explain.cell": ("{column} {text}", "{column} {text}"),
    "explain.cell-replaced": (
        "{column} {text}（已由 {place} 取代，不再算）",
        "{column} {text} (no longer counts: {place} took its place)",
    ),
    "explain.yes": ("是", "yes"),
    "explain.no": ("否", "no"),
    "explain.change": ("{reported}：{what}（{place}{document}）", "{reported}: {what} ({place}{document})"),
    "explain.document": ("；依据 {document}", "; document: {document}"),
    "explain.change.death": ("{when} 死亡", "died on {when}"),
    "explain.change.death-revoked": ("{when} 撤销死亡登记", "the death was revoked on {when}"),
    "explain.change.end": ("{when}起终止", "end: nothing is owed from {when} on"),
    "explain.change.suspend": ("{when}起暂停发放", "suspended from {when} on"),
    "explain.change.resume": (
        "{when}起恢复发放，暂停的月份补发",
        "resumed from {when} on; the months between are paid",
    ),
    "explain.change.resume-without-backpay": (
        "{when}起恢复发放，暂停的月份不补发",
        "resumed from {when} on; the months between are not paid",
    ),
    "explain.change.forfeit": ("{when}起丧失待遇", "forfeited from {when} on"),
    "explain.change.restart": ("{when}起恢复享受", "owed again from {when} on"),
    "explain.change.wage": ("{when}起每月工资 {value}", "a wage of {value} a month from {when} on"),
    "explain.change.flag": ("{when}起“{flag}”为{value}", "{flag}: {value} from {when} on"),
    "explain.change.account": ("{when}起账户改为 {value}", "another account from {when} on: {value}"),
    "explain.change.identity": (
        "{when}起公民身份号码由 {old} 更正为 {value}",
        "the id number is corrected from {when} on: {old} becomes {value}",
    ),
    "explain.state.replaced": (
        "——已由 {place} 取代，不再算。",
        " — no longer counts: {place} took its place.",
    ),
    "explain.state.without-effect": ("——没有改变什么。", " — changes nothing."),
    "explain.state.not-yet-known": ("——{day} 还不知道，没有算。", " — not known on {day}, left out."),
    "explain.state.gone": (
        "——现在的名册里没有这个人，按最后一份有他的名册算。",
        " — today's rosters do not name this person; the last one that did counts.",
    ),
}

OWED: Final = {
    "explain.rate.flat": ("标准每月 {amount}，{when}起执行", "the rate is {amount} a month, in force from {when} on"),
    "explain.rate.one-off": (
        "标准每年一次 {amount}，{when}起执行",
        "the rate is {amount} once a year, in force from {when} on",
    ),
    "explain.rate.basis": ("；依据 {basis}", "; basis: {basis}"),
    "explain.rate.issued": ("，{day} 印发", ", issued {day}"),
    "explain.rate.checked": ("；{day} 核对", "; looked up {day}"),
    "explain.source.own-wage": (
        "名册登记的每月工资 {amount}（{place}）",
        "the roster's wage, {amount} a month ({place})",
    ),
    "explain.source.wage": (
        "每月工资 {amount}，{when}起执行；{reported}（{place}{document}）",
        "a wage of {amount} a month, in force from {when} on; {reported} ({place}{document})",
    ),
    "explain.added": (
        "{when}调资增加 {amount}：{parts}（{issued} 印发{basis}）",
        "the adjustment of {when} adds {amount}: {parts} (issued {issued}{basis})",
    ),
    "explain.part.fixed": ("定额 {amount}", "{amount} for everybody"),
    "explain.part.service": ("缴费 {years} 年 {amount}", "{amount} for {years} years of contributions"),
    "explain.part.percent": ("{before} 的 {percent} 计 {amount}", "{percent} of {before} makes {amount}"),
    "explain.part.ages": ("{age} 岁 {amount}", "{amount} at the age of {age}"),
    "explain.part.areas": ("{area} 类地区 {amount}", "{amount} for an area of class {area}"),
    "explain.part.rounded": ("{parts} = {whole}，取整 {rounded}", "{parts} = {whole}, rounded to {rounded}"),
    "explain.part.reached": ("{when}满 {age} 岁 {amount}", "{amount} since {when} for the age of {age}"),
    "explain.equals": ("{item}：{amount} = {source}", "{item}: {amount} = {source}"),
    "explain.equals.rate": ("标准 {amount}（{when}起{basis}）", "the rate, {amount} (from {when} on{basis})"),
    "explain.equals.basis": ("，{basis}", ", {basis}"),
    "explain.equals.own-wage": ("名册工资 {amount}（{place}）", "the roster's wage, {amount} ({place})"),
    "explain.equals.wage": (
        "变更后的工资 {amount}（{when}起，{place}{document}）",
        "the changed wage, {amount} (from {when} on, {place}{document})",
    ),
    "explain.zero": ("{item}：0.00。{causes}", "{item}: 0.00; {causes}"),
    "explain.everything": ("所有待遇", "everything"),
    "explain.why": ("{months}{item}：{causes}", "{months}{item}: {causes}"),
    "explain.item": ("，{item}", ", {item}"),
    "explain.cause.before-since": ("项目从{when}起算", "the project begins with {when}"),
    "explain.cause.before-start": ("享受开始年月是{when}（{place}）", "the first month owed is {when} ({place})"),
    "explain.cause.unknown": ("当时没有登记这个人", "the office did not know of this person"),
    "explain.cause.end": (
        "终止，最后一个应发的月份是{when}（{place}）",
        "ended; the last month owed is {when} ({place})",
    ),
    "explain.cause.death": (
        "{when} 死亡，死亡的当月照发，以后不发（{place}）",
        "died on {when}; the month of death is paid, later ones are not ({place})",
    ),
    "explain.cause.death-unpaid": (
        "{when} 死亡，从死亡的当月起不发（{place}）",
        "died on {when}; the month of death and later ones are not paid ({place})",
    ),
    "explain.cause.forfeit": ("{when}起丧失待遇（{place}）", "forfeited from {when} on ({place})"),
    "explain.cause.suspended": (
        "{when}起暂停，后来恢复时定为不补发（{place}）",
        "suspended from {when} on, and resumed without back-pay ({place})",
    ),
    "explain.cause.no-rate": ("{when}以前没有标准", "there is no rate before {when}"),
    "explain.cause.no-rate-at-all": ("还没有已知的标准", "no rate is known"),
    "explain.cause.flag": ("“{when}”不是“是”（{place}）", "{when} is not yes ({place})"),
    "explain.cause.zero": ("标准或工资是 0.00", "the rate or the wage is 0.00"),
    "explain.hold.ended": (
        "{months}暂停发放，已经恢复：这几个月该发的，恢复以后补发（{place}；恢复见 {ended}）。",
        "{months}: payment was held, and resumed since; what these months are worth is paid then ({place}; {ended}).",
    ),
    "explain.hold.open": (
        "{months}暂停发放，还没有恢复：该发的先留着，办理恢复以后补发（{place}）。",
        "{months}: payment is held; what is owed waits for a resumption ({place}).",
    ),
}

PAID: Final = {
    "explain.column.batch": ("批次", "batch"),
    "explain.column.month": ("发放月", "pay month"),
    "explain.column.entered": ("记入台账", "entered"),
    "explain.column.what": ("费款所属期和待遇", "what for"),
    "explain.column.amount": ("金额", "amount"),
    "explain.line": ("{months} {item}，{kind}", "{item}, {months}, {kind}"),
    "explain.line-reason": ("{months} {item}，{kind}（{reason}）", "{item}, {months}, {kind} ({reason})"),
    "explain.line-many": ("{line}，{count}", "{line}, {count}"),
    "explain.batch": ("{number} {kind}", "{number} {kind}"),
    "explain.note.document": ("依据 {document}", "document: {document}"),
    "explain.note.why": ("说明 {why}", "why: {why}"),
    "explain.nothing-paid": ("没有。", "Nothing."),
    "explain.sum": ("合计", "total"),
    "explain.by-kind": ("其中{kind}", "of it: {kind}"),
    "explain.gap": (
        "{item} {months}：应发 {owed}，已发 {paid}",
        "{item}, {months}: owed {owed}, paid {paid}",
    ),
    "explain.gap-many": (
        "{item} {months}：{count} 个月，每月应发 {owed}、已发 {paid}",
        "{item}, {months}: {count} months, each owed {owed} and paid {paid}",
    ),
    "explain.gap.next-list": ("应补，下一份名单（{month}）发。", "To be paid in the next list ({month})."),
    "explain.gap.held": (
        "应补，暂停期间先留着，办理恢复以后发。",
        "Owed, and held while payment is suspended.",
    ),
    "explain.gap.ahead": ("随 {month} 的名单发。", "To be paid in the list of {month}."),
    "explain.gap.claim.none": (
        "多发了，记着：先从本人同一待遇的补发里抵，其余要由本人退回。",
        "Paid too much: set against arrears of the same item; the rest is to be paid back.",
    ),
    "explain.gap.claim.offset": (
        "多发了：从以后发给本人的钱里抵，每份名单最多抵应发余额的 {limit}。",
        "Paid too much: taken back from later payments, at most {limit} of what is left to pay in one list.",
    ),
    "explain.gap.claim.agreed": (
        "多发了：已经约定从{month}起，每月最多抵 {amount}。",
        "Paid too much: by agreement at most {amount} a month is taken back from {month} on.",
    ),
    "explain.gap.reason": ("原因：{reason}。", "Reason: {reason}."),
    "explain.gap.zero": ("应发是 0.00：{causes}。", "Nothing is owed: {causes}."),
    "explain.reason.carried": ("上一份名单时已经知道，至今没有结清", "known at the last list, and open since"),
    "explain.total.owed": ("应发", "owed"),
    "explain.total.paid": ("减：已发", "less: paid"),
    "explain.total.outside": (
        "加：已发之中不属于上面各月、不在此比较的",
        "plus: what was paid for other months or items, which are not compared here",
    ),
    "explain.total.gap": ("等于：相差", "makes: the difference"),
    "explain.total.arrears": ("　其中：还没有发的", "  of it: still to be paid"),
    "explain.part.paid": (
        "　　（已扣除核销 {amount}：没有退回，也不再追缴）",
        "  ({amount} less by waivers: it was not paid back, and nobody asks for it any more)",
    ),
    "explain.part.arrears": (
        "　　　　（因暂停而留着的 {amount}）",
        "          ({amount} of that is held by a suspension)",
    ),
    "explain.total.claims": ("　　　　多发的", "  of it: paid too much"),
    "explain.next-nothing": ("没有这个人的钱。", "It has nothing for this person."),
}

REFUSED: Final = {
    "person-not-found": ("名册和台账里都没有这个人。", "Neither rosters nor the ledger know this person."),
    "person-not-found.hint": (
        "请核对公民身份号码或姓名；用了 --project 的，请看这个人是否在别的项目里。",
        "Check the id number or the name; with --project, see whether the person is in another project.",
    ),
    "person-not-found.near": (
        "只差一位，或相邻两位颠倒的号码有：{near}。请对照身份证核对号码。",
        "Known are, with one character changed or two in the other order: {near}. Compare the number with the id card.",
    ),
    "person-not-unique": ("符合的有 {count} 个人：{ids}。", "This may be one of {count} people: {ids}."),
    "person-not-unique.hint": (
        "请用公民身份号码指明；完整号码见名册，或加 --show-ids。",
        "Name the person by id number; the rosters have it in full, and so does --show-ids.",
    ),
}

TABLE: Final[dict[str, tuple[str, str]]] = {**FRAME, **FACTS, **OWED, **PAID, **REFUSED}
"""Key to (Chinese, English)."""
