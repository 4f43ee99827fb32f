# A person whose title has ended may leave the roster; a claim against them stays

2024-01-05  roster   甲  living from 2024-01
2024-01-05  roster   乙  living from 2024-01
2024-01-20  issue    2024-01    甲  2024-01  regular  120.00
                                乙  2024-01  regular  120.00
2024-02-20  issue    2024-02    甲  2024-02  regular  120.00
                                乙  2024-02  regular  120.00
2024-03-05  change   乙  death 2024-01-11
2024-03-20  issue    2024-03    甲  2024-03  regular  120.00
            claims              乙  2024-02  120.00  death
2024-04-05  roster   乙  dropped
2024-04-20  issue    2024-04    甲  2024-04  regular  120.00
            claims              乙  2024-02  120.00  carried
