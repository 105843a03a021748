/*
id: ask.awaiting
kind: question
title: {vi: "Việc phải chờ hướng dẫn của nơi khác", en: "Tasks that wait for the guidance of others"}
why:
  vi: "Để đôn đốc đúng chỗ: hạn chỉ chạy khi có hướng dẫn."
  en: "To press where it helps: the deadline runs only from the guidance on."
parameters:
  awaited:
    type: string
    doc: {vi: "chữ có trong tên nơi phải chờ, ví dụ Bộ; bỏ trống là mọi nơi", en: "words in the name of whom it waits for, such as Bộ; none for all"}
  province:
    type: province
    doc: {vi: "tên tỉnh, viết thế nào cũng được; bỏ trống là mọi tỉnh", en: "a province in any spelling; none for all"}
  rows:
    type: integer
    doc: {vi: "số hàng cần lấy; tự điền theo --limit", en: "how many rows are wanted; filled in from --limit"}
    default: 1001
columns:
  {province: string, awaited: strings, leads: strings, document: string, ref: string, title: string, deadline:
   string}
sorted_by: [province]
*/
MATCH (t:Task)
WHERE size(coalesce(t.depends_on, [])) > 0 AND ($province IS NULL OR t.province = $province)
  AND ($awaited IS NULL OR size([x IN t.depends_on WHERE toLower(x) CONTAINS toLower($awaited)]) > 0)
WITH t ORDER BY t.province, t.document, t.order, t.id LIMIT $rows
MATCH (d:Document {id: t.document})
OPTIONAL MATCH (t)<-[l:LEADS]-(b:Agency)
WITH t, d, l, b ORDER BY l.start, b.id
WITH t, d, collect(b.name) AS leads
RETURN t.province AS province, t.depends_on AS awaited, leads, coalesce(d.symbol, d.title, d.id) AS document, t.ref AS ref, t.title AS title,
  t.deadline_text AS deadline
ORDER BY province, d.id, t.order, t.id
