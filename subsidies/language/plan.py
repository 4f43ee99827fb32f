"""What is said of figures that should add up, of the plan of use, and of performance targets and their faults."""

from typing import Final

TABLE: Final[dict[str, tuple[str, str]]] = {
    "target-form": ("绩效指标“{name}”的写法不对。", "The target “{name}” has no known form."),
    "target-form.hint": (
        "须是以下三种之一：of，指标值由测算得出，不能再写 goal；sign 和 goal（可以加 actual），指标值是数；"
        "score 写 grade、goal 写文字，不写 sign 和 of。",
        "It has either of (the goal is computed, and no goal may be typed), or sign and goal (a number; perhaps with "
        "actual), or a score of "
        "grade and a goal in words, without sign and of.",
    ),
    "target-weights": (
        "{year} 年起的绩效指标，分值合计 {total}，应为 {points}。",
        "The weights of the targets from {year} on add up to {total} instead of {points}.",
    ),
    "target-weights.hint": (
        "请核对各指标的 weight：合计 {points} 分，另外 {execution} 分留给预算执行率。",
        "Look at each weight: together they are {points}; the other {execution} points are kept for the execution "
        "rate.",
    ),
    "bad-number": ("“{text}”不是数。", "“{text}” is not a number."),
    "bad-number.hint": (
        "请写不带单位、最多六位小数的数，例如 95 或 12.5；单位写在 unit 里。",
        "Write a number with at most six decimals and without its unit, for example 95 or 12.5; the unit has its key.",
    ),
    "bad-number.wide": (
        "请用半角数字和半角小数点，例如 95 或 12.5。",
        "Write half-width digits and a half-width point, for example 95 or 12.5.",
    ),
    "option.plan": (
        "另列用款计划：逐月、逐季，供财政用款申请。",
        "Show the plan of use as well: the money by month and quarter, for the finance bureau.",
    ),
    "option.targets": (
        "另列项目支出绩效目标表：人数、月数、标准由测算得出。",
        "Show the performance targets as well: people, months and rates are computed from the estimate.",
    ),
    "option.balanced": (
        "万元各部分加起来等于合计：按最大余额法调整末位，调整过的标 *；不写则各自四舍五入，尾差单列。",
        "Let the parts in 10,000 yuan add up to their totals by the method of the largest remainder; figures that gave "
        "way have a *. Otherwise each is rounded half up, and the tail has a line of its own.",
    ),
    "figures.tail": ("尾差（万元）", "rounding tail (× 10,000)"),
    "figures.balanced": ("平衡（万元）", "balanced (× 10,000)"),
    "figures.sum": ("{parts} = {total}", "{parts} = {total}"),
    "figures.lacking": (
        "{parts} = {sum}，合计 {total}，尾差 {tail}",
        "{parts} = {sum}; the total is {total}, the tail {tail}",
    ),
    "figures.together": ("各项目合计，{label}：{sum}", "All projects together, {label}: {sum}"),
    "figures.footnote": (
        "* 平衡数字：四舍五入的各部分加起来不等于合计，按最大余额法调整了末位一个单位；准确的数是以元计的。",
        "* Balanced: the parts, rounded half up, do not add up to the total; by the method of the largest remainder "
        "this figure gave way by one of its last digit. The exact amounts are those in yuan.",
    ),
    "plan.title": ("用款计划（{year} 年）", "Plan of use of {year}"),
    "plan.month": ("月份", "month"),
    "plan.yuan": ("元", "yuan"),
    "plan.wan": ("万元", "× 10,000 yuan"),
    "plan.quarter": ("第 {number} 季度", "quarter {number}"),
    "plan.undated": ("未定月份", "no month yet"),
    "plan.tail": ("尾差", "rounding tail"),
    "plan.sum": ("合计", "total"),
    "targets.title": ("绩效目标（{year} 年）", "Performance targets of {year}"),
    "targets.since": (
        "绩效目标（{year} 年，沿用 {start} 年的指标）",
        "Performance targets of {year}, as from {start} on",
    ),
    "targets.none": (
        "绩效目标：项目文件里没有 {year} 年的指标（[[target]]）。",
        "Performance targets: the project file has none ([[target]]) for {year}.",
    ),
    "targets.first": ("一级指标", "first level"),
    "targets.second": ("二级指标", "second level"),
    "targets.name": ("三级指标", "target"),
    "targets.goal": ("指标值", "goal"),
    "targets.source": ("来源", "from"),
    "targets.computed": ("测算", "estimate"),
    "targets.typed": ("项目文件", "project file"),
    "targets.weight": ("分值", "weight"),
    "targets.score": ("赋分规则", "scored"),
    "targets.published": ("公布", "published"),
    "targets.sum": ("合计", "total"),
    "targets.rate": (
        "另外 {points} 分为预算执行率。",
        "The other {points} points are kept for the execution rate.",
    ),
    "score.proportion": ("按照完成比例赋分", "in proportion"),
    "score.grade": ("按评判等级赋分", "by grade"),
    "score.measured": ("满意度赋分", "as measured"),
    "unit.persons": ("人", "people"),
    "unit.months": ("月", "months"),
    "unit.rate": ("元", "yuan"),
    "unit.total": ("万元", "× 10,000 yuan"),
}
