# The first list is not of the first month: the months before it were never issued

2024-01-05  roster   甲  living from 2024-01
2024-02-20  issue    2024-02    refused month-out-of-order
2024-02-20  issue    2024-02 --catch-up
                                甲  2024-01  arrears  120.00  not-issued
                                甲  2024-02  regular  120.00
