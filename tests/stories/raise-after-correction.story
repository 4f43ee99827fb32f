# A raise over a month that was corrected before pays only what is left
# February was raised by 50.00 in March; the raise to 2070.00 owes it 20.00 more, January 70.00.

2024-01-02  project  items wage
2024-01-05  roster   甲  wage 2000.00 from 2024-01
2024-01-20  issue    2024-01    甲  2024-01  regular  2000.00
2024-02-20  issue    2024-02    甲  2024-02  regular  2000.00
2024-03-10  change   甲  wage 2024-02 2050.00
2024-03-20  issue    2024-03    甲  2024-02  arrears  50.00  wage
                                甲  2024-03  regular  2050.00
2024-04-10  change   甲  wage 2024-01 2070.00
2024-04-10  change   甲  wage 2024-02 2070.00
2024-04-20  issue    2024-04    甲  2024-01  arrears  70.00  wage
                                甲  2024-02  arrears  20.00  wage
                                甲  2024-03  arrears  20.00  wage
                                甲  2024-04  regular  2070.00
