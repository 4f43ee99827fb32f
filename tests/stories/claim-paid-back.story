# A claim is paid back in part, oldest month first, and waived for the rest; then nothing is open
# Dead in February, known in May: March, April and May are claimed. No more than the claim comes back.

2024-01-05  roster   甲  living from 2024-01
2024-01-20  issue    2024-01    甲  2024-01  regular  120.00
2024-02-20  issue    2024-02    甲  2024-02  regular  120.00
2024-03-20  issue    2024-03    甲  2024-03  regular  120.00
2024-04-20  issue    2024-04    甲  2024-04  regular  120.00
2024-05-20  issue    2024-05    甲  2024-05  regular  120.00
2024-05-27  change   甲  death 2024-02-11
2024-06-20  issue    2024-06    nobody
            claims              甲  2024-03  120.00  death
            claims              甲  2024-04  120.00  death
            claims              甲  2024-05  120.00  death
2024-06-25  refund   甲  360.01  refused claim-too-small
2024-06-25  refund   甲  200.00
2024-07-20  issue    2024-07    nobody
            claims              甲  2024-04  40.00  carried
            claims              甲  2024-05  120.00  carried
2024-07-25  waive    甲  160.00
2024-07-26  refund   甲  0.01  refused claim-missing
2024-08-20  issue    2024-08    nobody
