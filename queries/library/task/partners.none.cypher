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
// The rows are many where much is loaded, so they hold no more than what is told.
MATCH (d:Document {status: 'loaded'})-[:CONTAINS]->(t:Task)
WHERE ($province IS NULL OR d.province = $province) AND NOT EXISTS { (t)<-[:PARTNERS]-() } AND EXISTS { (t)<-[:LEADS]-() }
WITH t, d.province AS province, d.id AS document, d.file AS file, t.order AS rank, t.id AS node
// page by province, document, rank, node
MATCH (t)<-[l:LEADS]-(a:Agency)
WITH province, document, file, node, t.ref AS ref, t.title AS title,
  rank, t.locator AS locator, t.quote AS quote, t.start AS from_offset, t.end AS to_offset,
  l.start AS place, a.id AS agency, a.name AS name
ORDER BY place, agency
WITH province, document, file, node, ref, title, rank, locator, quote, from_offset, to_offset,
  collect(agency) AS agencies, collect(name) AS leads
RETURN province, document, node, [node] + agencies AS nodes, ref, title, leads,
  [{document: document, file: file, locator: locator, quote: quote, start: from_offset, end: to_offset}] AS evidence
ORDER BY province, document, rank, node
