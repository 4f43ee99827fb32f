"""What pictures say."""

from typing import Final

TABLE: Final[dict[str, tuple[str, str]]] = {
    "chart.yuan": ("元", "yuan"),
    "chart.wan": ("万元", "10,000 yuan"),
    "chart.hundred-million": ("亿元", "100 million yuan"),
    "chart.people": ("人", "people"),
    "chart.axis": ("{name}（{unit}）", "{name} ({unit})"),
    "chart.broken": ("纵轴不从零起", "the axis does not begin at zero"),
}
