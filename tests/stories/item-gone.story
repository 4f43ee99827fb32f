# An item that the ledger has paid cannot leave the project file

2024-01-02  project  items living heating
2024-01-02  project  heating in 1
2024-01-05  roster   甲  living heating from 2024-01
2024-01-20  issue    2024-01    甲  living   2024-01  regular  120.00
                                甲  heating  2024-01  regular  578.00
2024-02-05  project  items living
2024-02-20  issue    2024-02    refused item-gone
2024-02-20  project  items living heating
2024-02-20  issue    2024-02    甲  living   2024-02  regular  120.00
