# Only people of the first list may be without a start month

2024-01-05  roster   甲  living
2024-01-20  issue    2024-01    甲  2024-01  regular  120.00
2024-02-05  roster   乙  living
2024-02-20  issue    2024-02    refused start-missing 乙
2024-02-20  roster   乙  from 2024-02
2024-02-20  issue    2024-02    甲  2024-02  regular  120.00
                                乙  2024-02  regular  120.00
