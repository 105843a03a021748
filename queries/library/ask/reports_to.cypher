/*
id: ask.reports_to
kind: question
title: {vi: "Ai báo cáo ai, theo tuyến nào", en: "Who reports to whom, and by which line"}
why:
  vi: "Gồm chế độ báo cáo trong kế hoạch (duty) và các tuyến có sẵn: administrative, professional, party, command."
  en: "Duties to report read from plans (duty), and standing lines: administrative, professional, party, command."
parameters:
  body:
    type: name
    doc: {vi: "tên hoặc một phần tên cơ quan, có dấu hay không đều được; bỏ trống là mọi cơ quan", en: "the name of a body or a part of it, with or without diacritics; none for all"}
  province:
    type: province
    doc: {vi: "tên tỉnh, viết thế nào cũng được; bỏ trống là mọi tỉnh", en: "a province in any spelling; none for all"}
  line:
    type: string
    doc: {vi: "tuyến: administrative, professional, party, command hoặc duty", en: "the line: administrative, professional, party, command or duty"}
  day:
    type: date
    doc: {vi: "ngày mà tuyến còn hiệu lực, ví dụ 2024-03-01", en: "a day on which the line holds, such as 2024-03-01"}
columns:
  {province: string, body: string, receiver: string, line: string, period: string, due: string, source: string,
   quote: string}
sorted_by: [province, body, receiver]
*/
MATCH (a:Agency)-[r:REPORTS_TO]->(b:Agency)
WHERE ($body IS NULL OR a.fold CONTAINS $body) AND ($line IS NULL OR r.line = $line)
  AND ($province IS NULL OR coalesce(a.province, b.province) = $province)
  AND ($day IS NULL OR (coalesce(r.valid_from, $day) <= $day AND coalesce(r.valid_to, '9999') > $day))
RETURN coalesce(a.province, b.province) AS province, a.name AS body, b.name AS receiver, r.line AS line,
  r.period AS period, r.due AS due, r.source AS source, r.quote AS quote
ORDER BY province, a.id, b.id, r.id
