# A list that is reversed and not issued again is owed: the next list pays it

2024-01-05  roster   甲  living from 2024-01
2024-01-20  issue    2024-01    甲  2024-01  regular  120.00
2024-02-20  issue    2024-02    甲  2024-02  regular  120.00
2024-02-21  reverse  2
2024-03-20  issue    2024-03    甲  2024-02  arrears  120.00  reversed
                                甲  2024-03  regular  120.00
