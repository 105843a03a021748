/*
id: ask.who_does_what
kind: question
title: {vi: "Mỗi cơ quan của tỉnh chủ trì, phối hợp bao nhiêu việc", en: "How much each body of a province leads and partners"}
why:
  vi: "Để thấy việc dồn vào đâu."
  en: "To see where the work gathers."
parameters:
  province:
    type: province
    doc: {vi: "tên tỉnh, viết thế nào cũng được", en: "a province in any spelling"}
    required: true
columns:
  {body: string, kind: string, led: integer, partnered: integer}
sorted_by: [-led, -partnered, body]
*/
MATCH (a:Agency)-[r:LEADS|PARTNERS]->(t:Task)
WHERE t.province = $province
WITH a, sum(CASE type(r) WHEN 'LEADS' THEN 1 ELSE 0 END) AS led,
  sum(CASE type(r) WHEN 'PARTNERS' THEN 1 ELSE 0 END) AS partnered
RETURN a.name AS body, a.kind AS kind, led, partnered
ORDER BY led DESC, partnered DESC, a.id
