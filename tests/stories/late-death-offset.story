# A death reported late, and money still owed from another item
# With offset, what is still to be paid pays part of the claim, up to the limit, rounded down to a fen: 12.34% of 578.00.

2024-01-02  project  items living heating
2024-01-02  project  heating in 1
2024-01-02  project  recovery offset 12.34%
2024-01-05  roster   甲  living from 2024-01
2024-01-20  issue    2024-01    甲  living   2024-01  regular   120.00
2024-02-20  issue    2024-02    甲  living   2024-02  regular   120.00
2024-03-20  issue    2024-03    甲  living   2024-03  regular   120.00
2024-04-08  change   甲  death 2024-02-11
2024-04-08  change   甲  flag:heating 2024-01 yes
2024-04-20  issue    2024-04    甲  heating  2024-01  arrears   578.00  flag
                                甲  living   2024-03  recovery  -71.32  death
            claims              甲  living   2024-03  48.68  death
2024-05-20  issue    2024-05    nobody
            claims              甲  living   2024-03  48.68  carried
