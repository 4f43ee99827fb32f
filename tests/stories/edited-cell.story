# A wage cell that was edited without a change to show for it stops the issue, until somebody says why

2024-01-02  project  items wage
2024-01-05  roster   甲  wage 2000.00 from 2024-01
2024-01-20  issue    2024-01    甲  2024-01  regular  2000.00
2024-02-05  roster   甲  wage 2100.00
2024-02-20  draft    2024-02    甲  2024-01  arrears  100.00  roster-edit
                                甲  2024-02  regular  2100.00
2024-02-20  issue    2024-02    refused gaps-disputed
2024-02-20  issue    2024-02 --accept
                                甲  2024-01  arrears  100.00  roster-edit
                                甲  2024-02  regular  2100.00
