# A rate is lowered back-dated: what was paid too much is a claim

2024-01-05  roster   甲  living from 2024-01
2024-01-20  issue    2024-01    甲  2024-01  regular  120.00
2024-02-20  issue    2024-02    甲  2024-02  regular  120.00
2024-03-10  project  living 100.00 from 2024-02
2024-03-20  issue    2024-03    甲  2024-03  regular  100.00
            claims              甲  2024-02  20.00  rate
