# The day of a death is corrected: the report of the last day counts

2024-01-05  roster   甲  living from 2024-01
2024-01-20  issue    2024-01    甲  2024-01  regular  120.00
2024-02-20  issue    2024-02    甲  2024-02  regular  120.00
2024-03-08  change   甲  death 2024-01-30
2024-03-20  issue    2024-03    nobody
            claims              甲  2024-02  120.00  death
2024-04-10  change   甲  death 2024-03-01
2024-04-20  issue    2024-04    甲  2024-03  arrears  120.00  death
