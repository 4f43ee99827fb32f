# What is reported after the as-of day is not known on it, though it stands in the file

2024-01-05  roster   甲  living from 2024-01
2024-01-20  issue    2024-01    甲  2024-01  regular  120.00
2024-01-22  change   甲  death 2024-01-21
2024-01-22  issue    2024-01    nobody
2024-02-20  issue    2024-02    nobody
