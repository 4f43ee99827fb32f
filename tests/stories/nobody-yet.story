# The first list of a month is entered even with nobody in it, so that the next month is due

2024-01-20  issue    2024-01    nobody
2024-02-05  roster   甲  living from 2024-01
2024-02-20  issue    2024-02    甲  2024-01  arrears  120.00  late-start
                                甲  2024-02  regular  120.00
