# A wrong list that was not paid is reversed and issued again, by the right roster
# Who was only in lists that were taken back was never paid, and who is new in the first that stands needs no start.

2024-01-02  project  items wage
2024-01-05  roster   甲  wage 2200.00 from 2024-01
2024-01-05  roster   乙  wage 3000.00 from 2024-01
2024-01-19  issue    2024-01    甲  2024-01  regular  2200.00
                                乙  2024-01  regular  3000.00
2024-01-20  reverse  1
2024-01-20  reverse  1  refused batch-reversed
2024-01-20  reverse  2  refused batch-not-reversible
2024-01-20  roster   甲  wage 2000.00
2024-01-20  roster   乙  dropped
2024-01-20  roster   丙  wage 1000.00
2024-01-20  issue    2024-01    甲  2024-01  regular  2000.00
                                丙  2024-01  regular  1000.00
2024-02-20  issue    2024-02    甲  2024-02  regular  2000.00
                                丙  2024-02  regular  1000.00
2024-02-21  roster   丙  dropped
2024-03-20  issue    2024-03    refused person-omitted 丙
