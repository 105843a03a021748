/*
id: ask.about
kind: question
title: {vi: "Việc nói về một điều gì", en: "Tasks about something"}
why:
  vi: "Để tìm việc theo lời văn, có dấu hay không đều được."
  en: "To find tasks by their words, with or without diacritics."
parameters:
  words:
    type: name
    doc: {vi: "những chữ đi liền nhau trong việc cần tìm", en: "words that stand together in the task"}
    required: true
  province:
    type: province
    doc: {vi: "tên tỉnh, viết thế nào cũng được; bỏ trống là mọi tỉnh", en: "a province in any spelling; none for all"}
  rows:
    type: integer
    doc: {vi: "số hàng cần lấy; tự điền theo --limit", en: "how many rows are wanted; filled in from --limit"}
    default: 1001
columns:
  {province: string, leads: strings, document: string, ref: string, title: string, deadline: string}
sorted_by: [province]
*/
MATCH (t:Task)
WHERE t.fold CONTAINS $words AND ($province IS NULL OR t.province = $province)
WITH t ORDER BY t.province, t.document, t.order, t.id LIMIT $rows
MATCH (d:Document {id: t.document})
OPTIONAL MATCH (t)<-[l:LEADS]-(b:Agency)
WITH t, d, l, b ORDER BY l.start, b.id
WITH t, d, collect(b.name) AS leads
RETURN t.province AS province, leads, coalesce(d.symbol, d.title, d.id) AS document, t.ref AS ref, t.title AS title, t.deadline_text AS deadline
ORDER BY province, d.id, t.order, t.id
