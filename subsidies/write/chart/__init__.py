"""Pictures of an estimate: columns by month, a band, a waterfall; as SVG, or as bars of characters in a terminal.

>>> from subsidies.write.chart.content import Columns, Panel, Series, Unit
>>> people = Panel("人数", Unit("人", 1, 0), (Series("人数", (249, 248)),))
>>> svg(Columns("各月人数", ("1月", "2月"), (people,)), "people").count("<rect")
3
"""

from subsidies.write.chart import band, columns, waterfall
from subsidies.write.chart.content import Band, Chart, Columns, Panel, Series, Step, Unit, Waterfall
from subsidies.write.chart.drawing import Drawing, check_prefix


def svg(chart: Chart, prefix: str) -> str:
    """Return a picture as an ``<svg>`` that needs nothing else, to stand alone or in a page.

    prefix   ids begin with it: another for each picture of a page. Raises ``ValueError`` where no id may begin so
    """
    drawing = Drawing(check_prefix(prefix))
    match chart:
        case Columns():
            size = columns.draw(drawing, chart)
        case Band():
            size = band.draw(drawing, chart)
        case Waterfall():
            size = waterfall.draw(drawing, chart)
    return drawing.svg(size, chart.title, told(chart))


def told(chart: Chart) -> str:
    """Return what a picture shows in words, for those who do not see it: every label with its value."""
    match chart:
        case Columns():
            series = [(panel.unit, one) for panel in chart.panels for one in panel.series]
        case Band():
            series = [(chart.unit, one) for one in (chart.low, chart.high, *chart.lines)]
        case Waterfall():
            pairs = zip(chart.labels, chart.told, strict=True)
            return f"{chart.name}: " + "; ".join(f"{label} {value}" for label, value in pairs) + "."
    rows = [
        f"{one.name} ({unit.name}): "
        + "; ".join(f"{label} {unit.show(value)}" for label, value in zip(chart.labels, one.values, strict=True))
        for unit, one in series
    ]
    return ". ".join(rows) + "."


__all__ = ["Band", "Chart", "Columns", "Panel", "Series", "Step", "Unit", "Waterfall", "svg", "told"]
