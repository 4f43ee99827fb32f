# A forfeit learnt of late is a claim; after the restart payment goes on, and the months between are never owed

2024-01-05  roster   甲  living from 2024-01
2024-01-20  issue    2024-01    甲  2024-01  regular  120.00
2024-02-20  issue    2024-02    甲  2024-02  regular  120.00
2024-03-04  change   甲  forfeit 2024-02
2024-03-20  issue    2024-03    nobody
            claims              甲  2024-02  120.00  forfeit
2024-04-08  change   甲  restart 2024-04
2024-04-20  issue    2024-04    甲  2024-04  regular  120.00
            claims              甲  2024-02  120.00  carried
