/*
id: task.partners.none
kind: audit
title: {vi: Nhiệm vụ không có cơ quan phối hợp, en: Task without any partner}
why:
  vi: Không nêu cơ quan phối hợp thì đơn vị chủ trì phải tự tìm, các đơn vị khác không biết phần việc của mình.
  en: Without a partner the lead has to find help itself, and others do not know that they have a part in it.
severity: info
confidence: medium
parameters:
  province: {type: string, doc: name of a province; null for all}
columns: {province: string, document: string, node: string, nodes: strings, ref: string, title: string, leads: strings, evidence: evidence}
identity: [node]
node: node
message:
  vi: "Nhiệm vụ {ref} “{title}” ({leads}) không nêu cơ quan phối hợp."
  en: "Task {ref} “{title}” ({leads}) names no partner."
count: |
  MATCH (d:Document {status: 'loaded'})-[:CONTAINS]->(t:Task)
  WHERE ($province IS NULL OR d.province = $province) AND EXISTS { (t)<-[:LEADS]-(:Agency) }
  RETURN d.province AS province, count(t) AS examined
  ORDER BY province
*/
// Examined are tasks that have a lead; for the others task.lead_missing speaks.
MATCH (d:Document {status: 'loaded'})-[:CONTAINS]->(t:Task)<-[l:LEADS]-(a:Agency)
WHERE ($province IS NULL OR d.province = $province) AND NOT EXISTS { (t)<-[:PARTNERS]-(:Agency) }
WITH d, t, l, a ORDER BY l.start, a.id
WITH d, t, collect(a.id) AS agencies, collect(a.name) AS leads
RETURN d.province AS province, d.id AS document, t.id AS node, [t.id] + agencies AS nodes, t.ref AS ref,
  t.title AS title, leads,
  [{document: d.id, file: d.file, locator: t.locator, quote: t.quote, start: t.start, end: t.end}] AS evidence
ORDER BY province, document, t.order, node
