# The next month may be issued ahead, the one after it not

2024-01-05  roster   甲  living from 2024-01
2024-01-20  issue    2024-01    甲  2024-01  regular  120.00
2024-01-25  issue    2024-02    甲  2024-02  regular  120.00
2024-01-25  issue    2024-03 --catch-up
                                refused month-ahead
