# A suspension learnt of only when it was over, with back-pay, changes nothing

2024-01-05  roster   甲  living from 2024-01
2024-01-20  issue    2024-01    甲  2024-01  regular  120.00
2024-02-20  issue    2024-02    甲  2024-02  regular  120.00
2024-03-20  issue    2024-03    甲  2024-03  regular  120.00
2024-04-08  change   甲  suspend 2024-02
2024-04-08  change   甲  resume 2024-04
2024-04-20  issue    2024-04    甲  2024-04  regular  120.00
