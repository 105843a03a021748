/*
id: task.partners.only_generic
kind: audit
title: {vi: Chỉ phối hợp với nhóm chung chung, en: Partners are only vague or collective}
why:
  vi: “Các cơ quan liên quan” không phải là ai cả; không cơ quan nào biết mình phải phối hợp.
  en: '"The agencies concerned" are nobody: no body knows from it that it has to take part.'
severity: warn
parameters:
  province: {type: string, doc: name of a province; null for all}
columns:
  province: string
  document: string
  node: string
  nodes: strings
  ref: string
  title: string
  partners: strings
  vague_only: boolean
  severity: severity
  evidence: evidence
identity: [node]
node: node
message:
  vi: "Nhiệm vụ {ref} “{title}” không nêu cơ quan phối hợp cụ thể nào: {partners}."
  en: "Task {ref} “{title}” names no single body as partner: {partners}."
count: |
  MATCH (d:Document {status: 'loaded'})-[:CONTAINS]->(t:Task)
  WHERE ($province IS NULL OR d.province = $province) AND EXISTS { (t)<-[:PARTNERS]-(:Agency) }
  RETURN d.province AS province, count(t) AS examined
  ORDER BY province
*/
// vague_only tells "các cơ quan liên quan" apart from classes; where one of the classes can be listed one by one
// ("UBND cấp huyện"), somebody at least knows, and the finding is only noted.
MATCH (d:Document {status: 'loaded'})-[:CONTAINS]->(t:Task)<-[:PARTNERS]-(b:Agency)
WHERE $province IS NULL OR d.province = $province
WITH d.province AS province, d.id AS document, t.order AS rank, t.id AS node,
  sum(CASE WHEN b.kind IN ['collective', 'vague'] THEN 0 ELSE 1 END) AS named
WHERE named = 0
WITH province, document, rank, node
// page by province, document, rank, node
MATCH (d:Document {id: document})-[:CONTAINS]->(t:Task {id: node})<-[l:PARTNERS]-(a:Agency)
WITH province, document, rank, node, d.file AS file, t.ref AS ref, t.title AS title, a.id AS agency, a.name AS name,
  a.kind AS kind, a.body AS role, l.locator AS locator, l.quote AS quote, l.start AS from_offset, l.end AS to_offset
ORDER BY from_offset, agency
WITH province, document, rank, node, ref, title, collect(agency) AS agencies, collect(name) AS partners,
  sum(CASE WHEN kind = 'vague' THEN 0 ELSE 1 END) AS classes,
  sum(CASE WHEN coalesce(role, '') IN ['ubnd_huyen', 'ubnd_xa'] THEN 1 ELSE 0 END) AS listed,
  collect({document: document, file: file, locator: locator, quote: quote, start: from_offset, end: to_offset}) AS evidence
RETURN province, document, node, [node] + agencies AS nodes, ref, title, partners, classes = 0 AS vague_only,
  CASE WHEN listed > 0 THEN 'info' ELSE 'warn' END AS severity, evidence
ORDER BY province, document, rank, node
