/*
id: ask.implementing
kind: question
title: {vi: "Kế hoạch nào thực hiện một văn bản chỉ đạo, với bao nhiêu việc", en: "Plans that implement a directive, and with how many tasks"}
why:
  vi: "Để biết tỉnh nào đã cụ thể hóa chỉ đạo và đến đâu."
  en: "To know which provinces turned a directive into tasks, and how many."
parameters:
  directive:
    type: name
    doc: {vi: "số, ký hiệu hoặc một phần tên văn bản chỉ đạo", en: "the number of the directive, or a part of its title"}
    required: true
  province:
    type: province
    doc: {vi: "tên tỉnh, viết thế nào cũng được; bỏ trống là mọi tỉnh", en: "a province in any spelling; none for all"}
columns:
  {directive: string, province: string, document: string, date: string, tasks: integer, locator: string, quote:
   string}
sorted_by: [directive, province]
*/
MATCH (x:Document)<-[r:IMPLEMENTS]-(d:Document {status: 'loaded'})
WHERE x.fold CONTAINS $directive AND ($province IS NULL OR d.province = $province)
WITH x, r, d, COUNT { (d)-[:CONTAINS]->(:Task) } AS tasks
RETURN coalesce(x.symbol, x.title, x.id) AS directive, d.province AS province, coalesce(d.symbol, d.title, d.id) AS document, d.date AS date,
  tasks, r.locator AS locator, r.quote AS quote
ORDER BY x.id, province, d.id, r.id
