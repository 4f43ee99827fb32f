# An id number is corrected: the same person, whose payments carry over to the new number

2024-01-05  roster   甲  living from 2024-01
2024-01-20  issue    2024-01    甲    2024-01  regular  120.00
2024-02-05  change   甲  identity 2024-03 甲二
2024-02-20  issue    2024-02    甲    2024-02  regular  120.00
2024-03-20  issue    2024-03    甲二  2024-03  regular  120.00
2024-04-02  roster   甲  id 甲二
2024-04-20  issue    2024-04    甲二  2024-04  regular  120.00
