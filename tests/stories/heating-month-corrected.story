# The heating month is corrected from October to November: nobody is paid twice

2024-10-02  project  items heating
2024-10-02  project  heating in 10
2024-10-05  roster   甲  heating from 2024-10
2024-10-20  issue    2024-10 --catch-up
                                甲  2024-10  regular  578.00
2024-11-04  project  heating in 11
2024-11-05  roster   乙  heating from 2024-11
2024-11-20  issue    2024-11    乙  2024-11  regular  578.00
2024-12-20  issue    2024-12    nobody
