"""How the page looks: light, in one column, a little smaller on paper.

The catch: every colour of a text must be legible upon every ground, 4.5 to 1 at least (tests/test_write_report.py).
"""

from typing import Final

from subsidies.write.chart.drawing import FONTS

SHEET: Final = """
:root{color-scheme:light}
*{box-sizing:border-box}
body{margin:0 auto;max-width:60rem;padding:1rem;background:#ffffff;color:#1f2328;font:1rem/1.6 FONTS;
overflow-wrap:break-word}
h1{font-size:1.75rem;line-height:1.3;margin:.25rem 0 .75rem}
h2{font-size:1.35rem;line-height:1.3;margin:2.5rem 0 .75rem;padding-bottom:.3rem;border-bottom:2px solid #0b4a6f}
h3{font-size:1.1rem;margin:1.75rem 0 .5rem}
h4{font-size:1rem;margin:1.25rem 0 .25rem}
p{margin:.5rem 0;max-width:46rem}
a{color:#0b4a6f}
a:focus-visible,.wide:focus-visible{outline:3px solid #0b4a6f;outline-offset:2px}
main:focus{outline:none}
.skip{position:absolute;left:-99rem;top:0;padding:.5rem 1rem;background:#ffffff}
.skip:focus{left:.5rem}
.office,.small,footer{color:#4d5560}
.small,footer{font-size:.875rem}
.office{margin:0}
code{font:.875em/1.5 ui-monospace,Consolas,Menlo,monospace;overflow-wrap:anywhere;background:#f1f4f7;
padding:.05rem .25rem}
nav ul{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;margin:1rem 0;padding:.6rem .9rem;list-style:none;
background:#f1f4f7}
.wide{overflow-x:auto;margin:.75rem 0}
table{border-collapse:collapse;min-width:24rem}
caption{text-align:left;font-weight:bold;padding:.25rem 0 .4rem}
th,td{padding:.3rem .75rem .3rem 0;text-align:left;vertical-align:top;border-bottom:1px solid #c9d1d9}
th[scope=row]{font-weight:normal;min-width:7rem;background:#ffffff}
td:not(.number){min-width:6rem}
.pairs td{white-space:normal}
.pairs th[scope=row]{min-width:9rem}
thead th{border-bottom:2px solid #4d5560;vertical-align:bottom}
tbody tr.sum>*{font-weight:bold;border-top:2px solid #4d5560}
.number{text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums;padding:.3rem 0 .3rem 1rem}
figure{margin:1rem 0}
svg{display:block}
.severity{display:inline-block;padding:0 .5rem;margin-right:.4rem;border:1px solid;font-weight:bold}
.error{background:#fdeceb;color:#8a1c14}
.warning{background:#fff3d6;color:#6b4700}
.note{background:#e8f1fb;color:#0b4a6f}
.rows{margin:.25rem 0;padding-left:1.25rem}
.rows li{margin:.25rem 0}
.place{color:#4d5560}
.place,.who{margin-right:.4rem}
dl{margin:.5rem 0}
dt{font-weight:bold;margin-top:.5rem}
dd{margin:0}
@media screen and (max-width:46rem){
h1{font-size:1.4rem}
h2{font-size:1.2rem}
figure svg{min-width:40rem}
th[scope=row]{position:sticky;left:0}
table{min-width:0}
.pairs{width:100%}
}
@page{size:A4;margin:16mm 14mm;@bottom-center{content:counter(page) " / " counter(pages);font-size:9pt}}
@media print{
body{max-width:none;padding:0;font-size:9.5pt;line-height:1.45}
h1{font-size:16pt}
h2{font-size:13pt;margin-top:1.25rem}
h3{font-size:11pt}
.skip{display:none}
.wide{overflow:visible}
table{min-width:0;font-size:8.5pt}
th,td{padding-right:.4rem}
.number{padding-left:.5rem}
h2,h3,h4,caption{break-after:avoid}
figure,tr,li,dl>div{break-inside:avoid}
thead{display:table-header-group}
.project~.project{break-before:page}
p{max-width:none;orphans:2;widows:2}
nav ul{background:#ffffff;border:1px solid #c9d1d9}
a{text-decoration:none}
}
""".replace("FONTS", FONTS)
