# A raise over a month that was corrected before pays only what is left
# March was raised by 50.00 in April; the raise to 2070.00 in May owes it 20.00 more, and the other months 70.00.

2024-02-02  project  items wage
2024-02-05  roster   甲  wage 2000.00 from 2024-02
2024-02-20  issue    2024-01    nobody
2024-02-20  issue    2024-02    甲  2024-02  regular  2000.00
2024-03-20  issue    2024-03    甲  2024-03  regular  2000.00
2024-04-10  change   甲  wage 2024-03 2050.00
2024-04-20  issue    2024-04    甲  2024-03  arrears  50.00  wage
                                甲  2024-04  regular  2050.00
2024-05-10  change   甲  wage 2024-02 2070.00
2024-05-10  change   甲  wage 2024-03 2070.00
2024-05-20  issue    2024-05    甲  2024-02  arrears  70.00  wage
                                甲  2024-03  arrears  20.00  wage
                                甲  2024-04  arrears  20.00  wage
                                甲  2024-05  regular  2070.00
