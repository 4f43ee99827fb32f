# A person who is dropped from the roster while money is owed stops the project

2024-01-05  roster   甲  living from 2024-01
2024-01-05  roster   乙  living from 2024-01
2024-01-20  issue    2024-01    甲  2024-01  regular  120.00
                                乙  2024-01  regular  120.00
2024-02-05  roster   乙  dropped
2024-02-20  issue    2024-02    refused person-omitted 乙
2024-02-20  draft    2024-02    refused person-omitted 乙
2024-02-21  change   乙  end 2024-02
2024-02-22  issue    2024-02    甲  2024-02  regular  120.00
