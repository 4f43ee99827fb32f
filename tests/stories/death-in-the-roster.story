# A death written into the roster's own column is a death like any other

2024-01-05  roster   甲  living from 2024-01
2024-01-20  issue    2024-01    甲  2024-01  regular  120.00
2024-02-20  issue    2024-02    甲  2024-02  regular  120.00
2024-03-08  roster   甲  died 2024-01-11
2024-03-20  issue    2024-03    nobody
            claims              甲  2024-02  120.00  death
