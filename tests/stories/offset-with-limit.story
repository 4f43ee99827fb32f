# A claim is taken from later payments, never more than the limit of one list
# 30% of 120.00 in each list, until nothing is left.

2024-01-02  project  recovery offset 30%
2024-01-05  roster   甲  living from 2024-01
2024-01-20  issue    2024-01    甲  2024-01  regular   120.00
2024-02-20  issue    2024-02    甲  2024-02  regular   120.00
2024-03-05  change   甲  forfeit 2024-02
2024-03-05  change   甲  restart 2024-03
2024-03-20  issue    2024-03    甲  2024-03  regular   120.00
                                甲  2024-02  recovery  -36.00  forfeit
            claims              甲  2024-02  84.00  forfeit
2024-04-20  issue    2024-04    甲  2024-04  regular   120.00
                                甲  2024-02  recovery  -36.00  carried
            claims              甲  2024-02  48.00  carried
2024-05-20  issue    2024-05    甲  2024-05  regular   120.00
                                甲  2024-02  recovery  -36.00  carried
            claims              甲  2024-02  12.00  carried
2024-06-20  issue    2024-06    甲  2024-06  regular   120.00
                                甲  2024-02  recovery  -12.00  carried
2024-07-20  issue    2024-07    甲  2024-07  regular   120.00
