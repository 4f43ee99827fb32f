# A second list of a month has only what has changed since

2024-01-05  roster   甲  living from 2024-01
2024-01-20  issue    2024-01    甲  2024-01  regular  120.00
2024-01-20  issue    2024-01    nobody
2024-01-24  roster   乙  living from 2024-01
2024-01-25  draft    2024-01    乙  2024-01  regular  120.00
2024-01-25  issue    2024-01    乙  2024-01  regular  120.00
2024-01-26  issue    2024-01    nobody
