/*
id: ask.chain
kind: question
title: {vi: "Từ văn bản chỉ đạo tới việc và cơ quan", en: "From a directive to its tasks and bodies"}
why:
  vi: "Để thấy một chỉ đạo xuống tới ai."
  en: "To see whom a directive reaches."
parameters:
  directive:
    type: name
    doc: {vi: "số, ký hiệu hoặc một phần tên văn bản chỉ đạo", en: "the number of the directive, or a part of its title"}
    required: true
  province:
    type: province
    doc: {vi: "tên tỉnh, viết thế nào cũng được", en: "a province in any spelling"}
    required: true
columns:
  {directive: string, document: string, ref: string, title: string, role: string, body: string, path: path}
*/
MATCH p = (x:Document)<-[:IMPLEMENTS]-(d:Document)-[:CONTAINS]->(t:Task)<-[r:LEADS|PARTNERS]-(a:Agency)
WHERE d.province = $province AND x.fold CONTAINS $directive
RETURN coalesce(x.symbol, x.title, x.id) AS directive, coalesce(d.symbol, d.title, d.id) AS document, t.ref AS ref, t.title AS title,
  type(r) AS role, a.name AS body, p AS path
ORDER BY x.id, d.id, t.order, t.id, role, r.start, a.id
