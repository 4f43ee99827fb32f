# A month is skipped on purpose; whoever goes on owes it as arrears

2024-01-05  roster   甲  living from 2024-01
2024-01-20  issue    2024-01    甲  2024-01  regular  120.00
2024-03-20  issue    2024-03    refused month-out-of-order
2024-03-20  issue    2024-03 --catch-up
                                甲  2024-02  arrears  120.00  not-issued
                                甲  2024-03  regular  120.00
2024-04-20  issue    2024-02    refused month-out-of-order
2024-04-20  issue    2024-02 --catch-up
                                nobody
2024-04-20  issue    2024-04    甲  2024-04  regular  120.00
