/*
id: ask.partner_in
kind: question
title: {vi: "Cơ quan phối hợp trong những việc gì", en: "What a body is a partner in"}
why:
  vi: "Để biết cơ quan phải giúp ai, việc gì."
  en: "To know whom a body has to help, and in what."
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
  {province: string, body: string, leads: strings, document: string, ref: string, title: string, deadline:
   string, due: string, locator: string, quote: string}
sorted_by: [province, body]
*/
MATCH (a:Agency)-[p:PARTNERS]->(t:Task)
WHERE a.fold CONTAINS $body AND ($province IS NULL OR t.province = $province)
WITH a, p, t ORDER BY t.province, a.id, t.document, t.order, t.id LIMIT $rows
MATCH (d:Document {id: t.document})
OPTIONAL MATCH (t)<-[l:LEADS]-(b:Agency)
WITH a, p, t, d, l, b ORDER BY l.start, b.id
WITH a, p, t, d, collect(b.name) AS leads
RETURN t.province AS province, a.name AS body, leads, coalesce(d.symbol, d.title, d.id) AS document, t.ref AS ref, t.title AS title,
  t.deadline_text AS deadline, t.due AS due, p.locator AS locator, p.quote AS quote
ORDER BY province, a.id, d.id, t.order, t.id
