# A raise decided in July is owed since January; whoever died in between has it up to the month of death

2024-01-02  project  items wage
2024-01-05  roster   甲  wage 2000.00 from 2024-01
2024-01-05  roster   乙  wage 3000.00 from 2024-01
2024-01-20  issue    2024-01    甲  2024-01  regular  2000.00
                                乙  2024-01  regular  3000.00
2024-02-15  change   乙  death 2024-02-11
2024-02-20  issue    2024-02    甲  2024-02  regular  2000.00
                                乙  2024-02  regular  3000.00
2024-03-20  issue    2024-03    甲  2024-03  regular  2000.00
2024-04-20  issue    2024-04    甲  2024-04  regular  2000.00
2024-05-20  issue    2024-05    甲  2024-05  regular  2000.00
2024-06-20  issue    2024-06    甲  2024-06  regular  2000.00
2024-07-15  change   甲  wage 2024-01 2070.00
2024-07-15  change   乙  wage 2024-01 3085.50
2024-07-20  issue    2024-07    甲  2024-01  arrears  70.00  wage
                                甲  2024-02  arrears  70.00  wage
                                甲  2024-03  arrears  70.00  wage
                                甲  2024-04  arrears  70.00  wage
                                甲  2024-05  arrears  70.00  wage
                                甲  2024-06  arrears  70.00  wage
                                甲  2024-07  regular  2070.00
                                乙  2024-01  arrears  85.50  wage
                                乙  2024-02  arrears  85.50  wage
