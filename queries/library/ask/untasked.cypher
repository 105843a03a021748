/*
id: ask.untasked
kind: question
title: {vi: "Cơ quan có tên ở nơi nhận mà không có việc", en: "Bodies among the recipients without a task"}
why:
  vi: "Để hỏi lại: gửi để biết, hay sót việc?"
  en: "To ask again: sent to know, or forgotten?"
parameters:
  province:
    type: province
    doc: {vi: "tên tỉnh, viết thế nào cũng được; bỏ trống là mọi tỉnh", en: "a province in any spelling; none for all"}
  body:
    type: name
    doc: {vi: "tên hoặc một phần tên cơ quan, có dấu hay không đều được; bỏ trống là mọi cơ quan", en: "the name of a body or a part of it, with or without diacritics; none for all"}
columns:
  {province: string, document: string, body: string, purpose: string, locator: string, quote: string}
sorted_by: [province, document, body]
*/
MATCH (d:Document {status: 'loaded'})
WHERE $province IS NULL OR d.province = $province
WITH d, COLLECT {
    MATCH (d)-[:CONTAINS]->(:Task)<-[:LEADS|PARTNERS]-(x:Agency) RETURN DISTINCT x.id AS id ORDER BY id
  } AS tasked
MATCH (d)-[s:SENT_TO]->(a:Agency)
WHERE NOT a.kind IN ['collective', 'vague'] AND NOT a.id IN tasked AND ($body IS NULL OR a.fold CONTAINS $body)
RETURN d.province AS province, coalesce(d.symbol, d.title, d.id) AS document, a.name AS body, s.purpose AS purpose,
  s.locator AS locator, s.quote AS quote
ORDER BY province, d.id, a.id
