/*
id: ask.due
kind: question
title: {vi: "Việc đến hạn trong tháng hoặc quý", en: "Tasks due in a month or quarter"}
why:
  vi: "Để nhắc việc trước hạn. Hạn hằng năm và hạn chỉ ghi quý hoặc năm cũng được tính nếu có thể rơi vào kỳ ấy."
  en: "To remind before the date. Dates that recur every year, and those that name only a quarter or a year, count where they may fall into it."
parameters:
  year:
    type: integer
    doc: {vi: "năm, ví dụ 2020; bỏ trống là mọi năm", en: "a year such as 2020; none for all"}
  quarter:
    type: integer
    doc: {vi: "quý, từ 1 đến 4", en: "a quarter, 1 to 4"}
  month:
    type: integer
    doc: {vi: "tháng, từ 1 đến 12", en: "a month, 1 to 12"}
  province:
    type: province
    doc: {vi: "tên tỉnh, viết thế nào cũng được; bỏ trống là mọi tỉnh", en: "a province in any spelling; none for all"}
  rows:
    type: integer
    doc: {vi: "số hàng cần lấy; tự điền theo --limit", en: "how many rows are wanted; filled in from --limit"}
    default: 1001
columns:
  {due: string, province: string, leads: strings, document: string, ref: string, title: string, deadline: string}
sorted_by: [due, province]
*/
// due is 2020, 2020-04, 2020-04-15, 2020-Q2, or without the year where it recurs: 04-15, Q2.
MATCH (t:Task)
WHERE t.due IS NOT NULL AND ($province IS NULL OR t.province = $province)
WITH t, CASE WHEN t.due =~ '\\d{4}.*' THEN toInteger(substring(t.due, 0, 4)) END AS y,
  CASE WHEN t.due =~ '\\d{4}.*' THEN substring(t.due, 5) ELSE t.due END AS rest
WITH t, y, CASE WHEN rest =~ '\\d\\d.*' THEN toInteger(substring(rest, 0, 2)) END AS m,
  CASE WHEN rest =~ 'Q\\d' THEN toInteger(substring(rest, 1, 1)) END AS q
WITH t, y, m, CASE WHEN m IS NULL THEN q ELSE (m + 2) / 3 END AS q
WHERE ($year IS NULL OR coalesce(y, $year) = $year)
  AND ($quarter IS NULL OR coalesce(q, $quarter) = $quarter)
  AND ($month IS NULL OR coalesce(m, $month) = $month AND coalesce(q, ($month + 2) / 3) = ($month + 2) / 3)
WITH t ORDER BY t.due, t.province, t.document, t.order, t.id LIMIT $rows
MATCH (d:Document {id: t.document})
OPTIONAL MATCH (t)<-[l:LEADS]-(b:Agency)
WITH t, d, l, b ORDER BY l.start, b.id
WITH t, d, collect(b.name) AS leads
RETURN t.due AS due, t.province AS province, leads, coalesce(d.symbol, d.title, d.id) AS document, t.ref AS ref, t.title AS title,
  t.deadline_text AS deadline
ORDER BY due, province, d.id, t.order, t.id
