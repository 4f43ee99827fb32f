# A wage is lowered back-dated: the claim does not vanish from one list to the next

2024-01-02  project  items wage
2024-01-05  roster   甲  wage 2000.00 from 2024-01
2024-01-20  issue    2024-01    甲  2024-01  regular  2000.00
2024-02-20  issue    2024-02    甲  2024-02  regular  2000.00
2024-03-05  change   甲  wage 2024-02 1900.00
2024-03-20  issue    2024-03    甲  2024-03  regular  1900.00
            claims              甲  2024-02  100.00  wage
2024-04-20  issue    2024-04    甲  2024-04  regular  1900.00
            claims              甲  2024-02  100.00  carried
2024-05-20  issue    2024-05    甲  2024-05  regular  1900.00
            claims              甲  2024-02  100.00  carried
