# A transfer that came back is a refund where it was not owed, and refused where it was
# What came back of money that is owed stays paid in the ledger: no list pays it again.

2024-01-05  roster   甲  living from 2024-01
2024-01-05  roster   乙  living from 2024-01
2024-01-20  issue    2024-01    甲  2024-01  regular  120.00
                                乙  2024-01  regular  120.00
2024-02-20  issue    2024-02    甲  2024-02  regular  120.00
                                乙  2024-02  regular  120.00
2024-02-26  refund   甲  120.00  refused claim-missing
2024-02-28  change   甲  death 2024-01-14
2024-02-28  refund   甲  120.00
2024-02-28  refund   乙  120.00  refused claim-missing
2024-03-20  issue    2024-03    乙  2024-03  regular  120.00
