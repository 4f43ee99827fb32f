# A rate that stands in the file ahead of its document is not known before the document's day

2024-01-02  project  living 130.00 from 2024-02 issued 2024-03-15
2024-01-05  roster   甲  living from 2024-01
2024-01-20  issue    2024-01    甲  2024-01  regular  120.00
2024-02-20  issue    2024-02    甲  2024-02  regular  120.00
2024-03-14  draft    2024-03    甲  2024-03  regular  120.00
2024-03-20  issue    2024-03    甲  2024-02  arrears  10.00   rate
                                甲  2024-03  regular  130.00
