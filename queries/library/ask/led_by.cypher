/*
id: ask.led_by
kind: question
title: {vi: "Cơ quan chủ trì những việc gì", en: "What a body leads"}
why:
  vi: "Để biết mọi việc mà một cơ quan phải đứng ra làm, cùng ai và hạn nào."
  en: "To know every task that a body has to carry, with whom and until when."
parameters:
  body:
    type: name
    doc: {vi: "tên hoặc một phần tên cơ quan, có dấu hay không đều được", en: "the name of a body or a part of it, with or without diacritics"}
    required: true
  province:
    type: province
    doc: {vi: "tên tỉnh, viết thế nào cũng được; bỏ trống là mọi tỉnh", en: "a province in any spelling; none for all"}
  rows:
    type: integer
    doc: {vi: "số hàng cần lấy; tự điền theo --limit", en: "how many rows are wanted; filled in from --limit"}
    default: 1001
columns:
  {province: string, body: string, document: string, ref: string, title: string, partners: strings, deadline:
   string, due: string, locator: string, quote: string}
sorted_by: [province, body]
*/
MATCH (a:Agency)-[l:LEADS]->(t:Task)
WHERE a.fold CONTAINS $body AND ($province IS NULL OR t.province = $province)
WITH a, l, t ORDER BY t.province, a.id, t.document, t.order, t.id LIMIT $rows
MATCH (d:Document {id: t.document})
OPTIONAL MATCH (t)<-[p:PARTNERS]-(b:Agency)
WITH a, l, t, d, p, b ORDER BY p.start, b.id
WITH a, l, t, d, collect(b.name) AS partners
RETURN t.province AS province, a.name AS body, coalesce(d.symbol, d.title, d.id) AS document, t.ref AS ref, t.title AS title, partners,
  t.deadline_text AS deadline, t.due AS due, l.locator AS locator, l.quote AS quote
ORDER BY province, a.id, d.id, t.order, t.id
