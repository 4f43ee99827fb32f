# An end is corrected to a later month: the months between are paid

2024-01-05  roster   甲  living from 2024-01
2024-01-20  issue    2024-01    甲  2024-01  regular  120.00
2024-02-05  change   甲  end 2024-02
2024-02-20  issue    2024-02    nobody
2024-03-05  change   甲  end 2024-04
2024-03-20  issue    2024-03    甲  2024-02  arrears  120.00  end
                                甲  2024-03  regular  120.00
2024-04-20  issue    2024-04    nobody
