# A death does not end a suspension: what is owed up to it waits until the heirs have applied

2024-01-05  roster   甲  living from 2024-01
2024-01-20  issue    2024-01    甲  2024-01  regular  120.00
2024-02-05  change   甲  suspend 2024-02
2024-02-20  issue    2024-02    nobody
            held                甲
2024-03-20  issue    2024-03    nobody
            held                甲
2024-04-08  change   甲  death 2024-03-15
2024-04-20  issue    2024-04    nobody
            held                甲
2024-05-06  change   甲  resume 2024-05
2024-05-20  issue    2024-05    甲  2024-02  arrears  120.00  resumed
                                甲  2024-03  arrears  120.00  resumed
