/*
id: ask.classes_only
kind: question
title: {vi: "Việc chỉ giao cho nhóm cơ quan", en: "Tasks given to classes of bodies alone"}
why:
  vi: "“Các sở, ban, ngành” chủ trì thì không cơ quan nào chịu trách nhiệm chính."
  en: "Where \"the departments\" lead, no single body is answerable."
parameters:
  province:
    type: province
    doc: {vi: "tên tỉnh, viết thế nào cũng được; bỏ trống là mọi tỉnh", en: "a province in any spelling; none for all"}
columns:
  {province: string, document: string, ref: string, title: string, classes: strings, locator: string, quote:
   string}
sorted_by: [province]
*/
MATCH (d:Document)-[:CONTAINS]->(t:Task)<-[l:LEADS]-(a:Agency)
WHERE ($province IS NULL OR t.province = $province) AND a.kind IN ['collective', 'vague']
  AND NOT EXISTS { MATCH (t)<-[:LEADS]-(b:Agency) WHERE NOT b.kind IN ['collective', 'vague'] }
WITH d, t, l, a ORDER BY l.start, a.id
WITH d, t, collect(a.name) AS classes, collect(l.quote) AS quotes, collect(l.locator) AS locators
RETURN t.province AS province, coalesce(d.symbol, d.title, d.id) AS document, t.ref AS ref, t.title AS title, classes,
  locators[0] AS locator, quotes[0] AS quote
ORDER BY province, d.id, t.order, t.id
