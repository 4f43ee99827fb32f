# A list is issued once two people have approved exactly it, and every list needs its own approvals
# A late registration makes it another list; a supplement and the list after a reversal are approved by themselves.

2024-01-02  project   approvals 2
2024-01-05  roster    甲  living from 2024-01
2024-01-18  approve   2024-01  张三
2024-01-18  approve   2024-01  张三  refused approved-already
2024-01-18  issue     2024-01    refused not-approved
2024-01-19  roster    乙  living from 2024-01
2024-01-19  approve   2024-01  李四
2024-01-19  issue     2024-01    refused not-approved
2024-01-20  approve   2024-01  甲办
2024-01-20  issue     2024-01    refused approver-issues
2024-01-20  withdraw  2024-01  甲办
2024-01-20  withdraw  2024-01  王五  refused approval-missing
2024-01-20  issue     2024-01    refused not-approved
2024-01-20  approve   2024-01  张三
2024-01-20  issue     2024-01    甲  2024-01  regular  120.00
                                 乙  2024-01  regular  120.00
2024-01-21  approve   2024-01  张三  refused nothing-to-approve
2024-01-21  reverse   6
2024-01-21  issue     2024-01    refused not-approved
2024-01-21  approve   2024-01  张三
2024-01-21  approve   2024-01  李四
2024-01-21  issue     2024-01    甲  2024-01  regular  120.00
                                 乙  2024-01  regular  120.00
2024-01-24  roster    丙  living from 2024-01
2024-01-25  issue     2024-01    refused not-approved
2024-01-25  approve   2024-01  张三
2024-01-25  approve   2024-01  王五
2024-01-25  issue     2024-01    丙  2024-01  regular  120.00
2024-02-01  project   approvals 0
2024-02-20  issue     2024-02    甲  2024-02  regular  120.00
                                 乙  2024-02  regular  120.00
                                 丙  2024-02  regular  120.00
