# Winter heating for somebody who was only found to have a right to it in December

2024-01-02  project  items living heating
2024-01-02  project  heating in 1
2024-01-05  roster   甲  living heating from 2024-01
2024-01-05  roster   乙  living from 2024-01
2024-01-20  issue    2024-01    甲  living   2024-01  regular  120.00
                                甲  heating  2024-01  regular  578.00
                                乙  living   2024-01  regular  120.00
2024-02-12  change   乙  flag:heating 2024-01 yes
2024-02-20  issue    2024-02    甲  living   2024-02  regular  120.00
                                乙  living   2024-02  regular  120.00
                                乙  heating  2024-01  arrears  578.00  flag
