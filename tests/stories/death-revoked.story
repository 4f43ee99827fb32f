# A death that turns out to be somebody else's is revoked, as if it had never been

2024-01-05  roster   甲  living from 2024-01
2024-01-20  issue    2024-01    甲  2024-01  regular  120.00
2024-02-05  change   甲  death 2024-01-30
2024-02-20  issue    2024-02    nobody
2024-03-05  change   甲  death-revoked 2024-03-04
2024-03-20  issue    2024-03    甲  2024-02  arrears  120.00  death-revoked
                                甲  2024-03  regular  120.00
